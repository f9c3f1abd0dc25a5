"""Who is kin to whom, and how; the persons are invented."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told


def kin(text: str) -> set[tuple[str, str, str]]:
    """Who is whose what."""
    return {(f.source.name, f.properties["kinship"], f.target.name) for f in told(text).facts if f.relation == "KIN_OF"}


@pytest.mark.parametrize(
    ("text", "told_kin"),
    [
        ("Ole Dahl, the son of shipowner Jens Dahl, left.", ("Ole Dahl", "son", "Jens Dahl")),
        ("Juan Soto, nephew of President Luis Soto, left.", ("Juan Soto", "nephew", "Luis Soto")),
        ("Karl Brandt ruled Prussia. His brother Wilhelm took over.", ("Wilhelm", "brother", "Karl Brandt")),
        ("Karl Brandt ruled Prussia. His son, Otto Brandt, was a diplomat.", ("Otto Brandt", "son", "Karl Brandt")),
        ("President Lukas Brandt and his son Viktor Brandt were absent.", ("Viktor Brandt", "son", "Lukas Brandt")),
        ("President Minh Van Loc and his brother and adviser, Minh Van Duc, met.", ("Minh Van Duc", "brother", "Minh Van Loc")),
        ("King Haralt, who had ousted his cousin, King Sigurt, left.", ("Sigurt", "cousin", "Haralt")),
        ("Karl Brandt was born in Rio. His father, the Viscount of Ouro, was rich.", ("Viscount of Ouro", "father", "Karl Brandt")),
        ("Juan Soto married Ana Ruiz in 1980.", ("Juan Soto", "spouse", "Ana Ruiz")),
        ("Juan Soto was born in 1910, the son of Pedro Soto, a shipowner.", ("Juan Soto", "son", "Pedro Soto")),
        ("Juan Soto's father was Pedro Soto.", ("Pedro Soto", "father", "Juan Soto")),
        ("Juan Soto is the son-in-law of Pedro Luna.", ("Juan Soto", "son-in-law", "Pedro Luna")),
    ],
)
def test_kinship_is_told_in_many_forms(text: str, told_kin: tuple[str, str, str]) -> None:
    assert kin(text) == {told_kin}


@pytest.mark.parametrize(
    "text",
    [
        "The son of a shipowner, Ole Dahl went to sea.",
        "Juan Soto met the wife of the ambassador.",
        "President Juan Soto of Chile called Peru a sister nation of Chile.",
        "Juan Soto spoke of the brotherly ties of Chile and Peru.",
    ],
)
def test_who_is_not_named_is_nobodys_kin(text: str) -> None:
    assert kin(text) == set()
