"""Lists and tables of travels: who went where, when, and whom the traveller met there.

"February 24–26, 1969 | United Kingdom | London | Informal visit; met with Prime Minister Wilson": the columns may stand in any order,
with a head or without, and so may the parts of a line "Belgium, Brussels – 3 May 1969: met with the King". The heading tells whose
travels they are, or to which country the visitors of the rows came.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.rows import Cell, Row
from detente.extraction.scan import Found
from detente.extraction.scene import Scene
from detente.extraction.timex import TimeMention, find

HEADING = 160
"""Characters that a heading has at most."""
LONGEST = 700
"""Characters that a row has at most."""
BETWEEN = re.compile(r"[\s,;:|()–—-]*(?:(?:[A-ZÀ-Þ][\w'’.-]*|of|and|de|the|in|to|from|on|visited|visit)[\s,;:()–—-]*){0,7}", re.IGNORECASE)
"""What may stand in a line between its country and its date: a town, and small words."""
SEGMENT = re.compile(r"(?<=[a-z\d)])[.;](?:\s+|$)|;\s*")


class Journey(NamedTuple):
    """A row or line of travels."""

    paragraph: Paragraph
    traveller: Character
    to: Character
    when: TimeMention | None
    behind: int
    """Character from which on it is told what happened."""
    visitor: tuple[int, int] | None = None
    """Where the row names the traveller, if it does."""
    country: Character | None = None
    """The country that the row names: that of those who are met there, or that the visitor comes from."""


class Heading(NamedTuple):
    """Whose travels the rows below a heading are, or to which country their visitors came."""

    traveller: Character | None
    host: Character | None


class Travels:
    """The travels that a document lists."""

    def __init__(self, scene: Scene, about: About) -> None:
        self.scene = scene
        self.about = about
        self.words = scene.lexicon.travels
        self._journeys: dict[int, Journey] = {}
        self._offices: list[tuple[Paragraph, Cell]] = []
        self._year: str | None = None
        self._columns = (0, 0)
        self._read()

    def dates(self) -> dict[int, TimeMention]:
        """The days of each row, by the index of its paragraph."""
        return {index: journey.when for index, journey in self._journeys.items() if journey.when is not None}

    def is_row(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a row of travels."""
        return paragraph.index in self._journeys

    def country(self, paragraph: Paragraph, at: int) -> Character | None:
        """The country of whoever is named at a place of a row beside the traveller: where the traveller is, or comes from."""
        journey = self._journeys.get(paragraph.index)
        if journey is None:
            return None
        return journey.country if journey.visitor is None or journey.visitor[0] <= at < journey.visitor[1] else journey.to

    def cells(self) -> Iterator[tuple[Paragraph, Cell]]:
        """The office of the traveller that the heading tells, and the visits and meetings that the rows tell, in their order."""
        yield from self._offices
        for journey in self._journeys.values():
            span = (0, len(journey.paragraph.text.rstrip(" |")))
            start = journey.when.value if journey.when is not None else None
            yield journey.paragraph, Cell("VISITED", journey.traveller, journey.to, start, None, span)
            for met in self._met(journey):
                yield journey.paragraph, Cell("MET", journey.traveller, met, _some_day(journey.when), None, span)

    def _read(self) -> None:
        heading = Heading(None, None)
        before: Journey | None = None
        for paragraph in (p for p in self.scene.paragraphs if p.row is None):
            barred = "|" in paragraph.text
            if not barred and len(paragraph.text) < HEADING and self.words.titles.search(paragraph.text):
                heading, before = self._heading(paragraph), None
            if not barred and (year := self._year_of(paragraph)) is not None:
                self._year = year
                continue
            if len(paragraph.text) > LONGEST or (heading.traveller is None and heading.host is None):
                continue
            journey = self._row(Row(self.scene, paragraph), heading, before) if barred else self._line(paragraph, heading)
            if journey is not None and journey.traveller is not journey.to:
                before = self._journeys[paragraph.index] = journey

    def _heading(self, heading: Paragraph) -> Heading:
        """Whose travels a heading announces: the person it names, whom the document is about, else the state it names; or the host."""
        people = list(dict.fromkeys(c for c, kind, _, _ in heading.marks if kind == "L"))
        states = list(dict.fromkeys(c for c, kind, _, _ in heading.marks if kind in "SD"))
        state = states[0] if len(states) == 1 else None
        if len(people) == 1:
            self._offices += self._office(heading, people[0])
            return Heading(people[0], None)
        if self.words.visitors.search(heading.text):
            return Heading(None, state or self.about.publisher or self._country_of_hosts() or self.about.topic)
        return Heading(self.about.protagonist or state, None)

    def _office(self, heading: Paragraph, person: Character) -> Iterator[tuple[Paragraph, Cell]]:
        """ "Travels Abroad of the President: Ana Ruiz": the office that a colon or comma parts from the name."""
        employer = self.scene.country_of(person) or self.about.publisher
        named = next((start for c, _, start, _ in heading.marks if c is person), 0)
        for title, comma in pairwise(heading.items):
            between = heading.text[comma.end : named].strip() if comma.end <= named else "?"
            if employer is not None and title.kind == "T" and comma.kind in "cM" and not between:
                office = self.scene.lexicon.canonical_title(heading.text[title.start : title.end].lower())
                yield heading, Cell("HOLDS_OFFICE", person, employer, None, None, (0, len(heading.text.rstrip())), (("office", office),))

    def _country_of_hosts(self) -> Character | None:
        """The country of whom visitors met most: of the known leader whom the document names more often than any other."""
        named = Counter(m.character.key for p in self.scene.paragraphs for m in p.mentions.values() if m.kind == "L" and m.character.key)
        most = named.most_common(2)
        if not most or most[0][1] < 3 or (len(most) > 1 and most[1][1] == most[0][1]):
            return None
        return self.scene.country_of(self.scene.known(str(most[0][0])))

    def _year_of(self, paragraph: Paragraph) -> str | None:
        """The one year that a heading tells: "Visits abroad, 1991", "1991"."""
        if len(paragraph.text) >= HEADING or paragraph.text.rstrip().endswith((".", ";")):
            return None
        dates = find(paragraph.text, anchor=None)
        one = len(dates) == 1 and dates[0].basis == "told" and dates[0].until is None and re.fullmatch(r"\d{4}", dates[0].value)
        return dates[0].value if one and not any(f.kind in "SC" for f in paragraph.found[1:]) else None

    def _row(self, row: Row, heading: Heading, before: Journey | None) -> Journey | None:
        """A row with a cell for its country and one for its days, in any order; a blank one is as in the row above."""
        columns = range(len(row.parts))
        places = [(column, states) for column in columns if (states := row.places(column))]
        dates = [(column, date) for column in columns if (date := row.date(column, self._year)) is not None]
        place, day = self._columns
        if before is not None:
            if not places and before.country is not None and row.is_blank(place):
                places = [(place, [before.country])]
            if not dates and before.when is not None and row.is_blank(day):
                dates = [(day, before.when)]
        if not places or not dates:
            return None
        self._columns = (places[0][0], dates[0][0])
        country, when = places[0][1][0], dates[0][1]
        told = [row.starts[c] for c in columns if c not in self._columns and row.tells(c)]
        behind = min(told, default=row.starts[max(self._columns)])
        if heading.host is None:
            return Journey(row.paragraph, heading.traveller or country, country, when, behind, None, country)
        visitor = next((m for _, m in sorted(row.paragraph.mentions.items()) if m.kind == "L"), None)
        if visitor is None:
            return Journey(row.paragraph, country, heading.host, when, behind, (0, 0), country)
        column = max(c for c in columns if row.starts[c] <= visitor.start)
        cell = (row.starts[column], row.starts[column] + len(row.parts[column]))
        behind = min((s for s in told if s != row.starts[column]), default=len(row.paragraph.text))
        return Journey(row.paragraph, visitor.character, heading.host, when, behind, cell, country)

    def _line(self, paragraph: Paragraph, heading: Heading) -> Journey | None:
        """A line that begins with a country and a date, in any order, with no more than a town between and before them."""
        places = [f for f in paragraph.found if f.kind in "SC" and f.type == "State"]
        found = find(paragraph.text, anchor=None, context=self._year)
        dates = [m for m in found if (m.basis == "told" or m.partial) and len(m.value) > 4]
        if not places or not dates:
            return None
        if heading.traveller is None:
            return self._visitor(paragraph, heading, places[0], dates[0])
        first, last = sorted(((places[0].start, places[0].end), (dates[0].start, dates[0].end)))
        around = (paragraph.text[: first[0]], paragraph.text[first[1] : last[0]])
        if first[1] > last[0] or not all(BETWEEN.fullmatch(part) for part in around) or any(re.search(r"[.!?]\s", p) for p in around):
            return None
        country = self.scene.character(places[0])
        return Journey(paragraph, heading.traveller, country, dates[0], last[1], None, country)

    def _visitor(self, paragraph: Paragraph, heading: Heading, place: Found, date: TimeMention) -> Journey | None:
        """A line that begins with a visitor's country, name or days, in any order: "Japan: Prime Minister Fukuda, May 2–4, 1978"."""
        visitor = next((m for _, m in sorted(paragraph.mentions.items()) if m.kind == "L"), None)
        if visitor is None or heading.host is None or len(paragraph.text) > HEADING * 2:
            return None
        first = min(place.start, visitor.start, date.start)
        between = paragraph.text[min(place.end, visitor.end) : max(place.start, visitor.start)]
        if not BETWEEN.fullmatch(paragraph.text[:first]) or not BETWEEN.fullmatch(between):
            return None
        country = self.scene.character(place)
        return Journey(paragraph, visitor.character, heading.host, date, visitor.end, (visitor.start, visitor.end), country)

    def _met(self, journey: Journey) -> list[Character]:
        """Whom the traveller met: persons named in a part of the row that tells a meeting, and the body whose meeting it was."""
        text = journey.paragraph.text
        found: list[Character] = []
        at = journey.behind
        for stop in [*(m.end() for m in SEGMENT.finditer(text, at)), len(text)]:
            meeting = self.words.meetings.search(text, at, stop)
            attended = self.words.attended.search(text, at, stop)
            told = meeting or attended
            if told is not None:
                occasion = self.words.occasions.search(text, told.start(), stop)
                end = occasion.start() if occasion is not None else stop
                types = ("Leader",) if meeting is not None else ("Organization",)
                found += _named(journey.paragraph, told.start(), end, types)[: None if meeting is not None else 1]
            at = stop
        return [c for c in dict.fromkeys(found) if c is not journey.traveller]


def _named(paragraph: Paragraph, start: int, end: int, types: tuple[str, ...]) -> list[Character]:
    named = {m.start: m.character for m in paragraph.mentions.values() if start <= m.start < end and m.character.type in types}
    return [named[place] for place in sorted(named)]


def _some_day(when: TimeMention | None) -> str | None:
    """On some day of a visit, as EDTF."""
    if when is None or when.until is None or ".." in when.until:
        return when.value if when is not None else None
    return f"[{when.value}..{when.until}]"
