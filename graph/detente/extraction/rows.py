"""The rows of a table, cell by cell: who and which countries a cell names, and which dates it tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scan import Found, kinds
from detente.extraction.scene import Scene
from detente.extraction.table_heads import actor_of
from detente.extraction.timex import TimeMention, find

GROUP = re.compile(r"[SC](?:M[SC])*M?K[SC]")
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "all": 0}
OPEN = re.compile(r"\b(?:present|incumbent|current|to date|in office)\b", re.IGNORECASE)
BARE_NAME = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|[a-zà-ÿ]{1,3}|al-\w+)\s+){1,5}[A-ZÀ-Þ][\w’'.-]*\.?")
BESIDE_PLACES = re.compile(
    r"(?:[\s,;/()&\[\]*†\d.–—-]|\b(?:and|the|of|republic|kingdom|federal|people[’']s|democratic)\b)*",
    re.IGNORECASE,
)
BESIDE_DATE = 14
"""Characters that a cell of a date has at most beside it."""


class Cell(NamedTuple):
    """A relation told by a row, with its dates (EDTF) and the row's span in the paragraph."""

    relation: str
    source: Character
    target: Character
    start: str | None
    end: str | None
    span: tuple[int, int]
    properties: tuple[tuple[str, str], ...] = ()


class Row:
    """A row of a table."""

    def __init__(self, scene: Scene, paragraph: Paragraph) -> None:
        self.scene = scene
        self.paragraph = paragraph
        self.parts = paragraph.text.split("|")
        self.starts = [sum(len(p) + 1 for p in self.parts[:column]) for column in range(len(self.parts))]
        self.span = (0, len(paragraph.text.rstrip(" |")))

    def text(self, column: int | None) -> str:
        """What a cell says."""
        return self.parts[column].strip() if column is not None and column < len(self.parts) else ""

    def actors(self, column: int | None, types: tuple[str, ...] = ("State", "Organization")) -> list[Character]:
        """The states and organizations of a cell; "all three" are those that the document lists."""
        if column is None or column >= len(self.parts):
            return []
        named = [self.scene.character(f) for f in self._found(column) if f.kind in "SOCP"]
        words = self.text(column).lower().split()
        if not named and words and words[0] in NUMBERS:
            number = NUMBERS[words[0]] or (NUMBERS.get(words[1], 0) if len(words) > 1 else 0)
            named = _group(self.scene, number)
        return [c for c in dict.fromkeys(named) if c.type in types]

    def places(self, column: int) -> list[Character]:
        """The states of a cell that says no more than states."""
        named = [f for f in self._found(column) if f.kind == "S"]
        rest = self.parts[column]
        for found in reversed(named):
            start = found.start - self.starts[column]
            rest = rest[:start] + rest[start + found.end - found.start :]
        return [self.scene.character(f) for f in named] if named and BESIDE_PLACES.fullmatch(rest) else []

    def date(self, column: int, year: str | None = None) -> TimeMention | None:
        """The date of a cell that says no more than it; ``year`` is that of a heading above the table."""
        text = self.parts[column]
        told = [t for t in find(text, anchor=None, context=year) if t.basis == "told" or (year is not None and t.partial)]
        taken = sum(t.end - t.start for t in told)
        return told[0] if told and len(text.strip()) - taken <= BESIDE_DATE else None

    def is_blank(self, column: int) -> bool:
        """Whether a cell is empty, or left out at the end of its row."""
        return not self.text(column).strip('–—- "”〃')

    def tells(self, column: int) -> bool:
        """Whether a cell says something in words, and not only a name or a number."""
        return len(re.findall(r"\b[a-z]{2,}\b", self.parts[column])) > 1

    def person(self, column: int | None) -> Character | None:
        """The person whose name is the cell's text."""
        name = re.sub(r"\s*[\[(].*", "", self.text(column)).strip(" *†")
        known = next((f for f in self.paragraph.found if f.kind == "L" and f.name and self.paragraph.text[f.start : f.end] in name), None)
        if known is not None:
            return self.scene.character(known)
        name = self.scene.lexicon.without_title(name)
        return self.scene.people.named(name) if BARE_NAME.fullmatch(name) else None

    def times(self, column: int | None) -> list[tuple[str | None, str | None]]:
        """The dates that a cell tells, each a start, and an end where it is a span; one without both where it tells none."""
        told = [t.edges() for t in find(self.text(column), anchor=None) if t.basis == "told"]
        if len(told) == 1 and told[0][1] is None and OPEN.search(self.text(column)):
            return [(told[0][0], "..")]
        return told or [(None, None)]

    def _found(self, column: int) -> list[Found]:
        start = self.starts[column]
        return [f for f in self.paragraph.found if start <= f.start < start + len(self.parts[column])]


def _group(scene: Scene, number: int) -> list[Character]:
    """The first list of so many states in the document: "all three"."""
    for paragraph in scene.paragraphs:
        row = kinds(paragraph.items)
        for match in GROUP.finditer(row):
            listed = list(
                dict.fromkeys(c for i in range(*match.span()) if row[i] in "SC" and (c := actor_of(scene, paragraph.items[i])) is not None)
            )
            if len(listed) == number or (not number and len(listed) > 1):
                return listed
    return []
