"""Centrality on the simple projection: NetworkX is the oracle, on random worlds."""

from __future__ import annotations

from itertools import combinations
from math import lcm
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, UsageError
from detente.queries.centrality import MEASURES, centrality
from detente.queries.ranking import Score
from detente.queries.sampling import bound, sample
from detente.queries.selection import Selection
from tests.cases import cases
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import selections, worlds


def projection(rows: Rows, selection: Selection, *, directed: bool, types: tuple[str, ...]) -> Any:
    made: Any = nx.DiGraph() if directed else nx.Graph()
    letters = {name[0] for name in types} or set("SPLOA")
    for row in oracles.admitted(rows, selection):
        if row.source[0] in letters and row.target[0] in letters:
            made.add_edge(row.source, row.target)
            if directed and row.symmetric:
                made.add_edge(row.target, row.source)
    return made


def by_networkx(graph: Any, measure: str) -> dict[str, float]:
    scores: dict[str, float]
    if measure == "pagerank":
        scores = nx.pagerank(graph, tol=1e-15, max_iter=1000)
    elif measure in ("in-degree", "out-degree"):
        scores = getattr(nx, f"{measure.replace('-', '_')}_centrality")(graph)
    elif measure == "katz":
        scores = nx.katz_centrality_numpy(graph)
    elif measure == "eigenvector":
        scores = nx.eigenvector_centrality(graph, tol=1e-13, max_iter=100_000)
    elif measure == "harmonic":
        scores = {actor: float(score) for actor, score in nx.harmonic_centrality(graph).items()}
    else:
        scores = getattr(nx, f"{measure}_centrality")(graph)
    return scores


@pytest.mark.parametrize("measure", [m for m in MEASURES if m not in ("eigenvector", "signed-degree")])
@given(rows=worlds(), selection=selections(), directed=st.booleans(), types=st.sampled_from(((), (), ("State", "Leader"))))
@settings(deadline=None)
def test_scores_are_those_of_networkx(measure: str, rows: Rows, selection: Selection, directed: bool, types: tuple[str, ...]) -> None:
    graph = projection(rows, selection, directed=directed or measure in ("in-degree", "out-degree"), types=types)
    found = {score.id: score.score for score in centrality(rows, measure, selection, directed=directed, types=types)}
    assert found == pytest.approx(by_networkx(graph, measure) if graph else {}, abs=1e-9, rel=1e-9)


@pytest.mark.parametrize("measure", ["pagerank", "katz", "betweenness", "closeness", "harmonic"])
@given(rows=worlds(), selection=selections(), directed=st.booleans())
@settings(deadline=None)
def test_ties_weigh_as_many_documents_as_tell_them(measure: str, rows: Rows, selection: Selection, directed: bool) -> None:
    graph = projection(rows, selection, directed=directed, types=())
    # The fixture's edges are told by documents 1 to n, so that a pair has as many as its best told edge.
    documents: dict[tuple[str, str], int] = {}
    for row in oracles.admitted(rows, selection):
        for pair in {(row.source, row.target)} | (set() if directed and not row.symmetric else {(row.target, row.source)}):
            documents[pair] = max(documents.get(pair, 0), row.documents)
    for source, target, about in graph.edges(data=True):
        about["weight"] = documents[source, target]
        about["length"] = 6 // documents[source, target]
    scores: dict[str, float] = {}
    if graph and measure == "closeness":
        scores = {actor: 6 * score for actor, score in nx.closeness_centrality(graph, distance="length").items()}
    elif graph and measure == "harmonic":
        scores = {actor: 6 * score for actor, score in nx.harmonic_centrality(graph, distance="length").items()}
    elif graph and measure == "betweenness":
        scores = nx.betweenness_centrality(graph, weight="length")
    elif graph:
        scores = nx.pagerank(graph, tol=1e-15, max_iter=1000) if measure == "pagerank" else nx.katz_centrality_numpy(graph, weight="weight")
    found = centrality(rows, measure, selection, directed=directed, weight="documents")
    if measure == "katz" and graph and max(abs(np.linalg.eigvals(nx.to_numpy_array(graph)))) > 9.9:
        return
    assert {score.id: score.score for score in found} == pytest.approx(scores, abs=1e-9, rel=1e-9)


WEIGHTS = st.dictionaries(
    st.sampled_from(("MET", "VISITED", "SUCCEEDED", "AIDED", "friendly", "hostile", "neutral")),
    st.sampled_from((0, 0.25, 0.1, 1, 3, 12.5)),
    min_size=1,
)


