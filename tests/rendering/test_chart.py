"""The drawing of a series: what it shows, to eyes that tell no colours apart and to no eyes at all."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.queries.ranking import Score
from detente.rendering.chart import Line, chart, leading

if TYPE_CHECKING:
    from playwright.sync_api import Browser


SVG = "{http://www.w3.org/2000/svg}"
YEARS = tuple(str(year) for year in range(1980, 1990))
CAMBODIA = Line("Cambodia", (0.1, 0.2, 0.3, None, None, 0.3, 0.5, None, 0.2, 0.4))
VIETNAM = Line("Vietnam", (0.4,) * 10)


def drawn(*lines: Line, steps: tuple[str, ...] = YEARS, **words: str) -> ElementTree.Element:
    return ElementTree.fromstring(chart(lines, steps, **{"title": "Degree", **words}))


def texts(svg: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def test_it_has_a_title_and_a_description_that_tells_the_lines() -> None:
    svg = drawn(CAMBODIA, VIETNAM, about="1980..1989 by 1y")
    assert svg.get("role") == "img"
    named = {element.get("id"): element.text for element in svg if element.get("id")}
    assert (svg.get("aria-labelledby") or "").split() == list(named)
    assert named["title"] == "Degree"
    assert named["description"] == (
        "1980..1989 by 1y. Cambodia: 0.1 in 1980, 0.4 in 1989, highest 0.5 in 1986. Vietnam: 0.4 in 1980, 0.4 in 1989, highest 0.4 in 1980."
    )


def test_each_line_is_named_beside_it_and_has_its_own_look() -> None:
    lines = [Line(f"actor {number}", (0.1 * number,) * 10) for number in range(1, 16)]
    svg = drawn(*lines)
    assert [text for text in texts(svg) if text.startswith("actor")] == [line.name for line in lines]
    looks = set()
    for group in svg.findall(f"{SVG}g[{SVG}title]"):
        [way] = group.findall(f"{SVG}polyline")
        mark = group.findall(f"{SVG}g/*")[1]
        looks.add((group.get("stroke"), way.get("stroke-dasharray"), mark.tag, (mark.get("d") or "").partition("m")[2]))
    assert len(looks) == len(lines)


def test_a_line_has_a_gap_where_there_is_no_score_and_a_mark_where_it_is_alone() -> None:
    svg = drawn(CAMBODIA)
    ways = [element.get("points", "").split() for element in svg.iter(f"{SVG}polyline")]
    assert list(map(len, ways)) == [3, 2, 2]
    alone = drawn(Line("Laos", (None, 0.5, *[None] * 98)), steps=tuple(map(str, range(100))))
    assert [element.text for element in alone.iter(f"{SVG}title")][1:] == ["Laos", "Laos, 1: 0.5"]


def test_points_stand_where_their_values_say() -> None:
    svg = drawn(Line("A", (0.0, 0.5, 1.0)), steps=("1980", "1981", "1982"))
    [way] = [element.get("points", "").split() for element in svg.iter(f"{SVG}polyline")]
    (x0, y0), (x1, y1), (x2, y2) = (tuple(map(float, point.split(","))) for point in way)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.11)
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.11)
    assert y0 > y1


@given(st.lists(st.tuples(st.text(max_size=60), st.lists(st.none() | st.floats(-1e6, 1e6), min_size=3, max_size=3)), max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_names_and_scores_give_a_well_formed_drawing(told: list[tuple[str, list[float | None]]]) -> None:
    lines = [Line(name, tuple(values)) for name, values in told if any(value is not None for value in values)]
    svg = drawn(*lines, steps=("1980", "1981", "1982"))
    assert len(svg.findall(f"{SVG}g[{SVG}title]")) == len(lines)


def test_text_that_means_harm_is_text() -> None:
    text = chart([Line('<script>alert("1")</script>\x1b[2J\u202e & co', (1.0,))], ["1980"], title="a < b")
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "&lt;script&gt;" in text


def test_the_first_lines_are_those_with_most_in_all_and_namesakes_are_told_apart() -> None:
    def score(actor: str, kind: str, at: str, value: float) -> Score:
        return Score(1, actor, kind, value, f"{kind[0]}:{actor}", at)

    scores = [
        score("Georgia", "State", "1990", 0.2),
        score("Georgia", "Leader", "1990", 0.9),
        score("Georgia", "State", "1991", 0.8),
        score("Laos", "State", "1991", 0.1),
        score("Aland", "State", "1990", 0.1),
    ]
    assert leading(scores, ["1990", "1991"], 3) == [
        Line("Georgia (State)", (0.2, 0.8)),
        Line("Georgia (Leader)", (0.9, None)),
        Line("Aland", (0.1, None)),
    ]


def test_nothing_to_draw_says_so() -> None:
    assert "no ties at that time" in texts(drawn())


def test_in_a_browser_no_words_lie_on_others_or_outside(browser: Browser, tmp_path: Path) -> None:
    lines = [Line(f"{'Long-named organization ' * 3}{number}", tuple(0.3 + 0.001 * number for _ in YEARS)) for number in range(30)]
    for steps in (YEARS, tuple(f"{year}-01-01/{year}-06-30" for year in YEARS)):
        path = tmp_path / "chart.svg"
        path.write_text(chart(lines, steps, title="Betweenness", about="1980..1989 by 1y"), encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        boxes: list[dict[str, Any]] = page.evaluate(
            "[...document.querySelectorAll('text')].map(t => t.getBBox()).map(b => ({x: b.x, y: b.y, r: b.x + b.width, b: b.y + b.height}))"
        )
        width, height = page.evaluate("[document.documentElement.viewBox.baseVal.width, document.documentElement.viewBox.baseVal.height]")
        page.close()
        assert len(boxes) > 40
        for box in boxes:
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["r"] <= width
            assert box["b"] <= height
        for one, other in combinations(boxes, 2):
            apart = one["r"] <= other["x"] or other["r"] <= one["x"] or one["b"] <= other["y"] + 2.5 or other["b"] <= one["y"] + 2.5
            assert apart, (one, other)
