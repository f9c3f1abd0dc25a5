"""Relations told by verbs and event nouns: the frames that fire in a sentence, with their roles filled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.ellipsis import does_the_same, example_of, gapped_actors, introduces_examples, is_subjectless
from detente.extraction.fills import Fills
from detente.extraction.frames import Firing, Frame, FrameSet
from detente.extraction.intents import intent, spoken
from detente.extraction.lexicon import Lexicon
from detente.extraction.memory import BODIES
from detente.extraction.modality import Modality, modality
from detente.extraction.references import References
from detente.extraction.roles import Filled, Roles
from detente.extraction.syntax import Clause, mutual
from detente.vocabulary import Vocabulary

ACTS_FOR = "the state that the person acts for"
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
    siblings: list[Token]
    """The noun phrases that share the source's or the target's role."""
    actor: Token
    """The one of them that this event is of."""
    answers: Event | None = None
    """The deed told before that this event is an answer to: the invasion that is condemned."""


class Events:
    """Reads the events of sentences."""

    def __init__(self, frames: FrameSet, vocabulary: Vocabulary, lexicon: Lexicon, references: References) -> None:
        self.frames = frames
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.references = references
        self.roles = Roles(references)
        self.fills = Fills(lexicon, references)
        self.trace = references.scene.trace

    def read(self, sentence: Span) -> Iterator[Event]:
        """The events of a sentence, in order of their triggers; of several readings of one relation by one trigger the surest."""
        seen: set[tuple[str, int, int]] = set()
        read: list[Event] = []
        first_verb = next((t for t in sentence if t.pos_ in ("VERB", "AUX")), None)
        for token in sentence:
            if token.i in self.references.mentions:
                continue
            if does_the_same(token):
                again = list(self._repeated(token, read or (self.fills.before if token.lemma_ == "follow" or token == first_verb else [])))
                read.extend(again)
                yield from again
                continue
            for firing in self.frames.on(token):
                for event in self._fill(firing):
                    ends = (id(event.source), id(event.target))
                    if self.vocabulary.relation(event.relation).symmetric:
                        ends = (min(ends), max(ends))
                    if (event.relation, *ends) in seen:
                        self.trace.unfit("the sentence tells the same", event.source, event.target)
                    else:
                        seen.add((event.relation, *ends))
                        read.append(event)
                        yield event
        gapped = list(self._gapped(sentence, read))
        read.extend(gapped)
        yield from gapped
        self.fills.keep(read)

    def _gapped(self, sentence: Span, events: list[Event]) -> Iterator[Event]:
        """ "Peru joined the bloc in 1993, Chile in 1995 and Bolivia in 1996": the event of another actor, told by name and date alone."""
        acting = [e for e in events if len(e.near) > 1 and not e.frame.startswith("noun:")]
        if not acting:
            return
        for token, character in gapped_actors(sentence, self.references.mentions):
            last = next((e for e in reversed(acting) if e.trigger.i < token.i), None)
            if last is None or any(token in (e.near[0], e.near[1]) or token in e.siblings for e in events):
                continue
            for event in _told_with(last, acting):
                admitted = event.near[1].i < event.trigger.i < event.near[0].i and not Clause(event.trigger).passive
                first, other = (event.target, event.source) if admitted else (event.source, event.target)
                if _alike(character, first) and character is not first and character is not other:
                    yield event._replace(
                        source=other if admitted else character, target=character if admitted else other,
                        near=[event.near[0], token] if admitted else [token, event.near[1]],
                        confidence=event.confidence * 0.8, frame="verb:gap", siblings=[event.near[admitted], token], actor=token,
                    )  # fmt: skip

    def _repeated(self, verb: Token, events: list[Event]) -> Iterator[Event]:
        """ "…, and the Maldives followed", "as did Russia and Italy": the same event by another actor."""
        clause = Clause(verb)
        actors = self.references.spread(clause.agents if verb.tag_ == "VBN" else clause.surface_subject)
        if not events:
            return
        again = _told_with(events[-1], [e for e in events if len(e.near) > 1])
        for token, actor in actors:
            for event in again:
                if _alike(actor, event.source) and actor is not event.target and actor is not event.source:
                    yield event._replace(
                        source=actor,
                        trigger=verb,
                        near=[token, event.near[1]],
                        confidence=event.confidence * 0.8,
                        frame="verb:follow",
                        siblings=[],
                        actor=token,
                    )

    def _fill(self, firing: Firing) -> Iterator[Event]:
        """The events of a frame that fired, one for each dyad of its ends."""
        frame = firing.frame
        relation = spoken(firing, self.frames, self.vocabulary, self.lexicon)
        self.trace.fires(firing, relation or frame.relation)
        reason = self._unfit(firing) if relation is not None else "what its clause tells is no such act"
        if relation is None or reason is not None:
            self.trace.unfit(reason or "")
            return
        sources, targets = self._ends(firing)
        properties = {k: v for k, v in frame.properties.items() if k != "fill"}
        confidence = frame.confidence
        fill = frame.properties.get("fill")
        filled, answered = self.fills.ends(firing, sources, targets, fill) if fill else ("", None)
        if filled:
            properties["filled"] = filled
            confidence *= 0.75
        self.trace.ends(sources, targets)
        how: Modality | None = None
        for (source_token, source), (target_token, target) in _dyads(frame, sources, targets):
            source, target = self._apart(source_token, target_token, *self._acting(frame, source, target), [*sources, *targets])
            self.trace.dyad(firing, source, target)
            if source is target or not self._admits(frame, source, target):
                self.trace.refused(self.vocabulary.relation(frame.relation), source, target)
                continue
            if not mutual(target_token) and self._means_itself(frame, target_token, target, sources):
                self.trace.unfit("it means one of several who act", target)
                continue
            how = how or modality(firing.trigger, self.lexicon)
            near = [source_token, target_token, *((firing.complement,) if firing.complement is not None else ())]
            intended = intent(firing.trigger, how, self.vocabulary.relation(relation), self.lexicon, self.references.actors, source)
            siblings, actor = ([t for t, _ in sources], source_token) if len(sources) > 1 else ([t for t, _ in targets], target_token)
            event = Event(
                relation,
                source,
                target,
                firing.trigger,
                near,
                how,
                frame.name,
                confidence * how.factor,
                dict(properties),
                siblings,
                actor,
                answered,
            )
            yield event
            if intended is not None:
                yield event._replace(
                    relation=intended,
                    near=near[:2],
                    modality=Modality("asserted", how.speaker),
                    frame=f"intent:{frame.lemma}",
                    confidence=event.confidence * 0.8,
                    properties={},
                )

    def _unfit(self, firing: Firing) -> str | None:
        """Why a frame that fired does not tell its relation here, but another one or one that is told again behind it; None if it does."""
        frame, complement = firing.frame, firing.complement
        if complement is not None:
            if complement.i in self.references.mentions:
                return "its object is a name"
            if frame.relation == "COOPERATED_WITH" and any(c.type == "Agreement" for c in self.references.actors(complement)):
                return "its object is an agreement"
        if frame.lemma == "be" and not frame.complements and any(c.dep_ in ("attr", "acomp") for c in firing.trigger.children):
            return "it only says what its subject is"
        return "its examples are told behind it" if frame.noun and introduces_examples(firing.trigger) else None

    def _ends(self, firing: Firing) -> tuple[Filled, Filled]:
        """Who stands in a frame's roles; where nobody acts in a list of one person's doings, that person."""
        frame, trigger = firing.frame, firing.trigger
        sources = self.roles.filled(firing, frame.source)
        targets = self.roles.filled(firing, frame.target, [c for _, c in sources])
        hero = self.references.about.protagonist
        unnamed = ("s",) in frame.source and is_subjectless(trigger)
        unnamed = unnamed or (frame.noun and trigger.dep_ == "ROOT" and ("poss",) in frame.source)
        if not sources and hero is not None and unnamed:
            sources = [(trigger, self.trace.because(hero, "whom the document is about"))]
        if frame.noun and (whole := example_of(trigger)) is not None:
            outer = Firing(frame, whole, firing.complement)
            sources = sources + [
                (t, c)
                for t in (*whole.conjuncts, *trigger.conjuncts)
                for c in self.references.actors(t)
                if t.i > trigger.i and c.type == "Leader"
            ]
            targets = targets or self.roles.filled(outer, frame.target)
            sources = sources or self.roles.filled(outer, frame.source)
        if frame.noun and frame.symmetric and not targets and [c.type for _, c in sources] == ["Organization"]:
            # It is the body's meeting, but those who held it met: "Peru and Chile held a summit of the Andean Community".
            holding = self.roles.filled(firing, (("sup",),))
            sources = holding if len(holding) > 1 else sources
        return sources, targets

    def _means_itself(self, frame: Frame, token: Token, target: Character, sources: Filled) -> bool:
        """Whether a reference is to one of several who act: "Peru, Chile and Bolivia recognised their government" tells of another's."""
        if frame.symmetric or len(sources) < 2 or token.i in self.references.mentions:
            return False
        return any(c is target for _, c in sources)

    def _apart(
        self, source_token: Token, target_token: Token, source: Character, target: Character, named: Filled
    ) -> tuple[Character, Character]:
        """A reference never means who acts already: "Bhutan and India recognised the new state"."""
        if source is target:
            actors = [c for _, c in named]
            target = self.references.other_than(source, target_token, actors) or target
            if source is target:
                source = self.references.other_than(target, source_token, actors) or source
        return source, target

    def _acting(self, frame: Frame, source: Character, target: Character) -> tuple[Character, Character]:
        """Where only a state can stand and a person does, the state that the person acts for."""
        relation = self.vocabulary.relation(frame.relation)
        if source.type == "Leader" and "Leader" not in relation.sources and (state := self.references.scene.state_of(source)) is not None:
            source = self.trace.because(state, ACTS_FOR)
        if target.type == "Leader" and "Leader" not in relation.targets and (state := self.references.scene.state_of(target)) is not None:
            target = self.trace.because(state, ACTS_FOR)
        return source, target

    def _admits(self, frame: Frame, source: Character, target: Character) -> bool:
        if frame.types is not None:
            for wanted, character in zip(frame.types, (source, target), strict=True):
                if wanted != "*" and LETTERS.get(character.type, "?") not in wanted:
                    return False
        return self.vocabulary.relation(frame.relation).admits(source.type, target.type)


