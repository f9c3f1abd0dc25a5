"""Neighbouring expressions joined: ranges ("from May to July 1999"), lists that tell a month or year once, weekdays with their day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from detente.extraction.timex.cues import Cues, Lead
from detente.extraction.timex.expressions import Expression

_AFTER_WEEKDAY = re.compile(r",?\s+(?:the\s+)?")
_NAME = re.compile(r"\s[^\W\d_a-z]")
_NOW = ("present", "today")


class Group(NamedTuple):
    """One date, or two of which the second ends what the first begins."""

    first: Expression
    lead: Lead
    last: Expression | None = None
    onward: bool = False


def grouped(text: str, expressions: list[Expression], cues: Cues, doubtful: set[str]) -> list[Group]:
    """The dates and ranges that the expressions are, in order; what is none in its place, as the verb "may", is left out.

    ``doubtful`` names the months that are also something else.
    """
    expressions = _with_weekdays(text, expressions)
    ends = [0, *(found.end for found in expressions)]
    leads = [cues.lead(text, found, end) for found, end in zip(expressions, ends, strict=False)]
    joins = [cues.join(text, a, b) for a, b in pairwise(expressions)]
    kept = [not found.weak or _stands(text, found, lead, cues, doubtful) for found, lead in zip(expressions, leads, strict=True)]
    for i, join in enumerate(joins):
        if join and leads[i].role in ("between", "from") and expressions[i].month and expressions[i + 1].month:
            kept[i] = True
    _keep_company(expressions, joins, kept)
    for i in reversed(range(len(joins))):
        if joins[i] and kept[i] and kept[i + 1]:
            _share_year(expressions[i], expressions[i + 1], joins[i])
    groups: list[Group] = []
    ended = False
    for i, (found, lead) in enumerate(zip(expressions, leads, strict=True)):
        if ended or not kept[i] or found.kind == "present":
            ended = False
            continue
        ended = i < len(joins) and found.until is None and _is_range(joins[i], lead, expressions[i + 1], kept[i + 1])
        groups.append(Group(found, lead, expressions[i + 1] if ended else None, cues.onward(text, found.end)))
    return groups


def _with_weekdays(text: str, expressions: list[Expression]) -> list[Expression]:
    """ "Sunday, 13 May 1956" is one date."""
    joined: list[Expression] = []
    for found in expressions:
        before = joined[-1] if joined else None
        if before and before.kind == "weekday" and found.day and _AFTER_WEEKDAY.fullmatch(text, before.end, found.start):
            found.start = before.start
            joined.pop()
        joined.append(found)
    return joined


def _stands(text: str, found: Expression, lead: Lead, cues: Cues, doubtful: set[str]) -> bool:
    """Whether a bare month is a date by itself: after "in"; after "by" or "of" only where it can be no name or verb."""
    if found.kind != "date" or (lead.role is None and not lead.part):
        return False
    if lead.part or lead.cue in cues.doubtful:
        return True
    month = text[found.start : found.end]
    return month not in doubtful and not _NAME.match(text, found.end)


def _keep_company(expressions: list[Expression], joins: list[str | None], kept: list[bool]) -> None:
    """A bare month next to a month that is kept is one too: "March, May and October 2015"."""
    order = range(len(joins))
    for i in (*order, *reversed(order)):
        a, b = expressions[i], expressions[i + 1]
        if joins[i] and a.month and b.month and (kept[i] or kept[i + 1]):
            kept[i] = kept[i + 1] = True


def _share_year(a: Expression, b: Expression, join: str | None) -> None:
    """ "March and May 2015", "30 December to 3 January 2001": the first of two takes the year that is told with the second."""
    if a.month and a.year is None and a.later is None and b.year and b.month:
        year_before = join == "range" and (a.month, a.day or 0) > (b.month, b.day or 99)
        a.in_year(b.year - 1 if year_before else b.year)


def _is_range(join: str | None, lead: Lead, last: Expression, kept: bool) -> bool:
    if last.kind in _NOW:
        return join == "range"
    if not kept or last.kind == "anniversary":
        return False
    return join == "range" or (join == "and" and lead.role == "between")
