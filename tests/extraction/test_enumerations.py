"""Lists inside a sentence: every item is read, with the date that is its own."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of, told

TITLE = "Foreign relations of Uruguay\n\n"
OAS, WTO, UN = "Organization of American States", "World Trade Organization", "United Nations"


def memberships(text: str) -> set[tuple[str, str | None]]:
    """Of what Uruguay is a member, by a text on it, and since when."""
    facts = [f for f in told(TITLE + text).facts if f.relation == "MEMBER_OF" and f.status == "asserted"]
    return {(f.target.name, f.start) for f in facts if f.source.name == "Uruguay"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Uruguay belongs to the OAS, the Rio Group, MERCOSUR (the Common Market) and UNESCO.", [OAS, "Rio Group", "Mercosur", "UNESCO"]),
        ("It maintains membership in bodies including the OAS, the WTO, and the World Bank.", [OAS, WTO, "World Bank"]),
        ("Uruguay is a member of the UN and many of its specialized agencies, the OAS and the WTO.", [UN, OAS, WTO]),
        ("Uruguay is a member of the UN, the OAS and, as one of the first, the WTO.", [UN, OAS, WTO]),
        ("As a member of the OAS, the WTO and the World Bank, the country stood for free trade.", [OAS, WTO, "World Bank"]),
        ("Although a member of the Non-Aligned Movement, Uruguay sent nobody.", ["Non-Aligned Movement"]),
    ],
)  # fmt: skip
def test_a_state_is_a_member_of_every_body_of_a_list(text: str, bodies: list[str]) -> None:
    assert memberships(text) == {(body, None) for body in bodies}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Uruguay is a member of the UN, the OAS (since 1951) and the WTO (since 1995).", {(UN, None), (OAS, "1951"), (WTO, "1995")}),
        ("Uruguay joined the UN (1945), the OAS (May 1951) and the WTO (1995).", {(UN, "1945"), (OAS, "1951-05"), (WTO, "1995")}),
        ("Uruguay entered the UN in 1945, the OAS in 1951 and the WTO in 1995.", {(UN, "1945"), (OAS, "1951"), (WTO, "1995")}),
        ("Uruguay has been a member of the UN since 1945 and of the OAS since 1951.", {(UN, "1945"), (OAS, "1951")}),
        ("Uruguay joined the UN and the OAS in 1945 and 1951 respectively.", {(UN, "1945"), (OAS, "1951")}),
    ],
)  # fmt: skip
def test_each_of_a_list_has_its_own_date(text: str, dated: set[tuple[str, str | None]]) -> None:
    assert memberships(text) == dated


@pytest.mark.parametrize(
    "text",
    [
        "The members of the East African Community are Kenya, Uganda and Rwanda.",
        "The member states of the East African Community are Kenya, Uganda and Rwanda.",
        "The East African Community was founded in 1967. Its members are Kenya, Uganda and Rwanda.",
        "The East African Community has eight members, among them Kenya, Uganda and Rwanda.",
        "The East African Community has three members: Kenya, Uganda and Rwanda.",
        "The East African Community is made up of Kenya, Uganda and Rwanda.",
    ],
)
def test_an_organization_has_every_member_of_a_list(text: str) -> None:
    members = {(state, "East African Community", None) for state in ("Kenya", "Uganda", "Rwanda")}
    assert relations_of(text, "MEMBER_OF") == members


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay has an embassy to the European Union and talks to the IMF, the World Bank and the WTO.",
        "Uruguay trades with the European Union and the states of the East African Community.",
        "Uruguay is not a member of NATO, the European Union or the OECD.",
        "The ministers of Uruguay spoke of the OAS, the UN and the WTO.",
    ],
)
def test_what_deals_with_bodies_is_no_member(text: str) -> None:
    assert memberships(text) == set()


def test_relations_in_a_dated_list_are_the_document_s_own_and_not_between_its_items() -> None:
    text = (
        "Foreign relations of Chad\n\nChad has few embassies. Relations were established with Laos in 1956, Peru in 1958 and Japan in 1963."
    )
    assert relations_of(text, "DIPLOMATIC_RELATIONS") == {("Chad", "Laos", "1956"), ("Chad", "Peru", "1958"), ("Chad", "Japan", "1963")}


def test_an_apposition_is_no_item() -> None:
    text = "Portugal, the former colonial power, and Brazil called for calm."
    assert relations_of(text, "MET") == set()


def test_what_stands_behind_the_brackets_of_a_single_name_is_read_as_before() -> None:
    assert relations_of("Peru recognised Chad (1960) after long talks.", "RECOGNIZED") == {("Peru", "Chad", "1960")}
