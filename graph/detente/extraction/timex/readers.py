"""What each form of a date says: the place found in, an expression out, None where it is no date after all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from detente.edtf import span, text_of
from detente.extraction.timex import reckoning
from detente.extraction.timex.expressions import Expression, Found, calendar_value, dated, digits_of, relative, valued
from detente.extraction.timex.reckoning import Days, Setting

_CENTURY_TURN = 40
"""Years that "1999/02" may go over the turn of a century at most."""
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])")


def _iso(found: Found) -> Expression | None:
    return dated(found, found.number("year"), found.number("month"), found.number("day"))


def _numeric(found: Found) -> Expression | None:
    one, two, year = found.number("one"), found.number("two"), found.number("year")
    day_first = found.day_first or found.groups["sep"] == "."
    orders = ((one, two), (two, one)) if day_first else ((two, one), (one, two))
    return next((read for day, month in orders if 1 <= month <= 12 and (read := dated(found, year, month, day))), None)


def _day_first(found: Found) -> list[Expression] | None:
    last = _in_month(found, found.number("day"))
    if last is None:
        return None
    if not found.groups["days"]:
        return _from_day(last, found.number("day1"))
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
    year = found.number("year")
    return dated(found, year if year > 99 else 2000 + year)


def _buddhist(found: Found) -> Expression | None:
    return dated(found, found.number("year") - 543)


def _quarter(found: Found) -> Expression | None:
    return valued(found, f"{found.number('year')}-{32 + found.number('quarter')}")


def _part_of_year(found: Found) -> Expression | None:
    parts, base = (4, 32) if found.text("part") == "quarter" else (2, 39)
    number = found.words.ordinals.get(found.text("nth"), parts)
    return valued(found, f"{found.number('year')}-{base + number}") if number <= parts else None


def _season(found: Found) -> Expression | None:
    return valued(found, f"{found.number('year')}-{found.words.seasons[found.text('season')]}")


def _decade(found: Found) -> Expression | None:
    return valued(found, f"{found.number('decade')}X")


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
    until = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if until > year:
        return valued(found, f"{year}", f"{until}")
    if len(second) == 4:
        return None
    if sep == "-" and 1 <= int(second) <= 12:
        return dated(found, year, int(second))
    return valued(found, f"{year}", f"{until + 100}") if sep != "-" and until + 100 - year <= _CENTURY_TURN else None


def _open_range(found: Found) -> Expression | None:
    return Expression(found, value=f"{found.number('year')}", until="..", role="since")


def _anniversary(found: Found) -> Expression | None:
    number = found.number("number") or found.words.ordinals[found.text("nth")]
    return relative(found, lambda setting: setting.commemorated(number), "anniversary", "anniversary")


def _ago(found: Found) -> Expression | None:
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]

    def ago(setting: Setting) -> str | None:
        day = setting.anchor_day()
        if found.groups["today"] and day and unit in ("month", "year", "decade", "century"):
            there, _ = reckoning.moved((day.toordinal(), day.toordinal()), -number, unit)
            return text_of(there, there)
        return reckoning.after_a_time(setting.anchor, -number, unit, half=half)

    return relative(found, ago)


def _shift(found: Found) -> Expression | None:
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]
    way = found.words.shifts[found.text("shift")]
    return relative(found, lambda setting: reckoning.after_a_time(setting.told_last(), way * number, unit, half=half))


def _adjacent(found: Found) -> Expression | None:
    unit, way = found.words.units[found.text("unit")], found.words.shifts[found.text("shift")]
    return relative(found, lambda setting: reckoning.in_units(setting.told_last(), way, unit))


def _year(found: Found) -> Expression | None:
    return dated(found, found.number("year"))


def _decade_word(found: Found) -> Expression | None:
    return valued(found, f"{found.words.decades[found.text('decade')]}X")


def _past_span(found: Found) -> Expression | None:
    (number, _), unit = _amount(found), found.words.units[found.text("unit")]
    if unit in ("day", "weekend") and not found.groups["number"]:
        return None

    def lately(setting: Setting) -> str | None:
        if setting.anchor is None:
            return None
        there, _ = reckoning.moved(setting.anchor, -number, unit)
        if unit in ("year", "decade", "century"):
            there = span(reckoning.around(there, there, "year"))[0]
        return text_of(there, setting.anchor[1])

    return relative(found, lately, role="during")


def _nearby(found: Found) -> Expression | None:
    days = found.words.nearby[found.text("nearby")]
    return relative(found, lambda setting: reckoning.in_units(setting.anchor, days, "day"), "relative" if days else "today")


def _turn(found: Found) -> Expression | None:
    turn = found.words.directions[found.text("turn")]
    if found.words.units.get(found.text("unit")) == "day":
        return None
    return relative(found, lambda setting: _turned(found, turn, setting.anchor, future=setting.future))


def _return(found: Found) -> Expression | None:
    turn = found.words.returns[found.text("return")]
    return relative(found, lambda setting: _turned(found, turn, setting.told_last(), future=False))


def _turned(found: Found, turn: int, days: Days | None, *, future: bool) -> str | None:
    if found.groups["unit"]:
        return reckoning.in_units(days, turn, found.words.units[found.text("unit")])
    if weekday := found.groups["weekday"]:
        return reckoning.weekday_near(reckoning.single(days), turn, found.words.weekdays[weekday], future=future)
    season = found.words.seasons.get(found.text("season"))
    there = reckoning.month_near(days, turn, 3 * (season - 20), 3) if season else reckoning.month_near(days, turn, found.month())
    return there and f"{there[0]:04d}-{season or there[1]:02d}"


def _weekday(found: Found) -> Expression | None:
    number = found.words.weekdays[found.groups["weekday"] or ""]
    return relative(found, lambda setting: reckoning.weekday_near(setting.anchor_day(), None, number, future=setting.future), "weekday")


def _month(found: Found) -> Expression | None:
    expression = Expression(found)
    expression.month, expression.weak = found.month(), True
    return expression


def _present(found: Found) -> Expression | None:
    expression = Expression(found, "present", value="..")
    expression.weak = True
    return expression


READERS: Mapping[str, Callable[[Found], Expression | list[Expression] | None]] = {
    "iso": _iso, "numeric": _numeric, "day_first": _day_first, "month_first": _month_first, "month_year": _month_year, "fiscal": _fiscal,
    "buddhist": _buddhist, "quarter": _quarter, "part_of_year": _part_of_year, "season": _season, "decade": _decade,
    "short_decade": _short_decade, "century": _century, "year_range": _year_range, "open_range": _open_range, "anniversary": _anniversary,
    "adjacent": _adjacent, "ago": _ago, "shift": _shift, "year": _year, "decade_word": _decade_word, "past_span": _past_span,
    "nearby": _nearby, "turn": _turn, "return": _return, "weekday": _weekday, "month": _month, "present": _present,
}  # fmt: skip
"""A reader for each name of a form in a language's ``timex.yaml``."""


def _in_month(found: Found, day: int | None) -> Expression | None:
    """A month, or day of a month, with the year that its form tells: as such, by "of that year", by "last year", or not."""
    month = found.month()
    if found.groups["year"]:
        return dated(found, found.number("year"), month, day)
    if calendar_value(2000, month, day) is None:
        return None
    expression = Expression(found)
    expression.month, expression.day = month, day
    if found.groups["that"] or found.groups["year_turn"]:
        turn = found.words.directions.get(found.text("year_turn"), 0)

        def in_that_year(setting: Setting) -> str | None:
            year = reckoning.in_units(setting.told_last() if found.groups["that"] else setting.anchor, turn, "year")
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


def _amount(found: Found) -> tuple[int, bool]:
    """The number of units, and whether it is of halves."""
    text = found.text("number")
    if not text or text[0].isdigit():
        return int(text or 1), False
    return (found.words.numbers[text], False) if text in found.words.numbers else (1, True)
