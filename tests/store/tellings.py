"""Documents made by hand and at random, and everything that a store shows, to compare stores by."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from detente.model import Actor, Document, Dropped, Fact
from detente.store import Store

TYPES = {"S": "State", "P": "Party", "L": "Leader", "O": "Organization", "A": "Agreement"}


class Page(NamedTuple):
    """A document with what it tells."""

    document: Document
    text: str
    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...] = ()


def actor(text: str, *mentions: str) -> Actor:
    """``S:Cambodia`` is a State of that name, which the document also calls by the mentions."""
    letter, name = text.split(":", 1)
    return Actor(name, TYPES[letter], None, (name, *mentions))


def fact(source: str | Actor, relation: str, target: str | Actor, start: str | None = None, end: str | None = None, **more: Any) -> Fact:
    """A fact of which the quote is the document's first ten characters."""
    ends = [one if isinstance(one, Actor) else actor(one) for one in (source, target)]
    return Fact(ends[0], relation, ends[1], more.pop("span", (0, 10)), start, end, **more)


def page(name: str, *facts: Fact, published: str | None = None, text: str | None = None, **more: Any) -> Page:
    """A document of the given facts. Its text is like no other's unless it is given."""
    text = text if text is not None else f"This is {name} and {name} alone says so in these words. It also says that {name} is not a copy."
    digest = sha256(f"{text}{facts}".encode("utf-8", "surrogatepass")).hexdigest()
    return Page(Document(name, digest, published=published, **{"origin": name, **more}), text, facts)


def load(store: Store, *pages: Page) -> Store:
    """Load documents one by one."""
    for one in pages:
        store.replace(one.document, one.text, one.facts, one.dropped)
    return store


def shown(store: Store) -> dict[str, Any]:
    """All that a store shows."""
    return {
        "documents": list(store.documents()),
        "texts": [store.text(document.name) for document in store.documents()],
        "twins": store.twins(),
        "entities": list(store.entities()),
        "edges": list(store.edges()),
        "old ids": old_ids(store),
        "dropped": list(store.dropped()),
        "stats": store.stats(),
        "rows": rows(store),
    }


def old_ids(store: Store) -> list[tuple[int, int]]:
    """Ids by coarser dates, with the edges that they lead to."""
    return sorted(store.connection.execute("SELECT old, edge FROM edge_alias"))


def rows(store: Store) -> list[tuple[Any, ...]]:
    """The edges' rows, with the actors' keys: what the model does not show of them."""
    sql = """SELECT edge.id, source.key, target.key, counts, act, sign, documents, confidence FROM edge
             JOIN actor AS source ON source.id = edge.source JOIN actor AS target ON target.id = edge.target ORDER BY edge.id"""
    return store.connection.execute(sql).fetchall()


def only(found: Iterable[Any]) -> Any:
    """The one thing that there is."""
    (one,) = found
    return one
