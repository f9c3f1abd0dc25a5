"""Dates in running text: "13 May 1956", "from 1980 through 1990", "two years later", "in March" below a heading that tells the year.

Finding goes in four steps, as in SUTime (Chang and Manning, LREC 2012): forms of a date are scanned, neighbours joined to ranges and
lists, what is relative reckoned from the publication date or the date told before, and the words in front give each its role. A date
is never invented: what nothing tells the year of is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from detente.edtf import span
from detente.extraction.timex.cues import Cues
from detente.extraction.timex.expressions import Expression
from detente.extraction.timex.forms import forms_of
from detente.extraction.timex.joining import Group, grouped
from detente.extraction.timex.reckoning import Setting, after_a_time, before_it, known, or_none
from detente.model import Basis

_ROLES = {"from": "since", "starting": "since", "between": "at"}
"""Roles that a date by itself has where the words in front of it could begin a range."""


_YEAR_ALONE = 4
"""The length of a year."""


class TimeMention(NamedTuple):
    """One date in a text."""

    start: int
    end: int
    """Character span in the text."""
    value: str
    """EDTF: the date, or where a range begins."""
    until: str | None
    """EDTF: where a range ends; ``..`` where it is told to go on."""
    basis: Basis
    """told, or resolved from the publication date or another date."""
    role: str
    """at, since, until, by (then or before), from_to, during, anniversary (``value`` is the date commemorated), age (of birth)."""
    partial: bool
    """Whether the year was not told with it."""
    by_publication: bool = False
    """Whether it was reckoned from the publication date."""

    def edges(self) -> tuple[str | None, str | None]:
        """Start and end that the mention gives to what it dates: "until 1996" an end, "by 1807" the start ``[..1807]``, "by December",
        of a year that was told before, some day of that year.
        """
        if self.role == "until":
            return None, self.value
        if self.role == "by" and self.partial and self.value[:1] != "[" and len(self.value) > _YEAR_ALONE:
            return f"[{self.value[:_YEAR_ALONE]}..{self.value}]", None
        if self.role == "by":
            return (self.value if self.value.startswith("[") else f"[..{self.value}]"), None
        return self.value, self.until


def find(
    text: str,
    *,
    anchor: str | None = None,
    context_year: int | None = None,
    day_first: bool | None = None,
    context: str | None = None,
    last: str | None = None,
    born: str | None = None,
    alone: bool = False,
) -> list[TimeMention]:
    """The dates in a text, in its order.

    Parameters
    ----------
    text
        A sentence or a few; dates are related to each other within it.
    anchor
        EDTF of the publication date; without it "yesterday" is left out.
    context_year, context
        Year, or EDTF, of the last date told above the text: gives "in March" its year, before the publication date does, and
        "two years later" its beginning.
    last
        EDTF of the last date above the text that was reckoned from the publication, where one is nearer than ``context``: "two days
        later" counts from it.
    day_first
        Whether 05/06/1956 is in June; None: as the other dates of the text, else the day is first.
    born
        EDTF of the birth from which "at the age of 45" counts.
    alone
        Whether the text is a heading, in which a month stands by itself.
    """
    forms = forms_of()
    if not forms.worth_reading(text):
        return []
    expressions = forms.scan(text, day_first=day_first)
    if not expressions:
        return []
    setting = Setting(anchor, context_year, context, last, future=forms.speaks_of_future(text), born=born)
    setting.today = any(found.kind == "today" for found in expressions)
    ahead = {(found.year, found.month or 12, found.day or 31) for found in expressions if found.year}
    setting.ahead = ahead.pop() if len(ahead) == 1 else None
    mentions = (_mention(group, setting) for group in grouped(text, expressions, _cues(), forms, alone=alone))
    return [mention for mention in mentions if mention is not None]


def habit(texts: Iterable[str]) -> bool:
    """Whether the numeric dates of a document put the day first: as those that can be read in one way only, else as its other dates
    do ("May 13, 1956"); the day, where nothing tells.
    """
    return forms_of().habit("\n".join(texts))


def _mention(group: Group, setting: Setting) -> TimeMention | None:
    """The mention that a group is, reckoned; the setting then has its date as the one told last."""
    first, lead = group.first, group.lead
    value = _value(first, setting)
    if value is None or lead.role == "like":
        return None
    if group.offset:
        return _counted(group, value)
    by_publication = setting.by_publication
    if first.kind != "anniversary":
        setting.tell(value)
    if lead.role == "age":
        setting.born = value
    if lead.about:
        value = _about(value)
    start, end, until = min(lead.start, first.start), first.end, first.until
    role, basis = first.role or _ROLES.get(lead.role or "at", lead.role or "at"), first.basis
    if group.either and group.last is not None and group.last.value and value < group.last.value:
        value, end = f"[{value},{group.last.value}]", group.last.end
    elif group.last is not None and (last := _end(group.last, value, setting)):
        until, end, role = last, group.last.end, "since" if last == ".." else role if role == "sometime" else "from_to"
        until = _about(until) if group.last_about and until != ".." else until
    elif group.amount is not None and (other := _lasting(group, value)):
        value, until = (other, value) if role == "until" else (value, other)
        role, basis = "from_to", "resolved"
    elif until is None and role == "since" and (lead.role == "since" or group.onward):
        until = ".."
    if role == "sometime":
        value, until, role = (f"[{value}..{until}]" if until and "[" not in value + until else value), None, "at"
    role = group.behind or role
    if role == "before":
        within = lead.part or lead.event or group.behind
        value, role = value if within else before_it(value) or value, "by"
    elif role == "after":
        value, role = value if value[0] == "[" else f"[{value}..]", "at"
    return TimeMention(start, end, value, until, basis, role, first.partial, by_publication)


def _counted(group: Group, value: str) -> TimeMention | None:
    """ "A year after independence in 1960": the date that lies so far from the one told."""
    number, unit, half = group.amount or (0, "year", False)
    reckoned = after_a_time(known(value), number, unit, half=half)
    if reckoned is None:
        return None
    return TimeMention(group.lead.start, group.lead.start + group.offset, reckoned, None, "resolved", "at", partial=False)


def _lasting(group: Group, value: str) -> str | None:
    """The other end of what lasted so long up to a date, or from it on."""
    number, unit, half = group.amount or (0, "year", False)
    return after_a_time(known(value), -number if group.lead.role == "until" else number, unit, half=half)


def _about(value: str) -> str:
    return value if value[0] == "[" or value[-1] in "~?%" else f"{value}~"


def _end(last: Expression, value: str, setting: Setting) -> str | None:
    """The end of a range; None where it would lie before the beginning, so that the two are no range."""
    if last.kind in ("present", "today"):
        return ".."
    until = _value(last, setting)
    if until is None or span(until)[1] < span(value)[0]:
        return None
    setting.tell(until)
    return until


def _value(found: Expression, setting: Setting) -> str | None:
    setting.by_publication = False
    if (later := found.later) is not None:
        found.basis = "resolved"
        found.value = or_none(lambda: later(setting))
    elif found.value is None and found.month is not None and (year := setting.year_of(found.month, found.day)):
        found.in_year(year)
        found.partial, found.basis = True, "resolved"
    return found.value


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues(forms_of().content)
