"""Values and names as Cypher writes them, whatever is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from detente.errors import UsageError

_UNSEEN = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
"""What a terminal would act on, or does not show."""


def literal(value: object) -> str:
    r"""A text, number, day, list or map, on one line. Raises ValueError for a map with names that are not plain words.

    >>> print(literal(["Côte d'Ivoire", 0.5]))
    ['Côte d\'Ivoire', 0.5]
    >>> print(literal("a\\u0027 \u202eb\n"))
    'a\\u0027 \u202eb\n'
    >>> print(literal({"day": date(1960, 8, 7), "open": True, "end": None}))
    {day: date('1960-08-07'), open: true, end: null}
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_plain(name)}: {literal(one)}" for name, one in value.items()) + "}"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)[1:-1].replace("'", "\\'").replace('\\"', '"')
        return "'" + re.sub(_UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", text) + "'"
    return json.dumps(value)


def is_plain(name: str) -> bool:
    """Whether a name can stand in Cypher without quotes, in which it could be mistaken for more."""
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) is not None


def _plain(name: str) -> str:
    if not is_plain(name):
        raise ValueError(f"{name!r} cannot be written as a name")
    return name


def switch(subject: str, cases: Mapping[str, object], otherwise: str) -> str:
    """The value for the case that a subject is, or something else.

    >>> switch("n.id", {"S:soviet-union": "S:russia"}, "n.id"), switch("n.id", {}, "n.id")
    ("CASE n.id WHEN 'S:soviet-union' THEN 'S:russia' ELSE n.id END", 'n.id')
    """
    when = " ".join(f"WHEN {literal(case)} THEN {literal(value)}" for case, value in sorted(cases.items()))
    return f"CASE {subject} {when} ELSE {otherwise} END" if when else otherwise


def quoted(name: str) -> str:
    """The name of a relation or type, in backquotes where Cypher needs them.

    Raises UsageError for one that could be mistaken for Cypher, which ``neo4j load`` refuses as well.

    >>> quoted("MET"), quoted("MET WITH")
    ('MET', '`MET WITH`')
    """
    check_name(name)
    return name if is_plain(name) else f"`{name}`"


def check_name(name: str) -> None:
    """Raises UsageError for a relation or type whose name could be mistaken for Cypher."""
    if not re.fullmatch(r"\w[\w .-]*", name):
        raise UsageError(f"{name!r} cannot be the name of a relation or type in Neo4j; use letters, digits and _ in the vocabulary")
