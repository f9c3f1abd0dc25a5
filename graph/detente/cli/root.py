"""The command ``detente`` itself: options that come before the command, and where each command is found."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from detente import __version__
from detente.cli.session import Session
from detente.cli.streams import plain
from detente.errors import DetenteError, UnclearName

COMMANDS: Mapping[str, str] = {
    "load": "detente.cli.load:load",
    "forget": "detente.cli.load:forget",
    "documents": "detente.cli.look:documents",
    "actors": "detente.cli.look:actors",
    "search": "detente.cli.look:search",
    "stats": "detente.cli.look:stats",
    "show": "detente.cli.evidence:show",
    "why": "detente.cli.evidence:why",
    "path": "detente.cli.path:path",
    "timeline": "detente.cli.timeline:timeline",
    "centrality": "detente.cli.centrality:centrality",
    "communities": "detente.cli.communities:communities",
    "balance": "detente.cli.balance:balance",
    "html": "detente.cli.export:html",
    "export": "detente.cli.export:export",
    "neo4j": "detente.cli.neo4j:neo4j",
    "completion": "detente.cli.completion:completion",
}
"""Each command and where it is written, in the order in which the help lists them."""


class Failure(click.ClickException):
    """Something went wrong while working: a document, a server, the disk."""

    exit_code = 1


class Mistake(Failure):
    """Something was asked wrongly: an option, a date, a name, a path that is not there."""

    exit_code = 2


class NoStore(Failure):
    """The store cannot be used."""

    exit_code = 3


def _told(message: str, exit_code: int) -> Failure:
    kind = {2: Mistake, 3: NoStore}.get(exit_code, Failure)
    return kind(plain(message))


class LazyGroup(click.Group):
    """A group that imports a command's module when that command is asked for, and turns our errors into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest names where there is no such command."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 3)
            hint = f"Did you mean {', '.join(near)}?" if near else "See 'detente --help'."
            ctx.fail(f"No such command '{plain(args[0])}'. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what is wrong with the input or the disk ends with a message and never with a traceback."""
        try:
            return super().invoke(ctx)
        except UnclearName as error:
            told = str(error)
            others = [candidate for candidate in error.candidates if candidate not in told]
            raise _told("\n  ".join([told, *others]), error.exit_code) from error
        except DetenteError as error:
            raise _told(str(error), error.exit_code) from error
        except KeyboardInterrupt as error:
            raise Failure("stopped; what was done before stays done") from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader of a pipe has gone: click ends quietly
            where = f"{error.filename}: " if error.filename else ""
            raise _told(f"{where}{error.strerror or error}", 1) from error


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"detente {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--store",
    type=click.Path(readable=False),  # whether it can be opened is the store's to say, with its own exit code
    envvar="DETENTE_STORE",
    default="detente.db",
    show_default=True,
    help="The file that holds the graph (or DETENTE_STORE).",
)
@click.option("--vocabulary", type=click.Path(dir_okay=False), help="A YAML file that adds relations, node types and names.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit.")
@click.pass_context
def detente(ctx: click.Context, store: str, vocabulary: str | None) -> None:
    """Documents about international relations in; a dated graph out, with the words behind every edge.

    \b
    Example:
      detente load news/
      detente path "Hun Manet" "Dmitry Medvedev" --as-of 2024
    """
    ctx.obj = Session(store, vocabulary)
