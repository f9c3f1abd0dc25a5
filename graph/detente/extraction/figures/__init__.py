"""Figures in running text: amounts of money, and goods by weight or number, with the words as they stand.

A text is cut into pieces and read from left to right by a small grammar over them, so that reading takes time in proportion to its
length, whatever it holds. ``languages/en/figures.yaml`` has the words. No number is made of words that tell none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from detente.extraction.figures.before import exactness, role_of
from detente.extraction.figures.figure import Figure, plain
from detente.extraction.figures.goods import Goods, called, goods_at
from detente.extraction.figures.line import Line
from detente.extraction.figures.money import Money, mark_at, money_at
from detente.extraction.figures.words import Words, words

__all__ = ["Figure", "Words", "find", "habit", "has_money", "words"]

WORD = re.compile(r"[^\W\d_]+")
FAR = 4
"""Words within brackets before the same amount in other money."""


def has_money(text: str, language: str = "en") -> bool:
    """Whether a text may tell an amount of money: a quick look before :func:`find`."""
    known = words(language)
    if not known.signs.isdisjoint(text):
        return True
    return not known.money_words.isdisjoint(WORD.findall(text.lower()))


def find(
    text: str, *, dates: Collection[tuple[int, int]] = (), habits: Mapping[str, str] | None = None, language: str = "en"
) -> list[Figure]:
    """The figures in a text, in its order.

    Parameters
    ----------
    text
        A sentence or a few.
    dates
        Spans of the text that are dates: no goods are counted there ("in 2015 vaccines").
    habits
        What :func:`habit` says of the document: the currency that a word or symbol without its country means there.
    """
    known = words(language)
    line = Line(text)
    found: list[Figure] = []
    at = free = 0
    while at < len(line):
        figure, after = _figure_at(line, known, at, free, dates)
        if figure is not None:
            if figure.currency_word and habits:
                figure = figure._replace(unit=habits.get(figure.currency_word, figure.unit))
            found.append(figure)
            at = free = after
        else:
            at += 1
    return found


def habit(texts: Collection[str], language: str = "en") -> dict[str, str]:
    """What the words and symbols of currencies mean in a document where nothing beside them tells whose they are.

    A word that the document uses for no other state's money means what it commonly does ("$": USD). In a document that names another
    one ("A$") it stays a word, and where it commonly means nothing ("rupees"), it means the only one that the document names.
    """
    known = words(language)
    told: dict[str, set[str]] = {}
    for text in texts:
        if not has_money(text, language):
            continue
        line = Line(text)
        for at in range(len(line)):
            named = known.currencies.at(line.low, at)
            if named is not None and named[0].told:
                told.setdefault(named[0].word, set()).add(named[0].code)
            marked = mark_at(line, known, at)
            if marked is not None and marked[0].told and line.raw[marked[1] - 1] in known.assumed_of:
                told.setdefault(known.assumed_of[line.raw[marked[1] - 1]], set()).add(marked[0].code)
    return {word: meant for word, codes in told.items() if (meant := _meant(known.assumed[word], word, codes)) != known.assumed[word]}


def _meant(assumed: str, word: str, told: set[str]) -> str:
    if assumed == word:
        return next(iter(told)) if len(told) == 1 else word
    return assumed if told <= {assumed} else word


def _figure_at(line: Line, words: Words, at: int, free: int, dates: Collection[tuple[int, int]]) -> tuple[Figure | None, int]:
    if not (line.is_number(at) or line.is_word(at) or mark_at(line, words, at) is not None):
        return None, at
    money = money_at(line, words, at)
    goods = goods_at(line, words, at) if money is None or line.word(money.after) == "of" else None
    if goods is not None and (money is None or (goods.unit == money.currency.word and goods.goods)):
        start = line.starts[at]
        if goods.unit == "" and any(first <= start < last for first, last in dates):
            return None, at
        return _with_words_around(line, words, at, free, goods)
    if money is not None:
        return _with_words_around(line, words, at, free, money)
    return None, at


def _with_words_around(line: Line, words: Words, at: int, free: int, read: Money | Goods) -> tuple[Figure, int]:
    """The figure with the words before and behind that say how exact it is, how often, and what it is worth in other money or goods."""
    qualifier, start = exactness(line, words, at, free)
    begin = at
    if line.is_one_of(start - 1, words.between) and read.quantity.upto is not None:
        begin = start = start - 1
    if read.quantity.value is None and line.is_one_of(start - 1, words.articles) and start > free:
        # "A few million".
        start -= 1
    period = ""
    if line.word(start - 1) in words.before_period and start > free:
        period = words.before_period[line.word(start - 1)]
        start -= 1
    role = role_of(line, words, start, free) if read.quantity.upto is None else ""
    after = core = read.after
    goods, other, each = (read.goods, "", False) if isinstance(read, Goods) else ("", "", False)
    for _ in range(4):
        if (exact := words.behind.at(line.low, after)) is not None:
            qualifier, after = qualifier or exact[0], exact[1]
        elif (often := words.periods.at(line.low, after)) is not None and line.word(often[1]) not in words.reckons:
            period, after = often
        elif line.word(after) in words.shared_out:
            each, after = True, after + 1
        elif isinstance(read, Money) and not other and (equal := _in_other_money(line, words, after, read)) is not None:
            core = equal[1] if core == after else core
            other, after = equal
        elif isinstance(read, Money) and not goods and (bought := _worth(line, words, after)) is not None:
            goods, after = bought
        else:
            break
    quantity = read.quantity
    unit = read.currency.code if isinstance(read, Money) else read.unit
    bare = read.currency.word if isinstance(read, Money) and not read.currency.told else ""
    if bare:
        unit = words.assumed[bare]
    figure = Figure(
        line.starts[start], line.ends[after - 1], isinstance(read, Money), quantity.value, quantity.upto, unit, goods,
        "" if qualifier in words.not_kept else qualifier, period, role, each, other, bare,
        (line.starts[begin], line.ends[core - 1]),
    )  # fmt: skip
    return figure, after


def _in_other_money(line: Line, words: Words, at: int, money: Money) -> tuple[str, int] | None:
    """The same amount in other money, in brackets, or behind "or" or "about": "(about $60 million)"."""
    closes = line.word(at) == "("
    if not closes and line.word(at) != "or" and not (line.word(at) == "," and line.word(at + 1) in words.equivalent):
        return None
    place = at + 1
    while place < at + FAR and line.word(place) in words.equivalent:
        place += 1
    other = money_at(line, words, place) if place < len(line) else None
    if other is None or other.quantity.value is None or other.currency.code == money.currency.code:
        return None
    after = other.after
    while closes and line.word(after) != ")":
        after += 1
        if after > other.after + FAR or after >= len(line):
            return None
    return f"{plain(other.quantity.value)} {other.currency.code}", after + closes


def _worth(line: Line, words: Words, at: int) -> tuple[str, int] | None:
    """What money buys: "$5 million worth of rice", "$3 million in medicines"."""
    worth = words.worth.at(line.low, at)
    if worth is not None:
        return called(line, words, worth[1])
    within = words.in_goods.at(line.low, at)
    return called(line, words, within[1], counted=True) if within is not None else None
