"""The time in which a sentence stands: the heading above it, the head of its line, the date told before it, the publication.

A heading dates what stands below it until the next heading; a month or a day below a year is one of that year.
"""

from __future__ import annotations

import re

from detente.extraction.paragraphs import Paragraph
from detente.extraction.times import is_account, is_news, is_speech, is_statement
from detente.extraction.timex import TimeMention, find, habit

_CHRONICLE = re.compile(r"\s*(?:[-–—:|]|\.\s)\s*\S")
_DAY_LEAD = re.compile(r"([0-3]?[0-9])(?:st|nd|rd|th)?(?=\s*[:–—]\s*\S|\s-\s*\S)")
_SENTENCE_BEHIND = re.compile(r"\*{0,2}\s+(?:The\s+)?[A-Z]")
_YEAR = re.compile(r"\d{3}[\dX]")
_LEAD_WITHIN = 60
"""The date at the head of a line stands within so many characters."""
_HEADING_BELOW = 80
"""A heading has fewer characters, """
_BESIDE_DATE = 12
"""and one that dates has no more than so many besides the date."""
_YEAR_ALONE = 4
"""The length of a year."""


class Context:
    """What dates a sentence from outside, kept up as a document is gone through in order."""

    def __init__(self, published: str | None, texts: list[str]) -> None:
        """Of a document with this publication date and these paragraphs."""
        self.published = published
        self.statement = is_statement(published, texts)
        self.news = is_account(published, texts) or (is_news(published, texts) and not is_speech(published, texts))
        self.heading: TimeMention | None = None
        self.line: TimeMention | None = None
        self.day_first = habit(texts)
        self.rows: dict[int, TimeMention] = {}
        """The dates of rows of which the reader of tables knows more than the row itself tells, by their paragraphs' index."""
        self._told: tuple[str, int] | None = None
        self._last: str | None = None
        self._births: list[str] = []
        self._sentence = self._opened = 0
        self._paragraph = -1

    def find(self, text: str, *, alone: bool = False) -> list[TimeMention]:
        """The dates in a text that stands here."""
        born = self._births[0] if len(self._births) == 1 else None
        context = self._reference()
        return find(text, anchor=self.published, context=context, last=self._last, day_first=self.day_first, born=born, alone=alone)

    def begin(self, paragraph: Paragraph) -> None:
        """Go on to a sentence, which may open a paragraph."""
        self._sentence += 1
        if paragraph.index == self._paragraph:
            return
        self._paragraph = paragraph.index
        self._opened = self._sentence
        self.line = self._last = None
        self.line = self.rows.get((paragraph.row or paragraph).index)
        if self.line is not None:
            return
        if paragraph.row is not None:
            self._take_cell(paragraph.row.text)
        elif "|" not in paragraph.text:
            self._take_lead(paragraph.text.strip())
            self._take_heading(paragraph)

    def tell(self, mention: TimeMention) -> None:
        """Keep in mind a date that the sentence tells; in news, what counts from the publication is none to count from."""
        if mention.role == "age" and mention.value not in self._births:
            self._births.append(mention.value)
        if mention.role in ("anniversary", "age") or not _YEAR.match(mention.value):
            return
        self._last = mention.until if mention.until is not None and _YEAR.match(mention.until) else mention.value
        told = mention.basis == "told" and not mention.partial
        if mention.by_publication and not told and len(mention.value) > _YEAR_ALONE:
            self._told = None
        elif told or mention.by_publication or not self.news:
            self._told = (mention.value, self._sentence)
            self._last = self._last if self._last != mention.value else None

    def _reference(self) -> str | None:
        """The date told last; in news only as long as the paragraph goes on from it, since the publication is nearer then."""
        if self._told is None or ((self.news or self.statement) and self._told[1] < self._opened):
            return self.heading.value if self.heading is not None else None
        return self._told[0]

    def _take_cell(self, row: str) -> None:
        """The date of a table's row dates its sentences."""
        for part in row.split("|"):
            dates = [m for m in self.find(part.strip()) if m.basis == "told" and not m.partial]
            if dates and len(part.strip()) - (dates[0].end - dates[0].start) <= 4:
                self.line = dates[0]

    def _take_lead(self, text: str) -> None:
        """The date at the head of a line: "13 May 1956 – Relations are set up", "May: …" below a year, "3 – …" below a month."""
        lead = next((m for m in self.find(text[:_LEAD_WITHIN], alone=True) if m.start <= 1), None)
        if lead is None:
            lead = self._day_lead(text)
        if lead is None:
            return
        listed = lead.basis == "told" and lead.start == 0 and text[0].isdigit() and _SENTENCE_BEHIND.match(text, lead.end)
        if listed or _CHRONICLE.match(text, lead.end):
            self.line = lead
            if _YEAR.match(lead.value):
                self._told = (lead.value, self._sentence)

    def _day_lead(self, text: str) -> TimeMention | None:
        found = _DAY_LEAD.match(text)
        if found is None or self.heading is None or len(self.heading.value) != 7:
            return None
        dates = self.find(f"{self.heading.value}-{int(found[1]):02d}")
        return dates[0]._replace(start=0, end=found.end(), basis="resolved") if len(dates) == 1 and dates[0].until is None else None

    def _take_heading(self, paragraph: Paragraph) -> None:
        text = paragraph.text.strip()
        if len(text) >= _HEADING_BELOW or text.endswith((".", "!", "?", ",", ";")):
            return
        dates = [m for m in self.find(text, alone=True) if m.basis == "told" or (m.partial and self._told is not None)]
        rest = len(text) - sum(m.end - m.start for m in dates)
        if dates and rest <= _BESIDE_DATE and not any(f.kind in "SLOP" for f in paragraph.found):
            self.heading = dates[0]
            if _YEAR.match(dates[0].value):
                self._told = (dates[0].value, self._sentence)
        elif not any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP") for t in paragraph.doc):
            # A heading of another kind; a short line that says something still stands below the date.
            self.heading = None
