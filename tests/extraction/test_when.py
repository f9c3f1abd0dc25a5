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


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # the next step of a story is of the month of the day told before, of the year of a month
        ("On 3 May 1990 Chile attacked Peru. Brazil recognised Kosovo.", "RECOGNIZED", ("1990-05", "context")),
        ("In 1990 Chile attacked Peru. Brazil protested. Peru then recognised Kosovo.", "RECOGNIZED", ("1990", "context")),
        ("In 1990 Chile attacked Peru. Ana Ruiz was sworn in as president of Peru.", "HOLDS_OFFICE", ("1990", "context")),
        ("In 1990 Chile attacked Peru. Peru established diplomatic relations with Brazil.", "DIPLOMATIC_RELATIONS", ("1990", "context")),
        # not what is told in a clause, in the perfect, as a habit, or of another paragraph
        ("In 1990 Chile attacked Peru. Peru had recognised Kosovo.", "RECOGNIZED", (None, None)),
        ("In 1990 Chile attacked Peru. Peru often recognised Kosovo.", "RECOGNIZED", (None, None)),
        ("In 1990 Chile attacked Peru, a fight which Brazil lost.\n\nPeru recognised Kosovo.", "RECOGNIZED", (None, None)),
        ("The 1990 war hurt Chile. Peru recognised Kosovo.", "RECOGNIZED", (None, None)),
        ("In 1990 Chile attacked Peru. Brazil supplied Peru with rifles.", "AIDED", (None, None)),
    ],
)
def test_a_story_goes_on_from_the_date_told_last(
    extractor: Extractor, text: str, relation: str, expected: tuple[str | None, Basis | None]
) -> None:
    assert starts(extractor, text, relation) == [expected]


@pytest.mark.parametrize(
    ("text", "relation", "start"),
    [
        ("In May 1990 Peru broke off relations with Chile after its envoys had been seized in March 1989.", "CUT_TIES", "1990-05"),
        ("Peru sided with Brazil against the coup, and attacked Chile on 3 May 1990.", "FOUGHT", "1990-05-03"),
        ("When the colony was freed on 3 May 1960, Peru recognised Ghana.", "RECOGNIZED", "1960-05-03"),
        ("Peru and Chile held talks, which began in 1955 and were kept secret.", "MET", "1955"),
        ("Peru kept silent until March 1918, when it recognised Kosovo.", "RECOGNIZED", "1918-03"),
        ("Troops of Brazil stayed in Chile until Peru attacked Chile in June 1982.", "FOUGHT", "1982-06"),
        ("Talks were held from 10 September to 21 December 1979. Peru recognised Kosovo on the last day.", "RECOGNIZED", "1979-12-21"),
        ("Peru fought Chile in the quarrels of the nineteenth century.", "FOUGHT", None),
        ("Peru and Chile resolved their border dispute in 1993.", "DISPUTED_WITH", None),
        ("In June 1967 the war ended. By December Peru had recognised Kosovo.", "RECOGNIZED", "[1967..1967-12]"),
    ],
)
def test_a_date_goes_to_its_own_event(extractor: Extractor, text: str, relation: str, start: str | None) -> None:
    assert {told for told, _ in starts(extractor, text, relation)} == {start}


def test_sanctions_end_with_their_lifting(extractor: Extractor) -> None:
    facts = facts_of(extractor, "Brazil supported the lifting of Peru’s sanctions against Chile in 2003.")
    assert {(f.start, f.end) for f in facts if f.relation == "SANCTIONED"} == {(None, "2003")}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Juan Soto, elected president of Chile in April 2013, visited Peru.", "2013-04"),
        ("Juan Soto visited Peru on 3 May 2013, becoming the first president of Chile to visit the country.", None),
    ],
)
def test_an_office_starts_when_somebody_is_elected_to_it(extractor: Extractor, text: str, start: str | None) -> None:
    assert {told for told, _ in starts(extractor, text, "HOLDS_OFFICE")} == {start}


NEWS = "2001-02-03"  # a Saturday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a headline and the lead are of the day that the report tells, else of its publication
        ("Peru recognises Kosovo\n\nThe president said so yesterday.", ("2001-02-03~", "publication")),
        ("Envoys of Brazil were told on Thursday. Peru recognised Kosovo at once.", ("2001-02-01", "context")),
        ("Peru recognises Kosovo\n\nPeru recognised Kosovo on Thursday.", ("2001-02-01", "context")),
        ("The report came on Friday.\n\nIn 1990 the war ended. Peru recognised Kosovo.", ("1990", "context")),
        ("LIMA, Feb. 3 -\n\nEnvoys of Brazil were told on Thursday.\n\nPeru recognised Kosovo.", ("2001-02-01", "context")),
        # but what is not of the day of the news
        ("The report came on Friday.\n\nPeru has recognised Kosovo.", (None, None)),
        ("The report came on Friday.\n\nPeru had recognised Kosovo.", (None, None)),
    ],
)
def test_news_is_of_the_day_of_the_report(extractor: Extractor, text: str, expected: tuple[str | None, Basis | None]) -> None:
    assert expected in starts(extractor, text, published=NEWS)
    assert {basis for _, basis in starts(extractor, text, published=NEWS)} <= {expected[1], "resolved"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statement by Ana Ruiz, president of Peru\n\nWe condemn the attack by Chile.", ("2001-02-03~", "publication")),
        ("Joint statement\n\nThe two presidents met. Peru condemned the attack by Chile.", ("2001-02-03~", "publication")),
        ("I come as a friend, and we trust you. I know that Peru condemned the attack by Chile.", (None, None)),
        ("A country brief\n\nRelations are old. Peru often condemns Chile.", (None, None)),
    ],
)
def test_a_statement_condemns_on_its_day(extractor: Extractor, text: str, expected: tuple[str | None, Basis | None]) -> None:
    assert expected in starts(extractor, text, "CRITICIZED", published=NEWS)


def test_a_month_of_the_news_is_the_last_before_it_save_where_its_paragraph_tells_another_year(extractor: Extractor) -> None:
    report = "The report came on Friday. " + "The envoys spoke at length about the harvest, the weather and the price of copper. " * 5
    assert starts(extractor, f"{report}\n\nIn 1990 a war ended.\n\nPeru recognised Kosovo in November.", published=NEWS) == [
        ("2000-11", "resolved")
    ]
    assert starts(extractor, f"{report}\n\nIn 1990 a war ended. Peru recognised Kosovo in May.", published=NEWS) == [
        ("1990-05", "resolved")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1998\n\nMay\n\n3 – Peru recognises Kosovo.",
        "May 1998\n\n3: Peru recognises Kosovo.",
        "1998\n\n3 May: Peru recognises Kosovo.",
        "1997\n\nJune: A war begins.\n\n1998\n\nMay\n\nPeru recognises Kosovo on 3 May.",
    ],
)
def test_months_and_days_stand_beneath_their_year(extractor: Extractor, text: str) -> None:
    assert [start for start, _ in starts(extractor, text)] == ["1998-05-03"]


def test_what_the_news_says_is_lifted_ends_with_the_news(extractor: Extractor) -> None:
    facts = facts_of(extractor, "Peru lifted its embargo on Chile.", published="2005-05-03")
    assert {(fact.start, fact.end) for fact in facts if fact.relation == "SANCTIONED"} == {(None, "2005-05-03~")}
