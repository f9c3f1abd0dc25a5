"""The options that say which Neo4j server a command talks to, the same for all of them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option("--uri", default="neo4j://localhost:7687", show_default=True, envvar="NEO4J_URI", help="Where it is (or NEO4J_URI)."),
    click.option("--user", default="neo4j", show_default=True, envvar="NEO4J_USER", help="Who goes in (or NEO4J_USER)."),
    click.option("--database", help="Another database than the user's own."),
    click.option("--password-file", type=click.Path(dir_okay=False), metavar="FILE", help="A file with the password in its first line."),
)

prefix = click.option("--prefix", default="", metavar="NAME", help="What labels and types begin with, to keep them from those of others.")
parameters = click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter; may be given again.")
timeout = click.option("--timeout", type=click.FloatRange(min=0.001), default=60, show_default=True, metavar="SECONDS", help="No longer.")


def at_server(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that name a server; it is called with ``server``, a function that gives it and may ask for a password."""

    @functools.wraps(command)
    def asking(*rest: Any, uri: str, user: str, database: str | None, password_file: str | None, **others: Any) -> Any:
        def server() -> Any:
            from detente.exchange.neo4j_server import Server, password_of

            prompt = _ask if sys.stdin is not None and sys.stdin.isatty() else None
            return Server(uri, user, password_of(password_file, prompt), database)

        return command(*rest, server=server, **others)

    for option in reversed(_OPTIONS):
        asking = option(asking)
    return asking


def _ask() -> str:
    answer: str = click.prompt("Password of the Neo4j user", hide_input=True, err=True)
    return answer
