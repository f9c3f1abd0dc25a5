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
    from detente.queries.strength import Hops, Ranked, Tie

Layers = list[dict[int, set[int]]]
"""For each hop of the shortest paths: from an actor, the next actors on some path."""


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

    def ties(self, actors: tuple[int, ...]) -> list[list[Tie]]:
        """All edges of each hop."""
        return [self._hops.ties[step] for step in pairwise(actors)]

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
            if len(ahead[-1]) <= len(behind[-1]):
                reached = self._reached(self._forward, ahead[-1], not_first if len(ahead) == 1 else NOBODY) - seen_ahead
                frontier, seen, other = ahead, seen_ahead, behind[-1]
            else:
                reached = self._reached(self._backward, behind[-1], NOBODY) - seen_behind
                if source in reached and (len(ahead) > 1 or not self._touches(behind[-1] - not_first, source)):
                    reached.discard(source)
                frontier, seen, other = behind, seen_behind, ahead[-1]
            meeting = reached & other
            if meeting:
                frontier.append(meeting)
                return self._layers(ahead, behind, meeting, not_first)
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

    def _layers(self, ahead: list[set[int]], behind: list[set[int]], meeting: set[int], not_first: Set[int]) -> tuple[Layers, int]:
        """Only the steps that lie on a shortest path: from the meeting actors back to either end."""
        # The side that was stepped from last ends with the meeting actors, the other one with a layer that holds them.
        layers: Layers = []
        wanted = meeting
        for frontier in reversed(ahead[:-1]):
            known = self._forward.known
            hits = {actor: known[actor] & wanted for actor in frontier}
            layer = {actor: hit for actor, hit in hits.items() if hit}
            if frontier is ahead[0]:
                layer = {actor: hit - not_first for actor, hit in layer.items()}
            layers.append(layer)
            wanted = set(layer)
        layers.reverse()
        from_source = len(layers)
        wanted = meeting
        for frontier in reversed(behind[:-1]):
            known = self._backward.known
            after: dict[int, set[int]] = {}
            for actor in frontier:
                for before in known[actor] & wanted:
                    after.setdefault(before, set()).add(actor)
            if not layers:
                after = {before: actors - not_first for before, actors in after.items()}
            layers.append(after)
            wanted = set().union(*after.values())
        return layers, from_source
