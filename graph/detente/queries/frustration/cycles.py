"""A lower bound: frustrated cycles that share no dyad, of each of which one dyad has to go.

Every frustrated cycle breaks the camps in some dyad. So for each dyad that breaks them a way around it is sought along dyads that keep
them, short ones first, so that many find room. Where each finds its own, the camps are the best there are. A dyad of weight w is w dyads
side by side.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.queries.frustration.reduction import Camps, Signed

_PATIENCE = 20_000_000
"""Dyads looked at before the cycles found so far have to do."""
Left = dict[int, dict[int, int]]
"""How much of each dyad that keeps the camps is not used yet."""


def packed(ties: Signed, camps: Camps) -> int:
    """How many frustrated cycles without a dyad in common are found around the dyads that break the camps."""
    left: Left = {actor: {} for actor in ties}
    broken: dict[tuple[int, int], int] = {}
    for a, others in ties.items():
        for b, weight in others.items():
            if weight * camps[a] * camps[b] > 0:
                left[a][b] = abs(weight)
            elif a < b:
                broken[a, b] = abs(weight)
    found, patience, longest = 0, _PATIENCE, 2
    while broken and patience > 0:
        apart: set[tuple[int, int]] = set()
        for (a, b), times in broken.items():
            while times and patience > 0:
                way, looked, parted = _way(left, a, b, longest)
                patience -= looked
                if parted:
                    apart.add((a, b))
                if way is None:
                    break
                taken = _take(left, way, times)
                found, times = found + taken, times - taken
            broken[a, b] = times
        broken = {pair: times for pair, times in broken.items() if times and pair not in apart}
        longest += 1
    return found


def _way(left: Left, a: int, b: int, longest: int) -> tuple[list[int] | None, int, bool]:
    """A shortest way from a to b of at most so many dyads, sought from both ends; how many dyads were looked at; whether there is no way
    at all.
    """
    before: tuple[dict[int, int], dict[int, int]] = ({a: a}, {b: b})
    edge = [[a], [b]]
    looked = 0
    for _ in range(longest):
        end = 0 if len(edge[0]) <= len(edge[1]) else 1
        near, far = before[end], before[1 - end]
        following: list[int] = []
        for actor in edge[end]:
            looked += len(left[actor])
            for other in left[actor]:
                if other in near:
                    continue
                near[other] = actor
                if other in far:
                    return _joined(*before, other), looked, False
                following.append(other)
        if not following:
            return None, looked, True
        edge[end] = following
    return None, looked, False


def _joined(ahead: dict[int, int], behind: dict[int, int], middle: int) -> list[int]:
    way = [middle]
    while ahead[way[-1]] != way[-1]:
        way.append(ahead[way[-1]])
    way.reverse()
    while behind[way[-1]] != way[-1]:
        way.append(behind[way[-1]])
    return way


def _take(left: Left, way: list[int], times: int) -> int:
    """Use a way as often as there is room, and no more than so many times. Returns how often."""
    times = min(times, *(left[a][b] for a, b in pairwise(way)))
    for a, b in pairwise(way):
        rest = left[a][b] - times
        if rest:
            left[a][b] = left[b][a] = rest
        else:
            del left[a][b], left[b][a]
    return times
