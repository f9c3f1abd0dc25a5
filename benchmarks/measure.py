"""What detente costs, each measure beside a bare one of the same run, so that the ratio means the same on any machine.

    python -m benchmarks.measure                    # everything small enough for a coffee
    python -m benchmarks.measure start --size M     # the start of a path search, with a million records loaded

start      `detente path A B --as-of D` from process start, beside `python -c "import click"`
records    loading records, beside csv.reader and executemany into a bare table; bytes a record, peak memory
throughput loading documents, beside spaCy's bare parse of the same texts
jobs       loading documents with a process for each core, beside one process
memory     the peak memory of loading documents; --size L for 10,000
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import detente
from benchmarks.documents import jobs, memory, throughput
from benchmarks.generate import COLUMNS, SIZES, records
from benchmarks.running import DETENTE, beside, run_with_peak, tell
from detente.shipped import folder


def start(size: str | None, at: Path) -> None:
    """The start of a path search on the shipped documents, or on a generated store of the size."""
    if size is None:
        store, ends, limit = _seeds(at), ("Cambodia", "Russia", "--as-of", "1985"), 1.6
    else:
        store, ends, limit = _generated(size, at), ("State A000000", "Leader Z000077", "--as-of", "1985"), 3.2
    compileall.compile_dir(str(Path(detente.__file__).parent), quiet=1)  # as an installed package is
    ours, bare = beside([*DETENTE, "--store", str(store), "path", *ends], [sys.executable, "-c", "import click"])
    tell(f"start of path ({size or 'seeds'})", ours, bare, limit, "import click")


def records_beside_a_bare_table(size: str | None, at: Path) -> None:
    """Loading records beside csv and executemany, with the size of the store and the peak of memory."""
    size = size or "S"
    rows = _rows(size, at)
    begun = time.perf_counter()
    with closing(sqlite3.connect(at / "bare.db")) as connection, connection, rows.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        connection.execute(f"CREATE TABLE bare ({', '.join(f'c{number}' for number in range(len(COLUMNS)))})")
        connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(COLUMNS))})", reader)
    bare = time.perf_counter() - begun
    store = at / f"records-{size}.db"
    store.unlink(missing_ok=True)
    begun = time.perf_counter()
    peak = run_with_peak([*DETENTE, "--store", str(store), "load", str(rows)])
    tell(f"load of {SIZES[size][1]:,} records", time.perf_counter() - begun, bare, 8, "csv and executemany")
    print(f"{'':34}{os.path.getsize(store) / SIZES[size][1]:.0f} bytes a record, peak memory {peak:.0f} MB")


MEASURES: dict[str, Callable[[str | None, Path], None]] = {
    "start": start,
    "records": records_beside_a_bare_table,
    "throughput": throughput,
    "jobs": jobs,
    "memory": memory,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the measures named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure", help=f"of {', '.join(MEASURES)}; all when none is named")
    parser.add_argument(
        "--size", choices=sorted(SIZES), help="records: S 25,000, M 1,000,000, L 5,000,000; documents: S 300, M 2,500, L 10,000"
    )
    asked = parser.parse_args(arguments)
    unknown = set(asked.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no measure {sorted(unknown)[0]!r}; there are {', '.join(MEASURES)}")
    at = Path(tempfile.mkdtemp(prefix="detente-bench-"))
    try:
        for name in asked.measures or MEASURES:
            MEASURES[name](asked.size, at)
    finally:
        shutil.rmtree(at)


def _seeds(at: Path) -> Path:
    store = at / "seeds.db"
    seeds = folder("seeds")
    loading = [*DETENTE, "--store", str(store), "load", "--metadata", str(seeds / "sources.jsonl"), str(seeds / "documents")]
    subprocess.run(loading, check=True, stdout=subprocess.DEVNULL)
    return store


def _generated(size: str, at: Path) -> Path:
    store = at / f"records-{size}.db"
    if not store.exists():
        subprocess.run([*DETENTE, "--store", str(store), "load", str(_rows(size, at))], check=True, stdout=subprocess.DEVNULL)
    return store


def _rows(size: str, at: Path) -> Path:
    rows = at / f"{size}.csv"
    if not rows.exists():
        with rows.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(records(*SIZES[size]))
    return rows


if __name__ == "__main__":
    main()
