"""The versions of the schema: a new store gets ``schema.sql``, an older one the steps that it lacks, each in one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence

Step = Callable[[sqlite3.Connection], None]

STEPS: tuple[Step, ...] = ()
"""``STEPS[n - 1]`` brings a store from version n to n + 1. ``schema.sql`` is what all of them come to."""
VERSION = len(STEPS) + 1


def schema() -> str:
    """The text of ``schema.sql``."""
    with open(os.path.join(os.path.dirname(__file__), "schema.sql"), encoding="utf-8") as file:
        return file.read()


def set_up(connection: sqlite3.Connection, application: int) -> None:
    """Make an empty file a store. ``application`` goes into the file's header and says what it is."""
    # Must be set outside of a transaction; it makes many readers and one writer at once possible.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():  # another command may have been first
            for statement in statements(schema()):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection, version: int, steps: Sequence[Step] | None = None) -> None:
    """Bring a store from ``version`` up to date, step by step; a step that fails leaves the store at the version before it."""
    for number, step in enumerate((STEPS if steps is None else steps)[version - 1 :], start=version):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another command may have taken this step since the version was read.
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                step(connection)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def statements(script: str) -> list[str]:
    """The single statements of an SQL script, so that it runs inside a transaction (``executescript`` commits first)."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
