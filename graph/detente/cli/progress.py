"""A line on the terminal that says how far a load is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from detente.cli.streams import line

WIDTH = 24


@contextmanager
def status_line() -> Iterator[Callable[[str], None] | None]:
    """What to call with the text of the line; None where standard error is no terminal. The line is gone afterwards."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(text: str) -> None:
        sys.stderr.write("\r\x1b[K" + text)
        sys.stderr.flush()

    try:
        yield show
    finally:
        show("")


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """What to call with done, total and the last name; None where standard error is no terminal. The line is gone afterwards."""
    with status_line() as show:
        if show is None:
            yield None
            return
        import shutil

        from detente.cli.table import shortened

        def step(done: int, total: int, name: str) -> None:
            filled = WIDTH * done // max(total, 1)
            text = f"{'█' * filled}{'░' * (WIDTH - filled)} {done}/{total} {line(name)}"
            show(shortened(text, shutil.get_terminal_size().columns - 1))

        yield step