def weighed(rows: Rows, selection: Selection, weights: dict[str, float], *, directed: bool) -> Any:
    """The projection of NetworkX's multigraph, whose edges weigh by relation or sign: each tie has their sum."""
    many: Any = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for row in oracles.admitted(rows, selection):
        sign = {number: name for name, number in oracles.SIGNS.items()}[row.sign]
        weight = weights.get(row.relation, weights.get(sign, 1))
        if row.source != row.target and weight:
            many.add_edge(row.source, row.target, weight=weight)
            if directed and row.symmetric:
                many.add_edge(row.target, row.source, weight=weight)
    made: Any = nx.DiGraph() if directed else nx.Graph()
    for source, target in many.edges():
        sum_of = sum(about["weight"] for about in many[source][target].values())
        made.add_edge(source, target, weight=sum_of, length=1 / sum_of)
    return made


@pytest.mark.parametrize("measure", ["degree", "in-degree", "out-degree", "betweenness", "closeness", "harmonic", "pagerank", "katz"])
@given(rows=worlds(), selection=selections(), directed=st.booleans(), weights=WEIGHTS)
@settings(deadline=None)
def test_ties_weigh_the_sum_of_their_edges_by_relation_or_sign(
    measure: str, rows: Rows, selection: Selection, directed: bool, weights: dict[str, float]
) -> None:
    graph = weighed(rows, selection, weights, directed=directed or measure in ("in-degree", "out-degree"))
    scores: dict[str, float] = {}
    if graph and "degree" in measure:
        scores = {actor: total / (len(graph) - 1) for actor, total in getattr(graph, measure.replace("-", "_"))(weight="weight")}
    elif graph and measure == "betweenness":
        # In whole numbers: to NetworkX two ways of 0.1 + 0.2 and of 0.3 are not equally long.
        parts = {round(about["weight"] * 20) for *_, about in graph.edges(data=True)}
        for *_, about in graph.edges(data=True):
            about["length"] = lcm(*parts) // round(about["weight"] * 20)
        scores = nx.betweenness_centrality(graph, weight="length")
    elif graph and measure in ("closeness", "harmonic"):
        scores = getattr(nx, f"{measure}_centrality")(graph, distance="length")
    elif graph and measure == "pagerank":
        scores = nx.pagerank(graph, tol=1e-15, max_iter=1000)
    elif graph:
        if max(abs(np.linalg.eigvals(nx.to_numpy_array(graph)))) > 9.9:
            return
        scores = nx.katz_centrality_numpy(graph, weight="weight")
    found = {score.id: score.score for score in centrality(rows, measure, selection, directed=directed, weight=weights)}
    assert found == pytest.approx(scores, abs=1e-9, rel=1e-9)


@given(rows=worlds(), selection=selections(), types=st.sampled_from(((), (), ("State", "Leader"))))
@settings(deadline=None)
def test_a_signed_degree_is_friends_less_foes_with_both_counts(rows: Rows, selection: Selection, types: tuple[str, ...]) -> None:
    letters = {name[0] for name in types} or set("SPLOA")
    net: dict[frozenset[str], int] = {}
    for row in oracles.admitted(rows, selection):
        if row.sign and row.source != row.target and row.source[0] in letters and row.target[0] in letters:
            net[frozenset((row.source, row.target))] = net.get(frozenset((row.source, row.target)), 0) + row.sign
    signed: Any = nx.Graph()
    for (source, target), total in net.items():
        signed.add_edge(source, target, sign=(total > 0) - (total < 0))
    counts = {
        actor: (sum(about["sign"] > 0 for about in signed[actor].values()), sum(about["sign"] < 0 for about in signed[actor].values()))
        for actor in signed
    }
    found = centrality(rows, "signed-degree", selection, types=types)
    assert {score.id: (score.friendly, score.hostile) for score in found} == counts
    assert {score.id: score.score for score in found} == pytest.approx(dict(signed.degree(weight="sign")))
    assert [score.score for score in found] == sorted((score.score for score in found), reverse=True)
    parts = sorted(nx.connected_components(signed), key=lambda part: (-len(part), min(part)))
    assert {score.id: score.component for score in found} == {actor: place for place, part in enumerate(parts, 1) for actor in part}


def test_a_tie_of_much_weight_is_short() -> None:
    rows = Rows([("A", "ALLIED_WITH", "B"), ("B", "ALLIED_WITH", "C"), ("A", "MET", "C")])
    assert [score.score for score in centrality(rows, "betweenness")] == [0, 0, 0]
    first, *_ = centrality(rows, "betweenness", weight={"ALLIED_WITH": 5})
    assert (first.actor, round(first.score, 9)) == ("B", 1)


