"""Dates in running English text."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates import bounds, span
from detente.extraction.timex import TimeMention, calendars, find

Expected = tuple[str, ...]
"""Words, value, and where they are not None and "at": until, role."""


def told(text: str, mentions: list[TimeMention]) -> list[Expected]:
    return [(text[m.start : m.end], m.value, *((m.until or "", m.role) if m.until or m.role != "at" else ())) for m in mentions]


DATES: list[tuple[str, Expected]] = [
    ("signed on 13 May 1956", ("13 May 1956", "1956-05-13")),
    ("signed on 13th May 1956", ("13th May 1956", "1956-05-13")),
    ("on the 13th of May, 1956", ("13th of May, 1956", "1956-05-13")),
    ("on May 13, 1956", ("May 13, 1956", "1956-05-13")),
    ("on May 13th, 1956", ("May 13th, 1956", "1956-05-13")),
    ("on January 7 1979 the army", ("January 7 1979", "1979-01-07")),
    ("on Oct. 14, 1956.", ("Oct. 14, 1956", "1956-10-14")),
    ("on Sept. 11, 2001", ("Sept. 11, 2001", "2001-09-11")),
    ("MAY 13, 1956", ("MAY 13, 1956", "1956-05-13")),
    ("on 24 December 1951", ("24 December 1951", "1951-12-24")),
    ("24-Dec-1951", ("24-Dec-1951", "1951-12-24")),
    ("on Sunday, 13 May 1956, they", ("Sunday, 13 May 1956", "1956-05-13")),
    ("on Monday, October 29, 1956", ("Monday, October 29, 1956", "1956-10-29")),
    ("date 1956-05-13", ("1956-05-13", "1956-05-13")),
    ("at 2024-03-20T10:00:00Z", ("2024-03-20T10:00:00Z", "2024-03-20")),
    ("on 13/05/1956", ("13/05/1956", "1956-05-13")),
    ("on 05/13/1956", ("05/13/1956", "1956-05-13")),
    ("on 13.05.1956", ("13.05.1956", "1956-05-13")),
    ("(07-01-1979)", ("07-01-1979", "1979-01-07")),
    ("in March 2015", ("March 2015", "2015-03")),
    ("in August, 1971, Moscow", ("August, 1971", "1971-08")),
    ("in February of 1786", ("February of 1786", "1786-02")),
    ("In December 1991, he", ("December 1991", "1991-12")),
    ("in 1956", ("1956", "1956")),
    ("the 1956 agreement", ("1956", "1956")),
    ("(1956)", ("1956", "1956")),
    ("Russia | 13 May 1956[12] |", ("13 May 1956", "1956-05-13")),
    ("1956's crisis", ("1956", "1956")),
    ("the Treaty of 1796", ("1796", "1796")),
    ("in 1066", ("1066", "1066")),
    ("in the 1980s", ("1980s", "198X")),
    ("in the 1980's", ("1980's", "198X")),
    ("in the mid-1980s", ("mid-1980s", "198X")),
    ("in the early 1950s", ("early 1950s", "195X")),
    ("in the '80s", ("80s", "198X")),
    ("in the eighties", ("eighties", "198X")),
    ("in early 2015", ("early 2015", "2015")),
    ("early in 1985", ("early in 1985", "1985")),
    ("in late May 1999", ("late May 1999", "1999-05")),
    ("at the end of 1991", ("end of 1991", "1991")),
    ("at the end of December 1991", ("end of December 1991", "1991-12")),
    ("at the beginning of the 1990s", ("beginning of the 1990s", "199X")),
    ("in spring 1985", ("spring 1985", "1985-21")),
    ("in the summer of 1975", ("summer of 1975", "1975-22")),
    ("in the late autumn of 1971", ("late autumn of 1971", "1971-23")),
    ("in the winter of 1984-85", ("winter of 1984-85", "1984-24")),
    ("in the first half of 1985", ("first half of 1985", "1985-40")),
    ("in Q2 2015", ("Q2 2015", "2015-34")),
    ("in the last quarter of 2015", ("last quarter of 2015", "2015-36")),
    ("in fiscal year 2015", ("fiscal year 2015", "2015")),
    ("in FY2015", ("FY2015", "2015")),
    ("in FY15", ("FY15", "2015")),
    ("in B.E. 2541", ("B.E. 2541", "1998")),
    ("in the 19th century", ("19th century", "18XX")),
    ("in the nineteenth century", ("nineteenth century", "18XX")),
    ("in the twenty-first century", ("twenty-first century", "20XX")),
    ("circa 1956", ("1956", "1956~")),
    ("c. 1956", ("1956", "1956~")),
    ("around 13 May 1956", ("13 May 1956", "1956-05-13~")),
    ("visited after 1835", ("1835", "[1835..]")),
    ("as of 1 May 2004", ("1 May 2004", "2004-05-01")),
    ("relations date back to the 1940s", ("1940s", "194X")),
    ("did not join until 1996", ("1996", "1996")),
    ("Resolution 1973 (2011)", ("2011", "2011")),
]

RANGES: list[tuple[str, Expected]] = [
    ("from 1980 through 1990", ("1980 through 1990", "1980", "1990", "from_to")),
    ("From 1980 until 2006", ("1980 until 2006", "1980", "2006", "from_to")),
    ("from 1711 to 1835", ("1711 to 1835", "1711", "1835", "from_to")),
    ("between 1975 and 1979", ("1975 and 1979", "1975", "1979", "from_to")),
    ("(1991-1993)", ("1991-1993", "1991", "1993", "from_to")),
    ("From 1979-1991, they", ("1979-1991", "1979", "1991", "from_to")),
    ("1979–91", ("1979–91", "1979", "1991", "from_to")),
    ("1979 – 1991", ("1979 – 1991", "1979", "1991", "from_to")),
    ("in 1975/76", ("1975/76", "1975", "1976", "from_to")),
    ("the 2018-23 period", ("2018-23", "2018", "2023", "from_to")),
    ("1999–02", ("1999–02", "1999", "2002", "from_to")),
    ("March–May 2015", ("March–May 2015", "2015-03", "2015-05", "from_to")),
    ("from January to March 2015", ("January to March 2015", "2015-01", "2015-03", "from_to")),
    ("from April 2011 to September 2012", ("April 2011 to September 2012", "2011-04", "2012-09", "from_to")),
    ("on 12–15 May 1999", ("12–15 May 1999", "1999-05-12", "1999-05-15", "from_to")),
    ("on 12 and 13 May 1999", ("12 and 13 May 1999", "1999-05-12", "1999-05-13", "from_to")),
    ("between 9 and 11 May 2019", ("9 and 11 May 2019", "2019-05-09", "2019-05-11", "from_to")),
    ("May 12 to 15, 1999", ("May 12 to 15, 1999", "1999-05-12", "1999-05-15", "from_to")),
    ("February 21–28, 1972", ("February 21–28, 1972", "1972-02-21", "1972-02-28", "from_to")),
    ("30 June – 2 July 2001", ("30 June – 2 July 2001", "2001-06-30", "2001-07-02", "from_to")),
    ("June 30 to July 2, 2001", ("June 30 to July 2, 2001", "2001-06-30", "2001-07-02", "from_to")),
    ("28 December – 3 January 2001", ("28 December – 3 January 2001", "2000-12-28", "2001-01-03", "from_to")),
    ("30 December 1999 to 3 January", ("30 December 1999 to 3 January", "1999-12-30", "2000-01-03", "from_to")),
    ("17 April 1975 to 7 January 1979", ("17 April 1975 to 7 January 1979", "1975-04-17", "1979-01-07", "from_to")),
    ("(07-01-1979 – 07-01-2020)", ("07-01-1979 – 07-01-2020", "1979-01-07", "2020-01-07", "from_to")),
    ("from the early 1980s until the late 1990s", ("early 1980s until the late 1990s", "198X", "199X", "from_to")),
    ("in the 19th and 20th centuries", ("19th and 20th centuries", "18XX", "19XX", "from_to")),
    ("from 2015 up to now", ("2015 up to now", "2015", "..", "since")),
    ("from 1943 to the present", ("1943 to the present", "1943", "..", "since")),
    ("1976–present", ("1976–present", "1976", "..", "since")),
    ("(1976–)", ("1976–", "1976", "..", "since")),
]

ROLES: list[tuple[str, Expected]] = [
    ("since 1993", ("1993", "1993", "..", "since")),
    ("ever since the 1960s", ("1960s", "196X", "..", "since")),
    ("since at least March 2015", ("March 2015", "2015-03", "..", "since")),
    ("from 2005 the firm", ("2005", "2005", "", "since")),
    ("from the 1990s onwards", ("1990s", "199X", "..", "since")),
    ("beginning on December 3, 1971", ("December 3, 1971", "1971-12-03", "", "since")),
    ("until 1996", ("1996", "1996", "", "until")),
    ("remained open until July 22, 1882", ("July 22, 1882", "1882-07-22", "", "until")),
    ("up to 1990", ("1990", "1990", "", "until")),
    ("until the end of 1991", ("end of 1991", "1991", "", "until")),
    ("had re-opened by 1807", ("1807", "1807", "", "by")),
    ("by the end of 1991", ("end of 1991", "1991", "", "by")),
    ("no later than 31 March 1990", ("31 March 1990", "1990-03-31", "", "by")),
    ("before 1975", ("1975", "1974", "", "by")),
    ("before 1 March 1975", ("1 March 1975", "1975-02-28", "", "by")),
    ("before the 1990s", ("1990s", "198X", "", "by")),
    ("before the 2023 elections", ("2023", "2023", "", "by")),
    ("during 2015", ("2015", "2015", "", "during")),
    ("throughout the 1950s", ("1950s", "195X", "", "during")),
    ("born on 5 August 1952", ("5 August 1952", "1952-08-05", "", "age")),
    ("(b. 1952)", ("1952", "1952", "", "age")),
]

NEWS = "2024-03-20"  # a Wednesday
RELATIVE: list[tuple[str, Expected]] = [
    ("met today", ("today", "2024-03-20")),
    ("Yesterday he left", ("Yesterday", "2024-03-19")),
    ("as part of today's action", ("today", "2024-03-20")),
    ("leaves tomorrow", ("tomorrow", "2024-03-21")),
    ("left the day before yesterday", ("the day before yesterday", "2024-03-18")),
    ("said this morning", ("this morning", "2024-03-20")),
    ("on Monday", ("Monday", "2024-03-18")),
    ("on Wednesday", ("Wednesday", "2024-03-20")),
    ("last Wednesday", ("last Wednesday", "2024-03-13")),
    ("will meet on Friday", ("Friday", "2024-03-22")),
    ("next Monday", ("next Monday", "2024-03-25")),
    ("last week", ("Last week".lower(), "[2024-03-11..2024-03-17]")),
    ("last weekend", ("last weekend", "[2024-03-16..2024-03-17]")),
    ("this month", ("this month", "2024-03")),
    ("Last year, trade", ("Last year", "2023")),
    ("next year", ("next year", "2025")),
    ("last decade", ("last decade", "201X")),
    ("last July", ("last July", "2023-07")),
    ("last March", ("last March", "2023-03")),
    ("next May", ("next May", "2024-05")),
    ("last summer", ("last summer", "2023-22")),
    ("in July last year", ("July last year", "2023-07")),
    ("on 5 May last year", ("5 May last year", "2023-05-05")),
    ("41 years ago", ("41 years ago", "1983")),
    ("three months ago", ("three months ago", "2023-12")),
    ("10 days ago", ("10 days ago", "2024-03-10")),
    ("three weeks ago", ("three weeks ago", "2024-02-28~")),
    ("a decade ago", ("a decade ago", "2014~")),
    ("half a century ago", ("half a century ago", "1974~")),
    ("nearly 20 years ago", ("20 years ago", "2004~")),
    ("50 years ago today", ("50 years ago today", "1974-03-20")),
    ("over the last decade", ("the last decade", "[2014-01-01..2024-03-20]", "", "during")),
    ("in the past five years", ("the past five years", "[2019-01-01..2024-03-20]", "", "during")),
    ("since last year", ("last year", "2023", "..", "since")),
    ("the 65th anniversary of ties", ("65th anniversary", "1959", "", "anniversary")),
    ("the fiftieth anniversary", ("fiftieth anniversary", "1974", "", "anniversary")),
]

PARTIAL: list[tuple[str, Expected]] = [
    ("In January, Hun Sen met him", ("January", "2024-01")),
    ("published in July", ("July", "2023-07")),
    ("will meet in July", ("July", "2024-07")),
    ("In a March 20 statement", ("March 20", "2024-03-20")),
    ("on March 21", ("March 21", "2024-03-21")),
    ("on 8 July", ("8 July", "2023-07-08")),
    ("on July 8th", ("July 8th", "2023-07-08")),
    ("the February 1 coup", ("February 1", "2024-02-01")),
    ("between August and October", ("August and October", "2023-08", "2023-10", "from_to")),
    ("on 12–15 February", ("12–15 February", "2024-02-12", "2024-02-15", "from_to")),
    ("by June the talks", ("June", "2023-06", "", "by")),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_that_is_told(text: str, expected: Expected) -> None:
    found = find(text)
    assert told(text, found) == [expected]
    assert (found[0].basis, found[0].partial) == ("told", False)


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_a_range_has_a_start_and_an_end(text: str, expected: Expected) -> None:
    assert told(text, find(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_the_words_in_front_give_the_role(text: str, expected: Expected) -> None:
    assert told(text, find(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_what_is_relative_goes_from_the_publication_date(text: str, expected: Expected) -> None:
    found = find(text, anchor=NEWS)
    assert told(text, found) == [expected]
    assert found[0].basis == "resolved"
    assert find(text) == []


@pytest.mark.parametrize(("text", "expected"), PARTIAL)
def test_a_date_without_a_year_is_the_nearest_before_publication(text: str, expected: Expected) -> None:
    found = find(text, anchor=NEWS)
    assert told(text, found) == [expected]
    assert (found[0].basis, found[0].partial) == ("resolved", True)
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Article 1975 of the code",
        "1,956 troops",
        "1956 troops left",
        "some 2000 of them",
        "more than 1990 died",
        "2000 soldiers and 1500 tanks",
        "a population of 2000",
        "a loan of $1956 and €2000",
        "Resolution 1970",
        "UNSCR 1973",
        "A/RES/1975",
        "Flight 1980",
        "Law No. 1956",
        "page 1984",
        "1956% of it",
        "1990.5 points",
        "tel. +855 23 1956 1979",
        "216-1956",
        "at 1800 GMT",
        "at 1430 hours",
        "1- Cambodia 2- Laos 3- Vietnam",
        "the Boeing 1747",
        "COVID-2019",
        "ISBN 9781956197919",
        "1200 BC",
        "Agenda 2030",
        "a 2000-strong force",
        "He may leave; May I ask?",
        "criticism of May by Theresa May",
        "they march on Rome in haste",
        "a letter to Jan Egeland, by Jan Smuts",
        "the 26th of July Movement",
        "Black September",
        "the Sunday Times",
        "May Day",
        "every Monday",
        "a man in his 80s",
        "at the same time",
        "for 10 years",
        "many years ago",
        "two years before the war",
        "the second visit",
        "the last of them",
        "this is the next step",
        "now and at present",
        "12:30 on line 7",
        "version 2.1956.3",
        "http://example.org/1956/a",
        "31 steps; 45 May be",
        "the first visit since 1993",
        "the largest loan since independence in 1960",
        "on the 38th parallel",
        "between 1500 and 2000 troops",
        "at 45 degrees",
        "the Republic of China and Showa Station",
        "in the spring of hope",
        "a year after taking office",
        "the Good Friday Agreement",
        "3/4/5/98",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find(text, anchor=NEWS) == []


def test_the_days_of_other_calendars_are_those_of_ours() -> None:
    def iso(days: calendars.Days | None) -> list[str]:
        return [date.fromordinal(day).isoformat() for day in days or ()]

    assert iso(calendars.iranian(1357, 11, 22)) == ["1979-02-11"] * 2
    assert iso(calendars.iranian(1332, 5, 28)) == ["1953-08-19"] * 2
    assert iso(calendars.iranian(1403)) == ["2024-03-20", "2025-03-20"]
    assert iso(calendars.islamic(1445, 9, 1)) == ["2024-03-11"] * 2
    assert iso(calendars.islamic(1399)) == ["1978-12-02", "1979-11-20"]
    assert calendars.islamic(1399, 12, 31) is calendars.iranian(1357, 12, 30) is None
    julian = [(1917, 10, 25), (1900, 2, 29), (1700, 2, 18), (1582, 10, 5)]
    assert [date.fromordinal(calendars.julian(*day) or 1).isoformat() for day in julian] == [
        "1917-11-07", "1900-03-13", "1700-02-28", "1582-10-15",
    ]  # fmt: skip
    assert calendars.julian(1901, 2, 29) is None
    easters = [1916, 1954, 1961, 1998, 2024]
    assert [date.fromordinal(calendars.easter(year)).isoformat()[5:] for year in easters] == ["04-23", "04-18", "04-02", "04-12", "03-31"]


def values(text: str, anchor: str | None = None, context_year: int | None = None, context: str | None = None) -> list[str]:
    return [m.value for m in find(text, anchor=anchor, context_year=context_year, context=context)]


def test_a_list_has_a_date_for_each_of_its_items() -> None:
    assert values("in 1956, 1979 and 1991") == ["1956", "1979", "1991"]
    assert values("in March and May 2015") == ["2015-03", "2015-05"]
    assert values("in May, June and October 1999") == ["1999-05", "1999-06", "1999-10"]
    assert values("in 1993 or 1994") == ["[1993,1994]"]
    text = "on 12, 13 and 15 May 1999"
    assert told(text, find(text)) == [("12", "1999-05-12"), ("13", "1999-05-13"), ("15 May 1999", "1999-05-15")]
    text = "on May 12, 13 and 15, 1999"
    assert told(text, find(text)) == [("May 12", "1999-05-12"), ("13", "1999-05-13"), ("15, 1999", "1999-05-15")]


def test_two_ranges_in_a_sentence_are_two() -> None:
    found = find("from 1970 to 1975 and from 1979 to 1990")
    assert [(m.value, m.until) for m in found] == [("1970", "1975"), ("1979", "1990")]


def test_a_month_takes_the_year_told_before_it() -> None:
    assert values("In 2015 A came in March, B in May, and C in October.", NEWS) == ["2015", "2015-03", "2015-05", "2015-10"]
    assert values("On 30 December 1999 he came, on January 3 he left.", NEWS) == ["1999-12-30", "2000-01-03"]
    assert values("in October", NEWS, context_year=1956) == ["1956-10"]
    assert values("Before November 11, the group", NEWS, context_year=1975) == ["1975-11-10"]


def test_a_day_of_the_news_keeps_its_year_beside_an_old_one() -> None:
    assert values("Ties began in 1956, he said on March 18.", NEWS) == ["1956", "2024-03-18"]


def test_later_and_earlier_go_from_the_date_told_before() -> None:
    text = "On 5 May 1999 he came; {}."
    for words, value in [
        ("on the same day they met", "1999-05-05"),
        ("that day they met", "1999-05-05"),
        ("the next day he left", "1999-05-06"),
        ("three days later he left", "1999-05-08"),
        ("three days earlier", "1999-05-02"),
        ("the previous day", "1999-05-04"),
        ("the day before", "1999-05-04"),
        ("the following month", "1999-06"),
        ("six months later", "1999-11"),
        ("later that year", "1999"),
        ("the following year", "2000"),
        ("the year before", "1998"),
        ("two years later", "2001"),
        ("a decade later", "2009~"),
        ("the following March", "2000-03"),
        ("that December", "1999-12"),
        ("on 8 July of that year", "1999-07-08"),
        ("in July of the same year", "1999-07"),
        ("the following Monday", "1999-05-10"),
    ]:
        found = find(text.format(words), anchor=NEWS)
        assert [m.value for m in found] == ["1999-05-05", value], words
        assert found[1].basis == "resolved"


def test_a_date_told_above_the_text_is_a_beginning_too() -> None:
    assert values("Two years later he left.", context_year=1956) == ["1958"]
    assert values("Three days later he left.", context="1956-05-13") == ["1956-05-16"]
    assert values("Three days later he left.", context_year=1956) == []
    assert values("the following year", context_year=1956) == ["1957"]


def test_an_anniversary_of_today_has_a_day() -> None:
    assert values("Today marks the 65th anniversary of relations", "2021-05-13") == ["2021-05-13", "1956-05-13"]


def test_an_anniversary_goes_from_the_year_in_which_it_was_held() -> None:
    assert values("In 2006 they held the 50th anniversary", NEWS) == ["2006", "1956"]
    assert values("On the 50th anniversary, he said on 5 March", NEWS) == ["1974", "2024-03-05"]
    assert values("Ties began in 1974, and this is the 50th anniversary", NEWS) == ["1974", "1974"]


def test_a_coarse_publication_date_gives_coarse_dates() -> None:
    assert values("last year", "2024") == ["2023"]
    assert values("last month", "2024-03") == ["2024-02"]
    assert values("yesterday", "2024-03") == []
    assert values("41 years ago", "2020") == ["1979"]


def test_numeric_dates_follow_the_habit_of_the_text() -> None:
    assert values("on 05/06/1956") == ["1956-06-05"]
    assert values("on 05/06/1956 and 05/13/1956") == ["1956-05-06", "1956-05-13"]
    assert [m.value for m in find("on 05/06/1956", day_first=False)] == ["1956-05-06"]
    assert [m.value for m in find("on 13/05/1956", day_first=False)] == ["1956-05-13"]


def test_a_year_and_a_month_with_a_hyphen_is_no_range() -> None:
    assert values("1985-03") == ["1985-03"]
    assert [(m.value, m.until) for m in find("in 2010-11")] == [("2010", "2011")]


def test_no_day_is_made_of_a_year() -> None:
    assert all("-01-01" not in value for value in values("In 1956, in early 1979, since 1993 and by 1807", NEWS))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in 1956", "1956", None),
        ("since 1993", "1993", ".."),
        ("until 1996", None, "1996"),
        ("by 1807", "[..1807]", None),
        ("from 1980 to 1990", "1980", "1990"),
        ("after 1835", "[1835..]", None),
    ],
)
def test_a_mention_gives_an_edge_its_start_and_end(text: str, start: str | None, end: str | None) -> None:
    edges = find(text)[0].edges()
    assert edges == (start, end)
    assert bounds(*edges, act=False)


def test_words_across_a_line_break_are_one_date() -> None:
    assert values("on 13\nMay 1956 and from 1980\nto 1990") == ["1956-05-13", "1980"]


VOCABULARY = """in on since until by before after from to and between , . ; – - / 12 3rd 31 May March June 1956 1979 2024 198 1980s
    07-01-1979 1956-05-13 last next this the that same following year month day decade Monday ago later earlier two 41 a of today
    yesterday early anniversary 65th century nineteenth spring Q2 FY B.E. 2541 circa present now 30 February 29 9999 1000 ( ) $ %
    '80s half (O.S.) [O.S. AH SH 1357 Bahman Showa 20 Easter year for or after then until sometime at age
    45 born V 25/12/98 turn end weekend"""
WORDS = st.sampled_from(VOCABULARY.split())
ANCHORS = st.sampled_from([None, "2024-03-20", "2024-02-29", "2024-03", "2024", "198X", "1956~", "0001-01-01", "9999-12-31", "[..1807]"])


@given(st.lists(WORDS, max_size=14).map(" ".join), ANCHORS, st.sampled_from([None, 1956, 9999, 1]))
def test_mentions_are_in_order_and_their_dates_are_dates(text: str, anchor: str | None, context_year: int | None) -> None:
    found = find(text, anchor=anchor, context_year=context_year)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for m in found:
        first, _ = span(m.value)
        assert m.until is None or m.until == ".." or span(m.until)[1] >= first
        bounds(*m.edges(), act=False)
    assert found == find(text, anchor=anchor, context_year=context_year)


@pytest.mark.parametrize(
    "piece", ["1, ", "May 1, ", "1956 ", "12-", "the last ", "March and ", "1956–", "early ", "((((", "of the end of "]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.perf_counter()
    find(text + " 1956", anchor=NEWS)
    assert time.perf_counter() - began < 10  # what is quadratic takes minutes
