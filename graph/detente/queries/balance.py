"""Structural balance: whether the friends of friends are friends, and the enemies of enemies (Heider 1946; Cartwright and Harary 1956).

Measured on the signed graph, in which two actors have one dyad with the sign that their edges sum up to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from detente.queries.frustration import frustration
from detente.queries.selection import Selection
from detente.queries.series import times
from detente.queries.signs import Signs, read_signs
from detente.queries.triangles import triangles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from detente.dates import Window
    from detente.queries.selection import Rows

Three = tuple[int, int, int]


class Actor(NamedTuple):
    """An actor of a dyad or triangle."""

    id: str
    """``Entity.id``."""
    name: str


class Dyad(NamedTuple):
    """Two actors, and how many of the edges between them have either sign."""

    actors: tuple[Actor, Actor]
    friendly: int
    hostile: int


class Triangle(NamedTuple):
    """Three actors, each with a sign to each other, in the order of their names."""

    actors: tuple[Actor, Actor, Actor]
    signs: Three
    """The sums of the signs between the first and the second, the second and the third, the third and the first."""

    @property
    def balanced(self) -> bool:
        """Whether the product of the signs is positive."""
        return balanced(self.signs)


class Turned(NamedTuple):
    """A triangle that is balanced where it was frustrated when it was last seen, or the other way round."""

    triangle: Triangle
    before: Three
    """Its signs when it was last seen."""
    since: str
    """EDTF: the step in which it was."""


class Balance(NamedTuple):
    """The structural balance of a signed graph."""

    at: str | None
    """EDTF: the step of a series; None where one time was asked about."""
    actors: int
    """Actors of dyads that have a sign."""
    friendly: int
    """Dyads."""
    hostile: int
    contradictory: int
    """Dyads that have edges of both signs."""
    undecided: int
    """Those of them whose signs sum up to nothing: they are left out."""
    balanced: int
    """Triangles."""
    frustrated: int
    lower: int
    """The least number of dyads without which the graph would be balanced is no lower …"""
    upper: int
    """… and no higher."""
    turned_balanced: int
    """Triangles balanced now that were frustrated when they were last seen."""
    turned_frustrated: int
    against: tuple[Dyad, ...]
    """As many dyads as ``upper`` says, without which the graph is balanced."""
    contradictions: tuple[Dyad, ...]
    triangles: tuple[Triangle, ...]
    """Frustrated ones first, among these those whose weakest dyad is strongest."""
    turned: tuple[Turned, ...]

    @property
    def dyads(self) -> int:
        """Dyads that have a sign."""
        return self.friendly + self.hostile

    @property
    def share(self) -> float | None:
        """The share of triangles that are balanced; None where there is none."""
        found = self.balanced + self.frustrated
        return self.balanced / found if found else None


def balanced(signs: Sequence[int]) -> bool:
    """Whether three signs are: none or two of them are hostile.

    >>> balanced((1, 1, 1)), balanced((1, -1, 1)), balanced((-1, 1, -1)), balanced((-1, -1, -1))
    (True, False, True, False)
    """
    return sum(sign < 0 for sign in signs) % 2 == 0


def balance(
    store: Rows,
    selection: Selection | None = None,
    *,
    over: str | Window | None = None,
    step: str = "1y",
    types: Sequence[str] = (),
    top: int | None = None,
) -> list[Balance]:
    """The structural balance of the edges that a selection admits; one answer, or one for each step.

    Parameters
    ----------
    over, step
        Instead of a time in ``selection``: a window, cut into steps of that length, each taken as ``between``.
    types
        Only dyads between actors of these types.
    top
        Only so many triangles, frustrated and balanced ones each, and so many that turned, each way. What is counted is all.

    Raises
    ------
    DateError, UsageError
        A date, relation or type that there is not.
    """
    about = {number: Actor(*rest) for number, *rest in store.connection.execute("SELECT id, key, name FROM actor")}
    seen: dict[Three, tuple[Three, str]] = {}
    answers: list[Balance] = []
    for at, of_step in times(selection or Selection(), over, step):
        answers.append(_Signed(read_signs(store, of_step, types=types), about).balance(at, seen, top))
    return answers


class _Signed:
    """The signed graph of one time."""

    def __init__(self, signs: Signs, about: dict[int, Actor]) -> None:
        self.signs, self.about = signs.signed(), about
        both = (signs.friendly > 0) & (signs.hostile > 0)
        self.contradictory, self.undecided = int(both.sum()), int((signs.net == 0).sum())
        self.contradictions = self._dyads(signs, np.flatnonzero(both))
        rows = triangles(len(signs.actors), self.signs.near, self.signs.far)
        net = self.signs.net
        # Dyads are in the order of their actors a, b, c: the three are a–b, a–c and b–c.
        self.ends = np.column_stack((self.signs.near[rows[:, 0]], self.signs.far[rows[:, 0]], self.signs.far[rows[:, 1]]))
        self.sums = net[rows[:, [0, 2, 1]]]
        self.frustrated = (self.sums < 0).sum(axis=1) % 2 == 1

    def balance(self, at: str | None, seen: dict[Three, tuple[Three, str]], top: int | None) -> Balance:
        """The answer. ``seen`` has the triangles of the steps before, and gets those of this one."""
        net = self.signs.net
        least = frustration(zip(self.signs.near.tolist(), self.signs.far.tolist(), np.sign(net).tolist(), strict=True))
        camps = np.ones(len(self.signs.actors), dtype=np.int64)
        camps[list(least.camps)] = list(least.camps.values())
        broken = net * camps[self.signs.near] * camps[self.signs.far] < 0
        clearest = np.lexsort((*self.ends.T[::-1], -np.abs(self.sums).min(axis=1, initial=1 << 62)))
        listed = [number for wanted in (True, False) for number in clearest[self.frustrated[clearest] == wanted][:top].tolist()]
        turned = [] if at is None else self._turned(at, seen, clearest.tolist())
        ways = {way: [one for one in turned if one.triangle.balanced == way] for way in (False, True)}
        return Balance(
            at,
            len(np.unique(np.concatenate((self.signs.near, self.signs.far)))),
            int((net > 0).sum()),
            int((net < 0).sum()),
            self.contradictory,
            self.undecided,
            int((~self.frustrated).sum()),
            int(self.frustrated.sum()),
            least.lower,
            least.upper,
            len(ways[True]),
            len(ways[False]),
            self._dyads(self.signs, np.flatnonzero(broken)),
            self.contradictions,
            tuple(self._triangle(number) for number in listed),
            (*ways[False][:top], *ways[True][:top]),
        )

    def _turned(self, at: str, seen: dict[Three, tuple[Three, str]], order: Iterable[int]) -> list[Turned]:
        found: list[Turned] = []
        keys = self.signs.actors[self.ends].tolist()
        sums = self.sums.tolist()
        for number in order:
            key, now = tuple(keys[number]), tuple(sums[number])
            before = seen.get(key)
            if before is not None and balanced(before[0]) != balanced(now):
                found.append(Turned(self._triangle(number), *before))
            seen[key] = now, at
        return found

    def _triangle(self, number: int) -> Triangle:
        a, b, c = (self.about[actor] for actor in self.signs.actors[self.ends[number]].tolist())
        ab, bc, ca = self.sums[number].tolist()
        return Triangle((a, b, c), (ab, bc, ca))

    def _dyads(self, signs: Signs, numbers: NDArray[np.int64]) -> tuple[Dyad, ...]:
        columns = (signs.actors[signs.near[numbers]], signs.actors[signs.far[numbers]], signs.friendly[numbers], signs.hostile[numbers])
        return tuple(
            Dyad((self.about[a], self.about[b]), friendly, hostile)
            for a, b, friendly, hostile in zip(*(column.tolist() for column in columns), strict=True)
        )
