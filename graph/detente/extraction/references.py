"""Who is meant: noun phrases, pronouns and collectives to actors of the cast.

References are settled in order of the text, against what has been named before: the subject of the sentence and of the
one before it first, then what was named last. Who is not settled stays unsettled; nothing is guessed from word order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.descriptions import Descriptions
from detente.extraction.dyads import Dyads
from detente.extraction.enumeration import listed_after
from detente.extraction.memory import BODIES, SUBJECTS, Memory
from detente.extraction.paragraphs import Mention, Paragraph
from detente.extraction.phrases import base, conjuncts
from detente.extraction.pronouns import Pronouns
from detente.extraction.scene import Scene
from detente.extraction.syntax import Clause, reciprocal

DEPTH = 3
"""How many noun phrases inside each other are followed."""


class OfficeTold(NamedTuple):
    """An office as a sentence tells it, with the number of its paragraph and the character at which it is told."""

    person: Character
    title: str
    employer: Character | None
    place: tuple[int, int]


class References:
    """The reader of noun phrases, sentence by sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lexicon = scene.lexicon
        self.trace = scene.trace
        self.about = About(scene)
        self.memory = Memory()
        self.dyads = Dyads(scene, self.about, self.memory)
        self.pronouns = Pronouns(scene, self.about, self.memory, self.actors)
        self.offices: list[OfficeTold] = []
        """The offices told so far."""
        self.descriptions = Descriptions(scene, self.about, self.memory, self.dyads, self.actors)

    @property
    def mentions(self) -> dict[int, Mention]:
        """The names of the paragraph that is read, by token."""
        return self.memory.mentions

    def begin(self, paragraph: Paragraph, sentence: Span) -> None:
        """Take note of a sentence's names, before its facts are read; references inside it see only what stands before them."""
        self.memory.paragraph = paragraph
        self.memory.sentence += 1
        states: list[Character] = []
        for token in sentence:
            mention = paragraph.mentions.get(token.i)
            if mention is None and token.lower_ == "we":
                self._ourselves(token, 0)
            if mention is None and token.dep_ in SUBJECTS and token.lower_ in self.lexicon.words["third_person"]:
                # What a pronoun that is a subject stands for goes on to be spoken of.
                for character in self.pronouns.meant(token):
                    self.memory.note(token, character, subject=True, kind="R")
            elif mention is not None and not _goes_on(token, mention, paragraph):
                self.memory.note(token, mention.character, subject=_is_subject(token), kind=mention.kind)
                if mention.character.type == "State" and mention.character not in states:
                    states.append(mention.character)
        if len(states) == 2:
            self.memory.pairs.append((self.memory.sentence, tuple(states)))

    def enlist(self, token: Token, *, alone: bool = False) -> None:
        """Know the person that a token names where only a person can stand, though neither title nor model told so.

        ``alone``: though it is a single word that names nobody yet.
        """
        person = self.scene.person_at(self.memory.paragraph, token, alone=alone)
        if person is not None:
            self.memory.note(token, person, subject=token.dep_ in SUBJECTS, kind="L")

    # --- who is meant

    def people(self, token: Token) -> list[Character]:
        """The persons that a noun phrase stands for where only persons can stand; of "a Frenchman" who is called so beside it."""
        self.enlist(token)
        found = [c for c in self.actors(token) if c.type == "Leader"]
        if not found and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            beside = [c for c in token.children if c.dep_ == "appos"] + ([token.head] if token.dep_ == "appos" else [])
            for one in beside if base(token) in self.lexicon.words["kin"] else ():
                self.enlist(one, alone=True)
            found = [m.character for t in beside if (m := self.mentions.get(t.i)) is not None and m.kind == "L"]
        return found

    def actors(self, token: Token, depth: int = 0) -> list[Character]:
        """The actors that the noun phrase headed by a token stands for; empty where it stands for none, or none for sure."""
        mention = self.mentions.get(token.i)
        if mention is not None:
            return [] if mention.kind == "D" and not _is_noun(token) else [mention.character]
        if depth > DEPTH:
            return []
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP$"):
            return self._ourselves(token, depth) or self.pronouns.meant(token)
        if token.pos_ == "DET" and token.lower_ == "both":
            return self.trace.meant(token, self.dyads.collective(token), "description")
        if depth < 2 and (verb := reciprocal(token)) is not None:
            each = [c for t in Clause(verb).surface_subject if t != token for c in self.actors(t, depth + 1)]
            return self.trace.meant(token, self.trace.because(each, "who act are meant, each by the others"), "pronoun")
        if token.pos_ in ("NUM", "PRON", "DET", "NOUN") and (number := self.lexicon.numbers.get(token.lower_, 0)) and _counts_all(token):
            named = self.memory.recent(("State",), number, 3) or self.memory.recent(("Leader",), number, 3)
            return self.trace.meant(token, self.trace.because(named, "so many were named last"), "description")
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return []
        if token.lower_ in ("latter", "former") and token.dep_ in (*SUBJECTS, "pobj", "dobj"):
            return []
        return self._apposed(token) or self.descriptions.meant(token, depth)

    def spread(self, tokens: Iterable[Token]) -> list[tuple[Token, Character]]:
        """The actors of several noun phrases, each once, with the token that names it."""
        found: dict[int, tuple[Token, Character]] = {}
        for token in (t for first in tokens for t in (first, *listed_after(first, self.mentions))):
            for character in self.actors(token):
                found.setdefault(id(character), (token, character))
        return list(found.values())

    def office_before(self, place: tuple[int, int], person: Character | None) -> OfficeTold | None:
        """The office told last before a place (paragraph and character), of a person or of anybody."""
        return next((o for o in reversed(self.offices) if o.place < place and (person is None or o.person is person)), None)

    def owner(self, noun: Token) -> list[Character]:
        """Whose a noun is, as states, organizations or parties."""
        return self.descriptions.owner(noun)

    def _apposed(self, token: Token) -> list[Character]:
        """The names that stand beside a common noun: "his ally, X", "the presidents, A and B"."""
        for apposed in (c for c in token.children if c.dep_ == "appos"):
            mention = self.mentions.get(apposed.i)
            bracketed = apposed.nbor(-1).text == "(" and not (token.tag_ == "NNS" and len(self._listed(apposed)) > 1)
            if mention is not None and mention.kind in "LSOP" and not bracketed:
                names = (t for t in apposed.lefts if t.dep_ == "compound" and t.i in self.mentions and self.mentions[t.i].kind == "L")
                told = [t for t in (*names, *conjuncts(apposed)) if t.i in self.mentions]
                named = list(dict.fromkeys(self.mentions[t.i].character for t in told))
                return self.trace.meant(token, self.trace.because(named, "named beside it"), "description")
        if token.tag_ == "NNS" and token.dep_ == "nsubj" and base(token.head) in self.lexicon.words["embracing"]:
            included = [t for c in token.head.children if c.dep_ == "dobj" for t in self._listed(c)]
            named = list(dict.fromkeys(self.mentions[t.i].character for t in included))
            return self.trace.meant(token, self.trace.because(named, "named as some of them"), "description")
        return []

    def _listed(self, first: Token) -> list[Token]:
        """Of a noun phrase and those listed with it, the names."""
        return [t for t in conjuncts(first) if t.i in self.mentions and self.mentions[t.i].kind in "LSOP"]

    def _ourselves(self, token: Token, depth: int) -> list[Character]:
        """ "We, the Heads of State of Peru, Chile and Bolivia": those named."""
        if token.lower_ != "we":
            return []
        beside = [c for c in token.children if c.dep_ == "appos"]
        if not beside and token.i + 1 < token.sent.end and token.nbor(1).text == ",":
            following = (t for t in token.sent if t.i > token.i + 1 and t.dep_ in ("appos", "nsubj", "dep"))
            beside = [t for t in following if t.pos_ in ("NOUN", "PROPN")][:1]
        people = [t for t in beside if t.i not in self.mentions and base(t) in self.lexicon.words["stand_for_state"]]
        named = list(dict.fromkeys(c for t in people for c in self.actors(t, depth + 1)))
        self.memory.ourselves = named or self.memory.ourselves
        return self.trace.meant(token, self.trace.because(named, "named beside it"), "pronoun") if named else []

    # --- who is meant though not told

    def other_than(self, character: Character, token: Token, but: list[Character]) -> Character | None:
        """Whom a reference means that cannot mean this one: the last state or body named before it that is another."""
        kinds = ("Leader",) if character.type == "Leader" else BODIES
        if token.i in self.mentions or (token.pos_ != "PRON" and base(token) not in self.lexicon.words["own_country"]):
            return None
        for named in self.memory.backwards(3):
            if named.character not in but and named.character.type in kinds and named.kind != "D" and self.memory.precedes(named, token):
                return self.trace.because(named.character, "the last named besides")
        return None

    def last_body(self) -> Character | None:
        """The organization or agreement spoken of last, else the one of the title."""
        for named in self.memory.backwards(4):
            if named.character.type in ("Organization", "Agreement"):
                return self.trace.because(named.character, "the body or agreement named last")
        title = self.scene.paragraphs[0].mentions.values() if self.scene.paragraphs else ()
        named_first = next((m.character for m in title if m.character.type in ("Organization", "Agreement")), None)
        return self.trace.because(named_first, "the body or agreement of the title")


def _counts_all(token: Token) -> bool:
    return any(c.lower_ in ("all", "the") for c in token.lefts)


def _goes_on(token: Token, mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a person's name goes on with the next token, which will be noted."""
    following = paragraph.mentions.get(token.i + 1)
    return mention.kind == "L" and following is not None and following.character is mention.character


def _is_subject(token: Token) -> bool:
    if token.dep_ == "appos" and any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.head.children):
        # "His father, Henry": the father is named, but it is still the son who is spoken of.
        return False
    return token.dep_ in SUBJECTS or token.head.dep_ in SUBJECTS


def _is_noun(demonym: Token) -> bool:
    """Whether a demonym stands for people ("the Russians met"), not before another noun."""
    if demonym.dep_ in ("amod", "compound", "nmod") and demonym.head.i > demonym.i:
        return False
    return demonym.tag_ in ("NNPS", "NNS", "NNP", "NN") or demonym.dep_ in (*SUBJECTS, "pobj", "dobj", "conj")
