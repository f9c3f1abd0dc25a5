"""Offices that a verb or noun tells without a title, and the ends of offices told before.

"Ruled Chile", "during Nkrumah's presidency", "took power", "was transferred to Mexico"; "left office in 2015", "a post he held until 1911".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.employing import BODIES
from detente.extraction.modality import modality
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base, modifiers, possessors, under
from detente.extraction.references import References
from detente.extraction.syntax import Clause
from detente.extraction.tenure import Tenure


def reigns(paragraph: Paragraph, sentence: Span, references: References) -> Iterator[Tenure]:
    """The offices that a sentence tells by verbs and nouns without a title."""
    reading = _Reading(paragraph, references)
    for token in sentence:
        if token.i not in paragraph.mentions:
            yield from reading.leading(token)
            yield from reading.reigning(token)
            yield from reading.power(token)
            yield from reading.representing(token)
            yield from reading.posted(token)
            yield from reading.ended(token)


class _Reading:
    """The reading of one sentence, word by word."""

    def __init__(self, paragraph: Paragraph, references: References) -> None:
        self.paragraph = paragraph
        self.references = references
        self.lexicon = references.lexicon
        lists = ("office_holds_post", "office_ousts", "office_quits", "office_quits_post")
        self._ending = frozenset({"step", "stand"}).union(*(self.words(name) for name in lists))

    def words(self, name: str) -> frozenset[str]:
        return self.lexicon.words[name]

    def _held(self, person: Character, title: str, employer: Character | None, verb: Token, dates: str = "held") -> Tenure:
        return Tenure(person, title, employer, None, verb, [], dates, modality(verb, self.lexicon))

    def leading(self, token: Token) -> Iterator[Tenure]:
        """ "The MPLA, led by Agostinho Neto", "Suharto ruled Indonesia from 1967": who leads, heads, chairs or rules a body."""
        title = self.lexicon.leading_verbs.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        if title is None or (
            title == "leader" and any(c.dep_ == "prep" and c.lower_ in ("into", "to", "through", "out", "against") for c in token.children)
        ):
            return
        clause = Clause(token)
        led = clause.roles("o") or under(token, "over") or under(token, "in")
        objects = [c for t in led for c in self.references.actors(t)]
        if not objects and title in ("leader", "head", "president") and any(self._is_government(t) for t in led):
            for person in (c for t in clause.roles("s") for c in self.references.people(t)):
                yield self._held(person, "head of government", None, token)
            return
        if not objects and title in ("leader", "commander"):
            objects = [self.references.scene.cast.by_name(t.text, "Party") for t in led if self._is_band(t)]
        if (title == "founder" and not all(o.type == "Party" for o in objects)) or (
            title == "head" and any(o.type == "State" for o in objects)
        ):
            title = "leader" if title == "head" else None
        people = [c for t in clause.roles("s") for c in self.references.people(t)]
        for person in people:
            for body in objects:
                if title is not None and body.type in BODIES:
                    yield self._held(person, title, body, token)

    def _is_government(self, noun: Token) -> bool:
        """Whether a government without an owner is meant: "headed the imperial government"."""
        return base(noun) in self.words("governments") and any(c.lower_ == "the" for c in noun.lefts)

    def _is_band(self, noun: Token) -> bool:
        """Whether a plural name tells those who fight together: "led the Partisans"."""
        return noun.tag_ == "NNPS" and noun.i not in self.paragraph.mentions and any(c.lower_ == "the" for c in noun.lefts)

    def reigning(self, token: Token) -> Iterator[Tenure]:
        """ "Under the rule of Batista", "during Nkrumah's presidency", "Peru's government under Soto", "won the presidency of Peru"."""
        title = self.lexicon.reigns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if title is None:
            return
        told_alone = token.lemma_.lower() not in self.words("governments")
        before = [c for t in modifiers(token) for c in self._whose(t)]
        holders = possessors(token) or (under(token, "of") if told_alone or before else [])
        people = [c for t in holders for c in self.references.people(t)]
        people = people or [c for t in under(token, "under") for c in self.references.people(t)]
        employers = before or [
            c for p in ("of", "over", "in") for t in under(token, p) for c in self.references.actors(t) if c.type in BODIES
        ]
        for person in people if told_alone or employers else ():
            yield self._held(person, title, employers[0] if employers else None, token)
        if not people and told_alone and employers:
            yield from self._presiding(token, title, employers[0])

    def _presiding(self, presidency: Token, title: str, employer: Character) -> Iterator[Tenure]:
        """Who wins, holds, loses or hands to another the presidency of a body."""
        verb = presidency.head if presidency.dep_ in ("dobj", "nsubjpass", "pobj") else presidency
        verb = verb.head if verb.pos_ == "ADP" else verb
        dates = self.lexicon.to_presidency.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if dates is None:
            return
        for person in (c for t in Clause(verb).roles("s") for c in self.references.people(t)):
            yield self._held(person, title, employer, verb, dates)
        for person in (c for t in under(verb, "to") for c in self.references.people(t)) if dates == "end" else ():
            yield self._held(person, title, employer, verb, "start")

    def _whose(self, token: Token) -> list[Character]:
        """The state that an adjective or a possessive before a government tells: "Peruvian"."""
        mention = self.paragraph.mentions.get(token.i)
        return [mention.character] if mention is not None and mention.character.type == "State" else []

    def power(self, token: Token) -> Iterator[Tenure]:
        """ "Castro took power in 1959", "the rise of Castro to power", "fell from power"."""
        if token.lower_ != "power" or token.dep_ not in ("dobj", "pobj", "nsubjpass"):
            return
        if any(c.dep_ in ("amod", "compound") for c in token.lefts):
            return
        above = token.head if token.dep_ != "pobj" else token.head.head
        dates = self.lexicon.to_power.get(above.lemma_.lower())
        if dates is None or (token.dep_ == "pobj" and token.head.lower_ not in ("to", "from", "into")):
            return
        if above.pos_ == "NOUN":
            holders = possessors(above) or under(above, "of")
        else:
            clause = Clause(above)
            holders = (
                (clause.surface_subject if clause.passive else clause.objects)
                if above.lemma_ in self.words("to_power_of_object") and token.dep_ == "pobj"
                else clause.roles("s")
            )
        places = [c for t in (*under(token, "in"), *under(above, "in")) for c in self.references.actors(t) if c.type == "State"]
        for person in (c for t in holders for c in self.references.people(t)):
            yield self._held(person, "leader", places[0] if places else None, above, dates)

    def representing(self, token: Token) -> Iterator[Tenure]:
        """ "She represented her country in Sweden from 1930 to 1945": a diplomat."""
        if token.pos_ != "VERB" or token.lemma_.lower() != "represent":
            return
        clause = Clause(token)
        senders = [c for t in clause.roles("o") for c in self.references.actors(t) if c.type == "State"]
        hosts = [
            c for p in ("in", "at", "to") for t in under(token, p) for c in self.references.actors(t) if c.type in ("State", "Organization")
        ]
        for person in (c for t in clause.roles("s") for c in self.references.people(t)):
            if senders and hosts:
                yield self._held(person, "envoy", senders[0], token)._replace(accredited_to=hosts[0])

    def posted(self, verb: Token) -> Iterator[Tenure]:
        """ "In 1926 she was transferred to Mexico": the next post of a diplomat, who keeps the rank and serves the same state."""
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in self.words("posting") or self._has_title(verb):
            return
        clause = Clause(verb)
        if not clause.passive:
            return
        hosts = [
            c for p in ("to", "in", "at") for t in under(verb, p) for c in self.references.actors(t) if c.type in ("State", "Organization")
        ]
        for person in (c for t in clause.surface_subject for c in self.references.people(t)):
            abroad = (
                (t, e) for t, e in reversed(person.offices) if self.lexicon.title_kinds.get(t) == "diplomat" or t in self.words("residing")
            )
            post = next(abroad, None)
            if post is not None and hosts and hosts[0] is not post[1]:
                yield self._held(person, post[0], post[1], verb, "start")._replace(accredited_to=hosts[0])

    def _has_title(self, verb: Token) -> bool:
        places = [self.paragraph.place(t) for t in verb.subtree if t.i > verb.i]
        return any(i.kind == "T" and any(a >= i.start and b <= i.end for a, b in places) for i in self.paragraph.items)

    def ended(self, verb: Token) -> Iterator[Tenure]:
        """ "He left office in 1995", "a post he held until 1911": the end, or the time, of the office told of a person last."""
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB" or lemma not in self._ending or self._has_title(verb):
            return
        clause = Clause(verb)
        down = any(c.dep_ in ("prt", "advmod") and c.lower_ in ("down", "aside") for c in verb.children)
        objects = {base(t) for t in clause.objects}
        post = bool(objects & (self.words("office_posts") | {"office"})) and not any(
            c.type in BODIES for t in clause.objects for c in self.references.owner(t)
        )
        if lemma in self.words("office_holds_post") and post:
            dates = "held"
        elif (
            lemma in self.words("office_ousts")
            or (lemma in self.words("office_quits") and (not objects or post))
            or (lemma in self.words("office_quits_post") and post)
            or (lemma in ("step", "stand") and down)
        ):
            dates = "end"
        else:
            return
        ousted = lemma in self.words("office_ousts")
        if ousted and any(base(t) not in self.words("office_posts") for t in under(verb, "from")):
            return
        for person in [c for t in (clause.roles("o") if ousted else clause.surface_subject) for c in self.references.people(t)][:1]:
            place = (self.paragraph.index, self.paragraph.place(verb)[0])
            own = self.references.office_before(place, person)
            last = own or (self.references.office_before(place, None) if post and dates == "held" else None)
            if last is not None:
                yield self._held(person, last.title, last.employer, verb, dates)._replace(again=own is not None)
