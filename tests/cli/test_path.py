"""`detente path`: the forms that are promised, and every option reaching the search."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.graphs import refused, run, told
from tests.exchange.stores import HOSTILE, store_at


def paths(store: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(run(store, "path", *arguments)))
    return found


def test_a_path_has_the_promised_form(store: Path) -> None:
    [path] = paths(store, "Hun Manet", "Russia", "--directed")
    assert list(path) == ["actors", "length", "hops"]
    assert path["actors"] == ["Hun Manet", "Hun Sen", "Russia"]
    assert path["length"] == 2
    assert [(hop["source"], hop["target"]) for hop in path["hops"]] == [("Hun Manet", "Hun Sen"), ("Hun Sen", "Russia")]
    [visit] = path["hops"][1]["edges"]
    assert list(visit) == [
        "id",
        "source",
        "relation",
        "target",
        "forward",
        "start",
        "end",
        "basis",
        "sign",
        "status",
        "properties",
        "documents",
        "confidence",
        "evidence",
    ]
    assert len(visit.pop("id")) == 16
    evidence = visit.pop("evidence")
    assert visit == {
        "source": "Hun Sen",
        "relation": "VISITED",
        "target": "Russia",
        "forward": True,
        "start": "2016-05",
        "end": None,
        "basis": {"start": "told", "end": None},
        "sign": "friendly",
        "status": "asserted",
        "properties": {},
        "documents": 2,
        "confidence": 1.0,
    }
    assert [list(said) for said in evidence] == [["document", "start", "end", "quote", "told"]] * 2
    assert {said["document"]: said["quote"] for said in evidence} == {
        "visit.txt": "Hun Sen visited Russia in May 2016.",
        "history.txt": "The premier went to Russia.",
    }


def test_direction_is_told_and_null_where_there_is_none(store: Path) -> None:
    [path] = paths(store, "Hun Sen", "Hun Manet")
    assert [edge["forward"] for edge in path["hops"][0]["edges"]] == [False]
    [path] = paths(store, "Soviet Union", "Cambodia", "--each-regime")
    assert [edge["forward"] for edge in path["hops"][0]["edges"]] == [None]


def test_no_path_is_an_empty_list_and_says_why(store: Path) -> None:
    result = run(store, "path", "Cambodia", "Russia", "--as-of", "1985", "--relation", "RECOGNIZED")
    assert told(result) == "[]\n"
    assert "1991" in result.stderr


def test_a_path_at_a_time_uses_only_what_held_then(store: Path) -> None:
    assert paths(store, "Hun Sen", "Vietnam", "--as-of", "1988") == []
    assert [path["actors"] for path in paths(store, "Hun Sen", "Vietnam", "--as-of", "1990")] == [["Hun Sen", "Cambodia", "Vietnam"]]
    assert paths(store, "Hun Sen", "Russia", "--between", "2000..2010", "--max-hops", "1") == []


@pytest.mark.parametrize(
    "options",
    [
        ["--avoid", "Hun Sen"],
        ["--relation", "KIN_OF"],
        ["--max-hops", "1"],
        ["--type", "State"],
        ["--sign", "hostile"],
        ["--min-documents", "2"],
        ["--as-of", "2023-08-23", "--memory", "1d"],
    ],
)
def test_an_option_that_rules_out_a_hop_rules_out_the_path(store: Path, options: list[str]) -> None:
    assert paths(store, "Hun Manet", "Russia")
    assert paths(store, "Hun Manet", "Russia", *options) == []


def test_more_than_one_path(store: Path) -> None:
    assert [path["length"] for path in paths(store, "Hun Sen", "Russia", "-k", "5")] == [1, 2]
    assert [path["length"] for path in paths(store, "Hun Sen", "Russia", "--all-shortest")] == [1]
    assert [path["actors"] for path in paths(store, "Hun Sen", "Russia", "--via", "Cambodia")] == [["Hun Sen", "Cambodia", "Russia"]]


def test_csv_has_a_row_for_each_piece_of_evidence_and_no_formula(store: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(told(run(store, "path", "Ann Other", "Hun Sen", "--format", "csv")))))
    assert [(row["hop"], row["source"], row["relation"], row["target"]) for row in rows] == [
        ("1", "Ann Other", "MET", "Hun Manet"),
        ("2", "Hun Manet", "SUCCEEDED", "Hun Sen"),
    ]
    assert rows[0]["quote"] == "'=1+1 they will meet"


def test_a_table_shows_the_chain_with_its_quotes_and_no_escape_sequences(store: Path) -> None:
    text = told(run(store, "path", "Ann Example", "Hun Sen", "--format", "table"))
    assert text.splitlines()[0] == "Ann Example – Hun Sen  (1 hop)"
    assert "“[31mThey met.”  visit.txt" in text
    assert "\x1b" not in text


def test_markdown_is_a_list_to_cite_with_each_quote_and_its_source(tmp_path: Path) -> None:
    with store_at(tmp_path / "made.db"):
        pass
    text = told(run(tmp_path / "made.db", "path", "Russia", "Hun Sen", "--format", "md"))
    assert text.startswith("### Russia – Cambodia – Hun Sen (2 hops)\n\n1. Russia – Cambodia\n\n")
    assert "   - **Cambodia** has diplomatic relations with **Soviet Union** (DIPLOMATIC\\_RELATIONS), since 1956-05-13 (as told). " in text
    assert " Told by 2 independent documents; edge " in text
    assert "     > “Cambodia and the Soviet Union established relations on 13 May 1956.”\n     >\n     > — *First*, Institute, " in text
    assert ", published 2015-01-02, <https://example.org/?a=1&b=%3C2%3E>, a/first.txt, characters 0–67\n" in text
    assert "published 2016-06, second.html, characters " in text
    assert "**Hun Sen** holds office in **Cambodia** (HOLDS\\_OFFICE; office: prime minister), 1985 to 2023 (start as told, end " in text


def test_markdown_keeps_what_means_harm_as_text(tmp_path: Path) -> None:
    with store_at(tmp_path / "made.db"):
        pass
    text = told(run(tmp_path / "made.db", "path", "Cambodia", HOSTILE.name, "--format", "md"))
    assert "\\</script\\>" in text
    assert "“=1+1 attacked \\</script\\> in 1979 –" in text
    assert "<javascript" not in text
    assert not set(text) & set("\x07\u202e")
    assert not [row for row in text.splitlines() if "<" in row.replace("\\<", "")]


def test_an_edge_says_how_its_dates_are_known_and_for_which_regime_it_stands(tmp_path: Path) -> None:
    with store_at(tmp_path / "made.db"):
        pass
    [path] = paths(tmp_path / "made.db", "Russia", "Cambodia")
    [edge] = path["hops"][0]["edges"]
    assert (edge["source"], edge["target"], edge["basis"]) == ("Cambodia", "Soviet Union", {"start": "told", "end": "resolved"})
    table = told(run(tmp_path / "made.db", "path", "Russia", "Cambodia", "--format", "table"))
    assert "↔ DIPLOMATIC_RELATIONS  as Soviet Union  since 1956-05-13 (told)" in table


def test_a_page_of_the_paths_is_written_beside_the_answer(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "paths.html"
    assert paths(store, "Hun Manet", "Russia", "--html", str(page))
    text = page.read_text(encoding="utf-8")
    assert "Hun Manet" in text
    assert "Vietnam" not in text


def test_the_question_in_cypher_is_printed_instead_of_the_answer(store: Path, tmp_path: Path) -> None:
    asked = ["path", "Hun Manet", "Russia", "--as-of", "2024", "--avoid", "Cambodia", "--cypher"]
    script = told(run(store, *asked))
    assert "\nMATCH ALL SHORTEST (a:Actor WHERE a.id IN ['L:hun-manet'])" in script
    assert "date('2024-01-01')" in script
    assert "NOT y.id IN ['S:cambodia']" in script
    file = tmp_path / "question.cypher"
    told(run(store, *asked, "-o", str(file)))
    assert file.read_text(encoding="utf-8") == script
    assert json.loads(told(run(store, *asked, "--format", "json"))) == {"cypher": script}
    refused(run(store, *asked, "--html", str(tmp_path / "page.html")), 2, "--cypher", "--html")
    refused(run(store, *asked, "-k", "3"), 2, "-k", "--max-hops")
    refused(run(store, *asked, "--weight", "informative"), 2, "--weight informative")


def test_an_unknown_or_unclear_name_is_refused_with_candidates(store: Path) -> None:
    refused(run(store, "path", "Hun Manett", "Russia"), 2, "Hun Manett", "Hun Manet (Leader")
    refused(run(store, "path", "Cambodia", "Russia", "--via", "Ann"), 2, "'Ann'", "Ann Example", "Ann Other")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--as-of", "last summer"], "last summer"),
        (["--as-of", "1985", "--between", "1980..1990"], "--between"),
        (["--relation", "VISTED"], "VISITED"),
        (["--type", "Sate"], "State"),
        (["-k", "0"], "-k"),
        (["--memory", "10y"], "--as-of"),
        (["--as-of", "1985", "--memory", "ten"], "ten"),
        (["--frmat", "json"], "--format"),
    ],
)
def test_a_question_asked_wrongly_says_what_would_be_right(store: Path, options: list[str], word: str) -> None:
    refused(run(store, "path", "Cambodia", "Russia", *options), 2, word)
