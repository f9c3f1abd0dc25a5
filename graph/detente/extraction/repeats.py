"""News told twice: what a headline or a later sentence tells without a date has the day that the body of the report tells of it."""

from __future__ import annotations

from detente.edtf import span
from detente.errors import DateError
from detente.model import Fact

_LATELY = 10
"""Days before the publication in which the same act is the same piece of news."""


def dated_by_body(facts: list[Fact], published: str | None) -> list[Fact]:
    """The facts, those that only the publication dates with the day that another telling of the same act has, if it is one."""
    if published is None:
        return facts
    last = span(published)[1]
    days: dict[tuple[object, ...], set[str]] = {}
    for fact in facts:
        if fact.start and fact.start_basis != "publication" and _is_day_of(fact.start, last):
            days.setdefault(_act(fact), set()).add(fact.start)
    settled = []
    for fact in facts:
        told = days.get(_act(fact), set()) if fact.start_basis == "publication" else set()
        settled.append(fact._replace(start=next(iter(told)), start_basis="context") if len(told) == 1 else fact)
    return settled


def _act(fact: Fact) -> tuple[object, ...]:
    return fact.relation, *sorted((fact.source[:3], fact.target[:3]), key=str)


def _is_day_of(start: str, last: int) -> bool:
    try:
        first, end = span(start)
    except DateError:
        return False
    return first == end and 0 <= last - first <= _LATELY
