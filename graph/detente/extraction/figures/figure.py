"""A figure: an amount of money, or goods with how many or how much of them, as a text tells it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Figure(NamedTuple):
    """An amount of money, or goods; ``start`` and ``end`` are the span of its words in the text."""

    start: int
    end: int
    money: bool
    value: Decimal | None = None
    """None where the words tell no number: "several million dollars", "tonnes of rice"."""
    upto: Decimal | None = None
    """The end of a range."""
    unit: str = ""
    """Of money its currency (ISO 4217, or the word where it is of several), of goods what they are counted in."""
    goods: str = ""
    qualifier: str = ""
    """about, nearly, over, at least, under or up to."""
    period: str = ""
    """year, month, week or day, of an amount that recurs."""
    role: str = ""
    """What the word before makes of it: ``by`` (gained or lost), ``from`` (before that), ``compared``; else empty."""
    each: bool = False
    """Whether several get so much each."""
    other: str = ""
    """The same amount in other money, as "60000000 USD"."""
    currency_word: str = ""
    """Of money whose text does not tell whose it is: the currencies that it may be, see :class:`Currency`."""
    core: tuple[int, int] = (0, 0)
    """The span of the number and currency alone, without what says how exact it is."""

    @property
    def number(self) -> str:
        """The number as text, a range as ``A..B``; empty where none is told."""
        if self.value is None:
            return ""
        return plain(self.value) if self.upto is None else f"{plain(self.value)}..{plain(self.upto)}"


def plain(value: Decimal) -> str:
    """A number as digits, without exponent and idle zeros.

    >>> plain(Decimal("1.220E+9")), plain(Decimal("2.50"))
    ('1220000000', '2.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
