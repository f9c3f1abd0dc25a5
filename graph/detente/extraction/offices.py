"""Offices told beside a name: "former Cambodian Foreign Minister Hor Namhong", "Kin Phea, director of the Institute".

A grammar of regular expressions over the kinds of a paragraph's items (``scan.py``). Offices told by a verb ("became
prime minister") are read off the parse, in ``tenure.py``; whose an office is that stands without an employer is settled
in ``employers.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.extraction.lexicon import Lexicon
from detente.extraction.office_forms import (
    AFTER,
    ANNOUNCED,
    BEFORE,
    BRACKETED,
    EARLIER,
    LIST,
    LISTED,
    MORE,
    NAME,
    TAIL,
    TITLES,
    WITH,
)
from detente.extraction.office_names import Person
from detente.extraction.office_parts import Parts, Told
from detente.extraction.scan import Found, Item
from detente.extraction.titles import PLURAL_HEADS

HEADING = 120
"""Characters under which a paragraph without a full stop is a heading."""


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


class _Reading(Parts):
    """The reading of one paragraph."""

    def __init__(self, text: str, items: list[Item], lexicon: Lexicon) -> None:
        super().__init__(text, items, lexicon)
        self.taken: set[int] = set()
        """Titles that stand before a name, which no name before them takes."""

    def read(self) -> Iterator[Told]:
        at = 0
        while (match := BEFORE.search(self.row, at)) is not None:
            at = match.end()
            if match["rank"] and self.word(match.start("rank")) not in self.lexicon.words["ranks"]:
                # "The president of Peru, Foreign Minister Soto, and …": two persons of a list.
                at = match.start("rank")
                continue
            yield from self._before(match)
        for match in re.finditer(rf"{TITLES}(?P<of>G(?=U?[SC]B))", self.row):
            yield from self._bracketed(match)
        for match in ANNOUNCED.finditer(self.row):
            yield from self._announced(match)
        for pattern in (AFTER, WITH):
            for match in pattern.finditer(self.row):
                yield from self._after(match)

    # --- an office before its holder or holders

    def _before(self, match: re.Match[str]) -> Iterator[Told]:
        if match["comma"].startswith("c") and not (self.is_plural(match) or self._heads(match)):
            return
        if match["comma"].startswith("M") and (
            not (any(match[part] for part in ("det", "employer", "of", "to", "list")) or self.is_plural(match)) or self._apposed(match)
        ):
            return
        people = self._people(match)
        if not people or (match["vague"] and len(people) < 2) or (match["comma"] and self._given(match, people)):
            return
        self.taken |= set(range(match.start(), people[-1].last + 1))
        employers = self._listed(match)
        for n, person in enumerate(people):
            # "the foreign ministers of Peru and Chile, A and B": each his own, in order.
            own = employers[n] if len(employers) == len(people) else None
            yield from self.tell(match, person, own=own, before=True, phrase=n == 0 and self._is_one_phrase(match))
        if match["rank"]:
            yield self._ranked(match, people[0])

    def _is_one_phrase(self, match: re.Match[str]) -> bool:
        """Whether office and name stand for one person to the parser: "President Soto", "the president of Chile, Juan Soto"."""
        return not match["comma"] or (match["comma"] == "M" and not match["rank"] and match["det"] != "p" and not self.is_plural(match))

    def _ranked(self, match: re.Match[str], person: Person) -> Told:
        """The second office of "Peru's envoy to the UN, Ambassador X", of the same state."""
        employer = next((f for i in range(*match.span("employer")) if (f := self.items[i].found) is not None and f.type == "State"), None)
        rank = match.start("rank")
        return self.told(person, self.title(rank), employer, (self.items[rank].start, person.end))

    def _heads(self, match: re.Match[str]) -> bool:
        """Whether a heading names after a colon who holds the office: "Journeys of the President: Juan Soto"."""
        return match["det"] == "U" and len(self.text) < HEADING and "E" not in self.row

    def _given(self, match: re.Match[str], people: list[Person]) -> bool:
        """Whether a verb gives the office, or another one to the name: "named consul in Lima, X …", "as consul in Lima, X as envoy"."""
        if self.row[people[-1].last + 1 : people[-1].last + 2] in ("a", "T"):
            return True
        giving = re.search(r"[VwJ](?:[Qw]Y+)?a$" if match["det"] else r"[VwJ](?:[Qw]Y+)?a?$", self.row[: match.start()])
        return giving is not None and self.word(giving.start()) in self.lexicon.giving_forms_as

    def _apposed(self, match: re.Match[str]) -> bool:
        """Whether an office stands behind a name, whose it is: "A, president of Peru, B, …"."""
        return (
            match.start() > 1 and self.row[match.start() - 1] == "M" and self.row[match.start() - 2] in "NL" and not self.is_plural(match)
        )

    def _people(self, match: re.Match[str]) -> list[Person]:
        first = self.person(match)
        if first is None:
            return []
        people = [first]
        at = match.end()
        while self.is_plural(match) and first.last == match.end("name") - 1 and (more := MORE.match(self.row, at)):
            following = self.person(more)
            if following is None or self.row[more.end("name") : more.end("name") + 1] == "X":
                break
            people.append(following)
            at = more.end()
        if match["comma"] and self.is_plural(match) and len(people) < 2:
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
            person = self.person(one) if one is not None else None
            if one is None or person is None:
                return
            yield self.told(
                person, self.title(match.end("of") - 2), self.items[one.start("state")].found, (self.items[one.start()].start, person.end)
            )
            at = one.end()
            while at < len(self.row) and self.row[at] in "MK":
                at += 1

    def _announced(self, match: re.Match[str]) -> Iterator[Told]:
        """ "Some Peruvian ministers were present: Juan Soto (Economy), Luis Paz (Defence)"."""
        if not PLURAL_HEADS.search(self.word(match.start("title"))):
            return
        title = self.title(match.start("title"))
        employer = next((f for i in range(*match.span("employer")) if (f := self.items[i].found) is not None), None)
        at = match.end()
        while (one := LISTED.match(self.row, at)) is not None and (person := self.person(one)) is not None:
            at = one.end()
            matter = self.text[self.items[one.start("matter")].start : self.items[one.end("matter") - 1].end] if one["matter"] else ""
            of_state = next((self.items[i].found for i in range(*one.span("matter")) if self.items[i].kind in "SC"), None)
            own = self.lexicon.canonical_title(f"{matter} {title}") if matter.lower() in self.lexicon.words["portfolios"] else title
            if one["matter"] or employer is not None:
                yield self.told(person, own, of_state or employer, (person.start, self.items[one.end() - 1].end))

    # --- an office behind its holder or holders

    def _after(self, match: re.Match[str]) -> Iterator[Told]:
        if "link" in match.re.groupindex and match["link"] == "V" and self.word(match.start("link")) in self.lexicon.words["finite"]:
            # "Ole, a nephew of President Soto, became minister": the clause goes on with its own subject.
            return
        if match.re is WITH and not self._accompanies(match):
            return
        if not self._stands(match, bare=match.re is WITH or bool(match["det"])):
            return
        person = self.person(match)
        if person is None:
            return
        people = [person]
        if self.is_plural(match) and (earlier := EARLIER.search(self.row, 0, match.start("name"))):
            people = [
                p
                for name in re.finditer(NAME, earlier["names"])
                if (p := self.names.name(earlier.start("names") + name.start(), earlier.start("names") + name.end()))
            ] + people
        states = self._states(match.start("of")) if len(people) > 1 and match["of"] else []
        for n, one in enumerate(people):
            # "A and B, the foreign ministers of Peru and Chile": each his own, in order.
            yield from self.tell(match, one, own=states[n] if len(states) == len(people) else None, before=False)
        tail: re.Match[str] | None = match
        while tail is not None and (tail := TAIL.match(self.row, tail.end())) is not None:
            if not self._stands(tail, bare=tail["det"] == "U" and "K" in tail["paren"]):
                break
            yield from self.tell(tail, person, before=False)

    def _states(self, at: int) -> list[Found]:
        """The states of a list behind an office: "of Peru, Chile and Bolivia"."""
        match = re.compile(LIST).match(self.row, at)
        return [f for i in range(*match.span()) if (f := self.items[i].found) is not None] if match is not None else []

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
            and match.re is not WITH
            and match["paren"] == "M"
        ):
            # "X, the minister, Y, and …" tells X's office; "the visit of X, his foreign minister, Y, and …" tells Y's.
            return match["det"] == "U"
        anchored = match["of"] or match["employer"] or match["to"]
        dated = match["next"] == "w" and self.word(match.end()) in ("since", "from", "until", "between", "during", "under")
        before = [*range(*match.span("j0")), *(range(*match.span("link")) if "link" in match.re.groupindex else ())]
        given = any(self.word(i) in self.lexicon.giving_forms for i in before)
        return bool(anchored or bare or dated or given or match["next"] in ("M", "E", "c", "Z", "Y", ""))
