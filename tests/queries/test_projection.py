"""The graph handed to NetworkX is the one that the question is about."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import FUTURE, PAST
from detente.queries.centrality import centrality
from detente.queries.projection import to_networkx
from detente.queries.selection import Selection
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import selections, worlds


@given(worlds(), selections())
@settings(deadline=None)
def test_it_has_the_edges_that_the_dates_admit(rows: Rows, selection: Selection) -> None:
    graph = to_networkx(rows, **selection._asdict())
    found = {(source, target, key, about["relation"]) for source, target, key, about in graph.edges(keys=True, data=True)}
    assert found == {(row.source, row.target, f"{row.id:016x}", row.relation) for row in oracles.admitted(rows, selection)}
    assert set(graph) == {end for row in oracles.admitted(rows, selection) for end in (row.source, row.target)}


@given(worlds(), st.sampled_from((Selection(), Selection(as_of="1985"))))
@settings(deadline=None)
def test_centrality_is_measured_on_its_simple_projection(rows: Rows, selection: Selection) -> None:
    simple = nx.Graph(to_networkx(rows, selection.as_of))
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    found = {score.id: score.score for score in centrality(rows, "betweenness", selection)}
    assert found == pytest.approx(nx.betweenness_centrality(simple))


def test_an_infinite_bound_is_none_and_a_property_is_there() -> None:
    rows = Rows([("A", "SUCCEEDED", "B", None, None, 2, 0.5, 1, None, "merger"), ("A", "MEMBER_OF", "O:UN", "1955", "..")])
    graph = to_networkx(rows)
    assert graph["S:A"]["S:B"]["0000000000000001"] == {
        "relation": "SUCCEEDED",
        "symmetric": False,
        "start": None,
        "end": None,
        "bounds": [None, None, None, None],
        "sign": "neutral",
        "status": "reported",
        "properties": {"manner": "merger"},
        "documents": 2,
        "confidence": 0.5,
    }
    assert graph["S:A"]["O:UN"]["0000000000000002"]["bounds"][3] is None
    assert graph.nodes["O:UN"] == {"type": "Organization", "name": "UN"}
    assert PAST < FUTURE


def test_types_keep_only_ties_among_them() -> None:
    rows = Rows([("A", "MET", "B"), ("A", "MET", "L:x"), ("L:x", "MET", "L:y")])
    assert sorted(to_networkx(rows, types=("State",))) == ["S:A", "S:B"]
