"""Who a pronoun stands for: subjects before others, near before far, never who acts in the same clause."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from detente.extraction.about import About
from detente.extraction.cast import Character
from detente.extraction.memory import BODIES, SUBJECTS, Memory, Named
from detente.extraction.phrases import base
from detente.extraction.scene import Scene
from detente.extraction.syntax import Clause

SUBJECT_HERE = "the subject of the sentence"
SUBJECT_BEFORE = "the subject of the last sentence that names any"
LAST_HERE = "named last in the sentence"


class Pronouns:
    """Settles pronouns against what was named before. ``actors`` settles the noun phrases that they hang on."""

    def __init__(self, scene: Scene, about: About, memory: Memory, actors: Callable[[Token], list[Character]]) -> None:
        self.scene = scene
        self.words = scene.lexicon.words
        self.about = about
        self.memory = memory
        self.actors = actors
        self._because = scene.trace.because

    def meant(self, token: Token) -> list[Character]:
        """Who a pronoun stands for; nobody where that is unsettled."""
        return self.scene.trace.meant(token, self._meant(token), "pronoun")

    def _meant(self, token: Token) -> list[Character]:
        word = token.lower_
        if token.tag_ == "PRP$" and (own := self._own_subject(token, word)) is not None:
            return self._because([own], "the subject of its clause")
        if word in self.words["masculine"] or word in self.words["feminine"]:
            return self._person(token, word in self.words["feminine"])
        if word in self.words["neuter"]:
            return self._body(token)
        if word in self.words["third_plural"]:
            return self._several(token)
        if word in self.words["first_plural"]:
            return self._quoted(token) or self._because(self.memory.ourselves, "who call themselves so") or self._speakers_state()
        if word in self.words["first_singular"]:
            if self.about.speaker is not None:
                return self._because([self.about.speaker], "whose words the document is")
            return self._speakers_state() if self.about.is_speech else []
        return []

    def _own_subject(self, token: Token, word: str) -> Character | None:
        """Whose "its" or "his" is inside what a verb governs: of who acts in that clause, rather than in another of the sentence."""
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is None or word in self.words["third_plural"] | self.words["first_plural"] | self.words["first_singular"]:
            return None
        ahead = word in self.words["neuter"] and self._leads_up(token, verb)
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and (ahead or c.i < token.i) and not c.is_ancestor(token)]
        mention = self.memory.mentions.get(subjects[0].i) if len(subjects) == 1 and len(list(subjects[0].conjuncts)) == 0 else None
        if mention is None or mention.kind == "D":
            return None
        character = mention.character
        if word in self.words["neuter"]:
            return character if character.type in BODIES else None
        female = word in self.words["feminine"]
        return character if character.type == "Leader" and character.female in (None, female) else None

    def _leads_up(self, token: Token, verb: Token) -> bool:
        """Whether a pronoun stands in what opens a sentence, where nobody is named before it: "Since its accession, Malta has"."""
        opening = next((c for c in verb.children if (c == token or c.is_ancestor(token)) and c.dep_ == "prep"), None)
        if opening is None or opening.i != token.sent.start:
            return False
        return not any(self.memory.mentions[i].kind in "SOP" for i in range(opening.i, token.i) if i in self.memory.mentions)

    # --- I and we

    def _quoted(self, token: Token) -> list[Character]:
        """We, inside somebody's words: the state or body of who says them."""
        saying = (a for a in token.ancestors if base(a) in self.words["say"] and a.pos_ == "VERB")
        speakers = (s for verb in saying for s in verb.children if s.dep_ == "nsubj" and s.i != token.i)
        for character in (c for speaker in speakers for c in self.actors(speaker)):
            if character.type != "Leader":
                return self._because([character], "who says it")
            state = self.scene.state_of(character)
            return self._because([state], "the state of who says it") if state is not None else []
        return []

    def _speakers_state(self) -> list[Character]:
        """We: the state of who speaks, as the title ("Address by President X") or the publisher tells; else the document's one state."""
        about = self.about
        if about.speaker is not None and (state := self.scene.state_of(about.speaker)) is not None:
            return self._because([state], "the state of whose words the document is")
        if about.publisher is not None:
            return self._because([about.publisher], "whose government published the document")
        if len(about.topics) == 1:
            return self._because([about.topics[0]], "the state that the document is about")
        if not about.is_speech:
            return []
        first = next(([n.character] for n in self.memory.history if n.character.type == "State" and n.kind == "D"), [])
        return self._because(first, "the first people named in the speech")

    # --- he and she

    def _person(self, token: Token, female: bool) -> list[Character]:
        doers = self._doers(token)
        memory = self.memory

        def fits(character: Character) -> bool:
            return character.type == "Leader" and character.female in (None, female) and character not in doers

        named = [n for n in memory.history if memory.sentence - n.sentence <= 6 and fits(n.character) and memory.precedes(n, token)]
        if not named:
            return []
        chosen = self._nearest_person(named, token)
        if chosen is None:
            hero = self.about.protagonist
            if hero is not None and fits(hero):
                chosen = self._because(hero, "whom the document is about")
            else:
                chosen = self._because(_last_subject(named).character, "the last of whom anything is told")
        chosen.female = female
        return [chosen]

    def _nearest_person(self, named: list[Named], token: Token) -> Character | None:
        """Of those named in this sentence the subject, else the last; else the subject of the sentence before.

        Who is only named in what leads up to a subject ("the son of Ole, he …") is passed over for whom the document is about.
        """
        here = [n for n in named if n.sentence == self.memory.sentence]
        if here:
            subject = next((n.character for n in here if n.subject), None)
            if subject is None and token.dep_ in SUBJECTS and self.about.protagonist in [n.character for n in named]:
                return self._because(self.about.protagonist, "whom the document is about")
            return self._because(subject, SUBJECT_HERE) or self._because(here[-1].character, LAST_HERE)
        last = max(n.sentence for n in named)
        if self.memory.sentence - last > 1:
            return None
        return self._because(next((n.character for n in named if n.sentence == last and n.subject), None), SUBJECT_BEFORE)

    def _doers(self, token: Token) -> list[Character]:
        """Who a "him" or "it" cannot stand for: those who act in the same clause ("Mubarak succeeded him", "France and Italy left it")."""
        if token.tag_ != "PRP" or token.dep_ not in ("dobj", "pobj", "dative") or token.lower_ in self.words["reflexive"]:
            return []
        verb = token.head.head if token.dep_ == "pobj" and token.head.pos_ == "ADP" else token.head
        if verb.pos_ not in ("VERB", "AUX"):
            return []
        mentions = self.memory.mentions
        return [mentions[t.i].character for t in Clause(verb).surface_subject if t.i in mentions]

    # --- it and they

    def _body(self, token: Token) -> list[Character]:
        if token.dep_ in ("dobj", "pobj") and (body := self._body_acted_on(token)) is not None:
            return self._because([body], "what the sentence before was done to")
        memory = self.memory
        doers = self._doers(token)
        named = [
            n
            for n in memory.history
            if n.character.type in BODIES
            and n.kind != "D"
            and n.character not in doers
            and memory.precedes(n, token)
            and memory.sentence - n.sentence <= 3
        ]
        if not named:
            return []
        last = max(n.sentence for n in named)
        recent = [n for n in named if n.sentence == last]
        if (subject := next((n for n in recent if n.subject), None)) is not None:
            return self._because([subject.character], SUBJECT_HERE if last == memory.sentence else SUBJECT_BEFORE)
        if last == memory.sentence:
            return self._because([recent[-1].character], LAST_HERE)
        return self._because([recent[0].character], "the only one named last") if len({id(n.character) for n in recent}) == 1 else []

    def _body_acted_on(self, token: Token) -> Character | None:
        """Of "it" as an object: a treaty or body that the sentence before acted on, before whoever acted."""
        signing = token.head.lemma_ in self.words["signing"]
        for named in self.memory.backwards(1):
            if signing and named.character.type == "Agreement" and self.memory.precedes(named, token):
                return named.character
            if named.sentence < self.memory.sentence and not named.subject and named.character.type in ("Agreement", "Organization"):
                return named.character
        return None

    def _several(self, token: Token) -> list[Character]:
        """They: who says so of themselves, the last subject that named several, or a body of several."""
        memory = self.memory
        verb = token.head
        if token.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and base(verb.head) in self.words["say"]:
            speakers = [t for t in verb.head.children if t.dep_ == "nsubj" and t.tag_ == "NNS" and t.i not in memory.mentions]
            if said := [c for t in speakers for c in self.actors(t)]:
                return self._because(said, "who say it")
        for back in range(3):
            subjects = [n for n in memory.history if n.sentence == memory.sentence - back and n.subject and memory.precedes(n, token)]
            people = list(dict.fromkeys(n.character for n in subjects))
            if len(people) >= 2:
                return self._because(people[:4], "the last subjects")
            if len(people) == 1 and people[0].type in ("Party", "Organization"):
                return self._because(people, "the last subject, which is a body of several")
        return []


def _last_subject(named: list[Named]) -> Named:
    """Of the last sentence that names somebody and the one before, the last subject; else the last name."""
    last = max(n.sentence for n in named)
    subjects = [n for n in named if n.sentence >= last - 1 and n.subject]
    return subjects[-1] if subjects else [n for n in named if n.sentence == last][-1]
