"""The command that says who is central, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, answers, note, opened
from detente.cli.selecting import selecting, step, weight

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.ranking import Score
    from detente.queries.selection import Selection
    from detente.queries.weights import Weight

MEASURES = ("degree", "in-degree", "out-degree", "signed-degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz")
NAMES = {
    "signed-degree": "Signed degree",
    "pagerank": "PageRank",
    "katz": "Katz centrality",
    "eigenvector": "Eigenvector centrality",
    "harmonic": "Harmonic centrality",
}
"""Of measures in a title, where it is not the measure's own."""
LINES = 8
"""Actors that a plot has where --top does not say."""


@click.command()
@click.option("--measure", type=click.Choice(MEASURES), default="degree", show_default=True, help="What counts as central.")
@selecting
@click.option("--over", metavar="A..B", help="A series through this window.")
@step
@click.option("--type", "types", multiple=True, metavar="T", help="Only ties between actors of this type; may be given again.")
@weight
@click.option("--directed", is_flag=True, help="Arcs as edges point; both ways for symmetric ones.")
@click.option("--pivots", type=click.IntRange(min=1), metavar="N", help="Estimate betweenness from N actors, with an error bound.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@click.option("--plot", type=click.Path(dir_okay=False), metavar="FILE", help="With --over: also draw the first N (8) as a .svg file.")
@answers
@click.pass_obj
def centrality(session: Session, /, *, selection: Selection, over: str | None, plot: str | None, **asked: Any) -> Answer:
    """Rank actors by their place among all ties.

    The measure is taken on the simple projection: one tie for each pair of actors with at least one edge, no loops. The component is the
    part of the graph that holds together, 1 being the largest; in a series the change is that of the rank since the step before.

    in-degree and out-degree go by arcs; signed-degree is how many an actor is on friendly terms with less how many on hostile ones, by the
    sum of the signs of their edges. For betweenness, closeness and harmonic a tie is 1 / weight long: the more it weighs, the nearer.

    \b
    Example:
      detente centrality --measure betweenness --as-of 1985 --top 10
      detente centrality --over 1980..1995 --step 5y --type State
      detente centrality --weight ALLIED_WITH=5 --weight hostile=0
      detente centrality --over 1970..1995 --top 6 --plot states.svg
    """
    from detente.queries.centrality import centrality as scores

    if plot is not None:
        _check_plot(plot, over)
    top = asked.pop("top")
    with session.reading() as store:
        found = scores(store, selection=selection, over=over, top=None if plot else top, **asked)
    if plot is not None:
        _draw(plot, found, selection, str(over), asked, top or LINES)
        found = [one for one in found if top is None or one.rank <= top]
    columns: tuple[str, ...] = ("rank", "actor", "type", "score", "component")
    if over is not None:
        columns = ("at", "rank", "change", *columns[1:])
    if asked["measure"] == "signed-degree":
        columns = (*columns, "friendly", "hostile")
    if asked["pivots"] is not None:
        columns = (*columns, "bound")
        _tell_bound(found)
    return Answer([{name: getattr(one, name) for name in columns} for one in found], columns, empty="no ties at that time")


def _check_plot(file: str, over: str | None) -> None:
    from detente.errors import UsageError

    if over is None:
        raise UsageError("--plot draws a series: give --over A..B with it")
    if not file.lower().endswith(".svg"):
        raise UsageError(
            f"--plot {file}: a drawing is written as .svg, for which nothing else is needed; name it so, and a browser makes a .png of it"
        )


def _draw(file: str, found: list[Score], selection: Selection, over: str, asked: dict[str, Any], count: int) -> None:
    from detente.queries.series import times
    from detente.rendering.chart import chart, leading

    steps = [str(at) for at, _ in times(selection, over, asked["step"])]
    only = (
        *selection.relations,
        *asked["types"],
        *filter(None, [selection.sign]),
        *(["certain"] if selection.certain else []),
        *([f"{selection.min_documents} documents or more"] if selection.min_documents else []),
    )
    told = [f"{over} by {asked['step']}", f"only {', '.join(only)}" if only else "", "directed" if asked["directed"] else ""]
    told += [_weighed(asked["weight"])]
    told += [f"estimated from {asked['pivots']} pivots" if asked["pivots"] else ""]
    title = f"{NAMES.get(asked['measure'], asked['measure'].capitalize())} of actors through time"
    text = chart(leading(found, steps, count), steps, title=title, about="; ".join(filter(None, told)))
    with opened(file) as stream:
        stream.write(text)
    note(f"wrote {file}")


def _weighed(weight: Weight) -> str:
    if isinstance(weight, str):
        return "ties weigh their documents" if weight == "documents" else ""
    return "edges weigh " + ", ".join(f"{name} {value:g}" for name, value in weight.items())


def _tell_bound(found: list[Score]) -> None:
    from detente.queries.sampling import CONFIDENCE

    widest = max((one.bound or 0.0 for one in found), default=0.0)
    if widest:
        note(
            f"estimated: with {CONFIDENCE:.0%} confidence all scores are within {widest:.3g} of the exact ones (Hoeffding's bound, without "
            "replacement); more --pivots narrow it, and without the option scores are exact"
        )
