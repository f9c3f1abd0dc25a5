"""What is known of an edge's time, and whether it answers a question: the table *Time* of the design.

Each end of an edge has an earliest and a latest day. A question asks what is *possible* with them, or what is *certain*
under every choice of days. Days are ordinals; a **state** (or process) holds from its start to its end, an **act** happens on one
day, its start and end being the same day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from detente.edtf import OPEN, by_months, canonical, compatible, edges_of, finer, span, text_of
from detente.errors import DateError
from detente.model import FUTURE, PAST, Bounds

__all__ = [
    "FUTURE",
    "PAST",
    "Bounds",
    "Window",
    "attestation",
    "bounds",
    "canonical",
    "compatible",
    "counts_from",
    "duration",
    "edges_of",
    "finer",
    "holds",
    "in_order",
    "span",
    "steps",
    "text_of",
]

_MONTHS = {"m": 1, "y": 12}
_DAYS = {"d": 1, "w": 7}
_DAYS_A_MONTH = 365.2425 / 12


class Window(NamedTuple):
    """The time that a question is about: first and last day."""

    a: int
    b: int

    @classmethod
    def parse(cls, text: str) -> Window:
        """A date or a window of EDTF dates: ``1985``, ``198X``, ``1975..1979``, ``1975/1979``, ``../1990``, ``1990..``.

        Raises DateError.
        """
        bare = text.strip()
        if ".." in bare and "/" not in bare and bare[:1] != "[":
            bare = bare.replace("..", "/", 1)
        return cls(*span(bare))


def attestation(days: Iterable[str | None]) -> tuple[int, int] | None:
    """From the EDTF dates on which an edge is attested: the day by which it has surely been attested for the first time, and
    the day from which surely for the last time; None where there is no date. An edge attested "in 1985" is so on one
    unknown day: its start is no later than the end of 1985, its end no earlier than the beginning, and nothing says that it held all year.
    """
    spans = [span(day) for day in days if day is not None]
    return (min(last for _, last in spans), max(first for first, _ in spans)) if spans else None


def bounds(start: str | None, end: str | None, *, act: bool, attested: tuple[int, int] | None = None) -> Bounds:
    """Earliest and latest day of start and end of an edge.

    Parameters
    ----------
    start, end
        EDTF as told. An end ``..`` is told to go on, and bounds as no end does: its day of telling is in ``attested``.
    act
        Whether the edge is an act; an act told with an end happened on one day between the two.
    attested
        First and last day on which the edge is attested, as :func:`attestation` has them. Of a planned act nothing is
        attested.

    Raises
    ------
    DateError
        A value is no date, or the end lies before the start.
    """
    told_start, told_end = _told(start), _told(end)
    if told_start and told_end and told_start[0] > told_end[1]:
        raise DateError(f"the end {end!r} lies before the start {start!r}; check both dates")
    if act:
        return _of_act(told_start, told_end, attested)
    s1, s2 = told_start or (PAST, attested[0] if attested else FUTURE)
    e1, e2 = told_end or (attested[1] if attested else PAST, FUTURE)
    return Bounds(s1, min(s2, e2), max(e1, s1), e2)


def counts_from(start: str | None, bounds: Bounds, *, timeless: bool = False) -> int:
    """The first day from which an edge counts without ``--undated``: its earliest start where one is told, else the first day
    on which it is attested, FUTURE where nothing dates it. A timeless relation counts always.
    """
    if timeless:
        return PAST
    return bounds.s1 if start is not None and start not in OPEN else bounds.s2


def holds(
    bounds: Bounds,
    counts: int,
    *,
    act: bool,
    window: Window,
    between: bool,
    certain: bool,
    undated: bool = False,
    memory: int | None = None,
) -> bool:
    """Whether an edge answers a question about a window.

    Parameters
    ----------
    bounds, counts
        As :func:`bounds` and :func:`counts_from` give them.
    between
        ``--between``: on some day of the window. Otherwise ``--as-of``: a state on some day of it (certain: all through it),
        an act done by then.
    certain
        Under every choice of days that the bounds allow; otherwise under some choice.
    undated
        Count edges before the first day on which they are attested, and those that nothing dates.
    memory
        With ``--as-of``: for how many days an act counts; None for ever.
    """
    s1, s2, e1, e2 = bounds
    a, b = window
    if not undated and (counts > b or counts >= FUTURE):
        return False
    if not act:
        if not certain:
            return s1 <= b and e2 >= a
        return (s2 <= b and e1 >= a) if between else (s2 <= a and e1 >= b)
    if between:
        return (s1 >= a and s2 <= b) if certain else (s1 <= b and s2 >= a)
    if certain:
        return s2 <= a and (memory is None or s1 >= b - memory)
    return s1 <= b and (memory is None or s2 >= a - memory)


def in_order(bounds: Bounds, *, act: bool, t: int, certain: bool) -> int | None:
    """One step of a path whose hops follow each other in time: the day reached when an edge follows day ``t``, None where it
    cannot. A path starts with ``t = PAST``.
    """
    s1, s2, e1, e2 = bounds
    if act:
        if certain:
            return s2 if s1 >= t else None
        return max(t, s1) if s2 >= t else None
    if certain:
        return max(t, s2) if s2 <= e1 and e1 >= t else None
    return max(t, s1) if e2 >= t else None


def duration(text: str) -> int:
    """Days of a length of time such as ``10y``, ``6m``, ``2w`` or ``90d`` (years and months of mean length). Raises DateError."""
    number, unit = _length(text)
    return number * _DAYS[unit] if unit in _DAYS else round(number * _MONTHS[unit] * _DAYS_A_MONTH)


def steps(window: Window, step: str) -> list[Window]:
    """A window cut into steps of the calendar (``1y``, ``6m``, ``90d``), in order; the last one may be shorter. Raises DateError,
    also for a window without a first or last day.
    """
    if window.a <= PAST or window.b >= FUTURE:
        raise DateError("steps need a window with a first and a last day; write both, as in 1970..1990")
    number, unit = _length(step)
    if not number:
        raise DateError(f"a step of {step!r} goes nowhere; write 1y, 6m or 90d")
    cut: list[Window] = []
    first = window.a
    while first <= window.b:
        count = number * (len(cut) + 1)
        following = window.a + count * _DAYS[unit] if unit in _DAYS else by_months(window.a, count * _MONTHS[unit])
        cut.append(Window(first, min(following - 1, window.b)))
        first = following
    return cut


def _told(value: str | None) -> tuple[int, int] | None:
    return None if value is None or value in OPEN else span(value)


def _of_act(start: tuple[int, int] | None, end: tuple[int, int] | None, attested: tuple[int, int] | None) -> Bounds:
    if start or end:
        first, last = (start or end or (PAST, FUTURE))[0], (end or start or (PAST, FUTURE))[1]
    else:
        first, last = PAST, attested[0] if attested else FUTURE
    return Bounds(first, last, first, last)


def _length(text: str) -> tuple[int, str]:
    found = re.fullmatch(r"([0-9]{1,5})\s*(d|w|m|y|days?|weeks?|months?|years?)", text.strip().lower())
    if not found:
        raise DateError(f"{text[:40]!r} is not a length of time; write 10y, 6m, 2w or 90d")
    return int(found[1]), found[2][0]
