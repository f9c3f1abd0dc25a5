"""Who is central: measures of an actor's place among all ties, as of a date, in a window, or step by step through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.queries.selection import Selection
from detente.queries.series import times
from detente.queries.weights import Weight, check_weight

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from detente.dates import Window
    from detente.queries.ranking import Ranking, Score
    from detente.queries.selection import Rows
    from detente.queries.ties import Ties

MEASURES = ("degree", "in-degree", "out-degree", "signed-degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz")


def centrality(
    store: Rows,
    measure: str = "degree",
    selection: Selection | None = None,
    *,
    over: str | Window | None = None,
    step: str = "1y",
    types: Sequence[str] = (),
    weight: Weight = "none",
    directed: bool = False,
    top: int | None = None,
    pivots: int | None = None,
) -> list[Score]:
    """Actors by a measure on the simple projection, best first; equal scores by name. Actors without a tie have no score.

    In a series each actor has the change of its rank since the step before.

    Parameters
    ----------
    measure
        One of MEASURES, as NetworkX has them: degrees, betweenness and closeness as shares of the most there can be, harmonic as
        a sum, eigenvector and katz of unit length, pagerank adding up to 1. in-degree and out-degree are always of arcs. signed-degree is
        how many dyads of an actor are friendly less how many are hostile, by the sum of the signs of their edges.
    selection
        The edges that count.
    over, step
        Instead of a time in ``selection``: a window, cut into steps of that length, each taken as ``between``.
    types
        Only ties between actors of these types.
    weight
        ``none``: every tie weighs 1. ``documents``: as many as there are independent documents that tell it. What edges weigh by the name
        of their relation or by their sign (others weigh 1): a tie weighs the sum of its edges, and one that comes to 0 is none.
        Where the measure goes by distances, a tie is 1 / weight long.
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
    if measure == "signed-degree" and (directed or weight != "none"):
        raise UsageError("--measure signed-degree counts friends and foes: give it without --directed and --weight")
    directed = directed or measure in ("in-degree", "out-degree")
    from detente.queries.ranking import Ranking
    from detente.queries.sampling import bound, sample
    from detente.queries.ties import read_ties

    ranking = Ranking(store.connection, top, series=over is not None)
    scores: list[Score] = []
    for at, of_step in times(asked, over, step):
        if measure == "signed-degree":
            scores += _signed(store, of_step, types, ranking, at)
            continue
        ties = read_ties(store, of_step, types=types, directed=directed, weight=weight)
        if not ties.size:
            ranking.nobody()
            continue
        chosen = None if pivots is None else sample(_ids(store.connection, ties), pivots)
        error = None if pivots is None else bound(ties.size, pivots)
        values = _measured(ties, measure, directed=directed, lengths=weight != "none", pivots=chosen)
        scores += ranking.scores(ties, values, at, error)
    return scores


def _signed(store: Rows, selection: Selection, types: Sequence[str], ranking: Ranking, at: str | None) -> list[Score]:
    from detente.queries.degrees import signed_degrees

    ties, friendly, hostile = signed_degrees(store, selection, types=types)
    if not ties.size:
        ranking.nobody()
        return []
    counts = dict(zip(_ids(store.connection, ties), zip(friendly.tolist(), hostile.tolist(), strict=True), strict=True))
    found = ranking.scores(ties, (friendly - hostile).astype("float64"), at)
    return [score._replace(friendly=counts[score.id][0], hostile=counts[score.id][1]) for score in found]


def _ids(connection: sqlite3.Connection, ties: Ties) -> list[str]:
    tied = set(ties.actors.tolist())
    # The ties have their actors in this order.
    return [key for number, key in connection.execute("SELECT id, key FROM actor ORDER BY key") if number in tied]


def _measured(ties: Ties, measure: str, *, directed: bool, lengths: bool, pivots: list[int] | None) -> NDArray[np.float64]:
    from detente.queries import betweenness, degrees, distances, spectra

    if measure == "degree":
        return degrees.degree(ties, directed=directed)
    if measure == "in-degree":
        return degrees.incoming(ties)
    if measure == "out-degree":
        return degrees.outgoing(ties)
    if measure == "pagerank":
        return spectra.pagerank(ties.matrix, directed=directed)
    if measure == "katz":
        return spectra.katz(ties.matrix)
    if measure == "eigenvector":
        return spectra.eigenvector(ties.matrix, directed=directed)
    if lengths:
        from detente.queries import lengths as by_length

        if measure == "betweenness":
            return by_length.betweenness(ties.matrix, ties.unit, pivots=pivots)
        return (by_length.closeness if measure == "closeness" else by_length.harmonic)(ties.matrix, ties.unit)
    if measure == "betweenness":
        return betweenness.betweenness(ties.matrix, pivots=pivots)
    return distances.closeness(ties.matrix) if measure == "closeness" else distances.harmonic(ties.matrix)
