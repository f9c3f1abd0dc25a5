"""The saved queries on the shipped documents, in a real Neo4j server; where the command line answers the same, the answers are equal."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from detente.errors import UsageError
from detente.exchange.neo4j import load
from detente.exchange.neo4j_queries import Query, parameters_of, saved, saved_query
from detente.exchange.neo4j_server import Server
from detente.queries.projection import to_networkx
from detente.shipped import folder
from detente.store import Store
from tests.cli.graphs import refused, run, told
from tests.services.neo4j import Server as Running
from tests.services.neo4j import empty
from tests.test_documentation import assert_parses

MAY_BE_EMPTY = {"quality-backwards", "quality-isolated", "quality-loose-ends", "quality-undated", "speakers"}
"""On the shipped documents there is nothing of the kind."""
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    shipped = folder("seeds")
    told(run(path, "load", str(shipped / "documents"), "--metadata", str(shipped / "sources.jsonl")))
    return path


@pytest.fixture(scope="module")
def neo4j_seeds(seeds: Path, neo4j_server: Running) -> Iterator[tuple[str, ...]]:
    """Options that lead to a server with the shipped documents in it."""
    empty(neo4j_server)
    with Store.open(seeds, readonly=True) as store:
        load(store, Server(neo4j_server.uri, neo4j_server.user, neo4j_server.password))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_PASSWORD", neo4j_server.password)
        yield "--uri", neo4j_server.uri, "--user", neo4j_server.user


@pytest.fixture
def ask(seeds: Path, neo4j_seeds: tuple[str, ...]) -> Ask:
    """Ask the server a saved query."""

    def asking(name: str, **parameters: object) -> list[dict[str, Any]]:
        given = [word for key, value in parameters.items() for word in ("--param", f"{key}={value}")]
        found: list[dict[str, Any]] = json.loads(told(run(seeds, "neo4j", "query", name, *given, *neo4j_seeds)))
        return found

    return asking


@pytest.fixture
def detente(seeds: Path) -> Callable[..., Any]:
    """Ask the store on the command line."""
    return lambda *words: json.loads(told(run(seeds, *words)))


@pytest.fixture
def store(seeds: Path) -> Iterator[Store]:
    with Store.open(seeds, readonly=True) as store:
        yield store


def test_there_are_queries_enough_to_start_from() -> None:
    assert len(saved()) >= 40


@pytest.mark.parametrize("query", saved().values(), ids=lambda query: query.name)
def test_each_query_says_what_it_is(query: Query) -> None:
    assert query.title
    assert query.answers[-1] in "?."
    used = set(re.findall(r"\$(\w+)", "\n".join(query.statements)))
    assert used == {one.name for one in query.parameters}
    assert query.example.startswith(f"detente neo4j query {query.name}")
    assert_parses(query.example)
    given = re.findall(r"--param (?:(\w+)='([^']*)'|(\w+)=(\S+))", query.example)
    parameters_of(query, [f"{a or c}={b or d}" for a, b, c, d in given])
    assert query.text.startswith(f"// {query.title}\n// Answers: ")


def test_the_guide_lists_every_query_with_what_it_answers() -> None:
    guide = (folder("cypher") / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(.+)\]\(queries/\1\.cypher\) \| (.+) \|$", guide, re.M)
    assert listed == [(query.name, query.answers) for query in saved().values()]


def test_every_query_answers_on_the_shipped_documents(ask: Ask) -> None:
    silent = {name for name, query in saved().items() if not query.needs and not ask(name)}
    assert silent <= MAY_BE_EMPTY


def test_every_example_answers(seeds: Path, neo4j_seeds: tuple[str, ...]) -> None:
    import shlex

    for query in saved().values():
        if not query.needs:
            told(run(seeds, *shlex.split(query.example)[1:], *neo4j_seeds))


@pytest.mark.parametrize("name", [name for name, query in saved().items() if query.needs])
def test_a_query_that_needs_a_plugin_says_so(name: str, seeds: Path, neo4j_seeds: tuple[str, ...], ask: Ask) -> None:
    [functions] = ask_functions(seeds, neo4j_seeds)
    if functions["number"]:
        assert ask(name)
    else:
        refused(run(seeds, "neo4j", "query", name, *neo4j_seeds), 1, "needs the Graph Data Science plugin", "install")


def ask_functions(seeds: Path, where: tuple[str, ...]) -> Any:
    counted = "SHOW PROCEDURES YIELD name WHERE name STARTS WITH 'gds.' RETURN count(name) AS number"
    return json.loads(told(run(seeds, "neo4j", "run", counted, *where)))


def of_paths(found: list[dict[str, Any]]) -> dict[tuple[str, ...], list[set[str]]]:
    """By the actors: the ids of the edges of each hop."""
    return {tuple(one["actors"]): [{tie[-17:-1] for tie in hop} for hop in one["hops"]] for one in found}


def of_command(found: list[dict[str, Any]]) -> dict[tuple[str, ...], list[set[str]]]:
    return {tuple(one["actors"]): [{edge["id"] for edge in hop["edges"]} for hop in one["hops"]] for one in found}


PAIRS = [("Cambodia", "Vietnam"), ("Hun Manet", "Vladimir Putin"), ("Hun Sen", "Soviet Union"), ("China", "France")]


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(
    ("name", "parameters", "options"),
    [
        ("path-as-of", {"at": "2016"}, ["--as-of", "2016"]),
        ("path-as-of", {"at": "null"}, []),
        ("path-certain", {"at": "1991"}, ["--as-of", "1991", "--certain"]),
        ("path-during", {"during": "1979..1991"}, ["--between", "1979..1991"]),
        ("path-avoiding", {"avoid": "Cambodia,Japan"}, ["--avoid", "Cambodia", "--avoid", "Japan"]),
        ("path-via", {"via": "Thailand"}, ["--via", "Thailand"]),
        ("path-friendly", {"at": "2000"}, ["--sign", "friendly", "--as-of", "2000"]),
        ("path-friendly", {"sign": "hostile"}, ["--sign", "hostile"]),
        ("path-by-relations", {"relations": "SIGNED,HOLDS_OFFICE"}, ["--relation", "SIGNED", "--relation", "HOLDS_OFFICE"]),
        ("path-through-types", {"type": "Leader"}, ["--type", "Leader"]),
        ("path-corroborated", {}, ["--min-documents", "2", "--min-confidence", "0.8"]),
    ],
    ids=str,
)
def test_paths_are_those_of_the_command_line(
    ask: Ask, detente: Callable[..., Any], name: str, parameters: dict[str, str], options: list[str], a: str, b: str
) -> None:
    if a in parameters.get("avoid", ""):
        return
    expected = detente("path", a, b, "--all-shortest", "--each-regime", *options)
    assert of_paths(ask(name, a=a, b=b, **parameters)) == of_command(expected)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_paths_in_order_are_those_of_the_command_line(ask: Ask, detente: Callable[..., Any], a: str, b: str) -> None:
    expected = detente("path", a, b, "--all-shortest", "--each-regime", "--in-order")
    assert set(of_paths(ask("path-in-order", a=a, b=b))) == set(of_command(expected))


def test_the_k_shortest_paths_are_as_long_as_those_of_the_command_line(ask: Ask, detente: Callable[..., Any]) -> None:
    for a, b in PAIRS:
        found = of_paths(ask("path-k-shortest", a=a, b=b, k=3))
        expected = detente("path", a, b, "-k", "3", "--each-regime")
        assert sorted(map(len, found)) == sorted(len(one["actors"]) for one in expected)
        every = of_command(detente("path", a, b, "-k", "500", "--max-hops", str(max(map(len, found)) - 1), "--each-regime"))
        assert found.items() <= every.items()


@pytest.mark.parametrize("during", ["null", "1979..1991", "2016", "../1960"])
def test_timelines_are_those_of_the_command_line(ask: Ask, detente: Callable[..., Any], during: str) -> None:
    fields = ("start", "end", "source", "relation", "target")
    window = [] if during == "null" else ["--between", during]

    def told_of(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return [tuple(row[field] for field in fields) for row in rows]

    for actor in ("Cambodia", "Hun Sen", "Russia"):
        assert told_of(ask("actor-timeline", a=actor, during=during)) == told_of(detente("timeline", actor, *window))
    for a, b in PAIRS:
        assert told_of(ask("dyad-timeline", a=a, b=b, during=during)) == told_of(detente("timeline", a, b, *window))


def test_degree_is_that_of_the_command_line(ask: Ask, detente: Callable[..., Any]) -> None:
    for at in ("1985", "2016", "null"):
        expected = detente("centrality", *([] if at == "null" else ["--as-of", at]))
        found = ask("degree", at=at, top=1000)
        assert [(row["actor"], row["type"], pytest.approx(row["score"])) for row in found] == [
            (row["actor"], row["type"], row["score"]) for row in expected
        ]


def test_weighted_degree_is_that_of_the_command_line(ask: Ask, detente: Callable[..., Any]) -> None:
    expected = detente("centrality", "--as-of", "1985", "--weight", "documents")
    found = ask("degree-by-documents", at="1985", top=1000)
    assert {row["actor"]: row["documents"] for row in found} == {
        row["actor"]: round(row["score"] * (len(expected) - 1)) for row in expected
    }


def test_degree_by_year_is_that_of_the_command_line(ask: Ask, detente: Callable[..., Any]) -> None:
    expected = detente("centrality", "--over", "1975..1979")
    actors = Counter(row["at"] for row in expected)
    found = ask("degree-by-year", first=1975, last=1979, top=1000)
    assert {(str(row["year"]), row["actor"]): row["ties"] for row in found} == {
        (row["at"], row["actor"]): round(row["score"] * (actors[row["at"]] - 1)) for row in expected
    }


@pytest.mark.parametrize("at", ["1985", "null"])
def test_balance_is_that_of_the_command_line(ask: Ask, detente: Callable[..., Any], at: str) -> None:
    expected = detente("balance", *([] if at == "null" else ["--as-of", at]))
    [counts] = ask("balance", at=at)
    assert counts == {"balanced": expected["balanced"], "frustrated": expected["frustrated"]}
    triads = ask("signed-triads", at=at)
    assert {(frozenset((row["a"], row["b"], row["c"])), row["triangle"] == "balanced") for row in triads} == {
        (frozenset(one["actors"]), one["balanced"]) for one in expected["triangles"]
    }
    dyads = ask("contradictory-dyads", at=at)
    assert {(frozenset((row["a"], row["b"])), row["friendly"], row["hostile"]) for row in dyads} == {
        (frozenset(one["actors"]), one["friendly"], one["hostile"]) for one in expected["contradictions"]
    }


def test_the_evidence_of_an_edge_is_that_of_the_command_line(ask: Ask, detente: Callable[..., Any]) -> None:
    edge = "65707e72cc5a6715"
    expected = detente("why", edge)["evidence"]
    found = ask("evidence-of-edge", edge=edge)
    fields = ("told", "status", "speaker", "confidence", "reader", "quote", "document")
    assert [(row["from"], row["to"], *(row[field] for field in fields)) for row in found] == [
        (said["start"], said["end"], *(said[field] for field in fields)) for said in expected
    ]


def test_who_held_office_and_was_a_member_is_what_the_timeline_says(ask: Ask, detente: Callable[..., Any]) -> None:
    for name, relation, actor in (
        ("offices-at-a-time", "HOLDS_OFFICE", "Cambodia"),
        ("members-at-a-time", "MEMBER_OF", "Association of Southeast Asian Nations"),
    ):
        members = 0
        for at in ("1985", "1999", "2005"):
            timeline = detente("timeline", actor, "--relation", relation, "--as-of", at)
            expected = Counter((row["source"], row["start"], row["end"]) for row in timeline if row["target"] == actor)
            who = "holder" if relation == "HOLDS_OFFICE" else "member"
            assert Counter((row[who], row["start"], row["end"]) for row in ask(name, a=actor, at=at)) == expected
            members += len(expected)
        assert members > 2


def test_series_by_year_count_what_the_timeline_tells(ask: Ask, detente: Callable[..., Any]) -> None:
    dyad = ask("dyad-by-year", a="Cambodia", b="Soviet Union", first=1955, last=1960)
    ego = ask("ego-by-year", a="Cambodia", first=1955, last=1960)
    for of_dyad, of_ego in zip(dyad, ego, strict=True):
        year = str(of_dyad["year"])
        told_of_dyad = detente("timeline", "Cambodia", "Soviet Union", "--between", year)
        told_of_ego = detente("timeline", "Cambodia", "--between", year)
        assert of_dyad["edges"] == len(told_of_dyad) == of_dyad["friendly"] + of_dyad["neutral"] + of_dyad["hostile"]
        assert of_ego["edges"] == len(told_of_ego)
        assert of_ego["partners"] == len({row["source"] for row in told_of_ego} | {row["target"] for row in told_of_ego}) - bool(
            told_of_ego
        )
    assert any(row["edges"] for row in dyad)


def test_brokers_and_ego_networks_are_those_of_networkx(ask: Ask, store: Store) -> None:
    graph = nx.Graph(to_networkx(store, as_of="2016"))
    names = nx.get_node_attributes(graph, "name")
    open_pairs = {names[v]: sum(not graph.has_edge(x, y) for x, y in combinations(graph[v], 2)) for v in graph}
    found = ask("brokers", at="2016", top=1000)
    assert {row["actor"]: row["open_pairs"] for row in found} == {name: number for name, number in open_pairs.items() if number}
    [ego] = [node for node, name in names.items() if name == "Russia"]
    around = set(graph[ego])
    found = ask("ego-network", a="Russia", at="2016")
    assert {row["actor"]: row["ties_among"] for row in found} == {names[v]: len(around & set(graph[v])) for v in around}
    assert any(row["ties_among"] for row in found)


def test_counts_are_those_of_the_graph(ask: Ask, store: Store) -> None:
    graph = to_networkx(store, as_of="1985")
    edges: list[dict[str, Any]] = [about for *_, about in graph.edges(data=True)]
    expected = Counter(about["relation"] for about in edges)
    assert {row["relation"]: row["edges"] for row in ask("edges-by-relation", at="1985")} == expected
    whole = to_networkx(store)
    types = Counter(node_type for _, node_type in whole.nodes(data="type"))
    assert {row["type"]: row["actors"] for row in ask("actors-by-type")} == types
    documents: dict[str, int] = {key: about["documents"] for *_, key, about in whole.edges(keys=True, data=True)}
    corroborated = {key for key, number in documents.items() if number >= 3}
    assert {row["edge"] for row in ask("corroboration", documents=3, top=1000)} == corroborated
    alone = {key for key, number in documents.items() if number == 1}
    assert {row["edge"] for row in ask("single-source", top=1000)} == alone


def test_what_was_asked_wrongly_is_said() -> None:
    with pytest.raises(UsageError, match="did you mean brokers"):
        saved_query("broker")
    for given, words in (
        ("at", "name=value"),
        ("nobody=1", "has no such parameter; it has at, top"),
        ("top=many", "it is a number, such as 20"),
        ("at=whenever", "whenever"),
    ):
        with pytest.raises(UsageError, match=words):
            parameters_of(saved_query("brokers"), [given])


def test_a_query_can_be_shown_without_a_server(seeds: Path) -> None:
    shown = told(run(seeds, "neo4j", "query", "brokers", "--show"))
    assert shown.startswith("// Brokers\n:param at => {from: date('1985-01-01'), to: date('1985-12-31')};\n:param top => 20;\nMATCH")
    listed = json.loads(told(run(seeds, "neo4j", "queries")))
    assert [one["name"] for one in listed] == list(saved())
    refused(run(seeds, "neo4j", "query", "brokerz", "--show"), 2, "did you mean brokers")


def test_a_statement_of_ones_own_only_reads_unless_allowed_to_write(seeds: Path, neo4j_seeds: tuple[str, ...]) -> None:
    def own(statement: str, *options: str, **how: Any) -> Any:
        return run(seeds, "neo4j", "run", statement, *neo4j_seeds, *options, **how)

    [row] = json.loads(
        told(own("MATCH (n:Actor {name: $name}) RETURN n, date('1985-01-01') AS day, [1.5, null]", "--param", "name=Hun Sen"))
    )
    assert row["n"]["labels"] == ["Actor", "Leader"]
    assert (row["n"]["name"], row["day"], row["[1.5, null]"]) == ("Hun Sen", "1985-01-01", [1.5, None])
    assert json.loads(told(own("-", input="// how many\nRETURN $k + 1 AS more;\n".replace("$k", "41")))) == [{"more": 42}]
    for statement in ("CREATE (:Scratch)", "MATCH (n:Actor) DETACH DELETE n", "CREATE INDEX scratch FOR (n:Scratch) ON (n.x)"):
        refused(own(statement), 2, "--write")
    written = own("CREATE (:Scratch)", "--write")
    assert "nodes created: 1" in written.stderr
    assert json.loads(told(written)) == []
    told(own("MATCH (n:Scratch) DELETE n", "--write"))
    refused(own("RETURN $x"), 2, "x", "--param")
    refused(own("RETRUN 1"), 2, "RETRUN")
    refused(own(""), 2, "there is no statement")
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)"
    refused(own(endless, "--timeout", "0.2"), 1, "took longer", "--timeout")


def test_a_table_of_an_answer_has_its_columns(seeds: Path, neo4j_seeds: tuple[str, ...]) -> None:
    shown = told(run(seeds, "neo4j", "query", "regimes", *neo4j_seeds, "--format", "csv"))
    assert shown.splitlines()[0] == "older,newer,manner,start,basis,documents,edge"
    assert shown.splitlines()[1].startswith("Soviet Union,Russia,continuation,1991-12,")
