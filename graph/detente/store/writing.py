"""Putting documents into a store and taking them out, each in one transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from detente.dates import canonical, edges_of
from detente.errors import DateError, DocumentError, VocabularyError
from detente.model import Document, Dropped, Fact
from detente.resolution import Tie, edge_id
from detente.store.actors import Actors, Home
from detente.store.opening import explaining
from detente.store.passages import Passages, store_text
from detente.store.rows import DOCUMENT, STATUS_NUMBERS, properties_of, properties_text
from detente.store.settling import EDGE_ROW, UNSETTLED, Group, Settling
from detente.store.twins import Twins, sentence_hashes
from detente.store.words import install, ties, vocabulary_of

if TYPE_CHECKING:
    from detente.vocabulary import Vocabulary

RECORDS = ("csv", "jsonl")
"""Media of documents whose text is rows: equal rows of two of them are no sign of a copy."""
OFF_VOCABULARY = "breaks the vocabulary"
NOT_A_DATE = "date not read"
SAME_ENDS = "ties an actor to itself"
NO_QUOTE = "quote outside of the text"
NAMELESS = "actor without a name"


class Counts(NamedTuple):
    """What loading one document came to."""

    told: int = 0
    """Pieces of evidence stored."""
    dropped: Mapping[str, int] = {}
    """Reasons with how often each."""
    unchanged: bool = False
    """The store had all of it before."""


class Told(NamedTuple):
    """A fact that has been checked, with its dates in normal form."""

    fact: Fact
    tie: Tie
    start: str | None
    end: str | None
    attested: str | None


_EVIDENCE_ROW = f"INSERT INTO evidence VALUES (NULL, {', '.join('?' * 15)})"


class Writing:
    """What writing to a store needs and keeps from one document to the next."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self._path = path
        with explaining(path):
            found = vocabulary_of(connection)
        if found is not None:
            self._understand(found)
            return
        from detente.vocabulary import load_vocabulary

        found = load_vocabulary()
        self._understand(found)
        self.install(found)

    def install(self, vocabulary: Vocabulary) -> None:
        """Make the store understand a vocabulary, beside what it understood before; edges that it changes are derived again."""
        with self.transaction("installing the vocabulary"):
            changed = install(self.connection, vocabulary)
            self._understand(vocabulary_of(self.connection) or vocabulary)
            settling = Settling(self.connection, self.ties.values())
            for relation in changed:
                self._tell_again("edge IN (SELECT id FROM edge WHERE relation = ?)", (relation,), settling)
            settling.settle()

    def replace(self, document: Document, text: str | Mapping[int, str], facts: Iterable[Fact], dropped: Iterable[Dropped] = ()) -> Counts:
        """See :meth:`detente.store.Store.replace`."""
        document = _checked(document)
        facts, dropped = list(facts), list(dropped)
        told = _digest(document, text, facts, dropped)
        with self.transaction(f"writing {document.name}") as settling:
            row = self.connection.execute("SELECT id, digest FROM document WHERE name = ? AND origin = ?", (document.name, document.origin)).fetchone()
            if row is not None and row[1] == told:
                count = self.connection.execute("SELECT count(*) FROM evidence WHERE document = ?", (row[0],)).fetchone()[0]
                return Counts(count, Counter(self._reasons(row[0])), True)
            if row is not None:
                self._remove(row[0], settling)
            number = self.insert_document(document, told)
            store_text(self.connection, number, text)
            checked = [self.check(fact, document.name, len(text) if isinstance(text, str) else None) for fact in facts]
            lost = [*dropped, *(item for item in checked if isinstance(item, Dropped))]
            rows = {row: None for item in checked if isinstance(item, Told) for row in [self.evidence_row(item, number, settling)]}
            self.connection.executemany(_EVIDENCE_ROW, rows)
            self.insert_dropped(number, lost)
            self.actors.write_calls(number)
            if document.media not in RECORDS:
                whole = text if isinstance(text, str) else "\n\n".join(text[start] for start in sorted(text))
                self.twins.add(number, sentence_hashes(whole))
            self._settle(settling)
            return Counts(len(rows), Counter(item.reason for item in lost))

    def forget(self, name: str) -> int:
        """See :meth:`detente.store.Store.forget`."""
        with self.transaction(f"forgetting {name}") as settling:
            rows = self.connection.execute("SELECT id FROM document WHERE name = ? OR origin = ? ORDER BY id", (name, name)).fetchall()
            for (number,) in rows:
                self._remove(number, settling)
            if rows:
                self._settle(settling)
            return len(rows)

    @contextmanager
    def transaction(self, doing: str) -> Iterator[Settling]:
        """One transaction: all of it is stored, or, whatever happens, nothing. Raises StoreError or DiskError."""
        with explaining(self._path, doing):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield Settling(self.connection, self.ties.values())
                self.connection.execute("COMMIT")
            except BaseException:
                # Where the disk is full SQLite may have rolled back on its own.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self.actors.clear()
                self.twins.clear()
                raise

    def insert_document(self, document: Document, told: bytes | None) -> int:
        """A row for a document; its number."""
        cursor = self.connection.execute(f"INSERT INTO document ({DOCUMENT}, digest) VALUES ({', '.join('?' * 11)})", (*document, told))
        return int(cursor.lastrowid or 0)

    def insert_dropped(self, document: int, dropped: Iterable[Dropped]) -> None:
        """Rows for what was read and not kept."""
        rows = ((document, item.reason, item.detail, *(item.span or (None, None))) for item in dropped)
        self.connection.executemany("INSERT INTO dropped VALUES (?, ?, ?, ?, ?)", rows)

    def check(self, fact: Fact, document: str, length: int | None) -> Told | Dropped:
        """A fact with its dates in normal form, or why it cannot be kept."""
        try:
            self.vocabulary.check(fact.source.type, fact.relation, fact.target.type)
        except VocabularyError as error:
            return Dropped(document, OFF_VOCABULARY, str(error), fact.span)
        if not (fact.source.name.strip() and fact.target.name.strip()):
            return Dropped(document, NAMELESS, f"{fact.source.name!r} {fact.relation} {fact.target.name!r}", fact.span)
        if fact.span[0] < 0 or fact.span[0] >= fact.span[1] or (length is not None and fact.span[1] > length):
            return Dropped(document, NO_QUOTE, f"characters {fact.span[0]} to {fact.span[1]} of {length}", fact.span)
        try:
            start, end, attested = dates(fact.start, fact.end, fact.attested)
        except DateError as error:
            return Dropped(document, NOT_A_DATE, str(error), fact.span)
        if self.actors.home(fact.source) == self.actors.home(fact.target):
            return Dropped(document, SAME_ENDS, f"{fact.source.name} {fact.relation} {fact.target.name}", fact.span)
        return Told(fact, self.ties[fact.relation], start, end, attested)

    def evidence_row(self, told: Told, document: int, settling: Settling) -> tuple[object, ...]:
        """The evidence of a fact, its group touched and a place held for its edge."""
        fact = told.fact
        homes = self.actors.home(fact.source), self.actors.home(fact.target)
        self.actors.call(homes[0], fact.source)
        self.actors.call(homes[1], fact.target)
        edge, ends = self._place(told.tie, homes, fact.properties, told.start, settling)
        return (
            edge, document, *fact.span, told.start, told.end,
            told.start and (fact.start_basis or "told"), told.end and (fact.end_basis or "told"), told.attested,
            STATUS_NUMBERS[fact.status], fact.speaker, fact.confidence, None if fact.reader == "record" else fact.reader,
            properties_text(fact.properties), ends,
        )  # fmt: skip

    def _place(
        self, tie: Tie, homes: tuple[Home, Home], properties: Mapping[str, str], start: str | None, settling: Settling
    ) -> tuple[int, str | None]:
        """Hold a place for the edge between two homes, touching its group: its number, and the column ``homes``."""
        meant = self.actors.meant(homes[0].number), self.actors.meant(homes[1].number)
        if meant[0] == meant[1]:  # two short names for one actor, told of each other: they stay what they are
            meant = homes[0].number, homes[1].number
        keys = settling.closers.standing(meant[0]).key, settling.closers.standing(meant[1]).key
        if tie.symmetric and keys[0] > keys[1]:
            homes, meant, keys = homes[::-1], meant[::-1], keys[::-1]
        group = settling.group(tie.number, *meant, properties)
        settling.touch(group)
        number = edge_id(group.number, start)
        self._hold(number, group, properties)
        own = (homes[0].key, homes[1].key)
        return number, None if own == keys else f'["{own[0]}","{own[1]}"]'

    def _hold(self, number: int, group: Group, properties: Mapping[str, str]) -> None:
        if self.connection.execute("SELECT 1 FROM edge WHERE id = ?", (number,)).fetchone():
            return
        identity = {name: value for name in group.tie.identity if (value := properties.get(name))}
        row = (number, group.source, group.tie.number, group.target, None, None, 0, 0, 0, 0, 0, 0, None, None, 0, 0, UNSETTLED, 0.0, properties_text(identity))
        self.connection.execute(EDGE_ROW, row)

    def _settle(self, settling: Settling) -> None:
        """After tellings came and went: names, near-copies and edges."""
        touched = set(self.actors.touched)
        for actor, before in self.actors.settle_names():
            self._move(actor, before, settling)
        settling.touch_documents(sorted(self.twins.settle(Passages(self.connection))))
        settling.settle()
        self.actors.sweep(touched)

    def _move(self, actor: int, before: int | None, settling: Settling) -> None:
        """Tell anew what is told of a short name that stood for itself or another actor before, and now does not."""
        ends = "edge IN (SELECT id FROM edge WHERE source = ?1 UNION ALL SELECT id FROM edge WHERE target = ?1)"
        self._tell_again(ends, (actor,), settling)
        if before is not None:
            key = settling.closers.standing(actor).key
            self._tell_again(f"{ends} AND homes LIKE ?2", (before, f'%"{key}"%'), settling)

    def _tell_again(self, condition: str, values: Sequence[object], settling: Settling) -> None:
        """Give evidence to the groups that it now belongs to."""
        rows = self.connection.execute(
            f"""SELECT evidence.id, told, homes, evidence.properties, edge.relation, edge.source, edge.target, edge.properties
            FROM evidence JOIN edge ON edge.id = evidence.edge WHERE {condition}""",
            values,
        ).fetchall()
        by_number = {tie.number: tie for tie in self.ties.values()}
        for number, start, homes, properties, relation, source, target, edge_properties in rows:
            settling.touch(settling.group(relation, source, target, properties_of(edge_properties)))
            own = self.actors.homes_of(homes, source, target)
            edge, ends = self._place(by_number[relation], own, properties_of(properties), start, settling)
            self.connection.execute("UPDATE evidence SET edge = ?, homes = ? WHERE id = ?", (edge, ends, number))

    def _remove(self, document: int, settling: Settling) -> None:
        settling.touch_documents([document])
        passages = Passages(self.connection)
        self.twins.remove(document, passages)
        self.actors.forget_calls(document)
        for table in ("evidence", "dropped", "passage"):
            self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        self.connection.execute("DELETE FROM document WHERE id = ?", (document,))

    def _reasons(self, document: int) -> list[str]:
        return [reason for (reason,) in self.connection.execute("SELECT reason FROM dropped WHERE document = ?", (document,))]

    def _understand(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.ties = ties(self.connection)
        self.actors = Actors(self.connection, vocabulary.names)
        self.twins = Twins(self.connection)


def dates(start: str | None, end: str | None, attested: str | None) -> tuple[str | None, str | None, str | None]:
    """Start, end and attested day in normal form; an interval told as a start is split. Raises DateError."""
    if start is not None:
        start, until = edges_of(start)
        end = until if end is None else end
    if end is not None:
        end = canonical(end) if end != ".." else end
    if start is not None and end is not None:
        from detente.dates import bounds

        bounds(start, end, act=False)
    return start, end or None, canonical(attested) if attested is not None else None


def _checked(document: Document) -> Document:
    """A document with its publication date in normal form."""
    origin = document.origin or document.name
    if document.published is None:
        return document._replace(origin=origin)
    try:
        return document._replace(origin=origin, published=canonical(document.published))
    except DateError as error:
        raise DocumentError(f"{document.name}: its publication date cannot be read: {error}") from error


def _digest(document: Document, text: str | Mapping[int, str], facts: Iterable[Fact], dropped: Iterable[Dropped]) -> bytes:
    """Stands for all that a document brings; the order of facts does not matter."""
    digest = blake2b(repr(tuple(document)).encode("utf-8", "surrogatepass"), digest_size=16)
    for part in (text if isinstance(text, str) else sorted(text.items()), sorted(map(_plain, facts)), sorted(map(repr, dropped))):
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _plain(fact: Fact) -> str:
    return repr(fact._replace(properties=dict(sorted(fact.properties.items()))))
