"""Why a document is read as it is, asked for in Python: of a text, a file or a folder, and while a graph is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.errors import DocumentError, UsageError
from detente.explanation import Explained, Lost
from tests.cli.graphs import records

PROSE = "Cambodian Prime Minister Hun Sen visited Russia in May 2016. He met President Vladimir Putin.\n"


def lost(told: list[Explained]) -> list[Lost]:
    return [lost for sentence in told for one in sentence.readings for lost in one.dropped]


def kept(told: list[Explained]) -> set[tuple[str, str, str]]:
    facts = (fact for sentence in told for one in sentence.readings for fact in one.told)
    return {(fact.source.name, fact.relation, fact.target.name) for fact in facts}


def test_a_string_is_a_text_and_a_path_a_file(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(PROSE, encoding="utf-8")
    text, file, folder = detente.explain(PROSE), detente.explain(path), detente.explain(tmp_path)
    assert [sentence.text for sentence in text] == PROSE.strip().replace("2016. ", "2016.|").split("|")
    assert {sentence.document for sentence in text} == {"stdin"}
    assert file == folder == [sentence._replace(document="visit.txt") for sentence in text]
    assert ("Hun Sen", "VISITED", "Russia") in kept(text)


def test_a_text_may_be_a_page() -> None:
    [sentence] = detente.explain("<html><body><p>Peru <b>recognised</b> Laos in 1975.</p></body></html>")
    assert sentence.text == "Peru recognised Laos in 1975."
    assert ("Peru", "RECOGNIZED", "Laos") in kept([sentence])


def test_dates_are_reckoned_from_the_day_of_publication() -> None:
    [sentence] = detente.explain("Peru recognised Laos last year.", published="1976-05-01")
    assert [(date.value, date.basis) for date in sentence.dates] == [("1975", "resolved")]


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"empty\.txt"):
        detente.explain(tmp_path)
    with pytest.raises(UsageError, match="nowhere"):
        detente.explain(tmp_path / "nowhere")


def test_what_is_less_sure_than_asked_for_is_dropped() -> None:
    sure = kept(detente.explain(PROSE))
    [visit] = [fact for sentence in detente.explain(PROSE) for one in sentence.readings for fact in one.told if fact.relation == "VISITED"]
    least = visit.confidence + 0.001
    told = detente.explain(PROSE, min_confidence=least)
    assert kept(told) < sure
    assert len([one for one in lost(told) if one.reason == "below the confidence asked for"]) == len(sure) - len(kept(told))
    assert Lost("below the confidence asked for", f"Hun Sen VISITED Russia ({visit.confidence:g} < {least:g})") in lost(told)


def test_a_graph_tells_of_each_document_as_it_is_loaded(tmp_path: Path) -> None:
    for number in range(1, 6):
        (tmp_path / f"{number}.txt").write_text(PROSE.replace("2016", f"201{number}"), encoding="utf-8")
    told: dict[int, list[Explained]] = {1: [], 2: []}
    for jobs in told:
        with detente.open(":memory:") as graph:
            graph.load(tmp_path, jobs=jobs, explain=told[jobs].append)
    assert told[1] == told[2]
    assert [sentence.document for sentence in told[1]] == [f"{number}.txt" for number in range(1, 6) for _ in range(2)]


def test_what_the_store_has_already_is_explained_again(tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text(PROSE, encoding="utf-8")
    records(tmp_path)
    with detente.open(tmp_path / "a.db") as graph:
        first: list[Explained] = []
        again: list[Explained] = []
        graph.load(tmp_path / "visit.txt", explain=first.append)
        graph.load(tmp_path / "records.csv", explain=first.append)
        assert graph.load([tmp_path / "visit.txt", tmp_path / "records.csv"], explain=again.append).unchanged == 4
    assert first == again


def test_a_row_of_records_tells_a_fact_or_why_it_tells_none(tmp_path: Path) -> None:
    rows = [
        "source,source_type,relation,target,target_type,start,end,document,quote",
        "Hun Sen,Leader,VISITED,Russia,State,2016-05,,a.txt,They met.",
        "Hun Sen,Leader,MET,Vladimir Putin,Leader,2016-05,,a.txt,They met.",
        "Cambodia,State,ATE,Laos,State,,,a.txt,It ate.",
        "Cambodia,State,ALLIED_WITH,Kingdom of Cambodia,State,,,b.txt,One is one.",
        "Cambodia,State,ALLIED_WITH,Laos,State,yesterday,,b.txt,Never.",
    ]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    told = detente.explain(path)
    assert [(row.document, row.unit, row.text) for row in told] == [
        ("a.txt", "row", "They met."),
        ("a.txt", "row", "They met."),
        ("a.txt", "row", "It ate."),
        ("b.txt", "row", "One is one."),
        ("b.txt", "row", "Never."),
    ]
    assert [len(row.readings[0].told) for row in told] == [1, 1, 0, 0, 0]
    assert [one.reason for one in lost(told)] == ["breaks the vocabulary", "ties an actor to itself", "date not read"]
    assert "no relation 'ATE'" in lost(told)[0].detail
    assert kept(told) == {("Hun Sen", "VISITED", "Russia"), ("Hun Sen", "MET", "Vladimir Putin")}


def test_rows_that_are_the_document_stand_as_they_are_written(tmp_path: Path) -> None:
    lines = ["source,relation,target,start", "Cambodia,ALLIED_WITH,Laos,1990", "Peru,ALLIED_WITH,Chile,1991"]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    told = detente.explain(path)
    assert [row.text for row in told] == lines[1:]
    assert [text[row.start : row.end] for row in told] == lines[1:]
