"""What a trace kept of the reading of a document, as records: sentence by sentence, each with what was read in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Token

from detente.explanation import DateRead, EndRead, Explained, Lost, NameRead, Reading, ReferenceRead, Unit, said
from detente.extraction.cast import Character
from detente.extraction.frames import Firing
from detente.extraction.mentioned import Mentioned
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scene import Scene
from detente.model import Actor, Fact

CONTEXT = "known from what stands around it"
"""Why an actor is meant, where nothing more is told."""


class Sentence(NamedTuple):
    """A sentence or row, with its span in the paragraph; the spans of its dates are there too."""

    paragraph: Paragraph
    span: tuple[int, int]
    unit: Unit
    dates: list[DateRead]


class Reference(NamedTuple):
    """Words that mean actors without naming them."""

    paragraph: Paragraph
    token: Token
    meant: list[Character]
    how: Literal["pronoun", "description"]
    why: str


class End(NamedTuple):
    """Who is at an end of a relation: by a token of the sentence, or for a reason."""

    character: Character
    token: Token | None
    why: str | None


class Read:
    """A reading: where it is, who its ends are, the places of its facts, and why others were none."""

    def __init__(
        self,
        kind: Literal["frame", "office", "phrase", "table"],
        reader: str,
        relation: str,
        paragraph: Paragraph,
        span: tuple[int, int],
        firing: Firing | None = None,
    ) -> None:
        self.kind, self.reader, self.relation = kind, reader, relation
        self.paragraph, self.span, self.firing = paragraph, span, firing
        self.sentence: Sentence | None = None
        """In which it was read, where that is not told by its place: an office may begin where the sentence before ends."""
        self.sources: list[End] = []
        self.targets: list[End] = []
        self.places: list[int] = []
        self.lost: list[Lost] = []


class Facts(NamedTuple):
    """The facts of a document: as they were ``read``, and of them those ``kept``, before and after they were ``named``."""

    read: Sequence[Fact]
    kept: Sequence[Fact]
    named: Sequence[Fact]


class Explaining:
    """The explanation of one document."""

    def __init__(self, scene: Scene, facts: Facts, left_out: set[int]) -> None:
        self._scene = scene
        self._mentioned = Mentioned(scene, zip(facts.kept, facts.named, strict=True))
        final = {id(fact): named for fact, named in zip(facts.kept, facts.named, strict=True)}
        self._kept = {place: final[id(fact)] for place, fact in enumerate(facts.read) if id(fact) in final}
        self._again = {place: said(fact) for place, fact in enumerate(facts.read) if place not in self._kept and place not in left_out}
        """What is told by another fact, by the same words and more surely."""

    def of(self, sentences: Sequence[Sentence], references: Sequence[Reference], readings: Sequence[Read]) -> tuple[Explained, ...]:
        """The sentences, in their order."""
        of_paragraph: defaultdict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            of_paragraph[sentence.paragraph.index].append(number)

        def holding(paragraph: Paragraph, at: int) -> int:
            here = of_paragraph[paragraph.index]
            return next((number for number in here if at < sentences[number].span[1]), here[-1])

        meant: defaultdict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            meant[holding(reference.paragraph, reference.paragraph.place(reference.token)[0])].append(reference)
        read: defaultdict[int, list[Read]] = defaultdict(list)
        for reading in readings:
            at = reading.span[0] if reading.sentence is None else max(reading.span[0], reading.sentence.span[0])
            read[holding(reading.paragraph, at)].append(reading)
        return tuple(self._sentence(sentence, meant[number], read[number]) for number, sentence in enumerate(sentences))

    def _sentence(self, sentence: Sentence, references: list[Reference], readings: list[Read]) -> Explained:
        paragraph = sentence.paragraph
        start, end = self._place(paragraph, sentence.span)
        names = [
            NameRead(*self._place(paragraph, one.span), paragraph.text[slice(*one.span)], self._mentioned.actor(one.character), one.how)
            for one in self._mentioned.named(paragraph, *sentence.span)
        ]
        meant = tuple(map(self._reference, sorted(references, key=lambda reference: reference.token.i)))
        readings.sort(key=lambda reading: reading.span)
        return Explained(
            self._scene.prose.document.name,
            sentence.unit,
            start,
            end,
            self._scene.prose.text[start:end],
            tuple(names),
            meant,
            tuple(self._date(paragraph, date) for date in sentence.dates),
            tuple(self._reading(reading, names, meant) for reading in readings),
        )

    def _place(self, paragraph: Paragraph, span: tuple[int, int]) -> tuple[int, int]:
        """A span of a paragraph as one of the document's text."""
        return self._scene.prose.span(paragraph.offset + span[0], paragraph.offset + span[1])

    def _reference(self, one: Reference) -> ReferenceRead:
        start, end = self._place(one.paragraph, one.paragraph.phrase_span(one.token))
        meant = tuple(map(self._mentioned.actor, one.meant))
        why = f"who is left out before it, {one.why}" if is_put_in(one.paragraph, one.token) else one.why
        return ReferenceRead(start, end, one.paragraph.phrase(one.token), meant, one.how, why)

    def _date(self, paragraph: Paragraph, date: DateRead) -> DateRead:
        if date.start is None or date.end is None:
            return date
        start, end = self._place(paragraph, (date.start, date.end))
        return date._replace(start=start, end=end)

    def _reading(self, one: Read, names: Sequence[NameRead], references: Sequence[ReferenceRead]) -> Reading:
        words = {actor: reference.text for reference in references for actor in reference.meant}
        words |= {name.actor: name.text for name in reversed(names)}
        words |= {end: end.name for end in self._ends_named(one) if end not in words}
        lost = [
            *one.lost,
            *(Lost("the same words tell it more surely", self._again[place]) for place in one.places if place in self._again),
        ]
        if not one.places and not lost:
            lost.append(_missing(one))
        start, end = self._place(one.paragraph, one.span)
        return Reading(
            one.kind,
            one.reader,
            one.relation,
            one.firing.frame.roles if one.firing is not None else None,
            start,
            end,
            _words(one),
            self._ends(one, one.sources, words),
            self._ends(one, one.targets, words),
            tuple(self._kept[place] for place in one.places if place in self._kept),
            tuple(lost),
        )

    def _ends_named(self, one: Read) -> list[Actor]:
        """The actors at the ends whose names stand in the paragraph as they are: in a cell of a table nothing else tells a name."""
        ends = (self._mentioned.actor(end.character) for end in (*one.sources, *one.targets))
        return [end for end in ends if one.kind == "table" and end.name in one.paragraph.text]

    def _ends(self, one: Read, ends: Sequence[End], words: Mapping[Actor, str]) -> tuple[EndRead, ...]:
        found = []
        for end in ends:
            actor = self._mentioned.actor(end.character)
            text = _phrase(one.paragraph, end.token) if end.token is not None else words.get(actor) if end.why is None else None
            found.append(EndRead(text, actor, end.why or (CONTEXT if text is None else None)))
        return tuple(found)


