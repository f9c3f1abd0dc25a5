"""What the page is told: the graph as rows of plain values, each kind of row with the names of its columns once.

The page's script reads it by those names (``script/records.js``). A string that many rows share, such as the quote that
tells two edges, is in a table of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from detente.dates import counts_from
from detente.model import SIGNS, STATUSES, Document, Edge, Entity, Evidence

APPEARANCE: Mapping[str, Any] = json.loads(Path(__file__).with_name("appearance.json").read_text(encoding="utf-8"))

ACTOR = ("id", "key", "type", "name", "aliases", "properties", "label", "x", "y", "size", "country", "extra")
EDGE = (
    "id", "key", "source", "target", "relation", "start", "end", "s1", "s2", "e1", "e2", "counts", "kind", "startBasis", "endBasis",
    "sign", "status", "confidence", "documents", "properties", "evidence", "extra",
)  # fmt: skip
EVIDENCE = ("document", "start", "end", "quote", "told", "toldEnd", "status", "speaker", "confidence", "reader")
DOCUMENT = ("name", "title", "publisher", "url", "published")


class Reading(NamedTuple):
    """How the page says a relation: ``source reads target``, and whether it points; ``timeless`` as in the vocabulary."""

    name: str
    reads: str
    symmetric: bool = False
    timeless: bool = False


class Opening(NamedTuple):
    """What the page opens on where its address says nothing else: an actor and what is near it, or a path, by ``Entity.id``."""

    around: str | None = None
    path: tuple[str, str] | None = None
    in_order: bool = False


class Known(NamedTuple):
    """What a store knows of a page's records that the records themselves do not say."""

    independent: Mapping[str, int] = {}
    """By an edge's id how many documents tell it that are no copies of each other; else its distinct documents count."""
    countries: Mapping[str, tuple[str, str]] = {}
    """From a regime's id to name and id of the regime that stands for its country (``detente.queries.countries``)."""
    opening: Opening = Opening()


class Placed(NamedTuple):
    """An actor as it is drawn: ``id`` is the page's own, ``extra`` options of vis-network for this node alone."""

    id: str
    entity: Entity
    label: str
    x: int
    y: int
    size: int
    extra: Mapping[str, Any] = {}


class Drawn(NamedTuple):
    """An edge as it is drawn between two actors, by their ids in the page."""

    id: str
    edge: Edge
    source: str
    target: str
    extra: Mapping[str, Any] = {}


def payload(
    title: str, note: str, actors: Iterable[Placed], edges: Iterable[Drawn], documents: Iterable[Document], readings: Mapping[str, Reading],
    options: Mapping[str, Any], known: Known,
) -> dict[str, Any]:  # fmt: skip
    """Everything that the page shows, ready for JSON. Documents that tell none of the edges are left out."""
    strings = Strings()
    edges = list(edges)
    told = {evidence.document for drawn in edges for evidence in drawn.edge.evidence}
    shown = sorted((d for d in documents if d.name in told), key=lambda d: d.name)
    # A document that evidence names and nobody described is still a name to show.
    names = [d.name for d in shown] + sorted(told - {d.name for d in shown})
    number = {name: i for i, name in enumerate(names)}
    used = sorted({drawn.edge.relation for drawn in edges})
    relations = [readings.get(name) or Reading(name, name.lower().replace("_", " ")) for name in used]
    relation = {reading.name: i for i, reading in enumerate(relations)}
    rows = [
        _edge(drawn, relation[drawn.edge.relation], relations[relation[drawn.edge.relation]], number, strings, known) for drawn in edges
    ]
    return {
        "title": title,
        "note": note,
        "appearance": APPEARANCE,
        "options": options,
        "opening": known.opening._asdict(),
        "statuses": STATUSES,
        "relations": {"fields": Reading._fields, "rows": relations},
        "documents": {
            "fields": DOCUMENT,
            "rows": [(d.name, d.title, d.publisher, d.url, d.published) for d in shown] + [(name,) for name in names[len(shown) :]],
        },
        "actors": {"fields": ACTOR, "rows": [_actor(placed, known) for placed in actors]},
        "edges": {"fields": EDGE, "rows": rows},
        "evidence": {"fields": EVIDENCE},
        "strings": strings.all,
    }


class Strings:
    """Each distinct string once, by its number in order of first use."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a string, a new one if it is new."""
        found = self._numbers.setdefault(text, len(self.all))
        if found == len(self.all):
            self.all.append(text)
        return found


def _actor(placed: Placed, known: Known) -> list[Any]:
    entity = placed.entity
    row = (entity.id, entity.type, entity.name, list(entity.aliases) or None, dict(entity.properties) or None)
    label = None if placed.label == entity.name else placed.label
    return _short(placed.id, *row, label, placed.x, placed.y, placed.size, known.countries.get(entity.id), dict(placed.extra) or None)


def _edge(drawn: Drawn, relation: int, reading: Reading, documents: Mapping[str, int], strings: Strings, known: Known) -> list[Any]:
    edge = drawn.edge
    distinct = len({evidence.document for evidence in edge.evidence})
    return _short(
        drawn.id, edge.id, drawn.source, drawn.target, relation, edge.start, edge.end, *edge.bounds,
        counts_from(edge.start, edge.bounds, timeless=reading.timeless), edge.kind, edge.start_basis, edge.end_basis,
        SIGNS.index(edge.sign), STATUSES.index(edge.status), round(edge.confidence, 6),
        known.independent.get(edge.id, distinct), dict(edge.properties) or None,
        [_evidence(evidence, documents, strings) for evidence in edge.evidence], dict(drawn.extra) or None,
    )  # fmt: skip


def _evidence(evidence: Evidence, documents: Mapping[str, int], strings: Strings) -> list[Any]:
    return _short(
        documents[evidence.document], evidence.start, evidence.end, strings.number(evidence.quote), evidence.told, evidence.told_end,
        STATUSES.index(evidence.status), evidence.speaker, round(evidence.confidence, 3), strings.number(evidence.reader),
    )  # fmt: skip


def _short(*values: Any) -> list[Any]:
    """A row without the nulls at its end."""
    row = list(values)
    while row and row[-1] is None:
        row.pop()
    return row
