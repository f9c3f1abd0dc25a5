"""Whose an office is that a document tells without its employer: "President Park", "its chairman, X", "the ambassador, Y".

What the document tells of the person elsewhere comes first, then what is known of the person, then whose minister or
envoy the text says it is. Else the states (for a secretary-general the organizations) of the document are weighed: those
the document is about, those that the sentence ties to the person, and against them those that the person visits or meets,
those that have no such office, and those whose office another person near by holds. Where nothing weighs enough, the
office is left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.lexicon import Possible
from detente.extraction.paragraphs import Paragraph
from detente.extraction.references import References
from detente.extraction.scan import Found
from detente.extraction.scene import Scene
from detente.extraction.surroundings import before, behind

MISSION = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:embassy|legation|mission|consulate(?: general)?|high commission|liaison office|interests section)\b",
    re.IGNORECASE,
)
ENOUGH = 0.6
SHARED = frozenset(
    {
        "minister",
        "deputy minister",
        "minister of state",
        "senator",
        "spokesman",
        "ambassador",
        "envoy",
        "diplomat",
        "adviser",
        "presidential adviser",
        "deputy",
        "congressman",
        "governor",
        "mayor",
        "consul",
        "special envoy",
        "general secretary",
        "commander",
        "judge",
    }
)
"""Titles that several persons of one state hold at a time."""


class Pending(NamedTuple):
    """An office without an employer: the fact's place, who, what, and where it is told."""

    place: int
    person: Character
    title: str
    accredited: Character | None
    paragraph: Paragraph
    at: int
    """Character in the paragraph at which the person is named."""
    sentence: tuple[int, int]
    possessor: Character | None = None
    """The person whose minister, envoy or deputy it is said to be."""
    counterpart: bool = False
    """Whether it is the possessor's counterpart, of another employer."""


