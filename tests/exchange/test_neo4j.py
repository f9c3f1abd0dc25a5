"""A store's graph in a real Neo4j server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from detente.errors import UsageError
from detente.exchange import json as node_link
from detente.exchange.neo4j import load
from detente.exchange.neo4j_server import Server, ServerError, password_of
from detente.exchange.neo4j_statements import statements
from detente.model import Document
from detente.store import Store
from tests.exchange.stores import CAMBODIA, FIRST, HOSTILE, SOVIET_UNION, VIETNAM, fact


def ask(driver: Driver, question: str, **parameters: Any) -> list[Any]:
    return [record.values() if len(record) > 1 else record[0] for record in driver.execute_query(question, parameters).records]


def test_the_graph_arrives_whole(store: Store, server: Server, driver: Driver) -> None:
    loaded = load(store, server)
    data = node_link.export(store)
    assert loaded.written == {
        "documents": 4,
        "actors": len(data["nodes"]),
        "relations": len(data["edges"]),
        "evidence": sum(len(edge["evidence"]) for edge in data["edges"]),
    }
    edges = ask(driver, "MATCH (a:Actor)-[r]->(b:Actor) RETURN r.id, a.id, type(r), b.id ORDER BY r.id")
    assert edges == [[edge["key"], edge["source"], edge["relation"], edge["target"]] for edge in data["edges"]]
    quotes = ask(driver, "MATCH (e:Evidence)-[:IN_DOCUMENT]->(d:Document) RETURN e.edge_id, d.name, e.start, e.end, e.quote")
    told = [(edge["key"], evidence) for edge in data["edges"] for evidence in edge["evidence"]]
    expected = [[key, *(evidence[field] for field in ("document", "start", "end", "quote"))] for key, evidence in told]
    # The store keeps half a surrogate pair, which no UTF-8 can hold, as a question mark.
    assert any("“naïve” ? 𝒜 text" in quote for *_, quote in expected)
    assert sorted(quotes) == sorted(expected)
    labels = ask(driver, "MATCH (n:Actor) UNWIND labels(n) AS label WITH label WHERE label <> 'Actor' RETURN DISTINCT label ORDER BY label")
    assert labels == ["Agreement", "Leader", "Organization", "State"]


def test_dates_are_dates_and_missing_where_infinite(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    [[start, earliest, latest, end, open_]] = ask(
        driver,
        "MATCH (:State)-[r:DIPLOMATIC_RELATIONS]-(:State {name: 'Soviet Union'})"
        " RETURN r.start, r.start_earliest, r.start_latest, r.end_latest, r.open",
    )
    assert (start, str(earliest), str(latest), end, open_) == ("1956-05-13", "1956-05-13", "1956-05-13", None, True)
    office = "MATCH (l:Leader)-[r:HOLDS_OFFICE {office: 'prime minister'}]->(:State)"
    held = f"{office} WHERE r.start_earliest <= date($day) <= r.end_latest RETURN l.name"
    assert ask(driver, held, day="1999-01-01") == ["Hun Sen"]
    assert ask(driver, held, day="1984-12-31") == []


def test_a_second_load_writes_nothing(store: Store, server: Server) -> None:
    first = load(store, server)
    second = load(store, server)
    assert (second.written, second.removed) == ({}, {})
    assert second.unchanged == first.written


def test_only_what_changed_is_written_and_what_went_is_taken_back(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    store.forget("third <b>.txt")
    text = "Vietnam recognized Cambodia in 1967."
    store.replace(Document("new.txt", "9" * 64), text, [fact(text, text, VIETNAM, "RECOGNIZED", CAMBODIA, "1967")])
    changed = load(store, server)
    assert changed.removed == {"documents": 1, "actors": 3, "relations": 2, "evidence": 2}
    assert changed.written == {"documents": 1, "relations": 1, "evidence": 1}
    assert ask(driver, "MATCH (:Actor)-[r]->(:Actor) RETURN count(r)") == [len(node_link.export(store)["edges"])]
    assert ask(driver, "MATCH (n:Actor) RETURN n.id ORDER BY n.id") == [node["id"] for node in node_link.export(store)["nodes"]]


def test_a_load_that_was_broken_off_goes_on(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    driver.execute_query("MATCH ()-[r:MET]->() DELETE r")
    driver.execute_query("MATCH (e:Evidence) WITH e LIMIT 3 DETACH DELETE e")
    again = load(store, server)
    assert again.written["evidence"] == 3
    assert again.written["relations"] >= 1
    assert load(store, server).written == {}


def test_what_others_keep_in_the_database_stays(store: Store, server: Server, driver: Driver) -> None:
    driver.execute_query("CREATE (:Company {name: 'Acme'})-[:MEMBER_OF]->(:Actor:Person {name: 'not ours'})")
    load(store, server)
    store.forget("a/first.txt")
    load(store, server)
    assert ask(driver, "MATCH (c:Company)-[:MEMBER_OF]->(a:Person) RETURN c.name, a.name") == [["Acme", "not ours"]]


def test_each_relation_has_its_constraint(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    constrained = ask(driver, "SHOW CONSTRAINTS YIELD type, labelsOrTypes WHERE type = 'RELATIONSHIP_UNIQUENESS' RETURN labelsOrTypes[0]")
    assert set(constrained) == {edge["relation"] for edge in node_link.export(store)["edges"]}
    found = ask(driver, "CALL db.index.fulltext.queryNodes('names', 'kampuchea') YIELD node RETURN node.name")
    assert found == ["Cambodia"]


def test_text_that_means_harm_is_text(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    [name] = ask(driver, "MATCH (n:Actor)-[:FOUGHT]->() RETURN n.name")
    assert name == HOSTILE.name
    [[own, key]] = ask(driver, "MATCH ()-[r:FOUGHT]->() RETURN r.id_told, r.`weird key`")
    assert (own, key) == ("x", "y")


@pytest.mark.parametrize("name", ["A`) DETACH DELETE n //", "A\\u0060", "A\nB", "`", " "])
def test_a_relation_that_could_be_cypher_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a relation"):
        statements("load/relations", name)


def test_a_plan_is_loaded_when_all_is_asked(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    assert ask(driver, "MATCH ()-[r:VISITED]->() RETURN count(r)") == [0]
    load(store, server, all=True)
    assert ask(driver, "MATCH ()-[r:VISITED]->() RETURN r.status") == ["planned"]
    assert load(store, server).removed["relations"] == 1


def test_many_edges_go_in_batches(tmp_path: Path, server: Server, driver: Driver) -> None:
    seen: dict[str, int] = {}

    def progress(what: str, more: int) -> None:
        seen[what] = seen.get(what, 0) + more

    with Store.open(tmp_path / "many.db", create=True) as store:
        met = [
            fact(FIRST, FIRST, CAMBODIA, "MET", SOVIET_UNION, f"19{year}-{month:02}-{day:02}")
            for year in range(56, 76)
            for month in range(1, 13)
            for day in range(1, 11)
        ]
        store.replace(Document("many.txt", "8" * 64), FIRST, met)
        assert load(store, server, progress=progress).written["relations"] == 2400
    assert seen["relations"] == 2400
    assert ask(driver, "MATCH ()-[r:MET]->() RETURN count(DISTINCT r.id)") == [2400]


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("bolt://127.0.0.1:1", "no Neo4j server answers there"),
        ("nonsense", "is no address of a Neo4j server"),
        ("http://localhost:7474", "is no address of a Neo4j server"),
    ],
)
def test_no_server_is_told_in_one_line(store: Store, uri: str, told: str) -> None:
    with pytest.raises((ServerError, UsageError), match=told) as raised:
        load(store, Server(uri, "neo4j", "secret-word"))
    assert "\n" not in str(raised.value)
    assert "secret-word" not in str(raised.value) + repr(Server(uri, "neo4j", "secret-word"))


def test_a_wrong_password_and_a_wrong_database_are_told(store: Store, server: Server) -> None:
    with pytest.raises(ServerError, match="password is wrong; check --user"):
        load(store, Server(server.uri, server.user, "wrong"))
    with pytest.raises(ServerError, match="there is no database 'nowhere'"):
        load(store, Server(server.uri, server.user, server.password, "nowhere"))


def test_data_that_clashes_with_a_constraint_is_told(store: Store, server: Server, driver: Driver) -> None:
    driver.execute_query("CREATE (:Document {id: 'x'}), (:Document {id: 'x'})")
    with pytest.raises(ServerError, match="clashes with a constraint"):
        load(store, server)


def test_the_password_comes_from_a_file_the_environment_or_a_prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    (tmp_path / "password").write_text("from the file\nand no more\n", encoding="utf-8")
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    assert password_of(prompt=lambda: "typed") == "typed"
    with pytest.raises(UsageError, match="set NEO4J_PASSWORD"):
        password_of()
    monkeypatch.setenv("NEO4J_PASSWORD", "from the environment")
    assert password_of(prompt=lambda: "typed") == "from the environment"
    assert password_of(tmp_path / "password") == "from the file"
    for wrong in ("empty", "missing"):
        with pytest.raises(UsageError, match=wrong):
            password_of(tmp_path / wrong)
