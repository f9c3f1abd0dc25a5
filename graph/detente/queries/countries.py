"""One country through its regimes: states tied by SUCCEEDED in the manner of a continuation are one actor of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from detente.queries.selection import KNOWN_TO_HAPPEN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

Regime = TypeVar("Regime", int, str)
"""A state's row number or id."""
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
        numbers = ",".join(map(str, sorted({end for tie in ties for end in tie})))
        key_of = dict(connection.execute(f"SELECT id, key FROM actor WHERE type = 'State' AND id IN ({numbers})").fetchall())
        for newest, regimes in countries(ties, key_of).items():
            self.regimes[newest] = regimes
            for regime in regimes:
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


def countries(continuations: Iterable[tuple[Regime, Regime]], key_of: Mapping[Regime, str]) -> dict[Regime, tuple[Regime, ...]]:
    """From the newest regime of each country to all its regimes, by which regime (first) continues which (second).

    ``key_of`` holds the ids of those that are states; only they have regimes.
    """
    told = list(continuations)
    ties = [(new, old) for new, old in told if new in key_of and old in key_of]
    older = {old for _, old in told}
    # Nobody continues the newest one. Where the tellings run in a circle, the choice is by name.
    groups = ((min(group, key=lambda regime: (regime in older, key_of[regime])), group) for group in _tied(ties))
    return {newest: tuple(sorted(group)) for newest, group in groups}


def _tied(ties: Iterable[tuple[Regime, Regime]]) -> list[set[Regime]]:
    group_of: dict[Regime, set[Regime]] = {}
    for a, b in ties:
        group = group_of.get(a, {a}) | group_of.get(b, {b})
        for actor in group:
            group_of[actor] = group
    return list({id(group): group for group in group_of.values()}.values())
