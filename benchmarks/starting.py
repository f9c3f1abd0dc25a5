"""What `detente path` costs from process start to answer, beside `python -c "import click"`.

start       on the shipped documents, and on a generated store where a size is asked for: medians over 50 seeded pairs of actors.
            With --size L also on M, and how the two compare
one-command `detente path A B --in-order`, which may read a good part of the graph
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path

import detente
from benchmarks.running import DETENTE, ROUNDS, commands_beside, middle, spent, tell, tell_figure
from benchmarks.stores import DATE, Opened, generated, opened, pairs, seeds
from detente.queries.paths import PathQuestion

PAIRS = 50
BARE = [sys.executable, "-c", "import click"]
LIMITS = {"start": 1.6, "L": 1.2, "in order": 1.0}


def start(size: str | None, at: Path) -> None:
    """The start of a path search on the shipped documents, or on a generated store."""
    compileall.compile_dir(str(Path(detente.__file__).parent), quiet=1)  # as an installed package is
    if size is None:
        asked = [_asked(seeds(at), "Cambodia", "Russia", "--as-of", DATE)] * ROUNDS
    else:
        asked = _commands(generated(size, at), "--as-of", DATE)
    ours, bare = commands_beside(asked, [BARE] * len(asked))
    tell(f"start of path, {size or 'seeds'}", ours, bare, LIMITS["start"], "import click")
    if size == "L":
        ours, smaller = commands_beside(asked, _commands(generated("M", at), "--as-of", DATE))
        tell("start of path, L beside M", ours, smaller, LIMITS["L"], "the same on M")


def in_order(size: str | None, at: Path) -> None:
    """One command for a path in order of time."""
    compileall.compile_dir(str(Path(detente.__file__).parent), quiet=1)
    asked = _commands(generated(size or "S", at), "--in-order")[:ROUNDS]
    taken = middle(spent(words).clock for words in asked)
    tell_figure(
        f"path --in-order, one command, {size or 'S'}", taken, "s from process start", LIMITS["in order"], "" if size == "M" else "M"
    )


def _commands(store: Path, *options: str) -> list[list[str]]:
    with opened(store) as connection:
        found = pairs(Opened(connection), PAIRS, PathQuestion(as_of=DATE))
        names = dict(connection.execute("SELECT key, name FROM actor"))
    return [_asked(store, names[a], names[b], *options) for a, b in found]


def _asked(store: Path, *words: str) -> list[str]:
    return [*DETENTE, "--store", str(store), "path", *words]
