"""What each form of a date says: its groups and place in, an expression out, None where it is no date after all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from detente.edtf import span, text_of
from detente.errors import DateError
from detente.extraction import reckoning
from detente.extraction.reckoning import Setting
from detente.model import Basis

Later = Callable[[Setting], str | None]
Groups = Mapping[str, str | None]


class Words(Protocol):
    """The words of a language that readers go by."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    decades: Mapping[str, int]
    nearby: Mapping[str, int]
    directions: Mapping[str, int]
    returns: Mapping[str, int]
    shifts: Mapping[str, int]
    day_first: bool


class Expression:
    """A form found in the text: a calendar date, with or without its year, or a date to be reckoned from another one."""

    __slots__ = ("basis", "day", "end", "kind", "later", "month", "partial", "role", "start", "until", "until_day", "value", "weak", "year")

    def __init__(
        self, start: int, end: int, kind: str, *, year: int | None = None, month: int | None = None, day: int | None = None,
        value: str | None = None, until: str | None = None, later: Later | None = None, weak: bool = False, role: str | None = None,
    ) -> None:  # fmt: skip
        self.start, self.end, self.kind = start, end, kind
        self.year, self.month, self.day = year, month, day
        self.value, self.until, self.later, self.weak, self.role = value, until, later, weak, role
        self.until_day: int | None = None
        self.basis: Basis = "told"
        self.partial = False
        if year is not None and value is None:
            self.value = calendar_value(year, month, day)


