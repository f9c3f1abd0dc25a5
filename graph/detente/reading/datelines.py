"""The day that a document gives for itself, in a line of its own near the top: never a date of its narrative."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import NamedTuple

from detente.reading.columns import is_row

HEAD_LINES = 14
"""Lines with text, from the top, among which a document's date is looked for."""
LONGEST = 140
"""Characters from a line's start in which its date ends."""
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAYS = (
    r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
    r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    r"(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>\d{4})(?!\d)",
)
_DAY_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DAYS)
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?"
_TIME = rf"(?:[T,\s]*(?:at\s+|\|\s*|[–—-]\s*)?\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE})?"
_LABEL = (
    r"(?:(?P<firm>date(?:line)?\b|(?:publication|publish|release)\s+date\b|date\s+(?:published|posted|issued|released))"
    r"|(?:published|posted|issued|released|dated)(?:\s+on)?|for\s+immediate\s+release)"
)
"""What says that a date is the document's own; a firm one may have text after the date on its line."""
_LABELLED = re.compile(rf"[\s#>*_(\[]*(?:{_LABEL}\s*(?P<colon>[:–—-])?[*_\s]*(?:on\s+)?|)", re.IGNORECASE)
_ALONE = re.compile(rf"{_TIME}\s*[.,|)\]*_]*\s*$")
_NAME = r"[A-Z][\w’'.-]*"
_PLACE = re.compile(
    rf"\s*\(?(?:{_NAME}(?:\s+(?:{_NAME}|of|de|da|do|la|le|el|upon))*(?:\s+\([A-Z][\w ./]{{1,20}}\))?(?:,\s+|\s*[–—-]\s*)){{1,2}}"
)
_DATELINE_END = re.compile(r"\)?\s*(?:\([A-Z][\w ./]{1,30}\)\s*)?(?:[–—]|--?\s|/[A-Z][\w ]{2,20}/|:\s|\.?\s*$)")
_BYLINE = re.compile(
    r"\s*(?:(?i:written|researched|posted|published|reported|prepared|story|words|text|edited)(?:\s+and\s+\w+)?\s+)?(?i:by)\s+"
    rf"(?:(?:{_NAME}|(?:and|de|van|von|al|bin)\b)[\s,&|·•–—-]+){{1,8}}(?:(?i:published|posted)\s*:?\s*(?:on\s+)?)?"
)
_AFTER_BAR = re.compile(rf".*[|·•]\s*(?:{_LABEL}\s*:?\s*)?", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_BAR = re.compile(r"\s*[|·•]\s*")


class DateLine(NamedTuple):
    """A day as EDTF text, and the span of the line or of the part of it that tells nothing else."""

    value: str
    start: int
    end: int


def date_line(text: str) -> DateLine | None:
    """The document's own date: a line near the top that is a date (with a label, a weekday, a time or a by-line), or the
    dateline that opens the first paragraphs ("PHNOM PENH, March 20, 2024 —", "date 2024-03-20 …").

    A date alone on its line counts only where no other such line follows in the text: a chronology has one for each entry.
    """
    head = list(islice((match for match in _LINE.finditer(text) if match.group().strip()), HEAD_LINES + 1))
    bars = [is_row(match.group()) for match in head]
    for i, match in enumerate(head[:HEAD_LINES]):
        # A row of a table is told by its neighbours.
        if bars[i] and any(bars[max(0, i - 1) : i] + bars[i + 1 : i + 2]):
            continue
        found = _in_line(match.group())
        if found is None:
            continue
        value, end, labelled = found
        if not labelled and _is_chronology(text, match.end(), value, barred=bars[i]):
            return None
        return DateLine(value, match.start(), match.start() + end)
    return None


def day_in(text: str) -> str | None:
    """The EDTF day that a text of a metadata field begins with ("20 March 2024", "2024-03-20T10:00:00Z", "Wed, 20 Mar 2024
    10:00:00 GMT"), as written, without regard to time zones; a plain EDTF month or year is returned as it is."""
    text = text.strip()
    if re.fullmatch(r"\d{4}(?:-\d{2})?", text):
        return text
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = _day_at(text, 0)
    return found[0] if found else None


def _in_line(line: str) -> tuple[str, int, bool] | None:
    """Value, end of what to cut (which begins with the line), and whether the line says that this is its document's date."""
    for pattern in _DAY_PATTERNS:
        for match in pattern.finditer(line[:LONGEST]):
            value = _iso(match)
            if value and (told := _told(line, match.start(), match.end())):
                return value, *told
    return None


def _told(line: str, start: int, end: int) -> tuple[int, bool] | None:
    before, alone = line[:start], bool(_ALONE.match(line, end))
    rest = _DATELINE_END.match(line, end)
    label = _LABELLED.fullmatch(before)
    if label:
        said = bool(label.group().strip("#>*_([ "))
        if alone:
            return len(line), said
        if label["firm"] or label["colon"]:
            return rest.end() if rest else end + 1, True
        if rest and not said:
            return rest.end(), False
        return (len(line), said) if _BAR.match(line, end) else None
    if rest and _PLACE.fullmatch(before):
        return rest.end(), rest.end() < len(line)
    if alone and _BYLINE.fullmatch(before):
        return len(line), True
    bar = _AFTER_BAR.fullmatch(before) if alone else None
    return (len(line), bool(bar.groups() and before.rstrip()[-1:] not in "|·•")) if bar else None


def _day_at(text: str, at: int) -> tuple[str, int] | None:
    for pattern in _DAY_PATTERNS:
        match = pattern.match(text, at)
        if match:
            value = _iso(match)
            return (value, match.end()) if value else None
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    if parts.get("month"):
        month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(parts["month"].lower()[:3]))
    else:
        month = int(parts["number"])
        # "03/20/2024" can only be the American order; where both orders are possible the day is not known.
        if match.re is _DAY_PATTERNS[-1]:
            if month > 12 >= day:
                month, day = day, month
            elif day <= 12 and day != month:
                return f"{year:04}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _is_chronology(text: str, after: int, value: str, *, barred: bool) -> bool:
    """Whether further lines, of a table or of none as the first one is, are dates in the same way."""
    lines = (match.group() for match in _LINE.finditer(text, after))
    found = (_in_line(line) for line in lines if is_row(line) == barred)
    return any(other is not None and not other[2] and other[0] != value for other in found)
