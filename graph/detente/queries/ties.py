"""The simple projection that whole-graph measures are taken on, as sparse arrays read once from the rows.

One undirected tie for each pair of actors with at least one edge that the question admits (``directed``: one arc each way an
edge points, both ways for symmetric relations); no loops; whoever has no tie is not in it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from detente.queries.selection import Condition, Relations, Selection, check_types, condition, listed
from detente.queries.weights import EdgeWeights, Weight, check_weight, edge_weights

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from detente.queries.selection import Rows

_LOW = (1 << 32) - 1


class Ties(NamedTuple):
    """Actors in the order of their ids, and their ties among each other."""

    actors: NDArray[np.int64]
    """Row numbers of the actors, in the order of the matrix."""
    matrix: csr_array
    """``matrix[i, j]`` is the weight of the tie or arc from i to j; symmetric unless directed."""
    unit: int = 1
    """Weights are multiples of 1 / unit."""

    @property
    def size(self) -> int:
        """How many actors."""
        return len(self.actors)


def read_ties(store: Rows, selection: Selection, *, types: Sequence[str] = (), directed: bool = False, weight: Weight = "none") -> Ties:
    """The projection of the edges that a selection admits.

    Parameters
    ----------
    types
        Only ties between actors of these types.
    weight
        ``none``: each tie weighs 1. ``documents``: as many as there are independent documents behind its edges, counted once each. What
        edges weigh by relation or sign: their sum; a tie that comes to 0 is none.

    Raises
    ------
    DateError, UsageError
        As for :func:`detente.queries.selection.condition`.
    """
    connection = store.connection
    relations = Relations(connection)
    admitted = among(connection, condition(selection, relations), types)
    if not isinstance(weight, str):
        of_edges = edge_weights(weight, relations)
        pairs, weights = _by_edges(connection, admitted, relations, of_edges, directed=directed)
        return _matrix(connection, pairs, weights, directed=directed)._replace(unit=of_edges.unit)
    check_weight(weight)
    pairs, weights = (_by_documents if weight == "documents" else _pairs)(connection, admitted, relations, directed=directed)
    return _matrix(connection, pairs, weights, directed=directed)


def among(connection: sqlite3.Connection, admitted: Condition, types: Sequence[str]) -> Condition:
    """The condition, and that both ends are of these types where there are any. Raises UsageError for a type that there is not."""
    if not types:
        return admitted
    named = check_types(connection, types)
    quoted = ",".join("?" * len(named))
    within = " AND " + " AND ".join(f"{end} IN (SELECT id FROM actor WHERE type IN ({quoted}))" for end in ("source", "target"))
    return Condition(admitted.sql + within, (*admitted.values, *named * 2))


def _pairs(connection: sqlite3.Connection, admitted: Condition, relations: Relations, *, directed: bool) -> tuple[Any, Any]:
    """Distinct pairs of ends as source << 32 | target; undirected: the smaller one first."""
    if directed:
        both = listed(relations.symmetric)
        arms = [("source << 32 | target", ""), ("target << 32 | source", f" AND relation IN ({both})")]
    else:
        arms = [("min(source, target) << 32 | max(source, target)", "")]
    found = [_column(connection, pair, f"edge WHERE {admitted.sql}{also}", admitted.values) for pair, also in arms]
    pairs = _distinct(np.concatenate(found))
    return pairs, np.ones(len(pairs))


def _by_documents(connection: sqlite3.Connection, admitted: Condition, relations: Relations, *, directed: bool) -> tuple[Any, Any]:
    rows = connection.execute(
        "SELECT edge.source << 32 | edge.target, edge.relation, coalesce(document.twin, document.id) FROM edge "
        "JOIN evidence ON evidence.edge = edge.id JOIN document ON document.id = evidence.document "
        f"WHERE edge.id IN (SELECT id FROM edge WHERE {admitted.sql})",
        admitted.values,
    )
    told = numbers(rows).reshape(-1, 3)
    pair, relation, document = told[:, 0], told[:, 1], told[:, 2]
    pair, document = _pointing(pair, document, relation, relations, directed=directed)
    by_pair = np.lexsort((document, pair))
    pair, document = pair[by_pair], document[by_pair]
    another = np.concatenate(([True], (pair[1:] != pair[:-1]) | (document[1:] != document[:-1]))) if len(pair) else np.zeros(0, dtype=bool)
    first = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1]))) if len(pair) else np.zeros(0, dtype=np.int64)
    return pair[first], np.add.reduceat(another.astype(np.float64), first) if len(pair) else np.zeros(0)


def _pointing(pair: Any, carried: Any, relation: Any, relations: Relations, *, directed: bool) -> tuple[Any, Any]:
    """Pairs as a tie points, with what each carries: of symmetric relations both ways; without direction the lower number first."""
    turned = (pair & _LOW) << 32 | pair >> 32
    if not directed:
        return np.minimum(pair, turned), carried
    both = np.isin(relation, sorted(relations.symmetric))
    return np.concatenate([pair, turned[both]]), np.concatenate([carried, carried[both]])


def _by_edges(
    connection: sqlite3.Connection, admitted: Condition, relations: Relations, weights: EdgeWeights, *, directed: bool
) -> tuple[Any, Any]:
    rows = connection.execute(
        f"""SELECT source << 32 | target AS pair, relation, sign, count(*) FROM edge WHERE {admitted.sql}
        GROUP BY pair, relation, sign ORDER BY pair, relation, sign""",
        admitted.values,
    )
    pair, relation, sign, count = numbers(rows).reshape(-1, 4).T
    each = [weights.of(*kind) for kind in zip(relation.tolist(), sign.tolist(), strict=True)]
    weight = np.array(each, dtype=np.int64) * count
    pair, weight = _pointing(pair, weight, relation, relations, directed=directed)
    pairs, place = np.unique(pair, return_inverse=True)
    sums = np.zeros(len(pairs), dtype=np.int64)
    np.add.at(sums, place, weight)
    weighing = sums > 0
    return pairs[weighing], sums[weighing] / weights.unit


def numbers(rows: sqlite3.Cursor) -> NDArray[np.int64]:
    """All that rows of integers hold, one after the other."""
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64)


def _column(connection: sqlite3.Connection, number: str, where: str, values: Sequence[int | float | str]) -> NDArray[np.int64]:
    """A whole number of each row, as one text: a third of the time that a Python object for each takes."""
    (text,) = connection.execute(f"SELECT group_concat({number}) FROM {where}", values).fetchone()
    return np.fromstring(text or "", dtype=np.int64, sep=",")


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    # By sorting: NumPy's unique hashes, which takes ten times as long.
    numbers.sort()
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers


def _matrix(connection: sqlite3.Connection, pairs: NDArray[np.int64], weights: NDArray[np.float64], *, directed: bool) -> Ties:
    near, far = pairs >> 32, pairs & _LOW
    apart = near != far
    near, far, weights = near[apart], far[apart], weights[apart]
    # By id and not by row number, which depends on the order of loading: so sums are taken in the same order everywhere.
    everybody = numbers(connection.execute("SELECT id FROM actor ORDER BY key"))
    tied = np.zeros(int(everybody.max(initial=0)) + 1, dtype=bool)
    tied[near] = tied[far] = True
    actors = everybody[tied[everybody]]
    place = np.zeros(len(tied), dtype=np.int64)
    place[actors] = np.arange(len(actors))
    rows, columns = place[near], place[far]
    if not directed:
        rows, columns, weights = np.concatenate([rows, columns]), np.concatenate([columns, rows]), np.concatenate([weights, weights])
    return Ties(actors, csr_array((weights, (rows, columns)), shape=(len(actors), len(actors))))
