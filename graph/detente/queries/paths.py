"""How two actors are connected: shortest, all shortest and the k first simple paths, at a time, by chosen ties.

Imports only what is light: ``detente path`` runs this from process start.
"""

from __future__ import annotations

from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from detente.dates import Window
from detente.errors import UsageError
from detente.model import FUTURE, Sign
from detente.queries.countries import Countries
from detente.queries.edges import HopEdge, read_edges
from detente.queries.layers import Fewest
from detente.queries.neighbours import IN_ORDER, NO_ORDER, Neighbours, Passable, TimedNeighbours, arms
from detente.queries.selection import Relations, Selection, actor_number, check_types, condition
from detente.queries.simple import NOBODY, simple_paths
from detente.queries.strength import NOTHING, Cost, Hops, Ranked, cost_of

__all__ = ["Hop", "HopEdge", "Path", "PathQuestion", "explain_no_path", "find_paths"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.queries.selection import Rows
    from detente.queries.simple import Walks


class PathQuestion(NamedTuple):
    """What is asked of the paths between two actors: the options of ``detente path``. Actors are given by ``Entity.id``."""

    as_of: str | Window | None = None
    between: str | Window | None = None
    certain: bool = False
    undated: bool = False
    memory: str | None = None
    relations: tuple[str, ...] = ()
    sign: Sign | None = None
    min_documents: int = 0
    min_confidence: float = 0.0
    k: int = 1
    """How many paths at most, in the fixed order."""
    all_shortest: bool = False
    """All paths of the least length, instead of k."""
    max_hops: int | None = None
    directed: bool = False
    """Follow edges as they point (symmetric ones both ways)."""
    in_order: bool = False
    """Each hop can have come after the one before."""
    via: tuple[str, ...] = ()
    """Actors that a path passes through, in any order."""
    avoid: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """What may stand between the two ends."""
    weight: str = "hops"
    """``hops``, or ``informative``: hubs count for less."""
    each_regime: bool = False
    """Keep a country's regimes apart; otherwise those that continue each other are one actor."""

    @property
    def selection(self) -> Selection:
        """The edges that the question admits."""
        return Selection(
            self.as_of, self.between, self.certain, self.undated, self.memory,
            self.relations, self.sign, self.min_documents, self.min_confidence,
        )  # fmt: skip


class Hop(NamedTuple):
    """Two neighbouring actors of a path and all edges between them that the question admits, strongest first."""

    source: str
    target: str
    edges: tuple[HopEdge, ...]


class Path(NamedTuple):
    """A chain of actors. Those of a country are its newest regime, the two ends always as they were asked for."""

    actors: tuple[str, ...]
    """``Entity.id`` of each."""
    hops: tuple[Hop, ...]
    names: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Number of hops."""
        return len(self.hops)


def find_paths(store: Rows, source: str, target: str, question: PathQuestion | None = None) -> list[Path]:
    """The paths between two actors, best first: by length, then strength, then names (see ``strength``).

    Parameters
    ----------
    source, target
        ``Entity.id``. An actor has one path to itself, without hops. Asked about two regimes of one country, the regimes of
        that country are each an actor of its own.

    Raises
    ------
    DateError, UsageError
        A date, relation, type or actor of the question is not there, or its options exclude each other.
    """
    search = Search(store, question or PathQuestion())
    return [search.path(found, source, target) for found in search.paths(source, target)]


def explain_no_path(store: Rows, source: str, target: str, question: PathQuestion | None = None) -> str:
    """Why :func:`find_paths` found none: when there first was one, what the nearest miss is, which options stand in the way. In
    sentences; :func:`detente.queries.nopath.why_no_path` has the same as a record.
    """
    from detente.queries.nopath import explanation

    return explanation(store, source, target, question or PathQuestion())


class Search:
    """One question to one store, with what was read for it so far."""

    def __init__(self, store: Rows, question: PathQuestion) -> None:
        check_question(question)
        connection = store.connection
        self.connection, self.question = connection, question
        self.window = question.selection.window
        self.relations = Relations(connection)
        self.countries = Countries(connection, each_regime=question.each_regime)
        admitted = condition(question.selection, self.relations)
        order = IN_ORDER[question.certain] if question.in_order else NO_ORDER
        ahead, behind = arms(admitted, self.relations.symmetric, directed=question.directed, order=order)
        self.hops = Hops(connection, ahead, behind, self.countries, self.window, timed=question.in_order)
        self._read: dict[tuple[int, tuple[int, ...]], tuple[HopEdge, ...]] = {}
        avoided = {self.countries.of(actor_number(connection, key)) for key in question.avoid}
        types = check_types(connection, question.types) if question.types else ()
        self.passable = Passable(connection, types, avoided)
        if question.in_order:
            from detente.queries.inorder import InOrder

            forward = TimedNeighbours(connection, ahead, self.countries)
            backward = TimedNeighbours(connection, behind, self.countries) if question.directed else forward
            self.walks: Walks = InOrder(forward, backward, self.passable, self.hops, question.max_hops)
        else:
            self.neighbours = Neighbours(connection, ahead, self.countries)
            back = Neighbours(connection, behind, self.countries) if question.directed else self.neighbours
            if question.weight == "informative":
                from detente.queries.informative import Informative

                self.walks = Informative(self.neighbours, back, self.passable, self.hops, question.max_hops)
            else:
                self.walks = Fewest(self.neighbours, back, self.passable, self.hops, question.max_hops)

    def paths(self, source: str, target: str) -> Iterator[Ranked]:
        """Paths as the question asks for them, over actors that stand for their countries."""
        a, b = (actor_number(self.connection, key) for key in (source, target))
        if a != b and self.countries.of(a) == self.countries.of(b):
            self.countries.part(a)
        a, b = self.countries.of(a), self.countries.of(b)
        via = {self.countries.of(actor_number(self.connection, key)) for key in self.question.via} - {a, b}
        if via:
            return self._through(a, b, via)
        if a == b:
            name = self.hops.names((a,))[a]
            return iter((Ranked(0, NOTHING, (name,), (a,)),))
        if self.question.all_shortest:
            return self.walks.shortest((a,), b, NOBODY, NOBODY)
        return islice(simple_paths(self.walks, (a,), b), self.question.k)

    def _through(self, source: int, target: int, via: set[int]) -> Iterator[Ranked]:
        from detente.queries.through import paths_through

        if source == target or not all(self._can_be_passed(actor, source, target) for actor in via):
            return iter(())
        found = paths_through(self.walks, source, target, via)
        if not self.question.all_shortest:
            return islice(found, self.question.k)
        first = next(found, None)
        return iter(()) if first is None else chain((first,), takewhile(lambda path: path.length == first.length, found))

    def _can_be_passed(self, actor: int, source: int, target: int) -> bool:
        """Whether some path passes an actor. With direction or order to keep, only what is cheap to know."""
        from detente.queries.through import can_be_passed

        if not self.passable.among({actor}):
            return False
        if self.question.directed or self.question.in_order:
            return True
        first = next(self.walks.shortest((actor,), source, {target}, NOBODY), None)
        second = next(self.walks.shortest((actor,), target, {source}, NOBODY), None)

        def neighbours(nears: set[int]) -> dict[int, set[int]]:
            known = self.neighbours.of(nears)
            return {near: self.passable.among(known[near]) | (known[near] & {source, target}) for near in nears}

        return first is not None and second is not None and can_be_passed(neighbours, first.actors, target)

    def path(self, found: Ranked, source: str, target: str) -> Path:
        """A path with the edges of its hops."""
        names = self.hops.names(found.actors)
        keys = [names[actor][1] for actor in found.actors]
        written = [names[actor][0] for actor in found.actors]
        for place, key in ((-1, target), (0, source)):
            keys[place] = key
            (written[place],) = self.connection.execute("SELECT name FROM actor WHERE key = ?", (key,)).fetchone()
        edges = self.walks.edges(found.actors)
        hops = tuple(Hop(keys[i], keys[i + 1], self._edges(found.actors[i], tuple(edges[i]))) for i in range(len(edges)))
        return Path(tuple(keys), hops, tuple(written))

    def _edges(self, near: int, numbers: tuple[int, ...]) -> tuple[HopEdge, ...]:
        if (near, numbers) not in self._read:
            edges = read_edges(self.connection, self.relations, self.countries, numbers, near)
            self._read[near, numbers] = tuple(sorted(edges, key=self._rank))
        return self._read[near, numbers]

    def _rank(self, edge: HopEdge) -> tuple[Cost, str, str]:
        last = FUTURE if self.window is None else self.window.b
        return cost_of(edge.documents, edge.bounds.e1, edge.confidence, last), edge.relation, edge.id


def check_question(question: PathQuestion) -> None:
    """Raises UsageError for options that exclude each other."""
    if question.k < 1:
        raise UsageError(f"-k {question.k}: ask for one path or more")
    if question.max_hops is not None and question.max_hops < 1:
        raise UsageError(f"--max-hops {question.max_hops}: a path has at least one hop")
    if question.weight not in ("hops", "informative"):
        raise UsageError(f"--weight {question.weight}: it is hops or informative")
    if question.in_order and question.weight != "hops":
        raise UsageError("--in-order counts hops: give it without --weight informative")
