"""Whose an office is that a document tells without its employer: "President Park", "its chairman, X", "the ambassador, Y".

What the document tells of the person elsewhere comes first, then what is known of the person, then whose minister or
envoy the text says it is. Else the states (for a secretary-general the organizations) of the document are weighed: those
the document is about, those that the sentence ties to the person, and against them those that the person visits or meets,
those that have no such office, and those whose office another person near by holds. Where nothing weighs enough, the
office is left out.
"""

from __future__ import annotations

from collections import defaultdict

from detente.extraction.cast import Character
from detente.extraction.references import References
from detente.extraction.scene import Scene
from detente.extraction.weighing import Held, Pending, Weighing


class Employers:
    """The employers of one document's offices."""

    def __init__(self, scene: Scene, references: References) -> None:
        self.scene = scene
        self.references = references
        self.lexicon = scene.lexicon
        self.held: list[Held] = []
        self.pending: list[Pending] = []
        self._because = scene.trace.because

    def settle(self) -> dict[int, Character | None]:
        """For the place of each pending office its employer, or None where none is likely enough."""
        self._weighing = Weighing(self.scene, self.references, self.held)
        settled: dict[int, Character | None] = {}
        groups: defaultdict[tuple[int, str], list[Pending]] = defaultdict(list)
        for pending in self.pending:
            employer = self._known(pending)
            if employer is not None:
                self._settle(pending, employer, settled)
            else:
                groups[id(pending.person), self._body_type(pending)].append(pending)
        for group in [g for g in groups.values() if any(p.possessor is not None and not p.counterpart for p in g)]:
            self._settle_with_possessor(group, settled)
        waiting = [g for g in groups.values() if g[0].place not in settled]
        # The surest first, so that who holds an office keeps others from it.
        waiting.sort(key=lambda g: -self._best(g)[1])
        for group in waiting:
            employer, _ = self._best(group)
            for pending in group:
                self._settle(pending, employer, settled)
        return settled

    def _best(self, group: list[Pending]) -> tuple[Character | None, float]:
        return self._weighing.best(group, self._body_type(group[0]))

    def _settle(self, pending: Pending, employer: Character | None, settled: dict[int, Character | None]) -> None:
        settled[pending.place] = employer
        self.scene.trace.employer(pending.place, employer)
        if employer is not None:
            self.held.append(Held(pending.person, pending.title, employer, pending.paragraph.index, pending.at))

    def _settle_with_possessor(self, group: list[Pending], settled: dict[int, Character | None]) -> None:
        possessor = next(p.possessor for p in group if p.possessor is not None and not p.counterpart)
        states = [h.employer for h in self.held if h.person is possessor and h.employer.type == "State"] or [
            e for _, e in possessor.offices if e is not None and e.type == "State"
        ]
        if self.lexicon.title_kinds.get(group[0].title) == "diplomat":
            # "A special representative of the Secretary-General" serves his organization.
            bodies = [e for _, e in possessor.offices if e is not None and e.type == "Organization"]
            states = states or bodies
        employer = states[0] if states else self._weighing.country(possessor)
        if employer is not None:
            self._because(employer, "the state of whom the office is under")
            for pending in group:
                self._settle(pending, employer, settled)

    # --- what is known

    def _body_type(self, pending: Pending) -> str:
        kind = self.lexicon.title_kinds.get(pending.title, "")
        return (
            "Organization"
            if kind in ("organization", "party") and pending.title not in ("leader", "ruler", "central bank governor", "patriarch")
            else "State"
        )

    def _known(self, pending: Pending) -> Character | None:
        """The employer told of the same office elsewhere, known of the person, or told of another of the person's offices."""
        person, title = pending.person, pending.title
        same = next((e for t, e in person.offices if e is not None and t == title), None)
        if same is not None:
            return self._because(same, "told of the same office elsewhere")
        type_ = self._body_type(pending)
        if person.key is not None:
            known = [
                o.of
                for o in self.scene.gazetteer.entry(person.key).offices
                if self.lexicon.canonical_title(o.office) == title and o.of in self.scene.gazetteer
            ]
            if known:
                # Of a country's regimes, the one that the document names: Hun Sen's is Cambodia where nothing else is told.
                key = max(reversed(known), key=self._named)
                return self._because(self._weighing.character(key), "known of the person's office")
            if type_ == "State" and title not in self.lexicon.words["of_bodies_mostly"]:
                country = self._weighing.country(person)
                if country is not None:
                    return self._because(self._regime(pending, country), "known of the person")
        if title in self.lexicon.words["of_bodies_mostly"] and (bodies := [e for _, e in person.offices if e is not None]):
            body = next((e for e in bodies if e.type == "Organization"), bodies[0])
            return self._because(body, "told of another office of the person")
        told = [e for _, e in person.offices if e is not None and (e.type == "State") == (type_ == "State")]
        if told and not (type_ == "State" and self._weighing.unfit(title, told[0])):
            return self._because(told[0], "told of another office of the person")
        possible = self.lexicon.possible_employers.get(title)
        if possible is not None and possible.only == {possible.default}:
            return self._because(self._weighing.character(str(possible.default)), "the only one with such an office")
        return None

    def _regime(self, pending: Pending, country: Character) -> Character:
        """Which of a country's regimes a known person serves: that of the person's other offices, or of who gives the office."""
        giver = pending.possessor
        others = [e for one in (pending.person, giver) if one is not None for _, e in one.offices if e is not None and e.type == "State"]
        family = self._weighing.family(country)
        return next((e for e in others if e.key in family), country)

    def _named(self, key: str) -> int:
        character = self.scene.cast.known.get(key)
        return (
            sum(c is character for named in self._weighing.bodies.values() for here in named.values() for _, c in here)
            if character is not None
            else -1
        )
