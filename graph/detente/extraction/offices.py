"""Offices told beside a name: "former Cambodian Foreign Minister Hor Namhong", "Kin Phea, director of the Institute".

A grammar of regular expressions over the kinds of a paragraph's items (``scan.py``). Offices told by a verb ("became
prime minister") are read off the parse, in ``tenure.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon
from detente.extraction.scan import Found, Item, kinds

NAME = r"H*(?:[NL]{1,6}(?:MN(?=[MEZKVwQGFBX]|$))?)"
EMPLOYER = r"U?[SDCOPI]X?"
TITLES = r"T(?:[MK]?T){0,3}"
OF = r"(?:GU?[JR]*D?N{0,2}[SDOPC](?:K(?=U?S)U?S)?)"
TO = r"(?:QU?[SCO])"
BEFORE = re.compile(
    rf"(?P<j0>J*)(?P<employer>{EMPLOYER})?(?P<j1>[JR]*)(?P<titles>{TITLES})(?P<of>{OF})?(?P<to>{TO})?(?P<comma>M?)(?P<name>{NAME})(?P<post>GU?S(?!K?T))?"
)
MORE = re.compile(rf"(?:M|K|MK)(?P<name>{NAME})")
AFTER = re.compile(
    rf"(?P<name>{NAME})(?P<paren>[MB])(?:V)?(?P<u>U?)(?P<j0>J*)(?P<employer>{EMPLOYER})?(?P<j1>[JR]*)(?P<titles>{TITLES})(?P<of>{OF})?(?P<to>{TO})?(?=(?P<next>.?))"
)


class Told(NamedTuple):
    """An office told beside a name. Spans are character offsets in the paragraph."""

    person: tuple[int, int]
    """The name, without honorifics."""
    found: Found | None
    """The gazetteer's leader, where the name is or ends in one."""
    title: str
    employer: Found | None
    accredited_to: Found | None
    past: bool
    acting: bool
    span: tuple[int, int]
    """From the first word of the office to the last of it or the name."""
    honorific: str
    before: bool
    """Whether the office stands before the name, so that both are one noun phrase."""


def offices(text: str, items: list[Item], lexicon: Lexicon) -> list[Told]:
    """The offices told beside names in a paragraph, in order of their place."""
    told: list[Told] = []
    row = kinds(items)
    taken: set[int] = set()
    for match in BEFORE.finditer(row):
        if match.group("comma") and not (row[match.start()] in "U" or match.group("employer") or match.group("of") or match.group("to")):
            continue
        first = _name(text, items, match.start("name"), match.end("name"), lexicon)
        if first is None:
            continue
        taken |= set(range(match.start(), match.end()))
        people = [first]
        if _plural(text, items, match):
            at = match.end("name")
            while more := MORE.match(row, at):
                following = _name(text, items, more.start("name"), more.end("name"), lexicon)
                if following is None or row[more.end("name") : more.end("name") + 1] == "X":
                    break
                people.append(following)
                at = more.end("name")
        for person in people:
            told.extend(_tell(text, items, match, person, lexicon, before=True))
    for match in AFTER.finditer(row):
        if match.group("next") in ("N", "L", "H", "T") or any(i in taken and row[i] == "T" for i in range(match.start("titles"), match.end("titles"))):
            continue
        anchored = match.group("of") or match.group("employer") or match.group("to")
        if not anchored and not match.group("u") and match.group("next") not in ("M", "E", "Z", ""):
            continue
        person = _name(text, items, match.start("name"), match.end("name"), lexicon)
        if person is not None:
            told.extend(_tell(text, items, match, person, lexicon, before=False))
    told.sort(key=lambda t: (t.span, t.person, t.title))
    return told


def _plural(text: str, items: list[Item], match: re.Match[str]) -> bool:
    last = items[match.end("titles") - 1]
    return text[last.start : last.end].lower().endswith("s") and not text[last.start : last.end].lower().endswith("affairs") or text[last.start : last.end].lower().startswith(("ministers ", "secretaries "))


