"""Offices told by a verb that has a title beside it: "became prime minister of Cambodia in 1985", "resigned as president", "named X envoy".

Offices that a verb or noun tells without a title ("ruled Chile", "transferred to Mexico") are in ``reigns.py``, whose an office
is that stands with its body in ``employing.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.appointments import Appointment
from detente.extraction.cast import Character
from detente.extraction.employing import BODIES, employing
from detente.extraction.memory import SUBJECTS
from detente.extraction.modality import Modality, modality
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import conjuncts, possessors, under
from detente.extraction.references import References
from detente.extraction.scan import Item
from detente.extraction.syntax import Clause


class Tenure(NamedTuple):
    """An office told by a verb. ``dates``: whether a date beside it is its start or end, a day on which it was held, or another event's."""

    person: Character
    title: str
    employer: Character | None
    accredited_to: Character | None
    trigger: Token
    near: list[Token]
    dates: str
    modality: Modality
    past: bool = False
    acting: bool = False
    possessor: Character | None = None
    """The person whose minister or envoy it is: who gives the office, or "his foreign minister"."""
    titles: tuple[tuple[int, int], ...] = ()
    """Where the titles of a list stand in the paragraph, from this one on, if there are several: each may have its own dates."""
    again: bool = False
    """Whether it is an office told before, of which only the time is new: "he left office in 1995"."""


class Governed(NamedTuple):
    """A title with the verb (or noun of election) that tells who holds it, and the word between ("as", "of")."""

    head: Token
    governor: Token
    link: str
    holders: list[Token] | None = None
    """Who holds it, where that is told by the order of the words."""


def tenures(paragraph: Paragraph, sentence: Span, references: References) -> Iterator[Tenure]:
    """The offices that a sentence tells by a verb and a title."""
    yield from _Reading(paragraph, sentence, references).titled()


