"""Asking a Neo4j server: statements run for reading only unless writing is allowed, for no longer than a time, and answer plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.errors import UsageError
from detente.exchange.neo4j_queries import Query
from detente.exchange.neo4j_server import Server, ServerError, connected
from detente.exchange.neo4j_statements import prefixed

if TYPE_CHECKING:
    from neo4j import Driver


class Found(NamedTuple):
    """What a statement answered."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    """By column: texts, numbers, lists and maps; dates and durations as ISO text; a node or relationship as a map of its properties."""
    changed: dict[str, int]
    """What was written, by the server's own names of counters."""


def ask(
    server: Server, statements: Sequence[str], parameters: Mapping[str, Any], *, write: bool = False, timeout: float | None = None
) -> Found:
    """Run statements one after the other.

    Parameters
    ----------
    write
        Allow them to write; otherwise the server refuses.
    timeout
        Seconds for each of them.

    Returns
    -------
        The answer of the last statement that has one.

    Raises
    ------
    ServerError
        With what the server says.
    UsageError
        There is no statement, or it is no Cypher.
    """
    if not any(statement.strip() for statement in statements):
        raise UsageError("there is no statement; write one, such as 'MATCH (n:Actor) RETURN count(n)'")
    with connected(server) as driver:
        return _run(driver, server, statements, parameters, write=write, timeout=timeout)


def ask_saved(server: Server, query: Query, parameters: Mapping[str, Any], *, prefix: str = "", timeout: float | None = None) -> Found:
    """Run a saved query. Raises ServerError also where a plugin is missing."""
    with connected(server) as driver:
        _check_needs(driver, server, query)
        statements = [prefixed(statement, prefix) for statement in query.statements]
        return _run(driver, server, statements, parameters, write=False, timeout=timeout)


def _check_needs(driver: Driver, server: Server, query: Query) -> None:
    wanted = set(re.findall(r"\b(?:gds|apoc)\.[\w.]+\w", query.needs))
    if not wanted:
        return
    names: set[str] = set()
    for kind in ("PROCEDURES", "FUNCTIONS"):
        asked = f"SHOW {kind} YIELD name WHERE name IN $names RETURN name"
        names |= {record["name"] for record in driver.execute_query(asked, names=sorted(wanted), database_=server.database).records}
    if missing := sorted(wanted - names):
        raise ServerError(f"{server.uri}: {query.name} needs {query.needs}; the server does not have {missing[0]}: install the plugin")


def _run(
    driver: Driver, server: Server, statements: Sequence[str], parameters: Mapping[str, Any], *, write: bool, timeout: float | None
) -> Found:
    from neo4j import READ_ACCESS, WRITE_ACCESS
    from neo4j import Query as Statement

    found = Found((), [], {})
    with driver.session(database=server.database, default_access_mode=WRITE_ACCESS if write else READ_ACCESS) as session:
        for statement in statements:
            # A transaction that commits by itself, as CALL … IN TRANSACTIONS needs it.
            result = session.run(Statement(statement, timeout=timeout), dict(parameters))
            rows = [dict(zip(record.keys(), map(plain_value, record.values()), strict=True)) for record in result]
            counters = result.consume().counters
            changed = {name: number for name, number in vars(counters).items() if isinstance(number, int) and not isinstance(number, bool)}
            if result.keys() and "gds.graph." not in statement:  # what makes and drops a projection is no answer
                found = Found(tuple(result.keys()), rows, found.changed)
            found.changed.update({name: found.changed.get(name, 0) + number for name, number in changed.items() if number})
    return found


def plain_value(value: Any) -> Any:
    """A value of the driver as JSON has it."""
    from neo4j.graph import Node, Path, Relationship

    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{name: plain_value(one) for name, one in sorted(value.items())}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{name: plain_value(one) for name, one in sorted(value.items())}}
    if isinstance(value, Path):
        return {"nodes": [plain_value(one) for one in value.nodes], "relationships": [plain_value(one) for one in value.relationships]}
    if isinstance(value, Mapping):
        return {str(name): plain_value(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_value(one) for one in value]
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
