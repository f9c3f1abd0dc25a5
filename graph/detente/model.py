"""The plain typed records that go from one stage of the program to the next.

documents --read--> Prose | Records --extract--> Fact --resolve--> Edge with Evidence --> store --> queries

Every record is frozen. Spans are character offsets ``[start, end)`` into the document's text. Dates are EDTF
(ISO 8601-2) text as the document tells them; days are proleptic Gregorian ordinals (``datetime.date.toordinal``),
with :data:`PAST` and :data:`FUTURE` standing for minus and plus infinity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

PAST = 0
"""The day before every day: an infinite earliest bound."""
FUTURE = 3652060
"""The day after every day (9999-12-31 is 3652059): an infinite latest bound."""

NodeType = str  # State, Party, Leader, Organization, Agreement, or one that the user's vocabulary adds
Kind = Literal["state", "act", "process"]
Sign = Literal["friendly", "neutral", "hostile"]
Status = Literal["asserted", "reported", "planned", "denied"]
Basis = Literal["told", "resolved", "context", "publication", "inferred"]
"""How a date is known: told as such, resolved from a relative expression, carried from the context (a heading, the
sentence before), taken from the publication date, or inferred from another edge."""

STATUSES: tuple[Status, ...] = ("asserted", "reported", "planned", "denied")
"""From the strongest to the weakest: an edge has the strongest status of its evidence."""
SIGNS: tuple[Sign, ...] = ("friendly", "neutral", "hostile")


class Bounds(NamedTuple):
    """Earliest and latest day of the start (s1, s2) and of the end (e1, e2), as ordinals; ``s1 <= s2``, ``e1 <= e2``."""

    s1: int
    s2: int
    e1: int
    e2: int


class Document(NamedTuple):
    """A document's bibliographic record. ``sha256`` is of its bytes (or, for a document told by records, of its rows)."""

    name: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """EDTF day, month or year; None where nothing tells it."""
    published_basis: str | None = None
    """metadata, option, front matter, date line, or None."""
    licence: str | None = None
    media: str = "txt"
    """The suffix that it was read as: txt, md, html, pdf, docx, csv, jsonl."""
    origin: str = ""
    """The file that brought it: its own name for prose, the records' file for documents that records name."""


class Actor(NamedTuple):
    """An actor or agreement as one document has it, before resolution across documents."""

    name: str
    """The canonical name where the gazetteer knows the actor, else the fullest form in the document."""
    type: NodeType
    key: str | None = None
    """The gazetteer's key (``cambodia``), None for an actor that it does not know."""
    mentions: tuple[str, ...] = ()
    """The distinct forms that the document uses, in order of their first place."""


class Fact(NamedTuple):
    """One telling of one relation by one document: what extraction, or a row of records, hands to resolution."""

    source: Actor
    relation: str
    target: Actor
    span: tuple[int, int]
    """Of the quote, in the document's text."""
    start: str | None = None
    """EDTF: start of a state or process, day of an act. None where the document tells none."""
    end: str | None = None
    """EDTF: end of a state or of an act told with a duration. ``..`` where it is told to go on."""
    start_basis: Basis | None = None
    end_basis: Basis | None = None
    attested: str | None = None
    """EDTF day, month or year at which a state without start or end is shown to hold; None: the publication date."""
    status: Status = "asserted"
    speaker: str | None = None
    """Who is quoted as saying it, where somebody is."""
    properties: Mapping[str, str] = {}
    reader: str = "record"
    """What read it: ``record``, or the frame or rule, such as ``verb:visit`` or ``office:title``."""
    confidence: float = 1.0
    """The probability that the document says so: how often facts that are read like this one are right."""
    signs: tuple[str, ...] = ()
    """What its confidence was reckoned from; empty for records."""


class Evidence(NamedTuple):
    """One place where one document tells an edge."""

    document: str
    start: int
    end: int
    quote: str
    told: str | None
    told_end: str | None
    status: Status
    speaker: str | None
    confidence: float
    reader: str
    start_basis: Basis | None = None
    end_basis: Basis | None = None
    attested: str | None = None
    properties: Mapping[str, str] = {}


class Entity(NamedTuple):
    """A node of the graph. ``id`` is stable over loads and stores, ``aliases`` are sorted and leave out ``name``."""

    id: str
    type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, str] = {}


class Edge(NamedTuple):
    """One relation between two entities over one time, with everything that tells it."""

    id: str
    source: str
    relation: str
    target: str
    start: str | None
    end: str | None
    bounds: Bounds
    kind: Kind
    start_basis: Basis | None
    end_basis: Basis | None
    sign: Sign
    status: Status
    properties: Mapping[str, str] = {}
    evidence: tuple[Evidence, ...] = ()
    """Sorted by document, start, end."""
    confidence: float = 1.0
    """The probability that one of the documents says so: of each the surest reading counts, and documents that agree make it surer."""


class Dropped(NamedTuple):
    """Something that was read and not kept, with the reason: nothing is dropped in silence."""

    document: str
    reason: str
    """A short fixed phrase that can be counted, such as ``breaks the vocabulary`` or ``actor not known``."""
    detail: str
    span: tuple[int, int] | None = None
