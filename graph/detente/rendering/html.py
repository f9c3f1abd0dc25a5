"""The page of a store, of a part of it, or of any entities and edges at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import Document, Edge, Entity
from detente.rendering.network import Network
from detente.rendering.payload import Known, Opening, Reading
from detente.vocabulary import Vocabulary

if TYPE_CHECKING:
    from detente.queries.selection import Selection
    from detente.store import Store

TOP = 2000
"""So many actors are put into a page unless another number is asked for: as many as a browser draws without effort."""


def page(
    entities: Iterable[Entity],
    edges: Iterable[Edge],
    documents: Iterable[Document],
    *,
    title: str = "Actors and their relations",
    vocabulary: Vocabulary | None = None,
    readings: Mapping[str, Reading] | None = None,
    note: str = "",
) -> str:
    """The page as text; the same records in any order give the same text.

    Parameters
    ----------
    entities, edges, documents
        What to show. Each edge's ends must be among the entities; documents that tell none of the edges are left out.
    vocabulary
        How relations are said, and which have no direction; the shipped one unless ``readings`` tells all of that.
    note
        A sentence shown under the graph, such as what was left out of it.
    """
    return network(entities, edges, documents, title=title, vocabulary=vocabulary, readings=readings, note=note).generate_html()


def network(
    entities: Iterable[Entity],
    edges: Iterable[Edge],
    documents: Iterable[Document],
    *,
    title: str = "Actors and their relations",
    vocabulary: Vocabulary | None = None,
    readings: Mapping[str, Reading] | None = None,
    note: str = "",
    known: Known | None = None,
) -> Network:
    """The pyvis Network behind :func:`page`, which takes the same; for those who want to add to it.

    ``known`` is what a store knows beside the records.
    """
    said = readings if readings is not None else readings_of(vocabulary)
    made = Network(title, documents=documents, readings=said, note=note, known=known)
    for entity in sorted(entities, key=lambda entity: entity.id):
        made.add_entity(entity)
    for edge in sorted(edges, key=lambda edge: edge.id):
        made.add_fact(edge)
    return made


def of_store(
    store: Store,
    selection: Selection | None = None,
    *,
    around: str | None = None,
    hops: int = 1,
    top: int | None = TOP,
    edges: Iterable[str] | None = None,
    title: str | None = None,
    opening: Opening | None = None,
) -> Network:
    """The page of a store, or of the part of it that :func:`detente.rendering.excerpt.excerpt` chooses; the parameters are its
    own. Without a title it is called after the actor that it is around; it opens on that actor unless told otherwise.
    """
    from detente.rendering.excerpt import excerpt

    chosen = excerpt(store, selection, around=around, hops=hops, top=top, edges=edges)
    if title is None:
        title = "Actors and their relations" if around is None else f"{store.entity(around).name} and its relations"
    known = chosen.known if opening is None else chosen.known._replace(opening=opening)
    return network(*chosen[:3], title=title, vocabulary=store.vocabulary(), note=chosen.note, known=known)


def write_html(
    store: Store,
    path: str | Path,
    selection: Selection | None = None,
    *,
    around: str | None = None,
    hops: int = 1,
    top: int | None = TOP,
    edges: Iterable[str] | None = None,
    title: str | None = None,
    opening: Opening | None = None,
) -> None:
    """Write the page of :func:`of_store`, which takes the same, to a file. Raises DetenteError when it cannot be written."""
    of_store(store, selection, around=around, hops=hops, top=top, edges=edges, title=title, opening=opening).write_html(path)


def readings_of(vocabulary: Vocabulary | None) -> dict[str, Reading]:
    """How a vocabulary says its relations; the shipped one where none is given."""
    if vocabulary is None:
        from detente.vocabulary import load_vocabulary

        vocabulary = load_vocabulary()
    return {r.name: Reading(r.name, r.reads, r.symmetric, r.timeless) for r in vocabulary.relations.values()}
