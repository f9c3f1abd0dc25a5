"""Offices told by a verb: "became prime minister of Cambodia in 1985", "was appointed ambassador", "resigned as president"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.lexicon import Lexicon
from detente.extraction.modality import Modality, modality
from detente.extraction.references import References
from detente.extraction.scene import Paragraph
from detente.extraction.syntax import Clause, conjuncts, under

BEGINS = {"become", "appoint", "elect", "name", "swear", "choose", "designate", "install", "crown", "proclaim", "inaugurate", "confirm", "reappoint", "promote", "take", "assume", "make", "select", "post", "enter", "replace", "succeed", "declare"}
ENDS = {"resign", "retire", "dismiss", "remove", "oust", "depose", "leave", "quit", "abdicate", "relinquish", "relieve", "sack", "fire", "recall"}
HOLDS = {"be", "remain", "serve", "act", "continue", "return", "work", "hold", "occupy", "stay"}
GIVEN = {"appoint", "elect", "name", "choose", "designate", "nominate", "install", "crown", "proclaim", "confirm", "reappoint", "promote", "select", "make", "dismiss", "remove", "oust", "depose", "relieve", "sack", "fire", "recall", "post", "declare", "swear", "inaugurate"}
LEADS = {"lead": "leader", "head": "head", "chair": "chairman", "preside": "president", "command": "commander", "found": "founder"}


class Tenure(NamedTuple):
    """An office told by a verb. ``dates``: whether a date beside it is its start, its end, or a day on which it was held."""

    person: Character
    title: str
    employer: Character | None
    accredited_to: Character | None
    trigger: Token
    near: list[Token]
    dates: str
    modality: Modality
    past: bool
    acting: bool


def tenures(paragraph: Paragraph, sentence: Span, references: References, lexicon: Lexicon) -> Iterator[Tenure]:
    """The offices that a sentence tells by its verbs."""
    begin, end = paragraph.sentence_span(sentence)
    taken = [t.span for t in paragraph.told]
    for item in paragraph.items:
        if item.kind != "T" or not begin <= item.start < end or any(a <= item.start < b for a, b in taken):
            continue
        head = _head(paragraph, sentence, item.start, item.end)
        if head is None or head.i in paragraph.mentions:
            continue
        verb, link = _governor(head)
        if verb is None:
            continue
        lemma = verb.lemma_.lower()
        if lemma not in BEGINS | ENDS | HOLDS | GIVEN:
            continue
        clause = Clause(verb)
        if lemma in GIVEN:
            holders = clause.roles("o") if not clause.passive else clause.surface_subject
            if not clause.passive:
                holders = [t for t in holders if t.i != head.i] or [c for c in verb.children if c.dep_ == "nsubj" and head.dep_ in ("oprd", "ccomp")]
                if not holders and head.head.lemma_ == lemma and head.dep_ in ("oprd", "attr"):
                    holders = [c for c in verb.children if c.dep_ == "dobj"]
        else:
            holders = clause.surface_subject
        if lemma in ("succeed", "replace") and link != "as":
            continue
        if lemma in ("take", "make", "hold", "assume", "enter", "work", "leave", "return", "post", "continue", "act") and not link and lemma not in ("assume", "leave", "hold", "make"):
            continue
        how = modality(verb, lexicon)
        dates = "end" if lemma in ENDS or (lemma == "step") else ("start" if lemma in BEGINS | GIVEN else "held")
        employers = references.owner(head)
        accredited: list[Character] = []
        title = lexicon.canonical_title(paragraph.text[item.start : item.end])
        if lexicon.title_kinds.get(title) == "diplomat" or "ambassador" in title:
            for preposition in ("to", "in", "at"):
                accredited = accredited or [c for t in under(head, preposition) for c in references.actors(t) if c.type in ("State", "Organization")]
        if not employers and not accredited:
            for preposition in ("of", "for", "in"):
                employers = employers or [c for t in under(head, preposition) for c in references.actors(t) if c.type in ("State", "Organization", "Party")]
        before = {c.lower_ for c in head.lefts}
        for token in holders:
            for person in references.actors(token):
                if person.type == "Leader":
                    yield Tenure(
                        person, title, employers[0] if employers else None, accredited[0] if accredited else None, verb, [head, token], dates, how,
                        bool(before & lexicon.past), bool(before & lexicon.acting),
                    )  # fmt: skip
    yield from _leading(paragraph, sentence, references, lexicon)


def _leading(paragraph: Paragraph, sentence: Span, references: References, lexicon: Lexicon) -> Iterator[Tenure]:
    """"The MPLA, led by Agostinho Neto": who leads, heads or chairs a body."""
    for token in sentence:
        title = LEADS.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        if title is None:
            continue
        clause = Clause(token)
        objects = [c for t in (clause.roles("o") or under(token, "over")) for c in references.actors(t)]
        if title == "founder" and not all(o.type == "Party" for o in objects):
            continue
        people = [c for t in clause.roles("s") for c in references.actors(t) if c.type == "Leader"]
        for person in people:
            for body in objects:
                if body.type in ("Party", "Organization", "State"):
                    yield Tenure(person, title, body, None, token, [], "held", modality(token, lexicon), False, False)


def _head(paragraph: Paragraph, sentence: Span, start: int, end: int) -> Token | None:
    inside = [t for t in sentence if paragraph.place(t)[0] >= start and paragraph.place(t)[1] <= end]
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in ids or t.head == t), None)


def _governor(head: Token) -> tuple[Token | None, str]:
    """The verb that gives or tells an office, and the preposition between ("as", "of")."""
    token = head
    link = ""
    for _ in range(6):
        if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        elif token.dep_ in ("attr", "oprd", "dobj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
            return token.head, link
        elif token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX") and token.head.head.pos_ == "VERB" and token.head.dep_ == "ccomp":
            return token.head.head, link
        elif token.dep_ in ("pobj", "amod", "compound") and token.head.lower_ == "as" and token.head.head.pos_ in ("VERB", "AUX"):
            return token.head.head, "as"
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in ("post", "office", "position", "title", "role", "duty", "job", "portfolio"):
            token, link = token.head.head, "of"
        elif token.dep_ == "pobj" and token.head.lower_ in ("to", "from") and token.head.head.pos_ == "VERB" and token.head.head.lemma_ in ("appoint", "elect", "promote", "remove"):
            return token.head.head, "to"
        else:
            return None, ""
    return None, ""


__all__ = ["Tenure", "conjuncts", "tenures"]
