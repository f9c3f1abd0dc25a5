"""What detente costs, each measure beside a bare one of the same run, so that the ratio means the same on any machine.

    python -m benchmarks.measure                    # everything small enough for a coffee
    python -m benchmarks.measure start --size M     # the start of a path search, with a million records loaded

start       `detente path A B --as-of D` from process start, beside `python -c "import click"`
one-command `detente path A B --in-order` from process start
records     loading records, beside csv.reader, executemany and two indexes; bytes a record, peak memory
adding      one document of 20 edges more, until it is on the disk
paths       shortest, all shortest and 10 simple paths, and paths in order of time, beside NetworkX
spectra     PageRank and eigenvector centrality as of a date, beside NetworkX
between     betweenness, exact on S and from 256 pivots on M and L, beside NetworkX and, where installed, networkit and rustworkx
series      PageRank of 81 years, beside NetworkX
throughput  loading documents, beside spaCy's bare parse of the same texts
jobs        loading documents with a process for each core, beside one process
memory      the peak memory of loading documents; --size L for 10,000
page        the page in a browser, beside pyvis' own of the same graph
neo4j       loading 100,000 edges with their evidence into Neo4j, beside a bare UNWIND … CREATE; a second load; memory

Each line says the target and whether it holds. Ratios are of medians of interleaved runs: in processor time where both sides use one
core, by the clock where a command's start or the disk is measured.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.documents import jobs, memory, throughput
from benchmarks.generate import SIZES
from benchmarks.loading import adding, records
from benchmarks.neo4j import loading as neo4j
from benchmarks.page import page
from benchmarks.queries import between, paths, series, spectra
from benchmarks.starting import in_order, start

MEASURES: dict[str, Callable[[str | None, Path], None]] = {
    "start": start,
    "one-command": in_order,
    "records": records,
    "adding": adding,
    "paths": paths,
    "spectra": spectra,
    "between": between,
    "series": series,
    "throughput": throughput,
    "jobs": jobs,
    "memory": memory,
    "page": page,
    "neo4j": neo4j,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the measures named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure", help=f"of {', '.join(MEASURES)}; all when none is named")
    parser.add_argument(
        "--size", choices=sorted(SIZES), help="records: S 25,000, M 1,000,000, L 5,000,000; documents: S 300, M 2,500, L 10,000"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make generated files and stores here, keep them, and use those that are there"
    )
    asked = parser.parse_args(arguments)
    unknown = set(asked.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no measure {sorted(unknown)[0]!r}; there are {', '.join(MEASURES)}")
    at = asked.keep or Path(tempfile.mkdtemp(prefix="detente-bench-"))
    at.mkdir(parents=True, exist_ok=True)
    try:
        for name in asked.measures or MEASURES:
            MEASURES[name](asked.size, at)
    finally:
        if asked.keep is None:
            shutil.rmtree(at)


if __name__ == "__main__":
    main()
