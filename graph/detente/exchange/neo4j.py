"""A store's graph into a Neo4j database, and later what changed of it; the model is told in ``cypher/README.md``.

What the server has of ours is asked for by id and digest. Only rows with another digest are written, each kind through the
statement of one file in ``cypher/load``; what the store no longer has is deleted. So a second load writes nothing, and one that was
broken off goes on where it stopped. A load that came to its end leaves a note of the store's state, so that the next, if nothing has
changed, need not compare anything but counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.exchange import neo4j_rows
from detente.exchange.neo4j_check import said_by
from detente.exchange.neo4j_rows import Row
from detente.exchange.neo4j_server import Server, ServerError, connected
from detente.exchange.neo4j_state import state_of
from detente.exchange.neo4j_statements import check_prefix, statements
from detente.store import Store

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

BATCH = 2000
"""Rows in one transaction."""
AHEAD = 2
"""Batches that may wait for the server while the next is read."""
Progress = Callable[[str, int], None]
"""Is told a kind ("actors", "relations" …) and how many more of it have been looked at."""
Present = dict[tuple[str, str], str]
"""Digests by kind and id."""


class Loaded(NamedTuple):
    """What a load came to, by what it is: documents, actors, relations, evidence."""

    written: dict[str, int]
    removed: dict[str, int]
    unchanged: dict[str, int]


def load(
    store: Store,
    server: Server,
    *,
    all: bool = False,
    prefix: str = "",
    dry_run: bool = False,
    repair: bool = False,
    progress: Progress | None = None,
) -> Loaded:
    """Make the database say what the store says.

    Parameters
    ----------
    all
        With planned and denied edges.
    prefix
        What the labels, types of relationships and names of constraints begin with, to keep them from those of others.
    dry_run
        Write nothing, and tell what would be written.
    repair
        Also write what somebody has altered in the database: everything there is read and compared.
    progress
        Called from time to time.

    Raises
    ------
    ServerError, UsageError
        The server cannot be reached, does not let us in, or refuses; what was written stays.
    """
    check_prefix(prefix)
    # One thread sends what another has read, so that client and server work at the same time; batches go in their order.
    with connected(server) as driver, ThreadPoolExecutor(1) as sender:
        try:
            return _Load(driver, sender, server, prefix, progress, dry_run=dry_run, repair=repair).run(store, all=all)
        except BaseException:
            sender.shutdown(cancel_futures=True)
            raise


def schema_of(relations: Iterable[str], prefix: str = "") -> list[str]:
    """The statements that make all constraints and indexes. Raises UsageError for a name or prefix that could be mistaken for Cypher."""
    of_relations = [statement for relation in sorted(relations) for statement in statements("relation", relation, prefix)]
    return [*statements("schema", prefix=prefix), *of_relations]


class _Load:
    """One load: what is there, what is still to be written, and what was."""

    def __init__(
        self,
        driver: Driver,
        sender: ThreadPoolExecutor,
        server: Server,
        prefix: str,
        progress: Progress | None,
        *,
        dry_run: bool,
        repair: bool,
    ) -> None:
        self._driver = driver
        self._server = server
        self._prefix = prefix
        self._dry_run = dry_run
        self._repair = repair
        self._progress = progress
        self._waiting: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        self._prepared: set[str] = set()
        self._kinds: set[str] = set()
        self._sender = sender
        self._sent: deque[Future[None]] = deque()
        self.written: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()

    def run(self, store: Store, *, all: bool) -> Loaded:
        state = state_of(store.connection, all=all)
        now = self._noted()
        if now["state"] == state and now["sizes"] == now["noted"] and not self._repair:
            return Loaded({}, {}, {what: count for what, count in zip(neo4j_rows.KINDS, now["counts"], strict=True) if count})
        if not self._dry_run:
            for statement in (*statements("retract/noted", prefix=self._prefix), *self._schema("schema", constraints=True)):
                self._query(statement)
        self._all(store, all)
        if not self._dry_run:
            self._index()
            counts = [self.written[what] + self.unchanged[what] for what in neo4j_rows.KINDS]
            self._query(statements("load/noted", prefix=self._prefix)[0], state=state, sizes=self._noted()["sizes"], counts=counts)
        return Loaded(dict(self.written), dict(self.removed), dict(self.unchanged))

    def _schema(self, name: str, relation: str = "", *, constraints: bool) -> list[str]:
        """The statements of a file of the schema that make constraints, or those that make other indexes."""
        return [made for made in statements(name, relation, self._prefix) if made.startswith("CREATE CONSTRAINT") == constraints]

    def _index(self) -> None:
        """Make the indexes that only questions need. Done once all is written: an index of what is there costs less than one kept up."""
        for statement in self._schema("schema", constraints=False):
            self._query(statement)
        for kind in sorted(self._kinds):
            for statement in self._schema("relation", kind, constraints=False):
                self._query(statement)
        self._query("CALL db.awaitIndexes(600)")

    def _noted(self) -> Any:
        """How much there is now, and what the last load noted."""
        [record] = self._query(statements("present/counts", prefix=self._prefix)[0])
        return record

    def _all(self, store: Store, all: bool) -> None:
        """Everything that the store has, and what the server has besides."""
        gone: dict[str, Present] = {}
        for what, rows in (("documents", neo4j_rows.documents(store)), ("actors", neo4j_rows.actors(store, all=all))):
            gone[what] = self._changed(what, rows)
        gone["relations"], gone["evidence"] = self._present("relations"), self._present("evidence")
        for edge, told in neo4j_rows.edges(store, all=all):
            self._consider("relations", edge, gone["relations"])
            for row in told:
                self._consider("evidence", row, gone["evidence"])
        self._flush("relations", "evidence")
        for what in reversed(neo4j_rows.KINDS):
            self._retract(what, gone[what])

    def _changed(self, what: str, rows: Iterable[Row]) -> Present:
        """Write the rows that are new or other than before. Returns what the server has besides."""
        present = self._present(what)
        for row in rows:
            self._consider(what, row, present)
        self._flush(what)
        return present

    def _consider(self, what: str, row: Row, present: Present) -> None:
        if self._progress is not None:
            self._progress(what, 1)
        kind = row.kind if what == "relations" else ""
        if kind:
            self._kinds.add(kind)
        if present.pop((kind, row.id), None) == row.digest:
            self.unchanged[what] += 1
            return
        waiting = self._waiting[what, row.kind]
        waiting.append(row.parameters)
        if len(waiting) >= BATCH:
            self._send(what, row.kind)

    def _flush(self, *kinds: str) -> None:
        """Send what waits, and wait until it is written."""
        for what, kind in sorted(self._waiting):
            if what in kinds:
                self._send(what, kind)
        self._settle(0)

    def _send(self, what: str, kind: str) -> None:
        rows = self._waiting.pop((what, kind), [])
        if self._dry_run:
            self.written[what] += len(rows)
            return
        self._sent.append(self._sender.submit(self._write, what, kind, rows))
        self._settle(AHEAD)

    def _settle(self, ahead: int) -> None:
        """Wait until no more batches than that are on their way; raises what went wrong with one."""
        while len(self._sent) > ahead:
            self._sent.popleft().result()

    def _write(self, what: str, kind: str, rows: list[dict[str, Any]]) -> None:
        if what == "relations" and kind not in self._prepared:
            self._prepared.add(kind)
            for statement in self._schema("relation", kind, constraints=True):
                self._query(statement)
        [statement] = statements(f"load/{what}", kind, self._prefix)
        written = sum(record["written"] for record in self._query(statement, rows=rows))
        self.written[what] += written
        if written != len(rows):
            raise ServerError(
                f"{self._server.uri}: {len(rows) - written} of the {what} could not be written, since the database has nodes of others "
                "under their ids; load into another database, or give --prefix to keep the two apart"
            )

    def _present(self, what: str) -> Present:
        """What the server has, by what its digests say; to repair, by what is really there."""
        of_kind = what == "relations"
        if self._repair:
            return {
                (kind if of_kind else "", number): digest
                for kind, number, digest in said_by(self._driver, self._server, what, self._prefix)
            }
        [statement] = statements(f"present/{what}", prefix=self._prefix)

        def read(transaction: ManagedTransaction) -> Present:
            return {(record["relation"] if of_kind else "", record["id"]): record["digest"] for record in transaction.run(statement)}

        with self._driver.session(database=self._server.database) as session:
            return session.execute_read(read)

    def _retract(self, what: str, gone: Present) -> None:
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for kind, number in sorted(gone):
            by_kind[kind].append(number)
        for kind, ids in by_kind.items():
            for place in range(0, len(ids), BATCH):
                if self._dry_run:
                    self.removed[what] += len(ids[place : place + BATCH])
                    continue
                [statement] = statements(f"retract/{what}", kind, self._prefix)
                for record in self._query(statement, ids=ids[place : place + BATCH]):
                    self.removed[what] += record["removed"]

    def _query(self, statement: str, **parameters: Any) -> Iterator[Any]:
        """Run one statement in a transaction of its own, which the driver tries again when the server says so."""
        return iter(self._driver.execute_query(statement, parameters, database_=self._server.database).records)
