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

    def blocks(self, root: HtmlElement) -> Iterator[str]:
        """The element's blocks in reading order, each without empty lines inside."""
        from lxml.etree import iterwalk

        # A walk and no recursion: unclosed tags nest a page thousands deep.
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            rows = _rows(element) if event == "start" and tag == "table" else []
            if rows:
                yield from self._flush()
                yield from rows
                walk.skip_subtree()
            elif event == "start":
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._pre += tag == "pre"
                    self._mark = "- " if tag == "li" else self._mark
                self._add("\n" if tag == "br" else element.text, as_it_is=tag == "br")
            else:
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._pre -= tag == "pre"
                    self._mark = "" if tag == "li" else self._mark
                self._add(element.tail if element is not root else None)
        yield from self._flush()

    def _add(self, text: str | None, *, as_it_is: bool = False) -> None:
        # Only <br>, and line ends inside <pre>, break a line; the source's own line ends are spaces.
        if text:
            self._pieces.append(text if self._pre or as_it_is else _SPACES.sub(" ", text))

    def _flush(self) -> Iterator[str]:
        raw = "".join(self._pieces)
        self._pieces.clear()
        for block in _EMPTY_LINES.split(raw):
            text = "\n".join(" ".join(line.split()) for line in block.split("\n")).strip()
            if text:
                yield self._mark + text
                self._mark = ""


def _rows(table: HtmlElement) -> list[str]:
    """A table's caption and rows as lines; none where the table only lays out the page, and its cells are blocks like others."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return []
    grid = _grid(list(table.iter("tr")))
    if all(len(row) < 2 for row in grid) or any(len(cell) > _LONGEST_CELL for row in grid for cell in row):
        return []
    caption = table.find("caption")
    lines = [] if caption is None else list(_Flow().blocks(caption))
    return lines + [" | ".join(cells).strip() for cells in grid if any(cells)]


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
