"""Texts of documents that grow row by row while a file of records is read."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import OrderedDict
from collections.abc import Callable

from detente.model import Document
from detente.store.passages import PIECE, Passages, cut, deflated
from detente.store.rows import DOCUMENT

_OPEN = 2000
"""Documents that are kept open at once: rows of one document mostly follow one another."""
PENDING = 32 * PIECE
"""Characters of one document that may wait to be written."""
_MARKS = ", ".join("?" * 10)
_WAITING = 1000
"""Documents and pieces of texts that wait to be written together."""


class Growing:
    """One document while rows add to it."""

    __slots__ = ("digest", "document", "length", "missing", "number", "parts", "told", "written")

    def __init__(self, number: int, document: Document, written: int = 0) -> None:
        self.number = number
        self.told = document
        """What the last row told of it."""
        self.know(document)
        self.digest = hashlib.sha256()
        self.parts: list[str] = []
        self.written = written
        """Characters that are stored."""
        self.length = written
        """Characters that there are, with those in ``parts``."""

    def know(self, document: Document) -> None:
        """Take this for what is known of it."""
        self.document = document
        self.missing = tuple(field for field, value in enumerate(document) if value is None)
        """Places of the fields that no row has told."""


class GrowingDocuments:
    """The documents of one file of records."""

    def __init__(self, connection: sqlite3.Connection, check: Callable[[Document], Document]) -> None:
        self._connection = connection
        self._check = check
        self._first = self._next = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM document").fetchone()[0])
        self._passages = Passages(connection)
        self._open: OrderedDict[str, Growing] = OrderedDict()
        self._closed: set[int] = set()
        """Hashes of the names of documents that were closed."""
        self._documents: list[tuple[object, ...]] = []
        self._pieces: list[tuple[int, int, int, bytes]] = []
        self.redated: set[int] = set()
        """Documents of which a later row told the publication date."""

    @property
    def numbers(self) -> range:
        """Rows of all documents since the beginning."""
        return range(self._first, self._next)

    def get(self, document: Document) -> Growing:
        """The document of that name, with what ``document`` tells beyond what was told of it before."""
        found = self._open.get(document.name)
        if found is None:
            found = self._reopened(document) or self._new(document)
            self._open[document.name] = found
            if len(self._open) > _OPEN:
                self._close(self._open.popitem(last=False)[1])
        else:
            self._open.move_to_end(document.name)
        if found.told != document:
            found.told = document
            if any(document[field] is not None for field in found.missing):
                before = found.document
                found.know(_completed(before, self._check(document)))
                if found.document.published != before.published:
                    self.redated.add(found.number)
        return found

    def write(self, growing: Growing, *, all: bool = False) -> None:
        """Store whole pieces of what waits, or all of it."""
        text = "".join(growing.parts)
        upto = len(text) if all else len(text) - len(text) % PIECE
        growing.digest.update(text[:upto].encode("utf-8", "replace"))
        self._pieces += deflated(growing.number, cut(text[:upto], growing.written))
        if len(self._pieces) + len(self._documents) > _WAITING:
            self._flush()
        growing.written += upto
        growing.parts = [text[upto:]] if upto < len(text) else []

    def close(self) -> None:
        """Store what is still open."""
        while self._open:
            self._close(self._open.popitem(last=False)[1])
        self._flush()

    def _flush(self) -> None:
        """Store what waits to be written together."""
        self._connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", self._pieces)
        self._connection.executemany(f"INSERT INTO document (id, {DOCUMENT}) VALUES (?, {_MARKS})", self._documents)
        self._pieces.clear()
        self._documents.clear()

    def _new(self, document: Document) -> Growing:
        number, self._next = self._next, self._next + 1
        return Growing(number, self._check(document))

    def _reopened(self, document: Document) -> Growing | None:
        """A document that was closed to make room, and goes on."""
        if hash(document.name) not in self._closed:
            return None
        self._flush()
        row = self._connection.execute(
            f"SELECT id, {DOCUMENT} FROM document WHERE name = ? AND origin = ?", (document.name, document.origin or document.name)
        ).fetchone()
        if row is None:
            return None
        number, *known = row
        before = "".join(self._passages.whole(number))
        growing = Growing(number, Document(*known)._replace(sha256=document.sha256), len(before))
        growing.digest.update(before.encode("utf-8", "replace"))
        self._connection.execute("DELETE FROM document WHERE id = ?", (number,))
        return growing

    def _close(self, growing: Growing) -> None:
        self.write(growing, all=True)
        document = growing.document if growing.document.sha256 else growing.document._replace(sha256=growing.digest.hexdigest())
        self._documents.append((growing.number, *document))
        self._closed.add(hash(document.name))


def _completed(known: Document, told: Document) -> Document:
    """A document's fields as rows told them first, and those that only later rows tell."""
    return known._replace(**{field: value for field, value in told._asdict().items() if getattr(known, field) is None})
