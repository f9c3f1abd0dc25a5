"""The statements in ``cypher``: read from their files, with a relation or type put in its place and a prefix before all names of ours.

A prefix keeps the graph apart from other people's data in the same database: labels, types of relationships, and the names of
constraints and indexes begin with it. The files themselves have none, so that they run by hand.
"""

from __future__ import annotations

import re
from functools import cache

from detente.errors import UsageError
from detente.exchange.cypher_literals import check_name
from detente.shipped import folder

_TOKENS = re.compile(
    r"""(?P<comment>//[^\n]*)
      | (?P<fulltext>(?<=queryNodes\()'(?:names|quotes)')
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<quoted>`(?:[^`]|``)*`)
      | (?P<label>(?<=[:|&!])[A-Z]\w*)
      | (?P<named>(?<=CONSTRAINT[ ])[a-z]\w*|(?<=INDEX[ ])[a-z]\w*)
      | (?P<type>\btype\((?P<of>[^()]*)\))""",
    re.VERBOSE,
)


def statements(name: str, literal: str = "", prefix: str = "") -> list[str]:
    """The statements of a file in ``cypher``, without comments.

    Parameters
    ----------
    name
        The file's path there, without its suffix.
    literal
        A relation or type, which takes the place of ``RELATION`` or ``TYPE``.
    prefix
        What all labels, types and names begin with.

    Raises
    ------
    UsageError
        The relation, type or prefix could be mistaken for Cypher.
    """
    if literal:
        check_name(literal)
    found = [prefixed(statement, prefix) for statement in _file(name)]
    return [re.sub("RELATION|TYPE", literal, statement) if literal else statement for statement in found]


def check_prefix(prefix: str) -> str:
    """The prefix itself. Raises UsageError where it is no beginning of a name.

    >>> check_prefix("Detente_")
    'Detente_'
    """
    if prefix and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", prefix):
        raise UsageError(f"--prefix {prefix!r}: it begins with a letter and goes on with letters, digits and _")
    return prefix


def prefixed(statement: str, prefix: str) -> str:
    """A statement of ours with a prefix before each label, type and name of a constraint or index; what it returns as a type has none.

    >>> prefixed("MATCH (n:Actor)-[r:MET|VISITED]->() RETURN type(r), {at: 'x:Y'}", "dt_")
    "MATCH (n:dt_Actor)-[r:dt_MET|dt_VISITED]->() RETURN substring(type(r), 3), {at: 'x:Y'}"
    """
    if not check_prefix(prefix):
        return statement

    def changed(found: re.Match[str]) -> str:
        if found["label"] or found["named"]:
            return prefix + found[0]
        if found["quoted"] or found["fulltext"]:
            return f"{found[0][0]}{prefix}{found[0][1:]}"
        return f"substring(type({found['of']}), {len(prefix)})" if found["type"] else found[0]

    return _TOKENS.sub(changed, statement)


def split(text: str) -> list[str]:
    """The statements of a script, each ended by a semicolon at the end of a line; comment lines are left out."""
    without = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return list(filter(None, (part.strip() for part in re.split(r";\s*(?:\n|$)", without))))


@cache
def _file(name: str) -> tuple[str, ...]:
    return tuple(split((folder("cypher") / f"{name}.cypher").read_text(encoding="utf-8")))
