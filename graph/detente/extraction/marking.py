"""Laying the masks of a paragraph: which words the parser reads as one plain name, and whose name it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from detente.extraction.asides import brackets_behind, dates_behind
from detente.extraction.cast import Cast, Character
from detente.extraction.masking import SURROGATES, Mask, Masked
from detente.extraction.naming import ACRONYM
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scan import Found, Item
from detente.extraction.unnamed import MARK

SUBJECTLESS = re.compile(
    r"(?:^\W*|[.;]\s+)((?!United|Allied|Red\b)[A-Z][a-z]+ed|Met|Held|Gave|Took|Made|Spoke|Went|Flew|Left|Began|Led|Sent|Won)\s+"
    r"(?=(?:with|the|a|an|to|in|at|from|for|several|talks|his|her|by)\b|[A-Z])"
)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
FRONTED = re.compile(
    r"(?:^|(?<=[.;:!?”\"] ))(?:In|On|By|During|Since|At|After|Before|Until)\s+(?:the\s+)?"
    r"(?:(?:early|late|mid|spring of|summer of|autumn of|winter of|end of|beginning of|night of|morning of|evening of)[\s-]*)?(?=[A-Z\d])"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?:{MONTH}|{DAY})\b)?(?:\s?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s?\d{{4}}s?\b)?"
    rf"(?<=[\da-z])(?=\s[A-Z])(?!\s(?:{MONTH})\b)",
    re.MULTILINE,
)
"""A date in front of a sentence, without a comma behind it."""
MATTER = re.compile(r"\s+(?:of|for)\s|,\s")
AWKWARD = re.compile(r"d['’]|[a-z]\.")
SHORT = 300
"""Characters under which a paragraph may be an item of a list, without a subject."""


class Mark(NamedTuple):
    """A name to be masked: its span with the titles around it, whose it is, its kind, and the span of the name alone."""

    start: int
    end: int
    character: Character
    kind: str
    name_start: int
    name_end: int


class Marks:
    """The names of a paragraph that do not overlap; the first to be added stays."""

    def __init__(self) -> None:
        self.kept: list[Mark] = []

    def free(self, start: int, end: int) -> bool:
        """Whether nothing is marked between two characters."""
        return not any(m.start < end and m.end > start for m in self.kept)

    def add(self, start: int, end: int, character: Character, kind: str) -> None:
        """Mark a name, where its place is free."""
        if self.free(start, end):
            self.kept.append(Mark(start, end, character, kind, start, end))


def mark(paragraph: Paragraph, cast: Cast, character: Callable[[Found], Character], given: frozenset[str]) -> None:
    """Mask a paragraph: persons with their titles first, then every other name, demonyms last.

    ``given`` are the forms of verbs that give somebody an office.
    """
    marks = Marks()
    for start, end, person, outer_start, outer_end in sorted(paragraph.people, key=lambda p: (p[3] - p[4], p[3])):
        if marks.free(outer_start, outer_end):
            marks.kept.append(Mark(outer_start, outer_end, person, "L", start, end))
        else:
            marks.add(start, end, person, "L")
    for found in paragraph.found:
        if found.kind == "D":
            continue
        if any(m.kind == "L" and m.start <= found.start and found.end <= m.end and m.name_start >= found.end for m in marks.kept):
            # "INDOPACOM" in "Deputy Commander INDOPACOM X" is named too.
            character(found).forms[paragraph.text[found.start : found.end]] += 1
        marks.add(found.start, found.end, character(found), found.kind)
    for start, end in _name_runs(paragraph.items):
        if (bearer := cast.by_full_name(paragraph.text[start:end]) or cast.by_surname(paragraph.text[start:end])) is not None:
            marks.add(start, end, bearer, "L")
    for found in paragraph.found:
        if found.kind == "D":
            marks.add(found.start, found.end, character(found), "D")
    helps = sorted([*_verbless(paragraph, marks, given), *_commas(paragraph, marks), *_titles(paragraph, marks), *_sums(paragraph, marks)])
    _lay(paragraph, sorted(marks.kept, key=lambda m: m.start), helps)


def _verbless(paragraph: Paragraph, marks: Marks, given: frozenset[str]) -> list[Mask]:
    """Verbs that open a line without a subject, as in lists and tables; with one they are read as verbs."""
    in_row = paragraph.row is not None
    if not in_row and len(paragraph.text) >= SHORT:
        return []
    openings = (o for o in SUBJECTLESS.finditer(paragraph.text) if in_row or o.start() == 0)
    read = ((o.span(1), _with_subject(paragraph.text, o, given)) for o in openings if marks.free(*o.span(1)))
    return [Mask(*span, word, -1) for span, word in read if word]


def _with_subject(text: str, opening: re.Match[str], given: frozenset[str]) -> str:
    """A verb that opens a line, with a subject: who is "appointed ambassador" in a list acts not; before a main clause it has none."""
    verb = opening[1].lower()
    if verb not in given or re.match(r"[A-Z]", text[opening.end() :]):
        return f"He {verb}"
    return "" if re.match(r"[^.;]*,\s+(?:[A-Z]|s?he\b)", text[opening.end() :]) else f"He was {verb}"


def _commas(paragraph: Paragraph, marks: Marks) -> list[Mask]:
    """A comma behind a date in front, without which it and the name behind it are read as one name: "In March Smith visited"."""
    return [Mask(m.end(), m.end() + 1, ", ", -1) for m in FRONTED.finditer(paragraph.text) if marks.free(m.end(), m.end() + 1)]


def _sums(paragraph: Paragraph, marks: Marks) -> list[Mask]:
    """Amounts of money, as the parser reads them best."""
    return [Mask(one.start, one.end, one.word, -1) for one in paragraph.sums if marks.free(one.start, one.end)]


def _titles(paragraph: Paragraph, marks: Marks) -> Iterator[Mask]:
    """Titles made plain for the parser: "chargé d'affaires a.i." is one word, of "Secretary of State" the head is left."""
    for item in paragraph.items:
        title = paragraph.text[item.start : item.end]
        if item.kind != "T" or not marks.free(item.start, item.end):
            continue
        if AWKWARD.search(title):
            yield Mask(item.start, item.end, "envoys" if title.lower().startswith("chargés") else "envoy", -1)
        elif (matter := MATTER.search(title)) is not None:
            yield Mask(item.start + matter.start(), item.end, "", -1)


def _lay(paragraph: Paragraph, marks: list[Mark], helps: Iterable[Mask]) -> None:
    text = paragraph.text
    masks: list[Mask] = []
    waiting = list(helps)
    dated = _dated(text, marks)
    for one in marks:
        while waiting and waiting[0].start < one.start:
            masks.append(waiting.pop(0))
        one.character.forms[re.sub(r"\s+", " ", text[one.name_start : one.name_end])] += 1
        one.character.first = min(one.character.first, paragraph.offset + one.start)
        start, end, word = _surrogate(text, one, marks, dated)
        if masks and masks[-1].end > start:
            continue
        masks.append(Mask(start, end, word, len(paragraph.marks)))
        paragraph.marks.append((one.character, one.kind, one.name_start, one.name_end))
    paragraph.masked = Masked(text, [*masks, *waiting])


def _dated(text: str, marks: list[Mark]) -> dict[int, int]:
    """Where the date behind a name of a list ends of which each name has one, by the name's start."""
    found: dict[int, int] = {}
    for type_ in ("State", "Organization"):
        found.update(dates_behind(text, [(m.start, m.end) for m in marks if m.character.type == type_ and m.kind != "D"]))
    return found


