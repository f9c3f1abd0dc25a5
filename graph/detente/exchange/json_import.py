"""Node-link JSON back into a store: what :mod:`detente.exchange.json` wrote gives an equal one.

Each piece of evidence becomes the fact that its document told, and the store derives the edges again. JSON of the same form from
elsewhere loads too: it may lack the documents, the vocabulary and what else only we write.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from detente.errors import DocumentError
from detente.model import STATUSES, Actor, Document, Fact
from detente.store import Store

Name = tuple[str, str]
"""A document's name and the file that brought it."""


class Imported(NamedTuple):
    """What an import came to."""

    documents: int
    """Documents that were loaded."""
    present: int
    """Documents that the store had before, with the same hash: they stay as they are, with their texts."""
    evidence: int
    dropped: Mapping[str, int]
    """Reasons, with how often each."""


class _Telling(NamedTuple):
    edge: Mapping[str, Any]
    evidence: Mapping[str, Any]


def load_json(store: Store, path: str | Path) -> Imported:
    """Load an exported graph into a store, a transaction for each document.

    Raises
    ------
    DocumentError
        The file cannot be read or is no such JSON; the message says where. Nothing has been stored then.
    StoreError, DiskError
        The store cannot be written.
    """
    graph = _graph(Path(path))
    tellings: defaultdict[Name, list[_Telling]] = defaultdict(list)
    for telling in graph.tellings():
        tellings[graph.name_of(telling.evidence)].append(telling)
    documents = graph.documents(tellings)
    texts = {name: _text(path, name[0], found) for name, found in tellings.items()}
    if graph.vocabulary is not None:
        store.install(graph.vocabulary)
    present = {(document.name, document.origin): document.sha256 for document in store.documents()}
    loaded = evidence = 0
    dropped: Counter[str] = Counter()
    for name in sorted(documents):
        document, calls = documents[name]
        if document.sha256 and present.get((document.name, document.origin or document.name)) == document.sha256:
            continue
        facts = list(_facts(tellings.get(name, []), graph, calls))
        counts = store.replace(document, texts.get(name, {}), facts)
        loaded, evidence = loaded + 1, evidence + counts.told
        dropped.update(counts.dropped)
    return Imported(loaded, len(documents) - loaded, evidence, dict(sorted(dropped.items())))


