"""A document says the same in any company: nothing is learnt from one for the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.extraction.extractor import BATCH, Extraction, Extractor
from detente.reading import Prose
from tests.extraction.statements import document
from tests.extraction.telling import extractor as shared

TEXTS = (
    "Peru and Chile quarrelled in 1950. The two countries established diplomatic relations in 1951.",
    "President Ana Ruiz of Chile visited Kenya in 1999. Ruiz met President Moses Lule of Kenya.",
    "President Ana Ruiz of Peru is old. The president visited Brazil in 2001. She signed the Brasília Accord.",
    "The minister met his counterpart. Both sides agreed. The two countries signed an agreement in 1999.",
    "1969 – Cambodia and the United States resume relations.\n\n1970 – Lon Nol overthrows Norodom Sihanouk.",
    "The Organization of African Unity (OAU) admitted Angola in 1975. The OAU condemned South Africa in 1976.",
    "| State | Joined the United Nations |\n|---|---|\n| Peru | 1945 |\n| Bhutan | 1971 |",
)
DOCUMENTS = tuple(document(text, published=f"200{i}-01-02", suffix="md", name=f"text{i}") for i, text in enumerate(TEXTS))


@pytest.fixture(scope="module")
def alone(extractor: Extractor) -> dict[str, Extraction]:
    return {prose.document.name: extractor.facts(prose) for prose in DOCUMENTS}


@pytest.mark.hypothesis
@settings(max_examples=15)
@given(order=st.permutations(DOCUMENTS))
def test_facts_do_not_depend_on_the_documents_beside(alone: dict[str, Extraction], order: list[Prose]) -> None:
    read = list(shared().extract(order))
    assert [prose for prose, _ in read] == order
    assert all(extraction == alone[prose.document.name] for prose, extraction in read)


def test_more_documents_than_are_parsed_together_come_in_order(extractor: Extractor, alone: dict[str, Extraction]) -> None:
    many = [DOCUMENTS[i % len(DOCUMENTS)] for i in range(BATCH + 9)]
    read = list(extractor.extract(many))
    assert [prose.document.name for prose, _ in read] == [prose.document.name for prose in many]
    assert all(extraction == alone[prose.document.name] for prose, extraction in read)


def test_every_text_says_something(alone: dict[str, Extraction]) -> None:
    assert sum(bool(extraction.facts) for extraction in alone.values()) >= len(TEXTS) - 1
