"""The frustration index: the slow and plain way, over all ways to part the actors into two camps, is the oracle."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.queries.frustration import frustration
from detente.queries.frustration import index as parts
from detente.queries.frustration.colouring import search
from detente.queries.frustration.cycles import packed
from detente.queries.frustration.exact import exact
from detente.queries.frustration.fractional import fractions
from detente.queries.frustration.reduction import Signed, blocks, cost, reduced

Dyads = list[tuple[int, int, int]]


@st.composite
def signed(draw: st.DrawFn, actors: int = 9, weight: int = 1) -> Dyads:
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(actors), 2))), unique=True, max_size=30))
    return [(a, b, draw(st.integers(1, weight)) * draw(st.sampled_from((1, 1, -1)))) for a, b in pairs]


def index_of(dyads: Dyads) -> int:
    """What the best two camps break, by trying all."""
    actors = sorted({end for a, b, _ in dyads for end in (a, b)})
    return min(
        sum(abs(sign) for a, b, sign in dyads if sign * camps[a] * camps[b] < 0)
        for sides in product((1, -1), repeat=len(actors))
        for camps in (dict(zip(actors, sides, strict=True)),)
    )


def graph_of(dyads: Dyads) -> Signed:
    ties: Signed = {}
    for a, b, sign in dyads:
        ties.setdefault(a, {})[b] = ties.setdefault(b, {})[a] = sign
    return dict(sorted(ties.items()))


def is_balanced(dyads: Dyads) -> bool:
    """Whether there are two camps, by NetworkX: a friendly dyad with somebody in its middle is hostile on both sides."""
    graph: nx.Graph[object] = nx.Graph()
    for a, b, sign in dyads:
        graph.add_edges_from([(a, b)] if sign < 0 else [(a, (a, b)), ((a, b), b)])
    return bool(nx.is_bipartite(graph))


@given(signed(weight=1))
@settings(deadline=None)
def test_a_small_graph_has_its_index_exactly(dyads: Dyads) -> None:
    found = frustration(dyads)
    assert (found.lower, found.upper) == (index_of(dyads),) * 2


@given(signed(weight=4))
@settings(deadline=None)
def test_dyads_that_count_several_times_have_theirs(dyads: Dyads) -> None:
    found = frustration(dyads)
    assert (found.lower, found.upper) == (index_of(dyads),) * 2


@given(signed())
@settings(deadline=None)
def test_without_the_dyads_that_break_the_camps_the_graph_is_balanced(dyads: Dyads) -> None:
    found = frustration(dyads)
    kept = [(a, b, sign) for a, b, sign in dyads if sign * found.camps[a] * found.camps[b] > 0]
    assert len(dyads) - len(kept) == found.upper
    assert is_balanced(kept)


@given(signed())
@settings(deadline=None)
def test_the_index_is_0_for_a_balanced_graph_and_no_other(dyads: Dyads) -> None:
    assert (frustration(dyads).upper == 0) == is_balanced(dyads)


@given(signed(weight=3))
@settings(deadline=None)
def test_each_way_to_bound_the_index_bounds_it(dyads: Dyads) -> None:
    ties = graph_of(dyads)
    if not ties:
        return
    index = index_of(dyads)
    camps = search(ties, 0)
    assert cost(ties, camps) >= index
    assert packed(ties, camps) <= index
    assert packed(ties, dict.fromkeys(ties, 1)) <= index
    bound, near = fractions(ties, 10**6)
    assert bound <= index <= cost(ties, near)
    lower, best = exact(ties, dict.fromkeys(ties, 1))
    assert lower == cost(ties, best) == index


@given(signed(weight=3))
@settings(deadline=None)
def test_what_is_taken_away_changes_the_index_by_what_is_said(dyads: Dyads) -> None:
    rest, unavoidable, _ = reduced(graph_of(dyads))
    left = [(a, b, sign) for a, others in rest.items() for b, sign in others.items() if a < b]
    assert unavoidable + index_of(left) == index_of(dyads)
    assert all(len(others) >= 3 for others in rest.values())


@given(signed())
@settings(deadline=None)
def test_blocks_are_the_biconnected_components_of_networkx(dyads: Dyads) -> None:
    found = {frozenset(frozenset((a, b)) for a in block for b in block[a]) for block in blocks(graph_of(dyads))}
    graph = nx.Graph((a, b) for a, b, _ in dyads)
    assert found == {frozenset(frozenset(pair) for pair in part) for part in nx.biconnected_component_edges(graph)}


def rivals(actors: int, every: int) -> Dyads:
    """Everybody tied to everybody: two camps, with every so many dyads against them."""
    pairs = list(combinations(range(actors), 2))
    return [(a, b, (1 if a % 2 == b % 2 else -1) * (-1 if i % every == 0 else 1)) for i, (a, b) in enumerate(pairs)]


def test_a_graph_that_is_a_little_torn_is_exact_whatever_its_size() -> None:
    found = frustration(rivals(60, 17))
    assert found.lower == found.upper == len(range(0, 60 * 59 // 2, 17))


def test_bounds_hold_where_nothing_is_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    dyads = rivals(14, 2)
    index = frustration(dyads)
    assert index.lower == index.upper
    monkeypatch.setattr(parts, "_FEW", 0)
    monkeypatch.setattr(parts, "_SOME", 0)
    bounded = frustration(dyads)
    assert bounded.lower <= index.lower <= bounded.upper
    monkeypatch.setattr(parts, "_ACTORS", 0)
    wider = frustration(dyads)
    assert wider.lower <= bounded.lower
    assert wider.upper >= index.upper


def test_a_search_that_is_given_up_gives_the_bound_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = graph_of(rivals(14, 2))
    whole, _ = exact(ties, dict.fromkeys(ties, 1))
    monkeypatch.setattr("detente.queries.frustration.exact._PATIENCE", 60)
    lower, camps = exact(ties, dict.fromkeys(ties, 1))
    assert 0 < lower < whole <= cost(ties, camps)


def test_the_same_dyads_give_the_same_camps_in_any_order() -> None:
    dyads = rivals(20, 3)
    assert frustration(dyads) == frustration(reversed(dyads))


def test_nobody_is_in_balance() -> None:
    assert frustration([]) == (0, 0, {})
