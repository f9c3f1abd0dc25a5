"""What in the store closes the edges of a group, and which groups a closing edge concerns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from detente.dates import counts_from, span
from detente.model import Bounds
from detente.names import fold
from detente.resolution import Closing, Tie, closed, ends_by, ends_on
from detente.store.rows import properties_of
from detente.store.words import CUT_TIES, DIPLOMATIC_RELATIONS, SUCCEEDED

_COUNTS = "edge.status < 2 AND edge.documents > 0 AND edge.start IS NOT NULL AND edge.start_basis IS NOT 'publication'"
_RECALLED = "recalled"
"""An ambassador called home: ties are cooler, and relations go on."""
_OPEN = """act = 0 AND ("end" IS NULL OR "end" = '..' OR end_basis = 'inferred')"""


class Standing(NamedTuple):
    """What deriving edges must know of an actor."""

    key: str
    type: str
    end: str | None
    """When the gazetteer says that it ended (EDTF)."""


class Closers:
    """Looks up closings. Valid while the edges of SUCCEEDED and CUT_TIES do not change."""

    def __init__(self, connection: sqlite3.Connection, ties: Mapping[int, Tie]) -> None:
        self._connection = connection
        self._office = next((tie.number for tie in ties.values() if tie.name == "HOLDS_OFFICE"), 0)
        self._ties = ties
        self._standing: dict[int, Standing] = {}
        self._ends: dict[int, tuple[Closing, ...]] = {}

    def standing(self, actor: int) -> Standing:
        """An actor's key, type and end."""
        found = self._standing.get(actor)
        if found is None:
            key, node_type, properties = self._connection.execute(
                "SELECT key, type, properties FROM actor WHERE id = ?", (actor,)
            ).fetchone()
            end = properties_of(properties).get("end") if node_type == "State" and properties else None
            found = self._standing[actor] = Standing(key, node_type, end if end and end != ".." else None)
        return found

    def of(self, tie: Tie, source: int, target: int, office: str | None) -> list[Closing]:
        """What closes the edges of a group. ``office`` is folded."""
        if tie.timeless or not (tie.state or tie.process):
            return []
        found = [*self._end(source), *self._end(target)]
        if tie.number == DIPLOMATIC_RELATIONS:
            found += self._cuts(source, target)
        elif tie.number == self._office and office:
            found += self._successions(source, office)
        return found

    def concerned(self, relation: int, source: int, target: int) -> Iterator[tuple[tuple[int, int, int], str | None]]:
        """The edges that an edge of SUCCEEDED or CUT_TIES may close: relation, source and target, and the properties, of each."""
        if relation == CUT_TIES:
            for a, b in ((source, target), (target, source)):
                yield from self._rows(f"source = ? AND target = ? AND relation <= 3 AND relation = {DIPLOMATIC_RELATIONS}", a, b)
        elif relation == SUCCEEDED and self.standing(target).type == "State":
            self._ends.pop(target, None)
            yield from self._rows(f"source = ? AND {_OPEN}", target)
            yield from self._rows(f"target = ? AND {_OPEN}", target)
        elif relation == SUCCEEDED and self.standing(target).type == "Leader":
            yield from self._rows("source = ? AND relation = ?", target, self._office)

    def close_all(self) -> Iterator[int]:
        """Close every open edge of the store that something closes, the edges themselves being as their tellings have them.

        Yields the stretches of ids with ends that were inferred before, which are to be derived again.
        """
        ended = {
            number
            for (number,) in self._connection.execute(
                "SELECT id FROM actor WHERE type = 'State' AND json_extract(properties, '$.end') IS NOT NULL"
            )
        }
        ended.update(number for (number,) in self._connection.execute(f"SELECT target FROM edge WHERE relation = {SUCCEEDED}"))
        cut = set(self._connection.execute(f"SELECT source, target FROM edge WHERE relation = {CUT_TIES}"))
        closings: list[tuple[object, ...]] = []
        rows = self._connection.execute(
            f"SELECT id, relation, source, target, start, s1, s2, e1, e2, end_basis, properties FROM edge WHERE {_OPEN}"
        )
        for number, relation, source, target, start, s1, s2, e1, e2, end_basis, properties in rows:
            if end_basis == "inferred":
                yield number >> 32
            elif (
                source in ended
                or target in ended
                or (relation == DIPLOMATIC_RELATIONS and ((source, target) in cut or (target, source) in cut))
            ):
                office = fold(properties_of(properties).get("office", "")) if relation == self._office else None
                bounds = Bounds(s1, s2, e1, e2)
                closing = closed(bounds, self.of(self._ties[relation], source, target, office))
                if closing is not None:
                    bounds = closing.applied(bounds)
                    closings.append((closing.text, *bounds[1:], counts_from(start, bounds), number))
        self._connection.executemany(
            "UPDATE edge SET \"end\" = ?, end_basis = 'inferred', s2 = ?, e1 = ?, e2 = ?, counts = ? WHERE id = ?", closings
        )

    def _rows(self, condition: str, *values: int) -> Iterator[tuple[tuple[int, int, int], str | None]]:
        rows = self._connection.execute(f"SELECT relation, source, target, properties FROM edge WHERE {condition}", values).fetchall()
        return ((row[:3], row[3]) for row in rows)

    def _end(self, actor: int) -> tuple[Closing, ...]:
        """When a state ended: as the gazetteer has it, and as documents tell of its last succession (a secession ends nothing)."""
        found = self._ends.get(actor)
        if found is None:
            standing = self.standing(actor)
            if standing.type != "State":
                return ()
            rows = self._connection.execute(
                f"SELECT start, properties FROM edge WHERE target = ? AND relation = {SUCCEEDED} AND {_COUNTS}", (actor,)
            )
            told = [start for start, properties in rows if properties_of(properties).get("manner") != "secession"]
            last = [max(told, key=lambda start: (span(start)[::-1], start))] if told else []
            found = self._ends[actor] = tuple(ends_by(date) for date in (*last, *((standing.end,) if standing.end else ())))
        return found

    def _cuts(self, a: int, b: int) -> Iterator[Closing]:
        sql = (
            f"SELECT start, properties FROM edge WHERE source = ? AND target = ? AND relation <= 3 AND relation = {CUT_TIES} AND {_COUNTS}"
        )
        for ends in ((a, b), (b, a)):
            for start, properties in self._connection.execute(sql, ends).fetchall():
                if fold(properties_of(properties).get("form", "")) != _RECALLED:
                    yield ends_on(start)

    def _successions(self, leader: int, office: str) -> Iterator[Closing]:
        sql = f"SELECT start, properties FROM edge WHERE target = ? AND relation = {SUCCEEDED} AND {_COUNTS}"
        for start, properties in self._connection.execute(sql, (leader,)).fetchall():
            if fold(properties_of(properties).get("office", "")) == office:
                yield ends_on(start)
