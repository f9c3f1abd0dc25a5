"""Records: rows to facts, with spans into their documents; bad rows are told with file and line."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import DocumentError
from detente.model import Dropped, Fact
from detente.reading import Failure, Records, RowFact, read, row_facts

HEADER = "source,source_type,relation,target,target_type,start,end"


def records(folder: Path, name: str, content: str | bytes) -> Records:
    (folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (found,) = read([folder / name])
    assert isinstance(found, Records), found
    return found


def refused(folder: Path, name: str, content: str | bytes) -> DocumentError:
    (folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (found,) = read([folder / name])
    assert isinstance(found, Failure), found
    return found.error


def texts(rows: list[RowFact]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        found[row.document.name] = found.get(row.document.name, "") + row.text
    return found


def quotes(rows: list[RowFact]) -> list[str | None]:
    whole = texts(rows)
    return [whole[row.document.name][slice(*row.told.span)] if row.told.span else None for row in rows]


def facts(rows: list[RowFact]) -> list[Fact]:
    return [row.told for row in rows if isinstance(row.told, Fact)]


def dropped(rows: list[RowFact]) -> list[tuple[str, str]]:
    return [(row.told.reason, row.told.detail) for row in rows if isinstance(row.told, Dropped)]


def test_a_row_is_a_fact_and_its_line_the_quote(tmp_path: Path) -> None:
    text = f"{HEADER},level\nCambodia,State,diplomatic relations,USSR,State,1956-05-13,1991,embassy\n"
    rows = list(row_facts(records(tmp_path, "ties.csv", text)))
    (fact,) = facts(rows)
    assert (fact.source.name, fact.source.key, fact.source.mentions) == ("Cambodia", "cambodia", ("Cambodia",))
    assert (fact.target.name, fact.target.type, fact.target.key, fact.target.mentions) == (
        "Soviet Union",
        "State",
        "soviet-union",
        ("USSR",),
    )
    assert (fact.relation, fact.start, fact.end, fact.start_basis, fact.end_basis) == (
        "DIPLOMATIC_RELATIONS",
        "1956-05-13",
        "1991",
        "told",
        "told",
    )
    assert (fact.properties, fact.status, fact.reader) == ({"level": "embassy"}, "asserted", "record")
    assert quotes(rows) == ["Cambodia,State,diplomatic relations,USSR,State,1956-05-13,1991,embassy"]
    assert texts(rows) == {"ties.csv": text}


def test_the_text_of_a_file_is_the_decoded_file(tmp_path: Path) -> None:
    content = f'\ufeff{HEADER},quote\r\n\r\nA B,Leader,MET,C D,Leader,,,"they met\r\nin “town”"\r\nE F,Leader,MET,C D,Leader,,,not in\r\n'
    rows = list(row_facts(records(tmp_path, "met.csv", content)))
    assert texts(rows)["met.csv"] == content.removeprefix("\ufeff").replace("\r\n", "\n")
    assert quotes(rows) == ["they met\nin “town”", "not in"]


def test_a_quote_that_the_row_writes_in_another_way_leaves_the_row(tmp_path: Path) -> None:
    line = 'A B,Leader,MET,C D,Leader,,,"he said ""we met"" there"'
    rows = list(row_facts(records(tmp_path, "met.csv", f"{HEADER},quote\n{line}\n")))
    assert quotes(rows) == [line]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_in_the_first_line(tmp_path: Path, delimiter: str) -> None:
    text = f"{HEADER}\nA B,Leader,MET,C D,Leader,1999,\n".replace(",", delimiter)
    assert [fact.start for fact in facts(list(row_facts(records(tmp_path, "met.csv", text))))] == ["1999"]


def test_rows_in_an_older_encoding_are_read(tmp_path: Path) -> None:
    rows = list(row_facts(records(tmp_path, "met.csv", f"{HEADER}\nJosé Núñez,Leader,MET,C D,Leader,,\n".encode("cp1252"))))
    assert facts(rows)[0].source.name == "José Núñez"


def test_bad_rows_are_told_with_file_and_line_and_the_good_ones_kept(tmp_path: Path) -> None:
    lines = [
        HEADER,
        "A B,Leader,MET,C D,Leader,1999,",
        "too,short",
        'A B,Leader,MET,"C D,Leader,2000,',
        "A B,Leader,MET,C D,Leader,2001,",
        "A B,Leader,MET,C D,Leader,20 May 2001,",
        ",Leader,MET,C D,Leader,2002,",
        "A B,,MET,C D,Leader,2003,",
        "A B,Leader,MET,C D,Leader,2004,,,",
        "A B,Leader,MET,C D,Leader,2005,,more",
        'A "B",Leader,MET,C D,Leader,2006,',
    ]
    rows = list(row_facts(records(tmp_path, "met.csv", "\n".join(lines) + "\n")))
    assert [fact.start for fact in facts(rows)] == ["1999", "2001", "2004", "2006"]
    assert [(reason, detail.split(":")[0]) for reason, detail in dropped(rows)] == [
        ("row cannot be read", "met.csv, line 3"),
        ("row cannot be read", "met.csv, line 4"),
        ("date not read", "met.csv, line 6"),
        ("a needed cell is empty", "met.csv, line 7"),
        ("type of an actor not told", "met.csv, line 8"),
        ("row cannot be read", "met.csv, line 10"),
    ]
    assert quotes(rows) == lines[1:]


def test_a_known_actor_needs_no_type(tmp_path: Path) -> None:
    (fact,) = facts(list(row_facts(records(tmp_path, "v.csv", "source,relation,target\nCambodia,RECOGNIZED,Bangladesh\n"))))
    assert (fact.source.type, fact.target.type) == ("State", "State")


def test_an_interval_in_start_is_start_and_end(tmp_path: Path) -> None:
    text = f"{HEADER}\nA B,Leader,AIDED,C D,Leader,1980/1990,\nA B,Leader,AIDED,C D,Leader,1980/..,\nA B,Leader,AIDED,C D,Leader,../1990,\n"
    assert [(fact.start, fact.end) for fact in facts(list(row_facts(records(tmp_path, "a.csv", text))))] == [
        ("1980", "1990"),
        ("1980", ".."),
        (None, "1990"),
    ]


def test_an_unknown_status_is_told(tmp_path: Path) -> None:
    rows = list(
        row_facts(records(tmp_path, "a.csv", f"{HEADER},status\nA B,Leader,MET,C D,Leader,,,Planned\nA B,Leader,MET,C D,Leader,,,maybe\n"))
    )
    assert [fact.status for fact in facts(rows)] == ["planned"]
    assert dropped(rows)[0][0] == "status not known"


def test_rows_that_name_documents_tell_those_documents(tmp_path: Path) -> None:
    text = (
        f"{HEADER},document,title,url,published,quote\n"
        "Hun Sen,Leader,VISITED,Russia,State,2016-05,,a.txt,Visits,https://example.org,2016-05-20,He went to Russia.\n"
        "Hun Sen,Leader,MET,Vladimir Putin,Leader,2016-05,,a.txt,Visits,https://example.org,2016-05-20,He went to Russia.\n"
        "Hun Sen,Leader,VISITED,China,State,2015,,b.txt,,,,\n"
        "Hun Sen,Leader,VISITED,Laos,State,2014,,a.txt,,,,He went to Laos.\n"
        "Hun Sen,Leader,VISITED,Laos,State,2013,,,,,,\n"
    )
    rows = list(row_facts(records(tmp_path, "visits.csv", text)))
    assert texts(rows) == {
        "a.txt": "He went to Russia.\nHe went to Laos.\n",
        "b.txt": "Hun Sen VISITED China 2015\n",
        "visits.csv": "Hun Sen VISITED Laos 2013\n",
    }
    assert quotes(rows) == [
        "He went to Russia.",
        "He went to Russia.",
        "Hun Sen VISITED China 2015",
        "He went to Laos.",
        "Hun Sen VISITED Laos 2013",
    ]
    first = rows[0].document
    assert (first.title, first.url, first.published, first.published_basis, first.origin) == (
        "Visits",
        "https://example.org",
        "2016-05-20",
        "metadata",
        "visits.csv",
    )


def test_json_lines_are_rows(tmp_path: Path) -> None:
    row = {
        "source": "Cambodia",
        "relation": "AIDED",
        "target": "Laos",
        "start": 1999,
        "amount": 5,
        "properties": {"form": "food"},
        "quote": None,
    }
    lines = [json.dumps(row), "{broken", "[1]", '{"source": "A"}', "", json.dumps(row | {"start": "2000"}, ensure_ascii=False)]
    rows = list(row_facts(records(tmp_path, "aid.jsonl", "\n".join(lines) + "\n")))
    assert [(fact.start, fact.properties) for fact in facts(rows)] == [
        ("1999", {"amount": "5", "form": "food"}),
        ("2000", {"amount": "5", "form": "food"}),
    ]
    assert [detail.split(":")[0] for _, detail in dropped(rows)] == ["aid.jsonl, line 2", "aid.jsonl, line 3", "aid.jsonl, line 4"]
    assert texts(rows) == {"aid.jsonl": "\n".join(lines) + "\n"}
    assert quotes(rows) == [line for line in lines if line]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is empty"),
        ("source,target\nA,B\n", "misses the column relation"),
        ("source,relation,target,start,Start\nA,MET,B,,\n", "has the column 'start' twice"),
        (b"source,relation,target\n\0\1\2", "binary data"),
    ],
)
def test_a_file_that_holds_no_records_is_refused(tmp_path: Path, content: str | bytes, what: str) -> None:
    assert what in str(refused(tmp_path, "a.csv", content))


def test_rows_stream_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER + "\n")
        for i in range(60_000):
            out.write(f"Actor {i % 50},Leader,VISITED,State {i % 20},State,{1950 + i % 70},\n")
    (found,) = read([path])
    assert isinstance(found, Records)
    tracemalloc.start()
    counted = sum(1 for _ in found.open())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counted == 60_000
    assert peak < 3_000_000


def test_the_same_file_gives_the_same_rows_each_time(tmp_path: Path) -> None:
    found = records(tmp_path, "a.csv", f"{HEADER}\nA B,Leader,MET,C D,Leader,1999,\n")
    assert list(row_facts(found)) == list(row_facts(found))


LINES = (
    "A B,Leader,MET,C D,Leader,1999,\n",
    "A B,Leader,MET,C D,Leader,,\n",
    'A B,Leader,MET,"C, D",Leader,1999,\n',
    '"A\nB",Leader,MET,C D,Leader,1999,\n',
    'A "B" C,Leader,MET,C D,Leader,1999,\n',
    'A B,Leader,MET,"C D,Leader,1999,\n',
    "too,short\n",
    "A B,Leader,MET,C D,Leader,1999,,,\n",
    "A B,Leader,MET,C D,Leader,1999,,more\n",
    ",,,,,,\n",
    "\n",
)


@pytest.mark.hypothesis
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
def test_lines_parsed_together_give_the_rows_that_they_give_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    found = records(tmp_path, "met.csv", f"{HEADER}\n{''.join(lines)}A B,Leader,MET,C D,Leader,2000,\n")
    monkeypatch.setattr("detente.reading.records._TOGETHER", 1)
    one_by_one = list(found.open())
    for together in (2, 3, 500):
        monkeypatch.setattr("detente.reading.records._TOGETHER", together)
        assert list(found.open()) == one_by_one
    assert "".join(row.raw for row in one_by_one) == f"{HEADER}\n{''.join(lines)}A B,Leader,MET,C D,Leader,2000,\n"
