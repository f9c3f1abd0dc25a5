"""The fixed order of answers: shorter paths first, then the better told, then by name.

Of the edges of one hop the strongest counts: the one told by the most independent documents, then the one known to hold
most recently (by the end of the time asked about), then the one of the highest confidence. Of two paths of one length the
first is that with

1. the smaller sum over its hops of 1 / documents, so that a chain is judged by its weak hops rather than by its best;
2. the later sum of the days until which its hops are known to hold;
3. the higher sum of confidences;
4. the names of its actors first in the alphabet.

Each is a sum over hops in whole numbers, which is what lets the first k be found without listing the rest.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from detente.model import FUTURE
from detente.queries.selection import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Set

    from detente.dates import Window
    from detente.queries.countries import Countries
    from detente.queries.layers import Layers
    from detente.queries.neighbours import Arms

Cost = tuple[int, int, int]
"""Sums over hops; the smallest is the strongest."""
Names = tuple[tuple[str, str], ...]
"""Name and id of each actor of a path."""
NOTHING: Cost = (0, 0, 0)
Step = tuple[int, int]
"""Two neighbouring actors in the order of the path."""
_COLUMNS = "edge.id, edge.documents, edge.e1, edge.confidence"
_SHARE = 10**9
_CONFIDENCE = 10**6
# The same in one number, the largest of which is the strongest: documents, 22 bits of a day, 20 of a confidence in millionths.
_STRENGTH = "((edge.documents << 42) | (min(edge.e1, {last}) << 20)) | CAST(edge.confidence * 1000000 + 0.5 AS INTEGER)"


def cost_of(documents: int, known_until: int, confidence: float, last: int = FUTURE) -> Cost:
    """What a hop adds when this is its strongest edge; ``last`` is the last day asked about."""
    return _SHARE // max(documents, 1), -min(known_until, last), -int(confidence * _CONFIDENCE + 0.5)


def _cost(strength: int) -> Cost:
    return _SHARE // (strength >> 42), -(strength >> 20 & (1 << 22) - 1), -(strength & (1 << 20) - 1)


class Tie(NamedTuple):
    """One edge of a hop of a path in order."""

    edge: int
    cost: Cost
    gate: int
    """The last day from which one can go on along it."""
    reach: int
    """The first day that one comes to by it."""


class Hops:
    """What hops cost, and the edges that they are made of. ``timed`` says that paths have to be in order."""

    __slots__ = ("_arms", "_connection", "_countries", "_edges", "_last", "_names", "_timed", "cost", "ties")

    def __init__(
        self, connection: sqlite3.Connection, forward: Arms, backward: Arms, countries: Countries, window: Window | None, *, timed: bool
    ) -> None:
        self._connection = connection
        self._arms = {True: forward, False: backward}
        self._countries = countries
        self._last = FUTURE if window is None else window.b
        self._names: dict[int, tuple[str, str]] = {}
        self._timed = timed
        self.cost: dict[Step, Cost] = {}
        """Of the strongest edge of a hop."""
        self._edges: dict[Step, str] = {}
        """Row numbers, with commas between them."""
        self.ties: dict[Step, list[Tie]] = {}
        """The same edges with their times, where paths have to be in order."""

    def read(self, layers: Layers, from_source: int) -> None:
        """Read what all steps cost, each from the end that the search came from: the other may be a hub."""
        for part, along in ((layers[:from_source], True), (layers[from_source:], False)):
            steps = {(near, far) for layer in part for near, fars in layer.items() for far in fars if (near, far) not in self.cost}
            if steps:
                ends = {near for near, _ in steps}, {far for _, far in steps}
                self.between(*(ends if along else ends[::-1]), along=along)

    def between(self, nears: Set[int], fars: Set[int], *, along: bool) -> Set[Step]:
        """The steps that there are from some actors (``along`` the path, or against it) to some others, with their cost read."""
        if self._timed:
            return self._between_in_time(nears, fars, along=along)
        strongest: dict[Step, int] = {}
        edges: dict[Step, str] = {}
        home = self._countries.home
        columns = "group_concat(edge.id), max(" + _STRENGTH.format(last=self._last) + ")"
        for near, far, those, strength in self._rows(columns, nears, fars, along=along, group="GROUP BY asked.value, edge.{far}"):
            step = (near, far) if along else (far, near)
            if home:
                step = (home.get(step[0], step[0]), home.get(step[1], step[1]))
            if step in edges:
                edges[step] += "," + those
                if strength > strongest[step]:
                    strongest[step] = strength
            else:
                edges[step] = those
                strongest[step] = strength
        self._edges.update(edges)
        self.cost.update((step, _cost(strength)) for step, strength in strongest.items())
        return edges.keys()

    def edges_of(self, step: Step) -> list[int]:
        """Row numbers of the edges of a hop that was read."""
        return [int(number) for number in self._edges[step].split(",")]

    def _between_in_time(self, nears: Set[int], fars: Set[int], *, along: bool) -> Set[Step]:
        found: dict[Step, list[Tie]] = {}
        home, last = self._countries.home, self._last
        columns = ", ".join((_COLUMNS, *self._arms[along].order))
        for near, far, edge, documents, known_until, confidence, gate, reach in self._rows(columns, nears, fars, along=along):
            step = (home.get(near, near), home.get(far, far))
            tie = Tie(edge, cost_of(documents, known_until, confidence, last), gate, reach)
            found.setdefault(step if along else step[::-1], []).append(tie)
        self.ties.update(found)
        self.cost.update((step, min(tie.cost for tie in ties)) for step, ties in found.items())
        return found.keys()

    def _rows(self, columns: str, nears: Set[int], fars: Set[int], *, along: bool, group: str = "") -> sqlite3.Cursor:
        """The edges from some actors to some others, with the two ends as the first columns."""
        arms = self._arms[along]
        asked, others = (f"[{listed(self._countries.all_of(actors))}]" for actors in (nears, fars))
        sql = arms.sql(columns, "edge.{far} IN (SELECT value FROM json_each(?)) " + group)
        return self._connection.execute(sql, (asked, *arms.condition.values, others) * 2)

    def names(self, actors: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Name and id of at least these actors."""
        names = self._names
        wanted = [actor for actor in actors if actor not in names]
        if wanted:
            sql = "SELECT actor.id, actor.name, actor.key FROM json_each(?) AS asked CROSS JOIN actor ON actor.id = asked.value"
            names.update((number, (name, key)) for number, name, key in self._connection.execute(sql, (f"[{listed(wanted)}]",)))
        return names

    def so_far(self, actors: tuple[int, ...]) -> Cost:
        """The cost of a stretch whose hops are read."""
        cost = NOTHING
        for step in pairwise(actors):
            cost = plus(cost, self.cost[step])
        return cost


