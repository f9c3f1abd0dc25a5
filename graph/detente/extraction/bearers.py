"""Which known leader a formal or a short name means: "Joseph R. Biden, Jr.", "President Suharto", "Prime Minister Heath" of 1970.

A short name is taken for a leader only beside an office that the leader held in the years that the document tells of, and only where
no other leader of that name did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from detente.edtf import span
from detente.extraction.cast import GENERATION
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import Lexicon
from detente.extraction.name_entries import Entry, Office
from detente.names import fold

YEAR = 366
"""Days by which a term of office may miss the years of a document: who is called president may have been so last year."""


class Sought(NamedTuple):
    """What a document tells of a leader beside the name."""

    title: str
    """The office, in the form in which the lexicon keeps it."""
    employer: str | None
    """The key of the state or body whose office it is, where that is told."""
    first: int
    last: int
    """The days between which the office was held on some day; infinite where the document tells no time."""
    past: bool = False
    """Whether it is a former office."""


class Bearers:
    """The leaders of a gazetteer by the words of their names."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_surname: dict[str, list[Entry]] = defaultdict(list)
        for entry in gazetteer:
            if entry.type == "Leader":
                for surname in dict.fromkeys(fold(s).split()[-1] for s in (entry.surname or entry.name, entry.name) if fold(s)):
                    self._by_surname[surname].append(entry)

    def formal(self, name: str) -> Entry | None:
        """The one leader whose name this is with initials, a generation or the full form of a given name; None where none or several are.

        Raises nothing: an unknown name gives None.
        """
        words = [w for w in fold(GENERATION.sub("", name)).split() if len(w) > 1]
        if len(words) < 2 or (len(words) == 2 and len(name.split()) == 2 and not self._nicknamed(words[0])):
            return None
        found = [e for e in self._by_surname.get(words[-1], ()) if self._same_given(words[0], e)]
        return found[0] if len(found) == 1 else None

    def in_office(self, name: str, sought: Sought, states: Collection[str]) -> Entry | None:
        """The one leader of that surname (or part of a name) who held the office told, of a state that the document names."""
        words = fold(GENERATION.sub("", name)).split()
        if not words:
            return None
        found = [
            e
            for e in self._by_surname.get(words[-1], ())
            if set(words) <= set(fold(e.name).split()) | set(fold(e.surname or "").split())
            and any(self._held(office, sought, states) for office in e.offices)
        ]
        return found[0] if len(found) == 1 else None

    def _held(self, office: Office, sought: Sought, states: Collection[str]) -> bool:
        if self._lexicon.canonical_title(office.office) != sought.title:
            return False
        if office.of != sought.employer if sought.employer is not None else office.of not in states:
            return False
        first = span(office.start)[0] if office.start else None
        last = span(office.end)[1] if office.end and office.end != ".." else None
        if first is not None and first > sought.last + YEAR:
            return False
        return sought.past or last is None or last >= sought.first - YEAR

    def _nicknamed(self, given: str) -> bool:
        return given in self._lexicon.nicknames or given in self._lexicon.nicknames.values()

    def _same_given(self, given: str, entry: Entry) -> bool:
        own = fold(entry.name).split()[0]
        plain = self._lexicon.nicknames
        return plain.get(own, own) == plain.get(given, given)
