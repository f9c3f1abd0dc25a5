"""What questions cost in process, each beside NetworkX answering the same on the same rows in the same run.

paths       shortest, all shortest and 10 simple paths as of a date, and a path in order of time
spectra     PageRank and eigenvector centrality as of a date, reading included
between     betweenness, exact on S, from 256 pivots on M
series      PageRank for each of 81 years

NetworkX holds all edges in memory before the clock starts. Medians over seeded pairs of actors, the two taking turns, in processor
time. Where NetworkX would take minutes it searches from fewer pivots, and its time is scaled up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks import oracle
from benchmarks.running import in_turns, tell_faster
from benchmarks.stores import DATE, Opened, generated, opened, pairs
from detente.queries.centrality import centrality
from detente.queries.paths import PathQuestion, find_paths
from detente.queries.selection import Selection

PAIRS = 50
FEW = 3
"""Rounds of what takes NetworkX seconds."""
SPARSE = "1955"
"""A date of which some 50,000 of a million edges hold, as in the measures that the targets were set by."""
PIVOTS = 256
NETWORKX_PIVOTS = {"S": 64, "M": 4, "L": 1}
YEARS = 81
NETWORKX_YEARS = 9
LIMITS = {"view": 8, "view built": 50, "all": 50, "simple": 1, "in order": 10, "spectrum": 30, "betweenness": 10, "series": 5}

Search = Callable[[Any, str, str], object]
Asking = Callable[[str, str], object]


def paths(size: str | None, at: Path) -> None:
    """Paths between two actors."""
    size = size or "S"
    with _both(size, at) as (store, graph):
        for date in (DATE, SPARSE):
            _paths_as_of(size, store, graph, date)
        found = pairs(store, FEW, PathQuestion(in_order=True, each_regime=True))
        theirs = partial(oracle.earliest_arrival, graph)
        _beside(f"path in order of time, {size}", found, _asking(store, in_order=True), theirs, LIMITS["in order"])


def _paths_as_of(size: str, store: Opened, graph: Any, date: str) -> None:
    found = pairs(store, PAIRS, PathQuestion(as_of=date, each_regime=True))
    few = found[:FEW]
    of = f"as of {date}, {size}"
    through = oracle.view(graph, date)
    ours = _asking(store, as_of=date)
    _beside(f"shortest path {of}", found, ours, _searching(nx.bidirectional_shortest_path, lambda: through), LIMITS["view"])
    built = _searching(nx.bidirectional_shortest_path, lambda: nx.Graph(through))
    _beside(f"  the view's building counted, {size}", few, ours, built, LIMITS["view built"])
    every = _searching(lambda g, a, b: list(nx.all_shortest_paths(g, a, b)), lambda: through)
    _beside(f"all shortest paths {of}", few, _asking(store, as_of=date, all_shortest=True), every, LIMITS["all"])
    simple: Any = nx.Graph(through)
    ten = _searching(lambda g, a, b: list(islice(nx.shortest_simple_paths(g, a, b), 10)), lambda: simple)
    _beside(f"10 simple paths {of}", found, _asking(store, as_of=date, k=10), ten, LIMITS["simple"])


def spectra(size: str | None, at: Path) -> None:
    """PageRank and eigenvector centrality."""
    size = size or "S"
    with _both(size, at) as (store, graph):
        asked = Selection(as_of=DATE)
        theirs: dict[str, Callable[[], object]] = {
            "pagerank": lambda: nx.pagerank(oracle.simple(graph, DATE)),
            "eigenvector": lambda: nx.eigenvector_centrality(oracle.simple(graph, DATE), max_iter=1000),
        }
        for measure, their in theirs.items():
            taken = in_turns([partial(centrality, store, measure, asked, top=10)] * FEW, [their])
            tell_faster(f"{measure} as of {DATE}, {size}", *taken, LIMITS["spectrum"], "NetworkX", "" if size == "M" else "M")


def between(size: str | None, at: Path) -> None:
    """Betweenness: exact on S, from pivots on what is larger."""
    size = size or "S"
    pivots = None if size == "S" else PIVOTS
    with _both(size, at) as (store, graph):
        ours = partial(centrality, store, "betweenness", Selection(as_of=DATE), pivots=pivots, top=10)
        made = oracle.simple(graph, DATE)
        few = NETWORKX_PIVOTS[size]
        own, theirs = in_turns([ours] * (FEW if size == "S" else 1), [lambda: nx.betweenness_centrality(made, k=few, seed=1)])
        of_all = theirs * (len(made) if pivots is None else pivots) / few
        what = f"betweenness, {'exact' if pivots is None else f'{pivots} pivots'}, {size}"
        tell_faster(what, own, of_all, LIMITS["betweenness"], f"NetworkX, scaled from {few} pivots", "S and M" if size == "L" else "")
        for name, library in (("networkit", _networkit), ("rustworkx", _rustworkx)):
            if find_spec(name) is not None and (name != "rustworkx" or pivots is None):
                tell_faster(what, *in_turns([ours], [partial(library, made, pivots)]), 1, f"{name}, one thread")


def series(size: str | None, at: Path) -> None:
    """PageRank year by year."""
    size = size or "S"
    with _both(size, at) as (store, graph):
        years = [str(2025 - number * YEARS // NETWORKX_YEARS) for number in range(NETWORKX_YEARS)]
        ours = partial(centrality, store, "pagerank", over="1945..2025", top=10)
        own, theirs = in_turns([ours] * FEW, [lambda: [nx.pagerank(oracle.simple(graph, year, between=True)) for year in years]])
        than = f"NetworkX, scaled from {NETWORKX_YEARS} years"
        tell_faster(
            f"PageRank of {YEARS} years, {size}", own, theirs * YEARS / NETWORKX_YEARS, LIMITS["series"], than, "" if size == "S" else "S"
        )


@contextmanager
def _both(size: str, at: Path) -> Iterator[tuple[Opened, Any]]:
    """The store, and NetworkX's graph of the same edges."""
    with opened(generated(size, at)) as connection:
        store = Opened(connection)
        yield store, oracle.multigraph(store)


def _asking(store: Opened, **options: Any) -> Asking:
    question = PathQuestion(each_regime=True, **options)
    return lambda a, b: find_paths(store, a, b, question)


def _searching(search: Search, on: Callable[[], Any]) -> Asking:
    def searched(a: str, b: str) -> object:
        with suppress(nx.NetworkXNoPath):
            return search(on(), a, b)
        return None

    return searched


def _beside(what: str, found: list[tuple[str, str]], ours: Asking, theirs: Asking, limit: float) -> None:
    own, other = in_turns([partial(ours, a, b) for a, b in found], [partial(theirs, a, b) for a, b in found])
    tell_faster(what, own, other, limit, "NetworkX", "" if what.endswith("M") else "M")


def _networkit(graph: Any, pivots: int | None) -> object:
    import networkit  # type: ignore[import-not-found, unused-ignore]

    networkit.setNumberOfThreads(1)
    made = networkit.nxadapter.nx2nk(graph)
    found = networkit.centrality
    return (found.Betweenness(made) if pivots is None else found.EstimateBetweenness(made, pivots)).run()


def _rustworkx(graph: Any, _: int | None) -> object:
    import rustworkx  # type: ignore[import-not-found, unused-ignore]

    return rustworkx.betweenness_centrality(rustworkx.networkx_converter(graph), parallel_threshold=10**9)
