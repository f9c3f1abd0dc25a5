"""Events as facts: what a frame read, with the times that its relation can have.

An act has a day; a process may last; of a state a date is its start, its end or a day on which it was held.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.dateless import Telling
from detente.extraction.events import Event, Events
from detente.extraction.figures.belonging import Figures
from detente.extraction.findings import Finding, Findings
from detente.extraction.frames import Firing
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phase import phase
from detente.extraction.phrases import base, carrying_verb
from detente.extraction.scene import Scene
from detente.extraction.signs import FILLED, of_event
from detente.extraction.times import Time, is_century
from detente.extraction.when import Times
from detente.vocabulary import Relation

LASTING = frozenset(("AIDED", "TRADED_WITH", "INVESTED_IN", "COOPERATED_WITH", "MEDIATED"))
"""Acts that go on for long, so that the date told before does not date them."""


QUARRELS = frozenset(("DISPUTED_WITH", "FOUGHT"))
"""What may be told by its end: a date beside it is that of the end then."""
SPOKEN = frozenset(("SUPPORTED", "CRITICIZED", "MESSAGED", "REQUESTED", "THREATENED", "MET", "COOPERATED_WITH"))
"""Acts that the words of a statement do, or that it tells of its day."""

NO_EVENT = "amount of no event"


class Unaimed(NamedTuple):
    """An event whose target another sentence tells: "Lon Nol's coup of 1970"."""

    place: tuple[int, int]
    """In the document's text."""
    firing: Firing
    source: Character
    time: Time


