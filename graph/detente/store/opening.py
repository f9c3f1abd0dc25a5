"""Opening a store's file: what may be wrong with it, in words, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from detente.errors import DetenteError, DiskError, StoreError
from detente.store.migrations import VERSION, migrate, set_up

APPLICATION = 0x64C3_A974  # marks the file as a detente store, see PRAGMA application_id
_WAIT_SECONDS = 20.0


def connect(path: str, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to a store of this version.

    Raises
    ------
    StoreError
        There is no store (and ``create`` is false), it cannot be read or written, or it is something else than a store.
    """
    _check_place(path, create=create and not readonly)
    try:
        connection = _readable(path) if readonly else _writable(path)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    try:
        version = _version(connection, path)
        if version != VERSION:
            connection = _of_this_version(connection, path, version, readonly=readonly)
        if not readonly:
            connection.execute("PRAGMA synchronous = FULL")  # what is committed outlives a loss of power
            connection.execute("PRAGMA cache_size = -49152")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise explained(error, path) from error
        raise
    return connection


@contextmanager
def explaining(path: str, doing: str = "") -> Iterator[None]:
    """Turn what SQLite raises inside into a StoreError or DiskError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path, doing) from error


def explained(error: sqlite3.Error, path: str, doing: str = "") -> DetenteError:
    """What SQLite says, as an error that an analyst can act on."""
    text = str(error)
    known = getattr(error, "sqlite_errorname", "") or ""
    where = f"{path}: " + (f"{doing}: " if doing else "")
    if known.startswith("SQLITE_FULL") or "disk is full" in text:
        return DiskError(f"{where}the disk is full; the store is as it was before. Free some space and load again")
    if known.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or "not a database" in text or "malformed" in text:
        return StoreError(f"{where}is no detente store, or a damaged one ({text}); name another file with --store, or load into a new one")
    if known.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in text:
        return StoreError(f"{where}another command is writing to this store; wait until it is done and try again")
    if known.startswith("SQLITE_READONLY") or "readonly" in text:
        return StoreError(f"{where}cannot be written to; check the permissions of the file and of its folder, or copy it elsewhere")
    if known.startswith("SQLITE_IOERR"):
        return DiskError(
            f"{where}the disk could not be read or written ({text}); the store is as it was before. Check the disk and try again"
        )
    if known.startswith("SQLITE_CANTOPEN") or "unable to open" in text:
        return StoreError(f"{where}cannot be opened; check that it is a file, and the permissions of it and of its folder")
    if "no such table" in text or "no such column" in text:
        return StoreError(f"{where}lacks tables of a detente store ({text}); load into a new one")
    return StoreError(f"{where}SQLite says {text!r}; if it goes on, load into a new store")


def _check_place(path: str, *, create: bool) -> None:
    """Raise StoreError where what is, or is not, at the path rules out opening it."""
    if os.path.isdir(path):
        raise StoreError(f"{path}: is a folder, not a store; name a file with --store")
    if os.path.exists(path):
        if not os.access(path, os.R_OK):
            raise StoreError(f"{path}: may not be read; check its permissions")
        return
    if not create:
        raise StoreError(f"{path}: there is no store; load documents first: detente --store {path} load PATH")
    if not os.path.isdir(folder := os.path.dirname(path) or os.curdir):
        raise StoreError(f"{path}: the folder {folder} is not there; make it first, or name another file with --store")


def _writable(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA user_version").fetchone()
    return connection


def _readable(path: str) -> sqlite3.Connection:
    # Only these would end the path or begin an escape in SQLite's URI; urllib would cost a third of a reading command's start.
    name = os.path.abspath(path).replace(os.sep, "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    name = name if name.startswith("/") else f"/{name}"
    try:
        connection = sqlite3.connect(f"file:{name}?mode=ro", timeout=_WAIT_SECONDS, isolation_level=None, uri=True)
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        # In a folder that may not be written to, SQLite cannot keep the log's index; without a log it needs none.
        if os.access(os.path.dirname(path) or os.curdir, os.W_OK) or os.path.exists(f"{path}-wal"):
            raise
        connection = sqlite3.connect(f"file:{name}?mode=ro&immutable=1", timeout=_WAIT_SECONDS, isolation_level=None, uri=True)
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return connection


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The version of the store's schema, 0 for a new file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION:
        if version > VERSION:
            newer = f"was written by a newer detente (schema {version}, this one reads up to {VERSION})"
            raise StoreError(f"{path}: {newer}; update detente")
        return version
    if version or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise StoreError(f"{path}: is an SQLite database, but no detente store; name another file with --store")
    return 0


def _of_this_version(connection: sqlite3.Connection, path: str, version: int, *, readonly: bool) -> sqlite3.Connection:
    if readonly and version == 0:
        raise StoreError(f"{path}: is empty; load documents first: detente --store {path} load PATH")
    if readonly:
        connection.close()
        with explaining(path, "it is from an older detente and must be brought up to date"):
            writable = _writable(path)
            try:
                migrate(writable, version)
            finally:
                writable.close()
        return _readable(path)
    if version == 0:
        set_up(connection, APPLICATION)
    else:
        migrate(connection, version)
    return connection
