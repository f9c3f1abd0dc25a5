"""Goods by weight or number: "two hundred tonnes of rice", "50,000 doses of vaccine", "36 F-16 fighter jets"; and goods alone."""

from __future__ import annotations

from typing import NamedTuple

from detente.extraction.figures.line import Line
from detente.extraction.figures.numbers import Quantity, number_at, quantity_at
from detente.extraction.figures.words import Words

MOST_WORDS = 6
"""Of what goods are called."""
MOST_UNKNOWN = 3
"""Words that are taken for goods behind "tonnes of" where none of them is known."""
MOST_IN_LIST = 5


class Goods(NamedTuple):
    """So much or so many of what; and the place behind."""

    quantity: Quantity
    unit: str
    goods: str
    after: int


def goods_at(line: Line, words: Words, at: int) -> Goods | None:
    """Goods with their number, from a place on."""
    if line.in_compound(at):
        return None
    quantity = quantity_at(line, words, at, words.short_of_goods, at)
    if quantity is None:
        return None
    after = quantity.after
    if line.word(after) == "of" and quantity.value is None:
        after += 1
    place = line.over_hyphen(after)
    unit = words.units.at(line.low, place)
    if unit is not None and line.is_near(place) and not _begins_name(line, unit[1]):
        measured = _measured(line, words, quantity, *unit) if place == after or line.word(unit[1]) == "of" else None
        if measured is not None or place != after:
            return measured
    if quantity.bare or not line.is_near(after) or line.is_glued(after):
        return None
    if (behind := _before_unit(line, words, after)) is not None:
        return Goods(quantity, *behind)
    named = called(line, words, after, counted=True)
    return Goods(quantity, "", *named) if named is not None else None


def _measured(line: Line, words: Words, quantity: Quantity, unit: str, after: int) -> Goods | None:
    if line.word(after) == "of":
        named = called(line, words, after + 1)
        if named is None and unit not in words.assumed:
            # "20 tonnes of asbestos", but not "5 million pounds of debt".
            named = _unknown(line, words, after + 1)
        if named is not None:
            return Goods(quantity, unit, *named)
    elif (named := called(line, words, after)) is not None and line.is_near(after) and not line.is_glued(after):
        return Goods(quantity, unit, *named)
    if unit in words.units_alone:
        return Goods(quantity, unit, words.goods_of_unit.get(unit, ""), after)
    return None


def _before_unit(line: Line, words: Words, at: int) -> tuple[str, str, int] | None:
    """Goods before what they are counted in: "2 million COVID-19 vaccine doses"."""
    stop = _stop(line, words, at)
    for place in range(at + 1, stop):
        unit = words.units.at(line.low, place)
        if unit is not None and unit[0] in words.units_alone and words.goods.at(line.low, place - 1) is not None:
            return unit[0], line.text[line.starts[at] : line.ends[place - 1]], unit[1]
    return None


def called(line: Line, words: Words, at: int, *, counted: bool = False) -> tuple[str, int] | None:
    """What known goods at a place are called, with those that "and" or commas add to them, and the place behind.

    ``counted``: a number stands before, and what follows must show that the goods are what is counted.
    """
    first = _one(line, words, at, counted=counted)
    if first is None:
        return None
    names, after = [first[0]], first[1]
    for _ in range(MOST_IN_LIST):
        place = after
        while line.word(place) in (",", "and", "or") and place < after + 2:
            place += 1
        more = _one(line, words, place, counted=counted) if place > after and number_at(line, words, place, {}) is None else None
        if more is None or (counted and line.word(after) == ","):
            break
        names.append(more[0])
        after = more[1]
    return ", ".join(names), after


def _one(line: Line, words: Words, at: int, *, counted: bool) -> tuple[str, int] | None:
    """One kind of goods: the last of a few words is known as goods, or known to be when a word tells of what kind."""
    start = at
    while line.word(start) in words.says_nothing and start < at + 2:
        start += 1
    stop = _stop(line, words, start)
    if counted and (designated := _designated(line, start, stop)):
        return line.text[line.starts[start] : line.ends[designated - 1]], designated
    for place in range(start, stop):
        known = words.goods.at(line.low, place)
        if known is None and not (line.low[place] in words.generic_goods and place > start):
            if not (counted and line.low[place] in words.personnel):
                continue
            known = line.low[place], place + 1
        after = known[1] if known is not None else place + 1
        while after < stop and (further := _further(line, words, after)) is not None:
            after = further
        if after < stop and not _is_verb(line.low[after]) and not line.raw[after][0].isupper():
            # "Oil companies", "arms dealers": the goods but say of what kind.
            continue
        return line.text[line.starts[start] : line.ends[after - 1]], after
    return None


def _designated(line: Line, at: int, stop: int) -> int:
    """Behind goods that go by their designation alone, in the plural: "AK-47s", "T-72s"; 0 where none do."""
    pieces = line.raw[at : at + 4]
    short = len(pieces) == 4 and pieces[0][0].isupper() and len(pieces[0]) <= 4 and pieces[1] == "-" and pieces[2].isdigit()
    return at + 4 if short and pieces[3] == "s" and at + 4 <= stop else 0


def _further(line: Line, words: Words, at: int) -> int | None:
    """Behind goods that the word before says the kind of: "fighter jets", "coffee beans"."""
    known = words.goods.at(line.low, at)
    if known is not None:
        return known[1]
    return at + 1 if line.low[at] in words.generic_goods else None


def _unknown(line: Line, words: Words, at: int) -> tuple[str, int] | None:
    """A few words that nothing but "tonnes of" tells to be goods."""
    stop = min(_stop(line, words, at), at + MOST_UNKNOWN)
    while stop > at and (line.word(stop - 1).endswith("ed") or not line.is_word(stop - 1)):
        stop -= 1
    return (line.text[line.starts[at] : line.ends[stop - 1]], stop) if stop > at else None


def _stop(line: Line, words: Words, at: int) -> int:
    """Where the words end that can be what goods are called: at a small word or a sign, hyphens within a word apart."""
    place = at
    while place < min(len(line), at + MOST_WORDS) and (place == at or line.is_near(place)):
        if line.is_word(place) and line.low[place] in words.ends_goods:
            break
        hyphen = line.raw[place] in "-‑" and place > at and line.is_glued(place) and line.is_glued(place + 1)
        number = line.is_number(place) and place > at and (line.is_glued(place) or _numbers_name(line, place))
        if line.raw[place] in "'’" and line.word(place + 1) == "s" and line.is_glued(place) and line.is_glued(place + 1):
            place += 2
            continue
        if not (hyphen or number or line.is_word(place)):
            break
        place += 1
    return place


def _numbers_name(line: Line, at: int) -> bool:
    """Whether a number goes on a name: "Leopard 2 tanks"."""
    return len(line.raw[at]) <= 3 and line.raw[at - 1][0].isupper() and line.is_word(at + 1)


def _begins_name(line: Line, after: int) -> bool:
    """Whether what looks like a unit is the begin of a name: "12 T-72 tanks"."""
    return line.word(after) == "-" and line.is_glued(after)


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing"))
