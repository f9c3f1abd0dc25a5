"""The graph as rows for Neo4j: properties of nodes and relationships, each row with a digest of all that it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from detente.exchange.tellings import Telling, tellings
from detente.model import FUTURE, PAST, Edge, Entity
from detente.store import Store
from detente.store.passages import Passages

KINDS = ("documents", "actors", "relations", "evidence")
"""What there is, in the order in which it is loaded."""
FIRST = 1
"""The first day that there is: from then on counts what counts always."""


class Row(NamedTuple):
    """One node or relationship."""

    kind: str
    """The type of an actor, the relation of an edge, "" for a document or a piece of evidence."""
    id: str
    digest: str
    parameters: dict[str, Any]
    """What the statement takes: ``id``, ``properties``, and the ids of what it ties."""


def actors(store: Store, *, all: bool = False) -> Iterator[Row]:
    """Actors and agreements that the edges tie, sorted by id; with ``all``, all of them."""
    ends = None if all else {end for edge in store.edges(all=False, evidence=False) for end in (edge.source, edge.target)}
    for entity in store.entities():
        if ends is None or entity.id in ends:
            yield _actor(entity)


def documents(store: Store) -> Iterator[Row]:
    """All documents, sorted by name."""
    for document in store.documents():
        fields = {name: value for name, value in document._asdict().items() if value is not None}
        yield _row("", document_id(document.name, document.origin), fields, {})


def edges(store: Store, *, all: bool = False) -> Iterator[tuple[Row, list[Row]]]:
    """Edges sorted by id, each with its evidence. Planned and denied ones are left out unless ``all``."""
    about = "SELECT documents, counts FROM edge WHERE id = ?"
    passages = Passages(store.connection)
    for edge in store.edges(all=all, evidence=False):
        known, counts = store.connection.execute(about, (int(edge.id, 16),)).fetchone()
        yield _edge(edge, known, counts), [_telling(edge, telling) for telling in tellings(store.connection, passages, edge.id)]


def document_id(name: str, origin: str) -> str:
    """A document's name; with the file of records that brought it where that is another file."""
    return name if origin in ("", name) else f"{name} ({origin})"


def _actor(entity: Entity) -> Row:
    fields = {"name": entity.name, "type": entity.type, **({"aliases": list(entity.aliases)} if entity.aliases else {})}
    return _row(entity.type, entity.id, {**_own(entity.properties, {"name", "type", "aliases", "id", "digest"}), **fields}, {})


def _edge(edge: Edge, documents: int, counts: int) -> Row:
    days = zip(("start_earliest", "start_latest", "end_earliest", "end_latest"), edge.bounds, strict=True)
    fields = {
        "start": edge.start, "end": edge.end, "open": True if edge.end == ".." else None,
        **{name: None if day in (PAST, FUTURE) else date.fromordinal(day) for name, day in days},
        "counts_from": None if counts >= FUTURE else date.fromordinal(max(counts, FIRST)),
        "start_basis": edge.start_basis, "end_basis": edge.end_basis, "kind": edge.kind, "sign": edge.sign, "status": edge.status,
        "documents": documents, "confidence": edge.confidence,
    }  # fmt: skip
    own = _own(edge.properties, {*fields, "id", "digest"})
    told = {name: value for name, value in fields.items() if value is not None}
    return _row(edge.relation, edge.id, {**own, **told}, {"source": edge.source, "target": edge.target})


def _telling(edge: Edge, telling: Telling) -> Row:
    evidence, origin, _ = telling
    told = evidence._asdict()
    del told["properties"]
    fields = {"edge_id": edge.id, **{name: value for name, value in told.items() if value is not None}}
    document = document_id(evidence.document, origin)
    number = _digest([fields, document, dict(sorted(evidence.properties.items()))])
    return _row("", f"{edge.id}-{number}", {**_own(evidence.properties, {*fields, "id", "digest"}), **fields}, {"document": document})


def _own(properties: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Properties that documents tell, under names that are free."""
    return {(f"{name}_told" if name in taken or not name else name): value for name, value in properties.items()}


def _row(kind: str, number: str, fields: Mapping[str, Any], ties: Mapping[str, str]) -> Row:
    """A row whose texts a server can take: lone surrogates, which UTF-8 has not, become question marks in a diamond."""
    clean = {storable(name): _clean(value) for name, value in fields.items()}
    ties = {name: storable(value) for name, value in ties.items()}
    digest = digest_of(kind, clean, ties)
    return Row(
        kind, storable(number), digest, {"id": storable(number), **ties, "properties": {**clean, "id": storable(number), "digest": digest}}
    )


def digest_of(kind: str, fields: Mapping[str, Any], ties: Mapping[str, Any]) -> str:
    """A hash of all that is said of a node or relationship: its type, its properties but ``id`` and ``digest``, and what it ties."""
    return _digest([kind, fields, ties])


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return [storable(item) for item in value] if isinstance(value, list) else value


def storable(text: str) -> str:
    """The text as a server can have it: without lone surrogates."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def _digest(value: object) -> str:
    plain = json.dumps(value, sort_keys=True, default=str)
    return blake2b(plain.encode("utf-8"), digest_size=8).hexdigest()
