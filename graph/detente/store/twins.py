"""Near-copies: documents with the same sentences count as one, as do two files of records that name one document.

Two documents are near-copies when the one with fewer sentences has four fifths of them in the other. Sentences are compared without
case, accents and punctuation. The classes follow from the set of documents, whatever the order of loading.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from detente.names import fold
from detente.store.passages import Passages

OVERLAP = 0.8
_SHORTEST = 4
"""Words; what is shorter is a heading, a date line, a list item, and stands in many documents."""
_END = re.compile(r"(?<=[.!?।។])[\"'”’)\]]*\s+|\n\s*\n")


def sentence_hashes(text: str) -> set[int]:
    """A hash (63 bits) for each distinct sentence of a text."""
    folded = (fold(sentence) for sentence in _END.split(text))
    return {_hash(sentence) for sentence in folded if sentence.count(" ") >= _SHORTEST - 1}


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


class Twins:
    """Keeps ``document.twin`` right while documents come and go."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._suspect: set[int] = set()

    def add(self, document: int, sentences: set[int]) -> None:
        """A document that is new, with what :func:`sentence_hashes` gives for its text."""
        self._connection.executemany("INSERT INTO sentence VALUES (?, ?)", ((sentence, document) for sentence in sorted(sentences)))
        self._connection.execute("UPDATE document SET sentences = ? WHERE id = ?", (len(sentences), document))
        self._suspect.add(document)

    def suspect_names(self, documents: range) -> None:
        """New documents without sentences: those with the name of another one count as one with it."""
        rows = self._connection.execute(
            """SELECT id FROM document WHERE id >= ? AND id < ?
               AND EXISTS (SELECT 1 FROM document AS other WHERE other.name = document.name AND other.id <> document.id)""",
            (documents.start, documents.stop),
        )
        self._suspect.update(number for (number,) in rows)

    def remove(self, document: int, passages: Passages) -> None:
        """A document that is about to go."""
        first = self._connection.execute("SELECT coalesce(twin, id) FROM document WHERE id = ?", (document,)).fetchone()[0]
        self._suspect.update(row[0] for row in self._connection.execute("SELECT id FROM document WHERE twin = ? OR id = ?", (first, first)))
        self._suspect.discard(document)
        if self._connection.execute("SELECT sentences FROM document WHERE id = ?", (document,)).fetchone()[0]:
            sentences = self._sentences(document, passages)
            self._connection.executemany(
                "DELETE FROM sentence WHERE hash = ? AND document = ?", ((sentence, document) for sentence in sentences)
            )

    def clear(self) -> None:
        """Forget what is pending, after a transaction was rolled back."""
        self._suspect.clear()

    def settle(self, passages: Passages) -> set[int]:
        """Classes of near-copies among the documents that came, and those that lost one. Returns the documents whose class changed."""
        changed: set[int] = set()
        done: set[int] = set()
        for document in sorted(self._suspect):
            if document not in done:
                members = self._class_of(document, passages)
                done |= members
                changed |= self._name(members)
        self._suspect.clear()
        return changed

    def _class_of(self, document: int, passages: Passages) -> set[int]:
        """All that are near-copies of a document, of one of its near-copies, and so on."""
        members = {document}
        pending = [document]
        while pending:
            for other in self._near(pending.pop(), passages):
                if other not in members:
                    members.add(other)
                    pending.append(other)
        return members

    def _near(self, document: int, passages: Passages) -> Iterable[int]:
        name, count = self._connection.execute("SELECT name, sentences FROM document WHERE id = ?", (document,)).fetchone()
        near = {row[0] for row in self._connection.execute("SELECT id FROM document WHERE name = ? AND id <> ?", (name, document))}
        shared: dict[int, int] = {}
        for sentence in self._sentences(document, passages) if count else ():
            for (other,) in self._connection.execute("SELECT document FROM sentence WHERE hash = ?", (sentence,)):
                shared[other] = shared.get(other, 0) + 1
        for other, both in shared.items():
            if other != document:
                (theirs,) = self._connection.execute("SELECT sentences FROM document WHERE id = ?", (other,)).fetchone()
                if both >= OVERLAP * min(count, theirs):
                    near.add(other)
        return near

    def _sentences(self, document: int, passages: Passages) -> set[int]:
        return sentence_hashes("".join(passages.whole(document)))

    def _name(self, members: set[int]) -> set[int]:
        """Point the members of a class to the first of them by name; which ones pointed elsewhere before."""
        rows = [
            self._connection.execute("SELECT name, origin, id, twin FROM document WHERE id = ?", (member,)).fetchone() for member in members
        ]
        first = min(rows)[2]
        changed = {
            number: None if number == first else first for _, _, number, twin in rows if twin != (None if number == first else first)
        }
        self._connection.executemany("UPDATE document SET twin = ? WHERE id = ?", ((twin, number) for number, twin in changed.items()))
        # The whole class counts by its first document, so that all of its edges count anew.
        return members if changed else set()
