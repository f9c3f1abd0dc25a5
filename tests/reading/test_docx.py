"""Word documents: the blocks in their order, and those that cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests.reading.documents import failure, paragraphs, prose


def tracked(paragraph: Paragraph, change: str) -> None:
    paragraph._p.insert_element_before(parse_xml(change.format(ns=nsdecls("w"))))


def report() -> bytes:
    """A report with headings, lists, a table with a merged cell, and tracked changes."""
    document = docx.Document()
    document.core_properties.title = "Relations of the Kingdom"
    document.add_heading("Relations", 1)
    document.add_paragraph("20 March 2024")
    paragraph = document.add_paragraph("The king visited the republic")
    tracked(paragraph, "<w:ins {ns}><w:r><w:t xml:space='preserve'> in May</w:t></w:r></w:ins>")
    tracked(paragraph, "<w:del {ns}><w:r><w:delText> in June</w:delText></w:r></w:del>")
    paragraph.add_run(".")
    document.add_paragraph("Cambodia", style="List Bullet")
    document.add_paragraph("Laos", style="List Number")
    table = document.add_table(3, 3)
    for i, row in enumerate([["Country", "Since", "Notes"], ["Russia", "13 May 1956", ""], ["China", "1958", "it has an embassy"]]):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    document.add_paragraph("After the table.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_blocks_come_in_the_document_s_order(tmp_path: Path) -> None:
    found = prose(tmp_path, "report.docx", report())
    assert paragraphs(found) == [
        "Relations", "The king visited the republic in May.", "Cambodia", "Laos",
        "Country | Since | Notes", "Russia | 13 May 1956", "China | 1958 | it has an embassy", "After the table.",
    ]  # fmt: skip
    assert (found.document.title, found.document.published, found.document.published_basis) == (
        "Relations of the Kingdom",
        "2024-03-20",
        "date line",
    )


def without(part: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report())) as whole, zipfile.ZipFile(out, "w") as cut:
        for name in whole.namelist():
            if name != part:
                cut.writestr(name, whole.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [report()[: len(report()) // 2], b"no zip", without("word/document.xml"), without("[Content_Types].xml")],
    ids=["cut off", "no zip", "no body", "no types"],
)
def test_a_broken_document_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "cut.docx: is no whole Word document" in str(failure(tmp_path, "cut.docx", data))


def test_an_old_or_protected_document_is_refused(tmp_path: Path) -> None:
    assert "save it as .docx" in str(failure(tmp_path, "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    assert "holds no text" in str(failure(tmp_path, "empty.docx", out.getvalue()))
