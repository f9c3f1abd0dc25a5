"""Names to entities, and what documents tell to edges: pure functions, the same for any order of documents."""

from detente.resolution.closing import Closing, closed, ends_by, ends_on
from detente.resolution.grouping import Derived, Telling, Tie, attested_on, edges_of
from detente.resolution.identity import edge_id, entity_id, group_id, group_range, hex_id, identity_of, number_of, slug

__all__ = [
    "Closing",
    "Derived",
    "Telling",
    "Tie",
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
