"""Files and folders to documents: each is read by its suffix, and one that cannot be read does not stop the others."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from detente.dates import canonical
from detente.errors import DocumentError
from detente.model import Document
from detente.reading.bibliography import Bibliography, metadata_file, own_bibliography
from detente.reading.cleaning import cleaned
from detente.reading.datelines import date_line
from detente.reading.decoding import decoded
from detente.reading.markdown import markdown_title
from detente.reading.paths import PROSE, RECORDS, Source, media_of, sources
from detente.reading.prose import Failure, Prose, Records

NOTHING = Bibliography()


class Content(NamedTuple):
    """What a format's reader makes of a file: the text that spans count in, and what the file tells of itself."""

    text: str
    told: Bibliography = NOTHING


def read(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    besides: Collection[Path] = (),
) -> Iterator[Prose | Records | Failure]:
    """The documents under ``paths``, one at a time, sorted by name.

    ``metadata`` is a JSON-lines file whose ``file`` is a document's name, its path or its last part; ``published`` an EDTF
    date for every document that the metadata do not date. A document's own front matter and date line come after both.
    ``besides`` are resolved paths that are passed over where a folder has them.

    Raises
    ------
    UsageError
        At once, before anything is read: a path is not there, the metadata file does not hold together, or ``published`` is
        no date. A document that cannot be read is a Failure in its place.
    """
    found = sources(paths, besides)
    told = metadata_file(Path(metadata)) if metadata is not None else {}
    option = canonical(published) if published is not None else None
    return _each(found, told, option, stdin)


def _each(
    found: Sequence[Source], told: Mapping[str, Bibliography], published: str | None, stdin: BinaryIO | None
) -> Iterator[Prose | Records | Failure]:
    for source in found:
        try:
            yield _document(source, _told_of(source, told), published, stdin)
        except DocumentError as error:
            yield Failure(source.name, error)


def _told_of(source: Source, told: Mapping[str, Bibliography]) -> Bibliography:
    for name in (source.name, source.path.as_posix() if source.path else "", source.name.rpartition("/")[2]):
        if name in told:
            return told[name]
    return NOTHING


def _document(source: Source, told: Bibliography, published: str | None, stdin: BinaryIO | None) -> Prose | Records:
    media = media_of(source.name) if source.path else None
    if source.path and not source.path.is_file():
        raise DocumentError(f"{source.name}: is no file that can be read (a pipe, or a link to nothing); give a file")
    if source.path and media is None:
        known = ", ".join(f".{suffix}" for suffix in (*PROSE, *RECORDS))
        raise DocumentError(f"{source.name}: its suffix is none that is read ({known}); rename or convert the file")
    if source.path and media in RECORDS:
        from detente.reading.records import records_of

        return records_of(source.name, source.path, media, told, published)
    data = _bytes(source, stdin)
    if media is None:
        media = _sniffed(data)
        if media in RECORDS:
            from detente.reading.records import records_in

            return records_in(source.name, data, media, told, published)
    return _prose(source.name, data, media, told, published)


def _bytes(source: Source, stdin: BinaryIO | None) -> bytes:
    if source.path is None:
        return (stdin or sys.stdin.buffer).read()
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{source.name}: cannot be read ({error.strerror}); check the file and its permissions") from error


def _sniffed(data: bytes) -> str:
    """What standard input holds, by its first characters."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith(b"{"):
        return "jsonl"
    header = lower.splitlines()[0] if lower else b""
    return "csv" if all(column in header for column in (b"source", b"relation", b"target")) else "txt"


def _prose(name: str, data: bytes, media: str, told: Bibliography, published: str | None) -> Prose:
    content = _content(name, data, media)
    own = own_bibliography(content.text) if media in ("txt", "md") else _dated(content)
    if media == "md" and not own.title and (title := markdown_title(content.text)):
        own = own._replace(title=cleaned(title, markdown=True)[0])
    document = recorded(name, hashlib.sha256(data).hexdigest(), media, (told, own), published)
    clean, starts = cleaned(content.text, cut=own.span, markdown=media == "md")
    return Prose(document, content.text, clean, starts)


def _content(name: str, data: bytes, media: str) -> Content:
    if not data.strip():
        raise DocumentError(f"{name}: is empty; nothing to read")
    if media == "html":
        from detente.reading.html import html_content

        return Content(*html_content(data, name))
    if media == "pdf":
        from detente.reading.pdf import pdf_content

        return Content(*pdf_content(data, name))
    if media == "docx":
        from detente.reading.docx import docx_content

        return Content(*docx_content(data, name))
    return Content(decoded(data, name))


def _dated(content: Content) -> Bibliography:
    """What the file tells of itself, and its text's date line, which is no prose and dates it where the file does not."""
    line = date_line(content.text)
    if line is None:
        return content.told
    told = content.told._replace(span=(line.start, line.end))
    return told if told.published else told._replace(published=line.value, basis="date line")


def recorded(name: str, sha256: str, media: str, told: tuple[Bibliography, Bibliography], published: str | None) -> Document:
    """The document's record from the metadata file's fields first, then the option, then the document's own."""
    given, own = told
    if given.published:
        day, basis = given.published, "metadata"
    elif published:
        day, basis = published, "option"
    else:
        day, basis = own.published or "", own.basis or ""
    return Document(
        name, sha256,
        title=given.title or own.title, publisher=given.publisher or own.publisher, url=given.url or own.url,
        published=day or None, published_basis=basis or None, licence=given.licence or own.licence, media=media, origin=name,
    )  # fmt: skip
