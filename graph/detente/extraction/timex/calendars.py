"""Other calendars than the Gregorian: days as ordinals, as ``datetime.date`` counts them.

The Islamic calendar is the tabular one (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty), which may differ by a day from
what was observed; the Iranian one has leap years by its cycle of 33 years, which fits what was observed from 1178 to 1633. Both as in
E. M. Reingold and N. Dershowitz, *Calendrical Calculations*. Easter is reckoned by the rule of Meeus, Jones and Butcher.
"""

from __future__ import annotations

from datetime import date

Days = tuple[int, int]

_HIJRA = date(622, 7, 19).toordinal()
"""16 July 622 of the Julian calendar, the first day of the Islamic one."""
_IRANIAN_EPOCH = date(1921, 3, 21).toordinal()
"""1 Farvardin 1300."""
_IRANIAN_LEAPS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_JULIAN_EPOCH = -1
"""The first day of year 1 of the Julian calendar."""
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
STYLES_APART = range(10, 14)
"""By so many days the Julian calendar was behind from 1582 on; two days so far apart in brackets are one day in both styles."""


def islamic(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The days of a year, month or day of the Islamic calendar; None where it has no such day."""
    if month is None:
        first = _islamic_month(year, 1)
        return first, _islamic_month(year + 1, 1) - 1
    first, after = _islamic_month(year, month), _islamic_month(year + month // 12, month % 12 + 1)
    return _day_of(first, after, day)


def iranian(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The days of a year, month or day of the Iranian (solar Hijri) calendar; None where it has no such day."""
    new_year = _iranian_new_year(year)
    following = _iranian_new_year(year + 1)
    if month is None:
        return new_year, following - 1
    first = new_year + 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return _day_of(first, following if month == 12 else first + (31 if month <= 6 else 30), day)


def julian(year: int, month: int, day: int) -> int | None:
    """The day that the Julian calendar calls so; None where it has no such day."""
    lengths = [*_MONTH_LENGTHS]
    lengths[1] += year % 4 == 0
    if not (1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
        return None
    return _JULIAN_EPOCH + 365 * (year - 1) + (year - 1) // 4 + sum(lengths[: month - 1]) + day - 1


def easter(year: int) -> int:
    """Easter Sunday of the western churches."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    quarter, after = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - quarter - correction + 15) % 30
    leaps, after_leap = divmod(rest, 4)
    weekday = (32 + 2 * after + 2 * leaps - moon - after_leap) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1).toordinal()


def _islamic_month(year: int, month: int) -> int:
    return _HIJRA + (month - 1) * 29 + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30


def _iranian_new_year(year: int) -> int:
    step = 1 if year >= 1300 else -1
    leaps = sum(step for y in (range(1300, year) if step > 0 else range(year, 1300)) if y % 33 in _IRANIAN_LEAPS)
    return _IRANIAN_EPOCH + 365 * (year - 1300) + leaps


def _day_of(first: int, after: int, day: int | None) -> Days | None:
    if day is None:
        return first, after - 1
    return (first + day - 1, first + day - 1) if first + day - 1 < after else None
