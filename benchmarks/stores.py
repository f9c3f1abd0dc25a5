"""Generated records and the stores that they are loaded into, made once in a folder and shared by the measures of a run."""

from __future__ import annotations

import csv
import random
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import COLUMNS, SIZES, records
from benchmarks.running import DETENTE
from detente.queries.paths import PathQuestion, find_paths
from detente.shipped import folder

DATE = "1985"


class Opened(NamedTuple):
    """A store by its connection alone."""

    connection: sqlite3.Connection


def opened(path: Path) -> closing[sqlite3.Connection]:
    """A connection for reading."""
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def rows(size: str, at: Path) -> Path:
    """A file of generated records."""
    found = at / f"{size}.csv"
    if not found.exists():
        with found.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(records(*SIZES[size]))
    return found


def generated(size: str, at: Path) -> Path:
    """A store of generated records."""
    store = at / f"{size}.db"
    if not store.exists():
        subprocess.run([*DETENTE, "--store", str(store), "load", str(rows(size, at))], check=True, stdout=subprocess.DEVNULL)
    return store


def seeds(at: Path) -> Path:
    """A store of the shipped documents."""
    store, shipped = at / "seeds.db", folder("seeds")
    if not store.exists():
        loading = [*DETENTE, "--store", str(store), "load", "--metadata", str(shipped / "sources.jsonl"), str(shipped / "documents")]
        subprocess.run(loading, check=True, stdout=subprocess.DEVNULL)
    return store


def pairs(store: Opened, count: int, question: PathQuestion) -> list[tuple[str, str]]:
    """Pairs of actors (ids) of whom the question finds a path; the same ones in every run."""
    keys = [key for (key,) in store.connection.execute("SELECT key FROM actor ORDER BY key")]
    chosen = random.Random(1)
    found: list[tuple[str, str]] = []
    while len(found) < count:
        a, b = chosen.sample(keys, 2)
        if find_paths(store, a, b, question):
            found.append((a, b))
    return found
