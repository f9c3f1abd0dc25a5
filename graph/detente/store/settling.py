"""Deriving again the edges of groups whose tellings changed, and of those that these close.

A group (one relation, ends and identity properties) is found by the upper half of its edges' ids, its *stretch* of ids; two groups
may share one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from detente.resolution import Derived, Telling, Tie, attested_on, edge_id, edges_of, group_id, group_range, identity_of
from detente.resolution.identity import Identity
from detente.store.closers import Closers
from detente.store.rows import properties_of, properties_text
from detente.store.words import CUT_TIES, SUCCEEDED

EDGE_VALUES = f"VALUES ({', '.join('?' * 19)})"
UNSETTLED = 0
"""``edge.documents`` of a row that only holds a place for new tellings."""

_STRETCHES = "json_each(?) AS asked CROSS JOIN edge ON edge.id BETWEEN asked.value << 32 AND (asked.value << 32) + 4294967295"
_EDGES = f"SELECT edge.* FROM {_STRETCHES} WHERE edge.relation {{compared}} 2"
_TELLINGS = f"""SELECT evidence.edge, evidence.id, evidence.told, evidence.told_end, evidence.start_basis, evidence.end_basis,
evidence.attested, evidence.status, evidence.confidence, evidence.properties, coalesce(document.twin, document.id), document.published
FROM {_STRETCHES} CROSS JOIN evidence ON evidence.edge = edge.id CROSS JOIN document ON document.id = evidence.document
WHERE edge.relation {{compared}} 2"""
_AT_ONCE = 1000

Row = tuple[Any, ...]


class Group(NamedTuple):
    """All edges of one relation, ends and identity properties."""

    number: int
    tie: Tie
    source: int
    target: int
    identity: Identity

    @property
    def stretch(self) -> int:
        """What the ids of its edges have in common."""
        return self.number >> 32


class Settling:
    """The groups that a transaction touches."""

    def __init__(self, connection: sqlite3.Connection, ties: Iterable[Tie]) -> None:
        self._connection = connection
        self.ties = {tie.number: tie for tie in ties}
        self.closers = Closers(connection, self.ties)
        self.touched: set[int] = set()
        """Stretches of the groups whose tellings changed."""

    def group(self, relation: int, source: int, target: int, properties: Mapping[str, str]) -> Group:
        """The group of an edge, from row numbers."""
        tie = self.ties[relation]
        identity = identity_of(properties, tie.identity) if properties and tie.identity else ()
        number = group_id(tie.name, self.closers.standing(source).key, self.closers.standing(target).key, identity)
        return Group(number, tie, source, target, identity)

    def touch_documents(self, documents: Iterable[int]) -> None:
        """Touch all that these documents tell."""
        for document in documents:
            rows = self._connection.execute("SELECT DISTINCT edge >> 32 FROM evidence WHERE document = ?", (document,))
            self.touched.update(stretch for (stretch,) in rows)

    def settle(self) -> None:
        """Derive the edges of all touched groups again, and those that they close or no longer close."""
        # What closes others first: it is closed by nothing itself.
        for group in self.derive(sorted(self.touched), closing=True):
            concerned = self.closers.concerned(group.tie.number, group.source, group.target)
            self.touched.update(self.group(*ends, properties_of(text)).stretch for ends, text in concerned)
        for _ in self.derive(sorted(self.touched), closing=False):
            pass
        self.touched.clear()

    def derive_all(self) -> None:
        """As :meth:`settle`, for so many touched groups that the whole store is closed again. All other groups are closed as before,
        or, those that are new, not at all. Needs the indexes on evidence and on what closes, and no others.
        """
        for closing in (True, False):
            for _ in self.derive(sorted(self.touched), closing=closing):
                pass
        again = {stretch for stretch in self.closers.close_all() if stretch not in self.touched}
        for _ in self.derive(sorted(again), closing=False):
            pass
        self.touched.clear()

    def derive(self, stretches: Iterable[int], *, closing: bool) -> Iterator[Group]:
        """Derive the groups of these stretches of ids: of SUCCEEDED and CUT_TIES, which close others, or all others.

        Yields those that close otherwise than before.
        """
        compared = "<=" if closing else ">"
        pending = iter(stretches)
        while some := list(islice(pending, _AT_ONCE)):
            asked = (json.dumps(some),)
            rows = self._connection.execute(_EDGES.format(compared=compared), asked).fetchall()
            told: dict[int, list[Row]] = {}
            for row in self._connection.execute(_TELLINGS.format(compared=compared), asked) if rows else ():
                told.setdefault(row[0], []).append(row)
            for group, old in self._groups(rows):
                evidence = [row for edge in old for row in told.get(edge, ())]
                if self._derive(group, old, evidence):
                    yield group

    def _groups(self, rows: Iterable[Row]) -> Iterator[tuple[Group, dict[int, Row]]]:
        """Rows of edges by their groups."""
        ties = self.ties
        found: dict[tuple[object, ...], tuple[dict[str, str], dict[int, Row]]] = {}
        for row in rows:
            properties = properties_of(row[18])
            identity = identity_of(properties, ties[row[2]].identity) if properties else ()
            found.setdefault((row[1:4], identity), (properties, {}))[1][row[0]] = row
        for properties, old in found.values():
            source, relation, target = next(iter(old.values()))[1:4]
            yield self.group(relation, source, target, properties), old

    def _derive(self, group: Group, old: Mapping[int, Row], evidence: Sequence[Row]) -> bool:
        """Write a group's edges, from the rows that it has and from its tellings; whether what it closes changed."""
        tellings = [_telling(row) for row in evidence]
        office = dict(group.identity).get("office")
        closings = self.closers.of(group.tie, group.source, group.target, office) if evidence else ()
        derived = edges_of(group.tie, tellings, closings) if evidence else []
        new = {number: edge_row(number, group, edge) for number, edge in zip(numbered(group.number, derived), derived, strict=True)}
        self._write(old, new)
        members = zip(new, (edge.tellings for edge in derived), strict=True)
        moves = [(number, evidence[i][1]) for number, places in members for i in places if evidence[i][0] != number]
        if moves:
            self._connection.executemany("UPDATE evidence SET edge = ? WHERE id = ?", moves)
        if len(evidence) > 1 or any(row[16] != UNSETTLED for row in old.values()):
            self._write_aliases(group, {**old, **new}, new, derived, tellings)
        if group.tie.number not in (SUCCEEDED, CUT_TIES):
            return False
        return _what_closes(row for row in old.values() if row[16] != UNSETTLED) != _what_closes(new.values())

    def _write(self, old: Mapping[int, Row], new: Mapping[int, Row]) -> None:
        gone = [(number,) for number in old if number not in new]
        if gone:
            self._connection.executemany("DELETE FROM edge WHERE id = ?", gone)
        changed = [row for number, row in new.items() if old.get(number) != row]
        if changed:
            self._connection.executemany(f"INSERT OR REPLACE INTO edge {EDGE_VALUES}", changed)

    def _write_aliases(
        self, group: Group, had: Iterable[int], new: Iterable[int], derived: Sequence[Derived], tellings: Sequence[Telling]
    ) -> None:
        """The ids that the group's edges have by the other starts that they are told with, where that means one edge alone."""
        low, high = group_range(group.number)
        self._connection.executemany("DELETE FROM edge_alias WHERE old BETWEEN ? AND ? AND edge = ?", ((low, high, one) for one in had))
        named: dict[int, set[int]] = {}
        for number, edge in zip(new, derived, strict=True):
            for start in {tellings[i].start for i in edge.tellings}:
                named.setdefault(edge_id(group.number, start), set()).add(number)
        rows = [(name, *numbers) for name, numbers in named.items() if len(numbers) == 1 and name not in set(new)]
        if rows:
            self._connection.executemany("INSERT OR REPLACE INTO edge_alias VALUES (?, ?)", rows)


