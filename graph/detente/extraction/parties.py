"""Who signed an agreement or fought a war, as its name or the words around it tell.

"The treaty of 1952 between Japan and the Republic of China", "the Franco-Ethiopian convention", "the Treaty of Petrópolis, signed with
Bolivia", "the Iran–Iraq War".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.memory import BODIES
from detente.extraction.phrases import base, under
from detente.extraction.references import References
from detente.extraction.scene import Scene
from detente.extraction.structure import Tie
from detente.extraction.syntax import Clause

WAR = re.compile(r"\s+(?:[A-Z][a-z]+\s+)?(?:[Ww]ars?|[Cc]onflict)\b")
BETWEEN = re.compile(r"\b(?:between|among)\s+")
DASH = re.compile(r"\s?[-‐‑–—]\s?")


def parties_of_agreements(sentence: Span, references: References) -> Iterator[Tie]:
    """SIGNED: by those between whom an agreement is said to be, whose pair of names it bears, or with whom it was signed."""
    for token in sentence:
        mention = references.mentions.get(token.i)
        agreement = mention.character if mention is not None and mention.kind == "A" else None
        named = agreement is not None
        if agreement is None and token.pos_ == "NOUN" and base(token) in references.lexicon.words["agreements"]:
            agreement = next((c for c in references.actors(token) if c.type == "Agreement"), None)
        if agreement is None:
            continue
        between = [c for t in under(token, "between") for c in references.actors(t)]
        if len(between) >= 2:
            yield from (Tie("SIGNED", p, agreement, "name:between", 0.8, None, token) for p in between if p.type in BODIES)
            continue
        trigger = _signing(token, references)
        pair = _pair_in(agreement, references.scene) if named else _pair_before(token, references)
        yield from (Tie("SIGNED", p, agreement, "name:pair", 0.75, None, trigger) for p in pair)
        if named:
            yield from _signed_with(token, agreement, references)


def _pair_in(agreement: Character, scene: Scene) -> list[Character]:
    """The states whose names an agreement bears: two joined by a dash ("Anglo-Japanese Alliance"), all behind a "between"."""
    found = [m for m in scene.gazetteer.find(agreement.name) if m.type == "State"]
    if between := BETWEEN.search(agreement.name):
        return list(dict.fromkeys(scene.known(m.key) for m in found if m.start >= between.end()))
    if len(found) != 2 or not DASH.fullmatch(agreement.name[found[0].end : found[1].start]) or found[0].key == found[1].key:
        return []
    return [scene.known(m.key) for m in found]


def _pair_before(agreement: Token, references: References) -> list[Character]:
    """The two states that a dash joins before an agreement without a name: "the Franco-Ethiopian convention"."""
    paragraph = references.memory.paragraph
    begin = paragraph.place(agreement)[0]
    found = [f for f in paragraph.found if f.kind in "SD" and f.end <= begin][-2:]
    if len(found) != 2 or found[0].key == found[1].key or not DASH.fullmatch(paragraph.text[found[0].end : found[1].start]):
        return []
    adjoining = re.fullmatch(r"(?:\s+[a-z]+){0,3}\s+", paragraph.text[found[1].end : begin])
    return [references.scene.character(f) for f in found] if adjoining is not None else []


def _signing(token: Token, references: References) -> Token | None:
    """The verb that says that an agreement was made, whose date is its; else the agreement itself, where a date hangs on it."""
    verb = token.head
    if verb.pos_ == "VERB" and base(verb) in references.lexicon.words["signing"]:
        return verb
    dated = any(p.lower_ == "of" and any(t.like_num or t.pos_ == "NUM" or t.ent_type_ == "DATE" for t in p.subtree) for p in token.children)
    return token if dated else None


def _signed_with(token: Token, agreement: Character, references: References) -> Iterator[Tie]:
    """ "In the Treaty of Petrópolis, signed with Bolivia in 1903, Brazil gained": by both."""
    following = [t for t in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)] if t.i not in references.mentions]
    verb = next((t for t in following if t.tag_ == "VBN" and base(t) in references.lexicon.words["signing"]), None)
    if verb is None or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return
    others = [c for t in under(verb, "with") for c in references.actors(t) if c.type in BODIES]
    if not others:
        return
    above = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    own = [c for t in Clause(above).surface_subject for c in references.actors(t) if c.type in BODIES] if above is not None else []
    for party in dict.fromkeys((*others, *own)):
        yield Tie("SIGNED", party, agreement, "name:with", 0.75, None, verb)


def wars(sentence: Span, references: References) -> Iterator[Tie]:
    """FOUGHT: "the Iran–Iraq War", "the Russo-Turkish War", in the order in which the name has them."""
    paragraph = references.memory.paragraph
    begin, end = paragraph.sentence_span(sentence)
    states = [f for f in paragraph.found if f.kind in "SD" and begin <= f.start < end]
    for first, second in pairwise(states):
        between = paragraph.text[first.end : second.start]
        if DASH.fullmatch(between) and (war := WAR.match(paragraph.text, second.end)) and first.key != second.key:
            token = next((t for t in sentence if paragraph.place(t)[1] == war.end()), None)
            if token is not None:
                character = references.scene.character
                yield Tie("FOUGHT", character(first), character(second), "name:war", 0.75, None, token)
