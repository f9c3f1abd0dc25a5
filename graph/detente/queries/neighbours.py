"""Whom an actor is tied to, read from the covering indexes when it is first asked for.

The rows that a search touches are all that it costs: nothing is read ahead, nothing is read twice.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from detente.queries.selection import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Set

    from detente.queries.countries import Countries
    from detente.queries.selection import Condition

_FEW = 40
"""Up to so many actors are asked about one by one, which is faster for each row but slower for each actor."""
_ARM_OF_ONE = "SELECT edge.{far} FROM edge INDEXED BY edge_by_{near} WHERE edge.{near} = ? AND {condition}"
_ARM = """SELECT {columns} FROM json_each(?) AS asked CROSS JOIN edge INDEXED BY edge_by_{near}
WHERE edge.{near} = asked.value AND {condition}"""

NO_ORDER = ("0", "0")
IN_ORDER = {
    False: ("CASE edge.act WHEN 1 THEN edge.s2 ELSE edge.e2 END", "edge.s1"),
    True: ("CASE WHEN edge.act = 1 THEN edge.s1 WHEN edge.s2 <= edge.e1 THEN edge.e1 ELSE -1 END", "edge.s2"),
}
"""By whether the order is to be certain: an edge's gate, the last day from which a path can go on along it, and its reach, the first
day that the path then comes to. So :func:`detente.dates.in_order` is ``max(t, reach) if t <= gate else None``.
"""


class Neighbours:
    """The steps that one may take from an actor."""

    __slots__ = ("_connection", "_countries", "_of_many", "_of_one", "_values", "known")

    def __init__(self, connection: sqlite3.Connection, arms: Arms, countries: Countries) -> None:
        self._connection = connection
        self._of_one, self._of_many = arms.sql_of_one, arms.sql()
        self._values = arms.condition.values
        self._countries = countries
        self.known: dict[int, set[int]] = {}

    def of(self, actors: Iterable[int]) -> dict[int, set[int]]:
        """The neighbours of at least these actors. An actor is no neighbour of its own."""
        known = self.known
        wanted = [actor for actor in actors if actor not in known]
        if wanted:
            (self._read_few if len(wanted) <= _FEW else self._read_many)(wanted)
            for actor in wanted:
                known[actor].discard(actor)
        return known

    def _read_few(self, actors: list[int]) -> None:
        execute, values, countries = self._connection.execute, self._values, self._countries
        for actor in actors:
            found: set[int] = set()
            for regime in countries.regimes.get(actor, (actor,)):
                found.update(chain.from_iterable(execute(self._of_one, (regime, *values, regime, *values))))
            regimes = found & countries.home.keys()
            self.known[actor] = found - regimes | {countries.home[regime] for regime in regimes} if regimes else found

    def _read_many(self, actors: list[int]) -> None:
        known, countries = self.known, self._countries
        for actor in actors:
            known[actor] = set()
        asked = f"[{listed(countries.all_of(actors))}]"
        rows = self._connection.execute(self._of_many, (asked, *self._values, asked, *self._values))
        if not countries.home:
            for near, far in rows:
                known[near].add(far)
        else:
            home = countries.home
            for near, far in rows:
                known[home.get(near, near)].add(home.get(far, far))


class TimedNeighbours:
    """The steps that one may take from an actor, each with its gate and its reach."""

    __slots__ = ("_connection", "_countries", "_sql", "_values", "known", "read_from")

    def __init__(self, connection: sqlite3.Connection, arms: Arms, countries: Countries) -> None:
        self._connection = connection
        self._sql = arms.sql(", ".join(arms.order))
        self._values = arms.condition.values
        self._countries = countries
        self.read_from = connection, arms, countries
        self.known: dict[int, list[tuple[int, int, int]]] = {}

    def of(self, actors: Iterable[int]) -> dict[int, list[tuple[int, int, int]]]:
        """For at least these actors: neighbour, gate and reach of each edge."""
        known = self.known
        wanted = [actor for actor in actors if actor not in known]
        if wanted:
            for actor in wanted:
                known[actor] = []
            asked = f"[{listed(self._countries.all_of(wanted))}]"
            home = self._countries.home
            for near, far, gate, reach in self._connection.execute(self._sql, (asked, *self._values, asked, *self._values)):
                known[home.get(near, near)].append((home.get(far, far), gate, reach))
        return known


class Arms(NamedTuple):
    """The two halves of a step: over the index by source and over the index by target."""

    condition: Condition
    of_source: str = ""
    """A further condition on edges that leave the actor."""
    of_target: str = ""
    """A further condition on edges that come to the actor."""

    order: tuple[str, str] = NO_ORDER
    """SQL for the gate and the reach of an edge, where a path has to be in order."""

    @property
    def halves(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Of each half the column of the asked actor, that of the other, and its further condition."""
        return ("source", "target", self.of_source), ("target", "source", self.of_target)

    @property
    def sql_of_one(self) -> str:
        """Rows (other actor). The parameters, twice over: an actor, those of the condition."""
        return " UNION ALL ".join(
            _ARM_OF_ONE.format(near=near, far=far, condition=self.condition.sql + further) for near, far, further in self.halves
        )

    def sql(self, columns: str = "", where: str = "") -> str:
        """Rows (asked actor, other actor, columns …). The parameters, twice over: actors as a JSON array, those of the
        condition, those of ``where``, in which ``{far}`` is the column of the other actor.
        """
        return " UNION ALL ".join(
            _ARM.format(
                near=near,
                far=far,
                columns=f"asked.value, edge.{far}" + (f", {columns}" if columns else ""),
                condition=self.condition.sql + further,
            )
            + (f" AND {where.format(far=far)}" if where else "")
            for near, far, further in self.halves
        )


def arms(condition: Condition, symmetric: Collection[int], *, directed: bool, order: tuple[str, str]) -> tuple[Arms, Arms]:
    """Steps along edges as they point and against them; where not ``directed``, either way."""
    if not directed:
        return (Arms(condition, order=order),) * 2
    both_ways = f" AND edge.relation IN ({listed(symmetric)})"
    return Arms(condition, of_target=both_ways, order=order), Arms(condition, of_source=both_ways, order=order)


class Passable:
    """Who may stand between the two ends of a path: everybody who is not avoided and, where types are asked for, is of one."""

    __slots__ = ("_connection", "_known", "_types", "avoided")

    def __init__(self, connection: sqlite3.Connection, types: Collection[str], avoided: Set[int]) -> None:
        self._connection = connection
        self._types = tuple(types)
        self._known: dict[int, bool] = {}
        self.avoided = avoided

    def among(self, actors: set[int]) -> set[int]:
        """Those of the actors who may stand between."""
        if self.avoided:
            actors = actors - self.avoided
        if not self._types:
            return actors
        known = self._known
        unknown = [actor for actor in actors if actor not in known]
        if unknown:
            known.update(dict.fromkeys(unknown, False))
            marks = ",".join("?" * len(self._types))
            sql = f"SELECT actor.id FROM json_each(?) AS asked CROSS JOIN actor ON actor.id = asked.value WHERE actor.type IN ({marks})"
            for (actor,) in self._connection.execute(sql, (f"[{listed(unknown)}]", *self._types)):
                known[actor] = True
        return {actor for actor in actors if known[actor]}
