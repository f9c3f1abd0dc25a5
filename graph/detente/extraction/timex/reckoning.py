"""Reckoning with dates: "two years later", "last July", "on March 20", from a date that is known to the date that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from detente.edtf import by_months, span, text_of
from detente.errors import DateError

Days = tuple[int, int]
"""First and last day, as ordinals."""
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_YEARS = {"decade": 10, "century": 100}
_HALVES = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_LONGEST = {"day": 1, "week": 7, "weekend": 7, "month": 31, "year": 366, "decade": 3653, "century": 36525}
_NEAR = 14
"""A day of the month that lies so few days before the publication date is taken for one of the news, whatever year was told before."""
_YEAR_ALONE = 4
_NEAR_TURN = 30
"""So many years at most lie between a date and the turn of "the century"."""
_FAR = 300
"""A day so many days before the date told last is taken for one of the year after ("from 30 December 1999 … on 3 January")."""


class Setting:
    """What is known of the time around a sentence: publication date, the date told last, and whether it speaks of the future."""

    __slots__ = ("_anchor", "ahead", "born", "by_publication", "context_year", "future", "last", "reference", "today")

    def __init__(
        self,
        anchor: str | None,
        context_year: int | None,
        reference: str | None,
        last: str | None = None,
        *,
        future: bool,
        born: str | None = None,
    ) -> None:
        """From EDTF of publication date, date told last and date of birth.

        ``reference`` is the last date from which months without a year take theirs, with ``context_year`` where only its year is known;
        ``last`` the last date of any kind, where it is another.
        """
        self._anchor = known(anchor)
        self.context_year = context_year
        self.reference = reference
        self.last = last or reference
        self.future = future
        self.born = born
        self.today = False
        """Whether the sentence says "today"."""
        self.ahead: tuple[int, int, int] | None = None
        """The one date with its year, month and day that the sentence tells, for a month that stands before it."""
        self.by_publication = False
        """Whether the publication date has been asked for."""

    @property
    def anchor(self) -> Days | None:
        """Days of the publication."""
        self.by_publication = True
        return self._anchor

    def tell(self, value: str) -> None:
        """Keep in mind a date that the text tells. Behind what was reckoned from the publication, as "last November", a month without a
        year is reckoned from it too, save where that is a year itself.
        """
        self.last = value
        self.ahead = None
        self.reference = value if not self.by_publication or len(value) == _YEAR_ALONE else None

    def told_last(self) -> Days | None:
        """Days of the date told last, in the text or above it."""
        return known(self.last or (f"{self.context_year:04d}" if self.context_year else None))

    def born_on(self) -> Days | None:
        """Days of the birth told last."""
        return known(self.born)

    def anchor_day(self) -> date | None:
        """The publication date, where its day is known."""
        return single(self.anchor)

    def commemorated(self, number: int) -> str | None:
        """The date of which something is an anniversary: a day where it falls on the publication date, else a year."""
        told, anchor = known(self.last), self.anchor
        if self.today and (day := self.anchor_day()):
            there = by_months(day.toordinal(), -12 * number)
            return text_of(there, there)
        if anchor and told and date.fromordinal(told[0]).year == date.fromordinal(anchor[0]).year - number:
            told = anchor  # what was told last is the very day that is commemorated
        return after_a_time(told or anchor, -number, "year") or after_a_time(anchor, -number, "year")

    def year_of(self, month: int, day: int | None) -> int | None:
        """The year meant by a month, or day of a month, that is told without one; None where nothing tells."""
        told = known(self.reference or (f"{self.context_year:04d}" if self.context_year else None))
        year = date.fromordinal(told[0]).year if told else None
        if self.ahead and (month, day or 0) <= self.ahead[1:] and self._is_near(self.ahead[0], year):
            return self.ahead[0]
        if told and year == date.fromordinal(told[1]).year:
            return self._year_in_context(told, month, day)
        return self._year_in_news(month, day)

    def _is_near(self, ahead: int, year: int | None) -> bool:
        """Whether the story may well have come from the year of the date told last to the one told ahead."""
        return self._anchor is None if year is None else abs(year - ahead) <= 1

    def _year_in_context(self, told: Days, month: int, day: int | None) -> int:
        year = date.fromordinal(told[0]).year
        published = single(self._anchor)
        if day and published and self.reference and len(self.reference) == 4:
            there = _day(published.year, month, day)
            if there and 0 <= published.toordinal() - there <= _NEAR:
                return published.year
        there = _day(year, month, day or 28) or told[1]
        return year + 1 if told[1] - told[0] < _LONGEST["month"] and told[0] - there > _FAR else year

    def _year_in_news(self, month: int, day: int | None) -> int | None:
        if not self.anchor:
            return None
        first, last = date.fromordinal(self.anchor[0]), date.fromordinal(self.anchor[1])
        there, now = (month, day or 1), (last.month, last.day if day else 1)
        if self.future:
            return first.year if there >= (first.month, first.day if day else 1) else first.year + 1
        ahead = (_day(last.year, month, day) or 0) - self.anchor[1] if day else 0
        return last.year if there <= now or 0 < ahead <= 2 else last.year - 1


def single(days: Days | None) -> date | None:
    """The day, where the days are one."""
    return date.fromordinal(days[0]) if days and days[0] == days[1] else None


def around(first: int, last: int, unit: str) -> str:
    """EDTF of the calendar units that the days lie in: weeks go from Monday to Sunday."""
    if unit == "week":
        return text_of(first - (first - 1) % 7, last + 6 - (last - 1) % 7)
    if unit == "weekend":
        monday = last - (last - 1) % 7
        return text_of(monday + 5, monday + 6)
    if unit == "day":
        return text_of(first, last)
    a, b = date.fromordinal(first), date.fromordinal(last)
    if unit == "month":
        return text_of(a.replace(day=1).toordinal(), by_months(b.replace(day=1).toordinal(), 1) - 1)
    years = _YEARS.get(unit, 1)
    from_year, to_year = a.year // years * years, b.year // years * years + years - 1
    return text_of(date(max(from_year, 1), 1, 1).toordinal(), date(to_year, 12, 31).toordinal())


def moved(days: Days, number: int, unit: str) -> Days:
    """The days so many units on (or back)."""
    first, last = days
    if unit in _DAYS:
        return first + number * _DAYS[unit], last + number * _DAYS[unit]
    months = number * _MONTHS[unit]
    return by_months(first, months), max(by_months(last + 1, months) - 1, by_months(first, months))


def in_units(days: Days | None, number: int, unit: str) -> str | None:
    """The unit so many units on, as in "last year" or "the following day"; None where the days are told too coarsely for it."""
    if days is None or days[1] - days[0] >= _LONGEST[unit]:
        return None
    return or_none(lambda: around(*moved(days, number, unit), unit))


def after_a_time(days: Days | None, number: int, unit: str, *, half: bool = False) -> str | None:
    """The date so many units on, as exactly as such words tell it: "two years later" is a year, "a decade ago" about one, "three
    weeks ago" about a day.
    """
    if half:
        if unit not in _HALVES:
            return None
        halves, unit = _HALVES[unit]
        number *= halves
    grain = {"week": "day", "decade": "year", "century": "year"}.get(unit, unit)
    if days is None or days[1] - days[0] >= _LONGEST[grain]:
        return None
    value = or_none(lambda: around(*moved(days, number, unit), grain))
    return f"{value}~" if value and (half or grain != unit) and value[0] != "[" else value


def month_near(days: Days | None, turn: int, month: int, months: int = 1) -> tuple[int, int] | None:
    """Year and month in which the last (-1), this (0) or next (1) such month, or season of so many months, begins."""
    if days is None:
        return None
    now = date.fromordinal(days[0])
    year = now.year
    if turn < 0 and month + months - 1 >= now.month:
        year -= 1
    elif turn > 0 and month <= now.month:
        year += 1
    return (year, month) if 1 <= year <= 9999 else None


def weekday_near(day: date | None, turn: int | None, weekday: int, *, future: bool) -> str | None:
    """The day of the week before (-1), at or before (0), or after (1) a day; None as turn: told bare, so by the verb's time."""
    if day is None:
        return None
    here, back = day.toordinal(), (day.weekday() - weekday) % 7
    if turn == 1:
        there = here + 7 - back
    elif turn == -1:
        there = here - (back or 7)
    else:
        there = here + (7 - back) % 7 if future else here - back
    return text_of(there, there)


