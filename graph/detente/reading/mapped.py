"""Text that remembers where each of its characters came from while white space is changed and characters are left out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence


class Mapped:
    """A text and, for each character, its offset in the original text.

    The only changes are cuts and new white space, so that a character that is not white space always equals the one at
    its offset in the original, and the offsets of such characters strictly increase.
    """

    __slots__ = ("starts", "text")

    def __init__(self, text: str, starts: Sequence[int] | None = None) -> None:
        self.text = text
        self.starts: Sequence[int] = range(len(text)) if starts is None else starts

    def changed(self, edits: Iterable[tuple[int, int, str]]) -> Mapped:
        """The text with each ``(start, end, space)`` replaced by ``space``, which is white space or empty.

        Edits are in order and do not overlap. White space that is put in takes the offsets of what it replaces.
        """
        pieces: list[str] = []
        starts = array("q")
        done = 0
        for start, end, space in edits:
            if start < done or (space and not space.isspace()):
                raise ValueError(f"an edit at {start} overlaps the one before, or puts in more than white space")
            pieces += (self.text[done:start], space)
            starts.extend(self.starts[done:start])
            starts.extend(self._at(min(start + i, max(start, end - 1))) for i in range(len(space)))
            done = end
        if not pieces:
            return self
        pieces.append(self.text[done:])
        starts.extend(self.starts[done:])
        return Mapped("".join(pieces), starts)

    def replaced(self, pattern: re.Pattern[str], space: str = "", group: int | str = 0) -> Mapped:
        """The text with that group of every match of ``pattern`` replaced by white space, or cut."""
        spans = (match.span(group) for match in pattern.finditer(self.text))
        return self.changed((start, end, space) for start, end in spans if start >= 0)

    def _at(self, index: int) -> int:
        if index < len(self.starts):
            return self.starts[index]
        return self.starts[-1] + 1 if self.starts else 0
