"""One country through its regimes: states tied by SUCCEEDED in the manner of a continuation are one actor of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.queries.selection import KNOWN_TO_HAPPEN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_CONTINUATIONS = f"""
    SELECT edge.source, edge.target FROM edge JOIN relation ON relation.id = edge.relation
    WHERE json_extract(edge.properties, '$.manner') = 'continuation' AND relation.name = 'SUCCEEDED' AND edge.status < {KNOWN_TO_HAPPEN}
"""


class Countries:
    """Which actor stands for which: a country's newest regime for all of them, everybody else for themselves."""

    __slots__ = ("home", "regimes")

    def __init__(self, connection: sqlite3.Connection, *, each_regime: bool = False) -> None:
        self.home: dict[int, int] = {}
        """From a regime to the one that stands for its country. Actors that are not in it stand for themselves."""
        self.regimes: dict[int, tuple[int, ...]] = {}
        """From the actor that stands for a country to all its regimes."""
        if each_regime:
            return
        ties = connection.execute(_CONTINUATIONS).fetchall()
        if not ties:
            return
        older = {old for _, old in ties}
        numbers = ",".join(map(str, sorted(older | {new for new, _ in ties})))
        key_of = dict(connection.execute(f"SELECT id, key FROM actor WHERE type = 'State' AND id IN ({numbers})").fetchall())
        for group in _tied((new, old) for new, old in ties if new in key_of and old in key_of):
            # Nobody continues the newest one. Where the tellings run in a circle, the choice is by name.
            newest = min(group, key=lambda regime: (regime in older, key_of[regime]))
            self.regimes[newest] = tuple(sorted(group))
            for regime in group:
                self.home[regime] = newest

    def of(self, actor: int) -> int:
        """Who stands for an actor."""
        return self.home.get(actor, actor)

    def part(self, actor: int) -> None:
        """Make each regime of an actor's country stand for itself."""
        for regime in self.regimes.pop(self.of(actor), ()):
            del self.home[regime]

    def all_of(self, actors: Iterable[int]) -> list[int]:
        """Everybody for whom the given ones stand."""
        return [regime for actor in actors for regime in self.regimes.get(actor, (actor,))] if self.regimes else list(actors)


def _tied(ties: Iterable[tuple[int, int]]) -> list[set[int]]:
    group_of: dict[int, set[int]] = {}
    for a, b in ties:
        group = group_of.get(a, {a}) | group_of.get(b, {b})
        for actor in group:
            group_of[actor] = group
    return list({id(group): group for group in group_of.values()}.values())
