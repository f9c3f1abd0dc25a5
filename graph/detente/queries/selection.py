"""Which edges a question admits, as a condition on the columns that the covering indexes hold.

The condition on time is :func:`detente.dates.holds` in SQL; tests hold the two against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.dates import Window, duration
from detente.errors import UsageError
from detente.model import FUTURE, Sign

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    class Rows(Protocol):
        """What a question needs of a store: its rows."""

        @property
        def connection(self) -> sqlite3.Connection:
            """An open connection to the tables of ``schema.sql``."""
            ...


SIGN_NUMBERS: dict[str, int] = {"friendly": 1, "neutral": 0, "hostile": -1}
"""As the column ``sign`` has them."""
KNOWN_TO_HAPPEN = 2
"""Statuses below this number, asserted and reported, answer questions; planned and denied ones do not."""


class Selection(NamedTuple):
    """The edges that a question admits. Every field left at its default admits all."""

    as_of: str | Window | None = None
    """EDTF date: states on some day of it, acts done by then."""
    between: str | Window | None = None
    """Window ``A..B``: states on some day of it, acts within it."""
    certain: bool = False
    """Under every reading of the dates, where the default is some reading."""
    undated: bool = False
    """Count edges without a date, and those without a start before they are first attested."""
    memory: str | None = None
    """With ``as_of``: for how long an act counts, such as ``10y``."""
    relations: tuple[str, ...] = ()
    """Only these relations."""
    sign: Sign | None = None
    """Only edges of this sign."""
    min_documents: int = 0
    """Only edges told by so many independent documents."""
    min_confidence: float = 0.0
    """Only edges of at least this confidence."""

    @property
    def window(self) -> Window | None:
        """The time asked about; None where none is. Raises DateError."""
        if self.as_of is not None and self.between is not None:
            raise UsageError("a question is as of one date or between two: give --as-of or --between, not both")
        asked = self.as_of if self.as_of is not None else self.between
        return Window.parse(asked) if isinstance(asked, str) else asked


_Term = tuple[str, tuple[int | float | str, ...]]


class Condition(NamedTuple):
    """SQL on the columns of ``edge`` and the values of its parameters, to be joined with AND."""

    sql: str
    values: tuple[int | float | str, ...]


def condition(selection: Selection, relations: Relations) -> Condition:
    """The condition on an edge's row that admits exactly what ``selection`` does.

    Raises DateError for a date, UsageError for a relation that the store does not have or options that exclude each other.
    """
    terms: list[_Term] = [(f"status < {KNOWN_TO_HAPPEN}", ()), *_of_time(selection)]
    if selection.relations:
        terms.append((f"relation IN ({listed(relations.number(name) for name in selection.relations)})", ()))
    if selection.sign is not None:
        terms.append(("sign = ?", (SIGN_NUMBERS[selection.sign],)))
    # A row with no document only holds a place while the store is written.
    terms.append(("documents >= ?", (max(selection.min_documents, 1),)))
    if selection.min_confidence > 0:
        terms.append(("confidence >= ?", (selection.min_confidence,)))
    return Condition(" AND ".join(sql for sql, _ in terms), tuple(value for _, values in terms for value in values))


def without_time(selection: Selection) -> Selection:
    """The same selection at any time."""
    return selection._replace(as_of=None, between=None, certain=False, undated=False, memory=None)


def _of_time(selection: Selection) -> list[_Term]:
    window = selection.window
    if selection.memory is not None and selection.as_of is None:
        raise UsageError("--memory says how long before a date acts count: give --as-of with it")
    if window is None:
        return []
    a, b = window
    memory = None if selection.memory is None else duration(selection.memory)
    # First, so that the index is entered at the right days.
    terms: list[_Term] = [] if selection.undated else [("counts <= ?", (min(b, FUTURE - 1),))]
    if not selection.certain:
        terms.append(("s1 <= ?", (b,)))
        if selection.as_of is None:
            terms.append(("CASE act WHEN 1 THEN s2 ELSE e2 END >= ?", (a,)))
        elif memory is None:
            terms.append(("(act = 1 OR e2 >= ?)", (a,)))
        else:
            terms.append(("CASE act WHEN 1 THEN s2 >= ? ELSE e2 >= ? END", (a - memory, a)))
    elif selection.as_of is None:
        terms.append(("CASE act WHEN 1 THEN s1 >= ? AND s2 <= ? ELSE s2 <= ? AND e1 >= ? END", (a, b, b, a)))
    else:
        terms.append(("s2 <= ?", (a,)))
        if memory is None:
            terms.append(("(act = 1 OR e1 >= ?)", (b,)))
        else:
            terms.append(("CASE act WHEN 1 THEN s1 >= ? ELSE e1 >= ? END", (b - memory, b)))
    return terms


class Relations:
    """The relations that a store knows."""

    __slots__ = ("names", "numbers", "symmetric")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.names: dict[int, str] = {}
        self.numbers: dict[str, int] = {}
        self.symmetric: set[int] = set()
        for number, name, symmetric in connection.execute("SELECT id, name, symmetric FROM relation"):
            self.names[number] = name
            self.numbers[name] = number
            if symmetric:
                self.symmetric.add(number)

    def number(self, name: str) -> int:
        """A relation's number. Raises UsageError with the nearest names where there is no such relation."""
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers.get(name.upper().replace("-", "_").replace(" ", "_"))
        if number is None:
            raise UsageError(f"{name!r} is no relation of this store; {_nearest(name.upper(), self.numbers)}")
        return number


def actor_number(connection: sqlite3.Connection, key: str) -> int:
    """An actor's row number from its ``Entity.id``. Raises UsageError."""
    row = connection.execute("SELECT id FROM actor WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise UsageError(f"no actor of this store has the id {key!r}; find it with: detente search NAME")
    return int(row[0])


def check_types(connection: sqlite3.Connection, types: Sequence[str]) -> tuple[str, ...]:
    """Node types as the store writes them, whatever their case. Raises UsageError for one that there is not."""
    return tuple(name if _has_type(connection, name) else _type_like(connection, name) for name in types)


def _has_type(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM actor WHERE type = ? LIMIT 1", (name,)).fetchone() is not None


def _type_like(connection: sqlite3.Connection, name: str) -> str:
    from detente.vocabulary import load_vocabulary

    known = {str(row[0]) for row in connection.execute("SELECT DISTINCT type FROM actor")} | set(load_vocabulary().node_types)
    for written in sorted(known):
        if written.casefold() == name.casefold():
            return written
    raise UsageError(f"{name!r} is no type of actor; {_nearest(name, known)}")


def listed(numbers: Iterable[int]) -> str:
    """Integers for an SQL IN or a JSON array, in order."""
    return ",".join(map(str, sorted(set(numbers))))


def _nearest(name: str, known: Iterable[str]) -> str:
    import difflib

    names = sorted(known)
    near = difflib.get_close_matches(name, names, 3, 0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
