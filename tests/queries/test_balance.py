"""Structural balance on the signed graph: all triads, looked at one by one, are the oracle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.queries.balance import Balance, balance
from detente.queries.selection import Selection
from detente.queries.triangles import triangles
from tests.cases import cases
from tests.queries import oracles
from tests.queries.rows import Rows, Tie
from tests.queries.worlds import SPANS, selections, worlds

NAMES = ("A", "B", "C", "D", "E", "L:f")


@st.composite
def quarrels(draw: st.DrawFn) -> Rows:
    """Worlds with many signs."""
    pairs = st.sampled_from(list(combinations(NAMES, 2)))
    relations = st.sampled_from(("ALLIED_WITH", "AIDED", "COOPERATED_WITH", "FOUGHT", "CRITICIZED", "SANCTIONED", "MET"))
    ties = st.builds(lambda pair, relation, span: Tie(pair[0], relation, pair[1], *span), pairs, relations, st.sampled_from(SPANS))
    return Rows(draw(st.lists(ties, max_size=30)), NAMES)


def nets(rows: Rows, selection: Selection) -> dict[tuple[str, str], int]:
    """The sums of the signs of all dyads that have any."""
    sums: Counter[tuple[str, str]] = Counter()
    for row in oracles.admitted(rows, selection):
        if row.sign and row.source != row.target:
            sums[min(row.source, row.target), max(row.source, row.target)] += row.sign
    return dict(sums)


def triads(signs: dict[tuple[str, str], int]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Each triangle with whether it is balanced."""
    kept = {pair: sign for pair, sign in signs.items() if sign}
    for three in combinations(sorted({end for pair in kept for end in pair}), 3):
        sums = [kept.get(pair, 0) for pair in combinations(three, 2)]
        if all(sums):
            yield three, sums[0] * sums[1] * sums[2] > 0


def found_triads(answer: Balance) -> dict[tuple[str, ...], bool]:
    return {tuple(sorted(actor.id for actor in one.actors)): one.balanced for one in answer.triangles}


@given(st.one_of(worlds(), quarrels()), selections())
@settings(deadline=None)
def test_every_triangle_is_found_with_its_balance(rows: Rows, selection: Selection) -> None:
    signs = nets(rows, selection)
    (answer,) = balance(rows, selection)
    expected = dict(triads(signs))
    assert found_triads(answer) == expected
    assert (answer.balanced, answer.frustrated) == (sum(expected.values()), len(expected) - sum(expected.values()))
    assert [one.balanced for one in answer.triangles] == [False] * answer.frustrated + [True] * answer.balanced
    assert (answer.friendly, answer.hostile) == (sum(s > 0 for s in signs.values()), sum(s < 0 for s in signs.values()))
    assert answer.actors == len({end for pair, sign in signs.items() if sign for end in pair})


@given(quarrels(), selections())
@settings(deadline=None)
def test_contradictory_dyads_are_counted_and_told(rows: Rows, selection: Selection) -> None:
    signs: dict[tuple[str, str], set[int]] = {}
    for row in oracles.admitted(rows, selection):
        if row.sign:
            signs.setdefault((min(row.source, row.target), max(row.source, row.target)), set()).add(row.sign)
    (answer,) = balance(rows, selection)
    assert {tuple(sorted(actor.id for actor in dyad.actors)) for dyad in answer.contradictions} == {
        pair for pair, both in signs.items() if len(both) == 2
    }
    assert answer.contradictory == len(answer.contradictions)
    assert answer.undecided == sum(net == 0 for net in nets(rows, selection).values())


@given(quarrels(), selections())
@settings(deadline=None)
def test_the_index_is_that_of_the_best_two_camps(rows: Rows, selection: Selection) -> None:
    signs = {pair: sign for pair, sign in nets(rows, selection).items() if sign}
    (answer,) = balance(rows, selection)
    actors = sorted({end for pair in signs for end in pair})
    broken = [
        sum(sign * (1 if (camps >> actors.index(a) & 1) == (camps >> actors.index(b) & 1) else -1) < 0 for (a, b), sign in signs.items())
        for camps in range(1 << len(actors))
    ]
    assert answer.lower == answer.upper == min(broken) == len(answer.against)


@given(quarrels())
@settings(deadline=None, max_examples=cases(50))
def test_what_turned_is_what_was_otherwise_when_last_seen(rows: Rows) -> None:
    series = balance(rows, over="1979..1990", step="1y")
    last: dict[tuple[str, ...], tuple[bool, str | None]] = {}
    for answer in series:
        now = dict(triads(nets(rows, Selection(between=answer.at))))
        expected = {three: last[three][1] for three, state in now.items() if three in last and last[three][0] != state}
        assert {tuple(sorted(actor.id for actor in one.triangle.actors)): one.since for one in answer.turned} == expected
        assert answer.turned_balanced + answer.turned_frustrated == len(expected)
        last |= {three: (state, answer.at) for three, state in now.items()}


