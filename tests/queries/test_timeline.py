"""An actor's edges in order of time."""

from __future__ import annotations

from hypothesis import given, settings

from detente.queries.selection import Selection
from detente.queries.timeline import timeline
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import selections, worlds

LIFE = (
    ("A", "MET", "B"),
    ("A", "MET", "B", "1990"),
    ("C", "VISITED", "A", "1985-06"),
    ("A", "ALLIED_WITH", "B", "1985", "1990"),
    ("A", "ALLIED_WITH", "C", None, None, 1, 1.0, 0, "1970"),
)


def told(rows: Rows, actor: str, other: str | None = None, selection: Selection | None = None) -> list[tuple[str, str | None, bool | None]]:
    return [(edge.relation, edge.start, edge.forward) for edge in timeline(rows, actor, other, selection)]


def test_edges_come_in_order_of_time_and_undated_ones_last() -> None:
    assert told(Rows(LIFE), "S:A") == [
        ("ALLIED_WITH", None, None),
        ("ALLIED_WITH", "1985", None),
        ("VISITED", "1985-06", False),
        ("MET", "1990", None),
        ("MET", None, None),
    ]


def test_two_actors_have_their_edges_alone() -> None:
    assert told(Rows(LIFE), "S:C", "S:A") == [("ALLIED_WITH", None, None), ("VISITED", "1985-06", True)]


def test_a_window_is_a_window() -> None:
    assert told(Rows(LIFE), "S:A", selection=Selection(between="1990")) == [
        ("ALLIED_WITH", None, None),
        ("ALLIED_WITH", "1985", None),
        ("MET", "1990", None),
    ]


@given(worlds(), selections())
@settings(deadline=None)
def test_none_is_missing(rows: Rows, selection: Selection) -> None:
    found = timeline(rows, "S:a", selection=selection)
    assert sorted(edge.id for edge in found) == [
        f"{row.id:016x}" for row in oracles.admitted(rows, selection) if "S:a" in (row.source, row.target)
    ]
