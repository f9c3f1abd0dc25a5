"""Ids that are the same in every store: of entities by their names, of edges by what they tie and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from detente.names import fold

_LETTERS = {"State": "S", "Party": "P", "Leader": "L", "Organization": "O", "Agreement": "A"}
_LOW = 0xFFFFFFFF
_MASK = (1 << 63) - 1
_UNIT = "\x1f"
_LONGEST = 80

Identity = tuple[tuple[str, str], ...]
"""The identity properties of an edge with their folded values, in the vocabulary's order."""


def slug(name: str) -> str:
    """A name as part of an id: folded, words joined by ``-``. A name without letters or digits, or a very long one, gets a hash.

    >>> slug("Côte d’Ivoire"), slug("ព្រះរាជាណាចក្រកម្ពុជា") != "", len(slug("?!"))
    ('cote-d-ivoire', True, 16)
    """
    plain = fold(name).replace(" ", "-")
    if plain and len(plain) <= _LONGEST:
        return plain
    digest = _blake2b()((plain or name).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{plain[: _LONGEST - 17]}-{digest}" if plain else digest


def entity_id(node_type: str, name: str, key: str | None = None) -> str:
    """The id of an entity: its type's letter (the whole type where a user's vocabulary adds it), and the gazetteer's key or
    the name as a slug.

    >>> entity_id("State", "Cambodia", "cambodia"), entity_id("Leader", "Hun Sen"), entity_id("Company", "Mekong Oil")
    ('S:cambodia', 'L:hun-sen', 'Company:mekong-oil')
    """
    return f"{_LETTERS.get(node_type, node_type)}:{key or slug(name)}"


def identity_of(properties: Mapping[str, str] | None, identifying: Iterable[str]) -> Identity:
    """The identity properties among ``properties``, folded, so that "Prime Minister" and "prime minister" agree."""
    if not properties:
        return ()
    return tuple((name, fold(properties[name])) for name in identifying if properties.get(name))


def group_id(relation: str, source: str, target: str, identity: Identity = ()) -> int:
    """63 bits that stand for all edges of one relation, ends (entities' ids, in order) and identity properties; also the id of the edge
    among them that has no start.
    """
    text = _UNIT.join((relation, source, target)) if not identity else _UNIT.join((relation, source, target, *map("=".join, identity)))
    return int.from_bytes(_blake2b()(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & _MASK


def edge_id(group: int, start: str | None, end: str | None = None) -> int:
    """The id of the edge of a group that starts then. The start changes the lower 32 bits alone, so that a group's edges lie side
    by side in a table that is sorted by id. ``end`` is given for the second edge with the same start.
    """
    return group ^ _bits(start, end) if start is not None or end is not None else group


def group_range(group: int) -> tuple[int, int]:
    """First and last id that an edge of the group can have (edges of another group may lie between, once in some 2^31)."""
    return group & ~_LOW, group | _LOW


@lru_cache(maxsize=65536)
def _bits(start: str | None, end: str | None) -> int:
    text = (start or "") if end is None else f"{start or ''}{_UNIT}{end}"
    return int.from_bytes(_blake2b()(text.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


@cache
def _blake2b() -> Callable[..., Any]:
    """Imported by the first id that is made: commands that only read make none, and start sooner."""
    from hashlib import blake2b

    return blake2b


def hex_id(number: int) -> str:
    """The id of an edge as people see it: 16 hex digits."""
    return f"{number:016x}"


def number_of(hex_text: str) -> int | None:
    """The number behind an edge's id; None for text that is none."""
    try:
        return int(hex_text, 16) if len(hex_text) == 16 else None
    except ValueError:
        return None