@given(st.integers(0, 2**32 - 1), st.integers(1, 16), st.floats(0.1, 1))
@settings(deadline=None)
def test_triangles_are_those_of_networkx(seed: int, size: int, density: float) -> None:
    graph = nx.gnp_random_graph(size, density, seed=seed)
    near, far = np.array(sorted(map(sorted, graph.edges)), dtype=np.int64).reshape(-1, 2).T
    found = [{int(end[tie]) for tie in row for end in (near, far)} for row in triangles(size, near, far)]
    assert sorted(map(sorted, found)) == sorted(sorted(clique) for clique in nx.enumerate_all_cliques(graph) if len(clique) == 3)


def test_triangles_are_the_same_however_many_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnp_random_graph(40, 0.4, seed=1)
    near, far = np.array(sorted(map(sorted, graph.edges)), dtype=np.int64).T
    whole = triangles(40, near, far)
    monkeypatch.setattr("detente.queries.triangles._ROOM", 7)
    assert np.array_equal(triangles(40, near, far), whole)
    assert len(whole) == sum(len(clique) == 3 for clique in nx.enumerate_all_cliques(graph))


def cold_war() -> Rows:
    return Rows(
        [
            ("China", "ALLIED_WITH", "Soviet Union", "1950", "1959"),
            ("China", "DISPUTED_WITH", "Soviet Union", "1969"),
            ("China", "AIDED", "Vietnam", "1950", "1975"),
            ("Soviet Union", "AIDED", "Vietnam", "1955", "1990"),
            ("China", "MET", "Vietnam", "1969"),
            ("China", "CRITICIZED", "Vietnam", "1955"),
            ("China", "AIDED", "Vietnam", "1955"),
        ]
    )


def test_a_triangle_turns_when_friends_fall_out() -> None:
    before, *_, after = balance(cold_war(), over="1955..1969", step="1y")
    assert (before.at, before.balanced, before.frustrated, before.share) == ("1955", 1, 0, 1.0)
    assert (after.at, after.balanced, after.frustrated, after.turned_frustrated) == ("1969", 0, 1, 1)
    (turned,) = after.turned
    assert [actor.name for actor in turned.triangle.actors] == ["China", "Soviet Union", "Vietnam"]
    assert turned.triangle.signs == (-1, 1, 1)
    assert (turned.before, turned.since) == ((1, 1, 1), "1959")
    assert [[actor.name for actor in dyad.actors] for dyad in after.against] in (
        [["China", "Soviet Union"]],
        [["China", "Vietnam"]],
        [["Soviet Union", "Vietnam"]],
    )


def test_a_dyad_of_both_signs_is_told_and_has_the_sign_of_most() -> None:
    (answer,) = balance(cold_war(), Selection(between="1955"))
    (dyad,) = answer.contradictions
    assert ([actor.name for actor in dyad.actors], dyad.friendly, dyad.hostile) == (["China", "Vietnam"], 2, 1)
    assert answer.undecided == 0


def test_a_step_of_several_years_is_named_as_an_interval() -> None:
    assert [answer.at for answer in balance(cold_war(), over="1955..1962", step="5y")] == ["1955/1959", "1960/1962"]


def test_only_so_many_triangles_are_listed_and_all_are_counted() -> None:
    rows = Rows([(a, "ALLIED_WITH", b, "1950", "..") for a, b in combinations("ABCDE", 2)])
    (answer,) = balance(rows, top=3)
    assert (answer.balanced, len(answer.triangles)) == (10, 3)


def test_only_actors_of_a_type_count() -> None:
    rows = Rows([("A", "ALLIED_WITH", "B"), ("L:x", "CRITICIZED", "A"), ("L:x", "SUPPORTED", "B")])
    assert [one.frustrated for one in balance(rows)] == [1]
    assert [(one.frustrated, one.dyads) for one in balance(rows, types=("state",))] == [(0, 1)]


def test_an_empty_graph_is_in_balance() -> None:
    (answer,) = balance(Rows())
    assert (answer.dyads, answer.lower, answer.upper, answer.share) == (0, 0, 0, None)


def test_a_series_and_a_date_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="--over"):
        balance(Rows(), Selection(as_of="1985"), over="1980..1990")
