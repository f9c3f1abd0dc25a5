"""The persons of a document that its offices, its appointments and the opening of a biography introduce."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from detente.edtf import span
from detente.extraction.bearers import Sought
from detente.extraction.cast import Character
from detente.extraction.office_parts import Told
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scan import Found, kinds
from detente.names import fold

if TYPE_CHECKING:
    from detente.extraction.scene import Scene

YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
CLOSING = re.compile(r",(?=\s+[a-z])(?!\s+(?:the|his|her|its|their|a|an|who|whose|whom|which|then|former|now)\b)")
"""A comma behind a name, with which what stands beside it is closed."""
OPENING = 6
"""Paragraphs in which a biography says whom it is of."""
SUBJECT = re.compile(r"[wE]{0,3}(?P<name>H*N[NH]{1,6})w{0,2}(?:B[^BE]{1,30}Z)?(?:M[^ME]{1,12}M)*?(?P<verb>V)(?=U)")


class People:
    """Who is who among the persons of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._told: dict[int, Character] = {}

    def enlist(self) -> None:
        """Know the persons that offices, appointments and the opening of a biography tell, full names before short ones."""
        full: list[tuple[Paragraph, Told]] = []
        short: list[tuple[Paragraph, Told]] = []
        for paragraph in self.scene.paragraphs:
            for found in paragraph.found:
                if found.kind == "L":
                    self.scene.character(found)
        self._enlist_subject()
        for paragraph in self.scene.paragraphs:
            for told in paragraph.told:
                words = paragraph.text[told.person[0] : told.person[1]].split()
                (full if len(words) > 1 or told.found is not None else short).append((paragraph, told))
        self._told.clear()
        for paragraph, told in full:
            name = re.sub(r"\s+", " ", paragraph.text[told.person[0] : told.person[1]])
            person = self.scene.character(told.found) if told.found is not None else self._known_person(name)
            person = person or self._in_office(paragraph, told, name) or self.scene.cast.person(name)
            self._told[id(told)] = person
        for paragraph, told in short:
            name = paragraph.text[told.person[0] : told.person[1]]
            known = self.scene.cast.by_surname(name)
            if known is not None and told.employer is not None and self._serves_another(known, name, told.employer, full):
                known = None
            self._told[id(told)] = known or self._in_office(paragraph, told, name) or self.named(name)
        for paragraph in self.scene.paragraphs:
            for told in paragraph.told:
                person = self.told(told)
                if told.honorific.lower().rstrip(".") in self.scene.lexicon.words["female"] or told.title in (
                    "queen",
                    "empress",
                    "princess",
                ):
                    person.female = True
                if self.scene.lexicon.office_kinds.get(told.title) == "royal" and told.before and told.employer is None:
                    # "Tsar Alexander II" is what a sovereign is called.
                    person.forms[" ".join(paragraph.text[told.span[0] : told.person[1]].split())] += 1
                paragraph.people.append(
                    (
                        told.person[0],
                        told.person[1],
                        person,
                        told.span[0] if told.before else told.person[0],
                        _closed(paragraph.text, told) if told.before else told.person[1],
                    )
                )
        self._enlist_appointed()

    def _enlist_appointed(self) -> None:
        """Persons whom a verb gives an office; of a single word it needs to be known that it is a name."""
        for paragraph in self.scene.paragraphs:
            for one in paragraph.appointments:
                start, end = one.person.start, one.person.end
                name = re.sub(r"\s+", " ", paragraph.text[start:end])
                if one.person.found is not None:
                    continue
                person = self.named(name) if " " in name else self.scene.cast.by_surname(name)
                if person is not None:
                    paragraph.people.append((start, end, person, start, end))

    def told(self, told: Told) -> Character:
        """The person to whom an office beside a name is given."""
        return self._told[id(told)]

    def named(self, name: str) -> Character:
        """A full name as the gazetteer knows it, if only one leader bears it, else as it stands."""
        return self._known_person(name) or self.scene.cast.person(name)

    def _known_person(self, name: str) -> Character | None:
        leaders = [n for n in self.scene.gazetteer.lookup(name) if n.type == "Leader"]
        if len(leaders) == 1:
            return self.scene.known_leader(leaders[0].key, leaders[0].name)
        formal = self.scene.bearers.formal(name) if not leaders else None
        return self.scene.known_leader(formal.key, formal.name) if formal is not None else None

    def _in_office(self, paragraph: Paragraph, told: Told, name: str) -> Character | None:
        """The known leader who held an office that is told beside a short name, in the years that the document tells of."""
        employer = told.employer.key if told.employer is not None else None
        if told.employer is not None and employer is None:
            return None
        for years in (_years(paragraph.text, None), *self._of_document):
            if years:
                sought = Sought(told.title, employer, span(years[0])[0], span(years[-1])[1], told.past)
                if (entry := self.scene.bearers.in_office(name, sought, self.scene.named)) is not None:
                    return self.scene.known_leader(entry.key, entry.name)
        return None

    @cached_property
    def _of_document(self) -> tuple[list[str], list[str]]:
        """The years that the document names, with that of its publication; and that one alone."""
        published = self.scene.prose.document.published
        return _years(self.scene.prose.clean, published), _years("", published)

    def _serves_another(self, known: Character, name: str, employer: Found, full: list[tuple[Paragraph, Told]]) -> bool:
        """Whether a word of somebody's name before the surname is another's name here, who serves another state."""
        if fold(known.name).endswith(fold(name)) or employer.type != "State":
            return False
        states = [t.employer.key for _, t in full if self._told[id(t)] is known and t.employer is not None and t.employer.type == "State"]
        return bool(states) and employer.key not in states

    def _enlist_subject(self) -> None:
        """Whom a biography is of, as its opening tells: "Ole Berg (1870–1950) was a Norwegian diplomat"."""
        for paragraph in self.scene.paragraphs[:OPENING]:
            row = kinds(paragraph.items)
            match = SUBJECT.match(row)
            if match is None or not self._is_told_of(paragraph, match):
                continue
            start, end = paragraph.items[match.start("name")].start, paragraph.items[match.end("name") - 1].end
            name = re.sub(r"\s+", " ", paragraph.text[start:end])
            if not any(w in self.scene.lexicon.not_names for w in name.lower().split()) and " " in name:
                person = self.named(name.title() if name.isupper() else name)
                paragraph.people.append((start, end, person, start, end))
                return

    def _is_told_of(self, paragraph: Paragraph, match: re.Match[str]) -> bool:
        """Whether the sentence says what somebody was: a calling or an office."""
        words = paragraph.items[match.end("verb") :]
        if paragraph.text[paragraph.items[match.start("verb")].start : paragraph.items[match.start("verb")].end].lower() not in (
            "was",
            "is",
        ):
            return False
        for item in words[:14]:
            if item.kind in "EWB":
                return False
            word = paragraph.text[item.start : item.end].lower()
            if word in self.scene.lexicon.words["callings"] or (item.kind == "T" and word not in self.scene.lexicon.words["of_bodies_too"]):
                return True
        return False


def _years(text: str, published: str | None) -> list[str]:
    """The years that a text names, in order, with that of its publication."""
    return sorted({*YEAR.findall(text), *((published[:4],) if published else ())})


def _closed(text: str, told: Told) -> int:
    """Where a name with its office before it ends: with the comma that closes it, as in "the president of Chile, Juan Soto, visited"."""
    inside = "," in text[told.span[0] : told.person[0]]
    return told.span[1] + (1 if inside and CLOSING.match(text, told.span[1]) is not None else 0)
