"""Why there is no path: when there first was one, which ties it lacks, and what the question left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from detente.dates import Window, text_of
from detente.model import FUTURE, PAST
from detente.queries.edges import HopEdge
from detente.queries.paths import Path, PathQuestion, find_paths
from detente.queries.selection import Relations, Selection, condition, without_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.queries.selection import Rows


class NoPath(NamedTuple):
    """What is to be said where there is no path."""

    first: str | None
    """The first year as of which there was one (EDTF); None where there never was, or no time was asked about."""
    miss: Path | None
    """The best path at any time: the nearest miss of a question with a time."""
    missing: tuple[int, ...]
    """Which of its hops, from 0, the question's time does not admit."""
    undated: int
    """Edges that were left out for having no date."""
    with_undated: bool
    """Whether there is a path with them."""
    lifted: tuple[tuple[str, int], ...]
    """Options without which there is a path, and how long it then is."""


def why_no_path(store: Rows, source: str, target: str, question: PathQuestion) -> NoPath:
    """What stands in the way of a path that :func:`detente.queries.paths.find_paths` did not find.

    Parameters and errors are those of ``find_paths``.
    """
    question = question._replace(k=1, all_shortest=False)
    timed = question.selection.window is not None
    at_any_time = question._replace(**without_time(question.selection)._asdict())
    miss = _one(store, source, target, at_any_time) if timed else None
    undated = _left_out(store, question.selection) if timed and not question.undated else 0
    return NoPath(
        _first_year(store, source, target, question) if miss is not None else None,
        miss,
        _not_admitted(store, miss, question) if miss is not None else (),
        undated,
        undated > 0 and _one(store, source, target, question._replace(undated=True)) is not None,
        tuple(_lifted(store, source, target, question)),
    )


def explanation(store: Rows, source: str, target: str, question: PathQuestion) -> str:
    """The same in sentences."""
    why = why_no_path(store, source, target, question)
    told: list[str] = []
    if why.miss is not None:
        if why.first is not None:
            told.append(f"A path first existed in {why.first}.")
        chain = " – ".join(why.miss.names)
        lacking = "; ".join(_hop(why.miss, number) for number in why.missing)
        together = "its ties never held at one time" if not lacking else f"what does not hold then is {lacking}"
        told.append(f"Nearest, at any time: {chain}; {together}.")
    for option, length in why.lifted:
        told.append(f"Without {option} there is a path of {_hops(length)}.")
    if why.undated:
        tail = " there is a path" if why.with_undated else " there is none either"
        left = "1 edge was" if why.undated == 1 else f"{why.undated} edges were"
        told.append(f"{left} left out for having no date before the time asked about: with --undated{tail}.")
    return " ".join(told) or "Nothing ties them, at any time."


def _one(store: Rows, source: str, target: str, question: PathQuestion) -> Path | None:
    return next(iter(find_paths(store, source, target, question)), None)


def _first_year(store: Rows, source: str, target: str, question: PathQuestion) -> str | None:
    for year in _years(store, question.selection):
        asked = question._replace(as_of=Window.parse(year), between=None)
        if _one(store, source, target, asked) is not None:
            return year
    return None


def _years(store: Rows, selection: Selection) -> Iterator[str]:
    """The years in which some edge begins to count: in no other one can there be a first path."""
    admitted = condition(without_time(selection), Relations(store.connection))
    day: int | None = PAST
    while True:
        sql = f"SELECT min(counts) FROM edge WHERE {admitted.sql} AND counts > ? AND counts < {FUTURE}"
        (day,) = store.connection.execute(sql, (*admitted.values, day)).fetchone()
        if day is None:
            return
        year = text_of(day, day)[:4]
        yield year
        day = Window.parse(year).b


def _not_admitted(store: Rows, path: Path, question: PathQuestion) -> tuple[int, ...]:
    admitted = condition(question.selection, Relations(store.connection))

    def holds(edge: HopEdge) -> bool:
        sql = f"SELECT 1 FROM edge WHERE id = {int(edge.id, 16)} AND {admitted.sql}"
        return store.connection.execute(sql, admitted.values).fetchone() is not None

    return tuple(number for number, hop in enumerate(path.hops) if not any(holds(edge) for edge in hop.edges))


def _left_out(store: Rows, selection: Selection) -> int:
    relations = Relations(store.connection)
    counts = [
        store.connection.execute(f"SELECT count(*) FROM edge WHERE {admitted.sql}", admitted.values).fetchone()[0]
        for admitted in (condition(selection._replace(undated=True), relations), condition(selection, relations))
    ]
    return int(counts[0] - counts[1])


def _lifted(store: Rows, source: str, target: str, question: PathQuestion) -> Iterator[tuple[str, int]]:
    plain = PathQuestion()
    for field, option in _OPTIONS.items():
        if getattr(question, field) != getattr(plain, field):
            path = _one(store, source, target, question._replace(**{field: getattr(plain, field)}))
            if path is not None:
                yield option, path.length


_OPTIONS = {
    "certain": "--certain",
    "memory": "--memory",
    "relations": "--relation",
    "sign": "--sign",
    "min_documents": "--min-documents",
    "min_confidence": "--min-confidence",
    "max_hops": "--max-hops",
    "directed": "--directed",
    "in_order": "--in-order",
    "via": "--via",
    "avoid": "--avoid",
    "types": "--type",
    "each_regime": "--each-regime",
}


def _hop(path: Path, number: int) -> str:
    hop = path.hops[number]
    best = hop.edges[0]
    when = "/".join(filter(None, (best.start, best.end))) or "no date"
    more = f" and {len(hop.edges) - 1} more" if len(hop.edges) > 1 else ""
    return f"{path.names[number]} – {path.names[number + 1]} ({best.relation} {when}{more})"


def _hops(length: int) -> str:
    return "1 hop" if length == 1 else f"{length} hops"
