"""Putting documents into a store and taking them out, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from detente.model import Document, Dropped, Fact
from detente.resolution import Tie, edge_id
from detente.store.actors import Actors, Home
from detente.store.checking import Told, checked_document, checked_fact, digest, same_ends, storable_fact
from detente.store.opening import explaining
from detente.store.passages import Passages, store_text
from detente.store.rows import DOCUMENT, STATUS_NUMBERS, properties_of, properties_text, storable
from detente.store.settling import EDGE_VALUES, UNSETTLED, Group, Settling
from detente.store.twins import Twins, sentence_hashes
from detente.store.words import install, ties, vocabulary_of

if TYPE_CHECKING:
    from detente.vocabulary import Vocabulary

RECORDS = ("csv", "jsonl")
"""Media of documents whose text is rows: equal rows of two of them are no sign of a copy."""
EVIDENCE_ROW = f"INSERT INTO evidence VALUES (NULL, {', '.join('?' * 15)})"


class Counts(NamedTuple):
    """What loading one document came to."""

    told: int = 0
    """Pieces of evidence stored."""
    dropped: Mapping[str, int] = {}
    """Reasons with how often each."""
    unchanged: bool = False
    """The store had all of it before."""


class Writing:
    """What writing to a store needs and keeps from one document to the next."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self._path = path
        self._version: int | None = None
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
            if changed is None:
                return
            self._understand(vocabulary_of(self.connection) or vocabulary)
            settling = Settling(self.connection, self.ties.values())
            for relation in changed:
                self._tell_again("edge IN (SELECT id FROM edge WHERE relation = ?)", (relation,), settling)
            settling.settle()
            # What was dropped may be admitted now: nothing counts as loaded before.
            self.connection.execute("UPDATE document SET digest = NULL")
            self.connection.execute("DELETE FROM origin")

    def replace(self, document: Document, text: str | Mapping[int, str], facts: Iterable[Fact], dropped: Iterable[Dropped]) -> Counts:
        """See :meth:`detente.store.Store.replace`."""
        document = checked_document(document)
        facts, dropped = list(map(storable_fact, facts)), list(dropped)
        brought = digest(document, text, facts, dropped)
        with self.transaction(f"writing {document.name}") as settling:
            row = self.connection.execute(
                "SELECT id, digest FROM document WHERE name = ? AND origin = ?", (document.name, document.origin)
            ).fetchone()
            if row is not None and row[1] == brought:
                (count,) = self.connection.execute("SELECT count(*) FROM evidence WHERE document = ?", (row[0],)).fetchone()
                return Counts(count, Counter(self._reasons([row[0]])), True)
            if row is not None:
                self.remove([row[0]], settling)
            number = self._insert_document(document, brought)
            store_text(self.connection, number, text)
            length = len(text) if isinstance(text, str) else None
            checked = [self.check(fact, document.name, length) for fact in facts]
            lost = [*dropped, *(item for item in checked if isinstance(item, Dropped))]
            # A telling is counted once, however often it is handed over.
            rows = dict.fromkeys(self._evidence_row(item, number, settling) for item in checked if isinstance(item, Told))
            self.connection.executemany(EVIDENCE_ROW, rows)
            self.insert_dropped((number, item) for item in lost)
            self.actors.write_calls(number)
            whole = text if isinstance(text, str) else "\n\n".join(text[start] for start in sorted(text))
            self.twins.add(number, set() if document.media in RECORDS else sentence_hashes(whole))
            self.settle(settling)
            return Counts(len(rows), Counter(item.reason for item in lost))

    def forget(self, name: str) -> int:
        """See :meth:`detente.store.Store.forget`."""
        with self.transaction(f"forgetting {name}") as settling:
            rows = self.connection.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchall()
            numbers = sorted({number for (number,) in rows} | set(self.numbers_of_origin(name)))
            self.remove(numbers, settling)
            if numbers:
                self.settle(settling)
            return len(numbers)

    @contextmanager
    def transaction(self, doing: str) -> Iterator[Settling]:
        """One transaction: all of it is stored, or, whatever happens, nothing. Raises StoreError or DiskError."""
        with explaining(self._path, doing):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._notice_others()
                self.actors.begin()
                yield Settling(self.connection, self.ties.values())
                self.connection.execute("COMMIT")
            except BaseException:
                # Where the disk is full SQLite may have rolled back on its own.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self.actors.clear()
                self.twins.clear()
                raise

    def check(self, fact: Fact, document: str, length: int | None) -> Told | Dropped:
        """A fact with its dates in normal form, or why it cannot be kept."""
        told = checked_fact(fact, self.vocabulary, self.ties, document, length)
        if isinstance(told, Told) and self.actors.home(fact.source) == self.actors.home(fact.target):
            return same_ends(fact, document)
        return told

    def settle(self, settling: Settling) -> None:
        """After tellings came and went: names, near-copies and edges."""
        touched = set(self.actors.touched)
        self.move(self.actors.settle_names(), settling)
        settling.touch_documents(sorted(self.twins.settle(Passages(self.connection))))
        settling.settle()
        self.actors.sweep(touched)

    def move(self, changed: Iterable[tuple[int, int | None]], settling: Settling) -> None:
        """Tell anew what is told of short names that stood for themselves or another actor before (given with each), and now do not."""
        ends = "edge IN (SELECT id FROM edge WHERE source = ?1 UNION ALL SELECT id FROM edge WHERE target = ?1)"
        for actor, before in changed:
            self._tell_again(ends, (actor,), settling)
            if before is not None:
                own = json.dumps(self.actors.key(actor), ensure_ascii=False)
                self._tell_again(f"{ends} AND instr(homes, ?2)", (before, own), settling)

    def remove(self, documents: Sequence[int], settling: Settling) -> None:
        """Take documents out, touching what they told."""
        settling.touch_documents(documents)
        passages = Passages(self.connection)
        for document in documents:
            self.twins.remove(document, passages)
            self.actors.forget_calls(document)
            for table in ("evidence", "dropped", "passage"):
                self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
            self.connection.execute("DELETE FROM origin WHERE name = (SELECT origin FROM document WHERE id = ?)", (document,))
            self.connection.execute("DELETE FROM document WHERE id = ?", (document,))

    def numbers_of_origin(self, origin: str) -> list[int]:
        """Rows of the documents that a file brought."""
        rows = self.connection.execute(
            """SELECT id FROM document WHERE name = ?1 AND origin = ?1
               UNION ALL SELECT id FROM document WHERE origin = ?1 AND origin <> name""",
            (origin,),
        )
        return [number for (number,) in rows]

    def reasons(self, origin: str) -> Counter[str]:
        """What was dropped of a file, by reason."""
        return Counter(self._reasons(self.numbers_of_origin(origin)))

    def insert_dropped(self, dropped: Iterable[tuple[int, Dropped]]) -> None:
        """Rows for what was read and not kept, each with its document."""
        rows = ((document, storable(item.reason), storable(item.detail), *(item.span or (None, None))) for document, item in dropped)
        self.connection.executemany("INSERT INTO dropped VALUES (?, ?, ?, ?, ?)", rows)

    def _insert_document(self, document: Document, brought: bytes) -> int:
        values = f"({DOCUMENT}, digest) VALUES ({', '.join('?' * 11)})"
        return int(self.connection.execute(f"INSERT INTO document {values}", (*document, brought)).lastrowid or 0)

    def _evidence_row(self, told: Told, document: int, settling: Settling) -> tuple[object, ...]:
        """The evidence of a fact, its group touched and a place held for its edge."""
        fact = told.fact
        first, second = self.actors.home(fact.source), self.actors.home(fact.target)
        self.actors.call(first, fact.source)
        self.actors.call(second, fact.target)
        edge, homes = self._place(told.tie, first, second, fact.properties, told.start, settling)
        return (
            edge, document, *fact.span, told.start, told.end,
            *told.bases, told.attested,
            STATUS_NUMBERS[fact.status], fact.speaker, fact.confidence, None if fact.reader == "record" else fact.reader,
            properties_text(fact.properties), homes,
        )  # fmt: skip

    def _place(
        self, tie: Tie, first: Home, second: Home, properties: Mapping[str, str], start: str | None, settling: Settling
    ) -> tuple[int, str | None]:
        """Hold a place for the edge between two homes, touching its group: its number, and the column ``homes``."""
        source, target, homes = self.actors.ends(first, second)
        if tie.symmetric and source.key > target.key:
            source, target, homes = target, source, homes and homes[::-1]
        group = settling.group(tie.number, source.number, target.number, properties)
        settling.touched.add(group.stretch)
        number = edge_id(group.number, start)
        self._hold(number, group, properties)
        return number, homes_text(homes)

    def _hold(self, number: int, group: Group, properties: Mapping[str, str]) -> None:
        if self.connection.execute("SELECT 1 FROM edge WHERE id = ?", (number,)).fetchone():
            return
        identity = properties_text({name: value for name in group.tie.identity if (value := properties.get(name))})
        undated = (None, None, 0, 0, 0, 0, 0, 0, None, None)
        row = (number, group.source, group.tie.number, group.target, *undated, 0, 0, UNSETTLED, 0.0, identity)
        self.connection.execute(f"INSERT INTO edge {EDGE_VALUES}", row)

    def _tell_again(self, condition: str, values: Sequence[object], settling: Settling) -> None:
        """Give evidence to the groups that it now belongs to."""
        rows = self.connection.execute(
            f"""SELECT evidence.id, told, homes, evidence.properties, edge.relation, edge.source, edge.target, edge.properties
            FROM evidence JOIN edge ON edge.id = evidence.edge WHERE {condition}""",
            values,
        ).fetchall()
        for number, start, homes, properties, relation, source, target, had in rows:
            settling.touched.add(settling.group(relation, source, target, properties_of(had)).stretch)
            first, second = self.actors.homes_of(homes, source, target)
            edge, own = self._place(settling.ties[relation], first, second, properties_of(properties), start, settling)
            self.connection.execute("UPDATE evidence SET edge = ?, homes = ? WHERE id = ?", (edge, own, number))

    def _reasons(self, documents: Iterable[int]) -> Iterator[str]:
        for document in documents:
            yield from (reason for (reason,) in self.connection.execute("SELECT reason FROM dropped WHERE document = ?", (document,)))

    def _notice_others(self) -> None:
        """Forget what was looked up before another process wrote to the store."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._understand(vocabulary_of(self.connection) or self.vocabulary)

    def _understand(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.ties = ties(self.connection)
        self.actors = Actors(self.connection, vocabulary.names)
        self.twins = Twins(self.connection)


def homes_text(homes: tuple[str, str] | None) -> str | None:
    """The column ``homes``."""
    return json.dumps(homes, ensure_ascii=False) if homes else None
