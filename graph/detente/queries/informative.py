"""Paths past hubs (``--weight informative``): that two states are both in the UN says little about the two.

A path costs 1 for each hop, and for each actor that it passes the binary logarithm of how many others one could go on to from there: to
pass an actor with two ties costs one hop more, the UN with some two hundred almost eight. Costs are counted in whole thousandths.
The order of answers is cost, then length, then strength and names.

Dijkstra's search from both ends at once. Where hops are limited, a dearer way to an actor is kept as long as it is shorter.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from detente.queries.layers import Fewest
from detente.queries.strength import Ranked, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from detente.queries.layers import Layers
    from detente.queries.neighbours import Neighbours, Passable
    from detente.queries.strength import Hops

HOP = 1000
"""What a hop costs."""
_State = tuple[int, int]
"""An actor and the number of hops to it."""


def toll(others: int) -> int:
    """What it costs to pass an actor from whom one can go on to so many."""
    return round(HOP * log2(max(others, 1)))


class Informative:
    """Paths of the least cost."""

    def __init__(self, forward: Neighbours, backward: Neighbours, passable: Passable, hops: Hops, max_hops: int | None) -> None:
        self.forward, self.backward, self.passable = forward, backward, passable
        self._hops, self._max_hops = hops, max_hops
        self._fewest = Fewest(forward, backward, passable, hops, max_hops)

    def shortest(self, start: tuple[int, ...], target: int, blocked: Set[int], not_next: Set[int]) -> Iterator[Ranked]:
        """See :class:`detente.queries.simple.Walks`."""
        *before, source = start
        left = None if self._max_hops is None else self._max_hops - len(before)
        without = blocked | frozenset(before)
        fewest = self._fewest.between(source, target, left, without, not_next)
        if fewest is None:
            return
        search = _Search(self, source, target, without, not_next, left)
        search.run(self._cost_of_some_path(fewest[0], source))
        spent = sum(HOP + self.toll(actor) for actor in start[1:])
        for layers, from_source in search.layers():
            self._hops.read(layers, from_source)
            for path in ranked(layers, source, self._hops, tuple(before)):
                yield path._replace(length=(spent + search.least) * HOP + path.length)

    def _cost_of_some_path(self, layers: Layers, source: int) -> int:
        cost, actor = 0, source
        for layer in layers:
            actor = min(layer[actor])
            cost += HOP + self.toll(actor)
        return cost - self.toll(actor)

    def edges(self, actors: tuple[int, ...]) -> list[list[int]]:
        """All edges of each hop."""
        return [self._hops.edges_of(step) for step in pairwise(actors)]

    def toll(self, actor: int) -> int:
        """What it costs to pass an actor."""
        return toll(len(self.forward.of((actor,))[actor]))


class _Side:
    """What is known from one end: the least cost to an actor by hops, its own toll left out."""

    def __init__(self, end: int, steps: Neighbours) -> None:
        self.end, self.steps = end, steps
        self.cost: dict[_State, int] = {(end, 0): 0}
        """Of states that are settled, and of the end itself."""
        self.hops: dict[int, list[int]] = {end: [0]}
        """Of each actor, the hops of these states."""
        self.queue: list[tuple[int, int, int]] = [(0, 0, end)]
        self._settled: set[_State] = set()

    def settle(self, limited: bool) -> list[_State]:
        """The next states of the least cost; they are settled now."""
        cost = self.queue[0][0]
        settled: list[_State] = []
        while self.queue and self.queue[0][0] == cost:
            _, hops, actor = heappop(self.queue)
            others = self.hops.setdefault(actor, [])
            dearer = any(self.cost[actor, h] < cost and (h <= hops or not limited) for h in others)
            if (actor, hops) not in self._settled and not dearer:
                self._settled.add((actor, hops))
                if hops not in others:
                    others.append(hops)
                self.cost[actor, hops] = cost
                settled.append((actor, hops))
        return settled


class _Search:
    def __init__(self, walks: Informative, source: int, target: int, blocked: Set[int], not_first: Set[int], max_hops: int | None) -> None:
        self._walks, self._blocked, self._not_first, self._max_hops = walks, blocked, not_first, max_hops
        self._ahead, self._behind = _Side(source, walks.forward), _Side(target, walks.backward)
        self.least = 0
        """Cost of the paths found."""
        self._tolls = {source: 0, target: 0}

    def run(self, known: int) -> None:
        """Search until no path is left that is as cheap as the cheapest; ``known`` is what some path costs."""
        self.least = known
        ahead, behind = self._ahead, self._behind
        while ahead.queue and behind.queue and ahead.queue[0][0] + behind.queue[0][0] <= self.least:
            side, other = (ahead, behind) if len(ahead.queue) <= len(behind.queue) else (behind, ahead)
            settled = side.settle(self._max_hops is not None)
            self._read(side, {actor for actor, _ in settled})
            for state in settled:
                self._step(side, other, *state)

    def _read(self, side: _Side, actors: set[int]) -> None:
        side.steps.of(actors)
        if side.steps is not self._walks.forward:
            self._walks.forward.of(actors)
        for actor in actors:
            self._tolls[actor] = 0 if actor in (self._ahead.end, self._behind.end) else self._walks.toll(actor)

    def _onward(self, side: _Side, actor: int) -> set[int]:
        """Whom one may step to from an actor, on one side."""
        if actor == (self._behind if side is self._ahead else self._ahead).end:
            return set()
        reached = side.steps.known[actor] - self._blocked
        if side is self._ahead:
            return reached - self._not_first if actor == side.end else reached
        return reached - {self._ahead.end} if actor in self._not_first else reached

    def _step(self, side: _Side, other: _Side, actor: int, hops: int) -> None:
        """Go on from a settled actor to its neighbours."""
        cost = side.cost[actor, hops] + self._tolls[actor] + HOP
        if cost > self.least or (self._max_hops is not None and hops == self._max_hops):
            return
        reached = self._onward(side, actor)
        for far in reached & other.hops.keys():
            for more in other.hops[far]:
                if self._max_hops is None or hops + 1 + more <= self._max_hops:
                    self.least = min(self.least, cost + self._tolls[far] + other.cost[far, more])
        # Whoever the other side has not settled is at least as far from its end as the next one there.
        if other.queue and cost + other.queue[0][0] <= self.least:
            limited = self._max_hops is not None
            for far in self._walks.passable.among(reached - {other.end}):
                if limited or far not in side.hops:
                    heappush(side.queue, (cost, hops + 1, far))

    def layers(self) -> Iterator[tuple[Layers, int]]:
        """The paths of the least cost, as layers for each length, the shortest first."""
        meetings: dict[int, set[tuple[int, int, int]]] = {}
        for (actor, hops), cost in self._ahead.cost.items():
            for far in self._onward(self._ahead, actor):
                for more in self._behind.hops.get(far, ()):
                    length = hops + 1 + more
                    whole = cost + self._tolls[actor] + HOP + self._tolls[far] + self._behind.cost[far, more]
                    if whole == self.least and (self._max_hops is None or length <= self._max_hops):
                        meetings.setdefault(length, set()).add((hops, actor, far))
        for length in sorted(meetings):
            layers: Layers = [{} for _ in range(length)]
            for hops, actor, far in meetings[length]:
                layers[hops].setdefault(actor, set()).add(far)
                self._trace(self._ahead, (actor, hops), layers, length)
                self._trace(self._behind, (far, length - hops - 1), layers, length)
            yield layers, min(hops for hops, _, _ in meetings[length])

    def _trace(self, side: _Side, state: _State, layers: Layers, length: int) -> None:
        """Add the cheapest ways from an end to a state."""
        todo, seen = [state], {state}
        while todo:
            actor, hops = todo.pop()
            for near, cost in self._before(side, actor, hops):
                if cost == side.cost[actor, hops]:
                    if side is self._ahead:
                        layers[hops - 1].setdefault(near, set()).add(actor)
                    else:
                        layers[length - hops].setdefault(actor, set()).add(near)
                    if (near, hops - 1) not in seen:
                        seen.add((near, hops - 1))
                        todo.append((near, hops - 1))

    def _before(self, side: _Side, actor: int, hops: int) -> Iterator[tuple[int, int]]:
        """From whom, with one hop less, an actor was stepped to, and at what cost."""
        back = self._walks.backward if side is self._ahead else self._walks.forward
        for near in back.of((actor,))[actor]:
            if (near, hops - 1) in side.cost and actor in self._onward(side, near):
                yield near, side.cost[near, hops - 1] + self._tolls[near] + HOP
