"""Paths as a list to paste into a paper: each edge as a sentence with its date and how that is known, each quote with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from detente.cli.output import Item, escaped
from detente.cli.streams import line
from detente.cli.wording import dated, known, sure, told

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.exchange.tellings import Telling
    from detente.model import Document
    from detente.store import Store

HOW = {
    "told": "as told",
    "resolved": "reckoned from what is told",
    "context": "from the context in the document",
    "publication": "from the document's date of publication",
    "inferred": "inferred from what followed",
}
"""How a date is known, by its basis."""
LINKED = ("http", "https")


def cited_path(session: Session, item: Item) -> Iterator[str]:
    """A path, an item of the answer of ``detente path``, as lines of Markdown."""
    hops = "1 hop" if item["length"] == 1 else f"{item['length']} hops"
    yield f"### {' – '.join(map(_text, item['actors']))} ({hops})"
    yield ""
    with session.reading() as store:
        relations = (store.vocabulary() or session.words()).relations
        for number, hop in enumerate(item["hops"], 1):
            yield f"{number}. {_text(hop['source'])} – {_text(hop['target'])}"
            yield ""
            indent = " " * (len(str(number)) + 2)
            for edge in hop["edges"]:
                reads = relations[edge["relation"]].reads
                yield from (f"{indent}{text}".rstrip() for text in _edge(store, edge, reads))


def _edge(store: Store, edge: Mapping[str, Any], reads: str) -> Iterator[str]:
    from detente.exchange.tellings import tellings
    from detente.store.passages import Passages

    count = edge["documents"]
    relation = "; ".join(filter(None, [edge["relation"], told(edge["properties"])]))
    yield f"- **{_text(edge['source'])}** {_text(reads)} **{_text(edge['target'])}** ({_text(relation)}), {_dates(edge)}. " + "; ".join(
        filter(None, [
            "" if edge["status"] == "asserted" else f"{edge['status']}, not asserted",
            "told by 1 document" if count == 1 else f"told by {count} independent documents",
            sure(edge["confidence"]),
            f"edge {edge['id']}.",
        ])
    ).capitalize()  # fmt: skip
    yield ""
    given = set()
    for telling in tellings(store.connection, Passages(store.connection), edge["id"]):
        place = (telling.evidence.document, telling.origin, telling.evidence.start, telling.evidence.end)
        if place not in given:
            given.add(place)
            yield from (f"  {text}" for text in _quote(store, telling))


def _dates(edge: Mapping[str, Any]) -> str:
    span = dated(edge["start"], edge["end"])
    how = known(edge["start"], edge["end"], edge["basis"])
    for basis, words in HOW.items():
        how = how.replace(basis, words)
    return _text(f"{span} ({how})" if how else span)


def _quote(store: Store, telling: Telling) -> Iterator[str]:
    said = telling.evidence
    yield f"> “{_text(said.quote)}”"
    yield ">"
    speaker = f"{_text(said.speaker)}, quoted in " if said.speaker else ""
    yield f"> — {speaker}{_source(store.document(said.document, telling.origin))}, characters {said.start}–{said.end}"
    yield ""


def _source(document: Document) -> str:
    """Title, publisher, date of publication, link and file of a document, as far as they are known."""
    title = f"*{_text(document.title)}*" if document.title else ""
    published = f"published {_text(document.published)}" if document.published else "without a date"
    return ", ".join(filter(None, [title, _text(document.publisher or ""), published, _link(document.url or ""), _text(document.name)]))


def _link(url: str) -> str:
    """A link where the address is one that a reader can follow, else its text."""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    return f"<{quote(url, safe=':/?#[]@!$&()*+,;=%~')}>" if scheme in LINKED else _text(url)


def _text(text: str) -> str:
    return escaped(line(text))
