"""Embassies and consulates: whose they are and where, also in lists and where another mission serves a country."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of, told


def missions(text: str) -> set[tuple[str, str]]:
    """Who is told to have a mission in which country."""
    return {(f.source.name, f.target.name) for f in told(text).facts if f.relation == "HAS_MISSION_IN" and f.status == "asserted"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru has an embassy in Cairo and consulates in Madrid and Lisbon.", {("Peru", "Egypt"), ("Peru", "Spain"), ("Peru", "Portugal")}),
        ("Kenya has an embassy in Addis Ababa and Ethiopia in Nairobi.", {("Kenya", "Ethiopia"), ("Ethiopia", "Kenya")}),
        ("Kenya has an embassy in Addis Ababa, while Ethiopia maintains one in Nairobi.", {("Kenya", "Ethiopia"), ("Ethiopia", "Kenya")}),
        ("Kenya and Ethiopia have embassies in each other's capitals.", {("Kenya", "Ethiopia"), ("Ethiopia", "Kenya")}),
        ("Kenya and Ethiopia have embassies in Addis Ababa and Nairobi respectively.", {("Kenya", "Ethiopia"), ("Ethiopia", "Kenya")}),
        ("Kenya–Ethiopia relations\n\nEach country has an embassy in the other's capital.", {("Kenya", "Ethiopia"), ("Ethiopia", "Kenya")}),
        ("Peru has an honorary consulate in Iceland.", {("Peru", "Iceland")}),
        ("Peru opened to the world in 1950. It has an embassy in Cairo and a consulate in Madrid.", {("Peru", "Egypt"), ("Peru", "Spain")}),
    ],
)  # fmt: skip
def test_each_mission_of_a_list_is_in_its_country(text: str, expected: set[tuple[str, str]]) -> None:
    assert missions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru is represented in Chad through its embassy in Cairo (Egypt).",
        "Peru is represented in Chad by its embassy in Cairo.",
        "Peru is accredited to Chad from its embassy in Cairo.",
        "Peru's embassy in Cairo is also accredited to Chad and Sudan.",
    ],
)
def test_a_country_served_from_elsewhere_has_no_mission(text: str) -> None:
    assert missions(text) == {("Peru", "Egypt")}


def test_a_consulate_in_a_town_that_is_no_capital_is_in_the_country_itself() -> None:
    assert missions("Peru is represented in Chad through an honorary consulate in Sarh.") == {("Peru", "Chad")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya does not have an embassy in Estonia.",
        "Kenya has no embassy in Estonia.",
        "Kenya plans to open an embassy in Estonia.",
        "The ambassador of Peru in Cairo is concurrently accredited to Chad.",
    ],
)
def test_no_mission_is_told_where_there_is_none(text: str) -> None:
    assert missions(text) == set()


def test_what_two_do_to_each_other_each_does() -> None:
    assert relations_of("Peru and Chad recognised each other in 1961.", "RECOGNIZED") == {
        ("Peru", "Chad", "1961"),
        ("Chad", "Peru", "1961"),
    }
