"""Whether a store is still what was loaded last: a hash over its rows, which reads no text and makes no records of them.

Two stores with equal graphs may hash differently, for rows have numbers that depend on the order of loading; the load then compares
everything, as it does after any change.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

from detente import __version__

_TABLES = ("meta", "relation", "document", "origin", "actor", "alias", "edge", "evidence")
"""What a load writes follows from these; texts follow from the hashes of their documents."""
VERSION = 1
"""To be raised when the same store is written otherwise."""


def state_of(connection: sqlite3.Connection, *, all: bool) -> str:
    """A hash of all that a load writes.

    >>> state_of(sqlite3.connect(":memory:"), all=False) == state_of(sqlite3.connect(":memory:"), all=True)
    False
    """
    state = blake2b(f"{__version__} {VERSION} {all}".encode(), digest_size=16)
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in _TABLES:
        state.update(table.encode())
        if table in present:
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
            while some := rows.fetchmany(1000):
                state.update(repr(some).encode("utf-8", "surrogatepass"))
    return state.hexdigest()
