"""What a document is about and who speaks in it, as its title, its opening and the number of its names tell."""

from __future__ import annotations

from collections import Counter

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scene import Scene
from detente.extraction.unnamed import MARK

OPENING = 4
"""Paragraphs in which a document tells what it is: title, byline, dateline."""
HEADING = 250
"""Characters under which a paragraph of the opening is a heading."""


class About:
    """The subject of a document, gathered once its names are tied to the parse."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        ranked, self._named = _by_frequency(scene)
        self.topics = self._most_named([c for c in ranked if c.type == "State"])
        """The one or two states that the document is about."""
        self.title_states = self._title_states()
        """The states of its first heading that names any, three at most."""
        self.is_speech = any(self._announces_speech(p) for p in scene.paragraphs[:3])
        self.speaker = self._speaker()
        """Whose words a speech or statement is."""
        self.publisher = self._publisher()
        """The state whose ministry or office published the document."""
        self.protagonist = self._most_told([c for c in ranked if c.type == "Leader"]) or self._person_of_title()
        """The person whom the document is about, if there is one."""
        self.leaders = self._two_leaders([c for c in ranked if c.type == "Leader"])
        """The two persons whom a read-out is about: those of its title, else the two who are named before all others."""
        self.agreement = self._agreement([c for c in ranked if c.type == "Agreement" and MARK not in c.name])
        """The treaty that the document is about, if there is one."""

    @property
    def dyad(self) -> tuple[Character, ...]:
        """The two states that the document is about, if there are two: those of its title, else those it names most."""
        if len(self.title_states) == 2:
            return self.title_states
        return self.topics if len(self.topics) == 2 else ()

    @property
    def topic(self) -> Character | None:
        """The one state that the document is about before all others."""
        return next(iter((*self.topics, *self.title_states)), None)

    def _most_named(self, states: list[Character]) -> tuple[Character, ...]:
        total = sum(self._named[id(s)] for s in states) or 1
        return tuple(s for s in states[:2] if self._named[id(s)] >= max(2, total * 0.15))

    def _most_told(self, people: list[Character]) -> Character | None:
        """The person named first, if also among the two named most and in a quarter of all places."""
        everybody = sum(self._named[id(p)] for p in people) or 1
        opening = [m.character for p in self.scene.paragraphs[:2] for _, m in sorted(p.mentions.items()) if m.kind == "L"]
        return next((p for p in people[:2] if p in opening[:1] and self._named[id(p)] >= max(2, everybody * 0.25)), None)

    def _two_leaders(self, people: list[Character]) -> tuple[Character, ...]:
        for paragraph in self.scene.paragraphs[:OPENING]:
            named = tuple(dict.fromkeys(c for c, kind, _, _ in paragraph.marks if kind == "L"))
            if len(paragraph.text) < HEADING and len(named) == 2:
                return named
        total = sum(self._named[id(p)] for p in people)
        first = tuple(p for p in people[:2] if self._named[id(p)] >= 2)
        return first if len(first) == 2 and sum(self._named[id(p)] for p in first) >= 0.6 * total else ()

    def _agreement(self, agreements: list[Character]) -> Character | None:
        """The agreement that a heading of the opening names, else one that is named three times and more often than any other."""
        for paragraph in self.scene.paragraphs[:OPENING]:
            if len(paragraph.text) < HEADING and (named := [c for c, kind, _, _ in paragraph.marks if kind == "A" and c in agreements]):
                return named[0]
        most = [self._named[id(c)] for c in agreements[:2]] + [0, 0]
        return agreements[0] if most[0] >= 3 and most[0] > most[1] else None

    def _person_of_title(self) -> Character | None:
        """The one person of a title that names no state."""
        if not self.scene.paragraphs or len(self.scene.paragraphs[0].text) >= 100:
            return None
        title = [m for _, m in sorted(self.scene.paragraphs[0].mentions.items())]
        people = list(dict.fromkeys(m.character for m in title if m.kind == "L"))
        return people[0] if len(people) == 1 and not any(m.character.type == "State" for m in title) else None

    def _announces_speech(self, paragraph: Paragraph) -> bool:
        return len(paragraph.text) < HEADING and bool(self.scene.lexicon.speech.search(paragraph.text))

    def _speaker(self) -> Character | None:
        """ "Address by President X", "Remarks of the Foreign Minister, X"."""
        announced = (p for p in self.scene.paragraphs[:OPENING] if self._announces_speech(p))
        return next((character for p in announced for character, kind, _, _ in p.marks if kind == "L"), None)

    def _publisher(self) -> Character | None:
        gazetteer = self.scene.gazetteer
        head = " ".join(
            filter(None, (self.scene.prose.document.publisher, *(p.text for p in self.scene.paragraphs[:2] if len(p.text) < 120)))
        )
        for match in gazetteer.find(head):
            entry = gazetteer.entry(match.key)
            key = entry.key if entry.type == "State" and match.form == "capital" else entry.parent
            if key is not None and key in gazetteer and gazetteer.entry(key).type == "State":
                return self.scene.known(key)
        return None

    def _title_states(self) -> tuple[Character, ...]:
        for paragraph in self.scene.paragraphs[:OPENING]:
            states = list(dict.fromkeys(c for c, kind, _, _ in paragraph.marks if c.type == "State" and kind in "SDC"))
            if states:
                return tuple(states[:3])
        return ()


def _by_frequency(scene: Scene) -> tuple[list[Character], Counter[int]]:
    """The actors of a document, those named most first, and how often each is named (by its ``id``)."""
    counted: Counter[int] = Counter()
    by_id: dict[int, Character] = {}
    for paragraph in scene.paragraphs:
        for place, mention in paragraph.mentions.items():
            before = paragraph.mentions.get(place - 1)
            if before is None or before.start != mention.start:
                counted[id(mention.character)] += 1
                by_id[id(mention.character)] = mention.character
    return [by_id[i] for i, _ in counted.most_common()], counted
