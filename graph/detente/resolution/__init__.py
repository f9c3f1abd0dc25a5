"""Names to entities, and what documents tell to edges: pure functions, the same for any order of documents.

What is named here is imported by its first use, so that commands that only read start fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.resolution.closing import Closing, closed, ends_by, ends_on
    from detente.resolution.grouping import Derived, Telling, Tie, alone, attested_on, edges_of
    from detente.resolution.identity import edge_id, entity_id, group_id, group_range, hex_id, identity_of, number_of, slug

__all__ = [
    "Closing",
    "Derived",
    "Telling",
    "Tie",
    "alone",
    "attested_on",
    "closed",
    "edge_id",
    "edges_of",
    "ends_by",
    "ends_on",
    "entity_id",
    "group_id",
    "group_range",
    "hex_id",
    "identity_of",
    "number_of",
    "slug",
]

_CLOSING = ("Closing", "closed", "ends_by", "ends_on")
_GROUPING = ("Derived", "Telling", "Tie", "alone", "attested_on", "edges_of")


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "closing" if name in _CLOSING else "grouping" if name in _GROUPING else "identity"
    return getattr(import_module(f"{__name__}.{module}"), name)
