"""What reading prose costs, on documents composed of paragraphs of the annotated ones, each some 5,000 characters long.

throughput  loading them, in process, beside spaCy's bare ``nlp.pipe`` over the same texts; the model is loaded before both
jobs        `detente load --jobs N` beside `--jobs 1`, N being the cores there are: the speed-up as a share of N
memory      the peak memory of `detente load --jobs 1` with so many documents and with four times as many
"""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import time
from pathlib import Path

import detente
from benchmarks.running import DETENTE, run_with_peak, tell
from detente.extraction.extractor import load_model
from detente.reading import Prose, read

CHARACTERS = 5_000
COUNTS = {"S": 300, "M": 2_500, "L": 10_000}
"""Documents by the size asked for."""
ROUNDS = 3
TEXTS = Path(__file__).parent.parent / "tests" / "corpus" / "texts"


def compose(count: int, into: Path, seed: int = 1) -> list[Path]:
    """Write so many documents of some 5,000 characters; the same for the same count and seed. Gives their files, in order."""
    chance = random.Random(seed)
    paragraphs = [p for file in sorted(TEXTS.glob("*.txt")) for p in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")) if len(p) > 80]
    into.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        chosen: list[str] = []
        while sum(map(len, chosen)) < CHARACTERS:
            chosen.append(chance.choice(paragraphs))
        file = into / f"{number:06}.txt"
        file.write_text("\n\n".join(chosen) + "\n", encoding="utf-8")
        files.append(file)
    return files


def throughput(size: str | None, at: Path) -> None:
    """Loading documents in this process beside spaCy's bare parse of the same texts; reading, resolution and storing included.

    Seconds are the processor's, since both use one core; the two take turns, the first of which warms both up.
    """
    files = compose(COUNTS[size or "S"] // 3, at / "throughput")
    texts = [one.clean for one in read(files) if isinstance(one, Prose)]
    pipeline = load_model()
    bare, ours = [], []
    for turn in range(ROUNDS + 1):
        begun = time.process_time()
        for _ in pipeline.pipe(texts):
            pass
        parsed = time.process_time()
        with detente.open(at / f"throughput-{turn}.db") as graph:
            graph.load(files)
        bare.append(parsed - begun)
        ours.append(time.process_time() - parsed)
    taken, beside = statistics.median(ours[1:]), statistics.median(bare[1:])
    tell(f"load of {len(files):,} documents", taken, beside, 1.33, "nlp.pipe")
    print(f"{'':34}{beside / taken:.2f} of its throughput, at least 0.75; {sum(map(len, texts)) / 1000 / taken:.0f} kB/s", flush=True)


def jobs(size: str | None, at: Path) -> None:
    """Loading with as many processes as there are cores beside one process, from start to end."""
    count = COUNTS[size or "S"]
    compose(count, at / "jobs")
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    taken = {}
    for number in (1, cores):
        begun = time.perf_counter()
        run_with_peak([*DETENTE, "--store", str(at / f"jobs-{number}.db"), "load", "--jobs", str(number), str(at / "jobs")])
        taken[number] = time.perf_counter() - begun
    speedup = taken[1] / taken[cores]
    print(
        f"{f'load of {count:,} with --jobs {cores}':34}{taken[cores]:9.3f} s  {speedup:6.2f} × as fast as --jobs 1 ({taken[1]:.3f} s); "
        f"efficiency {speedup / cores:.2f}, at least 0.85",
        flush=True,
    )


def memory(size: str | None, at: Path) -> None:
    """The peak memory of loading with one process, which should hardly rise with the number of documents; ``--size L`` for 10,000."""
    most = COUNTS[size or "S"]
    for count in (most // 4, most):
        compose(count, at / f"memory-{count}")
        peak = run_with_peak([*DETENTE, "--store", str(at / f"memory-{count}.db"), "load", "--jobs", "1", str(at / f"memory-{count}")])
        print(f"{f'load of {count:,} documents':34}peak memory {peak:.0f} MB; at most 1,500 for 10,000", flush=True)
