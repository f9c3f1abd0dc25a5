"""When an event is told to have happened: which of a sentence's dates belongs to which of its events.

A date belongs to the event nearest above it in the parse; a clause without a date of its own takes that of the clause
that governs it, but never a relative clause from outside. A heading, or the date at the head of a line, dates what
stands below. The publication date may date the day's news, and is marked as that.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.contexts import Context
from detente.extraction.lexicon import load_lexicon
from detente.extraction.office_parts import Told
from detente.extraction.paragraphs import Paragraph
from detente.extraction.times import Time, as_time, commemorated, is_life, is_vague
from detente.extraction.timex import TimeMention
from detente.extraction.trace import UNTRACED, Trace

BARRIERS = {"relcl"}
TENURE_GAP = re.compile(r"[\s,(]*(?:(?:again |only |also )?(?:since|from|between|until|till)\s+)?")
RESPECTIVELY = re.compile(r"\b(?:respectively|in that order)\b")
_BEYOND = 24
"""A date may go on so many characters behind what the parser takes for the end of a sentence."""


class Placed(NamedTuple):
    """A date of a sentence, with the token it hangs on and the words above that."""

    mention: TimeMention
    host: Token | None
    at: int
    """Character in the paragraph."""
    at_masked: int
    """Character in the masked paragraph."""
    bound: bool = False
    """Whether it stands in the brackets of a list's name, and is of that name alone."""


