"""Who is meant by he, it, the two countries, the minister, Tokyo or we."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.statements import Statement, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns
        ("Ana Ruiz is president of Peru. She visited Chile in 1999.", ("Ana Ruiz", "VISITED", "Chile", "1999")),
        ("Thailand invaded Laos in 1893. It withdrew from Laos in 1896.", ("Thailand", "WITHDREW_FROM", "Laos", "1896")),
        # both of them
        (
            "Peru and Chile quarrelled for years. The two countries established diplomatic relations in 1951.",
            ("Peru", "DIPLOMATIC_RELATIONS", "Chile", "1951"),
        ),
        (
            "Kenya and Uganda fell out in 1976. Both countries signed the Nairobi Accord in 1977.",
            ("Uganda", "SIGNED", "Nairobi Accord", "1977"),
        ),
        (
            "Peruvian President Ana Ruiz and Chilean President Juan Soto met in 1999. The two leaders signed the Bogotá Accord.",
            ("Juan Soto", "SIGNED", "Bogotá Accord", "1999"),
        ),
        # titles, surnames, acronyms
        (
            "Prime Minister Juan Soto of Chile is old. The prime minister visited Bolivia in 2000.",
            ("Juan Soto", "VISITED", "Bolivia", "2000"),
        ),
        (
            "Foreign Minister Juan Soto of Chile flew to Lima. The minister met President Ana Ruiz of Peru in 1999.",
            ("Juan Soto", "MET", "Ana Ruiz", "1999"),
        ),
        ("President Ana Ruiz of Peru was born in 1950. Ruiz visited Chile in 1999.", ("Ana Ruiz", "VISITED", "Chile", "1999")),
        ("The European Union (EU) has rules. The EU sanctioned Belarus in 2004.", ("European Union", "SANCTIONED", "Belarus", "2004")),
        # capitals for governments
        ("Paris and Tokyo signed the Kyoto Accord in 1907.", ("Japan", "SIGNED", "Kyoto Accord", "1907")),
        # counterparts and predecessors
        (
            "The Peruvian Foreign Minister, Ana Ruiz, met her Chilean counterpart, Juan Soto, on 4 May 1999.",
            ("Ana Ruiz", "MET", "Juan Soto", "1999-05-04"),
        ),
        ("President Juan Soto praised his predecessor, Ana Ruiz.", ("Juan Soto", "SUCCEEDED", "Ana Ruiz", None)),
        # we, in a speech and in quoted words
        ("Statement by the President of Peru, Ana Ruiz\n\nWe signed the Lima Accord in 1999.", ("Peru", "SIGNED", "Lima Accord", "1999")),
        ("Ana Ruiz, the President of Peru, told the Assembly: “We recognised Kosovo in 2008.”", ("Peru", "RECOGNIZED", "Kosovo", "2008")),
        ("“Peru attacked us in 1941,” the president of Ecuador, Luis Mora, said.", ("Peru", "FOUGHT", "Ecuador", "1941")),
        # an end that the sentence leaves to what comes before it
        ("Relations were established in 1951 between Peru and Chile.", ("Peru", "DIPLOMATIC_RELATIONS", "Chile", "1951")),
    ],
)
def test_a_reference_is_resolved(extractor: Extractor, text: str, expected: Statement) -> None:
    assert expected in statements(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "Both sides agreed to open embassies.",
        "The kingdom invaded it in 1999.",
        "They recognised each other in 1951.",
        "The two countries established diplomatic relations in 1951.",
    ],
)
def test_nobody_is_invented_for_a_reference(extractor: Extractor, text: str) -> None:
    assert statements(extractor, text) == set()


def test_nobody_acts_on_himself(extractor: Extractor) -> None:
    text = "Peru is a republic. The country, Peru, recognised Peru’s neighbour in 1951. It attacked it in 1952."
    assert all(source != target for source, _, target, _ in statements(extractor, text))
