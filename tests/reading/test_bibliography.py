"""What a document tells of itself, and what the metadata file tells of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.reading import Prose, read
from detente.reading.datelines import date_line, day_in
from tests.reading.documents import paragraphs, prose


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-03-20", "2024-03-20"),
        ("20 March 2024", "2024-03-20"),
        ("20th of March, 2024", "2024-03-20"),
        ("Wednesday, March 20, 2024", "2024-03-20"),
        ("Mar. 20, 2024, 10:30 am", "2024-03-20"),
        ("2024-03-20T08:00:00+07:00", "2024-03-20"),
        ("Published: Wed, 20 Mar 2024 10:00 GMT", "2024-03-20"),
        ("Posted on March 20, 2024", "2024-03-20"),
        ("**Date:** 20 March 2024", "2024-03-20"),
        ("03/20/2024", "2024-03-20"),
        ("20.03.2024", "2024-03-20"),
        ("10/05/2020", "2020"),
        ("By A. Writer, 20 March 2024", "2024-03-20"),
        ("The Evening Paper | 20 March 2024", "2024-03-20"),
        ("PHNOM PENH, March 20, 2024 — The king said", "2024-03-20"),
        ("PHNOM PENH, 20 March 2024 (AKP) -- The king said", "2024-03-20"),
        ("WASHINGTON (Reuters), May 5, 2009 - The senator said", "2009-05-05"),
        ("Geneva, Switzerland, 5 May 2009 – The envoy said", "2009-05-05"),
        ("date 2024-03-20 The king said", "2024-03-20"),
    ],
)
def test_a_line_of_its_own_dates_the_document(line: str, day: str) -> None:
    found = date_line(f"Envoy received at the palace\n\n{line}\n\nThe king received the envoy.")
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    "line",
    [
        "On March 20, 2024, the king received the envoy.",
        "20 March 2024 was a day of joy in the capital.",
        "The treaty was signed at Paris on 27 January 1973.",
        "Signed by the two ministers, 5 May 2009",
        "The Suez Crisis, 1956",
        "March 2024",
        "1956",
        "Beijing, 1 May 1999 was cold.",
        "Released 5 May 2009 from prison, he left the country.",
        "31 February 2024",
    ],
)
def test_a_date_of_the_narrative_does_not(line: str) -> None:
    assert date_line(f"Envoy received\n\n{line}\n\nThe king received the envoy.") is None


def test_a_chronology_has_no_date_of_its_own() -> None:
    assert date_line("13 May 1956\nRelations established\n\n5 June 1970\nEmbassy closed\n") is None
    assert date_line("13 May 1956 — Relations established\n5 June 1970 — Embassy closed\n") is None
    assert date_line("Country | Since\nRussia | 13 May 1956\nChina | 19 July 1958\n") is None


def test_a_date_far_down_is_not_the_document_s() -> None:
    assert date_line("A line of the text.\n\n" * 20 + "20 March 2024\n") is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-20T23:59:00Z", "2024-03-20"),
        ("20240320", "2024-03-20"),
        ("Wed, 20 Mar 2024 10:00:00 GMT", "2024-03-20"),
        ("2024-03", "2024-03"),
        ("soon", None),
    ],
)
def test_a_field_s_date_is_read_as_written(value: str, day: str | None) -> None:
    assert day_in(value) == day


def test_the_date_line_is_no_prose(tmp_path: Path) -> None:
    found = prose(tmp_path, "news.txt", " date 2024-03-20 The envoy met the king.\n\nHe left.")
    assert (found.document.published, found.document.published_basis) == ("2024-03-20", "date line")
    assert paragraphs(found) == ["The envoy met the king.", "He left."]


def test_yaml_front_matter_tells_title_publisher_address_and_day(tmp_path: Path) -> None:
    found = prose(
        tmp_path,
        "note.md",
        "---\ntitle: 'Envoys: a note'\nsource: The Institute\nurl: https://example.org/a\ndate: 20 March 2024\n"
        "license: CC BY 4.0\ntags: [a, b]\n---\n\n# Envoys\n\nText.\n",
    )
    document = found.document
    assert (document.title, document.publisher, document.url) == ("Envoys: a note", "The Institute", "https://example.org/a")
    assert (document.published, document.published_basis, document.licence) == ("2024-03-20", "front matter", "CC BY 4.0")
    assert paragraphs(found) == ["Envoys", "Text."]
    assert found.text.startswith("---\n")


def test_key_value_lines_at_the_top_are_front_matter(tmp_path: Path) -> None:
    found = prose(tmp_path, "note.txt", "Title: Envoys\nDate: 2024-03\nPublisher: The Institute\n\nText.\n")
    assert (found.document.title, found.document.published, found.document.publisher) == ("Envoys", "2024-03", "The Institute")
    assert paragraphs(found) == ["Text."]


def test_a_markdown_document_is_titled_by_its_first_heading(tmp_path: Path) -> None:
    assert (
        prose(tmp_path, "a.md", "## Part\n\n# The *kingdom* and [its](http://x) friends #\n").document.title
        == "The kingdom and its friends"
    )


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    found = prose(tmp_path, "a.md", "---\n\nThe king left.\n\n---\n\nHe returned.\n")
    assert paragraphs(found) == ["The king left.", "He returned."]


def metadata(folder: Path, *entries: dict[str, object]) -> Path:
    path = folder / "sources.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def test_metadata_come_first_then_the_option_then_the_document(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("Title: Own\nDate: 2001-01-01\n\nText.\n", encoding="utf-8")
    told = metadata(tmp_path, {"file": "a.txt", "title": "Told", "published": "1999-05", "url": None, "licence": "MIT"})
    first, second = read([folder], metadata=told, published="2020")
    assert isinstance(first, Prose)
    assert isinstance(second, Prose)
    assert (first.document.title, first.document.published, first.document.published_basis, first.document.licence) == (
        "Told",
        "1999-05",
        "metadata",
        "MIT",
    )
    assert (second.document.title, second.document.published, second.document.published_basis) == ("Own", "2020", "option")


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("{not json}\n", "line 1: is not JSON"),
        ('{"title": "x"}\n', 'line 1: must be an object with "file"'),
        ('{"file": "a.txt", "published": "20 March"}\n', "line 1: "),
        ('\n{"file": "a.txt"}\n{"file": "a.txt"}\n', "line 3: tells of 'a.txt' a second time"),
    ],
)
def test_metadata_that_do_not_hold_together_stop_before_anything_is_read(tmp_path: Path, lines: str, what: str) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    path = tmp_path / "m.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(UsageError, match=r"m\.jsonl") as caught:
        read([tmp_path / "a.txt"], metadata=path)
    assert what in str(caught.value)


def test_a_metadata_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no\.jsonl"):
        read([tmp_path / "a.txt"], metadata=tmp_path / "no.jsonl")
