"""Commands that look into the store: its documents, its actors, what they say, and how much of all there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from detente.cli.output import Answer, Item, answers
from detente.cli.wording import cited, tie

if TYPE_CHECKING:
    from detente.cli.session import Session


@click.command()
@answers
@click.pass_obj
def documents(session: Session) -> Answer:
    """List the documents that have been loaded.

    \b
    Example:
      detente documents --format csv -o documents.csv
    """
    columns = ("name", "title", "publisher", "published", "published_basis", "media", "url", "licence")
    with session.reading() as store:
        items = [document._asdict() for document in store.documents()]
    return Answer(items, columns, empty="no documents; load some: detente load PATH")


@click.command()
@click.option("--type", "types", multiple=True, metavar="T", help="Only this type, such as State; may be given again.")
@answers
@click.pass_obj
def actors(session: Session, types: tuple[str, ...]) -> Answer:
    """List the actors and agreements that the documents tell of.

    \b
    Example:
      detente actors --type Leader
    """
    with session.reading() as store:
        if types:
            from detente.queries.selection import check_types

            types = check_types(store.connection, types)
        items = [
            {"id": one.id, "type": one.type, "name": one.name, "aliases": list(one.aliases), "properties": dict(one.properties)}
            for one in store.entities()
            if not types or one.type in types
        ]
    return Answer(items, ("id", "type", "name", "aliases", "properties"), empty="no actors")


@click.command()
@click.argument("text")
@answers
@click.pass_obj
def search(session: Session, text: str) -> Answer:
    """Find TEXT in names of actors and in quotes.

    \b
    Example:
      detente search "Hun Sen"
      detente search "diplomatic relations" --format jsonl
    """
    with session.reading() as store:
        actors, quotes = store.search(text)
        items: list[dict[str, object]] = [{"kind": "actor", "id": one.id, "type": one.type, "name": one.name} for one in actors]
        items += ({"kind": "quote", **one._asdict()} for one in quotes)
    return Answer(items, ("kind", "name", "type", "id", "edge", "document", "start", "end", "quote"), picture=_found)


def _found(item: Item) -> Iterator[str]:
    if item["kind"] == "actor":
        yield f"{tie(item['name'])}  ({item['type']}, {item['id']})"
    else:
        yield f"{cited(item)}  [{item['edge']}]"


@click.command()
@answers
@click.pass_obj
def stats(session: Session) -> Answer:
    """Count what the store holds, and what was not kept.

    \b
    Example:
      detente stats --format json
    """
    with session.reading() as store:
        counts = store.stats()._asdict()
    return Answer([counts], ("what", "which", "number"), _counted, single=True)


def _counted(counts: Item) -> Iterator[tuple[str, str, int]]:
    for what, number in counts.items():
        if isinstance(number, dict):
            yield what, "", sum(number.values())
            yield from (("", which, count) for which, count in number.items())
        else:
            yield what, "", number