def _phrase(paragraph: Paragraph, token: Token) -> str:
    mention = paragraph.mentions.get(token.i)
    return paragraph.phrase(token) if mention is None else paragraph.text[mention.start : mention.end]


def is_put_in(paragraph: Paragraph, token: Token) -> bool:
    """Whether a pronoun is none of the document's words, but stands where the parser was given a subject: "Met with the king"."""
    mask = paragraph.masked.mask_at(token.idx)
    return token.pos_ == "PRON" and mask is not None and mask.number < 0


def _words(one: Read) -> str:
    """A frame's trigger with its object; of other readings the words that tell them."""
    if one.firing is None or one.firing.complement is None:
        return " ".join(one.paragraph.text[slice(*one.span)].split())
    first, last = sorted((one.firing.trigger, one.firing.complement), key=lambda token: token.i)
    words = [one.paragraph.text[slice(*one.paragraph.place(token))] for token in (first, last)]
    return (" " if last.i == first.i + 1 else " … ").join(words)


def _missing(one: Read) -> Lost:
    """Why a frame told nothing: the ends that nobody fills, and what stands there."""
    sides = [side for side, ends in (("source", one.sources), ("target", one.targets)) if not ends]
    reason = f"no {' and no '.join(sides)} told" if sides else "only one end told"
    if one.firing is None:
        return Lost(reason, "")
    frame = one.firing.frame
    empty = [roles for side, roles in (("source", frame.source), ("target", frame.target)) if side in sides]
    tokens = dict.fromkeys(token for ways in empty for roles in ways for role in roles for token in one.firing.tokens(role))
    named = [_phrase(one.paragraph, token) for token in tokens if not is_put_in(one.paragraph, token)]
    return Lost(reason, ", ".join(f"“{words}” names no actor" for words in named))
