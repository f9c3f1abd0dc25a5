"""Paths in which each hop can have come after the one before (``--in-order``), the certain and the possible way.

A search from both ends. From the source: the first day on which one comes to an actor in so many hops. From the target: the last day on
which one can be with an actor and still arrive. Since going earlier never hurts, the first day is all that a path so far
needs to be known by, and the shortest paths never repeat an actor (the property *FIFO* of time-dependent networks: Orda and
Rom, Journal of the ACM 37, 1990).
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model import FUTURE, PAST
from detente.queries.strength import NOTHING, Cost, Ranked, plus, still_to_come

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from detente.queries.layers import Layers
    from detente.queries.neighbours import Passable, TimedNeighbours
    from detente.queries.strength import Hops, Tie
    from detente.queries.sweep import Sweep

Days = dict[int, int]
"""From an actor to a day."""
_WIDE = 1_000
"""So many actors' edges are read actor by actor; for more, all edges are read at once."""


class InOrder:
    """Paths in order of time with the fewest hops."""

    def __init__(self, forward: TimedNeighbours, backward: TimedNeighbours, passable: Passable, hops: Hops, max_hops: int | None) -> None:
        self._forward = forward
        self._backward = backward
        self._passable = passable
        self._hops = hops
        self._max_hops = max_hops
        self._sweep: Sweep | None = None

    def shortest(self, start: tuple[int, ...], target: int, blocked: Set[int], not_next: Set[int]) -> Iterator[Ranked]:
        """See :class:`detente.queries.simple.Walks`."""
        *before, source = start
        left = None if self._max_hops is None else self._max_hops - len(before)
        found = self._between(source, self._earliest(start)[-1], target, left, blocked | frozenset(before), not_next)
        if found is not None:
            layers, last_days, from_source = found
            self._hops.read(layers, from_source)
            yield from self._ranked(layers, last_days, start)

    def _between(
        self, source: int, day: int, target: int, max_hops: int | None, blocked: Set[int], not_first: Set[int]
    ) -> tuple[Layers, list[Days], int] | None:
        if self._sweep is None:
            try:
                return _Search(self, {source: day}, {target: FUTURE}, blocked, not_first).run(max_hops)
            except _TooWide:
                from detente.queries.sweep import Sweep

                self._sweep = Sweep(*self._forward.read_from, self._passable)
        swept = self._sweep.layers(source, day, target, max_hops, blocked, not_first)
        return None if swept is None else (*swept, len(swept[0]))

    def edges(self, actors: tuple[int, ...]) -> list[list[int]]:
        """For each hop the edges that it can be made by, when the other hops are made at the best time."""
        return [[tie.edge for tie in ties] for ties in self._usable(actors)]

    def _usable(self, actors: tuple[int, ...]) -> list[list[Tie]]:
        hops = [self._hops.ties[step] for step in pairwise(actors)]
        days = self._earliest(actors)
        last = FUTURE
        usable: list[list[Tie]] = []
        for number in range(len(hops) - 1, -1, -1):
            ties = [tie for tie in hops[number] if days[number] <= tie.gate and tie.reach <= last]
            usable.append(ties)
            last = max(min(tie.gate, last) for tie in ties)
        usable.reverse()
        return usable

    def _earliest(self, actors: tuple[int, ...]) -> list[int]:
        """The first day on which each actor of a path is come to."""
        days = [PAST]
        for step in pairwise(actors):
            day = days[-1]
            days.append(max(day, min(tie.reach for tie in self._hops.ties[step] if day <= tie.gate)))
        return days

    def _cost(self, actors: tuple[int, ...]) -> Cost:
        cost = NOTHING
        for ties in self._usable(actors):
            cost = plus(cost, min(tie.cost for tie in ties))
        return cost

    def _ranked(self, layers: Layers, last_days: list[Days], start: tuple[int, ...]) -> Iterator[Ranked]:
        """Best-first, as :func:`detente.queries.strength.ranked`. A hop's strongest edge may not fit into the order, so that what a
        path costs is only known when it is whole: until then its bound is that of the strongest.
        """
        hops = self._hops
        to_come = still_to_come(layers, hops)
        names = hops.names({*start, *(far for layer in layers for fars in layer.values() for far in fars)})
        skipped = len(start) - 1
        spent = hops.so_far(start)
        whole = plus(spent, to_come[0][start[-1]])
        heap = [(whole, tuple(names[actor] for actor in start), start, spent, self._earliest(start)[-1], False)]
        while heap:
            bound, named, actors, spent, day, final = heappop(heap)
            number = len(actors) - 1 - skipped
            if final:
                yield Ranked(skipped + len(layers), bound, named, actors)
            elif number == len(layers):
                heappush(heap, (self._cost(actors), named, actors, spent, day, True))
            else:
                for far in layers[number][actors[-1]]:
                    reach = min((tie.reach for tie in hops.ties[actors[-1], far] if day <= tie.gate), default=FUTURE + 1)
                    come = max(day, reach)
                    if come <= last_days[number + 1].get(far, -1):
                        so_far = plus(spent, hops.cost[actors[-1], far])
                        whole = so_far if number + 1 == len(layers) else plus(so_far, to_come[number + 1][far])
                        heappush(heap, (whole, (*named, names[far]), (*actors, far), so_far, come, False))


