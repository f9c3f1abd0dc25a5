"""Commands that write the graph to a file: a page for people, data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from detente.cli.output import note, opened
from detente.cli.selecting import selecting

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import TextIO

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


FILES, FOLDERS = ("json", "graphml", "gexf", "cypher"), ("csv", "neo4j-admin")
"""Formats that are one file, and those that are a folder of them."""


@click.command()
@click.option("--format", "form", type=click.Choice(FILES + FOLDERS), default="json", show_default=True, help="What programs read it.")
@click.option("--all", "everything", is_flag=True, help="With planned and denied edges.")
@click.option("--prefix", default="", metavar="NAME", help="Of cypher and neo4j-admin: what labels and types begin with.")
@click.option(
    "-o", "--output", "file", type=click.Path(), help="Write to FILE instead of standard output; csv and neo4j-admin to a FOLDER."
)
@click.pass_obj
def export(session: Session, /, *, form: str, everything: bool, prefix: str, file: str | None) -> None:
    """Write the graph for other programs.

    json is node-link data that `networkx.node_link_graph` reads, and `detente load FILE.json` makes an equal store of it, texts and
    decisions apart. graphml and gexf (with a timeline for Gephi) are for programs that draw and measure networks. cypher is a script
    for cypher-shell, neo4j-admin a folder for its import, csv a folder for spreadsheets.

    \b
    Example:
      detente export --format json -o graph.json
      detente export --format gexf -o graph.gexf
      detente export --format neo4j-admin -o import/
    """
    if prefix and form not in ("cypher", "neo4j-admin"):
        raise click.UsageError("--prefix is for --format cypher and neo4j-admin.")
    if form in FOLDERS:
        _write_folder(session, form, everything, prefix, file)
        return
    with session.reading() as store, opened(file) as stream:
        if form == "cypher":
            from detente.exchange.cypher_script import script

            stream.writelines(script(store, all=everything, prefix=prefix))
        elif form == "json":
            from detente.exchange.json import write

            write(store, stream, all=everything)
        else:
            from detente.exchange import network_files

            writer = network_files.write_graphml if form == "graphml" else network_files.write_gexf
            writer(store, stream, all=everything)


def _write_folder(session: Session, form: str, everything: bool, prefix: str, folder: str | None) -> None:
    from pathlib import Path

    from detente.errors import UsageError

    if folder is None or folder == "-":
        raise click.UsageError(f"--format {form} writes several files: name a folder with -o FOLDER.")
    place = Path(folder)
    with session.reading() as store:
        if place.exists() and not place.is_dir():
            raise UsageError(f"{folder}: is a file, and --format {form} writes a folder; name another")
        if not place.absolute().parent.is_dir():
            raise UsageError(f"{folder}: the folder {place.absolute().parent} is not there; make it first, or write elsewhere")
        place.mkdir(exist_ok=True)

        def in_folder(name: str) -> AbstractContextManager[TextIO]:
            return opened(str(place / name))

        if form == "csv":
            from detente.exchange import csv_files

            names = csv_files.write(store, in_folder, all=everything)
        else:
            from detente.exchange import admin_import

            names = admin_import.write(store, in_folder, all=everything, prefix=prefix)
    note(f"wrote {', '.join(names)} in {folder}")
