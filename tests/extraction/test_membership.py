"""Of which party a person is; the persons are invented."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Karl Brandt is a German politician of the Social Democratic Party of Germany.", "Social Democratic Party of Germany"),
        ("Karl Brandt (born 1950) is a politician of the Labour Party who was foreign minister.", "Labour Party"),
        ("Prime Minister Karl Brandt of Fiji, of the Labour Party, resigned.", "Labour Party"),
        ("Fatah official Karl Brandt spoke.", "Fatah"),
        ("The conservative daily praised Conservative politician Karl Brandt.", "Conservative Party"),
        ("The candidate of the Labour Party, Karl Brandt, lost.", "Labour Party"),
        ("Karl Brandt was elected to parliament for the Labour Party.", "Labour Party"),
    ],
)
def test_a_party_is_told_beside_a_person(text: str, party: str) -> None:
    assert relations_of(text, "MEMBER_OF") == {("Karl Brandt", party, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandt, a conservative politician, spoke.",
        "Karl Brandt spoke of the Labour Party.",
        "Karl Brandt met officials of the Labour Party.",
    ],
)
def test_who_speaks_of_a_party_is_not_of_it(text: str) -> None:
    assert relations_of(text, "MEMBER_OF") == set()
