"""Tellings to edges: what several documents tell of one relation between two actors becomes one edge for each time of it.

Everything here is a pure function of the *set* of tellings, so that documents give the same edges in any order.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from detente.dates import attestation, bounds, counts_from, span
from detente.model import FUTURE, PAST, Basis, Bounds
from detente.resolution.closing import Closing, closed, second_starts
from detente.resolution.properties import properties_of

ASSERTED, REPORTED, PLANNED, DENIED = range(4)
GOES_ON = ".."
DIGITS = 6
"""Of an edge's confidence that are kept."""
_BASES: tuple[Basis | None, ...] = ("told", "resolved", "context", "publication", "inferred", None)
_STRENGTH = {basis: rank for rank, basis in enumerate(_BASES)}
_ALWAYS = (PAST, FUTURE)


class Tie(NamedTuple):
    """What of a relation type decides how its tellings become edges."""

    number: int
    name: str
    symmetric: bool
    state: bool
    process: bool
    timeless: bool
    sign: int
    identity: tuple[str, ...]


class Telling(NamedTuple):
    """What one place in one document tells of the time of a relation."""

    start: str | None
    end: str | None
    start_basis: Basis | None
    end_basis: Basis | None
    attested: str | None
    """The day on which it is shown to hold, or before which it was done; see :func:`attested_on`."""
    status: int
    witness: Hashable
    """Stands for the document and all that are near-copies of it."""
    confidence: float
    properties: Mapping[str, str]


class Derived(NamedTuple):
    """An edge as its tellings have it."""

    start: str | None
    end: str | None
    bounds: Bounds
    counts: int
    act: bool
    start_basis: Basis | None
    end_basis: Basis | None
    status: int
    documents: int
    confidence: float
    properties: Mapping[str, str]
    tellings: tuple[int, ...]
    """Which of the tellings given tell it, ascending."""


def attested_on(start: str | None, end: str | None, attested: str | None, published: str | None) -> str | None:
    """The day on which a telling attests its edge: the one it names, else, where it names no date at all or says that it goes on, the
    day of publication.
    """
    return attested or (published if end == GOES_ON or (start is None and end is None) else None)


def edges_of(tie: Tie, tellings: Sequence[Telling], closings: Iterable[Closing] = ()) -> list[Derived]:
    """The edges of one group of tellings (same relation, ends and identity properties), in order of their dates.

    Tellings are one edge when their dates are compatible: one is a coarser telling of the other, or is missing. A telling that would fit
    several edges stays by itself; the edge has the finest date. ``closings`` are what elsewhere ends these edges, see
    :mod:`detente.resolution.closing`.
    """
    if len(tellings) == 1:
        derived = [alone(tie, tellings[0])]
    else:
        derived = [_one(tie, tellings, tuple(sorted(t.tellings)), t.start, t.end) for t in _times(tellings)]
        derived.sort(key=_by_date)
    ending = [*closings, *(second_starts(edge.start for edge in derived) if len(derived) > 1 else ())]
    return [_close(edge, ending) for edge in derived] if ending else derived


class _Time:
    """A start and an end to which tellings agree."""

    __slots__ = ("end", "ends", "start", "starts", "tellings")

    def __init__(self, start: str | None, end: str | None) -> None:
        self.start, self.end = start, end
        self.starts, self.ends = _days(start), _days(end)
        self.tellings: list[int] = []

    def admits(self, start: tuple[int, int], end: tuple[int, int], attested: tuple[int, int] | None) -> bool:
        if not (_nested(self.starts, start) and _nested(self.ends, end)):
            return False
        first, last = max(self.starts[0], start[0]), min(self.ends[1], end[1])
        return first <= last and (attested is None or (attested[1] >= first and attested[0] <= last))

    def narrow(self, end: str | None) -> None:
        # Starts come finest first, so that an end alone can become finer.
        if _preference(end) < _preference(self.end):
            self.end, self.ends = end, _days(end)


def _times(tellings: Sequence[Telling]) -> list[_Time]:
    """The finest dates first; each telling then joins the one time that it fits, or stands by itself."""
    alike: dict[tuple[str | None, str | None, str | None], list[int]] = {}
    for number, telling in enumerate(tellings):
        attested = None if telling.status == PLANNED else telling.attested
        alike.setdefault((telling.start, telling.end, attested), []).append(number)
    order = sorted(alike, key=_fineness)
    times: list[_Time] = []
    by_day: list[tuple[int, int, int]] = []  # first and last day of the start, place in times
    for start, end, attested in order:
        starts, ends = _days(start), _days(end)
        shown = span(attested) if attested is not None else None
        fitting = _fitting(times, by_day, start, starts, ends, shown)
        if len(fitting) == 1:
            time = fitting[0]
        else:
            same = [t for t in times if t.start == start and t.end == end]
            time = same[0] if same else _Time(start, end)
            if not same:
                insort(by_day, (*starts, len(times)))
                times.append(time)
        time.narrow(end)
        time.tellings += alike[start, end, attested]
    return times


