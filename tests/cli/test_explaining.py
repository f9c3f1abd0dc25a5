"""`detente load --explain`: how each sentence was read, and why, in every format, whoever reads along."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detente.cli.output import FORMATS, Answer, write
from detente.cli.reasons import COLUMNS, picture, rows
from tests.cli.graphs import records, run, told

DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]
PROSE = "Cambodian Prime Minister Hun Sen visited Russia in May 2016. He met President Vladimir Putin.\n"
HOSTILE_NAME = "hos\x1b[2Jtile\u202e.txt"
HOSTILE = "Peru \x1b[2J\x1b]0;owned\x07recognised \u202eLaos\u202c in 1975.\n"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def explained(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    items = json.loads(told(run(folder / "a.db", "load", "--explain", *arguments)))
    assert isinstance(items, list)
    return items


def test_the_answer_is_the_sentences_and_the_summary_stands_beside_it(tmp_path: Path, visit: Path) -> None:
    result = run(tmp_path / "a.db", "load", "--explain", str(visit))
    first, second = json.loads(told(result))
    assert (first["document"], first["start"], first["end"], first["text"]) == ("visit.txt", 0, 60, PROSE[:60])
    assert [name["actor"]["key"] for name in first["names"]] == ["cambodia", "hun-sen", "russia"]
    assert [(date["value"], date["basis"]) for date in first["dates"]] == [("2016-05", "told")]
    frame = next(one for one in first["readings"] if one["kind"] == "frame" and one["told"])
    assert (frame["words"], frame["relation"], frame["told"][0]["start"]) == ("visited", "VISITED", "2016-05")
    assert [one["meant"][0]["name"] for one in second["references"]] == ["Hun Sen"]
    assert "documents loaded: 1" in result.stderr
    assert "pieces of evidence in the store: " in result.stderr
    assert json.loads(told(run(tmp_path / "a.db", "path", "Hun Sen", "Russia")))[0]["length"] == 1


def test_on_a_terminal_each_thing_found_has_a_line(tmp_path: Path, visit: Path) -> None:
    shown = told(run(tmp_path / "a.db", "load", "--explain", str(visit), "--format", "table")).splitlines()
    assert shown[0] == f"visit.txt 0–60  “{PROSE[:60]}”"
    for line in (
        "  name       “Cambodian”  Cambodia, State cambodia  (gazetteer, demonym)",
        "  date       “May 2016”  2016-05  (told)",
        "  office     “Cambodian Prime Minister Hun Sen”  HOLDS_OFFICE: Hun Sen → Cambodia  (office:title)",
        "  frame      “visited”  VISITED: Hun Sen → Russia  (verb:visit s > o)",
        "  means      “He”  Hun Sen, Leader hun-sen  (the subject of the last sentence that names any)",
    ):
        assert line in shown
    assert [line for line in shown if re.fullmatch(r"    kept     Hun Sen VISITED Russia  2016-05  \(date told, asserted, 0\.\d\d\)", line)]


def test_on_a_terminal_frames_that_came_to_nothing_take_one_line(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks on trade and aid were held. Peru will not recognise Laos. Peru recognised the result.\n", encoding="utf-8")
    shown = told(run(tmp_path / "a.db", "load", "--explain", str(path), "--format", "table"))
    first = shown.split("talks.txt")[1]
    assert first.count("\n") == 2
    assert "nobody at either end of " in first
    assert "TRADED_WITH “trade”" in first
    assert "denied: questions leave it out" in shown
    assert "    dropped  no target told  (“the result” names no actor)" in shown
    items = explained(tmp_path, str(path))
    assert len([one for one in items[0]["readings"] if one["relation"] == "TRADED_WITH"]) > 1  # JSON has them all


def test_no_format_lets_a_document_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / HOSTILE_NAME
    path.write_text(HOSTILE + PROSE * 9, encoding="utf-8")
    items = explained(tmp_path, str(path))
    assert "".join(item["text"] for item in items[:-18]).replace(" ", "") == HOSTILE.strip().replace(" ", "")
    for form in FORMATS:
        stream = io.StringIO()
        write(Answer(items, COLUMNS, rows, picture), form, stream)
        text = stream.getvalue()
        assert "Laos" in text
        assert not [c for c in text if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or 0x202A <= ord(c) <= 0x202E)], form


def test_lines_of_json_and_columns_hold_the_same_sentences(tmp_path: Path, visit: Path) -> None:
    told(run(tmp_path / "a.db", "load", "--explain", str(visit), "-o", str(tmp_path / "why.jsonl")))
    items = [json.loads(line) for line in (tmp_path / "why.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [item["text"] for item in items] == [PROSE[:60], PROSE[61:-1]]
    stream = io.StringIO()
    write(Answer(items, COLUMNS, rows, picture), "csv", stream)
    table = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["words"] for row in table if row["what"] == "sentence"] == [item["text"] for item in items]
    assert [(row["words"], row["meaning"]) for row in table if row["what"] == "date"] == [("May 2016", "2016-05")]


def test_any_number_of_jobs_explains_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"{number}.txt").write_text(PROSE.replace("2016", f"201{number}"), encoding="utf-8")
    (folder / "members.md").write_text("| State | Joined the United Nations |\n|---|---|\n| Peru | 1945 |\n", encoding="utf-8")
    (folder / "page.html").write_text("<p>Peru recognised Laos in 1975.</p>", encoding="utf-8")
    one, two = (told(run(tmp_path / f"{jobs}.db", "load", "--explain", str(folder), "--jobs", jobs)) for jobs in ("1", "2"))
    assert one == two
    assert {item["document"] for item in json.loads(one)} == {*(f"{number}.txt" for number in range(1, 6)), "members.md", "page.html"}


def test_rows_of_records_are_explained_behind_the_prose(tmp_path: Path, visit: Path) -> None:
    items = explained(tmp_path, str(records(tmp_path)), str(visit))
    assert [item["unit"] for item in items[:2]] == ["sentence", "sentence"]
    assert {item["unit"] for item in items[2:]} == {"row"}
    lost = [lost for item in items for one in item["readings"] for lost in one["dropped"] if one["kind"] == "record"]
    assert [one["reason"] for one in lost] == ["breaks the vocabulary"]
    shown = told(run(tmp_path / "a.db", "load", "--explain", str(records(tmp_path)), "--format", "table"))
    assert "    kept     Hun Sen VISITED Russia  2016-05  (date told, asserted, 1.00)" in shown
    assert "    dropped  breaks the vocabulary  (no relation 'ATE'" in shown


def test_a_document_that_cannot_be_read_is_told_beside_the_others(tmp_path: Path, visit: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(tmp_path / "a.db", "load", "--explain", str(visit), str(tmp_path / "empty.txt"))
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 2
    assert "not loaded: empty.txt" in result.stderr


def test_a_reader_that_goes_away_takes_no_document_from_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(PROSE.replace("2016", str(1950 + number)), encoding="utf-8")
    store = tmp_path / "a.db"
    command = [*DETENTE, "--store", str(store), "load", "--explain", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.wait(120)
    assert json.loads(told(run(store, "stats")))["documents"] == 40
