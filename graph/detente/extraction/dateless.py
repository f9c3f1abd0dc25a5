"""When something was that its sentence does not date: by the date told before it in the paragraph, or by the publication.

A story goes on from the date that it told last, as coarsely as that is safe: what follows a day is of its month. News that tells no
day is of the publication, or of the day that the report is about. Neither dates what may be old: a perfect tense, a habit, a state.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from detente.edtf import span
from detente.extraction.attachment import Placed, is_of_main_clause
from detente.extraction.contexts import Context
from detente.extraction.lexicon import load_lexicon
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base, carrying_verb
from detente.extraction.times import Time, unit_around

_LEAD = 4
"""The first sentences of a report, which tell its day."""
_LATELY = 7
"""Days before the publication in which that day lies."""
_DAY_LONG = 10
"""The length of a date with its day."""
_TITLE_BELOW = 160
"""A title has fewer characters, and does not end as a sentence does."""
_ENDS = (".", ",", ";", "!", ".”", '."')
_REACH = 3
"""A story goes on from a date for so many sentences."""
_UP = 4
"""So many verbs up, through coordination, the main clause is looked for."""

Telling = Literal["done", "spoken", "lasting"]
"""Whether an act is done in a day, by the very words of a statement ("we condemn"), or may go on for long."""


class Dateless:
    """Keeps the dates of the paragraph in mind, for what is told without one."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._paragraph = -1
        self._sentence = 0
        self._told: tuple[str, int] | None = None
        self._only_titles = True
        self.title = self._is_lead = False
        """Whether the paragraph is a title above the text."""
        self.day: str | None = None
        """The day that a report is about, where its first sentences tell one: "signed on Thursday"."""

    def begin(self, paragraph: Paragraph, before: list[Placed]) -> None:
        """Go on to a sentence of a paragraph; ``before`` are the dates of the sentence before it."""
        if paragraph.index != self._paragraph:
            self._paragraph, self._told = paragraph.index, None
            text = paragraph.text.rstrip()
            self.title = self._only_titles and len(text) < _TITLE_BELOW and not text.endswith(_ENDS)
            self._is_lead = self._only_titles and not self.title
            self._only_titles = self.title
        else:
            main = [date for date in before if is_of_main_clause(date)]
            if main and (value := unit_around(main[-1].mention)):
                self._told = (main[-1].mention.value if self.context.news and self._is_of_news(main[-1]) else value, self._sentence)
        if self.day is None and self._sentence <= _LEAD:
            days = [d.mention.value for d in before if is_of_main_clause(d) and self._is_of_news(d)]
            self.day = next((day for day in days if day != self.context.published), None) or next(iter(days), None)
        self._sentence += 1

    def _is_of_news(self, date: Placed) -> bool:
        """Whether a date is a day shortly before the publication, told with a verb: no date line."""
        if date.host is None or not any(t.pos_ in ("VERB", "AUX") for t in (date.host, *date.host.ancestors)):
            return False
        value, published = date.mention.value, self.context.published
        if published is None or len(published) != _DAY_LONG or len(value) != _DAY_LONG or not date.mention.by_publication:
            return False
        return 0 <= span(published)[0] - span(value)[0] <= _LATELY

    def in_story(self, trigger: Token) -> Time:
        """About the date told before in the paragraph, for an act that the text tells as the next."""
        if self._told is None or self._sentence - self._told[1] > _REACH:
            return Time()
        verb = _verb_of(trigger)
        if verb is None or not _is_simple_past(verb) or not _is_told_next(verb):
            return Time()
        return Time(self._told[0], None, "context")

    def in_news(self, trigger: Token, dates: list[Placed], telling: Telling) -> Time:
        """About the publication date, for an undated act of the day's news; else no date.

        The news is told in the simple past, in a headline in any tense, in the first paragraph also in the present.
        """
        published = self.context.published
        if published is None or any(_lasts(date, published) for date in dates):
            return Time()
        of_day = Time(f"{published}~", None, "publication")
        if self.title and (self.context.news or self.context.statement):
            return of_day
        verb = _verb_of(trigger)
        if verb is None:
            return Time()
        if self._is_lead and telling == "done" and _is_present(verb):
            return of_day
        if self.context.statement and telling == "spoken" and _is_present(verb):
            return of_day
        while verb.dep_ in ("advcl", "ccomp") and verb.tag_ != "VBD" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        if not self.context.news or not _is_simple_past(verb) or (telling == "lasting" and not _is_told_next(verb)):
            return Time()
        return Time(self.day, None, "context") if self.day else of_day


def _lasts(date: Placed, published: str) -> bool:
    """Whether a date tells that something goes on for long, so that what has none of its own may be old."""
    return date.mention.role != "at" and span(date.mention.value)[0] <= span(published)[1]


def _verb_of(trigger: Token) -> Token | None:
    """The verb that tells an event, or that a noun for one is carried by."""
    if trigger.pos_ in ("VERB", "AUX"):
        return trigger
    verb = carrying_verb(trigger)
    return None if verb is None or base(verb) in load_lexicon().words["attitudes"] else verb


def _is_simple_past(verb: Token) -> bool:
    """Whether a verb, or the one with which it is coordinated, is told in the simple past, active or passive."""
    for _ in range(_UP):
        helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if any(c.lemma_ == "have" or c.tag_ == "MD" for c in helpers):
            return False
        if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers):
            return True
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return False
        verb = verb.head
    return False


def _is_present(verb: Token) -> bool:
    """Whether a verb of the main clause is told in the present: "we thank", "is honoured to welcome"."""
    for _ in range(_UP):
        if any(c.dep_ in ("aux", "auxpass") and (c.lemma_ == "have" or c.tag_ == "MD") for c in verb.children):
            return False
        if verb.tag_ in ("VBP", "VBZ") or any(c.dep_ == "auxpass" and c.tag_ in ("VBP", "VBZ") for c in verb.children):
            return verb.dep_ in ("ROOT", "conj", "ccomp", "advcl")
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            return False
        verb = verb.head if verb.head.pos_ != "ADJ" else verb.head.head
    return False


def _is_told_next(verb: Token) -> bool:
    """Whether a verb is of the main clause and tells no habit, repetition or earlier time."""
    words = load_lexicon().words["not_next"]
    for _ in range(_UP):
        if any(c.lower_ in words or c.dep_ == "neg" for c in verb.children if c.dep_ in ("advmod", "npadvmod", "neg", "prep")):
            return False
        if verb.dep_ == "ROOT":
            return True
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return False
        verb = verb.head
    return False
