"""What common nouns stand for: "Soviet leaders", "the government of Laos", "the two countries", "the prime minister"."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from spacy.tokens import Token

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.dyads import Dyads
from detente.extraction.enumeration import listed_after
from detente.extraction.memory import BODIES, SUBJECTS, Memory
from detente.extraction.phrases import base, conjuncts, counted
from detente.extraction.scene import Scene

SINGULAR = ("NN", "NNP")
PLURAL = ("NNS", "NNPS")


class Descriptions:
    """Settles noun phrases without a name against what was named before.

    ``actors`` settles the noun phrases inside them, to a depth.
    """

    def __init__(self, scene: Scene, about: About, memory: Memory, dyads: Dyads, actors: Callable[[Token, int], list[Character]]) -> None:
        self.scene = scene
        self.lexicon = scene.lexicon
        self.words = scene.lexicon.words
        self.about = about
        self.memory = memory
        self.dyads = dyads
        self.actors = actors
        self._trace = scene.trace
        self._because = scene.trace.because

    def meant(self, token: Token, depth: int) -> list[Character]:
        """The actors that a common noun stands for; nobody where that is unsettled."""
        return self._trace.meant(token, self._meant(token, depth), "description")

    def _meant(self, token: Token, depth: int) -> list[Character]:
        lemma = base(token)
        beside = {c.lower_ for c in token.children}
        if token.dep_ == "attr" and base(token.head) == "be" and depth < 2 and (subject := self._subject(token, depth)):
            return self._because(subject, "of whom it is said")
        collective = bool(beside & self.words["both"]) and lemma in self.words["collectives"]
        if (thing := counted(token)) != token:
            # "Hundreds of French soldiers" are France's; "hundreds of Frenchmen" are but people.
            is_people = thing.i in self.memory.mentions and token.dep_ in SUBJECTS
            return [] if is_people else self._because(self.actors(thing, depth + 1), "what is counted")
        if led := self._regime(token, lemma, depth) or self._led_by(token, lemma):
            return led
        if lemma in self.words["stand_for_state"] and (owner := self.owner(token, depth)):
            return (self._officeholder(token, lemma, owner) if not collective else []) or self._because(owner, "whose it is")
        if token.tag_ == "NNS" and not collective and (people := self._numbered(beside)):
            return self._because(people, "so many persons were named last")
        if collective or self._all_sides(token, lemma, beside):
            return self.dyads.collective(token)
        if token.tag_ == "NNS" and "the" in beside and lemma in self.words["two_persons"] and not _qualified(token):
            named = self._because(self.memory.recent(("Leader",), 2, 1), "the two persons named last")
            return named or self._because(list(self.about.leaders), "the two persons that the document is about")
        if examples := self._examples(token):
            return self._because(examples, "what it is said to include")
        definite = token.tag_ in SINGULAR and _definite(token, self.words["indefinite"]) and not _told_apart(token)
        if definite and (one := self._one(token, lemma)) is not None:
            return one
        if definite and lemma in self.words["bodies"]:
            last = self.memory.last(("Party",) if lemma in self.words["party_bodies"] else ("Organization", "Party"))
            return self._because(last, "the body named last")
        return []

    def _subject(self, token: Token, depth: int) -> list[Character]:
        """What a sentence says its subject is goes for the subject: "Andrássy was a statesman who served as"."""
        return [c for t in token.head.children if t.dep_ == "nsubj" for n in conjuncts(t) for c in self.actors(n, depth + 1)]

    def _one(self, token: Token, lemma: str) -> list[Character] | None:
        """What a noun with "the" or a possessive means, by the sort of noun; None where it is of none of these sorts."""
        if holder := self._officeholder(token, lemma, []):
            return holder
        if body := self._body_called(token):
            self.memory.note(token, body, subject=token.dep_ in SUBJECTS, kind="R")
            return self._because([body], "the last in whose name the word is")
        if lemma in self.words["own_country"]:
            if any(c.pos_ == "PROPN" and c.i not in self.memory.mentions for c in token.lefts):
                return []
            return self._country_of_person(token) or self._own_country(lemma)
        if lemma not in self.words["agreements"]:
            return None
        last = self._because(self.memory.last(("Agreement",)), "the agreement named last")
        return last or self._because([self.about.agreement] if self.about.agreement is not None else [], "the agreement of the title")

    # --- by a person

    def _regime(self, token: Token, lemma: str, depth: int) -> list[Character]:
        """ "The Pol Pot regime", "Lon Nol's government": the person by whom it goes; "the regime": the same again."""
        leader = self._leader_of(token) if lemma in self.words["by_leader"] else None
        if leader is not None:
            self.memory.regime = leader
            return self._because([leader], "by whom it goes")
        known = self.memory.regime
        again = lemma == "regime" and known is not None and _definite(token, self.words["indefinite"]) and not self.owner(token, depth)
        return self._because([known], "whose regime was spoken of last") if again and known is not None else []

    def _leader_of(self, token: Token) -> Character | None:
        for child in token.lefts:
            mention = self.memory.mentions.get(child.i)
            if mention is not None and mention.kind == "L" and child.dep_ in ("compound", "poss", "nmod", "amod"):
                return mention.character
        return None

    def _led_by(self, token: Token, lemma: str) -> list[Character]:
        """In "a group of generals led by Duong Van Minh", the person."""
        if lemma not in self.words["led"]:
            return []
        mentions = self.memory.mentions
        for child in token.subtree:
            if child.dep_ == "acl" and child.lemma_ in self.words["leading"] and child.tag_ == "VBN":
                agents = [t for c in child.children if c.dep_ == "agent" for t in c.children if t.i in mentions]
                return self._because([mentions[t.i].character for t in agents if mentions[t.i].kind == "L"], "who leads it")
        return []

    def _officeholder(self, token: Token, lemma: str, owner: list[Character]) -> list[Character]:
        """The person last named who holds the office that a description names: "the prime minister"."""
        if lemma not in self.words["offices_alone"] or token.tag_ not in SINGULAR:
            return []
        before = [c.lower_ for c in token.lefts if c.dep_ in ("compound", "amod")]
        title = " ".join([*[w for w in before if w in self.words["parts_of_titles"]], lemma])
        title = {"premier": "prime minister"}.get(title, title)
        for named in self.memory.before(token):
            if named.character.type == "Leader":
                for office, employer in named.character.offices:
                    same = office == title or office.endswith(" " + title) or (title == "leader" and not owner)
                    if same and (not owner or employer in owner):
                        return self._because([named.character], "the last who holds that office")
        return []

    # --- several

    def _numbered(self, beside: set[str]) -> list[Character]:
        """ "The three men": the persons named last, as many."""
        if not beside & self.words["definite_plural"]:
            return []
        number = next((n for word, n in self.lexicon.numbers.items() if word in beside), 0)
        return self.memory.recent(("Leader",), number, 3) if number else []

    def _all_sides(self, token: Token, lemma: str, beside: set[str]) -> bool:
        """Whether "the sides", "the countries" are said with nothing to tell which."""
        return token.tag_ == "NNS" and "the" in beside and lemma in self.words["sides"] and not _qualified(token)

    def _examples(self, token: Token) -> list[Character]:
        """ "International organizations, including the UN and the WTO": what a plural is said to include."""
        if token.tag_ not in PLURAL:
            return []
        reach = {t.i for t in token.subtree} | {t.i for t in self._beside(token)}
        opening = next((w for w in token.sent if w.i > token.i and w.i in reach and self._opens_list(w)), None)
        if opening is None:
            return []
        opening = opening.nbor(-1) if opening.lower_ == "them" else opening
        mentions = self.memory.mentions
        under = opening.subtree if opening.text != ":" else token.sent
        named = [t for t in under if t.i > opening.i and t.i in reach and t.i in mentions and not possessed(t)]
        first = next((t for t in token.doc[opening.i + 1 : opening.i + 5] if t.i in mentions and not possessed(t)), None)
        listed = [first, *listed_after(first, mentions)] if first is not None else []
        found = [mentions[t.i].character for t in (*listed, *named) if mentions[t.i].kind in "SLOPC"]
        return list(dict.fromkeys(found))

    @staticmethod
    def _beside(token: Token) -> list[Token]:
        """What goes on behind a noun up to the next verb, and all that stands behind a colon."""
        behind = [t for t in token.sent if t.i > token.i]
        colon = next((t for t in behind if t.text == ":"), None)
        if colon is not None and not any(t.tag_ in PLURAL for t in token.doc[token.i + 1 : colon.i]):
            return behind
        verb = next((t for t in behind if t.text == ":" or (t.pos_ in ("VERB", "AUX") and t.lower_ != "including")), None)
        return [t for t in behind if verb is None or t.i < verb.i]

    def _opens_list(self, word: Token) -> bool:
        """Including, such as, among them, most of them, or a colon."""
        if word.text == ":" or word.lower_ in self.words["including"]:
            return True
        if word.text == "(":
            inside = list(itertools.takewhile(lambda t: t.text != ")", word.doc[word.i + 1 : word.sent.end]))
            return inside[0].i in self.memory.mentions and len(listed_after(inside[0], self.memory.mentions)) > 0 if inside else False
        before = word.nbor(-1).lower_ if word.i > 0 else ""
        if word.lower_ == "them":
            return before == "among" or (before == "of" and word.nbor(-2).lower_ == "most")
        return word.lower_ == "as" and before == "such"

    # --- by what it belongs to, or is called

    def owner(self, noun: Token, depth: int = 0) -> list[Character]:
        """Whose a noun is, as states, organizations or parties: by a name before it, a possessive, "of" or "from"."""
        before = (c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "npadvmod"))
        found = [c for child in before for c in self._named_before(child, depth) if c.type in BODIES]
        for preposition in ("of", "from", *(("in",) if base(noun) in self.words["found_in"] else ())):
            if not found:
                direct = [t for p in noun.children if p.dep_ == "prep" and p.lower_ == preposition for t in p.children if t.dep_ == "pobj"]
                found = [a for t in direct for c in conjuncts(t) for a in self.actors(c, depth + 1) if a.type in BODIES]
        return list(dict.fromkeys(found))

    def _named_before(self, child: Token, depth: int) -> list[Character]:
        """Who stands in what modifies a noun, with what hangs on it."""
        found: list[Character] = []
        for part in (child, *(c for c in child.subtree if c != child)):
            mention = self.memory.mentions.get(part.i)
            if part.dep_ == "npadvmod" and part.head.tag_ == "VBN":
                # The Japanese-sponsored government is not Japan's.
                continue
            if mention is not None and mention.character.type in BODIES:
                found.append(mention.character)
            elif part.tag_ == "PRP$":
                found.extend(self.actors(part, 0))
            elif child.dep_ == "poss" and part == child and mention is None:
                found.extend(self.actors(child, depth + 1))
        return found

    def _body_called(self, token: Token) -> Character | None:
        """ "The coalition", "the Forum", "the treaty": the body or agreement named before in whose name the word is."""
        word = token.lower_
        if len(word) < 4 or any(c.pos_ == "PROPN" for c in token.lefts):
            return None
        for named in self.memory.before(token):
            character = named.character
            if character.type in ("Organization", "Party", "Agreement"):
                names = (character.name, *character.forms)
                if any(word in name.lower().replace("’", "'").split() for name in names):
                    return character
        return None

    def _country_of_person(self, token: Token) -> list[Character]:
        """ "Represented her country": the state of the person whose country it is said to be."""
        words = self.words["masculine"] | self.words["feminine"]
        pronoun = next((c for c in token.lefts if c.tag_ == "PRP$" and c.lower_ in words), None)
        people = self.actors(pronoun, 0) if pronoun is not None else []
        state = self.scene.state_of(people[0]) if people and people[0].type == "Leader" else None
        return [state] if state is not None else []

    def _own_country(self, lemma: str) -> list[Character]:
        """ "The country", "the government": the state that the paragraph is about; a government rather that of the title's one state."""
        titled = self.about.title_states
        other = self.dyads.sections.other(self.memory.paragraph)
        if other is not None and lemma not in self.words["governing"]:
            return [other]
        if len(titled) == 1 and lemma in self.words["governing"] and titled[0] in self.about.topics:
            return self._because([titled[0]], "the state of the title")
        for named in reversed(self.memory.history):
            if named.paragraph != self.memory.paragraph.index:
                break
            if named.subject and named.character.type == "State":
                return self._because([named.character], "the last state that is a subject in the paragraph")
        if len(self.about.topics) == 1 or (self.about.topics and not self.about.title_states):
            return self._because([self.about.topics[0]], "the state that the document is about")
        return self._because(self.memory.last(("State",)), "the state named last")


def possessed(token: Token) -> bool:
    """Whether a name stands but to say whose something is, or before another noun."""
    return token.dep_ in ("poss", "compound", "amod", "nmod")


def _qualified(token: Token) -> bool:
    """Whether something says which ones are meant."""
    return any(c.dep_ in ("amod", "relcl", "prep", "acl", "compound") for c in token.children)


def _told_apart(token: Token) -> bool:
    """Whether a clause says which one is meant, so that it is not the one named before: "the party that governs Russia"."""
    return any(c.dep_ == "relcl" and any(w.tag_ == "WDT" and w.lower_ == "that" for w in c.children) for c in token.children)


def _definite(token: Token, indefinite: frozenset[str]) -> bool:
    determiners = [c for c in token.lefts if c.dep_ in ("det", "poss")]
    if any(d.lower_ in indefinite for d in determiners):
        return False
    return bool(determiners) or token.text[0].isupper()
