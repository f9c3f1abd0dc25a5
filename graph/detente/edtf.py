"""EDTF text (ISO 8601-2, https://www.loc.gov/standards/datetime/) to earliest and latest day, and back.

Read are level 0 and 1, and of level 2 what a chronicle needs: unspecified digits anywhere, one-of sets, qualifiers on a
component, seasons, quarters and halves of a year. Years go from 0001 to 9999. Conventions where the standard leaves a choice:

- ``~`` and ``%`` (approximate) widen: a year by one year each way, a month or season by one month, a day by three days,
  a decade or century by half of it. ``?`` (uncertain) doubts the source and not the precision, so it widens nothing.
- Seasons are those of the northern hemisphere; winter (24) is December to February of the next year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from detente.errors import DateError
from detente.model import FUTURE, PAST

OPEN = ("", "..")
"""What stands for an unknown or an open end of an interval."""

_LAST_DAY = FUTURE - 1
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WIDTHS = ([4], [4, 2], [4, 2, 2])
# ISO 8601-2 sub-year groupings: number -> first month and how many months.
_GROUPINGS = {
    **{21 + i: (3 + 3 * i, 3) for i in range(4)},  # spring, summer, autumn, winter, wherever it is
    **{25 + i: (3 + 3 * i, 3) for i in range(4)},  # the same, northern hemisphere
    **{29 + i: (9 + 3 * i, 3) for i in range(2)},  # southern hemisphere: spring, summer
    **{31 + i: (3 + 3 * i, 3) for i in range(2)},  # southern hemisphere: autumn, winter
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},  # quarters
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},  # quadrimesters
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},  # halves
}


@lru_cache(maxsize=65536)
def span(edtf: str) -> tuple[int, int]:
    """Earliest and latest day (ordinals) of an EDTF value; of an interval ``a/b`` the first day of a and the last day of b.

    An open or unknown end is PAST or FUTURE. Raises DateError for anything else than a date.

    >>> span("1956") == (date(1956, 1, 1).toordinal(), date(1956, 12, 31).toordinal())
    True
    >>> span("[..1807]")[0] == PAST
    True
    """
    text = _tidy(edtf)
    if "/" not in text:
        return _value(text, edtf)
    first_text, last_text = _halves(text, edtf)
    first = PAST if first_text in OPEN else _value(first_text, edtf)[0]
    last = FUTURE if last_text in OPEN else _value(last_text, edtf)[1]
    if first > last:
        raise _error(edtf, "it ends before it starts", "write the earlier date first")
    return first, last


@lru_cache(maxsize=65536)
def canonical(edtf: str) -> str:
    """The normal form of an EDTF value, so that one date has one text. Raises DateError for what is no date.

    >>> canonical(" 1985-05-xx "), canonical("[1985-01..1985-12]"), canonical("1985-04-12T23:20:30Z")
    ('1985-05', '1985', '1985-04-12')
    """
    span(edtf)
    text = _tidy(edtf)
    if "/" in text:
        return "/".join(_normal(half) for half in _halves(text, edtf))
    return _normal(text)


def edges_of(edtf: str) -> tuple[str | None, str | None]:
    """Start and end of an interval: ``1980/1990`` gives both, ``1980/..`` an end ``..`` (told to go on), ``1980/`` an end None
    (unknown), ``../1990`` and ``/1990`` a start None. A single date gives itself and None. Raises DateError.
    """
    text = canonical(edtf)
    if "/" not in text:
        return None if text in OPEN else text, None
    first, last = text.split("/")
    return None if first in OPEN else first, last or None


def text_of(first: int, last: int) -> str:
    """Two days (ordinals, first <= last) back to EDTF: the calendar unit (day, month, year, decade, century) that spans exactly
    them, else ``[a..b]`` with both ends in the coarsest unit that keeps the days; ``../..`` for all time.

    ``span(text_of(first, last)) == (first, last)``.
    """
    if first > last:
        raise DateError(f"no date spans day {first} to the earlier day {last}; give the earlier day first")
    if first <= PAST or last >= FUTURE:
        return _half_open(first, last)
    a, b = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return a.isoformat()
    starts_year, ends_year = (a.month, a.day) == (1, 1), (b.month, b.day) == (12, 31)
    starts_month, ends_month = a.day == 1, last == _LAST_DAY or date.fromordinal(last + 1).day == 1
    if starts_year and ends_year:
        for digits, unit in ((4, 1), (3, 10), (2, 100)):
            lowest = a.year // unit * unit
            if a.year == max(lowest, 1) and b.year == lowest + unit - 1:
                return f"{a.year:04d}"[:digits] + "X" * (4 - digits)
        return f"[{a.year:04d}..{b.year:04d}]"
    if starts_month and ends_month:
        months = a.isoformat()[:7], b.isoformat()[:7]
        return months[0] if months[0] == months[1] else f"[{months[0]}..{months[1]}]"
    return f"[{a.isoformat()}..{b.isoformat()}]"


def finer(a: str, b: str) -> bool:
    """Whether a tells the date of b more exactly: its days lie within those of b and are fewer."""
    (a1, a2), (b1, b2) = span(a), span(b)
    return b1 <= a1 and a2 <= b2 and (a1, a2) != (b1, b2)


def compatible(a: str | None, b: str | None) -> bool:
    """Whether one date is a coarser telling of the other (its days enclose the other's), or one is missing."""
    if a is None or b is None or a == b:
        return True
    (a1, a2), (b1, b2) = span(a), span(b)
    return (b1 <= a1 and a2 <= b2) or (a1 <= b1 and b2 <= a2)


def _half_open(first: int, last: int) -> str:
    if first <= PAST and last >= FUTURE:
        return "../.."
    if first <= PAST:
        b = date.fromordinal(last)
        after = None if last == _LAST_DAY else date.fromordinal(last + 1)
        digits = 4 if (b.month, b.day) == (12, 31) else 7 if after is None or after.day == 1 else 10
        return f"[..{b.isoformat()[:digits]}]"
    a = date.fromordinal(first)
    digits = 4 if (a.month, a.day) == (1, 1) else 7 if a.day == 1 else 10
    return f"[{a.isoformat()[:digits]}..]"


def _tidy(edtf: str) -> str:
    text = edtf.strip()
    return text.replace("x", "X") if "x" in text else text


def _halves(text: str, whole: str) -> tuple[str, str]:
    halves = [half.strip() for half in text.split("/")]
    if len(halves) != 2:
        raise _error(whole, "an interval has one slash", "write year first and dashes between year, month and day")
    return halves[0], halves[1]


def _value(text: str, whole: str) -> tuple[int, int]:
    """Days of what is not an interval; ``whole`` is the text to name in an error."""
    if text == "..":
        return PAST, FUTURE
    if text[:1] == "[" and text[-1:] == "]":
        return _one_of(text[1:-1], whole)
    numbers = _numbers(text)
    if numbers:
        return _plain_days(whole, *numbers)
    found = _full_form().fullmatch(text)
    if not found:
        raise _no_date(text, whole)
    before_y, year, after_y, before_m, month, after_m, before_d, day, after_d = found.groups()
    first, last = _days(year, month, day, whole)
    if not set("~%").isdisjoint(text):
        margins = [(before_y, after_y, _year_margin(year)), (before_m, after_m, 1), (before_d, after_d, 0)]
        months = max((months for before, after, months in margins if (before or "") + (after or "") in ("~", "%")), default=0)
        first, last = (by_months(first, -months), by_months(last + 1, months) - 1) if months else (first - 3, last + 3)
    return max(first, 1), min(last, _LAST_DAY)


@lru_cache(maxsize=1)
def _full_form() -> re.Pattern[str]:
    """What no plain date is read by; compiled when first needed, since each command imports this module."""
    return re.compile(
        r"([?~%]?)([0-9X]{4})([?~%]?)"
        r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
        r"(?:T[0-2][0-9](?::[0-5][0-9](?::[0-6][0-9](?:\.[0-9]+)?)?)?(?:Z|[+-][0-2][0-9](?::?[0-5][0-9])?)?)?"
    )


def _numbers(text: str) -> list[int] | None:
    """Year, month and day of a plain date, which is what most dates are: no form to match."""
    parts = text.split("-")
    if not text.isascii() or [len(part) for part in parts] not in _WIDTHS or not all(part.isdigit() for part in parts):
        return None
    return [int(part) for part in parts]


def _year_margin(year: str) -> int:
    """By how many months an approximate year, decade or century may be off."""
    return (1, 5, 50, 500, 5000)[year.count("X")] * 12


def _one_of(inside: str, whole: str) -> tuple[int, int]:
    """Days of a set ``[a, b..c]``: one day of them, we do not know which."""
    firsts, lasts = [], []
    for item in inside.split(","):
        left, dots, right = (part.strip() for part in item.partition(".."))
        if not left and not right:
            raise _error(whole, "a set names no date", "write [1980..1990], [..1990] or [1980..]")
        a = _value(left, whole) if left else (PAST, PAST)
        b = _value(right, whole) if right else (FUTURE, FUTURE) if dots else a
        if a[0] > b[1]:
            raise _error(whole, "a range ends before it starts", "write the earlier date first")
        firsts.append(a[0])
        lasts.append(b[1])
    return min(firsts), max(lasts)


def _days(year: str, month: str | None, day: str | None, whole: str) -> tuple[int, int]:
    """First and last day of year, month and day, each of which may have unspecified digits."""
    digits = year + (month or "") + (day or "")
    if "X" not in digits:
        return _plain_days(whole, int(year), int(month) if month else None, int(day) if day else None)
    first = next(_matching(year, month, day, reverse=False), None)
    last = next(_matching(year, month, day, reverse=True), None)
    if first is None or last is None:
        raise _error(whole, "no such day is in the calendar", "check month and day")
    return first[0], last[1]


def _plain_days(whole: str, year: int, month: int | None = None, day: int | None = None) -> tuple[int, int]:
    if not year:
        raise _error(whole, "years go from 0001 to 9999", "leave the date out and keep it in a property")
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if not month:
        raise _error(whole, "months go from 01 to 12", "write the year alone, or year-XX")
    if month > 12:
        if day is not None or month not in _GROUPINGS:
            raise _error(whole, "months go from 01 to 12 and seasons from 21 to 24", "write year-month-day")
        start, months = _GROUPINGS[month]
        first = date(year, start, 1).toordinal()
        return first, min(by_months(first, months) - 1, _LAST_DAY)
    try:
        first = date(year, month, 1 if day is None else day).toordinal()
    except ValueError:
        raise _error(whole, "no such day is in the calendar", "check month and day") from None
    return (first, first) if day is not None else (first, min(by_months(first, 1) - 1, _LAST_DAY))


def _matching(year: str, month: str | None, day: str | None, *, reverse: bool) -> Iterator[tuple[int, int]]:
    """Days of the months or years that fit a pattern, in the order of the calendar or the other way round."""
    way = -1 if reverse else 1
    for y in _fitting(year, range(1, 10000)[::way]):
        if month in (None, "XX") and day in (None, "XX"):
            yield date(y, 1, 1).toordinal(), date(y, 12, 31).toordinal()
            continue
        for m in _fitting(month or "XX", range(1, 13)[::way]):
            first = date(y, m, 1).toordinal()
            last = min(by_months(first, 1) - 1, _LAST_DAY)
            if day in (None, "XX"):
                yield first, last
            else:
                for d in _fitting(day or "XX", range(1, last - first + 2)[::way]):
                    yield first + d - 1, first + d - 1
        if month is not None and "X" not in month and int(month) > 12:
            yield _plain_days(f"{year}-{month}", y, int(month))


def _fitting(pattern: str, numbers: Iterable[int]) -> Iterator[int]:
    """The numbers whose digits fit a pattern with X for any digit."""
    width = len(pattern)
    for number in numbers:
        if all(p in ("X", d) for p, d in zip(pattern, f"{number:0{width}d}", strict=True)):
            yield number


def by_months(day: int, months: int) -> int:
    """The same day of the month so many months on (or back), the last one where that month is shorter, within 0001 to 9999."""
    d = date.fromordinal(max(day, 1)) if day <= _LAST_DAY else None
    number = months + (d.year * 12 + d.month - 1 if d else 10000 * 12)
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return 1 if year < 1 else FUTURE
    leap = month == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month + 1, min(d.day if d else 1, _MONTH_LENGTHS[month] + leap)).toordinal()


