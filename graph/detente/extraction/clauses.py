"""Clauses that say what is asked, promised, threatened or refused: their subject, and whom they bear upon.

A speech act names its other end inside the clause that it governs: "demanded that Peru withdraw" is a demand of Peru, "agreed to
release two Chilean sailors" a promise to Chile. These are the roles ``c.s``, ``c.do`` and ``c.x`` of frames.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.extraction.syntax import Clause

GOVERNED = ("ccomp", "xcomp")
ASIDE = ("advcl", "relcl")
"""Clauses inside a clause that tell why and when, and who is meant: looked at last."""
PLACES = ("in", "at", "outside", "near", "from")
OCCASIONS = ("after", "before", "since", "during", "until", "despite", "because", "without")
SUBJECTS_OF_QUARREL = ("over", "about")
"""What it is about is not whom it is done to: "threatened to withdraw its aid over a Chilean consulate"."""


def complements(head: Token) -> list[Token]:
    """The verbs of the clauses that a verb, adjective or noun governs: "agreed to send", "the demand that Peru withdraw"."""
    found: list[Token] = []
    for child in head.children:
        if child.i < head.i:
            continue
        governed = child.dep_ in GOVERNED and child.pos_ in ("VERB", "AUX")
        if governed or (child.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN") and _is_content(child)):
            found.append(child)
        elif child.dep_ in ("acomp", "oprd", "xcomp") and child.pos_ == "ADJ":
            found.extend(complements(child))
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ":
            # "Found two Peruvians guilty".
            found.append(child)
        elif child.dep_ == "prep":
            found.extend(c for c in child.children if c.dep_ == "pcomp" and c.pos_ in ("VERB", "AUX"))
            # "Agreed under pressure to free them": the parser gives the infinitive to the noun, or takes it for a purpose.
            found.extend(c for t in child.children for c in t.children if c.dep_ == "acl" and _is_infinitive(c) and head.pos_ == "VERB")
        elif child.dep_ == "advcl" and _is_infinitive(child) and head.pos_ == "VERB":
            found.append(child)
    return [verb for first in found for verb in (first, *(c for c in first.conjuncts if c.i > first.i and c.pos_ == "VERB"))]


def _is_infinitive(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _is_content(verb: Token) -> bool:
    """Whether a clause beside a noun says what it is about: an infinitive, or one that "that" opens and nothing inside takes up."""
    return _is_infinitive(verb) or any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def subjects(head: Token, to_do: bool = False) -> list[Token]:
    """The subjects of the clauses that a word governs; ``to_do`` takes only clauses that say what is to be done, not what is."""
    found = []
    for verb in complements(head):
        if not to_do or _is_to_be_done(verb):
            clause = Clause(verb)
            found.extend(clause.roles("o") if clause.passive else clause.roles("s"))
    return found


def _is_to_be_done(verb: Token) -> bool:
    """An infinitive, a subjunctive, or with "should" or "must"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "TO" or c.lower_ in ("should", "must") for c in helpers):
        return True
    return all(c.lower_ == "be" for c in helpers) and (bool(helpers) or verb.tag_ in ("VB", "VBP"))


def involved(head: Token) -> Iterator[Token]:
    """Nouns, names and demonyms of the clauses that a word governs, those of its main line before those of asides and places."""
    aside: list[Token] = []
    for verb in complements(head):
        for token in verb.subtree:
            if token.i <= verb.i or token.pos_ not in ("NOUN", "PROPN", "ADJ") or _is_under(token, verb, SUBJECTS_OF_QUARREL):
                continue
            if _is_aside(token, verb):
                aside.append(token)
            else:
                yield token
    yield from aside


def _is_aside(token: Token, verb: Token) -> bool:
    if (token.dep_ == "pobj" and token.head.lower_ in PLACES and token.head.head == verb) or _is_under(token, verb, OCCASIONS):
        return True
    while token != verb:
        if token.dep_ in ASIDE:
            return True
        token = token.head
    return False


def _is_under(token: Token, verb: Token, prepositions: tuple[str, ...]) -> bool:
    """Whether a preposition of some stands between a word and the verb of its clause."""
    while token != verb:
        if token.dep_ == "prep" and token.lower_ in prepositions:
            return True
        token = token.head
    return False
