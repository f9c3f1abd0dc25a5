"""A document made ready for reading: its paragraphs with their names, offices and parse, and the cast of its actors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from detente.extraction.cast import FEMALE, Cast, Character
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import Lexicon
from detente.extraction.masking import SURROGATES, Mask, Masked
from detente.extraction.naming import ACRONYM, names_in
from detente.extraction.offices import Told, offices
from detente.extraction.scan import Found, Item, scan
from detente.extraction.unnamed import MARK
from detente.reading.prose import Prose

BULLET = re.compile(r"\s*(?:[-–—•*·▪●]\s+|\(?\d{1,2}[.)]\s+|\d{1,2}-\s+)")
SUBJECTLESS = re.compile(
    r"(?:^\W*|[.;]\s+)((?!United|Allied|Red\b)[A-Z][a-z]+ed|Met|Held|Gave|Took|Made|Spoke|Went|Flew|Left|Began|Led|Sent|Won)\s+"
    r"(?=(?:with|the|a|an|to|in|at|from|for|several|talks|his|her|by)\b|[A-Z])"
)
DIVIDED = {"Korea", "Vietnam", "Yemen", "Germany", "Sudan", "Ossetia"}


class Mention(NamedTuple):
    """An actor at a token. ``kind`` is that of the name (S D C O P L A), or R for a reference."""

    character: Character
    kind: str
    start: int
    end: int


class Paragraph:
    """One paragraph, heading, list item or row of a document. Offsets count from its start, which is at ``offset`` of the clean text."""

    def __init__(self, text: str, offset: int, index: int) -> None:
        self.text = text
        self.offset = offset
        self.row: Paragraph | None = None
        """The table's row of which this is a cell."""
        self.index = index
        self.items: list[Item] = []
        self.found: list[Found] = []
        self.told: list[Told] = []
        self.people: list[tuple[int, int, Character, int, int]] = []
        """Persons named: span of the name, who, and the span with the titles around it."""
        self.masked: Masked = Masked("", [])
        self.marks: list[tuple[Character, str, int, int]] = []
        self.doc: Doc
        self.mentions: dict[int, Mention] = {}

    def place(self, token: Token) -> tuple[int, int]:
        """Span of a token in the paragraph."""
        return self.masked.original(token.idx), self.masked.original(token.idx + len(token), end=True)

    def sentence_span(self, sentence: Span) -> tuple[int, int]:
        """Span of a sentence in the paragraph, without white space at its ends."""
        start = self.masked.original(sentence.start_char)
        end = self.masked.original(sentence.end_char, end=True)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def phrase(self, token: Token) -> str:
        """The noun phrase of a token up to it, in the document's words."""
        left = min((t.i for t in token.subtree if t.i >= token.i - 6), default=token.i)
        start = self.place(token.doc[left])[0]
        return " ".join(self.text[start : self.place(token)[1]].split())


