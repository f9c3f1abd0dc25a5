"""The part of a store that a page shows: all of it, what is near an actor, what a question admits, the most central actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from detente.model import Document, Edge, Entity
from detente.queries.countries import Countries
from detente.queries.selection import Relations, Selection, actor_number, condition, listed
from detente.rendering.payload import Known, Opening
from detente.resolution.identity import hex_id, number_of
from detente.store import Store

Ends = tuple[int, int]


class Excerpt(NamedTuple):
    """What a page shows, and a sentence about what it leaves out ("" where it leaves nothing out)."""

    entities: list[Entity]
    edges: list[Edge]
    documents: list[Document]
    note: str
    known: Known


def excerpt(
    store: Store,
    selection: Selection | None = None,
    *,
    around: str | None = None,
    hops: int = 1,
    top: int | None = None,
    edges: Iterable[str] | None = None,
) -> Excerpt:
    """Choose what a page shows.

    Parameters
    ----------
    selection
        Which edges; all that are asserted or reported unless given.
    around, hops
        The id of an actor: only those within so many hops of it, and the edges among them.
    top
        Only so many actors, those with most neighbours among what is left (``around`` first), and the edges among them.
    edges
        Only the edges with these ids, such as those of a path.
    """
    ties = _ties(store, selection or Selection(), edges)
    centre = None if around is None else actor_number(store.connection, around)
    kept = asked = {end for ends in ties.values() for end in ends} if centre is None else _near(ties, centre, hops)
    if top is not None and top < len(asked):
        kept = _most_central(store, ties, asked, top, centre)
    chosen = {edge: ends for edge, ends in ties.items() if ends[0] in kept and ends[1] in kept}
    found = list(store.edges(hex_id(edge) for edge in chosen))
    shown = {end for edge in found for end in (edge.source, edge.target)}
    told = {evidence.document for edge in found for evidence in edge.evidence}
    left_out = len(asked) - len(kept)
    known = Known(_independent(store, chosen), _countries(store), Opening(around=around))
    return Excerpt(
        [entity for entity in store.entities() if entity.id in shown or entity.id == around],
        found,
        [document for document in store.documents() if document.name in told],
        f"{left_out:,} less central actors were left out when this page was made; give a greater --top" if left_out else "",
        known,
    )


def _ties(store: Store, selection: Selection, edges: Iterable[str] | None) -> dict[int, Ends]:
    """The ends of every edge that is asked for, by the edge's number."""
    admitted = condition(selection, Relations(store.connection))
    rows = store.connection.execute(f"SELECT id, source, target FROM edge WHERE {admitted.sql} ORDER BY id", admitted.values)
    wanted = None if edges is None else {number_of(edge) for edge in edges}
    return {edge: (source, target) for edge, source, target in rows if wanted is None or edge in wanted}


def _independent(store: Store, edges: Iterable[int]) -> dict[str, int]:
    """How many documents tell each edge, copies of each other counting once."""
    rows = store.connection.execute(f"SELECT id, documents FROM edge WHERE id IN ({listed(edges)})")
    return {hex_id(edge): documents for edge, documents in rows}


def _countries(store: Store) -> dict[str, tuple[str, str]]:
    """From each regime that continues another, or is continued, to the one that stands for the country."""
    home = Countries(store.connection).home
    numbers = listed({*home, *home.values()})
    actors = {row[0]: (row[1], row[2]) for row in store.connection.execute(f"SELECT id, name, key FROM actor WHERE id IN ({numbers})")}
    return {actors[regime][1]: actors[newest] for regime, newest in home.items()}


def _neighbours(ties: dict[int, Ends]) -> dict[int, set[int]]:
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in ties.values():
        neighbours[source].add(target)
        neighbours[target].add(source)
    return neighbours


def _near(ties: dict[int, Ends], centre: int, hops: int) -> set[int]:
    neighbours = _neighbours(ties)
    near = layer = {centre}
    for _ in range(hops):
        layer = {other for actor in layer for other in neighbours.get(actor, ())} - near
        near = near | layer
    return near


def _most_central(store: Store, ties: dict[int, Ends], among: set[int], count: int, centre: int | None) -> set[int]:
    neighbours = _neighbours({edge: ends for edge, ends in ties.items() if ends[0] in among and ends[1] in among})
    # Row numbers depend on the order of loading; ids do not.
    keys = dict(store.connection.execute("SELECT id, key FROM actor"))
    return set(sorted(among, key=lambda actor: (actor != centre, -len(neighbours.get(actor, ())), keys[actor]))[:count])
