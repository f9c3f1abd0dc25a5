"""Communities: NetworkX finds them, so what is tested is what it is given, what is made of it, and labels through time."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.queries.communities import SEED, Division, communities, labelled
from detente.queries.selection import Selection
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import selections, worlds


def projection(rows: Rows, selection: Selection, *, documents: bool) -> nx.Graph[str]:
    made: nx.Graph[str] = nx.Graph()
    for row in oracles.admitted(rows, selection):
        if row.source != row.target:
            # The fixture's edges are told by documents 1 to n, so that a pair has as many as its best told edge.
            known = made.get_edge_data(row.source, row.target, {"weight": 0})["weight"]
            made.add_edge(row.source, row.target, weight=max(known, row.documents) if documents else 1)
    return made


def groups(division: Division) -> list[set[str]]:
    return [{member.id for member in one.members} for one in division.communities]


@given(worlds(), selections(), st.booleans(), st.sampled_from((0.5, 1.0, 2.0)))
@settings(deadline=None)
def test_everybody_with_a_tie_is_in_one_community_and_the_modularity_is_theirs(
    rows: Rows, selection: Selection, documents: bool, resolution: float
) -> None:
    graph = projection(rows, selection, documents=documents)
    (found,) = communities(rows, selection, weight="documents" if documents else "none", resolution=resolution)
    assert Counter(actor for group in groups(found) for actor in group) == Counter(graph)
    expected = nx.community.modularity(graph, groups(found), resolution=resolution) if graph else 0.0
    assert found.modularity == pytest.approx(expected, abs=1e-9)


@given(worlds(), st.booleans())
@settings(deadline=None)
def test_they_are_louvain_s_on_the_projection(rows: Rows, documents: bool) -> None:
    graph = projection(rows, Selection(), documents=documents)
    ordered: nx.Graph[int] = nx.Graph()
    actors = sorted(graph)
    ordered.add_nodes_from(range(len(actors)))
    ties = sorted((*sorted((actors.index(a), actors.index(b))), graph[a][b]["weight"]) for a, b in graph.edges)
    ordered.add_weighted_edges_from(ties)
    expected = nx.community.louvain_communities(ordered, seed=SEED) if graph else []
    (found,) = communities(rows, weight="documents" if documents else "none")
    assert sorted(map(sorted, groups(found))) == sorted(sorted(actors[number] for number in group) for group in expected)


def two_blocs() -> Rows:
    west, east = ("France", "Italy", "Spain", "Belgium"), ("Poland", "Hungary", "Bulgaria")
    ties = [(a, "ALLIED_WITH", b, "1950", "1990") for bloc in (west, east) for a, b in combinations(bloc, 2)]
    return Rows([*ties, ("Poland", "MET", "Italy", "1952"), ("Spain", "AIDED", "Bulgaria", "1991"), ("Poland", "AIDED", "Hungary", "1991")])


def test_two_blocs_are_two_communities_the_largest_first_and_the_best_tied_first_in_each() -> None:
    (found,) = communities(two_blocs(), Selection(between="1952"))
    assert [[member.name for member in one.members] for one in found.communities] == [
        ["Belgium", "France", "Italy", "Spain"],
        ["Bulgaria", "Hungary", "Poland"],
    ]
    assert [one.label for one in found.communities] == [1, 2]
    assert found.modularity == pytest.approx(6 / 10 - (13 / 20) ** 2 + 3 / 10 - (7 / 20) ** 2)


def test_a_series_keeps_the_number_of_what_goes_on() -> None:
    series = communities(two_blocs(), over="1990..1991", step="1y")
    assert [one.at for one in series] == ["1990", "1991"]
    by_label = [{one.label: {member.name for member in one.members} for one in division.communities} for division in series]
    assert by_label[0] == {1: {"Belgium", "France", "Italy", "Spain"}, 2: {"Bulgaria", "Hungary", "Poland"}}
    assert by_label[1] == {2: {"Hungary", "Poland"}, 1: {"Bulgaria", "Spain"}}


def test_a_label_goes_to_the_group_with_most_of_its_members_and_is_given_once() -> None:
    last = {"a": 1, "b": 1, "c": 1, "d": 2, "x": 3}
    assert labelled([["c", "d"], ["a", "b"], ["e"]], last) == [2, 1, 4]
    assert last == {"a": 1, "b": 1, "c": 2, "d": 2, "e": 4, "x": 3}
    # Nobody of label 3 is there now; it waits for them.
    assert labelled([["a", "b", "c"], ["x"]], last) == [1, 3]


@given(st.lists(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), max_size=4), max_size=5))
def test_no_two_groups_of_a_step_have_one_label(steps: list[list[list[str]]]) -> None:
    last: dict[str, int] = {}
    for step in steps:
        seen: set[str] = set()
        groups = [[actor for actor in group if not (actor in seen or seen.add(actor))] for group in step]  # type: ignore[func-returns-value]
        labels = labelled(groups, last)
        assert len(set(labels)) == len(groups)
        assert all(last[actor] == label for group, label in zip(groups, labels, strict=True) for actor in group)


def test_the_division_is_the_same_at_each_start_of_python() -> None:
    code = (
        "from tests.queries.test_communities import two_blocs, communities; "
        "print([[m.id for m in c.members] for d in communities(two_blocs(), over='1950..1992') for c in d.communities])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}, capture_output=True)
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != b"", runs[0].stderr


def test_nobody_has_no_communities() -> None:
    assert communities(Rows()) == [Division(None, 0.0, ())]


def test_a_question_that_cannot_be_asked_says_why() -> None:
    with pytest.raises(UsageError, match="documents"):
        communities(two_blocs(), weight="heavy")
    with pytest.raises(UsageError, match="resolution"):
        communities(two_blocs(), resolution=0)
