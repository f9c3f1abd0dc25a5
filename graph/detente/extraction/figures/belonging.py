"""Which of a sentence's events a figure belongs to.

An amount belongs to the event nearest to it in the parse, and to one alone, whatever number of dyads that event ties; where the
sentence shares amounts out ("$5 million to Laos and $3 million to Cambodia", "respectively"), each dyad gets its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.attachment import Placed as Dated
from detente.extraction.cast import Character
from detente.extraction.events import Event
from detente.extraction.figures import words
from detente.extraction.figures.gapping import gapped
from detente.extraction.figures.nearness import Nearness
from detente.extraction.figures.placing import Placed, Places
from detente.extraction.figures.properties import SEVERAL, properties_of
from detente.extraction.modality import modality
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base, conjuncts
from detente.extraction.references import References
from detente.extraction.scene import Scene
from detente.extraction.times import Time, as_time
from detente.vocabulary import Vocabulary

REAL = ("asserted", "reported")
BEFORE = ("from", "compared")
"""What a figure is that tells how much it was before, or elsewhere."""
TO = ("to", "into")
WITHIN = ("in", "for", "with")


class Share(NamedTuple):
    """What figures add to an event: properties, the time where the figures have each their own, and one where the event has none."""

    properties: dict[str, str]
    time: Time | None = None
    otherwise: Time | None = None


class Belongings(NamedTuple):
    """The events of a sentence with what figures add to each, and the figures that belong to none of them."""

    events: list[tuple[Event, list[Share]]]
    left: list[Placed]


class Figures:
    """Gives the figures of a document to its events. Which relations take them, their properties in the vocabulary tell."""

    def __init__(self, scene: Scene, vocabulary: Vocabulary, references: References) -> None:
        self.scene = scene
        self.vocabulary = vocabulary
        self.references = references
        self.words = words()
        self.places = Places(scene, self.words)
        self.nearness = Nearness(self.words)

    def of(self, paragraph: Paragraph, sentence: Span, events: Sequence[Event], dates: Iterable[Dated]) -> Belongings:
        """What the figures of a sentence add to its events, and the events that they alone tell of ("and Bhutan $3 million")."""
        taking = [e for e in events if self._takes(e, "amount") or self._takes(e, "goods")]
        if not taking:
            return Belongings([(e, [Share({})]) for e in events], [])
        placed = self.places.of(paragraph, sentence, dates)
        told = [*events]
        for more in gapped([*taking], placed, self.references, self.words.recipients):
            taking.append(more)
            told.insert(1 + max(i for i, e in enumerate(told) if (e.trigger, e.relation) == (more.trigger, more.relation)), more)
        owners = [self._owner(p, taking) for p in placed]
        sharing: dict[int, list[Event]] = {}
        for place, trigger in zip(placed, owners, strict=True):
            kind = "amount" if place.figure.money else "goods"
            group = [e for e in taking if trigger is not None and e.trigger == trigger and self._takes(e, kind)]
            among = [p for p, other in zip(placed, owners, strict=True) if other is not None and other == trigger]
            sharing[id(place)] = self._sharing(place, group, among, sentence)
        own: dict[int, list[Placed]] = {id(e): [] for e in taking}
        for place in placed:
            for event in sharing[id(place)]:
                own[id(event)].append(place)
        taken = {t.i for p in placed for t in p.tokens}
        shares = [(e, self._shares(e, own[id(e)], taken, sharing) if id(e) in own else [Share({})]) for e in told]
        return Belongings(shares, [p for p in placed if not sharing[id(p)]])

    def _takes(self, event: Event, name: str) -> bool:
        return name in self.vocabulary.relation(event.relation).properties

    # --- whose a figure is

    def _owner(self, place: Placed, events: Sequence[Event]) -> Token | None:
        """The trigger of the event that a figure is nearest to, if it is of any: of several as near the one that stands nearest."""
        verb = self.nearness.verb_of(place.head)
        if not self._is_amount(place, verb):
            return None
        best: tuple[float, int, Token] | None = None
        for event in events:
            if not self._takes(event, "amount" if place.figure.money else "goods"):
                continue
            complement = event.near[2] if len(event.near) > 2 else None
            far = self.nearness.between(place.head, event.trigger, complement)
            if far is None or not self._is_as_real(place, verb, event):
                continue
            rank = (far, abs(place.head.i - event.trigger.i))
            if best is None or rank < best[:2]:
                best = (*rank, event.trigger)
        return best[2] if best is not None else None

    def _is_amount(self, place: Placed, verb: Token | None) -> bool:
        """Whether a figure tells how much, and not by how much more; what it was before counts where it has a date of its own."""
        role = place.figure.role
        if role in BEFORE:
            return place.date is not None
        grows = verb is not None and base(verb) in self.words.growth
        return not grows or not (role == "by" or place.head.dep_ in ("dobj", "npadvmod"))

    def _is_as_real(self, place: Placed, verb: Token | None, event: Event) -> bool:
        """An amount that is but planned is none of an act that is told as done: "trade, which is to reach $5 billion"."""
        own = event.trigger.dep_ in ("relcl", "acl") and event.trigger.head == place.head
        if own or verb is None or verb == event.trigger or event.modality.status not in REAL:
            return True
        return modality(verb, self.scene.lexicon).status in REAL

    # --- several dyads of one event

    def _sharing(self, place: Placed, events: list[Event], among: list[Placed], sentence: Span) -> list[Event]:
        """Of the events of one trigger those that a figure is told of."""
        if len(among) > 1 and (zipped := self._respectively(place, events, among, sentence)):
            return zipped
        prepositional, named = self._recipients(place)
        if not named:
            return events
        told = [e for e in events if e.target in named or e.source in named]
        if told or prepositional in TO or (len(among) > 1 and prepositional not in WITHIN):
            return told
        return events

    def _respectively(self, place: Placed, events: list[Event], among: list[Placed], sentence: Span) -> list[Event]:
        """ "Laos and Cambodia $5 million and $3 million respectively": each its own, in order."""
        if not any(t.lower_ in self.words.respectively for t in sentence):
            return []
        actors = sorted({e.actor.i for e in events})
        same_kind = [p for p in among if p.figure.money is place.figure.money]
        if len(actors) != len(same_kind):
            return []
        return [e for e in events if e.actor.i == actors[same_kind.index(place)]]

    def _recipients(self, place: Placed) -> tuple[str, list[Character]]:
        """To whom or from whom the words beside a figure say that it goes: the preposition behind it, or none, and the actors."""
        doc, last = place.head.doc, place.tokens[-1]
        if last.i + 1 < last.sent.end:
            behind = doc[last.i + 1]
            if behind.lower_ in self.words.recipients:
                heads = [t for c in behind.children if c.dep_ == "pobj" for t in conjuncts(c)]
                heads += [t for p in behind.conjuncts if p.pos_ == "ADP" for t in p.children if t.dep_ == "pobj"]
                actors = [actor for _, actor in self.references.spread(heads)]
                if actors:
                    return behind.lower_, actors
        if place.tokens[0].i > last.sent.start:
            before = place.tokens[0].nbor(-1)
            mention = self.references.mentions.get(before.i)
            if mention is not None and mention.kind != "D" and before.dep_ != "pobj":
                listed = [t for t in before.conjuncts if t.i < before.i]
                return "", [actor for _, actor in self.references.spread([*listed, before])]
        return "", []

    # --- what an event gets

    def _shares(self, event: Event, own: list[Placed], taken: set[int], sharing: dict[int, list[Event]]) -> list[Share]:
        """The properties of an event; several times where its figures have each a date of their own. ``taken``: the tokens of figures."""
        complement = event.near[2] if len(event.near) > 2 else None
        goods: list[str] = []
        if self._takes(event, "goods") and not any(p.figure.goods for p in own):
            goods = self.places.goods_under(event.trigger, complement, taken, self.references.mentions)
        if len(own) > 1 and all(p.date is not None for p in own) and len({p.figure.money for p in own}) == 1:
            return [Share(self._properties([p], goods, sharing), as_time(p.date.mention)) for p in own if p.date is not None]
        own = [p for p in own if p.figure.role not in BEFORE]
        dates = [p.date for p in own if p.date is not None]
        return [Share(self._properties(own, goods, sharing), None, as_time(dates[0].mention) if len(dates) == 1 else None)]

    def _properties(self, own: list[Placed], goods: list[str], sharing: dict[int, list[Event]]) -> dict[str, str]:
        found = properties_of([(p.figure, p.words) for p in own], goods)
        for name, money in (("amount", True), ("count", False)):
            together = {who for p in own if p.figure.money is money for who in self._together(p, sharing[id(p)])}
            if together:
                found[f"{name}_shared_by"] = SEVERAL.join(sorted(together))
        return found

    def _together(self, place: Placed, events: list[Event]) -> set[str]:
        """The actors of several dyads for whom one figure is told, and not for each."""
        if len(events) < 2 or place.figure.each:
            return set()
        event = events[0]
        beside = (*event.trigger.lefts, *(c for t in event.siblings for c in t.children))
        if any(t.lower_ in self.words.shared_out for t in beside):
            return set()
        ends = [{e.source.name, e.target.name} for e in events]
        if all(end == ends[0] for end in ends):
            return set()
        common = set.intersection(*ends)
        return set.union(*ends) - (common if len(common) < 2 else set())