def _fitting(
    times: list[_Time],
    by_day: list[tuple[int, int, int]],
    start: str | None,
    starts: tuple[int, int],
    ends: tuple[int, int],
    shown: tuple[int, int] | None,
) -> list[_Time]:
    """Up to two of the times that a telling fits."""
    # Whatever is finer than this start begins within it; a time without start encloses everything and sorts first.
    place = 0 if start is None else bisect_left(by_day, (starts[0],))
    found: list[_Time] = []
    while place < len(by_day) and by_day[place][0] <= starts[1]:
        time = times[by_day[place][2]]
        if time.admits(starts, ends, shown):
            found.append(time)
            if len(found) == 2:
                break
        place += 1
    return found


def _fineness(alike: tuple[str | None, str | None, str | None]) -> tuple[object, ...]:
    start, end, attested = alike
    return (start is None, _width(_days(start)), _width(_days(end)), end is None, start or "", end or "", attested or "")


def _preference(end: str | None) -> tuple[int, bool, str]:
    return _width(_days(end)), end is None, end or ""


def alone(tie: Tie, telling: Telling) -> Derived:
    """The edge of the only telling of a group, where nothing elsewhere ends it."""
    start, end, attested = telling.start, telling.end, telling.attested
    act = not tie.state and not (tie.process and end is not None)
    limits = bounds(start, end, act=act, attested=attestation((attested,)) if attested and telling.status != PLANNED else None)
    counts = counts_from(start, limits, timeless=tie.timeless)
    bases = telling.start_basis if start else None, telling.end_basis if end else None
    return Derived(start, end, limits, counts, act, *bases, telling.status, 1, telling.confidence, telling.properties, (0,))


def _one(tie: Tie, tellings: Sequence[Telling], members: tuple[int, ...], start: str | None, end: str | None) -> Derived:
    own = [tellings[i] for i in members]
    strongest = min(t.status for t in own)
    # A denial neither supports an edge that others assert, nor dates it; and a plan makes nobody surer that it came about.
    telling = own if strongest == DENIED else [t for t in own if t.status != DENIED]
    act = not tie.state and not (tie.process and end is not None)
    limits = bounds(start, end, act=act, attested=attestation(t.attested for t in telling if t.status != PLANNED))
    return Derived(
        start,
        end,
        limits,
        counts_from(start, limits, timeless=tie.timeless),
        act,
        _basis(start, ((t.start, t.start_basis) for t in own)),
        _basis(end, ((t.end, t.end_basis) for t in own)),
        strongest,
        len({t.witness for t in telling}) if len(telling) > 1 else 1,
        combined((t.witness, t.confidence) for t in telling if t.status <= max(strongest, REPORTED)),
        properties_of(own),
        members,
    )


def combined(told: Iterable[tuple[Hashable, float]]) -> float:
    """How sure an edge is that these tell, each a witness and a confidence: the probability that one of the documents was read rightly.

    What one document (or its near-copy) says is read with the same names and the same habits, so that readings of it err together: of
    them the surest counts. Documents are taken to err apart from each other ("noisy or").

    >>> combined([("a.txt", 0.6), ("a.txt", 0.8), ("b.txt", 0.5)])
    0.9
    """
    surest: dict[Hashable, float] = {}
    for witness, confidence in told:
        surest[witness] = max(confidence, surest.get(witness, 0.0))
    if len(surest) == 1:
        return next(iter(surest.values()))
    doubt = 1.0
    # Sorted, so that any order gives the same bits.
    for confidence in sorted(surest.values()):
        doubt *= 1.0 - confidence
    return round(1.0 - doubt, DIGITS)


def _basis(date: str | None, told: Iterable[tuple[str | None, Basis | None]]) -> Basis | None:
    """The best reason that a telling of this date gives for it."""
    return None if date is None else min((basis for text, basis in told if text == date), key=_STRENGTH.__getitem__, default=None)


def _close(edge: Derived, closings: Iterable[Closing]) -> Derived:
    if edge.act or edge.end not in (None, GOES_ON):
        return edge
    closing = closed(edge.bounds, closings)
    if closing is None:
        return edge
    limits = closing.applied(edge.bounds)
    return edge._replace(end=closing.text, end_basis="inferred", bounds=limits, counts=counts_from(edge.start, limits))


def _by_date(edge: Derived) -> tuple[object, ...]:
    return (edge.start is None, edge.bounds, edge.start or "", edge.end or "")


def _days(date: str | None) -> tuple[int, int]:
    return _ALWAYS if date is None or date == GOES_ON else span(date)


def _nested(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _width(days: tuple[int, int]) -> int:
    return days[1] - days[0]