class EventFacts:
    """The events of one document."""

    def __init__(self, scene: Scene, events: Events, times: Times, findings: Findings) -> None:
        self.scene = scene
        self.events = events
        self.figures = Figures(scene, findings.vocabulary, findings.references)
        self.times = times
        self.findings = findings
        self._unaimed: list[Unaimed] = []
        self._started: dict[tuple[str, Token, Character, Character], str] = {}
        """When the events told so far were, by what makes one of them."""

    def add(self, paragraph: Paragraph, sentence: Span, span: tuple[int, int]) -> None:
        """Keep the events of a sentence, each once for each of its dates."""
        read: list[Event] = []
        for event in self.events.read(sentence):
            self.scene.trace.event(event)
            if self.times.apart(event.near[:2]):
                self.scene.trace.unfit("its ends are told apart by their dates", event.source, event.target)
            else:
                read.append(event)
        events, left = self.figures.of(paragraph, sentence, read, self.times.placed)
        for event, own in events:
            self.scene.trace.event(event)
            times = self.times.several(event.trigger, event.near, event.siblings, event.actor)
            kind = self.findings.vocabulary.relation(event.relation).kind
            if kind == "act":
                times = [Time() if is_century(time.start) else time for time in times]
            if times and times[0].start:
                self._started[_deed(event)] = times[0].start
            if kind != "act":
                times = times[:1]
            for share in own:
                told = event._replace(properties={**event.properties, **share.properties})
                dated = [share.otherwise] if share.otherwise is not None and times == [Time()] else times
                for time in dated if share.time is None else [share.time]:
                    self.findings.add(paragraph, self._finding(paragraph, told, span, time))
        for figure in left:
            self.findings.drop(NO_EVENT, figure.words, self.findings.place(paragraph, span))
        for firing, source in self.events.fills.pending[len(self._unaimed) :]:
            place = self.findings.place(paragraph, span)
            self._unaimed.append(Unaimed(place, firing, source, self.times.of(firing.trigger, [])))

    def aim(self) -> None:
        """Give the events that name no target the one that the same actor has in the document, if it is one."""
        facts = self.findings.facts
        for place, firing, source, time in self._unaimed:
            actor = source.actor()
            targets = {f.target[:3]: f for f in facts if f.relation == firing.frame.relation and f.source[:3] == actor[:3]}
            if len(targets) == 1 and time.start is not None:
                known = next(iter(targets.values()))
                facts.append(
                    known._replace(
                        span=place,
                        start=time.start,
                        start_basis=time.start_basis,
                        end=None,
                        reader=firing.frame.name,
                        confidence=0.6,
                        properties={"filled": "target"},
                        signs=("read by noun", known.relation, FILLED),
                    )
                )
                self.scene.trace.aimed(firing, len(facts) - 1)

    def _finding(self, paragraph: Paragraph, event: Event, span: tuple[int, int], time: Time) -> Finding:
        relation = self.findings.vocabulary.relation(event.relation)
        attested = None
        if time.start is None and time.end is None and (relation.kind == "state" or event.modality.status in ("asserted", "reported")):
            time = self._of_dateless(event, relation)
        if relation.kind == "state":
            time, attested = self._of_state(event.trigger, time)
        ends = self._is_lifted(event.trigger) if relation.process else False
        if time.start and time.end is None and (ends or (event.relation in QUARRELS and self._is_settled(event.trigger))):
            time = Time(None, time.start, None, time.start_basis)
        signs = of_event(event, paragraph)
        source = self._regime(paragraph, event.source, event.near[0], time)
        target = self._regime(paragraph, event.target, event.near[1], time)
        if relation.kind == "act":
            if time.start is None and time.end is None and event.answers is not None:
                time = _month_of(self._started.get(_deed(event.answers)))
            if not relation.process:
                time = _of_act(time)
        return Finding(
            event.relation, source, target, span, time, event.modality, event.frame, event.confidence, event.properties, attested,
            signs,
        )  # fmt: skip

    def _of_dateless(self, event: Event, relation: Relation) -> Time:
        """The time of an event that its sentence does not date."""
        if relation.kind == "state":
            begun_or_ended = phase(event.trigger, self.scene.lexicon) != "held"
            return self.times.of_dateless(event.trigger, next_in_story=begun_or_ended, news=False)
        step = event.relation not in LASTING
        return self.times.of_dateless(event.trigger, next_in_story=step, news=True, telling=_telling(relation))

    def _of_state(self, trigger: Token, time: Time) -> tuple[Time, str | None]:
        """The time of a state by the phase that is told, and the day on which it is shown to hold."""
        if not time.start or time.end is not None or ".." in time.start or self.times.is_begun(time):
            return time, None
        told = phase(trigger, self.scene.lexicon)
        if told == "end":
            return Time(None, time.start, None, time.start_basis), None
        return (Time(), time.start) if told == "held" else (time, None)

    def _is_lifted(self, trigger: Token) -> bool:
        """Whether what is told of sanctions, aid and the like is that they end: "lifted its embargo"."""
        words = self.scene.lexicon.words
        if trigger.pos_ not in ("NOUN", "PROPN"):
            return base(trigger) in words["lift_verbs"]
        verb = carrying_verb(trigger)
        if verb is not None and base(verb) in words["lift_verbs"]:
            return True
        return trigger.dep_ == "pobj" and trigger.head.lower_ == "of" and base(trigger.head.head) in words["liftings"]

    def _is_settled(self, trigger: Token) -> bool:
        """Whether what is told of a quarrel or war is that it ended: "resolved their border dispute in 1993"."""
        if trigger.pos_ not in ("NOUN", "PROPN"):
            return False
        verb = carrying_verb(trigger)
        return verb is not None and base(verb) in self.scene.lexicon.words["settle_verbs"]

    def _regime(self, paragraph: Paragraph, state: Character, token: Token, time: Time) -> Character:
        """The state that a reference ("the two countries", a capital) stood for at the time.

        A predecessor that the document names, or what a regime that was over by then had become.
        """
        mention = paragraph.mentions.get(token.i)
        if state.key is None or state.type != "State" or (mention is not None and mention.kind == "S"):
            return state
        if not time.start or not time.start[:4].isdigit():
            return state
        gazetteer = self.scene.gazetteer
        ended = gazetteer.entry(state.key).end
        if ended is not None and ended[:4] < time.start[:4]:
            heir = next((s.key for s in gazetteer.entry(state.key).succeeded_by if s.manner == "continuation"), None)
            return self._regime(paragraph, self.scene.known(heir), token, time) if heir is not None else state
        founded = gazetteer.entry(state.key).start
        if founded is None or founded[:4] <= time.start[:4]:
            return state
        before = [self.scene.cast.known[key] for key in gazetteer.predecessors(state.key) if key in self.scene.cast.known]
        return before[0] if len(before) == 1 else state


def _deed(event: Event) -> tuple[str, Token, Character, Character]:
    """What makes an event that one among others, whoever holds a record of it."""
    return event.relation, event.trigger, event.source, event.target


def _month_of(deed: str | None) -> Time:
    """What answers a deed comes within weeks of it: its month, or its year.

    >>> _month_of("1990-08-02").start
    '1990-08'
    """
    return Time(deed[:7], None, "context") if deed and deed[:4].isdigit() else Time()


def _telling(relation: Relation) -> Telling:
    if relation.name in SPOKEN:
        return "spoken"
    return "lasting" if relation.process or relation.name in ("DISPUTED_WITH", "MEDIATED") else "done"


def _of_act(time: Time) -> Time:
    """An act of one day told of a span of time was on some day of it; an end alone, or that it goes on, dates no act.

    >>> _of_act(Time("1991", "1993", "told", "told")).start
    '[1991..1993]'
    """
    if time.end is None:
        return time
    if time.start is None:
        return Time()
    if time.end == "..":
        return Time(time.start, None, time.start_basis)
    return time if "[" in time.start + time.end else Time(f"[{time.start}..{time.end}]", None, time.start_basis)
