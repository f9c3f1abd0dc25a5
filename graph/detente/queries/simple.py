"""The k first paths without a repeated actor, in the fixed order.

Lawler's partition of the paths not yet given (Management Science 18, 1972), as in Yen's algorithm: after the shortest paths of
some kind are given, the others leave one of them at some actor. Each such deviation is one more search, with the actors before
it taken out. A part is only cut up when its own shortest paths are used up.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Protocol

    from detente.queries.strength import Ranked

    class Walks(Protocol):
        """A kind of path: with the fewest hops, in order of time, or past hubs."""

        def shortest(self, start: tuple[int, ...], target: int, blocked: Set[int], not_next: Set[int]) -> Iterator[Ranked]:
            """All the shortest paths to the target that start with these actors, touch none of the blocked ones and do not go on
            to those in ``not_next``; in the fixed order.
            """
            ...

        def edges(self, actors: tuple[int, ...]) -> list[list[int]]:
            """For each hop of a path that was found, the row numbers of the edges that can be its part in it."""
            ...


NOBODY: frozenset[int] = frozenset()


def simple_paths(walks: Walks, start: tuple[int, ...], target: int, blocked: Set[int] = NOBODY) -> Iterator[Ranked]:
    """Paths that start with some actors and go on to another, each actor once, in the fixed order, as long as there are any."""
    parts: list[tuple[Ranked, _Part]] = []
    _push(parts, _Part(walks, start, target, blocked, NOBODY))
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
    # No two paths are equal, so that parts are never compared.
    heappush(parts, (path, part))
    return True


class _Part:
    """Paths that start with some actors and do not go on to certain others: first the shortest of them."""

    __slots__ = ("_blocked", "_not_next", "_start", "_target", "_walks", "given", "paths")

    def __init__(self, walks: Walks, start: tuple[int, ...], target: int, blocked: Set[int], not_next: Set[int]) -> None:
        self._walks, self._start, self._target, self._blocked, self._not_next = walks, start, target, blocked, not_next
        self.given: list[tuple[int, ...]] = []
        self.paths = walks.shortest(start, target, blocked, not_next)

    def rest(self) -> Iterator[_Part]:
        """The paths of this part that are longer than those given, in parts."""
        went_on: dict[tuple[int, ...], set[int]] = {self._start: set(self._not_next)}
        for path in self.given:
            for i in range(len(self._start), len(path)):
                went_on.setdefault(path[:i], set()).add(path[i])
        for start, not_next in went_on.items():
            yield _Part(self._walks, start, self._target, self._blocked, frozenset(not_next))
