"""The graph as GraphML and GEXF, written by NetworkX: for Gephi, yEd, Cytoscape, igraph and their like.

Both have actors as nodes and edges with their dates, sign, status and properties. GraphML carries the evidence of an edge as JSON in
one text; GEXF has the number of its quotes alone, and gives each edge the time in which it can have held, for Gephi's timeline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

import networkx as nx

from detente.exchange.json import chunks
from detente.store import Store

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def write_graphml(store: Store, stream: IO[str], *, all: bool = False) -> None:
    """Write GraphML; with ``all``, planned and denied edges too."""
    graph = _graph(store, all)
    for *_, about in graph.edges(data=True):
        about["evidence"] = _text(json.dumps(about["evidence"], ensure_ascii=False))
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.writelines(f"{line}\n" for line in nx.generate_graphml(graph, prettyprint=False))


def write_gexf(store: Store, stream: IO[str], *, all: bool = False) -> None:
    """Write GEXF with a time for each edge; with ``all``, planned and denied edges too.

    The time runs from the first day on which the edge can have begun, or is first shown to hold, to the last on which it can have
    ended. The dates as they are told are ``told_start`` and ``told_end``.
    """
    graph = _graph(store, all)
    graph.graph["mode"] = "dynamic"
    for _, _, key, about in graph.edges(keys=True, data=True):
        about["quotes"] = len(about.pop("evidence"))
        about["id"], about["label"] = key, about["relation"]
        for end in ("start", "end"):
            if end in about:
                about[f"told_{end}"] = about.pop(end)
        first = about.get("start_earliest") or about.get("start_latest")
        last = about.get("end_latest")
        about.update({name: day for name, day in (("start", first), ("end", last)) if day is not None})
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.writelines(f"{line}\n" for line in _undated(nx.generate_gexf(graph, prettyprint=False)))


def _undated(lines: Iterator[str]) -> Iterator[str]:
    """GEXF without the day on which it was written: the same graph gives the same bytes."""
    for line in lines:
        yield re.sub(r' lastmodifieddate="[^"]*"', "", line)


def _graph(store: Store, all: bool) -> nx.MultiDiGraph[str]:
    """The whole graph with attributes that are texts, numbers and truths; what is not told is left out."""
    data = json.loads("".join(chunks(store, all=all)))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in data["nodes"]:
        own = {f"{name}_told" if name in ("type", "label", "aliases") else name: value for name, value in node["properties"].items()}
        graph.add_node(
            _text(node["id"]), **_plain({**own, "label": node["name"], "type": node["type"], "aliases": "; ".join(node["aliases"])})
        )
    for edge in data["edges"]:
        fields = {name: edge[name] for name in ("relation", "start", "end", "kind", "sign", "status", "confidence")}
        fields |= {
            "start_basis": edge["basis"]["start"],
            "end_basis": edge["basis"]["end"],
            **dict(zip(BOUNDS, edge["bounds"], strict=True)),
        }
        own = {f"property_{name}": value for name, value in edge["properties"].items()}
        about = _plain({**own, **fields})
        graph.add_edge(_text(edge["source"]), _text(edge["target"]), key=edge["key"], **about, evidence=edge["evidence"])
    return graph


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {_text(name): _text(value) if isinstance(value, str) else value for name, value in fields.items() if value is not None}


def _text(text: str) -> str:
    """The text without characters that XML has not."""
    return _NOT_IN_XML.sub("\ufffd", text)