def _normal(text: str) -> str:
    """Normal form of what is not an interval and has been read before."""
    if text in OPEN:
        return text
    if text[0] == "[":
        items = [item.strip() for item in text[1:-1].split(",")]
        if len(items) > 1:
            return "[" + ",".join("..".join(_normal(half.strip()) for half in item.split("..")) for item in items) + "]"
        if set("?~%").isdisjoint(text):
            return text_of(*_value(text, text))
        left, dots, right = (half.strip() for half in items[0].partition(".."))
        return f"[{_normal(left)}..{_normal(right)}]" if dots else _normal(left)
    text = text.partition("T")[0]
    while text.endswith("-XX"):
        text = text[:-3]
    return text


def _no_date(text: str, whole: str) -> DateError:
    if re.fullmatch(r"Y?-?[0-9]{5,}.*|-[0-9]+.*", text, re.DOTALL):
        return _error(whole, "years go from 0001 to 9999", "leave the date out and keep it in a property")
    if re.fullmatch(r"[0-9]{3}0s", text):
        return _error(whole, "a decade is written with an X", f"write {text[:3]}X")
    if re.fullmatch(r"\{.*\}", text, re.DOTALL):
        return _error(whole, "it is several dates", "write one edge for each of them")
    return _error(whole, "it is not EDTF", "write 1985, 1985-03, 1985-03-20, 198X, 1985~, 1980/1990 or [..1985]")


def _error(text: str, reason: str, advice: str) -> DateError:
    shown = text if len(text) <= 60 else text[:57] + "..."
    return DateError(f"{shown!r} is not a date that we read: {reason}; {advice}")
