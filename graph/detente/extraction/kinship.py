"""Who is kin to whom: "Wilhelm, a brother of the king", "her husband, Juan Soto", "married Ana Ruiz in 1980"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.memory import SUBJECTS
from detente.extraction.phrases import base, conjuncts, possessors, under
from detente.extraction.references import References
from detente.extraction.structure import Tie
from detente.extraction.syntax import Clause

NAMED_AFTER = 3
"""Words behind a noun of kinship within which the name stands: "his brother and adviser, X"."""


def kinship(sentence: Span, references: References) -> Iterator[Tie]:
    """The KIN_OF relations of a sentence, with what kind of kinship it is."""
    words = references.lexicon.words
    for token in sentence:
        if token.i in references.mentions:
            continue
        lemma = base(token) + ("-in-law" if token.doc[token.i + 1 : token.i + 6].text.startswith("-in-law") else "")
        if token.pos_ in ("NOUN", "PROPN") and lemma in words["kin"]:
            yield from _by_noun(token, lemma, references)
        elif lemma in ("marry", "wed") and token.pos_ in ("VERB", "ADJ"):
            yield from _by_marrying(token, references)
        elif lemma in ("marriage", "wedding") and token.pos_ == "NOUN":
            wed = _people(
                [*possessors(token), *under(token, "of"), *under(token, "between"), *under(token, "to"), *under(token, "with")], references
            )
            yield from _ties(wed[:1], wed[1:2], "spouse", "noun:marriage", token)


def _ties(some: list[Character], others: list[Character], kind: str, rule: str, trigger: Token) -> Iterator[Tie]:
    for one in some:
        for other in others:
            if one is not other and one.type == other.type == "Leader":
                yield Tie("KIN_OF", one, other, rule, 0.85, None, trigger, (("kinship", kind),))


def _people(tokens: list[Token], references: References, *, alone: bool = False) -> list[Character]:
    """The persons that noun phrases name where only persons can stand; ``alone``: be it by a single word never heard of."""
    found: list[Character] = []
    for token in tokens:
        references.enlist(token, alone=alone)
        found += [c for c in references.actors(token) if c.type == "Leader" and c not in found]
    return found


def _by_noun(noun: Token, lemma: str, references: References) -> Iterator[Tie]:
    whose = _whose(noun, references)
    named = _named(noun, references) if whose else []
    yield from _ties(named if noun.tag_ in ("NNS", "NNPS") else named[:1], whose, lemma, f"noun:{lemma}", noun)


def _whose(noun: Token, references: References) -> list[Character]:
    """Whose son or wife somebody is said to be; a pronoun means the person beside whom the kin stands: "with Diem and his brother"."""
    owners = possessors(noun) or (noun.head.dep_ in ("appos", "nmod") and possessors(noun.head)) or []
    if noun.dep_ in ("compound", "nmod") and not owners:
        owners = possessors(noun.head)
    if owners and owners[0].tag_ == "PRP$":
        near = [beside] if (beside := _beside(noun)) is not None else _subject(noun)
        if len(people := _people(near, references)) == 1:
            return people
    whose = _people(list(owners), references)
    return whose or _people([t for p in ("of", "to") for t in under(noun, p)], references)


def _beside(noun: Token) -> Token | None:
    """The noun phrase with which one that begins with a possessive pronoun is coordinated."""
    top = noun
    while top.dep_ in ("compound", "nmod", "appos") and top.head.i > noun.i:
        top = top.head
    if top.dep_ == "pobj" and top.head.dep_ == "conj" and top.head.head.pos_ == "ADP":
        return next((c for c in top.head.head.children if c.dep_ == "pobj"), None)
    return top.head if top.dep_ == "conj" and top.head.pos_ in ("PROPN", "NOUN") and top.head.i < noun.i else None


def _subject(noun: Token) -> list[Token]:
    """The subject of a clause in which a noun is object, whom the "his" before the noun means: "who had ousted his brother"."""
    top = noun
    while top.dep_ in ("compound", "nmod", "appos", "pobj", "prep") and top.head != top and top.head.pos_ != "VERB":
        top = top.head
    if top.dep_ not in ("dobj", "prep", "dative", "agent") or top.head.pos_ != "VERB":
        return []
    clause = Clause(top.head)
    return [t for t in clause.surface_subject if t.pos_ == "PROPN" and t.i < noun.i]


def _named(noun: Token, references: References) -> list[Character]:
    """Who is the kin: named beside the noun, or what the noun is said of."""
    beside = [a for c in noun.children if c.dep_ in ("appos", "nmod") and c.i > noun.i for a in conjuncts(c)]
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        beside.insert(0, noun.head)
    for other in noun.conjuncts:
        if other.i > noun.i and other.pos_ == "NOUN":
            # "His brother and adviser, X".
            beside += [c for c in other.children if c.dep_ == "appos"]
    named = _people([t for t in beside if t.i - noun.i <= NAMED_AFTER + 4], references, alone=True)
    if named:
        return named
    if noun.dep_ in ("attr", "oprd") and noun.head.pos_ in ("AUX", "VERB"):
        return _people(Clause(noun.head).surface_subject, references)
    if noun.dep_ in SUBJECTS and base(noun.head) == "be":
        return _people(
            [t for c in noun.head.children if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)], references, alone=True
        )
    if noun.dep_ == "appos":
        return _people([noun.head], references) or _people(
            Clause(noun.head).surface_subject if noun.head.pos_ == "VERB" else [], references
        )
    if noun.dep_ in ("npadvmod", "dep", "advcl", "conj") and noun.head.pos_ in ("VERB", "AUX"):
        # "Was born in 1910, the son of Pedro Soto".
        return _people(Clause(noun.head).surface_subject, references)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        return _people(Clause(noun.head.head).surface_subject, references)
    return []


def _by_marrying(verb: Token, references: References) -> Iterator[Tie]:
    """ "A married B", "A was married to B", "A and B were married"."""
    if verb.pos_ == "ADJ":
        one = [t for c in verb.head.children if c.dep_ in SUBJECTS for t in conjuncts(c)] if verb.dep_ == "acomp" else [verb.head]
        other = under(verb, "to")
    else:
        clause = Clause(verb)
        one = clause.surface_subject
        other = under(verb, "to") if clause.passive else [t for t in clause.objects if t.i > verb.i] or under(verb, "to")
    people = _people(one, references)
    partners = _people(other, references, alone=True)
    if not partners and len(people) == 2 and verb.tag_ in ("VBN", "JJ", "VBD"):
        people, partners = people[:1], people[1:]
    yield from _ties(people[:1], partners[:1], "spouse", "verb:marry", verb)
