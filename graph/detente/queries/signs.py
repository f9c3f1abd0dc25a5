"""The signed graph: pairs of actors with the sum of the signs of their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from detente.queries.selection import Relations, Selection, condition
from detente.queries.ties import among, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from detente.queries.selection import Rows

_LOW = (1 << 32) - 1


class Signs(NamedTuple):
    """Dyads that have a friendly or a hostile edge, in the order of the names of their two actors."""

    actors: NDArray[np.int64]
    """Row numbers of the actors, in the order of their names."""
    near: NDArray[np.int64]
    """Place of the first actor of each dyad in ``actors``."""
    far: NDArray[np.int64]
    """Place of the second one, which is greater."""
    friendly: NDArray[np.int64]
    """How many friendly edges."""
    hostile: NDArray[np.int64]

    @property
    def net(self) -> NDArray[np.int64]:
        """The sum of the signs: above 0 the dyad is friendly, below it hostile, at 0 it has no sign."""
        return self.friendly - self.hostile

    def signed(self) -> Signs:
        """Only the dyads that have a sign; their actors keep their places."""
        kept = self.net != 0
        return Signs(self.actors, self.near[kept], self.far[kept], self.friendly[kept], self.hostile[kept])


def read_signs(store: Rows, selection: Selection, *, types: Sequence[str] = ()) -> Signs:
    """The signed dyads of the edges that a selection admits; neutral edges do not count, nor an actor's edges to itself.

    Parameters
    ----------
    types
        Only dyads between actors of these types.

    Raises
    ------
    DateError, UsageError
        As for :func:`detente.queries.selection.condition`.
    """
    connection = store.connection
    admitted = among(connection, condition(selection, Relations(connection)), types)
    rows = connection.execute(
        "SELECT min(source, target) << 32 | max(source, target) AS pair, sum(sign > 0), sum(sign < 0) FROM edge "
        f"WHERE {admitted.sql} AND sign <> 0 AND source <> target GROUP BY pair",
        admitted.values,
    )
    pair, friendly, hostile = numbers(rows).reshape(-1, 3).T
    everybody = numbers(connection.execute("SELECT id FROM actor ORDER BY name, key"))
    place = np.zeros(int(everybody.max(initial=0)) + 1, dtype=np.int64)
    place[everybody] = np.arange(len(everybody))
    ends = place[np.stack([pair >> 32, pair & _LOW])]
    tied = np.unique(ends)
    near, far = np.sort(np.searchsorted(tied, ends), axis=0)
    order = np.lexsort((far, near))
    return Signs(everybody[tied], near[order], far[order], friendly[order], hostile[order])
