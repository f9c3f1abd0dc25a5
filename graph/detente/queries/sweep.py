"""Paths in order of time when the search grows to a large part of the graph: the same layers, from arrays read once.

A level of the search is then a handful of operations on whole arrays, where actor by actor it would be millions of steps.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from detente.model import FUTURE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Set

    from numpy.typing import NDArray

    from detente.queries.countries import Countries
    from detente.queries.layers import Layers
    from detente.queries.neighbours import Arms, Passable

_LOW = (1 << 32) - 1
_NEVER = FUTURE + 1


class Sweep:
    """All edges that a question admits, as steps with their gate and reach."""

    def __init__(self, connection: sqlite3.Connection, arms: Arms, countries: Countries, passable: Passable) -> None:
        ends, days = _read(connection, arms)
        home = np.arange(int(max((ends >> 32).max(initial=0), (ends & _LOW).max(initial=0), *countries.home.values(), 0)) + 1)
        for regime, stands in countries.home.items():
            home[regime] = stands
        self._near, self._far = home[ends >> 32], home[ends & _LOW]
        self._gate, self._reach = (days >> 32).astype(np.int32), (days & _LOW).astype(np.int32)
        self._passable = np.zeros(len(home), dtype=bool)
        self._passable[sorted(passable.among(set(self._far.tolist())))] = True

    def layers(
        self, source: int, day: int, target: int, max_hops: int | None, blocked: Set[int], not_first: Set[int]
    ) -> tuple[Layers, list[dict[int, int]]] | None:
        """The layers of all shortest paths in order that leave the source on a day, and for each actor of each layer the last day
        from which it goes on; None where there is no path.
        """
        size = len(self._passable)
        if max(source, target) >= size:
            return None
        allowed = self._passable.copy()
        allowed[sorted(actor for actor in blocked if actor < size)] = False
        allowed[source], allowed[target] = False, True
        steps = allowed[self._far]
        steps &= ~((self._near == source) & np.isin(self._far, sorted(not_first)))
        edges = np.flatnonzero(steps)
        levels = self._first_days(edges, source, day, target, max_hops)
        return None if levels is None else self._back(edges, levels, target)

    def _first_days(
        self, edges: NDArray[np.int64], source: int, day: int, target: int, max_hops: int | None
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int32]]] | None:
        """By number of hops, whom one comes to earlier than with fewer hops, and when; as far as the target."""
        best = np.full(len(self._passable), _NEVER, dtype=np.int32)
        best[source] = day
        levels = [(np.array([source]), best[[source]])]
        near, far, gate, reach = self._near[edges], self._far[edges], self._gate[edges], self._reach[edges]
        on_frontier = np.zeros(len(best), dtype=bool)
        while max_hops is None or len(levels) <= max_hops:
            on_frontier[:] = False
            on_frontier[levels[-1][0]] = True
            going = np.flatnonzero(on_frontier[near] & (best[near] <= gate))
            come = best.copy()
            np.minimum.at(come, far[going], np.maximum(best[near[going]], reach[going]))
            reached = np.flatnonzero(come < best)
            if not len(reached):
                return None
            best = come
            levels.append((reached, best[reached]))
            if best[target] < _NEVER:
                return levels
        return None

    def _back(
        self, edges: NDArray[np.int64], levels: list[tuple[NDArray[np.int64], NDArray[np.int32]]], target: int
    ) -> tuple[Layers, list[dict[int, int]]]:
        """Only the steps from which the target is still reached."""
        near, far, gate, reach = self._near[edges], self._far[edges], self._gate[edges], self._reach[edges]
        last = np.full(len(self._passable), -1, dtype=np.int32)
        last[target] = FUTURE
        layers: Layers = []
        last_days = [{target: FUTURE}]
        for actors, days in reversed(levels[:-1]):
            now = np.full(len(last), _NEVER, dtype=np.int32)
            now[actors] = days
            latest = np.minimum(gate, last[far])
            on_path = np.flatnonzero((reach <= last[far]) & (now[near] <= latest))
            layer: dict[int, set[int]] = {}
            for actor, following in zip(near[on_path].tolist(), far[on_path].tolist(), strict=True):
                layer.setdefault(actor, set()).add(following)
            last = np.full(len(last), -1, dtype=np.int32)
            np.maximum.at(last, near[on_path], latest[on_path])
            layers.append(layer)
            last_days.append({actor: int(last[actor]) for actor in layer})
        return layers[::-1], last_days[::-1]


def _read(connection: sqlite3.Connection, arms: Arms) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each step, actor << 32 | next actor and gate << 32 | reach."""
    gate, reach = arms.order
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for near, far, further in arms.halves:
        if found and arms.of_source == arms.of_target:
            # The same edges, taken the other way.
            ends, days = found[0]
            found.append(((ends & _LOW) << 32 | ends >> 32, days))
        else:
            columns = f"edge.{near} << 32 | edge.{far}, {gate} << 32 | {reach}"
            where = f"{arms.condition.sql}{further} AND {gate} >= 0"
            rows = connection.execute(f"SELECT {columns} FROM edge WHERE {where}", arms.condition.values)
            ends, days = np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, 2).T
            found.append((ends, days))
    return np.concatenate([ends for ends, _ in found]), np.concatenate([days for _, days in found])
