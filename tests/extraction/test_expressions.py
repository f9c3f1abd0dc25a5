"""What is read of expressions of time in whole documents, against a careful reader; ``dating.py`` lists what is read otherwise."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.dating import cases, right

FLOORS = {"audit": 0.98, "fresh": 0.92, "third": 0.94}
"""The share of each set that must be read right."""


@pytest.mark.parametrize("name", FLOORS)
def test_expressions_of_time_are_read_as_a_careful_reader_reads_them(extractor: Extractor, name: str) -> None:
    expressions = cases(name)
    assert sum(right(extractor, case) for case in expressions) >= FLOORS[name] * len(expressions)


def test_the_sets_are_large_and_nothing_is_asked_twice() -> None:
    assert len(cases("audit")) >= 150
    everything = [(case.published, case.text) for name in FLOORS for case in cases(name)]
    assert len(everything) == len(set(everything))
