"""Commands that look into a store give what was told, and lead from each edge to its words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.graphs import refused, run, told


def answer(store: Path, *arguments: str) -> Any:
    return json.loads(told(run(store, *arguments)))


def test_documents_are_listed_with_what_is_known_of_them(store: Path) -> None:
    listed = answer(store, "documents")
    assert [document["name"] for document in listed] == ["change.txt", "history.txt", "visit.txt"]
    assert [document["published"] for document in listed] == ["2023-08-23", "2016", "2016-06"]


def test_actors_are_listed_by_type(store: Path) -> None:
    assert {actor["name"] for actor in answer(store, "actors", "--type", "leader")} >= {"Hun Sen", "Hun Manet", "Ann Other"}
    assert {actor["type"] for actor in answer(store, "actors", "--type", "Leader", "--type", "State")} == {"Leader", "State"}
    refused(run(store, "actors", "--type", "Ruler"), 2, "Ruler", "Leader")


def test_search_finds_names_and_quotes(store: Path) -> None:
    found = answer(store, "search", "manet")
    assert [(item["kind"], item.get("name")) for item in found if item["kind"] == "actor"] == [("actor", "Hun Manet")]
    [quote] = [item for item in found if item["kind"] == "quote"]
    assert quote["quote"] == "Hun Manet succeeded Hun Sen."
    assert quote["document"] == "change.txt"
    assert answer(store, "search", "nothing of the kind") == []


def test_an_actor_is_shown_with_its_edges(store: Path) -> None:
    shown = answer(store, "show", "hun sen")
    assert shown["name"] == "Hun Sen"
    assert {edge["relation"] for edge in shown["edges"]} == {"HOLDS_OFFICE", "VISITED", "SUCCEEDED", "MET"}
    assert [edge["documents"] for edge in shown["edges"] if edge["relation"] == "VISITED"] == [["history.txt", "visit.txt"]]


def test_a_document_is_shown_with_what_it_tells_and_what_was_not_kept(store: Path) -> None:
    shown = answer(store, "show", "visit.txt")
    assert {edge["relation"] for edge in shown["edges"]} == {"VISITED", "MET"}
    assert [lost["reason"] for lost in shown["dropped"]] == ["breaks the vocabulary"]
    assert "ATE" in shown["dropped"][0]["detail"]


def test_a_quote_is_the_document_s_text_from_start_to_end(store: Path) -> None:
    for name in ("change.txt", "history.txt", "visit.txt"):
        text = told(run(store, "show", name, "--text"))
        edges = answer(store, "show", name)["edges"]
        assert edges
        for edge in edges:
            for said in answer(store, "why", edge["id"])["evidence"]:
                if said["document"] == name:
                    assert text[said["start"] : said["end"]] == said["quote"]


def test_why_tells_all_about_an_edge(store: Path) -> None:
    [edge] = [edge for edge in answer(store, "show", "Russia")["edges"] if edge["relation"] == "VISITED"]
    reasons = answer(store, "why", edge["id"])
    assert reasons["bounds"]["s1"] < reasons["bounds"]["s2"]
    assert reasons["basis"] == {"start": "told", "end": None}
    assert {said["told"] for said in reasons["evidence"]} == {"2016-05"}
    text = told(run(store, "why", edge["id"], "--format", "table"))
    assert "“Hun Sen visited Russia in May 2016.”" in text


def test_stats_count_what_there_is(store: Path) -> None:
    stats = answer(store, "stats")
    assert stats["documents"] == 3
    assert stats["edges"]["VISITED"] == 1
    assert stats["evidence"] == 9
    assert stats["dropped"] == {"breaks the vocabulary": 1}


def test_a_timeline_is_in_order_of_time(store: Path) -> None:
    events = answer(store, "timeline", "Cambodia")
    assert list(events[0]) == ["start", "end", "source", "relation", "target", "properties", "evidence"]
    assert [event["start"] for event in events] == ["1956-05-13", "1985", "1989-09", "1991-12"]
    assert [event["relation"] for event in answer(store, "timeline", "Cambodia", "Russia")] == ["RECOGNIZED"]
    assert [event["start"] for event in answer(store, "timeline", "Cambodia", "--between", "1989..1990")] == [
        "1956-05-13",
        "1985",
        "1989-09",
    ]


def test_centrality_ranks_actors_and_tells_the_step_of_a_series(store: Path) -> None:
    ranked = answer(store, "centrality")
    assert list(ranked[0]) == ["rank", "actor", "type", "score", "component"]
    assert [item["rank"] for item in ranked] == list(range(1, len(ranked) + 1))
    assert ranked[0]["actor"] in ("Cambodia", "Hun Sen")
    series = answer(store, "centrality", "--over", "1990..1993", "--step", "1y", "--top", "1")
    assert [item["at"] for item in series] == ["1990", "1991", "1992", "1993"]
    refused(run(store, "centrality", "--measure", "fame"), 2, "fame", "betweenness")


@pytest.mark.parametrize("command", [["show", "Hun Senn"], ["why", "xyz"], ["show", "histry.txt", "--text"], ["forget", "histry.txt"]])
def test_what_is_not_there_is_refused(store: Path, command: list[str]) -> None:
    refused(run(store, *command), 2)


@pytest.mark.parametrize("command", [["documents"], ["path", "A", "B"], ["stats"], ["export"], ["html"]])
def test_reading_needs_a_store_and_makes_none(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "none.db"
    refused(run(path, *command), 3, "none.db", "detente", "load")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, and no database at all", encoding="utf-8")
    refused(run(path, "documents"), 3, "notes.txt")
    refused(run(path, "load", str(path)), 3, "notes.txt")
    refused(run(tmp_path, "documents"), 3, "is a folder")
