"""Who followed whom: "his predecessor Hun Sen", "succeeded him as president", "in place of X", "the successor state to Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.phrases import base, conjuncts, possessors, under
from detente.extraction.references import References
from detente.extraction.structure import Tie
from detente.extraction.syntax import Clause

POWER = {
    "power",
    "presidency",
    "premiership",
    "chancellorship",
    "throne",
    "crown",
    "office",
    "chairmanship",
    "leadership",
    "rein",
    "post",
    "command",
}
"""What one hands over to a successor."""
OFFICIAL = ("as", "at", "in")
"""With these behind it, "followed X" tells of an office: "followed Lansdowne at the Foreign Office"."""


def successions(sentence: Span, references: References) -> Iterator[Tie]:
    """The SUCCEEDED relations of a sentence, newer to older."""
    for token in sentence:
        if token.i in references.mentions:
            continue
        lemma = token.lemma_.lower()
        if lemma in ("predecessor", "successor", "replacement"):
            yield from _noun(token, lemma, references)
        elif token.pos_ == "VERB":
            yield from _verb(token, lemma, references)
        elif lemma in ("succession", "place", "stead", "favor", "favour"):
            yield from _phrase(token, lemma, references)


def _tie(newer: list[Character], older: list[Character], rule: str, trigger: Token) -> Iterator[Tie]:
    for one in newer[:1]:
        for other in older[:1]:
            if one.type == other.type == "Leader" and one is not other:
                yield Tie("SUCCEEDED", one, other, rule, 0.8, None, trigger)


def _verb(verb: Token, lemma: str, references: References) -> Iterator[Tie]:
    """ "Eden was succeeded by Macmillan", "took over from X", "followed Lansdowne at the Foreign Office"."""
    clause = Clause(verb)

    def people(tokens: list[Token]) -> list[tuple[Token, Character]]:
        for token in tokens:
            references.enlist(token)
        return references.spread(tokens)

    if lemma in ("succeed", "replace", "supersede", "supplant") or (lemma == "follow" and _follows_in_office(clause, references)):
        yield from _tie([c for _, c in people(clause.roles("s"))], [c for _, c in people(clause.roles("o"))], f"verb:{lemma}", verb)
    elif lemma == "take" and any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children):
        yield from _tie([c for _, c in people(clause.roles("s"))], [c for _, c in people(under(verb, "from"))], "verb:take over", verb)
    elif lemma in ("hand", "yield", "cede", "pass", "transfer", "relinquish", "surrender") and _hands_power(clause):
        yield from _tie([c for _, c in people(under(verb, "to"))], [c for _, c in people(clause.roles("s"))], f"verb:{lemma}", verb)
    elif lemma in ("appoint", "name", "make", "elect", "choose") and (older := under(verb, "replace")):
        yield from _tie([c for _, c in people(clause.roles("o"))], [c for _, c in people(older)], f"verb:{lemma}", verb)


def _hands_power(clause: Clause) -> bool:
    """Whether what is handed over is an office: "handed the presidency to"."""
    return any(base(t) in POWER for t in clause.roles("o"))


def _follows_in_office(clause: Clause, references: References) -> bool:
    if any(c.dep_ == "prep" and c.lower_ in ("to", "into", "through") for c in clause.verb.children):
        return False
    if any(c.dep_ == "prep" and c.lower_ == "as" for c in clause.verb.children):
        return True
    followers = [c for t in clause.roles("s") for c in references.actors(t)]
    placed = any(c.dep_ == "prep" and c.lower_ in OFFICIAL for c in clause.verb.children)
    return bool(followers) and (
        placed or any(kind == "diplomat" for t, _ in followers[0].offices for kind in (references.lexicon.title_kinds.get(t),))
    )


def _phrase(noun: Token, lemma: str, references: References) -> Iterator[Tie]:
    """ "In succession to X", "in place of X", "took his place", "abdicated in favour of his son, Y"."""
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return
    clause = Clause(verb)
    in_it = noun.dep_ == "pobj" and noun.head.lower_ == "in"
    subjects = [c for _, c in references.spread(clause.surface_subject)]
    objects = [c for _, c in references.spread(clause.objects)] if not clause.passive else []
    newer = next(([c] for c in (*objects, *subjects) if c.type == "Leader"), [])
    behind = [t for p in ("of", "to") for t in under(noun, p)] or [t for t in under(verb, "to") if t.i > noun.i]
    for token in behind:
        references.enlist(token)
    named = [c for _, c in references.spread(behind)] or [c for _, c in references.spread(possessors(noun))]
    if named and named[0] in subjects and any(t.tag_ == "PRP$" for t in possessors(noun)):
        # Nobody takes his own place.
        other = references.memory.last_person_before(noun, subjects)
        named = [other] if other is not None else []
    if lemma in ("favor", "favour"):
        if in_it and verb.lemma_ in ("abdicate", "resign", "retire", "step", "stand"):
            yield from _tie(named, subjects, "verb:in favour of", verb)
    elif in_it or (lemma == "place" and noun.dep_ == "dobj" and verb.lemma_ == "take"):
        yield from _tie(newer if in_it else subjects, named, f"verb:in {lemma} of", verb)


def _noun(token: Token, lemma: str, references: References) -> Iterator[Tie]:
    inside = token.dep_ in ("compound", "amod", "nmod")
    noun = token.head if inside and token.head.pos_ == "NOUN" else token
    owners = possessors(noun) or (possessors(noun.head) if inside else []) or [t for p in ("of", "to") for t in under(noun, p)]
    for owner in owners:
        references.enlist(owner)
    whose = [c for t in owners for c in references.actors(t)]
    for one in _named(noun, references)[:1]:
        for other in whose[:1]:
            if one.type == other.type and one is not other:
                if lemma == "replacement" and one.type != "Leader":
                    continue
                newer, older = (other, one) if lemma == "predecessor" else (one, other)
                became = noun.dep_ == "attr" and noun.head.lemma_ == "become"
                yield Tie("SUCCEEDED", newer, older, f"{'verb' if became else 'noun'}:{lemma}", 0.85, None, noun)


def _named(noun: Token, references: References) -> list[Character]:
    """Who is said to be a predecessor or successor: beside the noun, or what "is" or "as" ties to it."""
    beside = [a for t in noun.children if t.dep_ in ("appos", "nmod") for a in conjuncts(t)]
    for token in beside:
        references.enlist(token)
    named = [c for a in beside for c in references.actors(a)]
    if not named and noun.i + 1 < len(noun.doc) and (following := references.mentions.get(noun.i + 1)) is not None:
        # "His predecessor Hun Sen", where the parser makes the name the head.
        named = [following.character]
    if not named and noun.dep_ == "nsubj" and base(noun.head) == "be":
        named = _people([t for c in noun.head.children if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)], references)
    if not named and noun.dep_ in ("attr", "oprd"):
        for token in Clause(noun.head).surface_subject:
            references.enlist(token)
        named = [c for t in Clause(noun.head).surface_subject for c in references.actors(t)]
    if not named and noun.dep_ == "pobj" and noun.head.lower_ == "as":
        named = _told_as(noun, references)
    if not named and noun.dep_ == "appos":
        named = _people([noun.head], references)
    return named


def _people(tokens: list[Token], references: References) -> list[Character]:
    for token in tokens:
        references.enlist(token)
    return [c for t in tokens for c in references.actors(t)]


def _told_as(noun: Token, references: References) -> list[Character]:
    holder = noun.head.head
    if holder.pos_ in ("VERB", "AUX"):
        clause = Clause(holder)
        told = clause.roles("o") or clause.surface_subject
        named = [c for t in told for c in references.actors(t)] or [c for o in told for t in under(o, "of") for c in references.actors(t)]
    else:
        named = [c for t in under(holder, "of") for c in references.actors(t)]
    if named:
        return named
    above = next((a for a in noun.ancestors if a.pos_ == "NOUN"), None)
    return [c for t in under(above, "of") for c in references.actors(t)] if above is not None else []
