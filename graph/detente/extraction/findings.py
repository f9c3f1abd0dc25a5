"""The facts of one document as they are found: held against the vocabulary, with their place in the document's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from detente.extraction.cast import Character
from detente.extraction.modality import Modality
from detente.extraction.paragraphs import Paragraph
from detente.extraction.references import References
from detente.extraction.scene import Scene
from detente.extraction.signs import of_finding
from detente.extraction.times import Time
from detente.model import Dropped, Fact
from detente.vocabulary import Relation, Vocabulary

ASSERTED = Modality("asserted")


class Finding(NamedTuple):
    """A relation between two actors of the cast, as a reader found it in a paragraph."""

    relation: str
    source: Character
    target: Character
    span: tuple[int, int]
    """In the paragraph."""
    time: Time
    modality: Modality
    reader: str
    """The frame or rule that read it."""
    confidence: float
    """How far whoever wrote the frame or rule trusts it: of readings of the same words the most trusted is kept."""
    properties: dict[str, str]
    attested: str | None = None
    signs: tuple[str, ...] = ()
    """What only its reader knows of how it was read (``signs.py``)."""


class Findings:
    """The facts found so far, and what was read and not kept."""

    def __init__(self, scene: Scene, references: References, vocabulary: Vocabulary) -> None:
        self.scene = scene
        self.references = references
        self.vocabulary = vocabulary
        self.document = scene.prose.document
        self.trace = scene.trace
        self.facts: list[Fact] = []
        """In the order in which they were found; a fact's place here stands for it."""
        self.dropped: list[Dropped] = []
        self._left_out: set[int] = set()

    def add(self, paragraph: Paragraph, finding: Finding) -> None:
        """Keep a finding as a fact; one that breaks the vocabulary is dropped, and told."""
        source, target = finding.source, finding.target
        rule = self.vocabulary.relation(finding.relation)
        if rule.admits(source.type, target.type):
            self.add_unchecked(paragraph, finding)
        else:
            self.drop("breaks the vocabulary", str(rule.refusal(source.type, target.type)), self.place(paragraph, finding.span))

    def tells(self, paragraph: Paragraph, span: tuple[int, int], relation: str, source: Character, target: Character) -> bool:
        """Whether a relation between two actors has been read in a place already."""
        place = self.place(paragraph, span)
        ends = (source.actor()[:3], target.actor()[:3])
        return any(f.relation == relation and f.span == place and (f.source[:3], f.target[:3]) == ends for f in self.facts)

    def add_unchecked(self, paragraph: Paragraph, finding: Finding) -> int:
        """Keep a finding of which an end is not settled yet; its place among the facts."""
        time, how = finding.time, finding.modality
        properties = finding.properties
        if finding.relation == "SUCCEEDED" and (manner := self._manner(finding.source, finding.target)) is not None:
            properties = {**properties, "manner": manner}
        rule = self.vocabulary.relation(finding.relation)
        self.facts.append(
            Fact(
                finding.source.actor(),
                finding.relation,
                finding.target.actor(),
                self.place(paragraph, finding.span),
                time.start,
                time.end,
                time.start_basis,
                time.end_basis,
                finding.attested,
                "planned" if self._is_to_come(rule, time) else how.status,
                self._speaker(paragraph, how),
                properties,
                finding.reader,
                round(finding.confidence, 3),
                of_finding(finding),
            )
        )
        place = len(self.facts) - 1
        self.trace.told(place)
        return place

    def _manner(self, newer: Character, older: Character) -> str | None:
        """How one state succeeded another, as the gazetteer tells: continuation, dissolution, secession or merger."""
        if newer.key is None or older.key is None or newer.type != "State":
            return None
        return next((s.manner for s in self.scene.gazetteer.entry(older.key).succeeded_by if s.key == newer.key), None)

    def drop(self, reason: str, detail: str, span: tuple[int, int]) -> None:
        """Tell what was read and not kept, with its span in the document's text."""
        self._drop(Dropped(self.document.name, reason, detail, span), None)

    def leave_out(self, place: int, reason: str, detail: str) -> None:
        """Keep a fact no longer, and tell why."""
        self._left_out.add(place)
        self._drop(Dropped(self.document.name, reason, detail, self.facts[place].span), place)

    def _drop(self, lost: Dropped, place: int | None) -> None:
        self.dropped.append(lost)
        self.trace.dropped(lost, place)

    def kept(self) -> list[Fact]:
        """The facts but those left out."""
        return [fact for place, fact in enumerate(self.facts) if place not in self._left_out]

    def place(self, paragraph: Paragraph, span: tuple[int, int]) -> tuple[int, int]:
        """A span of a paragraph as one of the document's text."""
        return self.scene.prose.span(paragraph.offset + span[0], paragraph.offset + span[1])

    def _is_to_come(self, rule: Relation, time: Time) -> bool:
        """Whether an act is dated after the publication of the document that tells it."""
        published, start = self.document.published, time.start
        if not published or not start or rule.kind != "act" or time.start_basis not in ("told", "resolved"):
            return False
        return start[:4].isdigit() and start[: len(published)] > published

    def _speaker(self, paragraph: Paragraph, how: Modality) -> str | None:
        """Who is quoted: an actor's name, else the words of the document."""
        if how.speaker is None:
            return None
        speakers = self.references.actors(how.speaker)
        return speakers[0].name if speakers else paragraph.phrase(how.speaker)


def surest(facts: Iterable[Fact]) -> list[Fact]:
    """Of facts that tell the same by the same words, the most trusted."""
    kept: dict[tuple[Any, ...], Fact] = {}
    for fact in facts:
        properties = tuple(sorted(fact.properties.items()))
        key = (fact.source[:3], fact.relation, fact.target[:3], fact.span, fact.start, fact.end, fact.status, properties)
        if key not in kept or kept[key].confidence < fact.confidence:
            kept[key] = fact
    return list(kept.values())
