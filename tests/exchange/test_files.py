"""The graph as files for other programs: a Cypher script and an import that a real Neo4j server takes, GraphML, GEXF, CSV."""

from __future__ import annotations

import csv
import json
from contextlib import AbstractContextManager
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase

from detente.errors import UsageError
from detente.exchange import admin_import, csv_files
from detente.exchange import json as node_link
from detente.exchange.cypher_literals import literal
from detente.exchange.cypher_script import script
from detente.exchange.neo4j import load
from detente.exchange.neo4j_check import check
from detente.exchange.neo4j_server import Server
from detente.exchange.neo4j_statements import split
from detente.exchange.network_files import write_gexf, write_graphml
from detente.model import Document
from detente.store import Store
from tests.cli.graphs import refused, run, told
from tests.exchange.stores import ACCORDS, CAMBODIA, HOSTILE, fact
from tests.services.neo4j import Server as Running
from tests.services.neo4j import import_into, running

NAMES = ("a`b", "x:long", 'q"uote', "}) DETACH DELETE n //", "\\u0060", "line\nend", "{options}", "(group)", "é", "0")
"""Names of properties, as the columns of somebody's table may have them."""


@pytest.fixture
def store(store: Store) -> Store:
    """The small store, with properties whose names and values mean harm."""
    text = "\\u0027; MATCH (n) DETACH DELETE n;\nCambodia fought “it”; // ' \" ` \\ \\' \x1f \u2028 $x {y: 1}"
    whole = [fact(text, text, HOSTILE, "FOUGHT", CAMBODIA, "1988", properties={name: f"{name}; \\u0027 '" for name in NAMES})]
    part = [fact(text, text[:8], CAMBODIA, "SIGNED", ACCORDS, "1991", properties={"place": ""})]
    store.replace(Document("harm.txt", "7" * 64, "=1+1", "\\", published="2001"), text, whole + part)
    return store


def test_the_script_makes_what_a_load_makes(store: Store, server: Server, driver: Driver) -> None:
    for prefix in ("", "dt_"):
        written = "".join(script(store, all=True, prefix=prefix))
        for _ in range(2):
            for statement in split(written):
                driver.execute_query(statement)
            assert [one for one in check(store, server, all=True, prefix=prefix) if not one.equal] == []
        promised = load(store, server, all=True, prefix=prefix, dry_run=True)
        assert (promised.written, promised.removed) == ({}, {})


def test_each_statement_of_the_script_ends_where_its_line_ends_and_nowhere_else(store: Store) -> None:
    chunks = list(script(store, all=True))
    assert split("".join(chunks)) == [chunk.removesuffix(";\n") for chunk in chunks]
    lines = "".join(chunks).splitlines()
    assert not [line for line in lines if line.startswith((":", "//"))]  # commands of cypher-shell, and comments
    assert "".join(chunks).isprintable() or all(line.isprintable() for line in lines)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"(\\|'|\"|`|u00(27|5c)|\n|;|//|/\*)+", fullmatch=True)))
@settings(max_examples=60)
def test_any_text_arrives_as_it_is(neo4j_server: Running, texts: list[str]) -> None:
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        [record] = driver.execute_query(f"RETURN {literal(texts)} AS texts").records
    assert record["texts"] == texts


def in_folder(folder: Path) -> Any:
    def opened(name: str) -> AbstractContextManager[IO[str]]:
        return (folder / name).open("w", encoding="utf-8", newline="\n")

    return opened


def test_the_import_makes_what_a_load_makes(store: Store, tmp_path: Path, neo4j_server: Running) -> None:
    del neo4j_server  # its jars are there
    files = tmp_path / "files"
    files.mkdir()
    admin_import.write(store, in_folder(files), all=True)
    import_into(tmp_path / "home", files)
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server", tmp_path / "home") as of_import:
        server = Server(of_import.uri, of_import.user, of_import.password)
        # Properties that no header can name are left out, on one edge and its evidence.
        unequal = [one for one in check(store, server, all=True) if not one.equal]
        assert [(one.type, one.missing, one.extra, one.differing) for one in unequal] == [("FOUGHT", 0, 0, 1), ("", 0, 0, 1)]
        with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            for statement in split((files / "schema.cypher").read_text(encoding="utf-8")):
                driver.execute_query(statement)
            [day] = driver.execute_query("MATCH ()-[r:DIPLOMATIC_RELATIONS]->() RETURN r.start_earliest AS day").records
            assert str(day["day"]) == "1956-05-13"
        after = load(store, server, all=True)
        assert (after.written, after.removed) == ({"relations": 1, "evidence": 1}, {})
        assert [one for one in check(store, server, all=True) if not one.equal] == []


