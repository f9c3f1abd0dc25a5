"""Loading into Neo4j beside a bare ``UNWIND … CREATE`` of the same rows in the same batches, on one server, which was warmed up by both.

The bare one has the two constraints without which it could not find the ends of a relationship, and no other index; it knows nothing
of what is there, so it could not be run a second time.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.generate import COLUMNS, records
from benchmarks.running import DETENTE, run_with_peak, tell
from detente.exchange import neo4j_rows
from detente.exchange.neo4j import BATCH
from detente.store import Store
from tests.services.neo4j import Server, empty, running

if TYPE_CHECKING:
    from neo4j import Driver

SIZE, SMALL = (20_000, 100_000), (1_000, 3_000)
Batches = list[tuple[str, list[dict[str, Any]]]]
NODES = "UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties"
EVIDENCE = "UNWIND $rows AS row MATCH (d:Document {id: row.document}) CREATE (n:Evidence)-[:IN_DOCUMENT]->(d) SET n = row.properties"
EDGES = (
    "UNWIND $rows AS row MATCH (s:Actor {{id: row.source}}) MATCH (t:Actor {{id: row.target}}) "
    "CREATE (s)-[r:`{label}`]->(t) SET r = row.properties"
)


def loading(size: str | None, at: Path) -> None:
    """The first load, the second load, and the memory of the client; always of one size."""
    del size
    from neo4j import GraphDatabase

    stores = [_store(at / f"neo4j-{size[1]}.db", size) for size in (SMALL, SIZE)]
    with (
        running(Path(tempfile.mkdtemp(prefix="server-", dir=at))) as server,
        GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
    ):
        memory: list[float] = []
        os.environ.update({"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password})
        for store in stores:
            command = [*DETENTE, "--store", str(store), "neo4j", "load"]
            empty_in_parts(driver, server)
            begun = time.perf_counter()
            memory.append(run_with_peak(command))
            first = time.perf_counter() - begun
            begun = time.perf_counter()
            run_with_peak(command)
            second = time.perf_counter() - begun
            empty_in_parts(driver, server)
            bare = _created(driver, _batches(store))  # afterwards: a child process is said to have held what its parent holds
        for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD"):
            del os.environ[name]
    edges = f"{SIZE[1]:,} edges"
    tell(f"neo4j load of {edges}", first, bare, 1 / 0.6, "UNWIND … CREATE")
    tell("the same again, nothing changed", second, first, 0.05, "the first load")
    print(f"{'':34}memory of the client {memory[1]:.0f} MB; with {SMALL[1]:,} edges {memory[0]:.0f} MB", flush=True)


def empty_in_parts(driver: Driver, server: Server) -> None:
    """Empty the database without holding all of it in one transaction."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    empty(server)


def _created(driver: Driver, batches: Batches) -> float:
    begun = time.perf_counter()
    for label in ("Actor", "Document"):
        driver.execute_query(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for statement, rows in batches:
        driver.execute_query(statement, rows=rows)
    return time.perf_counter() - begun


def _batches(path: Path) -> Batches:
    """The rows of a load as the bare statements take them, all in memory before the clock runs."""
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    with Store.open(path, readonly=True) as store:
        rows[NODES.format(label="Document")] = [row.parameters for row in neo4j_rows.documents(store)]
        for row in neo4j_rows.actors(store):
            rows[NODES.format(label=f"Actor:{row.kind}")].append(row.parameters)
        told: list[dict[str, Any]] = []
        for edge, evidence in neo4j_rows.edges(store):
            rows[EDGES.format(label=edge.kind)].append(edge.parameters)
            told += (row.parameters for row in evidence)
        rows[EVIDENCE] = told
    return [(statement, some[place : place + BATCH]) for statement, some in rows.items() for place in range(0, len(some), BATCH)]


def _store(path: Path, size: tuple[int, int]) -> Path:
    rows = path.with_suffix(".csv")
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(records(*size))
    subprocess.run([*DETENTE, "--store", str(path), "load", str(rows)], check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    return path
