"""Neighbouring expressions joined: ranges ("from May to July 1999"), lists that tell a month or year once, weekdays with their day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from detente.extraction.timex.cues import Cues, Lead
from detente.extraction.timex.expressions import Expression
from detente.extraction.timex.forms import Forms

_AFTER_WEEKDAY = re.compile(r",?\s+(?:the\s+)?")
_NAME = re.compile(r"\s[^\W\d_a-z]")
_NOW = ("present", "today")
_DATED = ("date", "relative", "weekday")


class Group(NamedTuple):
    """One date, or two of which the second ends what the first begins."""

    first: Expression
    lead: Lead
    last: Expression | None = None
    onward: bool = False
    last_about: bool = False
    """Whether the second date is approximate: "to about 1870"."""
    either: bool = False
    """Whether it is one of the two: "in 1850 or 1851"."""
    behind: str | None = None
    """The role that the words behind give."""
    amount: tuple[int, str, bool] | None = None
    """So long before or after the date the event was, or from it or up to it something lasted."""
    offset: int = 0
    """The length of the words that tell the amount, where the event was so long before or after the date."""


def grouped(text: str, expressions: list[Expression], cues: Cues, forms: Forms, *, alone: bool = False) -> list[Group]:
    """The dates and ranges that the expressions are, in order; what is none in its place, as the verb "may", is left out.

    ``forms`` name the months that are also something else; ``alone``: in a heading a month needs no words in front.
    """
    expressions = _with_weekdays(text, expressions)
    ends = [0, *(found.end for found in expressions)]
    leads = [cues.lead(text, found, end) for found, end in zip(expressions, ends, strict=False)]
    joins = [cues.join(text, a, b) for a, b in pairwise(expressions)]
    kept = [
        not found.weak or (alone and found.kind == "date") or _stands(text, found, lead, cues, forms)
        for found, lead in zip(expressions, leads, strict=True)
    ]
    for i, join in enumerate(joins):
        if join and leads[i].role in ("between", "sometime", "from") and expressions[i].month and expressions[i + 1].month:
            kept[i] = True
    _keep_company(expressions, joins, kept)
    for i in reversed(range(len(joins))):
        if joins[i] and kept[i] and kept[i + 1]:
            _share_year(expressions[i], expressions[i + 1], joins[i])
    groups: list[Group] = []
    ended = False
    for i, (found, lead) in enumerate(zip(expressions, leads, strict=True)):
        if ended or not kept[i] or found.kind in ("present", "length"):
            ended = False
            continue
        following = expressions[i + 1] if i < len(joins) else None
        if found.kind == "offset":
            if following is not None and following.kind in _DATED and cues.counts_from(text, found, following):
                groups.append(Group(following, lead._replace(start=found.start), amount=found.amount, offset=found.end - found.start))
            continue
        either = joins[i] == "or" and _alike(found, expressions[i + 1]) and kept[i + 1] if following else False
        ended = following is not None and found.until is None and (either or _is_range(joins[i], lead, following, kept[i + 1]))
        end = following if ended else None
        behind = cues.behind(text, (end or found).end)
        onward = cues.onward(text, found.end)
        group = Group(found, lead, end, onward, ended and leads[i + 1].about, either, behind, _lasting(text, expressions, i, lead, cues))
        groups.append(group)
    return groups


def _lasting(text: str, expressions: list[Expression], i: int, lead: Lead, cues: Cues) -> tuple[int, str, bool] | None:
    """How long what began or ended then lasted: "from 1979 for ten years", "for six years until 1990"."""
    found = expressions[i]
    before = expressions[i - 1] if i else None
    behind = expressions[i + 1] if i + 1 < len(expressions) else None
    if lead.role == "until" and before is not None and before.kind == "length" and cues.ends_with(text, before, found):
        return before.amount
    if lead.role not in ("from", "since", "starting"):
        return None
    if before is not None and before.kind == "length" and text[before.end : lead.start].split() == ["from"]:
        return before.amount
    return behind.amount if behind is not None and behind.kind == "length" and text[found.end : behind.start].split() == ["for"] else None


def _alike(a: Expression, b: Expression) -> bool:
    """Whether two dates of the calendar are told in the same unit, so that "or" makes them one that is not known."""
    values = (a.value, b.value)
    return all(v and v.replace("-", "").isdigit() for v in values) and len(a.value or "") == len(b.value or "") and b.until is None


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


def _stands(text: str, found: Expression, lead: Lead, cues: Cues, forms: Forms) -> bool:
    """Whether a bare month is a date by itself: after "in"; after "by" or "of" only where it can be no name or verb."""
    if found.kind != "date" or (lead.role is None and not lead.part):
        return False
    if lead.part or lead.cue in cues.doubtful:
        return True
    month = text[found.start : found.end]
    return month not in forms.doubtful and not (month in forms.first_names and _NAME.match(text, found.end))


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
    if not kept or last.kind in ("anniversary", "offset", "length"):
        return False
    return join == "range" or (join == "and" and lead.role in ("between", "sometime"))
