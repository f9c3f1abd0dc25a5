"""Commands that show where something comes from: an actor's edges, a document's own words, an edge's evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, Item, answers, text_of
from detente.cli.streams import line
from detente.cli.wording import cited, dated, figures, sure, tie, told
from detente.errors import UnclearName

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.model import Edge
    from detente.store import Store

EDGE_COLUMNS = ("edge", "source", "relation", "target", "start", "end", "status", "properties")
EVIDENCE_COLUMNS = ("document", "from", "to", "told", "status", "speaker", "confidence", "reader", "quote")


@click.command()
@click.argument("name", metavar="NAME|DOCUMENT")
@click.option("--text", is_flag=True, help="Of a document: the text that spans count in.")
@answers
@click.pass_obj
def show(session: Session, name: str, text: bool) -> Answer:
    """Show an actor or a document with its edges.

    \b
    Example:
      detente show "Hun Sen"
      detente show 04-chronology.txt --text
    """
    with session.reading() as store:
        if not text and not store.has_document(name):
            return _actor(store, name)
        document = store.document(name)
        if text:
            whole = store.text(document.name)
            return Answer([{**document._asdict(), "text": whole}], ("text",), single=True, raw=whole)
        dropped = [{"reason": lost.reason, "detail": lost.detail, "span": lost.span} for lost in store.dropped(document.name)]
        return _shown(store, {**document._asdict(), "dropped": dropped}, store.edges(document=document.name))


def _actor(store: Store, name: str) -> Answer:
    try:
        entity = store.resolve(name)
    except UnclearName as no_actor:
        if no_actor.candidates:
            raise
        try:
            store.document(name)
        except UnclearName as no_document:
            if near := no_document.candidates:
                raise UnclearName(f"no actor and no document has the name {name!r}; documents with names like it:", near) from None
        raise
    item = {**entity._asdict(), "aliases": list(entity.aliases), "properties": dict(entity.properties)}
    return _shown(store, item, store.edges(actor=entity.id))


def _shown(store: Store, item: dict[str, Any], edges: Iterator[Edge]) -> Answer:
    names = _Names(store)
    item["edges"] = sorted((_edge(names, edge) for edge in edges), key=lambda edge: (edge["relation"], edge["start"] or "", edge["id"]))
    return Answer([item], EDGE_COLUMNS, _edge_rows, _picture, single=True)


class _Names(dict[str, str]):
    """Names of actors by id, read as they are asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: str) -> str:
        self[key] = self._store.entity(key).name
        return self[key]


def _edge(names: _Names, edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "source": names[edge.source],
        "relation": edge.relation,
        "target": names[edge.target],
        "start": edge.start,
        "end": edge.end,
        "sign": edge.sign,
        "status": edge.status,
        "confidence": edge.confidence,
        "properties": dict(edge.properties),
        "documents": sorted({said.document for said in edge.evidence}),
    }


def _edge_rows(item: Item) -> Iterator[tuple[object, ...]]:
    for edge in item["edges"]:
        yield tuple(edge["id" if column == "edge" else column] for column in EDGE_COLUMNS)


def _picture(item: Item) -> Iterator[str]:
    yield f"{line(item['name'])}  ({item['type']}, {item['id']})" if "id" in item else line(item["name"])
    for key in ("title", "publisher", "published", "url", "licence", "aliases", "properties"):
        if item.get(key):
            yield f"  {key}: {text_of(item[key])}"
    for edge in item["edges"]:
        status = "" if edge["status"] == "asserted" else f"  {edge['status']}"
        what = f"{tie(edge['source'])} {tie(edge['relation'], edge['properties'])} {tie(edge['target'])}"
        yield f"  {what}  {dated(edge['start'], edge['end'])}{status}  [{edge['id']}]"
    if item.get("dropped"):
        yield f"  {len(item['dropped'])} readings not kept: --format json lists them"


@click.command()
@click.argument("edge")
@answers
@click.pass_obj
def why(session: Session, edge: str) -> Answer:
    """Show all evidence for EDGE, an id as other commands print it.

    \b
    Example:
      detente why 3f0a9c6d2b8e4171
    """
    with session.reading() as store:
        found = store.edge(edge)
        item = _edge(_Names(store), found)
        item["bounds"] = found.bounds._asdict()
        item["basis"] = {"start": found.start_basis, "end": found.end_basis}
        item["evidence"] = [{**said._asdict(), "properties": dict(said.properties)} for said in found.evidence]
    return Answer([item], EVIDENCE_COLUMNS, _evidence_rows, _reasons, single=True)


def _evidence_rows(item: Item) -> Iterator[tuple[object, ...]]:
    renamed = {"from": "start", "to": "end"}
    for said in item["evidence"]:
        yield tuple(said[renamed.get(column, column)] for column in EVIDENCE_COLUMNS)


def _reasons(item: Item) -> Iterator[str]:
    what = f"{tie(item['source'])} {tie(item['relation'], item['properties'])} {tie(item['target'])}"
    words = (what, dated(item["start"], item["end"]), item["status"], sure(item["confidence"]))
    yield f"{'  '.join(filter(None, words))}  [{item['id']}]"
    for said in item["evidence"]:
        yield f"  {cited(said)}"
        speaker = f", {line(said['speaker'])} quoted" if said["speaker"] else ""
        how = ", ".join(filter(None, (f"read by {said['reader']}", sure(said["confidence"]))))
        yield f"      told: {dated(said['told'], said['told_end'])}; {said['status']}{speaker}; {how}"
        if (own := figures(said["properties"])) != figures(item["properties"]) and own:
            yield f"      {told(own)}"
