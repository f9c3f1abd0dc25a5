"""The day that a document gives for itself, in a line of its own near the top: never a date of its narrative."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

HEAD_LINES = 14
"""Lines with text, from the top, among which a document's date is looked for."""
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAYS = (
    r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
    r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    r"(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>\d{4})(?!\d)",
)
_DAY_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DAYS)
_TIME = r"(?:[T,\s]*(?:at\s+|\|\s*|[–—-]\s*)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)?"
_LABEL = (
    r"(?:(?:date(?:d|line)?|(?:date\s+)?(?:published|posted|issued|released)(?:\s+(?:date|on))?|publication\s+date|publish\s+date|release\s+date|for\s+immediate\s+release)"
    r"\s*[:,–—-]?\s*(?:on\s+)?)"
)
_BEFORE = re.compile(rf"\s*[#>*_(\[]*\s*(?P<label>{_LABEL})?[*_]*\s*", re.IGNORECASE)
_ALONE = re.compile(rf"{_TIME}\s*[.,|)\]*_]*\s*$")
_PLACE = re.compile(r"\s*\(?(?P<place>[A-Z][\w’'. -]{2,40}(?:,\s+[A-Z][\w’'. -]{2,30})?(?:\s+\([A-Z][\w ./]{1,20}\))?),\s+(?=\S)")
_DATELINE_END = re.compile(r"\)?\s*(?:\([A-Z][\w ./]{1,30}\)\s*)?(?:[–—]|--?\s|/[A-Z][\w ]{2,20}/|:\s|\.?\s*$)")
_BYLINE = re.compile(r"\s*(?:.{0,30}\b)?by\s+[A-Z][^.!?]{2,60}?\s*[,|·•–—-]\s*(?:(?:published|posted|updated)\s*:?\s*(?:on\s+)?)?", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*[|·•]\s*")


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
    seen = 0
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if not line.strip():
            continue
        seen += 1
        if seen > HEAD_LINES:
            return None
        found = _in_line(line)
        if found is None:
            continue
        value, start, end, labelled = found
        if not labelled and _is_chronology(text, match.end(), value):
            return None
        return DateLine(value, match.start() + start, match.start() + end)
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


def _in_line(line: str) -> tuple[str, int, int, bool] | None:
    """Value, start and end of what to cut, and whether the line says that this is its date."""
    before = _BEFORE.match(line)
    at = before.end() if before else 0
    labelled = bool(before and before["label"])
    day = _day_at(line, at)
    if day:
        value, end = day
        if _ALONE.match(line, end):
            return value, 0, len(line), labelled
        if labelled or _DATELINE_END.match(line, end):
            rest = _DATELINE_END.match(line, end)
            return value, 0, rest.end() if rest else end + 1, True
        parts = _SEPARATED.match(line, end)
        return (value, 0, len(line), True) if parts and len(line) < 120 else None
    return _after_place(line) or _at_end(line)


def _after_place(line: str) -> tuple[str, int, int, bool] | None:
    place = _PLACE.match(line)
    day = _day_at(line, place.end()) if place else None
    if day is None or place is None:
        return None
    rest = _DATELINE_END.match(line, day[1])
    if rest is None or not (place["place"].isupper() or rest.group().strip() or rest.end() == len(line)):
        return None
    return day[0], 0, rest.end(), rest.end() < len(line)


def _at_end(line: str) -> tuple[str, int, int, bool] | None:
    """A by-line or a "Publisher | 20 March 2024" line."""
    if len(line) > 140:
        return None
    byline = _BYLINE.match(line)
    places = [byline.end()] if byline else []
    places += [match.end() for match in _SEPARATED.finditer(line)]
    for at in places:
        before = _BEFORE.match(line, at)
        day = _day_at(line, before.end() if before else at)
        if day and (_ALONE.match(line, day[1]) or _SEPARATED.match(line, day[1])):
            return day[0], 0, len(line), True
    return None


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


def _is_chronology(text: str, after: int, value: str) -> bool:
    for match in re.finditer(r"[^\n]+", text[after:]):
        line = match.group()
        if len(line) < 60 and line.strip():
            found = _in_line(line)
            if found and not found[3] and found[0] != value:
                return True
    return False