def test_what_weighs_nothing_is_no_tie() -> None:
    rows = Rows([("A", "MET", "B"), ("A", "FOUGHT", "C"), ("A", "AIDED", "C")])
    assert [score.actor for score in centrality(rows, weight={"MET": 0})] == ["A", "C"]
    assert [score.score for score in centrality(rows, weight={"hostile": 0, "AIDED": 0})] == [1.0, 1.0]
    assert centrality(rows, weight={"hostile": 0, "friendly": 0, "neutral": 0}) == []


@given(rows=worlds(), selection=selections())
@settings(deadline=None)
def test_eigenvector_scores_are_those_of_networkx(rows: Rows, selection: Selection) -> None:
    graph = projection(rows, selection, directed=False, types=())
    found = {score.id: score.score for score in centrality(rows, "eigenvector", selection)}
    # NetworkX stops on a change below n * tol, which on a small gap is still far from the end.
    assert found == pytest.approx(by_networkx(graph, "eigenvector") if graph else {}, abs=1e-6)


@given(rows=worlds())
@settings(deadline=None)
def test_directed_eigenvector_is_a_fixed_point_or_is_refused(rows: Rows) -> None:
    graph = projection(rows, Selection(), directed=True, types=())
    try:
        found = {score.id: score.score for score in centrality(rows, "eigenvector", directed=True)}
    except DetenteError:
        # Nothing to come to: no cycle, or cycles that feed each other.
        assert sum(len(part) > 1 for part in nx.strongly_connected_components(graph)) != 1
        return
    if graph:
        (ratio,) = {round(sum(found[a] for a in graph.predecessors(b)) / found[b], 5) for b in graph if found[b] > 1e-6}
        assert ratio > 0.99


def star() -> Rows:
    return Rows([("hub", "MET", f"leaf {i}", "1990") for i in range(4)] + [("hub", "MET", "leaf 0", "1991")])


def test_parallel_edges_are_one_tie() -> None:
    (first, *rest) = centrality(star(), "degree")
    assert first == Score(1, "hub", "State", 1.0, "S:hub")
    assert [score.score for score in rest] == [0.25] * 4


def test_equal_scores_come_by_name() -> None:
    assert [(score.rank, score.actor) for score in centrality(star(), "pagerank", top=3)] == [(1, "hub"), (2, "leaf 0"), (3, "leaf 1")]


def test_who_has_no_tie_has_no_score() -> None:
    rows = Rows([("A", "MET", "B", "1990"), ("A", "MET", "C", "1999")])
    assert [score.actor for score in centrality(rows, "degree", Selection(as_of="1995"))] == ["A", "B"]


def test_nobody_is_tied_to_themselves() -> None:
    assert centrality(Rows([("A", "MET", "A", "1990")])) == []


def test_a_series_takes_each_step_as_a_window() -> None:
    rows = Rows([("A", "MET", "B", "1990-05-01"), ("A", "ALLIED_WITH", "C", "1990", "1991")])
    series = centrality(rows, "degree", over="1990..1992", step="1y", top=1)
    assert [(score.at, score.actor) for score in series] == [("1990", "A"), ("1991", "A")]


@given(rows=worlds(), measure=st.sampled_from(("degree", "pagerank")), top=st.sampled_from((None, 1, 3)))
@settings(deadline=None)
def test_each_step_of_a_series_is_the_ranking_of_its_window_with_the_change_since_the_last(
    rows: Rows, measure: str, top: int | None
) -> None:
    series = centrality(rows, measure, over="1979..1990", step="2y", top=top)
    before: dict[str, int] = {}
    expected = []
    for first in range(1979, 1990, 2):
        whole = centrality(rows, measure, Selection(between=f"{first}..{first + 1}"))
        at = f"{first}/{first + 1}"
        changes = [before[score.id] - score.rank if score.id in before else None for score in whole]
        expected += [score._replace(at=at, change=change) for score, change in zip(whole[:top], changes[:top], strict=True)]
        before = {score.id: score.rank for score in whole}
    assert series == expected


def test_who_was_not_there_in_the_step_before_has_no_change() -> None:
    rows = Rows(
        [
            ("A", "MET", "B", "1990"),
            ("A", "MET", "C", "1990"),
            ("B", "MET", "C", "1992"),
            ("B", "MET", "A", "1993"),
            ("B", "MET", "C", "1993"),
        ]
    )
    assert [(score.at, score.actor, score.change) for score in centrality(rows, over="1990..1993")] == [
        ("1990", "A", None),
        ("1990", "B", None),
        ("1990", "C", None),
        ("1992", "B", None),
        ("1992", "C", None),
        ("1993", "B", 0),
        ("1993", "A", None),
        ("1993", "C", -1),
    ]


