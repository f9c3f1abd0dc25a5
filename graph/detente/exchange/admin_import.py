"""The graph as CSV for ``neo4j-admin database import full``: the fastest way into a new database, with types and dates kept.

A folder gets a header and a file for each kind of node and relationship, ``import.args`` with the options that the tool wants, and
``schema.cypher``, to be run afterwards. What comes of it is what a load writes, so ``detente neo4j check`` finds the two equal; only
properties whose names have more than letters, digits, spaces, _ and - in them are left out, and the next load brings them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain
from typing import IO, Any

from detente.exchange import neo4j_rows
from detente.exchange.neo4j import schema_of
from detente.exchange.neo4j_rows import Row
from detente.exchange.neo4j_statements import check_prefix, statements
from detente.store import Store

BETWEEN = "\x1f"
"""Between the members of a list: the unit separator, which no name has."""
OPTIONS = (
    "--multiline-fields=true", "--array-delimiter=U+001F", "--ignore-empty-strings=false", "--trim-strings=false", "--id-type=string",
)  # fmt: skip
_COLUMN = re.compile(r"\w[\w -]*")
"""Names of properties that a header can have; others are left out."""
Open = Callable[[str], AbstractContextManager[IO[str]]]
"""Opens a file of the folder by its name."""


def write(store: Store, opened: Open, *, all: bool = False, prefix: str = "") -> list[str]:
    """Write all files.

    Parameters
    ----------
    all
        With planned and denied edges.
    prefix
        What labels, types and names begin with.

    Returns
    -------
        Their names.

    Raises
    ------
    UsageError
        A relation, type or prefix that could be mistaken for Cypher.
    """
    check_prefix(prefix)
    files = _Files(opened)

    def edges() -> Iterator[Row]:
        return (edge for edge, _ in neo4j_rows.edges(store, all=all))

    def evidence() -> Iterator[Row]:
        return chain.from_iterable(told for _, told in neo4j_rows.edges(store, all=all))

    relations = sorted({edge.kind for edge in edges()})
    made = schema_of(relations, prefix)  # refuses names that could be Cypher
    for kind in sorted({row.kind for row in neo4j_rows.actors(store, all=all)}):
        statements("load/actors", kind)
    files.nodes("documents", f"{prefix}Document", lambda: neo4j_rows.documents(store))
    files.nodes("actors", f"{prefix}Actor", lambda: neo4j_rows.actors(store, all=all), prefix)
    files.nodes("evidence", f"{prefix}Evidence", evidence)
    files.relationships("relations", ("actors", "source"), ("actors", "target"), edges, prefix)
    files.ties("in_document", f"{prefix}IN_DOCUMENT", ("evidence", "id"), ("documents", "document"), evidence)
    files.text("import.args", [*files.options, *OPTIONS])
    files.text("schema.cypher", [f"{statement};" for statement in made])
    return files.names


class _Files:
    """The files of one folder, and the options that name them to the tool."""

    def __init__(self, opened: Open) -> None:
        self._opened = opened
        self.options: list[str] = []
        self.names: list[str] = []

    def nodes(self, name: str, label: str, rows: Callable[[], Iterable[Row]], prefix: str = "") -> None:
        """A file of nodes; with rows that have a type, the type is another label."""
        columns = _columns(rows())
        self._file(name, f"--nodes={label}", [f"id:ID({name})", *_heads(columns), ":LABEL"])
        self._rows(name, ([row.id, *_cells(row, columns), f"{prefix}{row.kind}" if row.kind else None] for row in rows()))

    def relationships(
        self, name: str, source: tuple[str, str], target: tuple[str, str], rows: Callable[[], Iterable[Row]], prefix: str
    ) -> None:
        """A file of relationships with properties, each of the type that its row has."""
        columns = _columns(rows())
        ends = [f":START_ID({source[0]})", f":END_ID({target[0]})", ":TYPE"]
        self._file(name, "--relationships", [*ends, "id:string", *_heads(columns)])
        self._rows(
            name,
            (
                [row.parameters[source[1]], row.parameters[target[1]], f"{prefix}{row.kind}", row.id, *_cells(row, columns)]
                for row in rows()
            ),
        )

    def ties(self, name: str, kind: str, source: tuple[str, str], target: tuple[str, str], rows: Callable[[], Iterable[Row]]) -> None:
        """A file of relationships of one type without properties."""
        self._file(name, f"--relationships={kind}", [f":START_ID({source[0]})", f":END_ID({target[0]})"])
        self._rows(name, ([row.parameters[source[1]], row.parameters[target[1]]] for row in rows()))

    def text(self, name: str, lines: Iterable[str]) -> None:
        """A file of lines."""
        with self._opened(name) as stream:
            stream.writelines(f"{line}\n" for line in lines)
        self.names.append(name)

    def _file(self, name: str, option: str, heads: list[str]) -> None:
        self.text(f"{name}-header.csv", [",".join(map(_cell, heads))])
        self.options.append(f"{option}={name}-header.csv,{name}.csv")

    def _rows(self, name: str, rows: Iterable[list[Any]]) -> None:
        self.text(f"{name}.csv", (",".join(map(_cell, row)) for row in rows))


def _columns(rows: Iterable[Row]) -> dict[str, str]:
    """The properties that rows have beside their id, each with its type, in the order of their names."""
    found: dict[str, str] = {}
    for row in rows:
        properties: Mapping[str, Any] = row.parameters["properties"]
        for name, value in properties.items():
            if name != "id" and name not in found and _COLUMN.fullmatch(name):
                found[name] = _type(value)
    return dict(sorted(found.items()))


def _heads(columns: Mapping[str, str]) -> list[str]:
    return [f"{name}:{kind}" for name, kind in columns.items()]


def _cells(row: Row, columns: Mapping[str, str]) -> list[Any]:
    properties: dict[str, Any] = row.parameters["properties"]
    if not all(map(_COLUMN.fullmatch, properties)):
        properties = {**properties, "digest": ""}  # a load finds it unequal
    return [properties.get(name) for name in columns]


def _type(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "long"), (float, "double"), (date, "date"), (list, "string[]")):
        if isinstance(value, kind):
            return name
    return "string"


def _cell(value: Any) -> str:
    """A value as the tool reads it: nothing between commas is no value, two quotes are a text of no characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = BETWEEN.join(value)
    return '"' + str(value).replace('"', '""') + '"' if isinstance(value, str) else str(value)