class Held(NamedTuple):
    """An office with its employer, told or settled."""

    person: Character
    title: str
    employer: Character
    paragraph: int


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
        self._bodies = {
            "State": self._mentions("SDC"),
            "Organization": self._mentions("OP"),
        }
        counted: Counter[int] = Counter(id(c) for named in self._bodies["State"].values() for _, c in named)
        most = max(counted.values(), default=1)
        self._weight = {i: n / most for i, n in counted.items()}
        self._publisher = self._home()
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

    def _settle(self, pending: Pending, employer: Character | None, settled: dict[int, Character | None]) -> None:
        settled[pending.place] = employer
        self.scene.trace.employer(pending.place, employer)
        if employer is not None:
            self.held.append(Held(pending.person, pending.title, employer, pending.paragraph.index))

    def _settle_with_possessor(self, group: list[Pending], settled: dict[int, Character | None]) -> None:
        possessor = next(p.possessor for p in group if p.possessor is not None and not p.counterpart)
        states = [h.employer for h in self.held if h.person is possessor and h.employer.type == "State"] or [
            e for _, e in possessor.offices if e is not None and e.type == "State"
        ]
        employer = states[0] if states else self._country(possessor)
        if employer is not None:
            self._because(employer, "the state of whom the office is under")
            for pending in group:
                self._settle(pending, employer, settled)

    # --- what is known

    def _state_of(self, person: Character) -> Character | None:
        states = [h.employer for h in self.held if h.person is person and h.employer.type == "State"]
        states += [e for _, e in person.offices if e is not None and e.type == "State"]
        return states[0] if states else self._country(person)

    def _home(self) -> Character | None:
        """The state whose ministry or government published the document."""
        for match in self.scene.gazetteer.find(self.scene.prose.document.publisher or ""):
            entry = self.scene.gazetteer.entry(match.key)
            while entry.parent is not None and entry.type != "State":
                entry = self.scene.gazetteer.entry(entry.parent)
            if entry.type == "State":
                return self._character(entry.key)
        return None

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
                return self._because(self._character(max(reversed(known), key=self._named)), "known of the person's office")
            if type_ == "State" and (country := self._country(person)) is not None:
                return self._because(country, "known of the person")
        told = [e for _, e in person.offices if e is not None and (e.type == "State") == (type_ == "State")]
        if told and not (type_ == "State" and self._unfit(title, told[0])):
            return self._because(told[0], "told of another office of the person")
        possible = self.lexicon.possible_employers.get(title)
        if possible is not None and possible.only == {possible.default}:
            return self._because(self._character(str(possible.default)), "the only one with such an office")
        return None

    def _country(self, person: Character) -> Character | None:
        if person.key is None:
            return None
        entry = self.scene.gazetteer.entry(person.key)
        of = entry.country or next(
            (o.of for o in entry.offices if o.of in self.scene.gazetteer and self.scene.gazetteer.entry(o.of).type == "State"), None
        )
        return self._character(of) if of is not None and of in self.scene.gazetteer else None

    def _character(self, key: str) -> Character:
        entry = self.scene.gazetteer.entry(key)
        return self.scene.cast.by_key(entry.key, entry.type, entry.name)

    def _named(self, key: str) -> int:
        character = self.scene.cast.known.get(key)
        return (
            sum(c is character for named in self._bodies.values() for here in named.values() for _, c in here)
            if character is not None
            else -1
        )

    # --- what is likely

    def _mentions(self, kinds: str) -> dict[int, list[tuple[Found, Character]]]:
        """The names of these kinds, paragraph by paragraph."""
        return {p.index: [(f, self.scene.character(f)) for f in p.found if f.kind in kinds] for p in self.scene.paragraphs}

    def _best(self, group: list[Pending]) -> tuple[Character | None, float]:
        type_ = self._body_type(group[0])
        mentions = self._bodies[type_]
        possible = next(
            (r for p in group if (r := self.lexicon.possible_employers.get(p.title)) is not None), Possible(frozenset(), frozenset(), None)
        )
        best: tuple[Character | None, float] = (None, 0.0)
        candidates = {id(c): c for named in mentions.values() for _, c in named if c.type in (type_, "Party")}
        if self._publisher is not None and type_ == "State":
            candidates.setdefault(id(self._publisher), self._publisher)
        for candidate in candidates.values():
            if type_ == "Organization" and possible.only and candidate.key not in possible.only:
                continue
            local = [self._local(p, candidate, mentions) for p in group]
            score = max(0.0, *local) + min(0.0, *local)
            if type_ == "State":
                score += 0.7 * self._weight.get(id(candidate), 0.0) + self._titled(candidate)
                score += 0.6 if candidate is self._publisher else 0.0
                score -= 2.5 if any(self._unfit(p.title, candidate) for p in group) else 0.0
            elif possible.only:
                score += 0.6 + min(0.3, 0.1 * sum(c is candidate for named in mentions.values() for _, c in named))
            score -= max(self._rivals(p, candidate) for p in group)
            if score > best[1]:
                best = (candidate, score)
        if best[1] >= ENOUGH:
            return self._because(best, "the likeliest by the words around and what the document is about")
        if possible.default is not None:
            return self._because(self._character(possible.default), "the usual one with such an office"), ENOUGH
        return None, best[1]

    def _titled(self, state: Character) -> float:
        """How much the title speaks for a state: most where it names no other ("Foreign relations of Tuvalu")."""
        titled = self.references.about.title_states
        return (0.7 if len(titled) == 1 else 0.3) if state in titled else 0.0

    def _unfit(self, title: str, state: Character) -> bool:
        possible = self.lexicon.possible_employers.get(title)
        return possible is not None and ((bool(possible.only) and state.key not in possible.only) or state.key in possible.never)

    def _rivals(self, pending: Pending, candidate: Character) -> float:
        """How much another holder of the same office speaks against a candidate: the nearer, the more."""
        if pending.title in SHARED:
            return 0.0
        away = [
            abs(h.paragraph - pending.paragraph.index)
            for h in self.held
            if h.employer is candidate and h.title == pending.title and h.person is not pending.person
        ]
        if not away:
            return 0.0
        return 2.5 if min(away) == 0 else (1.5 if min(away) <= 2 else 0.4)

    def _local(self, pending: Pending, candidate: Character, mentions: dict[int, list[tuple[Found, Character]]]) -> float:
        """How the words around a person speak for a candidate, or against it."""
        if candidate is pending.accredited:
            return -3.0
        if pending.counterpart and pending.possessor is not None and (theirs := self._state_of(pending.possessor)) is not None:
            dyad = self.references.about.dyad
            return -3.0 if candidate is theirs else (1.0 if len(dyad) == 2 and theirs in dyad and candidate in dyad else 0.0)
        if self.lexicon.title_kinds.get(pending.title) == "diplomat":
            return self._sends(pending, candidate, mentions)
        here = mentions[pending.paragraph.index]
        text = pending.paragraph.text
        values = [0.0]
        for found, character in here:
            if character is not candidate:
                continue
            if not pending.sentence[0] <= found.start < pending.sentence[1]:
                values.append(0.3 if found.start < pending.at else 0.1)
            elif found.start < pending.at:
                nearer = any(found.end < other.start < pending.at for other, _ in here)
                values.append(before(found, text[pending.sentence[0] : found.start], text[found.end : pending.at], nearer=nearer))
            else:
                values.append(behind(found, text[pending.at : found.start]))
        return max(values) + min(values)

    def _sends(self, pending: Pending, candidate: Character, mentions: dict[int, list[tuple[Found, Character]]]) -> float:
        """How likely a state is to have sent a diplomat: whose embassy is spoken of, who sent the others, who is host."""
        value = 0.0
        paragraph = pending.paragraph
        owners = [c for f, c in mentions[paragraph.index] if MISSION.match(paragraph.text, f.end)]
        if candidate in owners:
            value += 1.5
        sent = Counter(
            id(h.employer) for h in self.held if self.lexicon.title_kinds.get(h.title) == "diplomat" and h.employer.type == "State"
        )
        if sent and sent.most_common(1)[0][0] == id(candidate):
            value += 1.0
        titled = self.references.about.title_states
        if len(titled) == 2 and candidate is titled[0]:
            value += 0.3
        return value
