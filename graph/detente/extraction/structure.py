"""Relations told by the build of a noun phrase: an institution's state, a ruling party, an ally."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import conjuncts, under
from detente.extraction.references import References
from detente.extraction.scan import Found, kinds
from detente.extraction.scene import Scene
from detente.extraction.syntax import Clause
from detente.names import fold

RULING = re.compile(r"R(?:[DN]|SX)*(?P<party>P)|RD?w(?:M|w)?U?(?P<named>P)|(?P<before>P)M[Up]Rw")
MINISTRY = re.compile(r"\b(?:Ministry|Department)\b")


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
    text = paragraph.text
    last: tuple[int, Character] | None = None
    for found in paragraph.found:
        if found.kind != "O" or found.key is not None:
            continue
        body = scene.character(found)
        owner, start, end = _owner(scene, paragraph, found)
        inherits = owner is None and last is not None and re.fullmatch(r",?\s*(?:and\s+)?(?:the\s+)?", text[last[0] : found.start])
        if inherits and last is not None and MINISTRY.match(found.name):
            owner = last[1]
        if owner is None or owner is body or not (owner.type == "Organization" or _is_state_body(scene, found.name)):
            continue
        last = (found.end, owner)
        body.owner = body.owner or owner
        yield Tie("PART_OF", body, owner, "name:institution", 0.8, (start, end))


def _owner(scene: Scene, paragraph: Paragraph, found: Found) -> tuple[Character | None, int, int]:
    """Whose an institution is by the words around or in its name, and where those words and the name begin and end."""
    text = paragraph.text
    for other in paragraph.found:
        between = text[other.end : found.start]
        if other.end < found.start and other.kind in "SOCP" and re.fullmatch(r"['’]s?\s+(?:\w+\s+)?", between):
            return scene.character(other), other.start, found.end
        if other.end < found.start and other.kind == "D" and between == " ":
            return scene.character(other), other.start, found.end
        behind = text[found.end : other.start]
        if other.start > found.end and (
            (other.kind in "SO" and re.fullmatch(r"\s+of\s+(?:the\s+)?", behind))
            or (other.kind == "O" and other.key is None and behind == ", ")
        ):
            return scene.character(other), found.start, other.end
    inner = [m for m in scene.gazetteer.find(found.name) if m.type == "State"]
    owner = scene.cast.by_key(inner[0].key, "State", inner[0].name) if inner else None
    return owner, found.start, found.end


def _is_state_body(scene: Scene, name: str) -> bool:
    """Whether a name says a parliament, ministry, court or service: nothing else beside its state and "national" or "federal"."""
    if MINISTRY.search(name):
        return True
    rest = list(name)
    for match in scene.gazetteer.find(name):
        if match.type == "State":
            rest[match.start : match.end] = " " * (match.end - match.start)
    words = fold("".join(rest)).removesuffix(" of").removesuffix(" of the").split()
    while (
        words
        and words[0] in ("national", "federal", "royal", "state", "imperial", "republican")
        and " ".join(words) not in scene.lexicon.state_bodies
    ):
        words = words[1:]
    return " ".join(words) in scene.lexicon.state_bodies


def ruling_parties(scene: Scene, paragraph: Paragraph, topic: Character | None) -> Iterator[Tie]:
    """GOVERNS: "the ruling Cambodian People's Party", "the ruling party, X", "the Broad Front, the governing party"."""
    row = kinds(paragraph.items)
    for match in RULING.finditer(row):
        place = next(match.start(name) for name in ("party", "named", "before") if match[name])
        found = paragraph.items[place].found
        first, last = paragraph.items[match.start()], paragraph.items[match.end() - 1]
        if found is None or (
            match.end() - match.start() > 2 and "w" in match.group() and "party" not in paragraph.text[first.start : last.end].lower()
        ):
            continue
        party = scene.character(found)
        state = _state_of(scene, paragraph, match.start(), match.end(), party) or topic
        if state is not None:
            yield Tie("GOVERNS", party, state, "name:ruling", 0.85, (min(first.start, found.start), max(last.end, found.end)))


def governing(sentence: Span, references: References) -> Iterator[Tie]:
    """GOVERNS without a state beside it: "the PAIGC, which has governed since 2034", "his party came to power"."""
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.lower() not in ("govern", "rule", "come", "return", "take", "seize", "win", "rise"):
            continue
        clause = Clause(token)
        by_power = any(c.lower_ == "power" for c in token.children) or any(
            c.lower_ == "power" for p in token.children if p.dep_ == "prep" for c in p.children
        )
        if token.lemma_.lower() not in ("govern", "rule") and not by_power:
            continue
        if any(c.type == "State" for t in (*clause.roles("o"), *under(token, "in")) for c in references.actors(t)):
            continue
        for party in (c for t in clause.roles("s") for c in references.actors(t) if c.type == "Party"):
            state = references.scene.country_of(party) or next(iter(references.about.topics), None)
            if state is not None:
                yield Tie("GOVERNS", party, state, "verb:govern", 0.6, None, token)


def _state_of(scene: Scene, paragraph: Paragraph, start: int, end: int, party: Character) -> Character | None:
    around = [*paragraph.items[max(0, start - 2) : start], *paragraph.items[start:end]]
    for item in around:
        if item.found is not None and item.found.type == "State":
            return scene.character(item.found)
    return scene.country_of(party)


def allies(sentence: Span, references: References) -> Iterator[Tie]:
    """ALLIED_WITH: "the U.S. ally, Mobutu", "China's oldest ally": the ally's state where the ally is a person."""
    for token in sentence:
        if token.lemma_.lower() != "ally" or token.i in references.mentions:
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
