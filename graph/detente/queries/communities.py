"""Communities: groups of actors with more ties among them than chance would put there.

Found by Louvain's method (Blondel et al. 2008) as NetworkX has it, on the simple projection that centrality is measured on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import UsageError
from detente.queries.selection import Selection
from detente.queries.series import times
from detente.queries.weights import Weight, check_weight

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from detente.dates import Window
    from detente.queries.selection import Rows
    from detente.queries.ties import Ties

SEED = 1
"""Louvain's method looks at the actors in an order by chance: always the same one."""


class Member(NamedTuple):
    """An actor of a community."""

    id: str
    """``Entity.id``."""
    name: str
    type: str


class Community(NamedTuple):
    """A group of actors."""

    label: int
    """Counted from 1, the largest first; through a series, the same for what goes on."""
    members: tuple[Member, ...]
    """Those with the most ties within first, then by name."""


class Division(NamedTuple):
    """All actors that have a tie, each in one community."""

    at: str | None
    """EDTF: the step of a series; None where one time was asked about."""
    modularity: float
    """The share of ties within communities, less what would be there by chance (Newman 2004)."""
    communities: tuple[Community, ...]
    """The largest first, then by label."""


def communities(
    store: Rows,
    selection: Selection | None = None,
    *,
    over: str | Window | None = None,
    step: str = "1y",
    types: Sequence[str] = (),
    weight: Weight = "none",
    resolution: float = 1.0,
) -> list[Division]:
    """The communities among the ties that a selection admits; one division, or one for each step.

    Through a series a community keeps the label that most of its members had when they were last seen. Where several would
    keep one, the one with most of them does, and then that which is larger; who has none left gets a new one.

    Parameters
    ----------
    over, step
        Instead of a time in ``selection``: a window, cut into steps of that length, each taken as ``between``.
    types
        Only ties between actors of these types.
    weight
        ``none``; ``documents``: a tie weighs as many independent documents as tell it; or what edges weigh by relation or sign, of which
        a tie has the sum.
    resolution
        Above 1 for more and smaller communities, below for fewer.

    Raises
    ------
    DateError, UsageError
        A date, weight, relation or type that there is not, or a resolution that is not above 0.
    """
    check_weight(weight)
    if not resolution > 0:
        raise UsageError(f"--resolution {resolution}: it is above 0")
    from detente.queries.ties import read_ties

    divisions: list[Division] = []
    last: dict[str, int] = {}
    for at, of_step in times(selection or Selection(), over, step):
        ties = read_ties(store, of_step, types=types, weight=weight)
        groups, modularity = _divided(ties, resolution)
        members = [_members(store.connection, ties, group) for group in groups]
        members.sort(key=lambda group: (-len(group), group[0].name, group[0].id))
        labels = labelled([[one.id for one in group] for group in members], last)
        found = (Community(label, group) for label, group in zip(labels, members, strict=True))
        divisions.append(Division(at, modularity, tuple(sorted(found, key=lambda one: (-len(one.members), one.label)))))
    return divisions


def labelled(groups: Sequence[Sequence[str]], last: dict[str, int]) -> list[int]:
    """A label for each group.

    Parameters
    ----------
    groups
        Ids of actors, in the order in which labels are given out.
    last
        The label that each actor had when it was last seen, which becomes that which it has now.
    """
    claims = [
        (-votes, number, label)
        for number, group in enumerate(groups)
        for label, votes in Counter(last[actor] for actor in group if actor in last).items()
    ]
    given: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, label in sorted(claims):
        if number not in given and label not in taken:
            given[number] = label
            taken.add(label)
    unused = max(last.values(), default=0)
    for number, group in enumerate(groups):
        if number not in given:
            unused += 1
            given[number] = unused
        last.update(dict.fromkeys(group, given[number]))
    return [given[number] for number in range(len(groups))]


def _divided(ties: Ties, resolution: float) -> tuple[list[set[int]], float]:
    """Groups of places in the ties, and their modularity."""
    if not ties.size:
        return [], 0.0
    import networkx as nx

    matrix = ties.matrix.tocoo()
    graph: nx.Graph[int] = nx.Graph()
    # Numbers in order, for the order of a set of texts is another at each start.
    graph.add_nodes_from(range(ties.size))
    columns = (matrix.coords[0].tolist(), matrix.coords[1].tolist(), matrix.data.tolist())
    graph.add_weighted_edges_from(sorted(tie for tie in zip(*columns, strict=True) if tie[0] < tie[1]))
    groups: list[set[int]] = nx.community.louvain_communities(graph, resolution=resolution, seed=SEED)
    return groups, float(nx.community.modularity(graph, groups, resolution=resolution))


def _members(connection: sqlite3.Connection, ties: Ties, group: set[int]) -> tuple[Member, ...]:
    places = sorted(group)
    within = ties.matrix[places][:, places].sum(axis=1).tolist()
    numbers = ties.actors[places].tolist()
    asked = "SELECT actor.key, actor.name, actor.type FROM actor WHERE id = ?"
    found = [Member(*connection.execute(asked, (number,)).fetchone()) for number in numbers]
    ranked = sorted(zip(within, found, strict=True), key=lambda one: (-one[0], one[1].name, one[1].id))
    return tuple(member for _, member in ranked)
