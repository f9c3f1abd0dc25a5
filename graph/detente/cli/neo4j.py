"""Commands that take the graph to a Neo4j server, and questions to it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from detente.cli.neo4j_server import at_server, parameters, prefix, timeout
from detente.cli.output import Answer, Item, answers, note, opened
from detente.cli.progress import status_line
from detente.cli.streams import line

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.exchange.neo4j_asking import Found
    from detente.exchange.neo4j_queries import Query
    from detente.exchange.neo4j_server import Server

CHECKED = ("what", "type", "store", "server", "missing", "extra", "differing", "equal", "store_hash", "server_hash", "examples")


@click.group()
def neo4j() -> None:
    """Take the graph to a Neo4j server, 5.26 or newer, and questions.

    The password comes from NEO4J_PASSWORD, from --password-file or from a prompt, and never from an argument.

    \b
    Example:
      detente neo4j load --uri neo4j://localhost:7687
      detente neo4j query path-as-of --param a=Cambodia --param b=Russia --param at=1985
    """


@neo4j.command()
@at_server
@prefix
@click.option("--all", "everything", is_flag=True, help="With planned and denied edges.")
@click.option("--dry-run", is_flag=True, help="Write nothing, and tell what would be written.")
@click.option("--repair", is_flag=True, help="Also put right what somebody altered in the database.")
@answers
@click.pass_obj
def load(session: Session, /, *, server: Callable[[], Server], prefix: str, everything: bool, dry_run: bool, repair: bool) -> Answer:
    """Make a Neo4j database say what the store says.

    Only what has changed is written, and what others have put into the database stays as it is.

    \b
    Example:
      NEO4J_PASSWORD=… detente neo4j load --uri neo4j+s://graph.example.org
      detente neo4j load --password-file ~/.neo4j-password --database relations
      detente neo4j load --prefix Detente_ --dry-run
    """
    from detente.exchange import neo4j as exchange

    with session.reading() as store, _progress() as step:
        loaded = exchange.load(store, server(), all=everything, prefix=prefix, dry_run=dry_run, repair=repair, progress=step)
    return Answer([loaded._asdict()], ("what", "written", "removed", "unchanged"), _rows, single=True)


@neo4j.command()
@at_server
@prefix
@click.option("--all", "everything", is_flag=True, help="With planned and denied edges, as they were loaded.")
@answers
@click.pass_obj
def check(session: Session, /, *, server: Callable[[], Server], prefix: str, everything: bool) -> Answer:
    """Compare a Neo4j database with the store: counts and hashes of each type, and ids of what differs.

    Everything is read from both sides. Ends with 1 where they are not equal; `detente neo4j load --repair` makes them so.

    \b
    Example:
      detente neo4j check --format table
    """
    from detente.exchange.neo4j_check import check as compared

    with session.reading() as store:
        found = compared(store, server(), all=everything, prefix=prefix)
    items = [{**one._asdict(), "equal": one.equal} for one in found]
    same = all(one.equal for one in found)
    note(
        "the database says what the store says"
        if same
        else "the database and the store differ; make them equal with: detente neo4j load --repair"
    )
    return Answer([{name: item[name] for name in CHECKED} for item in items], CHECKED, empty="", exit_code=0 if same else 1)


@neo4j.command()
@click.option("--apply", "applied", is_flag=True, help="Make them on the server; otherwise they are printed.")
@at_server
@prefix
@click.pass_obj
def schema(session: Session, /, *, applied: bool, server: Callable[[], Server], prefix: str) -> None:
    """Print the constraints and indexes that the graph has in Neo4j, or make them.

    They are those of all relations of the vocabulary. A load makes those that it needs by itself.

    \b
    Example:
      detente neo4j schema > schema.cypher
      detente neo4j schema --apply
    """
    from detente.exchange.neo4j import schema_of

    made = schema_of(session.words().relations, prefix)
    if not applied:
        with opened(None) as stream:
            stream.writelines(f"{statement};\n" for statement in made)
        return
    from detente.exchange.neo4j_asking import ask

    changed = ask(server(), made, {}, write=True).changed
    note(_counted(changed) or "all constraints and indexes are there")


@neo4j.command()
@click.option("--show", is_flag=True, help="What each answers and can be asked with, and an example.")
@answers
def queries(*, show: bool) -> Answer:
    """List the saved queries, each a file in the folder cypher/queries.

    \b
    Example:
      detente neo4j queries
    """
    from detente.exchange.neo4j_queries import saved

    items = [_saved(query) for query in saved().values()]
    columns = ("name", "title", "answers", "parameters", "needs", "example") if show else ("name", "title", "parameters")
    return Answer(items, columns, _of_query(columns))


@neo4j.command()
@click.argument("name")
@parameters
@timeout
@click.option("--show", is_flag=True, help="Ask nothing; print the statement as Neo4j Browser and cypher-shell take it.")
@at_server
@prefix
@answers
def query(*, name: str, given: tuple[str, ...], timeout: float, show: bool, server: Callable[[], Server], prefix: str) -> Answer:
    """Ask a saved query, for reading only.

    A time is EDTF, such as 1985 or 1975..1979; a list has commas; null stands for no value.

    \b
    Example:
      detente neo4j query offices-at-a-time --param a=Cambodia --param at=1985
      detente neo4j query brokers --show
    """
    from detente.exchange.neo4j_queries import parameters_of, saved_query

    chosen = saved_query(name)
    if show:
        return Answer([_saved(chosen)], (), raw=chosen.script, single=True)
    values = parameters_of(chosen, given)
    from detente.exchange.neo4j_asking import ask_saved

    found = ask_saved(server(), chosen, values, prefix=prefix, timeout=timeout)
    names = "; names are those of the nodes: detente neo4j query find-names --param text=…" if "a" in values else ""
    return _answer(found, f"nothing found{names}")


@neo4j.command()
@click.argument("statement", metavar="CYPHER")
@parameters
@timeout
@click.option("--write", is_flag=True, help="Allow the statement to write.")
@at_server
@answers
def run(*, statement: str, given: tuple[str, ...], timeout: float, write: bool, server: Callable[[], Server]) -> Answer:
    """Run a statement of your own (- reads it from standard input), for reading only unless --write is given.

    \b
    Example:
      detente neo4j run 'MATCH (n:Actor) RETURN n.type, count(n)'
      detente neo4j run 'MATCH (n:Actor {name: $name}) RETURN n' --param name='Hun Sen' --format json
    """
    from detente.exchange.neo4j_asking import ask
    from detente.exchange.neo4j_queries import free_parameters
    from detente.exchange.neo4j_statements import split

    text = sys.stdin.read() if statement == "-" else statement
    return _answer(ask(server(), split(text), free_parameters(given), write=write, timeout=timeout))


def _answer(found: Found, empty: str = "nothing found") -> Answer:
    if found.changed:
        note(_counted(found.changed))
    return Answer(found.rows, tuple(map(line, found.columns)), lambda row: [list(row.values())], empty=empty)


def _counted(changed: dict[str, int]) -> str:
    return ", ".join(f"{name.replace('_', ' ')}: {number}" for name, number in changed.items())


def _saved(query: Query) -> Item:
    return {
        "name": query.name, "title": query.title, "answers": query.answers, "needs": query.needs or None,
        "parameters": [one._asdict() for one in query.parameters], "example": query.example,
    }  # fmt: skip


def _of_query(columns: tuple[str, ...]) -> Callable[[Item], list[list[object]]]:
    def rows(item: Item) -> list[list[object]]:
        told = {**item, "parameters": [f"{one['name']}={one['default']}" for one in item["parameters"]]}
        return [[told[column] for column in columns]]

    return rows


def _rows(loaded: Item) -> Iterator[tuple[str, int, int, int]]:
    from detente.exchange.neo4j_rows import KINDS

    for what in KINDS:
        yield what, loaded["written"].get(what, 0), loaded["removed"].get(what, 0), loaded["unchanged"].get(what, 0)


@contextmanager
def _progress() -> Iterator[Callable[[str, int], None] | None]:
    """What to call with a kind and how many more of it; None where standard error is no terminal. The line is gone afterwards."""
    with status_line() as show:
        if show is None:
            yield None
            return
        done: dict[str, int] = {}

        def step(what: str, more: int) -> None:
            done[what] = done.get(what, 0) + more
            if sum(done.values()) % 1000 == 0:
                show("  ".join(f"{name} {number:,}" for name, number in done.items()))

        yield step
