"""What reading hands on: prose with its cleaned form, records, or the failure to read a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from detente.errors import DocumentError
from detente.model import Document


class Prose(NamedTuple):
    """A document of running text.

    ``text`` is what spans count in: for .txt and .md the decoded file without a byte-order mark and with LF line ends, for
    the others the text that reading produced. ``clean`` is ``text`` made ready for parsing: paragraphs, headings, list
    items and table rows separated by an empty line, each on one line; broken words mended; markup, boilerplate and front
    matter left out. ``starts`` gives for each character of ``clean`` its offset in ``text`` (None: the two are equal).
    Every character of ``clean`` that is not white space is the character of ``text`` at its offset, and those offsets
    strictly increase.
    """

    document: Document
    text: str
    clean: str
    starts: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``text`` that the characters ``clean[start:end]`` come from."""
        if self.starts is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.text)
            return at, at
        return self.starts[start], self.starts[end - 1] + 1


class Row(NamedTuple):
    """One row of a file of records: its cells by column name, its source text, and the number of its first line."""

    line: int
    raw: str
    """The row's own lines, with their line ends, and before them what stood between it and the row before (a header,
    empty lines), so that all ``raw`` joined are the decoded file."""
    lead: int
    """How many characters of ``raw`` come before the row itself."""
    cells: dict[str, str]
    fault: str | None = None
    """Why the row cannot be read; None for a good row."""


class Records(NamedTuple):
    """A file of records, to be streamed: ``open()`` starts a new pass over its rows, in constant memory."""

    document: Document
    path: str
    media: str
    open: Callable[[], Iterator[Row]]


class Failure(NamedTuple):
    """A document that could not be read, and why; reading goes on with the others."""

    name: str
    error: DocumentError
