"""Collectives of two: which states "the two countries" or "both sides" are, and who the other of a dyad is."""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.memory import Memory
from detente.extraction.phrases import base
from detente.extraction.scene import Scene
from detente.extraction.sections import Sections

LAST_PAIR = "the two states named together last"
ABOUT = "the two states that the document is about"
SECTION = "the state of the document and that of the section"


class Dyads:
    """The pairs of actors that a document speaks of, at the place where it is read."""

    def __init__(self, scene: Scene, about: About, memory: Memory) -> None:
        self.scene = scene
        self.about = about
        self.memory = memory
        self._because = scene.trace.because
        self.sections = Sections(scene, about)

    @property
    def here(self) -> tuple[Character, ...]:
        """The two states of the section that is read, or that the whole document is about."""
        section = self.sections.dyad(self.memory.paragraph)
        return section or (self.about.dyad if not self.sections.several else ())

    def collective(self, token: Token) -> list[Character]:
        """The two countries, both sides, the two leaders."""
        lemma = base(token)
        if lemma in self.scene.lexicon.words["two_persons"] or (lemma == "both" and self.memory.recent(("Leader",), 2, 1)):
            people = self.memory.recent(("Leader",), 2, 3)
            if people:
                return self._because(people, "the two persons named last")
        if lemma == "party":
            return self._because(self.memory.recent(("Party",), 2, 3), "the two parties named last")
        here = self._states_before(token)
        return self._because(here, "the two states named before in the sentence") if len(here) == 2 else list(self._pair())

    def _states_before(self, token: Token) -> list[Character]:
        now = self.memory.sentence
        named = (n for n in self.memory.history if n.sentence == now and n.character.type == "State" and n.token < token.i)
        return list(dict.fromkeys(n.character for n in named))

    def _pair(self) -> tuple[Character, ...]:
        """The states named together last, where they are not far off and no others than the document is about."""
        dyad, (distance, pair) = self.here, self._last_pair()
        if pair and distance <= 4 and (not dyad or set(map(id, pair)) == set(map(id, dyad)) or distance <= 1):
            return self._because(pair, LAST_PAIR)
        if dyad:
            return self._because(dyad, self._why())
        return self._because(pair, LAST_PAIR) if distance <= 8 else ()

    def _last_pair(self) -> tuple[int, tuple[Character, ...]]:
        """The states named together last, and how many sentences ago; in a section, those that were named in it."""
        sentence, pair = self.memory.pairs[-1] if self.memory.pairs else (0, ())
        other = self.sections.other(self.memory.paragraph)
        if not pair or (other is not None and self._section_of(sentence) is not other):
            return 0, ()
        return self.memory.sentence - sentence, pair

    def _section_of(self, sentence: int) -> Character | None:
        """Beside whom the document's own country stood in a sentence read before."""
        index = next((n.paragraph for n in reversed(self.memory.history) if n.sentence == sentence), 0)
        return self.sections.other(self.scene.paragraphs[index])

    def spoken_of(self) -> tuple[Character, ...]:
        """The dyad that the text is about here: two states named together just before, else the document's."""
        dyad, (distance, pair) = self.here, self._last_pair()
        if dyad and (not pair or distance > 1):
            return self._because(dyad, self._why())
        return self._because(pair, LAST_PAIR) if pair and distance <= 2 else self._because(dyad, self._why())

    def _why(self) -> str:
        return SECTION if self.sections.other(self.memory.paragraph) is not None else ABOUT

    def others(self, character: Character) -> list[Character]:
        """The other of the dyad that an actor (or the state of a person) stands in here; nobody where there is no dyad."""
        mine = character
        if character.type == "Leader":
            mine = self.scene.state_of(character) or character
        for dyad in (self.spoken_of(), self.here):
            if len(dyad) == 2 and mine in dyad:
                return self._because([dyad[1] if dyad[0] is mine else dyad[0]], "the other of the two that the text speaks of")
        topics = self.about.topics
        if topics and mine.type == "State" and mine is not topics[0] and len(self.about.dyad) != 2:
            return self._because([topics[0]], "the state that the document is about")
        return []

    def home(self, but: list[Character]) -> list[Character]:
        """The one state that the document is about, where it is none of some others."""
        topic = self.about.topic
        alone = topic is not None and topic not in but and len(self.about.dyad) != 2
        return self._because([topic], "the state that the document is about") if topic is not None and alone else []
