"""What the forms of other calendars say: Buddhist and Hijri years, eras, the Old Style, holidays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from detente.edtf import span, text_of
from detente.extraction.timex import calendars
from detente.extraction.timex.expressions import Expression, Found, dated, valued

_BUDDHIST = 543


def _buddhist(found: Found) -> Expression | None:
    return dated(found, found.number("year") - _BUDDHIST)


def _islamic_year(found: Found) -> Expression | None:
    days = calendars.islamic(found.number("year"))
    return _in_years(found, days)


def _islamic(found: Found) -> Expression | None:
    """A day of an Islamic month, which was the one that the tables tell, or one beside it, as the moon was seen."""
    days = calendars.islamic(found.number("year"), found.words.islamic_months[found.groups["islamic"] or ""], found.number("day"))
    return valued(found, f"{text_of(*days)}~") if days else None


def _iranian_year(found: Found) -> Expression | None:
    return _in_years(found, calendars.iranian(found.number("year")))


def _iranian(found: Found) -> Expression | None:
    month, day = found.words.iranian_months[found.groups["iranian"] or ""], found.number("day")
    days = calendars.iranian(found.number("year"), month, day or None)
    return valued(found, text_of(*days)) if days else None


def _era(found: Found) -> Expression | None:
    """A year of an era: "Showa 20", "the 38th year of the Republic of China"."""
    first, years = found.words.eras[" ".join((found.groups["era"] or "").split())]
    number = found.number("number") or found.number("number1") or found.words.ordinals.get(found.text("nth"), 0)
    return dated(found, first + number - 1) if 1 <= number <= years else None


def _styles(found: Found) -> Expression | list[Expression] | None:
    """One day in both styles, "12/24 May 1867", "25 October (7 November) 1917": that of the New Style, which is the later one."""
    year, months = found.number("year"), found.words.months
    named = [name.rstrip(".") for group in ("month1", "month", "month2") if (name := found.groups.get(group))]
    if not named:
        return None
    first, second = months[named[0]], months[named[-1]]
    if found.groups.get("month1") is None:
        first = second
    a, b = dated(found, year, first, found.number("day1")), dated(found, year, second, found.number("day"))
    if a is None or b is None or a.value is None or b.value is None:
        return None
    apart = span(b.value)[0] - span(a.value)[0]
    if abs(apart) in calendars.STYLES_APART:
        return b if apart > 0 else a
    if (first, second) == (12, 1) and apart + 365 in calendars.STYLES_APART:
        return b
    return None


def old_style(found: Found, year: int, month: int, day: int) -> Expression | None:
    """A day of the Julian calendar."""
    there = calendars.julian(year, month, day)
    return valued(found, text_of(there, there)) if there else None


def _holiday(found: Found) -> Expression | None:
    told, year = found.words.holidays[" ".join((found.groups["holiday"] or "").split())], found.number("year")
    if isinstance(told, int):
        there = calendars.easter(year) + told
        return valued(found, date.fromordinal(there).isoformat())
    return dated(found, year, *told)


def _in_years(found: Found, days: calendars.Days | None) -> Expression | None:
    """The years in which the days of another calendar's year lie."""
    if days is None:
        return None
    a, b = date.fromordinal(days[0]).year, date.fromordinal(days[1]).year
    return valued(found, f"{a:04d}" if a == b else f"[{a:04d}..{b:04d}]")


READERS: Mapping[str, Callable[[Found], Expression | list[Expression] | None]] = {
    "buddhist": _buddhist, "islamic": _islamic, "islamic_year": _islamic_year, "iranian": _iranian, "iranian_year": _iranian_year,
    "era": _era, "styles": _styles, "holiday": _holiday,
}  # fmt: skip
