"""The actors of one document, and the names that it uses for them.

A document introduces an actor by a full name and goes on with a surname, an acronym or a title. ``Cast`` gathers the
full names first and settles the short ones against them; nothing is matched because one name contains another, except
a surname after its full name.
"""

from __future__ import annotations

import re
from collections import Counter

from detente.extraction.unnamed import MARK
from detente.model import Actor, NodeType
from detente.names import fold

NOBLE = {"de", "von", "van", "of", "zu", "di", "da", "do", "del", "y", "e", "ibn", "bin", "al"}
"""Small words of names, behind which a name may go on or be left off."""
MATTER = {"on", "for", "concerning", "against", "of", "between"}
"""Words behind which an agreement's name says what it is about."""
GENERATION = re.compile(r",?\s+(?:Jr|Sr)\.?$")


def _with_matter(short: str, long: str) -> bool:
    """Whether a folded name of an agreement, which says which one it is, goes on in another with what it is about."""
    return " " in short and " of " not in short and long.startswith(short + " ") and long[len(short) :].split()[0] in MATTER


class Character:
    """An actor of one document. ``forms`` counts how the document calls it."""

    __slots__ = ("female", "first", "forms", "key", "name", "offices", "owner", "type")

    def __init__(self, name: str, type_: NodeType, key: str | None = None) -> None:
        self.name = name
        self.type = type_
        self.key = key
        self.forms: Counter[str] = Counter()
        self.offices: list[tuple[str, Character | None]] = []
        """Offices that the document gives a person, with the employer where it is told."""
        self.owner: Character | None = None
        """The state or organization that an institution is part of."""
        self.female: bool | None = None
        self.first = 1 << 60
        """Where it is first named."""

    def __repr__(self) -> str:
        return f"{self.type[0]}:{self.name}"

    def hold(self, title: str, employer: Character | None) -> None:
        """Keep an office that the document gives."""
        if (title, employer) not in self.offices:
            self.offices.append((title, employer))

    def actor(self) -> Actor:
        """The record that leaves extraction."""
        mentions = tuple(form for form, _ in sorted(self.forms.items(), key=lambda item: (-item[1], item[0])))
        return Actor(self.name, self.type, self.key, mentions)


class Cast:
    """All actors of a document."""

    def __init__(self) -> None:
        self.known: dict[str, Character] = {}
        self.unknown: dict[tuple[NodeType, str], Character] = {}
        self.persons: dict[str, Character] = {}
        self.surnames: dict[str, list[Character]] = {}

    def by_key(self, key: str, type_: NodeType, name: str) -> Character:
        """An actor that the gazetteer knows."""
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Character(name, type_, key)
            if type_ == "Leader":
                self._enlist(found, name)
        return found

    def by_name(self, name: str, type_: NodeType) -> Character:
        """An organization, agreement or party that the gazetteer does not know."""
        key = (type_, fold(name) if MARK not in name else name)
        found = self.unknown.get(key)
        if found is None:
            found = self._same_agreement(key[1]) if type_ == "Agreement" and MARK not in name else None
            self.unknown[key] = found = found or Character(name, type_)
        return found

    def alias(self, name: str, known: Character) -> None:
        """Let another name that the document gives mean an actor, where it means nobody yet."""
        self.unknown.setdefault((known.type, fold(name)), known)

    def _same_agreement(self, name: str) -> Character | None:
        """The one agreement that the same words tell with or without its matter: "Lima Convention (on Mutual Defence)"."""
        candidates = {
            id(known): known
            for (type_, other), known in self.unknown.items()
            if type_ == "Agreement" and MARK not in other and (_with_matter(name, other) or _with_matter(other, name))
        }
        return next(iter(candidates.values())) if len(candidates) == 1 else None

    def person(self, name: str) -> Character:
        """A person by a full name: the same folded name, or the same with initials and "Jr." left out, is the same person."""
        key = self._person_key(name)
        found = self.persons.get(key) or self._longer_or_shorter(name)
        if found is None:
            found = self.persons[key] = Character(GENERATION.sub("", name) if GENERATION.search(name) else name, "Leader")
            self._enlist(found, name)
        return found

    def _longer_or_shorter(self, name: str) -> Character | None:
        """A person whose name this one begins with, or begins: "Gyula Andrássy" and "Gyula Andrássy de Csíkszentkirály"."""
        words = fold(name).split()
        for key, person in self.persons.items():
            known = key.split()
            n = min(len(words), len(known))
            if 2 <= n < max(len(words), len(known)) and words[:n] == known[:n] and (set(words[n : n + 1]) | set(known[n : n + 1])) & NOBLE:
                return person
        return None

    def by_full_name(self, name: str) -> Character | None:
        """The person whom the document has introduced by this full name."""
        return self.persons.get(self._person_key(name)) if " " in name else None

    def by_surname(self, name: str) -> Character | None:
        """The one person of the document of whose full name this word (or words) is a part; None where none or several are."""
        candidates = self.surnames.get(fold(name), [])
        return candidates[0] if len(candidates) == 1 else None

    def _enlist(self, person: Character, name: str) -> None:
        self.persons.setdefault(self._person_key(name), person)
        words = fold(name).split()
        parts = {words[-1], words[0]} if words else set()
        if len(words) > 2:
            parts |= {" ".join(words[1:]), " ".join(words[-2:]), words[1]}
        for part in parts:
            if len(part) > 1 and person not in (listed := self.surnames.setdefault(part, [])):
                listed.append(person)

    @staticmethod
    def _person_key(name: str) -> str:
        words = [w for w in fold(GENERATION.sub("", name)).split() if len(w) > 1]
        return " ".join((words[0], words[-1])) if len(words) > 2 and not set(words[1:]) & NOBLE else " ".join(words)
