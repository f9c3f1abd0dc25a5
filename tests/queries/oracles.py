"""What a question must answer, worked out from the rows the slow and plain way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
from math import log2

import networkx as nx

from detente import dates
from detente.dates import duration, holds
from detente.model import FUTURE, PAST
from detente.queries.paths import PathQuestion
from detente.queries.selection import Selection
from tests.queries.rows import Row, Rows

SIGNS = {"friendly": 1, "neutral": 0, "hostile": -1}


def admitted(rows: Rows, selection: Selection) -> list[Row]:
    """The edges that a selection admits, by ``dates.holds``."""
    window = selection.window
    return [
        row
        for row in rows.rows
        if row.status < 2
        and (not selection.relations or row.relation in selection.relations)
        and (selection.sign is None or row.sign == SIGNS[selection.sign])
        and row.documents >= selection.min_documents
        and row.confidence >= selection.min_confidence
        and (
            window is None
            or holds(
                row.bounds,
                row.counts,
                act=row.act,
                window=window,
                between=selection.between is not None,
                certain=selection.certain,
                undated=selection.undated,
                memory=None if selection.memory is None else duration(selection.memory),
            )
        )
    ]


def home(rows: Rows, question: PathQuestion, *ends: str) -> dict[str, str]:
    """Who stands for whom: the newest regime of a country, but each regime for itself where both ends are of that country."""
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_nodes_from(key for key in rows.keys)
    if not question.each_regime:
        ties.add_edges_from(
            (row.source, row.target)
            for row in rows.rows
            if row.relation == "SUCCEEDED" and row.manner == "continuation" and row.status < 2 and row.source[0] == row.target[0] == "S"
        )
    return {
        member: member if len(group & set(ends)) > 1 else min(group, key=lambda key: (ties.in_degree(key) > 0, key))
        for group in nx.weakly_connected_components(ties)
        for member in group
    }


def steps(rows: Rows, question: PathQuestion, stands: dict[str, str]) -> dict[tuple[str, str], list[Row]]:
    """All steps from one actor to another that the question admits, with their edges."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in admitted(rows, question.selection):
        a, b = stands[row.source], stands[row.target]
        if a == b:
            continue
        found.setdefault((a, b), []).append(row)
        if not question.directed or row.symmetric:
            found.setdefault((b, a), []).append(row)
    return found


def graph(rows: Rows, question: PathQuestion, source: str, target: str) -> nx.DiGraph[str]:
    """The graph of the question: whoever may not stand between is gone."""
    stands = home(rows, question, source, target)
    made: nx.DiGraph[str] = nx.DiGraph(list(steps(rows, question, stands)))
    a, b = stands[source], stands[target]
    made.add_nodes_from((a, b))
    avoided = {stands[key] for key in question.avoid}
    types = {name[0] for name in question.types}
    made.remove_nodes_from([n for n in made if n not in (a, b) and (n in avoided or (types and n[0] not in types))])
    return made


def simple(rows: Rows, question: PathQuestion, source: str, target: str) -> Iterator[tuple[str, ...]]:
    """All simple paths of the question, in no order."""
    stands = home(rows, question, source, target)
    made = graph(rows, question, source, target)
    a, b = stands[source], stands[target]
    via = {stands[key] for key in question.via}
    if a == b:
        if via <= {a}:
            yield (a,)
        return
    for path in nx.all_simple_paths(made, a, b, cutoff=question.max_hops):
        if via <= set(path):
            yield tuple(path)


def strength(edges: list[Row], last: int) -> tuple[int, int, int]:
    """What the strongest of the edges adds to a path's rank."""
    return min((10**9 // max(row.documents, 1), -min(row.bounds.e1, last), -round(row.confidence * 10**6)) for row in edges)


def edges_of(rows: Rows, question: PathQuestion, stands: dict[str, str], path: tuple[str, ...]) -> list[list[Row]] | None:
    """For each hop the edges that an answer has; None where the path is no answer."""
    if question.in_order:
        return in_order(rows, question, stands, path)
    admitted_steps = steps(rows, question, stands)
    return [sorted(admitted_steps[hop]) for hop in pairwise(path)]


def order(rows: Rows, question: PathQuestion, stands: dict[str, str], path: tuple[str, ...]) -> tuple[object, ...]:
    """What answers are ordered by: length, strength, names."""
    window = question.selection.window
    last = FUTURE if window is None else window.b
    of_hops = [strength(edges, last) for edges in edges_of(rows, question, stands, path) or ()]
    toll = weight(rows, question, stands, path) if question.weight == "informative" else 0
    return toll, len(path), [sum(column) for column in zip(*of_hops, strict=True)], [(key[2:], key) for key in path]


def weight(rows: Rows, question: PathQuestion, stands: dict[str, str], path: tuple[str, ...]) -> int:
    """What a path costs where hubs count for less."""
    others = Counter(near for near, _ in steps(rows, question, stands))
    return sum(1000 + round(1000 * log2(others[actor])) for actor in path[1:-1]) + 1000


def in_order(rows: Rows, question: PathQuestion, stands: dict[str, str], path: tuple[str, ...]) -> list[list[Row]] | None:
    """For each hop the edges that are part of some choice of edges in order, by trying them all; None where there is none."""
    admitted_steps = steps(rows, question, stands)
    usable: list[set[Row]] = [set() for _ in path[1:]]
    for choice in product(*(admitted_steps[hop] for hop in pairwise(path))):
        day: int | None = PAST
        for row in choice:
            day = None if day is None else dates.in_order(row.bounds, act=row.act, t=day, certain=question.certain)
        if day is not None:
            for hop, row in zip(usable, choice, strict=True):
                hop.add(row)
    return [sorted(hop) for hop in usable] if all(usable) else None


def answers(rows: Rows, question: PathQuestion, source: str, target: str) -> list[tuple[str, ...]]:
    """The actors of the paths that ``find_paths`` must give."""
    stands = home(rows, question, source, target)
    paths = [path for path in simple(rows, question, source, target) if edges_of(rows, question, stands, path) is not None]
    found = sorted(paths, key=lambda path: order(rows, question, stands, path))
    if question.all_shortest and question.weight == "informative":
        costs = [weight(rows, question, stands, path) if len(path) > 1 else 0 for path in found]
        given = [path for path, cost in zip(found, costs, strict=True) if cost == costs[0]]
    else:
        given = [path for path in found if len(path) == len(found[0])] if question.all_shortest else found[: question.k]
    return [(source,) if len(path) == 1 else (source, *path[1:-1], target) for path in given]
