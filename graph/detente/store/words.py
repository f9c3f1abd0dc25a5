"""The vocabulary in a store: kept with the graph, so that a store means the same wherever it is opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from detente.model import SIGNS
from detente.resolution import Tie

if TYPE_CHECKING:
    from detente.vocabulary import Relation, Vocabulary

SUCCEEDED, CUT_TIES, DIPLOMATIC_RELATIONS = 1, 2, 3
"""Fixed numbers of the relations that close others or are closed by name; ``schema.sql`` has indexes on them."""
_FIXED = {"SUCCEEDED": SUCCEEDED, "CUT_TIES": CUT_TIES, "DIPLOMATIC_RELATIONS": DIPLOMATIC_RELATIONS}
_SIGN_NUMBERS = {"friendly": 1, "neutral": 0, "hostile": -1}
SIGN_NAMES = {number: name for name, number in _SIGN_NUMBERS.items()}
assert set(SIGNS) == set(_SIGN_NUMBERS)


def ties(connection: sqlite3.Connection) -> dict[str, Tie]:
    """The relations of a store by name."""
    rows = connection.execute("SELECT id, name, symmetric, kind, process, timeless, sign, identity FROM relation ORDER BY id")
    return {
        name: Tie(number, name, bool(symmetric), kind == "state", bool(process), bool(timeless), sign, tuple(json.loads(identity)))
        for number, name, symmetric, kind, process, timeless, sign, identity in rows
    }


def vocabulary_of(connection: sqlite3.Connection) -> Vocabulary | None:
    """The vocabulary that a store was filled with; None for a new store."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'vocabulary'").fetchone()
    return None if row is None else vocabulary_from(json.loads(row[0]))


def vocabulary_from(told: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary from the JSON object that a store keeps of it, which an export carries along."""
    from detente.vocabulary import Relation, Vocabulary

    relations = {name: Relation(name, **_thawed(fields)) for name, fields in told["relations"].items()}
    return Vocabulary(told["node_types"], relations, told["names"])


def install(connection: sqlite3.Connection, vocabulary: Vocabulary) -> list[int] | None:
    """Make a store understand a vocabulary, inside a transaction. What the store had and the vocabulary lacks stays.

    Returns the numbers of relations whose edges must be derived again; None where the store knew all of it before.
    """
    from detente.vocabulary import Vocabulary

    before = vocabulary_of(connection)
    after = vocabulary
    if before is not None:
        names = {kind: list(rows) for kind, rows in before.names.items()}
        for kind, rows in vocabulary.names.items():
            names.setdefault(kind, []).extend(row for row in rows if row not in names[kind])
        after = Vocabulary({**before.node_types, **vocabulary.node_types}, {**before.relations, **vocabulary.relations}, names)
        if _frozen(before) == _frozen(after):
            return None
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('vocabulary', ?)", (_frozen(after),))
    old = ties(connection)
    free = max([*_FIXED.values(), *(tie.number for tie in old.values())])
    for relation in after.relations.values():
        if relation.name in old:
            number = old[relation.name].number
        elif relation.name in _FIXED:
            number = _FIXED[relation.name]
        else:
            free += 1
            number = free
        connection.execute("INSERT OR REPLACE INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _row(number, relation))
    return [tie.number for name, tie in ties(connection).items() if name in old and old[name] != tie]


def _row(number: int, relation: Relation) -> tuple[object, ...]:
    return (
        number,
        relation.name,
        int(relation.symmetric),
        relation.kind,
        _SIGN_NUMBERS[relation.sign],
        int(relation.timeless),
        int(relation.process),
        json.dumps(list(relation.identity), ensure_ascii=False),
    )


def _frozen(vocabulary: Vocabulary) -> str:
    relations = {}
    for name, relation in vocabulary.relations.items():
        fields = {field: getattr(relation, field) for field in relation.__slots__ if field != "name"}
        relations[name] = {field: sorted(value) if isinstance(value, frozenset) else value for field, value in fields.items()}
    told = {
        "node_types": dict(vocabulary.node_types),
        "relations": relations,
        "names": {kind: list(rows) for kind, rows in vocabulary.names.items()},
    }
    return json.dumps(told, ensure_ascii=False, default=str)


def _thawed(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of a Relation from JSON, which knows neither sets nor tuples."""
    thawed = {field: tuple(value) if isinstance(value, list) else value for field, value in fields.items()}
    for field in ("sources", "targets"):
        thawed[field] = frozenset(thawed[field])
    thawed["pairs"] = frozenset(map(tuple, thawed["pairs"]))
    return thawed
