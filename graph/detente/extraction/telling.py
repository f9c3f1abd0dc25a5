"""The reading of one document, from its parsed scene to its facts.

Sentence by sentence in order: references, dates, offices, frames, ties told by build; then tables and lists, and at the
end what only the whole document tells.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span

from detente.explanation import Explained
from detente.extraction.confidence import load_calibration
from detente.extraction.event_facts import EventFacts
from detente.extraction.events import Events
from detente.extraction.findings import ASSERTED, Finding, Findings, surest
from detente.extraction.frames import FrameSet
from detente.extraction.kinship import kinship
from detente.extraction.lists import acronyms, listed
from detente.extraction.membership import listed_members, partisans
from detente.extraction.missions import missions
from detente.extraction.modality import modality
from detente.extraction.officeholders import Officeholders
from detente.extraction.paragraphs import Paragraph
from detente.extraction.parties import parties_of_agreements, wars
from detente.extraction.references import References
from detente.extraction.reigns import reigns
from detente.extraction.repeats import dated_by_body
from detente.extraction.rows import Cell
from detente.extraction.scene import Scene
from detente.extraction.structure import Tie, allies, governing, institutions, ruling_parties
from detente.extraction.successions import successions
from detente.extraction.tables import cells
from detente.extraction.tenure import tenures
from detente.extraction.times import Time
from detente.extraction.travels import Travels
from detente.extraction.unnamed import with_names
from detente.extraction.when import Times
from detente.model import Dropped, Fact
from detente.vocabulary import Vocabulary

TIES = (successions, kinship, governing, allies, parties_of_agreements, partisans, listed_members, wars)
"""Readers of the ties that a sentence tells by its build."""
DATED_TIES = ("SUCCEEDED", "SIGNED", "GOVERNS", "FOUGHT")


class Extraction(NamedTuple):
    """What a document tells, and what was read in it and not kept."""

    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]
    sentences: tuple[Explained, ...] = ()
    """How each sentence was read, where that was asked for. The facts in it are those of ``facts``."""


class Telling:
    """What one document tells."""

    def __init__(self, scene: Scene, frames: FrameSet, vocabulary: Vocabulary) -> None:
        self.scene = scene
        self.trace = scene.trace
        self.references = References(scene)
        self.times = Times(scene.prose.document.published, [p.text for p in scene.paragraphs], scene.trace)
        self.findings = Findings(scene, self.references, vocabulary)
        self.travels = Travels(scene, self.references.about)
        self.times.context.rows = self.travels.dates()
        self.offices = Officeholders(scene, self.references, self.times, self.findings, self.travels)
        events = Events(frames, vocabulary, scene.lexicon, self.references)
        self.events = EventFacts(scene, events, self.times, self.findings)

    def read(self) -> Extraction:
        """The facts of the document, in order of their place."""
        for paragraph in self.scene.paragraphs:
            self._read_paragraph(paragraph)
        self._read_rows()
        self.events.aim()
        self.offices.settle()
        calibration = load_calibration()
        kept = surest(self.findings.kept())
        named = dated_by_body(with_names(kept), self.scene.prose.document.published)
        facts = [fact._replace(confidence=calibration.confidence(fact.signs)) for fact in named]
        sentences = self.trace.explained(self.scene, self.findings.facts, kept, facts)
        facts.sort(key=lambda f: (f.span, f.relation, f.source.name, f.target.name, f.start or "", f.end or ""))
        return Extraction(tuple(facts), tuple(self.findings.dropped), sentences)

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        for tie in (*institutions(self.scene, paragraph), *ruling_parties(self.scene, paragraph, self.references.about.topic)):
            if tie.span is not None:
                self._add_tie(paragraph, tie, tie.span)
        self.offices.introduce(paragraph)
        for sentence in paragraph.doc.sents:
            self._read_sentence(paragraph, sentence)

    def _read_sentence(self, paragraph: Paragraph, sentence: Span) -> None:
        span = paragraph.sentence_span(sentence)
        self.trace.sentence(paragraph, span)
        self.references.begin(paragraph, sentence)
        self.times.begin(paragraph, sentence)
        for told in paragraph.told if paragraph.row is None else ():
            if span[0] <= told.person[0] < span[1]:
                self.offices.add_told(paragraph, told, span)
        if "|" in paragraph.text:
            # Of a table's row only the cells are sentences.
            return
        for read_offices in (tenures, reigns):
            # The second also reads what becomes of offices that the first has found.
            for tenure in read_offices(paragraph, sentence, self.references):
                self.offices.add_tenure(paragraph, tenure, span)
        self.events.add(paragraph, sentence, span)
        for read in TIES:
            for tie in read(sentence, self.references):
                self._add_tie(paragraph, tie, tie.span or span)
        for tie in missions(sentence, self.references):
            if not self.findings.tells(paragraph, span, tie.relation, tie.source, tie.target):
                self._add_tie(paragraph, tie, span)

    def _read_rows(self) -> None:
        topic = self.references.about.topic
        tables = ((p, c) for p, c in cells(self.scene, topic) if not self.travels.is_row(p))
        for paragraph, cell in (*tables, *listed(self.scene, topic), *self.travels.cells(), *acronyms(self.scene, topic)):
            self.trace.reads("table", "table", cell.relation, paragraph, cell.span, (cell.source, cell.target))
            self.findings.add(paragraph, _of_cell(cell))

    def _add_tie(self, paragraph: Paragraph, tie: Tie, span: tuple[int, int]) -> None:
        told_by_verb = tie.trigger is not None and tie.relation == "SUCCEEDED" and tie.rule.startswith("verb")
        how = modality(tie.trigger, self.scene.lexicon) if tie.trigger is not None and told_by_verb else ASSERTED
        time = self._time_of(tie)
        finding = Finding(tie.relation, tie.source, tie.target, span, time, how, tie.rule, tie.confidence, dict(tie.properties))
        if tie.trigger is not None and told_by_verb and how.status in ("asserted", "reported"):
            self.offices.add_heir(paragraph, tie.source, tie.target, tie.trigger, span)
        place = span if tie.trigger is None else paragraph.place(tie.trigger)
        self.trace.reads("phrase", tie.rule, tie.relation, paragraph, place, (tie.source, tie.target))
        self.findings.add(paragraph, finding)

    def _time_of(self, tie: Tie) -> Time:
        """The date told with a tie, where it is of the tie and not only of its sentence."""
        if tie.trigger is None or tie.relation not in DATED_TIES:
            return Time()
        found = self.times.of_beginning(tie.trigger, [])
        dated = tie.source.type == "State" or tie.relation == "SIGNED" or tie.rule.startswith("verb")
        return found if dated else Time()


def _of_cell(cell: Cell) -> Finding:
    time = Time(cell.start, cell.end, "told" if cell.start else None, "told" if cell.end else None)
    return Finding(cell.relation, cell.source, cell.target, cell.span, time, ASSERTED, "table", 0.8, dict(cell.properties))
