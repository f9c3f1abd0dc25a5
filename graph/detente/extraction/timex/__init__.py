"""Dates in running text: "13 May 1956", "from 1980 through 1990", "two years later", "in March" below a heading that tells the year.

Finding goes in four steps, as in SUTime (Chang and Manning, LREC 2012): forms of a date are scanned, neighbours joined to ranges and
lists, what is relative reckoned from the publication date or the date told before, and the words in front give each its role. A date
is never invented: what nothing tells the year of is left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from detente.edtf import span
from detente.extraction.timex.cues import Cues
from detente.extraction.timex.expressions import Expression
from detente.extraction.timex.forms import forms_of
from detente.extraction.timex.joining import Group, grouped
from detente.extraction.timex.reckoning import Setting, before_it
from detente.model import Basis


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

    def edges(self) -> tuple[str | None, str | None]:
        """Start and end that the mention gives to what it dates: "until 1996" an end, "by 1807" the start ``[..1807]``."""
        if self.role == "until":
            return None, self.value
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
    day_first
        Whether 05/06/1956 is in June; None: as the other dates of the text, else the day is first.
    """
    forms = forms_of()
    if not forms.worth_reading(text):
        return []
    expressions = forms.scan(text, day_first=day_first)
    if not expressions:
        return []
    setting = Setting(anchor, context_year, context, future=forms.speaks_of_future(text))
    setting.today = any(found.kind == "today" for found in expressions)
    mentions = (_mention(group, setting) for group in grouped(text, expressions, _cues(), forms.doubtful))
    return [mention for mention in mentions if mention is not None]


def _mention(group: Group, setting: Setting) -> TimeMention | None:
    """The mention that a group is, reckoned; the setting then has its date as the one told last."""
    first, lead = group.first, group.lead
    value = _value(first, setting)
    if value is None:
        return None
    if first.kind != "anniversary":
        setting.reference = value
    if lead.about and value[0] != "[" and value[-1] not in "~?%":
        value = f"{value}~"
    start, end, until = min(lead.start, first.start), first.end, first.until
    role = first.role or {"from": "since", "starting": "since", "between": "at"}.get(lead.role or "at", lead.role or "at")
    if group.last is not None and (last := _end(group.last, value, setting)):
        until, end, role = last, group.last.end, "since" if last == ".." else "from_to"
    elif until is None and role == "since" and (lead.role == "since" or group.onward):
        until = ".."
    if role == "before":
        value, role = value if lead.part or lead.event else before_it(value) or value, "by"
    elif role == "after":
        value, role = value if value[0] == "[" else f"[{value}..]", "at"
    return TimeMention(start, end, value, until, first.basis, role, first.partial)


def _end(last: Expression, value: str, setting: Setting) -> str | None:
    """The end of a range; None where it would lie before the beginning, so that the two are no range."""
    if last.kind in ("present", "today"):
        return ".."
    setting_before = setting.reference
    until = _value(last, setting)
    if until is None or span(until)[1] < span(value)[0]:
        setting.reference = setting_before
        return None
    setting.reference = until
    return until


def _value(found: Expression, setting: Setting) -> str | None:
    if found.later is not None:
        found.basis = "resolved"
        found.value = found.later(setting)
    elif found.value is None and found.month is not None and (year := setting.year_of(found.month, found.day)):
        found.in_year(year)
        found.partial, found.basis = True, "resolved"
    return found.value


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues(forms_of().content)
