"""Keeping a Neo4j database in step with a store: what differs and is put right, what others have there, what goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from detente.errors import DetenteError, UsageError
from detente.exchange import neo4j_rows, neo4j_server
from detente.exchange.neo4j import load, schema_of
from detente.exchange.neo4j_check import Checked, check
from detente.exchange.neo4j_server import Server, ServerError, check_version, explaining
from detente.exchange.neo4j_statements import prefixed
from detente.model import Document
from detente.store import Store
from tests.cli.graphs import refused, run, told
from tests.exchange.stores import CAMBODIA, FIRST, SOVIET_UNION, fact
from tests.services.proxy import Proxy


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Store]:
    """A store with 5000 meetings."""
    with Store.open(tmp_path / "many.db", create=True) as store:
        days = [f"{year}-{month:02}-{day:02}" for year in range(1950, 1971) for month in range(1, 13) for day in range(1, 21)]
        store.replace(
            Document("many.txt", "8" * 64), FIRST, [fact(FIRST, FIRST, CAMBODIA, "MET", SOVIET_UNION, day) for day in days[:5000]]
        )
        yield store


def unequal(found: list[Checked]) -> list[tuple[str, str, int, int, int]]:
    return [(one.what, one.type, one.missing, one.extra, one.differing) for one in found if not one.equal]


def test_after_a_load_the_two_sides_are_equal(store: Store, server: Server) -> None:
    assert all(one.missing == one.store > 0 and one.server == 0 for one in check(store, server))
    load(store, server, all=True)
    found = check(store, server, all=True)
    assert unequal(found) == []
    assert {one.type for one in found if one.what == "actors"} == {"Agreement", "Leader", "Organization", "State"}
    assert unequal(check(store, server)) == [("relations", "VISITED", 0, 1, 0), ("evidence", "", 0, 1, 0)]


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("MATCH (n:State {name: 'Cambodia'}) SET n.name = 'Kampuchea'", ("actors", "State", 0, 0, 1)),
        ("MATCH ()-[r:MET]->() WHERE r.start IS NOT NULL SET r.start_latest = date('2020-01-01')", ("relations", "MET", 0, 0, 1)),
        ("MATCH ()-[r:MET]->() WHERE r.start IS NOT NULL SET r.sign = null", ("relations", "MET", 0, 0, 1)),
        ("MATCH ()-[r:SIGNED]->() DELETE r", ("relations", "SIGNED", 1, 0, 0)),
        ("MATCH (e:Evidence)-[i:IN_DOCUMENT]->(:Document {name: 'a/first.txt'}) WITH i LIMIT 1 DELETE i", ("evidence", "", 0, 0, 1)),
        ("MATCH (d:Document {name: 'a/first.txt'}) SET d.title = 'Another'", ("documents", "", 0, 0, 1)),
        ("MATCH (a:State {name: 'Vietnam'}), (b:State {name: 'Russia'}) CREATE (a)-[:MET {id: 'x', digest: 'x'}]->(b)",
         ("relations", "MET", 0, 1, 0)),
        ("MATCH (e:Evidence) WITH e ORDER BY e.id LIMIT 1 SET e.quote = 'never said'", ("evidence", "", 0, 0, 1)),
    ],
)  # fmt: skip
def test_what_somebody_altered_is_found_and_put_right(
    store: Store, server: Server, driver: Driver, tampering: str, found: tuple[Any, ...]
) -> None:
    load(store, server)
    driver.execute_query(tampering)
    assert unequal(check(store, server)) == [found]
    load(store, server, repair=True)
    assert unequal(check(store, server)) == []


def test_a_label_that_was_taken_away_is_found_and_put_back(store: Store, server: Server, driver: Driver) -> None:
    load(store, server)
    driver.execute_query("MATCH (n:Agreement) REMOVE n:Agreement")
    assert [one[0] for one in unequal(check(store, server))] == ["actors", "actors"]
    assert load(store, server, repair=True).written == {"actors": 1}
    assert unequal(check(store, server)) == []


def test_the_command_ends_with_1_where_the_two_differ(store: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    where = ("--uri", server.uri, "--user", server.user)
    path = Path(store.path)
    result = run(path, "neo4j", "check", *where)
    assert (result.exit_code, "load --repair" in result.stderr) == (1, True)
    assert json.loads(result.stdout)[0]["missing"] == 4
    told(run(path, "neo4j", "load", *where))
    assert all(one["equal"] for one in json.loads(told(run(path, "neo4j", "check", *where))))


def test_a_dry_run_tells_what_a_load_writes_and_writes_nothing(store: Store, server: Server, driver: Driver) -> None:
    def there() -> list[Any]:
        counted = (
            "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS relationships, sum(size(n.digest)) AS s"
        )
        return [*driver.execute_query(counted).records[0].values(), len(driver.execute_query("SHOW INDEXES").records)]

    before = there()
    promised = load(store, server, dry_run=True)
    assert there() == before
    assert load(store, server) == promised
    store.forget("third <b>.txt")
    before = there()
    promised = load(store, server, dry_run=True)
    assert there() == before
    assert load(store, server) == promised
    assert promised.removed["actors"] == 3


def test_an_unchanged_store_is_not_read_again(store: Store, server: Server, driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(store, server)

    def read(*_: object, **__: object) -> Iterator[Any]:
        raise AssertionError("the store was read")

    with monkeypatch.context() as forbidden:
        forbidden.setattr(neo4j_rows, "edges", read)
        again = load(store, server)
        assert (again.written, again.removed, again.unchanged) == ({}, {}, first.written)
        with pytest.raises(AssertionError, match="was read"):
            load(store, server, all=True)
    assert driver.execute_query("MATCH (load:DetenteLoad) RETURN count(load)").records[0].value() == 0  # broken off: no note
    load(store, server)
    driver.execute_query("MATCH ()-[i:IN_DOCUMENT]->() WITH i LIMIT 1 DELETE i")
    with monkeypatch.context() as forbidden:
        forbidden.setattr(neo4j_rows, "edges", read)
        with pytest.raises(AssertionError, match="was read"):
            load(store, server)


def test_with_a_prefix_the_graph_stands_beside_another_and_other_peoples_data(store: Store, server: Server, driver: Driver) -> None:
    driver.execute_query("CREATE (:Actor {id: 'S:cambodia', name: 'a company'}), (:Document {id: 1}), (:Document {id: 1})")
    with pytest.raises(ServerError, match="clashes with a constraint"):
        load(store, server)
    first = load(store, server, prefix="dt_")
    assert unequal(check(store, server, prefix="dt_")) == []
    driver.execute_query("MATCH (n:Document {id: 1}) DELETE n")
    with pytest.raises(ServerError, match=r"1 of the actors could not be written.*--prefix"):
        load(store, server)
    assert driver.execute_query("MATCH (n:Actor {id: 'S:cambodia'}) RETURN n.name").records[0].value() == "a company"
    driver.execute_query("MATCH (n:Actor {id: 'S:cambodia'}) DELETE n")
    load(store, server)
    assert unequal(check(store, server)) == unequal(check(store, server, prefix="dt_")) == []
    store.forget("a/first.txt")
    removed = load(store, server).removed
    assert removed["relations"] < first.written["relations"]
    assert load(store, server, prefix="dt_", dry_run=True).removed == removed
    kinds = {record.value() for record in driver.execute_query("CALL db.relationshipTypes()").records}
    assert {"dt_MET", "MET", "dt_IN_DOCUMENT"} <= kinds


def test_saved_queries_find_the_graph_under_its_prefix(store: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    load(store, server, prefix="dt_")
    where = ("--uri", server.uri, "--user", server.user, "--prefix", "dt_")
    path = Path(store.path)

    def asked(name: str, *parameters: str) -> Any:
        return json.loads(told(run(path, "neo4j", "query", name, *where, *(word for one in parameters for word in ("--param", one)))))

    [shortest] = asked("path-by-relations", "a=Russia", "b=Cambodia", "relations=SUCCEEDED,DIPLOMATIC_RELATIONS")
    assert shortest["actors"] == ["Russia", "Soviet Union", "Cambodia"]
    assert shortest["hops"][0][0].startswith("SUCCEEDED 1991-12 [")
    assert [row["name"] for row in asked("find-names", "text=kampuchea")] == ["Cambodia"]
    assert {row["relation"] for row in asked("edges-by-relation")} >= {"MET", "SIGNED"}
    [office] = asked("offices-at-a-time", "at=1999")
    assert (office["holder"], office["office"]) == ("Hun Sen", "prime minister")
    told(run(path, "neo4j", "check", *where))


def test_a_prefix_that_could_be_cypher_is_refused(store: Store, server: Server) -> None:
    for wrong in ("`", "a b", "1a", "x)", "é"):
        with pytest.raises(UsageError, match="--prefix"):
            load(store, server, prefix=wrong)
    assert (
        prefixed("MATCH (n:Actor) WHERE n.name = 'a:Actor' // of :Actor", "x_") == "MATCH (n:x_Actor) WHERE n.name = 'a:Actor' // of :Actor"
    )


def test_a_connection_that_breaks_for_a_moment_is_no_matter(many: Store, server: Server) -> None:
    with Proxy(server.uri) as proxy:
        proxy.cut_after(400_000)
        load(many, Server(proxy.uri, server.user, server.password))
        assert proxy.cuts == 1
    assert unequal(check(many, server)) == []


def test_a_connection_that_is_lost_for_good_is_told_and_the_next_load_goes_on(
    many: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "RETRYING", 1.0)
    with Proxy(server.uri) as proxy:
        proxy.cut_after(1_200_000, for_good=True)
        with pytest.raises(ServerError, match=r"the connection was lost.*load again") as raised:
            load(many, Server(proxy.uri, server.user, server.password))
    assert "\n" not in str(raised.value)
    missing = {one.what: one.missing for one in check(many, server)}
    assert 0 < missing["relations"] + missing["evidence"] < 10_000
    again = load(many, server)
    assert again.written.get("relations", 0) + again.written["evidence"] == missing["relations"] + missing["evidence"]
    assert unequal(check(many, server)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed so")
def test_a_load_that_was_killed_is_gone_on_with(many: Store, server: Server, driver: Driver) -> None:
    many.close()
    with Proxy(server.uri) as proxy:
        proxy.stall_after(1_200_000)
        command = [sys.executable, "-c", "from detente.cli import main; main()", "--store", str(many.path), "neo4j", "load"]
        environment = {**os.environ, "NEO4J_PASSWORD": server.password, "NEO4J_URI": proxy.uri, "PYTHONPATH": os.pathsep.join(sys.path)}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert proxy.stalled.wait(120)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Store.open(many.path, readonly=True) as store:
        before = {one.what: one.missing for one in check(store, server)}
        assert 0 < before["relations"] + before["evidence"] < 10_000
        load(store, server)
        assert unequal(check(store, server)) == []
    assert unindexed(driver, many) == []


def unindexed(driver: Driver, store: Store) -> list[str]:
    """The statements of the schema whose index or constraint a database lacks, or has not built up."""
    there = {one["name"] for one in driver.execute_query("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name").records}
    with Store.open(store.path, readonly=True) as reading:
        in_use = {kind for (kind,) in reading.connection.execute("SELECT DISTINCT r.name FROM edge e JOIN relation r ON r.id = e.relation")}
    named = {made: re.search(r"(?:INDEX|CONSTRAINT) `?(\w+)", made) for made in schema_of(in_use)}
    return [made for made, name in named.items() if name is None or name[1] not in there]


def test_the_schema_is_printed_and_made(server: Server, driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = tmp_path / "no.db"
    printed = told(run(nowhere, "neo4j", "schema"))
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    where = ("--uri", server.uri, "--user", server.user)
    made = run(nowhere, "neo4j", "schema", "--apply", *where)
    told(made)
    constraints = len(driver.execute_query("SHOW CONSTRAINTS").records)
    assert f"constraints added: {constraints}" in made.stderr
    assert printed.count("CREATE CONSTRAINT") == constraints
    assert printed.count("INDEX") == len(
        driver.execute_query("SHOW INDEXES YIELD owningConstraint, type WHERE owningConstraint IS NULL AND type <> 'LOOKUP'").records
    )
    again = run(nowhere, "neo4j", "schema", "--apply", *where)
    told(again)
    assert "all constraints and indexes are there" in again.stderr


def test_an_old_server_is_told() -> None:
    here = Server("bolt://old:7687")
    check_version(here, "Neo4j/5.26.0")
    check_version(here, "Neo4j/2025.03.0")
    for agent in ("Neo4j/4.4.36", "Neo4j/5.25.1"):
        with pytest.raises(ServerError, match=r"bolt://old:7687: is Neo4j/.*needs Neo4j 5.26 or newer: update the server"):
            check_version(here, agent)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Neo.ClientError.Security.Forbidden", "user anna may not do that .*ask for the right to write"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "the database takes no writing .*another --database"),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "the database takes no writing .*another --database"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords"),
        ("Neo.ClientError.Security.CredentialsExpired", "must be changed first"),
        ("Neo.ClientError.Database.DatabaseNotFound", "there is no database 'ours'"),
        ("Neo.TransientError.Database.DatabaseUnavailable", "try again"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "try again"),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", "clashes with a constraint .*--prefix"),
        ("Neo.ClientError.Schema.ConstraintCreationFailed", "clashes with a constraint .*--prefix"),
        ("Neo.DatabaseError.General.UnknownError", "the server refuses"),
    ],
)
def test_what_a_server_refuses_is_one_line_with_what_to_do(code: str, words: str) -> None:
    with pytest.raises(DetenteError, match=words) as raised, explaining(Server("bolt://here", "anna", "secret-word", "ours")):
        raise Neo4jError._hydrate_neo4j(code=code, message="it said\nthis")
    assert "\n" not in str(raised.value)
    assert "secret-word" not in str(raised.value)


def test_an_answer_in_the_shell_says_what_is_wrong(store: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    path = Path(store.path)
    for command in (("load",), ("check",), ("query", "actors-by-type"), ("run", "RETURN 1"), ("schema", "--apply")):
        refused(run(path, "neo4j", *command, "--uri", server.uri), 1, "password is wrong")
        refused(run(path, "neo4j", *command, "--uri", "bolt://127.0.0.1:1"), 1, "no Neo4j server answers there")
        break  # the server slows down after several wrong passwords