def _name(text: str, items: list[Item], start: int, end: int, lexicon: Lexicon) -> tuple[int, int, Found | None, str] | None:
    """Span, gazetteer's leader and honorific of a name; None where its words do not stand together as one."""
    honorifics: list[str] = []
    while start < end and items[start].kind == "H":
        honorifics.append(text[items[start].start : items[start].end])
        start += 1
    names = items[start:end]
    if not names:
        return None
    kept = [names[0]]
    for item in names[1:]:
        gap = text[kept[-1].end : item.start]
        if item.kind == "M" or gap in (" ", "-", "‑", ", ", " ‘", " \"", " “") or not gap:
            kept.append(item)
        else:
            break
    while kept and kept[-1].kind == "M":
        kept.pop()
    if len(kept) >= 2 and kept[-2].kind == "M" and not re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", text[kept[-1].start : kept[-1].end]):
        kept = kept[:-2]
    if len(kept) == 1 and kept[0].end - kept[0].start < 2:
        return None
    if any(k.kind == "N" and text[k.start : k.end].lower().rstrip("s") in lexicon.not_names for k in kept):
        return None
    leaders = [k for k in kept if k.kind == "L"]
    if leaders and len(kept) > 1:
        # Another gazetteer's leader begins a new name: "Foreign Minister Lavrov" never runs on into the next person.
        place = kept.index(leaders[0])
        kept = kept[: place + 1]
    found = leaders[0].found if leaders and kept[-1] is leaders[0] else None
    return kept[0].start, kept[-1].end, found, " ".join(honorifics)


def _tell(
    text: str, items: list[Item], match: re.Match[str], person: tuple[int, int, Found | None, str], lexicon: Lexicon, *, before: bool
) -> Iterator[Told]:
    def group(name: str) -> str:
        if match.start(name) < 0 or match.start(name) == match.end(name):
            return ""
        return text[items[match.start(name)].start : items[match.end(name) - 1].end].lower()

    def found_in(name: str) -> Found | None:
        if name not in match.re.groupindex or match.start(name) < 0:
            return None
        return next((items[i].found for i in range(match.start(name), match.end(name)) if items[i].found is not None), None)

    modifiers = (group("j0") + " " + group("j1")).split()
    past = any(m in lexicon.past or m.startswith("ex") for m in modifiers)
    acting = any(m in lexicon.acting for m in modifiers)
    employer = found_in("employer")
    of, to, post = found_in("of"), found_in("to"), found_in("post")
    titles = [i for i in range(match.start("titles"), match.end("titles")) if items[i].kind == "T"]
    first = items[match.start("j0") if match.start("j0") >= 0 and match.start("j0") < match.start("titles") else match.start("titles")]
    span = (min(first.start, items[match.start()].start if before else first.start, person[0]), max(person[1], items[match.end() - 1].end if before else items[match.end("titles") - 1].end))
    for n, i in enumerate(titles):
        title = lexicon.canonical_title(_singular(text[items[i].start : items[i].end]))
        last = n == len(titles) - 1
        holder = (of if last and of is not None else None) or employer or (post if last else None) or of
        if n > 0 and employer is not None and employer.kind in "OPI" and of is None:
            holder = post
        yield Told((person[0], person[1]), person[2], title, holder, to, past, acting, span, person[3], before)


def _singular(title: str) -> str:
    words = title.split()
    head = 0 if len(words) > 1 and words[1].lower() in ("of", "for") else len(words) - 1
    word = words[head]
    if word.lower() in ("ministers", "presidents", "secretaries", "premiers", "kings", "queens", "ambassadors", "chancellors", "leaders", "chairmen", "envoys", "emperors", "consuls", "directors", "generals", "princes", "senators", "governors", "commissioners", "representatives"):
        words[head] = {"secretaries": "secretary", "chairmen": "chairman"}.get(word.lower(), word[:-1])
    return " ".join(words)
