"""What closes what: an edge that nothing tells the end of ends, as an inference, with what its end follows from.

CUT_TIES ends DIPLOMATIC_RELATIONS, SUCCEEDED between leaders ends the office that it names, the end of a state ends what it was
party to, a second start of the same relation is a second edge and bounds the end of the first. An end that is told is never
changed, and nothing is closed before a day on which it is attested.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from detente.dates import span
from detente.model import FUTURE, Bounds


class Closing(NamedTuple):
    """An end that follows from something else: no later than ``last`` and, if ``exact``, not before ``first``."""

    last: int
    first: int
    text: str
    """EDTF of the end."""
    exact: bool
    second: bool = False
    """It is the second start of the same relation, and closes only what surely started before it."""

    def closes(self, bounds: Bounds) -> bool:
        """Whether it comes after the start of an edge without a told end, and not before the edge is attested for the last time."""
        s1, s2, e1, _ = bounds
        return e1 <= self.last < FUTURE and (s2 < self.first if self.second else s1 <= self.last)

    def applied(self, bounds: Bounds) -> Bounds:
        """The bounds of an edge that this ends."""
        s1, s2, e1, _ = bounds
        return Bounds(s1, min(s2, self.last), max(e1, self.first) if self.exact else e1, self.last)


def ends_on(date: str) -> Closing:
    """What ended on a date (EDTF): the edge held until then."""
    first, last = span(date)
    return Closing(last, first, date, True)


def ends_by(date: str, *, second: bool = False) -> Closing:
    """What had ended by a date (EDTF), and may have done so long before."""
    first, last = span(date)
    return Closing(last, first, f"[..{_latest(date)}]", False, second)


def closed(bounds: Bounds, closings: Iterable[Closing]) -> Closing | None:
    """The earliest of the closings that ends an edge of these bounds; None where none does."""
    return min((closing for closing in closings if closing.closes(bounds)), default=None)


def second_starts(starts: Iterable[str | None]) -> list[Closing]:
    """How each start in a group bounds the ends of the edges that started before it."""
    return [ends_by(start, second=True) for start in sorted({start for start in starts if start is not None})]


def _latest(date: str) -> str:
    """The last part of a set such as ``[1980..1990]``, any other date itself."""
    return date.strip("[]").split(",")[-1].split("..")[-1]