class Times:
    """The dates of a document, gathered sentence by sentence."""

    def __init__(self, published: str | None, texts: list[str], trace: Trace = UNTRACED) -> None:
        self.published = published
        self.context = Context(published, texts)
        self._trace = trace
        self.placed: list[Placed] = []
        self._read_to = (-1, 0)

    def begin(self, paragraph: Paragraph, sentence: Span) -> None:
        """Find the dates of a sentence and tie them to its parse."""
        start, end = paragraph.sentence_span(sentence)
        self.context.begin(paragraph)
        line = self.context.line if sentence.start == 0 else None
        mentions = self._found(paragraph, start, end)
        found = [
            commemorated(m)
            for m in mentions
            if not is_vague(m) and not is_life(paragraph.text[start:], m) and (line is None or start + m.start > 1)
        ]
        self._trace.dates(mentions, found, start, self.context.line or self.context.heading)
        for mention in found:
            self.context.tell(mention)
        self.placed = [self._placed(paragraph, sentence, m, start) for m in found if m.role != "age"]
        self._text, self._start = paragraph.text[start:end], start

    def _found(self, paragraph: Paragraph, start: int, end: int) -> list[TimeMention]:
        """The dates that begin in a sentence; one that the parser cuts in two ("on Sept." / "9, 2001") is of the first."""
        found = [m for m in self.context.find(paragraph.text[start : end + _BEYOND]) if m.start < end - start]
        if self._read_to[0] == paragraph.index:
            found = [m for m in found if start + m.start >= self._read_to[1]]
        if found:
            self._read_to = (paragraph.index, start + found[-1].end)
        return found

    def _placed(self, paragraph: Paragraph, sentence: Span, mention: TimeMention, start: int) -> Placed:
        at, end = start + mention.start, start + mention.end
        at_masked = paragraph.masked.masked(at)
        mask = paragraph.masked.mask_at(at_masked)
        bound = mask is not None and mask.number >= 0 and paragraph.marks[mask.number][3] <= at < mask.end
        if bound:
            host = next((t for t in sentence if paragraph.place(t)[0] <= at < paragraph.place(t)[1]), None)
        else:
            host = self._host(paragraph, sentence, at, end)
        return Placed(mention, host, at, at_masked, bound)

    @staticmethod
    def _host(paragraph: Paragraph, sentence: Span, start: int, end: int) -> Token | None:
        inside = [t for t in sentence if paragraph.place(t)[0] < end and paragraph.place(t)[1] > start]
        if not inside:
            return None
        ids = {t.i for t in inside}
        root = next((t for t in inside if t.head.i not in ids), inside[0])
        token = root
        for _ in range(8):
            head = token.head
            if head == token:
                return token
            if (
                token.dep_ in ("pobj", "pcomp")
                or head.pos_ in ("ADP", "SCONJ", "NUM", "ADV")
                or (head.pos_ in ("PROPN",) and head.i in ids)
            ):
                token = head
                continue
            return head
        return token

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
        best = self._best(trigger, near)
        if best is None:
            return [self._from_context()]
        row = [best]
        for placed in sorted(dates, key=lambda p: p.at):
            between = self._text[row[-1].at - self._start + row[-1].mention.end - row[-1].mention.start : placed.at - self._start]
            if (
                placed.at > row[-1].at
                and placed.mention.role == "at"
                and re.fullmatch(r"\s*(?:,|and|, and|and again|, again|as well as)?\s*(?:in|on)?\s*", between)
            ):
                row.append(placed)
        return [as_time(p.mention) for p in row]

    def apart(self, ends: list[Token]) -> bool:
        """Whether each of an event's ends has another date of its own, so that they are items of a list and no dyad."""
        dates = {p.mention.value for p in self.placed if p.bound and p.host is not None and p.host.i in (t.i for t in ends)}
        return len(dates) > 1

    def of(self, trigger: Token, near: list[Token]) -> Time:
        """The time of the event told by a trigger; ``near`` are the tokens of its arguments and its object."""
        best = self._best(trigger, near)
        return as_time(best.mention) if best is not None else self._from_context()

    def _best(self, trigger: Token, near: list[Token]) -> Placed | None:
        """The date that the parse ties nearest to a trigger."""
        chain = _above(trigger)
        best: tuple[float, int, Placed] | None = None
        own = {t.i for t in near}
        below = {
            t.i
            for t in trigger.subtree
            if not any(
                a.dep_ in ("relcl", "ccomp") and a.i != trigger.i and trigger.is_ancestor(a)
                for a in (t, *t.ancestors)
                if a.i != trigger.i and trigger.is_ancestor(a)
            )
        }
        clause = trigger
        while clause.dep_ in ("conj", "xcomp", "dobj", "nsubj", "nsubjpass", "oprd", "attr") and clause.head != clause:
            clause = clause.head
        for placed in self.placed:
            if placed.host is None or (placed.bound and placed.host.i not in own):
                continue
            host = placed.host
            if (
                clause.dep_ == "relcl"
                and placed.at_masked <= clause.head.idx < placed.at_masked + placed.mention.end - placed.mention.start
            ):
                # "In 1934, when they signed": the clause hangs on the date itself.
                return placed
            if host.i == trigger.i:
                rank = 0.0
            elif host.i in own:
                rank = 0.5
            elif host.i in below:
                rank = 1.0
            elif host.i in chain:
                rank = 1.5 + chain[host.i]
            else:
                common = next((t for t in (host, *host.ancestors) if t.i in chain or t.i == trigger.i), None)
                if common is None or _crosses(host, common):
                    continue
                rank = 4.0 + chain.get(common.i, 0)
            distance = abs(placed.at - trigger.idx)
            if best is None or (rank, distance) < best[:2]:
                best = (rank, distance, placed)
        return best[2] if best is not None else None

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
        if told.with_as and self.placed:
            token = next((t for t in paragraph.doc if paragraph.place(t)[0] <= told.person[0] < paragraph.place(t)[1]), None)
            if token is not None:
                return self.of(token, [])
        return Time()

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

    def of_news(self, trigger: Token) -> Time:
        """About the publication date, for an undated act of the day's news told in the simple past; else no date."""
        if not self.context.news or self.published is None:
            return Time()
        verb: Token | None = (
            trigger if trigger.pos_ in ("VERB", "AUX") else next((a for a in trigger.ancestors if a.pos_ in ("VERB", "AUX")), None)
        )
        if (
            verb is None
            or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
            or any(p.mention.role != "at" for p in self.placed)
        ):
            return Time()
        while verb.tag_ not in ("VBD",) and verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.tag_ == "VBD" and c.dep_ == "auxpass" for c in verb.children))
        return Time(f"{self.published}~", None, "publication") if past else Time()


def _above(trigger: Token) -> dict[int, int]:
    """The words that govern a trigger inside its own clause, with how far up each stands."""
    chain: dict[int, int] = {}
    token = trigger
    steps = 0
    while token.head != token and steps < 8:
        if token.dep_ in BARRIERS and not any(c.lower_ in ("where", "when") for c in token.children):
            break
        token = token.head
        steps += 1
        chain[token.i] = steps
    return chain


def _crosses(token: Token, top: Token) -> bool:
    while token != top and token.head != token:
        if (
            token.dep_ == "ccomp"
            and token.i < token.head.i
            and not any(c.dep_ == "mark" for c in token.children)
            and token.head.lemma_ not in load_lexicon().words["said"]
        ):
            token = token.head
            continue
        if token.dep_ in ("relcl", "ccomp", "advcl", "acl"):
            return True
        token = token.head
    return False
