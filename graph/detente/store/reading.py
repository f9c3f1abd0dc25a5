"""Documents, actors, edges and evidence out of a store. Everything comes in an order that does not depend on how the store was loaded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from detente.errors import UnclearName, UsageError
from detente.model import STATUSES, Document, Dropped, Edge, Entity, Evidence
from detente.resolution.identity import number_of
from detente.store.passages import Passages
from detente.store.rows import DOCUMENT, EDGE, EVIDENCE, document_of, edge_of, entity_of, evidence_of

_ORDER = """document.name, document.origin, evidence.start, evidence."end", evidence.told, evidence.told_end, evidence.reader,
evidence.status, evidence.confidence, evidence.speaker, evidence.attested, evidence.start_basis, evidence.end_basis, evidence.properties"""
_CHUNK = 500
_SHOWN = """(actor.same IS NULL OR EXISTS (SELECT 1 FROM edge WHERE source = actor.id)
OR EXISTS (SELECT 1 FROM edge WHERE target = actor.id))"""
"""Not those whose short name stands for another actor, unless an edge ties the two."""


class Stats(NamedTuple):
    """How much a store has of everything."""

    documents: int
    entities: dict[str, int]
    """By node type."""
    edges: dict[str, int]
    """By relation."""
    statuses: dict[str, int]
    """Edges by status."""
    evidence: int
    dropped: dict[str, int]
    """By reason."""
    twins: int
    """Documents that are near-copies of another one."""


class Reading:
    """Reads one store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._passages = Passages(connection)

    def documents(self) -> Iterator[Document]:
        """See :class:`detente.store.Store` for this and all others."""
        return map(document_of, self._connection.execute(f"SELECT {DOCUMENT} FROM document ORDER BY name, origin"))

    def document(self, name: str, origin: str | None = None) -> Document:
        """By name, and where two files brought one of that name, the file."""
        number = self._document_number(name, origin)
        return document_of(self._connection.execute(f"SELECT {DOCUMENT} FROM document WHERE id = ?", (number,)).fetchone())

    def has_document(self, name: str) -> bool:
        """By exact name."""
        return self._connection.execute("SELECT 1 FROM document WHERE name = ?", (name,)).fetchone() is not None

    def text(self, name: str, start: int | None, end: int | None) -> str:
        """By name and characters."""
        number = self._document_number(name)
        if start is None and end is None:
            return "".join(self._passages.whole(number))
        last = self._connection.execute("SELECT max(start + length) FROM passage WHERE document = ?", (number,)).fetchone()[0] or 0
        return self._passages.between(number, max(start or 0, 0), min(last if end is None else end, last))

    def twins(self) -> dict[str, str]:
        """Near-copies."""
        rows = self._connection.execute(
            """SELECT document.name, first.name FROM document JOIN document AS first ON first.id = document.twin
               ORDER BY document.name, document.origin"""
        )
        return {name: first for name, first in rows if name != first}

    def dropped(self, name: str | None) -> Iterator[Dropped]:
        """In order of documents."""
        condition, values = ("", ()) if name is None else ("WHERE document.name = ?", (name,))
        rows = self._connection.execute(
            f"""SELECT document.name, reason, detail, start, "end" FROM dropped JOIN document ON document.id = dropped.document {condition}
                ORDER BY document.name, document.origin, start, "end", reason, detail""",
            values,
        )
        for document, reason, detail, start, end in rows:
            yield Dropped(document, reason, detail, None if start is None else (start, end))

    def entities(self, node_type: str | None) -> Iterator[Entity]:
        """Sorted by id."""
        condition = _SHOWN if node_type is None else f"{_SHOWN} AND actor.type = ?"
        values = () if node_type is None else (node_type,)
        rows = self._connection.execute(
            f"""SELECT actor.id, actor.key, actor.type, actor.name, actor.properties, alias.name FROM actor
                LEFT JOIN actor AS home ON home.id = actor.id OR home.same = actor.id LEFT JOIN alias ON alias.actor = home.id
                WHERE {condition} ORDER BY actor.key""",
            values,
        )
        current: tuple[str, str, str, str | None] | None = None
        names: set[str] = set()
        for _, *actor, name in rows:
            if tuple(actor) != current:
                if current is not None:
                    yield entity_of(*current, names)
                current, names = (actor[0], actor[1], actor[2], actor[3]), set()
            if name is not None:
                names.add(name)
        if current is not None:
            yield entity_of(*current, names)

    def entity(self, key: str) -> Entity:
        """By id."""
        row = self._connection.execute("SELECT id, key, type, name, properties, same FROM actor WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UnclearName(f"no actor has the id {key!r}; find it with: detente search NAME")
        number, key, node_type, name, properties, _ = row
        names = self._connection.execute(
            """SELECT name FROM alias WHERE actor = ?1
               UNION SELECT alias.name FROM actor JOIN alias ON alias.actor = actor.id WHERE actor.same = ?1""",
            (number,),
        )
        return entity_of(key, node_type, name, properties, {alias for (alias,) in names})

    def edges(self, ids: Iterable[str] | None, *, actor: str | None, document: str | None, all: bool, evidence: bool) -> Iterator[Edge]:
        """Sorted by id."""
        terms, values = ["edge.documents > 0"], list[object]()
        if not all:
            terms.append("edge.status < 2")
        if actor is not None:
            terms.append("edge.id IN (SELECT id FROM edge WHERE source = (SELECT id FROM actor WHERE key = ?) "
                         "UNION ALL SELECT id FROM edge WHERE target = (SELECT id FROM actor WHERE key = ?))")  # fmt: skip
            values += [actor, actor]
        if document is not None:
            terms.append("edge.id IN (SELECT edge FROM evidence WHERE document IN (SELECT id FROM document WHERE name = ?))")
            values.append(document)
        if ids is None:
            yield from self._edges(" AND ".join(terms), values, evidence)
            return
        numbers = sorted({number for number in map(number_of, ids) if number is not None})
        for place in range(0, len(numbers), _CHUNK):
            chunk = numbers[place : place + _CHUNK]
            yield from self._edges(" AND ".join([*terms, f"edge.id IN ({', '.join('?' * len(chunk))})"]), [*values, *chunk], evidence)

    def edge(self, text: str) -> Edge:
        """By id, also one that it had before."""
        number = number_of(text)
        if number is not None:
            row = self._connection.execute("SELECT edge FROM edge_alias WHERE old = ?", (number,)).fetchone()
            for candidate in (number, *(row or ())):
                for edge in self._edges("edge.id = ?", [candidate], True):
                    return edge
        raise UsageError(f"no edge has the id {text!r}; ids are 16 hex digits, as in the output of path, timeline and show")

    def stats(self) -> Stats:
        """Counts."""
        one = self._connection.execute
        by_relation = "SELECT relation.name, count(*) FROM edge JOIN relation ON relation.id = edge.relation GROUP BY 1 ORDER BY 1"
        by_status = "SELECT status, count(*) FROM edge GROUP BY status ORDER BY status"
        return Stats(
            one("SELECT count(*) FROM document").fetchone()[0],
            dict(one(f"SELECT type, count(*) FROM actor WHERE {_SHOWN} GROUP BY type ORDER BY type")),
            dict(one(by_relation)),
            {STATUSES[status]: count for status, count in one(by_status)},
            one("SELECT count(*) FROM evidence").fetchone()[0],
            dict(one("SELECT reason, count(*) FROM dropped GROUP BY reason ORDER BY reason")),
            one("SELECT count(*) FROM document WHERE twin IS NOT NULL").fetchone()[0],
        )

    @cached_property
    def _relations(self) -> dict[int, tuple[str, str]]:
        return {number: (name, kind) for number, name, kind in self._connection.execute("SELECT id, name, kind FROM relation")}

    def _edges(self, condition: str, values: list[object], evidence: bool) -> Iterator[Edge]:
        keys = _Keys(self._connection)
        rows = self._connection.execute(f"SELECT {EDGE} FROM edge WHERE {condition} ORDER BY edge.id", values)
        while some := rows.fetchmany(_CHUNK):
            told = self._tellings([row[0] for row in some]) if evidence else {}
            for row in some:
                yield edge_of(row, keys, self._relations, tuple(told.get(row[0], ())))

    def _tellings(self, edges: list[int]) -> dict[int, list[Evidence]]:
        """The evidence of each of some edges."""
        told: dict[int, list[Evidence]] = {}
        rows = self._connection.execute(
            f"""SELECT evidence.edge, {EVIDENCE} FROM json_each(?) AS asked CROSS JOIN evidence ON evidence.edge = asked.value
            JOIN document ON document.id = evidence.document ORDER BY {_ORDER}""",
            (json.dumps(edges),),
        )
        for edge, *row in rows:
            told.setdefault(edge, []).append(evidence_of(row, self._passages.between(row[1], row[2], row[3])))
        return told

    def _document_number(self, name: str, origin: str | None = None) -> int:
        """Where no origin is given, a document that reading brought before one that records name."""
        first = "SELECT id FROM document WHERE name = ?1 AND (?2 IS NULL OR origin = ?2) ORDER BY origin <> name, origin LIMIT 1"
        row = self._connection.execute(first, (name, origin)).fetchone()
        if row is None:
            from difflib import get_close_matches

            near = tuple(
                get_close_matches(name, [known for (known,) in self._connection.execute("SELECT name FROM document ORDER BY name")], 5, 0.4)
            )
            raise UnclearName(
                f"no document has the name {name!r}" + (f"; did you mean {', '.join(near)}?" if near else "; see `detente documents`"), near
            )
        return int(row[0])


class _Keys(dict[int, str]):
    """Keys of actors by row number, read as they are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, number: int) -> str:
        (key,) = self._connection.execute("SELECT key FROM actor WHERE id = ?", (number,)).fetchone()
        self[number] = str(key)
        return str(key)
