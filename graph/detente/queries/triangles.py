"""All triangles of a simple graph.

Each tie points to its end with more neighbours; a triangle is then found once, from the tie between its first two actors, among
those whom both point to (Chiba and Nishizeki 1985). So a hub, whom all point to, costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROOM = 4_000_000
"""Candidates looked at together."""


def triangles(size: int, near: NDArray[np.int64], far: NDArray[np.int64]) -> NDArray[np.int64]:
    """The three ties of each triangle.

    Parameters
    ----------
    size
        How many actors there are; they are numbered from 0.
    near, far
        The two ends of each tie; each pair at most once, and no loops.

    Returns
    -------
        A row for each triangle with the places of its ties among all, the smallest first; the rows in order.
    """
    neighbours = np.bincount(near, minlength=size) + np.bincount(far, minlength=size)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(neighbours, kind="stable")] = np.arange(size)
    turned = rank[near] > rank[far]
    tail, head = np.where(turned, far, near), np.where(turned, near, far)
    order = np.lexsort((head, tail))
    tail, head = tail[order], head[order]
    starts = np.searchsorted(tail, np.arange(size + 1))
    keys = tail * size + head
    found = [np.zeros((0, 3), dtype=np.int64)]
    choices = starts[head + 1] - starts[head]
    reach = np.concatenate(([0], np.cumsum(choices)))
    first = 0
    while first < len(tail):
        last = max(first + 1, int(np.searchsorted(reach, reach[first] + _ROOM, side="right")) - 1)
        one = np.repeat(np.arange(first, last), choices[first:last])
        other = starts[head[one]] + np.arange(len(one)) - (reach[one] - reach[first])
        closing = tail[one] * size + head[other]
        third = np.minimum(np.searchsorted(keys, closing), len(keys) - 1)
        closed = keys[third] == closing
        found.append(np.column_stack((one[closed], other[closed], third[closed])))
        first = last
    rows = np.sort(order[np.concatenate(found)], axis=1)
    return rows[np.lexsort(rows.T[::-1])]