class _TooWide(Exception):
    """So much of the graph is searched that arrays of all of it are faster."""


class _Search:
    """One search from both ends: from the source the first days, from the target the last ones, a list of each by hops."""

    def __init__(self, walks: InOrder, first: Days, last: Days, blocked: Set[int], not_first: Set[int]) -> None:
        self._forward, self._backward, self._passable = walks._forward, walks._backward, walks._passable
        (self._source,) = first
        self._blocked, self._not_first = blocked, not_first
        self._first, self._last = [first], [last]
        self._best_first, self._best_last = dict(first), dict(last)

    def run(self, max_hops: int | None) -> tuple[Layers, list[Days], int] | None:
        """The layers of the shortest paths, the last day for each actor of each layer, and how many layers were read from the
        source; None where there is no path.
        """
        while max_hops is None or len(self._first) + len(self._last) - 1 <= max_hops:
            ahead = len(self._first[-1]) <= len(self._last[-1])
            frontier, known = (self._first[-1], self._forward.known) if ahead else (self._last[-1], self._backward.known)
            if len(frontier) + len(known) > _WIDE:
                raise _TooWide
            if ahead:
                reached = self._go_on()
                met = any(day <= self._best_last.get(actor, -1) for actor, day in reached.items())
                side = self._first
            else:
                reached = self._go_back()
                met = any(self._best_first.get(actor, FUTURE + 1) <= day for actor, day in reached.items())
                side = self._last
            if not met:
                if side is self._last:
                    reached.pop(self._source, None)
                best = self._best_first if side is self._first else self._best_last
                for actor in reached.keys() - self._passable.among(set(reached)):
                    del reached[actor], best[actor]
                if not reached:
                    return None
            side.append(reached)
            if met:
                return self._layers()
        return None

    def _go_on(self) -> Days:
        """Whom one comes to earlier than with fewer hops, and when."""
        best, reached = self._best_first, Days()
        known = self._forward.of(self._first[-1])
        not_next = self._not_first if len(self._first) == 1 else ()
        for actor, day in self._first[-1].items():
            for far, gate, reach in known[actor]:
                if day <= gate:
                    come = reach if reach > day else day
                    if come < best.get(far, FUTURE + 1) and far not in not_next:
                        best[far] = reached[far] = come
        return self._within(reached, best)

    def _go_back(self) -> Days:
        """With whom one can be later than with fewer hops to go, and until when."""
        best, reached = self._best_last, Days()
        known = self._backward.of(self._last[-1])
        for actor, last in self._last[-1].items():
            for far, gate, reach in known[actor]:
                if reach <= last:
                    day = gate if gate < last else last
                    if day > best.get(far, -1) and not (far == self._source and actor in self._not_first):
                        best[far] = reached[far] = day
        return self._within(reached, best)

    def _within(self, reached: Days, best: Days) -> Days:
        for actor in self._blocked & reached.keys():
            del reached[actor], best[actor]
        return reached

    def _layers(self) -> tuple[Layers, list[Days], int]:
        """Only the steps that lie on a path of this length which is in order."""
        from_source, from_target = len(self._first) - 1, len(self._last) - 1
        days: list[Days] = [*self._first, *({} for _ in range(from_target))]
        last_days: list[Days] = [*({} for _ in range(from_source)), *reversed(self._last)]
        layers: Layers = [{} for _ in range(from_source + from_target)]
        for place in range(from_source - 1, -1, -1):
            after = last_days[place + 1]
            for actor, day in days[place].items():
                for far, gate, reach in self._forward.known[actor]:
                    last = after.get(far, -1)
                    latest = gate if gate < last else last
                    if reach <= last and day <= latest and not (place == 0 and far in self._not_first):
                        layers[place].setdefault(actor, set()).add(far)
                        if latest > last_days[place].get(actor, -1):
                            last_days[place][actor] = latest
        for place in range(from_source, from_source + from_target):
            now, after = days[place], days[place + 1]
            for actor, last in last_days[place + 1].items():
                for before, gate, reach in self._backward.known[actor]:
                    day = now.get(before, FUTURE + 1)
                    if day <= gate and max(day, reach) <= last and not (place == 0 and actor in self._not_first):
                        layers[place].setdefault(before, set()).add(actor)
                        after[actor] = min(after.get(actor, FUTURE), max(day, reach))
        return self._without_dead_ends(layers), last_days, from_source

    def _without_dead_ends(self, layers: Layers) -> Layers:
        wanted: set[int] | None = None
        for layer in reversed(layers):
            for actor in list(layer):
                if wanted is not None:
                    layer[actor] &= wanted
                if not layer[actor]:
                    del layer[actor]
            wanted = set(layer)
        return layers