def test_graphml_is_read_by_networkx_with_dates_and_evidence(store: Store) -> None:
    stream = StringIO()
    write_graphml(store, stream)
    graph: Any = nx.read_graphml(BytesIO(stream.getvalue().encode()), force_multigraph=True)
    data = node_link.export(store)
    assert set(graph) == {node["id"] for node in data["nodes"]}
    edges = {key: about for *_, key, about in graph.edges(keys=True, data=True)}
    assert edges.keys() == {edge["key"] for edge in data["edges"]}
    for edge in data["edges"]:
        about = edges[edge["key"]]
        assert (about["relation"], about.get("start"), about["sign"]) == (edge["relation"], edge["start"], edge["sign"])
        assert about.get("start_earliest") == edge["bounds"][0]
        assert [said["document"] for said in json.loads(about["evidence"])] == [said["document"] for said in edge["evidence"]]


def test_gexf_has_a_time_for_each_edge(store: Store) -> None:
    stream = StringIO()
    write_gexf(store, stream)
    root = ElementTree.fromstring(stream.getvalue())
    space = {"g": "http://www.gexf.net/1.2draft"}
    [drawn] = root.findall("g:graph", space)
    assert (drawn.get("mode"), drawn.get("timeformat")) == ("dynamic", "date")
    assert "lastmodified" not in stream.getvalue()
    data = {edge["key"]: edge for edge in node_link.export(store)["edges"]}
    edges = {edge.get("id"): edge for edge in root.iterfind(".//g:edge", space)}
    assert edges.keys() == data.keys()
    for key, edge in edges.items():
        s1, s2, _, e2 = data[str(key)]["bounds"]
        assert (edge.get("start"), edge.get("end")) == (s1 or s2, e2)
    assert any(edge.get("start") for edge in edges.values())
    assert {node.get("label") for node in root.iterfind(".//g:node", space)} >= {"Cambodia", "Soviet Union"}
    assert nx.read_gexf(BytesIO(stream.getvalue().encode())).number_of_nodes() == len(root.findall(".//g:node", space))


def test_csv_has_all_edges_with_their_evidence_and_no_formula(store: Store, tmp_path: Path) -> None:
    names = csv_files.write(store, in_folder(tmp_path), all=True)
    rows = {name: list(csv.DictReader((tmp_path / name).open(encoding="utf-8", newline=""))) for name in names}
    data = node_link.export(store, all=True)
    assert {row["id"] for row in rows["actors.csv"]} == {node["id"] for node in data["nodes"]}
    assert [(row["id"], row["source_id"], row["relation"], row["start"]) for row in rows["edges.csv"]] == [
        (edge["key"], edge["source"], edge["relation"], edge["start"] or "") for edge in data["edges"]
    ]
    quotes = [(row["edge_id"], row["quote"].removeprefix("'")) for row in rows["evidence.csv"]]
    assert quotes == [(edge["key"], said["quote"].removeprefix("'")) for edge in data["edges"] for said in edge["evidence"]]
    assert {row["title"] for row in rows["documents.csv"]} >= {"'=1+1", "'=HYPERLINK(1)"}
    assert not [cell for table in rows.values() for row in table for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_graph_of_nothing_is_a_file_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.db", create=True) as store:
        for write in (write_graphml, write_gexf):
            stream = StringIO()
            write(store, stream)
            ElementTree.fromstring(stream.getvalue())
        assert list(script(store))
        assert "actors.csv" in csv_files.write(store, in_folder(tmp_path))
        assert "import.args" in admin_import.write(store, in_folder(tmp_path))


def test_a_prefix_that_could_be_cypher_reaches_no_file(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--prefix"):
        list(script(store, prefix="x) //"))
    with pytest.raises(UsageError, match="--prefix"):
        admin_import.write(store, in_folder(tmp_path), prefix="x,y")
    assert list(tmp_path.glob("*.csv")) == []


def test_the_command_writes_files_and_folders(store: Store, tmp_path: Path) -> None:
    path = Path(store.path)
    for form in ("graphml", "gexf", "cypher"):
        first = told(run(path, "export", "--format", form))
        assert told(run(path, "export", "--format", form, "-o", str(tmp_path / form))) == ""
        assert (tmp_path / form).read_text(encoding="utf-8") == first
    for form in ("csv", "neo4j-admin"):
        wrote = run(path, "export", "--format", form, "-o", str(tmp_path / form))
        told(wrote)
        assert "actors.csv" in wrote.stderr
        assert (tmp_path / form / "actors.csv").is_file()
        refused(run(path, "export", "--format", form), 2, "-o FOLDER")
        refused(run(path, "export", "--format", form, "-o", str(tmp_path / "gexf")), 2, "is a file")
        refused(run(path, "export", "--format", form, "-o", str(tmp_path / "no" / "where")), 2, "make it first")
    refused(run(path, "export", "--format", "csv", "--prefix", "x_", "-o", str(tmp_path)), 2, "--prefix")
