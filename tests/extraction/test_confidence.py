"""How sure a fact is, by the signs of how it was read."""

from __future__ import annotations

import pytest

from detente.extraction.confidence import Calibration, load_calibration
from detente.model import Fact
from tests.extraction.telling import told


def fact(text: str, relation: str, suffix: str = "txt") -> Fact:
    """The one fact of a relation that a text tells."""
    [found] = [one for one in told(text, suffix=suffix).facts if one.relation == relation]
    return found


NAMED = "Kenya invaded Uganda in 1978."


@pytest.mark.parametrize(
    ("text", "relation", "sign"),
    [
        (NAMED, "FOUGHT", "read by verb"),
        (NAMED, "FOUGHT", "FOUGHT"),
        (NAMED, "FOUGHT", "ends of one type"),
        ("Kenya's invasion of Uganda shocked the region.", "FOUGHT", "read by noun"),
        ("Thailand invaded Laos in 1893. It withdrew from Laos in 1896.", "WITHDREW_FROM", "source: a pronoun"),
        ("Ana Ruiz is president of Peru. The president visited Chile in 1999.", "VISITED", "source: a description"),
        ("Ana Ruiz, the president of Peru, arrived in Santiago.", "HOLDS_OFFICE", "read by office title"),
        ("Ana Ruiz became president of Peru in 1990.", "HOLDS_OFFICE", "read by office verb"),
        ("Peru is at peace. President Ana Ruiz spoke in Lima.", "HOLDS_OFFICE", "employer: settled by the whole document"),
        ("Ana Ruiz, the president of Peru, arrived in Santiago.", "HOLDS_OFFICE", "holder: not known"),
        ("Peru and Chile signed a treaty of commerce in 1999.", "SIGNED", "target: an agreement without a name"),
    ],
)  # fmt: skip
def test_a_fact_carries_the_signs_of_how_it_was_read(text: str, relation: str, sign: str) -> None:
    assert any(sign in one.signs for one in told(text).facts if one.relation == relation)


def test_an_end_that_is_named_beside_the_verb_gives_no_sign() -> None:
    assert fact(NAMED, "FOUGHT").signs == ("read by verb", "FOUGHT", "ends of one type")


def test_an_office_whose_employer_and_holder_are_both_guessed_is_the_least_sure() -> None:
    text = "Chile and Peru met. {} Ana Ruiz spoke."
    told_beside = fact(text.format("Peruvian President"), "HOLDS_OFFICE")
    settled = fact(text.format("Peru was at war. President"), "HOLDS_OFFICE")
    assert "employer: settled for a holder who is not known" in settled.signs
    assert settled.confidence < told_beside.confidence - 0.05


def test_a_filled_end_is_less_sure_than_a_named_one() -> None:
    before = "Thailand and Laos quarrelled. "
    named = fact(f"{before}Thailand withdrew its advisers from Laos in 1896.", "WITHDREW_FROM")
    filled = fact(f"{before}Thailand withdrew its advisers in 1896.", "WITHDREW_FROM")
    assert "target: not in the sentence" in filled.signs
    assert filled.confidence < named.confidence


def test_what_a_table_tells_is_surer_than_what_a_noun_tells() -> None:
    head = "Diplomatic relations of Peru\n\n| Country | Relations established |\n|---|---|\n| Chile | 1823 |\n| Kenya | 1975 |\n"
    in_table = [one for one in told(head, suffix="md").facts if one.relation == "DIPLOMATIC_RELATIONS"]
    by_noun = fact("The establishment of relations between Peru and Chile came late.", "DIPLOMATIC_RELATIONS")
    assert in_table
    assert min(one.confidence for one in in_table) > by_noun.confidence


def test_every_confidence_is_a_probability_and_reckoned_from_the_signs() -> None:
    weights = load_calibration()
    found = told("Kenya invaded Uganda in 1978. It then left. President Ana Ruiz of Peru condemned the invasion.").facts
    assert found
    assert all(0 < one.confidence < 1 and one.confidence == weights.confidence(one.signs) for one in found)


def test_the_order_of_signs_changes_nothing_and_an_unheard_of_one_tells_nothing() -> None:
    weights = Calibration(0.5, {"a": 0.1, "b": 0.2, "c": -0.7})
    assert weights.confidence(("a", "b", "c")) == weights.confidence(("c", "unheard of", "b", "a"))
    assert weights.confidence(()) == 0.622
