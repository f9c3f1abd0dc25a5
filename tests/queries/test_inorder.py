"""Paths in which each hop can have come after the one before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.queries import inorder
from detente.queries.paths import Path, PathQuestion, find_paths
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import ACTORS, questions, worlds


def ways(rows: Rows, *, certain: bool = False, k: int = 1) -> list[Path]:
    return find_paths(rows, "S:A", "S:Z", PathQuestion(in_order=True, certain=certain, k=k))


def names(paths: list[Path]) -> list[str]:
    return [" ".join(path.names) for path in paths]


def test_an_act_cannot_follow_a_later_one() -> None:
    assert names(ways(Rows([("A", "MET", "B", "1980"), ("B", "MET", "Z", "1985")]))) == ["A B Z"]
    assert names(ways(Rows([("A", "MET", "B", "1985"), ("B", "MET", "Z", "1980")]))) == []


def test_two_acts_of_one_year_can_follow_each_other_but_not_for_certain() -> None:
    rows = Rows([("A", "MET", "B", "1980"), ("B", "MET", "Z", "1980-06")])
    assert names(ways(rows)) == ["A B Z"]
    assert names(ways(rows, certain=True)) == []


def test_a_state_can_be_entered_as_long_as_it_holds() -> None:
    rows = Rows([("A", "MET", "B", "1985"), ("B", "ALLIED_WITH", "Z", "1970", "1990")])
    assert names(ways(rows)) == names(ways(rows, certain=True)) == ["A B Z"]
    assert names(ways(Rows([("A", "MET", "B", "1991"), ("B", "ALLIED_WITH", "Z", "1970", "1990")]))) == []


def test_a_longer_way_that_comes_in_time_is_taken() -> None:
    rows = Rows([("A", "MET", "B", "1990"), ("B", "MET", "Z", "1985"), ("A", "MET", "C", "1980"), ("C", "MET", "B", "1982")])
    assert names(ways(rows, k=5)) == ["A C B Z"]


def test_a_hop_shows_only_the_edges_that_fit_into_the_order() -> None:
    rows = Rows([
        ("A", "MET", "B", "1980"), ("A", "MET", "B", "1995"),
        ("B", "MET", "Z", "1970"), ("B", "MET", "Z", "1990"), ("B", "VISITED", "Z", "1999"),
    ])  # fmt: skip
    (path,) = ways(rows)
    assert [[edge.start for edge in hop.edges] for hop in path.hops] == [["1995", "1980"], ["1999", "1990"]]


@pytest.mark.parametrize("wide", [-1, 6])
@given(worlds(), questions(), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
@settings(deadline=None)
def test_all_edges_read_at_once_give_the_same(wide: int, rows: Rows, question: PathQuestion, source: str, target: str) -> None:
    question = question._replace(in_order=True, weight="hops")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inorder, "_WIDE", wide)
        found = find_paths(rows, source, target, question)
    assert [path.actors for path in found] == oracles.answers(rows, question, source, target)
