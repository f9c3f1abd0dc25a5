"""The graph as a Cypher script that ``cypher-shell`` runs: the statements of a load, with the rows written into them as literals.

No text of a document can end a literal: quotes, backslashes and line ends are escaped, and a property whose name is not a plain word is set
by its name as a text, never as a part of the statement. Running the script twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.exchange import neo4j_rows
from detente.exchange.cypher_literals import is_plain, literal
from detente.exchange.neo4j_rows import Row
from detente.exchange.neo4j_statements import check_prefix, statements
from detente.store import Store

BATCH = 200
"""Rows in one statement."""


def script(store: Store, *, all: bool = False, prefix: str = "") -> Iterator[str]:
    """The statements, each with its semicolon and line end.

    Parameters
    ----------
    all
        With planned and denied edges.
    prefix
        What labels, types and names begin with.

    Raises
    ------
    UsageError
        A relation, type or prefix that could be mistaken for Cypher.
    """
    check_prefix(prefix)
    writer = _Writer(prefix)
    yield from (f"{statement};\n" for statement in statements("schema", prefix=prefix))
    for row in neo4j_rows.documents(store):
        yield from writer.add("documents", row)
    yield from writer.rest()
    for row in neo4j_rows.actors(store, all=all):
        yield from writer.add("actors", row)
    yield from writer.rest()
    for edge, told in neo4j_rows.edges(store, all=all):
        yield from writer.add("relations", edge)
        for row in told:
            yield from writer.add("evidence", row)
    yield from writer.rest()


class _Writer:
    """Rows that wait until there are enough of them for a statement."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._waiting: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._prepared: set[str] = set()

    def add(self, what: str, row: Row) -> Iterator[str]:
        """Take a row, and give what statements are full."""
        properties = row.parameters["properties"]
        plain = {name: value for name, value in properties.items() if is_plain(name)}
        named = [[name, value] for name, value in properties.items() if name not in plain]
        waiting = self._waiting[what, row.kind]
        waiting.append(literal({**row.parameters, "properties": plain, "named": named}))
        if len(waiting) >= BATCH:
            yield from self._statements(what, row.kind)

    def rest(self) -> Iterator[str]:
        """The statements of all rows that still wait, relations before evidence."""
        for what, kind in sorted(self._waiting, key=lambda key: (neo4j_rows.KINDS.index(key[0]), key[1])):
            yield from self._statements(what, kind)

    def _statements(self, what: str, kind: str) -> Iterator[str]:
        rows = self._waiting.pop((what, kind))
        if what == "relations" and kind not in self._prepared:
            self._prepared.add(kind)
            yield from (f"{statement};\n" for statement in statements("relation", kind, self._prefix))
        [statement] = statements(f"load/{what}", kind, self._prefix)
        node = "r" if what == "relations" else "n"
        setting = f"SET {node} = row.properties"
        statement = statement.replace(setting, f"{setting}\nFOREACH (own IN row.named | SET {node}[own[0]] = own[1])")
        statement = statement.replace("UNWIND $rows AS row", "UNWIND [\n" + ",\n".join(rows) + "\n] AS row", 1)
        yield statement[: statement.rindex("\nRETURN")] + ";\n"
