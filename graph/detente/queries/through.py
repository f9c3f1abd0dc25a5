"""Paths through given actors (``--via``), in whatever order they are passed.

A path passes them in one order, and that order cuts it into legs. Legs are found one after the other, each without the
actors of those before, so that no actor repeats; among legs begun, the one goes on whose path can be the shortest.
"""

from __future__ import annotations

from functools import reduce
from heapq import heappop, heappush
from itertools import count, pairwise, permutations
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.queries.simple import NOBODY, simple_paths
from detente.queries.strength import NOTHING, Cost, Ranked, plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Set

    from detente.queries.simple import Walks

_State = tuple[int, bool]
PATIENCE = 20_000
"""Legs looked at before the question is given back as too wide."""


def paths_through(walks: Walks, source: int, target: int, via: Set[int]) -> Iterator[Ranked]:
    """Paths between two different actors that pass all of some others, each actor once, in the fixed order.

    Raises UsageError when very many legs do not come together to a path.
    """
    heap: list[tuple[int, Cost, bool, Ranked, int, _Leg]] = []
    number, patience = count(), PATIENCE

    def push(leg: _Leg) -> None:
        path = next(leg.paths, None)
        if path is not None:
            length, cost = leg.to_come
            heappush(heap, (path.length + length, plus(path.cost, cost), leg.last, path, next(number), leg))

    for order in permutations(sorted(via)):
        stops = (source, *order, target)
        least = _least(walks, stops)
        if least is not None:
            push(_Leg(walks, stops, least, (source,)))
    while heap:
        _, _, whole, path, _, leg = heappop(heap)
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

    __slots__ = ("_least", "_stops", "_walks", "last", "paths", "to_come")

    def __init__(self, walks: Walks, stops: tuple[int, ...], least: list[Ranked], so_far: tuple[int, ...]) -> None:
        self._walks, self._stops, self._least = walks, stops, least
        self.paths = simple_paths(walks, so_far, stops[1], frozenset(stops[2:]))
        self.last = len(stops) == 2
        self.to_come = sum(leg.length for leg in least[1:]), reduce(plus, (leg.cost for leg in least[1:]), NOTHING)

    def following(self, path: Ranked) -> _Leg:
        """The leg after this one, when this one is done by a path."""
        return _Leg(self._walks, self._stops[1:], self._least[1:], path.actors)


def _least(walks: Walks, stops: tuple[int, ...]) -> list[Ranked] | None:
    """The first of the ways of each leg by itself, which none in company can precede; None where there is no way for one."""
    least: list[Ranked] = []
    for near, far in pairwise(stops):
        path = next(walks.shortest((near,), far, frozenset(stops) - {near, far}, NOBODY), None)
        if path is None:
            return None
        least.append(path)
    return least


def can_be_passed(neighbours: Callable[[set[int]], Mapping[int, Set[int]]], first: tuple[int, ...], target: int) -> bool:
    """Whether an actor has two ways out to the two ends of a path that share nobody.

    ``first`` is one way, from the actor to one end, that leaves the other end, ``target``, out. By Menger's theorem a second
    one exists where one more unit can flow, which may take back parts of the first. The flow is looked for from both ends, so that
    it shows soon when one of them lies in a corner.
    """
    before = dict(zip(first[1:], first, strict=False))
    after = {near: far for far, near in before.items()}

    # A state is an actor and whether the flow leaves it (True) or comes to it (False). Who is on the first way can only be come to
    # in order to go back along it.
    def onward(states: set[_State]) -> Iterator[_State]:
        known = neighbours({actor for actor, leaving in states if leaving})
        for actor, leaving in states:
            if leaving:
                yield from ((far, False) for far in known[actor] if far != after.get(actor))
                if actor in before:
                    yield actor, False
            else:
                yield before.get(actor, actor), True

    def backward(states: set[_State]) -> Iterator[_State]:
        known = neighbours({actor for actor, leaving in states if not leaving})
        for actor, leaving in states:
            if not leaving:
                yield from ((near, True) for near in known[actor] if near != before.get(actor))
                if actor in before:
                    yield actor, True
            elif actor in after:
                yield after[actor], False
            elif actor not in before:
                yield actor, False

    ahead: set[_State] = {(first[0], True)}
    behind: set[_State] = {(target, False)}
    seen_ahead, seen_behind = set(ahead), set(behind)
    while ahead and behind:
        if len(ahead) <= len(behind):
            ahead = set(onward(ahead)) - seen_ahead
            seen_ahead |= ahead
        else:
            behind = set(backward(behind)) - seen_behind
            seen_behind |= behind
        if not seen_ahead.isdisjoint(behind) or not seen_behind.isdisjoint(ahead):
            return True
    return False
