"""`detente html`, `export` and `neo4j load`: the graph for people and for other programs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import networkx as nx
import pytest

from tests.cli.graphs import refused, run, told
from tests.services.neo4j import Server, empty, neo4j_server

__all__ = ["neo4j_server"]


@pytest.fixture
def neo4j_database(neo4j_server: Server) -> Server:
    """The server with nothing in it."""
    empty(neo4j_server)
    return neo4j_server


def test_the_export_is_node_link_data_that_networkx_reads(store: Path) -> None:
    exported = json.loads(told(run(store, "export", "--format", "json")))
    graph = nx.node_link_graph(exported, edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    assert {attributes["name"] for _, attributes in graph.nodes(data=True)} >= {"Hun Sen", "Cambodia"}
    texts = {name: told(run(store, "show", name, "--text")) for name in ("change.txt", "history.txt", "visit.txt")}
    said = [one for *_, attributes in graph.edges(data=True) for one in attributes["evidence"]]
    assert len(said) == 9
    for one in said:
        assert texts[one["document"]][one["start"] : one["end"]] == one["quote"]


def test_the_page_goes_to_a_file_or_to_standard_output(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run(store, "html", "-o", str(page), "--around", "Vietnam", "--hops", "1")
    assert told(result) == ""
    assert "page.html" in result.stderr
    text = page.read_text(encoding="utf-8")
    assert "Vietnam withdrew in September 1989." in text
    assert "Hun Manet succeeded" not in text
    assert told(run(store, "html", "-o", "-")).startswith("<!")
    refused(run(store, "html", "-o", str(tmp_path / "no" / "page.html")), 2, "page.html", "make it first")


def test_the_graph_arrives_on_a_real_server_and_a_second_load_writes_nothing(
    store: Path, neo4j_database: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = neo4j_database
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    where = ("--uri", server.uri, "--user", server.user)
    first = json.loads(told(run(store, "neo4j", "load", *where)))
    assert first["written"]["relations"] == 8
    assert first["written"]["evidence"] == 9
    monkeypatch.delenv("NEO4J_PASSWORD")
    password = tmp_path / "password"
    password.write_text(server.password + "\n", encoding="utf-8")
    second = json.loads(told(run(store, "neo4j", "load", *where, "--password-file", str(password))))
    assert not any(second["written"].values())
    password.write_text("wrong", encoding="utf-8")
    said = refused(run(store, "neo4j", "load", *where, "--password-file", str(password)), 1, "password")
    assert "wrong\n" not in said.replace("is wrong", "")


def test_a_server_that_is_not_there_is_a_failure_and_a_password_that_is_not_there_a_mistake(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    assert "NEO4J_PASSWORD" not in os.environ
    refused(run(store, "neo4j", "load", "--uri", "bolt://127.0.0.1:1"), 2, "NEO4J_PASSWORD", "--password-file")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    said = refused(run(store, "neo4j", "load", "--uri", "bolt://127.0.0.1:1"), 1, "bolt://127.0.0.1:1")
    assert "secret-word" not in said
