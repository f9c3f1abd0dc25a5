"""`detente path --cypher`: what a real Neo4j server answers is what the command answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase

import detente
from detente.errors import UsageError
from detente.exchange.cypher_paths import path_script
from detente.exchange.neo4j import load
from detente.exchange.neo4j_server import Server
from detente.model import STATUSES, Fact
from detente.queries.paths import PathQuestion, find_paths
from detente.shipped import folder
from detente.store import Store
from tests.cases import cases
from tests.exchange.stores import HOSTILE
from tests.queries.rows import Tie, ident
from tests.queries.worlds import ACTORS, questions, ties
from tests.services.neo4j import Server as Running
from tests.services.neo4j import empty
from tests.store import tellings


class Loaded:
    """A server with the graph of the store that was last asked about."""

    def __init__(self, server: Server, driver: Driver) -> None:
        self._server, self._driver = server, driver
        self._store: Store | None = None

    def answers(self, store: Store, script: str) -> list[Any]:
        """Of each path its actors, its length, and the edges of its hops."""
        if self._store is not store:
            self._driver.execute_query("MATCH (n) DETACH DELETE n")
            load(store, self._server)
            self._store = store
        columns = ("id", "source", "relation", "target", "start", "end", "documents")
        return [
            (row["actors"], row["length"], [[tuple(edge[name] for name in columns) for edge in hop] for hop in row["hops"]])
            for row in self._driver.execute_query(script).records
        ]


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Running) -> Iterator[Loaded]:
    empty(neo4j_server)
    uri, user, password = neo4j_server
    with GraphDatabase.driver(uri, auth=(user, password)) as driver:
        yield Loaded(Server(uri, user, password), driver)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with detente.open(tmp_path_factory.mktemp("seeds") / "seeds.db") as graph:
        graph.load([folder("seeds") / "documents"], metadata=folder("seeds") / "sources.jsonl")
        yield graph.store


def of_command(store: Store, source: str, target: str, question: PathQuestion) -> list[Any]:
    """The command's answer in the form of the server's."""

    def name(key: str) -> str:
        return store.entity(key).name

    return [
        (
            list(path.names),
            path.length,
            [[(e.id, name(e.source), e.relation, name(e.target), e.start, e.end, e.documents) for e in hop.edges] for hop in path.hops],
        )
        for path in find_paths(store, source, target, question)
    ]


ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("Cambodia", "Russia", {}),
    ("Cambodia", "Russia", {"as_of": "1985"}),
    ("Cambodia", "Soviet Union", {"as_of": "1985", "certain": True}),
    ("Cambodia", "Soviet Union", {"as_of": "1985", "memory": "10y"}),
    ("Cambodia", "Vietnam", {"between": "1979..1989"}),
    ("Cambodia", "Vietnam", {"between": "1979..1989", "certain": True}),
    ("Cambodia", "Vietnam", {"between": "1990.."}),
    ("Hun Manet", "Vietnam", {"as_of": "2024", "undated": True}),
    ("Hun Manet", "Dmitry Medvedev", {"all_shortest": True}),
    ("Hun Manet", "Dmitry Medvedev", {"k": 5, "max_hops": 3}),
    ("Hun Manet", "Dmitry Medvedev", {"in_order": True, "max_hops": 3}),
    ("Hun Manet", "Dmitry Medvedev", {"in_order": True, "certain": True, "k": 3, "max_hops": 3}),
    ("Hun Manet", "Russia", {"via": ("S:cambodia",), "max_hops": 3, "each_regime": True}),
    ("Hun Manet", "Russia", {"avoid": ("S:cambodia", "L:hun-sen"), "all_shortest": True}),
    ("Hun Manet", "Russia", {"types": ("leader",), "k": 2, "max_hops": 3}),
    ("Hun Manet", "Russia", {"types": ("State", "Organization")}),
    ("Hun Sen", "Russia", {"relations": ("VISITED",), "directed": True}),
    ("Hun Sen", "Russia", {"relations": ("MET", "HOLDS_OFFICE"), "directed": True, "max_hops": 3}),
    ("Hun Sen", "Vietnam", {"directed": True, "k": 4, "max_hops": 2, "each_regime": True}),
    ("China", "Vietnam", {"sign": "hostile"}),
    ("China", "Vietnam", {"sign": "friendly", "k": 3, "max_hops": 2, "each_regime": True}),
    ("China", "Vietnam", {"min_documents": 2, "all_shortest": True}),
    ("China", "Vietnam", {"min_confidence": 0.8, "all_shortest": True, "max_hops": 3}),
    ("China", "Vietnam", {"max_hops": 1, "k": 3}),
    ("Soviet Union", "Vietnam", {"each_regime": True, "all_shortest": True}),
    ("Soviet Union", "Russia", {}),
]


@pytest.mark.parametrize(("source", "target", "asked"), ASKED, ids=str)
def test_neo4j_answers_as_the_command_does(seeds: Store, neo4j: Loaded, source: str, target: str, asked: dict[str, Any]) -> None:
    a, b = (seeds.resolve(name).id for name in (source, target))
    question = PathQuestion(**asked)
    assert neo4j.answers(seeds, path_script(seeds, a, b, question)) == of_command(seeds, a, b, question)


def test_most_of_these_questions_have_an_answer(seeds: Store) -> None:
    asked = [(seeds.resolve(source).id, seeds.resolve(target).id, PathQuestion(**asked)) for source, target, asked in ASKED]
    assert sum(bool(find_paths(seeds, *one)) for one in asked) > 20


TIME = ("as_of", "between", "certain", "undated", "memory")
OPTIONS = (
    TIME, TIME, ("relations",), ("sign",), ("min_documents",), ("min_confidence",), ("k",), ("all_shortest",), ("directed",),
    ("in_order", "certain"), ("via",), ("avoid",), ("types",), ("each_regime",),
)  # fmt: skip


@st.composite
def asked_in_cypher(draw: st.DrawFn) -> tuple[str, str, PathQuestion]:
    """A question with a limit and some options of a random one: with all of them few have an answer."""
    source, target = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True))
    whole = draw(questions())
    options = draw(st.lists(st.sampled_from(OPTIONS), max_size=4))
    asked = {name: getattr(whole, name) for names in options for name in names}
    return source, target, PathQuestion(**asked)._replace(max_hops=whole.max_hops or 3, k=min(whole.k, 5) if "k" in asked else 1)


@given(told=st.lists(ties(), min_size=12, max_size=24), asked=st.lists(asked_in_cypher(), min_size=8, max_size=8))
@settings(deadline=None, max_examples=cases(20))
def test_neo4j_answers_as_the_command_does_on_random_graphs(
    neo4j: Loaded, told: list[Tie], asked: list[tuple[str, str, PathQuestion]]
) -> None:
    with detente.open(":memory:") as graph:
        store = tell(graph.store, told)
        known = {entity.id for entity in store.entities()}
        for source, target, question in asked:
            if not known >= {source, target, *question.via, *question.avoid}:
                continue
            try:
                script = path_script(store, source, target, question)
            except UsageError as regimes:
                # Only where a path is, and passes a country.
                if not question.each_regime and any(path.length > 1 for path in find_paths(store, source, target, question)):
                    continue
                raise AssertionError(question) from regimes
            assert neo4j.answers(store, script) == of_command(store, source, target, question)


def tell(store: Store, told: list[Tie]) -> Store:
    """Ties as documents tell them: each by as many as it has."""
    facts: list[list[Fact]] = [[], [], []]
    for tie in told:
        for of_document in facts[: tie.documents]:
            more = {"properties": {"manner": tie.manner}} if tie.manner else {}
            status = STATUSES[tie.status]
            ends = ident(tie.source), ident(tie.target)
            said = tellings.fact(ends[0], tie.relation, ends[1], tie.start, tie.end, attested=tie.attested, status=status, **more)
            of_document.append(said._replace(confidence=tie.confidence))
    return tellings.load(store, *(tellings.page(f"{number}.txt", *of_document) for number, of_document in enumerate(facts)))


def test_a_country_is_one_actor_as_long_as_a_path_stays_with_one_of_its_regimes(neo4j: Loaded) -> None:
    with detente.open(":memory:") as graph:
        store = tell(
            graph.store,
            [
                Tie("Newland", "SUCCEEDED", "Oldland", "1993", manner="continuation"),
                Tie("Oldland", "ALLIED_WITH", "Friend", "1979", "1989"),
                Tie("L:Elder", "HOLDS_OFFICE", "Oldland", "1970", "1975"),
                Tie("L:Younger", "HOLDS_OFFICE", "Newland", "1995", "2003"),
            ],
        )
        for source, target in (("S:newland", "S:friend"), ("L:elder", "S:friend"), ("S:friend", "S:oldland")):
            [path] = neo4j.answers(store, path_script(store, source, target, PathQuestion()))
            assert [path] == of_command(store, source, target, PathQuestion())
        with pytest.raises(UsageError, match=r"comes to Newland as one of its regimes .* --each-regime"):
            path_script(store, "L:younger", "S:friend", PathQuestion())
        [path] = neo4j.answers(store, path_script(store, "L:younger", "S:friend", PathQuestion(each_regime=True)))
        assert path[0] == ["Younger", "Newland", "Oldland", "Friend"]


def names_of(neo4j: Loaded, told: list[Tie], source: str, target: str, **asked: Any) -> list[str]:
    """The actors of each path, as the server answers and the command does."""
    with detente.open(":memory:") as graph:
        store, question = tell(graph.store, told), PathQuestion(**asked)
        found = neo4j.answers(store, path_script(store, source, target, question))
        assert found == of_command(store, source, target, question)
        return [" ".join(path[0]) for path in found]


def test_answers_come_in_the_fixed_order(neo4j: Loaded) -> None:
    last = {"B": Tie("B", "MET", "Z", "1980"), "D": Tie("D", "MET", "Z", "1990"), "C": Tie("C", "MET", "Z", "1990", confidence=0.5)}
    told = [*last.values(), Tie("E", "MET", "Z", "1990"), *(Tie("A", "MET", name, "1970") for name in "EDCB")]
    assert names_of(neo4j, told, "S:a", "S:z", all_shortest=True) == ["A D Z", "A E Z", "A C Z", "A B Z"]
    better = Tie("A", "MET", "Y", "1960", documents=2), Tie("Y", "MET", "Z", "1960", documents=2)
    assert names_of(neo4j, [*told, *better], "S:a", "S:z", k=2, max_hops=2) == ["A Y Z", "A D Z"]


def test_of_the_edges_of_a_hop_the_strongest_comes_first(neo4j: Loaded) -> None:
    told = [Tie("A", "MET", "Z", year, documents=count) for year, count in (("1980", 1), ("1990", 1), ("1970", 2), ("2010", 1))]
    assert names_of(neo4j, [*told, Tie("A", "AIDED", "Z", "1990", confidence=0.75)], "S:a", "S:z") == ["A Z"]
    assert names_of(neo4j, told, "S:a", "S:z", as_of="1985") == ["A Z"]


def test_acts_are_remembered_for_as_long_as_is_asked(neo4j: Loaded) -> None:
    told = [Tie("A", "MET", "B", "1980-05"), Tie("B", "ALLIED_WITH", "Z", "1970", "1990"), Tie("C", "MET", "D", "1970")]
    for certain in (False, True):
        assert names_of(neo4j, told, "S:a", "S:z", as_of="1985", certain=certain) == ["A B Z"]
        assert names_of(neo4j, told, "S:a", "S:z", as_of="1985", memory="10y", certain=certain) == ["A B Z"]
        assert names_of(neo4j, told, "S:a", "S:z", as_of="1985", memory="1y", certain=certain) == []


def test_what_follows_is_possible_or_certain(neo4j: Loaded) -> None:
    told = [
        Tie("A", "MET", "B", "1985"), Tie("B", "MET", "Z", "1985"),
        Tie("A", "ALLIED_WITH", "C", "1985"), Tie("C", "MET", "Z", "1990"),
        Tie("A", "ALLIED_WITH", "D", "1980", "1989"), Tie("D", "MET", "Z", "1990"),
        Tie("A", "MET", "E", "1995"), Tie("E", "MET", "Z", "1990"),
        Tie("A", "AIDED", "F", None, "1979"), Tie("F", "MET", "Z"),
    ]  # fmt: skip
    asked: dict[str, Any] = {"in_order": True, "max_hops": 2, "all_shortest": True}
    assert sorted(names_of(neo4j, told, "S:a", "S:z", **asked)) == ["A B Z", "A C Z", "A D Z", "A F Z"]
    assert names_of(neo4j, told, "S:a", "S:z", **asked, certain=True) == ["A D Z"]


def test_a_start_told_without_its_earliest_day_counts_from_the_beginning(neo4j: Loaded) -> None:
    told = [Tie("A", "ALLIED_WITH", "Z", "[..1985]", "1990"), Tie("A", "ALLIED_WITH", "Y", None, "1990", attested="1985")]
    assert names_of(neo4j, told, "S:a", "S:z", as_of="1970") == ["A Z"]
    assert names_of(neo4j, told, "S:a", "S:y", as_of="1970") == []
    assert names_of(neo4j, told, "S:a", "S:y", as_of="1970", undated=True) == ["A Y"]


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE.name,
        "O'Neill'}) DETACH DELETE n //",
        "\\",
        "\\'",
        "\\u0027 RETURN 1 //",
        "a\\\\u0027b",
        "$source `x` {y} \" '",
        "two\nlines\r\t*/ // \u202e\u2028",
        "half \ud800 and 𝒜",
    ],
)
def test_a_name_that_means_harm_is_a_name(neo4j: Loaded, name: str) -> None:
    # An id is made from the name, folded; a graph that others wrote may have it as it pleases.
    name = name.encode("utf-8", "replace").decode("utf-8")
    with detente.open(":memory:") as graph:
        store = tell(graph.store, [Tie("A", "MET", "B"), Tie("B", "MET", "C"), Tie("A", "MET", "D"), Tie("D", "MET", "C")])
        key = f"S:{name}"
        store.connection.execute("UPDATE actor SET key = ?, name = ? WHERE key = 'S:b'", (key, name))
        for ends, asked in ((("S:a", key), {}), (("S:a", "S:c"), {"via": (key,), "max_hops": 2}), (("S:a", "S:c"), {"avoid": (key,)})):
            question = PathQuestion(**asked)
            script = path_script(store, *ends, question)
            assert not set(script) & set("\r\t\u202e\u2028\x07")
            assert neo4j.answers(store, script) == of_command(store, *ends, question) != []


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"weight": "informative"}, "--weight informative has no counterpart"),
        ({"k": 2}, "-k with --cypher .* --max-hops"),
        ({"via": ("S:b",)}, "--via with --cypher .* --max-hops"),
        ({"in_order": True}, "--in-order with --cypher .* --max-hops"),
        ({"directed": True}, "--directed with --cypher .* --max-hops"),
        ({"relations": ("VISTED",)}, "VISITED"),
        ({"k": 0}, "-k 0"),
    ],
)
def test_what_cypher_cannot_be_asked_is_refused_with_what_to_do(asked: dict[str, Any], word: str) -> None:
    with detente.open(":memory:") as graph:
        store = tell(graph.store, [Tie("A", "MET", "B"), Tie("B", "VISITED", "C")])
        with pytest.raises(UsageError, match=word):
            path_script(store, "S:a", "S:c", PathQuestion(**asked))


def test_the_way_from_an_actor_to_itself_is_no_question_for_neo4j() -> None:
    with detente.open(":memory:") as graph:
        store = tell(graph.store, [Tie("A", "MET", "B")])
        with pytest.raises(UsageError, match="two different actors"):
            path_script(store, "S:a", "S:a", PathQuestion())


def test_a_path_with_direction_alone_needs_no_limit(neo4j: Loaded) -> None:
    with detente.open(":memory:") as graph:
        store = tell(graph.store, [Tie("A", "VISITED", "B"), Tie("B", "VISITED", "C"), Tie("C", "AIDED", "D"), Tie("D", "VISITED", "A")])
        question = PathQuestion(directed=True, relations=("VISITED", "AIDED"))
        script = path_script(store, "S:a", "S:d", question)
        assert neo4j.answers(store, script) == of_command(store, "S:a", "S:d", question) != []
