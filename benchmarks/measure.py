"""What detente costs, each measure beside a bare one of the same run, so that the ratio means the same on any machine.

    python -m benchmarks.measure                    # everything small enough for a coffee
    python -m benchmarks.measure start --size M     # the start of a path search, with a million records loaded

start      `detente path A B --as-of D` from process start, beside `python -c "import click"`
records    loading records, beside csv.reader and executemany into a bare table; bytes a record, peak memory
prose      loading documents, beside spaCy's parse of the same texts, model load aside
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import detente
from benchmarks.generate import COLUMNS, SIZES, records
from detente.shipped import folder

ROUNDS = 15
DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]


def start(size: str | None, at: Path) -> None:
    """The start of a path search on the shipped documents, or on a generated store of the size."""
    if size is None:
        store, ends, limit = _seeds(at), ("Cambodia", "Russia", "--as-of", "1985"), 1.6
    else:
        store, ends, limit = _generated(size, at), ("State A000000", "Leader Z000077", "--as-of", "1985"), 3.2
    compileall.compile_dir(str(Path(detente.__file__).parent), quiet=1)  # as an installed package is
    ours, bare = _beside([*DETENTE, "--store", str(store), "path", *ends], [sys.executable, "-c", "import click"])
    _tell(f"start of path ({size or 'seeds'})", ours, bare, limit, "import click")


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
    peak = _run_with_peak([*DETENTE, "--store", str(store), "load", str(rows)])
    _tell(f"load of {SIZES[size][1]:,} records", time.perf_counter() - begun, bare, 8, "csv and executemany")
    print(f"{'':34}{os.path.getsize(store) / SIZES[size][1]:.0f} bytes a record, peak memory {peak:.0f} MB")


def prose(size: str | None, at: Path) -> None:
    """Loading documents beside spaCy's bare parse of the same texts; both without the load of the model."""
    del size
    from detente.extraction.extractor import load_model
    from detente.reading import Prose, read

    texts = [one.clean for one in read([folder("seeds") / "documents"]) if isinstance(one, Prose)]
    with detente.open(at / "warm.db") as graph:
        graph.load([folder("seeds") / "documents"])
    pipeline = load_model()
    begun = time.perf_counter()
    for _ in pipeline.pipe(texts):
        pass
    bare = time.perf_counter() - begun
    begun = time.perf_counter()
    with detente.open(at / "prose.db") as graph:
        graph.load([folder("seeds") / "documents"])
    _tell(f"load of {len(texts)} documents", time.perf_counter() - begun, bare, 2, "spaCy's parse")


MEASURES: dict[str, Callable[[str | None, Path], None]] = {"start": start, "records": records_beside_a_bare_table, "prose": prose}


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the measures named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure", help=f"of {', '.join(MEASURES)}; all when none is named")
    parser.add_argument("--size", choices=sorted(SIZES), help="of generated records: S 25,000, M 1,000,000, L 5,000,000")
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


def _tell(what: str, ours: float, bare: float, limit: float, beside: str) -> None:
    print(f"{what:34}{ours:9.3f} s  {ours / bare:6.2f} × {beside} ({bare:.3f} s); at most {limit}", flush=True)


def _beside(ours: Sequence[str], bare: Sequence[str]) -> tuple[float, float]:
    """Median seconds of two commands run in turns, so that a busy machine troubles both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for command, times in zip((ours, bare), taken, strict=True):
            begun = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def _run_with_peak(command: Sequence[str]) -> float:
    """Run a command to its end; the most memory that it held, in MB (0 on Windows, which does not tell)."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        if sys.platform == "win32":
            status, peak = process.wait(), 0
        else:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = status = os.waitstatus_to_exitcode(status)
            peak = used.ru_maxrss
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


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
