"""A spelling of a name as the words that a text must have: which, what stands between them, how each is written, and who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from detente.extraction.name_entries import Spelling
from detente.extraction.name_tokens import Words, fits, gap, shouted
from detente.model import FUTURE, PAST

ANY, CAPITAL, QUIET, ACRONYM, QUIET_ACRONYM = range(5)
"""How a word must be written to be part of a name: in any case; with a capital; so, but in no line of capitals; as an acronym; as an
acronym, but in no line of capitals."""


class Bearer(NamedTuple):
    """Who a spelling may mean, and when."""

    key: str
    spelling: Spelling


class Surface(NamedTuple):
    """A spelling as words: what follows the first word, what stands between, how each is written, and who bears it (nobody: a trap)."""

    rest: tuple[str, ...]
    gaps: tuple[str, ...]
    cases: tuple[int, ...]
    exact: str
    """The only way to write it, or empty."""
    bearers: list[Bearer]


def case_of(word: str, ordinary: bool) -> int:
    """How a word of the data must be written in a text; ``ordinary``: in capitals it may be an ordinary word."""
    letters = [c for c in word if c.isalpha()]
    if not letters or letters[0].islower():
        return ANY
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return QUIET_ACRONYM if ordinary else ACRONYM
    return QUIET if ordinary else CAPITAL


def gap_after(text: str, words: Words, at: int) -> str:
    """What stands between a word and the next one."""
    return gap(text[words.ends[at] : words.starts[at + 1]])


def stands(surface: Surface, text: str, words: Words, at: int) -> bool:
    """Whether a spelling stands at a word of the text: its words, what is between them, and their case."""
    last = at + len(surface.rest)
    if surface.rest and (
        last >= len(words.folded)
        or words.folded[at + 1] != surface.rest[0]
        or words.folded[at + 1 : last + 1] != list(surface.rest)
        or not all(fits(expected, gap_after(text, words, at + i)) for i, expected in enumerate(surface.gaps))
    ):
        return False
    if surface.exact and text[words.starts[at] : words.ends[last]] != surface.exact:
        return False
    return all(_written(case, text, words.starts[at + i], words.ends[at + i]) for i, case in enumerate(surface.cases))


def borne(bearers: Sequence[Bearer], when: int | None) -> Bearer | None:
    """Who bears a name at a day: one that bore it in years that hold the day, else one that always did, else the first by default."""
    if when is not None:
        within = [b for b in bearers if b.spelling.first <= when <= b.spelling.last]
        for bearer in within:
            if bearer.spelling.first != PAST or bearer.spelling.last != FUTURE:
                return bearer
        if within:
            return within[0]
    return next((b for b in bearers if not b.spelling.only), None)


def _written(case: int, text: str, start: int, end: int) -> bool:
    """Whether a word of the text is written as a name's word must be. Asean and Unesco are read as acronyms, Imf and Who are not."""
    if case == ANY:
        return True
    if not text[start].isupper():
        return text[start].isdigit()
    if case == CAPITAL:
        return True
    if case == QUIET:
        return not (text[start:end].isupper() and shouted(text, start))
    word = text[start:end]
    if word.isupper():
        return case == ACRONYM or "." in word or not shouted(text, start)
    return case == ACRONYM and len(word) >= 4 and word[1:].islower()
