"""How a document was read, sentence by sentence: what was found in each, what that was taken for, what became of it, and why.

Plain records, like those of ``model.py``. Spans are characters of the document's text. ``as_json`` gives them as JSON has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from detente.model import Actor, Basis, Fact

Unit = Literal["sentence", "cell", "row"]
"""A sentence; a cell of a table that is one; a row of a table or of records."""


class NameRead(NamedTuple):
    """A name, and who bears it."""

    start: int
    end: int
    text: str
    actor: Actor
    how: str
    """How it is known for a name: "gazetteer, demonym", "institution rule", "introduced with an office", …"""


class ReferenceRead(NamedTuple):
    """Words that mean an actor without naming it; ``meant`` is empty where it is not settled whom."""

    start: int
    end: int
    text: str
    meant: tuple[Actor, ...]
    how: Literal["pronoun", "description"]
    why: str


class DateRead(NamedTuple):
    """A date, in words of the sentence; or one told above it, which dates what has no date of its own (without words of its own)."""

    start: int | None
    end: int | None
    text: str
    value: str
    """EDTF: the date, or where a range begins."""
    until: str | None
    role: str
    """at, since, until, by, from_to, during, anniversary, age: see ``timex.TimeMention``."""
    basis: Basis
    unused: str | None
    """Why it dates nothing, if it does not."""


class EndRead(NamedTuple):
    """Who stands at one end of a relation, by which words."""

    text: str | None
    """None: the sentence does not name it."""
    actor: Actor
    why: str | None
    """From where it is known, if not from the sentence."""


class Lost(NamedTuple):
    """Something read and not kept."""

    reason: str
    """A short fixed phrase that can be counted."""
    detail: str


class Reading(NamedTuple):
    """Something that tells a relation: a frame that fired, an office, the build of a phrase, a row."""

    kind: Literal["frame", "office", "phrase", "table", "record"]
    reader: str
    """The frame or rule, as evidence names it: ``verb:visit``, ``office:title``."""
    relation: str | None
    """None of a row of records that cannot be read."""
    roles: str | None
    """Of a frame: where it looks for its ends, in the notation of ``frames.yaml``."""
    start: int
    end: int
    words: str
    """Its trigger, with the object that makes one with it: "paid … visit"."""
    source: tuple[EndRead, ...]
    target: tuple[EndRead, ...]
    told: tuple[Fact, ...]
    """The facts that were kept."""
    dropped: tuple[Lost, ...]


class Explained(NamedTuple):
    """A sentence or row of a document, and all that was read in it."""

    document: str
    unit: Unit
    start: int
    end: int
    text: str
    names: tuple[NameRead, ...] = ()
    references: tuple[ReferenceRead, ...] = ()
    dates: tuple[DateRead, ...] = ()
    readings: tuple[Reading, ...] = ()


def said(fact: Fact) -> str:
    """A fact in a few words.

    >>> said(Fact(Actor("Peru", "State"), "VISITED", Actor("Chile", "State"), (0, 9)))
    'Peru VISITED Chile'
    """
    return f"{fact.source.name} {fact.relation} {fact.target.name}"


def as_json(value: Any) -> Any:
    """A record as JSON has it: an object with its fields' names; of an actor the name, type and key.

    >>> as_json(Lost("breaks the vocabulary", ""))
    {'reason': 'breaks the vocabulary', 'detail': ''}
    """
    if isinstance(value, Actor):
        return {"name": value.name, "type": value.type, "key": value.key}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: as_json(field) for name, field in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value
