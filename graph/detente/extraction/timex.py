"""Dates in running text: "13 May 1956", "from 1980 through 1990", "two years later", "in March" below a heading that tells the year.

Finding goes in four steps, as in SUTime (Chang and Manning, LREC 2012): forms of a date are scanned, neighbours joined to ranges and
lists, what is relative reckoned from the publication date or the date told before, and the words in front give each its role. A date
is never invented: what nothing tells the year of is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from detente.edtf import canonical, edges_of, span
from detente.extraction.reckoning import Setting, before_it
from detente.extraction.timex_forms import Forms, forms_of
from detente.extraction.timex_readers import Expression, calendar_value
from detente.model import Basis

_TOKEN = re.compile(r"[^\W_]+(?:['’]t\b)?|[^\w\s]")
_LOOK_BACK = 48
"""So many characters before a date can hold the words that give it its role."""


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
    cues = _cues()
    expressions = forms.scan(text, day_first=day_first)
    if not expressions:
        return []
    setting = Setting(anchor, context_year, context, future=forms.speaks_of_future(text))
    setting.today = any(found.kind == "today" for found in expressions)
    roles = [cues.role(text, found) for found in expressions]
    groups = _joined(text, expressions, roles, cues, forms)
    mentions: list[TimeMention] = []
    for group in groups:
        mentions.extend(_told(group, setting))
    return mentions


class Cues:
    """The words around dates: what stands in front and gives a role, and what joins two."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.roles = {tuple(phrase.split()): role for role, phrases in content["cues"].items() for phrase in phrases}
        self.parts = frozenset(content["parts"])
        self.links = frozenset(content["part_links"])
        self.about = frozenset(content["about"])
        self.negations = frozenset(content["negations"])
        self.doubtful = frozenset(content["doubtful_cues"])
        self.joins = [(kind, re.compile(pattern)) for kind, pattern in content["between_dates"].items()]
        self.from_on = re.compile(content["from_on"])

    def role(self, text: str, found: Expression) -> Lead:
        """What the words in front of an expression say of it."""
        tokens = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text, max(found.start - _LOOK_BACK, 0), found.start)]
        at, start, part, about = len(tokens), found.start, False, False
        while at:
            word = tokens[at - 1][0]
            if word in self.about or (word == "." and at > 1 and tokens[at - 2][0] in self.about):
                about = True
            elif word in self.parts and (word != "-" or tokens[at - 2 if at > 1 else 0][0] in self.parts):
                part, start = True, tokens[at - 1][1]
            elif not (word in self.links and self._links(tokens, at - 1, word)):
                break
            at -= 1
        for length in (4, 3, 2, 1):
            phrase = tuple(word for word, _ in tokens[max(at - length, 0) : at])
            if len(phrase) == length and (role := self.roles.get(phrase)):
                negated = role == "until" and any(w in self.negations or w.endswith("n't") for w, _ in tokens[max(at - 6, 0) : at - length])
                return Lead("at" if negated else role, phrase[-1], start, part, about)
        return Lead(None, "", start, part, about)

    def _links(self, tokens: list[tuple[str, int]], at: int, word: str) -> bool:
        """Whether "of", "in" or "the" belongs to the date's own words ("the end of", "early in") and is no cue itself."""
        return word == "the" or (at > 0 and tokens[at - 1][0] in self.parts)


class Lead(NamedTuple):
    """What stands in front of a date: a role, the word that gives it, where the date's own words start, and what they qualify."""

    role: str | None
    cue: str
    start: int
    part: bool
    about: bool


class Group(NamedTuple):
    """One date, or two of which the second ends the first."""

    first: Expression
    lead: Lead
    last: Expression | None
    onward: bool


def _joined(text: str, expressions: list[Expression], leads: list[Lead], cues: Cues, forms: Forms) -> list[Group]:
    """Neighbours joined to ranges; years told once for a list given to all of it; bare months without a cue left out."""
    _absorb_weekdays(text, expressions, leads)
    joins = [cues_join(text, a, b, cues) for a, b in zip(expressions, expressions[1:], strict=False)] + [None]
    kept = [not found.weak or _stands(text, found, lead, cues, forms) for found, lead in zip(expressions, leads, strict=True)]
    for i, join in enumerate(joins[:-1]):
        a, b = expressions[i], expressions[i + 1]
        if (
            join
            and (kept[i] or not a.weak or b.year or kept[i + 1])
            and a.kind == "date"
            and b.kind == "date"
            and (kept[i] or kept[i + 1] or join == "range")
        ):
            if (b.year or kept[i] or join == "range") and (a.year or a.month):
                kept[i] = kept[i] or bool(b.year or kept[i + 1])
                kept[i + 1] = kept[i + 1] or kept[i]
    for i in range(len(joins) - 2, -1, -1):
        if joins[i] and kept[i] and kept[i + 1]:
            _share_year(expressions[i], expressions[i + 1], joins[i])
    groups: list[Group] = []
    i = 0
    while i < len(expressions):
        found, lead = expressions[i], leads[i]
        following = expressions[i + 1] if i + 1 < len(expressions) else None
        if following is not None and kept[i] and found.until is None and _is_range(joins[i], lead, found, following):
            groups.append(Group(found, lead, following, onward=False))
            i += 2
            continue
        if kept[i] and found.kind != "present":
            groups.append(Group(found, lead, None, onward=cues.from_on.match(text, found.end) is not None))
        i += 1
    return groups


