"""Comparing dates, centrality, filters by document, what is pinned and hidden, the zoomed histogram: each against what Python says."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from detente.dates import Window, counts_from, holds
from detente.rendering.html import network
from detente.rendering.payload import Known, Opening
from tests.rendering.graphs import ACTORS, DOCUMENTS, EDGES, NEWS, RELATIONS_1956, actor, edge
from tests.rendering.looking import drawn_as_listed, shown
from tests.services.browser import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def as_of(date: str, *, certain: bool) -> set[str]:
    window = Window.parse(date)
    return {
        known.id
        for known in EDGES
        if holds(
            known.bounds, counts_from(known.start, known.bounds), act=known.kind == "act", window=window, between=False, certain=certain
        )
    }


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize(("first", "second"), [("1950", "1980"), ("1979", "1992"), ("1985-06", "2024-03-20"), ("1992", "1992")])
def test_two_dates_compared_are_what_holds_as_of_each(page: Page, first: str, second: str, certain: bool) -> None:
    page.select_option("#certain", "1" if certain else "")
    found = page.evaluate("([a, b]) => detente.compare(a, b)", [first, second])
    before, after = as_of(first, certain=certain), as_of(second, certain=certain)
    acts = {known.id for known in EDGES if known.kind == "act"}
    assert set(found["began"]) == after - before - acts
    assert set(found["done"]) == (after - before) & acts
    assert set(found["ended"]) == before - after
    assert found["stayed"] == len((before & after) - acts)


def test_what_ended_between_two_dates_is_listed_with_its_words_a_click_away(page: Page) -> None:
    page.click("#compare")
    page.fill("#compare-first", "1985")
    page.fill("#compare-second", "1995")
    page.press("#compare-second", "Enter")
    panel = page.inner_text("#panel")
    assert "Vietnam fought Cambodia" in panel[panel.index("Ended (1)") :]
    assert "compare=1985&compare=1995" in page.url
    page.click("#panel button:has-text('Vietnam fought Cambodia')")
    assert page.locator("#panel blockquote").count() == 1


def test_the_picture_marks_what_began_and_what_ended(page: Page) -> None:
    page.click("#compare")
    page.fill("#compare-first", "1985")
    page.fill("#compare-second", "1996")
    page.press("#compare-second", "Enter")
    picture = page.evaluate("detente.svg()")
    assert picture.count(">+</text>") == 1, "Vietnam became a member in 1995"
    assert picture.count(">−</text>") == 1, "its war in Cambodia was over"


def test_dates_that_are_none_are_told_and_compared_with_nothing(page: Page) -> None:
    page.click("#compare")
    page.fill("#compare-first", "<b>")
    page.press("#compare-first", "Enter")
    assert "is not a date" in page.inner_text("#notice")


def tied(edges: list[str]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((known.source, known.target) for known in EDGES if known.id in edges and known.source != known.target)
    return graph


@pytest.mark.parametrize("years", [None, ("1985", "1992")])
def test_the_most_central_are_those_of_networkx(page: Page, years: tuple[str, str] | None) -> None:
    if years:
        for box, year in zip(("#from-text", "#to-text"), years, strict=True):
            page.fill(box, year)
            page.press(box, "Enter")
    graph = tied(shown(page)["edges"])
    for measure, expected in (("degree", nx.degree_centrality(graph)), ("betweenness", nx.betweenness_centrality(graph))):
        found = page.evaluate("by => detente.central(by)", measure)
        assert {actor: pytest.approx(score) for actor, score in found} == expected
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_the_most_central_are_listed_in_the_window(page: Page) -> None:
    page.click("#central")
    assert page.inner_text(".ranking li").startswith("Cambodia")
    page.select_option("#measure", "betweenness")
    assert "central=betweenness" in page.url
    page.fill("#from-text", "2020")
    page.press("#from-text", "Enter")
    page.fill("#to-text", "2024")
    page.press("#to-text", "Enter")
    assert "Lon Nol" not in page.inner_text(".ranking")


def test_documents_filter_what_they_tell(page: Page) -> None:
    everything = drawn_as_listed(page)
    page.click("summary:has-text('2 to choose from')")
    page.uncheck("label:has-text('Report on Cambodia') >> input")
    told = {known.id for known in EDGES if any(evidence.document == NEWS.name for evidence in known.evidence)}
    assert drawn_as_listed(page) == sorted(told)
    page.check("label:has-text('Report on Cambodia') >> input")
    assert drawn_as_listed(page) == everything
    page.fill("#least", "2")
    page.press("#least", "Enter")
    assert drawn_as_listed(page) == [RELATIONS_1956.id]
    assert "least=2" in page.url


def test_the_table_has_the_edges_drawn_whatever_the_filters(page: Page) -> None:
    chance = random.Random(4)
    boxes = page.locator("#legend input[type=checkbox]:visible")
    for _ in range(12):
        boxes.nth(chance.randrange(boxes.count())).click()
        thumb = chance.choice(["#from", "#to"])
        page.focus(thumb)
        page.keyboard.press(chance.choice(["ArrowLeft", "ArrowRight", "PageUp", "PageDown"]))
        drawn_as_listed(page)


def find(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")


def test_a_hidden_actor_goes_with_its_edges_and_comes_back(page: Page) -> None:
    everything = drawn_as_listed(page)
    find(page, "Cambodia")
    page.click("#panel button:text-is('Hide')")
    assert drawn_as_listed(page) == sorted(known.id for known in EDGES if "S:cambodia" not in (known.source, known.target))
    assert "hide=S%3Acambodia" in page.url
    page.click("button:has-text('show 1 hidden')")
    assert drawn_as_listed(page) == everything


def test_a_pinned_actor_stays_in_any_window(page: Page, browser: Browser, file: Path) -> None:
    find(page, "Lon Nol")
    page.click("#panel button:text-is('Pin')")
    assert page.get_attribute("#panel button:text-is('Unpin')", "aria-pressed") == "true"
    page.fill("#from-text", "2010")
    page.press("#from-text", "Enter")
    drawn_as_listed(page)
    assert "L:lon-nol" in shown(page)["actors"]
    with visiting(browser, file, page.url[page.url.index("#") :]) as again:
        assert again.page.evaluate("detente.place('L:lon-nol')") == page.evaluate("detente.place('L:lon-nol')")
        assert "L:lon-nol" in shown(again.page)["actors"]
    page.click("#panel button:text-is('Unpin')")
    assert "L:lon-nol" not in shown(page)["actors"]


def test_an_actor_is_expanded_and_collapsed(page: Page) -> None:
    find(page, "Lon Nol")
    page.click("button:has-text('Only this and its neighbours')")
    assert set(shown(page)["actors"]) == {"L:lon-nol", "L:norodom-sihanouk"}
    find(page, "Norodom Sihanouk")
    page.click("#panel button:has-text('Collapse 1 neighbour')")
    assert "L:lon-nol" not in shown(page)["actors"]
    page.click("#panel button:has-text('Show 1 more neighbour')")
    drawn_as_listed(page)
    assert "L:lon-nol" in shown(page)["actors"]


def test_the_histogram_is_zoomed_to_months_and_days(page: Page) -> None:
    for box, date in (("#from-text", "1991"), ("#to-text", "1992")):
        page.fill(box, date)
        page.press(box, "Enter")
    page.click("#zoom")
    assert page.get_attribute("#from", "max") == "24"
    assert page.inner_text("#ticks").split()[0] == "1991-01"
    page.focus("#from")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#from-text") == "1991-02"
    page.focus("#to")
    for _ in range(11):
        page.keyboard.press("ArrowLeft")
    assert page.input_value("#to-text") == "1992-01"
    page.click("#zoom")
    assert page.input_value("#from-text") == "1991-02", "the window stays"
    for box, date in (("#from-text", "1991-10"), ("#to-text", "1991-11")):
        page.fill(box, date)
        page.press(box, "Enter")
    page.click("#zoom")
    assert page.get_attribute("#from", "max") == "61"
    page.focus("#from")
    for _ in range(22):
        page.keyboard.press("ArrowRight")
    assert page.input_value("#from-text") == "1991-10-23"
    drawn_as_listed(page)


def test_no_label_covers_another(page: Page) -> None:
    for scale in (0.2, 0.5, 1, 2):
        page.evaluate("scale => detente.network.moveTo({ scale })", scale)
        labels = page.evaluate("detente.labels()")
        assert labels
        for a, b in combinations(labels, 2):
            assert a["left"] >= b["right"] or b["left"] >= a["right"] or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]


def test_json_is_what_networkx_reads(page: Page) -> None:
    page.uncheck("label:has-text('conflictual')  >> input")
    found: dict[str, Any] = json.loads(page.evaluate("detente.json()"))
    graph = nx.node_link_graph(found, edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    assert sorted(key for *_, key in graph.edges(keys=True)) == drawn_as_listed(page)
    told = graph.edges["S:cambodia", "S:soviet-union", RELATIONS_1956.id]
    assert (told["relation"], told["start"], told["bounds"]) == (
        "DIPLOMATIC_RELATIONS",
        "1956-05-13",
        ["1956-05-13", "1956-05-13", "1956-05-13", None],
    )
    assert [said["quote"] for said in told["evidence"]] == [evidence.quote for evidence in RELATIONS_1956.evidence]
    with page.expect_download() as download:
        page.click("#json")
    assert download.value.suggested_filename == "Cambodia-and-Russia.json"


def test_a_page_around_an_actor_opens_on_it(browser: Browser, tmp_path: Path) -> None:
    many = [actor(f"State {number}") for number in range(200)]
    edges = [edge(many[number // 3], "VISITED", many[number], "2001") for number in range(1, 200)]
    made = network(many, edges, DOCUMENTS, known=Known(opening=Opening(around="S:state-199")))
    made.write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        assert set(shown(visit.page)["actors"]) == {"S:state-199", "S:state-66"}


def test_the_page_of_a_path_opens_on_it(browser: Browser, tmp_path: Path) -> None:
    known = Known(opening=Opening(path=("L:hun-sen", "S:vietnam")))
    network(ACTORS, EDGES, DOCUMENTS, known=known).write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        assert visit.page.inner_text("#panel h2") == "Path"
        assert visit.page.locator(".hops > li").count() == 3
