"""Whom a name of one word stands for: a surname or an acronym for the one actor that documents call so beside a fuller name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


def changed_meanings(connection: sqlite3.Connection, folded: str) -> Iterator[tuple[int, int | None, int | None]]:
    """The actors whose own name has this folded form, and who stand for somebody else now than ``actor.same`` says: each with whom it
    stood for and now stands for (None: itself).
    """
    bearers = connection.execute(
        """SELECT actor.id, actor.key, actor.type, actor.known, actor.same, max(alias.documents)
           FROM alias JOIN actor ON actor.id = alias.actor WHERE alias.folded = ? GROUP BY actor.id""",
        (folded,),
    ).fetchall()
    for number, key, node_type, known, same, _ in bearers:
        # Only its own name makes a short name stand for somebody; nothing is inferred from its other names.
        if known or not is_short(node_type, key) or not key.endswith(":" + folded):
            continue
        meant = [
            n for n, k, t, fixed, _, documents in bearers if t == node_type and documents and n != number and (fixed or not is_short(t, k))
        ]
        now = meant[0] if len(meant) == 1 else None
        if now != same:
            yield number, same, now


def is_short(node_type: str, key: str) -> bool:
    """Whether an actor's own name is one word, as surnames and acronyms are. Only leaders, organizations and parties go by such."""
    return node_type in ("Leader", "Organization", "Party") and "-" not in key
