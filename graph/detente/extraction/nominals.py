"""What stands in which role of an event noun: whose visit, who paid it, and whom it was to."""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.phrases import base, carrying_verb, modifiers, objects_under, possessors, under, words
from detente.extraction.syntax import Clause


def noun_roles(noun: Token, name: str) -> list[Token]:
    """Head tokens in a role of an event noun: poss, mod, sup (subject of the verb that carries it), part (who does something at it),
    adj and adj_the (who does something beside it), or a preposition.

    ``sup`` reads "Kishida paid a visit", "talks were held by", and prepositions are looked for at the carrying verb too.
    """
    if name == "poss":
        return _possessors_or_subject(noun)
    if name == "mod":
        return modifiers(noun)
    if name == "self":
        return [noun] if noun.tag_ in ("NNS", "NNPS") else []
    if name == "rel":
        return [
            t
            for c in noun.children
            if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB" and noun not in Clause(c).roles("s")
            for t in Clause(c).roles("s")
        ]
    if name == "part":
        return _taking_part(noun)
    if name in ("adj", "adj_the"):
        return _doing_beside(noun, definite=name == "adj_the")
    if name == "has":
        return [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ in ("NOUN", "PROPN") else []
    carrier = carrying_verb(noun)
    if name == "sup":
        if carrier is None:
            return []
        if base(carrier) in words("attitudes"):
            return []
        clause = Clause(carrier)
        return clause.surface_subject if base(carrier) in words("involving") else clause.roles("s")
    found = [t for p in noun.children if p.dep_ in ("prep", "agent") and p.lower_ == name for t in objects_under(p)]
    if not found:
        found = under(noun, name)
    if not found and carrier is not None:
        found = [t for p in carrier.children if p.dep_ in ("prep", "agent", "dative") and p.lower_ == name for t in objects_under(p)]
    if not found and noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and not any(c.dep_ == "dobj" for c in noun.head.children):
        # "War broke out between Paraguay and Bolivia".
        found = [t for p in noun.head.children if p.dep_ == "prep" and p.lower_ == name and name == "between" for t in objects_under(p)]
    if not found and noun.dep_ == "conj":
        found = [t for p in noun.head.children if p.dep_ == "prep" and p.lower_ == name and p.i > noun.i for t in objects_under(p)]
    if not found and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") and noun.head.head.pos_ == "NUM":
        # "$5 million in aid from Japan to Peru".
        found = [t for p in noun.head.head.children if p.dep_ == "prep" and p.lower_ == name and p.i > noun.i for t in objects_under(p)]
    return found


def _possessors_or_subject(noun: Token) -> list[Token]:
    """Whose an event is; where a pronoun says it, who carries it: "they conveyed their congratulations"."""
    found = possessors(noun)
    carrier = carrying_verb(noun)
    if carrier is not None and found and all(t.tag_ == "PRP$" for t in found) and base(carrier) not in words("attitudes"):
        return Clause(carrier).roles("s") or found
    return found


def _taking_part(noun: Token) -> list[Token]:
    """Who is told to do something at an event: "made his remarks during talks with", "flew to Rome for a meeting with"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in words("attending"):
        return []
    verb = noun.head.head
    while verb.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("dobj", "pobj", "prep") and verb.head != verb:
        verb = verb.head
    while verb.pos_ == "ADP" and verb.head != verb:
        verb = verb.head
    return Clause(verb).roles("s") if verb.pos_ == "VERB" else []


def _doing_beside(noun: Token, *, definite: bool) -> list[Token]:
    """Who does what stands beside a clause: the subject of "after a visit to Moscow, Hun Sen met", "since accession to the EU, Malta has".

    Without ``definite`` only what is not known yet: "the invasion" may be anybody's.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ not in words("adjuncts") or noun.head.dep_ != "prep":
        return []
    known = any(c.dep_ == "det" and c.lower_ not in ("a", "an") for c in noun.lefts)
    if any(c.dep_ == "poss" for c in noun.lefts) or (known and not (definite and any(c.lower_ == "the" for c in noun.lefts))):
        return []
    verb = noun.head.head
    if verb.pos_ == "PROPN" and noun.head.lower_ == "on" and noun.head.nbor(-1).text == ",":
        # "Hun Sen, on a visit to Vietnam, praised his hosts".
        return [verb]
    return Clause(verb).surface_subject if verb.pos_ in ("VERB", "AUX") else []
