"""When an event is told to have happened: which of a sentence's dates belongs to which of its events.

A date belongs to the event nearest above it in the parse; a clause without a date of its own takes that of the clause
that governs it, but never a relative clause from outside. A heading, or the date at the head of a line, dates what
stands below. The publication date may date the day's news, and is marked as that.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from detente.extraction.attachment import Placed, nearest, place
from detente.extraction.contexts import Context
from detente.extraction.dateless import Dateless, Telling
from detente.extraction.lexicon import load_lexicon
from detente.extraction.office_parts import Told
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base
from detente.extraction.times import Time, as_time, commemorated, is_life, is_vague
from detente.extraction.timex import TimeMention
from detente.extraction.trace import UNTRACED, Trace

TENURE_GAP = re.compile(r"[\s,(]*(?:(?:again |only |also )?(?:since|from|between|until|till)\s+)?")
RESPECTIVELY = re.compile(r"\b(?:respectively|in that order)\b")
_BEYOND = 24
"""A date may go on so many characters behind what the parser takes for the end of a sentence."""


class Times:
    """The dates of a document, gathered sentence by sentence."""

    def __init__(self, published: str | None, texts: list[str], trace: Trace = UNTRACED) -> None:
        self.published = published
        self.context = Context(published, texts)
        self._trace = trace
        self.placed: list[Placed] = []
        self.dateless = Dateless(self.context)
        self._read_to = (-1, 0)

    def begin(self, paragraph: Paragraph, sentence: Span) -> None:
        """Find the dates of a sentence and tie them to its parse."""
        start, end = paragraph.sentence_span(sentence)
        self.context.begin(paragraph)
        self.dateless.begin(paragraph, self.placed)
        line = self.context.line if sentence.start == 0 else None
        mentions = self._found(paragraph, start, end)
        found = [
            m
            for m in map(commemorated, mentions)
            if not is_vague(m) and not is_life(paragraph.text[start:], m) and (line is None or start + m.start > 1)
        ]
        self._trace.dates(mentions, found, start, self.context.line or self.context.heading)
        for mention in found:
            self.context.tell(mention)
        self.placed = [place(paragraph, sentence, m, start + m.start) for m in found if m.role != "age"]
        self._text, self._start = paragraph.text[start:end], start

    def _found(self, paragraph: Paragraph, start: int, end: int) -> list[TimeMention]:
        """The dates that begin in a sentence; one that the parser cuts in two ("on Sept." / "9, 2001") is of the first."""
        found = [m for m in self.context.find(paragraph.text[start : end + _BEYOND]) if m.start < end - start]
        if self._read_to[0] == paragraph.index:
            found = [m for m in found if start + m.start >= self._read_to[1]]
        if found:
            self._read_to = (paragraph.index, start + found[-1].end)
        return found

    def several(self, trigger: Token, near: list[Token], siblings: list[Token], actor: Token) -> list[Time]:
        """The times of an event: one; or, where dates stand in a row ("in 2005 and 2012"), each of them; or, where they stand among
        coordinated actors ("A in March, B and C in May"), the actor's own."""
        own = next((p for p in self.placed if p.bound and p.host is not None and p.host.i in (actor.i, *(t.i for t in near))), None)
        if own is not None:
            return [as_time(own.mention)]
        dates = [p for p in self.placed if p.mention.role in ("at", "since", "from_to") and not p.bound]
        if len(dates) > 1 and len(siblings) > 1:
            order = sorted(t.i for t in siblings)
            if len(dates) == len(order) and RESPECTIVELY.search(self._text):
                return [as_time(dates[order.index(actor.i)].mention)]
            first = min(t.idx for t in siblings)
            following = [p for p in dates if p.at_masked > first]
            own = next((p for p in following if p.at_masked > actor.idx), None)
            if len(following) > 1 and own is not None and any(t.idx > following[0].at_masked for t in siblings):
                return [as_time(own.mention)]
        best = nearest(self.placed, trigger, near)
        if best is None:
            return [Time()]
        row = [best]
        for date in sorted(dates, key=lambda p: p.at):
            between = self._text[row[-1].at - self._start + row[-1].mention.end - row[-1].mention.start : date.at - self._start]
            if (
                date.at > row[-1].at
                and date.mention.role == "at"
                and re.fullmatch(r"\s*(?:,|and|, and|and again|, again|as well as)?\s*(?:in|on)?\s*", between)
            ):
                row.append(date)
        return [as_time(p.mention) for p in row]

    def apart(self, ends: list[Token]) -> bool:
        """Whether each of an event's ends has another date of its own, so that they are items of a list and no dyad."""
        dates = {p.mention.value for p in self.placed if p.bound and p.host is not None and p.host.i in (t.i for t in ends)}
        return len(dates) > 1

    def of_dateless(self, trigger: Token, *, next_in_story: bool, news: bool, telling: Telling = "done") -> Time:
        """The time of what its sentence does not date: that of its line, of the story so far, of the heading, of the news.

        ``next_in_story``: it may be the next step of a story; ``news``: it may be of the day of its report;
        ``telling``: how.
        """
        if self.context.line is not None:
            return self._from_context()
        story = self.dateless.in_story(trigger) if next_in_story else Time()
        time = story if story.start else self._from_context()
        return time if time.start or time.end or not news else self.dateless.in_news(trigger, self.placed, telling=telling)

    def of(self, trigger: Token, near: list[Token]) -> Time:
        """The time of the event told by a trigger; ``near`` are the tokens of its arguments and its object."""
        best = nearest(self.placed, trigger, near)
        return as_time(best.mention) if best is not None else self._from_context()

    def of_beginning(self, trigger: Token, near: list[Token]) -> Time:
        """The time of what an event that the text tells as the next begins: "Sato was elected president"."""
        best = nearest(self.placed, trigger, near)
        return as_time(best.mention) if best is not None else self.of_dateless(trigger, next_in_story=True, news=False)

    def _from_context(self) -> Time:
        for mention in (self.context.line, self.context.heading):
            if mention is not None:
                time = as_time(mention)
                return Time(time.start, time.end, "context" if time.start else None, "context" if time.end else None)
        return Time()

    def of_office(self, paragraph: Paragraph, told: Told) -> Time:
        """The time told right behind an office beside a name: "foreign secretary since November 1900", "president (1990–95)"."""
        for placed in self.placed:
            gap = paragraph.text[told.span[1] : placed.at]
            if (
                placed.at >= told.span[1]
                and TENURE_GAP.fullmatch(gap)
                and (placed.mention.until or placed.mention.role in ("since", "from_to", "until"))
            ):
                return as_time(placed.mention)
        if (time := self._of_appointed(paragraph, told)) is not None:
            return time
        if told.with_as and self.placed:
            token = next((t for t in paragraph.doc if paragraph.place(t)[0] <= told.person[0] < paragraph.place(t)[1]), None)
            if token is not None:
                return self.of(token, [])
        return Time()

    def _of_appointed(self, paragraph: Paragraph, told: Told) -> Time | None:
        """The start of an office to which somebody is said to have been brought: "Soto, elected president of Peru in April 2013"."""
        verb = next((t for t in paragraph.doc if t.tag_ == "VBN" and told.person[1] <= paragraph.place(t)[0] < told.span[1]), None)
        if (
            verb is None
            or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
            or base(verb) not in load_lexicon().words["office_given"]
        ):
            return None
        date = next((p for p in self.placed if p.host == verb and p.mention.role == "at"), None)
        return as_time(date.mention) if date is not None and base(verb) not in load_lexicon().words["office_ends"] else None

    def of_listed(self, titles: tuple[tuple[int, int], ...]) -> Time | None:
        """The time of the first of several titles, where it stands behind that title: "viceroy from 1888 to 1894, secretary from 1895".

        A day or year right before the next title is the next one's: "president and in 1992 prime minister".
        """
        if not titles:
            return None
        stop = titles[1][0] if len(titles) > 1 else self._start + len(self._text)
        for placed in self.placed:
            if titles[0][1] <= placed.at < stop:
                gap = self._text[placed.at + placed.mention.end - placed.mention.start - self._start : stop - self._start]
                if placed.mention.role == "at" and len(titles) > 1 and len(gap.split()) <= 2 and not re.search(r"[,;]", gap):
                    return None
                return as_time(placed.mention)
        return None

    def is_begun(self, time: Time) -> bool:
        """Whether what dates an event tells its beginning: "from 1895", "since 1921"."""
        return any(p.mention.value == time.start and p.mention.role == "since" for p in self.placed)
