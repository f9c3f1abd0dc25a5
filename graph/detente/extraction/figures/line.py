"""A text in the pieces that figures are read from."""

from __future__ import annotations

from collections.abc import Iterable

from detente.extraction.figures.words import TOKEN

FEW_SPACES = 3
"""White space that may stand between the words of a figure."""


class Line:
    """A text in pieces: ``raw`` as they stand, ``low`` in small letters, with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in TOKEN.finditer(text):
            self.raw.append(found[0])
            self.low.append(found[0].lower())
            self.starts.append(found.start())
            self.ends.append(found.end())

    def __len__(self) -> int:
        return len(self.raw)

    def word(self, at: int) -> str:
        """The piece at a place, in small letters; empty beyond the ends."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def is_one_of(self, at: int, words: Iterable[str]) -> bool:
        """Whether the piece at a place is one of some words."""
        return 0 <= at < len(self.low) and self.low[at] in words

    def is_number(self, at: int) -> bool:
        """Whether digits stand at a place."""
        return 0 <= at < len(self.raw) and "0" <= self.raw[at][0] <= "9"

    def is_word(self, at: int) -> bool:
        """Whether letters stand at a place."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isalpha()

    def is_glued(self, at: int) -> bool:
        """Whether nothing is between a piece and the one before it."""
        return 0 < at < len(self.raw) and self.starts[at] == self.ends[at - 1]

    def is_near(self, at: int) -> bool:
        """Whether little is between a piece and the one before it."""
        return 0 < at < len(self.raw) and self.starts[at] - self.ends[at - 1] <= FEW_SPACES

    def over_hyphen(self, at: int) -> int:
        """The place behind a hyphen that ties a word to the one before it ("20-million"), else the place itself."""
        tied = self.word(at) in ("-", "‑") and self.is_glued(at) and self.is_glued(at + 1) and self.is_word(at + 1)
        return at + 1 if tied else at

    def in_compound(self, at: int) -> bool:
        """Whether a number is part of a name or of another number: "F-16", "COVID-19", "T72", "1/3"."""
        before, earlier = self.word(at - 1) if self.is_glued(at) else "", self.word(at - 2) if self.is_glued(at - 1) else ""
        if before and (before[-1].isalnum() or before in "/_#№"):
            return True
        if before == "-" and earlier and earlier[-1].isalpha():
            return True
        return before in (".", ",", ":") and bool(earlier) and earlier[-1].isdigit()
