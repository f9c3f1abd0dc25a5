"""How likely it is that an office told without an employer is of this or that state or body of the document.

Weighed are: the words between a person and a state, the row of a table, the heading above, the state that a document is about or
that published it, whose government speaks in it, who stands in one list with the person; and against a candidate, that another
holds the office there, that the person visits it or is met by it, that it has no such office.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.lexicon import Possible
from detente.extraction.paragraphs import Paragraph
from detente.extraction.references import References
from detente.extraction.scan import Found
from detente.extraction.scene import Scene
from detente.extraction.surroundings import before, behind, meets

MISSION = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:embassy|legation|mission|consulate(?: general)?|high commission|liaison office|interests section)\b",
    re.IGNORECASE,
)
LIST = re.compile(
    r"(?:[^\W\d_]+[.’'-]?\s?(?:[^\W\d_]+-)*){1,5}?,?\s*(?:,|\band\b|&)\s*(?:and\s+)?(?:(?:the|his|her|its|their|then)\s+)?"
    r"(?:(?:[A-Z][\w’'.-]*|of|for|and|affairs|foreign|minister|prime|deputy|vice|defen[cs]e|finance|secretary|state|president|chief|army)\s+){1,8}"
)
"""From a name to the next one of a list, with its title before it."""
GOVERNMENT = re.compile(r"(?:['’]s)?\s+[Gg]overnment\b")
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
    at: int = 0
    """Character in the paragraph at which the person is named."""


class Weighing:
    """The weighing of one document. ``held`` grows while offices are settled."""

    def __init__(self, scene: Scene, references: References, held: list[Held]) -> None:
        self.scene = scene
        self.references = references
        self.lexicon = scene.lexicon
        self.held = held
        self._because = scene.trace.because
        self.bodies = {"State": self._mentions("SDC"), "Organization": self._mentions("OP")}
        counted: Counter[int] = Counter(id(c) for named in self.bodies["State"].values() for _, c in named)
        most = max(counted.values(), default=1)
        self._weight = {i: n / most for i, n in counted.items()}
        self._publisher = self._home()
        self._headings = self._headed()
        self._governments = self._speaking()

    def _mentions(self, kinds: str) -> dict[int, list[tuple[Found, Character]]]:
        """The names of these kinds, paragraph by paragraph."""
        return {p.index: [(f, self.scene.character(f)) for f in p.found if f.kind in kinds] for p in self.scene.paragraphs}

    def best(self, group: list[Pending], type_: str) -> tuple[Character | None, float]:
        """The likeliest employer of a person's offices without one, and how much speaks for it; None where too little does."""
        mentions = self.bodies[type_]
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
                if candidate is self._publisher:
                    score += -0.6 if any(self._is_met(p) for p in group) else 0.6
                score += self._governments.get(id(candidate), 0.0)
                score += max(1.2 if self._headings.get(p.paragraph.index) is candidate else 0.0 for p in group)
                score += max(self._beside(p, candidate) for p in group)
                score -= 2.5 if any(self.unfit(p.title, candidate) for p in group) else 0.0
            elif possible.only:
                score += 0.6 + min(0.3, 0.1 * sum(c is candidate for named in mentions.values() for _, c in named))
            score -= max(self._rivals(p, candidate) for p in group)
            if score > best[1]:
                best = (candidate, score)
        if best[1] >= ENOUGH:
            return self._because(best, "the likeliest by the words around and what the document is about")
        if possible.default is not None:
            return self._because(self.character(possible.default), "the usual one with such an office"), ENOUGH
        return None, best[1]

    def _titled(self, state: Character) -> float:
        """How much the title speaks for a state: most where it names no other ("Foreign relations of Tuvalu")."""
        titled = self.references.about.title_states
        return (0.7 if len(titled) == 1 else 0.3) if state in titled else 0.0

    def unfit(self, title: str, state: Character) -> bool:
        """Whether a state has no such office."""
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
        if pending.counterpart and pending.possessor is not None and (theirs := self.state_of(pending.possessor)) is not None:
            dyad = self.references.about.dyad
            return -3.0 if candidate is theirs else (1.0 if len(dyad) == 2 and theirs in dyad and candidate in dyad else 0.0)
        if self.lexicon.title_kinds.get(pending.title) == "diplomat":
            return self._sends(pending, candidate, mentions)
        here = mentions[pending.paragraph.index]
        text = pending.paragraph.text
        if "|" in text and (own := {id(c): c for _, c in here if c.type == "State"}):
            # Of a row that names one state beside a person, that one.
            return (3.0 if len(own) == 1 else 0.5) if id(candidate) in own else -1.0
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

    # --- the surroundings

    def _is_met(self, pending: Pending) -> bool:
        """Whether the words before the title say that the person is met or visited, as one's own minister is not."""
        return meets(pending.paragraph.text[pending.sentence[0] : pending.at])

    def _beside(self, pending: Pending, candidate: Character) -> float:
        """How much an office that the neighbour in a list holds speaks for its employer: "Prime Minister A and Foreign Minister B"."""
        if candidate.type != "State":
            return 0.0
        for held in self.held:
            if held.employer is candidate and held.paragraph == pending.paragraph.index and held.title != pending.title:
                first, last = sorted((held.at, pending.at))
                if held.person is not pending.person and LIST.fullmatch(pending.paragraph.text[first:last]):
                    return 0.8
        return 0.0

    def _headed(self) -> dict[int, Character]:
        """For each paragraph the state that alone is the heading above it."""
        headed: dict[int, Character] = {}
        heading: Character | None = None
        for paragraph in self.scene.paragraphs:
            states = {id(c): c for f in paragraph.found if f.kind in "SD" and (c := self.scene.character(f)).type == "State"}
            if len(paragraph.text) < 60 and not paragraph.text.rstrip().endswith((".", ":", "?", "!")) and "|" not in paragraph.text:
                named = sum(f.end - f.start for f in paragraph.found if f.kind in "SD")
                heading = next(iter(states.values())) if len(states) == 1 and named > len(paragraph.text.strip()) / 2 else None
            elif heading is not None:
                headed[paragraph.index] = heading
        return headed

    def _speaking(self) -> dict[int, float]:
        """How often each state's government is named, of all that are, in the words of one who speaks: "the Chilean Government regrets"."""
        if not self.references.about.is_speech:
            return {}
        counted: Counter[int] = Counter()
        for paragraph in self.scene.paragraphs:
            for found in paragraph.found:
                if found.kind in "SD" and GOVERNMENT.match(paragraph.text, found.end):
                    counted[id(self.scene.character(found))] += 1
        return {i: n / counted.total() for i, n in counted.items()}

    # --- what is known of a person

    def family(self, country: Character) -> set[str]:
        """The keys of a country and of the states that it followed or became."""
        gazetteer = self.scene.gazetteer
        keys = {country.key} if country.key is not None else set()
        waiting = sorted(k for k in keys if k)
        while waiting and len(keys) < 16:
            key = waiting.pop(0)
            near = [*gazetteer.predecessors(key), *(s.key for s in gazetteer.entry(key).succeeded_by if s.manner == "continuation")]
            waiting += [k for k in near if k not in keys]
            keys |= set(near)
        return {k for k in keys if k}

    def state_of(self, person: Character) -> Character | None:
        """The state that a person serves, as far as it is told, settled or known."""
        states = [h.employer for h in self.held if h.person is person and h.employer.type == "State"]
        states += [e for _, e in person.offices if e is not None and e.type == "State"]
        return states[0] if states else self.country(person)

    def country(self, person: Character) -> Character | None:
        """The state that the gazetteer tells of a person."""
        if person.key is None:
            return None
        entry = self.scene.gazetteer.entry(person.key)
        of = entry.country or next(
            (o.of for o in entry.offices if o.of in self.scene.gazetteer and self.scene.gazetteer.entry(o.of).type == "State"), None
        )
        return self.character(of) if of is not None and of in self.scene.gazetteer else None

    def character(self, key: str) -> Character:
        """The cast's actor for a key of the gazetteer."""
        entry = self.scene.gazetteer.entry(key)
        return self.scene.cast.by_key(entry.key, entry.type, entry.name)

    def _home(self) -> Character | None:
        """The state whose ministry or government published the document."""
        for match in self.scene.gazetteer.find(self.scene.prose.document.publisher or ""):
            entry = self.scene.gazetteer.entry(match.key)
            while entry.parent is not None and entry.type != "State":
                entry = self.scene.gazetteer.entry(entry.parent)
            if entry.type == "State":
                return self.character(entry.key)
        return None
