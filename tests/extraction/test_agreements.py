"""Treaties, accords and resolutions, with and without a name."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.statements import facts_of, statements


@pytest.mark.parametrize(
    ("text", "agreement", "start"),
    [
        ("Peru and Chile signed the Treaty of Lima in 1985.", "Treaty of Lima", "1985"),
        ("The Treaty of Lima was signed by Peru and Chile on 12 May 1985.", "Treaty of Lima", "1985-05-12"),
        ("The Treaty of Lima, which Peru and Chile signed in 1985, is short.", "Treaty of Lima", "1985"),
        ("Peru and Chile signed the Lima Accord.", "Lima Accord", None),
        ("Peru and Chile have signed the Convention on Fisheries.", "Convention on Fisheries", None),
    ],
)
def test_both_parties_sign(extractor: Extractor, text: str, agreement: str, start: str | None) -> None:
    assert statements(extractor, text) == {(state, "SIGNED", agreement, start) for state in ("Peru", "Chile")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed an agreement in 1999.",
        "The agreement was signed by Peru and Chile in 1999.",
    ],
)
def test_an_agreement_without_a_name_is_cooperation(extractor: Extractor, text: str) -> None:
    assert ("Peru", "COOPERATED_WITH", "Chile", "1999") in statements(extractor, text)


@pytest.mark.parametrize(
    "text", ["The treaty signed by Peru and Chile in 1999 settled the border.", "A treaty was signed by Peru and Chile in 1999."]
)
def test_a_treaty_without_a_name_is_called_after_its_parties(extractor: Extractor, text: str) -> None:
    assert {(state, "SIGNED", "treaty between Chile and Peru, 1999", "1999") for state in ("Peru", "Chile")} <= statements(extractor, text)


def test_an_agreement_is_an_agreement(extractor: Extractor) -> None:
    facts = facts_of(extractor, "Peru, Chile and Bolivia signed the Lima Accord in 1985.")
    assert {(fact.source.type, fact.target.type) for fact in facts} == {("State", "Agreement")}
    assert len(facts) == 3


@pytest.mark.parametrize(
    "text", ["Peru signed a player from Chile in 1999.", "The Treaty of Lima is old.", "The Treaty of Lima was not signed by Peru."]
)
def test_what_nobody_signed(extractor: Extractor, text: str) -> None:
    assert not any(relation == "SIGNED" for _, relation, _, _ in statements(extractor, text))
