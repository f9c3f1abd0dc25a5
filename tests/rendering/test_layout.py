"""Places of actors: the same each time, no label on another, parts side by side."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from detente.rendering.layout import places

LABEL = (100.0, 40.0)


def overlaps(at: list[tuple[int, int]], box: tuple[float, float] = LABEL) -> int:
    return sum(abs(a[0] - b[0]) < box[0] - 2 and abs(a[1] - b[1]) < box[1] - 2 for a, b in combinations(at, 2))


def star(leaves: int) -> list[tuple[int, int]]:
    return [(0, leaf) for leaf in range(1, leaves + 1)]


@pytest.mark.parametrize(("count", "ties"), [(0, []), (1, []), (1, [(0, 0)]), (2, [(0, 1)]), (2, [(1, 0), (0, 1), (0, 1)]), (4, [])])
def test_every_actor_has_a_place_of_its_own(count: int, ties: list[tuple[int, int]]) -> None:
    at = places(count, ties, [LABEL] * count)
    assert len(at) == len(set(at)) == count


def test_the_same_graph_gives_the_same_places() -> None:
    ties = list(nx.barabasi_albert_graph(60, 2, seed=7).edges)
    first = places(63, ties, [LABEL] * 63)
    assert places(63, ties, [LABEL] * 63) == first
    assert places(63, [(b, a) for a, b in reversed(ties)] + ties[:5], [LABEL] * 63) == first


@pytest.mark.parametrize("ties", [star(44), list(nx.barabasi_albert_graph(45, 2, seed=1).edges), list(nx.complete_graph(45).edges)])
def test_no_label_lies_on_another(ties: list[tuple[int, int]]) -> None:
    assert overlaps(places(45, ties, [LABEL] * 45)) == 0


def test_tied_actors_are_nearer_than_others() -> None:
    ties = list(nx.connected_caveman_graph(5, 8).edges)
    at = places(40, ties, [(20.0, 20.0)] * 40)

    def distance(a: int, b: int) -> float:
        return float(((at[a][0] - at[b][0]) ** 2 + (at[a][1] - at[b][1]) ** 2) ** 0.5)

    tied = sum(distance(a, b) for a, b in ties) / len(ties)
    others = [distance(a, b) for a, b in combinations(range(40), 2) if (a, b) not in ties and (b, a) not in ties]
    assert tied < 0.6 * sum(others) / len(others)


def test_parts_are_packed_side_by_side() -> None:
    ties = star(20) + [(21 + a, 21 + b) for a, b in star(6)]
    at = places(34, ties, [LABEL] * 34)
    assert overlaps(at) == 0
    width, height = (max(place[axis] for place in at) - min(place[axis] for place in at) for axis in (0, 1))
    whole_star = places(21, star(20), [LABEL] * 21)
    alone = max(place[1] for place in whole_star) - min(place[1] for place in whole_star)
    assert height < 3 * alone, "loose actors do not push the picture out of sight"
    assert width < 4 * height


def test_a_large_graph_is_spread_out_too() -> None:
    graph = nx.barabasi_albert_graph(1000, 3, seed=3)
    at = places(1000, list(graph.edges), [(24.0, 24.0)] * 1000)
    assert len(set(at)) > 990
    assert overlaps(at, (16, 16)) < 400
