"""Distances and betweenness where a tie is the shorter the more it weighs: 1 / weight (Newman 2001).

Dijkstra's search from each actor, in whole numbers, so that equally long ways are equal.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from detente.queries.distances import of_distances

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array


class _Found(NamedTuple):
    """What a search from one actor found, in order of distance."""

    order: list[int]
    distance: dict[int, int]
    paths: dict[int, int]
    before: dict[int, list[int]]


def closeness(matrix: csr_array, parts: int = 1) -> NDArray[np.float64]:
    """Closeness as in :func:`detente.queries.distances.closeness`, over lengths; weights are multiples of 1 / ``parts``."""
    n = matrix.shape[0]
    far, reached = np.zeros(n), np.zeros(n)
    unit, searches = _searches(matrix.T.tocsr(), parts, range(n))
    for actor, found in enumerate(searches):
        far[actor] = sum(found.distance.values()) * parts / unit
        reached[actor] = len(found.order) - 1
    return of_distances(far, reached)


def harmonic(matrix: csr_array, parts: int = 1) -> NDArray[np.float64]:
    """Harmonic centrality over lengths."""
    n = matrix.shape[0]
    unit, searches = _searches(matrix.T.tocsr(), parts, range(n))
    return np.array([sum(unit / (length * parts) for length in found.distance.values() if length) for found in searches], dtype=np.float64)


def betweenness(matrix: csr_array, parts: int = 1, *, pivots: Sequence[int] | None = None) -> NDArray[np.float64]:
    """Betweenness as in :func:`detente.queries.betweenness.betweenness`, over lengths."""
    n = matrix.shape[0]
    sources = range(n) if pivots is None else sorted(pivots)
    total = [0.0] * n
    if n < 3:
        return np.array(total)
    for source, found in zip(sources, _searches(matrix, parts, sources)[1], strict=True):
        depends = dict.fromkeys(found.order, 0.0)
        for actor in reversed(found.order):
            share = (1 + depends[actor]) / found.paths[actor]
            for before in found.before[actor]:
                depends[before] += found.paths[before] * share
            if actor != source:
                total[actor] += depends[actor]
    return np.array(total) * (n / len(sources)) / ((n - 1) * (n - 2))


def _searches(matrix: csr_array, parts: int, sources: Sequence[int]) -> tuple[int, Iterator[_Found]]:
    """In the unit in which all distances are whole, how long a tie of the weight 1 / parts is; and a search along the arcs from each of
    the sources.
    """
    weights = np.rint(matrix.data * parts).astype(np.int64).tolist()
    unit = lcm(*set(weights)) if weights else 1
    starts, ends = matrix.indptr.tolist(), matrix.indices.tolist()
    arcs = [[(ends[i], unit // weights[i]) for i in range(starts[actor], starts[actor + 1])] for actor in range(matrix.shape[0])]
    return unit, (_search(arcs, source) for source in sources)


def _search(arcs: list[list[tuple[int, int]]], source: int) -> _Found:
    found = _Found([], {source: 0}, {source: 1}, {source: []})
    order, distance, paths, before = found
    heap, done = [(0, source)], set()
    while heap:
        so_far, actor = heappop(heap)
        if actor in done:
            continue
        done.add(actor)
        order.append(actor)
        for far, length in arcs[actor]:
            reach, known = so_far + length, distance.get(far)
            if known is None or reach < known:
                distance[far], paths[far], before[far] = reach, paths[actor], [actor]
                heappush(heap, (reach, far))
            elif reach == known:
                paths[far] += paths[actor]
                before[far].append(actor)
    return found
