"""The saved queries in ``cypher/queries``: what the comments at the head of each file say, and values for its parameters.

A head has a title (the first line, which Neo4j Browser shows as well), what the query answers, what it needs beyond the server,
its parameters with their defaults, and an example::

    // Shortest paths as of a date
    // Answers: How are two actors connected by what held at a time?
    //   :param a => 'Cambodia'  an actor's name
    //   :param at => null  as of this time; null: at any time
    // Example: detente neo4j query path-as-of --param a=Vietnam --param at=1985
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from detente.errors import UsageError
from detente.exchange.neo4j_statements import split
from detente.model import FUTURE
from detente.shipped import folder

_PARAMETER = re.compile(r"//\s+:param (\w+) => (.+?)  +(\S.*)")
_WINDOW = re.compile(r"\{from: date\('([0-9-]+)'\), to: date\('([0-9-]+)'\)\}")
TIMES = ("at", "during")
"""Parameters that are times: maps of the first and the last day."""


class Parameter(NamedTuple):
    """What a query can be asked with."""

    name: str
    default: str
    """As Cypher writes it."""
    about: str

    @property
    def value(self) -> Any:
        """The default as the driver takes it."""
        return _value(self.default)


class Query(NamedTuple):
    """A saved query."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str
    """The whole file."""
    needs: str = ""
    """What a plugin must bring: the names of procedures and functions are in it."""

    @property
    def statements(self) -> list[str]:
        """All but the last prepare what the last one asks, or clean up after it."""
        return split(self.text)

    @property
    def script(self) -> str:
        """The file with its defaults set, as Neo4j Browser and cypher-shell run it."""
        head = "".join(f":param {one.name} => {one.default};\n" for one in self.parameters)
        return f"// {self.title}\n{head}" + "".join(f"{statement};\n" for statement in self.statements)


@cache
def saved() -> Mapping[str, Query]:
    """All saved queries by name, in the order of their names."""
    return {path.stem: _read(path) for path in sorted((folder("cypher") / "queries").glob("*.cypher"))}


def saved_query(name: str) -> Query:
    """The query of a name. Raises UsageError with the nearest names where there is none."""
    found = saved().get(name)
    if found is None:
        near = get_close_matches(name, saved(), 3, 0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "list them with: detente neo4j queries"
        raise UsageError(f"{name!r} is no saved query; {hint}")
    return found


def parameters_of(query: Query, given: Sequence[str]) -> dict[str, Any]:
    """Values for all parameters of a query.

    Parameters
    ----------
    given
        ``name=value`` each; what is not given has its default. A time is EDTF (``1985``, ``1975..1979``), a list has commas.

    Raises
    ------
    UsageError, DateError
        A parameter that there is not, or a value of another kind.
    """
    values = {one.name: one.value for one in query.parameters}
    for name, text in _pairs(given):
        if name not in values:
            known = ", ".join(values) or "none"
            raise UsageError(f"--param {name}: {query.name} has no such parameter; it has {known}")
        values[name] = _given(name, text, values[name])
    return values


def free_parameters(given: Sequence[str]) -> dict[str, Any]:
    """Values for a statement of one's own: JSON where a value is JSON (``5``, ``["a", "b"]``, ``null``), else text. Raises UsageError."""
    values: dict[str, Any] = {}
    for name, text in _pairs(given):
        try:
            values[name] = json.loads(text)
        except json.JSONDecodeError:
            values[name] = text
    return values


def _pairs(given: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [one.partition("=") for one in given]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"--param {name}: write it as name=value")
    return [(name, value) for name, _, value in pairs]


def _given(name: str, text: str, default: Any) -> Any:
    if text == "null":
        return None
    if name in TIMES:
        return _window(text)
    if isinstance(default, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    for kind in (int, float):
        if isinstance(default, kind):
            try:
                return kind(text)
            except ValueError as error:
                raise UsageError(f"--param {name}={text}: it is a number, such as {default}") from error
    return text


def _window(text: str) -> dict[str, date]:
    from detente.dates import Window

    first, last = Window.parse(text)
    return {"from": date.fromordinal(max(first, 1)), "to": date.fromordinal(min(last, FUTURE - 1))}


def _value(literal: str) -> Any:
    """A default as a value.

    >>> _value("20"), _value("['MET', 'VISITED']"), _value("null"), _value("{from: date('1985-01-01'), to: date('1985-12-31')}")
    (20, ['MET', 'VISITED'], None, {'from': datetime.date(1985, 1, 1), 'to': datetime.date(1985, 12, 31)})
    """
    if window := _WINDOW.fullmatch(literal):
        return {"from": date.fromisoformat(window[1]), "to": date.fromisoformat(window[2])}
    if literal.startswith(("'", "[")):
        return json.loads(literal.replace("'", '"'))
    return json.loads(literal)


def _read(path: Path) -> Query:
    text = path.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("//")]
    about = dict(re.findall(r"^// (Answers|Needs|Example): (.+)$", "\n".join(head), re.M))
    parameters = tuple(Parameter(*found.groups()) for found in map(_PARAMETER.fullmatch, head) if found)
    title = head[0].removeprefix("//").strip()
    return Query(path.stem, title, about["Answers"], parameters, about["Example"], text, about.get("Needs", ""))
