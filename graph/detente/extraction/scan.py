"""A paragraph as a row of items, before it is parsed: names, offices, honorifics, small words, each with a kind's letter.

Offices are told in forms so fixed ("former Cambodian Foreign Minister Hor Namhong", "X, president of the ruling Y") that
a grammar over these letters reads them better than a parser does; see ``offices.py``.

    S state  D demonym  C capital  O organization  P party  L leader  A agreement   (names of the gazetteer, or built by rule)
    N another capitalised word  T title  J word before a title ("former")  H honorific
    G of  U article  p possessive pronoun or "whose"  a as  f for  K and  M comma  X 's  V be-word  W who  Q to, in, at  B ( Z )  E . ;  c :
    Y number  R ruling  g part of the world or field of work  w any other
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon, plain_apostrophe

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s+[^\W\d_])|[^\W_]+(?:[-‑’'][^\W_]+)*|[^\w\s]")
PREFIX = re.compile(r"(?:then|ex|now|former)[-‑](?=[^\W\d_]{2})", re.IGNORECASE)
ABBREVIATIONS = {
    "gen",
    "lt",
    "col",
    "maj",
    "brig",
    "adm",
    "capt",
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "rev",
    "jr",
    "sr",
    "hon",
    "st",
    "sgt",
    "rt",
}
SMALL = {
    "of": "G", "the": "U", "a": "U", "an": "U", "his": "p", "her": "p", "its": "p", "their": "p", "whose": "p", "our": "p", "my": "p",
    "your": "p", "and": "K", "&": "K", "who": "W", "as": "a", "for": "f", "to": "Q", "in": "Q", "at": "Q", "ruling": "R", "governing": "R",
    "opposition": "J",
}  # fmt: skip
PUNCTUATION = {",": "M", "(": "B", ")": "Z", ".": "E", ";": "E", ":": "c", "–": "w", "—": "w"}
MOST_WORDS = 14
"""Of the longest phrase."""
CALENDAR = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday",
    "tuesday",    "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
PARTICLE_AFTER = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|az)-\w", re.IGNORECASE)


class Found(NamedTuple):
    """A name found in a paragraph: the gazetteer's, or built by rule. ``kind`` is one of S D C O P L A."""

    start: int
    end: int
    kind: str
    key: str | None
    type: str
    name: str
    how: str
    """How it is known for a name: the gazetteer's form of it, or the rule that built it."""


class Item(NamedTuple):
    """A word, sign, name or title of a paragraph."""

    start: int
    end: int
    kind: str
    found: Found | None = None


def scan(text: str, names: Iterable[Found], lexicon: Lexicon, lower_words: frozenset[str]) -> list[Item]:
    """The items of a paragraph, in order and without overlap. ``names`` are in order and do not overlap.

    ``lower_words``: words that the document also writes in lower case; such a word at a sentence's start is no name.
    """
    items: list[Item] = []
    at = 0
    for found in names:
        _scan_words(text, at, found.start, lexicon, lower_words, items)
        name = _after_title(text, found, lexicon) if found.kind == "L" else found.start
        _scan_words(text, found.start, name, lexicon, lower_words, items)
        items.append(Item(name, found.end, found.kind, found))
        at = found.end
    _scan_words(text, at, len(text), lexicon, lower_words, items)
    return items


def _after_title(text: str, found: Found, lexicon: Lexicon) -> int:
    """Where a leader's name begins that is known with its title before it: "King Hassan II"."""
    words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text, found.start, found.end)]
    taken = _phrase(words, 0, lexicon.title_words)
    return words[taken][0] if 0 < taken < len(words) and words[taken][2][0].isupper() else found.start


def _scan_words(text: str, start: int, end: int, lexicon: Lexicon, lower_words: frozenset[str], items: list[Item]) -> None:
    words: list[tuple[int, int, str]] = []
    for match in WORD.finditer(text, start, end):
        a, b, word = match.start(), match.end(), match.group()
        if (prefix := PREFIX.match(word)) is not None:
            # "Then-Foreign Secretary", "ex-president".
            words.append((a, a + prefix.end() - 1, prefix.group()[:-1]))
            a, word = a + prefix.end(), word[prefix.end() :]
        if word[-2:] in ("'s", "’s") and len(word) > 2:
            words += [(a, b - 2, word[:-2]), (b - 2, b, "'s")]
        elif word.lower() in ABBREVIATIONS and text[b : b + 1] == ".":
            words.append((a, b + 1, word + "."))
        elif word == "s" and words and words[-1][1] == a and words[-1][2] in ("’", "'"):
            words[-1] = (words[-1][0], b, "'s")
        elif word == "." and words and words[-1][1] == b and words[-1][2].endswith("."):
            continue
        else:
            words.append((a, b, word))
    i = 0
    while i < len(words):
        a, b, word = words[i]
        lower = plain_apostrophe(word).lower()
        if word == "'s" or (word in ("’", "'") and items and items[-1].end == a and items[-1].kind in "SDCOPLNTA"):
            items.append(Item(a, b, "X"))
        elif (n := _title(words, i, lexicon)) and not (n == 1 and (lower == "may" or word in lexicon.words["acronym_titles"])):
            items.append(Item(a, words[i + n - 1][1], "T"))
            i += n
            continue
        elif word[0].isupper() and (n := _phrase(words, i, lexicon.honorific_words)) and not _ends_name(words, i, items):
            items.append(Item(a, words[i + n - 1][1], "H"))
            i += n
            continue
        elif lower in SMALL and not (lower in ("a", "an", "to", "at", "as", "in") and _runs_on(word, a, items)):
            items.append(Item(a, b, SMALL[lower]))
        elif n := _phrase(words, i, lexicon.premodifiers):
            items.append(Item(a, words[i + n - 1][1], "J"))
            i += n
            continue
        elif word in PUNCTUATION:
            items.append(Item(a, b, PUNCTUATION[word]))
        elif n := _phrase(words, i, lexicon.fields):
            items.append(Item(a, words[i + n - 1][1], "g"))
            i += n
            continue
        elif (lower in lexicon.words["be"] or lower in lexicon.words["be_helpers"]) and not _runs_on(word, a, items):
            items.append(Item(a, b, "V"))
        elif word[0].isdigit() or (lower in CALENDAR and word[0].isupper()):
            items.append(Item(a, b, "Y"))
        elif (
            (word[0].isupper() and not (_opens_sentence(text, a) and lower in lower_words))
            or PARTICLE_AFTER.match(word)
            or (items and items[-1].kind in "NTH" and _particles(words, i, lexicon))
        ):
            items.append(Item(a, b, "N"))
        else:
            items.append(Item(a, b, "w"))
        i += 1


