"""How many edges a question with a time left out for having no date: an answer says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.queries.selection import Relations, Selection, actor_number, condition, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.queries.selection import Rows


def left_out(store: Rows, actors: Sequence[str], selection: Selection) -> int:
    """How many edges of these actors (``Entity.id``) only ``--undated`` would have admitted: those without a date, and those
    without a start before they are first attested. None where no time is asked about.
    """
    if selection.window is None or selection.undated:
        return 0
    relations = Relations(store.connection)
    ends = listed(actor_number(store.connection, actor) for actor in actors)
    counts: list[int] = []
    for undated in (True, False):
        admitted = condition(selection._replace(undated=undated), relations)
        arms = " UNION ".join(
            f"SELECT id FROM edge INDEXED BY edge_by_{end} WHERE {end} IN ({ends}) AND {admitted.sql}" for end in ("source", "target")
        )
        counts.append(store.connection.execute(f"SELECT count(*) FROM ({arms})", admitted.values * 2).fetchone()[0])
    return counts[0] - counts[1]
