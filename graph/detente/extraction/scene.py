"""A document made ready for reading: its paragraphs with their names, offices and parse, and the cast of its actors."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from detente.extraction.appointments import appointments
from detente.extraction.bearers import Bearers
from detente.extraction.cast import Cast, Character
from detente.extraction.figures.masks import sums
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import Lexicon
from detente.extraction.marking import mark
from detente.extraction.naming import names_in
from detente.extraction.offices import offices
from detente.extraction.paragraphs import Mention, Paragraph, paragraphs
from detente.extraction.people import YEAR, People
from detente.extraction.scan import Found, scan
from detente.extraction.trace import UNTRACED, Trace
from detente.extraction.unnamed import MARK
from detente.reading.prose import Prose

SHORT_NAME = "part of a name told elsewhere"
ALSO = re.compile(r"[”\"’*]*\s*\([^()]{0,60}?\b(?:known|called|abbreviated|referred|or|formerly|also|short)\b[^()]{0,240}\)")
"""Brackets behind a name in which it is said what else it is called."""


class Scene:
    """A document's paragraphs and cast. ``prepare`` works before the parse, ``settle`` after it."""

    def __init__(self, prose: Prose, gazetteer: Gazetteer, lexicon: Lexicon, bearers: Bearers, trace: Trace = UNTRACED) -> None:
        self.bearers = bearers
        self.prose = prose
        self.trace = trace
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.cast = Cast()
        self.paragraphs = paragraphs(prose.clean)
        self._era: dict[str, str] = {}
        self._half: dict[str, Found] = {}
        self.people = People(self)
        self.prepare()

    def prepare(self) -> None:
        """Find names and offices, gather the cast, and mask the paragraphs for the parser."""
        defined: dict[str, Found] = {}
        lower_words = frozenset(re.findall(r"(?<![\w’'])[a-z][\w’'-]+", self.prose.clean)) | self.lexicon.words["openers"]
        for paragraph in self.paragraphs:
            found = names_in(paragraph.text, self.gazetteer, self.lexicon, defined)
            paragraph.sums = sums(paragraph.text)
            # "20 million US dollars" names no state.
            found = [f for f in found if not any(one.start <= f.start and f.end <= one.end for one in paragraph.sums)]
            found = sorted([*found, *self._halves(paragraph.text, found)], key=lambda f: f.start)
            paragraph.found = [f._replace(name=f"{f.name}{paragraph.offset + f.start}") if MARK in f.name else f for f in found]
        self._choose_eras()
        for paragraph in self.paragraphs:
            self._take_aliases(paragraph)
        for paragraph in self.paragraphs:
            paragraph.items = scan(paragraph.text, paragraph.found, self.lexicon, lower_words)
            paragraph.told = offices(paragraph.text, paragraph.items, self.lexicon)
            paragraph.appointments = appointments(paragraph.text, paragraph.items, self.lexicon)
        self.people.enlist()
        for paragraph in self.paragraphs:
            mark(paragraph, self.cast, self.character, self.lexicon.giving_forms_as)

    def _halves(self, text: str, found: list[Found]) -> list[Found]:
        """ "The North" and "the South" of a country that the document names in its halves."""
        for one in found:
            words = one.name.split()
            if (
                one.kind == "S"
                and len(words) == 2
                and words[0] in self.lexicon.words["halves"]
                and words[1] in self.lexicon.words["divided"]
            ):
                self._half[words[0]] = one
        halves = []
        for m in re.finditer(r"\b[Tt]he (North|South|East|West)\b(?!\s+[A-Z])", text):
            half = self._half.get(m.group(1))
            if half is not None and not any(f.start < m.end(1) and f.end > m.start(1) for f in found):
                halves.append(half._replace(start=m.start(1), end=m.end(1), how="half of a country that the document divides"))
        return halves

    def _take_aliases(self, paragraph: Paragraph) -> None:
        """ "The Inter-American Treaty of Help (commonly known as the Rio Treaty or the Hemisphere Pact)": one agreement or body."""
        for found in paragraph.found:
            also = ALSO.match(paragraph.text, found.end) if found.kind in "AO" and MARK not in found.name else None
            if also is None:
                continue
            known = self.character(found)
            for other in paragraph.found:
                if also.start() < other.start and other.end <= also.end() and other.key is None and other.type == found.type:
                    self.cast.alias(other.name, known)

    def character(self, found: Found) -> Character:
        """The cast's actor for a name."""
        if found.key is not None:
            key = self._era.get(found.key, found.key)
            if key != found.key:
                return self.known(key)
            return self.known_leader(key, found.name) if found.type == "Leader" else self.cast.by_key(key, found.type, found.name)
        return self.cast.by_name(found.name, found.type)

    def known(self, key: str) -> Character:
        """The cast's actor for a key of the gazetteer."""
        entry = self.gazetteer.entry(key)
        return self.cast.by_key(entry.key, entry.type, entry.name)

    def country_of(self, actor: Character) -> Character | None:
        """The state that the gazetteer tells as a party's or person's own."""
        country = self.gazetteer.entry(actor.key).country if actor.key is not None else None
        return self.known(country) if country else None

    def state_of(self, person: Character) -> Character | None:
        """The state that a person holds office in, as the document or the gazetteer tells."""
        told = next((e for _, e in person.offices if e is not None and e.type == "State"), None)
        return told or self.country_of(person)

    def known_leader(self, key: str, name: str) -> Character:
        """The cast's actor for a leader of the gazetteer."""
        person = self.cast.by_key(key, "Leader", name)
        person.female = self.gazetteer.entry(key).pronoun == "she"
        return person

    def _choose_eras(self) -> None:
        """A capital or demonym that several states have had means the one that the document names: Moscow with the Soviet Union."""
        named = {f.key for p in self.paragraphs for f in p.found if f.kind == "S" and f.key}
        self.named = {f.key for p in self.paragraphs for f in p.found if f.kind in "SDCO" and f.key}
        years = sorted(YEAR.findall(self.prose.clean))
        for key in {f.key for p in self.paragraphs for f in p.found if f.kind in "CD" and f.key} - named:
            if not years or self._existed(key, years[len(years) // 2]):
                continue
            earlier = list(self.gazetteer.predecessors(key))
            for step in earlier:
                if step in named:
                    self._era[key] = step
                    break
                earlier.extend(p for p in self.gazetteer.predecessors(step) if p not in earlier and len(earlier) < 12)

    def _existed(self, key: str, year: str) -> bool:
        """Whether a state existed in a year."""
        entry = self.gazetteer.entry(key)
        return (entry.start is None or entry.start[:4] <= year) and (entry.end is None or entry.end[:4] >= year)

    def person_at(self, paragraph: Paragraph, head: Token, *, alone: bool = False) -> Character | None:
        """A person not known by title, gazetteer or model, where a verb tells that a person stands: "was replaced by Ellis O. Briggs".

        ``alone``: be it by a single word that names nobody yet, as in "her sister Sophia".
        """
        if head.i in paragraph.mentions or head.pos_ != "PROPN":
            return None
        first = head
        while (
            first.i > head.sent.start
            and (before := first.nbor(-1)).dep_ == "compound"
            and before.pos_ == "PROPN"
            and before.i not in paragraph.mentions
        ):
            first = before
        last = _seat(head) if head.lower_ in self.lexicon.words["nobles"] else head
        name = paragraph.text[paragraph.place(first)[0] : paragraph.place(last)[1]]
        words = [w for w in name.split() if last == head or w not in ("of", "the")]
        if any(w.lower().rstrip("s.") in self.lexicon.not_names for w in words) or not all(w[0].isupper() for w in words):
            return None
        person = self.cast.by_surname(name) if len(words) == 1 else (self.people.named(name) if 2 <= len(words) <= 5 else None)
        if person is None and len(words) == 1 and alone and len(name) > 2 and head.ent_type_ in ("", "PERSON"):
            person = self.cast.person(name)
        if person is not None:
            generation = re.match(r",?\s(?:Jr|Sr)\.", paragraph.text[paragraph.place(last)[1] :])
            person.forms[name + (generation.group() if generation is not None else "")] += 1
            person.first = min(person.first, paragraph.offset + paragraph.place(first)[0])
            for token in head.doc[first.i : last.i + 1]:
                paragraph.mentions[token.i] = Mention(
                    person, "L", paragraph.place(first)[0], paragraph.place(last)[1], "stands where a person does"
                )
        return person

    def settle(self, paragraph: Paragraph, doc: Doc) -> None:
        """Take the parse of a paragraph: tie tokens to the cast, and enlist the persons that the parser's model finds."""
        paragraph.doc = doc
        for token in doc:
            mask = paragraph.masked.mask_at(token.idx)
            if mask is not None and mask.number >= 0 and paragraph.masked.masked(mask.start) <= token.idx:
                character, kind, start, end = paragraph.marks[mask.number]
                paragraph.mentions[token.i] = Mention(character, kind, start, end)
        titles = [(item.start, item.end) for item in paragraph.items if item.kind == "T"]
        for ent in doc.ents:
            if any(t.i in paragraph.mentions for t in ent):
                continue
            if ent.label_ == "PERSON":
                ent = _whole(ent, paragraph)
            start, end = paragraph.masked.original(ent.start_char), paragraph.masked.original(ent.end_char, end=True)
            if ent.label_ == "ORG" and any(a < end and b > start for a, b in titles):
                continue
            name = re.sub(r"(?:^(?:the|The) |['’]s$)", "", ent.text).strip(" ,.")
            if ent.label_ == "PERSON" and self._reads_as_person(name):
                self._enlist_entity(paragraph, ent, name, "Leader")
            elif (
                ent.label_ == "ORG"
                and len(name.split()) > 1
                and all(w[0].isupper() or w in ("of", "the", "for", "and") for w in name.split())
            ):
                self._enlist_entity(paragraph, ent, name, "Organization")

        self._find_surnames(paragraph, doc)

    def _find_surnames(self, paragraph: Paragraph, doc: Doc) -> None:
        """Surnames of persons that only the model has introduced, in sentences where it has not seen a name."""
        for token in doc:
            if token.i in paragraph.mentions or token.pos_ != "PROPN" or not token.text[0].isupper() or len(token) < 2:
                continue
            if len(token) == 2 and (not token.text[1].islower() or token.lower_ in self.lexicon.words["name_particles"]):
                continue
            beside = token.i > 0 and doc[token.i - 1].pos_ == "PROPN" and token.i - 1 not in paragraph.mentions
            if not beside and (person := self.cast.by_surname(token.text)) is not None:
                person.forms[token.text] += 1
                paragraph.mentions[token.i] = Mention(person, "L", *paragraph.place(token), SHORT_NAME)

    def _reads_as_person(self, name: str) -> bool:
        words = name.split()
        if (
            not words
            or not all(w[0].isupper() or w.lower() in self.lexicon.words["name_particles"] for w in words)
            or any(c.isdigit() for c in name)
        ):
            return False
        if len(words) == 1:
            return self.cast.by_surname(name) is not None
        return len(words) <= 5 and not any(w.lower() in self.lexicon.words["institutions"] for w in words)

    def _enlist_entity(self, paragraph: Paragraph, ent: Span, name: str, node_type: str) -> None:
        if node_type == "Leader":
            character = (self.cast.by_surname(name) if " " not in name else None) or self.people.named(name)
        else:
            character = self.cast.by_name(name, node_type)
        start = paragraph.masked.original(ent.start_char)
        end = paragraph.masked.original(ent.end_char, end=True)
        character.forms[name] += 1
        character.first = min(character.first, paragraph.offset + start)
        for token in ent:
            paragraph.mentions[token.i] = Mention(character, "L" if node_type == "Leader" else "O", start, end, "the parser's model")


def _whole(ent: Span, paragraph: Paragraph) -> Span:
    """A person's name that the model cut short, with the names that the parse hangs it on: "José da Silva | Paranhos Júnior"."""
    end = ent.end
    while end < len(ent.doc) and ent.doc[end].tag_ == "NNP" and ent.doc[end].i not in paragraph.mentions and ent.doc[end - 1].whitespace_:
        end += 1
    if ent.doc[end : end + 2].text in (", Jr.", ", Sr.", ", Jr", ", Sr"):
        return ent.doc[ent.start : end + 2]
    last = ent.doc[end - 1]
    hangs = ent.root.dep_ == "compound" and ent.end <= ent.root.head.i < end
    goes_on = end > ent.end and last.dep_ == "appos" and ent.start <= last.head.i < ent.end
    return ent.doc[ent.start : end] if hangs or goes_on else ent


def _seat(title: Token) -> Token:
    """The last word of a name such as "Viscount of Rio Branco"; the title itself where no place follows it."""
    seats = (
        c for p in title.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children if c.dep_ == "pobj" and c.pos_ == "PROPN"
    )
    return next(seats, title)
