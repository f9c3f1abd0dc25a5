"""Offices as facts: HOLDS_OFFICE between a person and whose the office is, told beside the name or by a verb.

The employer of an office that stands alone is settled when the whole document has been read (``employers.py``).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from detente.extraction.cast import Character
from detente.extraction.employers import Employers
from detente.extraction.findings import ASSERTED, Finding, Findings
from detente.extraction.modality import Modality
from detente.extraction.office_parts import Told
from detente.extraction.paragraphs import Paragraph
from detente.extraction.references import OfficeTold, References
from detente.extraction.scene import Scene
from detente.extraction.signs import SETTLED
from detente.extraction.tenure import Tenure
from detente.extraction.times import Time
from detente.extraction.travels import Travels
from detente.extraction.weighing import Held, Pending
from detente.extraction.when import Times

OF_STATES = ("head_of_state", "head_of_government", "minister")
"""Kinds of offices whose holders receive a guest of their country."""


class Office(NamedTuple):
    """An office of a person, however it was told."""

    person: Character
    title: str
    employer: Character | None
    accredited_to: Character | None
    time: Time
    past: bool
    acting: bool
    modality: Modality
    reader: str
    confidence: float
    at: int
    """Character in the paragraph at which the person is named."""
    words: tuple[int, int]
    """The words that tell it, in the paragraph."""
    possessor: Character | None
    """The person whose minister or envoy it is."""
    counterpart: bool = False

    def properties(self) -> dict[str, str]:
        """The properties of the edge."""
        told = {"office": self.title}
        if self.accredited_to is not None and self.accredited_to is not self.employer:
            told["accredited_to"] = self.accredited_to.name
        if self.past:
            told["former"] = "yes"
        if self.acting:
            told["acting"] = "yes"
        return told


class Officeholders:
    """The offices of one document."""

    def __init__(self, scene: Scene, references: References, times: Times, findings: Findings, travels: Travels) -> None:
        self.scene = scene
        self.references = references
        self.times = times
        self.findings = findings
        self.travels = travels
        self.employers = Employers(scene, references)

    def introduce(self, paragraph: Paragraph) -> None:
        """Let the cast know the offices of a paragraph, for references such as "the prime minister"."""
        for told in paragraph.told:
            employer = self.scene.character(told.employer) if told.employer is not None else None
            self.scene.people.told(told).hold(told.title, employer)

    def add_told(self, paragraph: Paragraph, told: Told, span: tuple[int, int]) -> None:
        """An office told beside a name, in a sentence of a paragraph."""
        person = self.scene.people.told(told)
        employer = self.scene.character(told.employer) if told.employer is not None else None
        accredited = self.scene.character(told.accredited_to) if told.accredited_to is not None else None
        possessor = self._possessor(paragraph, told)
        if employer is None and possessor is None and (host := self._host(paragraph, told, person)) is not None:
            employer = host
            person.hold(told.title, employer)
        if employer is None and possessor is not None and possessor.type != "Leader":
            employer = possessor
            person.hold(told.title, employer)
        time = self.times.of_office(paragraph, told)
        office = Office(
            person, told.title, employer, accredited, time, told.past, told.acting, ASSERTED, "office:title", 0.9, told.person[0],
            told.span, possessor, told.counterpart,
        )  # fmt: skip
        self._add(paragraph, office, span)

    def _host(self, paragraph: Paragraph, told: Told, person: Character) -> Character | None:
        """Where a traveller's row tells who was met, the country of the row, if nothing else is known of the person."""
        country = self.travels.country(paragraph, told.person[0])
        home = self.scene.country_of(person)
        if country is None or home not in (None, country) or any(e is not None for _, e in person.offices):
            return None
        return country if self.scene.lexicon.title_kinds.get(told.title) in OF_STATES else None

    def add_tenure(self, paragraph: Paragraph, tenure: Tenure, span: tuple[int, int]) -> None:
        """An office told by a verb, in a sentence of a paragraph."""
        time = self._time(tenure)
        if tenure.again and not (time.start or time.end):
            return
        tenure.person.hold(tenure.title, tenure.employer)
        office = Office(
            tenure.person, tenure.title, tenure.employer, tenure.accredited_to, time, tenure.past, tenure.acting,
            tenure.modality, "office:verb", 0.85 * tenure.modality.factor, self._place(paragraph, tenure, span),
            paragraph.place(tenure.trigger), tenure.possessor,
        )  # fmt: skip
        self._add(paragraph, office, span)

    @staticmethod
    def _place(paragraph: Paragraph, tenure: Tenure, span: tuple[int, int]) -> int:
        """Where a holder is named, or the beginning of the sentence where only a pronoun tells who it is."""
        named = (paragraph.mentions.get(t.i) for t in tenure.near)
        return next((m.start for m in named if m is not None and m.character is tenure.person), span[0])

    def add_heir(self, paragraph: Paragraph, heir: Character, other: Character, trigger: Token, span: tuple[int, int]) -> None:
        """The office that a person takes over from another, where nothing tells which it is: "Juan Soto succeeded her in 1990"."""
        place = paragraph.place(trigger)
        before = self.references.office_before((paragraph.index, place[0]), other)
        own = (o for o in self.references.offices if o.person is heir)
        if before is None or before.title == "member" or any(o.place >= (paragraph.index, span[0]) for o in own):
            return
        heir.hold(before.title, before.employer)
        taken = self.times.of(trigger, [])
        time = Time(taken.start, None, taken.start_basis)
        office = Office(heir, before.title, before.employer, None, time, False, False, ASSERTED, "office:heir", 0.6, span[0], place, other)
        self._add(paragraph, office, span)

    def settle(self) -> None:
        """Settle the employers that are not told beside the title; an office without one is dropped, and told."""
        findings = self.findings
        settled = self.employers.settle()
        for place, employer in settled.items():
            fact = findings.facts[place]
            if employer is None:
                findings.leave_out(place, "employer not told", f"{fact.source.name}, {fact.properties['office']}")
            else:
                findings.facts[place] = fact._replace(target=employer.actor())

    def _time(self, tenure: Tenure) -> Time:
        if tenure.dates == "other":
            return Time()
        found = self.times.of_listed(tenure.titles)
        if found is None:
            dated = self.times.of_beginning if tenure.dates == "start" else self.times.of
            found = dated(tenure.trigger, tenure.near)
        if tenure.dates == "end":
            closed = found.end is not None and found.end != ".."
            return Time(None, found.end if closed else found.start, None, found.end_basis if closed else found.start_basis)
        if tenure.trigger.tag_ in ("VBZ", "VBP") and found.end not in (None, "..") and found.end_basis != "context":
            # What somebody is has not ended: the dates are those of another clause.
            return Time()
        return found if tenure.dates == "start" or found.end is not None or self.times.is_begun(found) else Time()

    def _possessor(self, paragraph: Paragraph, told: Told) -> Character | None:
        """Whose minister, envoy or leader a person is said to be, by a pronoun: "its president, X", "his foreign minister, Y"."""
        if told.possessor is None:
            return None
        token = next((t for t in paragraph.doc if t.tag_ in ("PRP$", "WP$") and paragraph.place(t)[0] == told.possessor[0]), None)
        if token is None:
            return None
        return next((c for c in self.references.pronouns.meant(token) if c is not self.scene.people.told(told)), None)

    def _has_members(self, body: Character) -> bool:
        """Whether to be a member of a body is to have a seat in it, as in a parliament or council, or to belong to a party."""
        words = {w for name in (body.name, *body.forms) for w in name.lower().split()}
        return body.type == "Party" or (body.type == "Organization" and bool(words & self.scene.lexicon.words["chambers"]))

    def _add(self, paragraph: Paragraph, office: Office, span: tuple[int, int]) -> None:
        person, employer, time = office.person, office.employer, office.time
        if office.title == "member" and (employer is None or not self._has_members(employer)):
            return
        self.references.offices.append(OfficeTold(person, office.title, employer, (paragraph.index, office.words[0])))
        published = self.scene.prose.document.published
        if office.past and time.end is None and published:
            time = Time(time.start, f"[..{published}]", time.start_basis, "inferred")
        joined = office.title == "member" and employer is not None and employer.type == "Party"
        relation, properties = ("MEMBER_OF", {}) if joined else ("HOLDS_OFFICE", office.properties())
        self.scene.trace.reads("office", office.reader, relation, paragraph, office.words, (person, employer))
        finding = Finding(relation, person, employer or person, span, time, office.modality, office.reader, office.confidence, properties)
        if employer is not None:
            self.employers.held.append(Held(person, office.title, employer, paragraph.index, office.at))
            self.findings.add(paragraph, finding)
            return
        place = self.findings.add_unchecked(paragraph, finding._replace(confidence=office.confidence * 0.85, signs=(SETTLED,)))
        self.employers.pending.append(
            Pending(place, person, office.title, office.accredited_to, paragraph, office.at, span, office.possessor, office.counterpart)
        )
