"""The command that says who is central, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, answers
from detente.cli.selecting import selecting

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.selection import Selection

MEASURES = ("degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz")


@click.command()
@click.option("--measure", type=click.Choice(MEASURES), default="degree", show_default=True, help="What counts as central.")
@selecting
@click.option("--over", metavar="A..B", help="A series through this window.")
@click.option("--step", default="1y", show_default=True, metavar="1y", help="With --over: the length of a step.")
@click.option("--type", "types", multiple=True, metavar="T", help="Only ties between actors of this type; may be given again.")
@click.option("--weight", type=click.Choice(("none", "documents")), default="none", show_default=True, help="What a tie weighs.")
@click.option("--directed", is_flag=True, help="Arcs as edges point; both ways for symmetric ones.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@answers
@click.pass_obj
def centrality(session: Session, /, *, selection: Selection, over: str | None, **asked: Any) -> Answer:
    """Rank actors by their place among all ties.

    The measure is taken on the simple projection: one tie for each pair of actors with at least one edge, no loops.

    \b
    Example:
      detente centrality --measure betweenness --as-of 1985 --top 10
      detente centrality --over 1980..1995 --step 5y --type State
    """
    from detente.queries.centrality import centrality as scores

    with session.reading() as store:
        found = scores(store, selection=selection, over=over, **asked)
    items = [{"rank": one.rank, "actor": one.actor, "type": one.type, "score": one.score} for one in found]
    if over is None:
        return Answer(items, ("rank", "actor", "type", "score"), empty="no ties at that time")
    series: list[dict[str, Any]] = [{**item, "at": one.at} for item, one in zip(items, found, strict=True)]
    return Answer(series, ("at", "rank", "actor", "type", "score"), empty="no ties at that time")
