"""The command that tells what happened, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from detente.cli.output import Answer, Item, answers
from detente.cli.selecting import selecting
from detente.cli.wording import cited, dated, places, tie

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.selection import Selection

COLUMNS = ("start", "end", "source", "relation", "target", "properties", "documents")


@click.command()
@click.argument("actor", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@selecting
@answers
@click.pass_obj
def timeline(session: Session, /, actor: str, other: str | None, selection: Selection) -> Answer:
    """Tell the edges of A, or those between A and B, in order of time.

    \b
    Example:
      detente timeline Cambodia Russia
      detente timeline "Hun Sen" --between 2016..2024
    """
    from detente.queries.timeline import timeline as in_order

    with session.reading() as store:
        first = store.resolve(actor).id
        second = store.resolve(other).id if other is not None else None
        items = []
        for edge in in_order(store, first, second, selection):
            items.append(
                {
                    "start": edge.start,
                    "end": edge.end,
                    "source": store.entity(edge.source).name,
                    "relation": edge.relation,
                    "target": store.entity(edge.target).name,
                    "properties": json.loads(edge.properties) if edge.properties else {},
                    "evidence": [
                        {"document": said.document, "start": said.start, "end": said.end, "quote": said.quote, "told": said.told}
                        for said in store.evidence(edge.id)
                    ],
                }
            )
    return Answer(items, COLUMNS, _rows, _picture, empty="no edges")


def _rows(item: Item) -> Iterator[list[object]]:
    documents = sorted({said["document"] for said in item["evidence"]})
    yield [documents if column == "documents" else item[column] for column in COLUMNS]


def _picture(item: Item) -> Iterator[str]:
    what = f"{tie(item['source'])} {tie(item['relation'], item['properties'])} {tie(item['target'])}"
    yield f"{dated(item['start'], item['end'])}  {what}"
    told = places(item["evidence"])
    yield f"    {cited(told[0])}" + (f"  and {len(told) - 1} more" if len(told) > 1 else "")
