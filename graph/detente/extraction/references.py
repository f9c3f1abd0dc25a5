"""Who is meant: noun phrases, pronouns and collectives to actors of the cast.

References are settled in order of the text, against what has been named before: the subject of the sentence and of the
one before it first, then what was named last. Who is not settled stays unsettled; nothing is guessed from word order.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.scene import Paragraph, Scene
from detente.extraction.syntax import Clause, base, conjuncts

MASCULINE = {"he", "him", "his", "himself"}
FEMININE = {"she", "her", "hers", "herself"}
NEUTER = {"it", "its", "itself"}
PLURAL = {"they", "them", "their", "themselves"}
FIRST_PLURAL = {"we", "us", "our", "ourselves"}
BOTH = {"both", "two", "three", "these", "respective", "either", "neither", "four", "five", "six"}
BODIES = ("State", "Party", "Organization")


SPEECH = re.compile(r"\b(?:speech|address|remarks|statement|toast|lecture|message|letter|testimony|interview)\b", re.IGNORECASE)


def possessed(token: Token) -> bool:
    """Whether a name stands but to say whose something is, or before another noun."""
    return token.dep_ in ("poss", "compound", "amod", "nmod")


class Named(NamedTuple):
    """An actor named at a place: paragraph, token, and whether as a clause's subject."""

    paragraph: int
    sentence: int
    token: int
    character: Character
    subject: bool
    kind: str


