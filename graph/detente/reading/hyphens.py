"""Words broken by a hyphen, at a line's end or inside a line, mended; real compounds are left alone.

Whether "leader-ship" is a broken word is decided by the document first (it has "leadership" elsewhere, or "leader-ship"
again and again), then by how common the joined word and its pieces are in a list of English word frequencies, then, for a
capitalised word, by the gazetteer.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Literal

from detente.reading.mapped import Mapped

_BREAK = re.compile(r"(?<![\w-])([^\W\d_]+)([-‐]|¬)([ \t]*\n\s*)?([a-zß-öø-ÿ]+)(?![\w-])", re.UNICODE)
_LINE_END = re.compile(r"(?:(?<=\w)[-‐]|(?<=\d)–)([ \t]*\n[ \t]*)(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")

_PREFIXES_WORDS = """
    afro all anglo anti arch asia austro bi co counter cross de euro ex extra far franco geo greco half indo intra italo long macro
    mid micro mini multi neo non off on out over pan politico post pre pro pseudo quasi re russo self semi serbo short sino socio
    sub super trans ultra un under up vice well
"""
PREFIXES = frozenset(_PREFIXES_WORDS.split())
"""First parts that take a hyphen in good writing, so that a joined word of the same letters proves nothing."""
LOOSE = frozenset(["all", "anti", "cross", "ex", "far", "half", "long", "mid", "non", "post", "pro", "self", "short", "vice", "well"])
"""Those of them that hardly ever grow together with what follows, so that even a hyphen at a line's end is theirs."""
SURE = 10.0
"""A word this many times as common as the rarer of its pieces was broken."""
COMMON = 5000
"""In a document with broken words, two whole words that make a word this common (in the list's counts) were one."""
KNOWN = 50
"""Counts below this are misspellings and noise."""

Verdict = Literal["join", "keep", "doubtful"]


def mended(mapped: Mapped) -> Mapped:
    """The text with broken words joined; a compound that a line's end cuts keeps its hyphen and loses the line's end."""
    text = mapped.text
    if not any(sign in text for sign in "-‐¬–"):
        return mapped
    matches = list(_BREAK.finditer(text))
    words = Counter(word.lower() for word in _WORD.findall(text)) if matches else Counter[str]()
    verdicts = [_verdict(match, words) for match in matches]
    broken = sum(verdict == "join" and not match[3] for match, verdict in zip(matches, verdicts, strict=True)) >= 2
    edits: list[tuple[int, int, str]] = []
    for match, verdict in zip(matches, verdicts, strict=True):
        if verdict == "join" or (verdict == "doubtful" and broken and _count(match[1] + match[4]) >= COMMON):
            edits.append((match.start(2), match.start(4), ""))
    mapped = mapped.changed(edits)
    return mapped.replaced(_LINE_END, group=1)


def _verdict(match: re.Match[str], words: Counter[str]) -> Verdict:
    first, second = match[1], match[4]
    whole, compound = first + second, f"{first}-{second}".lower()
    if match[2] == "¬":
        return "join"
    at_line_end = match[3] is not None
    if min(len(first), len(second)) < 2 and not at_line_end:
        return "keep"
    if first.isupper() and len(first) > 1:
        return "keep"
    if at_line_end and words[compound]:
        return "keep"
    if words[whole.lower()] and first.lower() not in PREFIXES:
        return "join"
    return _by_frequency(first, second, whole, at_line_end)


def _by_frequency(first: str, second: str, whole: str, at_line_end: bool) -> Verdict:
    count, pieces = _count(whole), (_count(first), _count(second))
    if first.lower() in PREFIXES:
        if at_line_end and not (first.lower() in LOOSE and count < pieces[1]):
            return "join" if count >= KNOWN else "keep"
        return "join" if count >= KNOWN and pieces[1] < KNOWN else "keep"
    if count >= KNOWN:
        if at_line_end or count >= SURE * min(pieces):
            return "join"
        return "doubtful"
    if min(pieces) < KNOWN and first[0].isupper() and _is_name(whole):
        return "join"
    return "join" if at_line_end and min(pieces) < KNOWN else "keep"


def _count(word: str) -> int:
    return _counts().get(word.lower(), 0)


@cache
def _counts() -> dict[str, int]:
    """Counts of English words, from pyspellchecker's list (MIT), read when a first doubt comes up."""
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="en").word_frequency.dictionary)


@cache
def _is_name(word: str) -> bool:
    from detente.extraction.gazetteer import Gazetteer

    return bool(Gazetteer.shipped().lookup(word))
