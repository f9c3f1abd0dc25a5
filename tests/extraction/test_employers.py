"""Whose an office is that a text tells without its employer."""

from __future__ import annotations

import pytest

from tests.extraction.telling import employer_of, relations_of


@pytest.mark.parametrize(
    ("text", "person", "employer"),
    [
        # whose minister, by a pronoun or a relative clause
        ("Fiji has not signed. Its president, Jone Vakaloloma, was ill.", "Jone Vakaloloma", "Fiji"),
        ("The delegates went on to Fiji, where they met Prime Minister Jone Vakaloloma.", "Jone Vakaloloma", "Fiji"),
        ("President Ana Ruiz of Peru came with her foreign minister, Juan Soto.", "Juan Soto", "Peru"),
        ("Kenya and Uganda had quarrelled. In Kampala, President Moses Lule welcomed the envoy from Kenya.", "Moses Lule", "Uganda"),
        # told elsewhere in the document
        ("President Ana Ruiz went to Chile. Chile welcomed her. Ana Ruiz, the president of Peru, was pleased.", "Ana Ruiz", "Peru"),
        ("Foreign Minister Juan Soto spoke. Juan Soto, a former ambassador of Chile, was brief.", "Juan Soto", "Chile"),
        # not the state that is visited, nor one whose office another holds
        ("Peru and Chile share a border. President Ana Ruiz of Peru received President Juan Soto in Lima.", "Juan Soto", "Chile"),
        ("Peru’s foreign policy is cautious. Peru has few enemies. President Ana Ruiz visited Chile in May.", "Ana Ruiz", "Peru"),
        # who can have the office at all
        ("France and Japan signed a treaty in Paris. France and Japan were content. Emperor Akinari was absent.", "Akinari", "Japan"),
        ("Argentina and Brazil agreed in Rome. Pope Innocentius watched.", "Innocentius", "Holy See"),
        ("Taoiseach Liam Brennock flew to Chile.", "Liam Brennock", "Ireland"),
        ("Secretary of State Edwin Falk met the Chilean delegation in Santiago.", "Edwin Falk", "United States"),
        # diplomats serve the state that sends them
        ("Norway and Siam had relations. The Norwegian legation opened and Ole Berg, the chargé d'affaires, came.", "Ole Berg", "Norway"),
        # the row of a table, the heading above, the list in which somebody stands
        ("3 May | Chad | Met with King Baldo.\n\n5 May | Fiji | Met with President Jone Vaka.", "Jone Vaka", "Fiji"),
        ("Peru has friends. Peru trades.\n\nFiji\n\nPresident Jone Vakaloloma was told of it.", "Jone Vakaloloma", "Fiji"),
        ("Peru fought Chile. In Fiji, Prime Minister Jone Vaka, Foreign Minister Ana Ratu and others met.", "Ana Ratu", "Fiji"),
        # who speaks in a statement, and whom one meets
        (
            "Statement by the Minister\n\nThe Minister for Foreign Affairs, Senator Don Wilkins, said: the Australian Government condemns "
            "the coup in Chile. Chile must return to peace. Chile is our friend.", "Don Wilkins", "Australia",
        ),
        # the person's country told beside the name
        ("Peru and Chile met. Juan Soto of Chile became president in 1990.", "Juan Soto", "Chile"),
        # the counterpart is of the other side
        ("Kenya and Uganda trade. Foreign Minister Ann Wanjiru of Kenya met her counterpart, Moses Lule.", "Moses Lule", "Uganda"),
    ],
)  # fmt: skip
def test_an_employer_is_found(text: str, person: str, employer: str) -> None:
    assert employer_of(text, person) == {employer}


def test_nobody_is_given_an_employer_without_reason() -> None:
    assert employer_of("The rain fell. Chairman Liam Brennock went home.", "Liam Brennock") == set()


def test_the_visited_state_is_not_the_visitors() -> None:
    assert "Chile" not in employer_of("President Ana Ruiz arrived in Chile on Monday.", "Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Ana Ruiz became president of Peru in 1990. Juan Soto succeeded her in 1994.", ("Juan Soto", "Ana Ruiz", "1994")),
        ("In 1994 Ana Ruiz was succeeded by Juan Soto.", ("Juan Soto", "Ana Ruiz", "1994")),
        ("President Ana Ruiz resigned. Ruiz’s successor, Juan Soto, is younger.", ("Juan Soto", "Ana Ruiz", None)),
        ("President Juan Soto praised his predecessor, Ana Ruiz.", ("Juan Soto", "Ana Ruiz", None)),
        ("Juan Soto became president of Peru in 1994 in succession to Ana Ruiz.", ("Juan Soto", "Ana Ruiz", "1994")),
    ],
)
def test_who_followed_whom(text: str, edge: tuple[str, str, str | None]) -> None:
    assert edge in relations_of(text, "SUCCEEDED")


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The ruling Tanzanian party, Chama Cha Mapinduzi, met.", ("Chama Cha Mapinduzi", "Tanzania", None)),
        ("The ruling Chama Cha Mapinduzi of Tanzania met.", ("Chama Cha Mapinduzi", "Tanzania", None)),
        ("Chama Cha Mapinduzi, the governing party, met.", ("Chama Cha Mapinduzi", "Tanzania", None)),
    ],
)
def test_a_ruling_party_governs(text: str, edge: tuple[str, str, str | None]) -> None:
    assert edge in relations_of(text, "GOVERNS")


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("Peru’s Constitutional Court ruled.", {("Constitutional Court", "Peru", None)}),
        ("The Senate of Paraguay voted.", {("Senate of Paraguay", "Paraguay", None)}),
        ("The Institute of Friends of Peru met.", set()),
        ("The High Commission of India moved.", set()),
    ],
)
def test_institutions_that_states_have_are_part_of_them(text: str, edges: set[tuple[str, str, str | None]]) -> None:
    assert relations_of(text, "PART_OF") == edges
