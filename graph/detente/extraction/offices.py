"""Offices told beside a name: "former Cambodian Foreign Minister Hor Namhong", "Kin Phea, director of the Institute".

A grammar of regular expressions over the kinds of a paragraph's items (``scan.py``). Offices told by a verb ("became
prime minister") are read off the parse, in ``tenure.py``; whose an office is that stands without an employer is settled
in ``employers.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon
from detente.extraction.office_forms import AFTER, BEFORE, BRACKETED, EARLIER, MORE, NAME, PLURAL_HEADS, TAIL, TITLES, WITH, singular
from detente.extraction.scan import Found, Item, kinds
from detente.names import fold


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
    counterpart: bool = False
    """Whether the possessor's counterpart is meant, who serves another employer."""
    with_as: bool = False
    """Whether it is told by "with X as prime minister", which a date of the sentence dates."""
    possessor: tuple[int, int] | None = None
    """The pronoun that tells whose the office is: "its president, X"."""


class Person(NamedTuple):
    """A name as the grammar read it, with the employer told behind it ("Jorge Videla of Argentina")."""

    start: int
    end: int
    found: Found | None
    honorific: str
    last: int
    """Its last item."""
    post: Found | None = None


def offices(text: str, items: list[Item], lexicon: Lexicon) -> list[Told]:
    """The offices told beside names in a paragraph, in order of their place."""
    told = sorted(_Reading(text, items, lexicon).read(), key=lambda t: (t.person, t.span, t.title))
    return sorted(_named_counterparts(told), key=lambda t: (t.span, t.person, t.title))


def _named_counterparts(told: list[Told]) -> Iterator[Told]:
    """ "His Kenyan counterpart, X" holds the office that was told last, of another employer."""
    title = None
    for one in told:
        if one.title != "counterpart":
            title = one.title
            yield one
        elif title is not None:
            yield one._replace(title=title, counterpart=True)


