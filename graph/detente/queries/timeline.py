"""What happened to an actor, or between two, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.queries.countries import Countries
from detente.queries.edges import HopEdge, read_edges
from detente.queries.selection import Relations, Selection, actor_number, condition

if TYPE_CHECKING:
    from detente.queries.selection import Rows


def timeline(store: Rows, actor: str, other: str | None = None, selection: Selection | None = None) -> list[HopEdge]:
    """The edges of an actor, or those between two, in order of time; ``forward`` is as seen from the first.

    The order is that of the first day on which an edge can have held: of its start where one is told, else the day on which it is
    first attested. Edges that nothing dates come last. On one day: by the last day of the start, the end, the relation, the ends.

    Parameters
    ----------
    actor, other
        ``Entity.id``. Regimes of a country are each an actor of its own here.

    Raises
    ------
    DateError, UsageError
        A date, relation or actor that there is not.
    """
    connection = store.connection
    relations = Relations(connection)
    admitted = condition(selection or Selection(), relations)
    near = actor_number(connection, actor)
    beside = "" if other is None else f" AND {{far}} = {actor_number(connection, other)}"
    arms = " UNION ".join(
        f"SELECT id, counts FROM edge INDEXED BY edge_by_{end} WHERE {end} = {near} AND {admitted.sql}{beside.format(far=far)}"
        for end, far in (("source", "target"), ("target", "source"))
    )
    first_day: dict[int, int] = dict(connection.execute(arms, admitted.values * 2).fetchall())
    edges = read_edges(connection, relations, Countries(connection, each_regime=True), first_day, near)

    def when(edge: HopEdge) -> tuple[int, int, int, int, str, str, str, str]:
        _, s2, e1, e2 = edge.bounds
        return first_day[int(edge.id, 16)], s2, e1, e2, edge.relation, edge.source, edge.target, edge.id

    return sorted(edges, key=when)
