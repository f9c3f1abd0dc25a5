"""Rows of records into evidence, and into an edge for each as if it were the only one of its group: what runs a million times."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.errors import DateError
from detente.model import Actor, Basis, Document, Dropped, Fact, Status
from detente.resolution import Telling, Tie, alone, attested_on, edge_id, group_id, identity_of
from detente.store.actors import Home
from detente.store.checking import checked_document, checked_fact, normal_dates, same_ends, storable_actor
from detente.store.growing import PENDING, Growing, GrowingDocuments
from detente.store.indexes import Indexes
from detente.store.rows import STATUS_NUMBERS, properties_text
from detente.store.settling import EDGE_VALUES, UNSETTLED, edge_values
from detente.store.words import CUT_TIES
from detente.store.writing import EVIDENCE_ROW, Writing, homes_text

if TYPE_CHECKING:
    from detente.store.records import RowFact

_CHUNK = 20_000
"""Rows that are held at once; a file with more is loaded as a large one."""
_ACTORS = 1 << 17
_DATES = 50_000
"""Actors, and dates, that are held at once."""
_NO_PROPERTIES: Mapping[str, str] = {}


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


class RowWriter:
    """Takes down the rows of one file of records."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._connection = writing.connection
        self.documents = GrowingDocuments(writing.connection, checked_document)
        self.indexes = Indexes(writing.connection)
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
        self.stretches = array("Q")
        """Of the ids of all groups that rows tell, in their order."""
        self.before = array("Q")
        """Of the ids of all edges that were there, ascending; for a large file alone."""
        self.told = 0
        self.dropped: Counter[str] = Counter()
        self.large = False
        """Whether there were more rows than are held at once."""

    def write(self, rows: Iterable[RowFact]) -> None:
        """Store the evidence and the edges of rows."""
        self._writing.actors.batch(True)
        document: Document | None = None
        growing: Growing | None = None
        for row in rows:
            if growing is None or row.document is not document:
                document = row.document
                growing = self.documents.get(document)
            text = row.text
            if text:
                growing.parts.append(text)
                growing.length += len(text)
                if growing.length - growing.written > PENDING:
                    self.documents.write(growing)
            told = row.told
            lost = self._tell(told, growing) if isinstance(told, Fact) else told
            if lost is not None:
                self._lost.append((growing.number, lost))
            if len(self._evidence) >= _CHUNK:
                self._write()
        self._write()
        self.documents.close()
        self._writing.actors.batch(False)
        for known in (self._met, self._by_names, self._dates):
            known.clear()

    def _tell(self, fact: Fact, growing: Growing) -> Dropped | None:
        """Take down a fact, or say why not. Runs once for each row: what can be looked up is not worked out again."""
        (
            source, relation, target, span, start, end, start_basis, end_basis, attested, status, speaker, properties, reader, confidence,
            _,
        ) = fact  # fmt: skip
        number = growing.number
        tie = self._ties.get((source.type, relation, target.type))
        dated = None
        if tie is not None and 0 <= span[0] < span[1] <= growing.length and source.name.strip() and target.name.strip():
            how = (start, end, start_basis, end_basis, attested, status, growing.document.published)
            dated = self._dates.get((tie.state, tie.process, tie.timeless, start, end, start_basis, end_basis, attested, status))
            if dated is None:
                dated = self._date(tie, *how)
        if tie is None or dated is None:
            # Something is new or wrong.
            told = checked_fact(fact, self._writing.vocabulary, self._writing.ties, growing.document.name, growing.length)
            if isinstance(told, Dropped):
                return told
            tie = self._ties[source.type, relation, target.type] = told.tie
            dated = _dated(tie, told.start, told.end, *told.bases, told.attested, status, growing.document.published)
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
        # What closes others is derived with the rest, so that what it closes is found.
        documents = UNSETTLED if tie.number <= CUT_TIES else 1
        self._edges.append(
            (edge, one.number, tie.number, other.number, *dated.values, tie.sign, dated.told[5], documents, confidence, kept)
        )
        self.stretches.append(group >> 32)
        return None

    def _date(
        self, tie: Tie, start: str | None, end: str | None, start_basis: Basis | None, end_basis: Basis | None, attested: str | None,
        status: Status, published: str | None,
    ) -> _Dated | None:  # fmt: skip
        """What the dates of a telling come to; None where they cannot be read. Those that are likely to come again are kept."""
        try:
            first, last, day = normal_dates(start, end, attested)
        except DateError:
            return None
        bases = (start_basis or "told") if first else None, (end_basis or "told") if last else None
        dated = _dated(tie, first, last, *bases, day, status, published)
        # A start alone is soon told again, a start with an end hardly ever; and where the day of publication counts, the key is too short.
        if last is None and first is not None:
            if len(self._dates) >= _DATES:
                self._dates.clear()
            self._dates[tie.state, tie.process, tie.timeless, start, end, start_basis, end_basis, attested, status] = dated
        return dated

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
        if not self.large and len(self._evidence) >= _CHUNK:
            self.large = True
            self.before.extend(stretch for (stretch,) in connection.execute("SELECT DISTINCT id >> 32 FROM edge ORDER BY 1"))
            self.indexes.drop_if_worth(_CHUNK)
        self.told += len(self._evidence)
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


def _dated(
    tie: Tie, start: str | None, end: str | None, start_basis: Basis | None, end_basis: Basis | None, attested: str | None,
    status: Status, published: str | None,
) -> _Dated:  # fmt: skip
    """From dates in normal form."""
    number = STATUS_NUMBERS[status]
    day = attested_on(start, end, attested, published)
    edge = alone(tie, Telling(start, end, start_basis, end_basis, day, number, 0, 1.0, _NO_PROPERTIES))
    return _Dated((start, end, start_basis, end_basis, attested, number), edge_id(0, start), edge_values(edge))
