"""Relations told in many ways: stances, memberships, agreements, wars, missions, kin, in the constructions that English has for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.extraction.extractor import Extractor
from tests.extraction.statements import TOLD, facts_of

TELLINGS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "tellings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda t: t["text"][:60])
def test_a_sentence_tells(extractor: Extractor, telling: dict[str, Any]) -> None:
    told = {f"{f.source.name} {f.relation} {f.target.name}" for f in facts_of(extractor, telling["text"]) if f.status in TOLD}
    assert set(telling["tells"]) <= told


@pytest.mark.parametrize(
    "text",
    [
        "After the invasion of Kuwait, Peru opened talks.",
        "Mao Zedong said that he would be happy to meet Richard Nixon.",
        "The visit did not take place.",
        "No treaty between Peru and Chile was signed.",
        "Peru was under joint Franco-British occupation.",
        "Before a planned visit to Vietnam, Hun Sen fell ill.",
        "Peru launched an advertising campaign in Chile.",
    ],
)
def test_a_sentence_tells_nothing(extractor: Extractor, text: str) -> None:
    assert not [f for f in facts_of(extractor, text) if f.status in TOLD and f.relation != "HOLDS_OFFICE"]


@pytest.mark.parametrize("text", ["Ana Ruiz hopes to win the presidency of Peru.", "Ana Ruiz ran for the presidency of Peru in 1999."])
def test_an_office_that_is_hoped_for_is_not_held(extractor: Extractor, text: str) -> None:
    assert not [f for f in facts_of(extractor, text) if f.status in TOLD]
