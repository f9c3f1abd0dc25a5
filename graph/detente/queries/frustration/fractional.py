"""A sharper lower bound: frustrated cycles that share dyads in parts, by linear programming.

The cheapest fractions of dyads that meet every frustrated cycle once in all cost no more than the index, and as much where the
graph has no odd K5 for a minor (Guenin 2001), which is the rule. Cycles are added when a solution misses them: they are shortest
paths in the graph doubled (Barahona, Grötschel and Mahjoub 1985). What is given back is counted from the dual solution, a packing of
the cycles, scaled until no dyad is used beyond its weight: it holds however the solver rounds.
"""

from __future__ import annotations

from itertools import islice, pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from detente.queries.frustration.reduction import Camps, Signed

_ROUNDS = 30
_STANDSTILL = 6
"""After so many rounds without a better bound there will be none soon."""
_TRIANGLES = 5_000
_NEAR = 1e-6


class Fractions(NamedTuple):
    """What the linear programme came to."""

    lower: int
    """No camps cost less."""
    camps: Camps
    """Camps along a tree of the dyads that the programme would rather keep."""


def fractions(ties: Signed, enough: int) -> Fractions:
    """The bound; the search for it stops when it reaches ``enough``."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    pairs = [(a, b) for a, others in ties.items() for b in others if a < b]
    number = {pair: i for i, (a, b) in enumerate(pairs) for pair in ((a, b), (b, a))}
    weights = np.array([abs(ties[a][b]) for a, b in pairs], dtype=np.float64)
    cycles = dict.fromkeys(islice(_triangles(ties, number), _TRIANGLES))
    part = np.zeros(len(pairs))
    lower = since = 0
    for round in range(_ROUNDS):
        known = len(cycles)
        if round or not known:
            for cycle in _missed(ties, number, part):
                cycles[tuple(sorted(number[step] for step in pairwise(cycle)))] = None
            if len(cycles) == known:
                break
        columns = [dyad for cycle in cycles for dyad in cycle]
        starts = np.concatenate(([0], np.cumsum([len(cycle) for cycle in cycles])))
        meets: Any = csr_array((np.ones(len(columns)), columns, starts), shape=(len(cycles), len(pairs)))
        solved: Any = linprog(weights, A_ub=-meets, b_ub=-np.ones(len(cycles)), method="highs-ipm")
        if solved.status != 0:
            break
        part = np.maximum(solved.x, 0.0)
        shares = np.maximum(-solved.ineqlin.marginals, 0.0)
        used = float((meets.T @ shares / weights).max(initial=1.0))
        reached = ceil(float(shares.sum()) / used - _NEAR)
        if reached > lower:
            lower, since = reached, round
        if lower >= enough or round - since >= _STANDSTILL:
            break
    return Fractions(lower, _along(ties, {pair: float(part[i]) for pair, i in number.items()}))


def _triangles(ties: Signed, number: dict[tuple[int, int], int]) -> Iterator[tuple[int, ...]]:
    for a, b in number:
        if a < b:
            for c in sorted(ties[a].keys() & ties[b].keys()):
                if b < c and ties[a][b] * ties[b][c] * ties[a][c] < 0:
                    yield tuple(sorted((number[a, b], number[b, c], number[a, c])))


def _missed(ties: Signed, number: dict[tuple[int, int], int], part: NDArray[np.float64]) -> list[list[int]]:
    """For each actor the frustrated cycle that is met least on the shortest closed walk from it, where that is less than once."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    actors = list(ties)
    place = {actor: i for i, actor in enumerate(actors)}
    size = len(actors)
    rows, columns, lengths = [], [], []
    for a, others in ties.items():
        for b, weight in others.items():
            for turned in (0, size):
                rows.append(place[a] + turned)
                columns.append(place[b] + (turned if weight > 0 else size - turned))
                lengths.append(part[number[a, b]] + _NEAR)  # a length of 0 would be no tie
    doubled = csr_array((lengths, (rows, columns)), shape=(2 * size, 2 * size))
    distance, before = dijkstra(doubled, indices=np.arange(size), return_predecessors=True)
    found: list[list[int]] = []
    for root in range(size):
        if distance[root, root + size] >= 1 - 10 * _NEAR:
            continue
        walk = [root + size]
        while walk[-1] != root:
            walk.append(int(before[root, walk[-1]]))
        cycle = _cycle_in([actors[state % size] for state in walk], ties)
        if sum(part[number[step]] for step in pairwise(cycle)) < 1 - 10 * _NEAR:
            found.append(cycle)
    return found


def _cycle_in(walk: list[int], ties: Signed) -> list[int]:
    """A simple cycle of negative sign that is part of a closed walk of negative sign; its first actor comes again at the end."""
    trail: list[int] = []
    for actor in walk:
        if actor in trail:
            loop = [*trail[trail.index(actor) :], actor]
            if sum(ties[a][b] < 0 for a, b in pairwise(loop)) % 2:
                return loop
            del trail[trail.index(actor) :]
        trail.append(actor)
    raise AssertionError("a walk of negative sign has a cycle of negative sign")


def _along(ties: Signed, part: dict[tuple[int, int], float]) -> Camps:
    """Camps that keep the dyads of a spanning tree, taken in the order of their parts (Prim)."""
    from heapq import heappop, heappush

    camps: Camps = {}
    for root in ties:
        heap = [(0.0, root, 1)]
        while heap:
            _, actor, side = heappop(heap)
            if actor in camps:
                continue
            camps[actor] = side
            for other, weight in ties[actor].items():
                if other not in camps:
                    heappush(heap, (part[actor, other], other, side if weight > 0 else -side))
    return camps