class References:
    """The memory of a document while it is read from top to bottom."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lexicon = scene.lexicon
        self.history: list[Named] = []
        self.sentence = 0
        self.regime: Character | None = None
        """Whose regime was spoken of last."""
        self.pairs: list[tuple[int, tuple[Character, ...]]] = []
        """Dyads of states named together, with the number of the sentence."""
        counted: Counter[int] = Counter()
        self._by_id: dict[int, Character] = {}
        for paragraph in scene.paragraphs:
            for place, mention in paragraph.mentions.items():
                before = paragraph.mentions.get(place - 1)
                if before is None or before.start != mention.start:
                    counted[id(mention.character)] += 1
                    self._by_id[id(mention.character)] = mention.character
        states = [self._by_id[i] for i, _ in counted.most_common() if self._by_id[i].type == "State"]
        total = sum(counted[id(s)] for s in states) or 1
        self.topics: tuple[Character, ...] = tuple(s for s in states[:2] if counted[id(s)] >= max(2, total * 0.15))
        """The one or two states that the document is about."""
        self.title_states = self._title_states()
        self.is_speech = any(SPEECH.search(p.text) for p in scene.paragraphs[:3] if len(p.text) < 250)
        self.speaker = self._speaker()
        self.publisher = self._publisher()
        people = [self._by_id[i] for i, _ in counted.most_common() if self._by_id[i].type == "Leader"]
        everybody = sum(counted[id(p)] for p in people) or 1
        opening = [m.character for p in scene.paragraphs[:2] for _, m in sorted(p.mentions.items()) if m.kind == "L"]
        self.protagonist: Character | None = next(
            (p for p in people[:2] if p in opening[:1] and counted[id(p)] >= max(2, everybody * 0.25)), None
        )
        """The person whom the document is about, if there is one."""
        in_title = (
            list(dict.fromkeys(m.character for _, m in sorted(scene.paragraphs[0].mentions.items()) if m.kind == "L"))
            if scene.paragraphs
            else []
        )
        if (
            self.protagonist is None
            and len(in_title) == 1
            and len(scene.paragraphs[0].text) < 100
            and not any(m.character.type == "State" for m in scene.paragraphs[0].mentions.values())
        ):
            self.protagonist = in_title[0]

    def _speaker(self) -> Character | None:
        """Whose words a speech or statement is: "Address by President X", "Remarks of the Foreign Minister, X"."""
        for paragraph in self.scene.paragraphs[:4]:
            if SPEECH.search(paragraph.text) and len(paragraph.text) < 250:
                for character, kind, _, _ in paragraph.marks:
                    if kind == "L":
                        return character
        return None

    def _publisher(self) -> Character | None:
        """The state whose ministry or office published the document."""
        document = self.scene.prose.document
        head = " ".join(filter(None, (document.publisher, *(p.text for p in self.scene.paragraphs[:2] if len(p.text) < 120))))
        for match in self.scene.gazetteer.find(head):
            entry = self.scene.gazetteer.entry(match.key)
            key = entry.key if entry.type == "State" and match.form == "capital" else entry.parent
            if key is not None and key in self.scene.gazetteer and self.scene.gazetteer.entry(key).type == "State":
                parent = self.scene.gazetteer.entry(key)
                return self.scene.cast.by_key(parent.key, parent.type, parent.name)
        return None

    def _title_states(self) -> tuple[Character, ...]:
        for paragraph in self.scene.paragraphs[:4]:
            states = list(dict.fromkeys(c for c, kind, _, _ in paragraph.marks if c.type == "State" and kind in "SDC"))
            if states:
                return tuple(states[:3])
        return ()

    @property
    def dyad(self) -> tuple[Character, ...]:
        """The two states that the document is about, if there are two: those of its title, else those it names most."""
        if len(self.title_states) == 2:
            return self.title_states
        return self.topics if len(self.topics) == 2 else ()

    def begin(self, paragraph: Paragraph, sentence: Span) -> None:
        """Take note of a sentence's names, before its facts are read; references inside it see only what stands before them."""
        self.paragraph = paragraph
        self.sentence += 1
        states: list[Character] = []
        for token in sentence:
            mention = paragraph.mentions.get(token.i)
            if mention is None and token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in ("he", "she", "it", "they"):
                # What a pronoun that is a subject stands for goes on to be spoken of.
                for character in self.pronoun(token):
                    self.history.append(Named(paragraph.index, self.sentence, token.i, character, True, "R"))
                continue
            if mention is None or (
                mention.kind == "L" and token.i + 1 in paragraph.mentions and paragraph.mentions[token.i + 1].character is mention.character
            ):
                continue
            subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in (token, *(a for a in token.ancestors if a.i == token.head.i))) or (
                token.dep_ in ("conj",) and token.head.dep_ in ("nsubj", "nsubjpass")
            )
            self.history.append(Named(paragraph.index, self.sentence, token.i, mention.character, subject, mention.kind))
            if token.dep_ == "appos" and any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.head.children):
                # "His father, Henry": the father is named, but it is still the son who is spoken of.
                self.history[-1] = self.history[-1]._replace(subject=False)
            if mention.character.type == "State" and mention.character not in states:
                states.append(mention.character)
        if len(states) == 2:
            self.pairs.append((self.sentence, tuple(states)))

    # --- noun phrases

    def actors(self, token: Token, depth: int = 0) -> list[Character]:
        """The actors that the noun phrase headed by a token stands for; empty where it stands for none, or none for sure."""
        mention = self.paragraph.mentions.get(token.i)
        if mention is not None:
            if mention.kind == "D" and not self._demonym_is_noun(token):
                return []
            return [mention.character]
        if depth > 3:
            return []
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP$"):
            return self.pronoun(token)
        if token.pos_ == "DET" and token.lower_ == "both":
            return self.collective(token)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return []
        if token.lower_ in ("latter", "former") and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return []
        for apposed in (c for c in token.children if c.dep_ == "appos"):
            if (m := self.paragraph.mentions.get(apposed.i)) is not None and m.kind in "LSOP" and not self._parenthetical(apposed):
                beside = [
                    c
                    for c in apposed.lefts
                    if c.dep_ == "compound" and c.i in self.paragraph.mentions and self.paragraph.mentions[c.i].kind == "L"
                ]
                return list(
                    dict.fromkeys(
                        self.paragraph.mentions[t.i].character for t in (*beside, *conjuncts(apposed)) if t.i in self.paragraph.mentions
                    )
                )
        return self.description(token, depth)

    def _parenthetical(self, token: Token) -> bool:
        return token.i > 0 and token.nbor(-1).text == "("

    def _demonym_is_noun(self, token: Token) -> bool:
        if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
            return False
        return token.tag_ in ("NNPS", "NNS", "NNP", "NN") or token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "conj")

    def description(self, token: Token, depth: int) -> list[Character]:
        """A common noun: "Soviet leaders", "the government of Laos", "the two countries", "the prime minister"."""
        lemma = base(token)
        words = {c.lower_ for c in token.children}
        collective = words & BOTH and lemma in self.lexicon.words["collectives"]
        if lemma in ("regime", "group", "clique", "government", "administration", "junta", "army", "force", "faction") and (
            leader := self._leader_of(token)
        ):
            self.regime = leader
            return [leader]
        if lemma == "regime" and self._definite(token) and self.regime is not None and not self.owner(token, depth):
            return [self.regime]
        if led := self._led_by(token):
            return led
        if lemma in self.lexicon.words["stand_for_state"]:
            owner = self.owner(token, depth)
            if owner:
                if (
                    not collective
                    and lemma in self.lexicon.words["offices_alone"]
                    and token.tag_ in ("NN", "NNP")
                    and (person := self._holder(token, owner))
                ):
                    return [person]
                return owner
        if (number := self._number(words)) and token.tag_ == "NNS" and not collective and (people := self._recent_people(number, 3)):
            return people
        if collective or (
            token.tag_ == "NNS"
            and "the" in words
            and lemma in ("country", "side", "neighbour", "neighbor", "superpower")
            and not any(c.dep_ in ("amod", "relcl", "prep", "acl", "compound") for c in token.children)
        ):
            return self.collective(token)
        named = self._examples(token)
        if named:
            return named
        if lemma in self.lexicon.words["offices_alone"] and token.tag_ in ("NN", "NNP") and self._definite(token):
            person = self._holder(token, [])
            if person is not None:
                return [person]
        if token.tag_ in ("NN", "NNP") and self._definite(token) and (body := self._body_called(token)):
            self.history.append(Named(self.paragraph.index, self.sentence, token.i, body, token.dep_ in ("nsubj", "nsubjpass"), "R"))
            return [body]
        if lemma in self.lexicon.words["own_country"] and token.tag_ in ("NN", "NNP") and self._definite(token):
            if any(c.pos_ == "PROPN" and c.i not in self.paragraph.mentions for c in token.lefts):
                return []
            return self._own_country()
        if lemma in self.lexicon.words["agreements"] and token.tag_ in ("NN", "NNP") and self._definite(token):
            return self._last(("Agreement",))
        if token.dep_ == "attr" and base(token.head) == "be" and depth < 2:
            # What a sentence says its subject is goes for the subject: "the pact was an agreement signed by".
            return [c for t in token.head.children if t.dep_ == "nsubj" for n in conjuncts(t) for c in self.actors(n, depth + 1)]
        if lemma in self.lexicon.words["bodies"] and token.tag_ in ("NN", "NNP") and self._definite(token):
            return self._last(("Party",) if lemma in ("party", "movement", "front") else ("Organization", "Party"))
        return []

    def _body_called(self, token: Token) -> Character | None:
        """ "The coalition", "the Forum", "the treaty": the body or agreement named before in whose name the word is."""
        word = token.lower_
        if len(word) < 4 or any(c.pos_ in ("PROPN",) for c in token.lefts):
            return None
        for named in reversed(self.history):
            character = named.character
            if character.type in ("Organization", "Party", "Agreement") and self._precedes(named, token):
                names = (character.name, *character.forms)
                if any(word in name.lower().replace("’", "'").split() for name in names):
                    return character
        return None

    def _led_by(self, token: Token) -> list[Character]:
        """In "a group of generals led by Duong Van Minh", the person."""
        if base(token) not in (
            "group",
            "junta",
            "officer",
            "rebel",
            "force",
            "delegation",
            "team",
            "coup",
            "general",
            "colonel",
            "faction",
            "mission",
        ):
            return []
        for child in token.subtree:
            if child.dep_ == "acl" and child.lemma_ in ("lead", "head", "command") and child.tag_ == "VBN":
                agents = [t for c in child.children if c.dep_ == "agent" for t in c.children if t.i in self.paragraph.mentions]
                return [self.paragraph.mentions[t.i].character for t in agents if self.paragraph.mentions[t.i].kind == "L"]
        return []

    def other_than(self, character: Character, token: Token, but: list[Character]) -> Character | None:
        """Whom a reference means that cannot mean this one: the last state or body named before it that is another."""
        kinds = ("Leader",) if character.type == "Leader" else BODIES
        if token.i in self.paragraph.mentions or (token.pos_ != "PRON" and base(token) not in self.lexicon.words["own_country"]):
            return None
        for named in reversed(self.history):
            if self.sentence - named.sentence > 3:
                return None
            if named.character not in but and named.character.type in kinds and named.kind != "D" and self._precedes(named, token):
                return named.character
        return None

    def _leader_of(self, token: Token) -> Character | None:
        """In "the Pol Pot regime", "Lon Nol's government", the person by whom it goes."""
        for child in token.lefts:
            mention = self.paragraph.mentions.get(child.i)
            if mention is not None and mention.kind == "L" and child.dep_ in ("compound", "poss", "nmod", "amod"):
                return mention.character
        return None

    def _examples(self, token: Token) -> list[Character]:
        """ "International organizations, including the UN and the WTO": what a plural is said to include."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        found: list[Character] = []
        colon = next((t for t in token.sent if t.text == ":" and t.i > token.i), None)
        reach = {t.i for t in token.subtree} | ({t.i for t in token.sent if t.i > colon.i} if colon is not None else set())
        for word in (t for t in token.sent if t.i in reach or t == colon):
            told = (
                word.text == ":"
                or word.lower_ in ("including", "include", "includes", "like", "namely")
                or (word.lower_ == "as" and word.nbor(-1).lower_ == "such")
            )
            told = (
                told
                or (word.lower_ == "them" and word.i > 0 and word.nbor(-1).lower_ == "among")
                or (word.lower_ == "them" and word.nbor(-1).lower_ == "of" and word.nbor(-2).lower_ == "most")
            )
            if word.i > token.i and told:
                word = word.nbor(-1) if word.lower_ == "them" else word
                for item in word.subtree if word.text != ":" else token.sent:
                    if (
                        item.i > word.i
                        and item.i in reach
                        and (mention := self.paragraph.mentions.get(item.i)) is not None
                        and mention.kind in "SLOPC"
                        and not possessed(item)
                    ):
                        found.append(mention.character)
                break
        return list(dict.fromkeys(found))

    def owner(self, noun: Token, depth: int = 0) -> list[Character]:
        """Whose a noun is, as states, organizations or parties: by a name before it, a possessive, "of" or "from"."""
        found: list[Character] = []
        for child in noun.lefts:
            if child.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "npadvmod"):
                for part in (child, *(c for c in child.subtree if c != child)):
                    mention = self.paragraph.mentions.get(part.i)
                    if mention is not None and mention.character.type in BODIES:
                        found.append(mention.character)
                    elif part.tag_ == "PRP$":
                        found.extend(c for c in self.pronoun(part) if c.type in BODIES)
                    elif child.dep_ == "poss" and part == child and mention is None:
                        found.extend(c for c in self.actors(child, depth + 1) if c.type in BODIES)
        if not found:
            for preposition in ("of", "from"):
                direct = [t for p in noun.children if p.dep_ == "prep" and p.lower_ == preposition for t in p.children if t.dep_ == "pobj"]
                for token in (c for t in direct for c in conjuncts(t)):
                    found.extend(c for c in self.actors(token, depth + 1) if c.type in BODIES)
                if found:
                    break
        return list(dict.fromkeys(found))

    @staticmethod
    def _number(words: set[str]) -> int:
        """How many "the three men" are; 0 where it is not told, or nobody known is meant."""
        if not words & {"the", "these", "those", "all"}:
            return 0
        return next((n for word, n in (("two", 2), ("three", 3), ("four", 4)) if word in words), 0)

    def _definite(self, token: Token) -> bool:
        determiners = [c for c in token.lefts if c.dep_ in ("det", "poss")]
        if any(d.lower_ in ("a", "an", "no", "any", "another", "every", "each", "some") for d in determiners):
            return False
        return bool(determiners) or token.text[0].isupper()

    def _holder(self, token: Token, owner: list[Character]) -> Character | None:
        """The person last named who holds the office that a description names: "the prime minister"."""
        before = [c.lower_ for c in token.lefts if c.dep_ in ("compound", "amod")]
        title = " ".join(
            [*[w for w in before if w in ("prime", "foreign", "vice", "defence", "defense", "deputy", "general", "party")], base(token)]
        )
        title = {"premier": "prime minister"}.get(title, title)
        for named in reversed(self.history):
            if named.character.type != "Leader" or not self._precedes(named, token):
                continue
            for office, employer in named.character.offices:
                if (office == title or office.endswith(" " + title) or (title == "leader" and not owner)) and (
                    not owner or employer in owner
                ):
                    return named.character
        return None

    def _own_country(self) -> list[Character]:
        """ "The country", "the government": the state that the paragraph is about."""
        for named in reversed(self.history):
            if named.paragraph != self.paragraph.index:
                break
            if named.subject and named.character.type == "State":
                return [named.character]
        if len(self.topics) == 1 or (self.topics and not self.title_states):
            return [self.topics[0]]
        return self._last(("State",))

    def _last(self, types: tuple[str, ...]) -> list[Character]:
        for named in reversed(self.history):
            if named.character.type in types and (named.sentence < self.sentence or named.paragraph == self.paragraph.index):
                return [named.character]
            if self.sentence - named.sentence > 4:
                break
        return []

    def enlist(self, token: Token) -> None:
        """Know the person that a token names where only a person can stand, though neither title nor model told so."""
        person = self.scene.person_at(self.paragraph, token)
        if person is not None:
            subject = token.dep_ in ("nsubj", "nsubjpass")
            self.history.append(Named(self.paragraph.index, self.sentence, token.i, person, subject, "L"))

    # --- pronouns and collectives

    def _precedes(self, named: Named, token: Token) -> bool:
        return named.sentence < self.sentence or named.token < token.i

    def pronoun(self, token: Token) -> list[Character]:
        """Who a pronoun stands for."""
        word = token.lower_
        if word in MASCULINE or word in FEMININE:
            return self._person(token, word in FEMININE)
        if word in NEUTER:
            return self._body(token)
        if word in PLURAL:
            return self._several(token)
        if word in FIRST_PLURAL:
            return self._quoted(token) or self._speakers_state()
        if word in ("i", "me", "my", "myself"):
            return [self.speaker] if self.speaker is not None else (self._speakers_state() if self.is_speech else [])
        return []

    def _quoted(self, token: Token) -> list[Character]:
        """We, inside somebody's words: the state or body of who says them."""
        for ancestor in token.ancestors:
            if base(ancestor) in self.lexicon.words["say"] and ancestor.pos_ == "VERB":
                for subject in (c for c in ancestor.children if c.dep_ == "nsubj" and c.i != token.i):
                    for character in self.actors(subject):
                        if character.type == "Leader":
                            state = self.state_of(character)
                            return [state] if state is not None else []
                        return [character]
        return []

    def _speakers_state(self) -> list[Character]:
        """We: the state of who speaks, as the title ("Address by President X") or the publisher tells; else the document's one state."""
        if self.speaker is not None and (state := self.state_of(self.speaker)) is not None:
            return [state]
        if self.publisher is not None:
            return [self.publisher]
        if len(self.topics) == 1:
            return [self.topics[0]]
        return next(([n.character] for n in self.history if n.character.type == "State" and n.kind == "D"), []) if self.is_speech else []

    def _person(self, token: Token, female: bool) -> list[Character]:
        doer = self._doers(token)
        fits = [
            n
            for n in self.history
            if n.character.type == "Leader"
            and self._precedes(n, token)
            and self.sentence - n.sentence <= 6
            and n.character.female in (None, female)
            and n.character not in doer
        ]
        if not fits:
            return []
        here = [n for n in fits if n.sentence == self.sentence]
        chosen = next((n for n in here if n.subject), None) or (here[-1] if here else None)
        if chosen is None:
            last = max(n.sentence for n in fits)
            recent = [n for n in fits if n.sentence == last]
            chosen = next((n for n in recent if n.subject), None) if self.sentence - last <= 1 else None
            if (
                chosen is None
                and self.protagonist is not None
                and self.protagonist.female in (None, female)
                and self.protagonist not in doer
            ):
                self.protagonist.female = female
                return [self.protagonist]
            if chosen is None:
                earlier = [n for n in fits if n.sentence >= last - 1 and n.subject]
                chosen = earlier[-1] if earlier else recent[-1]
        if chosen.character.female is None:
            chosen.character.female = female
        return [chosen.character]

    def _doers(self, token: Token) -> list[Character]:
        """Who a "him" or "her" cannot stand for: those who act in the same clause ("Mubarak succeeded him")."""
        if token.tag_ != "PRP" or token.dep_ not in ("dobj", "pobj", "dative") or token.lower_ in ("himself", "herself"):
            return []
        verb = token.head.head if token.dep_ == "pobj" and token.head.pos_ == "ADP" else token.head
        if verb.pos_ not in ("VERB", "AUX"):
            return []
        return [self.paragraph.mentions[t.i].character for t in Clause(verb).surface_subject if t.i in self.paragraph.mentions]

    def _body_acted_on(self) -> Character | None:
        """Of "it" as an object: a treaty or body that the sentence before acted on, before whoever acted."""
        for named in reversed(self.history):
            if self.sentence - named.sentence > 1:
                return None
            if named.sentence < self.sentence and not named.subject and named.character.type in ("Agreement", "Organization"):
                return named.character
        return None

    def _body(self, token: Token) -> list[Character]:
        if token.dep_ in ("dobj", "pobj") and (body := self._body_acted_on()) is not None:
            return [body]
        fits = [
            n
            for n in self.history
            if n.character.type in BODIES and n.kind != "D" and self._precedes(n, token) and self.sentence - n.sentence <= 3
        ]
        if not fits:
            return []
        here = [n for n in fits if n.sentence == self.sentence]
        if here:
            return [(next((n for n in here if n.subject), None) or here[-1]).character]
        last = max(n.sentence for n in fits)
        recent = [n for n in fits if n.sentence == last]
        subject = next((n for n in recent if n.subject), None)
        return [subject.character] if subject else ([recent[0].character] if len({id(n.character) for n in recent}) == 1 else [])

    def _several(self, token: Token) -> list[Character]:
        """They: the last subject that named several, else the last dyad."""
        for back in range(3):
            subjects = [n for n in self.history if n.sentence == self.sentence - back and n.subject and self._precedes(n, token)]
            people = list(dict.fromkeys(n.character for n in subjects))
            if len(people) >= 2:
                return people[:4]
            if len(people) == 1 and people[0].type in ("Party", "Organization"):
                return people
        return []

    def collective(self, token: Token) -> list[Character]:
        """The two countries, both sides, the two leaders."""
        lemma = base(token)
        if lemma in ("leader", "minister", "president", "man", "statesman", "premier", "official") or (
            lemma == "both" and self._recent_people(2, 1)
        ):
            people = self._recent_people(2, 3)
            if len(people) == 2:
                return people
        if lemma == "party":
            return self._recent(("Party",), 2, 3)
        here = list(
            dict.fromkeys(
                n.character for n in self.history if n.sentence == self.sentence and n.character.type == "State" and n.token < token.i
            )
        )
        if len(here) == 2:
            return here
        if (
            self.pairs
            and self.sentence - self.pairs[-1][0] <= 4
            and (not self.dyad or set(map(id, self.pairs[-1][1])) == set(map(id, self.dyad)) or self.sentence - self.pairs[-1][0] <= 1)
        ):
            return list(self.pairs[-1][1])
        if self.dyad:
            return list(self.dyad)
        return list(self.pairs[-1][1]) if self.pairs and self.sentence - self.pairs[-1][0] <= 8 else []

    def state_of(self, person: Character) -> Character | None:
        """The state that a person holds office in, as the document or the gazetteer tells."""
        state = next((e for _, e in person.offices if e is not None and e.type == "State"), None)
        if state is None and person.key is not None and (country := self.scene.gazetteer.entry(person.key).country):
            entry = self.scene.gazetteer.entry(country)
            state = self.scene.cast.by_key(entry.key, entry.type, entry.name)
        return state

    def last_person_before(self, token: Token, but: list[Character]) -> Character | None:
        """The person named last before a word, in its sentence or the one before."""
        for named in reversed(self.history):
            if self.sentence - named.sentence > 1:
                return None
            if named.character.type == "Leader" and named.character not in but and self._precedes(named, token):
                return named.character
        return None

    def spoken_of(self) -> tuple[Character, ...]:
        """The dyad that the text is about here: two states named together just before, else the document's."""
        if self.dyad and (not self.pairs or self.sentence - self.pairs[-1][0] > 1):
            return self.dyad
        return self.pairs[-1][1] if self.pairs and self.sentence - self.pairs[-1][0] <= 2 else self.dyad

    def last_body(self) -> Character | None:
        """The organization or agreement spoken of last, else the one of the title."""
        for named in reversed(self.history):
            if self.sentence - named.sentence > 4:
                break
            if named.character.type in ("Organization", "Agreement"):
                return named.character
        title = self.scene.paragraphs[0].mentions.values() if self.scene.paragraphs else ()
        return next((m.character for m in title if m.character.type in ("Organization", "Agreement")), None)

    def others(self, character: Character) -> list[Character]:
        """The other of the dyad that an actor (or the state of a person) stands in here; nobody where there is no dyad."""
        mine = character
        if character.type == "Leader":
            mine = self.state_of(character) or character
        for dyad in (self.spoken_of(), self.dyad):
            if len(dyad) == 2 and mine in dyad:
                return [dyad[1] if dyad[0] is mine else dyad[0]]
        if len(self.topics) >= 1 and mine.type == "State" and mine is not self.topics[0] and len(self.dyad) != 2:
            return [self.topics[0]]
        return []

    def _recent_people(self, number: int, back: int) -> list[Character]:
        return self._recent(("Leader",), number, back)

    def _recent(self, types: tuple[str, ...], number: int, back: int) -> list[Character]:
        found: list[Character] = []
        for named in reversed(self.history):
            if self.sentence - named.sentence > back:
                break
            if named.character.type in types and named.character not in found:
                found.append(named.character)
            if len(found) == number:
                return found[::-1]
        return []

    def spread(self, tokens: list[Token]) -> list[tuple[Token, Character]]:
        """The actors of several noun phrases, each once, with the token that names it."""
        found: dict[int, tuple[Token, Character]] = {}
        for token in tokens:
            for character in self.actors(token):
                found.setdefault(id(character), (token, character))
        return list(found.values())
