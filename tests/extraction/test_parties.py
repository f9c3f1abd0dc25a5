"""Who signed an agreement or fought a war, by its name or the words around it."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of


@pytest.mark.parametrize(
    ("text", "parties", "start"),
    [
        ("The Egypt-Israel Peace Treaty was signed in Washington on 26 March 1979.", {"Egypt", "Israel"}, "1979-03-26"),
        ("The Anglo-Japanese Alliance was signed in London in 1902.", {"United Kingdom", "Japan"}, "1902"),
        ("The frontier follows the Franco-Ethiopian Convention of 20 March 1897.", {"France", "Ethiopia"}, "1897-03-20"),
        ("Troops came pursuant to the U.S.-Philippines Mutual Aid Agreement.", {"United States", "Philippines"}, None),
        ("In the Treaty of Petrópolis, signed with Bolivia in 1903, Brazil gained the Acre.", {"Bolivia", "Brazil"}, "1903"),
        ("In 1918 the treaty of Brest-Litovsk was signed between Russia and Germany.", {"Russia", "Germany"}, "1918"),
    ],
)
def test_the_parties_of_an_agreement(text: str, parties: set[str], start: str | None) -> None:
    signed = relations_of(text, "SIGNED")
    assert {s for s, _, _ in signed} == parties
    assert {d for _, _, d in signed} == {start}


@pytest.mark.parametrize(
    "text",
    [
        "The Egypt-Israel border was quiet in 1979.",
        "Anglo-American relations improved after the Treaty of Lima.",
        "A treaty of France would be read by everybody.",
    ],
)
def test_a_pair_of_names_alone_signs_nothing(text: str) -> None:
    assert not relations_of(text, "SIGNED")


@pytest.mark.parametrize(
    ("text", "war"),
    [
        ("The Iran–Iraq War (1980–1988) was long.", ("Iran", "Iraq", "1980")),
        ("The Ottoman Empire was weak. The Russo-Turkish War of 1877–78 ended at San Stefano.", ("Russia", "Ottoman Empire", "1877")),
        ("He was born during the Sino-Japanese War of 1894.", ("China", "Japan", "1894")),
    ],
)
def test_a_war_between_two_is_fought_by_them_in_the_order_of_its_name(text: str, war: tuple[str, str, str]) -> None:
    assert relations_of(text, "FOUGHT") == {war}


def test_a_border_is_no_war() -> None:
    assert not relations_of("The Iran–Iraq border was closed in 1980.", "FOUGHT")


def test_one_agreement_goes_by_its_long_and_its_short_name() -> None:
    text = (
        "The Lima Convention on Mutual Defence\n\nThe Lima Convention is a treaty signed in Lima by Peru in 1948. "
        "It is well known. Its text is short. It has ten articles. Nobody has read them all. The treaty was ratified by Chile in 1950."
    )
    assert {(s, a) for s, a, _ in relations_of(text, "SIGNED")} == {
        (state, "Lima Convention on Mutual Defence") for state in ("Peru", "Chile")
    }


def test_two_agreements_on_two_matters_are_two() -> None:
    text = "Peru signed the Lima Convention on Fisheries in 1950. Peru signed the Lima Convention on Mining in 1960."
    assert len({a for _, a, _ in relations_of(text, "SIGNED")}) == 2


PACT = (
    "# Quito Pact\n\nThe **Inter-American Quito Pact of Mutual Help** (commonly known as the **Quito Pact**) is an agreement signed "
    "at Quito in 1947.\n\n"
)
NAME = "Inter-American Quito Pact of Mutual Help"


def test_what_an_agreement_is_also_called_is_the_same_agreement() -> None:
    told = relations_of(PACT + "Peru signed the Quito Pact in 1948. Chile left the pact in 1990.", "SIGNED", suffix="md")
    assert told == {("Peru", NAME, "1948")}


def test_former_members_have_withdrawn() -> None:
    text = PACT + "## Former members\n\n- Bolivia (withdrew in 2012)\n- Cuba – 29 March 1960\n- Mexico (6 September 2002)\n"
    assert relations_of(text, "WITHDREW_FROM", suffix="md") == {
        ("Bolivia", NAME, "2012"),
        ("Cuba", NAME, "1960-03-29"),
        ("Mexico", NAME, "2002-09-06"),
    }
    assert not relations_of(text, "SIGNED", suffix="md")


def test_the_last_item_of_a_list_dates_nothing_below_it() -> None:
    text = PACT + "## Former members\n\n- Cuba – 29 March 1960\n- Mexico (6 September 2002)\n\nThe pact's members are Peru and Panama.\n"
    assert relations_of(text, "SIGNED", suffix="md") == {("Peru", NAME, None), ("Panama", NAME, None)}


def test_a_table_of_parties_signs_and_denounces() -> None:
    text = (
        PACT
        + "## Parties\n\n| Country | Signed | Ratified | Denounced |\n|---|---|---|---|\n| Argentina | 2 Sep 1947 | 19 July 1950 | |\n"
        + "| Ecuador | 10 Nov 1949 | 7 Nov 1950 | 19 Feb 2014 |\n"
    )
    assert relations_of(text, "SIGNED", suffix="md") == {("Argentina", NAME, "1947-09-02"), ("Ecuador", NAME, "1949-11-10")}
    assert relations_of(text, "WITHDREW_FROM", suffix="md") == {("Ecuador", NAME, "2014-02-19")}


def test_a_table_of_members_without_dates_still_tells_them() -> None:
    text = PACT + "### Current members\n\n| Country | Subregion |\n|---|---|\n| Argentina | South America |\n| Brazil | South America |\n"
    assert relations_of(text, "SIGNED", suffix="md") == {("Argentina", NAME, None), ("Brazil", NAME, None)}


def test_a_table_of_observers_tells_no_member() -> None:
    text = PACT + "### Observers\n\n| Country | Subregion |\n|---|---|\n| Argentina | South America |\n| Brazil | South America |\n"
    assert not relations_of(text, "SIGNED", suffix="md")
