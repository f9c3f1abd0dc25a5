"""Names in a paragraph: the gazetteer's, and institutions and agreements built by rule from their words.

What is found here does not overlap: the longest name wins, and of two as long the gazetteer's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from detente.extraction.gazetteer import Gazetteer, NameMatch
from detente.extraction.lexicon import Lexicon
from detente.extraction.scan import Found
from detente.extraction.unnamed import MARK, unnamed_agreements

FORM_KIND = {"demonym": "D", "capital": "C"}
TYPE_KIND = {"State": "S", "Organization": "O", "Party": "P", "Leader": "L", "Agreement": "A"}
CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&–-]*\w|[A-Z](?:\.[A-Z])*\.?)"
LEADING = re.compile(
    r"(?:(?:The|This|That|These|Both|In|On|At|Of|By|For|From|With|After|Before|Under|Since|When|While|As|And|But|His|Her|Its|Their|Our"
    r"|Former|New|Then|Last|Each|Every|All|Some|An?|Also|During|Following|Through|Against)\s+)+"
)
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
ACRONYM = re.compile(r"\s*\((?:the )?[“\"‘']?(?:or )?([A-Z][A-Za-z&.-]{1,11})[”\"’']?\)")


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def heads(words: frozenset[str]) -> str:
        return "|".join(sorted((re.escape(w.title().replace("É", "é")) for w in words), key=len, reverse=True))

    tail = (
        rf"(?:\s+(?:of|for|on|against|between|concerning)(?:\s+the)?\s+{CAP}"
        rf"(?:(?:\s+|,\s+|\s+and\s+|\s+&\s+|\s+of\s+(?:the\s+)?|\s+for\s+|\s+in\s+(?:the\s+)?|\s+on\s+|-){CAP})*)"
    )
    institution = re.compile(
        rf"(?:{CAP}\s+(?:(?:and|of|for|&)\s+)?){{0,6}}\b(?:{heads(lexicon.words['institutions'] | lexicon.words['party_heads'])})\b{tail}?"
    )
    agreement = re.compile(
        rf"(?:(?:{CAP}|of|and|on|for)\s+){{0,8}}\b(?:{heads(lexicon.words['agreements'])}|resolution)s?\b(?:\s+(?:No\.\s*)?\d[\d/()]*)?{tail}?"
        rf"|\b[A-Z]\w+[-–][A-Z]\w+\s+(?:Alliance|Entente)\b"
        rf"|\b(?:treaty|peace|convention|protocol)\s+of\s+(?!January|February|March|April|May|June|July|August|September|October|November|December){CAP}"
    )
    return institution, agreement


def names_in(text: str, gazetteer: Gazetteer, lexicon: Lexicon, defined: dict[str, Found]) -> list[Found]:
    """The names of a paragraph, in order. ``defined`` gathers acronyms that the document itself defines, and is looked up too."""
    found: list[Found] = []
    for match in (m for found_whole in gazetteer.find(text) for m in _beside_a_name(text, found_whole, gazetteer)):
        kind = FORM_KIND.get(match.form) or TYPE_KIND.get(match.type, "O")
        found.append(Found(match.start, match.end, kind, match.key, match.type, match.name, match.form))
    institution, agreement = _patterns(lexicon)
    built: list[Found] = []
    for pattern, kind, node_type in ((agreement, "A", "Agreement"), (institution, "O", "Organization")):
        for m in pattern.finditer(text):
            built_name = _trimmed(text, m.start(), m.end(), kind, found)
            if built_name is None:
                continue
            start, end = built_name
            if kind == "A":
                # "The U.S.-Philippines Agreement": the first of its two states is written with points, so that no word of it was matched.
                start = next((f.start for f in found if f.kind in "SD" and f.end == start - 1 and text[f.end] in "-–"), start)
            name = re.sub(r"\s+", " ", text[start:end])
            if (
                kind == "O"
                and any(re.search(rf"\b{head}\b", name, re.IGNORECASE) for head in ("party", "front", "movement", "guerrillas", "rebels"))
                and " of " not in name[:6]
            ):
                node_type_here = "Party"
            else:
                node_type_here = node_type
            rule = "agreement rule" if kind == "A" else "institution rule"
            built.append(Found(start, end, "P" if node_type_here == "Party" else kind, None, node_type_here, name, rule))
    for start, end in unnamed_agreements(text, lexicon):
        if not any(b.start < end and b.end > start for b in built) and not any(
            f.start < end and f.end > start and f.kind not in "SDC" for f in found
        ):
            while (inner := next((f for f in found if f.start <= start < f.end), None)) is not None:
                start = inner.end + 1
            built.append(Found(start, end, "A", None, "Agreement", text[start:end] + MARK, "agreement without a name"))
    for one in built:
        inside = [f for f in found if f.start < one.end and f.end > one.start]
        if any(f.start <= one.start and f.end >= one.end for f in inside) or any(f.start < one.start or f.end > one.end for f in inside):
            continue
        known = (f for f in inside if f.kind in "OPA" and f.end == one.end)
        if any(f.kind == "L" and not _called_after(f, one, text) for f in inside) or any(
            not _lengthens(one, f, text, lexicon) for f in known
        ):
            continue
        found = [f for f in found if f not in inside]
        found.append(one)
    taken = sorted(found, key=lambda f: f.start)
    for one in taken:
        if one.kind in "OPA" and (acronym := ACRONYM.match(text, one.end)):
            defined.setdefault(acronym.group(1), one)
    for acronym_text, origin in defined.items():
        for m in re.finditer(rf"(?<![\w-]){re.escape(acronym_text)}(?![\w])", text):
            if not any(f.start < m.end() and f.end > m.start() for f in found):
                found.append(
                    Found(m.start(), m.end(), origin.kind, origin.key, origin.type, origin.name, "acronym that the document explains")
                )
    return sorted(found, key=lambda f: f.start)


def _beside_a_name(text: str, match: NameMatch, gazetteer: Gazetteer) -> list[NameMatch]:
    """A name that is but an office, behind a name and a comma, is read as the office: "Mohammad Reza Pahlavi, the Shah of Iran"."""
    if match.type != "Leader" or " of " not in text[match.start : match.end] or match.name in text[match.start : match.end]:
        return [match]
    if not re.search(r"[^\W\d_],\s+(?:then\s+)?the\s+$", text[: match.start]):
        return [match]
    inside = gazetteer.find(text[match.start + 1 : match.end])
    return [m._replace(start=m.start + match.start + 1, end=m.end + match.start + 1) for m in inside if m.type == "State"]


def _called_after(person: Found, built: Found, text: str) -> bool:
    """Whether an institution is called after the person with whose name it begins: "Kofi Annan Foundation"."""
    return person.start == built.start and re.fullmatch(r"\s+[A-Z]\w+", text[person.end : built.end]) is not None and built.kind == "O"


def _lengthens(built: Found, known: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a word before a known party's name makes it another party: "Social Democratic Party"."""
    before = text[built.start : known.start].split()
    return known.kind == built.kind == "P" and len(before) == 1 and before[0].lower() in lexicon.words["of_parties"]


