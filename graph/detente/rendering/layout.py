"""Places for the actors of a graph: tied ones near each other, separate parts packed side by side, no label on another.

The same input gives the same places. Forces are Fruchterman and Reingold's ("Graph drawing by force-directed
placement", 1991) with repulsion weighted by degree as in ForceAtlas2 (Jacomy et al. 2014), so that hubs get room. Up to
:data:`EXACT` actors each pair repels; above, repulsion is taken from a mesh (Hockney and Eastwood, "Computer
simulation using particles", 1988), and the start is PivotMDS (Brandes and Pich 2006) in place of a spiral.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.rendering.packing import packed, spread

EXACT = 300
"""Up to so many actors in one connected part, repulsion is taken from every pair."""

Places = npt.NDArray[np.float64]
Ties = npt.NDArray[np.intp]


def places(count: int, ties: Sequence[tuple[int, int]], boxes: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Where each actor stands, in pixels, x to the right and y down.

    Parameters
    ----------
    count
        Number of actors; they are numbered from 0.
    ties
        Pairs of numbers of tied actors; the same pair may come many times, and counts once.
    boxes
        Width and height in pixels that each actor takes with its label.
    """
    if not count:
        return []
    pairs = np.array(sorted({(min(a, b), max(a, b)) for a, b in ties if a != b}), dtype=np.intp).reshape(-1, 2)
    size = np.array(boxes, dtype=float).reshape(count, 2)
    parts = []
    for members in _parts(count, pairs):
        number = np.full(count, -1, dtype=np.intp)
        number[members] = np.arange(len(members))
        inside = number[pairs[number[pairs[:, 0]] >= 0]] if len(pairs) else pairs
        parts.append((members, spread(_part(len(members), inside, size[members]), size[members])))
    at = packed(count, parts, size)
    return [(round(x), round(y)) for x, y in at.tolist()]


def _parts(count: int, pairs: Ties) -> list[Ties]:
    """The connected parts, the largest first, each a sorted array of numbers."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    tied = coo_array((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    labels = connected_components(tied, directed=False)[1]
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(labels))[:-1])
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _part(count: int, pairs: Ties, size: Places) -> Places:
    """Places for one connected part, scaled so that a tie is about as long as a label is wide."""
    if count == 1:
        return np.zeros((1, 2))
    degree = np.bincount(pairs.ravel(), minlength=count)
    large = count > EXACT
    at = _pivots(count, pairs) if large else _spiral(degree)
    rounds = 150 if large else 300
    mass = np.asarray(1.0 + degree if large else np.sqrt(1.0 + degree), dtype=np.float64)
    heat = 0.12 * float(np.ptp(at, axis=0).max() or 1.0)
    for step in range(rounds):
        push = (_mesh(at, mass) if large else _every_pair(at, mass)) - 0.02 * at * mass[:, None]
        along = at[pairs[:, 1]] - at[pairs[:, 0]]
        pull = along * (np.hypot(along[:, 0], along[:, 1])[:, None] if not large else 1.0)
        for axis in (0, 1):
            push[:, axis] += np.bincount(pairs[:, 0], pull[:, axis], count) - np.bincount(pairs[:, 1], pull[:, axis], count)
        length = np.hypot(push[:, 0], push[:, 1])
        limit = heat * (1 - step / rounds) ** 1.5 + 1e-4
        at += push * (np.minimum(length, limit) / np.maximum(length, 1e-9))[:, None]
    lengths = np.hypot(*(at[pairs[:, 1]] - at[pairs[:, 0]]).T)
    at = (at - at.mean(axis=0)) * (1.25, 1.0)  # screens are wide
    return np.asarray(at * (max(110.0, float(np.median(size[:, 0]))) / max(float(np.median(lengths)), 1e-6)))


def _spiral(degree: Ties) -> Places:
    """A sunflower with the best tied in its middle: as even a start as there is, and no two in one place."""
    rank = np.empty(len(degree))
    rank[np.lexsort((np.arange(len(degree)), -degree))] = np.arange(len(degree))
    radius, angle = 0.6 * np.sqrt(rank + 0.5), rank * np.pi * (3 - np.sqrt(5))
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _pivots(count: int, pairs: Ties) -> Places:
    """Distances from 40 far-apart actors, in the two directions in which they differ most."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import dijkstra

    tied = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()
    pivot = int(np.bincount(pairs.ravel(), minlength=count).argmax())
    nearest = np.full(count, np.inf)
    columns = []
    for _ in range(40):
        distance = np.asarray(dijkstra(tied, directed=False, indices=[pivot], unweighted=True)[0])
        columns.append(distance**2)
        nearest = np.minimum(nearest, distance)
        pivot = int(nearest.argmax())
    square = np.column_stack(columns)
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    at = centred @ vectors[:, [-1, -2]]
    at *= np.sqrt(count) / max(float(np.abs(at).max()), 1e-9)
    return np.asarray(at + 0.3 * _spiral(np.zeros(count, dtype=np.intp)) / np.sqrt(count))


def _every_pair(at: Places, mass: npt.NDArray[np.float64]) -> Places:
    apart = at[:, None, :] - at[None, :, :]
    strength = mass[:, None] * mass[None, :] / (np.einsum("ijk,ijk->ij", apart, apart) + 1e-3)
    return np.asarray(np.einsum("ijk,ij->ik", apart, strength))


def _mesh(at: Places, mass: npt.NDArray[np.float64], cells: int = 128) -> Places:
    """Repulsion m·m'/d through a mesh: masses go to cells, one convolution gives each cell's force, actors read it back."""
    low = at.min(axis=0)
    width = max(float(np.ptp(at, axis=0).max()), 1e-6) / (cells - 2)
    scaled = (at - low) / width
    corner = scaled.astype(np.intp)
    share = scaled - corner
    grid = np.zeros(cells * cells)
    corners = []
    for dx in (0, 1):
        for dy in (0, 1):
            cell = (corner[:, 0] + dx) * cells + corner[:, 1] + dy
            weight = np.abs(1 - dx - share[:, 0]) * np.abs(1 - dy - share[:, 1])
            corners.append((cell, weight))
            grid += np.bincount(cell, weight * mass, cells * cells)
    reach = np.fft.fftfreq(2 * cells, 1 / (2 * cells)) * width
    x, y = reach[:, None], reach[None, :]
    square = x * x + y * y + (0.5 * width) ** 2
    shape = (2 * cells, 2 * cells)
    spectrum = np.fft.rfft2(grid.reshape(cells, cells), shape)
    force = np.empty_like(at)
    for axis, way in enumerate((x / square, y / square)):
        field = np.fft.irfft2(spectrum * np.fft.rfft2(way), shape)[:cells, :cells].ravel()
        force[:, axis] = mass * np.sum([weight * field[cell] for cell, weight in corners], axis=0)
    return force
