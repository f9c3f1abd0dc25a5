"""Which edges a question admits: SQL says what ``dates.holds`` says, and reads covering indexes alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import dates
from detente.dates import Bounds, Window
from detente.errors import UsageError
from detente.model import FUTURE, PAST
from detente.queries.neighbours import IN_ORDER, arms
from detente.queries.selection import Relations, Selection, actor_number, condition
from tests.cases import cases
from tests.queries.rows import Rows

DAYS = st.one_of(st.integers(1, 12), st.sampled_from((PAST, FUTURE)))
"""A small calendar, so that days meet."""


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Bounds, int, bool]:
    s1, s2 = sorted((draw(DAYS), draw(DAYS)))
    act = draw(st.booleans())
    e1, e2 = (s1, s2) if act else sorted((draw(DAYS), draw(DAYS)))
    return Bounds(s1, s2, e1, e2), draw(st.sampled_from((s1, s2))), act


@st.composite
def windows(draw: st.DrawFn) -> Window:
    return Window(*sorted((draw(DAYS), draw(DAYS))))


@given(st.lists(bounds(), max_size=20), windows(), st.booleans(), st.booleans(), st.booleans(), st.sampled_from((None, "1d", "5d")))
@settings(deadline=None, max_examples=cases(500))
def test_sql_admits_what_the_dates_do(
    edges: list[tuple[Bounds, int, bool]], window: Window, between: bool, certain: bool, undated: bool, memory: str | None
) -> None:
    rows = Rows([("A", "MET", "B")] * len(edges))
    for number, (days, counts, act) in enumerate(edges, 1):
        values = (*days, counts, act, number)
        rows.connection.execute("UPDATE edge SET s1 = ?, s2 = ?, e1 = ?, e2 = ?, counts = ?, act = ? WHERE id = ?", values)
    asked = Selection(between=window) if between else Selection(as_of=window, memory=memory)
    admitted = condition(asked._replace(certain=certain, undated=undated), Relations(rows.connection))
    found = {number for (number,) in rows.connection.execute(f"SELECT id FROM edge WHERE {admitted.sql}", admitted.values)}
    length = None if between or memory is None else dates.duration(memory)
    assert found == {
        number
        for number, (days, counts, act) in enumerate(edges, 1)
        if dates.holds(days, counts, act=act, window=window, between=between, certain=certain, undated=undated, memory=length)
    }


@given(bounds(), st.integers(PAST, 13), st.booleans())
def test_gate_and_reach_are_the_dates_order(edge: tuple[Bounds, int, bool], day: int, certain: bool) -> None:
    (s1, s2, e1, e2), _, act = edge
    rows = Rows([("A", "MET", "B")])
    rows.connection.execute("UPDATE edge SET s1 = ?, s2 = ?, e1 = ?, e2 = ?, act = ?", (s1, s2, e1, e2, act))
    gate, reach = rows.connection.execute(f"SELECT {', '.join(IN_ORDER[certain])} FROM edge").fetchone()
    assert (max(day, reach) if day <= gate else None) == dates.in_order(edge[0], act=act, t=day, certain=certain)


@pytest.mark.parametrize(
    "asked", [Selection(), Selection(as_of="1985"), Selection(between="1980..1990", certain=True, sign="friendly", min_documents=2)]
)
@pytest.mark.parametrize("columns", ["", ", ".join(IN_ORDER[True])])
def test_a_step_reads_covering_indexes_alone(asked: Selection, columns: str) -> None:
    rows = Rows([("A", "MET", "B")])
    admitted = condition(asked, Relations(rows.connection))
    ahead, _ = arms(admitted, {1}, directed=True, order=IN_ORDER[False])
    plan = rows.connection.execute(f"EXPLAIN QUERY PLAN {ahead.sql(columns)}", ("[1]", *admitted.values) * 2).fetchall()
    reads = [row[3] for row in plan if "edge" in row[3]]
    assert len(reads) == 2
    assert all("USING COVERING INDEX edge_by_" in read and "=?" in read for read in reads)


def test_a_path_is_found_without_any_heavy_import() -> None:
    code = "import sys; import detente.queries.paths; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"numpy", "scipy", "networkx", "yaml", "spacy", "dataclasses", "detente.queries.nopath"} & set(loaded)


def test_an_actor_that_is_not_there_says_how_to_find_one() -> None:
    with pytest.raises(UsageError, match="detente search"):
        actor_number(Rows().connection, "S:atlantis")
