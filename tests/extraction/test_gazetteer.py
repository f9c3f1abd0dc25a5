"""Names in running text: what is found, what it means, and what only looks like a name."""

from __future__ import annotations

import pytest

from detente.extraction.gazetteer import Gazetteer

NAMES = Gazetteer.shipped()


def found(text: str, when: int | None = None) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.key) for m in NAMES.find(text, when)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cambodia-Vietnam border", [("Cambodia", "cambodia"), ("Vietnam", "vietnam")]),
        ("Cambodia–Russia ties", [("Cambodia", "cambodia"), ("Russia", "russia")]),
        ("the Sino-Soviet split", [("Sino", "china"), ("Soviet", "soviet-union")]),
    ],
)
def test_a_hyphen_ties_two_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
