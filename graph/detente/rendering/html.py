"""The page of a store, of a part of it, or of any entities and edges at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.model import Document, Edge, Entity
from detente.rendering.network import Network
from detente.rendering.payload import Reading
from detente.vocabulary import Vocabulary


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
) -> Network:
    """The pyvis Network behind :func:`page`, which takes the same; for those who want to add to it."""
    made = Network(title, documents=documents, readings=readings if readings is not None else readings_of(vocabulary), note=note)
    for entity in sorted(entities, key=lambda entity: entity.id):
        made.add_entity(entity)
    for edge in sorted(edges, key=lambda edge: edge.id):
        made.add_fact(edge)
    return made


def readings_of(vocabulary: Vocabulary | None) -> dict[str, Reading]:
    """How a vocabulary says its relations; the shipped one where none is given."""
    if vocabulary is None:
        from detente.vocabulary import load_vocabulary

        vocabulary = load_vocabulary()
    return {r.name: Reading(r.name, r.reads, r.symmetric, r.timeless) for r in vocabulary.relations.values()}
