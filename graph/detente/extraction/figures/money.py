"""Amounts of money: "$1.22bn", "Rs 500 crore", "20 million Soviet rubles", "half a million dollars", "between $10 and $15 million"."""

from __future__ import annotations

from typing import NamedTuple

from detente.extraction.figures.line import Line
from detente.extraction.figures.numbers import Quantity, quantity_at
from detente.extraction.figures.words import Currency, Words

LEAST_BEHIND_LETTERS = 100
"""Below it, and without "million" or the like, letters before digits are hardly a currency: "COP 26"."""
CURRENT = 1000


class Money(NamedTuple):
    """An amount, its currency, and the place behind."""

    quantity: Quantity
    currency: Currency
    after: int


def money_at(line: Line, words: Words, at: int) -> Money | None:
    """The amount of money that begins at a place."""
    return _marked(line, words, at) or _named(line, words, at)


def _marked(line: Line, words: Words, at: int) -> Money | None:
    """Behind a symbol or code: "$5 million", "US$ 5m", "EUR 5,000"."""
    mark = mark_at(line, words, at)
    if mark is None:
        return None
    currency, behind = mark
    letters = line.raw[behind - 1].isalpha()
    if line.word(behind) == "." and letters:
        behind += 1
    if not line.is_near(behind) or not line.is_number(behind):
        return None
    quantity = quantity_at(line, words, behind, words.short, at, lambda place: _again(line, words, place))
    if quantity is None or (letters and not quantity.scaled and (quantity.value is None or quantity.value < LEAST_BEHIND_LETTERS)):
        return None
    after = quantity.after
    named = words.currencies.at(line.low, line.over_hyphen(after))
    if named is not None and line.is_near(after) and (not currency.told or named[0].code == currency.code or not named[0].told):
        # "$20 million Australian dollars", "US$5 million dollars".
        currency, after = (named[0] if named[0].told else currency), named[1]
    return Money(quantity, currency, after)


def _named(line: Line, words: Words, at: int) -> Money | None:
    """Before the name, code or symbol of a currency: "20 million rubles", "5 million USD", "20-million-dollar"."""
    if line.in_compound(at):
        return None
    quantity = quantity_at(line, words, at, words.short, at)
    if quantity is None:
        return None
    after = quantity.after
    if line.word(after) == "of" and quantity.scaled:
        after += 1
    after = line.over_hyphen(after)
    if not line.is_near(after) and not line.is_glued(after):
        return None
    named = words.currencies.at(line.low, after)
    if named is None:
        mark = mark_at(line, words, after)
        # A sign that a number stands behind is that number's: "in 1999 $5 million".
        if mark is None or line.is_number(mark[1]) or (quantity.bare and line.raw[after].isalpha()):
            return None
        return Money(quantity, *mark)
    currency, behind = named
    if not quantity.scaled and not currency.told and (quantity.bare or currency.word in words.doubtful):
        certain = currency.word in words.certain or (quantity.value is not None and quantity.value >= CURRENT and not quantity.bare)
        if not certain:
            return None
    return Money(quantity, currency, behind)


def mark_at(line: Line, words: Words, at: int) -> tuple[Currency, int] | None:
    """A symbol or code at a place; a letter right before it makes it another one ("XUS$"), and "a $5 million loan" is of no A$."""
    if line.is_glued(at) and line.raw[at - 1].isalpha() and line.raw[at][0].isalpha():
        return None
    mark = words.marks.at(line.raw, at)
    if mark is not None and len(line.raw[at]) == 1 and not all(line.is_glued(inner) for inner in range(at + 1, mark[1])):
        return None
    return mark


def _again(line: Line, words: Words, at: int) -> int | None:
    mark = mark_at(line, words, at)
    return mark[1] if mark is not None else None
