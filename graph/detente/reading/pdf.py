"""PDFs to text through PDFium: lines to paragraphs by their places on the page, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import DocumentError
from detente.reading.bibliography import Bibliography

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be running heads and page numbers."""
_NO_TITLE = re.compile(
    r"untitled|microsoft (?:word|powerpoint)\b.*|document\d*|\(anonymous\)|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|html?)", re.IGNORECASE
)


_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—| ]*(?:\d{1,3}|[ivxl]{1,6})[-–—| ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_ITEM = re.compile(r"[•‣▪●◦·]\s+")
_BROKEN = "\ufffe"
"""PDFium's sign for a hyphen at which a line was broken."""
_SURE_GAP = 1.6
"""Line heights: words further apart on one line are cells of a table."""
_LIKELY_GAP = 0.7
"""Line heights: words this far apart are cells too where the line above or below has a gap at the same place."""


class _Words(NamedTuple):
    """A line's words, each with its left and right end."""

    words: list[tuple[str, float, float]]
    bottom: float
    top: float
    page: int

    def gaps(self) -> list[tuple[float, float]]:
        """Left and right end of the space after each word but the last."""
        return [(a[2], b[1]) for a, b in pairwise(self.words)]


class _Line(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int

    @property
    def height(self) -> float:
        return self.top - self.bottom


def pdf_content(data: bytes, name: str) -> tuple[str, Bibliography]:
    """The text of all pages, an empty line between paragraphs, and the title from the file's properties.

    Raises
    ------
    DocumentError
        The file is cut off, protected by a password or no PDF, or has no layer of text.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise DocumentError(f"{name}: is protected by a password; save it without one") from error
        raise DocumentError(f"{name}: is no whole PDF ({error}); it may be cut off: get it again") from error
    try:
        pages = [_lines(document[number], number) for number in range(len(document))]
        title = " ".join(document.get_metadata_value("Title").split())
    except PdfiumError as error:
        raise DocumentError(f"{name}: a page cannot be read ({error}); get the file again, or save it anew") from error
    finally:
        document.close()
    text = _text(list(_without_running_heads(pages)))
    if not text.strip():
        raise DocumentError(f"{name}: has no layer of text (pictures of pages?); run text recognition (OCR) on it first")
    return text, Bibliography(title=None if _NO_TITLE.fullmatch(title) else title or None)


def _lines(page: PdfPage, number: int) -> list[_Line]:
    textpage = page.get_textpage()
    try:
        raw = textpage.get_text_range() if textpage.count_chars() else ""
        lines: list[_Words] = []
        for match in re.finditer(rf"[^\r\n{_BROKEN}]+{_BROKEN}?", raw):
            spans = [word.span() for word in re.finditer(r"[^\s\0]+", match.group())]
            if not spans:
                continue
            boxes = [(_box(textpage, match.start() + first), _box(textpage, match.start() + last - 1)) for first, last in spans]
            low, high = min(box[0][1] for box in boxes), max(box[0][3] for box in boxes)
            words = [
                (match.group()[first:last].replace(_BROKEN, "-"), box[0][0], box[1][2])
                for (first, last), box in zip(spans, boxes, strict=True)
            ]
            lines.append(_Words(words, low, high, number))
        return _celled(lines)
    finally:
        textpage.close()
        page.close()


def _celled(lines: list[_Words]) -> list[_Line]:
    """Lines as text, with a bar at each gap that parts the cells of a table."""
    done: list[_Line] = []
    for i, line in enumerate(lines):
        size = line.top - line.bottom
        near = [
            gap
            for other in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
            for gap in other.gaps()
            if gap[1] - gap[0] > _LIKELY_GAP * size
        ]
        text = line.words[0][0]
        for (left, right), (word, _, _) in zip(line.gaps(), line.words[1:], strict=True):
            wide = right - left
            parts = wide > _SURE_GAP * size or (wide > _LIKELY_GAP * size and any(a < right and left < b for a, b in near))
            text += (" | " if parts else " ") + word
        done.append(_Line(text, line.words[0][1], line.bottom, line.words[-1][2], line.top, line.page))
    return done


def _box(textpage: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = textpage.get_charbox(index, loose=True)
    return left, bottom, right, top


def _without_running_heads(pages: list[list[_Line]]) -> Iterator[_Line]:
    """All lines but those at the edges of pages that come back on other pages, and page numbers."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(form for edge in edges for form in {_form(line) for line in edge})
    often = max(2, 0.4 * len(pages))
    for lines, edge in zip(pages, edges, strict=True):
        dropped = {line for line in edge if seen[_form(line)] >= often or _PAGE_NUMBER.fullmatch(line.text)}
        yield from (line for line in lines if line not in dropped)


def _edges(lines: list[_Line]) -> list[_Line]:
    down = sorted(lines, key=lambda line: -line.top)
    return down if len(down) <= 2 * _EDGE_LINES else down[:_EDGE_LINES] + down[-_EDGE_LINES:]


def _form(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _text(lines: list[_Line]) -> str:
    """Lines to paragraphs: those of one paragraph joined by a space, or by a line end after a hyphen that may break a word."""
    if not lines:
        return ""
    pitches = [gap for a, b in pairwise(lines) if a.page == b.page and 0 < (gap := a.bottom - b.bottom) < 3 * a.height]
    pitch = median(pitches) if pitches else 0.0
    parts = [lines[0].text]
    for i, (before, line) in enumerate(pairwise(lines)):
        tabled = " | " in line.text and " | " in before.text
        if tabled:
            parts += ["\n", line.text]
        elif _same_paragraph(before, line, pitch, _right_edge(lines, i)):
            parts += ["\n" if before.text.endswith("-") else " ", line.text]
        else:
            parts += ["\n\n", line.text]
    return "".join(parts)


def _right_edge(lines: list[_Line], at: int) -> float:
    """How far right the lines around this one reach."""
    near = [
        line.right
        for line in lines[max(0, at - 8) : at + 9]
        if line.page == lines[at].page and abs(line.left - lines[at].left) < 3 * line.height
    ]
    return max(near, default=lines[at].right)


def _same_paragraph(before: _Line, line: _Line, pitch: float, right: float) -> bool:
    gap = before.bottom - line.bottom
    size = before.height
    if before.page != line.page or not 0 < gap <= 1.25 * max(pitch, size * 0.9) or abs(line.height - size) > 0.15 * size:
        return False
    if _ITEM.match(line.text) or " | " in line.text or " | " in before.text:
        return False
    if line.left > before.left + 0.8 * size and not _ITEM.match(before.text):
        return False
    # A line that stops well before the edge although the next word had room ends its paragraph.
    first_word = line.text.split(" ", 1)[0]
    room = right - before.right
    return room < (len(first_word) + 1) * (line.right - line.left) / max(1, len(line.text)) + 0.5 * size
