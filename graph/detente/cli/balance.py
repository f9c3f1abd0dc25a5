"""The command that tells whether friends of friends are friends, and how far from it the graph is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, Item, answers
from detente.cli.selecting import selecting_without, step
from detente.cli.streams import line

if TYPE_CHECKING:
    from detente.cli.session import Session
    from detente.queries.balance import Balance, Dyad, Triangle, Turned
    from detente.queries.selection import Selection

SUMS = (
    "at", "actors", "dyads", "friendly", "hostile", "contradictory", "undecided", "balanced", "frustrated", "share",
    "frustration_lower", "frustration_upper", "turned_balanced", "turned_frustrated",
)  # fmt: skip
TRIANGLES = ("at", "triangle", "a", "b", "c", "a_b", "b_c", "c_a", "turned_since")
SHOWN = 10
"""Triangles or dyads of one kind that the picture on a terminal shows."""


@click.command()
@selecting_without("sign")
@click.option("--over", metavar="A..B", help="A series through this window, with what turned from step to step.")
@step
@click.option("--type", "types", multiple=True, metavar="T", help="Only dyads between actors of this type; may be given again.")
@click.option("--triangles", "each", is_flag=True, help="A row for each triangle instead of the sums; JSON has both.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N triangles of each kind; all are counted.")
@answers
@click.pass_obj
def balance(session: Session, /, *, selection: Selection, over: str | None, each: bool, **asked: Any) -> Answer:
    """Measure structural balance: triangles that fit together or do not, and the frustration index.

    Two actors have the sign that the signs of their edges sum up to; neutral edges do not count. A triangle is balanced where none
    or two of its signs are hostile. The frustration index is the least number of dyads without which the graph would be balanced.

    \b
    Example:
      detente balance --as-of 1985 --type State
      detente balance --over 1975..1995 --step 5y
    """
    from detente.queries.balance import balance as found

    with session.reading() as store:
        items = [_item(one) for one in found(store, selection, over=over, **asked)]
    columns: tuple[str, ...] = TRIANGLES if each else SUMS
    if over is None:
        columns = tuple(name for name in columns if name != "at" and not name.startswith("turned"))
    rows = _rows_of(columns) if each else None
    return Answer(items, columns, rows, None if each else _picture, single=over is None, empty="no triangles")


def _item(one: Balance) -> dict[str, Any]:
    series: dict[str, Any] = {}
    if one.at is not None:
        series = {"turned_balanced": one.turned_balanced, "turned_frustrated": one.turned_frustrated}
    return {
        **({"at": one.at} if one.at is not None else {}),
        "actors": one.actors,
        "dyads": one.dyads,
        "friendly": one.friendly,
        "hostile": one.hostile,
        "contradictory": one.contradictory,
        "undecided": one.undecided,
        "balanced": one.balanced,
        "frustrated": one.frustrated,
        "share": one.share,
        "frustration_lower": one.lower,
        "frustration_upper": one.upper,
        **series,
        "against": [_dyad(dyad) for dyad in one.against],
        "contradictions": [_dyad(dyad) for dyad in one.contradictions],
        "triangles": [_triangle(triangle) for triangle in one.triangles],
        **({"turned": [_turned(turned) for turned in one.turned]} if one.at is not None else {}),
    }


def _dyad(dyad: Dyad) -> dict[str, Any]:
    return {"actors": [actor.name for actor in dyad.actors], "friendly": dyad.friendly, "hostile": dyad.hostile}


def _triangle(triangle: Triangle) -> dict[str, Any]:
    return {"actors": [actor.name for actor in triangle.actors], "signs": list(triangle.signs), "balanced": triangle.balanced}


def _turned(turned: Turned) -> dict[str, Any]:
    return {**_triangle(turned.triangle), "before": list(turned.before), "since": turned.since}


def _rows_of(columns: tuple[str, ...]) -> Any:
    def rows(item: Item) -> Iterator[list[object]]:
        turned = {tuple(one["actors"]): one for one in item.get("turned", ())}
        for one in item["triangles"]:
            state = "balanced" if one["balanced"] else "frustrated"
            since = turned.get(tuple(one["actors"]), {}).get("since")
            cells = dict(zip(TRIANGLES, (item.get("at"), state, *one["actors"], *one["signs"], since), strict=True))
            yield [cells[name] for name in columns]

    return rows


def _picture(item: Item) -> Iterator[str]:
    signs = f"{item['friendly']} friendly, {item['hostile']} hostile"
    left = f"; {item['contradictory']} contradictory, of which {item['undecided']} even and left out" if item["contradictory"] else ""
    yield (f"{item['at']}: " if "at" in item else "") + f"{item['actors']} actors in {item['dyads']} dyads: {signs}{left}"
    share = f"  ({item['share']:.0%} balanced)" if item["share"] is not None else ""
    yield f"  triangles: {item['balanced']} balanced, {item['frustrated']} frustrated{share}"
    lower, upper = item["frustration_lower"], item["frustration_upper"]
    yield f"  frustration index: {upper}" if lower == upper else f"  frustration index: between {lower} and {upper}"
    if "at" in item:
        for name, way in (("balanced", True), ("frustrated", False)):
            turned = [f"{_signs(one)}  ({one['since']}: {_marks(one['before'])})" for one in item["turned"] if one["balanced"] == way]
            yield from _list(f"turned {name}", turned, item[f"turned_{name}"])
        return
    yield from _list("balanced without", map(_between, item["against"]), upper)
    yield from _list("contradictory", map(_between, item["contradictions"]), item["contradictory"])
    yield from _list("frustrated", [_signs(one) for one in item["triangles"] if not one["balanced"]], item["frustrated"])


def _list(name: str, found: Any, number: int) -> Iterator[str]:
    shown = list(found)[:SHOWN]
    if shown:
        yield f"  {name}:"
        yield from (f"    {text}" for text in shown)
    if shown and len(shown) < number:
        yield f"    and {number - len(shown)} more: --format json lists them"


def _between(dyad: Item) -> str:
    a, b = map(line, dyad["actors"])
    return f"{a} – {b}  ({dyad['friendly']} friendly, {dyad['hostile']} hostile)"


def _signs(triangle: Item) -> str:
    return f"{' – '.join(map(line, triangle['actors']))}  ({_marks(triangle['signs'])})"


def _marks(signs: list[int]) -> str:
    return " ".join(f"+{sign}" if sign > 0 else f"−{-sign}" for sign in signs)
