"""Figures as properties of an edge: the number, what it is counted in, and the words as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from detente.extraction.figures.figure import Figure

SEVERAL = "; "
"""Between the values of several figures that belong to one event."""


def properties_of(figures: Sequence[tuple[Figure, str]], goods: Sequence[str] = ()) -> dict[str, str]:
    """The properties that figures, each with its words, and goods told without a number give to an edge.

    Money gives ``amount``, ``currency``, ``amount_words``, and where the text tells them ``amount_qualifier``, ``amount_period``,
    ``amount_equal``; goods give ``goods``, and with a number ``count``, ``unit``, ``count_words`` and their kin.
    """
    found: dict[str, str] = {}
    for money, name, unit in ((True, "amount", "currency"), (False, "count", "unit")):
        own = [(figure, words) for figure, words in figures if figure.money is money]
        if not own:
            continue
        values = {
            name: [f.number for f, _ in own],
            unit: [f.unit for f, _ in own],
            f"{name}_qualifier": [f.qualifier for f, _ in own],
            f"{name}_period": [f.period for f, _ in own],
            f"{name}_equal": [f.other for f, _ in own],
            f"{name}_words": [words for _, words in own],
        }
        found |= {key: text for key, listed in values.items() if (text := _joined(listed, key == name))}
    kinds = dict.fromkeys(kind for f, _ in figures if f.goods for kind in f.goods.split(", "))
    kinds |= dict.fromkeys(kind for kind in goods if all(kind not in known for known in kinds))
    if kinds:
        found["goods"] = ", ".join(kinds)
    return found


def _joined(values: list[str], each: bool) -> str:
    """Several values as one text; one that all share is told once, save of numbers, and one that is missing is ``?``."""
    if not any(values):
        return ""
    if not each and len(set(values)) == 1:
        return values[0]
    return SEVERAL.join(value or "?" for value in values)
