"""Node-link JSON: what is in it, and that a store loads from it what it was written from."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from detente.errors import DocumentError
from detente.exchange import json as node_link
from detente.exchange.json_import import load_json
from detente.model import Actor, Document, Fact
from detente.store import Store
from tests.cases import cases
from tests.exchange.stores import ACCORDS, CAMBODIA, HUN_SEN, PUTIN, RUSSIA, VIETNAM, VLADIMIR_PUTIN, store_at


def text_of(store: Store, **options: bool) -> str:
    stream = io.StringIO()
    node_link.write(store, stream, **options)
    return stream.getvalue()


def reloaded(text: str, path: Path) -> Store:
    (path / "graph.json").write_text(text, encoding="utf-8")
    store = Store.open(path / "again.db", create=True)
    load_json(store, path / "graph.json")
    return store


def test_nodes_and_edges_have_the_fields_that_were_agreed(store: Store) -> None:
    data = node_link.export(store)
    assert {"id", "type", "name", "aliases", "properties"} <= set(data["nodes"][0])
    wanted = {"source", "target", "key", "relation", "start", "end", "bounds", "basis", "sign", "status", "confidence"}
    wanted |= {"properties", "evidence"}
    for edge in data["edges"]:
        assert wanted <= set(edge)
        assert len(edge["bounds"]) == 4
        for evidence in edge["evidence"]:
            assert {"document", "start", "end", "quote", "told", "status", "speaker", "confidence"} <= set(evidence)


def test_networkx_reads_it(store: Store) -> None:
    data = node_link.export(store)
    graph = nx.node_link_graph(data)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_edges() == len(data["edges"])
    relations = [edge["relation"] for edge in graph["S:cambodia"]["S:soviet-union"].values()]
    assert relations == ["DIPLOMATIC_RELATIONS"]
    assert graph.nodes["S:cambodia"]["name"] == "Cambodia"


def test_every_quote_is_the_text_from_start_to_end(store: Store) -> None:
    texts = {(document.name, document.origin): document for document in store.documents()}
    assert len(texts) == 4
    checked = 0
    for edge in node_link.export(store, all=True)["edges"]:
        for evidence in edge["evidence"]:
            if "origin" not in evidence:
                assert store.text(evidence["document"])[evidence["start"] : evidence["end"]] == evidence["quote"]
                checked += 1
    assert checked == 10


def test_bounds_are_days_or_null_where_infinite(store: Store) -> None:
    edges = node_link.export(store)["edges"]
    relations = next(edge for edge in edges if edge["relation"] == "DIPLOMATIC_RELATIONS")
    assert relations["start"] == "1956-05-13"
    assert relations["bounds"][:2] == ["1956-05-13", "1956-05-13"]
    assert relations["bounds"][3] is None
    signed = next(edge for edge in edges if edge["relation"] == "SIGNED")
    assert signed["bounds"][0] is None
    assert signed["start"] is None


def test_the_same_graph_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    with store_at(tmp_path / "second.db") as second:
        assert text_of(second, all=True) == text_of(store, all=True)
    data = json.loads(text_of(store, all=True))
    for part, key in (("nodes", "id"), ("edges", "key")):
        keys = [row[key] for row in data[part]]
        assert keys == sorted(keys)
    text_of(store).encode("utf-8")


def test_plans_and_denials_are_left_out_unless_all_is_asked(store: Store) -> None:
    assert {edge["status"] for edge in node_link.export(store)["edges"]} <= {"asserted", "reported"}
    everything = node_link.export(store, all=True)
    assert Counter(edge["status"] for edge in everything["edges"])["planned"] == 1
    assert len(everything["edges"]) == len(node_link.export(store)["edges"]) + 1
    with_plan = [node["id"] for node in everything["nodes"]]
    assert with_plan == [entity.id for entity in store.entities()]


def test_loaded_back_it_gives_an_equal_store(store: Store, tmp_path: Path) -> None:
    text = text_of(store, all=True)
    with reloaded(text, tmp_path) as again:
        assert text_of(again, all=True) == text
        assert list(again.entities()) == list(store.entities())
        assert list(again.edges()) == list(store.edges())
        assert list(again.documents()) == list(store.documents())
        assert again.vocabulary() == store.vocabulary()


def test_without_plans_it_gives_the_same_edges_again(store: Store, tmp_path: Path) -> None:
    text = text_of(store)
    with reloaded(text, tmp_path) as again:
        assert json.loads(text_of(again))["edges"] == json.loads(text)["edges"]
        assert json.loads(text_of(again))["nodes"] == json.loads(text)["nodes"]


def test_loading_into_the_store_that_it_came_from_changes_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_text(text_of(store, all=True), encoding="utf-8")
    before = store.text("a/first.txt")
    imported = load_json(store, tmp_path / "graph.json")
    assert (imported.documents, imported.present) == (0, 4)
    assert store.text("a/first.txt") == before


def test_json_of_the_same_form_from_elsewhere_loads(tmp_path: Path) -> None:
    quote = {"document": "letter.txt", "start": 4, "end": 9, "quote": "Hello"}
    nodes = [
        {"id": "x", "type": "State", "name": "Cambodia"},
        {"id": "y", "type": "State", "name": "Ruritania", "aliases": ["Old Ruritania"]},
    ]
    edge = {"source": "x", "target": "y", "relation": "RECOGNIZED", "start": "1956", "evidence": [quote]}
    with reloaded(json.dumps({"nodes": nodes, "edges": [edge]}), tmp_path) as store:
        [found] = store.edges()
        assert (found.relation, found.start, found.evidence[0].quote) == ("RECOGNIZED", "1956", "Hello")
        assert [(entity.id, entity.aliases[-1:]) for entity in store.entities()][1] == ("S:ruritania", ("Old Ruritania",))


GOOD: dict[str, Any] = {"document": "d.txt", "start": 0, "end": 2, "quote": "ab"}
NODES = [{"id": "a", "type": "State", "name": "A"}, {"id": "b", "type": "State", "name": "B"}]


def edges_with(**changes: Any) -> list[dict[str, Any]]:
    return [{"source": "a", "target": "b", "relation": "RECOGNIZED", "key": "k1", "evidence": [GOOD], **changes}]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is no JSON"),
        ("[]", "no lists `nodes` and `edges`"),
        ({"nodes": [], "edges": {}}, "no lists `nodes` and `edges`"),
        ({"nodes": [{"id": "a"}], "edges": []}, "node 1 lacks id, type or name"),
        ({"nodes": NODES[:1], "edges": edges_with()}, "edge k1: its target 'b' is no node"),
        ({"nodes": NODES, "edges": edges_with(relation=3)}, "edge k1 lacks its relation"),
        ({"nodes": NODES, "edges": edges_with(evidence=[])}, "edge k1 has no evidence"),
        ({"nodes": NODES, "edges": edges_with(evidence=[{**GOOD, "end": 7}])}, "edge k1 has a quote of 2 characters"),
        ({"nodes": NODES, "edges": edges_with(evidence=[{**GOOD, "start": "0"}])}, "edge k1 has evidence whose start"),
        ({"nodes": NODES, "edges": edges_with(evidence=[{**GOOD, "status": "sure"}])}, "the status 'sure'"),
        ({"nodes": NODES, "edges": edges_with(evidence=[GOOD, {**GOOD, "start": 1, "end": 3}])}, "two quotes of d.txt disagree"),
    ],
)
def test_what_does_not_hold_together_is_refused_by_name(content: Any, told: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with Store.open(tmp_path / "new.db", create=True) as store:
        with pytest.raises(DocumentError, match=told.replace("[", r"\[")) as raised:
            load_json(store, path)
        assert str(path) in str(raised.value)
        assert list(store.documents()) == []


TEXT = "0123456789" * 4
SHORT = (Actor("Hun", "Leader"), Actor("Sen", "Leader"), Actor("hun sen", "Leader"), Actor("V. V. Putin", "Leader", None, ("Putin", "he")))
ACTORS = (CAMBODIA, RUSSIA, VIETNAM, Actor("Kampuchea", "State", "cambodia"), HUN_SEN, PUTIN, VLADIMIR_PUTIN, ACCORDS, *SHORT)
RELATIONS = ("DIPLOMATIC_RELATIONS", "VISITED", "MET", "HOLDS_OFFICE", "SUCCEEDED", "CUT_TIES", "SIGNED", "FOUGHT")
DATES = (None, "1956", "1956-05", "1956-05-13", "1957", "195X", "1991~")


@some.composite
def facts(draw: some.DrawFn) -> Fact:
    start = draw(some.integers(0, 30))
    properties = draw(some.sampled_from(({}, {"office": "minister"}, {"office": "Minister", "manner": "continuation"}, {"note": "x"})))
    return Fact(
        draw(some.sampled_from(ACTORS)), draw(some.sampled_from(RELATIONS)), draw(some.sampled_from(ACTORS)),
        (start, start + draw(some.integers(1, 10))), draw(some.sampled_from(DATES)), draw(some.sampled_from((None, "..", "1999"))),
        attested=draw(some.sampled_from((None, "1990"))), status=draw(some.sampled_from(("asserted", "reported", "planned", "denied"))),
        speaker=draw(some.sampled_from((None, "he"))), properties=properties, confidence=draw(some.sampled_from((1.0, 0.1 + 0.2))),
    )  # fmt: skip


@settings(max_examples=cases(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.lists(facts(), max_size=8), min_size=1, max_size=3))
def test_any_store_survives_the_round_trip(tmp_path_factory: pytest.TempPathFactory, told: list[list[Fact]]) -> None:
    path = tmp_path_factory.mktemp("round")
    with Store.open(path / "first.db", create=True) as store:
        for number, found in enumerate(told):
            store.replace(Document(f"{number}.txt", str(number), published="2000"), TEXT, found)
        text = text_of(store, all=True)
        with reloaded(text, path) as again:
            assert text_of(again, all=True) == text
