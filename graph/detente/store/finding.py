"""From the names that people write to the actors of a store."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from detente.errors import UnclearName
from detente.names import fold

_POOL = 20_000
"""Names that are compared letter by letter; of more, only those with the same first letter or a word in common."""
_NEAR = 0.6
_YEARS = """SELECT count(*), min(CASE WHEN s1 > 0 THEN s1 END), max(CASE WHEN e2 < 3652060 THEN e2 ELSE max(e1, s1) END)
FROM (SELECT s1, e1, e2 FROM edge WHERE source = ?1 UNION ALL SELECT s1, e1, e2 FROM edge WHERE target = ?1)"""


class Candidate(NamedTuple):
    """An actor that a name may mean, with what tells it from others."""

    id: str
    type: str
    name: str
    edges: int
    first: str | None
    """First year of its edges."""
    last: str | None

    def __str__(self) -> str:
        count = f"{self.edges} edge{'' if self.edges == 1 else 's'}"
        years = "" if self.first is None else f", {self.first}" + ("" if self.last in (None, self.first) else f"–{self.last}")
        return f"{self.name} ({self.type}, {self.id}, {count}{years})"


def find_actor(connection: sqlite3.Connection, name: str, node_type: str | None = None) -> str:
    """The id of the one actor that is meant: by its id, its name, or another name; folded names are compared.

    Raises UnclearName with candidates where nobody or several bear the name.
    """
    folded = fold(name)
    rows = connection.execute("SELECT id, key, type, same FROM actor WHERE key = ?", (name,)).fetchall()
    if not rows and folded:
        rows = connection.execute(
            """SELECT DISTINCT actor.id, actor.key, actor.type, actor.same FROM alias JOIN actor ON actor.id = alias.actor
               WHERE alias.folded = ?""",
            (folded,),
        ).fetchall()
    if node_type is not None:
        rows = [row for row in rows if row[2].casefold() == node_type.casefold()]
    # A short name's own row is found beside the actor that it stands for.
    ids = sorted({row[3] or row[0] for row in rows})
    if len(ids) > 1:
        named = [i for i in ids if fold(connection.execute("SELECT name FROM actor WHERE id = ?", (i,)).fetchone()[0]) == folded]
        ids = named if len(named) == 1 else ids
    if len(ids) == 1:
        return str(connection.execute("SELECT key FROM actor WHERE id = ?", (ids[0],)).fetchone()[0])
    if ids:
        several = tuple(str(candidate) for candidate in _described(connection, ids))
        raise UnclearName(f"{name!r} is the name of several; give one's id, or its type: {'; '.join(several)}", several)
    near = tuple(str(candidate) for candidate in near_actors(connection, name, 5, node_type))
    kind = f" of type {node_type}" if node_type else ""
    hint = f"; did you mean {'; '.join(near)}?" if near else "; see `detente actors` for those there are"
    raise UnclearName(f"no actor{kind} has the name {name!r}{hint}", near)


def near_actors(connection: sqlite3.Connection, text: str, count: int, node_type: str | None = None) -> list[Candidate]:
    """Actors whose names resemble a text: best first, those with a word in common among them."""
    from difflib import SequenceMatcher

    folded = fold(text)
    matcher = SequenceMatcher(None, "", folded, autojunk=False)
    scores: dict[int, float] = {}
    for name, actor in _pool(connection, folded, node_type):
        matcher.set_seq1(name)
        floor = max(scores.get(actor, 0.0), _NEAR - 1e-9)
        if matcher.real_quick_ratio() > floor and matcher.quick_ratio() > floor:
            scores[actor] = max(scores.get(actor, 0.0), matcher.ratio())
        if folded and f" {folded} " in f" {name} ":
            scores[actor] = max(scores.get(actor, 0.0), 0.95)
    near = [(score, actor) for actor, score in scores.items() if score >= _NEAR]
    described = _described(connection, [actor for _, actor in near])
    ranked = sorted(zip(near, described, strict=True), key=lambda pair: (-round(pair[0][0], 6), -pair[1].edges, pair[1].name, pair[1].id))
    return [candidate for _, candidate in ranked[:count]]


def actors_named(connection: sqlite3.Connection, text: str) -> list[str]:
    """Ids of actors of which some name has words that begin with all words of a text: exact names first, then by number of documents."""
    words = fold(text).split()
    if not words:
        return []
    condition = " AND ".join(["(' ' || alias.folded) LIKE ? ESCAPE '\\'"] * len(words))
    rows = connection.execute(
        f"""SELECT meant.key, max(alias.folded = ?), max(alias.documents) FROM alias JOIN actor ON actor.id = alias.actor
            JOIN actor AS meant ON meant.id = coalesce(actor.same, actor.id) WHERE {condition} GROUP BY meant.id""",
        (" ".join(words), *(f"% {_escaped(word)}%" for word in words)),
    ).fetchall()
    return [key for key, _, _ in sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))]


def _pool(connection: sqlite3.Connection, folded: str, node_type: str | None) -> list[tuple[str, int]]:
    """Folded names with the actors that they mean, near enough to be worth comparing."""
    sql = "SELECT DISTINCT alias.folded, coalesce(actor.same, actor.id) FROM alias JOIN actor ON actor.id = alias.actor"
    terms, values = ["1"], list[str]()
    if node_type is not None:
        terms.append("actor.type = ? COLLATE NOCASE")
        values.append(node_type)
    if connection.execute("SELECT count(*) FROM alias").fetchone()[0] > _POOL:
        words = [word for word in folded.split() if len(word) > 2]
        terms.append("(" + " OR ".join(["alias.folded LIKE ? ESCAPE '\\'"] * (len(words) + 1)) + ")")
        values += [f"{_escaped(folded[:2])}%", *(f"%{_escaped(word)}%" for word in words)]
    return connection.execute(f"{sql} WHERE {' AND '.join(terms)} ORDER BY 1, 2", values).fetchall()


def _described(connection: sqlite3.Connection, actors: list[int]) -> list[Candidate]:
    from datetime import date

    found = []
    for actor in actors:
        key, node_type, name = connection.execute("SELECT key, type, name FROM actor WHERE id = ?", (actor,)).fetchone()
        edges, first, last = connection.execute(_YEARS, (actor,)).fetchone()
        years = [str(date.fromordinal(day).year) if day and 0 < day < 3652060 else None for day in (first, last)]
        found.append(Candidate(key, node_type, name, edges, years[0], years[1] if years[0] else None))
    return found


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
