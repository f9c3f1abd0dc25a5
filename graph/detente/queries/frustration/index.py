"""The frustration index of a signed graph, from its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.queries.frustration.colouring import search
from detente.queries.frustration.cycles import packed
from detente.queries.frustration.exact import exact
from detente.queries.frustration.fractional import fractions
from detente.queries.frustration.reduction import Camps, Signed, blocks, camps_of, cost, reduced, restore

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEW, _SOME = 16, 50
"""Of so many actors a block is searched through at once, or when all else has left a gap."""
_DYADS, _ACTORS = 2_500, 700
"""A block of more is too large for linear programming."""


class Frustration(NamedTuple):
    """The frustration index between two bounds, and camps that come to the upper one."""

    lower: int
    upper: int
    camps: Camps
    """1 or -1 for each actor."""


def frustration(signs: Iterable[tuple[int, int, int]]) -> Frustration:
    """The index of the graph that has these dyads.

    Parameters
    ----------
    signs
        Two numbers of actors, and 1 or -1 (or more: a dyad that counts as so many); each dyad once.
    """
    ties: Signed = {}
    for a, b, weight in sorted(signs):
        ties.setdefault(a, {})[b] = ties.setdefault(b, {})[a] = weight
    ties = dict(sorted(ties.items()))
    lower, camps = _of(ties)
    return Frustration(lower, cost(ties, camps), camps)


def _of(ties: Signed) -> tuple[int, Camps]:
    """A lower bound, and camps."""
    rest, lower, taken = reduced(ties)
    parts = blocks(rest)
    if len(parts) == 1 and len(parts[0]) == len(rest):
        more, camps = _of_block(parts[0])
        lower += more
    else:
        kept: Signed = {actor: {} for actor in rest}
        for part in parts:
            more, sides = _of(part)
            lower += more
            for a, others in part.items():
                kept[a].update({b: weight for b, weight in others.items() if weight * sides[a] * sides[b] > 0})
        camps = camps_of(rest, kept)
    restore(camps, taken)
    return lower, camps


def _of_block(ties: Signed) -> tuple[int, Camps]:
    camps = search(ties, 0, thorough=False)
    paid, lower = cost(ties, camps), packed(ties, camps)
    if lower < paid and len(ties) <= _FEW:
        lower, camps = exact(ties, camps)
        paid = cost(ties, camps)
    if lower < paid:
        camps = min(camps, search(ties, lower), key=lambda one: cost(ties, one))
        paid, lower = cost(ties, camps), max(lower, packed(ties, camps))
    if lower < paid and len(ties) <= _ACTORS and sum(map(len, ties.values())) <= 2 * _DYADS:
        sharper, near = fractions(ties, paid)
        lower = max(lower, sharper)
        if lower < paid:
            camps = min(camps, search(ties, lower, [near]), key=lambda one: cost(ties, one))
            paid = cost(ties, camps)
    if lower < paid and len(ties) <= _SOME:
        searched, camps = exact(ties, camps)
        lower = max(lower, searched)
    return lower, camps
