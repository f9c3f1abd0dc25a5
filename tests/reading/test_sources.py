"""Files and folders: what is read, in which order, under which name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.reading import Failure, Prose, Records, read


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Text of {name}.", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [found.name if isinstance(found, Failure) else found.document.name for found in read(paths)]


def test_a_folder_is_read_to_the_bottom_sorted_by_name_without_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/c/d.txt", ".hidden.txt", ".git/x.txt")
    assert names(tmp_path) == ["a/c/d.txt", "a/z.md", "b.txt"]


def test_a_file_is_named_by_its_last_part_and_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt")
    assert names(tmp_path / "a" / "x.txt") == ["x.txt"]
    assert names(tmp_path / "a", tmp_path / "a" / "x.txt") == ["x.txt"]


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    write(tmp_path, "a/n/x.txt", "b/n/x.txt", "b/n/y.txt")
    assert names(tmp_path / "a" / "n", tmp_path / "b" / "n") == ["a/n/x.txt", "b/n/x.txt", "y.txt"]


def test_a_path_that_is_not_there_stops_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="missing: there is no such file or folder"):
        read([tmp_path / "a.txt", tmp_path / "missing"])


def test_one_document_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.xyz", "c.txt")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 cut")
    first, second, third, fourth = read([tmp_path])
    assert isinstance(first, Prose)
    assert isinstance(second, Failure)
    assert isinstance(third, Failure)
    assert "its suffix is none that is read (.txt, .md, .html, .pdf, .docx, .csv, .jsonl)" in str(third.error)
    assert isinstance(fourth, Prose)


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (found,) = read([tmp_path])
    assert isinstance(found, Failure)
    assert "a.txt: is no file that can be read" in str(found.error)


@pytest.mark.parametrize(
    ("data", "kind", "media"),
    [
        (b"The king left.\n", Prose, "txt"),
        (b"<!DOCTYPE html><html><body><p>The king left.</p></body></html>", Prose, "html"),
        (b"source,source_type,relation,target,target_type\nA,State,VISITED,B,State\n", Records, "csv"),
        (b'{"source": "A", "relation": "VISITED", "target": "B"}\n', Records, "jsonl"),
    ],
)
def test_standard_input_is_read_as_what_it_holds(data: bytes, kind: type, media: str) -> None:
    (found,) = read(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, kind)
    assert isinstance(found, Prose | Records)
    assert (found.document.name, found.document.media) == ("stdin", media)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.md")
    assert list(read([tmp_path])) == list(read([tmp_path]))