class Ranked(NamedTuple):
    """A path with what it is ranked by."""

    length: int
    """Number of hops, or what the question weighs paths by instead."""
    cost: Cost
    names: Names
    actors: tuple[int, ...]


def ranked(layers: Layers, source: int, hops: Hops, prefix: tuple[int, ...] = ()) -> Iterator[Ranked]:
    """All paths through the layers, strongest first. ``prefix`` are actors that each path starts with, before the source.

    Best-first search with the exact cost still to come as its bound (Hart, Nilsson and Raphael 1968), so that each path is
    found with no more than its own steps looked at.
    """
    to_come = still_to_come(layers, hops)
    names = hops.names({source, *prefix, *(far for layer in layers for fars in layer.values() for far in fars)})
    start = (*prefix, source)
    spent = hops.so_far(start)
    skipped = len(prefix)
    length = skipped + len(layers)
    heap = [(plus(spent, to_come[0][source]), tuple(names[actor] for actor in start), start, spent)]
    while heap:
        bound, named, actors, spent = heappop(heap)
        number = len(actors) - 1 - skipped
        if number == len(layers):
            yield Ranked(length, bound, named, actors)
            continue
        for far in layers[number][actors[-1]]:
            so_far = plus(spent, hops.cost[actors[-1], far])
            whole = plus(so_far, to_come[number + 1][far]) if number + 1 < len(layers) else so_far
            heappush(heap, (whole, (*named, names[far]), (*actors, far), so_far))


def still_to_come(layers: Layers, hops: Hops) -> list[dict[int, Cost]]:
    """For each layer the least that it costs to go on from each of its actors to the end."""
    to_come: list[dict[int, Cost]] = [{} for _ in layers]
    for number in range(len(layers) - 1, -1, -1):
        after = to_come[number + 1] if number + 1 < len(layers) else None
        for near, fars in layers[number].items():
            costs = (hops.cost[near, far] if after is None else plus(hops.cost[near, far], after[far]) for far in fars)
            to_come[number][near] = min(costs)
    return to_come


def plus(a: Cost, b: Cost) -> Cost:
    """The cost of two stretches of a path."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]
