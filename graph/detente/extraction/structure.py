"""Relations told by the build of a noun phrase: an institution's state, a ruling party, an ally."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.references import References
from detente.extraction.scan import kinds
from detente.extraction.scene import Paragraph, Scene
from detente.extraction.syntax import Clause, conjuncts, possessors, under

RULING = re.compile(r"R(?:[DN]|SX)*(?P<party>P)")


class Tie(NamedTuple):
    """A relation told by build, with its span in the paragraph (None: the sentence)."""

    relation: str
    source: Character
    target: Character
    rule: str
    confidence: float
    span: tuple[int, int] | None = None
    trigger: Token | None = None
    properties: tuple[tuple[str, str], ...] = ()


def institutions(scene: Scene, paragraph: Paragraph) -> Iterator[Tie]:
    """PART_OF: institutions whose name, possessive or "of" tells whose they are."""
    gazetteer = scene.gazetteer
    for found in paragraph.found:
        if found.kind != "O" or found.key is not None:
            continue
        body = scene.character(found)
        text = paragraph.text
        inner = [m for m in gazetteer.find(text[found.start : found.end]) if m.type == "State"]
        before = next(
            (f for f in paragraph.found if f.end < found.start and re.fullmatch(r"['’]s?\s+(?:\w+\s+)?", text[f.end : found.start])), None
        )
        adjacent = next((f for f in paragraph.found if f.kind == "D" and f.end < found.start and text[f.end : found.start] == " "), None)
        after = next(
            (f for f in paragraph.found if f.start > found.end and re.fullmatch(r"\s+of\s+(?:the\s+)?|,\s+", text[found.end : f.start])),
            None,
        )
        owner: Character | None = None
        span = (found.start, found.end)
        if before is not None and before.kind in "SOCP":
            owner, span = scene.character(before), (before.start, found.end)
        elif adjacent is not None:
            owner, span = scene.character(adjacent), (adjacent.start, found.end)
        elif (
            after is not None and after.kind in "SO" and (" of" in text[found.end : after.start] or (after.kind == "O" and after.key is None))
        ):
            owner, span = scene.character(after), (found.start, after.end)
        elif inner:
            owner = scene.cast.by_key(inner[0].key, "State", inner[0].name)
        government = any(re.search(rf"\b{head}\b", found.name, re.IGNORECASE) for head in scene.lexicon.words["government_bodies"])
        if before is None and not government and (after is None or after.kind != "O"):
            continue
        if owner is not None and owner is not body and owner.type in ("State", "Organization"):
            body.owner = body.owner or owner
            yield Tie("PART_OF", body, owner, "name:institution", 0.8, span)


def ruling_parties(scene: Scene, paragraph: Paragraph, topic: Character | None) -> Iterator[Tie]:
    """GOVERNS: "the ruling Cambodian People's Party"."""
    for match in RULING.finditer(kinds(paragraph.items)):
        found = paragraph.items[match.start("party")].found
        if found is None:
            continue
        party = scene.character(found)
        state = _state_of(scene, paragraph, match.start(), match.end(), party) or topic
        if state is not None:
            yield Tie("GOVERNS", party, state, "name:ruling", 0.85, (paragraph.items[match.start()].start, found.end))


def _state_of(scene: Scene, paragraph: Paragraph, start: int, end: int, party: Character) -> Character | None:
    around = [*paragraph.items[max(0, start - 2) : start], *paragraph.items[start:end]]
    for item in around:
        if item.found is not None and item.found.type == "State":
            return scene.character(item.found)
    if party.key is not None and (country := scene.gazetteer.entry(party.key).country):
        entry = scene.gazetteer.entry(country)
        return scene.cast.by_key(entry.key, entry.type, entry.name)
    return None


def allies(sentence: Span, references: References) -> Iterator[Tie]:
    """ALLIED_WITH: "the U.S. ally, Mobutu", "China's oldest ally": the ally's state where the ally is a person."""
    for token in sentence:
        if token.lemma_.lower() != "ally" or token.i in references.paragraph.mentions:
            continue
        owners = references.owner(token)
        named = [c for t in token.children if t.dep_ == "appos" for a in conjuncts(t) for c in references.actors(a)]
        if not named and token.dep_ == "appos":
            named = references.actors(token.head)
        if not named and token.dep_ == "attr":
            named = [c for t in Clause(token.head).surface_subject for c in references.actors(t)]
        for owner in owners:
            for one in named:
                state = one if one.type == "State" else next((e for _, e in one.offices if e is not None and e.type == "State"), None)
                if state is not None and state is not owner and owner.type == "State":
                    yield Tie("ALLIED_WITH", owner, state, "noun:ally", 0.7, None, token)


def parties_of_agreements(sentence: Span, references: References) -> Iterator[Tie]:
    """SIGNED: "the peace treaty of 1952 between Japan and the Republic of China" was signed by both."""
    for token in sentence:
        mention = references.paragraph.mentions.get(token.i)
        if mention is None or mention.kind != "A":
            continue
        between = [c for t in under(token, "between") for c in references.actors(t)]
        if len(between) >= 2:
            for party in between:
                if party.type in ("State", "Organization", "Party"):
                    yield Tie("SIGNED", party, mention.character, "name:between", 0.8, None, token)


def partisans(sentence: Span, references: References) -> Iterator[Tie]:
    """MEMBER_OF: "David Lange of the Labour Party", "the Labour Party's David Lange"."""
    for token in sentence:
        mention = references.paragraph.mentions.get(token.i)
        if mention is None or mention.kind != "L":
            continue
        near = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children] + [
            c for c in token.children if c.dep_ == "poss"
        ]
        for other in near:
            party = references.paragraph.mentions.get(other.i)
            if party is not None and party.character.type == "Party":
                yield Tie("MEMBER_OF", mention.character, party.character, "name:party", 0.8, None, token)
