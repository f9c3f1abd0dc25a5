"""An expression of time as the forms find it, before it is reckoned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from detente.edtf import span
from detente.errors import DateError
from detente.extraction.timex.reckoning import Setting
from detente.model import Basis

Later = Callable[[Setting], str | None]


class Words(Protocol):
    """The words of a language that readers go by: what each stands for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    decades: dict[str, int]
    teens: dict[str, int]
    nearby: dict[str, int]
    directions: dict[str, int]
    returns: dict[str, int]
    shifts: dict[str, int]
    offsets: dict[str, int]
    halves: frozenset[str]
    islamic_months: dict[str, int]
    iranian_months: dict[str, int]
    eras: dict[str, tuple[int, int]]
    holidays: dict[str, int | tuple[int, int]]


class Found(NamedTuple):
    """A place where a form fits: its text and groups, and whether numeric dates of the text put the day first."""

    start: int
    end: int
    whole: str
    groups: Mapping[str, str | None]
    words: Words
    day_first: bool

    def text(self, group: str) -> str:
        """The words of a group, in small letters with single spaces; empty where it is not there."""
        return " ".join((self.groups.get(group) or "").lower().split())

    def number(self, group: str) -> int:
        """The digits of a group as a number; 0 where it is not there."""
        return digits_of(self.groups.get(group) or "")

    def month(self) -> int:
        """The number of the month."""
        return self.words.months[(self.groups["month"] or "").rstrip(".")]


class Expression:
    """A date of the calendar, with or without its year, or one to be reckoned from another date."""

    __slots__ = (
        "amount",
        "basis",
        "day",
        "end",
        "kind",
        "later",
        "month",
        "partial",
        "role",
        "start",
        "until",
        "until_day",
        "value",
        "weak",
        "year",
    )

    def __init__(
        self, found: Found, kind: str = "date", *, value: str | None = None, until: str | None = None, role: str | None = None
    ) -> None:
        """At the place found. ``kind`` is date, weekday, today, present, anniversary, relative, or an amount of time that counts from
        another date: offset, length.
        """
        self.start, self.end, self.kind = found.start, found.end, kind
        self.value, self.until, self.role = value, until, role
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.until_day: int | None = None
        self.later: Later | None = None
        """How it is reckoned from the publication date or the date told before."""
        self.amount: tuple[int, str, bool] | None = None
        """So many units, and whether halves of them; negative: back."""
        self.weak = False
        """Whether it is a date only in the company of others, or after a word such as "in"."""
        self.partial = False
        self.basis: Basis = "told"

    def in_year(self, year: int) -> None:
        """Give it its year."""
        self.year = year
        self.value = calendar_value(year, self.month, self.day)
        if self.until_day is not None:
            self.until = calendar_value(year, self.month, self.until_day)


def calendar_value(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a date of the calendar; None where there is no such day."""
    value = f"{year:04d}" + (f"-{month:02d}" if month is not None else "") + (f"-{day:02d}" if day is not None else "")
    try:
        span(value)
    except DateError:
        return None
    return value


def dated(found: Found, year: int, month: int | None = None, day: int | None = None) -> Expression | None:
    """A date with its year; None where there is no such day."""
    expression = Expression(found)
    expression.month, expression.day = month, day
    expression.in_year(year)
    return expression if expression.value else None


def valued(found: Found, value: str, until: str | None = None) -> Expression:
    """A date or range told as such."""
    return Expression(found, value=value, until=until, role="from_to" if until else None)


def relative(found: Found, later: Later, kind: str = "relative", role: str | None = None) -> Expression:
    """A date to be reckoned."""
    expression = Expression(found, kind, role=role)
    expression.later = later
    return expression


def digits_of(text: str) -> int:
    """The digits in a text as a number: "13th" is 13; 0 where there are none."""
    digits = "".join(c for c in text if c in "0123456789")
    return int(digits) if digits else 0
