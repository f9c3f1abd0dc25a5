"""The question of ``detente path`` in Cypher, for the graph that ``detente neo4j load`` writes.

One statement: the shortest paths along relationships that the question admits (Neo4j 5.26 or newer finds them with ``SHORTEST``),
gathered by the actors that they pass, in the fixed order of answers.

A country's regimes are one actor as far as Cypher can follow: a path begins and ends at any regime of its two ends, and a hop has the edges
of all regimes, but every step takes a relationship, so that no path comes to one regime of a country and goes on from another. Where an
answer does, the question is refused; so is what Cypher could only answer by trying all ways there are, unless they are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.exchange.cypher_conditions import FIRST_DAY, IN_ORDER, LAST_DAY, cypher_day, of_edges
from detente.exchange.cypher_literals import literal, quoted, switch
from detente.exchange.neo4j_rows import storable
from detente.model import FUTURE
from detente.queries.countries import Countries
from detente.queries.paths import find_paths
from detente.queries.selection import KNOWN_TO_HAPPEN, Relations, actor_number, check_types, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from detente.queries.paths import Path, PathQuestion
    from detente.queries.selection import Rows


def path_script(store: Rows, source: str, target: str, question: PathQuestion) -> str:
    """The question about the paths between two actors (``Entity.id``), as a script for Neo4j Browser, cypher-shell or a driver.

    Its answer has rows of actors, length, and for each hop a list of edges as maps.

    Raises
    ------
    DateError, UsageError
        As for :func:`detente.queries.paths.find_paths`; also for what Cypher cannot be asked, and for an actor and itself.
    """
    if question.weight != "hops":
        raise UsageError("--weight informative has no counterpart in Cypher; leave it out with --cypher")
    if source == target:
        raise UsageError("--cypher asks for the paths between two different actors; name another")
    writer = _Writer(store.connection, source, target, question)
    writer.check_bounded()
    writer.check_regimes(find_paths(store, source, target, question))
    return writer.script()


class _Writer:
    """One question on its way into Cypher."""

    def __init__(self, connection: sqlite3.Connection, source: str, target: str, question: PathQuestion) -> None:
        self._question = question
        self._relations = Relations(connection)
        names = self._relations.names
        self._asked = sorted({quoted(names[self._relations.number(name)]) for name in question.relations})
        self._symmetric = sorted(names[number] for number in self._relations.symmetric)
        self._types = sorted({quoted(name) for name in check_types(connection, question.types)})
        self._countries = Countries(connection, each_regime=question.each_regime)
        self._keys = {number: storable(key) for number, key in connection.execute("SELECT id, key FROM actor")}
        a, b = actor_number(connection, source), actor_number(connection, target)
        if self._countries.of(a) == self._countries.of(b):
            self._countries.part(a)
        self._source, self._target = self._regimes(a), self._regimes(b)
        self._avoided = sorted({one for key in question.avoid for one in self._regimes(actor_number(connection, key))})
        ends = {self._countries.of(a): storable(source), self._countries.of(b): storable(target)}
        self._ends = {self._keys[home]: key for home, key in ends.items() if self._keys[home] != key}
        via = {self._countries.of(actor_number(connection, key)) for key in question.via} - ends.keys()
        self._via = sorted(self._keys[number] for number in via)
        self._home = {self._keys[regime]: self._keys[home] for regime, home in self._countries.home.items() if regime != home}
        timeless = [name for (name,) in connection.execute("SELECT name FROM relation WHERE timeless = 1 ORDER BY name")]
        self._of_edges = [*of_edges(question.selection, timeless), *self._of_within(connection)]

    def _regimes(self, actor: int) -> list[str]:
        return sorted(self._keys[number] for number in self._countries.all_of([self._countries.of(actor)]))

    def _of_within(self, connection: sqlite3.Connection) -> Iterator[str]:
        """That an edge between regimes of one country is no hop."""
        within = "SELECT id FROM edge WHERE source IN ({0}) AND target IN ({0}) AND status < {1}"
        found = {
            f"{number:016x}"
            for regimes in self._countries.regimes.values()
            for (number,) in connection.execute(within.format(listed(regimes), KNOWN_TO_HAPPEN))
        }
        if found:
            yield f"NOT r.id IN {literal(sorted(found))}"

    def check_bounded(self) -> None:
        """Raises UsageError where Neo4j might try all ways through the graph, without an end in sight."""
        question = self._question
        if question.max_hops is not None:
            return
        several = question.k > 1 and not question.all_shortest
        for asked, option in ((several, "-k"), (question.via, "--via"), (question.in_order, "--in-order"), (self._turning, "--directed")):
            if asked:
                raise UsageError(
                    f"{option} with --cypher makes Neo4j try one way after the other; say with --max-hops N how long they may be"
                )

    def check_regimes(self, found: list[Path]) -> None:
        """Raises UsageError for a path that comes to one regime of a country and goes on from another."""
        for path in found:
            reached: set[str] | None = None
            for name, hop in zip(path.names, path.hops, strict=False):
                steps = {ends for edge in hop.edges for ends in ((edge.source, edge.target), (edge.target, edge.source))}
                steps = {(near, far) for near, far in steps if self._same(near, hop.source) and self._same(far, hop.target)}
                if reached is not None and self._question.in_order:
                    # Which edges of a hop are in order would have to be told for each regime.
                    reached = reached if {near for near, _ in steps} == reached and len(reached) == 1 else set()
                reached = {far for near, far in steps if reached is None or near in reached}
                if not reached:
                    raise UsageError(
                        f"a path comes to {name} as one of its regimes and goes on from another, which Cypher cannot follow; "
                        "give --each-regime with --cypher, or --avoid it"
                    )

    def _same(self, regime: str, actor: str) -> bool:
        """Whether two ids stand for one country."""
        a, b = storable(regime), storable(actor)
        return self._home.get(a, a) == self._home.get(b, b)

    def script(self) -> str:
        question = self._question
        lines = [_HEAD, self._match(), f"WITH DISTINCT {self._ids()} AS ids, r AS way"]
        if question.all_shortest and len(self._source) * len(self._target) > 1:
            lines.append("WITH collect([ids, way]) AS found, min(size(ids)) AS least\nUNWIND found AS one")
            lines.append("WITH one[0] AS ids, one[1] AS way, least WHERE size(ids) = least")
        window = question.selection.window
        lines.append(_HOPS_IN_ORDER if question.in_order else self._hops())
        lines.append(_RANKED.format(last=cypher_day(FUTURE if window is None else window.b) or LAST_DAY))
        lines += [_STRENGTH, _NAMES.format(name="names", id="id", found="[n.name, n.id]"), _ORDER]
        if not question.all_shortest:
            lines.append(f"LIMIT {question.k}")
        lines += [_NAMES.format(name="actors", id=switch("id", self._ends, "id"), found="n.name"), _RETURN, f"{_ORDER};", ""]
        return "\n".join(lines)

    def _match(self) -> str:
        """The shortest paths: actor ``a``, relationships ``r``, and the actors ``y`` to whom they lead."""
        question = self._question
        start, end = (f"({name}:Actor WHERE {name}.id IN {literal(ids)})" for name, ids in (("a", self._source), ("b", self._target)))
        selector = "ALL SHORTEST" if question.all_shortest or question.k == 1 else f"SHORTEST {question.k} GROUPS"
        whole = list(self._of_paths())
        if not whole:
            return f"MATCH {selector} {start}\n    {self._step(question.max_hops)}\n    {end}"
        most = question.max_hops
        if most == 1:  # the server fails over {1,1} with a condition on the path
            most = 2
            whole.append("size(r) = 1")
        return f"MATCH {selector} ({start}\n    {self._step(most)}\n    {end}\n  WHERE {_also(whole, 4)})"

    def _step(self, most: int | None) -> str:
        """A hop, as a pattern quantified up to so many times."""
        names, arrow = "|".join(self._asked), ""
        conditions = [*self._of_edges, *self._of_actors()]
        if self._question.directed:
            if self._turning:
                conditions.append(self._along())
            elif self._one_way:
                names, arrow = "|".join(self._one_way), ">"
        return f"((x:Actor)-[r{':' if names else ''}{names}]-{arrow}(y:Actor)\n      WHERE {_also(conditions, 8)}){{1,{most or ''}}}"

    @property
    def _turning(self) -> bool:
        """Whether a path with direction may have hops along edges with one and hops along edges without."""
        return self._question.directed and bool(self._one_way) and any(name in self._asked or not self._asked for name in self._either_way)

    @property
    def _either_way(self) -> list[str]:
        return [quoted(name) for name in self._symmetric]

    @property
    def _one_way(self) -> list[str]:
        """What edges with a direction are called."""
        if self._asked:
            return [name for name in self._asked if name not in self._either_way]
        return [f"!({'|'.join(self._either_way)})"] if self._symmetric else ["%"]

    def _along(self) -> str:
        """That an edge leads from ``x``."""
        return f"(startNode(r) = x OR type(r) IN {literal(self._symmetric)})"

    def _of_actors(self) -> Iterator[str]:
        """Conditions on the actor ``y`` to whom a step leads."""
        between = ["y:" + "|".join(self._types)] if self._types else []
        if self._avoided:
            between.append(f"NOT y.id IN {literal(self._avoided)}")
        if between:
            yield f"(y.id IN {literal(self._target)} OR {' AND '.join(between)})"

    def _of_paths(self) -> Iterator[str]:
        """Conditions on a whole path, which the search has to ask of one after the other."""
        question = self._question
        of_actors = []
        if (question.k > 1 and not question.all_shortest) or self._via or question.in_order:
            of_actors.append("all(id IN ids WHERE size([other IN ids WHERE other = id]) = 1)")
        if self._via:
            of_actors.append(f"all(id IN {literal(self._via)} WHERE id IN ids)")
        if of_actors:
            yield f"any(ids IN [{self._ids()}] WHERE {' AND '.join(of_actors)})"
        if question.in_order:
            yield f"any(way IN [r] WHERE {IN_ORDER[question.certain]})"

    def _ids(self) -> str:
        """The ids of the actors who stand for those that a path passes."""
        return f"[n IN [a] + y | {switch('n.id', self._home, 'n.id')}]"

    def _hops(self) -> str:
        """All relationships of each hop."""
        regimes = {self._keys[number]: self._regimes(number) for number in self._countries.regimes}
        places = {end: f"ids[{place}]" for end, place in (("x", "hop"), ("y", "hop + 1"))}
        ends = [f"{end}.id IN {switch(id, regimes, f'[{id}]')}" if regimes else f"{end}.id = {id}" for end, id in places.items()]
        conditions = [*ends, *self._of_edges]
        if self._question.directed:
            conditions.append(self._along())
        return _HOPS.format(names=":" * bool(self._asked) + "|".join(self._asked), where=_also(conditions, 2))


_HEAD = """// The question of `detente path` for the graph that `detente neo4j load` writes (Neo4j 5.26 or newer):
// paths of the fewest hops first, then the better told, the more recent, the surer, and by name."""
_HOPS = """WITH DISTINCT ids
UNWIND range(0, size(ids) - 2) AS hop
MATCH (x:Actor)-[r{names}]-(y:Actor)
WHERE {where}"""
_HOPS_IN_ORDER = """UNWIND range(0, size(way) - 1) AS hop
WITH DISTINCT ids, hop, way[hop] AS r"""
_RANKED = f"""WITH ids, hop, r, CASE WHEN r.end_earliest > {{last}} THEN {{last}} ELSE r.end_earliest END AS until
WITH ids, hop, r, coalesce(duration.inDays({FIRST_DAY}, until).days, 0) AS until
ORDER BY r.documents DESC, until DESC, toInteger(r.confidence * 1000000 + 0.5) DESC, type(r), r.id
WITH ids, hop, collect(r) AS edges, collect(until)[0] AS until
ORDER BY hop"""
"""The relationships of each hop, the strongest first; and of that the last day on which it is known to hold."""
_STRENGTH = """WITH ids, count(*) AS length, collect(edges) AS hops, sum(1000000000 / edges[0].documents) AS weak,
  sum(until) AS recent, sum(toInteger(edges[0].confidence * 1000000 + 0.5)) AS sure"""
"""What paths of one length are ordered by: see :mod:`detente.queries.strength`."""
_NAMES = """WITH *, COLLECT {{
  UNWIND range(0, size(ids) - 1) AS i
  WITH i, ids[i] AS id
  MATCH (n:Actor {{id: {id}}})
  WITH i, n ORDER BY i
  RETURN {found}
}} AS {name}"""
_RETURN = """RETURN actors, length, [edges IN hops | [r IN edges | {
  id: r.id, source: startNode(r).name, relation: type(r), target: endNode(r).name,
  start: r.start, end: CASE WHEN r.open THEN '..' ELSE r.end END, documents: r.documents,
  quotes: COLLECT {
    MATCH (e:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(d:Document)
    WITH e, d ORDER BY d.name, e.start
    RETURN e.quote + ' (' + d.name + ')'
  }
}]] AS hops"""
_ORDER = "ORDER BY length, weak, recent DESC, sure DESC, names"


def _also(conditions: list[str], indent: int) -> str:
    return f"\n{' ' * indent}AND ".join(conditions)
