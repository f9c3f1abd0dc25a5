"""Random worlds for hypothesis: multigraphs with parallel, undated, open and contradictory edges."""

from __future__ import annotations

from hypothesis import strategies as st

from detente.queries.paths import PathQuestion
from detente.queries.selection import Selection
from tests.queries.rows import Rows, Tie

ACTORS = ("S:a", "S:b", "S:c", "S:d", "L:e", "L:f", "O:g", "P:h", "L:a")
SYMMETRIC = ("MET", "ALLIED_WITH", "KIN_OF", "COOPERATED_WITH")
RELATIONS = (*SYMMETRIC, "VISITED", "HOLDS_OFFICE", "SUCCEEDED", "SUCCEEDED", "CRITICIZED", "PART_OF", "AIDED")
YEARS = ("1980", "1985", "1985-06", "1985-06-15", "1986", "1990", "198X", "1979-12-31", "1984~")
SPANS = ((None, None), (None, ".."), (None, "1985"), ("1980", "1990"), ("1979-12-31", "1985-06-15"), ("1985", ".."), ("1986", "1986-02"))
WINDOWS = ("1985", "1985-06-15", "1980", "1990", "1979..1985", "1985-06-16..1990", "1986..", "..1984")


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    source, target = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True))
    start, end = draw(st.one_of(st.sampled_from(SPANS), st.tuples(st.sampled_from(YEARS), st.none())))
    relation = draw(st.sampled_from(RELATIONS))
    return Tie(
        source,
        relation,
        target,
        start,
        end,
        documents=draw(st.integers(1, 3)),
        confidence=draw(st.sampled_from((1.0, 0.5, 0.75))),
        status=draw(st.sampled_from((0, 0, 0, 0, 1, 2, 3))),
        attested=draw(st.sampled_from((None, "1984", "1985-06-15", "1988"))),
        manner=draw(st.sampled_from((None, "continuation", "secession"))) if relation == "SUCCEEDED" else None,
    )


@st.composite
def worlds(draw: st.DrawFn, max_size: int = 24) -> Rows:
    return Rows(draw(st.lists(ties(), max_size=max_size)), ACTORS)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    time = draw(st.sampled_from((None, "as_of", "as_of", "between")))
    window = draw(st.sampled_from(WINDOWS))
    return Selection(
        as_of=window if time == "as_of" else None,
        between=window if time == "between" else None,
        certain=draw(st.booleans()) and time is not None,
        undated=draw(st.booleans()),
        memory=draw(st.sampled_from((None, "10d", "1y", "5y"))) if time == "as_of" else None,
        relations=draw(st.sampled_from(((), (), (), ("MET", "VISITED", "SUCCEEDED", "AIDED")))),
        sign=draw(st.sampled_from((None, None, None, "friendly", "neutral", "hostile"))),
        min_documents=draw(st.sampled_from((0, 0, 0, 2))),
        min_confidence=draw(st.sampled_from((0.0, 0.0, 0.0, 0.75))),
    )


@st.composite
def questions(draw: st.DrawFn) -> PathQuestion:
    in_order = draw(st.booleans())
    return PathQuestion(
        *draw(selections()),
        k=draw(st.sampled_from((1, 2, 5, 10_000))),
        all_shortest=draw(st.booleans()),
        max_hops=draw(st.sampled_from((None, None, 1, 2, 3))),
        directed=draw(st.booleans()),
        in_order=in_order,
        weight="hops" if in_order else draw(st.sampled_from(("hops", "informative"))),
        via=draw(st.sampled_from(((), (), ("S:c",), ("L:f",), ("S:c", "L:f"), ("S:c", "L:f", "P:h")))),
        avoid=draw(st.sampled_from(((), (), ("S:b",), ("L:e", "O:g")))),
        types=draw(st.sampled_from(((), (), ("State",), ("Leader", "Organization")))),
        each_regime=draw(st.booleans()),
    )