def _runs_on(word: str, start: int, items: list[Item]) -> bool:
    """Whether a small word with a capital goes on with a name: the An of "Sok An"."""
    return word[0].isupper() and bool(items) and items[-1].kind in "NTHL" and start - items[-1].end == 1


def _ends_name(words: list[tuple[int, int, str]], at: int, items: list[Item]) -> bool:
    """Whether a word that is an honorific elsewhere is the last of a name here: "Prime Minister Major said"."""
    alone = at + 1 == len(words) or not words[at + 1][2][0].isupper()
    return alone and _runs_on(words[at][2], words[at][0], items) and items[-1].kind in "NT"


def _particles(words: list[tuple[int, int, str]], at: int, lexicon: Lexicon) -> bool:
    """Whether particles of a name begin here, with a capitalised word behind them: "von der Leyen"."""
    end = at
    while end < len(words) and words[end][2] in lexicon.words["name_particles"]:
        end += 1
    return end > at and end < len(words) and words[end][2][0].isupper()


def _phrase(words: list[tuple[int, int, str]], at: int, phrases: dict[str, list[tuple[str, ...]]], plural: bool = False) -> int:
    """How many words of the longest phrase that begins here; 0 for none."""
    first = plain_apostrophe(words[at][2]).lower()
    if first not in phrases and not (plural and any(one in phrases for one in _singulars(first))):
        return 0
    here = [first, *(plain_apostrophe(w[2]).lower() for w in words[at + 1 : at + MOST_WORDS])]
    ways = [here]
    if plural:
        ways += [[*here[:n], one, *here[n + 1 :]] for n, word in enumerate(here) for one in _singulars(word)]
    return max((len(option) for way in ways for option in phrases.get(way[0], ()) if tuple(way[: len(option)]) == option), default=0)


def _title(words: list[tuple[int, int, str]], at: int, lexicon: Lexicon) -> int:
    """How many words of an office begin here: "Minister of Trade, Industry and Tourism", "trade and industry minister"."""
    n = _phrase(words, at, lexicon.title_words, plural=True)
    if n == 0:
        first = _phrase(words, at, lexicon.portfolio_words)
        behind = _after_link(words, at + first) if first else 0
        last = _phrase(words, behind, lexicon.title_words, plural=True) if behind else 0
        alike = behind and words[at][2][0].isupper() == words[behind][2][0].isupper()
        named = last > 1 and alike and _phrase(words, behind, lexicon.portfolio_words)
        return behind + last - at if named else 0
    if n > 2 and any(w[2].lower() in ("of", "for") for w in words[at + 1 : at + 3]):
        while (behind := _after_link(words, at + n)) and (more := _phrase(words, behind, lexicon.portfolio_words)):
            alike = words[behind][2][0].isupper() == words[at + n - 1][2][0].isupper()
            if not alike or _phrase(words, behind, lexicon.title_words, plural=True) > more:
                break
            n = behind + more - at
    return n


def _after_link(words: list[tuple[int, int, str]], at: int) -> int:
    """The place behind a comma, "and" or both; 0 where there is none."""
    begin = at
    while at < len(words) and words[at][2].lower() in (",", "and", "&"):
        at += 1
    return at if begin < at < len(words) else 0


def _singulars(word: str) -> list[str]:
    """What a word may be the plural of: "ministers", "secretaries", "secretaries-general", "chairmen"."""
    head, hyphen, rest = word.partition("-")
    found = [head[:-1]] if head.endswith("s") and len(head) > 3 else []
    if head.endswith("ies"):
        found.append(head[:-3] + "y")
    if head.endswith("men"):
        found.append(head[:-3] + "man")
    return [one + hyphen + rest for one in found]


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“‘'(*-–—•")
    return not before or before[-1] in '.!?:;\n”"'


def kinds(items: list[Item]) -> str:
    """The letters of the items, one each, for a grammar of regular expressions."""
    return "".join(item.kind for item in items)
