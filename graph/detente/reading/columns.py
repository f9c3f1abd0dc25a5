"""Tables without bars: which white space parts the cells of a row, in texts whose columns stand apart by tabs or spaces.

A tab parts cells wherever two lines one below the other have some. Spaces do where at least three lines in a row fall into as many
cells, and no more than seven; a justified line, whose words stand apart too, falls into more, and each time into others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CELL = "\t"
"""What stands between two cells of such a row in the clean text."""
DASHES = re.compile(r"\s[–—-]\s|\s--\s")
_TABS = re.compile(r" *\t[ \t]*")
_SPACES = re.compile(r"(?<![.!?:\s])\s{2,}(?=\S)|(?<=[a-z][.!?])\s{3,}(?=\S)")
_MOST_CELLS = 7
_LONGEST = 400

Span = tuple[int, int, str]


def separators(lines: Sequence[str], apart: Sequence[bool]) -> list[list[Span]]:
    """For each line the spans of white space that part its cells, with what is to stand there; none for a line that is no row.

    ``apart`` tells for each line whether an empty line, or nothing, stands above it.

    >>> separators(["Peru\\t1970", "Chile\\t1971"], [True, False])
    [[(4, 5, '\\t')], [(5, 6, '\\t')]]
    """
    found: list[list[Span]] = [[] for _ in lines]
    first = 0
    for i in range(len(lines)):
        if i + 1 < len(lines) and not apart[i + 1]:
            continue
        block = lines[first : i + 1]
        found[first : i + 1] = _by_tabs(block) or _by_spaces(block) or found[first : i + 1]
        first = i + 1
    return found


def _by_tabs(block: Sequence[str]) -> list[list[Span]] | None:
    rows = [[(m.start(), m.end(), CELL * m.group().count("\t")) for m in _TABS.finditer(line)] for line in block]
    return rows if sum(bool(row) for row in rows) > 1 and max(map(len, block)) <= _LONGEST else None


def _by_spaces(block: Sequence[str]) -> list[list[Span]] | None:
    rows = [[(m.start(), m.end(), CELL) for m in _SPACES.finditer(line)] for line in block]
    cells = [len(row) + 1 for row in rows]
    most = max(cells)
    alike = sum(most - 1 <= n <= most for n in cells)
    regular = 3 <= most <= _MOST_CELLS and len(block) > 2 and alike >= 0.8 * len(block)
    return rows if regular and max(map(len, block)) <= _LONGEST else None


def is_row(line: str) -> bool:
    """Whether a line may be a row: its parts stand apart by bars, tabs or several dashes ("Peru — Lima — 3 May 1990")."""
    return "|" in line or "\t" in line.strip() or len(DASHES.findall(line)) > 1
