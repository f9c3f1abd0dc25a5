"""Bullets, tables and chronologies, and lists inside a sentence."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.statements import Statement, statements

CHRONICLE: set[Statement] = {("Peru", "RECOGNIZED", "Chile", "1951"), ("Chile", "CUT_TIES", "Peru", "1960")}


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("- 1951: Peru recognises Chile\n- 1960: Chile breaks off relations with Peru\n", "txt"),
        ("1951 – Peru recognises Chile.\n\n1960 – Chile breaks off relations with Peru.\n", "txt"),
        ("1951: Peru recognised Chile.\n1960: Chile broke off relations with Peru.\n", "txt"),
        ("# Dates\n\n* **1951** – Peru recognised Chile\n* **1960** – Chile broke off relations with Peru\n", "md"),
        ("| Year | Event |\n|---|---|\n| 1951 | Peru recognised Chile |\n| 1960 | Chile broke off relations with Peru |\n", "md"),
    ],
)
def test_a_chronology_dates_its_lines(extractor: Extractor, text: str, suffix: str) -> None:
    assert statements(extractor, text, suffix=suffix) == CHRONICLE


def test_present_tense_in_a_chronology_is_history(extractor: Extractor) -> None:
    text = "1969 – Cambodia and the United States resume diplomatic relations.\n\n1970 – Lon Nol overthrows Norodom Sihanouk.\n"
    assert statements(extractor, text) == {
        ("Cambodia", "DIPLOMATIC_RELATIONS", "United States", "1969"),
        ("Lon Nol", "OVERTHREW", "Norodom Sihanouk", "1970"),
    }


def test_a_table_of_members_with_their_years(extractor: Extractor) -> None:
    text = "# Members of the United Nations\n\n| State | Joined |\n|---|---|\n| Peru | 1945 |\n| Bhutan | 1971 |\n"
    assert statements(extractor, text, suffix="md") == {
        ("Peru", "MEMBER_OF", "United Nations", "1945"),
        ("Bhutan", "MEMBER_OF", "United Nations", "1971"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The institute studies:\n\n- Japan\n- France\n- the United Nations\n",
        "Partners\n\n- Japan\n- ASEAN\n- France\n",
        "| Partner | Capital |\n|---|---|\n| Japan | Tokyo |\n| France | Paris |\n",
        "Related articles: Japan, France, ASEAN, United Nations",
    ],
)
def test_a_list_of_partners_is_no_list_of_members(extractor: Extractor, text: str) -> None:
    assert statements(extractor, text, suffix="md") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Cambodia belongs to the United Nations, ASEAN and the WTO.",
        "Cambodia is a member of the UN, ASEAN and the WTO.",
        "Cambodia joined the United Nations, ASEAN and the World Trade Organization.",
    ],
)
def test_a_list_inside_a_sentence(extractor: Extractor, text: str) -> None:
    found = {target for source, relation, target, _ in statements(extractor, text) if (source, relation) == ("Cambodia", "MEMBER_OF")}
    assert found == {"United Nations", "Association of Southeast Asian Nations", "World Trade Organization"}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Peru is a member of the United Nations, the World Bank and the World Trade Organization.",
            {("Peru", "United Nations"), ("Peru", "World Bank"), ("Peru", "World Trade Organization")},
        ),
        (
            "The members of ASEAN are Cambodia, Laos and Vietnam.",
            {(state, "Association of Southeast Asian Nations") for state in ("Cambodia", "Laos", "Vietnam")},
        ),
    ],
)
def test_all_of_a_list_are_members(extractor: Extractor, text: str, members: set[tuple[str, str]]) -> None:
    assert {(source, target) for source, relation, target, _ in statements(extractor, text) if relation == "MEMBER_OF"} == members


def test_a_year_heads_a_list(extractor: Extractor) -> None:
    text = "In 1951:\n\n- Peru recognised Chile\n- Bolivia recognised Brazil\n"
    assert statements(extractor, text) == {("Peru", "RECOGNIZED", "Chile", "1951"), ("Bolivia", "RECOGNIZED", "Brazil", "1951")}


def test_acronyms_of_a_list_of_memberships_mean_what_they_mean_there(extractor: Extractor) -> None:
    text = "Fiji\n\nInternational organizations: ACP, AsDB, C, CP, FAO, G-77, ICCt, SPC, WTrO, NAM (observer)\n"
    members = {target for source, relation, target, _ in statements(extractor, text) if (source, relation) == ("Fiji", "MEMBER_OF")}
    assert members == {
        "Organisation of African, Caribbean and Pacific States",
        "Asian Development Bank",
        "Commonwealth of Nations",
        "Colombo Plan",
        "Food and Agriculture Organization",
        "Group of 77",
        "International Criminal Court",
        "Pacific Community",
        "World Trade Organization",
    }


def test_such_an_acronym_means_nothing_elsewhere(extractor: Extractor) -> None:
    assert statements(extractor, "Fiji joined C in 1970.") == set()


def test_those_who_held_a_bodys_meeting_met(extractor: Extractor) -> None:
    text = "On 14 May 1996 Peru and Bolivia held a meeting of the Andean Community."
    assert statements(extractor, text) == {("Peru", "MET", "Bolivia", "1996-05-14")}
