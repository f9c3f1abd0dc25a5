"""`detente load` and `forget`: what is kept, what is told of the rest, and how the command ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.graphs import records, refused, run, told

DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]
PROSE = "Phnom Penh, 3 June 2016\n\nCambodian Prime Minister Hun Sen visited Russia in May 2016. He met President Vladimir Putin.\n"


def test_the_summary_counts_documents_entities_edges_evidence_and_what_was_dropped(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    summary = json.loads(told(run(store, "load", str(records(tmp_path)))))
    assert summary == {
        "documents": 3,
        "unchanged": 0,
        "failed": {},
        "entities": 8,
        "edges": 8,
        "evidence": 9,
        "dropped": {"breaks the vocabulary": 1},
    }
    table = told(run(store, "load", str(records(tmp_path)), "--format", "table"))
    assert "not kept: breaks the vocabulary" in table
    assert json.loads(told(run(store, "load", str(records(tmp_path)))))["unchanged"] == 3


def test_a_folder_may_hold_the_store_and_the_metadata_file(tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text("Hun Sen visited Russia last May.\n", encoding="utf-8")
    metadata = tmp_path / "sources.jsonl"
    metadata.write_text('{"file": "visit.txt", "published": "2017-03-01"}\n', encoding="utf-8")
    store = tmp_path / "detente.db"
    for unchanged in (0, 1):
        summary = json.loads(told(run(store, "load", str(tmp_path), "--metadata", str(metadata))))
        assert (summary["documents"], summary["unchanged"], summary["dropped"]) == (1, unchanged, {})
    (edge,) = json.loads(told(run(store, "timeline", "Hun Sen")))
    assert edge["start"] == "2016-05"


def test_verbose_lists_what_was_dropped(tmp_path: Path) -> None:
    result = run(tmp_path / "a.db", "load", str(records(tmp_path)), "--verbose")
    json.loads(told(result))
    assert "not kept: visit.txt" in result.stderr
    assert "no relation 'ATE'" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_document_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "visit.txt").write_text(PROSE, encoding="utf-8")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "sound.mp3").write_bytes(b"ID3")
    (folder / "empty.md").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    result = run(tmp_path / "a.db", "load", str(folder))
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert summary["documents"] == 1
    assert sorted(summary["failed"]) == ["broken.docx", "empty.md", "picture.txt", "sound.mp3"]
    for name in summary["failed"]:
        assert f"not loaded: {name}: " in result.stderr
    assert "Traceback" not in result.output
    assert json.loads(told(run(tmp_path / "a.db", "path", "Hun Sen", "Russia")))[0]["length"] == 1


def test_a_missing_path_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    refused(run(tmp_path / "a.db", "load", str(records(tmp_path)), str(tmp_path / "nowhere")), 2, "nowhere")
    assert json.loads(told(run(tmp_path / "a.db", "documents"))) == []


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--metadata", "gone.jsonl"], "gone.jsonl"),
        (["--published", "yesterday"], "yesterday"),
        (["--jobs", "0"], "--jobs"),
        (["--min-confidence", "2"], "--min-confidence"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(tmp_path: Path, options: list[str], word: str) -> None:
    refused(run(tmp_path / "a.db", "load", str(records(tmp_path)), *options), 2, word)


def test_a_model_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text(PROSE, encoding="utf-8")
    refused(run(tmp_path / "a.db", "load", str(tmp_path / "visit.txt"), "--model", "xx_none"), 2, "xx_none")


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    told(run(tmp_path / "a.db", "load", "-", "--published", "2016-06-03", input=PROSE))
    [document] = json.loads(told(run(tmp_path / "a.db", "documents")))
    assert document["name"] == "stdin"
    assert told(run(tmp_path / "a.db", "show", "stdin", "--text")) == PROSE


def test_min_confidence_drops_and_counts(tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text(PROSE, encoding="utf-8")
    summary = json.loads(told(run(tmp_path / "a.db", "load", str(tmp_path / "visit.txt"), "--min-confidence", "1")))
    assert summary["dropped"]["below the confidence asked for"] >= 1
    assert summary["edges"] == 0


def test_an_edge_is_surer_than_each_document_and_a_query_asks_for_the_edge(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    texts = {"visit.txt": PROSE, "look-back.txt": "Phnom Penh, 9 July 2017\n\nThe year before, in May 2016, Hun Sen had visited Russia.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told(run(store, "load", *(str(tmp_path / name) for name in texts)))
    [edge] = [edge for edge in json.loads(told(run(store, "show", "Hun Sen")))["edges"] if edge["relation"] == "VISITED"]
    reasons = json.loads(told(run(store, "why", edge["id"])))
    one, other = (said["confidence"] for said in reasons["evidence"])
    assert reasons["confidence"] == pytest.approx(1 - (1 - one) * (1 - other))
    assert f"confidence {one:.2f}" in told(run(store, "why", edge["id"], "--format", "table"))

    def connected(least: float) -> bool:
        question = ("path", "Hun Sen", "Russia", "--max-hops", "1", "--relation", "VISITED", "--min-confidence", str(least))
        return bool(json.loads(told(run(store, *question))))

    between = (max(one, other) + reasons["confidence"]) / 2
    assert connected(between)
    assert not connected((1 + reasons["confidence"]) / 2)
    told(run(store, "forget", "look-back.txt"))
    assert not connected(between)


def test_a_load_asks_it_of_each_reading(tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text(PROSE, encoding="utf-8")
    told(run(tmp_path / "a.db", "load", str(tmp_path / "visit.txt")))
    evidence = [
        said for edge in json.loads(told(run(tmp_path / "a.db", "export", "--format", "json")))["edges"] for said in edge["evidence"]
    ]
    least, *_, most = sorted({said["confidence"] for said in evidence})
    told(run(tmp_path / "b.db", "load", str(tmp_path / "visit.txt"), "--min-confidence", str((least + most) / 2)))
    kept = [said for edge in json.loads(told(run(tmp_path / "b.db", "export", "--format", "json")))["edges"] for said in edge["evidence"]]
    assert kept == [said for said in evidence if said["confidence"] >= (least + most) / 2]


def test_a_changed_document_replaces_what_it_told_and_forget_takes_it_out(tmp_path: Path) -> None:
    store, path = tmp_path / "a.db", tmp_path / "visit.txt"
    path.write_text(PROSE, encoding="utf-8")
    told(run(store, "load", str(path)))
    path.write_text(PROSE.replace("Russia", "Japan"), encoding="utf-8")
    told(run(store, "load", str(path)))
    visited = [event["target"] for event in json.loads(told(run(store, "timeline", "Hun Sen", "--relation", "VISITED")))]
    assert visited == ["Japan"]
    assert json.loads(told(run(store, "forget", "visit.txt"))) == {"forgotten": "visit.txt", "documents": 1}
    assert json.loads(told(run(store, "stats")))["evidence"] == 0
    refused(run(store, "forget", "visit.txt"), 2, "visit.txt")


def test_forgetting_a_file_of_records_forgets_all_that_it_brought(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    told(run(store, "load", str(records(tmp_path))))
    assert json.loads(told(run(store, "forget", "records.csv")))["documents"] == 3
    assert json.loads(told(run(store, "documents"))) == []


def test_a_user_s_vocabulary_adds_relations_and_names(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("relations:\n  ATE: {from: L, to: S, kind: act, sign: hostile}\n", encoding="utf-8")
    result = run(tmp_path / "a.db", "--vocabulary", str(own), "load", str(records(tmp_path)))
    assert json.loads(told(result))["dropped"] == {}
    assert json.loads(told(run(tmp_path / "a.db", "path", "Nobody", "Russia", "--sign", "hostile")))[0]["length"] == 1
    own.write_text("relations:\n  ATE: {from: Z, kind: act, sign: hostile}\n", encoding="utf-8")
    refused(run(tmp_path / "b.db", "--vocabulary", str(own), "load", str(records(tmp_path))), 2, "own.yaml", "ATE")


def test_an_exported_graph_loads_into_an_equal_store(tmp_path: Path) -> None:
    first, second, file = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "graph.json"
    told(run(first, "load", str(records(tmp_path))))
    told(run(first, "export", "--all", "-o", str(file)))
    told(run(second, "load", str(file)))
    assert told(run(second, "export", "--all")) == file.read_text(encoding="utf-8")
    file.write_text("{", encoding="utf-8")
    assert run(second, "load", str(file)).exit_code == 1


def test_any_number_of_jobs_gives_the_same_store(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"{number}.txt").write_text(PROSE.replace("2016", f"201{number}"), encoding="utf-8")
    exports = []
    for jobs in ("1", "2"):
        store = tmp_path / f"{jobs}.db"
        subprocess.run([*DETENTE, "--store", str(store), "load", "--jobs", jobs, str(folder)], check=True, capture_output=True)
        exports.append(told(run(store, "export", "--all")))
    assert exports[0] == exports[1]
    assert "2014" in exports[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_a_load_that_is_stopped_leaves_a_store_that_works_and_no_process(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(PROSE * 10, encoding="utf-8")
    store = tmp_path / "a.db"
    process = subprocess.Popen([*DETENTE, "--store", str(store), "load", "--jobs", "2", str(folder)], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not (store.exists() and json.loads(run(store, "documents").stdout or "[]")):
        time.sleep(0.5)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)  # until the last process that has its standard error is gone
    if how == signal.SIGINT:
        assert process.returncode == 1
        assert said.strip() == "Error: stopped; what was done before stays done"
    loaded = json.loads(told(run(store, "documents")))
    assert 0 < len(loaded) < 100
    assert json.loads(told(run(store, "stats")))["documents"] == len(loaded)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full, which Linux has")
def test_a_full_disk_ends_with_a_clear_error(store: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run([*DETENTE, "--store", str(store), "export"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert "No space left" in result.stderr
    assert "Traceback" not in result.stderr
    refused(run(store, "documents", "-o", "/dev/full"), 1, "No space left")
