"""Lines to paragraphs: which line breaks are a page's wrapping, and which end a heading, an item or a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.reading.columns import is_row, separators
from detente.reading.mapped import Mapped

WIDEST_WRAP = 130
"""Characters: a text with longer lines is not wrapped, and its lines are paragraphs."""
SHORTEST_BROKEN = 40
"""Characters: a shorter paragraph before an empty line is a heading and no broken sentence."""
SURELY_BROKEN = 80
"""Characters: a paragraph of this length that does not end a sentence is no heading."""
HEADING = re.compile(r"#{1,6}\s")
"""Markdown's mark, which is cut when lines have become paragraphs."""
ITEM = re.compile(r"(?:[-*+•·‣▪●◦–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}-)\s+(?=\S)")
_DATE = re.compile(r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?)?[12]\d{3}[.:]?")
"""A line that is a date: of a chronology, whose entries stand below their dates."""
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_LEADS_ON = re.compile(r"\b(?:the|a|an|of|and|or|to|in|for|with|by|from|at|on|its|their|his|her|that|which|as)$", re.IGNORECASE)
_LOWER = re.compile(r"[\"“‘'(\[]?[a-zß-öø-ÿ]")


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    text: str


def joined(mapped: Mapped) -> Mapped:
    """One line for each paragraph, heading, item or table row, with an empty line between two of them.

    Runs of white space inside a line become one space, or tabs where they part the cells of a row.
    """
    text = mapped.text
    lines = [line for match in _LINE.finditer(text) if (line := _line(match)).text]
    if not lines:
        return mapped.changed([(0, len(text), "")])
    widths = _widths(lines, text)
    apart = [i == 0 or _gap(lines[i - 1], line, text) for i, line in enumerate(lines)]
    cells = separators([line.text for line in lines], apart)
    edits: list[tuple[int, int, str]] = []
    edits.append((0, lines[0].start, ""))
    length = 0
    for i, line in enumerate(lines):
        length += len(line.text)
        parted = {start for start, _, _ in cells[i]}
        spaces = [(m.start(), m.end(), " ") for m in re.finditer(r"\s{2,}|[^\S ]", line.text) if m.start() not in parted]
        edits += [(line.start + start, line.start + end, mark) for start, end, mark in sorted([*cells[i], *spaces])]
        if i + 1 < len(lines):
            after = lines[i + 1]
            rows = cells[i] or cells[i + 1] or (is_row(line.text) and is_row(after.text))
            goes_on = not rows and _goes_on(line, after, text, widths[i], length)
            edits.append((line.end, after.start, " " if goes_on else "\n\n"))
            length = length if goes_on else 0
    edits.append((lines[-1].end, len(text), ""))
    return mapped.changed(edit for edit in edits if edit[0] < edit[1] or edit[2])


def _line(match: re.Match[str]) -> _Line:
    raw = match.group()
    body = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    start = match.start() + indent
    return _Line(start, start + len(body), indent, body)


def _widths(lines: list[_Line], text: str) -> list[int]:
    """For each line the width that its block of lines is wrapped at; 0 where it is not wrapped."""
    longest = max(len(line.text) for line in lines)
    widths = [0] * len(lines)
    first = 0
    for i in range(len(lines)):
        if i + 1 < len(lines) and not _gap(lines[i], lines[i + 1], text):
            continue
        block = lines[first : i + 1]
        own = max(len(line.text) for line in block)
        full = sum(len(line.text) > own - 18 for line in block[:-1])
        if longest <= WIDEST_WRAP:
            width = longest if longest >= SHORTEST_BROKEN else 0
        else:
            width = own if own <= WIDEST_WRAP and len(block) > 3 and full >= 0.6 * (len(block) - 1) else 0
        widths[first : i + 1] = [width] * len(block)
        first = i + 1
    return widths


def _gap(line: _Line, after: _Line, text: str) -> bool:
    return text.count("\n", line.end, after.start) > 1


def _goes_on(line: _Line, after: _Line, text: str, width: int, length: int) -> bool:
    """Whether the sentence or paragraph of ``line``, of ``length`` characters so far, goes on in ``after``."""
    if (
        HEADING.match(line.text)
        or HEADING.match(after.text)
        or ITEM.match(after.text)
        or "|" in (line.text[:1], after.text[:1])
        or " | " in line.text
        or " | " in after.text
    ):
        return False
    ended = bool(_SENTENCE_END.search(line.text))
    lower = bool(_LOWER.match(after.text))
    if _gap(line, after, text):
        leads_on = line.text.endswith(",") or bool(_LEADS_ON.search(line.text))
        return not ended and ((leads_on and length >= SHORTEST_BROKEN) or (lower and length >= SURELY_BROKEN))
    if not ended and lower:
        return not line.text.isupper()
    if ended and _DATE.fullmatch(after.text):
        return False
    if not width or (after.indent >= line.indent + 2 and after.indent < 12):
        return False
    first_word = after.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width - (0 if ended else 8)
