"""What an edge's properties are when several places tell it.

Most properties are settled each by itself. What is told of one amount stays together, so that no number gets another telling's
currency; amounts that differ are all kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Protocol

AMOUNT = ("amount", "currency", "amount_equal", "amount_period", "amount_qualifier", "amount_shared_by", "amount_words")
COUNT = ("count", "unit", "count_equal", "count_period", "count_qualifier", "count_shared_by", "count_words")
GOODS = "goods"
_TOGETHER = frozenset((*AMOUNT, *COUNT, GOODS))
SEVERAL = "; "


class Told(Protocol):
    """A telling, by what counts here."""

    @property
    def properties(self) -> Mapping[str, str]:
        """The properties that it gives."""

    @property
    def witness(self) -> Hashable:
        """Stands for its document."""

    @property
    def status(self) -> int:
        """How real it is: the smaller, the surer."""


def properties_of(tellings: Sequence[Told]) -> dict[str, str]:
    """Each property with the value that most documents tell, then the first in the alphabet.

    Of amounts (and of counts of goods) the one that is told as the surest, then by most documents, where one that says less than
    another supports it, then the fullest; ``amount_also`` (``count_also``) has the words of those that differ. All goods are kept.
    """
    witnesses: dict[str, dict[str, set[Hashable]]] = {}
    figures = False
    for telling in tellings:
        for name, value in telling.properties.items():
            if name in _TOGETHER:
                figures = True
            else:
                witnesses.setdefault(name, {}).setdefault(value, set()).add(telling.witness)
    found = {name: min(values, key=lambda v: (-len(values[v]), v)) for name, values in witnesses.items()}
    if figures:
        found |= _figures(tellings)
    return dict(sorted(found.items()))


def _figures(tellings: Sequence[Told]) -> dict[str, str]:
    found: dict[str, str] = {}
    for family in (AMOUNT, COUNT):
        own = [(told, t) for t in tellings if (told := {name: t.properties[name] for name in family if name in t.properties})]
        if own:
            found |= _agreed(own, family[0])
    goods = {kind for t in tellings if GOODS in t.properties for kind in t.properties[GOODS].split(", ")}
    if goods:
        lists = {t.properties[GOODS] for t in tellings if GOODS in t.properties}
        found[GOODS] = lists.pop() if len(lists) == 1 else ", ".join(sorted(goods))
    return found


def _agreed(told: Iterable[tuple[dict[str, str], Told]], name: str) -> dict[str, str]:
    """The figure that is best told, with what of the others differs."""
    own = [(figure, _plain(figure), telling) for figure, telling in told]

    def rank(one: tuple[dict[str, str], frozenset[tuple[str, str]], Told]) -> tuple[object, ...]:
        figure, plain, telling = one
        support = {other.witness for _, less, other in own if less <= plain}
        return telling.status, -len(support), -len(plain), sorted(figure.items())

    best, plain, _ = min(own, key=rank)
    others = {_in_words(figure, name) for figure, other, _ in own if not other <= plain}
    return {**best, f"{name}_also": SEVERAL.join(sorted(others))} if others else best


def _plain(figure: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """A figure without its words: "$20 million" and "US$20m" are one amount."""
    return frozenset(item for item in figure.items() if not item[0].endswith("_words"))


def _in_words(figure: Mapping[str, str], name: str) -> str:
    return figure.get(f"{name}_words") or " ".join(figure.values())
