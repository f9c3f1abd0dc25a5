"""PDFs: paragraphs, broken words, running heads, columns and tables; and those that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.reading.documents import failure, paragraphs, prose

STYLES = getSampleStyleSheet()
FIRST = (
    "The kingdom and the republic established diplomatic relations on 13 May 1956, and the two countries enjoyed warm ties during the "
    "early years, when the prince visited the republic's capital and its leaders praised his policy of neutrality. "
) * 3
SECOND = "Fourteen years later a general overthrew the prince, who was abroad at that time, and the ties cooled for almost a decade. " * 4


def report(pages_of: int = 4) -> bytes:
    """A report of several pages with running heads and page numbers."""
    out = io.BytesIO()

    def edges(canvas: Canvas, layout: SimpleDocTemplate) -> None:
        canvas.drawString(60, 815, f"Institute Bulletin No. 4, sheet {layout.page}")
        canvas.drawString(290, 20, str(layout.page))

    story = [Paragraph("Relations of the Kingdom", STYLES["Title"]), Paragraph("13 May 2021", STYLES["Normal"]), Spacer(1, 12)]
    story += [Paragraph(text, STYLES["BodyText"]) for text in (FIRST, SECOND) * pages_of]
    story += [
        Paragraph("Partners", STYLES["Heading2"]),
        Paragraph("• a first partner", STYLES["Normal"]),
        Paragraph("• a second partner", STYLES["Normal"]),
        Table([["Country", "Since"], ["Russia", "13 May 1956"], ["China", "19 July 1958"]]),
    ]
    SimpleDocTemplate(out, pagesize=A4, title="Relations").build(story, onFirstPage=edges, onLaterPages=edges)
    return out.getvalue()


def drawn(*columns: tuple[int, list[str]]) -> bytes:
    """One page with columns of lines, each at its left edge."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for left, lines in columns:
        text = canvas.beginText(left, 700)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_paragraphs_are_whole_and_running_heads_gone(tmp_path: Path) -> None:
    found = prose(tmp_path, "report.pdf", report())
    body = [FIRST.strip(), SECOND.strip()] * 4
    assert paragraphs(found) == [
        "Relations of the Kingdom", *body, "Partners", "a first partner", "a second partner",
        "Country | Since", "Russia | 13 May 1956", "China | 19 July 1958",
    ]  # fmt: skip
    assert (found.document.title, found.document.published, found.document.published_basis) == ("Relations", "2021-05-13", "date line")


def test_words_broken_at_a_line_s_end_are_mended_in_clean_alone(tmp_path: Path) -> None:
    found = prose(
        tmp_path, "broken.pdf", drawn((50, ["The two countries estab-", "lished relations in 1956, a long-", "standing tie of the two."]))
    )
    assert found.clean == "The two countries established relations in 1956, a long-standing tie of the two."
    start, end = found.span(found.clean.index("established"), found.clean.index("established") + 11)
    assert found.text[start:end] == "estab-\nlished"


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["The first column begins here and", "goes on for as long as it must, until", "it ends."]
    right = ["The second column follows after it", "and ends as well."]
    assert paragraphs(prose(tmp_path, "columns.pdf", drawn((50, left), (320, right)))) == [" ".join(left), " ".join(right)]


def test_properties_tell_the_title_and_never_the_date(tmp_path: Path) -> None:
    found = prose(tmp_path, "report.pdf", drawn((50, ["The king left in May."])))
    assert (found.document.title, found.document.published) == (None, None)


def test_pictures_of_pages_are_refused_with_advice(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    error = failure(tmp_path, "scan.pdf", out.getvalue())
    assert str(error) == "scan.pdf: has no layer of text (pictures of pages?); run text recognition (OCR) on it first"


def test_a_protected_file_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn((50, ["The king left in May."])))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "protected by a password" in str(failure(tmp_path, "locked.pdf", out.getvalue()))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"not a pdf at all", report()[:400], b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_a_file_that_is_cut_off_or_no_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "cut.pdf: is no whole PDF" in str(failure(tmp_path, "cut.pdf", data))
