"""Relations told by verbs and event nouns: the frames that fire in a sentence, with their roles filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.frames import Firing, Frame, FrameSet
from detente.extraction.lexicon import Lexicon
from detente.extraction.modality import Modality, modality
from detente.extraction.references import References
from detente.model import Dropped
from detente.vocabulary import Vocabulary

LETTERS = {"State": "S", "Party": "P", "Leader": "L", "Organization": "O", "Agreement": "A"}


class Event(NamedTuple):
    """A relation between two actors of the cast, read off a sentence."""

    relation: str
    source: Character
    target: Character
    trigger: Token
    near: list[Token]
    modality: Modality
    frame: str
    confidence: float
    properties: dict[str, str]


class Events:
    """Reads the events of sentences; what a frame could not use is told with its reason."""

    def __init__(self, frames: FrameSet, vocabulary: Vocabulary, lexicon: Lexicon, references: References) -> None:
        self.frames = frames
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.references = references
        self.unfilled: list[Dropped] = []

    def read(self, sentence: Span) -> Iterator[Event]:
        """The events of a sentence, in order of their triggers; of several readings of one relation by one trigger the surest."""
        seen: set[tuple[str, int, int]] = set()
        for token in sentence:
            if token.i in self.references.paragraph.mentions:
                continue
            for firing in self.frames.on(token):
                for event in self._fill(firing):
                    ends = (id(event.source), id(event.target))
                    if self.vocabulary.relation(event.relation).symmetric:
                        ends = (min(ends), max(ends))
                    if (event.relation, *ends) not in seen:
                        seen.add((event.relation, *ends))
                        yield event

    def _fill(self, firing: Firing) -> Iterator[Event]:
        frame = firing.frame
        if firing.complement is not None and firing.complement.i in self.references.paragraph.mentions:
            return
        sources = self._role(firing, frame.source)
        targets = self._role(firing, frame.target)
        if frame.symmetric:
            pairs = self._pairs(firing, sources, targets)
        else:
            pairs = [(s, t) for s in sources for t in targets]
        how: Modality | None = None
        for (source_token, source), (target_token, target) in pairs:
            if source is target or not self._admits(frame, source, target):
                continue
            if how is None:
                how = modality(firing.trigger, self.lexicon)
            near = [source_token, target_token, *((firing.complement,) if firing.complement is not None else ())]
            yield Event(frame.relation, source, target, firing.trigger, near, how, frame.name, frame.confidence * how.factor, dict(frame.properties))

    def _role(self, firing: Firing, alternatives: tuple[tuple[str, ...], ...]) -> list[tuple[Token, Character]]:
        for together in alternatives:
            tokens = [t for role in together for t in firing.tokens(role)]
            found = self.references.spread(tokens)
            if any(role == "mod" or role.endswith(".mod") for role in together):
                found += [pair for pair in self._modifying(tokens) if all(pair[1] is not c for _, c in found)]
            if found:
                return found
        return []

    def _modifying(self, tokens: list[Token]) -> list[tuple[Token, Character]]:
        """Names before a noun, demonyms included: "Soviet aid"."""
        mentions = self.references.paragraph.mentions
        return [(t, mentions[t.i].character) for t in tokens if t.i in mentions]

    def _pairs(
        self, firing: Firing, sources: list[tuple[Token, Character]], targets: list[tuple[Token, Character]]
    ) -> list[tuple[tuple[Token, Character], tuple[Token, Character]]]:
        """Dyads of a symmetric relation: both sides crossed; where both sides are the same actors, each with each."""
        if not targets or {id(c) for _, c in sources} == {id(c) for _, c in targets}:
            people = sources
            if not 2 <= len(people) <= 6:
                return []
            return [(people[i], people[j]) for i in range(len(people)) for j in range(i + 1, len(people))]
        return [(s, t) for s in sources for t in targets]

    def _admits(self, frame: Frame, source: Character, target: Character) -> bool:
        if frame.types is not None:
            for wanted, character in zip(frame.types, (source, target), strict=True):
                if wanted != "*" and LETTERS.get(character.type) not in wanted:
                    return False
        return self.vocabulary.relation(frame.relation).admits(source.type, target.type)
