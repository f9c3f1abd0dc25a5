"""Indexes out of the way of a large load, and built at its end: a tenth of the work that keeping them up to date row by row is."""

from __future__ import annotations

import re
import sqlite3

from detente.store.migrations import schema, statements

_INDEX = re.compile(r"CREATE INDEX (\w+) ON (\w+)")
_TABLES = ("edge", "evidence")
_OFTEN = 10
"""A load that brings at least one row for so many that are there is worth it."""


class Indexes:
    """The indexes on edges and evidence, during one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statements = {
            found[1]: statement for statement in statements(schema()) if (found := _INDEX.search(statement)) and found[2] in _TABLES
        }
        self._dropped: list[str] = []

    def drop_if_worth(self, rows: int) -> bool:
        """Drop them where so many new rows are a good part of the store. Returns whether they are dropped."""
        edges = self._connection.execute("SELECT count(*) FROM edge").fetchone()[0]
        if edges <= rows * _OFTEN:
            for name in self._statements:
                self._connection.execute(f"DROP INDEX {name}")
                self._dropped.append(name)
        return bool(self._dropped)

    def build(self, *names: str) -> None:
        """Build these again where they are dropped; all of them if none is named."""
        self._connection.execute("PRAGMA threads = 2")  # sort on another core
        for name in [name for name in self._dropped if not names or name in names]:
            self._connection.execute(self._statements[name])
            self._dropped.remove(name)
