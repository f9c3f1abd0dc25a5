"""Paths between two actors: what they pass, in what order they come, and that none is missed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DateError, UsageError
from detente.queries.paths import PathQuestion, find_paths
from tests.cases import cases
from tests.queries import oracles
from tests.queries.rows import Row, Rows, Tie
from tests.queries.worlds import ACTORS, questions, worlds


def ways(rows: Rows, source: str, target: str, **asked: Any) -> list[str]:
    found = find_paths(rows, ident(source), ident(target), PathQuestion(**asked))
    return [" ".join(path.names) for path in found]


def ident(name: str) -> str:
    return name if ":" in name else f"S:{name}"


@given(worlds(), questions(), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
@settings(deadline=None, max_examples=cases(500))
def test_paths_are_those_of_the_whole_graph_in_the_fixed_order(rows: Rows, question: PathQuestion, source: str, target: str) -> None:
    found = find_paths(rows, source, target, question)
    assert [path.actors for path in found] == oracles.answers(rows, question, source, target)


@given(worlds(), questions(), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
@settings(deadline=None)
def test_a_hop_has_all_edges_that_the_question_admits(rows: Rows, question: PathQuestion, source: str, target: str) -> None:
    stands = oracles.home(rows, question, source, target)
    for path in find_paths(rows, source, target, question._replace(k=3)):
        expected = oracles.edges_of(rows, question, stands, tuple(stands[actor] for actor in path.actors))
        assert [sorted(edge.id for edge in hop.edges) for hop in path.hops] == [[f"{row.id:016x}" for row in hop] for hop in expected or ()]


@given(worlds(), questions(), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
@settings(deadline=None)
def test_an_edge_of_a_hop_is_as_the_store_has_it(rows: Rows, question: PathQuestion, source: str, target: str) -> None:
    by_id = {f"{row.id:016x}": row for row in rows.rows}
    stands = oracles.home(rows, question, source, target)
    for path in find_paths(rows, source, target, question):
        for hop in path.hops:
            for edge in hop.edges:
                row = by_id[edge.id]
                assert (edge.source, edge.relation, edge.target, edge.bounds) == (row.source, row.relation, row.target, row.bounds)
                assert edge.forward is (None if row.symmetric else stands[row.source] == stands[hop.source])


REGIMES = (
    ("Kampuchea", "SUCCEEDED", "Republic", "1979", None, 1, 1.0, 0, None, "continuation"),
    ("Cambodia", "SUCCEEDED", "Kampuchea", "1993", None, 1, 1.0, 0, None, "continuation"),
    ("Kampuchea", "ALLIED_WITH", "Vietnam", "1979", "1989"),
    ("L:Lon Nol", "HOLDS_OFFICE", "Republic", "1970", "1975"),
)


def test_a_country_is_one_actor_through_its_regimes() -> None:
    rows = Rows(REGIMES)
    assert ways(rows, "L:Lon Nol", "Vietnam") == ["Lon Nol Cambodia Vietnam"]
    assert ways(rows, "Cambodia", "Vietnam", as_of="1985") == ["Cambodia Vietnam"]


def test_the_end_asked_for_keeps_its_name() -> None:
    assert ways(Rows(REGIMES), "Republic", "Vietnam", as_of="1985") == ["Republic Vietnam"]


def test_each_regime_is_an_actor_when_asked() -> None:
    rows = Rows(REGIMES)
    assert ways(rows, "Cambodia", "Vietnam", as_of="1985", each_regime=True) == []
    assert ways(rows, "Republic", "Vietnam", each_regime=True) == ["Republic Kampuchea Vietnam"]


def test_a_secession_does_not_make_one_country() -> None:
    rows = Rows([("Montenegro", "SUCCEEDED", "Serbia", "2006", None, 1, 1.0, 0, None, "secession")])
    assert ways(rows, "Montenegro", "Serbia") == ["Montenegro Serbia"]


def test_two_regimes_of_one_country_are_tied_by_their_succession() -> None:
    assert ways(Rows(REGIMES), "Cambodia", "Republic") == ["Cambodia Kampuchea Republic"]


def test_an_actor_is_no_hop_away_from_itself() -> None:
    (path,) = find_paths(Rows(REGIMES), "S:Vietnam", "S:Vietnam")
    assert (path.actors, path.hops, path.length) == (("S:Vietnam",), (), 0)


def test_the_better_told_of_two_equally_long_ways_comes_first() -> None:
    rows = Rows([
        ("A", "MET", "B", "1990"), ("B", "MET", "Z", "1990"),
        ("A", "MET", "C", "1980", None, 2), ("C", "MET", "Z", "1980", None, 2),
    ])  # fmt: skip
    assert ways(rows, "A", "Z", all_shortest=True) == ["A C Z", "A B Z"]


def test_a_chain_is_judged_by_its_weak_hop() -> None:
    rows = Rows([
        ("A", "MET", "B", "1990", None, 9), ("B", "MET", "Z", "1990", None, 1),
        ("A", "MET", "C", "1990", None, 3), ("C", "MET", "Z", "1990", None, 3),
    ])  # fmt: skip
    assert ways(rows, "A", "Z", k=2) == ["A C Z", "A B Z"]


def test_of_equally_told_ways_the_more_recent_comes_first_then_the_surer_then_the_alphabet() -> None:
    old, new, unsure = ("MET", "Z", "1980"), ("MET", "Z", "1990"), ("MET", "Z", "1990", None, 1, 0.5)
    rows = Rows([
        *((name, *last) for name, last in (("B", old), ("C", unsure), ("E", new), ("D", new))),
        *(("A", "MET", name, "1970") for name in "BCDE"),
    ])  # fmt: skip
    assert ways(rows, "A", "Z", all_shortest=True) == ["A D Z", "A E Z", "A C Z", "A B Z"]


def test_longer_ways_follow_when_more_are_asked_for() -> None:
    rows = Rows([("A", "MET", "B", "1990"), ("B", "MET", "Z", "1990"), ("A", "VISITED", "Z", "1990"), ("Z", "MET", "leaf", "1990")])
    assert ways(rows, "A", "Z", k=5) == ["A Z", "A B Z"]


def test_a_leaf_with_one_way_to_it_does_not_search_the_world_for_a_second() -> None:
    crowd = [str(i) for i in range(40)]
    rows = Rows([("A", "MET", "leaf", "1990"), *((a, "MET", b, "1990") for a in ["A", *crowd] for b in crowd if a != b)])
    assert ways(rows, "A", "leaf", k=10) == ["A leaf"]


def test_only_those_asked_for_stand_between() -> None:
    rows = Rows([("A", "MET", "O:UN"), ("O:UN", "MET", "Z"), ("A", "MET", "L:Ann"), ("L:Ann", "MET", "L:Bob"), ("L:Bob", "MET", "Z")])
    assert ways(rows, "A", "Z") == ["A UN Z"]
    assert ways(rows, "A", "Z", types=("Leader",)) == ["A Ann Bob Z"]
    assert ways(rows, "A", "Z", types=("leader",)) == ["A Ann Bob Z"]
    assert ways(rows, "A", "Z", avoid=("O:UN",)) == ["A Ann Bob Z"]
    assert ways(rows, "A", "Z", types=("Agreement",)) == []


def test_a_path_goes_through_those_asked_for() -> None:
    rows = Rows([("A", "MET", "Z"), ("A", "MET", "B"), ("B", "MET", "Z"), ("B", "MET", "C"), ("C", "MET", "Z"), ("C", "MET", "leaf")])
    assert ways(rows, "A", "Z", via=("S:B",), k=3) == ["A B Z", "A B C Z"]
    assert ways(rows, "A", "Z", via=("S:C",), k=3) == ["A B C Z"]
    assert ways(rows, "A", "Z", via=("S:C", "S:B"), all_shortest=True) == ["A B C Z"]
    assert ways(rows, "A", "Z", via=("S:A", "S:Z")) == ["A Z"]


def test_nobody_is_passed_twice_to_reach_a_dead_end() -> None:
    crowd = [str(i) for i in range(30)]
    rows = Rows([("A", "MET", "0"), ("leaf", "MET", "0"), ("Z", "MET", "1"), *((a, "MET", b) for a in crowd for b in crowd if a < b)])
    assert ways(rows, "A", "Z", via=("S:leaf",)) == []


def test_an_edge_without_a_date_answers_no_question_with_a_time_unless_asked() -> None:
    rows = Rows([("A", "MET", "Z"), ("L:x", "KIN_OF", "L:y")])
    assert ways(rows, "A", "Z", as_of="1985") == []
    assert ways(rows, "A", "Z", as_of="1985", undated=True) == ["A Z"]
    assert ways(rows, "L:x", "L:y", as_of="1985") == ["x y"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"relations": ("VISTED",)}, "VISITED"),
        ({"types": ("Leaders",)}, "Leader"),
        ({"avoid": ("S:nowhere",)}, "S:nowhere"),
        ({"as_of": "1985", "between": "1980..1990"}, "not both"),
        ({"memory": "10y"}, "--as-of"),
        ({"k": 0}, "-k 0"),
        ({"max_hops": 0}, "--max-hops"),
        ({"weight": "heavy"}, "informative"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ways(Rows(REGIMES), "Cambodia", "Vietnam", **asked)


def test_a_date_that_is_none_says_so() -> None:
    with pytest.raises(DateError):
        ways(Rows(REGIMES), "Cambodia", "Vietnam", as_of="last week")


def test_the_fixture_makes_rows_as_the_schema_has_them() -> None:
    row = Rows().add(Tie("A", "AIDED", "B", "1980", "1990"))
    assert isinstance(row, Row)
    assert (row.act, row.counts == row.bounds.s1) == (False, True)
