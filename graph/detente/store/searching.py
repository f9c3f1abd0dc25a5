"""Full text: quotes with all words of a text.

The texts are inflated and looked through, at some hundred megabytes a second; there is no second index to keep true.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from detente.names import fold, plain
from detente.resolution.identity import hex_id
from detente.store.passages import Passages

_INITIALS = 8
"""Letters of the longest abbreviation that may be written with points."""


class Quoted(NamedTuple):
    """A quote in which words were found."""

    edge: str
    document: str
    start: int
    end: int
    quote: str


def quotes_with(connection: sqlite3.Connection, text: str) -> Iterator[Quoted]:
    """Quotes that have all words of a text, each as the beginning of a word, whatever case and accents; in order of documents."""
    words = fold(text).split()
    if not words:
        return
    patterns = [re.compile(rf"\b{re.escape(word)}") for word in words]
    passages = Passages(connection)
    for number, name in connection.execute("SELECT id, name FROM document ORDER BY name, origin").fetchall():
        places = _places(passages.all(number), words)
        if not all(places):
            continue
        sql = 'SELECT DISTINCT start, "end", edge FROM evidence WHERE document = ? ORDER BY start, "end", edge'
        for start, end, edge in connection.execute(sql, (number,)):
            if all(found.within(start, end) for found in places):
                quote = passages.between(number, start, end)
                said = fold(quote)
                if all(pattern.search(said) for pattern in patterns):
                    yield Quoted(hex_id(edge), name, start, end, quote)


class _Places:
    """Stretches of a text, in order, where a word may stand."""

    __slots__ = ("_firsts", "_lasts")

    def __init__(self) -> None:
        self._firsts, self._lasts = array("q"), array("q")

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def add(self, first: int, last: int) -> None:
        """From character ``first`` up to ``last``."""
        self._firsts.append(first)
        self._lasts.append(last)

    def within(self, start: int, end: int) -> bool:
        """Whether one of them meets the characters from ``start`` to ``end``."""
        place = bisect_right(self._lasts, start)
        return place < len(self._firsts) and self._firsts[place] < end


def _places(pieces: Iterable[tuple[int, str]], words: list[str]) -> list[_Places]:
    """Where in a text each of the words may stand: rather too often than too seldom."""
    forms = [_forms(word) for word in words]
    found = [_Places() for _ in words]
    longest = max(len(word) for word in words) * 2
    tail, ended = "", 0
    for start, piece in pieces:
        # A word may be cut in two by the end of a piece.
        before = tail if start == ended else ""
        written = plain(before + piece)
        exact = len(written) == len(before) + len(piece)
        first = start - len(before)
        for form, places in zip(forms, found, strict=True):
            if exact:
                last = -1
                for match in form.finditer(written):
                    if first + match.start() >= last:
                        last = first + match.end()
                        places.add(first + match.start(), last)
            elif form.search(written):  # letters became more: it is somewhere in here
                places.add(first, start + len(piece))
        tail, ended = piece[-longest:], start + len(piece)
    return found


def _forms(word: str) -> re.Pattern[str]:
    """A folded word as it may be written: as it is, or as initials with points."""
    if len(word) <= _INITIALS and word.isalpha():
        return re.compile(rf"{re.escape(word)}|" + r"\.\s?".join(word))
    return re.compile(re.escape(word))
