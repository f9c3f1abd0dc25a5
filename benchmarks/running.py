"""Commands and functions run for their time and memory, and what is said of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

ROUNDS = 15
DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]


def tell(what: str, ours: float, bare: float, limit: float, beside: str) -> None:
    """One line of a measure: the seconds, the ratio to the bare ones, and the limit."""
    print(f"{what:34}{ours:9.3f} s  {ours / bare:6.2f} × {beside} ({bare:.3f} s); at most {limit}", flush=True)


def beside(ours: Sequence[str], bare: Sequence[str]) -> tuple[float, float]:
    """Median seconds of two commands run in turns, so that a busy machine troubles both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for command, times in zip((ours, bare), taken, strict=True):
            begun = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def run_with_peak(command: Sequence[str]) -> float:
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
