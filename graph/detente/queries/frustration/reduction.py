"""Making a signed graph smaller without a change to its frustration index.

An actor with one dyad takes the side that suits it; one with two is a way between two others, which costs what its weaker
dyad weighs when it is against the sign of the whole way. What is left is cut at the actors whose loss would part it: balance is a matter of
cycles, and each cycle lies in one block.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

Signed = dict[int, dict[int, int]]
"""From each actor to its neighbours with the weight of the dyad, below 0 for a hostile one; each dyad from both ends."""
Camps = dict[int, int]
"""1 or -1 for each actor."""


class Reduced(NamedTuple):
    """A smaller graph."""

    rest: Signed
    """Each actor has three neighbours or more."""
    unavoidable: int
    """What has to be paid in any case, beside the index of the rest."""
    taken: list[tuple[int, dict[int, int]]]
    """Actors taken away, with their dyads of that moment."""


def reduced(ties: Signed) -> Reduced:
    """The graph without actors that have fewer than three neighbours; ``ties`` stays as it is."""
    rest = {actor: dict(others) for actor, others in ties.items()}
    waiting = [actor for actor, others in rest.items() if len(others) < 3]
    heapify(waiting)
    unavoidable = 0
    taken: list[tuple[int, dict[int, int]]] = []
    while waiting:
        actor = heappop(waiting)
        others = rest.pop(actor, None)
        if others is None:
            continue
        taken.append((actor, others))
        for other in others:
            del rest[other][actor]
        if len(others) == 2:
            a, b = others
            way = min(abs(others[a]), abs(others[b])) * (1 if (others[a] > 0) == (others[b] > 0) else -1)
            before = rest[a].pop(b, 0)
            rest[b].pop(a, None)
            if before * way < 0:
                unavoidable += min(abs(before), abs(way))
            if before + way:
                rest[a][b] = rest[b][a] = before + way
        for other in others:
            if len(rest[other]) < 3:
                heappush(waiting, other)
    return Reduced(rest, unavoidable, taken)


def restore(camps: Camps, taken: list[tuple[int, dict[int, int]]]) -> None:
    """Give the actors that were taken away the side that costs least."""
    for actor, others in reversed(taken):
        pull = sum(weight * camps[other] for other, weight in others.items())
        camps[actor] = 1 if pull >= 0 else -1


def blocks(ties: Signed) -> list[Signed]:
    """The biconnected components, each a graph of its own (Hopcroft and Tarjan 1973)."""
    found: list[Signed] = []
    depth: dict[int, int] = {}
    low: dict[int, int] = {}
    for root in ties:
        if root in depth:
            continue
        depth[root] = low[root] = 0
        open_ties: list[tuple[int, int]] = []
        stack = [(root, -1, 0, iter(ties[root]))]
        while stack:
            actor, before, place, others = stack[-1]
            for other in others:
                if other == before:
                    continue
                if other not in depth:
                    depth[other] = low[other] = depth[actor] + 1
                    stack.append((other, actor, len(open_ties), iter(ties[other])))
                    open_ties.append((actor, other))
                    break
                if depth[other] < depth[actor]:
                    open_ties.append((actor, other))
                    low[actor] = min(low[actor], depth[other])
            else:
                stack.pop()
                if before >= 0:
                    low[before] = min(low[before], low[actor])
                    if low[actor] >= depth[before]:
                        found.append(_of(ties, open_ties[place:]))
                        del open_ties[place:]
    return found


def _of(ties: Signed, pairs: list[tuple[int, int]]) -> Signed:
    block: Signed = {actor: {} for actor in sorted({end for pair in pairs for end in pair})}
    for a, b in sorted(pairs):
        block[a][b] = block[b][a] = ties[a][b]
    return block


def camps_of(ties: Signed, satisfied: Signed) -> Camps:
    """Two camps that keep all dyads of a balanced part of the graph."""
    camps: Camps = {}
    for root in ties:
        if root in camps:
            continue
        camps[root] = 1
        waiting = [root]
        for actor in waiting:
            for other, weight in satisfied.get(actor, {}).items():
                if other not in camps:
                    camps[other] = camps[actor] if weight > 0 else -camps[actor]
                    waiting.append(other)
    return camps


def cost(ties: Signed, camps: Camps) -> int:
    """What the dyads weigh that two camps break."""
    return sum(abs(w) for a, others in ties.items() for b, w in others.items() if a < b and w * camps[a] * camps[b] < 0)
