"""Where there is no path, the answer says why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.queries.nopath import why_no_path
from detente.queries.paths import PathQuestion, explain_no_path, find_paths
from detente.queries.selection import Selection
from detente.queries.undated import left_out
from tests.queries import oracles
from tests.queries.rows import Rows
from tests.queries.worlds import ACTORS, selections, worlds

CHAIN = (("A", "MET", "B", "1980"), ("B", "ALLIED_WITH", "Z", "1990", "1995"), ("Z", "MET", "Y"))


def test_it_says_when_a_path_first_existed_and_which_hop_is_missing() -> None:
    why = why_no_path(Rows(CHAIN), "S:A", "S:Z", PathQuestion(as_of="1985"))
    assert (why.first, why.missing) == ("1990", (1,))
    assert why.miss is not None
    assert why.miss.names == ("A", "B", "Z")
    text = explain_no_path(Rows(CHAIN), "S:A", "S:Z", PathQuestion(as_of="1985"))
    assert (
        "A path first existed in 1990. Nearest, at any time: A – B – Z; what does not hold then is B – Z (ALLIED_WITH 1990/1995)." in text
    )


def test_it_counts_the_edges_that_no_date_let_in() -> None:
    why = why_no_path(Rows(CHAIN), "S:Z", "S:Y", PathQuestion(as_of="1985"))
    assert (why.first, why.undated, why.with_undated) == (None, 1, True)
    assert "1 edge of theirs was left out for having no date" in explain_no_path(Rows(CHAIN), "S:Z", "S:Y", PathQuestion(as_of="1985"))


def test_it_names_the_option_that_stands_in_the_way() -> None:
    question = PathQuestion(sign="hostile", max_hops=1)
    assert why_no_path(Rows(CHAIN), "S:A", "S:Z", question._replace(sign=None)).lifted == (("--max-hops", 2),)
    assert why_no_path(Rows(CHAIN), "S:A", "S:Z", question).lifted == ()
    assert (
        explain_no_path(Rows(CHAIN), "S:A", "S:Z", PathQuestion(in_order=True, avoid=("S:B",)))
        == "Without --avoid there is a path of 2 hops."
    )


def test_ties_that_never_held_together_are_told_as_such() -> None:
    rows = Rows([("A", "ALLIED_WITH", "B", "1970", "1975"), ("B", "ALLIED_WITH", "Z", "1990", "1995")])
    why = why_no_path(rows, "S:A", "S:Z", PathQuestion(as_of="1972"))
    assert (why.first, why.missing) == (None, (1,))


def test_what_is_never_tied_is_said_to_be_so() -> None:
    assert explain_no_path(Rows(CHAIN, actors=["L:x"]), "S:A", "L:x") == "Nothing ties them, at any time."


def test_the_first_year_is_that_of_looking_at_every_year() -> None:
    rows = Rows([
        ("A", "ALLIED_WITH", "B", "1950", "1955"), ("B", "ALLIED_WITH", "Z", "1954", "1958"), ("A", "MET", "Z"),
        ("A", "KIN_OF", "C"), ("C", "ALLIED_WITH", "Z", "1952-03", ".."),
    ])  # fmt: skip
    years = [str(year) for year in range(1940, 1970) if find_paths(rows, "S:A", "S:Z", PathQuestion(as_of=str(year)))]
    assert why_no_path(rows, "S:A", "S:Z", PathQuestion(as_of="1945")).first == years[0] == "1952"


@given(worlds(), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
@settings(deadline=None)
def test_the_first_year_is_found_by_halving(rows: Rows, source: str, target: str) -> None:
    question = PathQuestion(as_of="1700")
    if not find_paths(rows, source, target, question):
        years = [str(year) for year in range(1970, 2000) if find_paths(rows, source, target, question._replace(as_of=str(year)))]
        assert why_no_path(rows, source, target, question).first == (years[0] if years else None)


@given(worlds(), selections())
@settings(deadline=None)
def test_edges_left_out_are_those_that_undated_brings_back(rows: Rows, selection: Selection) -> None:
    without, brought = (
        {row for row in oracles.admitted(rows, selection._replace(undated=undated)) if "S:a" in (row.source, row.target)}
        for undated in (False, True)
    )
    expected = 0 if selection.undated or selection.window is None else len(brought - without)
    assert left_out(rows, ("S:a",), selection) == expected
