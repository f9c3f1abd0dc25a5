"""Files of records, also of millions of rows: one transaction, and memory that does not grow but for some bytes a row.

A group with one telling, as most are, gets its edge at once. The other groups are derived when all is read, and then what closes others is
applied. Where a file brings a good part of the store, the indexes are built at its end.
"""

from __future__ import annotations

import gc
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from detente.model import Actor, Document, Dropped, Fact
from detente.resolution import Telling, Tie, attested_on, edge_id, edges_of, group_id, identity_of
from detente.store.actors import Home
from detente.store.checking import Told, checked_document, checked_fact, same_ends, storable_actor
from detente.store.growing import PENDING, Growing, GrowingDocuments
from detente.store.indexes import Indexes
from detente.store.passages import Passages
from detente.store.rows import STATUS_NUMBERS, properties_text
from detente.store.settling import EDGE_VALUES, UNSETTLED, Settling, edge_values
from detente.store.words import CUT_TIES
from detente.store.writing import EVIDENCE_ROW, Counts, Writing, homes_text

_CHUNK = 20_000
"""Rows that are held at once; a file with more is loaded as a large one."""
_ACTORS = 100_000
_DATES = 50_000
"""Actors, and dates, that are held at once."""


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
        load = _Load(writing, settling)
        load.read(rows)
        load.finish()
        writing.connection.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?)", (file.name, version, load.told))
        return Counts(load.told, load.dropped)


class _Dated(NamedTuple):
    """What the dates and the status of a telling come to."""

    told: tuple[Any, ...]
    """Columns of its evidence, from ``told`` to ``status``."""
    bits: int
    """What they change in its edge's id."""
    values: tuple[Any, ...]
    """Columns of its edge, from ``start`` to ``end_basis``."""


class _Met:
    """An actor that rows name."""

    __slots__ = ("actor", "home", "names", "noted", "stands")

    def __init__(self, actor: Actor, home: Home, names: tuple[int, ...], stands: bool) -> None:
        self.actor = actor
        self.home = home
        self.names = names
        """Rows of what it is called, the fullest name first."""
        self.stands = stands
        """Its name is short and stands for another actor."""
        self.noted = 0
        """The document of which it is noted last that it names the actor."""


