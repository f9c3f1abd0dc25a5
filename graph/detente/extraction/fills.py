"""Ends of an event that its sentence does not name, from what the document has told: its dyad, its events, its persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extraction.cast import Character
from detente.extraction.frames import Firing
from detente.extraction.lexicon import Lexicon
from detente.extraction.phrases import base, prepositions
from detente.extraction.references import References
from detente.extraction.roles import Filled

if TYPE_CHECKING:
    from detente.extraction.events import Event

QUARRELS = {"FOUGHT", "DISPUTED_WITH", "THREATENED", "NEGOTIATED_WITH", "CUT_TIES"}


class Fills:
    """Fills the ends of a document's events, in the ways that ``fill=`` of a frame names."""

    def __init__(self, lexicon: Lexicon, references: References) -> None:
        self.lexicon = lexicon
        self.references = references
        self.trace = references.scene.trace
        self.before: list[Event] = []
        """The events of the last sentence that told any."""
        self._told: list[Event] = []
        """All events so far that are told as facts."""
        self.pending: list[tuple[Firing, Character]] = []
        """Events without a target that another sentence of the document may name: "Lon Nol's coup of 1970"."""

    def keep(self, events: list[Event]) -> None:
        """Keep the events of a sentence, for those that come."""
        if events:
            self.before = events
            self._told.extend(e for e in events if e.modality.status in ("asserted", "reported"))

    def ends(self, firing: Firing, sources: Filled, targets: Filled, fill: str) -> tuple[str, Event | None]:
        """Add to the ends of a frame that fired those that are not named: "withdrew its advisers", "relations were restored".

        Gives which end was filled (source, target, both; empty: none), and the deed told before that the event is an answer to.
        """
        if fill == "both":
            return self._both(firing, sources, targets), None
        acting = [c for _, c in sources]
        if targets or not acting:
            return "", None
        if fill == "same":
            self.pending.extend((firing, c) for c in acting)
            return "", None
        deeds = self._deeds_before(firing, acting) if fill == "culprit" else []
        found = self._whose(deeds) if fill == "culprit" else self._targets(firing, acting, fill)
        targets.extend((firing.trigger, c) for c in found)
        return ("target" if found else ""), (deeds[0] if deeds else None)

    def _targets(self, firing: Firing, acting: list[Character], fill: str) -> list[Character]:
        one: Character | None = None
        if fill == "target":
            return list(dict.fromkeys(other for c in acting for other in self.references.dyads.others(c)))
        if fill == "parties":
            return self._parties(acting)
        if fill == "body":
            one = self.references.last_body()
        elif fill == "person" and not any(p.lower_ in ("to", "for") for p in prepositions(firing.complement or firing.trigger, 1)):
            one = self.references.memory.last_person_before(firing.trigger, acting)
            self.trace.because(one, "the person named last")
        return [one] if one is not None else []

    def _both(self, firing: Firing, sources: Filled, targets: Filled) -> str:
        """The other of the dyad where one is named, both where nobody is."""
        trigger, dyads = firing.trigger, self.references.dyads
        if not sources and len(targets) > 1:
            # "Ties were resumed with Peru, Chile and Bolivia": whose the document is.
            others = dyads.home([c for _, c in targets])
            sources.extend((trigger, o) for o in others)
            return "source" if others else ""
        known = [c for _, c in (*sources, *targets)]
        if len(known) == 1:
            others = dyads.others(known[0])
            sources[:] = [(trigger, known[0])]
            targets[:] = [(trigger, o) for o in others]
            return "target" if others else ""
        if not known and len(dyad := dyads.spoken_of()) == 2:
            sources.append((trigger, dyad[0]))
            targets.append((trigger, dyad[1]))
            return "both"
        return ""

    def _whose(self, deeds: list[Event]) -> list[Character]:
        return self.trace.because(list(dict.fromkeys(e.source for e in deeds)), "whose deed was told before")

    def _deeds_before(self, firing: Firing, but: list[Character]) -> list[Event]:
        """What a bare "the attack" or "the decision" repeats: the deed it can mean that was told of last, by each of its doers."""
        complement = firing.complement
        pointing = self.lexicon.words["pointing"]
        if complement is None or not any(c.dep_ in ("det", "poss") and c.lower_ in pointing for c in complement.children):
            return []
        relations = self.lexicon.deeds.get(base(complement), ())
        for event in reversed(self._told):
            if event.relation in relations and event.source not in but:
                return [e for e in self._told if e.trigger == event.trigger and e.relation == event.relation and e.source not in but]
        return []

    def _parties(self, but: list[Character]) -> list[Character]:
        """Between whom somebody mediates who is but said to mediate: those who fought or quarrelled last, else the dyad spoken of."""
        for event in reversed(self.before):
            if event.relation in QUARRELS and event.source not in but and event.target not in but:
                return self.trace.because([event.source, event.target], "who quarrelled last")
        return [c for c in self.references.dyads.spoken_of() if c not in but]
