"""The k first paths without a repeated actor, in the fixed order.

Lawler's partition of the paths not yet given (Management Science 18, 1972), as in Yen's algorithm: after the paths through
some layers are given, the others leave one of them at some actor. Each such deviation is one more search from both ends, with the
actors before it taken out. A part is only cut up when its own paths are used up.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from detente.queries.layers import NOBODY
from detente.queries.strength import ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from detente.queries.layers import Ends
    from detente.queries.strength import Hops, Ranked


def simple_paths(ends: Ends, hops: Hops, source: int, target: int, max_hops: int | None) -> Iterator[Ranked]:
    """Paths between two different actors, each actor once, in the fixed order, as long as there are any."""
    parts: list[tuple[Ranked, _Part]] = []
    _push(parts, _Part(ends, hops, (source,), NOBODY, target, max_hops))
    while parts:
        path, part = heappop(parts)
        yield path
        if not _push(parts, part):
            for rest in part.rest():
                _push(parts, rest)


def _push(parts: list[tuple[Ranked, _Part]], part: _Part) -> bool:
    path = next(part.paths, None)
    if path is None:
        return False
    part.given.append(path.actors)
    heappush(parts, (path, part))
    return True


class _Part:
    """Paths that start with some actors and do not go on to certain others: first the shortest of them."""

    def __init__(self, ends: Ends, hops: Hops, start: tuple[int, ...], not_next: Set[int], target: int, max_hops: int | None) -> None:
        self._ends, self._hops, self._target, self._max_hops = ends, hops, target, max_hops
        self._start = start
        self._not_next = not_next
        self.given: list[tuple[int, ...]] = []
        self.paths = self._shortest()

    def __lt__(self, other: _Part) -> bool:
        # Never needed to order answers: no two paths are equal.
        return self._start < other._start

    def _shortest(self) -> Iterator[Ranked]:
        *before, actor = self._start
        left = None if self._max_hops is None else self._max_hops - len(before)
        found = self._ends.shortest(actor, self._target, left, frozenset(before), self._not_next)
        if found is not None:
            self._hops.read(*found)
            yield from ranked(found[0], actor, self._hops, tuple(before))

    def rest(self) -> Iterator[_Part]:
        """The paths of this part that are longer than those given, in parts."""
        went_on: dict[tuple[int, ...], set[int]] = {self._start: set(self._not_next)}
        for path in self.given:
            for i in range(len(self._start), len(path)):
                went_on.setdefault(path[:i], set()).add(path[i])
        for start, not_next in went_on.items():
            yield _Part(self._ends, self._hops, start, frozenset(not_next), self._target, self._max_hops)
