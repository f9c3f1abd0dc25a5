"""The index of a small block for certain: Russian doll search (Verfaillie, Lemaître and Schiex 1996).

The actors are put in a row; the index of the last two, of the last three … is searched for, each by branch and bound with the
indexes before as bounds on what the actors still to come will cost among themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.queries.frustration.reduction import Camps, Signed

_PATIENCE = 400_000
"""Choices of a side before the search is given up."""


def exact(ties: Signed, camps: Camps) -> tuple[int, Camps]:
    """A lower bound on the index of a block, and the best camps known, which reach it unless the search was given up; ``camps`` are
    good ones to start from.
    """
    row = _row(ties)
    place = {actor: i for i, actor in enumerate(row)}
    later = [[(place[other], weight) for other, weight in ties[actor].items() if place[other] > i] for i, actor in enumerate(row)]
    dolls = [0] * (len(row) + 1)
    patience = _PATIENCE
    known = [camps[actor] for actor in row]
    best = list(known)
    for first in range(len(row) - 2, -1, -1):
        best[first] = 1 if sum(weight * best[other] for other, weight in later[first]) >= 0 else -1
        best = min(best, known, key=lambda sides: _paid(later, sides, first))
        least = _paid(later, best, first)
        if least > dolls[first + 1]:
            doll = _Doll(later, dolls, first, patience)
            found = doll.search(least, best)
            patience = doll.patience
            if found is None:
                return dolls[first + 1], camps
            least, best = found
        dolls[first] = least
    return dolls[0], dict(zip(row, best, strict=True))


def _paid(later: list[list[tuple[int, int]]], sides: list[int], first: int) -> int:
    """What camps cost among the actors from some place on."""
    return sum(abs(weight) for i in range(first, len(later)) for j, weight in later[i] if weight * sides[i] * sides[j] < 0)


def _row(ties: Signed) -> list[int]:
    """The actors, each as close as can be to those before it that it is tied to; the first are the best tied."""
    tied = dict.fromkeys(ties, 0)
    row: list[int] = []
    while tied:
        actor = max(tied, key=lambda one: (tied[one], len(ties[one]), -one))
        del tied[actor]
        row.append(actor)
        for other, weight in ties[actor].items():
            if other in tied:
                tied[other] += abs(weight)
    return row


class _Doll:
    """The search for the index of the actors from some place in the row on."""

    def __init__(self, later: list[list[tuple[int, int]]], dolls: list[int], first: int, patience: int) -> None:
        self._later, self._dolls, self._first = later, dolls, first
        self.patience = patience

    def search(self, least: int, best: list[int]) -> tuple[int, list[int]] | None:
        """The index and camps that have it, where ``best`` are camps that cost ``least``; None where patience ended."""
        later, dolls, first, size = self._later, self._dolls, self._first, len(self._later)
        sides = [0] * size
        # What the actors so far make either side cost for those still to come; the lesser of the two is certain.
        plus, minus = [0] * size, [0] * size
        paid, certain = [0] * (size + 1), [0] * (size + 1)
        choices: list[list[int]] = [[] for _ in range(size)]
        depth = first
        choices[first] = [1]
        while depth >= first:
            if not choices[depth]:
                depth -= 1
                if depth >= first:
                    self._undo(depth, sides[depth], plus, minus)
                continue
            side = choices[depth].pop()
            self.patience -= 1
            if self.patience < 0:
                return None
            now = paid[depth] + (plus[depth] if side > 0 else minus[depth])
            sure = certain[depth] - min(plus[depth], minus[depth])
            for other, weight in later[depth]:
                before = min(plus[other], minus[other])
                if weight * side > 0:
                    minus[other] += abs(weight)
                else:
                    plus[other] += abs(weight)
                sure += min(plus[other], minus[other]) - before
            sides[depth] = side
            if now + sure + dolls[depth + 1] >= least:
                self._undo(depth, side, plus, minus)
                continue
            if depth == size - 1:
                least, best = now, [*best[:first], *sides[first:]]
                self._undo(depth, side, plus, minus)
                continue
            depth += 1
            paid[depth], certain[depth] = now, sure
            choices[depth] = [-1, 1] if plus[depth] <= minus[depth] else [1, -1]
        return least, best

    def _undo(self, depth: int, side: int, plus: list[int], minus: list[int]) -> None:
        for other, weight in self._later[depth]:
            if weight * side > 0:
                minus[other] -= abs(weight)
            else:
                plus[other] -= abs(weight)
