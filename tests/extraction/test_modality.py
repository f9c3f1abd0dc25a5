"""What has been, what is planned, what is denied, and who says so."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from detente.model import Status
from tests.extraction.statements import facts_of


def told(extractor: Extractor, text: str, relation: str) -> set[tuple[Status, str | None]]:
    """Status and speaker of the facts of a relation."""
    return {(fact.status, fact.speaker) for fact in facts_of(extractor, text) if fact.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("Peru recognised Kosovo.", "RECOGNIZED", "asserted"),
        ("Peru has recognised Kosovo.", "RECOGNIZED", "asserted"),
        ("Peru did not recognise Kosovo.", "RECOGNIZED", "denied"),
        ("Peru has never recognised Kosovo.", "RECOGNIZED", "denied"),
        ("Peru refused to recognise Kosovo.", "RECOGNIZED", "denied"),
        ("Peru failed to sign the Lima Accord.", "SIGNED", "denied"),
        ("Without recognising Kosovo, Peru opened an office in Albania.", "RECOGNIZED", "denied"),
        ("Peru will recognise Kosovo next year.", "RECOGNIZED", "planned"),
        ("Peru may recognise Kosovo.", "RECOGNIZED", "planned"),
        ("Peru was expected to recognise Kosovo.", "RECOGNIZED", "planned"),
        ("Peru plans to open an embassy in Kenya in 2030.", "HAS_MISSION_IN", "planned"),
        ("Peru threatened to invade Chile in 1975.", "FOUGHT", "planned"),
        ("If Peru attacks Chile, the sky will fall.", "FOUGHT", "planned"),
        ("Peru called on Chile to recognise Kosovo.", "RECOGNIZED", "planned"),
        ("Peru urged the United States to lift the sanctions on Cuba.", "SANCTIONED", "planned"),
    ],
)
def test_the_status_of_an_act(extractor: Extractor, text: str, relation: str, status: Status) -> None:
    assert told(extractor, text, relation) == {(status, None)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The foreign minister of Chile, Juan Soto, said that Peru had attacked Bolivia in 1999.", "Juan Soto"),
        ("“Peru attacked Bolivia in 1999,” said President Ana Ruiz of Chile.", "Ana Ruiz"),
    ],
)
def test_who_says_so(extractor: Extractor, text: str, speaker: str) -> None:
    assert told(extractor, text, "FOUGHT") == {("reported", speaker)}


@pytest.mark.parametrize("text", ["Peru had never supported the use of force.", "Peru never supported Chile’s use of force."])
def test_support_that_never_was_is_no_support(extractor: Extractor, text: str) -> None:
    assert not any(status in ("asserted", "reported") for status, _ in told(extractor, text, "SUPPORTED"))


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        (
            "Peru denied that it had attacked Chile.",
            "FOUGHT",
            ("denied", "Peru"),
        ),
        (
            "According to Chile, Peru invaded Bolivia in 1999.",
            "FOUGHT",
            ("reported", "Chile"),
        ),
        (
            "Peru’s embassy in Chile was opened in 1951.",
            "HAS_MISSION_IN",
            ("asserted", None),
        ),
    ],
)
def test_the_status_of_what_others_say(extractor: Extractor, text: str, relation: str, expected: tuple[Status, str | None]) -> None:
    assert told(extractor, text, relation) == {expected}
