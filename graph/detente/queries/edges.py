"""The edges of an answer, as the store's rows have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.model import STATUSES, Basis, Bounds, Sign, Status
from detente.queries.selection import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from detente.queries.countries import Countries
    from detente.queries.selection import Relations

SIGN_NAMES: dict[int, Sign] = {1: "friendly", 0: "neutral", -1: "hostile"}


class HopEdge(NamedTuple):
    """One edge of a hop. ``source`` and ``target`` are its own ends: of a country, the regime that it is an edge of."""

    id: str
    source: str
    relation: str
    target: str
    forward: bool | None
    """Whether the path follows it from source to target; None for a symmetric relation."""
    start: str | None
    end: str | None
    bounds: Bounds
    act: bool
    sign: Sign
    status: Status
    documents: int
    """Independent documents that tell it."""
    confidence: float
    properties: str | None
    """JSON object."""
    start_basis: Basis | None
    """How the start is known."""
    end_basis: Basis | None


_ROWS = """SELECT edge.id, edge.source, edge.target, near.key, edge.relation, far.key, edge.start, edge."end", edge.s1, edge.s2, edge.e1,
edge.e2, edge.act, edge.sign, edge.status, edge.documents, edge.confidence, edge.properties, edge.start_basis,
edge.end_basis FROM edge JOIN actor AS near ON near.id = edge.source JOIN actor AS far ON far.id = edge.target WHERE edge.id IN ({})"""


def read_edges(
    connection: sqlite3.Connection, relations: Relations, countries: Countries, numbers: Iterable[int], near: int
) -> list[HopEdge]:
    """The edges with these row numbers, in no order, seen from the actor with row number ``near``."""
    edges: list[HopEdge] = []
    for (
        number,
        leaves,
        comes,
        source,
        relation,
        target,
        start,
        end,
        *bounds,
        act,
        sign,
        status,
        documents,
        confidence,
        properties,
        start_basis,
        end_basis,
    ) in connection.execute(_ROWS.format(listed(numbers))):
        forward = None
        if relation not in relations.symmetric:
            forward = countries.of(leaves) == near or countries.of(comes) != near
        ends = (source, relations.names[relation], target, forward, start, end)
        told = (bool(act), SIGN_NAMES[sign], STATUSES[status], documents, confidence, properties)
        edges.append(HopEdge(f"{number:016x}", *ends, Bounds(*bounds), *told, start_basis, end_basis))
    return edges
