"""Breadth-first search from both ends at once, over neighbours that are read as they are needed.

It yields not one path but all the shortest ones, as layers of steps: by the fixed order of answers the strongest comes
first, and to know it one has to have them all.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from detente.queries.simple import NOBODY
from detente.queries.strength import ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from detente.queries.neighbours import Neighbours, Passable
    from detente.queries.strength import Hops, Ranked

Layer = dict[int, set[int]]
"""From an actor to the next actors on some path."""
Layers = list[Layer]
"""One for each hop of the shortest paths."""
_PROBED = 100
"""A frontier of up to so many actors is asked for by name before the neighbours of the other one are read."""


class Fewest:
    """Paths with the fewest hops. What was read for one search serves the next."""

    __slots__ = ("_backward", "_forward", "_hops", "_max_hops", "_passable")

    def __init__(self, forward: Neighbours, backward: Neighbours, passable: Passable, hops: Hops, max_hops: int | None) -> None:
        self._forward = forward
        self._backward = backward
        self._passable = passable
        self._hops = hops
        self._max_hops = max_hops

    def shortest(self, start: tuple[int, ...], target: int, blocked: Set[int], not_next: Set[int]) -> Iterator[Ranked]:
        """See :class:`detente.queries.simple.Walks`."""
        *before, source = start
        left = None if self._max_hops is None else self._max_hops - len(before)
        found = self.between(source, target, left, blocked | frozenset(before), not_next)
        if found is not None:
            self._hops.read(*found)
            yield from ranked(found[0], source, self._hops, tuple(before))

    def edges(self, actors: tuple[int, ...]) -> list[list[int]]:
        """All edges of each hop."""
        return [self._hops.edges_of(step) for step in pairwise(actors)]

    def between(
        self, source: int, target: int, max_hops: int | None = None, blocked: Set[int] = NOBODY, not_first: Set[int] = NOBODY
    ) -> tuple[Layers, int] | None:
        """All shortest paths between two different actors.

        Parameters
        ----------
        max_hops
            Longer paths are none.
        blocked
            Actors that no path may touch.
        not_first
            Actors that may not come directly after the source.

        Returns
        -------
            The layers, and how many of them were read from the source's end; None where there is no path.
        """
        ahead, behind = [{source}], [{target}]
        seen_ahead, seen_behind = {source} | blocked, {target} | blocked
        while max_hops is None or len(ahead) + len(behind) - 1 <= max_hops:
            along = len(ahead[-1]) <= len(behind[-1])
            crossing = self._probed(ahead, behind, not_first, along=along)
            if crossing:
                return self._layers(ahead, behind, crossing, not_first, along=along)
            if along:
                reached = self._reached(self._forward, ahead[-1], not_first if len(ahead) == 1 else NOBODY) - seen_ahead
                frontier, seen, other = ahead, seen_ahead, behind[-1]
            else:
                reached = self._reached(self._backward, behind[-1], NOBODY) - seen_behind
                if source in reached and (len(ahead) > 1 or not self._touches(behind[-1] - not_first, source)):
                    reached.discard(source)
                frontier, seen, other = behind, seen_behind, ahead[-1]
            meeting = reached & other
            if meeting:
                return self._layers(ahead, behind, self._crossing(ahead, behind, meeting, not_first, along=along), not_first, along=along)
            reached = self._passable.among(reached)
            if not reached:
                return None
            frontier.append(reached)
            seen |= reached
        return None

    def _reached(self, steps: Neighbours, frontier: set[int], without: Set[int]) -> set[int]:
        known = steps.of(frontier)
        return set().union(*[known[actor] for actor in frontier]) - without

    def _touches(self, frontier: Set[int], source: int) -> bool:
        known = self._backward.of(frontier)
        return any(source in known[actor] for actor in frontier)

    def _probed(self, ahead: list[set[int]], behind: list[set[int]], not_first: Set[int], *, along: bool) -> Layer:
        """The steps between two frontiers, asked for before all the neighbours of one are read, who may be thousands."""
        near, far, known = (ahead, behind, self._forward.known) if along else (behind, ahead, self._backward.known)
        if len(ahead) + len(behind) < 3 or len(far[-1]) > _PROBED or near[-1] <= known.keys():
            return {}
        crossing: Layer = {}
        for step in self._hops.between(near[-1], far[-1], along=along):
            if len(ahead) > 1 or step[1] not in not_first:
                crossing.setdefault(step[0], set()).add(step[1])
        return crossing

    def _crossing(self, ahead: list[set[int]], behind: list[set[int]], meeting: set[int], not_first: Set[int], *, along: bool) -> Layer:
        """The steps between two frontiers, of which one was stepped from to meet the other."""
        crossing: Layer = {}
        if along:
            for actor in ahead[-1]:
                hit = self._forward.known[actor] & meeting
                if hit:
                    crossing[actor] = hit
        else:
            for actor in behind[-1]:
                for before in self._backward.known[actor] & meeting:
                    crossing.setdefault(before, set()).add(actor)
        return {actor: hit - not_first for actor, hit in crossing.items()} if len(ahead) == 1 else crossing

    def _layers(
        self, ahead: list[set[int]], behind: list[set[int]], crossing: Layer, not_first: Set[int], *, along: bool
    ) -> tuple[Layers, int]:
        """Only the steps that lie on a shortest path: from those between the frontiers back to either end."""
        layers: Layers = [crossing]
        known = self._forward.known
        for frontier in reversed(ahead[:-1]):
            wanted = layers[-1].keys()
            hits = {actor: known[actor] & wanted for actor in frontier}
            layers.append({actor: hit for actor, hit in hits.items() if hit})
        if len(ahead) > 1:
            layers[-1] = {actor: hit - not_first for actor, hit in layers[-1].items()}
        layers.reverse()
        known = self._backward.known
        for frontier in reversed(behind[:-1]):
            wanted_after = set().union(*layers[-1].values())
            after: Layer = {}
            for actor in frontier:
                for before in known[actor] & wanted_after:
                    after.setdefault(before, set()).add(actor)
            layers.append(after)
        return layers, len(ahead) if along else len(ahead) - 1
