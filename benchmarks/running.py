"""Commands and functions run for their time and memory, and what is said of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

ROUNDS = 15
DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]


class Spent(NamedTuple):
    """What a command took."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds of user and system time, which other programs lengthen less; the clock's on Windows, which does not tell."""
    peak: float
    """The most memory that it held, in MB; 0 on Windows."""


def tell(what: str, ours: float, bare: float, limit: float, beside: str, where: str = "") -> None:
    """One line of a measure: the seconds, the ratio to the bare ones, the limit, and whether it holds. ``where`` says what else than
    this the limit is set for.
    """
    _line(what, _seconds(ours), f"{ours / bare:.2f} × {beside} ({_seconds(bare)})", f"at most {limit:g}", ours <= limit * bare, where)


def tell_faster(what: str, ours: float, theirs: float, limit: float, than: str, where: str = "") -> None:
    """One line of a measure that is to be so many times faster than another program."""
    times = theirs / ours
    shown = f"{times:.2f}" if times < 10 else f"{times:.0f}"
    _line(what, _seconds(ours), f"{shown} × faster than {than} ({_seconds(theirs)})", f"at least {limit:g}", times >= limit, where)


def tell_figure(what: str, figure: float, unit: str, limit: float, where: str = "") -> None:
    """One line of a measure that is a figure by itself."""
    _line(what, f"{figure:.4g}", unit, f"at most {limit:g}", figure <= limit, where)


def _line(what: str, figure: str, beside: str, limit: str, holds: bool, where: str) -> None:
    verdict = f"{limit} at {where}" if where else f"{limit}: {'holds' if holds else 'MISSED'}"
    print(f"{what:44}{figure:>9}  {beside}; {verdict}", flush=True)


def middle(figures: Iterable[float]) -> float:
    """The median."""
    return statistics.median(figures)


def _seconds(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


def beside(ours: Sequence[str], bare: Sequence[str]) -> tuple[float, float]:
    """Median seconds of two commands run in turns, so that a busy machine troubles both alike."""
    return commands_beside([ours] * ROUNDS, [bare] * ROUNDS)


def commands_beside(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Median seconds of some commands and of some others, the two taking turns."""

    def run(words: Sequence[str]) -> Callable[[], object]:
        return lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return in_turns([run(words) for words in ours], [run(words) for words in theirs], time.perf_counter)


def in_turns(
    ours: Sequence[Callable[[], object]], theirs: Sequence[Callable[[], object]], timer: Callable[[], float] = time.process_time
) -> tuple[float, float]:
    """Median seconds of some calls and of some others, the two taking turns; of the processor, unless another timer is given."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(max(len(ours), len(theirs))):
        for calls, times in zip((ours, theirs), taken, strict=True):
            if number < len(calls):
                begun = timer()
                calls[number]()
                times.append(timer() - begun)
    return middle(taken[0]), middle(taken[1])


def run_with_peak(command: Sequence[str]) -> float:
    """Run a command to its end; the most memory that it held, in MB (0 on Windows, which does not tell)."""
    return spent(command).peak


def spent(command: Sequence[str]) -> Spent:
    """Run a command to its end, and what it took. Raises SystemExit where it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        if sys.platform == "win32":
            status, peak = process.wait(), 0.0
            processor = time.perf_counter() - begun
        else:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = status = os.waitstatus_to_exitcode(status)
            processor = used.ru_utime + used.ru_stime
            peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return Spent(time.perf_counter() - begun, processor, peak)
