"""Which of a sentence's dates the parse ties to an event: the nearest above it, below it, or beside it in its own clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.lexicon import load_lexicon
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base
from detente.extraction.timex import TimeMention

_STEPS = 8
"""So many words up the parse an event or a date is followed at most."""
_OWN_CLAUSE = {"relcl", "ccomp", "advcl", "acl"}


class Placed(NamedTuple):
    """A date of a sentence, with the token it hangs on and the words above that."""

    mention: TimeMention
    host: Token | None
    at: int
    """Character in the paragraph."""
    at_masked: int
    """Character in the masked paragraph."""
    bound: bool
    """Whether it stands in the brackets of a list's name, and is of that name alone."""
    enclosed: bool
    """Whether it stands in brackets."""
    introduced: bool
    """Whether a preposition stands right before it, so that it is no part of a name: "on 5 May France left", not "the 1973 crisis"."""


def place(paragraph: Paragraph, sentence: Span, mention: TimeMention, start: int) -> Placed:
    """A date found at a character of a paragraph, tied to the parse of its sentence."""
    before, end = paragraph.text[:start], start + mention.end - mention.start
    at_masked = paragraph.masked.masked(start)
    mask = paragraph.masked.mask_at(at_masked)
    bound = mask is not None and mask.number >= 0 and paragraph.marks[mask.number][3] <= start < mask.end
    name = next((t for t in sentence if paragraph.place(t)[0] <= start < paragraph.place(t)[1]), None) if bound else None
    return Placed(
        mention,
        name if bound else _host(paragraph, sentence, start, end),
        start,
        at_masked,
        bound,
        before.count("(") > before.count(")"),
        (before.split() or [""])[-1].lower() in load_lexicon().words["before_dates"],
    )


def nearest(dates: list[Placed], trigger: Token, near: list[Token]) -> Placed | None:
    """The date that belongs to the event of a trigger; ``near`` are the tokens of its arguments and its object."""
    chain = above(trigger)
    own = {t.i for t in near}
    below = _below(trigger)
    clause = _clause(trigger)
    best: tuple[float, int, Placed] | None = None
    for date in dates:
        if date.host is None or (date.bound and date.host.i not in own):
            continue
        if _hangs_on(clause, date):
            return date._replace(mention=date.mention._replace(role="at", until=None))
        rank = _rank(date, trigger, own, below, chain)
        distance = abs(date.at - trigger.idx)
        if rank is not None and (best is None or (rank, distance) < best[:2]):
            best = (rank, distance, date)
    if best is None:
        return None
    date = best[2]
    if best[0] <= 1 and any(c.dep_ == "mark" and c.lower_ in load_lexicon().words["limits"] for c in trigger.children):
        # "They stayed until Israel invaded in 1982": a limit for what is told before, the day of what is told with it.
        return date._replace(mention=date.mention._replace(role="at", until=None))
    return date


def is_of_main_clause(date: Placed) -> bool:
    """Whether a date tells when the main clause of its sentence was, and not only a word or clause in it."""
    if date.host is None or date.enclosed or date.mention.role not in ("at", "from_to", "during"):
        return False
    top = next((t for t in (date.host, *date.host.ancestors) if t.head == t), date.host)
    return not _crosses(date.host, top) and not is_before_its_noun(date)


def is_before_its_noun(date: Placed) -> bool:
    """Whether a date names a thing, as in "the 1973 oil crisis"."""
    return not date.introduced and date.host is not None and date.host.pos_ in ("NOUN", "PROPN") and date.host.idx > date.at_masked


def _hangs_on(clause: Token, date: Placed) -> bool:
    """Whether a clause says what was at a date: "in 1934, when they signed"."""
    end = date.at_masked + date.mention.end - date.mention.start
    if clause.dep_ == "relcl" and date.at_masked <= clause.head.idx < end:
        return True
    when = next((c for c in clause.children if c.dep_ == "advmod" and c.lower_ == "when"), None)
    return clause.dep_ in ("relcl", "advcl") and when is not None and 0 < when.idx - end <= len(", ")


