"""Sections of a document on one country's relations that are each about another country.

"Foreign relations of Kenya" has headings such as "Bahrain", "Relations with Croatia" or "Denmark–Kenya relations", lines
"Bahrain: …", and tables whose rows begin with a country. What is told there of "the two countries" is told of the
document's own and of that one.
"""

from __future__ import annotations

import re

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scan import Found
from detente.extraction.scene import Scene

HEADING = 80
"""Characters that a heading has at most."""
ENDS = (".", "!", "?", ",", ";", ":")
AROUND = re.compile(
    r"(?:[\s\d.()\[\]*#–—-]|\b(?:the|and|with|to|of|on|in|relations?|relationships?|ties|bilateral|diplomatic|foreign|political|main"
    r"|articles?|see|also|further|information|republic|kingdom|edit):?)*",
    re.IGNORECASE,
)
"""What a heading may say beside the country."""
RUN_IN = re.compile(r"(?:\s*\([^)]*\))?\s*(?::|[–—]|\s-)\s+(?=\S+\s+\S+\s+\S)")
"""What parts a country in front of a line from what is told of it."""


class Sections:
    """Which country each paragraph of a document is about beside the document's own."""

    def __init__(self, scene: Scene, about: About) -> None:
        self.scene = scene
        titled = about.title_states
        self.home = titled[0] if len(titled) == 1 else (about.topic if not titled else None)
        """The state whose relations the document is about."""
        self._others: dict[int, Character] = {}
        if self.home is not None:
            self._divide()
        self.several = len(set(map(id, self._others.values()))) > 2
        """Whether the document is one of many sections, and so about no two states."""

    def other(self, paragraph: Paragraph) -> Character | None:
        """The country that a paragraph's heading, row or line puts beside the document's own."""
        return self._others.get(paragraph.index)

    def dyad(self, paragraph: Paragraph) -> tuple[Character, ...]:
        """The document's own country and that of the section; nobody outside such a section."""
        other = self.other(paragraph)
        return (self.home, other) if other is not None and self.home is not None else ()

    def _divide(self) -> None:
        current: Character | None = None
        lines = [p for p in self.scene.paragraphs if p.row is None]
        for n, paragraph in enumerate(lines):
            if paragraph.index == 0:
                continue
            headed = self._headed(paragraph)
            if headed is not None and not self._in_list(lines, n):
                current = headed
            elif headed is None and self._is_heading(paragraph):
                current = None
            if (beside := self._run_in(paragraph) or current) is not None:
                self._others[paragraph.index] = beside
        for cell in (p for p in self.scene.paragraphs if p.row is not None):
            if (beside := self._of_row(cell.row or cell)) is not None:
                self._others[cell.index] = beside

    def _headed(self, paragraph: Paragraph) -> Character | None:
        """The one country that a heading names beside the document's own."""
        text = paragraph.text.strip()
        if len(text) > HEADING or "|" in text or text.endswith(ENDS):
            return None
        return self._alone(paragraph, 0, len(paragraph.text))

    def _alone(self, paragraph: Paragraph, start: int, end: int) -> Character | None:
        """The one foreign country of a part of a paragraph that names it and says nothing of it."""
        named = [f for f in paragraph.found if start <= f.start and f.end <= end]
        rest = paragraph.text[start:end]
        for found in reversed(named):
            rest = rest[: found.start - start] + rest[found.end - start :]
        states = [c for c in dict.fromkeys(map(self._state, named)) if c is not self.home]
        return states[0] if len(states) == 1 and AROUND.fullmatch(rest) else None

    def _state(self, found: Found) -> Character | None:
        return self.scene.character(found) if found.type == "State" else None

    def _in_list(self, lines: list[Paragraph], n: int) -> bool:
        """Whether a country's name is an item of a list of them, and heads nothing: the next line of the list is one too."""
        return any(
            abs(n - other) == 1 and self._headed(lines[other]) is not None and self._touch(lines[min(n, other)], lines[max(n, other)])
            for other in (n - 1, n + 1)
            if 0 < other < len(lines)
        )

    def _touch(self, above: Paragraph, below: Paragraph) -> bool:
        """Whether no empty line parts two paragraphs in the document."""
        prose = self.scene.prose
        first, last = prose.span(above.offset, above.offset + 1)[0], prose.span(below.offset, below.offset + 1)[0]
        return re.search(r"\n[ \t]*\n", prose.text[first:last]) is None

    def _is_item(self, paragraph: Paragraph) -> bool:
        """Whether a bullet or number stands before a paragraph."""
        prose = self.scene.prose
        start = prose.span(paragraph.offset, paragraph.offset + 1)[0]
        mark = prose.text[prose.text.rfind("\n", 0, start) + 1 : start].strip()
        return bool(mark) and not mark.startswith("#")

    def _is_heading(self, paragraph: Paragraph) -> bool:
        """Whether a line is a heading of another kind, which ends a section."""
        text = paragraph.text.strip()
        if len(text) > HEADING or text.endswith(ENDS) or ":" in text or "|" in text or self._is_item(paragraph):
            return False
        return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in paragraph.doc)

    def _run_in(self, paragraph: Paragraph) -> Character | None:
        """The country in front of a line: "Bahrain: relations were established in 1972"."""
        first = next((f for f in paragraph.found if f.kind == "S"), None)
        if first is None or not AROUND.fullmatch(paragraph.text[: first.start]) or not RUN_IN.match(paragraph.text, first.end):
            return None
        country = self.scene.character(first)
        return country if country is not self.home else None

    def _of_row(self, row: Paragraph) -> Character | None:
        """The country with which a table's row begins."""
        return self._alone(row, 0, row.text.index("|")) if "|" in row.text else None
