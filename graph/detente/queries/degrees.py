"""Degrees: of ties, of arcs by their direction, and of the signed graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from detente.queries.signs import read_signs
from detente.queries.ties import Ties, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from detente.queries.selection import Rows, Selection


class SignedDegrees(NamedTuple):
    """Who has friends and foes: actors that have a friendly or hostile edge."""

    ties: Ties
    """Dyads with such edges, also where these cancel out."""
    friendly: NDArray[np.int64]
    """How many dyads of each actor are friendly."""
    hostile: NDArray[np.int64]


def degree(ties: Ties, *, directed: bool) -> NDArray[np.float64]:
    """The weight of each actor's ties (of arcs: of those that come in and those that go out), as a share of the other actors."""
    return incoming(ties) + outgoing(ties) if directed else outgoing(ties)


def incoming(ties: Ties) -> NDArray[np.float64]:
    """The weight of arcs that come to each actor, as a share of the other actors."""
    return _share(ties, 0)


def outgoing(ties: Ties) -> NDArray[np.float64]:
    """The weight of arcs that leave each actor, as a share of the other actors."""
    return _share(ties, 1)


def _share(ties: Ties, axis: int) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = np.asarray(ties.matrix.sum(axis=axis), dtype=np.float64).ravel() / max(ties.size - 1, 1)
    return scores


def signed_degrees(store: Rows, selection: Selection, *, types: Sequence[str] = ()) -> SignedDegrees:
    """How many dyads of each actor are friendly and how many hostile, by the sum of the signs of their edges: the signed graph of
    :mod:`detente.queries.signs`.

    Raises
    ------
    DateError, UsageError
        As for :func:`detente.queries.selection.condition`.
    """
    signs = read_signs(store, selection, types=types)
    everybody = numbers(store.connection.execute("SELECT id FROM actor ORDER BY key"))
    actors = everybody[np.isin(everybody, signs.actors)]
    place = np.zeros(int(everybody.max(initial=0)) + 1, dtype=np.int64)
    place[actors] = np.arange(len(actors))
    near, far = place[signs.actors[signs.near]], place[signs.actors[signs.far]]
    ends = np.concatenate([near, far])
    size = len(actors)
    matrix = csr_array((np.ones(len(ends)), (ends, np.concatenate([far, near]))), shape=(size, size))
    friendly, hostile = (
        np.bincount(ends, weights=np.tile(of, 2), minlength=size).astype(np.int64) for of in (signs.net > 0, signs.net < 0)
    )
    return SignedDegrees(Ties(actors, matrix), friendly, hostile)
