"""A document's text in deflated pieces, so that a quote inflates one or two of them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

PIECE = 8192
"""Characters in a piece: small, so that quotes in any order of edges are cheap."""


def cut(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """A text that begins at offset ``start`` as pieces, each with its offset."""
    for offset in range(0, len(text), PIECE):
        yield start + offset, text[offset : offset + PIECE]


def deflated(document: int, pieces: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, int, bytes]]:
    """Rows of table ``passage``."""
    for start, piece in pieces:
        packing = zlib.compressobj(6, zlib.DEFLATED, -15)
        yield document, start, len(piece), packing.compress(piece.encode("utf-8", "replace")) + packing.flush()


def store_text(connection: sqlite3.Connection, document: int, text: str | Mapping[int, str]) -> None:
    """Keep a document's text, or the pieces of it that are known (by their offsets, without overlap)."""
    pieces = cut(text) if isinstance(text, str) else (piece for start in sorted(text) for piece in cut(text[start], start))
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", deflated(document, pieces))


class Passages:
    """Reads stretches of documents' texts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._inflated = lru_cache(maxsize=4096)(self._read)

    def _read(self, document: int, start: int) -> tuple[int, str] | None:
        """The last piece that begins at or before ``start``, with its offset."""
        row = self._connection.execute(
            "SELECT start, body FROM passage WHERE document = ? AND start <= ? ORDER BY start DESC LIMIT 1", (document, start)
        ).fetchone()
        return None if row is None else (row[0], zlib.decompress(row[1], -15).decode("utf-8"))

    def between(self, document: int, start: int, end: int) -> str:
        """The text from character ``start`` to ``end``."""
        found = ""
        while start < end:
            piece = self._inflated(document, start - start % PIECE)
            if not _covers(piece, start):
                piece = self._inflated(document, start)
            if piece is None or not _covers(piece, start):
                break
            part = piece[1][start - piece[0] : end - piece[0]]
            found += part
            start += len(part)
        return found

    def whole(self, document: int) -> Iterator[str]:
        """A document's text in stretches; what is not known of it is spaces, so that offsets hold."""
        at = 0
        for start, piece in self.all(document):
            yield " " * (start - at) + piece
            at = start + len(piece)

    def all(self, document: int) -> Iterator[tuple[int, str]]:
        """Every piece of a document with its offset, in order."""
        rows = self._connection.execute("SELECT start, body FROM passage WHERE document = ? ORDER BY start", (document,))
        for start, body in rows:
            yield start, zlib.decompress(body, -15).decode("utf-8")


def _covers(piece: tuple[int, str] | None, place: int) -> bool:
    return piece is not None and piece[0] <= place < piece[0] + len(piece[1])
