"""What questions cost, each beside NetworkX answering the same on the same rows in the same run.

    python -m benchmarks.queries --store m.db                 # a store of generated records: see benchmarks.generate
    python -m benchmarks.queries --store s.db --whole         # whole-graph measures too: minutes of NetworkX at size S

NetworkX holds all edges in memory before the clock starts; it looks at them through a view that admits those of the date. Times are
medians over seeded pairs of actors, the two taking turns.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import networkx as nx

from detente.dates import Bounds, Window, holds, in_order
from detente.model import FUTURE, PAST
from detente.queries.centrality import centrality
from detente.queries.paths import PathQuestion, find_paths
from detente.queries.selection import Selection

DATE = "1985"
Question = Callable[[str, str], object]
PIVOTS = 256


class Opened(NamedTuple):
    """A store by its connection alone."""

    connection: sqlite3.Connection


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print one line for each question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--whole", action="store_true", help="also measures of the whole graph")
    asked = parser.parse_args(arguments)
    with closing(sqlite3.connect(f"file:{asked.store}?mode=ro", uri=True)) as connection:
        store = Opened(connection)
        graph = _networkx(store)
        pairs = _pairs(store, asked.pairs)
        for name, ours, theirs in _questions(store, graph):
            _beside(name, [partial(ours, a, b) for a, b in pairs], [partial(theirs, a, b) for a, b in pairs])
        if asked.whole:
            for name, our, their in _measures(store, graph):
                _beside(name, [our] * 3, [their])


def _questions(store: Opened, graph: Any) -> Iterable[tuple[str, Question, Question]]:
    view = _view(graph)

    def plain(search: Callable[[Any, str, str], object], on: Callable[[], Any] = lambda: view) -> Question:
        def searched(a: str, b: str) -> object:
            with suppress(nx.NetworkXNoPath):
                return search(on(), a, b)
            return None

        return searched

    def ours(**options: Any) -> Question:
        question = PathQuestion(each_regime=True, **options)
        return lambda a, b: find_paths(store, a, b, question)

    shortest = plain(nx.bidirectional_shortest_path)
    copied = plain(nx.bidirectional_shortest_path, lambda: nx.Graph(view))
    yield "shortest path as of a date", ours(as_of=DATE), shortest
    yield "the same, the view copied first", ours(as_of=DATE), copied
    yield "all shortest paths", ours(as_of=DATE, all_shortest=True), plain(lambda g, a, b: list(nx.all_shortest_paths(g, a, b)))
    simple: Any = nx.Graph(view)
    ten = plain(lambda g, a, b: list(islice(nx.shortest_simple_paths(g, a, b), 10)), lambda: simple)
    yield "10 simple paths", ours(as_of=DATE, k=10), ten
    yield "a path in order", ours(in_order=True), plain(_arrival, lambda: graph)


def _measures(store: Opened, graph: Any) -> Iterable[tuple[str, Callable[[], object], Callable[[], object]]]:
    def simple() -> Any:
        made: Any = nx.Graph(_view(graph))
        made.remove_nodes_from(list(nx.isolates(made)))
        return made

    asked = Selection(as_of=DATE)
    yield "PageRank", lambda: centrality(store, "pagerank", asked), lambda: nx.pagerank(simple())
    yield "eigenvector", lambda: centrality(store, "eigenvector", asked), lambda: nx.eigenvector_centrality(simple(), max_iter=1000)
    few = 8
    yield (
        f"betweenness, {PIVOTS} pivots (NetworkX: {few})",
        lambda: centrality(store, "betweenness", asked, pivots=PIVOTS),
        lambda: nx.betweenness_centrality(simple(), k=few, seed=1),
    )


def _arrival(graph: Any, source: str, target: str) -> int | None:
    """The fewest hops in order of time, by levels, over NetworkX's adjacency."""
    best, frontier = {source: PAST}, {source: PAST}
    hops = 0
    while frontier:
        hops += 1
        reached: dict[str, int] = {}
        for actor, day in frontier.items():
            for far, edges in graph.adj[actor].items():
                days = (in_order(edge["bounds"], act=edge["act"], t=day, certain=False) for edge in edges.values())
                come = min((reach for reach in days if reach is not None), default=FUTURE + 1)
                if come < best.get(far, FUTURE + 1):
                    best[far] = reached[far] = come
        if target in reached:
            return hops
        frontier = reached
    return None


def _networkx(store: Opened) -> Any:
    graph: Any = nx.MultiGraph()
    graph.add_nodes_from(key for (key,) in store.connection.execute("SELECT key FROM actor"))
    keys = dict(store.connection.execute("SELECT id, key FROM actor"))
    rows = store.connection.execute("SELECT source, target, id, counts, act, s1, s2, e1, e2 FROM edge WHERE status < 2")
    for source, target, number, counts, act, *days in rows:
        graph.add_edge(keys[source], keys[target], number, bounds=Bounds(*days), counts=counts, act=bool(act))
    return graph


def _view(graph: Any) -> Any:
    window = Window.parse(DATE)

    def admits(a: str, b: str, key: int) -> bool:
        edge = graph.adj[a][b][key]
        return holds(edge["bounds"], edge["counts"], act=edge["act"], window=window, between=False, certain=False)

    return nx.subgraph_view(graph, filter_edge=admits)


def _pairs(store: Opened, count: int) -> list[tuple[str, str]]:
    """Pairs of actors that have a path as of the date."""
    keys = [key for (key,) in store.connection.execute("SELECT key FROM actor ORDER BY key")]
    chosen = random.Random(1)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < count:
        a, b = chosen.sample(keys, 2)
        if find_paths(store, a, b, PathQuestion(as_of=DATE)):
            pairs.append((a, b))
    return pairs


def _beside(name: str, ours: Sequence[Callable[[], object]], theirs: Sequence[Callable[[], object]]) -> None:
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number in range(max(len(ours), len(theirs))):
        for calls, mine in ((ours, True), (theirs, False)):
            if number < len(calls):
                begun = time.perf_counter()
                calls[number]()
                taken[mine].append(time.perf_counter() - begun)
    own, other = (statistics.median(taken[mine]) for mine in (True, False))
    print(f"{name:44}{own * 1e3:10.1f} ms   NetworkX {other * 1e3:12.1f} ms   × {other / own:.1f}", flush=True)


if __name__ == "__main__":
    main()
