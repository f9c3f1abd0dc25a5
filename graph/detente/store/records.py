"""Files of records, also of millions of rows: one transaction, and memory that does not grow but for some bytes a row.

A group with one telling, as most are, gets its edge at once. The other groups are derived when all is read, and then what closes others is
applied. Where a file brings a good part of the store, the indexes are built at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from detente.collecting import collector_at_rest
from detente.model import Document, Dropped, Fact
from detente.store.bulk import RowWriter
from detente.store.passages import Passages
from detente.store.settling import UNSETTLED, Settling
from detente.store.words import CUT_TIES
from detente.store.writing import Counts, Writing


class RowFact(Protocol):
    """What one row of records tells, as :func:`detente.reading.row_facts` gives it."""

    @property
    def document(self) -> Document:
        """What it is told by; ``sha256`` is empty for a document that rows name."""
        ...

    @property
    def told(self) -> Fact | Dropped:
        """A fact, or why there is none."""
        ...

    @property
    def text(self) -> str:
        """What it adds to the document's text: all of them in order are the text."""
        ...


def replace_records(writing: Writing, file: Document, rows: Iterable[RowFact]) -> Counts:
    """See :meth:`detente.store.Store.replace_records`."""
    version = repr(tuple(file))
    with writing.transaction(f"writing {file.name}") as settling:
        row = writing.connection.execute("SELECT version, told FROM origin WHERE name = ?", (file.name,)).fetchone()
        if row is not None and row[0] == version:
            return Counts(row[1], writing.reasons(file.name), True)
        writing.remove(writing.numbers_of_origin(file.name), settling)
        written = RowWriter(writing)
        with collector_at_rest():
            written.write(rows)
        writing.actors.count_calls(written.documents.numbers)
        writing.twins.suspect_names(written.documents.numbers)
        if written.large:
            _settle(written, writing, settling)
        else:
            settling.touched.update(written.stretches)
            writing.settle(settling)
        writing.connection.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?)", (file.name, version, written.told))
        return Counts(written.told, written.dropped)


def _settle(written: RowWriter, writing: Writing, settling: Settling) -> None:
    """As :meth:`Writing.settle`, after so many rows that each index is built only before it is needed."""
    indexes = written.indexes
    # The whole store is closed again: an edge that closes others is what its only telling made of it, as other edges are.
    writing.connection.execute(f"UPDATE edge SET documents = 1 WHERE relation <= {CUT_TIES} AND documents = {UNSETTLED}")
    indexes.build("evidence_by_edge", "edge_closing", "edge_succession")
    touched = set(writing.actors.touched)
    changed = writing.actors.settle_names()
    if changed:
        indexes.build()
        writing.move(changed, settling)
    again = writing.twins.settle(Passages(writing.connection)) | written.documents.redated
    if again:
        indexes.build("evidence_by_document")
        settling.touch_documents(sorted(again))
    settling.touched.update(_several(written.stretches, written.before))
    settling.derive_all()
    indexes.build()
    writing.actors.sweep(touched)


def _several(stretches: Sequence[int], before: Sequence[int]) -> Iterator[int]:
    """Stretches of ids that come twice, or were there ``before`` (ascending)."""
    last = -1
    there = iter(before)
    known = next(there, -1)
    for stretch in sorted(stretches):
        while -1 < known < stretch:
            known = next(there, -1)
        if stretch in (last, known):
            yield stretch
        last = stretch