class _Load:
    """One file of records on its way into a store."""

    def __init__(self, writing: Writing, settling: Settling) -> None:
        self._writing, self._settling = writing, settling
        self._connection = writing.connection
        self._documents = GrowingDocuments(writing.connection, checked_document)
        self._indexes = Indexes(writing.connection)
        self._evidence: list[tuple[Any, ...]] = []
        self._edges: list[tuple[Any, ...]] = []
        self._calls: list[tuple[int, int, int]] = []
        self._lost: list[tuple[int, Dropped]] = []
        self._met: dict[int, _Met] = {}
        self._by_names: dict[Actor, _Met] = {}
        self._ties: dict[tuple[str, str, str], Tie] = {}
        self._dates: dict[tuple[Any, ...], _Dated] = {}
        self._last_span = (0, 0)
        self._last: tuple[Any, ...] = ()
        self._same: set[tuple[Any, ...]] = set()
        self._stretches = array("Q")
        self._before = array("Q", (row[0] for row in self._connection.execute("SELECT DISTINCT id >> 32 FROM edge ORDER BY 1")))
        self.told = 0
        self.dropped: Counter[str] = Counter()
        self.large = False

    def read(self, rows: Iterable[RowFact]) -> None:
        """Store what the rows tell, with an edge for each telling as if it were the only one of its group."""
        self._writing.actors.batching = True
        with uncollected():
            self._read(rows)
        self._writing.actors.batching = False

    def _read(self, rows: Iterable[RowFact]) -> None:
        document: Document | None = None
        growing: Growing | None = None
        for row in rows:
            if growing is None or row.document is not document:
                document = row.document
                growing = self._documents.get(document)
            text = row.text
            if text:
                growing.parts.append(text)
                growing.length += len(text)
                if growing.length - growing.written > PENDING:
                    self._documents.write(growing)
            told = row.told
            lost = self._tell(told, growing) if isinstance(told, Fact) else told
            if lost is not None:
                self._lost.append((growing.number, lost))
            if len(self._evidence) >= _CHUNK:
                self._write()
        self._write()
        self._documents.close()
        for known in (self._met, self._by_names, self._dates):
            known.clear()

    def _tell(self, fact: Fact, growing: Growing) -> Dropped | None:
        """Take down a fact, or say why not. Runs once for each row: what can be looked up is not worked out again."""
        source, relation, target, span, start, end, start_basis, end_basis, attested, status, speaker, properties, reader, confidence = fact
        number, published = growing.number, growing.document.published
        tie = self._ties.get((source.type, relation, target.type))
        dated = None
        if tie is not None and 0 <= span[0] < span[1] <= growing.length:
            dating = (tie.state, tie.process, tie.timeless, start, end, start_basis, end_basis, attested, status, published)
            dated = self._dates.get(dating)
        if tie is None or dated is None:
            learnt = self._learn(fact, growing)
            if isinstance(learnt, Dropped):
                return learnt
            tie, dated = learnt
        first, second = self._met.get(id(source)), self._met.get(id(target))
        if first is None or first.actor is not source:
            first = self._meet(source)
        if second is None or second.actor is not target:
            second = self._meet(target)
        one, other, homes = first.home, second.home, None
        if one.number == other.number:
            return same_ends(fact, growing.document.name)
        if first.noted != number:
            self._note(first, number)
        if second.noted != number:
            self._note(second, number)
        if first.stands or second.stands:
            one, other, homes = self._writing.actors.ends(one, other)
        if tie.symmetric and one.key > other.key:
            one, other, homes = other, one, homes and homes[::-1]
        group = group_id(tie.name, one.key, other.key, identity_of(properties, tie.identity) if properties and tie.identity else ())
        edge = group ^ dated.bits
        kept = properties_text(properties) if properties else None
        reading = None if reader == "record" else reader
        row = (edge, number, *span, *dated.told, speaker, confidence, reading, kept, homes and homes_text(homes))
        if span == self._last_span:
            # One quote may tell many things: each counts once.
            if not self._same:
                self._same.add(self._last)
            if row in self._same:
                return None
            self._same.add(row)
        elif self._same:
            self._same = set()
        self._last_span, self._last = span, row
        self._evidence.append(row)
        documents = 1
        if tie.number <= CUT_TIES:
            # What closes others is derived with the rest, so that what it closes is found.
            documents = UNSETTLED
            self._settling.touched.add(group >> 32)
        self._edges.append(
            (edge, one.number, tie.number, other.number, *dated.values, tie.sign, dated.told[5], documents, confidence, kept)
        )
        self._stretches.append(group >> 32)
        return None

    def _learn(self, fact: Fact, growing: Growing) -> tuple[Tie, _Dated] | Dropped:
        """Check a fact whose ends' types or dates are new, and remember what they come to."""
        writing, published = self._writing, growing.document.published
        told = checked_fact(fact, writing.vocabulary, writing.ties, growing.document.name, growing.length)
        if isinstance(told, Dropped):
            return told
        tie = self._ties[fact.source.type, fact.relation, fact.target.type] = told.tie
        if len(self._dates) >= _DATES:
            self._dates.clear()
        how = (fact.start, fact.end, fact.start_basis, fact.end_basis, fact.attested, fact.status, published)
        dated = self._dates[tie.state, tie.process, tie.timeless, *how] = _dated(told, published)
        return tie, dated

    def _meet(self, actor: Actor) -> _Met:
        """What is known of an actor. Rows share one record for it mostly, so that it is looked up by that and by its names only then."""
        met = self._by_names.get(actor)
        if met is None:
            actors, written = self._writing.actors, storable_actor(actor)
            home = actors.home(written)
            mentions = (mention for mention in written.mentions if mention.strip() and mention != written.name)
            names = tuple(actors.alias(home.number, name) for name in (written.name, *mentions))
            met = _Met(actor, home, names, actors.meant(home) != home)
            if len(self._by_names) >= _ACTORS:
                self._by_names.clear()
            self._by_names[actor] = met
            actors.touched.add(home.number)
        if len(self._met) >= _ACTORS:
            self._met.clear()
        self._met[id(actor)] = met
        met.actor = actor
        return met

    def _note(self, met: _Met, document: int) -> None:
        """That a document names an actor."""
        met.noted = document
        first, *others = met.names
        self._calls.append((document, first, 1))
        self._calls += [(document, name, 0) for name in others]

    def _write(self) -> None:
        connection = self._connection
        self._writing.actors.write()
        self.told += len(self._evidence)
        if not self.large and self.told >= _CHUNK:
            self.large = True
            self._indexes.drop_if_worth(self.told)
        connection.executemany(EVIDENCE_ROW, self._evidence)
        self._edges.sort(key=itemgetter(0))
        connection.executemany(f"INSERT OR IGNORE INTO edge {EDGE_VALUES}", self._edges)
        connection.executemany(
            "INSERT INTO called VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET fullest = max(fullest, excluded.fullest)", self._calls
        )
        self._writing.insert_dropped(self._lost)
        self.dropped.update(item.reason for _, item in self._lost)
        for pending in (self._evidence, self._edges, self._calls, self._lost):
            pending.clear()

    def finish(self) -> None:
        """Derive the edges of groups with several tellings, and what is closed."""
        writing, settling = self._writing, self._settling
        writing.actors.count_calls(self._documents.numbers)
        writing.twins.suspect_names(self._documents.numbers)
        if not self.large:
            settling.touched.update(self._stretches)
            writing.settle(settling)
            return
        self._indexes.build("evidence_by_edge", "edge_closing", "edge_succession")
        touched = set(writing.actors.touched)
        changed = writing.actors.settle_names()
        if changed:
            self._indexes.build()
            writing.move(changed, settling)
        copies = writing.twins.settle(Passages(self._connection))
        if copies:
            self._indexes.build()
            settling.touch_documents(sorted(copies))
        settling.touched.update(_several(self._stretches, self._before))
        settling.derive_all()
        self._indexes.build()
        writing.actors.sweep(touched)


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows make no cycles, and looking for some among so many takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _dated(told: Told, published: str | None) -> _Dated:
    fact = told.fact
    start_basis, end_basis = told.bases
    status = STATUS_NUMBERS[fact.status]
    day = attested_on(told.start, told.end, told.attested, published)
    (edge,) = edges_of(told.tie, [Telling(told.start, told.end, start_basis, end_basis, day, status, 0, 1.0, {})])
    return _Dated((told.start, told.end, start_basis, end_basis, told.attested, status), edge_id(0, told.start), edge_values(edge))


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
