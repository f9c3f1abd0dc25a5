"""The options that say which edges a question is about, the same for every command that asks one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import click

_OPTIONS = {
    "as_of": click.option("--as-of", metavar="DATE", help="What held on some day of DATE, and what had been done by then."),
    "between": click.option("--between", metavar="A..B", help="What held on some day of the window, and what was done in it."),
    "certain": click.option("--certain", is_flag=True, help="Only what is so under every reading of the dates."),
    "undated": click.option("--undated", is_flag=True, help="Also edges without a date, and before they are first attested."),
    "memory": click.option("--memory", metavar="10y", help="With --as-of: acts older than that no longer count."),
    "relations": click.option("--relation", "relations", multiple=True, metavar="R", help="Only this relation; may be given again."),
    "sign": click.option("--sign", type=click.Choice(("friendly", "hostile")), help="Only edges of this sign."),
    "min_documents": click.option(
        "--min-documents", type=click.IntRange(min=1), metavar="N", help="Only edges that N independent documents tell."
    ),
    "min_confidence": click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="Only edges of which this share would be right, such as 0.8."
    ),
}


step = click.option("--step", default="1y", show_default=True, metavar="1y", help="With --over: the length of a step.")


def _weight(_context: click.Context, _option: click.Parameter, told: tuple[str, ...]) -> Any:
    if not told:
        return "none"
    from detente.queries.weights import weight_of

    return weight_of(told)


weight = click.option(
    "--weight", multiple=True, callback=_weight, metavar="none|documents|NAME=W",
    help="What a tie weighs: 1, its documents, or the sum of its edges, as in ALLIED_WITH=5 or hostile=0 (others 1; may be given again).",
)  # fmt: skip


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that select edges; it is called with ``selection``."""
    return selecting_without()(command)


def selecting_without(*fields: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The same without the options of some fields of a selection."""
    return functools.partial(_given, options=[option for field, option in _OPTIONS.items() if field not in fields])


def _given(command: Callable[..., Any], options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    @functools.wraps(command)
    def asking(
        *,
        as_of: str | None,
        between: str | None,
        certain: bool,
        undated: bool,
        memory: str | None,
        relations: tuple[str, ...],
        sign: Any = None,
        min_documents: int | None,
        min_confidence: float | None,
        **others: Any,
    ) -> Any:
        from detente.queries.selection import Selection

        if as_of is not None and between is not None:
            raise click.UsageError("Give --as-of or --between, not both.")
        chosen = Selection(as_of, between, certain, undated, memory, relations, sign, min_documents or 0, min_confidence or 0.0)
        return command(selection=chosen, **others)

    for option in reversed(options):
        asking = option(asking)
    return asking
