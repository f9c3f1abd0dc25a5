"""The command that answers the first question: how are these two connected, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, Item, answers, note
from detente.cli.selecting import selecting
from detente.cli.streams import line
from detente.cli.wording import cited, dated, known, places, sure, tie

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.edges import HopEdge
    from detente.queries.paths import Path, PathQuestion
    from detente.queries.selection import Selection
    from detente.store import Store

SHOWN, QUOTED = 3, 2
"""Edges of one hop, and quotes of one edge, that the picture on a terminal shows."""
COLUMNS = (
    "path", "hop", "source", "relation", "target", "start", "end", "status", "documents", "confidence", "edge",
    "document", "from", "to", "quote",
)  # fmt: skip


@click.command()
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@selecting
@click.option("-k", "k", type=click.IntRange(min=1), default=1, metavar="N", help="The N best paths.  [default: 1]")
@click.option("--all-shortest", is_flag=True, help="All paths of the least length.")
@click.option("--max-hops", type=click.IntRange(min=1), metavar="N", help="No path longer than this.")
@click.option("--directed", is_flag=True, help="Follow edges as they point; symmetric ones both ways.")
@click.option("--in-order", is_flag=True, help="Each hop can have come after the one before.")
@click.option("--via", multiple=True, metavar="X", help="Through this actor; may be given again.")
@click.option("--avoid", multiple=True, metavar="X", help="Not through this actor; may be given again.")
@click.option("--type", "types", multiple=True, metavar="T", help="What may stand between A and B; may be given again.")
@click.option("--weight", type=click.Choice(("hops", "informative")), default="hops", help="informative: hubs count for less.")
@click.option("--one-country/--each-regime", default=True, show_default=True, help="Regimes that continue each other are one actor.")
@click.option("--html", "page", type=click.Path(dir_okay=False), metavar="FILE", help="Also write the paths as a page.")
@click.option("--cypher", is_flag=True, help="Print the question in Cypher, for what neo4j load wrote, instead of the answer.")
@answers
@click.pass_obj
def path(session: Session, /, *, source: str, target: str, selection: Selection, page: str | None, cypher: bool, **asked: Any) -> Answer:
    """Show how A and B are connected, each hop with the words that say so.

    \b
    Example:
      detente path "Hun Manet" "Dmitry Medvedev" --as-of 2024
      detente path Cambodia Russia --as-of 1985 -k 3 --avoid Vietnam
    """
    from detente.queries.paths import PathQuestion, explain_no_path, find_paths

    with session.reading() as store:
        a, b = store.resolve(source), store.resolve(target)
        regimes = not asked.pop("one_country")
        for name in ("via", "avoid"):
            asked[name] = tuple(store.resolve(actor).id for actor in asked[name])
        question = PathQuestion(*selection, each_regime=regimes, **asked)
        if cypher:
            return _in_cypher(store, a.id, b.id, question, page)
        found = find_paths(store, a.id, b.id, question)
        if not found:
            note(f"no path from {a.name} to {b.name}. {explain_no_path(store, a.id, b.id, question)}")
        items = [_item(store, one) for one in found]
        if page is not None:
            _write_page(store, page, f"From {a.name} to {b.name}", found, in_order=question.in_order)

    def to_cite(item: Item) -> Iterator[str]:
        from detente.cli.citing import cited_path

        return cited_path(session, item)

    return Answer(items, COLUMNS, _Numbered().rows, _picture, cited=to_cite, empty="")


def _in_cypher(store: Store, source: str, target: str, question: PathQuestion, page: str | None) -> Answer:
    from detente.errors import UsageError
    from detente.exchange.cypher_paths import path_script

    if page is not None:
        raise UsageError("--cypher prints the question and finds nothing to draw; give it without --html")
    script = path_script(store, source, target, question)
    return Answer([{"cypher": script}], ("cypher",), single=True, raw=script)


def _write_page(store: Store, file: str, title: str, found: list[Path], *, in_order: bool) -> None:
    from detente.rendering.html import write_html
    from detente.rendering.payload import Opening

    opening = Opening(path=(found[0].actors[0], found[0].actors[-1]), in_order=in_order) if found else None
    write_html(store, file, edges=[edge.id for one in found for hop in one.hops for edge in hop.edges], title=title, opening=opening)


def _item(store: Store, found: Path) -> dict[str, Any]:
    names = dict(zip(found.actors, found.names, strict=True))
    hops = [
        {"source": names[hop.source], "target": names[hop.target], "edges": [_edge(store, edge, names) for edge in hop.edges]}
        for hop in found.hops
    ]
    return {"actors": list(found.names), "length": found.length, "hops": hops}


def _edge(store: Store, edge: HopEdge, names: dict[str, str]) -> dict[str, Any]:
    import json

    for end in (edge.source, edge.target):
        if end not in names:  # a regime of a country that another one stands for
            names[end] = store.entity(end).name
    return {
        "id": edge.id,
        "source": names[edge.source],
        "relation": edge.relation,
        "target": names[edge.target],
        "forward": edge.forward,
        "start": edge.start,
        "end": edge.end,
        "basis": {"start": edge.start_basis, "end": edge.end_basis},
        "sign": edge.sign,
        "status": edge.status,
        "properties": json.loads(edge.properties) if edge.properties else {},
        "documents": edge.documents,
        "confidence": edge.confidence,
        "evidence": [
            {"document": said.document, "start": said.start, "end": said.end, "quote": said.quote, "told": said.told}
            for said in store.evidence(edge.id)
        ],
    }


class _Numbered:
    """Rows of a flat table: one for each piece of evidence of each edge of each hop of each path."""

    def __init__(self) -> None:
        self.path = 0

    def rows(self, item: Item) -> Iterator[tuple[object, ...]]:
        self.path += 1
        for number, hop in enumerate(item["hops"], 1):
            for edge in hop["edges"]:
                ends = (hop["target"], hop["source"]) if edge["forward"] is False else (hop["source"], hop["target"])
                dates = (edge["start"], edge["end"])
                of_edge = (edge["relation"], ends[1], *dates, edge["status"], edge["documents"], edge["confidence"], edge["id"])
                for said in edge["evidence"]:
                    yield (self.path, number, ends[0], *of_edge, said["document"], said["start"], said["end"], said["quote"])


def _picture(item: Item) -> Iterator[str]:
    hops = "1 hop" if item["length"] == 1 else f"{item['length']} hops"
    yield f"{' – '.join(map(tie, item['actors']))}  ({hops})"
    for hop in item["hops"]:
        yield f"  {tie(hop['source'])} – {tie(hop['target'])}"
        for edge in hop["edges"][:SHOWN]:
            arrow = {True: "→", False: "←", None: "↔"}[edge["forward"]]
            dates = (edge["start"], edge["end"])
            regimes = sorted({edge["source"], edge["target"]} - {hop["source"], hop["target"]})
            words = (
                tie(edge["relation"], edge["properties"]),
                *(f"as {line(regime)}" for regime in regimes),
                " ".join(filter(None, (dated(*dates), f"({how})" if (how := known(*dates, edge["basis"])) else ""))),
                "" if edge["status"] == "asserted" else edge["status"],
                sure(edge["confidence"]),
            )
            yield f"    {arrow} {'  '.join(filter(None, words))}  [{edge['id']}]"
            told = places(edge["evidence"])
            yield from (f"        {cited(said)}" for said in told[:QUOTED])
            if len(told) > QUOTED:
                yield f"        and {len(told) - QUOTED} more: detente why {edge['id']}"
        if len(hop["edges"]) > SHOWN:
            more = len(hop["edges"]) - SHOWN
            yield f"    and {more} more {'edge' if more == 1 else 'edges'}: --format json lists them all"
    yield ""