def _surrogate(text: str, one: Mark, marks: list[Mark], dated: dict[int, int]) -> tuple[int, int, str]:
    """The span that a mask covers and the word that the parser reads there."""
    start, end, kind = one.start, one.end, one.kind
    if kind == "D":
        word = text[start:end].split()[-1].split("-")[-1]
        return start, end, word if word[0].isupper() else "French"
    word = "treaty" if MARK in one.character.name else SURROGATES[kind]
    if kind == "L" and end == one.name_end and (home := _home(text, end, marks)) is not None:
        end = home.end
        home.character.forms[text[home.name_start : home.name_end]] += 1
    if kind in "OPA" and (acronym := ACRONYM.match(text, end)):
        end = acronym.end()
        one.character.forms[acronym.group(1)] += 1
    elif kind in "SOPA":
        end = max(dated.get(start, end), brackets_behind(text, start, end))
    if kind in "SL" and re.search(r"\b[Tt]he $", text[max(0, start - 4) : start]):
        # "The United States" parses best as a bare name, "the U.S. Legation" with its article.
        if re.match(r"\s[A-Z]", text[end : end + 2]):
            return start, end, "Republic"
        if kind == "L" and re.search(r"(?:\d|\b[A-Z][\w’'-]*)\s[Tt]he $", text[max(0, start - 24) : start]):
            # "In July 1905 the president", "in Peru the president": without the article, what stands before and the name are one.
            return start, end, word
        start -= 4
    return start, end, word


def _home(text: str, end: int, marks: list[Mark]) -> Mark | None:
    """ "Nasser of Egypt and Nehru of India": the state, which is part of the name for the parser."""
    of = re.match(r"\s+of\s+(?:the\s+)?", text[end:])
    if of is None:
        return None
    state = next((m for m in marks if m.start == end + of.end() and m.kind == "S"), None)
    return state if state is not None and text[state.end : state.end + 1] not in ("-", "'", "’", "–") else None


def _name_runs(items: list[Item]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that no rule has claimed."""
    i = 0
    while i < len(items):
        if items[i].kind == "N":
            j = i
            while j + 1 < len(items) and items[j + 1].kind == "N" and items[j + 1].start - items[j].end <= 1:
                j += 1
            yield items[i].start, items[j].end
            i = j
        i += 1
