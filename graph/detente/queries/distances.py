"""Closeness and harmonic centrality: how far everybody is from an actor.

Breadth-first search from 64 actors at once, one to each bit of a word: after Then et al., "The more the merrier: efficient
multi-source graph traversal", PVLDB 8 (2014).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

_WORDS = 8
"""Words of 64 actors that are searched from together."""
_BITS_OF = np.array([bin(byte).count("1") for byte in range(1 << 16)], dtype=np.uint8)


def closeness(matrix: csr_array) -> NDArray[np.float64]:
    """Closeness (Freeman 1979) by the distances at which others reach an actor, scaled by the share of all who do (Wasserman
    and Faust 1994).
    """
    far, reached, _ = _distances(matrix)
    return of_distances(far, reached)


def harmonic(matrix: csr_array) -> NDArray[np.float64]:
    """Harmonic centrality (Marchiori and Latora 2000): the sum of 1 / distance over all who reach an actor."""
    return _distances(matrix)[2]


def of_distances(far: NDArray[np.float64], reached: NDArray[np.float64]) -> NDArray[np.float64]:
    """Closeness from the sum of the distances of those who reach an actor, and their number."""
    n = len(far)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(far > 0, reached / far * (reached / max(n - 1, 1)), 0.0)


def _distances(matrix: csr_array) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of all who reach an actor: the sum of their distances, their number, the sum of the inverse distances."""
    n = matrix.shape[0]
    arcs_in = matrix.T.tocsr()
    has_arcs = np.flatnonzero(np.diff(arcs_in.indptr))
    starts, from_whom = arcs_in.indptr[has_arcs], arcs_in.indices
    far, reached, inverse = np.zeros(n), np.zeros(n), np.zeros(n)
    for first in range(0, n, 64 * _WORDS):
        sources = np.arange(first, min(first + 64 * _WORDS, n))
        place = sources - first
        seen = np.zeros((n, _WORDS), dtype=np.uint64)
        seen[sources, place // 64] = np.uint64(1) << (place % 64).astype(np.uint64)
        newly, distance = seen, 0
        while newly.any():
            distance += 1
            came = np.zeros_like(seen)
            if len(has_arcs):
                came[has_arcs] = np.bitwise_or.reduceat(newly[from_whom], starts, axis=0)
            newly = came & ~seen
            seen = seen | newly
            count = _BITS_OF[newly.view(np.uint16)].sum(axis=1, dtype=np.int64)
            far += distance * count
            reached += count
            inverse += count / distance
    return far, reached, inverse
