"""`detente centrality`, `communities` and `balance`: the structure of the whole graph, in the forms that are promised."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.graphs import refused, run, told

ROWS = """\
source,source_type,relation,target,target_type,start,end
China,State,ALLIED_WITH,Soviet Union,State,1950,1959
China,State,DISPUTED_WITH,Soviet Union,State,1961,
China,State,AIDED,Vietnam,State,1950,1975
Soviet Union,State,AIDED,Vietnam,State,1955,1990
United States,State,FOUGHT,Vietnam,State,1955,1975
United States,State,CRITICIZED,Soviet Union,State,1959,
United States,State,AIDED,Soviet Union,State,1959,
United States,State,MET,China,State,1972,
"""


@pytest.fixture(scope="module")
def cold_war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("structure")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8", newline="\n")
    told(run(folder / "a.db", "load", str(folder / "rows.csv")))
    return folder / "a.db"


def test_balance_is_one_object_with_sums_and_lists(cold_war: Path) -> None:
    answer = json.loads(told(run(cold_war, "balance", "--as-of", "1959")))
    assert answer == {
        "actors": 4,
        "dyads": 4,
        "friendly": 3,
        "hostile": 1,
        "contradictory": 1,
        "undecided": 1,
        "balanced": 1,
        "frustrated": 0,
        "share": 1.0,
        "frustration_lower": 0,
        "frustration_upper": 0,
        "against": [],
        "contradictions": [{"actors": ["Soviet Union", "United States"], "friendly": 1, "hostile": 1}],
        "triangles": [{"actors": ["China", "Soviet Union", "Vietnam"], "signs": [1, 1, 1], "balanced": True}],
    }


def test_a_series_of_balance_tells_what_turned(cold_war: Path) -> None:
    answers = json.loads(told(run(cold_war, "balance", "--over", "1959..1961")))
    assert [(one["at"], one["balanced"], one["frustrated"], one["turned_frustrated"]) for one in answers] == [
        ("1959", 1, 0, 0),
        ("1960", 0, 0, 0),
        ("1961", 0, 1, 1),
    ]
    assert answers[2]["turned"] == [
        {"actors": ["China", "Soviet Union", "Vietnam"], "signs": [-1, 1, 1], "balanced": False, "before": [1, 1, 1], "since": "1959"}
    ]
    assert len(answers[2]["against"]) == answers[2]["frustration_upper"] == 1


def test_sums_are_a_row_for_each_step_and_triangles_one_each(cold_war: Path) -> None:
    sums = list(csv.DictReader(io.StringIO(told(run(cold_war, "balance", "--over", "1959..1961", "--format", "csv")))))
    assert [(row["at"], row["dyads"], row["share"], row["frustration_upper"]) for row in sums] == [
        ("1959", "4", "1.0", "0"),
        ("1960", "3", "", "0"),
        ("1961", "4", "0.0", "1"),
    ]
    each = list(csv.DictReader(io.StringIO(told(run(cold_war, "balance", "--over", "1959..1961", "--triangles", "--format", "csv")))))
    assert [(row["at"], row["triangle"], row["c_a"], row["turned_since"]) for row in each] == [
        ("1959", "balanced", "1", ""),
        ("1961", "frustrated", "1", "1959"),
    ]
    single = told(run(cold_war, "balance", "--as-of", "1955", "--triangles", "--format", "csv"))
    assert single.splitlines() == ["triangle,a,b,c,a_b,b_c,c_a", "balanced,China,Soviet Union,Vietnam,1,1,1"]


def test_balance_on_a_terminal_is_told_in_words(cold_war: Path) -> None:
    text = told(run(cold_war, "balance", "--between", "1961", "--format", "table"))
    assert text.splitlines() == [
        "4 actors in 4 dyads: 2 friendly, 2 hostile",
        "  triangles: 0 balanced, 1 frustrated  (0% balanced)",
        "  frustration index: 1",
        "  balanced without:",
        "    China – Soviet Union  (0 friendly, 1 hostile)",
        "  frustrated:",
        "    China – Soviet Union – Vietnam  (−1 +1 +1)",
    ]
    series = told(run(cold_war, "balance", "--over", "1959..1961", "--format", "table"))
    assert "  turned frustrated:\n    China – Soviet Union – Vietnam  (−1 +1 +1)  (1959: +1 +1 +1)" in series


def test_balance_is_of_both_signs(cold_war: Path) -> None:
    refused(run(cold_war, "balance", "--sign", "hostile"), 2, "--sign")
    refused(run(cold_war, "balance", "--over", "1959..1961", "--as-of", "1959"), 2, "--over")


def test_communities_are_listed_with_their_modularity(cold_war: Path) -> None:
    answer = json.loads(told(run(cold_war, "communities", "--between", "1955..1975", "--resolution", "1.5")))
    assert list(answer) == ["modularity", "number", "communities"]
    assert answer["number"] == len(answer["communities"])
    assert sorted(member["actor"] for group in answer["communities"] for member in group["actors"]) == [
        "China",
        "Soviet Union",
        "United States",
        "Vietnam",
    ]
    assert [group["size"] for group in answer["communities"]] == [len(group["actors"]) for group in answer["communities"]]
    [first] = json.loads(told(run(cold_war, "communities", "--between", "1955..1975", "--resolution", "1.5", "--top", "1")))["communities"]
    assert first == answer["communities"][0]


def test_communities_are_a_row_for_each_actor_in_a_spreadsheet(cold_war: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(told(run(cold_war, "communities", "--over", "1959..1960", "--format", "csv")))))
    assert [row["actor"] for row in rows if row["at"] == "1960"] == ["Vietnam", "China", "Soviet Union", "United States"]
    assert set(rows[0]) == {"at", "community", "size", "actor", "type", "modularity"}


def test_communities_on_a_terminal_are_told_in_words(cold_war: Path) -> None:
    text = told(run(cold_war, "communities", "--between", "1960", "--format", "table"))
    assert text == "1 community, modularity 0.000\n    1     4 actors: Vietnam; China; Soviet Union; United States\n"
    refused(run(cold_war, "communities", "--resolution", "0"), 2, "--resolution")


def test_a_ranking_has_the_promised_form(cold_war: Path) -> None:
    first, *_ = json.loads(told(run(cold_war, "centrality", "--as-of", "1959")))
    assert first == {"rank": 1, "actor": "Soviet Union", "type": "State", "score": 1.0, "component": 1}
    first, *rest = json.loads(told(run(cold_war, "centrality", "--over", "1959..1960")))
    assert first == {"at": "1959", "rank": 1, "change": None, "actor": "Soviet Union", "type": "State", "score": 1.0, "component": 1}
    assert [(one["actor"], one["change"]) for one in rest if one["at"] == "1960"] == [
        ("Vietnam", 1),
        ("China", 1),
        ("Soviet Union", -2),
        ("United States", 0),
    ]


def test_an_estimate_tells_its_bound(cold_war: Path) -> None:
    result = run(cold_war, "centrality", "--measure", "betweenness", "--pivots", "2")
    assert all(one["bound"] > 0.5 for one in json.loads(told(result)))
    assert "95%" in result.stderr
    assert "Hoeffding" in result.stderr
    exact = run(cold_war, "centrality", "--measure", "betweenness", "--pivots", "99")
    assert {one["bound"] for one in json.loads(told(exact))} == {0.0}
    assert exact.stderr == ""
    refused(run(cold_war, "centrality", "--pivots", "2"), 2, "--pivots", "betweenness")


def test_a_series_is_drawn_beside_the_answer_the_same_each_time(cold_war: Path, tmp_path: Path) -> None:
    series = ["centrality", "--over", "1950..1975", "--type", "State", "--top", "2"]
    asked = [*series, "--plot"]
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    result = run(cold_war, *asked, str(first))
    assert told(result) == told(run(cold_war, *asked, str(second)))
    assert told(result) == told(run(cold_war, *series))
    assert "a.svg" in result.stderr
    assert first.read_bytes() == second.read_bytes()
    text = first.read_text(encoding="utf-8")
    assert "Degree of actors through time" in text
    assert "1950..1975 by 1y; only State" in text
    assert ">Vietnam</text>" in text
    assert ">Soviet Union</text>" not in text


def test_what_cannot_be_drawn_is_said(cold_war: Path, tmp_path: Path) -> None:
    refused(run(cold_war, "centrality", "--plot", str(tmp_path / "a.svg")), 2, "--over")
    said = refused(run(cold_war, "centrality", "--over", "1950..1955", "--plot", str(tmp_path / "a.png")), 2, ".svg")
    assert "a.png" in said
    refused(run(cold_war, "centrality", "--over", "1950..1955", "--plot", str(tmp_path / "no" / "a.svg")), 2, "make it first")
    assert list(tmp_path.iterdir()) == []


def test_a_signed_degree_shows_friends_and_foes(cold_war: Path) -> None:
    found = json.loads(told(run(cold_war, "centrality", "--measure", "signed-degree", "--as-of", "1959")))
    assert [(one["actor"], one["score"], one["friendly"], one["hostile"]) for one in found] == [
        ("China", 2.0, 2, 0),
        ("Soviet Union", 2.0, 2, 0),
        ("Vietnam", 1.0, 2, 1),
        ("United States", -1.0, 0, 1),
    ]


def test_edges_weigh_what_is_asked_by_relation_or_sign(cold_war: Path) -> None:
    def scores(*asked: str) -> dict[str, float]:
        return {one["actor"]: one["score"] for one in json.loads(told(run(cold_war, "centrality", *asked)))}

    assert scores("--relation", "ALLIED_WITH", "--weight", "ALLIED_WITH=2.5") == {"China": 2.5, "Soviet Union": 2.5}
    assert scores("--weight", "hostile=0", "--weight", "MET=0") == {
        "China": pytest.approx(2 / 3),
        "Soviet Union": 1.0,
        "United States": pytest.approx(1 / 3),
        "Vietnam": pytest.approx(2 / 3),
    }
    assert scores("--measure", "in-degree", "--relation", "FOUGHT") == {"United States": 0.0, "Vietnam": 1.0}
    assert scores("--measure", "out-degree", "--relation", "FOUGHT") == {"United States": 1.0, "Vietnam": 0.0}


@pytest.mark.parametrize(
    ("weights", "word"),
    [
        (["heavy"], "documents"),
        (["MET=much"], "'much' is no number"),
        (["MET=-1"], "signed-degree"),
        (["VISTED=2"], "VISITED"),
        (["documents", "MET=2"], "leave it out"),
        (["documents", "none"], "give one of them"),
        (["MET=nan"], "from 0 to"),
    ],
)
def test_a_weight_that_is_none_is_refused(cold_war: Path, weights: list[str], word: str) -> None:
    options = [part for weight in weights for part in ("--weight", weight)]
    refused(run(cold_war, "centrality", *options), 2, word)
    refused(run(cold_war, "communities", *options), 2, word)
