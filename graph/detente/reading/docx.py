"""Word documents (.docx) to text: headings, paragraphs, items and table rows in the document's order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.errors import DocumentError
from detente.reading.bibliography import Bibliography
from detente.reading.page_text import spaced

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST = 1_000_000_000
"""Bytes unpacked: a larger document is taken for a trap."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUTSIDE = frozenset((f"{_W}txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}


def docx_content(data: bytes, name: str) -> tuple[str, Bibliography]:
    """The text, and the title from the document's properties. Deleted text of tracked changes is left out, inserted kept.

    Raises
    ------
    DocumentError
        The file is truncated, protected or no Word document, or holds no text.
    """
    document = _opened(data, name)
    text = spaced(line for line in _lines(document) if line.strip())
    if not text:
        raise DocumentError(f"{name}: the Word document holds no text; if it is pictures of pages, run text recognition on it first")
    return text, Bibliography(title=" ".join((document.core_properties.title or "").split()) or None)


def _opened(data: bytes, name: str) -> WordDocument:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(f"{name}: is an old .doc or is protected by a password; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise DocumentError(f"{name}: unpacks to more than {LARGEST // 1_000_000} MB; split it, or save it as text")
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError, OSError, EOFError) as error:
        raise DocumentError(
            f"{name}: is no whole Word document ({_reason(error)}); it may be cut off: get it again, or save it anew"
        ) from error


def _reason(error: Exception) -> str:
    return str(error).strip("'\"").splitlines()[0] if str(error) else type(error).__name__


def _lines(document: WordDocument) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield from _rows(block)


def _paragraph(paragraph: Paragraph) -> str:
    text = "\n".join(" ".join(line.split()) for line in _text(paragraph._p).split("\n")).strip()
    return f"- {text}" if text and _is_item(paragraph) else text


def _is_item(paragraph: Paragraph) -> bool:
    style = paragraph.style.name or "" if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return (numbered or style.startswith("List")) and not style.startswith("Heading")


def _text(element: Any) -> str:
    """The words below an element in their order, text boxes apart."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    if element.tag in _OUTSIDE:
        return ""
    return "".join(_text(child) for child in element)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            # A cell merged over several columns comes once for each of them.
            if cell._tc is before:
                continue
            before = cell._tc
            cells.append("; ".join(text.removeprefix("- ") for p in cell.paragraphs if (text := " ".join(_paragraph(p).split()))))
        if any(cells):
            yield " | ".join(cells).strip() if len(cells) > 1 else cells[0]
