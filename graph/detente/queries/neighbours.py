"""Whom an actor is tied to, read from the covering indexes when it is first asked for.

The rows that a search touches are all that it costs: nothing is read ahead, nothing is read twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.queries.selection import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Set

    from detente.queries.countries import Countries
    from detente.queries.selection import Condition

_ARM = """SELECT asked.value, edge.{far}{columns} FROM json_each(?) AS asked CROSS JOIN edge INDEXED BY edge_by_{near}
WHERE edge.{near} = asked.value AND {condition}"""


class Neighbours:
    """The steps that one may take from an actor: along edges from their source (``out``), from their target, or both.

    ``out`` and ``into`` say along which edges: all, or (``symmetric only``) the symmetric ones.
    """

    __slots__ = ("_connection", "_countries", "_sql", "_values", "known")

    def __init__(self, connection: sqlite3.Connection, arms: Arms, countries: Countries) -> None:
        self._connection = connection
        self._sql = arms.sql()
        self._values = arms.condition.values
        self._countries = countries
        self.known: dict[int, set[int]] = {}

    def of(self, actors: Iterable[int]) -> dict[int, set[int]]:
        """The neighbours of at least these actors. An actor is no neighbour of its own."""
        known = self.known
        wanted = [actor for actor in actors if actor not in known]
        if not wanted:
            return known
        countries = self._countries
        for actor in wanted:
            known[actor] = set()
        asked = f"[{listed(countries.all_of(wanted))}]"
        rows = self._connection.execute(self._sql, (asked, *self._values, asked, *self._values))
        if not countries.home:
            for near, far in rows:
                known[near].add(far)
        else:
            home = countries.home
            for near, far in rows:
                known[home.get(near, near)].add(home.get(far, far))
        for actor in wanted:
            known[actor].discard(actor)
        return known


class Arms(NamedTuple):
    """The two halves of a step: over the index by source and over the index by target."""

    condition: Condition
    of_source: str = ""
    """A further condition on edges that leave the actor."""
    of_target: str = ""
    """A further condition on edges that come to the actor."""

    def sql(self, columns: str = "", where: str = "") -> str:
        """Rows (asked actor, other actor, columns …). The parameters, twice over: actors as a JSON array, those of the
        condition, those of ``where``, in which ``{far}`` is the column of the other actor.
        """
        return " UNION ALL ".join(
            _ARM.format(near=near, far=far, columns=columns, condition=self.condition.sql + further)
            + (f" AND {where.format(far=far)}" if where else "")
            for near, far, further in (("source", "target", self.of_source), ("target", "source", self.of_target))
        )


def arms(condition: Condition, *, directed: bool, backward: bool, symmetric: Collection[int]) -> Arms:
    """Steps along edges as they point, against them (``backward``), or, where not ``directed``, either way."""
    if not directed:
        return Arms(condition)
    both_ways = f" AND relation IN ({listed(symmetric)})"
    return Arms(condition, of_source=both_ways) if backward else Arms(condition, of_target=both_ways)


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
