"""The memory of a document while it is read from top to bottom: who was named where, and which states together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Mention, Paragraph

BODIES = ("State", "Party", "Organization")
"""Types of actors that are no persons and no papers."""
SUBJECTS = ("nsubj", "nsubjpass")
"""The parse's names for what a clause tells of."""


class Named(NamedTuple):
    """An actor named at a place: paragraph, token, and whether as a clause's subject."""

    paragraph: int
    sentence: int
    token: int
    character: Character
    subject: bool
    kind: str


class Memory:
    """What has been named so far. Sentences are counted through the whole document."""

    def __init__(self) -> None:
        self.history: list[Named] = []
        self.sentence = 0
        self.paragraph: Paragraph
        self.ourselves: list[Character] = []
        """Who says "we" in a joint statement: "We, the Heads of State of"."""
        self.regime: Character | None = None
        """Whose regime was spoken of last."""
        self.pairs: list[tuple[int, tuple[Character, ...]]] = []
        """Dyads of states named together, with the number of the sentence."""

    @property
    def mentions(self) -> dict[int, Mention]:
        """The names of the paragraph that is read, by token."""
        return self.paragraph.mentions

    def note(self, token: Token, character: Character, *, subject: bool, kind: str) -> None:
        """Keep that an actor was named, or meant, at a token."""
        self.history.append(Named(self.paragraph.index, self.sentence, token.i, character, subject, kind))

    def precedes(self, named: Named, token: Token) -> bool:
        """Whether an actor was named before a token of the sentence that is read."""
        return named.sentence < self.sentence or named.token < token.i

    def backwards(self, reach: int) -> Iterator[Named]:
        """What was named, the last first, up to so many sentences back."""
        for named in reversed(self.history):
            if self.sentence - named.sentence > reach:
                return
            yield named

    def before(self, token: Token) -> Iterator[Named]:
        """What was named before a token, the last first."""
        return (named for named in reversed(self.history) if self.precedes(named, token))

    def last(self, types: tuple[str, ...]) -> list[Character]:
        """The actor of some types named last in the four sentences before, if any."""
        for named in self.backwards(4):
            if named.character.type in types and (named.sentence < self.sentence or named.paragraph == self.paragraph.index):
                return [named.character]
        return []

    def recent(self, types: tuple[str, ...], number: int, reach: int) -> list[Character]:
        """The so many actors of some types named last, in order of the text; nobody where there are fewer."""
        found: list[Character] = []
        for named in self.backwards(reach):
            if named.character.type in types and named.character not in found:
                found.append(named.character)
            if len(found) == number:
                return found[::-1]
        return []

    def last_person_before(self, token: Token, but: list[Character]) -> Character | None:
        """The person named last before a word, in its sentence or the one before."""
        people = (n.character for n in self.backwards(1) if n.character.type == "Leader" and self.precedes(n, token))
        return next((p for p in people if p not in but), None)
