"""Ranks from scores, and how they change from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse.csgraph import connected_components

from detente.queries.selection import listed
from detente.queries.ties import numbers

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from detente.queries.ties import Ties

_MANY = 10_000
_DIGITS = 12
"""Scores that agree so far are equal in rank: beyond is the noise of summing."""


class Score(NamedTuple):
    """An actor's place by a measure."""

    rank: int
    actor: str
    """Its name."""
    type: str
    score: float
    id: str
    """``Entity.id``."""
    at: str | None = None
    """EDTF: the step of a series; None where one time was asked about."""
    change: int | None = None
    """By how many places it stands higher than in the step before; None where it had none there."""
    component: int = 1
    """The part of the graph that it is tied to, directly or through others: 1 is the one with most actors."""
    bound: float | None = None
    """Of an estimate: how far from the exact score it is at most, with the confidence that ``sampling`` has."""
    friendly: int | None = None
    """Of a signed degree: how many of the actor's dyads are friendly, and how many hostile."""
    hostile: int | None = None


class Ranking:
    """Ranks of one time after the other, best first; equal scores by name."""

    def __init__(self, connection: sqlite3.Connection, top: int | None, *, series: bool) -> None:
        self._connection, self._top = connection, top
        self._order: NDArray[np.int64] | None = None
        if series:
            by_name = numbers(connection.execute("SELECT id FROM actor ORDER BY name, type, key"))
            self._order = np.zeros(int(by_name.max(initial=0)) + 1, dtype=np.int64)
            self._order[by_name] = np.arange(len(by_name))
            self._before = np.zeros_like(self._order)

    def scores(self, ties: Ties, values: NDArray[np.float64], at: str | None = None, bound: float | None = None) -> list[Score]:
        """The first ones of a time, with their scores ``values`` in the order of the ties."""
        # Rounded to so many digits of the highest score, by which it is told whether two scores are equal.
        rounded: NDArray[np.float64] = np.round(values / (float(np.abs(values).max()) or 1.0), _DIGITS)
        parts = components(ties)[0]
        if self._order is None:
            return self._of_once(ties, values, rounded, parts, bound)
        row = np.lexsort((self._order[ties.actors], -rounded))
        first = row[: self._top]
        about = self._about(ties.actors[first].tolist())
        found = []
        for rank, (place, number) in enumerate(zip(first.tolist(), ties.actors[first].tolist(), strict=True), 1):
            name, kind, key = about[number]
            before = int(self._before[number])
            change = before - rank if before else None
            found.append(Score(rank, name, kind, float(values[place]), key, at, change, int(parts[place]), bound))
        self.nobody()
        self._before[ties.actors[row]] = np.arange(1, len(row) + 1)
        return found

    def nobody(self) -> None:
        """There was a time in which nobody had a tie."""
        if self._order is not None:
            self._before[:] = 0

    def _of_once(
        self, ties: Ties, values: NDArray[np.float64], rounded: NDArray[np.float64], parts: NDArray[np.int64], bound: float | None
    ) -> list[Score]:
        """As above, without asking for the names of all."""
        chosen = np.arange(ties.size)
        if self._top is not None and self._top < ties.size:
            least = np.partition(rounded, ties.size - self._top)[ties.size - self._top]
            chosen = np.flatnonzero(rounded >= least)
        actors = ties.actors[chosen].tolist()
        about = self._about(actors)
        columns = (rounded[chosen].tolist(), actors, values[chosen].tolist(), parts[chosen].tolist())
        rows = sorted((-place, *about[number], value, part) for place, number, value, part in zip(*columns, strict=True))
        return [
            Score(rank, name, kind, value, key, component=part, bound=bound)
            for rank, (_, name, kind, key, value, part) in enumerate(rows[: self._top], 1)
        ]

    def _about(self, actors: list[int]) -> dict[int, tuple[str, str, str]]:
        these = f" WHERE id IN ({listed(actors)})" if len(actors) < _MANY else ""
        return {
            number: (name, kind, key)
            for number, name, kind, key in self._connection.execute(f"SELECT id, name, type, key FROM actor{these}")
        }


def components(ties: Ties) -> tuple[NDArray[np.int64], list[int]]:
    """The connected component of each actor, whichever way arcs point, and the sizes of all, the largest first; counted from 1. Of two of
    one size that with the first id comes first.
    """
    count, labels = connected_components(ties.matrix, directed=False)
    sizes = np.bincount(labels, minlength=count)
    order = np.argsort(-sizes, kind="stable")  # labels are given in the order of their first actors
    number = np.empty(count, dtype=np.int64)
    number[order] = np.arange(1, count + 1)
    return number[labels], sizes[order].tolist()
