"""The graph in Python: what a notebook does with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import detente
from detente.errors import StoreError, UnclearName, UsageError, VocabularyError
from detente.extraction.extractor import Extraction, Extractor
from detente.reading import Prose
from tests.cli.graphs import records


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[detente.Graph]:
    folder = tmp_path_factory.mktemp("api")
    with detente.open(folder / "graph.db") as opened:
        loaded = opened.load(records(folder))
        assert loaded.told == 9
        assert loaded.dropped == {"breaks the vocabulary": 1}
        yield opened


def test_paths_are_asked_for_by_any_name(graph: detente.Graph) -> None:
    [path] = graph.paths("hun manet", "L:hun-sen", relations=["SUCCEEDED"])
    assert path.names == ("Hun Manet", "Hun Sen")
    assert graph.paths("Cambodia", "Russia", as_of="1985", relations=["RECOGNIZED"]) == []
    assert [path.length for path in graph.paths("Hun Sen", "Russia", k=3)] == [1, 2]
    assert [path.length for path in graph.paths("Hun Sen", "Russia", avoid=["Cambodia"], k=3)] == [1]
    with pytest.raises(UnclearName) as error:
        graph.paths("Hun Mane", "Russia")
    assert error.value.candidates


def test_centrality_agrees_with_networkx_on_the_graph_that_is_handed_out(graph: detente.Graph) -> None:
    times: list[dict[str, Any]] = [{}, {"as_of": "1990"}, {"between": "2016..2024"}]
    for time in times:
        handed = graph.to_networkx(**time)
        assert isinstance(handed, nx.MultiDiGraph)
        simple = nx.Graph(handed)
        expected = nx.betweenness_centrality(simple)
        assert {score.id: pytest.approx(score.score) for score in graph.centrality("betweenness", **time)} == expected


def test_every_edge_leads_to_its_words(graph: detente.Graph) -> None:
    edges = graph.edges()
    assert len(edges) == graph.stats().edges["MET"] + 6
    for edge in edges:
        assert graph.why(edge.id) == edge.evidence
        for said in edge.evidence:
            assert graph.store.text(said.document, said.start, said.end) == said.quote
    assert {edge.id for edge in graph.edges("Hun Sen")} < {edge.id for edge in edges}
    assert {said.document for edge in graph.edges(document="visit.txt") for said in edge.evidence} == {"visit.txt", "history.txt"}


def test_looking_around(graph: detente.Graph) -> None:
    assert [document.name for document in graph.documents()] == ["change.txt", "history.txt", "visit.txt"]
    assert {actor.name for actor in graph.actors("State")} == {"Cambodia", "Soviet Union", "Russia", "Vietnam"}
    entities, quotes = graph.search("succeeded")
    assert entities == []
    assert [quote.quote for quote in quotes] == ["Hun Manet succeeded Hun Sen."]
    assert [edge.start for edge in graph.timeline("Cambodia", "Soviet Union")] == ["1956-05-13"]


def test_forgetting_and_loading_again_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    with detente.open(tmp_path / "a.db") as graph:
        graph.load([records(tmp_path)])
        before = graph.edges()
        assert graph.forget("records.csv") == 3
        assert graph.edges() == []
        steps: list[tuple[int, int, str]] = []
        graph.load([records(tmp_path)], progress=lambda *step: steps.append(step))
        assert graph.edges() == before
        assert steps == [(1, 1, "records.csv")]


def test_what_is_wrong_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        detente.open(tmp_path / "none.db", readonly=True)
    with pytest.raises(VocabularyError, match=r"own\.yaml"):
        detente.open(tmp_path / "a.db", vocabulary=tmp_path / "own.yaml")
    with detente.open(tmp_path / "a.db") as graph:
        with pytest.raises(UsageError, match="nowhere"):
            graph.load(tmp_path / "nowhere")
        with pytest.raises(UsageError):
            graph.load(records(tmp_path), jobs=0)


def test_one_document_that_extraction_cannot_cope_with_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Extractor.extract

    def stumbling(extractor: Extractor, documents: Iterable[Prose]) -> Iterator[tuple[Prose, Extraction]]:
        for prose, extraction in whole(extractor, documents):
            if prose.document.name == "2.txt":
                raise IndexError("list index out of range")
            yield prose, extraction

    monkeypatch.setattr(Extractor, "extract", stumbling)
    for number in range(1, 4):
        (tmp_path / f"{number}.txt").write_text(f"Hun Sen visited Russia in May 201{number}.\n", encoding="utf-8")
    with detente.open(tmp_path / "a.db") as graph:
        loaded = graph.load(sorted(tmp_path.glob("*.txt")))
        assert loaded.documents == 2
        assert list(loaded.failures) == ["2.txt"]
        assert "IndexError" in loaded.failures["2.txt"]
        assert [edge.start for edge in graph.timeline("Hun Sen", "Russia")] == ["2011-05", "2013-05"]