def weekend_near(day: date | None, *, future: bool) -> str | None:
    """Saturday and Sunday before a day, or after it; those around it where it is one of them."""
    if day is None:
        return None
    saturday = day.toordinal() - (day.weekday() - 5) % 7
    if future and day.weekday() < 5:
        saturday += 7
    return text_of(saturday, saturday + 1)


def century_turn(days: Days | None) -> str | None:
    """The turn of a century that lies nearest, and near, about: "the turn of the century"."""
    if days is None:
        return None
    year = date.fromordinal(days[0]).year
    turn = (year + 50) // 100 * 100
    return f"{turn:04d}~" if turn and abs(year - turn) <= _NEAR_TURN else None


def before_it(value: str) -> str | None:
    """The unit just before a date: what is before 1975 is by 1974."""
    unit = unit_of(value)
    return or_none(lambda: around(*moved(span(value), -1, unit), unit)) if unit else None


def unit_of(value: str) -> str | None:
    """The calendar unit that a date is told in; None for a set or season."""
    bare = value.rstrip("~?%")
    if bare[:1] == "[" or "XX" in bare:
        return None
    return {4: "decade" if bare.endswith("X") else "year", 7: "month", 10: "day"}.get(len(bare))


def _day(year: int, month: int, day: int | None) -> int | None:
    try:
        return date(year, month, day or 1).toordinal()
    except ValueError:
        return None


def known(value: str | None) -> Days | None:
    """First and last day of an EDTF value; None where it is open at an end, or there is none."""
    if not value:
        return None
    first, last = span(value)
    return (first, last) if 0 < first <= last < date.max.toordinal() else None


def or_none(reckon: Callable[[], str | None]) -> str | None:
    """What is reckoned; None where it leaves the calendar."""
    try:
        return reckon()
    except (ValueError, OverflowError, DateError):
        return None
