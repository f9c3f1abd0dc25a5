"""Verbs left out: "gave Lesotho €8 million and Mozambique €30 million", "$5 million to Laos and $3 million to Cambodia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from detente.extraction.events import Event
from detente.extraction.figures.placing import Placed
from detente.extraction.references import References

JOINING = frozenset({",", "and", "&"})


class Beside(NamedTuple):
    """A name beside a figure: right before it (``preposition`` empty), or behind it under a preposition."""

    preposition: str
    name: Token
    first: int
    """Where the two begin and end."""
    last: int


def gapped(events: Sequence[Event], placed: Sequence[Placed], references: References, prepositions: frozenset[str]) -> Iterator[Event]:
    """Events that tell again what the one before them told, of another actor and amount, without the verb.

    They are read where a figure and a name stand side by side, as another figure and a name that the event is of did just before.
    """
    for first, second in pairwise(placed):
        for one, other in zip(_beside(first, references, prepositions), _beside(second, references, prepositions), strict=True):
            if one is None or other is None or one.preposition != other.preposition or first.figure.money is not second.figure.money:
                continue
            between = second.head.doc[one.last + 1 : other.first]
            if len(between) == 0 or any(t.lower_ not in JOINING for t in between):
                continue
            told = next((e for e in events if one.name.i in (e.near[0].i, e.near[1].i)), None)
            if told is not None and (again := _of_another(told, one.name, other.name, events, references)) is not None:
                yield again


def _beside(place: Placed, references: References, prepositions: frozenset[str]) -> tuple[Beside | None, Beside | None]:
    """The name right before a figure, and the one behind it under a preposition."""
    doc, first, last = place.head.doc, place.tokens[0].i, place.tokens[-1].i
    before = behind = None
    if first > place.head.sent.start and _is_name(doc[first - 1], references):
        article = first - 2 >= place.head.sent.start and doc[first - 2].lower_ == "the"
        before = Beside("", doc[first - 1], first - 2 if article else first - 1, last)
    if last + 2 < place.head.sent.end and doc[last + 1].lower_ in prepositions:
        name = doc[last + 2] if doc[last + 2].lower_ != "the" or last + 3 >= place.head.sent.end else doc[last + 3]
        if _is_name(name, references):
            behind = Beside(doc[last + 1].lower_, name, first, name.i)
    return before, behind


def _is_name(token: Token, references: References) -> bool:
    mention = references.mentions.get(token.i)
    return mention is not None and mention.kind != "D"


def _of_another(told: Event, name: Token, other: Token, events: Sequence[Event], references: References) -> Event | None:
    """The event with the actor of another name in the place of the one of a name; None where that is told already."""
    actor = references.mentions[other.i].character
    receives = told.near[1].i == name.i
    if actor.type != (told.target if receives else told.source).type:
        return None
    if any(actor is e.target or actor is e.source for e in events if e.trigger == told.trigger):
        return None
    near = [told.near[0], other] if receives else [other, told.near[1]]
    again = told._replace(near=near, siblings=[name, other], actor=other, confidence=told.confidence * 0.8)
    return again._replace(target=actor) if receives else again._replace(source=actor)
