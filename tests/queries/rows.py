"""Small stores made of plain rows, so that questions are tested apart from extraction and resolution."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import detente
from detente.dates import attestation, bounds, counts_from
from detente.model import Bounds
from detente.vocabulary import Vocabulary, load_vocabulary

SCHEMA = Path(detente.__file__).with_name("store") / "schema.sql"
SIGN_NUMBERS = {"friendly": 1, "neutral": 0, "hostile": -1}


class Tie(NamedTuple):
    """An edge to be: its ends as ``Type:name`` or a state's bare name, and what is told of it."""

    source: str
    relation: str
    target: str
    start: str | None = None
    end: str | None = None
    documents: int = 1
    confidence: float = 1.0
    status: int = 0
    attested: str | None = None
    manner: str | None = None


class Row(NamedTuple):
    """An edge as the store has it: what oracles work on."""

    id: int
    source: str
    relation: str
    target: str
    bounds: Bounds
    counts: int
    act: bool
    sign: int
    status: int
    documents: int
    confidence: float
    symmetric: bool
    manner: str | None


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


class Rows:
    """A store in memory with an open connection, as questions ask for."""

    def __init__(self, ties: Iterable[Tie | tuple[Any, ...]] = (), actors: Iterable[str] = ()) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        self._actors: dict[str, int] = {}
        self.rows: list[Row] = []
        for number, relation in enumerate(vocabulary().relations.values(), 1):
            self.connection.execute(
                "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, '[]')",
                (
                    number,
                    relation.name,
                    relation.symmetric,
                    relation.kind,
                    SIGN_NUMBERS[relation.sign],
                    relation.timeless,
                    relation.process,
                ),
            )
        for actor in actors:
            self.actor(actor)
        for tie in ties:
            self.add(Tie(*tie))

    def actor(self, text: str) -> int:
        """The row number of an actor, made on first use."""
        key = ident(text)
        if key not in self._actors:
            letter, name = key.split(":", 1)
            node_type = {"S": "State", "P": "Party", "L": "Leader", "O": "Organization", "A": "Agreement"}[letter]
            self._actors[key] = len(self._actors) + 1
            self.connection.execute(
                "INSERT INTO actor (id, key, type, name) VALUES (?, ?, ?, ?)", (self._actors[key], key, node_type, name)
            )
        return self._actors[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """``Entity.id`` of all actors."""
        return tuple(self._actors)

    def add(self, tie: Tie) -> Row:
        """Add an edge; the first one is number 1."""
        relation = vocabulary().relations[tie.relation]
        act = relation.kind == "act" and not (relation.process and tie.end is not None)
        attested = attestation([tie.attested])
        span = bounds(tie.start, tie.end, act=act, attested=attested)
        counts = counts_from(tie.start, span, timeless=relation.timeless)
        number, sign = len(self.rows) + 1, SIGN_NUMBERS[relation.sign]
        (relation_number,) = self.connection.execute("SELECT id FROM relation WHERE name = ?", (tie.relation,)).fetchone()
        self.connection.execute(
            "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, self.actor(tie.source), relation_number, self.actor(tie.target), tie.start, tie.end, *span, counts, act,
                "told" if tie.start else None, "told" if tie.end else None, sign, tie.status, tie.documents, tie.confidence,
                json.dumps({"manner": tie.manner}) if tie.manner else None,
            ),
        )  # fmt: skip
        for document in range(1, tie.documents + 1):
            # The same documents tell all edges, so that two edges of a pair are not told by twice as many.
            self._tell(number, document)
        row = Row(
            number, ident(tie.source), tie.relation, ident(tie.target), span, counts, act, sign, tie.status, tie.documents,
            tie.confidence, relation.symmetric, tie.manner,
        )  # fmt: skip
        self.rows.append(row)
        return row

    def _tell(self, edge: int, document: int) -> None:
        about = (document, f"{document}.txt", "0" * 64, "txt", f"{document}.txt")
        self.connection.execute("INSERT OR IGNORE INTO document (id, name, sha256, media, origin) VALUES (?, ?, ?, ?, ?)", about)
        self.connection.execute(
            'INSERT INTO evidence (edge, document, start, "end", status, confidence) VALUES (?, ?, 0, 1, 0, 1.0)', (edge, document)
        )


def ident(text: str) -> str:
    """``Entity.id`` of an actor: a bare name is a state's."""
    return text if text[1:2] == ":" else f"S:{text}"
