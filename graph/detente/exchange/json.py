"""Node-link JSON, as ``networkx.node_link_graph`` (3.6 and newer) reads it: the whole graph with its evidence, out of a store and into one.

The same graph gives the same bytes: nodes are sorted by id, edges by key, one on a line. Beside what the interface asks for, it
carries what a store needs to be equal after loading it: how each end of each date is known, what read a quote, what each document
calls its actors, and the vocabulary. A document comes with its quotes, not with its text; decisions are exported by themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, Any

from detente.exchange.tellings import Telling, tellings
from detente.model import FUTURE, PAST, Bounds, Edge, Entity
from detente.store import Store
from detente.store.passages import Passages

VERSION = 1
FORMAT = "detente"
EDGE_FIELDS = (
    "source", "target", "key", "relation", "start", "end", "bounds", "basis", "kind", "sign", "status", "confidence",
    "properties", "evidence",
)  # fmt: skip
EVIDENCE_FIELDS = ("document", "start", "end", "quote", "told", "status", "speaker", "confidence")
"""Every piece of evidence has these."""
EVIDENCE_MORE = ("told_end", "start_basis", "end_basis", "attested", "reader", "properties", "origin", "ends")
"""And these where there is something to tell: ``origin`` is the file of records that names the document, ``ends`` the ids of
the names that it gives to source and target, where these stand for other actors (a surname, an acronym)."""

_CALLS = """SELECT actor.key, alias.name, called.fullest FROM called JOIN alias ON alias.id = called.alias
JOIN actor ON actor.id = alias.actor WHERE called.document = ? ORDER BY actor.key, alias.name"""


def export(store: Store, *, all: bool = False) -> dict[str, Any]:
    """The graph as one object; see :func:`write` for large ones.

    Parameters
    ----------
    all
        With edges that are planned or denied (and actors that only such edges reach); else without.
    """
    found: dict[str, Any] = json.loads("".join(chunks(store, all=all)))
    return found


def write(store: Store, stream: IO[str], *, all: bool = False) -> None:
    """Write the graph to a text stream (UTF-8), an edge at a time."""
    for chunk in chunks(store, all=all):
        stream.write(chunk)


def chunks(store: Store, *, all: bool = False) -> Iterator[str]:
    """The JSON text in pieces."""
    ends, homes = _ends(store, all)
    told = store.connection.execute("SELECT value FROM meta WHERE key = 'vocabulary'").fetchone()
    yield '{"directed": true, "multigraph": true,\n"graph": {"format": ' + text_of(FORMAT) + f', "version": {VERSION},\n"vocabulary": '
    yield text_of(json.loads(told[0]) if told else None) + ',\n"documents": ['
    yield from _listed(_document(store, *row, None if all else homes) for row in _documents(store))
    yield ']},\n"nodes": ['
    yield from _listed(_node(entity) for entity in store.entities() if all or entity.id in ends)
    yield '],\n"edges": ['
    passages = Passages(store.connection)
    yield from _listed(
        _edge(edge, [_telling(telling) for telling in tellings(store.connection, passages, edge.id)])
        for edge in store.edges(all=all, evidence=False)
    )
    yield "]}\n"


def text_of(value: Any) -> str:
    """JSON on one line, in which lone surrogates are escaped so that it can be encoded.

    >>> text_of({"name": "Phnom Penh \\ud800"})
    '{"name": "Phnom Penh \\\\ud800"}'
    """
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", plain)


def day(ordinal: int) -> str | None:
    """A day in ISO form; None where it is infinite.

    >>> day(714182), day(0)
    ('1956-05-13', None)
    """
    return None if ordinal in (PAST, FUTURE) else date.fromordinal(ordinal).isoformat()


def _listed(values: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    between = "\n"
    for value in values:
        yield between + text_of(value)
        between = ",\n"


def _ends(store: Store, all: bool) -> tuple[set[str], set[str]]:
    """The actors that exported edges tie, and all ids under which evidence of these edges names actors."""
    if all:
        return set(), set()
    ends = {end for edge in store.edges(all=False, evidence=False) for end in (edge.source, edge.target)}
    rows = store.connection.execute(
        "SELECT DISTINCT homes FROM evidence JOIN edge ON edge.id = evidence.edge WHERE homes IS NOT NULL AND edge.status < 2"
    )
    return ends, ends | {home for (homes,) in rows for home in json.loads(homes)}


def _documents(store: Store) -> Iterator[tuple[int, tuple[Any, ...]]]:
    from detente.store.rows import DOCUMENT

    rows = store.connection.execute(f"SELECT id, {DOCUMENT} FROM document ORDER BY name, origin").fetchall()
    return ((number, tuple(row)) for number, *row in rows)


def _document(store: Store, number: int, row: tuple[Any, ...], homes: set[str] | None) -> dict[str, Any]:
    from detente.model import Document

    calls = [
        [key, name, bool(fullest)] for key, name, fullest in store.connection.execute(_CALLS, (number,)) if homes is None or key in homes
    ]
    return {**Document(*row)._asdict(), "calls": calls}


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id, "type": entity.type, "name": entity.name, "aliases": list(entity.aliases),
        "properties": dict(sorted(entity.properties.items())),
    }  # fmt: skip


def _edge(edge: Edge, evidence: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "source": edge.source, "target": edge.target, "key": edge.id, "relation": edge.relation, "start": edge.start, "end": edge.end,
        "bounds": bounds_of(edge.bounds), "basis": {"start": edge.start_basis, "end": edge.end_basis}, "kind": edge.kind, "sign": edge.sign,
        "status": edge.status, "confidence": edge.confidence, "properties": dict(sorted(edge.properties.items())), "evidence": evidence,
    }  # fmt: skip


def bounds_of(bounds: Bounds) -> list[str | None]:
    """``[s1, s2, e1, e2]`` as ISO days."""
    return [day(bound) for bound in bounds]


def _telling(telling: Telling) -> dict[str, Any]:
    evidence, origin, ends = telling
    told = evidence._asdict()
    told["reader"] = None if evidence.reader == "record" else evidence.reader
    told["properties"] = dict(sorted(evidence.properties.items())) or None
    told["origin"], told["ends"] = origin if origin != evidence.document else None, ends
    return {
        **{field: told[field] for field in EVIDENCE_FIELDS},
        **{field: told[field] for field in EVIDENCE_MORE if told[field] is not None},
    }
