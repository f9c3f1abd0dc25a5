"""How long a file of a million records takes to load, how much memory, and how large the store becomes.

    python benchmarks/load_records.py [--records 1000000] [--actors 100000] [--documents]

The measure is the bare work: ``csv.reader`` into ``executemany`` on a table of the same columns, and an index from
either end, on the same machine in the same run.
Budgets: at most 8 times that, 400 MB, 500 bytes a record.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "graph"))

COLUMNS = ("source", "source_type", "relation", "target", "target_type", "start", "end")
TYPES = {"S": "State", "P": "Party", "L": "Leader", "O": "Organization", "A": "Agreement"}


def write_records(path: Path, count: int, actors: int, documents: int) -> None:
    """A file of records with all relations of the vocabulary between actors of which few have many edges and many have few."""
    from detente.vocabulary import load_vocabulary

    chance = random.Random(7)
    relations = [
        (relation.name, source, target, relation.kind == "state")
        for relation in load_vocabulary().relations.values()
        for source in sorted(relation.sources)
        for target in sorted(relation.targets)
        if relation.admits(source, target)
    ]
    share = {"State": 0.02, "Party": 0.08, "Leader": 0.5, "Organization": 0.3, "Agreement": 0.1}
    pools = {kind: [f"{kind} of Place {i}" for i in range(max(3, int(actors * part)))] for kind, part in share.items()}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*COLUMNS, "document") if documents else COLUMNS)
        for number in range(count):
            relation, source, target, state = chance.choice(relations)
            start = f"{chance.randrange(1950, 2020)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"[
                : chance.choice((4, 7, 10, 10))
            ]
            end = str(int(start[:4]) + chance.randrange(1, 20)) if state and chance.random() < 0.3 else ""
            row = (_one(chance, pools[source]), source, relation, _one(chance, pools[target]), target, start, end)
            writer.writerow((*row, f"news {number * documents // count}.txt") if documents else row)


def _one(chance: random.Random, pool: list[str]) -> str:
    return pool[int(len(pool) * chance.random() ** 2)]


def bare(records: Path, store: Path) -> float:
    """Seconds for the bare work."""
    started = time.perf_counter()
    connection = sqlite3.connect(store)
    with records.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = next(rows)
        connection.execute("CREATE TABLE record (" + ", ".join(f'"{column}"' for column in columns) + ")")
        connection.executemany(f"INSERT INTO record VALUES ({', '.join('?' * len(columns))})", rows)
    connection.execute("CREATE INDEX by_source ON record (source, target, relation)")
    connection.execute("CREATE INDEX by_target ON record (target, source, relation)")
    connection.commit()
    connection.close()
    return time.perf_counter() - started


def load(records: Path, path: Path) -> tuple[float, int]:
    """Seconds for loading the records into a new store, and how many were kept."""
    from detente.extraction.gazetteer import Gazetteer
    from detente.reading import Records, read, row_facts
    from detente.store import Store

    Gazetteer.shipped()
    started = time.perf_counter()
    with Store.open(path, create=True) as store:
        found = next(iter(read([records])))
        assert isinstance(found, Records)
        counts = store.replace_records(found.document, row_facts(found))
    return time.perf_counter() - started, counts.told


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=0, help="how many documents the rows name (0: none)")
    parser.add_argument("--keep", type=Path, help="keep the store in this file")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records, store = Path(folder, "records.csv"), asked.keep or Path(folder, "store.db")
        write_records(records, asked.records, asked.actors, asked.documents)
        base = bare(records, Path(folder, "bare.db"))
        seconds, kept = load(records, store)
        size = sum(part.stat().st_size for part in store.parent.glob(f"{store.name}*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{kept} of {asked.records} records in {seconds:.1f} s: {seconds / base:.1f} times the bare {base:.2f} s")
    print(f"{size / max(kept, 1):.0f} bytes a record, {memory:.0f} MB at the peak")


if __name__ == "__main__":
    main()
