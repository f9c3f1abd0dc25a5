"""The store: one SQLite file with documents, actors, edges, and the words that tell them.

Reading imports little and opens fast; what writing needs is imported by the first write.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from detente.errors import StoreError
from detente.store.opening import connect

if TYPE_CHECKING:
    from detente.model import Document, Dropped, Edge, Entity, Evidence, Fact
    from detente.store.finding import Candidate
    from detente.store.reading import Reading, Stats
    from detente.store.records import RowFact
    from detente.store.searching import Quoted
    from detente.store.writing import Counts, Writing
    from detente.vocabulary import Vocabulary

__all__ = ["Store"]


class Store:
    """A store of documents and the graph that they tell. Open it with :meth:`open`; it is a context manager.

    The graph is a pure function of the set of documents: it is the same whatever the order in which they were loaded, replaced and
    forgotten. Every write is one transaction.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, *, readonly: bool) -> None:
        self.connection = connection
        """For queries over rows; see ``schema.sql`` for the tables."""
        self.path = path
        self._readonly = readonly

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, readonly: bool = False) -> Store:
        """Open a store.

        Parameters
        ----------
        path
            The file.
        create
            Make it where it is not there.
        readonly
            For reading alone: fast, and possible where nothing may be written.

        Raises
        ------
        StoreError
            There is no store, it may not be read, is something else than a store or from a newer detente.
        """
        name = os.fspath(path)
        return cls(connect(name, create=create, readonly=readonly), name, readonly=readonly)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Nothing else works afterwards."""
        self.connection.close()

    # writing

    def install(self, vocabulary: Vocabulary) -> None:
        """Make the store understand a vocabulary, beside what it understood before. A store that is written to without any has the
        shipped one.

        Raises StoreError, DiskError.
        """
        self._writing.install(vocabulary)

    def vocabulary(self) -> Vocabulary | None:
        """The vocabulary that the store was filled with; None for a new store."""
        from detente.store.words import vocabulary_of

        return vocabulary_of(self.connection)

    def replace(self, document: Document, text: str | Mapping[int, str], facts: Iterable[Fact], dropped: Iterable[Dropped] = ()) -> Counts:
        """Store what a document tells, instead of what the document of that name and origin told before, in one transaction.

        Parameters
        ----------
        document
            ``published`` is EDTF.
        text
            What spans count in; or the pieces of it that are known, by their offsets (such as the quotes of an export).
        facts
            In any order. What breaks the vocabulary, has no readable date, ties an actor to itself or quotes nothing is not kept,
            and counted.
        dropped
            What extraction did not keep, to be counted.

        Raises
        ------
        StoreError, DiskError
            Nothing is stored then.
        """
        return self._writing.replace(document, text, facts, dropped)

    def replace_records(self, file: Document, rows: Iterable[RowFact]) -> Counts:
        """Store what a file of records tells, instead of what it told before, in one transaction, and in little memory also for
        millions of rows.

        Parameters
        ----------
        file
            The file itself, as ``Records.document``. Where the store has it with the same hash, publication date and other fields,
            its rows are not read.
        rows
            As :func:`detente.reading.row_facts` gives them: each with its document (the file, or one that it names), the fact or why
            there is none, and what it adds to the document's text.

        Raises
        ------
        StoreError, DiskError
            Nothing is stored then.
        """
        from detente.store.records import replace_records

        return replace_records(self._writing, file, rows)

    def forget(self, name: str) -> int:
        """Take out the documents of this name, and those that the file of records of this name brought. Returns how many there were.

        Raises StoreError, DiskError.
        """
        return self._writing.forget(name)

    # reading

    def documents(self) -> Iterator[Document]:
        """All documents, by name."""
        return self._reading.documents()

    def has_document(self, name: str) -> bool:
        """Whether there is a document of exactly that name."""
        return self._reading.has_document(name)

    def document(self, name: str, origin: str | None = None) -> Document:
        """The document of that name, brought by the file ``origin`` where it is given. Raises UnclearName with near names."""
        return self._reading.document(name, origin)

    def text(self, name: str, start: int | None = None, end: int | None = None) -> str:
        """A document's text, from character ``start`` to ``end``. Raises UnclearName."""
        return self._reading.text(name, start, end)

    def twins(self) -> dict[str, str]:
        """Documents that are near-copies, each with the first by name of those that it counts as one with."""
        return self._reading.twins()

    def dropped(self, document: str | None = None) -> Iterator[Dropped]:
        """What was read and not kept, of one document or of all, in order."""
        return self._reading.dropped(document)

    def entities(self, type: str | None = None) -> Iterator[Entity]:
        """Actors, sorted by id."""
        return self._reading.entities(type)

    def entity(self, id: str) -> Entity:
        """The actor with an id. Raises UnclearName."""
        return self._reading.entity(id)

    def edges(
        self,
        ids: Iterable[str] | None = None,
        *,
        actor: str | None = None,
        document: str | None = None,
        all: bool = True,
        evidence: bool = True,
    ) -> Iterator[Edge]:
        """Edges, sorted by id.

        Parameters
        ----------
        ids
            Only these (of which there may be some that no edge has).
        actor
            Only those with this actor (an id) at an end.
        document
            Only those that the document of this name tells.
        all
            With planned and denied ones.
        evidence
            With their evidence; without, ``Edge.evidence`` is empty.
        """
        return self._reading.edges(ids, actor=actor, document=document, all=all, evidence=evidence)

    def edge(self, id: str) -> Edge:
        """The edge with an id, or with one that it had when only a coarser date was told. Raises UsageError."""
        return self._reading.edge(id)

    def evidence(self, id: str) -> tuple[Evidence, ...]:
        """Everything that tells an edge, by document and place. Raises UsageError."""
        return self._reading.edge(id).evidence

    def stats(self) -> Stats:
        """How much there is of everything."""
        return self._reading.stats()

    def resolve(self, name: str, type: str | None = None) -> Entity:
        """The one actor that a name (or id) means. Raises UnclearName with candidates where nobody or several bear it."""
        from detente.store.finding import find_actor

        return self._reading.entity(find_actor(self.connection, name, type))

    def candidates(self, text: str, n: int = 5, type: str | None = None) -> list[Candidate]:
        """Actors with names that resemble a text, best first."""
        from detente.store.finding import near_actors

        return near_actors(self.connection, text, n, type)

    def search(self, text: str) -> tuple[list[Entity], Iterator[Quoted]]:
        """Actors with a name, and quotes, that have words beginning with all words of a text, whatever case and accents."""
        from detente.store.finding import actors_named
        from detente.store.searching import quotes_with

        return [self._reading.entity(key) for key in actors_named(self.connection, text)], quotes_with(self.connection, text)

    @cached_property
    def _reading(self) -> Reading:
        from detente.store.reading import Reading

        return Reading(self.connection)

    @cached_property
    def _writing(self) -> Writing:
        from detente.store.writing import Writing

        if self._readonly:
            raise StoreError(f"{self.path}: was opened for reading only")
        return Writing(self.connection, self.path)
