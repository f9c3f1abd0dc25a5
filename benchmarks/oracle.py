"""What an analyst would do without detente: the whole graph in NetworkX, looked at through a view that admits the edges of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from detente.dates import Bounds, Window, holds, in_order
from detente.model import FUTURE, PAST

if TYPE_CHECKING:
    from benchmarks.stores import Opened


def multigraph(store: Opened) -> Any:
    """All edges that answer questions, in memory."""
    graph: Any = nx.MultiGraph()
    graph.add_nodes_from(key for (key,) in store.connection.execute("SELECT key FROM actor"))
    keys = dict(store.connection.execute("SELECT id, key FROM actor"))
    rows = store.connection.execute("SELECT source, target, id, counts, act, s1, s2, e1, e2 FROM edge WHERE status < 2")
    for source, target, number, counts, act, *days in rows:
        graph.add_edge(keys[source], keys[target], number, bounds=Bounds(*days), counts=counts, act=bool(act))
    return graph


def view(graph: Any, date: str, *, between: bool = False) -> Any:
    """The graph as of a date, or of a window of time."""
    window = Window.parse(date)

    def admits(a: str, b: str, key: int) -> bool:
        edge = graph.adj[a][b][key]
        return holds(edge["bounds"], edge["counts"], act=edge["act"], window=window, between=between, certain=False)

    return nx.subgraph_view(graph, filter_edge=admits)


def simple(graph: Any, date: str, *, between: bool = False) -> Any:
    """One tie for each pair of actors with an edge of that time; who has none is not in it."""
    made: Any = nx.Graph(view(graph, date, between=between))
    made.remove_nodes_from(list(nx.isolates(made)))
    return made


def earliest_arrival(graph: Any, source: str, target: str) -> int | None:
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
