"""How far a confidence can be believed: of what is claimed with 0.8, are eight in ten right?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tests.corpus.matching import is_right
from tests.corpus.papers import Paper

BINS = 10


class Judged(NamedTuple):
    """A confidence, and whether what it was claimed of is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """What is claimed with a confidence between two tenths."""

    number: int
    claimed: float
    """The mean confidence."""
    observed: float
    """The share that is right."""


def judged_claims(papers: Iterable[Paper]) -> list[Judged]:
    """The claims of documents with what the annotations say of them; those that match but an optional one are left out."""
    found = ((claim.confidence, is_right(paper, claim)) for paper in papers for claim in paper.claims)
    return [Judged(confidence, right) for confidence, right in found if right is not None]


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """Ten bins of equal width, from the least sure.

    >>> bins([Judged(0.91, True), Judged(0.95, False), Judged(1.0, True)])[-1]
    Bin(number=3, claimed=0.953, observed=0.667)
    """
    places: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        places[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return [Bin(len(some), _mean(one.confidence for one in some), _mean(one.right for one in some)) for some in places]


def expected_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error: how far claimed and observed lie apart, as the mean over all that is claimed."""
    return sum(one.number * abs(one.claimed - one.observed) for one in bins(judged)) / max(1, len(judged))


def table(judged: Sequence[Judged], what: str = "facts") -> Iterator[str]:
    """The bins as a table in Markdown, and the expected calibration error."""
    yield f"| confidence | {what} | claimed | right |"
    yield "|---|---|---|---|"
    for place, one in enumerate(bins(judged)):
        shares = f"{one.claimed:.2f} | {one.observed:.2f}" if one.number else " | "
        yield f"| {place / BINS:.1f} to {(place + 1) / BINS:.1f} | {one.number} | {shares} |"
    yield ""
    right = sum(one.right for one in judged)
    yield f"All: {len(judged)} {what}, {right} of them right. Expected calibration error: {expected_error(judged):.3f}."


def read_table(text: str) -> list[Bin]:
    """The bins of the first table of facts in a text."""
    rows = re.findall(r"^\| 0\.\d to [01]\.\d \| (\d+) \| ([\d.]*) \| ([\d.]*) \|$", text, re.M)[:BINS]
    return [Bin(int(number), float(claimed or 0), float(observed or 0)) for number, claimed, observed in rows]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return round(sum(listed) / max(1, len(listed)), 3)
