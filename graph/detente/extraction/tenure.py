"""Offices told by a verb or a noun: "became prime minister of Cambodia in 1985", "resigned as president", "under the rule of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.modality import Modality, modality
from detente.extraction.office_forms import singular
from detente.extraction.paragraphs import Paragraph
from detente.extraction.references import References
from detente.extraction.syntax import Clause, possessors, under

BODIES = ("State", "Organization", "Party")


class Tenure(NamedTuple):
    """An office told by a verb. ``dates``: whether a date beside it is its start, its end, or a day on which it was held."""

    person: Character
    title: str
    employer: Character | None
    accredited_to: Character | None
    trigger: Token
    near: list[Token]
    dates: str
    modality: Modality
    past: bool
    acting: bool
    possessor: Character | None = None
    """The person whose minister or envoy it is: who gives the office, or "his foreign minister"."""
    titles: tuple[tuple[int, int], ...] = ()
    """Where the titles of a list stand in the paragraph, from this one on, if there are several: each may have its own dates."""


def tenures(paragraph: Paragraph, sentence: Span, references: References) -> Iterator[Tenure]:
    """The offices that a sentence tells by its verbs and nouns."""
    reading = _Reading(paragraph, sentence, references)
    yield from reading.titled()
    for token in sentence:
        if token.i not in paragraph.mentions:
            yield from reading.leading(token)
            yield from reading.reigning(token)
            yield from reading.power(token)
            yield from reading.representing(token)


class _Reading:
    """The reading of one sentence."""

    def __init__(self, paragraph: Paragraph, sentence: Span, references: References) -> None:
        self.paragraph = paragraph
        self.sentence = sentence
        self.references = references
        self.lexicon = references.lexicon

    def words(self, name: str) -> frozenset[str]:
        return self.lexicon.words[name]

    # --- a title under a verb

    def titled(self) -> Iterator[Tenure]:
        """Titles that stand beside no name, under a verb that tells who holds them."""
        begin, end = self.paragraph.sentence_span(self.sentence)
        taken = [t.span for t in self.paragraph.told]
        before: tuple[Token, Token, str] | None = None
        titles = [
            i for i in self.paragraph.items if i.kind == "T" and begin <= i.start < end and not any(a <= i.start < b for a, b in taken)
        ]
        places = [(i.start, i.end) for i in titles]
        for n, item in enumerate(titles):
            head = self._head(item.start, item.end)
            if head is None or head.i in self.paragraph.mentions:
                continue
            title = self.lexicon.canonical_title(singular(self.paragraph.text[item.start : item.end].lower()))
            governor, link = self._governor(head)
            if governor is None and before is not None and self._goes_on(before[0], head):
                governor, link = before[1:]
            if governor is not None and title != "counterpart":
                before = (head, governor, link)
                for tenure in self._tenure(head, title, governor, link):
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

    def _head(self, start: int, end: int) -> Token | None:
        inside = [t for t in self.sentence if self.paragraph.place(t)[0] >= start and self.paragraph.place(t)[1] <= end]
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in ids or t.head == t), None)

    def _governor(self, head: Token) -> tuple[Token | None, str]:
        """The verb (or noun of election) that gives or tells an office, and the word between ("as", "of")."""
        token, link = head, ""
        for _ in range(7):
            above = token.head
            if above == token:
                return None, ""
            if token.dep_ in ("attr", "oprd", "dobj", "nsubjpass", "acomp") and above.pos_ in ("VERB", "AUX"):
                return above, link
            if token.dep_ == "nsubj" and above.pos_ in ("VERB", "AUX") and above.dep_ == "ccomp" and above.head.pos_ == "VERB":
                return above.head, link
            if above.lower_ == "as" and above.dep_ in ("prep", "advcl", "mark", "dep"):
                link = "as"
                if above.head.pos_ in ("VERB", "AUX") or above.head.lemma_.lower() in self.words("election_nouns"):
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

    def _tenure(self, head: Token, title: str, governor: Token, link: str) -> Iterator[Tenure]:
        holders, dates, giver = self._told_of(head, governor, link)
        if not holders:
            return
        employer, accredited = self._employer(head, title)
        how = modality(governor, self.lexicon)
        before = {c.lower_ for c in head.lefts}
        possessor: Character | None = None
        if employer is None:
            givers = [c for t in giver for c in self.references.actors(t)]
            employer = next((c for c in givers if c.type in BODIES and c is not accredited), None)
            sent_by = [c for p in ("of", "to") for t in under(head, p) for c in self.references.actors(t)]
            possessor = next((c for c in (*givers, *sent_by) if c.type == "Leader"), None) or self._his(head)
        for token in holders:
            self.references.enlist(token)
            for person in self.references.actors(token):
                if person.type == "Leader":
                    yield Tenure(
                        person, title, employer, accredited, governor, [head, token], dates, how,
                        bool(before & self.lexicon.past), bool(before & self.lexicon.acting),
                        possessor if possessor is not person else None,
                    )  # fmt: skip

    def _told_of(self, head: Token, governor: Token, link: str) -> tuple[list[Token], str, list[Token]]:
        """Who holds the office (heads of noun phrases), what a date beside it is, and who gives the office."""
        lemma = governor.lemma_.lower()
        particle = next((f"{lemma}_{c.lower_}" for c in governor.children if c.dep_ in ("prt", "advmod") and c.lower_ == "down"), lemma)
        if governor.pos_ == "NOUN":
            return (possessors(governor) or under(governor, "of")), "start", []
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
        if lemma not in given:
            return clause.surface_subject, dates, []
        if clause.passive:
            return clause.surface_subject, dates, clause.agents
        holders = [t for t in clause.roles("o") if t.i != head.i and t.lemma_.lower() not in self.words("office_posts")]
        holders = (
            holders
            or [c for c in governor.children if c.dep_ == "nsubj" and head.dep_ in ("oprd", "ccomp")]
            or [t for c in governor.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj" and t.i != head.i]
        )
        # "Named Pedro Luna ambassador", where the parser makes one name of it all.
        holders = holders or [c for c in head.lefts if c.dep_ == "compound" and (c.pos_ == "PROPN" or c.i in self.paragraph.mentions)][-1:]
        return holders, dates, clause.surface_subject

    def _employer(self, head: Token, title: str) -> tuple[Character | None, Character | None]:
        """Whose the office is, and to whom its holder is accredited."""
        employers = self.references.owner(head)
        accredited: list[Character] = []
        diplomat = self.lexicon.title_kinds.get(title) == "diplomat" or "ambassador" in title
        if diplomat or (title in self.words("residing") and not under(head, "of")):
            for preposition in ("to", "in", "at"):
                accredited = accredited or [
                    c for t in under(head, preposition) for c in self.references.actors(t) if c.type in ("State", "Organization")
                ]
        if accredited and employers and employers[0] is accredited[0]:
            employers = []
        if not employers and not accredited and not diplomat:
            for preposition in ("of", "for", "to", "in"):
                employers = employers or [c for t in under(head, preposition) for c in self.references.actors(t) if c.type in BODIES]
        return (employers[0] if employers else None), (accredited[0] if accredited else None)

    def _his(self, head: Token) -> Character | None:
        return next((c for t in head.lefts if t.tag_ == "PRP$" for c in self.references.pronouns.meant(t) if c.type == "Leader"), None)

    def _people(self, token: Token) -> list[Character]:
        self.references.enlist(token)
        return [c for c in self.references.actors(token) if c.type == "Leader"]

    # --- verbs and nouns that have the office in themselves

    def leading(self, token: Token) -> Iterator[Tenure]:
        """ "The MPLA, led by Agostinho Neto", "Suharto ruled Indonesia from 1967": who leads, heads, chairs or rules a body."""
        title = self.lexicon.leading_verbs.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        if title is None or (
            title == "leader" and any(c.dep_ == "prep" and c.lower_ in ("into", "to", "through", "out", "against") for c in token.children)
        ):
            return
        clause = Clause(token)
        objects = [c for t in (clause.roles("o") or under(token, "over") or under(token, "in")) for c in self.references.actors(t)]
        if (title == "founder" and not all(o.type == "Party" for o in objects)) or (
            title == "head" and any(o.type == "State" for o in objects)
        ):
            title = "leader" if title == "head" else None
        people = [c for t in clause.roles("s") for c in self._people(t)]
        for person in people:
            for body in objects:
                if title is not None and body.type in BODIES:
                    yield Tenure(person, title, body, None, token, [], "held", modality(token, self.lexicon), False, False)

    def reigning(self, token: Token) -> Iterator[Tenure]:
        """ "Under the rule of Batista", "during Nkrumah's presidency"."""
        title = self.lexicon.reigns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if title is None:
            return
        people = [c for t in (possessors(token) or under(token, "of")) for c in self._people(t)]
        employers = [c for p in ("of", "over", "in") for t in under(token, p) for c in self.references.actors(t) if c.type in BODIES]
        for person in people:
            yield Tenure(
                person, title, employers[0] if employers else None, None, token, [], "held", modality(token, self.lexicon), False, False
            )

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
        for person in (c for t in holders for c in self._people(t)):
            yield Tenure(
                person, "leader", places[0] if places else None, None, above, [], dates, modality(above, self.lexicon), False, False
            )

    def representing(self, token: Token) -> Iterator[Tenure]:
        """ "She represented her country in Sweden from 1930 to 1945": a diplomat."""
        if token.pos_ != "VERB" or token.lemma_.lower() != "represent":
            return
        clause = Clause(token)
        senders = [c for t in clause.roles("o") for c in self.references.actors(t) if c.type == "State"]
        hosts = [
            c for p in ("in", "at", "to") for t in under(token, p) for c in self.references.actors(t) if c.type in ("State", "Organization")
        ]
        for person in (c for t in clause.roles("s") for c in self._people(t)):
            if senders and hosts:
                yield Tenure(person, "envoy", senders[0], hosts[0], token, [], "held", modality(token, self.lexicon), False, False)
