"""A generator of realistic diplomatic multigraphs, as records that ``detente load`` reads.

Actors are typed and their activity is heavy-tailed (Zipf, with the first states and organizations as hubs); relations join the types
that the vocabulary lets them join; dates run from 1945 to 2025 and are told as days, months, years or not at all; states end, go on,
or are told without an end. The same size and seed give the same bytes on every machine.

    python benchmarks/generate.py --size M -o m.csv
    python benchmarks/generate.py --nodes 5000 --edges 25000 --seed 7 -o -
"""

from __future__ import annotations

import argparse
import csv
import datetime
import random
import sys
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TextIO

SIZES = {"S": (5_000, 25_000), "M": (100_000, 1_000_000), "L": (500_000, 5_000_000)}
COLUMNS = ("source", "source_type", "relation", "target", "target_type", "start", "end", "document", "published")
FIRST_DAY = datetime.date(1945, 1, 1).toordinal()
LAST_DAY = datetime.date(2025, 12, 31).toordinal()
ROWS_A_DOCUMENT = 20

SHARES = {"State": 0.004, "Organization": 0.036, "Party": 0.05, "Agreement": 0.06}
"""Of all actors; leaders are the rest."""
SKEW = {"State": 0.9, "Organization": 1.05, "Party": 0.8, "Agreement": 0.6, "Leader": 0.75}
"""Zipf exponents of activity within a type."""


class Pattern(NamedTuple):
    """A relation, the types of its ends, how often it is told, and the mean length in days of a state (0: an act)."""

    relation: str
    source: str
    target: str
    weight: int
    days: int


PATTERNS = (
    Pattern("DIPLOMATIC_RELATIONS", "State", "State", 10, 9000),
    Pattern("ALLIED_WITH", "State", "State", 3, 6000),
    Pattern("HOLDS_OFFICE", "Leader", "State", 120, 1300),
    Pattern("HOLDS_OFFICE", "Leader", "Organization", 60, 1300),
    Pattern("MEMBER_OF", "Leader", "Party", 90, 5000),
    Pattern("MEMBER_OF", "State", "Organization", 30, 9000),
    Pattern("MEMBER_OF", "Party", "Organization", 15, 6000),
    Pattern("GOVERNS", "Party", "State", 20, 1800),
    Pattern("PART_OF", "Organization", "State", 12, 0),
    Pattern("KIN_OF", "Leader", "Leader", 12, 0),
    Pattern("SUCCEEDED", "Leader", "Leader", 30, 0),
    Pattern("MET", "Leader", "Leader", 170, 0),
    Pattern("MET", "State", "State", 20, 0),
    Pattern("VISITED", "Leader", "State", 140, 0),
    Pattern("MESSAGED", "Leader", "Leader", 40, 0),
    Pattern("SUPPORTED", "State", "State", 20, 0),
    Pattern("SUPPORTED", "Leader", "Party", 25, 0),
    Pattern("CRITICIZED", "Leader", "State", 40, 0),
    Pattern("CRITICIZED", "State", "State", 25, 0),
    Pattern("SIGNED", "State", "Agreement", 45, 0),
    Pattern("SIGNED", "Leader", "Agreement", 30, 0),
    Pattern("AIDED", "State", "State", 15, 0),
    Pattern("AIDED", "Organization", "State", 15, 0),
    Pattern("SANCTIONED", "State", "State", 8, 2500),
    Pattern("FOUGHT", "Party", "Party", 10, 900),
    Pattern("NEGOTIATED_WITH", "Organization", "Party", 20, 0),
)


class Cast:
    """The actors of one type, some far more active than others."""

    def __init__(self, node_type: str, count: int) -> None:
        self.type = node_type
        self.names = [f"{node_type} {chr(65 + i % 26)}{i:06d}" for i in range(count)]
        self._activity = list(accumulate(1.0 / (rank + 3) ** SKEW[node_type] for rank in range(count)))

    def draw(self, chance: float) -> str:
        """An actor by a chance in [0, 1)."""
        return self.names[min(bisect(self._activity, chance * self._activity[-1]), len(self.names) - 1)]


def casts(nodes: int) -> dict[str, Cast]:
    """All actors by type."""
    counts = {node_type: max(3, round(nodes * share)) for node_type, share in SHARES.items()}
    counts["Leader"] = nodes - sum(counts.values())
    return {node_type: Cast(node_type, count) for node_type, count in counts.items()}


def records(nodes: int, edges: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Rows of records in the order of COLUMNS. Sources and targets differ; parallel edges and undated ones occur."""
    chance = random.Random(seed).random
    actors = casts(nodes)
    weights = list(accumulate(pattern.weight for pattern in PATTERNS))
    # So that most actors occur, and not the active ones alone.
    everybody = [name for cast in actors.values() for name in cast.names]
    published = ""
    for row in range(edges):
        pattern = PATTERNS[bisect(weights, chance() * weights[-1])]
        source, target = actors[pattern.source].draw(chance()), actors[pattern.target].draw(chance())
        if row < len(everybody) and everybody[row].startswith(pattern.source + " "):
            source = everybody[row]
        while source == target:
            target = actors[pattern.target].draw(chance())
        start, end, day = _dates(pattern, chance)
        document = f"wire {row // ROWS_A_DOCUMENT:06d}"
        if row % ROWS_A_DOCUMENT == 0:
            published = told(day, 0)
        yield source, pattern.source, pattern.relation, target, pattern.target, start, end, document, published


def _dates(pattern: Pattern, chance: Callable[[], float]) -> tuple[str, str, int]:
    # More is told of recent years.
    day = FIRST_DAY + int((LAST_DAY - FIRST_DAY) * chance() ** 0.7)
    fineness = chance()
    if pattern.relation in ("PART_OF", "KIN_OF") or fineness > 0.97:
        return "", "", day
    start = told(day, 0 if fineness < 0.6 else 1 if fineness < 0.75 else 2)
    if not pattern.days:
        return start, "", day
    last = day + 365 + int(pattern.days * 2 * chance())
    how = chance()
    if last > LAST_DAY or how > 0.9:
        return start, "..", day
    return ("" if how < 0.08 else start), told(last, 2 if how < 0.5 else 0), day


def told(day: int, coarseness: int) -> str:
    """A day as EDTF: 0 the day, 1 its month, 2 its year."""
    text = datetime.date.fromordinal(day).isoformat()
    return text[: (10, 7, 4)[coarseness]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write records as CSV."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=sorted(SIZES), help="S 5,000/25,000; M 100,000/1,000,000; L 500,000/5,000,000")
    parser.add_argument("--nodes", type=int, default=5_000)
    parser.add_argument("--edges", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", default="-", help="file, or - for standard output")
    asked = parser.parse_args(arguments)
    nodes, edges = SIZES[asked.size] if asked.size else (asked.nodes, asked.edges)
    if asked.output == "-":
        _write(sys.stdout, nodes, edges, asked.seed)
    else:
        with open(asked.output, "w", encoding="utf-8", newline="") as file:
            _write(file, nodes, edges, asked.seed)


def _write(file: TextIO, nodes: int, edges: int, seed: int) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(records(nodes, edges, seed))


if __name__ == "__main__":
    main()
