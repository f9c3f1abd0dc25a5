"""Two camps for a signed graph: tabu search from spanning trees, without chance.

After Glover (1989): the actor whose change of side costs least changes it, and may not change back for a while; the best camps
on the way are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from detente.queries.frustration.reduction import Camps, Signed

_STARTS = 3
_MOVES = 30
"""For each actor, from each start of a thorough search."""
_WORK = 30_000_000
"""Actors looked at in all."""


def search(ties: Signed, enough: int, trees: Sequence[Camps] = (), *, thorough: bool = True) -> Camps:
    """Good camps for a graph.

    Parameters
    ----------
    enough
        A lower bound: camps that cost no more are the best.
    trees
        Camps to start from, beside those along spanning trees from the actors with most neighbours.
    thorough
        Otherwise from one tree and not for long.
    """
    actors = list(ties)
    place = {actor: i for i, actor in enumerate(actors)}
    ends = [np.array([place[other] for other in ties[actor]], dtype=np.int64) for actor in actors]
    weights = [np.array(list(ties[actor].values()), dtype=np.int64) for actor in actors]
    starts = [np.array([camps[actor] for actor in actors], dtype=np.int64) for camps in trees]
    roots = sorted(range(len(actors)), key=lambda i: (-len(ends[i]), i))[: _STARTS if thorough else 1]
    starts += [_along_tree(root, ends, weights) for root in roots]
    moves = min((_MOVES if thorough else 2) * len(actors), _WORK // (len(actors) * len(starts)))
    best, least = starts[0], -1
    for start in starts:
        sides, paid = _tabu(start, ends, weights, moves, enough)
        if least < 0 or paid < least:
            best, least = sides, paid
        if least <= enough:
            break
    return dict(zip(actors, best.tolist(), strict=True))


def _along_tree(root: int, ends: list[NDArray[np.int64]], weights: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Sides that suit all dyads of a tree that goes out from an actor, nearest first."""
    sides = np.zeros(len(ends), dtype=np.int64)
    for first in (root, *range(len(ends))):
        if sides[first]:
            continue
        sides[first] = 1
        waiting = [first]
        for actor in waiting:
            new = sides[ends[actor]] == 0
            sides[ends[actor][new]] = np.sign(weights[actor][new]) * sides[actor]
            waiting += ends[actor][new].tolist()
    return sides


def _descend(sides: NDArray[np.int64], change: NDArray[np.int64], ends: list[NDArray[np.int64]], weights: list[NDArray[np.int64]]) -> int:
    """Let actors change sides as long as it saves something. Returns what it saved, as a number below 0."""
    saved = 0
    waiting = np.flatnonzero(change < 0).tolist()
    while waiting:
        following: set[int] = set()
        for actor in waiting:
            if change[actor] < 0:
                saved += int(change[actor])
                _turn(actor, sides, change, ends, weights)
                following.update(ends[actor].tolist())
        waiting = sorted(actor for actor in following if change[actor] < 0)
    return saved


def _turn(
    actor: int, sides: NDArray[np.int64], change: NDArray[np.int64], ends: list[NDArray[np.int64]], weights: list[NDArray[np.int64]]
) -> None:
    sides[actor] = -sides[actor]
    change[actor] = -change[actor]
    change[ends[actor]] += 2 * sides[actor] * weights[actor] * sides[ends[actor]]


def _tabu(
    start: NDArray[np.int64], ends: list[NDArray[np.int64]], weights: list[NDArray[np.int64]], moves: int, enough: int
) -> tuple[NDArray[np.int64], int]:
    sides = start.copy()
    # What it would cost to change sides: what is kept now less what is broken now.
    change = np.array([int(sides[i]) * int((weights[i] * sides[ends[i]]).sum()) for i in range(len(ends))], dtype=np.int64)
    paid = sum(int(-(weights[i] * sides[ends[i]] * sides[i]).clip(max=0).sum()) for i in range(len(ends))) // 2
    paid += _descend(sides, change, ends, weights)
    best, least = sides.copy(), paid
    until = np.zeros(len(ends), dtype=np.int64)
    far = int(np.abs(change).max(initial=0)) * 4 + 4
    tenure = 5 + len(ends) // 20
    for move in range(1, moves + 1):
        if least <= enough:
            break
        actor = int((change + far * (until > move)).argmin())
        free = int(change.argmin())
        if paid + int(change[free]) < least:
            actor = free  # better than ever: no ban holds
        paid += int(change[actor])
        _turn(actor, sides, change, ends, weights)
        until[actor] = move + tenure + move % 3
        if paid < least:
            best, least = sides.copy(), paid
    return best, least
