"""The table *Time* of the design, row by row, against enumeration of every choice of days."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates import (
    FUTURE,
    PAST,
    Bounds,
    Window,
    attestation,
    bounds,
    counts_from,
    duration,
    holds,
    in_order,
    span,
    steps,
)
from detente.errors import DateError

SINGLE = st.dates(date(1900, 1, 1), date(2030, 12, 31)).flatmap(
    lambda d: st.sampled_from(
        [f"{d.year}", f"{d.year}-{d.month:02d}", d.isoformat(), f"{d.year // 10}X", f"{d.year}~", f"[..{d}]", f"[{d}..]"]
    )
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- Windows, lengths and steps -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1985", day("1985-01-01"), day("1985-12-31")),
        ("1985-03", day("1985-03-01"), day("1985-03-31")),
        ("198X", day("1980-01-01"), day("1989-12-31")),
        ("1975..1979", day("1975-01-01"), day("1979-12-31")),
        ("1975-04-17..1979-01-07", day("1975-04-17"), day("1979-01-07")),
        ("1975/1979", day("1975-01-01"), day("1979-12-31")),
        ("../1990", PAST, day("1990-12-31")),
        ("..1990", PAST, day("1990-12-31")),
        ("1990/..", day("1990-01-01"), FUTURE),
        ("1990..", day("1990-01-01"), FUTURE),
        ("[1975..1979]", day("1975-01-01"), day("1979-12-31")),
    ],
)
def test_a_window_is_a_date_or_two(text: str, first: int, last: int) -> None:
    assert Window.parse(text) == Window(first, last)


@pytest.mark.parametrize("text", ["", "1979..1975", "yesterday", "1975...1979", "1975..1977..1979"])
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        Window.parse(text)


@pytest.mark.parametrize(
    ("text", "days"), [("10y", 3652), ("1y", 365), ("6m", 183), ("2w", 14), ("90d", 90), ("10 years", 3652), ("1 Day", 1)]
)
def test_a_length_of_time_is_days(text: str, days: int) -> None:
    assert duration(text) == days


@pytest.mark.parametrize("text", ["", "y", "10", "-1y", "1.5y", "10 lightyears"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        duration(text)


def test_steps_follow_the_calendar() -> None:
    assert steps(Window.parse("1970..1972-06"), "1y") == [Window.parse("1970"), Window.parse("1971"), Window.parse("1972-01..1972-06")]
    assert [w.b - w.a + 1 for w in steps(Window.parse("1972"), "1m")] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert steps(Window.parse("1970-01-31..1970-03-30"), "1m")[1].a == day("1970-02-28")


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(0, 4000), st.integers(1, 30), st.sampled_from("dwmy"))
def test_steps_cover_the_window_without_gap_or_overlap(first: date, days: int, number: int, unit: str) -> None:
    window = Window(first.toordinal(), first.toordinal() + days)
    cut = steps(window, f"{number}{unit}")
    assert cut[0].a == window.a
    assert cut[-1].b == window.b
    assert all(one.b + 1 == other.a for one, other in pairwise(cut))
    assert all(step.a <= step.b for step in cut)


def test_steps_of_an_endless_window_are_refused() -> None:
    for text in ("../1990", "1990/.."):
        with pytest.raises(DateError, match="first and a last day"):
            steps(Window.parse(text), "1y")
    with pytest.raises(DateError):
        steps(Window.parse("1990"), "0y")


# --- What is known becomes bounds ---------------------------------------------------------------------------------------------------


def of(start: str, end: str) -> Bounds:
    """Bounds in words: two dates, or intervals, with .. for infinity."""
    return Bounds(*span(start), *span(end))


def test_told_ends_are_the_days_of_what_was_told() -> None:
    assert bounds("1956", "1990-03", act=False) == of("1956", "1990-03")


def test_a_state_without_a_start_began_by_the_day_on_which_it_is_attested() -> None:
    told = bounds(None, "1990", act=False, attested=(day("1985-06-01"), day("1985-06-01")))
    assert told == of("[..1985-06-01]", "1990")


def test_a_state_without_an_end_lasted_to_the_day_on_which_it_is_attested() -> None:
    told = bounds("1956", None, act=False, attested=(day("1985-06-01"), day("1987-06-01")))
    assert told == of("1956", "[1987-06-01..]")


def test_told_to_go_on_is_attested_on_the_day_of_telling() -> None:
    assert bounds("1993", "..", act=False, attested=(day("2021-05-13"), day("2021-05-13"))) == of("1993", "[2021-05-13..]")


def test_a_state_that_nothing_dates_is_open_both_ways() -> None:
    assert bounds(None, None, act=False) == Bounds(PAST, FUTURE, PAST, FUTURE)


def test_a_start_is_no_later_than_the_latest_end_and_an_end_no_earlier_than_the_earliest_start() -> None:
    assert bounds("1990", "1990-03-05", act=False) == of("1990-01-01/1990-03-05", "1990-03-05")
    assert bounds("1990-03-05", "1990", act=False) == of("1990-03-05", "1990-03-05/1990-12-31")


def test_an_end_by_some_day_is_open_to_the_past_and_a_start_too() -> None:
    assert bounds("2015-03", "[..2024-03-20]", act=False) == of("2015-03", "2015-03-01/2024-03-20")
    assert bounds(None, "[..2024-03-20]", act=False) == of("[..2024-03-20]", "[..2024-03-20]")
    assert bounds("[..1807]", None, act=False) == of("[..1807]", "..")
    assert bounds("[..1807]", None, act=True) == of("[..1807]", "[..1807]")


def test_an_act_starts_and_ends_on_one_day() -> None:
    assert bounds("1956", None, act=True) == of("1956", "1956")
    assert bounds("1956", "..", act=True, attested=(day("2021-05-13"), day("2021-05-13"))) == of("1956", "1956")
    assert bounds(None, "[..2024-03-20]", act=True) == of("[..2024-03-20]", "[..2024-03-20]")
    assert bounds("[1980..1990]", None, act=True) == of("1980/1990", "1980/1990")


def test_an_act_without_a_date_was_done_by_the_day_that_attests_it() -> None:
    assert bounds(None, None, act=True, attested=(day("1985-06-01"), day("1987-06-01"))) == of("[..1985-06-01]", "[..1985-06-01]")


def test_an_end_before_the_start_is_refused_with_both_dates() -> None:
    with pytest.raises(DateError, match=r"'1980'.*'1990'"):
        bounds("1990", "1980", act=False)


def test_attested_in_a_year_is_attested_on_one_unknown_day_of_it() -> None:
    assert attestation(["1985"]) == (day("1985-12-31"), day("1985-01-01"))
    assert attestation(["1985-03-01", "1990"]) == (day("1985-03-01"), day("1990-01-01"))
    assert attestation([None, "1985-03-01"]) == (day("1985-03-01"), day("1985-03-01"))
    assert attestation([]) is None
    held = bounds(None, None, act=False, attested=attestation(["1985"]))
    assert not holds(held, counts_from(None, held), act=False, window=Window.parse("1985"), between=False, certain=True)
    assert holds(held, counts_from(None, held), act=False, window=Window.parse("1985"), between=True, certain=True)


def test_an_edge_counts_from_its_start_or_from_the_first_day_that_attests_it() -> None:
    attested = (day("1985-06-01"), day("1985-06-01"))
    assert counts_from("1956", bounds("1956", None, act=False, attested=attested)) == day("1956-01-01")
    assert counts_from(None, bounds(None, None, act=False, attested=attested)) == day("1985-06-01")
    assert counts_from("..", bounds("..", None, act=False, attested=attested)) == day("1985-06-01")
    assert counts_from(None, bounds(None, None, act=False)) == FUTURE
    assert counts_from(None, bounds(None, None, act=False), timeless=True) == PAST
    assert counts_from(None, bounds(None, "1990", act=False)) == day("1990-12-31")


@given(
    st.one_of(st.none(), SINGLE),
    st.one_of(st.none(), st.just(".."), SINGLE),
    st.booleans(),
    st.one_of(st.none(), st.lists(SINGLE, max_size=3)),
)
def test_bounds_are_in_order(start: str | None, end: str | None, act: bool, days: list[str] | None) -> None:
    try:
        s1, s2, e1, e2 = bounds(start, end, act=act, attested=attestation(days or []))
    except DateError:
        assert start is not None
        assert end is not None
        assert span(start)[0] > span(end)[1]
        return
    assert s1 <= s2 <= e2
    assert s1 <= e1 <= e2
    if act:
        assert (s1, s2) == (e1, e2)


# --- The table, against every choice of days ----------------------------------------------------------------------------------------

FIRST = 700_000
FEW = [PAST, *range(FIRST, FIRST + 4), FUTURE]
INSIDE = range(FIRST, FIRST + 4)


def all_bounds(days: list[int], *, act: bool) -> Iterator[Bounds]:
    pairs = [(a, b) for a, b in product(days, days) if a <= b]
    if act:
        yield from (Bounds(a, b, a, b) for a, b in pairs)
    else:
        yield from (Bounds(*s, *e) for s, e in product(pairs, pairs) if s[1] <= e[1] and e[0] >= s[0])


def choices(known: Bounds, days: list[int], *, act: bool) -> list[tuple[int, int]]:
    """Every start and end that the bounds allow."""
    starts = [d for d in days if known.s1 <= d <= known.s2]
    if act:
        return [(d, d) for d in starts]
    return [(s, e) for s in starts for e in days if known.e1 <= e <= known.e2 and s <= e]


WINDOWS = [Window(a, b) for a, b in product(INSIDE, INSIDE) if a <= b]


@pytest.mark.parametrize("between", [False, True], ids=["as of", "between"])
@pytest.mark.parametrize("act", [False, True], ids=["state", "act"])
def test_possible_is_under_some_choice_of_days_and_certain_under_every_one(act: bool, between: bool) -> None:
    for known in all_bounds(FEW, act=act):
        every = choices(known, FEW, act=act)
        for window in WINDOWS:
            days = range(window.a, window.b + 1)
            if act and between:
                answers = [[s == d for d in days] for s, _ in every]
            elif act:
                answers = [[s <= d for d in days] for s, _ in every]
            else:
                answers = [[s <= d <= e for d in days] for s, e in every]
            possible = any(any(answer) for answer in answers)
            certain = all(any(answer) if between else all(answer) for answer in answers)
            for wanted, expected in ((False, possible), (True, certain)):
                found = holds(known, PAST, act=act, window=window, between=between, certain=wanted)
                assert found == expected, (known, window, wanted)


@pytest.mark.parametrize("memory", [0, 1, 2])
def test_memory_forgets_acts_that_are_older(memory: int) -> None:
    days = [*range(FIRST - 3, FIRST + 4)]
    for known in all_bounds(days, act=True):
        for window in WINDOWS:
            answers = [[0 <= d - s <= memory for d in range(window.a, window.b + 1)] for s, _ in choices(known, days, act=True)]
            for certain, expected in ((False, any(map(any, answers))), (True, all(map(all, answers)))):
                assert holds(known, PAST, act=True, window=window, between=False, certain=certain, memory=memory) == expected


def test_memory_leaves_states_and_windows_between_alone() -> None:
    state = bounds("1956", "..", act=False, attested=(day("2021-05-13"), day("2021-05-13")))
    assert holds(state, state.s1, act=False, window=Window.parse("2000"), between=False, certain=False, memory=10)
    act = bounds("1980-01-01", None, act=True)
    assert holds(act, act.s1, act=True, window=Window.parse("1980..1990"), between=True, certain=False, memory=10)
    assert not holds(act, act.s1, act=True, window=Window.parse("1990"), between=False, certain=False, memory=duration("1y"))


@given(
    st.lists(st.sampled_from(FEW), min_size=4, max_size=4), st.sampled_from(WINDOWS), st.booleans(), st.booleans(), st.sampled_from(FEW),
    st.booleans(),
)  # fmt: skip
def test_what_is_certain_is_possible(days: list[int], window: Window, act: bool, between: bool, counts: int, undated: bool) -> None:
    s1, s2, e1, e2 = days
    known = bounds_or_none(s1, s2, e1, e2, act=act)
    if known is not None and holds(known, counts, act=act, window=window, between=between, certain=True, undated=undated):
        assert holds(known, counts, act=act, window=window, between=between, certain=False, undated=undated)


def bounds_or_none(s1: int, s2: int, e1: int, e2: int, *, act: bool) -> Bounds | None:
    if act:
        e1, e2 = s1, s2
    return Bounds(s1, s2, e1, e2) if s1 <= s2 <= e2 and s1 <= e1 <= e2 else None


def test_before_it_is_attested_an_edge_without_a_start_counts_only_when_asked_for() -> None:
    attested = (day("1985-06-01"), day("1985-06-01"))
    for act in (False, True):
        known = bounds(None, None, act=act, attested=attested)
        counts = counts_from(None, known)
        asked = [(text, undated) for text in ("1984", "1985", "1990") for undated in (False, True)]
        found = [holds(known, counts, act=act, window=Window.parse(t), between=False, certain=False, undated=u) for t, u in asked]
        assert found == [False, True, True, True, True, True]


def test_an_edge_with_no_date_counts_in_no_question_with_a_time_unless_it_is_timeless() -> None:
    known = bounds(None, None, act=False)
    for text in ("1985", "1990/.."):
        window = Window.parse(text)
        assert not holds(known, counts_from(None, known), act=False, window=window, between=True, certain=False)
        assert holds(known, counts_from(None, known), act=False, window=window, between=True, certain=False, undated=True)
        assert holds(known, counts_from(None, known, timeless=True), act=False, window=window, between=True, certain=False)


# --- In order -----------------------------------------------------------------------------------------------------------------------

THREE = [*range(FIRST, FIRST + 3)]
HOPS = [(known, act) for act in (False, True) for known in all_bounds(THREE, act=act)]
Hop = tuple[Bounds, bool]


def follows(path: tuple[Hop, ...], *, certain: bool) -> bool:
    t = PAST
    for known, act in path:
        reached = in_order(known, act=act, t=t, certain=certain)
        if reached is None:
            return False
        t = reached
    return True


def possibly_in_order(path: tuple[Hop, ...]) -> bool:
    """Some choice of days, and some day of each state, one after the other."""
    days = [{d for s, e in choices(known, THREE, act=act) for d in THREE if s <= d <= e} for known, act in path]
    return any(list(chosen) == sorted(chosen) for chosen in product(*days))


def certainly_in_order(path: tuple[Hop, ...]) -> bool:
    """Days for the states can be fixed beforehand, so that every choice of days keeps to them and to the order."""
    fixed = [
        [frozenset(s for s, _ in choices(known, THREE, act=True))] if act
        else [frozenset([d]) for d in THREE if all(s <= d <= e for s, e in choices(known, THREE, act=False))]
        for known, act in path
    ]  # fmt: skip
    return any(all(max(a) <= min(b) for a, b in pairwise(plan)) for plan in product(*fixed))


def test_two_hops_in_order_agree_with_every_choice_of_days() -> None:
    for path in product(HOPS, HOPS):
        assert follows(path, certain=False) == possibly_in_order(path), path
        assert follows(path, certain=True) == certainly_in_order(path), path


@given(st.lists(st.sampled_from(HOPS), min_size=3, max_size=4).map(tuple))
def test_longer_paths_in_order_agree_with_every_choice_of_days(path: tuple[Hop, ...]) -> None:
    assert follows(path, certain=False) == possibly_in_order(path)
    assert follows(path, certain=True) == certainly_in_order(path)


def test_in_order_gives_the_day_reached() -> None:
    visit, office = bounds("1985-03", None, act=True), bounds("1980", "1990", act=False)
    assert in_order(visit, act=True, t=PAST, certain=False) == day("1985-03-01")
    assert in_order(visit, act=True, t=day("1985-03-10"), certain=False) == day("1985-03-10")
    assert in_order(visit, act=True, t=PAST, certain=True) == day("1985-03-31")
    assert in_order(visit, act=True, t=day("1985-03-10"), certain=True) is None
    assert in_order(office, act=False, t=PAST, certain=True) == day("1980-12-31")
    assert in_order(office, act=False, t=day("1990-06-01"), certain=True) is None
    assert in_order(office, act=False, t=day("1991-01-01"), certain=False) is None


# --- Speed ----------------------------------------------------------------------------------------------------------------------------


def test_dates_import_nothing_heavy() -> None:
    heavy = ("dataclasses", "yaml", "calendar", "inspect", "networkx", "json")
    code = f"import sys; sys.path[:0] = {sys.path!r}; import detente.dates; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
