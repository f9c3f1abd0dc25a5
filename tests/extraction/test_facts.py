"""What is read in a sentence, whichever way it says it."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.statements import Statement, facts_of, statements

PERU_CHILE: set[Statement] = {("Peru", "RECOGNIZED", "Chile", "1951")}
RUIZ_VISITED: set[Statement] = {("Ana Ruiz", "VISITED", "Chile", "1999")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru recognised Chile in 1951.",
        "In 1951, Peru recognized Chile.",
        "Chile was recognised by Peru in 1951.",
        "Peru, which recognised Chile in 1951, has long been a neighbour.",
        "Chile, which was recognised by Peru in 1951, has long been a neighbour.",
        "Chile, recognised by Peru in 1951, has long been a neighbour.",
        "Having recognised Chile in 1951, Peru was content.",
        "Peru agreed to recognise Chile in 1951.",
        "Peru’s recognition of Chile came in 1951.",
        "The recognition of Chile by Peru came in 1951.",
        "Peru recognised Chile in 1951, and the rain fell.",
        "Peru extended recognition to Chile in 1951.",
    ],
)
def test_one_act_told_in_many_ways(extractor: Extractor, text: str) -> None:
    assert statements(extractor, text) == PERU_CHILE


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Ruiz of Peru visited Chile in 1999.",
        "Peruvian President Ana Ruiz visited Chile in 1999.",
        "President Ana Ruiz of Peru paid a visit to Chile in 1999.",
        "Ana Ruiz, president of Peru, made an official visit to Chile in 1999.",
        "Ana Ruiz, the Peruvian president, travelled to Chile in 1999.",
        "A visit by President Ana Ruiz of Peru to Chile took place in 1999.",
        "President Ana Ruiz of Peru arrived in Santiago in 1999.",
        "Peru’s president, Ana Ruiz, was in the capital in 1998; she visited Chile in 1999.",
    ],
)
def test_one_visit_told_in_many_ways(extractor: Extractor, text: str) -> None:
    assert statements(extractor, text) == RUIZ_VISITED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # light verbs, nominalisations
        ("Kenya paid a state visit to Uganda in 1998.", {("Kenya", "VISITED", "Uganda", "1998")}),
        ("Austria’s recognition of Croatia in January 1992 angered many.", {("Austria", "RECOGNIZED", "Croatia", "1992-01")}),
        ("The United States imposed sanctions on Iran in 1979.", {("United States", "SANCTIONED", "Iran", "1979")}),
        ("Trade between Peru and Chile reached $3 billion in 1999.", {("Peru", "TRADED_WITH", "Chile", "1999")}),
        ("Peru received $3 million in aid from Japan in 1999.", {("Japan", "AIDED", "Peru", "1999")}),
        ("Japan’s aid to Peru amounted to $3 million in 1999.", {("Japan", "AIDED", "Peru", "1999")}),
        # actors and objects in lists
        (
            "Norway, Sweden and Denmark recognised Estonia in August 1991.",
            {(state, "RECOGNIZED", "Estonia", "1991-08") for state in ("Norway", "Sweden", "Denmark")},
        ),
        (
            "The Helsinki Accord was signed in 1975 by France, Spain and Italy.",
            {(state, "SIGNED", "Helsinki Accord", "1975") for state in ("France", "Spain", "Italy")},
        ),
        # several verbs, each with its own date
        (
            "Germany attacked Poland on 1 September 1939 and occupied Denmark in April 1940.",
            {("Germany", "FOUGHT", "Poland", "1939-09-01"), ("Germany", "FOUGHT", "Denmark", "1940-04")},
        ),
        (
            "France, which had recognised Algeria in 1962, opened an embassy in Algiers in 1963.",
            {("France", "RECOGNIZED", "Algeria", "1962"), ("France", "HAS_MISSION_IN", "Algeria", "1963")},
        ),
        (
            "China and Japan established diplomatic relations in 1972 and signed the Treaty of Peace and Friendship in 1978.",
            {
                ("China", "DIPLOMATIC_RELATIONS", "Japan", "1972"),
                ("China", "SIGNED", "Treaty of Peace and Friendship", "1978"),
                ("Japan", "SIGNED", "Treaty of Peace and Friendship", "1978"),
            },
        ),
        # appositions
        ("Peru’s ally, Chile, invaded Bolivia in 1879.", {("Peru", "ALLIED_WITH", "Chile", None), ("Chile", "FOUGHT", "Bolivia", "1879")}),
        (
            "Ecuador, a member of OPEC since 1973, exports oil.",
            {("Ecuador", "MEMBER_OF", "Organization of the Petroleum Exporting Countries", "1973")},
        ),
        # agreements without a name
        ("The agreement was signed by Peru and Chile in 1999.", {("Peru", "COOPERATED_WITH", "Chile", "1999")}),
        # persons
        (
            "President Ana Ruiz of Peru held talks with Prime Minister Juan Soto of Chile on 4 May 1999.",
            {("Ana Ruiz", "MET", "Juan Soto", "1999-05-04")},
        ),
        ("Presidents Ana Ruiz of Peru and Juan Soto of Chile met in Bogotá in 1999.", {("Ana Ruiz", "MET", "Juan Soto", "1999")}),
        # what armies, bodies and demonyms stand for
        ("Soviet troops invaded Afghanistan in December 1979.", {("Soviet Union", "FOUGHT", "Afghanistan", "1979-12")}),
        ("U.S. troops attacked Panama in December 1989.", {("United States", "FOUGHT", "Panama", "1989-12")}),
        ("The British government recognised Israel in 1950.", {("United Kingdom", "RECOGNIZED", "Israel", "1950")}),
        ("The President of Peru sent a message of condolence to Chile on 3 May 2001.", {("Peru", "MESSAGED", "Chile", "2001-05-03")}),
        # who did it to whom
        ("Vietnam withdrew its troops from Cambodia in 1989.", {("Vietnam", "WITHDREW_FROM", "Cambodia", "1989")}),
        ("The Khmer Rouge were overthrown by Vietnam on 7 January 1979.", {("Vietnam", "OVERTHREW", "Khmer Rouge", "1979-01-07")}),
        (
            "Norway mediated between Israel and the PLO in 1993.",
            {("Norway", "MEDIATED", "Israel", "1993"), ("Norway", "MEDIATED", "Palestine Liberation Organization", "1993")},
        ),
        ("China threatened Vietnam with war in 1979.", {("China", "THREATENED", "Vietnam", "1979")}),
        (
            "Cambodia recognized Russia in December 1991 as the successor to the Soviet Union.",
            {("Cambodia", "RECOGNIZED", "Russia", "1991-12"), ("Russia", "SUCCEEDED", "Soviet Union", "1991-12")},
        ),
        # membership
        ("Romania has been a member of NATO since 2004.", {("Romania", "MEMBER_OF", "North Atlantic Treaty Organization", "2004")}),
        ("The Organization of African Unity admitted Angola in 1975.", {("Angola", "MEMBER_OF", "Organization of African Unity", "1975")}),
        # headlines
        ("Peru condemns Chile over border incident", {("Peru", "CRITICIZED", "Chile", None)}),
    ],
)
def test_what_a_sentence_says(extractor: Extractor, text: str, expected: set[Statement]) -> None:
    assert statements(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tourists from Japan visited Cambodia in 2015.",
        "In 2015 some 190,000 Japanese tourists visited Cambodia.",
        "Juan Soto retired in 1999 and moved to Chile, where tourists visited him.",
        "Fans from Peru attacked Chile’s goalkeeper in 1999.",
        "The Bank of Japan raised interest rates in 1999.",
        "Turkey was served in 1999 with rice from China.",
        "Cambodia has five partners: Japan, France, Germany, China and Russia.",
        "The partner countries of ASEAN are Japan, China and Russia.",
        "Cambodia’s 22 partner countries are members of many organizations.",
        "Peru is a partner of ASEAN.",
        "Our partner countries:\n\n- Japan\n- France\n- Germany",
        "No country recognised Biafra in 1999.",
        "Peru had never supported the use of force.",
    ],
)
def test_what_says_nothing(extractor: Extractor, text: str) -> None:
    assert statements(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Niger joined the African Union in 2002.", {"Niger"}),
        ("Niger’s president visited Nigeria in 1999.", {"Niger", "Nigeria"}),
        ("Guinea-Bissau recognised Guinea in 1974.", {"Guinea-Bissau", "Guinea"}),
        ("The Republic of Guinea recognised the Republic of Equatorial Guinea in 1969.", {"Guinea", "Equatorial Guinea"}),
        ("South Korea recognised North Macedonia in 1999.", {"South Korea", "North Macedonia"}),
        ("The Democratic Republic of the Congo attacked Rwanda in 1999.", {"Democratic Republic of the Congo", "Rwanda"}),
    ],
)
def test_a_state_is_not_the_one_whose_name_is_in_its_own(extractor: Extractor, text: str, states: set[str]) -> None:
    found = {actor.name for fact in facts_of(extractor, text) for actor in (fact.source, fact.target) if actor.type == "State"}
    assert found == states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru has been allied with Chile since 1951.", {("Peru", "ALLIED_WITH", "Chile", "1951")}),
        ("Peru and Chile were at war from 1879 to 1883.", {("Peru", "FOUGHT", "Chile", "1879")}),
        pytest.param(
            "Peru, Chile sign Lima Accord",
            {("Peru", "SIGNED", "Lima Accord", None), ("Chile", "SIGNED", "Lima Accord", None)},
            marks=pytest.mark.xfail(strict=True, reason="a headline's comma for and is not read yet"),
        ),
    ],
)
def test_states_of_affairs_and_headlines(extractor: Extractor, text: str, expected: set[Statement]) -> None:
    assert statements(extractor, text) == expected


def test_the_accused_acted_not_the_accuser(extractor: Extractor) -> None:
    assert ("Chile", "FOUGHT", "Bolivia", None) not in statements(extractor, "Chile accused Peru of invading Bolivia.")
