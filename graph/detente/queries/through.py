"""Paths through given actors (``--via``), in whatever order they are passed.

A path passes them in one order, and that order cuts it into legs. Legs are found one after the other, each without the
actors of those before, so that no actor repeats; among legs begun, the one goes on whose path can be the shortest.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import count, pairwise, permutations
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.queries.simple import NOBODY, simple_paths
from detente.queries.strength import Ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from detente.queries.simple import Walks

PATIENCE = 20_000
"""Legs looked at before the question is given back as too wide."""


def paths_through(walks: Walks, source: int, target: int, via: Set[int]) -> Iterator[Ranked]:
    """Paths between two different actors that pass all of some others, each actor once, in the fixed order.

    Raises UsageError when very many legs do not come together to a path.
    """
    heap: list[tuple[int, bool, Ranked, int, _Leg]] = []
    number, patience = count(), PATIENCE

    def push(leg: _Leg) -> None:
        path = next(leg.paths, None)
        if path is not None:
            heappush(heap, (path.length + leg.least_to_come, leg.last, path, next(number), leg))

    for order in permutations(sorted(via)):
        stops = (source, *order, target)
        least = _least(walks, stops)
        if least is not None:
            push(_Leg(walks, stops, least, (source,)))
    while heap:
        _, whole, path, _, leg = heappop(heap)
        if whole:
            patience = PATIENCE
            yield path
        else:
            patience -= 1
            if not patience:
                raise UsageError("too many ways come near those actors without passing them all; give --max-hops, or fewer --via")
            push(leg.following(path))
        push(leg)


class _Leg:
    """All ways from the end of a path so far to the next stop."""

    __slots__ = ("_least", "_stops", "_walks", "last", "least_to_come", "paths")

    def __init__(self, walks: Walks, stops: tuple[int, ...], least: list[int], so_far: tuple[int, ...]) -> None:
        self._walks, self._stops, self._least = walks, stops, least
        self.paths = simple_paths(walks, so_far, stops[1], frozenset(stops[2:]))
        self.last = len(stops) == 2
        self.least_to_come = sum(least[1:])

    def following(self, path: Ranked) -> _Leg:
        """The leg after this one, when this one is done by a path."""
        return _Leg(self._walks, self._stops[1:], self._least[1:], path.actors)


def _least(walks: Walks, stops: tuple[int, ...]) -> list[int] | None:
    """The least length of each leg by itself; None where there is no way for one."""
    least: list[int] = []
    for near, far in pairwise(stops):
        path = next(walks.shortest((near,), far, frozenset(stops) - {near, far}, NOBODY), None)
        if path is None:
            return None
        least.append(path.length)
    return least


def can_be_passed(neighbours: Callable[[int], Set[int]], first: tuple[int, ...], target: int) -> bool:
    """Whether an actor has two ways out to the two ends of a path that share nobody.

    ``first`` is one way, from the actor to one end, that leaves the other end, ``target``, out. By Menger's theorem a second
    one exists where one more unit can flow; it may take back parts of the first.
    """
    before = dict(zip(first[1:], first, strict=False))
    after = {near: far for far, near in before.items()}
    start = first[0]
    # An actor of the first way can be come to (False) and be left by going back, or be left (True) once that was done.
    queue, seen = deque([(start, True)]), {(start, True)}
    while queue:
        actor, leaving = queue.popleft()
        if leaving:
            ways = [(far, False) for far in neighbours(actor) if far != after.get(actor)]
            if actor in before:
                ways.append((actor, False))
        elif actor in before:
            ways = [(before[actor], True)]
        else:
            ways = [(actor, True)]
        for way in ways:
            if way[0] == target:
                return True
            if way not in seen and way != (start, False):
                seen.add(way)
                queue.append(way)
    return False
