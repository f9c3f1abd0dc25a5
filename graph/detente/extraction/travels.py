"""Lists and tables of somebody's travels: where, when, and whom the traveller met there.

"February 24–26, 1969 | United Kingdom | London | Informal visit; met with Prime Minister Wilson": the columns may stand in any order,
with a head or without, and so may the parts of a line "Belgium, Brussels – 3 May 1969: met with the King". The heading tells whose
travels they are, or to which country the visitors of the rows came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.rows import Cell, Row
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
    """A row or line of travels: the country, the days, and where it is told what happened."""

    paragraph: Paragraph
    traveller: Character
    country: Character
    when: TimeMention | None
    behind: int
    """Character from which on it is told what happened."""


class Travels:
    """The travels that a document lists."""

    def __init__(self, scene: Scene, about: About) -> None:
        self.scene = scene
        self.about = about
        self.words = scene.lexicon.travels
        self._of_rows: dict[int, Character] = {}
        self._journeys = list(self._read())

    def country(self, paragraph: Paragraph) -> Character | None:
        """The country of the row in which a paragraph stands, whose officials meet the traveller there."""
        return self._of_rows.get((paragraph.row or paragraph).index)

    def cells(self) -> Iterator[tuple[Paragraph, Cell]]:
        """The visits and meetings that the rows tell, in their order."""
        for journey in self._journeys:
            span = (0, len(journey.paragraph.text.rstrip(" |")))
            start = journey.when.value if journey.when is not None else None
            yield journey.paragraph, Cell("VISITED", journey.traveller, journey.country, start, None, span)
            for met in self._met(journey):
                yield journey.paragraph, Cell("MET", journey.traveller, met, _some_day(journey.when), None, span)

    def _read(self) -> Iterator[Journey]:
        traveller: Character | None = None
        before: Journey | None = None
        for paragraph in (p for p in self.scene.paragraphs if p.row is None):
            row = Row(self.scene, paragraph) if "|" in paragraph.text else None
            if row is None and len(paragraph.text) < HEADING and self.words.titles.search(paragraph.text):
                if not self.words.visitors.search(paragraph.text):
                    traveller, before = self._traveller(paragraph), None
                    continue
                traveller = None
            if traveller is None or len(paragraph.text) > LONGEST:
                continue
            journey = self._row(row, traveller, before) if row is not None else self._line(paragraph, traveller)
            if journey is not None:
                before = journey
                self._of_rows[paragraph.index] = journey.country
                yield journey

    def _traveller(self, heading: Paragraph) -> Character | None:
        """Whose travels a heading announces: the person it names, whom the document is about, else the state it names."""
        people = list(dict.fromkeys(c for c, kind, _, _ in heading.marks if kind == "L"))
        states = list(dict.fromkeys(c for c, kind, _, _ in heading.marks if kind in "SD"))
        if len(people) == 1:
            return people[0]
        return self.about.protagonist or (states[0] if len(states) == 1 else None)

    def _row(self, row: Row, traveller: Character, before: Journey | None) -> Journey | None:
        """A row with a cell for its country and one for its days, in any order; a blank one is as in the row above."""
        places = [(column, states) for column in range(len(row.parts)) if (states := row.places(column))]
        dates = [(column, date) for column in range(len(row.parts)) if (date := row.date(column)) is not None]
        blank = any(not part.strip() for part in row.parts)
        inherited = before is not None and blank
        if not places and not (inherited and dates):
            return None
        if not dates and not (inherited and places):
            return None
        country = places[0][1][0] if places else (before.country if before is not None else None)
        when = dates[0][1] if dates else (before.when if before is not None else None)
        last = max([c for c, _ in places[:1]] + [c for c, _ in dates[:1]])
        if country is None or country is traveller:
            return None
        told = [c for c in range(len(row.parts)) if c not in {x for x, _ in (*places[:1], *dates[:1])} and row.tells(c)]
        return Journey(row.paragraph, traveller, country, when, row.starts[min(told)] if told else row.starts[last])

    def _line(self, paragraph: Paragraph, traveller: Character) -> Journey | None:
        """A line that begins with a country and a date, in any order, with no more than a town between and before them."""
        places = [f for f in paragraph.found if f.kind in "SC" and f.type == "State"]
        dates = [m for m in find(paragraph.text, anchor=None) if m.basis == "told" and len(m.value) > 4]
        if not places or not dates:
            return None
        first, last = sorted(((places[0].start, places[0].end), (dates[0].start, dates[0].end)))
        around = (paragraph.text[: first[0]], paragraph.text[first[1] : last[0]])
        if first[1] > last[0] or not all(BETWEEN.fullmatch(part) for part in around) or any(re.search(r"[.!?]\s", p) for p in around):
            return None
        country = self.scene.character(places[0])
        return Journey(paragraph, traveller, country, dates[0], last[1]) if country is not traveller else None

    def _met(self, journey: Journey) -> list[Character]:
        """Whom the traveller met: persons named in a part of the row that tells a meeting, and the body whose meeting it was."""
        text = journey.paragraph.text
        found: list[Character] = []
        at = journey.behind
        for stop in [*(m.end() for m in SEGMENT.finditer(text, at)), len(text)]:
            meeting = self.words.meetings.search(text, at, stop)
            mourned = self.words.occasions.search(text, at, stop)
            attended = self.words.attended.search(text, at, stop)
            end = mourned.start() if mourned is not None else stop
            if meeting is not None:
                found += self._named(journey.paragraph, meeting.start(), end, ("Leader",))
            elif attended is not None:
                found += self._named(journey.paragraph, attended.start(), end, ("Organization",))[:1]
            at = stop
        return [c for c in dict.fromkeys(found) if c is not journey.traveller]

    def _named(self, paragraph: Paragraph, start: int, end: int, types: tuple[str, ...]) -> list[Character]:
        named = {m.start: m.character for m in paragraph.mentions.values() if start <= m.start < end and m.character.type in types}
        return [named[place] for place in sorted(named)]


def _some_day(when: TimeMention | None) -> str | None:
    """On some day of a visit, as EDTF."""
    if when is None or when.until is None or ".." in when.until:
        return when.value if when is not None else None
    return f"[{when.value}..{when.until}]"
