"""Embassies and consulates told in lists: "Peru has an embassy in Cairo and consulates in Madrid and Lisbon, and Egypt in Lima".

Such sentences are so regular that a grammar over their words reads them better than a parser does, which takes every second place
or state for something else. A state that is "represented in Kenya through its embassy in Cairo" has a mission in Egypt, and none in
Kenya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from spacy.tokens import Span

from detente.extraction.cast import Character
from detente.extraction.references import References
from detente.extraction.scan import Found
from detente.extraction.structure import Tie

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
MISSION = r"w{0,4}m[mw]{0,2}"
PLACE = r"(?:u{1,3}k)?[SC](?:B[^Z]{0,5}Z)?"
PLACES = rf"{PLACE}(?:k{{1,2}}w?{PLACE}(?!w?(?:[hr]|i[SC])))*"
IN = r"iw?"
OWNER = r"(?P<owner>y|S(?:k{1,2}w?S)*)w{0,3}"
HAS = re.compile(
    rf"{OWNER}h{MISSION}{IN}(?P<places>{PLACES})(?P<more>(?:k{{1,2}}x?{MISSION}{IN}{PLACES})*)"
    rf"(?:k{{1,3}}w?(?P<second>S)w?(?:h(?:{MISSION}|o))?{IN}(?P<its>{PLACES}))?"
)
REPRESENTED = re.compile(
    rf"{OWNER}r{IN}(?P<in>{PLACE})tx?{MISSION}{IN}(?:(?P<at>{PLACES})|u)(?P<more>(?:k{{1,2}}x?{MISSION}{IN}{PLACES})*)"
)


class Word(NamedTuple):
    """A word or name of a sentence with its letter in the grammar and where it begins in the paragraph.

    S C state and capital, m mission, h has, r represented, t through, i in, k and, x its, y it, o one, u capitalised, n not, B ( Z ),
    w any other.
    """

    letter: str
    start: int
    found: Found | None = None


def missions(sentence: Span, references: References) -> Iterator[Tie]:
    """HAS_MISSION_IN: the missions that a sentence lists, in its order."""
    words = list(_words(sentence, references))
    row = "".join(w.letter for w in words)
    if "m" not in row:
        return
    reader = _Reader(words, row, sentence, references)
    for match in HAS.finditer(row):
        yield from _ties(reader.named(match, "owner"), reader.named(match, "places") + reader.named(match, "more"))
        yield from _ties(reader.named(match, "second"), reader.named(match, "its"))
    for match in REPRESENTED.finditer(row):
        # A consulate in a town that is no capital is in the country itself.
        seats = reader.named(match, "at" if match["at"] else "in") + reader.named(match, "more")
        yield from _ties(reader.named(match, "owner"), seats)


class _Reader:
    """The words of a sentence, and who they name."""

    def __init__(self, words: list[Word], row: str, sentence: Span, references: References) -> None:
        self.words = words
        self.row = row
        self.sentence = sentence
        self.references = references

    def named(self, match: re.Match[str], group: str) -> list[Character]:
        """The states that a part of the row names, or means; what a bracket says of a place is none of its own."""
        found: list[Character] = []
        depth = 0
        for word in self.words[slice(*match.span(group))] if match[group] else ():
            depth += (word.letter == "B") - (word.letter == "Z")
            if word.found is not None and not depth:
                found.append(self.references.scene.character(word.found))
            elif word.letter == "y":
                found += self._meant(word)
        return list(dict.fromkeys(found))

    def _meant(self, word: Word) -> list[Character]:
        paragraph = self.references.memory.paragraph
        token = next((t for t in self.sentence if paragraph.place(t)[0] == word.start), None)
        return [c for c in self.references.actors(token) if c.type == "State"] if token is not None else []


def _ties(owners: list[Character], places: list[Character]) -> Iterator[Tie]:
    for owner, place in product(owners, places):
        if owner is not place:
            yield Tie("HAS_MISSION_IN", owner, place, "list:mission", 0.75)


def _words(sentence: Span, references: References) -> Iterator[Word]:
    paragraph = references.memory.paragraph
    start, end = paragraph.sentence_span(sentence)
    names = [f for f in paragraph.found if f.type == "State" and f.kind in "SC" and start <= f.start and f.end <= end]
    at = start
    for found in [*names, None]:
        for word in WORD.finditer(paragraph.text, at, found.start if found is not None else end):
            yield Word(_letter(word.group(), references), word.start())
        if found is not None:
            yield Word(found.kind, found.start, found)
            at = found.end


def _letter(word: str, references: References) -> str:
    letter = references.lexicon.mission_words.get(word.lower())
    return letter or ("p" if not word[0].isalnum() else "u" if word[0].isupper() else "w")
