"""Deriving again the edges of groups whose tellings changed, and of those that these close."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from detente.resolution import Derived, Telling, Tie, attested_on, edge_id, edges_of, group_id, group_range, identity_of
from detente.resolution.identity import Identity
from detente.store.closers import Closers
from detente.store.rows import properties_of, properties_text
from detente.store.words import CUT_TIES, SUCCEEDED

EDGE_ROW = f"INSERT OR REPLACE INTO edge VALUES ({', '.join('?' * 19)})"
UNSETTLED = 0
"""``edge.documents`` of a row that only holds a place for new tellings."""


class Group(NamedTuple):
    """All edges of one relation, ends and identity properties."""

    number: int
    tie: Tie
    source: int
    target: int
    identity: Identity


class Settling:
    """The groups that a transaction touches."""

    def __init__(self, connection: sqlite3.Connection, ties: Iterable[Tie]) -> None:
        self._connection = connection
        self.ties = {tie.number: tie for tie in ties}
        self.closers = Closers(connection, self.ties)
        self._touched: dict[int, Group] = {}

    def group(self, relation: int, source: int, target: int, properties: Mapping[str, str]) -> Group:
        """The group of an edge, from row numbers."""
        tie = self.ties[relation]
        identity = identity_of(properties, tie.identity) if properties and tie.identity else ()
        number = group_id(tie.name, self.closers.standing(source).key, self.closers.standing(target).key, identity)
        return Group(number, tie, source, target, identity)

    def touch(self, group: Group) -> None:
        """The group's tellings changed."""
        self._touched.setdefault(group.number, group)

    def touch_edges(self, condition: str, values: Sequence[object]) -> None:
        """Touch the groups of all edges that an SQL condition on ``edge`` selects."""
        rows = self._connection.execute(f"SELECT relation, source, target, properties FROM edge WHERE {condition}", values).fetchall()
        for relation, source, target, properties in rows:
            self.touch(self.group(relation, source, target, properties_of(properties)))

    def touch_documents(self, documents: Iterable[int]) -> None:
        """Touch all that these documents tell."""
        for document in documents:
            self.touch_edges("id IN (SELECT edge FROM evidence WHERE document = ?)", (document,))

    def settle(self) -> int:
        """Derive the edges of all touched groups again. Returns how many groups that were."""
        closing = [group for group in self._touched.values() if group.tie.number in (SUCCEEDED, CUT_TIES)]
        for group in closing:
            if self._derive(group):
                for relation, source, target, properties in self.closers.concerned(group.tie.number, group.source, group.target):
                    self.touch(self.group(relation, source, target, properties_of(properties)))
        for group in self._touched.values():
            if group.tie.number not in (SUCCEEDED, CUT_TIES):
                self._derive(group)
        count = len(self._touched)
        self._touched.clear()
        return count

    def _derive(self, group: Group) -> bool:
        """Derive a group's edges; whether what they could close changed."""
        low, high = group_range(group.number)
        rows = self._connection.execute(
            "SELECT * FROM edge WHERE id BETWEEN ? AND ? AND source = ? AND relation = ? AND target = ?",
            (low, high, group.source, group.tie.number, group.target),
        ).fetchall()
        old = {row[0]: row for row in rows if identity_of(properties_of(row[18]), group.tie.identity) == group.identity}
        evidence = self._evidence(old)
        office = dict(group.identity).get("office")
        closings = self.closers.of(group.tie, group.source, group.target, office) if evidence else ()
        derived = edges_of(group.tie, [telling for _, _, telling in evidence], closings) if evidence else []
        new = {number: _row(number, group, edge) for number, edge in zip(numbered(group.number, derived), derived, strict=True)}
        self._write(old, new)
        moves = [(number, evidence[i][0]) for number, edge in zip(new, derived, strict=True) for i in edge.tellings if evidence[i][1] != number]
        self._connection.executemany("UPDATE evidence SET edge = ? WHERE id = ?", moves)
        self._write_aliases(group, {**old, **new}, new, derived, [telling.start for _, _, telling in evidence])
        return _what_closes(row for row in old.values() if row[16] != UNSETTLED) != _what_closes(new.values())

    def _evidence(self, edges: Iterable[int]) -> list[tuple[int, int, Telling]]:
        """The tellings of edges, each with its row and edge, in the order of rows."""
        found: list[tuple[int, int, Telling]] = []
        for edge in edges:
            rows = self._connection.execute(
                """SELECT evidence.id, told, told_end, start_basis, end_basis, attested, status, confidence, properties, coalesce(twin, document.id), published
                   FROM evidence JOIN document ON document.id = evidence.document WHERE edge = ?""",
                (edge,),
            )
            for number, start, end, start_basis, end_basis, attested, status, confidence, properties, witness, published in rows:
                day = attested_on(start, end, attested, published)
                telling = Telling(start, end, start_basis, end_basis, day, status, witness, confidence, properties_of(properties))
                found.append((number, edge, telling))
        return found

    def _write(self, old: Mapping[int, tuple[Any, ...]], new: Mapping[int, tuple[Any, ...]]) -> None:
        self._connection.executemany("DELETE FROM edge WHERE id = ?", ((number,) for number in old if number not in new))
        self._connection.executemany(EDGE_ROW, (row for number, row in new.items() if old.get(number) != row))

    def _write_aliases(
        self, group: Group, had: Iterable[int], new: Mapping[int, object], derived: Sequence[Derived], starts: Sequence[str | None]
    ) -> None:
        low, high = group_range(group.number)
        self._connection.executemany("DELETE FROM edge_alias WHERE old BETWEEN ? AND ? AND edge = ?", ((low, high, number) for number in had))
        told: dict[int, set[int]] = {}
        for number, edge in zip(new, derived, strict=True):
            for start in {edge.start, *(starts[i] for i in edge.tellings)}:
                told.setdefault(edge_id(group.number, start), set()).add(number)
        rows = [(name, next(iter(numbers))) for name, numbers in told.items() if len(numbers) == 1 and name not in new]
        self._connection.executemany("INSERT OR REPLACE INTO edge_alias VALUES (?, ?)", rows)


def numbered(group: int, derived: Sequence[Derived]) -> list[int]:
    """The ids of a group's edges: by their starts, and by their ends too from the second with the same start on."""
    found: dict[int, None] = {}
    for edge in derived:
        number = edge_id(group, edge.start)
        if number in found:
            number = edge_id(group, edge.start, edge.end or "")
        while number in found:
            number += 1
        found[number] = None
    return list(found)


def _row(number: int, group: Group, edge: Derived) -> tuple[object, ...]:
    return (
        number, group.source, group.tie.number, group.target, edge.start, edge.end, *edge.bounds, edge.counts, int(edge.act), edge.start_basis, edge.end_basis,
        group.tie.sign, edge.status, edge.documents, edge.confidence, properties_text(edge.properties),
    )  # fmt: skip


def _what_closes(rows: Iterable[tuple[Any, ...]]) -> set[tuple[object, ...]]:
    """Of edges of a relation that closes others, all that matters for that: start and its basis, status, properties."""
    return {(row[4], row[12], row[15] < 2, row[18]) for row in rows}