class _Reading:
    """The reading of one paragraph."""

    def __init__(self, text: str, items: list[Item], lexicon: Lexicon) -> None:
        self.text = text
        self.items = items
        self.lexicon = lexicon
        self.row = kinds(items)
        self.taken: set[int] = set()
        """Titles that stand before a name, which no name before them takes."""

    def read(self) -> Iterator[Told]:
        for match in BEFORE.finditer(self.row):
            yield from self._before(match)
        for match in re.finditer(rf"{TITLES}(?P<of>G(?=U?[SC]B))", self.row):
            yield from self._bracketed(match)
        for pattern in (AFTER, WITH):
            for match in pattern.finditer(self.row):
                yield from self._after(match)

    # --- an office before its holder or holders

    def _before(self, match: re.Match[str]) -> Iterator[Told]:
        if match["comma"].startswith("c") and not self._plural(match):
            return
        if match["comma"].startswith("M") and (
            not (match["det"] or match["employer"] or match["of"] or match["to"] or match["list"]) or self._apposed(match)
        ):
            return
        people = self._people(match)
        if not people or (match["vague"] and len(people) < 2):
            return
        self.taken |= set(range(match.start(), people[-1].last + 1))
        employers = self._listed(match)
        for n, person in enumerate(people):
            # "the foreign ministers of Peru and Chile, A and B": each his own, in order.
            own = employers[n] if len(employers) == len(people) else None
            yield from self._tell(match, person, own=own, before=True, phrase=n == 0 and not match["comma"])

    def _apposed(self, match: re.Match[str]) -> bool:
        """Whether an office stands behind a name, whose it is: "A, president of Peru, B, …"."""
        return match.start() > 1 and self.row[match.start() - 1] == "M" and self.row[match.start() - 2] in "NL" and not self._plural(match)

    def _people(self, match: re.Match[str]) -> list[Person]:
        first = self._person(match)
        if first is None:
            return []
        people = [first]
        at = match.end()
        while self._plural(match) and first.last == match.end("name") - 1 and (more := MORE.match(self.row, at)):
            following = self._person(more)
            if following is None or self.row[more.end("name") : more.end("name") + 1] == "X":
                break
            people.append(following)
            at = more.end()
        if match["comma"] and self._plural(match) and len(people) < 2:
            return []
        return people

    def _listed(self, match: re.Match[str]) -> list[Found]:
        spans = [match.span("list")] if match["list"] else ([match.span("each"), match.span("employer")] if match["each"] else [])
        return [f for span in spans for i in range(*span) if (f := self.items[i].found) is not None]

    def _bracketed(self, match: re.Match[str]) -> Iterator[Told]:
        """ "The presidents of Argentina (Carlos Menem), Brazil (Fernando Collor) and …"."""
        at = match.end()
        while at < len(self.row):
            if self.row[at] == "U":
                at += 1
            one = BRACKETED.match(self.row, at)
            person = self._person(one) if one is not None else None
            if one is None or person is None:
                return
            yield self._told(
                person, self._title(match.end("of") - 2), self.items[one.start("state")].found, (self.items[one.start()].start, person.end)
            )
            at = one.end()
            while at < len(self.row) and self.row[at] in "MK":
                at += 1

    # --- an office behind its holder or holders

    def _after(self, match: re.Match[str]) -> Iterator[Told]:
        if match.re is WITH and not self._accompanies(match):
            return
        if not self._stands(match, bare=match.re is WITH or bool(match["det"])):
            return
        person = self._person(match)
        if person is None:
            return
        people = [person]
        if self._plural(match) and (earlier := EARLIER.search(self.row, 0, match.start("name"))):
            people = [
                p
                for name in re.finditer(NAME, earlier["names"])
                if (p := self._name(earlier.start("names") + name.start(), earlier.start("names") + name.end()))
            ] + people
        for one in people:
            yield from self._tell(match, one, before=False)
        tail: re.Match[str] | None = match
        while tail is not None and (tail := TAIL.match(self.row, tail.end())) is not None:
            if not self._stands(tail, bare=tail["det"] == "U" and "K" in tail["paren"]):
                break
            yield from self._tell(tail, person, before=False)

    def _accompanies(self, match: re.Match[str]) -> bool:
        """Whether it is "with X as T" or "and Y as U" behind that; what else stands before "as" a verb tells."""
        before = self.text[max(0, self.items[match.start("name")].start - 120) : self.items[match.start("name")].start].lower()
        return bool(re.search(r"\bwith\s+$", before) or re.search(r"\bwith\b[^.;]*\bas\b[^.;]*(?:,|\band)\s+$", before))

    def _stands(self, match: re.Match[str], *, bare: bool) -> bool:
        """Whether the office behind a name is that name's: not the title of the next one, and not a title in a list of words."""
        if match["next"] in tuple("NLHT") or any(i in self.taken and self.row[i] == "T" for i in range(*match.span("titles"))):
            return False
        if (
            match["next"] == "M"
            and match["det"]
            and self.row[match.end() + 1 : match.end() + 2] in ("N", "L", "H")
            and match["paren"] == "M"
        ):
            # "X, the minister, Y, and …" tells X's office; "the visit of X, his foreign minister, Y, and …" tells Y's.
            return match["det"] == "U"
        anchored = match["of"] or match["employer"] or match["to"]
        dated = match["next"] == "w" and self._word(match.end()) in ("since", "from", "until", "between", "during", "under")
        return bool(anchored or bare or dated or match["next"] in ("M", "E", "c", "Z", "Y", ""))

    # --- parts

    def _person(self, match: re.Match[str]) -> Person | None:
        person = self._name(match.start("name"), match.end("name"))
        if person is None or "post" not in match.re.groupindex or match["post"] is None or person.last != match.end("name") - 1:
            return person
        post = next((self.items[i].found for i in range(*match.span("post")) if self.items[i].found is not None), None)
        return person._replace(post=post)

    def _name(self, start: int, end: int) -> Person | None:
        """The person whose name stands between two items; None where its words do not stand together as one."""
        items, text = self.items, self.text
        honorifics: list[str] = []
        if self.row[start:end] == "HGN":
            return Person(items[start].start, items[end - 1].end, None, text[items[start].start : items[start].end], end - 1)
        while start < end and items[start].kind == "H":
            honorifics.append(text[items[start].start : items[start].end])
            start += 1
        kept: list[Item] = []
        for item in items[start:end]:
            gap = text[kept[-1].end : item.start] if kept else ""
            if item.kind != "M" and gap not in (" ", "-", "‑", ", ", " ‘", ' "', " “", ""):
                break
            kept.append(item)
            if item.kind == "L" and len(kept) > 1:
                # Another gazetteer's leader begins a new name: "Foreign Minister Lavrov" never runs on into the next person.
                break
        while kept and kept[-1].kind == "M":
            kept.pop()
        if len(kept) >= 2 and kept[-2].kind == "M" and not re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", text[kept[-1].start : kept[-1].end]):
            kept = kept[:-2]
        if not kept or (len(kept) == 1 and kept[0].end - kept[0].start < 2):
            return None
        if any(k.kind == "N" and text[k.start : k.end].lower().rstrip("s") in self.lexicon.not_names for k in kept):
            return None
        found = kept[-1].found if kept[-1].kind == "L" and self._same_person(kept) else None
        return Person(kept[0].start, kept[-1].end, found, " ".join(honorifics), start + len(kept) - 1)

    def _same_person(self, kept: list[Item]) -> bool:
        """Whether words before a leader's surname are that leader's: Viktor Lukashenko is not Alexander."""
        last = kept[-1]
        if len(kept) == 1 or " " in self.text[last.start : last.end] or last.found is None:
            return True
        return bool(set(fold(self.text[kept[0].start : last.start]).split()) & set(fold(last.found.name).split()))

    def _plural(self, match: re.Match[str]) -> bool:
        return bool(PLURAL_HEADS.search(self._word(match.end("titles") - 1)))

    def _word(self, item: int) -> str:
        return self.text[self.items[item].start : self.items[item].end].lower()

    def _title(self, item: int) -> str:
        return self.lexicon.canonical_title(singular(self._word(item)))

    def _told(self, person: Person, title: str, employer: Found | None, span: tuple[int, int]) -> Told:
        return Told((person.start, person.end), person.found, title, employer, None, False, False, span, person.honorific, False)

    def _tell(
        self, match: re.Match[str], person: Person, *, own: Found | None = None, before: bool, phrase: bool = False
    ) -> Iterator[Told]:
        def found_in(name: str) -> Found | None:
            if match[name] is None or not match[name]:
                return None
            # Of a possessor and its institution ("of Burma's National Assembly"), the institution.
            found = [self.items[i].found for i in range(*match.span(name)) if self.items[i].found is not None]
            if match[name][-1] == "w" and self._word(match.end(name) - 1) not in self.lexicon.words["stand_for_state"] - {"party"}:
                return None
            return (found[-1] if "X" in match[name] else found[0]) if found else None

        modifiers = [w for name in ("j0", "j1") for i in range(*match.span(name)) for w in self._word(i).split()]
        past = any(m in self.lexicon.past or m.startswith("ex") for m in modifiers)
        acting = any(m in self.lexicon.acting for m in modifiers)
        employer = None if self._is_place(match) else found_in("employer") or self._owner(match)
        of, to = found_in("of"), found_in("to")
        post = person.post or own
        titles = [i for i in range(*match.span("titles")) if self.items[i].kind == "T"]
        first = next((match.start(n) for n in ("j0", "employer", "j1") if match[n]), match.start("titles"))
        last = match.end() - 1 if not before or (person.post and person.last < match.end()) else person.last
        span = (min(self.items[first].start, person.start), max(self.items[last].end, person.end))
        plural = before and self._plural(match)
        for n, i in enumerate(titles):
            title = self._title(i)
            final = n == len(titles) - 1
            holder = (of if final else None) or employer or (post if final else None) or of
            if (plural and post is not None) or (n > 0 and employer is not None and employer.kind in "OPI" and of is None):
                holder = post
            if holder is None and title in self.lexicon.words["courtesies"]:
                continue
            pronoun = self.items[match.start("det")] if match["det"] == "p" and holder is None else None
            past_here = (past and n == 0) or (past and before)
            yield Told(
                (person.start, person.end), person.found, title, holder, to, past_here, acting, span, person.honorific, phrase,
                False, match.re is WITH, (pronoun.start, pronoun.end) if pronoun is not None else None,
            )  # fmt: skip

    def _is_place(self, match: re.Match[str]) -> bool:
        """Whether what stands before a title is but where it happened: "In Hanoi President X …"."""
        at = match.start("employer")
        return match["employer"] in ("C", "S") and at > 0 and self.row[at - 1] == "Q"

    def _owner(self, match: re.Match[str]) -> Found | None:
        """Whose the office is, told right before it: "Togo, whose foreign minister X", "Peru (President X)"."""
        at = match.start()
        if match["det"] == "p" and self._word(match.start("det")) == "whose":
            at -= self.row[at - 1 : at] == "M"
            return self.items[at - 1].found if at > 0 and self.row[at - 1] in "SOPC" else None
        if at > 1 and self.row[at - 1] == "B" and self.row[at - 2] in "SC" and "name" in match.re.groupindex and match.start("name") > at:
            return self.items[at - 2].found
        return None
