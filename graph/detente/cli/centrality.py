"""The command that says who is central, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, answers, note
from detente.cli.selecting import selecting

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.ranking import Score
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
@click.option("--pivots", type=click.IntRange(min=1), metavar="N", help="Estimate betweenness from N actors, with an error bound.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@answers
@click.pass_obj
def centrality(session: Session, /, *, selection: Selection, over: str | None, **asked: Any) -> Answer:
    """Rank actors by their place among all ties.

    The measure is taken on the simple projection: one tie for each pair of actors with at least one edge, no loops. The component is the
    part of the graph that holds together, 1 being the largest; in a series the change is that of the rank since the step before.

    \b
    Example:
      detente centrality --measure betweenness --as-of 1985 --top 10
      detente centrality --over 1980..1995 --step 5y --type State
    """
    from detente.queries.centrality import centrality as scores

    with session.reading() as store:
        found = scores(store, selection=selection, over=over, **asked)
    columns: tuple[str, ...] = ("rank", "actor", "type", "score", "component")
    if over is not None:
        columns = ("at", "rank", "change", *columns[1:])
    if asked["pivots"] is not None:
        columns = (*columns, "bound")
        _tell_bound(found)
    return Answer([{name: getattr(one, name) for name in columns} for one in found], columns, empty="no ties at that time")


def _tell_bound(found: list[Score]) -> None:
    from detente.queries.sampling import CONFIDENCE

    widest = max((one.bound or 0.0 for one in found), default=0.0)
    if widest:
        note(
            f"estimated: with {CONFIDENCE:.0%} confidence all scores are within {widest:.3g} of the exact ones (Hoeffding's bound, without "
            "replacement); more --pivots narrow it, and without the option scores are exact"
        )