def _dyads(frame: Frame, sources: Filled, targets: Filled) -> list[tuple[tuple[Token, Character], tuple[Token, Character]]]:
    """Both sides crossed; of a frame whose sides are the same noun phrase, or the same actors, each with each."""
    if not targets and frame.source == (("part",),):
        return []
    if frame.symmetric and (not targets or {id(c) for _, c in sources} == {id(c) for _, c in targets}):
        return [pair for pair in combinations(sources, 2) if not _told_apart(*pair)] if len(sources) <= 6 else []
    if any(mutual(t) for t, _ in targets):
        return [(one, other) for one, other in product(sources, targets) if one[1] is not other[1]]
    if not frame.symmetric and len(sources) > 1 and [id(c) for _, c in sources] == [id(c) for _, c in targets]:
        return list(combinations(sources, 2))
    return list(product(sources, targets))


def _told_with(last: Event, events: list[Event]) -> list[Event]:
    """The events of the same actor by the same trigger, as another actor may repeat them."""
    return [e for e in events if e.trigger == last.trigger and e.relation == last.relation and e.source is last.source]


def _alike(one: Character, other: Character) -> bool:
    """Whether one may act as the other did: of one type, or bodies both."""
    return one.type == other.type or (one.type in BODIES and other.type in BODIES)


def _told_apart(one: tuple[Token, Character], other: tuple[Token, Character]) -> bool:
    """Whether each of two has its own "of" or "with", so that they are two things: "the meetings of ASEAN and of the UN"."""
    heads = (one[0].head, other[0].head)
    return one[0].dep_ == other[0].dep_ == "pobj" and heads[0] != heads[1] and heads[0].lower_ == heads[1].lower_
