"""Which relationships a question admits, in Cypher: the terms of :func:`detente.queries.selection.condition` for the graph in Neo4j.

A bound that a relationship lacks is infinite: a start before, an end after all days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from detente.dates import duration
from detente.exchange.cypher_literals import literal
from detente.model import FUTURE, PAST

if TYPE_CHECKING:
    from detente.queries.selection import Selection

NEVER = "r.id IS NULL"  # a bare false would be tried on one path after the other
FIRST_DAY, DAY_AFTER_ALL = "date('0000-12-31')", "date('+10000-01-01')"
LAST_DAY = "date('9999-12-31')"

IN_ORDER = {
    False: f"""reduce(day = {FIRST_DAY}, r IN way |
        CASE WHEN day IS NOT NULL AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= day, true)
        THEN CASE WHEN r.start_earliest > day THEN r.start_earliest ELSE day END END) IS NOT NULL""",
    True: f"""reduce(day = {FIRST_DAY}, r IN way |
        CASE WHEN r.kind = 'act' AND coalesce(r.start_earliest >= day, day = {FIRST_DAY})
        THEN coalesce(r.start_latest, {DAY_AFTER_ALL})
        WHEN r.kind <> 'act' AND r.start_latest <= r.end_earliest AND r.end_earliest >= day
        THEN CASE WHEN r.start_latest > day THEN r.start_latest ELSE day END END) IS NOT NULL""",
}
"""That the relationships of ``way`` can come one after the other, or by whether it is to be certain, surely do:
:func:`detente.dates.in_order`.
"""


def of_edges(selection: Selection, timeless: list[str]) -> Iterator[str]:
    """Conditions on a relationship ``r``, all of which have to hold. ``timeless`` are the relations that count at any time.

    Raises DateError.
    """
    yield "r.status IN ['asserted', 'reported']"
    yield from _of_time(selection, timeless)
    if selection.sign is not None:
        yield f"r.sign = {literal(selection.sign)}"
    if selection.min_documents > 1:
        yield f"r.documents >= {selection.min_documents}"
    if selection.min_confidence > 0:
        yield f"r.confidence >= {literal(selection.min_confidence)}"


def cypher_day(day: int) -> str | None:
    """A day as a date in Cypher; None for an infinite one."""
    return f"date('{date.fromordinal(day).isoformat()}')" if PAST < day < FUTURE else None


def _of_time(selection: Selection, timeless: list[str]) -> Iterator[str]:
    window = selection.window
    if window is None:
        return
    a, b = window
    first, last, remembered = cypher_day(a), cypher_day(b), None
    memory = None if selection.memory is None else duration(selection.memory)
    if memory is not None:
        remembered = cypher_day(max((b if selection.certain else a) - memory, PAST))
    if not selection.undated:
        yield _counts(timeless, last)

    def since(bound: str, day: str | None, infinite: str) -> str:
        return f"coalesce({bound} >= {day}, {infinite})" if day is not None else "true"

    if not selection.certain:
        if last is not None:
            yield f"coalesce(r.start_earliest <= {last}, true)"
        act, state = since("r.start_latest", first, "true"), since("r.end_latest", first, "true")
        if selection.as_of is not None:
            act = "true" if memory is None else since("r.start_latest", remembered, "true")
        yield from _either(act, state)
    elif selection.as_of is None:
        if last is not None:
            yield f"r.start_latest <= {last}"
        yield from _either(since("r.start_earliest", first, "false"), since("r.end_earliest", first, "false"))
    else:
        yield f"r.start_latest <= {first}" if first is not None else NEVER
        act = "true" if memory is None else since("r.start_earliest", remembered, "false")
        yield from _either(act, since("r.end_earliest", last, "false") if last is not None else "false")


def _counts(timeless: list[str], last: str | None) -> str:
    """That a relationship counts by the end of the time: from its start where one is told, else from when it is first attested."""
    untold = "coalesce(r.start, '..') IN ['', '..']"
    if last is None:
        dated = f"NOT ({untold} AND r.start_latest IS NULL)"
    else:
        dated = f"coalesce(CASE WHEN {untold} THEN r.start_latest <= {last} ELSE coalesce(r.start_earliest <= {last}, true) END, false)"
    return f"(type(r) IN {literal(timeless)} OR {dated})" if timeless else dated


def _either(act: str, state: str) -> Iterator[str]:
    if act != state:
        yield f"CASE r.kind WHEN 'act' THEN {act} ELSE {state} END"
    elif act != "true":
        yield act
