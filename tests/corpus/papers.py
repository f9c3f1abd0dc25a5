"""Annotated documents, and what an exported graph claims about each of them: what scoring compares."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from detente.vocabulary import load_vocabulary
from tests.corpus.check import UNSCORED

TITLES = (
    *("the", "his excellency", "her excellency", "he", "samdech", "sir", "dr", "mr", "mrs", "ms", "gen", "general"),
    *("king", "queen", "prince", "princess", "president", "prime minister", "premier"),
)
"""Words before a name that are no part of it."""
STEPS = (2, 3, 4, 6, 8)
"""How many digits of a date are known: its century, decade, year, month, day."""


class Claim(NamedTuple):
    """An edge as one document tells it."""

    relation: str
    ends: tuple[str, str]
    """The ids of its actors in the graph."""
    source: frozenset[str]
    """The annotated actors that its source can be, by name."""
    target: frozenset[str]
    told: str | None
    confidence: float
    """The highest of its evidence in the document."""
    quotes: tuple[tuple[int, int], ...]
    """Where those of its quotes stand that the document has at their offsets."""
    edge: str
    """The id of the edge in the graph."""
    words: str
    """It, in words, for a list of errors."""


class Paper(NamedTuple):
    """An annotated document, and what a graph claims about it."""

    name: str
    batch: str
    text: str
    relations: Sequence[Mapping[str, Any]]
    partners: Mapping[str, frozenset[str]]
    """For an actor, those that it is a part of and that are part of it: they may stand for each other."""
    claims: Sequence[Claim]
    exact: int
    """Quotes that stand where their offsets say."""
    inexact: int


# names and dates


@cache
def folded(name: str) -> str:
    """A name without case, accents, punctuation, possessive, article and courtesy titles."""
    plain = name.translate({0x2018: "'", 0x2019: "'", 0x60: "'", 0x2212: " "} | dict.fromkeys(range(0x2010, 0x2016), " "))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().casefold()
    words = " ".join(re.findall("[a-z0-9]+", re.sub(r"'s\b", "", plain)))
    while title := next((t for t in TITLES if words.startswith(f"{t} ")), None):
        words = words.removeprefix(title).strip()
    return words


def known_digits(date: str | None) -> str:
    """The digits of a date that are known, from the century on: 195 for 195X, 195605 for 1956-05-XX; a season is its year.

    >>> [known_digits(date) for date in ("1956-05-13", "195X", "1985-21", "1979/1991", "1956?", "../1990", None)]
    ['19560513', '195', '1985', '1979', '1956', '', '']
    """
    first = re.split(r"/|\.\.", (date or "").strip("[]{} ?~%"))[0]
    found = re.match(r"(\d{2,4}X*)(?:-(\d\d))?(?:-(\d\d))?", first)
    if found is None:
        return ""
    year, month, day = (part or "" for part in found.groups())
    if "X" in year or month > "12":
        return year.split("X")[0]
    return year + month + day


def agree(one: str | None, other: str | None) -> bool:
    """Whether a date is another, told at most one step coarser or finer; or neither is known.

    >>> agree("1956-05-13", "1956-05"), agree("1956-05-13", "1956"), agree("1956", "1957"), agree(None, None), agree(None, "1956")
    (True, False, False, True, False)
    """
    short, long = sorted((known_digits(one), known_digits(other)), key=len)
    if not short:
        return not long
    return long.startswith(short) and STEPS.index(len(long)) - STEPS.index(len(short)) <= 1


# a document and the claims about it


def papers(folder: Path, graph: Mapping[str, Any]) -> list[Paper]:
    """The annotated documents of a folder, each with what an exported graph claims about it, in order of their names."""
    batches = {row["file"]: str(row["batch"]) for row in _sources(folder) if "batch" in row}
    nodes = {node["id"]: node for node in graph["nodes"]}
    told: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for edge in graph["edges"]:
        for name in {Path(item["document"]).name for item in edge["evidence"]}:
            told[name].append(edge)
    found = []
    for path in sorted((folder / "annotations").glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        found.append(_paper(annotation, batches.get(annotation["doc"], ""), folder / "texts", nodes, told[annotation["doc"]]))
    return found


def _sources(folder: Path) -> Iterator[dict[str, Any]]:
    for line in (folder / "sources.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _paper(
    annotation: Mapping[str, Any], batch: str, texts: Path, nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]
) -> Paper:
    name, relations = annotation["doc"], annotation["relations"]
    text = (texts / name).read_text(encoding="utf-8")
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation["relation"] == "PART_OF":
            partners[relation["subject"]].add(relation["object"])
            partners[relation["object"]].add(relation["subject"])
    known: defaultdict[str, set[str]] = defaultdict(set)
    for entity in annotation["entities"]:
        for form in (entity["name"], *entity["mentions"]):
            known[folded(form)].add(entity["id"])
    types = {entity["id"]: entity["type"] for entity in annotation["entities"]}

    @cache
    def annotated(node_id: str) -> frozenset[str]:
        """The annotated actors that a node can be: of its name, else of an alias; of its type if there are any."""
        node = nodes[node_id]
        same = known.get(folded(node["name"])) or {x for alias in node["aliases"] for x in known.get(folded(alias), ())}
        return frozenset({x for x in same if types[x] == node["type"]} or same)

    claims, exact, inexact = [], 0, 0
    for edge in edges:
        here = [item for item in edge["evidence"] if Path(item["document"]).name == name]
        stand = tuple((item["start"], item["end"]) for item in here if text[item["start"] : item["end"]] == item["quote"])
        exact, inexact = exact + len(stand), inexact + len(here) - len(stand)
        if edge["relation"] in _annotated_relations():
            first, second = edge["source"], edge["target"]
            told = max((item["told"] or "" for item in here), key=len) or None
            words = f"{nodes[first]['name']} {edge['relation']} {nodes[second]['name']} {told} | {here[0]['quote']!r}"
            sure = max(item.get("confidence", 1.0) for item in here)
            ends = (annotated(first), annotated(second))
            claims.append(Claim(edge["relation"], (first, second), *ends, told, sure, stand, edge.get("key", ""), words))
    frozen = {actor: frozenset(others) for actor, others in partners.items()}
    return Paper(name, batch, text, relations, frozen, claims, exact, inexact)


@cache
def _annotated_relations() -> frozenset[str]:
    return frozenset(load_vocabulary().relations) - UNSCORED
