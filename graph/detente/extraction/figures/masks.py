"""Amounts of money made plain for the parser, which knows "$5 million" and stumbles over "Rs 500 crore", "£3m" and "€1,5 bn"."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.extraction.figures import find, has_money

PLAIN = re.compile(r"\$[0-9][0-9.,]*(?: (?:million|billion|trillion|thousand))?")
LARGE = 10_000


class Sum(NamedTuple):
    """An amount of money in a paragraph, and the words to parse in its place."""

    start: int
    end: int
    word: str


def sums(text: str) -> list[Sum]:
    """The amounts of money in a paragraph that are not plain already."""
    if not has_money(text):
        return []
    found = []
    for figure in find(text):
        start, end = figure.core
        if figure.money and not PLAIN.fullmatch(text, start, end):
            large = figure.value is None or figure.value >= LARGE
            found.append(Sum(start, end, "$5 million" if large else "$500"))
    return found