class _Graph:
    """A file that was read and found to hold together."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        self.path = path
        about = content.get("graph") or {}
        self.ours = about.get("format") == "detente"
        self.nodes: dict[str, Mapping[str, Any]] = {str(node["id"]): node for node in content["nodes"]}
        self.edges: Sequence[Mapping[str, Any]] = content["edges"]
        self._told = about.get("documents") or []
        self.vocabulary = None
        if about.get("vocabulary"):
            from detente.store.words import vocabulary_from

            self.vocabulary = vocabulary_from(about["vocabulary"])

    def tellings(self) -> Iterator[_Telling]:
        """Every piece of evidence with its edge."""
        for edge in self.edges:
            for evidence in edge["evidence"]:
                yield _Telling(edge, evidence)

    def name_of(self, evidence: Mapping[str, Any]) -> Name:
        return evidence["document"], evidence.get("origin") or evidence["document"]

    def documents(self, tellings: Mapping[Name, object]) -> dict[Name, tuple[Document, list[tuple[str, str, bool]]]]:
        """All documents with what each calls its actors; those that only evidence names have nothing but their names."""
        found: dict[Name, tuple[Document, list[tuple[str, str, bool]]]] = {}
        for told in self._told:
            document = Document(**{field: told[field] for field in Document._fields if field in told})
            found[document.name, document.origin or document.name] = document, [tuple(call) for call in told.get("calls", ())]
        for name in tellings:
            if name not in found:
                found[name] = Document(name[0], "", origin=name[1]), []
        return found


def _graph(path: Path) -> _Graph:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DocumentError(f"{path}: is no JSON ({error}); export it again") from error
    try:
        _check(content)
        return _Graph(path, content)
    except _Wrong as error:
        raise DocumentError(f"{path}: {error}; node-link JSON is what `detente export --format json` writes") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(f"{path}: does not hold together ({error!r}); export it again") from error


class _Wrong(Exception):
    """What is wrong with a file, in words."""


def _check(content: Any) -> None:
    if not isinstance(content, dict) or not all(isinstance(content.get(part), list) for part in ("nodes", "edges")):
        raise _Wrong("has no lists `nodes` and `edges`")
    nodes = set()
    for i, node in enumerate(content["nodes"]):
        if not isinstance(node, dict) or not all(isinstance(node.get(field), str) for field in ("id", "type", "name")):
            raise _Wrong(f"node {i + 1} lacks id, type or name")
        nodes.add(node["id"])
    for i, edge in enumerate(content["edges"]):
        which = f"edge {edge.get('key') or i + 1}" if isinstance(edge, dict) else f"edge {i + 1}"
        if not isinstance(edge, dict) or not isinstance(edge.get("relation"), str):
            raise _Wrong(f"{which} lacks its relation")
        for end in ("source", "target"):
            if edge.get(end) not in nodes:
                raise _Wrong(f"{which}: its {end} {edge.get(end)!r} is no node")
        if not isinstance(edge.get("evidence"), list) or not edge["evidence"]:
            raise _Wrong(f"{which} has no evidence, and an edge without a quote is none")
        for evidence in edge["evidence"]:
            _check_evidence(evidence, which)


def _check_evidence(evidence: Any, which: str) -> None:
    if not isinstance(evidence, dict):
        raise _Wrong(f"{which} has evidence that is no object")
    kinds = {"document": str, "quote": str, "start": int, "end": int}
    for field, kind in kinds.items():
        if not isinstance(evidence.get(field), kind):
            raise _Wrong(f"{which} has evidence whose {field} is missing or of another kind")
    if evidence["end"] - evidence["start"] != len(evidence["quote"]):
        span = f"{evidence['start']} to {evidence['end']}"
        raise _Wrong(f"{which} has a quote of {len(evidence['quote'])} characters in {evidence['document']} at characters {span}")
    if evidence.get("status", "asserted") not in STATUSES:
        raise _Wrong(f"{which} has evidence with the status {evidence['status']!r}; there are {', '.join(STATUSES)}")


def _text(path: str | Path, document: str, tellings: Sequence[_Telling]) -> dict[int, str]:
    """What the quotes of a document tell of its text: pieces that do not overlap, by their offsets.

    Raises DocumentError where two quotes disagree.
    """
    spans = {(telling.evidence["start"], telling.evidence["quote"]) for telling in tellings}
    pieces: dict[int, str] = {}
    at, piece = 0, ""
    for start, quote in sorted(spans):
        if not piece or start > at + len(piece):
            if piece:
                pieces[at] = piece
            at, piece = start, quote
            continue
        common = piece[start - at : start - at + len(quote)]
        if not quote.startswith(common):
            raise DocumentError(f"{path}: two quotes of {document} disagree about character {start}; export it again")
        piece += quote[len(common) :]
    if piece:
        pieces[at] = piece
    return pieces


def _facts(tellings: Sequence[_Telling], graph: _Graph, calls: Sequence[tuple[str, str, bool]]) -> Iterator[Fact]:
    """What a document tells, with its actors under the names by which it calls them."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    mentions: defaultdict[str, list[str]] = defaultdict(list)
    for key, name, fullest in calls:
        (names if fullest else mentions)[key].append(name)
    told: Counter[str] = Counter()
    last: dict[str, tuple[Fact, int]] = {}

    def actor(key: str, node: Mapping[str, Any]) -> Actor:
        called = names.get(key) or [node["name"]]
        others = tuple(mentions[key]) if key in names else tuple(node.get("aliases") or ())
        return Actor(called[told[key] % len(called)], node["type"], key.partition(":")[2] or None, others)

    for edge, evidence in tellings:
        nodes = graph.nodes[edge["source"]], graph.nodes[edge["target"]]
        keys = evidence.get("ends") or (edge["source"], edge["target"])
        source, target = (actor(key, node) for key, node in zip(keys, nodes, strict=True))
        fact = _fact(edge, evidence, source, target, graph.ours)
        yield fact
        for side, key in enumerate(keys):
            told[key] += 1
            last[key] = fact, side
    # A document may have more full names for an actor than facts to carry them: the same fact, told twice, counts once.
    for key, (fact, side) in last.items():
        for name in names.get(key, ())[told[key] :]:
            yield fact._replace(target=fact.target._replace(name=name)) if side else fact._replace(source=fact.source._replace(name=name))


def _fact(edge: Mapping[str, Any], evidence: Mapping[str, Any], source: Actor, target: Actor, ours: bool) -> Fact:
    properties = evidence.get("properties")
    if properties is None:
        properties = {} if ours else edge.get("properties") or {}
    start = evidence.get("told") if ours or "told" in evidence else edge.get("start")
    return Fact(
        source, edge["relation"], target, (evidence["start"], evidence["end"]), start, evidence.get("told_end"),
        evidence.get("start_basis"), evidence.get("end_basis"), evidence.get("attested"), evidence.get("status", "asserted"),
        evidence.get("speaker"), {str(name): str(value) for name, value in properties.items()}, evidence.get("reader") or "record",
        float(evidence.get("confidence", 1.0)),
    )  # fmt: skip