def _absorb_weekdays(text: str, expressions: list[Expression], leads: list[Lead]) -> None:
    """ "Sunday, 13 May 1956" is one date."""
    for i in range(len(expressions) - 2, -1, -1):
        a, b = expressions[i], expressions[i + 1]
        if a.kind == "weekday" and b.kind == "date" and b.day and re.fullmatch(r",?\s+(?:the\s+)?", text[a.end : b.start]):
            b.start = a.start
            leads[i + 1] = leads[i]
            del expressions[i], leads[i]


def cues_join(text: str, a: Expression, b: Expression, cues: Cues) -> str | None:
    """How two neighbours are joined: range, and, or, comma, None."""
    gap = text[a.end : b.start]
    if len(gap) > 24:
        return None
    return next((kind for kind, pattern in cues.joins if pattern.fullmatch(gap)), None)


def _stands(text: str, found: Expression, lead: Lead, cues: Cues, forms: Forms) -> bool:
    """Whether a bare month stands by itself."""
    if found.kind != "date":
        return False
    if text[found.start : found.end].rstrip(".") in forms.doubtful:
        return lead.part or lead.cue in cues.doubtful
    return lead.part or lead.role is not None


def _share_year(a: Expression, b: Expression, join: str | None) -> None:
    """ "March and May 2015", "30 December – 3 January 2001": the first of two takes the year told with the second."""
    if a.month and not a.year and a.later is None and b.year and b.month:
        earlier = join == "range" and (a.month, a.day or 0) > (b.month, b.day or 99)
        a.year = b.year - 1 if earlier else b.year
        a.value = calendar_value(a.year, a.month, a.day)
        if a.until_day:
            a.until = calendar_value(a.year, a.month, a.until_day)


def _is_range(join: str | None, lead: Lead, a: Expression, b: Expression) -> bool:
    if b.kind in ("present", "today"):
        return join == "range" and a.kind != "present"
    if join == "and":
        return lead.role == "between"
    return join == "range" and a.kind != "anniversary" and b.kind != "anniversary"


def _told(group: Group, setting: Setting) -> Iterable[TimeMention]:
    """The mention or mentions of a group, dates reckoned; the setting then has its date as the one told last."""
    first, lead = group.first, group.lead
    value = _value(first, setting)
    if value is None:
        return
    if lead.about and value[0] != "[" and value[-1] not in "~?%":
        value = f"{value}~"
    setting.reference = value if first.kind != "anniversary" else setting.reference
    role = first.role or _role(lead, group)
    until = first.until
    end = first.end
    start = min(lead.start, first.start)
    basis: Basis = first.basis
    if group.last is not None:
        until = ".." if group.last.kind in ("present", "today") else _value(group.last, setting)
        end, role = group.last.end, "since" if until == ".." else "from_to"
        if until is None or (until != ".." and span(value)[0] > span(until)[1]):
            until, end, role = None, first.end, _role(lead, group)
        elif until != "..":
            setting.reference = until
    elif role == "since":
        until = until or (".." if lead.role == "since" or group.onward or first.until else None)
    if lead.role == "before":
        value, role = before_it(value) or value, "by"
    elif lead.role == "after" and role == "at":
        value = f"[{value}..]" if value[0] != "[" else value
    yield TimeMention(start, end, value, until, basis, role, first.partial)


def _role(lead: Lead, group: Group) -> str:
    named = lead.role or "at"
    if named in ("from", "starting"):
        return "since"
    return {"between": "at", "before": "by", "after": "at"}.get(named, named)


def _value(found: Expression, setting: Setting) -> str | None:
    if found.later is not None:
        found.basis = "resolved"
        found.value = found.later(setting)
        return found.value
    if found.value is None and found.month is not None:
        year = setting.year_of(found.month, found.day)
        if year is None:
            return None
        found.value, found.partial, found.basis = calendar_value(year, found.month, found.day), True, "resolved"
        if found.until_day:
            found.until = calendar_value(year, found.month, found.until_day)
    return found.value


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues(forms_of().content)
