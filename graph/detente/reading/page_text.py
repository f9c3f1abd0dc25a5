"""An article's tree to text: blocks apart by an empty line, items and table rows on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS_WORDS = """
    address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header
    hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_SPACES = re.compile(r"\s+")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_LONGEST_CELL = 1500
"""Characters: a table with a longer cell only lays out the page."""


def rendered(article: HtmlElement, heading: str = "") -> str:
    """The article as text, ``heading`` first where there is one.

    Items begin with ``- ``; the cells of a row are joined with `` | ``, a cell over several rows standing in each of them.
    """
    parts = [heading] if heading else []
    parts += [line for line in _Flow().blocks(article) if line]
    return spaced(parts)


def spaced(parts: Iterable[str]) -> str:
    """Blocks to one text, an empty line between two of them except between items of a list and rows of a table."""
    lines: list[str] = []
    before = ""
    for part in parts:
        together = (before.startswith("- ") and part.startswith("- ")) or (" | " in before and " | " in part)
        lines += [part] if together or not before else ["", part]
        before = part
    return "\n".join(lines)


class _Flow:
    """Collects inline text up to the next block's start or end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._pre = 0
        self._mark = ""

    def blocks(self, element: HtmlElement) -> Iterator[str]:
        """The element's blocks in reading order, each without empty lines inside."""
        yield from self._walk(element)
        yield from self._flush()

    def _walk(self, element: HtmlElement) -> Iterator[str]:
        tag = element.tag
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "table":
            yield from self._flush()
            yield from _table(element)
        elif tag in _BLOCKS:
            yield from self._flush()
            self._pre += tag == "pre"
            self._mark = "- " if tag == "li" else self._mark
            yield from self._inside(element)
            yield from self._flush()
            self._mark = "" if tag == "li" else self._mark
            self._pre -= tag == "pre"
        elif isinstance(tag, str):
            yield from self._inside(element)

    def _inside(self, element: HtmlElement) -> Iterator[str]:
        self._add(element.text)
        for child in element:
            yield from self._walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        # Only <br>, and line ends inside <pre>, break a line; the source's own line ends are spaces.
        if text:
            self._pieces.append(text if self._pre else _SPACES.sub(" ", text))

    def _flush(self) -> Iterator[str]:
        raw = "".join(self._pieces)
        self._pieces.clear()
        for block in _EMPTY_LINES.split(raw):
            text = "\n".join(" ".join(line.split()) for line in block.split("\n")).strip()
            if text:
                yield self._mark + text
                self._mark = ""


def _table(table: HtmlElement) -> Iterator[str]:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    caption = table.find("caption")
    if caption is not None:
        yield from _Flow().blocks(caption)
    grid = _grid(rows)
    if _is_layout(table, grid):
        for row in rows:
            for cell in row.iterchildren("td", "th"):
                yield from _Flow().blocks(cell)
        return
    for cells in grid:
        if any(cells):
            yield " | ".join(cells).strip()


def _is_layout(table: HtmlElement, grid: list[list[str]]) -> bool:
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return all(len(row) < 2 for row in grid) or any(len(cell) > _LONGEST_CELL for row in grid for cell in row)


def _grid(rows: list[HtmlElement]) -> list[list[str]]:
    """The cells' texts, one that spans several rows in each of them."""
    grid: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}

    def carry(cells: list[str]) -> None:
        while len(cells) in carried:
            left, text = carried.pop(len(cells))
            if left > 1:
                carried[len(cells)] = (left - 1, text)
            cells.append(text)

    for row in rows:
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            carry(cells)
            text = _cell(cell)
            if (span := _count(cell.get("rowspan"))) > 1:
                carried[len(cells)] = (span - 1, text)
            cells.append(text)
        carry(cells)
        grid.append(cells)
    return grid


def _count(value: str | None) -> int:
    return min(int(value), 500) if value and value.isascii() and value.isdigit() else 1


def _cell(cell: HtmlElement) -> str:
    text = ""
    for block in _Flow().blocks(cell):
        part = " ".join(block.removeprefix("- ").split()).replace(" | ", ", ")
        text += part if not text else (" " if text.endswith((".", ";", ":", ",", "!", "?")) else "; ") + part
    return text
