"""The paragraphs of a document, with what is found in each; a table's row is one, and each of its cells that is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from detente.extraction.appointments import Appointment
from detente.extraction.cast import Character
from detente.extraction.figures.masks import Sum
from detente.extraction.masking import Masked
from detente.extraction.office_parts import Told
from detente.extraction.scan import Found, Item

BULLET = re.compile(r"\s*(?:[-–—•*·▪●]\s+|\(?\d{1,2}[.)]\s+|\d{1,2}-\s+)")


class Mention(NamedTuple):
    """An actor at a token. ``kind`` is that of the name (S D C O P L A), or R for a reference."""

    character: Character
    kind: str
    start: int
    end: int
    how: str | None = None
    """How it is known for a name, where it was not before the parse."""


class Paragraph:
    """One paragraph, heading, list item or row of a document. Offsets count from its start, which is at ``offset`` of the clean text."""

    def __init__(self, text: str, offset: int, index: int) -> None:
        self.text = text
        self.offset = offset
        self.row: Paragraph | None = None
        """The table's row of which this is a cell."""
        self.index = index
        self.items: list[Item] = []
        self.found: list[Found] = []
        self.told: list[Told] = []
        self.sums: list[Sum] = []
        """Amounts of money that are parsed as plain ones."""
        self.appointments: list[Appointment] = []
        self.people: list[tuple[int, int, Character, int, int]] = []
        """Persons named: span of the name, who, and the span with the titles around it."""
        self.masked: Masked = Masked("", [])
        self.marks: list[tuple[Character, str, int, int]] = []
        self.doc: Doc
        self.mentions: dict[int, Mention] = {}

    def place(self, token: Token) -> tuple[int, int]:
        """Span of a token in the paragraph."""
        return self.masked.original(token.idx), self.masked.original(token.idx + len(token), end=True)

    def sentence_span(self, sentence: Span) -> tuple[int, int]:
        """Span of a sentence in the paragraph, without white space at its ends."""
        start = self.masked.original(sentence.start_char)
        end = self.masked.original(sentence.end_char, end=True)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def phrase_span(self, token: Token) -> tuple[int, int]:
        """Span of the noun phrase of a token up to it, in the paragraph."""
        left = min((t.i for t in token.subtree if t.i >= token.i - 6), default=token.i)
        return self.place(token.doc[left])[0], self.place(token)[1]

    def phrase(self, token: Token) -> str:
        """The noun phrase of a token up to it, in the document's words."""
        return " ".join(self.text[slice(*self.phrase_span(token))].split())


def paragraphs(clean: str) -> list[Paragraph]:
    """The paragraphs of a document's clean text, in order, without the bullets and numbers before them."""
    found: list[Paragraph] = []
    for text, offset in _lines(clean):
        # Reading parts the cells of a table without bars by tabs.
        text = text.replace("\t", "|")
        row = Paragraph(text, offset, len(found))
        found.append(row)
        if "|" in text:
            for cell, at in _cells(text):
                inner = Paragraph(cell, offset + at, len(found))
                inner.row = row
                found.append(inner)
    return found


def _lines(clean: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in clean.split("\n"):
        bullet = BULLET.match(line)
        skip = bullet.end() if bullet else 0
        if line[skip:].strip():
            yield line[skip:], at + skip
        at += len(line) + 1


def _cells(row: str) -> Iterator[tuple[str, int]]:
    """The cells of a table's row that are long enough to be sentences, with their places in it."""
    at = 0
    for cell in row.split("|"):
        text = cell.strip()
        if len(text.split()) >= 3 and re.search(r"[a-z]{3,}", text):
            yield text, at + cell.index(text)
        at += len(cell) + 1
