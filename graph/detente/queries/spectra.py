"""Measures that are a fixed point of the ties: eigenvector, PageRank, Katz.

They are NetworkX's, iterated until a round moves nothing by more than ``TOLERANCE`` of the whole.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csgraph, csr_array

from detente.errors import DetenteError

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOLERANCE = 1e-14
ROUNDS = 20_000
DAMPING = 0.85
ATTENUATION = 0.1
"""Katz' alpha where it converges, as in NetworkX."""
NEAR = 0.9
"""Elsewhere alpha is this share of the largest that does."""
_DENSE = 300
_QUICK = 60
"""Rounds after which powers that have not settled are given up."""
_EQUAL = 1e-10


def pagerank(matrix: csr_array, *, directed: bool) -> NDArray[np.float64]:
    """PageRank (Page, Brin, Motwani and Winograd 1999) with damping 0.85; an actor without an arc out passes on to everybody.
    The scores add up to 1.
    """
    out = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    ends = np.flatnonzero(out == 0)
    out[ends] = 1
    shares = matrix.copy()
    shares.data = DAMPING * shares.data / np.repeat(out, np.diff(shares.indptr))
    passed = shares.T.tocsr()
    return _by_rounds(passed, ends) if directed else _by_chebyshev(passed, out)


def _by_rounds(passed: csr_array, ends: NDArray[np.int64]) -> NDArray[np.float64]:
    n = passed.shape[0]
    scores = np.full(n, 1.0 / n)
    for _ in range(ROUNDS):
        following = passed @ scores + (1 - DAMPING + DAMPING * scores[ends].sum()) / n
        moved = np.abs(following - scores).sum()
        scores = following / following.sum()
        if moved <= TOLERANCE * 10:
            break
    return scores


def _by_chebyshev(passed: csr_array, out: NDArray[np.float64]) -> NDArray[np.float64]:
    """Undirected ties pass on with real eigenvalues between -0.85 and 0.85, so that Chebyshev's semi-iteration (Golub and Varga 1961)
    settles in a third of the rounds.
    """
    rest = (1 - DAMPING) / passed.shape[0]
    before = out / out.sum()
    scores = passed @ before + rest
    weight = 2.0
    for _ in range(ROUNDS):
        weight = 1 / (1 - DAMPING**2 * weight / 4)
        following = weight * (passed @ scores + rest - before) + before
        moved = np.abs(following - scores).sum()
        before, scores = scores, following
        if moved <= TOLERANCE * 10:
            break
    whole: NDArray[np.float64] = scores / scores.sum()
    return whole


def katz(matrix: csr_array) -> NDArray[np.float64]:
    """Katz centrality (Katz 1953), by arcs that come in, of unit length: beta 1, alpha 0.1 where that converges, else 0.9 of the
    largest alpha that does.
    """
    arcs_in = matrix.T.tocsr()
    largest = _radius(matrix)
    alpha = ATTENUATION if largest * ATTENUATION < 1 - 1e-9 else NEAR / largest
    if alpha * largest > 0.99:
        # Rounds would take too long to settle.
        from scipy.sparse import eye_array
        from scipy.sparse.linalg import spsolve

        n = matrix.shape[0]
        scores = np.asarray(spsolve((eye_array(n) - alpha * arcs_in).tocsc(), np.ones(n)))
        return _unit(scores)
    scores = np.ones(matrix.shape[0])
    for _ in range(ROUNDS):
        following = alpha * (arcs_in @ scores) + 1
        moved = np.abs(following - scores).sum()
        scores = following
        if moved <= TOLERANCE * scores.sum():
            break
    return _unit(scores)


def eigenvector(matrix: csr_array, *, directed: bool) -> NDArray[np.float64]:
    """Eigenvector centrality (Bonacich 1972) of unit length: a score is in proportion to the sum of the scores of the
    neighbours, in a directed graph of those whose arcs come in.

    Of several components, those with the largest eigenvalue have the scores and the others none: what NetworkX's power
    iteration comes to, if one has the patience. Raises DetenteError for a directed graph in which it comes to nothing.
    """
    return _by_powers(matrix.T.tocsr()) if directed else _by_components(matrix)


def _by_components(matrix: csr_array) -> NDArray[np.float64]:
    found = [(*_dominant(matrix[members][:, members]), members) for members in _leading(matrix, strong=False)]
    largest = max(value for value, _, _ in found)
    scores = np.zeros(matrix.shape[0])
    for value, vector, members in found:
        if value >= largest * (1 - _EQUAL):
            # Power iteration starts everybody alike, and so weighs equal components by the sum of their vectors.
            scores[members] = vector * vector.sum()
    return _unit(scores)


def _leading(matrix: csr_array, *, strong: bool) -> list[NDArray[np.int64]]:
    """The components that can have the largest eigenvalue: it lies between bounds that the ties of single actors give."""
    _, label = csgraph.connected_components(matrix, directed=strong, connection="strong" if strong else "weak")
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    degree = np.asarray(matrix.sum(axis=1)).ravel()[order]
    most = np.maximum.reduceat(degree, starts)
    least = 0.0
    if not strong:
        means = np.add.reduceat(degree, starts) / np.diff(starts, append=len(order))
        least = max(float(means.max()), sqrt(float((matrix.multiply(matrix)).sum(axis=1).max())))
    return [part for part, bound in zip(np.split(order, starts[1:]), most, strict=True) if bound >= least * (1 - _EQUAL)]


def _dominant(matrix: csr_array) -> tuple[float, NDArray[np.float64]]:
    """The largest eigenvalue of a symmetric matrix and its vector, of positive numbers and unit length."""
    n = matrix.shape[0]
    if n <= _DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
        return float(values[-1]), np.abs(vectors[:, -1])
    near = np.ones(n)
    for _ in range(_QUICK):
        following = _unit(near + matrix @ near)
        moved = np.abs(following - near).max()
        near = following
        if moved <= TOLERANCE:
            return float(np.linalg.norm(matrix @ near)), near
    # Where powers are slow to settle, as on long chains.
    from scipy.sparse.linalg import eigsh

    values, vectors = eigsh(matrix, k=1, which="LA", v0=near)
    return float(values[0]), np.abs(vectors[:, 0])


def _radius(matrix: csr_array) -> float:
    """The largest eigenvalue of a matrix of nothing negative, symmetric or not."""
    if abs(matrix - matrix.T).sum() == 0:
        return max(_dominant(matrix[members][:, members])[0] for members in _leading(matrix, strong=False))
    largest = 0.0
    for members in _leading(matrix, strong=True):
        if len(members) > 1:
            part = matrix[members][:, members]
            vector = _by_powers(part)
            largest = max(largest, float(np.linalg.norm(part @ vector)))
    return largest


def _by_powers(matrix: csr_array) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = np.full(matrix.shape[0], 1.0)
    for _ in range(ROUNDS):
        # One step stays in place, without which a two-sided graph would swing for ever.
        following = _unit(scores + matrix @ scores)
        moved = np.abs(following - scores).max()
        scores = following
        if moved <= TOLERANCE:
            return scores
    raise DetenteError(
        "eigenvector centrality comes to nothing on these arcs, which have no cycle, or several that weigh the same; "
        "take --measure pagerank or katz, or leave --directed out"
    )


def _unit(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    unit: NDArray[np.float64] = scores / np.linalg.norm(scores)
    return unit
