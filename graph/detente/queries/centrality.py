"""Who is central: measures of an actor's place among all ties, as of a date, in a window, or step by step through time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.errors import UsageError
from detente.queries.selection import Selection, listed
from detente.queries.series import times

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from detente.dates import Window
    from detente.queries.selection import Rows
    from detente.queries.ties import Ties

MEASURES = ("degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz")
WEIGHTS = ("none", "documents")
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


def centrality(
    store: Rows,
    measure: str = "degree",
    selection: Selection | None = None,
    *,
    over: str | Window | None = None,
    step: str = "1y",
    types: Sequence[str] = (),
    weight: str = "none",
    directed: bool = False,
    top: int | None = None,
    pivots: int | None = None,
) -> list[Score]:
    """Actors by a measure on the simple projection, best first; equal scores by name. Actors without a tie have no score.

    Parameters
    ----------
    measure
        One of MEASURES, as NetworkX has them: degree, betweenness and closeness as shares of the most there can be, harmonic as
        a sum, eigenvector and katz of unit length, pagerank adding up to 1.
    selection
        The edges that count.
    over, step
        Instead of a time in ``selection``: a window, cut into steps of that length, each taken as ``between``.
    types
        Only ties between actors of these types.
    weight
        ``none``, or ``documents``: a tie weighs as many independent documents as tell it, and is 1 / documents long where the
        measure goes by distances.
    directed
        Arcs as edges point. Closeness and harmonic go by who reaches an actor, eigenvector and katz by arcs that come in.
    top
        Only so many (at each step).
    pivots
        Betweenness: an estimate from so many actors, evenly spaced among all, instead of the exact value.

    Raises
    ------
    DateError, UsageError
        A measure, weight, date, relation or type that there is not.
    DetenteError
        Eigenvector centrality on arcs without a cycle.
    """
    asked = selection or Selection()
    if measure not in MEASURES:
        raise UsageError(f"{measure!r} is no measure of centrality; there are {', '.join(MEASURES)}")
    if weight not in WEIGHTS:
        raise UsageError(f"--weight {weight}: it is none or documents")
    from detente.queries.ties import read_ties

    scores: list[Score] = []
    for at, of_step in times(asked, over, step):
        ties = read_ties(store, of_step, types=types, directed=directed, documents=weight == "documents")
        if ties.size:
            values = _measured(ties, measure, directed=directed, lengths=weight == "documents", pivots=pivots)
            scores += _ranked(store.connection, ties, values, at, top)
    return scores


def _measured(ties: Ties, measure: str, *, directed: bool, lengths: bool, pivots: int | None) -> NDArray[np.float64]:
    from detente.queries import betweenness, distances, spectra

    if measure == "degree":
        return _degree(ties, directed=directed)
    if measure == "pagerank":
        return spectra.pagerank(ties.matrix)
    if measure == "katz":
        return spectra.katz(ties.matrix)
    if measure == "eigenvector":
        return spectra.eigenvector(ties.matrix, directed=directed)
    if lengths:
        from detente.queries import lengths as by_length

        if measure == "betweenness":
            return by_length.betweenness(ties.matrix, pivots=spaced(ties.size, pivots))
        return by_length.closeness(ties.matrix) if measure == "closeness" else by_length.harmonic(ties.matrix)
    if measure == "betweenness":
        return betweenness.betweenness(ties.matrix, pivots=spaced(ties.size, pivots))
    return distances.closeness(ties.matrix) if measure == "closeness" else distances.harmonic(ties.matrix)


def _degree(ties: Ties, *, directed: bool) -> NDArray[np.float64]:
    import numpy as np

    both = ties.matrix.sum(axis=1) + (ties.matrix.sum(axis=0) if directed else 0)
    scores: NDArray[np.float64] = np.asarray(both, dtype=np.float64).ravel() / max(ties.size - 1, 1)
    return scores


def spaced(size: int, pivots: int | None) -> list[int] | None:
    """So many numbers below ``size``, evenly spaced; None for all."""
    if pivots is None or pivots >= size:
        return None
    if pivots < 1:
        raise UsageError(f"{pivots} pivots: an estimate needs one or more")
    return [i * size // pivots for i in range(pivots)]


def _ranked(connection: sqlite3.Connection, ties: Ties, values: NDArray[np.float64], at: str | None, top: int | None) -> list[Score]:
    import numpy as np

    # Rounded to so many digits of the highest score, by which it is told whether two scores are equal.
    rounded = np.round(values / (np.abs(values).max() or 1.0), _DIGITS)
    if top is not None and top < ties.size:
        least = np.partition(rounded, ties.size - top)[ties.size - top]
        chosen = np.flatnonzero(rounded >= least)
    else:
        chosen = np.arange(ties.size)
    numbers = ties.actors[chosen].tolist()
    these = f" WHERE id IN ({listed(numbers)})" if len(numbers) < _MANY else ""
    about = {number: rest for number, *rest in connection.execute("SELECT id, name, type, key FROM actor" + these)}
    scored = zip(rounded[chosen].tolist(), numbers, values[chosen].tolist(), strict=True)
    rows = sorted((-place, *about[number], value) for place, number, value in scored)
    return [Score(rank, name, kind, value, key, at) for rank, (_, name, kind, key, value) in enumerate(rows[:top], 1)]
