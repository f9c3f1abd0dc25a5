"""Whether a Neo4j database says what the store says: everything is read from both and compared, not the digests that were written.

Each kind of thing has a count and a hash on either side, over its ids and all that is said of each. Where these are equal the two sides
are, and nobody has altered a property, a label, an end of a relationship or the document of a quote since it was loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.exchange import neo4j_rows
from detente.exchange.neo4j_server import Server, connected
from detente.exchange.neo4j_statements import check_prefix, statements
from detente.store import Store

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Record

EXAMPLES = 5
"""Ids that are given for each way in which the two sides differ."""
Said = dict[str, str]
"""By id: a digest of all that is said of it."""
Key = tuple[str, str]
"""What it is (documents, actors, relations, evidence), and its type or relation."""


class Checked(NamedTuple):
    """One kind of thing on both sides."""

    what: str
    type: str
    """Of an actor; the relation of an edge; "" of documents and evidence."""
    store: int
    server: int
    missing: int
    """In the store alone."""
    extra: int
    """In the database alone: the store no longer has it, or it is there twice."""
    differing: int
    """On both sides, but not the same."""
    store_hash: str
    server_hash: str
    examples: tuple[str, ...]
    """Ids of what is missing, extra or differs."""

    @property
    def equal(self) -> bool:
        """Whether the two sides are the same."""
        return self.store_hash == self.server_hash and not (self.missing or self.extra or self.differing)


def check(store: Store, server: Server, *, all: bool = False, prefix: str = "") -> list[Checked]:
    """Compare a store with a database, kind by kind, in the order of loading and of their names.

    Parameters
    ----------
    all
        With planned and denied edges, as for ``load``.
    prefix
        What labels and types begin with.

    Raises
    ------
    ServerError, UsageError
        The server cannot be asked.
    """
    check_prefix(prefix)
    ours: defaultdict[Key, Said] = defaultdict(dict)
    theirs: defaultdict[Key, Said] = defaultdict(dict)
    twice: defaultdict[Key, list[str]] = defaultdict(list)
    for key, number, digest in _of_store(store, all):
        ours[key][number] = digest
    with connected(server) as driver:
        for what in neo4j_rows.KINDS:
            for kind, number, digest in said_by(driver, server, what, prefix):
                if number in theirs[what, kind]:
                    twice[what, kind].append(number)
                theirs[what, kind][number] = digest
    order = {what: place for place, what in enumerate(neo4j_rows.KINDS)}
    keys = sorted(ours.keys() | theirs.keys(), key=lambda key: (order[key[0]], key[1]))
    return [_checked(key, ours[key], theirs[key], twice[key]) for key in keys]


def _checked(key: Key, ours: Said, theirs: Said, twice: list[str]) -> Checked:
    missing = sorted(ours.keys() - theirs.keys())
    extra = sorted([*(theirs.keys() - ours.keys()), *twice])
    differing = sorted(number for number in ours.keys() & theirs.keys() if ours[number] != theirs[number])
    examples = (*missing[:EXAMPLES], *extra[:EXAMPLES], *differing[:EXAMPLES])
    counts = (len(ours), len(theirs) + len(twice), len(missing), len(extra), len(differing))
    return Checked(*key, *counts, _hash(ours), _hash(theirs), examples)


def _hash(said: Said) -> str:
    whole = blake2b(digest_size=8)
    for number, digest in sorted(said.items()):
        whole.update(f"{number}\0{digest}\n".encode())
    return whole.hexdigest()


def _of_store(store: Store, all: bool) -> Iterator[tuple[Key, str, str]]:
    for row in neo4j_rows.documents(store):
        yield ("documents", ""), row.id, row.digest
    for row in neo4j_rows.actors(store, all=all):
        yield ("actors", row.kind), row.id, row.digest
    for edge, told in neo4j_rows.edges(store, all=all):
        yield ("relations", edge.kind), edge.id, edge.digest
        for row in told:
            yield ("evidence", ""), row.id, row.digest


def said_by(driver: Driver, server: Server, what: str, prefix: str) -> list[tuple[str, str, str]]:
    """All that the database has of ours: type, id, and a digest of what is really there. Tried again where the connection fails."""
    [statement] = statements(f"check/{what}", prefix=prefix)

    def read(transaction: ManagedTransaction) -> list[tuple[str, str, str]]:
        return [_said(what, record, prefix) for record in transaction.run(statement)]

    with driver.session(database=server.database) as session:
        return session.execute_read(read)


def _said(what: str, record: Record, prefix: str) -> tuple[str, str, str]:
    properties: Mapping[str, Any] = record["properties"]
    fields = {name: _native(value) for name, value in properties.items() if name not in ("id", "digest")}
    kind, ties = "", dict[str, Any]()
    if what == "actors":
        kind = str(fields.get("type", ""))
        kind = kind if prefix + kind in record["labels"] else ", ".join(sorted(record["labels"]))
    elif what == "relations":
        kind, ties = record["relation"], {end: record[end] for end in ("source", "target")}
    elif what == "evidence":
        ties = {"document": record["documents"][0] if len(record["documents"]) == 1 else record["documents"]}
    return kind, str(properties.get("id")), neo4j_rows.digest_of(kind, fields, ties)


def _native(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value
