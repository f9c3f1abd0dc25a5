"""Whether what a graph claims of a document is what is annotated in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from detente.vocabulary import load_vocabulary
from tests.corpus.papers import Claim, Paper, agree


def matches(paper: Paper, level: str, relation: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim is an annotated relation at a level other than dyad; at level ``exact``, to the very date."""
    if not _typed(paper, relation, claim):
        return False
    if level == "dated":
        return agree(relation["date"], claim.told)
    if level == "exact":
        return bool(relation["date"] == claim.told)
    return level == "typed" or _quoted(paper, relation, claim)


def same_dyad(paper: Paper, relation: Mapping[str, Any], claim: Claim, stand_in: bool) -> bool:
    """Whether a claim is of the same two actors, either way; with ``stand_in``, an institution may stand for its state."""
    ends = (claim.source, claim.target)
    return _same_ends(paper, relation, ends, stand_in) or _same_ends(paper, relation, ends[::-1], stand_in)


def is_right(paper: Paper, claim: Claim) -> bool | None:
    """Whether a document says what a claim says of two actors, whenever it was; None where it only may be read so."""
    found = [relation for relation in paper.relations if _typed(paper, relation, claim)]
    if found and all(relation.get("optional") for relation in found):
        return None
    return bool(found)


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(name for name, relation in load_vocabulary().relations.items() if relation.symmetric)


def _same_ends(paper: Paper, relation: Mapping[str, Any], ends: Sequence[frozenset[str]], stand_in: bool) -> bool:
    def one(actor: str, ids: frozenset[str]) -> bool:
        return actor in ids or (stand_in and not ids.isdisjoint(paper.partners.get(actor, ())))

    return one(relation["subject"], ends[0]) and one(relation["object"], ends[1])


def _typed(paper: Paper, relation: Mapping[str, Any], claim: Claim) -> bool:
    if relation["relation"] != claim.relation:
        return False
    stand_in = claim.relation != "PART_OF"
    if claim.relation in _symmetric():
        return same_dyad(paper, relation, claim, stand_in)
    return _same_ends(paper, relation, (claim.source, claim.target), stand_in)


def _quoted(paper: Paper, relation: Mapping[str, Any], claim: Claim) -> bool:
    evidence = relation["evidence"]
    places = [found.start() for found in re.finditer(re.escape(evidence), paper.text)]
    return any(start < place + len(evidence) and place < end for start, end in claim.quotes for place in places)
