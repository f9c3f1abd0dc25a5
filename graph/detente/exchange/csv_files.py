"""The graph as CSV for spreadsheets and R: documents, actors, edges and evidence, a file for each, tied by ids.

No cell is a formula: what would be one begins with an apostrophe. Names of an actor are joined by semicolons, properties are JSON.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any

from detente.exchange.cells import inert
from detente.exchange.json import bounds_of
from detente.exchange.neo4j_rows import document_id
from detente.exchange.tellings import tellings
from detente.model import Document
from detente.store import Store
from detente.store.passages import Passages

Open = Callable[[str], AbstractContextManager[IO[str]]]
"""Opens a file of the folder by its name."""
ACTORS = ("id", "type", "name", "aliases", "properties")
EDGES = (
    "id", "source_id", "source", "source_type", "relation", "target_id", "target", "target_type", "start", "end",
    "start_earliest", "start_latest", "end_earliest", "end_latest", "start_basis", "end_basis", "kind", "sign", "status", "documents",
    "confidence", "properties",
)  # fmt: skip
EVIDENCE = (
    "edge_id", "document_id", "start", "end", "quote", "told", "told_end", "status", "speaker", "confidence", "reader", "attested",
    "properties",
)  # fmt: skip


def write(store: Store, opened: Open, *, all: bool = False) -> list[str]:
    """Write the files; with ``all``, planned and denied edges too. Returns their names."""
    told = {end for edge in store.edges(all=all, evidence=False) for end in (edge.source, edge.target)}
    files: list[tuple[str, Sequence[str], Iterator[Sequence[Any]]]] = [
        ("documents.csv", ("id", *Document._fields), ((document_id(one.name, one.origin), *one) for one in store.documents())),
        ("actors.csv", ACTORS, _actors(store, None if all else told)),
        ("edges.csv", EDGES, _edges(store, all)),
        ("evidence.csv", EVIDENCE, _evidence(store, all)),
    ]
    for name, columns, rows in files:
        with opened(name) as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(map(_cells, rows))
    return [name for name, *_ in files]


def _actors(store: Store, ends: set[str] | None) -> Iterator[Sequence[Any]]:
    for one in store.entities():
        if ends is None or one.id in ends:
            yield one.id, one.type, one.name, "; ".join(one.aliases), dict(one.properties)


def _edges(store: Store, all: bool) -> Iterator[Sequence[Any]]:
    about = {one.id: (one.id, one.name, one.type) for one in store.entities()}
    for edge in store.edges(all=all, evidence=False):
        (documents,) = store.connection.execute("SELECT documents FROM edge WHERE id = ?", (int(edge.id, 16),)).fetchone()
        yield (
            edge.id, *about[edge.source], edge.relation, *about[edge.target], edge.start, edge.end, *bounds_of(edge.bounds),
            edge.start_basis, edge.end_basis, edge.kind, edge.sign, edge.status, documents, edge.confidence, dict(edge.properties),
        )  # fmt: skip


def _evidence(store: Store, all: bool) -> Iterator[Sequence[Any]]:
    passages = Passages(store.connection)
    for edge in store.edges(all=all, evidence=False):
        for said, origin, _ in tellings(store.connection, passages, edge.id):
            yield (
                edge.id, document_id(said.document, origin), said.start, said.end, said.quote, said.told, said.told_end, said.status,
                said.speaker, said.confidence, said.reader, said.attested, dict(said.properties),
            )  # fmt: skip


def _cells(row: Iterable[Any]) -> list[Any]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(dict(sorted(value.items())), ensure_ascii=False) if value else ""
    return inert(value) if isinstance(value, str) else value
