"""How near a figure stands to an event in the parse: the way from the one to the other, which no other clause may cut."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.extraction.figures.words import Words
from detente.extraction.phrases import base
from detente.extraction.syntax import Clause

FARTHEST = 4.5
MOST_STEPS = 10
STEPS = {
    "prep": 0.5,
    "pobj": 0.5,
    "dobj": 0.5,
    "compound": 0.3,
    "nummod": 0.3,
    "nmod": 0.3,
    "quantmod": 0.3,
    "amod": 0.3,
    "npadvmod": 0.4,
    "xcomp": 1.0,
}
"""What a step from a word to the one that governs it costs; any other 0.7."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = ("relcl", "ccomp", "advcl", "conj", "parataxis", "csubj", "acl", "dep")


class Nearness:
    """The distance of figures from triggers of events."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def between(self, figure: Token, trigger: Token, complement: Token | None = None) -> float | None:
        """How far a figure is from an event's trigger or its object; None where it is not the event's."""
        own = {trigger.i} | ({complement.i} if complement is not None else set())
        up = dict(self._above(figure, own))
        ways = [self._way(up, anchor, cost) for anchor, cost in ((trigger, 0.0), (complement, 0.2)) if anchor is not None]
        ways.append(self._as_amount_of(figure, trigger))
        return min((way for way in ways if way is not None and way <= FARTHEST), default=None)

    def _way(self, up: dict[int, float], anchor: Token, cost: float) -> float | None:
        if anchor.i in up:
            return up[anchor.i] + cost
        for node, steps in self._from_event(anchor):
            if node.i in up:
                return up[node.i] + steps + cost
        return None

    def _above(self, token: Token, own: set[int]) -> Iterator[tuple[int, float]]:
        """The words above a figure within its clause, with how far each is."""
        cost = 0.0
        yield token.i, cost
        for _ in range(MOST_STEPS):
            if token.head == token:
                return
            step = self._step(token)
            if step is None:
                return
            cost += step
            token = token.head
            if token.i not in own and token.pos_ != "VERB" and base(token) in self.words.other_quantities:
                return
            yield token.i, cost

    def _step(self, token: Token) -> float | None:
        if token.pos_ in ("VERB", "AUX") and token.dep_ in CLAUSES:
            tells_amount = base(token) in self.words.amounting | self.words.spending
            if token.dep_ == "acl" and tells_amount:
                return 0.5
            return 1.5 if token.dep_ == "advcl" and token.tag_ == "VBG" and base(token) in self.words.spending else None
        return STEPS.get(token.dep_, 0.7)

    def _from_event(self, anchor: Token) -> Iterator[tuple[Token, float]]:
        """From what tells an event up to where an amount of it may hang: the noun it is told of, the verb that carries it."""
        token, cost = anchor, 0.0
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("acl", "relcl"):
                token, cost = token.head, 0.5
                yield token, cost
            elif token.dep_ in ("xcomp", "advcl", "acl") and base(token.head) in self.words.spending and token.tag_ == "VB":
                # "Spent $3 million to help Peru".
                yield token.head, 1.0
                return
            else:
                return
        for _ in range(MOST_STEPS):
            head = token.head
            if head == token:
                return
            if head.pos_ in ("VERB", "AUX"):
                if token.dep_ in ("acl", "relcl", "advcl", "conj"):
                    return
                if token.dep_ in SUBJECTS and base(head) not in self.words.amounting:
                    return
                yield head, cost + 0.5
                return
            if token.pos_ in ("VERB", "AUX"):
                return
            if base(head) in self.words.other_quantities:
                return
            cost += STEPS.get(token.dep_, 0.7)
            token = head
            yield token, cost

    def _as_amount_of(self, figure: Token, trigger: Token) -> float | None:
        """Of a noun: what another clause tells that it came to: "trade grew and reached $3 billion", "aid, which totalled $3 million"."""
        verb = self.verb_of(figure)
        if verb is None or trigger.pos_ in ("VERB", "AUX") or base(verb) not in self.words.amounting:
            return None
        nouns = {trigger.i: 0.0} | {node.i: cost for node, cost in self._from_event(trigger) if node.pos_ not in ("VERB", "AUX")}
        subjects = [t for t in Clause(verb).surface_subject if t.i in nouns]
        return nouns[subjects[0].i] + 1.0 if subjects else None

    def verb_of(self, figure: Token) -> Token | None:
        """The verb that governs a figure, itself no other quantity's."""
        token = figure
        for _ in range(MOST_STEPS):
            if token.head == token:
                return None
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                return token
            if base(token) in self.words.other_quantities:
                return None
        return None
