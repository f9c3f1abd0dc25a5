"""What each form of a date says: the place found in, an expression out, None where it is no date after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from detente.extraction.timex import eras, reckoning, relatives
from detente.extraction.timex.calendars import STYLES_APART
from detente.extraction.timex.eras import old_style
from detente.extraction.timex.expressions import Expression, Found, calendar_value, dated, digits_of, valued
from detente.extraction.timex.reckoning import Setting

_CENTURY_TURN = 40
"""Years that "1999/02" may go over the turn of a century at most."""
_LAST_OF_HUNDREDS = 180
"""From 1900 on "the 1900s" may as well be the first ten years."""
_LAST_CENTURY = 19
_OPENING = ("first", "opening")
_PIVOT = 45
"""Years told with two figures are those of the last century from 1945 on."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])")


def _iso(found: Found) -> Expression | None:
    return dated(found, found.number("year"), found.number("month"), found.number("day"))


def _day_of_year(found: Found) -> Expression | None:
    """A day whose parts stand in an order of their own: "1998 May 3", "3.V.1998", "the third of May 1998"."""
    if roman := found.groups.get("roman"):
        return dated(found, found.number("year"), _ROMAN.index(roman) + 1, found.number("day"))
    return _in_month(found, found.number("day") or found.words.ordinals[found.text("nth")])


def _numeric(found: Found) -> Expression | None:
    one, two, year = found.number("one"), found.number("two"), found.number("year")
    year += 0 if year > 99 else 1900 if year >= _PIVOT else 2000
    day_first = found.day_first or found.groups.get("sep") == "."
    orders = ((one, two), (two, one)) if day_first else ((two, one), (one, two))
    return next((read for day, month in orders if 1 <= month <= 12 and (read := dated(found, year, month, day))), None)


def _day_first(found: Found) -> list[Expression] | None:
    last = _in_month(found, found.number("day"))
    if last is None:
        return None
    if not found.groups["days"]:
        first = found.number("day1")
        styles = "/" in found.text("join") and first and (last.day or 0) - first in STYLES_APART
        return [last] if styles else _from_day(last, first)
    days = [digits_of(day) for day in found.text("days").split(",")]
    if len(days) == 1 and days[0] + 1 == last.day:
        return _from_day(last, days[0])
    return _side_by_side(found, [_in_month(found, day) for day in days] + [last])


def _month_first(found: Found) -> list[Expression] | None:
    first = _in_month(found, found.number("day1"))
    if found.groups["more"]:
        days = [digits_of(day) for day in (found.text("more") + "," + found.text("last")).split(",")[1:]]
        return _side_by_side(found, [first, *(_in_month(found, day) for day in days)])
    if first is None or not found.groups["day"]:
        return [first] if first else None
    last = _in_month(found, found.number("day"))
    if found.text("join") in ("and", "&") and found.number("day1") + 1 != found.number("day"):
        return _side_by_side(found, [first, last])
    return _from_day(last, found.number("day1")) if last is not None else None


def _month_year(found: Found) -> Expression | None:
    return _in_month(found, None)


def _fiscal(found: Found) -> Expression | None:
    year, second = found.number("year"), found.groups["year2"] or ""
    year = year if year > 99 else 2000 + year
    until = int(second) if len(second) == 4 else year // 100 * 100 + int(second or 0)
    return valued(found, f"{year}", f"{until}") if second and until == year + 1 else dated(found, year)


def _half_year(found: Found) -> Expression | None:
    return valued(found, f"{found.number('year')}-{39 + found.number('half')}")


def _quarter(found: Found) -> Expression | None:
    return valued(found, f"{found.number('year')}-{32 + found.number('quarter')}")


def _part_of_year(found: Found) -> Expression | None:
    parts, base = (4, 32) if found.text("part") == "quarter" else (2, 39)
    number = found.words.ordinals.get(found.text("nth"), parts)
    return valued(found, f"{found.number('year')}-{base + number}") if number <= parts else None


def _season(found: Found) -> Expression | None:
    return valued(found, f"{found.number('year')}-{found.words.seasons[found.text('season')]}")


def _decade(found: Found) -> Expression | None:
    """ "The 1980s"; "the 1800s" are a century."""
    decade = found.number("decade")
    return valued(found, f"{decade // 10}XX" if decade % 10 == 0 and decade <= _LAST_OF_HUNDREDS else f"{decade}X")


def _nth_decade(found: Found) -> Expression | None:
    century = found.number("number") or found.words.ordinals.get(found.text("century"), 0)
    nth = found.words.ordinals.get(found.text("nth")) or (1 if found.text("nth") in _OPENING else 10)
    return valued(found, f"{century - 1:02d}{nth - 1}X") if 1 <= century <= 99 and nth <= 10 else None


