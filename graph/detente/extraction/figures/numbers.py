"""Numbers in running text: "1.22 billion", "20m", "half a million", "two hundred and fifty thousand", "between 10 and 15 million"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from detente.extraction.figures.before import exactness, role_of
from detente.extraction.figures.line import Line
from detente.extraction.figures.words import Words

LONGEST = 24
"""Characters of a number in digits; what is longer is no amount."""
HIGHEST = Decimal(10) ** 18
LONGEST_IN_WORDS = 12
_GAP = "[\u00a0\u2009\u202f'’]"
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}")
_SPACES = re.compile(rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?:[.,][0-9]{{1,2}})?")
_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")


class Number(NamedTuple):
    """A number and the place behind it; ``value`` is None where the words tell none: "several million"."""

    value: Decimal | None
    after: int
    multiplier: Decimal = Decimal(1)
    """Of a number that "million" and the like stand behind; a range shares it: "10 to 15 million"."""
    bare: bool = False
    """Four digits without anything: it may be a year."""


class Quantity(NamedTuple):
    """A number, or two of a range, and the place behind."""

    value: Decimal | None
    upto: Decimal | None
    after: int
    scaled: bool
    bare: bool


def numeral(text: str) -> Decimal | None:
    """A number in digits with its separators, English where it can be read in two ways; None for what is none.

    >>> [str(numeral(n)) for n in ("1,500", "5,00,000", "1.5", "1,5", "1.200.000", "1.200,50", "1\u00a0200\u00a0000", "1,2,3")]
    ['1500', '500000', '1.5', '1.5', '1200000', '1200.50', '1200000', 'None']
    """
    if len(text) > LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _COMMAS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _POINTS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _SPACES.fullmatch(text):
        return Decimal(re.sub(_GAP, "", text).replace(",", "."))
    return Decimal(text.replace(",", ".")) if _COMMA.fullmatch(text) else None


def number_at(line: Line, words: Words, at: int, short: Mapping[str, Decimal]) -> Number | None:
    """The number that begins at a place. ``short`` are the letters that may stand behind digits for "million" and the like."""
    found = _in_digits(line, words, at, short) if line.is_number(at) else _in_words(line, words, at) if line.is_word(at) else None
    return found if found is not None and (found.value is None or found.value < HIGHEST) else None


def quantity_at(
    line: Line, words: Words, at: int, short: Mapping[str, Decimal], begin: int, mark: Callable[[int], int | None] | None = None
) -> Quantity | None:
    """The number or range at a place. ``begin`` is the place of a sign of money before it; ``mark`` gives the place behind such a sign,
    which may stand again before the second number.
    """
    first = number_at(line, words, at, short)
    if first is None:
        return None
    single = Quantity(first.value, None, first.after, first.multiplier > 1, first.bare)
    joined = _is_joined(line, words, begin, first.after)
    if first.value is None or not joined:
        return single
    behind = first.after + 1
    marked = mark(behind) if mark is not None else None
    if joined == "to" and first.multiplier > 1 and marked is None:
        # "Gave $5 million to 10 provinces" is no range.
        return single
    second = number_at(line, words, marked if marked is not None else behind, short)
    if second is None or second.value is None:
        return single
    low = first.value
    if first.multiplier == 1 and low * second.multiplier < second.value:
        low *= second.multiplier
    if low >= second.value:
        return single
    return Quantity(low, second.value, second.after, second.multiplier > 1, first.bare and second.bare)


def _is_joined(line: Line, words: Words, begin: int, after: int) -> str:
    """How a number is joined with the next one to a range: by which word, or not."""
    word = line.word(after)
    _, start = exactness(line, words, begin, 0)
    if line.is_one_of(start - 1, words.between):
        return "and" if word == "and" or word in words.connectors - {"to", "or"} else ""
    if word not in words.connectors:
        return ""
    grows = role_of(line, words, start, 0) and not line.is_one_of(start - 2, words.ranging)
    # "From 2 to 3 billion" and "by 2 to 5 billion" is growth.
    return "" if grows and word == "to" else word


def _in_digits(line: Line, words: Words, at: int, short: Mapping[str, Decimal]) -> Number | None:
    value = numeral(line.raw[at])
    if value is None:
        return None
    bare = len(line.raw[at]) == 4 and line.raw[at].isdigit()
    value, after = _with_groups(line, at, value)
    if line.low[after : after + 3] == ["and", "a", "half"]:
        scale = _multipliers(line, words, after + 3, {})
        if scale is not None:
            return Number((value + Decimal("0.5")) * scale[0], scale[1], scale[0])
    scale = _multipliers(line, words, after, short)
    if scale is None:
        return Number(value, after, bare=bare and after == at + 1)
    return Number(value * scale[0], scale[1], scale[0])


def _with_groups(line: Line, at: int, value: Decimal) -> tuple[Decimal, int]:
    """A number that goes on in groups of three digits with plain spaces between, at least two of them: "1 200 000"."""
    after = at + 1
    while after < min(len(line), at + 6) and line.raw[after].isdigit() and len(line.raw[after]) == 3 and line.is_near(after):
        after += 1
    if after < at + 3 or len(line.raw[at]) > 3:
        return value, at + 1
    return Decimal("".join(line.raw[at:after])), after


def _multipliers(line: Line, words: Words, at: int, short: Mapping[str, Decimal]) -> tuple[Decimal, int] | None:
    """What up to two of "thousand", "million" and the like come to, and the place behind; None where none stands."""
    scale, after = Decimal(1), at
    for _ in range(2):
        place = line.over_hyphen(after)
        word = line.word(place)
        if not (line.is_near(place) or place != after):
            break
        if word in words.multipliers:
            scale *= words.multipliers[word]
        elif word in short and after == at and (line.is_glued(place) or line.starts[place] - line.ends[place - 1] == 1):
            scale *= short[word]
        else:
            break
        after = place + 1
    if after == at:
        return None
    if line.word(after) == "." and line.is_glued(after) and len(line.word(after - 1)) <= 3 and line.is_word(after + 1):
        # "3 Mio. euros".
        after += line.low[after + 1] in ("of",) or not line.raw[after + 1][0].isupper()
    return scale, after


def _in_words(line: Line, words: Words, at: int) -> Number | None:
    word = line.low[at]
    if word in words.vague:
        scale = _multipliers(line, words, at + 1, {})
        return Number(None, scale[1], scale[0]) if scale is not None else None
    if word in words.plurals:
        return _plural(line, words, at)
    if word in words.fractions or (word in words.articles and line.is_one_of(at + 1, words.fractions)):
        return _fraction(line, words, at)
    if word in words.cardinals or (word in words.articles and line.is_one_of(line.over_hyphen(at + 1), words.multipliers)):
        return _spelled(line, words, at)
    return None


def _plural(line: Line, words: Words, at: int) -> Number | None:
    """ "Tens of millions", "hundreds of thousands": no number can be made of it."""
    after = at + 1
    while line.word(after) == "of" and line.is_one_of(after + 1, words.plurals) and after < at + 5:
        after += 2
    return Number(None, after, Decimal(10))


def _fraction(line: Line, words: Words, at: int) -> Number | None:
    """ "Half a million", "a quarter of a billion", "a half million"."""
    place = at if line.low[at] in words.fractions else at + 1
    value = words.fractions[line.low[place]]
    after = place + 1
    for filler in ("-", "of", "a", "-"):
        after += line.word(after) == filler
    scale = _multipliers(line, words, after, {}) if line.is_near(after) else None
    return Number(value * scale[0], scale[1], scale[0]) if scale is not None else None


def _spelled(line: Line, words: Words, at: int) -> Number | None:
    """ "Two hundred and fifty thousand", "twenty-five", "one and a half million", "three quarters of a million"."""
    if line.is_one_of(line.over_hyphen(at + 1), words.fractions):
        part = _fraction(line, words, line.over_hyphen(at + 1))
        return part._replace(value=part.value * words.cardinals.get(line.low[at], 1)) if part is not None and part.value else None
    total, current, after, scale, last = Decimal(0), Decimal(0), at, Decimal(1), ""
    while after < min(len(line), at + LONGEST_IN_WORDS) and (after == at or line.is_near(after)):
        place = line.over_hyphen(after) if after > at else after
        word = line.low[place]
        if word == "and" and last == "multiplier" and line.is_one_of(place + 1, words.cardinals):
            after = place + 1
            continue
        if word == "and" and line.low[place + 1 : place + 3] == ["a", "half"] and line.is_one_of(place + 3, words.multipliers):
            current += Decimal("0.5")
            after = place + 3
            last = "half"
            continue
        if word in words.multipliers and word not in words.plurals:
            scale = words.multipliers[word]
            if scale >= 1000:
                total = total + current * scale if current else (total or Decimal(1)) * scale
                current = Decimal(0)
            else:
                current = (current or Decimal(1)) * scale
            last = "multiplier"
        elif word in words.cardinals and (last != "cardinal" or (current % 10 == 0 and 0 < words.cardinals[word] < 10 <= current)):
            current += words.cardinals[word]
            last = "cardinal"
        elif word in words.articles and after == at:
            pass
        else:
            break
        after = place + 1
    return Number(total + current, after, scale if last == "multiplier" else Decimal(1)) if after > at else None
