"""Betweenness: on how many of the shortest paths between others an actor lies.

Brandes' accumulation (Journal of Mathematical Sociology 25, 2001) from a block of actors at once: a step of the search from all
of them is one product of the sparse ties and a dense block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

_BLOCK = 64
_ROOM = 4_000_000
"""Numbers of a dense block at most."""


def betweenness(matrix: csr_array, *, pivots: Sequence[int] | None = None) -> NDArray[np.float64]:
    """The share of pairs of others between whom an actor stands, each by its part of their shortest paths.

    Parameters
    ----------
    pivots
        Search from these actors only and scale up (Brandes and Pich 2007); all of them where None.
    """
    n = matrix.shape[0]
    sources = np.arange(n) if pivots is None else np.asarray(sorted(pivots))
    total = np.zeros(n)
    if n < 3:
        return total
    out, into = matrix.tocsr(copy=True), matrix.T.tocsr()
    out.data[:] = into.data[:] = 1.0
    width = max(1, min(_BLOCK, _ROOM // n))
    for first in range(0, len(sources), width):
        total += _dependencies(out, into, sources[first : first + width])
    # Each path of an undirected graph is found from both of its ends, and each pair is counted once: the two cancel.
    return total * (n / len(sources)) / ((n - 1) * (n - 2))


def _dependencies(out: csr_array, into: csr_array, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each actor the sum over the sources of how much they depend on it to reach everybody."""
    n, width = out.shape[0], len(sources)
    column = np.arange(width)
    paths = np.zeros((n, width))
    paths[sources, column] = 1.0
    unseen = paths == 0
    layers = [paths]
    while True:
        reached = (into @ layers[-1]) * unseen
        if not reached.any():
            break
        unseen &= reached == 0
        layers.append(reached)
    depends = np.zeros((n, width))
    carried = np.zeros((n, width))
    for number in range(len(layers) - 1, 0, -1):
        np.divide(1.0 + carried, layers[number], out=carried, where=layers[number] > 0)
        carried *= layers[number] > 0
        carried = (out @ carried) * layers[number - 1]
        depends += carried
    depends[sources, column] = 0.0
    total: NDArray[np.float64] = depends.sum(axis=1)
    return total
