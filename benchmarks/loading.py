"""What it costs to fill a store: a million records beside the bare work, the store's size, and one document more.

records     `detente load` of a file of records beside the bare work on the same rows: csv.reader into executemany on a table of the
            same columns, and an index from either end; processor time, since both use one core and other programs the others.
            Peak memory, and bytes a record
adding      one document that tells 20 edges, into a store of a million (S: 25,000): until it is on the disk
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from bisect import bisect
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.generate import COLUMNS, PATTERNS, SIZES, casts
from benchmarks.running import DETENTE, Spent, in_turns, middle, spent, tell, tell_figure
from benchmarks.stores import generated, rows
from detente.model import Actor, Document, Fact
from detente.store import Store

LIMITS = {"load": 8, "memory": 400, "bytes": 500, "adding": 10}
DOCUMENTS = 50
EDGES = 20

_BARE = f"""
import csv, sqlite3, sys
from contextlib import closing
with closing(sqlite3.connect(sys.argv[2])) as connection, connection, open(sys.argv[1], encoding="utf-8", newline="") as file:
    reader = csv.reader(file)
    next(reader)
    connection.execute('CREATE TABLE record ({", ".join(f'"{column}"' for column in COLUMNS)})')
    connection.executemany("INSERT INTO record VALUES ({", ".join("?" * len(COLUMNS))})", reader)
    connection.execute("CREATE INDEX by_source ON record (source, target, relation)")
    connection.execute("CREATE INDEX by_target ON record (target, source, relation)")
"""


def records(size: str | None, at: Path) -> None:
    """Loading records beside csv, executemany and two indexes, with the size of the store and the peak of memory."""
    size = size or "S"
    count, source = SIZES[size][1], rows(size, at)
    store, bare = at / "loaded.db", at / "bare.db"
    turns = 3 if size == "S" else 1
    where = "" if size == "M" else "M"
    ours: list[Spent] = []
    theirs: list[Spent] = []
    for _ in range(turns):
        for path, command, taken in (
            (bare, [sys.executable, "-c", _BARE, str(source), str(bare)], theirs),
            (store, [*DETENTE, "--store", str(store), "load", str(source)], ours),
        ):
            path.unlink(missing_ok=True)
            taken.append(spent(command))
    tell(
        f"load of {count:,} records, processor time",
        middle(one.processor for one in ours),
        middle(one.processor for one in theirs),
        LIMITS["load"],
        "csv, executemany and two indexes",
        where,
    )
    print(f"{'':44}{middle(one.clock for one in ours):.3g} s by the clock, bare {middle(one.clock for one in theirs):.3g} s")
    tell_figure("its peak memory", max(one.peak for one in ours), "MB", LIMITS["memory"], where)
    tell_figure("size of the store", os.path.getsize(store) / count, "bytes a record", LIMITS["bytes"], where)
    shutil.move(store, at / f"{size}.db")


def adding(size: str | None, at: Path) -> None:
    """One document more."""
    size = size or "S"
    path = at / "adding.db"
    shutil.copy(generated(size, at), path)
    chance = random.Random(2)
    with Store.open(path) as store, closing(sqlite3.connect(at / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE IF NOT EXISTS line (text)")
        store.replace(*_page("warm", size, chance.random))
        pages = [_page(f"page {number}", size, chance.random) for number in range(DOCUMENTS)]
        begun = process_time()
        for page in pages:
            store.replace(*page)
        processor = (process_time() - begun) / DOCUMENTS
        pages = [_page(f"other page {number}", size, chance.random) for number in range(DOCUMENTS)]
        ours = [partial(store.replace, *page) for page in pages]
        taken, commit = in_turns(ours, [partial(bare.execute, "INSERT INTO line VALUES ('a')")] * DOCUMENTS, perf_counter)
    path.unlink()
    where = "" if size == "M" else "M"
    tell_figure(f"one document of {EDGES} edges more, {size}", taken * 1e3, "ms until it is on the disk", LIMITS["adding"], where)
    print(f"{'':44}{processor * 1e3:9.3g} ms of the processor; a bare commit of one row {commit * 1e3:.3g} ms", flush=True)


def _page(name: str, size: str, chance: Callable[[], float]) -> tuple[Document, str, list[Fact]]:
    """A document that tells edges of actors as the generated ones."""
    actors = casts(SIZES[size][0])
    lines: list[str] = []
    facts: list[Fact] = []
    at = 0
    weights = list(accumulate(pattern.weight for pattern in PATTERNS))
    for _ in range(EDGES):
        pattern = PATTERNS[bisect(weights, chance() * weights[-1])]
        first, second = actors[pattern.source].draw(chance()), actors[pattern.target].draw(chance())
        if first == second:
            second = actors[pattern.target].names[0 if first != actors[pattern.target].names[0] else 1]
        line = f"{first} and {second} in {name}, {len(lines)}.\n"
        ends = (Actor(first, pattern.source, None, (first,)), Actor(second, pattern.target, None, (second,)))
        start = None if pattern.relation in ("PART_OF", "KIN_OF") else f"20{int(chance() * 26):02d}-05"
        facts.append(Fact(ends[0], pattern.relation, ends[1], (at, at + len(line) - 1), start))
        lines.append(line)
        at += len(line)
    return Document(name, "", published="2026-01-01", origin=name), "".join(lines), facts