def _is_other_step(verb: Token, trigger: Token) -> bool:
    """Whether a verb coordinated with an event's tells another one behind it: "sided with Moscow, and was a member from 1962"."""
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or trigger.pos_ not in ("VERB", "AUX") or verb.i < trigger.i:
        return False
    return any(
        trigger.i < c.i < verb.i and c.dep_ in ("dobj", "prep", "attr", "dative", "agent", "xcomp", "ccomp") for c in trigger.children
    )


def above(trigger: Token) -> dict[int, int]:
    """The words that govern a trigger inside its own clause, with how far up each stands."""
    chain: dict[int, int] = {}
    token = trigger
    steps = 0
    while token.head != token and steps < _STEPS:
        if token.dep_ == "relcl" and not any(c.lower_ in ("where", "when") for c in token.children):
            break
        token = token.head
        steps += 1
        chain[token.i] = steps
    return chain


def _host(paragraph: Paragraph, sentence: Span, start: int, end: int) -> Token | None:
    inside = [t for t in sentence if paragraph.place(t)[0] < end and paragraph.place(t)[1] > start]
    if not inside:
        return None
    ids = {t.i for t in inside}
    token = next((t for t in inside if t.head.i not in ids), inside[0])
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return token
        if token.dep_ in ("pobj", "pcomp") or head.pos_ in ("ADP", "SCONJ", "NUM", "ADV") or (head.pos_ == "PROPN" and head.i in ids):
            token = head
            continue
        return head
    return token


def _rank(date: Placed, trigger: Token, own: set[int], below: set[int], chain: dict[int, int]) -> float | None:
    """How far a date stands from an event; None where it is another event's."""
    host = date.host
    assert host is not None
    if host.i == trigger.i:
        return 0.0
    if host.dep_ == "relcl" and (host.head.i == trigger.i or host.head.i in own) and base(host) in load_lexicon().words["befalls"]:
        # "The talks, which began in 1955".
        return 0.2
    if host.i in own:
        return 0.5
    if host.i in below:
        between = list(_up_to(host, trigger))
        if any(_is_other_step(t, trigger) for t in between):
            return None
        return 3.0 if any(t.dep_ == "advcl" for t in between) else 1.0
    if host.i in chain:
        return 1.5 + chain[host.i]
    common = next((t for t in (host, *host.ancestors) if t.i in chain or t.i == trigger.i), None)
    if common is None or _crosses(host, common) or any(_is_other_step(t, common) for t in _up_to(host, common)):
        return None
    return 4.0 + chain.get(common.i, 0)


def _clause(trigger: Token) -> Token:
    """The verb of the clause in which a trigger stands."""
    clause = trigger
    while clause.dep_ in ("conj", "xcomp", "dobj", "nsubj", "nsubjpass", "oprd", "attr", "pobj", "prep") and clause.head != clause:
        clause = clause.head
    return clause


def _below(trigger: Token) -> set[int]:
    """The words under a trigger, without those in clauses of their own."""
    return {t.i for t in trigger.subtree if not any(a.dep_ in ("relcl", "ccomp") for a in _up_to(t, trigger))}


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    """A token and what governs it below another."""
    while token != top and token.head != token:
        yield token
        token = token.head


def _crosses(token: Token, top: Token) -> bool:
    for above_it in _up_to(token, top):
        if (
            above_it.dep_ == "ccomp"
            and above_it.i < above_it.head.i
            and not any(c.dep_ == "mark" for c in above_it.children)
            and above_it.head.lemma_ not in load_lexicon().words["said"]
        ):
            continue
        if above_it.dep_ in _OWN_CLAUSE and not _tells_when(above_it):
            return True
    return False


def _tells_when(clause: Token) -> bool:
    """Whether a clause tells when its main clause was: "When the two met in 1905, they agreed"."""
    if clause.dep_ != "advcl" or clause.i > clause.head.i:
        return False
    return any(c.dep_ in ("advmod", "mark") and c.lower_ in load_lexicon().words["when"] for c in clause.children)