def _trimmed(text: str, start: int, end: int, kind: str, known: list[Found]) -> tuple[int, int] | None:
    """The name without an opening "The", leading small words and what belongs to the name before it; None where too little is left."""
    while leading := LEADING.match(text, start, end):
        start = leading.end()
    while m := re.match(r"(?:of|and|on|for|or|the)\s+", text[start:end]):
        start += m.end()
    for one in known:
        # A possessive before it, or another person's or state's name with no tie to it, is not part of the name.
        if one.start <= start < one.end or (
            one.start < end and one.end > start and text[one.end : one.end + 2] in ("'s", "’s") and one.end + 2 < end and one.kind in "SLC"
        ):
            if text[one.end : one.end + 2] in ("'s", "’s"):
                start = one.end + 3
            elif one.kind == "L":
                return None
    if cut := re.search(r"\s+(?:of|for|on|in|and)?\s*(?:the\s+)?(?:" + MONTHS + r")\b.*", text[start:end]):
        end = start + cut.start()
    if cut := re.search(r",\s.*|\s(?:OR|AND)\b.*", text[start:end]) if kind == "O" else None:
        end = start + cut.start()
    if kind == "A" and (
        aside := next((f for f in known if f.kind in "SC" and f.end == end and text[start : f.start].endswith(", ")), None)
    ):
        # "After the Treaty of Ancón, Peru opened": the state goes on with the sentence.
        end = aside.start - 2
    words = text[start:end].split()
    if words and words[-1] == "Cabinet" and re.match(r"\s+(?:Minister|Secretary)", text[end:]):
        return None
    if kind == "A":
        if len(words) < 2 or not re.search(r"[A-Z0-9]", text[start:end]):
            return None
        if text[start].islower() and any(f.start < end and f.end > start and f.kind != "C" for f in known):
            return None
        if text[start].islower() and words[1] != "of":
            return None
        if (
            words[0] in ("Agreement", "Declaration", "Plan", "Act", "Resolution", "Treaty", "Protocol", "Convention", "Statement")
            and words[1] not in ("of", "on", "for", "between", "against", "concerning")
            and not words[1][0].isdigit()
        ):
            return None
    elif len(words) < 2 or re.fullmatch(r"[A-Z]\.?", words[0]) or (words[0].endswith("tion") and words[1] == "of"):
        return None
    return (start, end) if end - start > 4 else None
