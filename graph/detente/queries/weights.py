"""What a tie weighs: nothing in particular, the documents that tell it, or the sum of what its edges weigh by relation or by sign."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import UsageError
from detente.queries.selection import SIGN_NUMBERS

if TYPE_CHECKING:
    from detente.queries.selection import Relations

Weight = str | Mapping[str, float]
"""``none``, ``documents``, or what an edge weighs by the name of its relation or its sign; edges of others weigh 1."""
PARTS, MOST = 1000, 1_000_000
"""A weight is told in such parts of 1, and is no higher: sums are exact."""


class EdgeWeights(NamedTuple):
    """What edges weigh, in whole numbers of a unit, so that sums and distances are exact."""

    unit: int
    """So many make 1."""
    of_relation: dict[int, int]
    """By number; goes before the sign."""
    of_sign: dict[int, int]

    def of(self, relation: int, sign: int) -> int:
        """What an edge weighs."""
        return self.of_relation.get(relation, self.of_sign.get(sign, self.unit))


def check_weight(weight: Weight) -> None:
    """Raises UsageError for what no tie can weigh. Relations are looked up by :func:`edge_weights`."""
    if isinstance(weight, str):
        if weight not in ("none", "documents"):
            raise UsageError(f"--weight {weight}: it is none, documents, or what edges weigh, as in ALLIED_WITH=5 or hostile=0")
        return
    if not weight:
        raise UsageError("--weight: name a relation or a sign, as in ALLIED_WITH=5 or hostile=0")
    for name, value in weight.items():
        _whole(name, value)


def edge_weights(weight: Mapping[str, float], relations: Relations) -> EdgeWeights:
    """What the edges of a store weigh. Raises UsageError for a relation that there is not, or a weight that is none."""
    told = {name: _whole(name, value) for name, value in weight.items()}
    unit = lcm(*(value.denominator for value in told.values()))
    of_relation: dict[int, int] = {}
    of_sign: dict[int, int] = {}
    for name, value in told.items():
        if name.lower() in SIGN_NUMBERS:
            of_sign[SIGN_NUMBERS[name.lower()]] = int(value * unit)
        else:
            of_relation[relations.number(name)] = int(value * unit)
    return EdgeWeights(unit, of_relation, of_sign)


def weight_of(told: tuple[str, ...]) -> Weight:
    """From what is written on a command line: ``("documents",)``, ``("ALLIED_WITH=5", "hostile=0")``. Raises UsageError.

    >>> weight_of(()), weight_of(("documents",)), weight_of(("MET=0.5", "friendly=2"))
    ('none', 'documents', {'MET': 0.5, 'friendly': 2.0})
    """
    if not any("=" in one for one in told):
        if len(set(told)) > 1:
            raise UsageError(f"--weight {told[0]} and {told[1]}: give one of them")
        weight: Weight = told[0] if told else "none"
        check_weight(weight)
        return weight
    of_edges: dict[str, float] = {}
    for one in told:
        name, sign, value = one.partition("=")
        if not sign:
            raise UsageError(
                f"--weight {one}: leave it out where edges weigh by relation or sign, as in {told[0] if '=' in told[0] else told[1]}"
            )
        try:
            of_edges[name.strip()] = float(value)
        except ValueError:
            raise UsageError(f"--weight {one}: {value!r} is no number; write it as in ALLIED_WITH=5") from None
    check_weight(of_edges)
    return of_edges


def _whole(name: str, value: float) -> Fraction:
    """A weight as it is meant, such as a tenth for 0.1."""
    if not 0 <= value <= MOST:
        hint = "; friendly ties less hostile ones are --measure signed-degree" if value < 0 else ""
        raise UsageError(f"--weight {name}={value:g}: a weight is a number from 0 to {MOST}{hint}")
    parts = round(value * PARTS)
    if abs(value * PARTS - parts) > PARTS / MOST:
        raise UsageError(f"--weight {name}={value:g}: a weight has no more than three decimals")
    return Fraction(parts, PARTS)