@given(rows=worlds(), directed=st.booleans())
@settings(deadline=None)
def test_components_are_those_of_networkx_the_largest_first(rows: Rows, directed: bool) -> None:
    graph = projection(rows, Selection(), directed=False, types=())
    found: dict[int, set[str]] = {}
    for score in centrality(rows, directed=directed):
        found.setdefault(score.component, set()).add(score.id)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    assert found == dict(enumerate(parts, 1))


def test_a_graph_of_three_in_a_row_has_one_between() -> None:
    assert [score.score for score in centrality(Rows([("A", "MET", "B"), ("B", "MET", "C")]), "betweenness")] == [1.0, 0.0, 0.0]


def test_an_estimate_from_everybody_is_the_exact_value() -> None:
    rows = Rows([(a, "MET", b) for a, b in combinations("ABCDE", 2) if (a, b) != ("A", "E")])
    found = centrality(rows, "betweenness", pivots=5)
    assert {score.bound for score in found} == {0.0}
    assert [score._replace(bound=None) for score in found] == centrality(rows, "betweenness")


def random_rows(seed: int, size: int, *, hubs: bool) -> Rows:
    """A random graph, with hubs or without."""
    made = nx.barabasi_albert_graph(size, 2, seed=seed) if hubs else nx.gnp_random_graph(size, 4 / size, seed=seed)
    return Rows([(f"state {seed} {a}", "MET", f"state {seed} {b}") for a, b in made.edges])


@given(
    seed=st.integers(0, 2**16),
    size=st.integers(3, 120),
    part=st.floats(0, 1),
    hubs=st.booleans(),
    directed=st.booleans(),
    weight=st.sampled_from(("none", "documents")),
)
@settings(deadline=None, max_examples=cases(60))
def test_the_exact_betweenness_lies_within_the_bound(seed: int, size: int, part: float, hubs: bool, directed: bool, weight: str) -> None:
    rows = random_rows(seed, size, hubs=hubs)
    exact = {score.id: score.score for score in centrality(rows, "betweenness", directed=directed, weight=weight)}
    found = centrality(rows, "betweenness", pivots=max(1, round(part * len(exact))), directed=directed, weight=weight)
    assert {score.id for score in found} == exact.keys()
    assert all(abs(score.score - exact[score.id]) <= (score.bound or 0.0) + 1e-12 for score in found)


def test_more_pivots_come_nearer_and_promise_more() -> None:
    error: dict[int, float] = {}
    for pivots in (10, 40, 100):
        for seed in range(6):
            rows = random_rows(seed, 120, hubs=True)
            exact = {score.id: score.score for score in centrality(rows, "betweenness")}
            found = centrality(rows, "betweenness", pivots=pivots)
            error[pivots] = max(error.get(pivots, 0.0), *(abs(score.score - exact[score.id]) for score in found))
    assert error[10] > error[40] > error[100] > 0
    assert 1 > bound(1000, 50) > bound(1000, 500) > bound(1000, 999) > bound(1000, 1000) == 0


def test_a_bound_is_kept_about_as_often_as_it_says() -> None:
    """Of one score whose sources differ as much as they can: half of all depend on it wholly, half not at all."""
    size, pivots, tries = 2000, 100, 400
    rng = np.random.default_rng(1)
    everybody = np.repeat([0.0, 1.0], size // 2)
    means = np.array([rng.choice(everybody, pivots, replace=False).mean() for _ in range(tries)])
    of_one = bound(size, pivots, confidence=1 - size * 0.05)  # the doubt that all share given to one
    assert 0 < (np.abs(means - 0.5) > of_one * (size - 1) / size).mean() <= 0.05


def test_pivots_are_the_same_whatever_else_there_is_and_more_are_the_same_ones_and_others() -> None:
    ids = [f"S:{name}" for name in "abcdefgh"]
    few, more = sample(ids, 3), sample(ids, 5)
    assert few is not None
    assert more is not None
    assert set(few) < set(more)
    assert {ids[::-1][place] for place in sample(ids[::-1], 3) or ()} == {ids[place] for place in few}
    assert sample(ids, 8) is None
    assert sample(ids, None) is None


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measure": "fame"}, "pagerank"),
        ({"weight": "heavy"}, "documents"),
        ({"weight": {"VISTED": 2}}, "VISITED"),
        ({"weight": {"MET": -1}}, "signed-degree"),
        ({"weight": {"MET": float("nan")}}, "from 0 to"),
        ({"weight": {"MET": 0.0001}}, "three decimals"),
        ({"measure": "signed-degree", "directed": True}, "--directed"),
        ({"measure": "signed-degree", "weight": "documents"}, "--weight"),
        ({"selection": Selection(as_of="1985"), "over": "1980..1990"}, "--over"),
        ({"measure": "betweenness", "pivots": 0}, "pivots"),
        ({"measure": "degree", "pivots": 5}, "betweenness"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        centrality(star(), **asked)