def numbered(group: int, derived: Sequence[Derived]) -> list[int]:
    """The ids of a group's edges: by their starts, and by their ends too from the second with the same start on."""
    found: dict[int, None] = {}
    for edge in derived:
        number = edge_id(group, edge.start)
        if number in found:
            # An end that is inferred comes and goes with other edges: no id may depend on it.
            number = edge_id(group, edge.start, edge.end if edge.end and edge.end_basis != "inferred" else "")
        while number in found:
            number += 1
        found[number] = None
    return list(found)


def edge_row(number: int, group: Group, edge: Derived) -> Row:
    """A row of table ``edge``."""
    return (
        number, group.source, group.tie.number, group.target, *edge_values(edge),
        group.tie.sign, edge.status, edge.documents, edge.confidence, properties_text(edge.properties),
    )  # fmt: skip


def edge_values(edge: Derived) -> Row:
    """The columns of an edge that its dates decide: from ``start`` to ``end_basis``."""
    return edge.start, edge.end, *edge.bounds, edge.counts, int(edge.act), edge.start_basis, edge.end_basis


def _telling(row: Row) -> Telling:
    """From the columns of :data:`_TELLINGS`."""
    _, _, start, end, start_basis, end_basis, attested, status, confidence, properties, witness, published = row
    day = attested_on(start, end, attested, published)
    return Telling(start, end, start_basis, end_basis, day, status, witness, confidence, properties_of(properties))


def _what_closes(rows: Iterable[Row]) -> set[tuple[object, ...]]:
    """Of edges of a relation that closes others, all that matters for that: start and its basis, status, properties."""
    return {(row[4], row[12], row[15] < 2, row[18]) for row in rows}
