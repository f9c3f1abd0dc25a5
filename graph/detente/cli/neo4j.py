"""Commands that take the graph to a Neo4j server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from detente.cli.output import Answer, Item, answers

if TYPE_CHECKING:
    from detente.cli.session import Session


@click.group()
def neo4j() -> None:
    """Take the graph to a Neo4j server, 5.26 or newer.

    The password comes from NEO4J_PASSWORD, from --password-file or from a prompt, and never from an argument.

    \b
    Example:
      detente neo4j load --uri neo4j://localhost:7687
    """


@neo4j.command()
@click.option("--uri", default="neo4j://localhost:7687", show_default=True, envvar="NEO4J_URI", help="Where the server is (or NEO4J_URI).")
@click.option("--user", default="neo4j", show_default=True, envvar="NEO4J_USER", help="Who goes in (or NEO4J_USER).")
@click.option("--database", help="Another database than the user's own.")
@click.option("--password-file", type=click.Path(dir_okay=False), metavar="FILE", help="A file with the password in its first line.")
@click.option("--all", "everything", is_flag=True, help="With planned and denied edges.")
@answers
@click.pass_obj
def load(session: Session, /, *, uri: str, user: str, database: str | None, password_file: str | None, everything: bool) -> Answer:
    """Make a Neo4j database say what the store says.

    Only what has changed is written, and what others have put into the database stays as it is.

    \b
    Example:
      NEO4J_PASSWORD=… detente neo4j load --uri neo4j+s://graph.example.org
      detente neo4j load --password-file ~/.neo4j-password --database relations
    """
    from detente.exchange import neo4j as exchange
    from detente.exchange.neo4j_server import Server, password_of

    prompt = _ask if sys.stdin is not None and sys.stdin.isatty() else None
    with session.reading() as store:
        server = Server(uri, user, password_of(password_file, prompt), database)
        loaded = exchange.load(store, server, all=everything)
    return Answer([loaded._asdict()], ("what", "written", "removed", "unchanged"), _rows, single=True)


def _ask() -> str:
    answer: str = click.prompt("Password of the Neo4j user", hide_input=True, err=True)
    return answer


def _rows(loaded: Item) -> Iterator[tuple[str, int, int, int]]:
    for what in ("documents", "actors", "relations", "evidence"):
        yield what, loaded["written"].get(what, 0), loaded["removed"].get(what, 0), loaded["unchanged"].get(what, 0)
