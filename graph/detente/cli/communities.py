"""The command that tells which actors belong together, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, Item, answers
from detente.cli.selecting import selecting, step, weight
from detente.cli.streams import line

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.selection import Selection

COLUMNS = ("at", "community", "size", "actor", "type", "modularity")
SHOWN = 8
"""Actors of a community that the picture on a terminal shows."""


@click.command()
@selecting
@click.option("--over", metavar="A..B", help="A series through this window; what goes on keeps its number.")
@step
@click.option("--type", "types", multiple=True, metavar="T", help="Only ties between actors of this type; may be given again.")
@weight
@click.option("--resolution", type=float, default=1.0, show_default=True, metavar="R", help="Above 1: more and smaller communities.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N largest.")
@answers
@click.pass_obj
def communities(session: Session, /, *, selection: Selection, over: str | None, top: int | None, **asked: Any) -> Answer:
    """Group actors by their ties, by Louvain's method, and tell how well the groups stand apart (modularity).

    Ties are those of `centrality`: one for each pair of actors with at least one edge, hostile ones too unless --sign friendly.

    \b
    Example:
      detente communities --as-of 1985 --sign friendly
      detente communities --over 1970..1995 --step 5y --type State
    """
    from detente.queries.communities import communities as divided

    with session.reading() as store:
        found = divided(store, selection, over=over, **asked)
    items: list[dict[str, Any]] = [
        {
            **({"at": one.at} if over is not None else {}),
            "modularity": one.modularity,
            "number": len(one.communities),
            "communities": [
                {
                    "community": group.label,
                    "size": len(group.members),
                    "actors": [{"actor": member.name, "type": member.type} for member in group.members],
                }
                for group in one.communities[:top]
            ],
        }
        for one in found
    ]
    columns = COLUMNS if over is not None else COLUMNS[1:]
    return Answer(items, columns, _rows_of(columns), _picture, single=over is None)


def _rows_of(columns: tuple[str, ...]) -> Any:
    def rows(item: Item) -> Iterator[list[object]]:
        for group in item["communities"]:
            for member in group["actors"]:
                cells = {**item, **group, **member}
                yield [cells[name] for name in columns]

    return rows


def _picture(item: Item) -> Iterator[str]:
    number = "1 community" if item["number"] == 1 else f"{item['number']} communities"
    yield (f"{item['at']}: " if "at" in item else "") + f"{number}, modularity {item['modularity']:.3f}"
    for group in item["communities"]:
        names = [line(member["actor"]) for member in group["actors"][:SHOWN]]
        more = f" and {group['size'] - SHOWN} more" if group["size"] > SHOWN else ""
        yield f"  {group['community']:>3}  {group['size']:>4} actors: {'; '.join(names)}{more}"
