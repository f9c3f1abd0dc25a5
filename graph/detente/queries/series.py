"""A question asked once, or at each step through a window of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.dates import Window, steps, text_of
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.queries.selection import Selection


def times(asked: Selection, over: str | Window | None = None, step: str = "1y") -> list[tuple[str | None, Selection]]:
    """The selections that a question is asked of, in order of time, each with its step as EDTF.

    Without ``over`` it is the one that is given, and its step is None; with it each step is taken as ``between``.

    Raises
    ------
    DateError
        A date or a length of time that is none.
    UsageError
        A series is asked for, and a time beside it.
    """
    if over is None:
        return [(None, asked)]
    if asked.window is not None:
        raise UsageError("--over asks for a series: give it without --as-of and --between")
    windows = steps(Window.parse(over) if isinstance(over, str) else over, step)
    return [(_named(window), asked._replace(between=window)) for window in windows]


def _named(window: Window) -> str:
    """A window as EDTF: its year, month or day, otherwise from day to day.

    >>> _named(Window.parse("1985")), _named(Window.parse("1980/1984")), _named(Window.parse("1985-06-15..1986-06-14"))
    ('1985', '1980/1984', '1985-06-15/1986-06-14')
    """
    text = text_of(*window)
    return text.strip("[]").replace("..", "/", 1) if text.startswith("[") else text
