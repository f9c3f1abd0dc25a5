"""Commands that write the graph to a file: a page for people, data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from detente.cli.output import note, opened
from detente.cli.selecting import selecting

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.selection import Selection


@click.command()
@click.option("-o", "--output", "file", type=click.Path(dir_okay=False), default="detente.html", show_default=True, help="Write to FILE.")
@click.option("--around", metavar="X", help="Only what is near this actor.")
@click.option("--hops", type=click.IntRange(min=0), default=1, show_default=True, metavar="N", help="With --around: how near.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N best connected actors.  [default: 2000]")
@selecting
@click.pass_obj
def html(session: Session, /, *, file: str, around: str | None, hops: int, top: int | None, selection: Selection) -> None:
    """Write the graph as one HTML page that needs no network.

    It has a time slider, filters, search, and every quote.

    \b
    Example:
      detente html -o cambodia.html --around Cambodia --hops 2
      detente html --as-of 1985
    """
    from detente.rendering.html import TOP, of_store

    with session.reading() as store:
        centre = store.resolve(around).id if around is not None else None
        page = of_store(store, selection, around=centre, hops=hops, top=top or TOP).generate_html()
    with opened(file) as stream:
        stream.write(page)
    if file != "-":
        note(f"wrote {file}")


@click.command()
@click.option(
    "--format", "form", type=click.Choice(("json",)), default="json", show_default=True, help="Node-link JSON, as NetworkX has it."
)
@click.option("--all", "everything", is_flag=True, help="With planned and denied edges.")
@click.option("-o", "--output", "file", type=click.Path(dir_okay=False), help="Write to FILE instead of standard output.")
@click.pass_obj
def export(session: Session, /, *, form: str, everything: bool, file: str | None) -> None:
    """Write the graph with all its evidence for other programs.

    `networkx.node_link_graph` reads it, and `detente load FILE.json` makes an equal store of it, texts and decisions apart.

    \b
    Example:
      detente export --format json -o graph.json
    """
    del form  # there is one so far
    from detente.exchange.json import write

    with session.reading() as store, opened(file) as stream:
        write(store, stream, all=everything)
