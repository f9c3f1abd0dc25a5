"""The graph of a question as NetworkX has it, for any analysis that is not here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from detente.model import FUTURE, PAST, STATUSES
from detente.queries.edges import SIGN_NAMES
from detente.queries.selection import Relations, Selection, check_types, condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from detente.dates import Window
    from detente.model import Sign
    from detente.queries.selection import Rows


def to_networkx(
    store: Rows,
    as_of: str | Window | None = None,
    between: str | Window | None = None,
    *,
    certain: bool = False,
    undated: bool = False,
    memory: str | None = None,
    relations: Sequence[str] = (),
    sign: Sign | None = None,
    min_documents: int = 0,
    min_confidence: float = 0.0,
    types: Sequence[str] = (),
) -> nx.MultiDiGraph[str]:
    """The edges that a question admits, and the actors that they tie; the parameters are those of ``Selection``.

    Returns
    -------
        A ``networkx.MultiDiGraph``. Nodes are ``Entity.id`` in order, with ``type`` and ``name``. Edges go from source to target
        under the edge's id as their key, with ``relation``, ``symmetric``, ``start``, ``end``, ``bounds`` (``[s1, s2, e1, e2]``
        as ordinals, None for an infinite one), ``sign``, ``status``, ``properties``, ``documents`` and ``confidence``.

    Examples
    --------
    The simple projection that ``centrality`` is measured on is ``networkx.Graph(to_networkx(store))`` without its loops.
    """
    import networkx as nx

    asked = Selection(as_of, between, certain, undated, memory, tuple(relations), sign, min_documents, min_confidence)
    connection = store.connection
    known = Relations(connection)
    admitted = condition(asked, known)
    rows = connection.execute(
        f"""SELECT id, source, relation, target, start, "end", s1, s2, e1, e2, sign, status, properties, documents, confidence
        FROM edge WHERE {admitted.sql} ORDER BY id""",
        admitted.values,
    ).fetchall()
    wanted = set(check_types(connection, types))
    actors: dict[int, tuple[str, str, str]] = {
        number: (key, node_type, name)
        for number, key, node_type, name in connection.execute("SELECT id, key, type, name FROM actor")
        if not wanted or node_type in wanted
    }
    rows = [row for row in rows if row[1] in actors and row[3] in actors]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, node_type, name in sorted(actors[number] for number in {end for row in rows for end in (row[1], row[3])}):
        graph.add_node(key, type=node_type, name=name)
    for number, source, relation, target, start, end, *bounds, of_sign, status, properties, documents, confidence in rows:
        about: dict[str, Any] = {
            "relation": known.names[relation],
            "symmetric": relation in known.symmetric,
            "start": start,
            "end": end,
            "bounds": [None if day in (PAST, FUTURE) else day for day in bounds],
            "sign": SIGN_NAMES[of_sign],
            "status": STATUSES[status],
            "properties": json.loads(properties) if properties else {},
            "documents": documents,
            "confidence": confidence,
        }
        graph.add_edge(actors[source][0], actors[target][0], f"{number:016x}", **about)
    return graph
