"""Answers come out the same in every format, and no document's words drive a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from detente.cli.output import FORMATS, Answer, Item, answers, write
from detente.cli.table import columns_of, shortened

HOSTILE: list[Item] = [
    {"actor": "=cmd|' /C calc'!A0", "quote": "\x1b]0;owned\x07 \x1b[2J<script>alert(1)</script>|\n*bold*", "score": -0.5},
    {"actor": "@SUM(1)", "quote": "\u202eright to left\u202c \x9b31m", "score": 2},
    {"actor": "Côte d'Ivoire", "quote": "北京 \ud800", "score": None},
]


def shown(form: str, items: list[Item] | None = None) -> str:
    stream = io.StringIO()
    write(Answer(HOSTILE if items is None else items, ("actor", "quote", "score")), form, stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_a_document_drive_the_terminal(form: str) -> None:
    text = shown(form)
    assert not [c for c in text if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or 0x202A <= ord(c) <= 0x202E)]
    text.encode("utf-8")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_every_character(form: str) -> None:
    text = shown(form)
    read = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
    assert read == HOSTILE


def test_a_spreadsheet_finds_no_formula_in_csv() -> None:
    rows = list(csv.reader(io.StringIO(shown("csv"))))
    assert rows[0] == ["actor", "quote", "score"]
    assert [row[0] for row in rows[1:]] == ["'=cmd|' /C calc'!A0", "'@SUM(1)", "Côte d'Ivoire"]
    assert rows[1][2] == "-0.5"  # a number is no formula


def test_markdown_keeps_its_columns_and_takes_no_markup_from_documents() -> None:
    rows = shown("md").splitlines()
    assert len(rows) == 2 + len(HOSTILE)
    assert "\\<script\\>" in rows[2]
    assert "\\*bold\\*" in rows[2]
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)


def test_nothing_found_is_an_empty_list_and_no_error() -> None:
    assert shown("json", []) == "[]\n"
    assert shown("jsonl", []) == ""
    assert shown("csv", []) == "actor,quote,score\n"


def test_a_table_is_cut_to_the_terminal_by_the_columns_that_characters_take() -> None:
    assert columns_of("北京 Běijīng") == 12
    assert columns_of(shortened("北京北京北京", 7)) <= 7
    assert shortened("Phnom Penh", 10) == "Phnom Penh"


@click.command()
@answers
def capitals() -> Answer:
    """A command as others are written."""
    return Answer([{"state": "Cambodia", "capital": "Phnom Penh"}], ("state", "capital"))


def test_the_file_s_suffix_names_the_format_and_the_option_overrules_it(tmp_path: Path) -> None:
    for name, options, begins in (
        ("a.csv", [], "state,"),
        ("a.md", [], "| state"),
        ("a.txt", [], "[{"),
        ("b.csv", ["--format", "jsonl"], "{"),
    ):
        result = CliRunner().invoke(capitals, ["-o", str(tmp_path / name), *options], catch_exceptions=False)
        assert result.output == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_failed_write_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    @click.command()
    @answers
    def failing() -> Answer:
        def items() -> Iterator[Item]:
            yield {"state": "Cambodia"}
            raise RuntimeError("halfway")

        return Answer(items(), ("state",))

    old = tmp_path / "old.json"
    old.write_text("old", encoding="utf-8")
    CliRunner().invoke(failing, ["-o", str(old)])
    assert old.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]


def test_a_terminal_gets_a_table_and_a_pipe_gets_json() -> None:
    assert CliRunner().invoke(capitals).output.startswith("[{")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        write(Answer([{"state": "Cambodia"}], ("state",)), "table", terminal)
    shown = b""
    while shown.count(b"\n") < 2:  # A terminal may hand over less than was written.
        shown += os.read(ours, 100)
    assert shown.replace(b"\r\n", b"\n") == b"state\nCambodia\n"
    os.close(ours)