def _short_decade(found: Found) -> Expression | None:
    return valued(found, f"19{found.number('decade')}X")


def _century(found: Found) -> Expression | None:
    first = found.number("from") or found.words.ordinals.get(found.text("nth"), 0)
    last = found.number("to") or found.words.ordinals.get(found.text("to_nth"), 0) or first
    if not 1 <= first <= last <= 99:
        return None
    return valued(found, f"{first - 1:02d}XX", None if first == last else f"{last - 1:02d}XX")


def _year_range(found: Found) -> Expression | None:
    """Two years, "1979/80", or an ISO month: "1985-03" is one, since 85 to 03 is no range."""
    year, second, sep = found.number("year"), found.groups["year2"] or "", found.text("sep")
    whole = 10 ** len(second)
    until = year // whole * whole + int(second)
    if until > year:
        return valued(found, f"{year}", f"{until}")
    if len(second) in (1, 4):
        return None
    if sep == "-" and 1 <= int(second) <= 12:
        return dated(found, year, int(second))
    return valued(found, f"{year}", f"{until + 100}") if sep != "-" and until + 100 - year <= _CENTURY_TURN else None


def _open_range(found: Found) -> Expression | None:
    return Expression(found, value=f"{found.number('year')}", until="..", role="since")


def _year(found: Found) -> Expression | None:
    expression = dated(found, found.number("year"))
    if expression is not None and found.groups["doubt"]:
        expression.value = f"{expression.value}?"
    return expression


def _decade_word(found: Found) -> Expression | None:
    century = found.words.teens.get(found.text("century"), _LAST_CENTURY)
    return valued(found, f"{century}{found.words.decades[found.text('decade')]}X")


def _month(found: Found) -> Expression | None:
    expression = Expression(found)
    expression.month, expression.weak = found.month(), True
    return expression


def _present(found: Found) -> Expression | None:
    expression = Expression(found, "present", value="..")
    expression.weak = True
    return expression


READERS: Mapping[str, Callable[[Found], Expression | list[Expression] | None]] = {
    "iso": _iso, "numeric": _numeric, "short_numeric": _numeric, "day_of_year": _day_of_year, "day_first": _day_first,
    "month_first": _month_first, "month_year": _month_year, "fiscal": _fiscal, "half_year": _half_year, "quarter": _quarter,
    "part_of_year": _part_of_year, "season": _season, "decade": _decade, "short_decade": _short_decade, "nth_decade": _nth_decade,
    "century": _century, "year_range": _year_range, "open_range": _open_range, "year": _year, "decade_word": _decade_word,
    "month": _month, "present": _present, **eras.READERS, **relatives.READERS,
}  # fmt: skip
"""A reader for each name of a form in a language's ``timex.yaml``."""


def _in_month(found: Found, day: int | None) -> Expression | None:
    """A month, or day of a month, with the year that its form tells: as such, by "of that year", by "last year", or not."""
    month = found.month()
    if found.groups["year"]:
        if day and found.text("style").startswith("o"):
            return old_style(found, found.number("year"), month, day)
        return dated(found, found.number("year"), month, day)
    if calendar_value(2000, month, day) is None:
        return None
    expression = Expression(found)
    expression.month, expression.day = month, day
    if any(found.groups.get(group) for group in ("that", "year_turn", "year_return")):
        turn = found.words.directions.get(found.text("year_turn"), 0) or found.words.returns.get(found.text("year_return"), 0)

        def in_that_year(setting: Setting) -> str | None:
            year = reckoning.in_units(setting.anchor if found.groups["year_turn"] else setting.told_last(), turn, "year")
            return calendar_value(int(year), month, day) if year and year.isdigit() else None

        expression.later = in_that_year
    return expression


def _from_day(last: Expression, first: int) -> list[Expression] | None:
    """A date with, where its form tells one, the day of the same month from which it lasts."""
    if not first:
        return [last]
    if last.day is None or first >= last.day:
        return None
    last.until_day, last.day, last.role = last.day, first, "from_to"
    if last.year is not None:
        last.in_year(last.year)
    return [last]


def _side_by_side(found: Found, dates: list[Expression | None]) -> list[Expression] | None:
    """Several days told with one month: each has its number for its place, the first or last also the month."""
    days = [date for date in dates if date is not None]
    if len(days) < len(dates):
        return None
    places = [place.span() for place in _DAY.finditer(found.whole)]
    for day, (start, end) in zip(days, places, strict=False):
        if day is not days[0]:
            day.start = found.start + start
        if day is not days[-1]:
            day.end = found.start + end
    return days
