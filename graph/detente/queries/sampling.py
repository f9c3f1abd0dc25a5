"""Betweenness from a sample of actors, and how far it can be from the exact value.

The sample is by chance as far as the graph is concerned and yet always the same: the actors whose ids have the smallest hashes.
"""

from __future__ import annotations

from hashlib import blake2b
from math import log, sqrt
from typing import TYPE_CHECKING

from detente.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIDENCE = 0.95


def sample(ids: Sequence[str], pivots: int | None) -> list[int] | None:
    """The places of so many of the ids; None for all. More pivots are the same ones and others. Raises UsageError for less than one."""
    if pivots is not None and pivots < 1:
        raise UsageError(f"--pivots {pivots}: an estimate needs one or more")
    if pivots is None or pivots >= len(ids):
        return None
    hashes = sorted((blake2b(one.encode("utf-8", "surrogatepass"), digest_size=8).digest(), place) for place, one in enumerate(ids))
    return sorted(place for _, place in hashes[:pivots])


def bound(size: int, pivots: int, confidence: float = CONFIDENCE) -> float:
    """How far betweenness estimated from a sample is at most from the exact value, for all actors at once with this confidence.

    What a source adds to an actor's betweenness lies between 0 and size - 2, so that Hoeffding's bound holds for the mean of a sample
    (Brandes and Pich 2007), in the form for samples without replacement (Serfling 1974), with the doubt shared out among all actors.

    >>> round(bound(5000, 256), 3), bound(5000, 5000)
    (0.15, 0.0)
    """
    if size < 3 or pivots >= size:
        return 0.0
    left = 1 - (pivots - 1) / size
    return size / (size - 1) * sqrt(left * log(2 * size / (1 - confidence)) / (2 * pivots))
