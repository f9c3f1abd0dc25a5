"""When it was: told, resolved against another date, carried from above, or unknown."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from detente.model import Basis
from tests.extraction.statements import facts_of


def starts(
    extractor: Extractor, text: str, relation: str = "RECOGNIZED", published: str | None = None
) -> list[tuple[str | None, Basis | None]]:
    """Starts of the facts of a relation and how each is known, in order of their place."""
    return [(fact.start, fact.start_basis) for fact in facts_of(extractor, text, published) if fact.relation == relation]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("on 13 May 1956", "1956-05-13"),
        ("on May 13, 1956", "1956-05-13"),
        ("on 1956-05-13", "1956-05-13"),
        ("in May 1956", "1956-05"),
        ("in 1956", "1956"),
        ("in the 1980s", "198X"),
        ("in the spring of 1985", "1985-21"),
        ("early in 1992", "1992"),
        ("in early 1992", "1992"),
        ("in B.E. 2541", "1998"),
    ],
)
def test_a_date_is_as_fine_as_it_is_told(extractor: Extractor, words: str, start: str) -> None:
    assert starts(extractor, f"Peru recognised Kosovo {words}.") == [(start, "told")]


def test_a_year_is_no_first_of_january(extractor: Extractor) -> None:
    facts = facts_of(
        extractor, "In 1956 Peru recognised Morocco. Chile joined the United Nations in 1945. Bolivia (1957) recognised Ghana."
    )
    assert facts
    assert all(len(date) == 4 for fact in facts for date in (fact.start, fact.end) if date)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("yesterday", "2001-02-02"),
        ("on Monday", "2001-01-29"),
        ("last month", "2001-01"),
        ("two years ago", "1999"),
        ("on 20 March", "2000-03-20"),
        ("last year", "2000"),
    ],
)
def test_a_relative_date_is_resolved_against_the_publication(extractor: Extractor, words: str, start: str) -> None:
    assert starts(extractor, f"Peru recognised Kosovo {words}.", published="2001-02-03") == [(start, "resolved")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru recognised Kosovo in 2008. Two years later Chile recognised Kosovo.", [("2008", "told"), ("2010", "resolved")]),
        (
            "Peru recognised Ghana on 3 May 1957. On the same day Chile recognised Ghana.",
            [("1957-05-03", "told"), ("1957-05-03", "resolved")],
        ),
        ("Peru recognised Ghana in 1957. The following year Chile recognised Ghana.", [("1957", "told"), ("1958", "resolved")]),
    ],
)
def test_a_relative_date_is_resolved_against_the_date_before(extractor: Extractor, text: str, expected: list[tuple[str, Basis]]) -> None:
    assert starts(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "relation", "interval"),
    [
        ("Peru fought a war with Chile from 1879 to 1883.", "FOUGHT", ("1879", "1883")),
        ("Peru and Chile have had diplomatic relations since 1951.", "DIPLOMATIC_RELATIONS", ("1951", "..")),
        ("Romania has been a member of NATO since 2004.", "MEMBER_OF", ("2004", "..")),
        ("The Peru embassy in Chile closed in 1973.", "HAS_MISSION_IN", (None, "1973")),
        ("Juan Soto (Chile’s president from 1990 to 1994) visited Peru.", "HOLDS_OFFICE", ("1990", "1994")),
    ],
)
def test_what_lasts_has_a_start_and_an_end(extractor: Extractor, text: str, relation: str, interval: tuple[str | None, str | None]) -> None:
    assert [(fact.start, fact.end) for fact in facts_of(extractor, text) if fact.relation == relation] == [interval]


def test_several_dates_in_a_sentence_go_to_their_own_events(extractor: Extractor) -> None:
    text = "Peru joined the United Nations in 1945, the World Trade Organization in 1995 and OPEC in 2001."
    joined = {fact.target.name: fact.start for fact in facts_of(extractor, text)}
    assert joined == {
        "United Nations": "1945",
        "World Trade Organization": "1995",
        "Organization of the Petroleum Exporting Countries": "2001",
    }


def test_years_in_brackets_go_to_the_names_before_them(extractor: Extractor) -> None:
    text = "Peru established diplomatic relations with Chile (1951), Bolivia (1952) and Brazil (1953)."
    assert {fact.target.name: fact.start for fact in facts_of(extractor, text)} == {"Chile": "1951", "Bolivia": "1952", "Brazil": "1953"}


@pytest.mark.parametrize(
    "text", ["Peru has recognised Kosovo.", "Ana Ruiz is president of Peru.", "Peru is a member of the United Nations."]
)
def test_publication_dates_nothing_that_may_be_old(extractor: Extractor, text: str) -> None:
    facts = facts_of(extractor, text, published="2001-02-03")
    assert facts
    assert {fact.start for fact in facts} == {None}


@pytest.mark.parametrize(
    "text",
    ["Peru recognised 1,956 firms of Kosovo.", "Under Resolution 1970, Peru recognised Kosovo.", "Peru recognised Kosovo (Flight 1980)."],
)
def test_a_number_is_no_date(extractor: Extractor, text: str) -> None:
    assert not any(fact.start for fact in facts_of(extractor, text))
