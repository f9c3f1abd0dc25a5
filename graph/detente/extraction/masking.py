"""A paragraph with its names made simple for the parser, and a way back.

Parsers stumble over "Deputy Prime Minister Sok An, Minister of Environment Say Samal and …". Each name that is known
before parsing, with the titles around it, is replaced by one plain word of its kind, so that a list of four titled
ministers parses like a list of four names.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

SURROGATES = {"L": "Smith", "S": "France", "C": "Paris", "O": "Nato", "P": "Labour", "A": "Treaty"}


class Mask(NamedTuple):
    """Characters ``start`` to ``end`` of a paragraph, to stand as one word; ``number`` tells the caller which name it is."""

    start: int
    end: int
    word: str
    number: int


class Masked:
    """The paragraph as the parser sees it."""

    def __init__(self, text: str, masks: list[Mask]) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        """For each piece, its start in the masked text."""
        self._pieces: list[tuple[int, int, Mask | None]] = []
        at = length = 0
        for mask in masks:
            for piece, original, which in ((text[at : mask.start], at, None), (mask.word, mask.start, mask)):
                if piece:
                    self._starts.append(length)
                    self._pieces.append((original, length, which))
                    parts.append(piece)
                    length += len(piece)
            at = mask.end
        if at < len(text) or not parts:
            self._starts.append(length)
            self._pieces.append((at, length, None))
            parts.append(text[at:])
        self.text = "".join(parts)

    def original(self, at: int, *, end: bool = False) -> int:
        """The place in the paragraph of a place in the masked text; inside a mask its start (or, for an ``end``, its end)."""
        i = max(0, bisect_right(self._starts, at - 1 if end else at) - 1)
        original, start, mask = self._pieces[i]
        if mask is not None:
            return mask.end if end else mask.start
        return original + at - start

    def mask_at(self, at: int) -> Mask | None:
        """The mask that a place in the masked text belongs to."""
        return self._pieces[max(0, bisect_right(self._starts, at) - 1)][2]

    def masked(self, at: int) -> int:
        """The place in the masked text of a place in the paragraph."""
        low, high = 0, len(self._pieces) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._pieces[middle][0] <= at:
                low = middle
            else:
                high = middle - 1
        original, start, mask = self._pieces[low]
        return start if mask is not None else start + at - original
