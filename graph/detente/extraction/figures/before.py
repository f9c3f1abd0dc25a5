"""What the words before a figure say of it: how exact it is, and whether it is an amount or what was gained, lost or compared."""

from __future__ import annotations

from detente.extraction.figures.line import Line
from detente.extraction.figures.words import Words

MOST_QUALIFIERS = 3


def exactness(line: Line, words: Words, at: int, free: int) -> tuple[str, int]:
    """How exact a number is by the words before it, and where they begin; of several the first that says something."""
    qualifier, start = "", at
    for _ in range(MOST_QUALIFIERS):
        found = words.before.at(line.low, start)
        if found is None or found[1] < free or not line.is_near(start):
            break
        qualifier = found[0] if not qualifier or found[0] not in words.not_kept else qualifier
        start = found[1]
    return qualifier, start


def role_of(line: Line, words: Words, start: int, free: int) -> str:
    """What the word before a figure makes of it: "by", "from", "compared with"."""
    for before in (start - 1, start - 2):
        if before >= free and line.word(before) in words.roles:
            return words.roles[line.word(before)] if before == start - 1 or line.word(start - 1) in words.behind_roles else ""
    return ""