class _Reading:
    """The reading of one sentence."""

    def __init__(self, paragraph: Paragraph, sentence: Span, references: References) -> None:
        self.paragraph = paragraph
        self.sentence = sentence
        self.references = references
        self.lexicon = references.lexicon

    def words(self, name: str) -> frozenset[str]:
        return self.lexicon.words[name]

    def titled(self) -> Iterator[Tenure]:
        """Titles that stand beside no name, under a verb that tells who holds them."""
        begin, end = self.paragraph.sentence_span(self.sentence)
        taken = [t.span for t in self.paragraph.told]
        before: Governed | None = None
        items = self.paragraph.items
        titles = [
            n for n, i in enumerate(items) if i.kind == "T" and begin <= i.start < end and not any(a <= i.start < b for a, b in taken)
        ]
        places = [(items[n].start, items[n].end) for n in titles]
        for n, place in enumerate(titles):
            head = self._head(items[place])
            if head is None or head.i in self.paragraph.mentions:
                continue
            title = self.lexicon.title_of(self.paragraph.text[items[place].start : items[place].end])
            governed = self._appointed(place, head) or self._governed(head, items[place])
            if governed is None and before is not None and self._goes_on(before.head, head):
                governed = before._replace(head=head)
            elif governed is not None and before is not None and before.holders and head in before.head.conjuncts:
                # "Appointed Soto foreign minister and deputy prime minister": both are Soto's.
                governed = before._replace(head=head)
            if governed is not None and title != "counterpart":
                before = governed
                for tenure in self._tenure(title, governed):
                    yield tenure._replace(titles=tuple(places[n:])) if len(places) > 1 else tenure

    def _goes_on(self, before: Token, head: Token) -> bool:
        """Whether a title is the next one of a list, whatever the parser makes of it: "viceroy from 1888, secretary from 1895 and …"."""
        between = self.sentence.doc[before.i + 1 : head.i]
        if any(t.pos_ in ("VERB", "AUX", "SCONJ") or t.tag_ in ("WP", "WDT") or t.text in ";()" for t in between):
            return False
        people = [t for t in between if t.i in self.paragraph.mentions and self.paragraph.mentions[t.i].kind == "L"]
        phrase = min((t.i for t in head.subtree if t.i > before.i), default=head.i)
        opened = self.sentence.doc[before.i + 1 : min(phrase, head.i)]
        return not people and any(t.lower_ in (",", "and") for t in (opened[-2:] if len(opened) else between[-3:]))

    # --- the verb above a title

    def _head(self, item: Item) -> Token | None:
        inside = self._tokens(item.start, item.end)
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in ids or t.head == t), None)

    def _tokens(self, start: int, end: int) -> list[Token]:
        return [t for t in self.sentence if self.paragraph.place(t)[0] >= start and self.paragraph.place(t)[1] <= end]

    def _appointed(self, place: int, head: Token) -> Governed | None:
        """The verb that gives a title to the person right before it."""
        one: Appointment | None = next((a for a in self.paragraph.appointments if a.title == place), None)
        if one is None:
            return None
        verb = self.paragraph.items[one.verb]
        governors = [t for t in self.sentence if self.paragraph.place(t)[0] <= verb.start < self.paragraph.place(t)[1]]
        named = [t for t in self.sentence if self.paragraph.place(t)[0] < one.person.end and self.paragraph.place(t)[1] > one.person.start]
        if not governors or not named or governors[0].lemma_.lower() not in self.words("office_given"):
            return None
        holder = next((t for t in named if t.i in self.paragraph.mentions), named[-1])
        return Governed(head, governors[0], "as" if one.linked else "", [holder])

    def _governed(self, head: Token, item: Item) -> Governed | None:
        governor, link = self._governor(head)
        if governor is not None and not (head.dep_ in SUBJECTS and governor.lemma_ != "be"):
            return Governed(head, governor, link)
        return self._inverted(head) or self._fronted(head, item) or (Governed(head, governor, link) if governor is not None else None)

    def _inverted(self, head: Token) -> Governed | None:
        """ "The prime minister at the time was Juan Soto"."""
        if head.dep_ != "nsubj" or head.head.lemma_ != "be" or head.tag_ not in ("NN", "NNP"):
            return None
        named = [t for c in head.head.children if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)]
        return Governed(head, head.head, "", named) if len(named) == 1 else None

    def _fronted(self, head: Token, item: Item) -> Governed | None:
        """ "Elected president in 1995, Soto opened the economy", where the parser takes the title for the subject."""
        left = min(t.i for t in (head, *head.lefts))
        first = next((t.i for t in self.sentence if self.paragraph.place(t)[1] > item.start), left)
        opening = [t for t in self.sentence if t.i < max(left, first) and not t.is_punct and t.lower_ not in ("as", "to", "be")]
        verb = next((t for t in opening if t.tag_ in ("VBN", "VBD") and t.lemma_.lower() in self.words("office_given")), None)
        if verb is None or any(t.pos_ in ("NOUN", "PROPN", "PRON", "AUX") for t in self.sentence.doc[self.sentence.start : verb.i]):
            return None
        if any(t.pos_ in ("PROPN", "PRON", "VERB") for t in self.sentence.doc[verb.i + 1 : max(left, first)]) or verb.i > left:
            return None
        comma = next((t.i for t in self.sentence if t.i > head.i and t.text == ","), None)
        if comma is None:
            return None
        subject = next((t for t in self.sentence if t.i > comma and t.dep_ in SUBJECTS), None)
        return Governed(head, verb, "as", [subject]) if subject is not None else None

    def _governor(self, head: Token) -> tuple[Token | None, str]:
        """The verb (or noun of election) that gives or tells an office, and the word between ("as", "of")."""
        token, link = head, ""
        for _ in range(7):
            above = token.head
            if above == token:
                return None, ""
            if token.dep_ in ("attr", "oprd", "dobj", "nsubjpass", "acomp") and above.pos_ in ("VERB", "AUX"):
                return above, link
            if token.dep_ == "ccomp" and above.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
                # "Made him ambassador", where the parser makes a clause of the object and its title.
                return above, link
            if token.dep_ == "nsubj" and above.pos_ in ("VERB", "AUX") and above.dep_ == "ccomp" and above.head.pos_ == "VERB":
                return above.head, link
            if above.lower_ == "as" and above.dep_ in ("prep", "advcl", "mark", "dep"):
                link = "as"
                if above.head.pos_ in ("VERB", "AUX") or above.head.lemma_.lower() in self.words("election_nouns"):
                    return above.head, link
                if above.head.lemma_.lower() in self.words("tenure_nouns") and possessors(above.head):
                    return above.head, link
                if above.head.lemma_.lower() not in self.words("office_posts"):
                    return None, ""
                token = above.head
            elif (
                token.dep_ == "pobj"
                and above.lower_ in ("of", "to", "from", "into", "in")
                and above.head.pos_ == "NOUN"
                and above.head.lemma_.lower() in self.words("office_posts")
            ):
                token, link = above.head, link or "of"
            elif token.dep_ == "pobj" and above.lower_ in ("to", "from", "into") and above.head.pos_ == "VERB":
                return above.head, link or "to"
            elif token.dep_ == "conj" and above.pos_ in ("NOUN", "PROPN"):
                token = above
            else:
                return None, ""
        return None, ""

    # --- who holds it, since when, whose it is

    def _tenure(self, title: str, governed: Governed) -> Iterator[Tenure]:
        head, governor = governed.head, governed.governor
        holders, dates, giver = self._told_of(head, governor, governed.link, governed.holders)
        if not holders:
            return
        employer, accredited = employing(head, title, governor, self.references)
        how = modality(governor, self.lexicon)
        before = {c.lower_ for c in head.lefts}
        possessor: Character | None = None
        if employer is None:
            givers = [c for t in giver for c in self.references.actors(t)]
            employer = next((c for c in givers if c.type in BODIES and c is not accredited), None)
            sent_by = [c for p in ("of", "to") for t in under(head, p) for c in self.references.actors(t)]
            possessor = next((c for c in (*givers, *sent_by) if c.type == "Leader"), None) or self._his(head)
        for token in holders:
            for person in self.references.people(token):
                yield Tenure(
                    person, title, employer, accredited, governor, [head, token], dates, how,
                    bool(before & self.lexicon.past), bool(before & self.lexicon.acting),
                    possessor if possessor is not person else None,
                )  # fmt: skip
        if governor.dep_ == "dobj" and governor.head.lemma_.lower() in self.words("taking_over"):
            # "Luna, who took over Soto's role as president".
            for person in (c for t in Clause(governor.head).roles("s") for c in self.references.people(t)):
                yield Tenure(person, title, employer, accredited, governor.head, [head], "start", modality(governor.head, self.lexicon))
        if governor.lemma_.lower() in ("succeed", "replace") and governed.link == "as":
            # "Soto succeeded Luna as president": which Luna was until then.
            for person in (c for t in Clause(governor).roles("o") for c in self.references.people(t)):
                yield Tenure(person, title, employer, accredited, governor, [head], "end", how)

    def _told_of(self, head: Token, governor: Token, link: str, holders: list[Token] | None) -> tuple[list[Token], str, list[Token]]:
        """Who holds the office (heads of noun phrases), what a date beside it is, and who gives the office."""
        lemma = governor.lemma_.lower()
        particle = next((f"{lemma}_{c.lower_}" for c in governor.children if c.dep_ in ("prt", "advmod") and c.lower_ == "down"), lemma)
        if governor.pos_ == "NOUN":
            dates = "start" if lemma in self.words("election_nouns") else "held"
            return (possessors(governor) or under(governor, "of")), dates, []
        begins, ends, holds, given = (self.words(f"office_{name}") for name in ("begins", "ends", "holds", "given"))
        if lemma in self.words("not_office") or not (link == "as" or lemma in begins | ends | holds | given):
            return [], "", []
        if lemma in ("succeed", "replace", "follow") and link != "as":
            return [], "", []
        if not link and lemma in self.words("no_office_alone"):
            return [], "", []
        clause = Clause(governor)
        dates = (
            "end" if particle in ends else ("start" if lemma in begins | given and (lemma not in self.words("moves") or link) else "held")
        )
        if dates == "start" and self._is_first_to(head, governor):
            dates = "other"
        if holders is not None:
            return holders, dates, [t for t in clause.surface_subject if t != head] if lemma in given and not clause.passive else []
        if lemma in ("succeed", "replace", "follow") and clause.passive:
            return clause.agents, dates, []
        if lemma not in given:
            return clause.surface_subject, dates, []
        if clause.passive:
            return clause.surface_subject, dates, clause.agents
        holders = clause.roles("o") or (under(governor, "in") if lemma in self.words("with_in") else [])
        holders = [t for t in holders if t.i != head.i and t.lemma_.lower() not in self.words("office_posts")]
        holders = (
            holders
            or [c for c in head.children if c.dep_ == "nsubj"]
            or [c for c in governor.children if c.dep_ == "nsubj" and head.dep_ in ("oprd", "ccomp")]
            or [t for c in governor.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj" and t.i != head.i]
        )
        # "Named Pedro Luna ambassador", where the parser makes one name of it all.
        holders = holders or [c for c in head.lefts if c.dep_ == "compound" and (c.pos_ == "PROPN" or c.i in self.paragraph.mentions)][-1:]
        return holders, dates, clause.surface_subject

    def _is_first_to(self, head: Token, governor: Token) -> bool:
        """Whether an office is named only to say who was the first in it to do something: "became the first president to visit"."""
        first = any(c.dep_ == "amod" and c.tag_ in ("JJ", "JJS") and c.lower_ in self.words("firsts") for c in head.children)
        does = [c for t in (head, governor) for c in t.children if c.dep_ in ("relcl", "acl", "xcomp", "advcl") and c.i > head.i]
        return first and any(c.tag_ == "VB" and any(a.tag_ == "TO" for a in c.children) for c in does)

    def _his(self, head: Token) -> Character | None:
        return next((c for t in head.lefts if t.tag_ == "PRP$" for c in self.references.pronouns.meant(t) if c.type == "Leader"), None)