class Scene:
    """A document's paragraphs and cast. ``prepare`` works before the parse, ``settle`` after it."""

    def __init__(self, prose: Prose, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.prose = prose
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.cast = Cast()
        self.paragraphs: list[Paragraph] = []
        for text, offset in _paragraphs(prose.clean):
            row = Paragraph(text, offset, len(self.paragraphs))
            self.paragraphs.append(row)
            if "|" in text:
                for cell, at in _cells(text):
                    inner = Paragraph(cell, offset + at, len(self.paragraphs))
                    inner.row = row
                    self.paragraphs.append(inner)
        self._era: dict[str, str] = {}
        self._half: dict[str, Found] = {}
        self.prepare()

    def prepare(self) -> None:
        """Find names and offices, gather the cast, and mask the paragraphs for the parser."""
        defined: dict[str, Found] = {}
        lower_words = frozenset(re.findall(r"(?<![\w’'])[a-z][\w’'-]+", self.prose.clean)) | self.lexicon.words["openers"]
        for paragraph in self.paragraphs:
            found = names_in(paragraph.text, self.gazetteer, self.lexicon, None, defined)
            found = sorted([*found, *self._halves(paragraph.text, found)], key=lambda f: f.start)
            paragraph.found = [f._replace(name=f"{f.name}{paragraph.offset + f.start}") if MARK in f.name else f for f in found]
        self._choose_eras()
        for paragraph in self.paragraphs:
            paragraph.items = scan(paragraph.text, paragraph.found, self.lexicon, lower_words)
            paragraph.told = offices(paragraph.text, paragraph.items, self.lexicon)
        self._enlist_persons()
        for paragraph in self.paragraphs:
            self._mark(paragraph)

    def _halves(self, text: str, found: list[Found]) -> list[Found]:
        """ "The North" and "the South" of a country that the document names in its halves."""
        for one in found:
            words = one.name.split()
            if one.kind == "S" and len(words) == 2 and words[0] in ("North", "South", "East", "West") and words[1] in DIVIDED:
                self._half[words[0]] = one
        halves = []
        for m in re.finditer(r"\b[Tt]he (North|South|East|West)\b(?!\s+[A-Z])", text):
            half = self._half.get(m.group(1))
            if half is not None and not any(f.start < m.end(1) and f.end > m.start(1) for f in found):
                halves.append(half._replace(start=m.start(1), end=m.end(1)))
        return halves

    def character(self, found: Found) -> Character:
        """The cast's actor for a name."""
        if found.key is not None:
            key = self._era.get(found.key, found.key)
            if key != found.key:
                entry = self.gazetteer.entry(key)
                return self.cast.by_key(key, entry.type, entry.name)
            return self._known_leader(key, found.name) if found.type == "Leader" else self.cast.by_key(key, found.type, found.name)
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

    def _known_leader(self, key: str, name: str) -> Character:
        person = self.cast.by_key(key, "Leader", name)
        person.female = self.gazetteer.entry(key).pronoun == "she"
        return person

    def _choose_eras(self) -> None:
        """A capital or demonym that several states have had means the one that the document names: Moscow with the Soviet Union."""
        named = {f.key for p in self.paragraphs for f in p.found if f.kind == "S" and f.key}
        for key in {f.key for p in self.paragraphs for f in p.found if f.kind in "CD" and f.key} - named:
            earlier = list(self.gazetteer.predecessors(key))
            for step in earlier:
                if step in named:
                    self._era[key] = step
                    break
                earlier.extend(p for p in self.gazetteer.predecessors(step) if p not in earlier and len(earlier) < 12)

    def _enlist_persons(self) -> None:
        full: list[tuple[Paragraph, Told]] = []
        short: list[tuple[Paragraph, Told]] = []
        for paragraph in self.paragraphs:
            for found in paragraph.found:
                if found.kind == "L":
                    self.character(found)
            for told in paragraph.told:
                words = paragraph.text[told.person[0] : told.person[1]].split()
                (full if len(words) > 1 or told.found is not None else short).append((paragraph, told))
        self._told_person: dict[int, Character] = {}
        for paragraph, told in full:
            name = re.sub(r"\s+", " ", paragraph.text[told.person[0] : told.person[1]])
            person = self.character(told.found) if told.found is not None else self.person(name)
            self._told_person[id(told)] = person
        for paragraph, told in short:
            name = paragraph.text[told.person[0] : told.person[1]]
            self._told_person[id(told)] = self.cast.by_surname(name) or self.person(name)
        for paragraph in self.paragraphs:
            for told in paragraph.told:
                person = self.person_told(told)
                if told.honorific.lower().rstrip(".") in FEMALE or told.title in ("queen", "empress", "princess"):
                    person.female = True
                paragraph.people.append(
                    (
                        told.person[0],
                        told.person[1],
                        person,
                        told.span[0] if told.before else told.person[0],
                        told.span[1] if told.before else told.person[1],
                    )
                )

    def person_told(self, told: Told) -> Character:
        """The person to whom an office beside a name is given."""
        return self._told_person[id(told)]

    def person(self, name: str) -> Character:
        """A full name as the gazetteer knows it, if only one leader bears it, else as it stands."""
        leaders = [n for n in self.gazetteer.lookup(name) if n.type == "Leader"]
        if len(leaders) == 1:
            return self._known_leader(leaders[0].key, leaders[0].name)
        return self.cast.person(name)

    def person_at(self, paragraph: Paragraph, head: Token) -> Character | None:
        """A person not known by title, gazetteer or model, where a verb tells that a person stands: "was replaced by Ellis O. Briggs"."""
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
        name = paragraph.text[paragraph.place(first)[0] : paragraph.place(head)[1]]
        words = name.split()
        if any(w.lower().rstrip("s.") in self.lexicon.not_names for w in words) or not all(w[0].isupper() for w in words):
            return None
        person = self.cast.by_surname(name) if len(words) == 1 else (self.person(name) if 2 <= len(words) <= 5 else None)
        if person is not None:
            person.forms[name] += 1
            person.first = min(person.first, paragraph.offset + paragraph.place(first)[0])
            for token in head.doc[first.i : head.i + 1]:
                paragraph.mentions[token.i] = Mention(person, "L", paragraph.place(first)[0], paragraph.place(head)[1])
        return person

    def _mark(self, paragraph: Paragraph) -> None:
        """Lay the masks: persons with their titles first, then every other name."""
        spans: list[tuple[int, int, Character, str, int, int]] = []

        def free(start: int, end: int) -> bool:
            return not any(s[0] < end and s[1] > start for s in spans)

        for start, end, person, outer_start, outer_end in sorted(paragraph.people, key=lambda p: (p[3] - p[4], p[3])):
            if free(outer_start, outer_end):
                spans.append((outer_start, outer_end, person, "L", start, end))
            elif free(start, end):
                spans.append((start, end, person, "L", start, end))
        for found in paragraph.found:
            if found.kind != "D" and free(found.start, found.end):
                spans.append((found.start, found.end, self.character(found), found.kind, found.start, found.end))
        for start, end in _name_runs(paragraph.items):
            name = paragraph.text[start:end]
            if free(start, end) and (bearer := self.cast.by_surname(name)) is not None:
                spans.append((start, end, bearer, "L", start, end))
        for found in paragraph.found:
            if found.kind == "D" and free(found.start, found.end):
                spans.append((found.start, found.end, self.character(found), "D", found.start, found.end))
        spans.sort(key=lambda s: s[0])
        masks: list[Mask] = []
        text = paragraph.text
        verbless: list[tuple[int, int]] = []
        for opening in SUBJECTLESS.finditer(text) if paragraph.row is not None or len(text) < 300 else ():
            if free(*opening.span(1)) and (opening.start() == 0 or paragraph.row is not None):
                # Lists and tables leave the subject out; with one the verb is read as a verb.
                verbless.append(opening.span(1))
        for start, end, character, kind, name_start, name_end in spans:
            while verbless and verbless[0][0] < start:
                begin, stop = verbless.pop(0)
                masks.append(Mask(begin, stop, f"He {text[begin:stop].lower()}", -1))
            form = re.sub(r"\s+", " ", text[name_start:name_end])
            character.forms[form] += 1
            character.first = min(character.first, paragraph.offset + start)
            if kind == "D":
                word = text[start:end].split()[-1].split("-")[-1]
                word = word if word[0].isupper() else "French"
            else:
                word = "treaty" if MARK in character.name else SURROGATES[kind]
                if kind == "L" and end == name_end and (home := re.match(r"\s+of\s+(?:the\s+)?", text[end:])):
                    # "Nasser of Egypt and Nehru of India": the state is part of the name, for the parser.
                    state = next((s for s in spans if s[0] == end + home.end() and s[3] == "S"), None)
                    if state is not None and text[state[1] : state[1] + 1] not in ("-", "'", "’", "–"):
                        end = state[1]
                        state[2].forms[text[state[4] : state[5]]] += 1
                if kind in "OPA" and (acronym := ACRONYM.match(text, end)):
                    end = acronym.end()
                    character.forms[acronym.group(1)] += 1
                if kind in "SL" and re.search(r"\b[Tt]he $", text[max(0, start - 4) : start]):
                    # "The United States" parses best as a bare name, "the U.S. Legation" with its article.
                    if re.match(r"\s[A-Z]", text[end : end + 2]):
                        word = "Republic"
                    else:
                        start -= 4
            if masks and masks[-1].end > start:
                continue
            masks.append(Mask(start, end, word, len(paragraph.marks)))
            paragraph.marks.append((character, kind, name_start, name_end))
        masks.extend(Mask(begin, stop, f"He {text[begin:stop].lower()}", -1) for begin, stop in verbless)
        paragraph.masked = Masked(text, masks)

    def settle(self, paragraph: Paragraph, doc: Doc) -> None:
        """Take the parse of a paragraph: tie tokens to the cast, and enlist the persons that the parser's model finds."""
        paragraph.doc = doc
        for token in doc:
            mask = paragraph.masked.mask_at(token.idx)
            if mask is not None and mask.number >= 0 and paragraph.masked.masked(mask.start) <= token.idx:
                character, kind, start, end = paragraph.marks[mask.number]
                paragraph.mentions[token.i] = Mention(character, kind, start, end)
        for ent in doc.ents:
            if any(t.i in paragraph.mentions for t in ent):
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
            character = (self.cast.by_surname(name) if " " not in name else None) or self.person(name)
        else:
            character = self.cast.by_name(name, node_type)
        start = paragraph.masked.original(ent.start_char)
        end = paragraph.masked.original(ent.end_char, end=True)
        character.forms[name] += 1
        character.first = min(character.first, paragraph.offset + start)
        for token in ent:
            paragraph.mentions[token.i] = Mention(character, "L" if node_type == "Leader" else "O", start, end)


def _paragraphs(clean: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in clean.split("\n"):
        bullet = BULLET.match(line)
        skip = bullet.end() if bullet else 0
        if line[skip:].strip():
            yield line[skip:], at + skip
        at += len(line) + 1


def _cells(row: str) -> Iterator[tuple[str, int]]:
    """The cells of a table's row that are long enough to be sentences, with their places in it."""
    at = 0
    for cell in row.split("|"):
        text = cell.strip()
        if len(text.split()) >= 3 and re.search(r"[a-z]{3,}", text):
            yield text, at + cell.index(text)
        at += len(cell) + 1


def _name_runs(items: list[Item]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that no rule has claimed, whole and word by word."""
    i = 0
    while i < len(items):
        if items[i].kind == "N":
            j = i
            while j + 1 < len(items) and items[j + 1].kind == "N" and items[j + 1].start - items[j].end <= 1:
                j += 1
            yield items[i].start, items[j].end
            i = j
        i += 1
