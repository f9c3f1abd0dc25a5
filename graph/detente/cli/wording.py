"""How edges, dates and quotes are put into words on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.cli.streams import line

FIGURES = ("amount", "currency", "count", "unit", "goods")
IN_WORDS = ("words", "qualifier", "period", "equal")
"""What is told of a figure beside its number, and is in its words."""
LONGEST = 160
"""Characters of a quote that are shown."""


def tie(name: str, properties: Mapping[str, Any] | None = None) -> str:
    """A relation or an actor with what narrows it down.

    >>> tie("HOLDS_OFFICE", {"office": "prime minister"})
    'HOLDS_OFFICE (office: prime minister)'
    >>> tie("AIDED", {"amount": "3000000", "amount_words": "about £3m", "amount_qualifier": "about", "currency": "GBP"})
    'AIDED (amount: 3000000 GBP “about £3m”)'
    """
    return f"{line(name)} ({told(properties)})" if properties else line(name)


def told(properties: Mapping[str, Any]) -> str:
    """Properties in one line."""
    return ", ".join(f"{line(key)}: {line(str(value))}" for key, value in _figures_in_one(properties).items())


def _figures_in_one(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties with each figure as one: number, unit and the words as they stand. What the words tell as well is left out."""
    shown = dict(properties)
    for name, unit in (("amount", "currency"), ("count", "unit")):
        words = shown.get(f"{name}_words")
        if words is None:
            continue
        parts = [str(shown[key]) for key in (name, unit) if shown.get(key)]
        shown = {key: value for key, value in shown.items() if key not in (unit, *(f"{name}_{part}" for part in IN_WORDS))}
        shown[name] = " ".join([*parts, f"“{words}”"])
    return shown


def figures(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that tell amounts, counts and goods."""
    return {name: value for name, value in properties.items() if name.partition("_")[0] in FIGURES}


def dated(start: str | None, end: str | None) -> str:
    """An edge's time in words, as far as it was told.

    >>> dated("1956-05-13", None), dated("1993", "2023"), dated(None, "1991"), dated("1993", ".."), dated(None, None)
    ('1956-05-13', '1993 to 2023', 'until 1991', 'since 1993', 'no date told')
    """
    first = start if start not in (None, "..") else None
    if end == "..":
        return f"since {first}" if first else "no date told, going on"
    if end is None or end == first:
        return first or "no date told"
    return f"{first} to {end}" if first else f"until {end}"


def known(start: str | None, end: str | None, basis: Mapping[str, str | None]) -> str:
    """How an edge's dates are known, those that there are.

    >>> known("1956", None, {"start": "told", "end": None}), known("1979", "1991", {"start": "told", "end": "inferred"})
    ('told', 'start told, end inferred')
    >>> known("1993", "..", {"start": "resolved", "end": "resolved"}), known(None, None, {"start": None, "end": None})
    ('resolved', '')
    """
    how = {name: basis[name] for name, day in (("start", start), ("end", end)) if day not in (None, "..") and basis[name]}
    if len(set(how.values())) > 1:
        return ", ".join(f"{name} {told}" for name, told in how.items())
    return next(iter(how.values()), None) or ""


def sure(confidence: float) -> str:
    """How sure a reading or an edge is; nothing where it is certain, as what records tell is.

    >>> sure(0.8371), sure(0.9996), sure(1.0)
    ('confidence 0.84', 'confidence 0.99', '')
    """
    return "" if confidence >= 1 else f"confidence {min(confidence, 0.99):.2f}"


def cited(said: Mapping[str, Any]) -> str:
    """A quote with where it stands.

    >>> cited({"document": "a.txt", "start": 0, "end": 9, "quote": "They met."})
    '“They met.”  a.txt 0–9'
    """
    quote = line(said["quote"])
    if len(quote) > LONGEST:
        quote = quote[: LONGEST - 1].rstrip() + "…"
    return f"“{quote}”  {line(said['document'])} {said['start']}–{said['end']}"


def places(evidence: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Evidence with each place in a document once, what the documents say first before what they say again."""
    once = {(said["document"], said["start"], said["end"]): said for said in evidence}
    nth: dict[str, int] = {}
    ranked: list[tuple[int, int, Mapping[str, Any]]] = []
    for (document, *_), said in once.items():
        ranked.append((nth.setdefault(document, 0), len(ranked), said))
        nth[document] += 1
    return [said for _, _, said in sorted(ranked, key=lambda one: one[:2])]
