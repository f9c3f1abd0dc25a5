"""An office before a name stands for the person in whatever is told; the persons are invented."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of


@pytest.mark.parametrize(
    "text",
    [
        "The then president of Paraguay, Alfredo Sanz made a visit to Spain in 1954.",
        "The president of Paraguay, Alfredo Sanz, made a visit to Spain in 1954.",
        "Paraguay's president, Alfredo Sanz, made a visit to Spain in 1954.",
        "In 1954 the president of Paraguay, Alfredo Sanz, visited Spain.",
    ],
)
def test_an_office_before_a_name_travels_as_that_person(text: str) -> None:
    assert relations_of(text, "VISITED") == {("Alfredo Sanz", "Spain", "1954")}


@pytest.mark.parametrize(
    "text",
    [
        "The president of Paraguay, Alfredo Sanz, and the president of Chile, Juan Soto, met in 1954.",
        "Paraguay's president, Alfredo Sanz and the president of Chile, Juan Soto met in 1954.",
        "In 1954 the president of Paraguay, Alfredo Sanz received the president of Chile, Juan Soto.",
    ],
)
def test_two_with_their_offices_meet_as_two_persons(text: str) -> None:
    assert {frozenset(m[:2]) for m in relations_of(text, "MET")} == {frozenset({"Alfredo Sanz", "Juan Soto"})}
