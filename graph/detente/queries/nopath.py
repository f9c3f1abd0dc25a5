"""Why there is no path: when there first was one, which ties it lacks, and what the question left out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from detente.dates import Window, text_of
from detente.model import FUTURE, PAST
from detente.queries.countries import Countries
from detente.queries.edges import HopEdge
from detente.queries.paths import Path, PathQuestion, find_paths
from detente.queries.selection import Relations, actor_number, condition, listed, without_time
from detente.queries.undated import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.queries.selection import Rows


_PATIENCE = 30
"""Years looked at in which all ties of a path have begun and some may have ended."""


class NoPath(NamedTuple):
    """What is to be said where there is no path."""

    first: str | None
    """The first year as of which there was one (EDTF); None where there never was, or no time was asked about."""
    miss: Path | None
    """The best path at any time: the nearest miss of a question with a time."""
    missing: tuple[int, ...]
    """Which of its hops, from 0, the question's time does not admit."""
    undated: int
    """Edges of the two that were left out for having no date."""
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
    undated = left_out(store, (source, target), question.selection)
    return NoPath(
        _first_year(store, source, target, question, miss) if miss is not None else None,
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
        left = "1 edge of theirs was" if why.undated == 1 else f"{why.undated} edges of theirs were"
        told.append(f"{left} left out for having no date before the time asked about: with --undated{tail}.")
    return " ".join(told) or "Nothing ties them, at any time."


def _one(store: Rows, source: str, target: str, question: PathQuestion) -> Path | None:
    return next(iter(find_paths(store, source, target, question)), None)


def _first_year(store: Rows, source: str, target: str, question: PathQuestion, miss: Path) -> str | None:
    """The first year as of which there is a path; ``miss`` is one at any time."""
    first = max(_first_tie(store, actor, question) for actor in (source, target))
    last = max(min(map(_begins, hop.edges)) for hop in miss.hops)
    if last >= FUTURE:
        (last,) = store.connection.execute(f"SELECT max(counts) FROM edge WHERE counts < {FUTURE}").fetchone()
    if first >= FUTURE or not last:
        return None

    def tied_by(year: int) -> bool:
        # Ends of ties left out of account: then whoever is tied stays so, and the year can be found by halving.
        window = Window(PAST, Window.parse(_text(year)).b)
        return _one(store, source, target, question._replace(as_of=None, between=window, memory=None, certain=False)) is not None

    year = bisect_left(range(_year(last) + 1), True, lo=_year(first), key=tied_by)
    for candidate in range(year, year + _PATIENCE):
        if _one(store, source, target, question._replace(as_of=_text(candidate), between=None)) is not None:
            return _text(candidate)
    return None


def _first_tie(store: Rows, actor: str, question: PathQuestion) -> int:
    """The first day on which an edge of an actor counts."""
    admitted = condition(without_time(question.selection), Relations(store.connection))
    countries = Countries(store.connection, each_regime=question.each_regime)
    regimes = listed(countries.all_of([countries.of(actor_number(store.connection, actor))]))
    arms = " UNION ALL ".join(
        f"SELECT min(counts) AS day FROM edge INDEXED BY edge_by_{end} WHERE {end} IN ({regimes}) AND {admitted.sql}"
        for end in ("source", "target")
    )
    (day,) = store.connection.execute(f"SELECT min(day) FROM ({arms})", admitted.values * 2).fetchone()
    return FUTURE if day is None else max(day, 1)


def _begins(edge: HopEdge) -> int:
    return edge.bounds.s2 if edge.start is None else edge.bounds.s1


def _year(day: int) -> int:
    return int(text_of(day, day)[:4])


def _text(year: int) -> str:
    return f"{year:04d}"


def _not_admitted(store: Rows, path: Path, question: PathQuestion) -> tuple[int, ...]:
    admitted = condition(question.selection, Relations(store.connection))

    def holds(edge: HopEdge) -> bool:
        sql = f"SELECT 1 FROM edge WHERE id = {int(edge.id, 16)} AND {admitted.sql}"
        return store.connection.execute(sql, admitted.values).fetchone() is not None

    return tuple(number for number, hop in enumerate(path.hops) if not any(holds(edge) for edge in hop.edges))


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
