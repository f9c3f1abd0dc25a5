"""What the forms say that are reckoned from another date: "two years later", "last July", "at the age of 45", "the 65th anniversary"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from detente.edtf import span, text_of
from detente.extraction.timex import reckoning
from detente.extraction.timex.expressions import Expression, Found, calendar_value, relative
from detente.extraction.timex.reckoning import Days, Setting, known


def _anniversary(found: Found) -> Expression | None:
    number = found.number("number") or found.words.ordinals[found.text("nth")]
    return relative(found, lambda setting: setting.commemorated(number), "anniversary", "anniversary")


def _ago(found: Found) -> Expression | None:
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]

    def ago(setting: Setting) -> str | None:
        day = setting.anchor_day()
        exact = found.groups["today"] is not None or found.groups["exact"] is not None
        if exact and day and unit in ("week", "month", "year", "decade", "century"):
            there, _ = reckoning.moved((day.toordinal(), day.toordinal()), -number, unit)
            return text_of(there, there)
        return reckoning.after_a_time(setting.anchor, -number, unit, half=half)

    return relative(found, ago)


def _shift(found: Found) -> Expression | None:
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]
    way = found.words.shifts[found.text("shift")]
    return relative(found, lambda setting: reckoning.after_a_time(setting.told_last(), way * number, unit, half=half))


def _offset(found: Found) -> Expression | None:
    """ "A year after": of the date told behind."""
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]
    expression = Expression(found, "offset")
    expression.amount = (found.words.offsets[found.text("shift")] * number, unit, half)
    return expression


def _length(found: Found) -> Expression | None:
    """ "For ten years": from the date told before, or until the one behind."""
    (number, half), unit = _amount(found), found.words.units[found.text("unit")]
    expression = Expression(found, "length")
    expression.amount = (number, unit, half)
    return expression


def _adjacent(found: Found) -> Expression | None:
    unit, way = found.words.units[found.text("unit")], found.words.shifts[found.text("shift")]
    return relative(found, lambda setting: reckoning.in_units(setting.told_last(), way, unit))


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


def _next_span(found: Found) -> Expression | None:
    """ "For the next ten years": from the date told before."""
    (number, _), unit = _amount(found), found.words.units[found.text("unit")]
    expression = Expression(found, "relative", role="from_to")

    def onward(setting: Setting) -> str | None:
        here = setting.told_last()
        expression.until = reckoning.after_a_time(here, number, unit) if setting.last else None
        return setting.last if expression.until else None

    expression.later = onward
    return expression


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

    def returned(setting: Setting) -> str | None:
        value = _turned(found, turn, setting.told_last(), future=False)
        if value is None and turn == 0 and (found.groups["unit"] or found.groups["day_part"]):
            return setting.last  # "the same day", of which only the month has been told
        return value

    return relative(found, returned)


def _turned(found: Found, turn: int, days: Days | None, *, future: bool) -> str | None:
    if found.groups["unit"]:
        return reckoning.in_units(days, turn, found.words.units[found.text("unit")])
    if found.groups.get("day_part"):
        return reckoning.in_units(days, turn, "day")
    if weekday := found.groups["weekday"]:
        return reckoning.weekday_near(reckoning.single(days), turn, found.words.weekdays[weekday], future=future)
    season = found.words.seasons.get(found.text("season"))
    there = reckoning.month_near(days, turn, 3 * (season - 20), 3) if season else reckoning.month_near(days, turn, found.month())
    return there and f"{there[0]:04d}-{season or there[1]:02d}"


def _bare_season(found: Found) -> Expression | None:
    """ "In the summer", "in the fall of that year": of the year told before, else the last one before publication."""
    season = found.words.seasons[found.text("season")]

    def in_its_year(setting: Setting) -> str | None:
        told = setting.told_last()
        there = reckoning.month_near(told, 0, 3 * (season - 20), 3) if told else None
        if there is None and setting.anchor and not found.groups["that"]:
            there = reckoning.month_near(setting.anchor, 1 if setting.future else -1, 3 * (season - 20), 3)
        return there and f"{there[0]:04d}-{season:02d}"

    return relative(found, in_its_year)


def _part_of_unit(found: Found) -> Expression | None:
    """ "Later in the year", "the end of the decade": of the date told before, else of the publication."""
    unit = found.text("unit") or found.text("unit1") or "year"
    return relative(found, lambda setting: reckoning.in_units(setting.told_last() or setting.anchor, 0, unit))


def _weekend(found: Found) -> Expression | None:
    return relative(found, lambda setting: reckoning.weekend_near(setting.anchor_day(), future=setting.future))


def _then(found: Found) -> Expression | None:
    return relative(found, lambda setting: setting.last)


def _last_day(found: Found) -> Expression | None:
    """ "On the last day": on which what was told last ended."""
    return relative(found, lambda setting: reckoning.in_units(known(setting.last), 0, "day"))


def _age(found: Found) -> Expression | None:
    years = found.number("age") or found.words.numbers.get(found.text("age") or found.text("age1"), 0)

    def aged(setting: Setting) -> str | None:
        value = reckoning.in_units(setting.born_on(), years, "year")
        return f"{value}~" if value and value[0] != "[" else None

    return relative(found, aged, role="at") if 10 <= years < 110 else None


def _century_turn(found: Found) -> Expression | None:
    number = found.number("number") or found.words.ordinals.get(found.text("nth"), 0)
    if number:
        return Expression(found, value=f"{(number - 1) * 100:04d}~") if 2 <= number <= 99 else None
    return relative(found, lambda setting: reckoning.century_turn(setting.told_last() or setting.anchor))


def _weekday(found: Found) -> Expression | None:
    number = found.words.weekdays[found.groups["weekday"] or ""]
    return relative(found, lambda setting: reckoning.weekday_near(setting.anchor_day(), None, number, future=setting.future), "weekday")


def _weekday_of_week(found: Found) -> Expression | None:
    """ "Tuesday last week": of the week before the one of publication."""
    number, turn = found.words.weekdays[found.groups["weekday"] or ""], found.words.directions[found.text("turn")]

    def in_its_week(setting: Setting) -> str | None:
        day = setting.anchor_day()
        there = day.toordinal() - day.weekday() + 7 * turn + number if day else 0
        return text_of(there, there) if there > 0 else None

    return relative(found, in_its_week, "weekday")


def _next_but_one(found: Found) -> Expression | None:
    way = 2 if found.text("shift").startswith("after") else -2
    return relative(found, lambda setting: reckoning.in_units(setting.anchor, way, found.text("unit")))


def _bare_day(found: Found) -> Expression | None:
    """ "On the 13th": of the month told before."""
    day = found.number("day")

    def in_its_month(setting: Setting) -> str | None:
        month = reckoning.in_units(setting.told_last(), 0, "month")
        return calendar_value(int(month[:4]), int(month[5:7]), day) if month and month[:1] != "[" else None

    return relative(found, in_its_month)


READERS: Mapping[str, Callable[[Found], Expression | list[Expression] | None]] = {
    "anniversary": _anniversary, "ago": _ago, "shift": _shift, "offset": _offset, "length": _length, "adjacent": _adjacent,
    "past_span": _past_span, "next_span": _next_span, "nearby": _nearby, "turn": _turn, "return": _return, "bare_season": _bare_season,
    "part_of_unit": _part_of_unit, "year_end": _part_of_unit, "weekend": _weekend, "then": _then, "last_day": _last_day, "age": _age,
    "century_turn": _century_turn, "weekday": _weekday, "weekday_of_week": _weekday_of_week, "next_but_one": _next_but_one,
    "bare_day": _bare_day,
}  # fmt: skip


def _amount(found: Found) -> tuple[int, bool]:
    """The number of units, and whether it is of halves."""
    text = found.text("number")
    if not text or text[0].isdigit():
        return int(text or 1), False
    if text in found.words.numbers:
        return found.words.numbers[text], False
    return 1, text in found.words.halves