def calendar_value(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a date of the calendar; None where there is no such day."""
    value = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day is not None else "")
    try:
        span(value)
    except DateError:
        return None
    return value


def _iso(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _dated(start, end, _int(g["year"]), _int(g["month"]), _int(g["day"]))


def _numeric(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    one, two, year = _int(g["one"]), _int(g["two"]), _int(g["year"])
    day_first = words.day_first or g["sep"] == "."
    for day, month in ((one, two), (two, one)) if day_first else ((two, one), (one, two)):
        if 1 <= month <= 12 and (dated := _dated(start, end, year, month, day)):
            return dated
    return None


def _day_first(words: Words, g: Groups, start: int, end: int) -> list[Expression] | None:
    month = words.months[_letters(g["month"])]
    last = _calendar(g, start, end, month, _int(g["day"]))
    if last is None:
        return None
    if g["days"]:
        days = [_int(day) for day in g["days"].split(",")]
        firsts = [_calendar(g, start, end, month, day) for day in days]
        if any(first is None for first in firsts):
            return None
        if len(days) > 1 or days[0] + 1 != last.day:
            return _side_by_side([*(first for first in firsts if first), last], start, end)
        g = {**g, "day1": g["days"]}
    return _from_day(last, g["day1"])


def _month_first(words: Words, g: Groups, start: int, end: int) -> list[Expression] | None:
    month = words.months[_letters(g["month"])]
    first = _calendar(g, start, end, month, _int(g["day1"]))
    if first is None or not g["day"]:
        return [first] if first else None
    last = _calendar(g, start, end, month, _int(g["day"]))
    if last is None:
        return None
    if (g["join"] or "").strip() in ("and", "&") and _int(g["day1"]) + 1 != last.day:
        return _side_by_side([first, last], start, end)
    return _from_day(last, g["day1"])


def _month_year(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _calendar(g, start, end, words.months[_letters(g["month"])], None)


def _fiscal(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    year = _int(g["year"])
    return _dated(start, end, year if year > 99 else 2000 + year)


def _buddhist(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _dated(start, end, _int(g["year"]) - 543)


def _quarter(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"{g['year']}-{32 + _int(g['quarter'])}")


def _part_of_year(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    parts, base = (4, 32) if g["part"] == "quarter" else (2, 39)
    number = words.ordinals.get((g["nth"] or "").lower(), parts)
    return _valued(start, end, f"{g['year']}-{base + number}") if number <= parts else None


def _season(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"{g['year']}-{words.seasons[(g['season'] or '').lower()]}")


def _decade(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"{g['decade']}X")


def _short_decade(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"19{g['decade']}X")


def _century(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    first, last = _int(g["from"]) - 1, _int(g["to"] or g["from"]) - 1
    if not 0 <= first <= last <= 98:
        return None
    return _valued(start, end, f"{first:02d}XX", None if first == last else f"{last:02d}XX")


def _year_range(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    year, second, sep = _int(g["year"]), g["year2"] or "", g["sep"] or ""
    if len(second) == 4:
        return _valued(start, end, f"{year}", second) if year < int(second) else None
    until = year // 100 * 100 + int(second)
    if until > year:
        return _valued(start, end, f"{year}", f"{until}")
    if sep == "-" and 1 <= int(second) <= 12:
        return _dated(start, end, year, int(second))
    return _valued(start, end, f"{year}", f"{until + 100}") if sep.strip() in "–—/" and until + 100 - year <= 40 else None


def _open_range(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return Expression(start, end, "date", year=_int(g["year"]), until="..", role="since")


def _anniversary(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    number = _int(g["number"]) if g.get("number") else words.ordinals[(g["nth"] or "").lower()]

    def commemorated(setting: Setting) -> str | None:
        return setting.commemorated(number)

    return Expression(start, end, "anniversary", later=commemorated, role="anniversary")


def _ago(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    number, half = _number(words, g["number"])
    unit = words.units[(g["unit"] or "").lower()]

    def ago(setting: Setting) -> str | None:
        day = setting.anchor_day()
        if g["today"] and day and unit in ("month", "year", "decade", "century"):
            there, _ = reckoning.moved((day.toordinal(), day.toordinal()), -number, unit)
            return text_of(there, there)
        return reckoning.after_a_time(setting.anchor, -number, unit, half=half)

    return Expression(start, end, "ago", later=ago)


def _shift(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    number, half = _number(words, g["number"])
    unit, way = words.units[(g["unit"] or "").lower()], words.shifts[(g["shift"] or "").lower()]
    return Expression(start, end, "shift", later=lambda setting: reckoning.after_a_time(setting.told_last(), way * number, unit, half=half))


def _year(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _dated(start, end, _int(g["year"]))


def _nth_century(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"{words.ordinals[(g['nth'] or '').lower()] - 1:02d}XX")


def _decade_word(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return _valued(start, end, f"{words.decades[(g['decade'] or '').lower()]}X")


def _past_span(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    number, unit = _number(words, g["number"])[0], words.units[(g["unit"] or "").lower()]
    if unit in ("day", "weekend") and not g["number"]:
        return None

    def lately(setting: Setting) -> str | None:
        if setting.anchor is None:
            return None
        there, _ = reckoning.moved(setting.anchor, -number, unit)
        if unit in ("year", "decade", "century"):
            there = span(reckoning.around(there, there, "year"))[0]
        return text_of(there, setting.anchor[1])

    return Expression(start, end, "past", later=lately, role="during")


def _nearby(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    days = words.nearby[" ".join((g["nearby"] or "").lower().split())]
    return Expression(start, end, "today" if days == 0 else "nearby", later=lambda setting: reckoning.in_units(setting.anchor, days, "day"))


def _turn(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    turn = words.directions[" ".join((g["turn"] or "").lower().split())]
    if g["unit"] and words.units[g["unit"].lower()] == "day":
        return None
    return Expression(start, end, "turn", later=lambda setting: _turned(words, g, setting, setting.anchor, turn, setting.anchor_day()))


def _return(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    turn = words.returns[" ".join((g["return"] or "").lower().split())]

    def from_there(setting: Setting) -> str | None:
        told = setting.told_last()
        return _turned(words, g, setting, told, turn, reckoning.single(told))

    return Expression(start, end, "return", later=from_there)


def _turned(words: Words, g: Groups, setting: Setting, days: tuple[int, int] | None, turn: int, day: reckoning.Day) -> str | None:
    if g["unit"]:
        return reckoning.in_units(days, turn, words.units[g["unit"].lower()])
    if g["weekday"]:
        return reckoning.weekday_near(day, turn, words.weekdays[g["weekday"]], future=setting.future)
    season = words.seasons[g["season"].lower()] if g["season"] else None
    month = 3 * (season - 20) if season else words.months[_letters(g["month"])]
    found = reckoning.month_near(days, turn, month, 3 if season else 1)
    return found and (f"{found[0]}-{season}" if season else f"{found[0]}-{month:02d}")


def _weekday(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    number = words.weekdays[g["weekday"] or ""]

    def nearest(setting: Setting) -> str | None:
        return reckoning.weekday_near(setting.anchor_day(), None, number, future=setting.future)

    return Expression(start, end, "weekday", later=nearest)


def _month(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    name = _letters(g["month"])
    return Expression(start, end, "date", month=words.months[name], weak=True)


def _present(words: Words, g: Groups, start: int, end: int) -> Expression | None:
    return Expression(start, end, "present", value="..", weak=True)


READERS: Mapping[str, Callable[[Words, Groups, int, int], Expression | list[Expression] | None]] = {
    "iso": _iso, "numeric": _numeric, "day_first": _day_first, "month_first": _month_first, "month_year": _month_year, "fiscal": _fiscal,
    "buddhist": _buddhist, "buddhist_after": _buddhist, "quarter": _quarter, "part_of_year": _part_of_year, "season": _season,
    "decade": _decade, "short_decade": _short_decade, "century": _century, "year_range": _year_range, "open_range": _open_range,
    "anniversary": _anniversary, "ago": _ago, "shift": _shift, "year": _year, "nth_anniversary": _anniversary, "nth_century": _nth_century,
    "decade_word": _decade_word, "past_span": _past_span, "nearby": _nearby, "turn": _turn, "return": _return, "weekday": _weekday,
    "month": _month, "present": _present,
}  # fmt: skip
"""A reader for each name under ``forms`` of a language's ``timex.yaml``."""


def _dated(start: int, end: int, year: int, month: int | None = None, day: int | None = None) -> Expression | None:
    return Expression(start, end, "date", year=year, month=month, day=day) if calendar_value(year, month, day) else None


def _valued(start: int, end: int, value: str, until: str | None = None) -> Expression | None:
    return Expression(start, end, "date", value=value, until=until, role="from_to" if until else None)


def _calendar(g: Groups, start: int, end: int, month: int, day: int | None) -> Expression | None:
    """A month, or day of a month, with the year that its form tells: as such, by "of that year", by "last year", or not."""
    if day is not None and not 1 <= day <= 31:
        return None
    if g["year"]:
        return _dated(start, end, _int(g["year"]), month, day)
    if calendar_value(2000, month, day) is None:
        return None
    found = Expression(start, end, "date", month=month, day=day)
    if g["that"] or g["year_turn"]:
        turn = {"last": -1, "next": 1}.get(g["year_turn"] or "", 0)

        def in_that_year(setting: Setting) -> str | None:
            year = reckoning.in_units(setting.told_last() if g["that"] else setting.anchor, turn, "year")
            return calendar_value(int(year), month, day) if year and year.isdigit() else None

        found.later = in_that_year
    return found


def _from_day(last: Expression, first: str | None) -> list[Expression] | None:
    """A date with, where its form tells one, the day from which it lasts."""
    if not first:
        return [last]
    day = _int(first)
    if not 1 <= day < (last.day or 0):
        return None
    last.until_day, last.day, last.role = last.day, day, "from_to"
    if last.year:
        last.value, last.until = calendar_value(last.year, last.month, day), last.value
    return [last]


def _side_by_side(dates: list[Expression], start: int, end: int) -> list[Expression]:
    """Several days told with one month: each but the last gets one character of the place, so that none lies over another."""
    for at, found in enumerate(dates[:-1]):
        found.start, found.end = start + at, start + at + 1
    dates[-1].start, dates[-1].end = start + len(dates) - 1, end
    return dates


def _number(words: Words, text: str | None) -> tuple[int, bool]:
    """The number, and whether it is of halves."""
    if not text:
        return 1, False
    if text[0].isdigit():
        return int(text), False
    bare = " ".join(text.lower().split())
    return (1, True) if bare not in words.numbers else (words.numbers[bare], False)


def _int(text: str | None) -> int:
    digits = "".join(c for c in text or "" if c.isdigit())
    return int(digits) if digits else 0


def _letters(text: str | None) -> str:
    return (text or "").rstrip(".")
