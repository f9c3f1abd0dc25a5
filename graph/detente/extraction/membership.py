"""Who is in a body by the build of a phrase.

Persons in parties ("X of the Labour Party", "Y's National Party", "Fatah official Z") and states in organizations ("the East African
Community (Kenya, Uganda and Tanzania)", "the Visegrád group of Hungary, Poland and Slovakia").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.phrases import antecedent, base, conjuncts, under
from detente.extraction.references import References
from detente.extraction.structure import Tie


def partisans(sentence: Span, references: References) -> Iterator[Tie]:
    """The MEMBER_OF relations of persons in parties that a sentence tells by its build."""
    seen: set[tuple[int, int]] = set()
    for token in sentence:
        for person, party in _ties(token, references):
            if (id(person), id(party)) not in seen:
                seen.add((id(person), id(party)))
                yield Tie("MEMBER_OF", person, party, "name:party", 0.8, None, token)


def _ties(token: Token, references: References) -> Iterator[tuple[Character, Character]]:
    mention = references.mentions.get(token.i)
    roles = references.lexicon.words["party_roles"]
    if mention is not None and mention.kind == "L":
        near = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children]
        near += [c for c in token.children if c.dep_ == "poss"]
        for party in _parties(near, references):
            yield mention.character, party
    elif mention is not None and mention.character.type == "Party":
        # "The National Party of John Keel", "Mugabi's ZANU", "Joao Melo, whose party": not "Labour of Chile".
        for owner in (*(c for c in token.children if c.dep_ == "poss"), *_of(token)):
            whose = antecedent(owner) if owner.tag_ == "WP$" else owner
            references.enlist(whose)
            for person in references.actors(whose) if whose.pos_ == "PROPN" else ():
                if person.type == "Leader":
                    yield person, mention.character
    elif token.pos_ in ("NOUN", "PROPN") and base(token) in roles:
        yield from _in_role(token, references)


def listed_members(sentence: Span, references: References) -> Iterator[Tie]:
    """The MEMBER_OF relations of the states, two at least, that an organization's name is at once told to be."""
    for token in sentence:
        mention = references.mentions.get(token.i)
        if mention is None or mention.kind != "O":
            continue
        beside = [t for c in token.children if c.dep_ == "appos" for t in conjuncts(c)]
        group = token.head if token.dep_ in ("compound", "nmod") else None
        if group is not None and base(group) in references.lexicon.words["made_up_groups"]:
            beside += [t for preposition in ("of", "between", "comprising") for t in under(group, preposition)]
        named = (references.mentions.get(t.i) for t in beside)
        states = list(dict.fromkeys(m.character for m in named if m is not None and m.kind == "S"))
        if len(states) > 1:
            yield from (Tie("MEMBER_OF", state, mention.character, "name:members", 0.7, None, token) for state in states)


def _of(party: Token) -> list[Token]:
    return [t for p in party.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]


def _parties(tokens: list[Token], references: References) -> list[Character]:
    found = (references.mentions.get(t.i) for t in tokens)
    return [m.character for m in found if m is not None and m.character.type == "Party"]


def _in_role(noun: Token, references: References) -> Iterator[tuple[Character, Character]]:
    """ "X is a politician of the Labour Party", "Labour candidate Ann Baker", "the Conservative politician Ben Dibney"."""
    parties = _parties([c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")], references)
    parties = parties or _parties([t for p in ("of", "from", "for") for t in under(noun, p)], references)
    if not parties:
        parties = _by_adjective(noun, references)
    if not parties:
        return
    named = [a for c in noun.children if c.dep_ in ("appos", "nmod") and c.i > noun.i for a in conjuncts(c)]
    # "The candidate of the Labour Party, X": beside the party for the parser.
    named += [c for p in ("of", "for") for t in under(noun, p) for c in t.children if c.dep_ == "appos"]
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        named.append(noun.head)
    if noun.dep_ == "appos":
        named.append(noun.head)
    if noun.dep_ == "attr" and base(noun.head) in ("be", "become", "remain"):
        named += [t for c in noun.head.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    for token in named:
        references.enlist(token)
        for person in references.actors(token):
            if person.type == "Leader":
                yield person, parties[0]


def _by_adjective(noun: Token, references: References) -> list[Character]:
    """The party that an adjective with a capital before a role names: "Conservative politician" is of the Conservative Party."""
    adjective = next((c for c in noun.lefts if c.lower_ in references.lexicon.words["party_adjectives"] and c.text[0].isupper()), None)
    if adjective is None:
        return []
    name = f"{adjective.text} Party"
    scene = references.scene
    known = [c for c in (*scene.cast.known.values(), *scene.cast.unknown.values()) if c.type == "Party" and _goes_by(c, name)]
    if known:
        return known[:1]
    listed = [n for n in scene.gazetteer.lookup(name) if n.type == "Party"]
    return [scene.known(listed[0].key)] if len(listed) == 1 else [scene.cast.by_name(name, "Party")]


def _goes_by(party: Character, name: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", form) for form in (party.name, *party.forms))
