"""Tables on a terminal: columns as wide as they need, shortened where the terminal is narrower, left out where they are empty."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from detente.cli.output import Answer, cells, note, text_of

_GAP = "  "
_NARROWEST = 6


def lines(answer: Answer, width: int | None) -> Iterator[str]:
    """The answer's picture or table, line by line; ``width`` is the terminal's in columns, None where there is no terminal."""
    if answer.picture is not None:
        found = False
        for item in answer.items:
            found = True
            yield from answer.picture(item)
        if not found and answer.empty:
            note(answer.empty)
        return
    rows = list(cells(answer))
    if not rows:
        note(answer.empty)
        return
    columns = [
        ([name, *map(text_of, column)], all(cell is None or isinstance(cell, (int, float)) for cell in column))
        for name, column in zip(answer.columns, zip(*rows, strict=True), strict=True)
        if any(cell not in (None, "", [], {}) for cell in column)
    ]
    widths = _fitted([max(map(columns_of, texts)) for texts, _ in columns], width)
    for number in range(len(rows) + 1):
        shown = (_padded(texts[number], size, at_right) for (texts, at_right), size in zip(columns, widths, strict=True))
        yield _GAP.join(shown).rstrip()


def columns_of(text: str) -> int:
    """How many columns of a terminal the text takes.

    >>> columns_of("Hà Nội"), columns_of("北京")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shortened(text: str, size: int) -> str:
    """The text in at most ``size`` columns, with an ellipsis where something is left out.

    >>> shortened("Democratic Kampuchea", 11)
    'Democratic…'
    """
    if columns_of(text) <= size:
        return text
    kept, used = "", 1
    for character in text:
        used += columns_of(character)
        if used > size:
            break
        kept += character
    return kept.rstrip() + "…"


def _fitted(widths: list[int], width: int | None) -> list[int]:
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - (width or 0) if width else 0
    while over > 0:
        widest = max(range(len(widths)), key=widths.__getitem__)
        rest = max([_NARROWEST, *(w for i, w in enumerate(widths) if i != widest)])
        less = min(over, max(1, widths[widest] - rest))
        if widths[widest] - less < _NARROWEST:
            break
        widths[widest] -= less
        over -= less
    return widths


def _padded(text: str, size: int, at_right: bool) -> str:
    text = shortened(text, size)
    space = " " * (size - columns_of(text))
    return space + text if at_right else text + space
