"""Evidence with what a record of it does not say: which of two documents of one name, and which names of its own for the ends."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from detente.model import Evidence
from detente.store.passages import Passages
from detente.store.rows import EVIDENCE, evidence_of

_ROWS = f"""SELECT {EVIDENCE}, document.origin, evidence.homes
FROM evidence JOIN document ON document.id = evidence.document WHERE evidence.edge = ?
ORDER BY document.name, document.origin, evidence.start, evidence."end", evidence.told, evidence.told_end, evidence.reader, evidence.status,
evidence.speaker, evidence.confidence, evidence.attested, evidence.properties, evidence.homes"""


class Telling(NamedTuple):
    """One piece of evidence."""

    evidence: Evidence
    origin: str
    """The file that brought its document."""
    ends: tuple[str, str] | None
    """Ids of the actors that its names for source and target stand for, where these are not the edge's ends."""


def tellings(connection: sqlite3.Connection, passages: Passages, edge: str) -> Iterator[Telling]:
    """All evidence of an edge (by its id), in an order that does not depend on how the store was loaded."""
    for row in connection.execute(_ROWS, (int(edge, 16),)):
        *columns, origin, homes = row
        evidence = evidence_of(tuple(columns), passages.between(columns[1], columns[2], columns[3]))
        yield Telling(evidence, origin, tuple(json.loads(homes)) if homes else None)
