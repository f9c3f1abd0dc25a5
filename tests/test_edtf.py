"""EDTF text to earliest and latest day, and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.edtf import by_months, canonical, compatible, edges_of, finer, span, text_of
from detente.errors import DateError
from detente.model import FUTURE, PAST


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- EDTF to days -----------------------------------------------------------------------------------------------------------------

SPANS = [
    ("1956", "1956-01-01", "1956-12-31"),
    ("1985-03", "1985-03-01", "1985-03-31"),
    ("1984-02", "1984-02-01", "1984-02-29"),
    ("1956-05-13", "1956-05-13", "1956-05-13"),
    ("2024-03-20T10:15:00Z", "2024-03-20", "2024-03-20"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1985-XX", "1985-01-01", "1985-12-31"),
    ("1985-05-XX", "1985-05-01", "1985-05-31"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("198X-02-29", "1980-02-29", "1988-02-29"),
    ("1985-1X", "1985-10-01", "1985-12-31"),
    ("1985-21", "1985-03-01", "1985-05-31"),
    ("1985-22", "1985-06-01", "1985-08-31"),
    ("1985-23", "1985-09-01", "1985-11-30"),
    ("1985-24", "1985-12-01", "1986-02-28"),
    ("1985-33", "1985-01-01", "1985-03-31"),
    ("1985-41", "1985-07-01", "1985-12-31"),
    ("1985?", "1985-01-01", "1985-12-31"),
    ("1985~", "1984-01-01", "1986-12-31"),
    ("1985%", "1984-01-01", "1986-12-31"),
    ("1985-02~", "1985-01-01", "1985-03-31"),
    ("1985-05-01~", "1985-04-28", "1985-05-04"),
    ("198X~", "1975-01-01", "1994-12-31"),
    ("0001~", "0001-01-01", "0002-12-31"),
    ("9999-12-31~", "9999-12-28", "9999-12-31"),
    ("1980/1990", "1980-01-01", "1990-12-31"),
    ("1980-05/1980-06-02", "1980-05-01", "1980-06-02"),
    ("[1980..1990]", "1980-01-01", "1990-12-31"),
    ("[1956,1979]", "1956-01-01", "1979-12-31"),
    (" 1956 ", "1956-01-01", "1956-12-31"),
    ("198x", "1980-01-01", "1989-12-31"),
]


@pytest.mark.parametrize(("edtf", "first", "last"), SPANS)
def test_a_date_is_its_earliest_and_latest_day(edtf: str, first: str, last: str) -> None:
    assert span(edtf) == (day(first), day(last))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1980/..", day("1980-01-01"), FUTURE),
        ("1980/", day("1980-01-01"), FUTURE),
        ("../1990", PAST, day("1990-12-31")),
        ("/1990", PAST, day("1990-12-31")),
        ("[..1807]", PAST, day("1807-12-31")),
        ("[..2024-03-20]", PAST, day("2024-03-20")),
        ("[1980..]", day("1980-01-01"), FUTURE),
        ("../..", PAST, FUTURE),
        ("..", PAST, FUTURE),
    ],
)
def test_an_open_end_is_infinite(edtf: str, first: int, last: int) -> None:
    assert span(edtf) == (first, last)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "EDTF"),
        ("May 1956", "EDTF"),
        ("1985-13", "months go from 01 to 12"),
        ("1985-00", "months go from 01 to 12"),
        ("1985-02-30", "calendar"),
        ("1985-21-03", "months"),
        ("1985-02-3X", "calendar"),
        ("0000", "0001 to 9999"),
        ("-0044", "0001 to 9999"),
        ("12345", "0001 to 9999"),
        ("Y17000", "0001 to 9999"),
        ("1980s", "198X"),
        ("1990/1980", "ends before it starts"),
        ("[1990..1980]", "ends before it starts"),
        ("1980/1985/1990", "one slash"),
        ("{1980,1985}", "several dates"),
        ("[]", "set names no date"),
        ("13/05/1956", "one slash"),
        ("\u0661\u0669\u0665\u0666", "EDTF"),
        ("1" * 500, "..."),
        ("1956\x1b[31m", "\\x1b"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_do(text: str, word: str) -> None:
    with pytest.raises(DateError) as refused:
        span(text)
    assert word in str(refused.value)
    assert ";" in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("edtf", "normal"),
    [
        (" 1956 ", "1956"),
        ("198x", "198X"),
        ("1985-XX-XX", "1985"),
        ("1985-05-XX", "1985-05"),
        ("2024-03-20T10:15:00Z", "2024-03-20"),
        ("[1985]", "1985"),
        ("[1985..1985]", "1985"),
        ("[1985-01..1985-12]", "1985"),
        ("[1985-01-01..1985-12-31]", "1985"),
        ("[1980 .. 1990]", "[1980..1990]"),
        ("[1956, 1979]", "[1956,1979]"),
        ("1980 / 1990-xx", "1980/1990"),
        ("1985~", "1985~"),
        ("..", ".."),
    ],
)
def test_one_date_has_one_text(edtf: str, normal: str) -> None:
    assert canonical(edtf) == normal


@pytest.mark.parametrize(
    ("edtf", "edges"),
    [
        ("1980/1990", ("1980", "1990")),
        ("1980/..", ("1980", "..")),
        ("1980/", ("1980", None)),
        ("../1990", (None, "1990")),
        ("/1990", (None, "1990")),
        ("1956-05-13", ("1956-05-13", None)),
        ("[1980..1990]", ("[1980..1990]", None)),
        ("..", (None, None)),
    ],
)
def test_an_interval_has_a_start_and_an_end_and_a_set_is_one_unknown_day(edtf: str, edges: tuple[str | None, str | None]) -> None:
    assert edges_of(edtf) == edges


# --- Days to EDTF -----------------------------------------------------------------------------------------------------------------

DAYS = st.integers(1, FUTURE - 1)
ANY_DAYS = st.one_of(DAYS, st.just(PAST), st.just(FUTURE))
MONTH_STARTS = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(lambda d: d.replace(day=1))


@given(ANY_DAYS, ANY_DAYS)
def test_days_to_text_and_back_are_the_same_days(one: int, other: int) -> None:
    first, last = sorted((one, other))
    if first == last and first in (PAST, FUTURE):
        return  # no day at all
    assert span(text_of(first, last)) == (first, last)


@given(MONTH_STARTS, st.integers(1, 400))
def test_whole_months_are_told_without_days(start: date, months: int) -> None:
    number = start.year * 12 + start.month - 1 + months
    after = date(min(number // 12, 9999), number % 12 + 1, 1)
    text = text_of(start.toordinal(), after.toordinal() - 1)
    assert span(text) == (start.toordinal(), after.toordinal() - 1)
    assert text.count("-") <= 2


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("1956-05-13", "1956-05-13", "1956-05-13"),
        ("1984-02-01", "1984-02-29", "1984-02"),
        ("1956-01-01", "1956-12-31", "1956"),
        ("1980-01-01", "1989-12-31", "198X"),
        ("1900-01-01", "1999-12-31", "19XX"),
        ("1980-01-01", "1990-12-31", "[1980..1990]"),
        ("1980-01-01", "1990-06-30", "[1980-01..1990-06]"),
        ("1980-01-02", "1990-06-30", "[1980-01-02..1990-06-30]"),
        ("0001-01-01", "0009-12-31", "000X"),
        ("9999-12-01", "9999-12-31", "9999-12"),
    ],
)
def test_days_are_told_in_the_coarsest_unit_that_spans_exactly_them(first: str, last: str, text: str) -> None:
    assert text_of(day(first), day(last)) == text


def test_a_year_is_never_made_a_day() -> None:
    assert text_of(*span("1956")) == "1956"


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(DateError):
        text_of(day("1990-01-01"), day("1980-01-01"))


CALENDAR = st.dates(date(1, 1, 1), date(9998, 12, 31))
SINGLE = st.one_of(
    CALENDAR.map(lambda d: f"{d.year:04d}"),
    CALENDAR.map(lambda d: f"{d.year:04d}-{d.month:02d}"),
    CALENDAR.map(lambda d: d.isoformat()),
    CALENDAR.map(lambda d: f"{d.year:04d}"[:3] + "X"),
    CALENDAR.map(lambda d: f"{d.year:04d}"[:2] + "XX"),
    st.tuples(CALENDAR, st.integers(21, 41)).map(lambda pair: f"{pair[0].year:04d}-{pair[1]}"),
    st.tuples(CALENDAR, st.sampled_from("?~%")).map(lambda pair: f"{pair[0].year:04d}-{pair[0].month:02d}{pair[1]}"),
).filter(lambda text: not text.startswith("0000"))


@st.composite
def edtf_values(draw: st.DrawFn) -> str:
    one, other = draw(SINGLE), draw(SINGLE)
    if span(one)[0] > span(other)[1]:
        one, other = other, one
    forms = [one, f"{one}/{other}", f"[{one}..{other}]", f"[..{one}]", f"[{one}..]", f"{one}/..", f"../{one}", f"[{one},{other}]"]
    chosen: str = forms[draw(st.integers(0, len(forms) - 1))]
    return chosen


@given(edtf_values())
def test_the_normal_form_keeps_the_days_and_is_its_own(edtf: str) -> None:
    normal = canonical(edtf)
    assert span(normal) == span(edtf)
    assert canonical(normal) == normal


@given(edtf_values(), edtf_values())
def test_compatible_goes_both_ways_and_finer_one_way(a: str, b: str) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert not (finer(a, b) and finer(b, a))
    if finer(a, b):
        assert compatible(a, b)
    (a1, a2), (b1, b2) = span(a), span(b)
    assert compatible(a, b) == ((max(a1, b1), min(a2, b2)) in ((a1, a2), (b1, b2)))


def test_a_missing_date_is_compatible_with_any() -> None:
    assert compatible(None, "1956")
    assert compatible("1956", None)
    assert compatible("1956", "1956-05-13")
    assert compatible("..", "1990")
    assert not compatible("1956", "1957")
    assert finer("1956-05-13", "1956-05")
    assert not finer("1956", "1956")


# --- Months -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "there"),
    [
        ("1985-01-31", 1, "1985-02-28"),
        ("1984-01-31", 1, "1984-02-29"),
        ("1984-02-29", 12, "1985-02-28"),
        ("1900-01-30", 1, "1900-02-28"),
        ("2000-01-30", 1, "2000-02-29"),
        ("1985-03-15", -3, "1984-12-15"),
        ("0001-02-01", -5, "0001-01-01"),
    ],
)
def test_months_on_is_the_same_day_of_the_month_or_its_last(start: str, months: int, there: str) -> None:
    assert by_months(day(start), months) == day(there)


def test_months_beyond_the_calendar_stop_at_its_end() -> None:
    assert by_months(day("9999-12-31"), 1) == FUTURE
    assert by_months(FUTURE, -12) == day("9999-01-01")
