"""Rows of the tables to records of the model, and what is common to reading and writing them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from detente.model import SIGNS, STATUSES, Bounds, Document, Edge, Entity, Evidence
from detente.resolution.identity import hex_id

DOCUMENT = "name, sha256, title, publisher, url, published, published_basis, licence, media, origin"
"""Columns of table ``document`` in the order of :class:`Document`."""
EDGE = """edge.id, edge.source, edge.relation, edge.target, edge.start, edge."end", edge.s1, edge.s2, edge.e1, edge.e2, edge.act,
edge.start_basis, edge.end_basis, edge.sign, edge.status, edge.confidence, edge.properties"""
EVIDENCE = """document.name, evidence.document, evidence.start, evidence."end", evidence.told, evidence.told_end, evidence.status,
evidence.speaker, evidence.confidence, evidence.reader, evidence.start_basis, evidence.end_basis, evidence.attested, evidence.properties"""

STATUS_NUMBERS = {status: number for number, status in enumerate(STATUSES)}
_SIGNS = {1: SIGNS[0], 0: SIGNS[1], -1: SIGNS[2]}


def properties_of(text: str | None) -> dict[str, str]:
    """A column ``properties``."""
    return json.loads(text) if text else {}


def properties_text(properties: Mapping[str, str]) -> str | None:
    """What a column ``properties`` holds: JSON with sorted names, NULL for none."""
    return storable(json.dumps(dict(properties), ensure_ascii=False, sort_keys=True)) if properties else None


def storable(text: str) -> str:
    """A text with ``?`` for each half of a surrogate pair, which JSON can smuggle in and no file can be written with."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def document_of(row: tuple[Any, ...]) -> Document:
    """From columns :data:`DOCUMENT`."""
    return Document(*row)


def edge_of(
    row: tuple[Any, ...], keys: Mapping[int, str], relations: Mapping[int, tuple[str, str]], evidence: tuple[Evidence, ...]
) -> Edge:
    """From columns :data:`EDGE`. ``keys`` are actors' keys and ``relations`` names and kinds, by row numbers."""
    number, source, relation, target, start, end, s1, s2, e1, e2, act, start_basis, end_basis, sign, status, confidence, properties = row
    name, kind = relations[relation]
    return Edge(
        hex_id(number), keys[source], name, keys[target], start, end, Bounds(s1, s2, e1, e2),
        "act" if act else "state" if kind == "state" else "process",
        start_basis, end_basis, _SIGNS[sign], STATUSES[status], properties_of(properties), evidence,
        confidence,
    )  # fmt: skip


def evidence_of(row: Sequence[Any], quote: str) -> Evidence:
    """From columns :data:`EVIDENCE`."""
    name, _, start, end, told, told_end, status, speaker, confidence, reader, start_basis, end_basis, attested, properties = row
    return Evidence(
        name, start, end, quote, told, told_end, STATUSES[status], speaker, confidence, reader or "record",
        start_basis, end_basis, attested, properties_of(properties),
    )  # fmt: skip


def entity_of(key: str, node_type: str, name: str, properties: str | None, aliases: set[str]) -> Entity:
    """From a row of table ``actor`` and its names."""
    return Entity(key, node_type, name, tuple(sorted(aliases - {name})), properties_of(properties))
