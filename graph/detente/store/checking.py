"""What may go into a store: facts with dates in normal form that keep to the vocabulary, and why others do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from detente.dates import bounds, canonical, edges_of
from detente.errors import DateError, DocumentError, VocabularyError
from detente.model import Actor, Basis, Document, Dropped, Fact
from detente.resolution import Tie
from detente.store.rows import storable

if TYPE_CHECKING:
    from detente.vocabulary import Vocabulary

OFF_VOCABULARY = "breaks the vocabulary"
NOT_A_DATE = "date not read"
SAME_ENDS = "ties an actor to itself"
NO_QUOTE = "quote outside of the text"
NAMELESS = "actor without a name"


class Told(NamedTuple):
    """A fact that has been checked, with its dates in normal form."""

    fact: Fact
    tie: Tie
    start: str | None
    end: str | None
    attested: str | None

    @property
    def bases(self) -> tuple[Basis | None, Basis | None]:
        """How start and end are known, where they are: told unless the fact says otherwise."""
        return (self.fact.start_basis or "told") if self.start else None, (self.fact.end_basis or "told") if self.end else None


def checked_fact(fact: Fact, vocabulary: Vocabulary, ties: Mapping[str, Tie], document: str, length: int | None) -> Told | Dropped:
    """A fact with its dates in normal form, or why it cannot be kept.

    ``length`` is that of the document's text, None where only parts of it are known.
    """
    try:
        vocabulary.check(fact.source.type, fact.relation, fact.target.type)
    except VocabularyError as error:
        return Dropped(document, OFF_VOCABULARY, str(error), fact.span)
    if not (fact.source.name.strip() and fact.target.name.strip()):
        return Dropped(document, NAMELESS, f"{fact.source.name!r} {fact.relation} {fact.target.name!r}", fact.span)
    if not 0 <= fact.span[0] < fact.span[1] or (length is not None and fact.span[1] > length):
        return Dropped(document, NO_QUOTE, f"characters {fact.span[0]} to {fact.span[1]} of {length}", fact.span)
    try:
        start, end, attested = normal_dates(fact.start, fact.end, fact.attested)
    except DateError as error:
        return Dropped(document, NOT_A_DATE, str(error), fact.span)
    return Told(fact, ties[fact.relation], start, end, attested)


def same_ends(fact: Fact, document: str) -> Dropped:
    """Why a fact whose ends turn out to be one actor cannot be kept."""
    return Dropped(document, SAME_ENDS, f"{fact.source.name} {fact.relation} {fact.target.name}", fact.span)


def normal_dates(start: str | None, end: str | None, attested: str | None) -> tuple[str | None, str | None, str | None]:
    """Start, end and attested day in normal form; an interval told as a start is split. Raises DateError."""
    if start is not None:
        start, until = edges_of(start)
        end = until if end is None else end
    if end is not None and end != "..":
        end = canonical(end)
    if start is not None and end is not None:
        bounds(start, end, act=False)  # raises where they are the wrong way round
    return start, end or None, canonical(attested) if attested is not None else None


def storable_fact(fact: Fact) -> Fact:
    """A fact of which all texts can be stored."""
    speaker = fact.speaker and storable(fact.speaker)
    return fact._replace(
        source=storable_actor(fact.source), target=storable_actor(fact.target), speaker=speaker, reader=storable(fact.reader)
    )


def storable_actor(actor: Actor) -> Actor:
    """An actor of which all names can be stored."""
    return actor._replace(name=storable(actor.name), mentions=tuple(map(storable, actor.mentions)))


def checked_document(document: Document) -> Document:
    """A document of which all texts can be stored, with an origin, and its publication date in normal form. Raises DocumentError."""
    document = document._replace(**{name: storable(field) for name, field in document._asdict().items() if field})
    origin = document.origin or document.name
    try:
        published = canonical(document.published) if document.published else None
    except DateError as error:
        raise DocumentError(f"{document.name}: its publication date cannot be read: {error}") from error
    return document._replace(origin=origin, published=published)


def digest(document: Document, text: str | Mapping[int, str], facts: Iterable[Fact], dropped: Iterable[Dropped]) -> bytes:
    """Stands for all that a document brings; the order of facts does not matter."""
    found = blake2b(digest_size=16)
    told = sorted(repr(fact._replace(properties=dict(sorted(fact.properties.items())), signs=())) for fact in facts)
    for part in (tuple(document), text if isinstance(text, str) else sorted(text.items()), told, sorted(map(repr, dropped))):
        found.update(repr(part).encode("utf-8", "surrogatepass"))
    return found.digest()
