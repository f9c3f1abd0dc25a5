"""Words of a text as the gazetteer compares them: folded, with their places, and with what stands between two of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.names import plain

WORD = re.compile(
    r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"  # U.S., U.S.A, J.F. (with its last point)
    r"|(?<![^\W_])[A-Z]\.(?: [A-Z]\.)+(?![^\W_])"  # U. S. S. R.
    r"|[&+]"
    r"|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
)
_GAPS = {"": "", ".": ".", ",": ",", "’": "'", "‘": "'", "`": "'", "ʼ": "'", "ʻ": "'", "´": "'", "'": "'"}
_DASH = re.compile(r"\s?[-‐‑‒–—−]\s?")
_SPACE = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_STANDS_FOR = {" ": " -", "-": "- ", "'": "' ", ".": ". ", ",": ", "}
"""For what stands between two words of a name in the data: what a text may have there."""


class Words(NamedTuple):
    """The words of a text: folded form, first character, and the character after the last."""

    folded: list[str]
    starts: list[int]
    ends: list[int]


def words_of(text: str) -> Words:
    """All words of a text in order; ``U.S.`` and ``U. S.`` are the one word ``us``, ``&`` is ``and``.

    >>> words_of("Côte d’Ivoire & the U.S.").folded
    ['cote', 'd', 'ivoire', 'and', 'the', 'us']
    """
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(text):
        word = match.group()
        if "." in word:
            word = word.replace(".", "").replace(" ", "")
        folded.append("and" if word == "&" else plain(word))
        starts.append(match.start())
        ends.append(match.end())
    return Words(folded, starts, ends)


def gap(between: str) -> str:
    """What stands between two words, in kind: a space, ``-``, ``'``, ``.``, ``,``, or the text itself.

    One line's end is a space, an empty line is not.

    >>> gap(" "), gap("–"), gap("’"), gap(". "), gap("\\n\\n")
    (' ', '-', "'", '.', '\\n\\n')
    """
    if between == " ":
        return " "
    known = _GAPS.get(between)
    if known is not None:
        return known
    if _DASH.fullmatch(between):
        return "-"
    if _SPACE.fullmatch(between):
        return " "
    if between[0] in ".," and _SPACE.fullmatch(between, 1):
        return between[0]
    return between


def fits(expected: str, found: str) -> bool:
    """Whether two words with ``found`` between them may be a name that has ``expected`` there."""
    return expected == found or found in _STANDS_FOR.get(expected, "")


def shouted(text: str, at: int) -> bool:
    """Whether the line around a character is set in capitals throughout (three words or more), as headlines are."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    line = text[first : last if last >= 0 else len(text)]
    return line.isupper() and sum(len(word) > 1 for word in line.split()) >= 3
