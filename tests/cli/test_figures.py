"""Amounts and goods, from a document's words through the store to every command that shows an edge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.graphs import run, told

TEXTS = {
    "ministry.txt": "In 1999 Japan gave Laos 20 million US dollars in aid and 200 tonnes of rice.\n",
    "wire.txt": "In 1999 Japan gave Laos about US$20m.\n",
    "history.txt": "In 1999 Japan gave Laos $25 million in aid.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "graph.db"
    told(run(path, "load", *(str(folder / name) for name in sorted(TEXTS))))
    return path


def answer(store: Path, *arguments: str) -> Any:
    return json.loads(told(run(store, *arguments)))


WANTED = {
    "amount": "20000000",
    "amount_also": "$25 million",
    "amount_qualifier": "about",
    "amount_words": "about US$20m",
    "count": "200",
    "count_words": "200 tonnes of rice",
    "currency": "USD",
    "goods": "rice",
    "unit": "tonnes",
}


def test_tellings_that_differ_are_one_edge_and_none_is_lost(store: Path) -> None:
    [edge] = answer(store, "show", "Laos")["edges"]
    assert (edge["relation"], edge["documents"]) == ("AIDED", sorted(TEXTS))
    assert edge["properties"] == WANTED


@pytest.mark.parametrize("command", [["path", "Japan", "Laos"], ["timeline", "Laos"], ["show", "Laos"]])
def test_commands_show_the_number_and_the_words(store: Path, command: list[str]) -> None:
    text = told(run(store, *command, "--format", "table"))
    assert "amount: 20000000 USD “about US$20m”" in text
    assert "amount_also: $25 million" in text
    assert "count: 200 tonnes “200 tonnes of rice”, goods: rice" in text
    assert "amount_words" not in text


def test_commands_give_all_of_them_as_data(store: Path) -> None:
    [hop] = answer(store, "path", "Japan", "Laos")[0]["hops"]
    assert hop["edges"][0]["properties"] == WANTED
    assert answer(store, "timeline", "Laos")[0]["properties"] == WANTED


def test_why_gives_to_each_place_what_it_tells(store: Path) -> None:
    [edge] = answer(store, "show", "Laos")["edges"]
    amounts = {said["document"]: said["properties"]["amount"] for said in answer(store, "why", edge["id"])["evidence"]}
    assert amounts == {"ministry.txt": "20000000", "wire.txt": "20000000", "history.txt": "25000000"}
    assert "amount: 25000000 USD “$25 million”" in told(run(store, "why", edge["id"], "--format", "table"))


def test_an_export_keeps_them_and_makes_an_equal_store(store: Path, tmp_path: Path) -> None:
    data = told(run(store, "export", "--format", "json"))
    [edge] = json.loads(data)["edges"]
    assert edge["properties"] == WANTED
    file, again = tmp_path / "graph.json", tmp_path / "again.db"
    file.write_text(data, encoding="utf-8")
    told(run(again, "load", str(file)))
    assert json.loads(told(run(again, "export", "--format", "json")))["edges"] == json.loads(data)["edges"]


def test_a_document_that_is_forgotten_takes_its_amount_along(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.read_bytes())
    told(run(copy, "forget", "history.txt"))
    [edge] = answer(copy, "show", "Laos")["edges"]
    assert edge["properties"] == {name: value for name, value in WANTED.items() if name != "amount_also"}
