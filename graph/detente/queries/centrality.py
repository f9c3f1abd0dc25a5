"""Who is central: measures of an actor's place among all ties, as of a date, in a window, or step by step through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.queries.selection import Selection, check_weight
from detente.queries.series import times

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from detente.dates import Window
    from detente.queries.ranking import Score
    from detente.queries.selection import Rows
    from detente.queries.ties import Ties

MEASURES = ("degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz")


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

    In a series each actor has the change of its rank since the step before.

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
        Betweenness: an estimate from a sample of so many actors instead of the exact value, with its error bound.

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
    check_weight(weight)
    if pivots is not None and measure != "betweenness":
        raise UsageError("--pivots is for --measure betweenness: the others are exact")
    from detente.queries.ranking import Ranking
    from detente.queries.sampling import bound, sample
    from detente.queries.ties import read_ties

    ranking = Ranking(store.connection, top, series=over is not None)
    scores: list[Score] = []
    for at, of_step in times(asked, over, step):
        ties = read_ties(store, of_step, types=types, directed=directed, documents=weight == "documents")
        if not ties.size:
            ranking.nobody()
            continue
        chosen = None if pivots is None else sample(_ids(store.connection, ties), pivots)
        error = None if pivots is None else bound(ties.size, pivots)
        values = _measured(ties, measure, directed=directed, lengths=weight == "documents", pivots=chosen)
        scores += ranking.scores(ties, values, at, error)
    return scores


def _ids(connection: sqlite3.Connection, ties: Ties) -> list[str]:
    tied = set(ties.actors.tolist())
    # The ties have their actors in this order.
    return [key for number, key in connection.execute("SELECT id, key FROM actor ORDER BY key") if number in tied]


def _measured(ties: Ties, measure: str, *, directed: bool, lengths: bool, pivots: list[int] | None) -> NDArray[np.float64]:
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
            return by_length.betweenness(ties.matrix, pivots=pivots)
        return by_length.closeness(ties.matrix) if measure == "closeness" else by_length.harmonic(ties.matrix)
    if measure == "betweenness":
        return betweenness.betweenness(ties.matrix, pivots=pivots)
    return distances.closeness(ties.matrix) if measure == "closeness" else distances.harmonic(ties.matrix)


def _degree(ties: Ties, *, directed: bool) -> NDArray[np.float64]:
    import numpy as np

    both = ties.matrix.sum(axis=1) + (ties.matrix.sum(axis=0) if directed else 0)
    scores: NDArray[np.float64] = np.asarray(both, dtype=np.float64).ravel() / max(ties.size - 1, 1)
    return scores
