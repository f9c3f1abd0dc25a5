"""The page as somebody uses it: offline, in a real browser, with the hand and with the keyboard."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from detente.dates import Window, counts_from, holds
from detente.model import FUTURE, PAST, Edge
from detente.rendering.html import network
from tests.rendering.graphs import ACTORS, CAMBODIA, DOCUMENTS, EDGES, HUN_SEN, RELATIONS_1956, RUSSIA, actor, edge
from tests.rendering.looking import drawn_as_listed, shown, table
from tests.services.browser import until, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def keys(*relations: str) -> list[str]:
    return sorted(known.id for known in EDGES if known.relation in relations)


def test_everything_is_drawn_and_listed_at_first(page: Page) -> None:
    assert drawn_as_listed(page) == sorted(known.id for known in EDGES)
    assert sorted(shown(page)["actors"]) == sorted(known.id for known in ACTORS)
    assert page.inner_text("h1") == page.title() == "Cambodia and Russia"


def test_the_legend_is_the_filter(page: Page) -> None:
    everything = drawn_as_listed(page)
    page.uncheck("label:has-text('conflictual')  >> input")
    assert drawn_as_listed(page) == sorted(set(everything) - set(keys("OVERTHREW", "FOUGHT")))
    page.uncheck("label:has-text('Leader') >> input")
    leaders = {known.id for known in EDGES if known.source.startswith("L:") or known.target.startswith("L:")}
    assert drawn_as_listed(page) == sorted(set(everything) - set(keys("FOUGHT")) - leaders)
    page.check("label:has-text('conflictual')  >> input")
    page.uncheck("label:has-text('visited') >> input")
    page.check("label:has-text('Leader') >> input")
    assert drawn_as_listed(page) == sorted(set(everything) - set(keys("VISITED")))


def test_an_actor_is_drawn_while_one_of_its_relations_is(page: Page) -> None:
    page.uncheck("label:has-text('conflictual')  >> input")
    assert "L:lon-nol" not in shown(page)["actors"]
    assert "S:cambodia" in shown(page)["actors"]


def test_the_window_is_written_as_a_date(page: Page) -> None:
    page.fill("#from-text", "1990")
    page.press("#from-text", "Enter")
    page.fill("#to-text", "1991-11")
    page.press("#to-text", "Enter")
    listed = drawn_as_listed(page)
    assert set(listed) >= {RELATIONS_1956.id, *keys("SIGNED")}
    assert not set(listed) & set(keys("OVERTHREW", "RECOGNIZED", "VISITED", "GOVERNS", "FOUGHT"))
    page.click("#all-time")
    assert len(drawn_as_listed(page)) == len(EDGES)


def test_the_window_is_moved_by_the_arrow_keys(page: Page) -> None:
    page.focus("#to")
    for _ in range(40):
        page.keyboard.press("ArrowLeft")
    assert page.input_value("#to-text") == "1984"
    assert not set(drawn_as_listed(page)) & set(keys("RECOGNIZED", "VISITED", "MESSAGED"))
    page.focus("#from")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#from-text") == "1957"


def test_a_date_that_is_none_is_told_and_changes_nothing(page: Page) -> None:
    page.fill("#from-text", "<b>soon</b>")
    page.press("#from-text", "Enter")
    assert "is not a date" in page.inner_text("#notice")
    assert page.get_attribute("#from-text", "aria-invalid") == "true"
    assert len(drawn_as_listed(page)) == len(EDGES)


def test_thumbs_stand_on_the_borders_of_the_bars(page: Page) -> None:
    page.fill("#from-text", "1970")
    page.press("#from-text", "Enter")
    bars, slider = (page.locator(where).bounding_box() for where in ("#histogram svg", "#from"))
    assert bars
    assert slider
    least, most, value = page.evaluate(
        "[document.getElementById('from').min, document.getElementById('from').max, document.getElementById('from').value].map(Number)"
    )
    thumb = slider["x"] + 8 + (slider["width"] - 16) * (value - least) / (most - least)
    border = bars["x"] + bars["width"] * (1970 - 1956) / (2024 - 1956 + 1)
    assert abs(thumb - border) < 1


def test_playing_moves_through_time_and_pauses(page: Page) -> None:
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Pause"
    until(lambda: page.input_value("#to-text") == "1957", "the second year")
    page.click("#play")
    assert drawn_as_listed(page) == [RELATIONS_1956.id]


def test_search_finds_actors_relations_and_quotes_by_keyboard(page: Page) -> None:
    page.focus("#search")
    page.keyboard.type("kampuchea")
    assert page.locator("#found li").first.inner_text().startswith("Cambodia")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Cambodia"
    page.fill("#search", "congratulated")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "Hun Manet congratulated Vladimir Putin." in page.inner_text("#panel")
    page.fill("#search", "visited")
    page.locator("#found li", has_text="relation").click()
    assert drawn_as_listed(page) == keys("VISITED")
    page.fill("#search", "zzz")
    assert "Nothing found" in page.inner_text("#found")


def test_an_edge_shows_every_quote_with_its_document(page: Page) -> None:
    page.click(f"tr[data-key='{RELATIONS_1956.id}'] td:nth-child(2) button")
    panel = page.inner_text("#panel")
    for part in (
        "Relations were established on 13 May 1956.",
        "They have had relations since 1956.",
        "Report on Cambodia",
        "Institute",
        "2015-06-01",
        "News of the day",
        "said by Hun Sen",
        "1956-05-13, as told",
        "2 quotes in 2 documents",
        "Confidence\n0.99",
    ):
        assert part in panel
    link = page.locator("#panel figure a")
    assert link.get_attribute("href") == "https://example.org/report"
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.keyboard.press("Escape")
    assert page.inner_text("#panel") == ""


def test_the_keyboard_goes_to_the_panel_and_back_to_the_table(page: Page) -> None:
    button = page.locator(f"tr[data-key='{RELATIONS_1956.id}'] td:nth-child(2) button")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.get_attribute(":focus", "aria-label") == "Close details"
    page.keyboard.press("Enter")
    assert button.evaluate("button => button === document.activeElement")


def test_an_office_is_told_with_its_holder(page: Page) -> None:
    page.fill("#search", "hun manet")
    page.press("#search", "Enter")
    assert "holds office in Cambodia (prime minister)" in page.inner_text("#panel")


def test_an_attested_day_is_not_shown_as_a_start(page: Page) -> None:
    member = next(known for known in EDGES if known.relation == "MEMBER_OF" and known.source == CAMBODIA.id)
    page.click(f"tr[data-key='{member.id}'] td:nth-child(2) button")
    attested = date.fromordinal(735000).isoformat()
    assert f"not told; attested by {attested}" in page.inner_text("#panel")


def test_a_click_on_an_actor_opens_it(page: Page) -> None:
    at = page.evaluate("detente.actorAt('S:russia')")
    box = page.locator("#graph").bounding_box()
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    until(lambda: page.locator("#panel h2").count() == 1, "the panel")
    assert page.inner_text("#panel h2") == "Russia"


def test_a_path_lists_its_hops_with_their_quotes(page: Page) -> None:
    page.select_option("#path-from", label="Hun Manet")
    page.select_option("#path-to", label="United Russia")
    page.click("#path button[type=submit]")
    hops = page.locator(".hops > li > p").all_inner_texts()
    assert len(hops) == 3
    assert hops[0].startswith("Hun Manet")
    assert hops[-1].endswith("United Russia")
    assert page.locator(".hops blockquote").count() >= 3


def test_a_path_keeps_to_the_window_and_to_the_order_of_time(page: Page) -> None:
    page.select_option("#path-from", label="Lon Nol")
    page.select_option("#path-to", label="Cambodia")
    page.click("#path button[type=submit]")
    assert "No path from Lon Nol to Cambodia" in page.inner_text("#panel")
    page.select_option("#path-from", label="Hun Sen")
    page.select_option("#path-to", label="Paris Peace Accords")
    page.click("#path button[type=submit]")
    assert page.locator(".hops > li").count() == 3
    page.check("#path-order")
    page.click("#path button[type=submit]")
    assert "in order of time" in page.inner_text("#panel"), "who visits in 2016 comes too late to sign in 1991"
    page.uncheck("#path-order")
    page.click("#path button[type=submit]")
    assert page.locator(".hops > li").count() == 3
    page.fill("#from-text", "1995")
    page.press("#from-text", "Enter")
    assert "No path from Hun Sen to Paris Peace Accords" in page.inner_text("#panel")


def test_a_path_takes_the_regimes_of_a_country_for_one_actor(page: Page) -> None:
    page.select_option("#path-from", label="Vladimir Putin")
    page.select_option("#path-to", label="Soviet Union")
    page.click("#path button[type=submit]")
    assert page.locator(".hops > li > p").all_inner_texts() == ["Vladimir Putin – Soviet Union"]
    assert "Vladimir Putin holds office in Russia (president)" in page.inner_text(".hops")


def test_the_table_sorts_by_each_column(page: Page) -> None:
    page.click("#columns button:has-text('To')")
    table(page)
    ends = page.locator("#rows td:nth-child(3)").all_inner_texts()
    assert ends == sorted(ends)
    page.click("#columns button:has-text('To')")
    table(page)
    assert page.locator("#rows td:nth-child(3)").all_inner_texts() == sorted(ends, reverse=True)
    assert page.get_attribute("#columns th:nth-child(3)", "aria-sort") == "descending"


def test_the_address_brings_the_view_back(page: Page, browser: Browser, file: Path) -> None:
    page.fill("#from-text", "1990")
    page.press("#from-text", "Enter")
    page.uncheck("label:has-text('neutral') >> input")
    page.fill("#search", "hun sen")
    page.press("#search", "Enter")
    before, fragment = shown(page), page.url[page.url.index("#") :]
    with visiting(browser, file, fragment) as again:
        assert shown(again.page) == before
        assert again.page.inner_text("#panel h2") == "Hun Sen"
        assert again.page.input_value("#from-text") == "1990"


def test_csv_has_what_is_shown_in_columns_that_load_again(page: Page) -> None:
    page.uncheck("label:has-text('neutral') >> input")
    lines = list(csv.DictReader(io.StringIO(page.evaluate("detente.csv()"))))
    listed = drawn_as_listed(page)
    assert len(lines) == sum(len(known.evidence) for known in EDGES if known.id in listed)
    first = next(line for line in lines if line["relation"] == "DIPLOMATIC_RELATIONS")
    assert (first["source"], first["source_type"], first["target"], first["start"]) == ("Cambodia", "State", "Soviet Union", "1956-05-13")
    assert first["quote"] == "Relations were established on 13 May 1956."
    with page.expect_download() as download:
        page.click("#csv")
    assert download.value.suggested_filename == "Cambodia-and-Russia.csv"
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbfsource,")


def test_the_svg_draws_what_is_drawn(page: Page) -> None:
    page.uncheck("label:has-text('Leader') >> input")
    picture = ElementTree.fromstring(page.evaluate("detente.svg()"))
    of = "{http://www.w3.org/2000/svg}"
    texts = {text.text for text in picture.iter(f"{of}text")}
    assert texts == {known.name for known in ACTORS if known.id in shown(page)["actors"]}
    assert len(list(picture.iter(f"{of}path"))) == len(drawn_as_listed(page))
    dashed = [path for path in picture.iter(f"{of}path") if path.get("stroke-dasharray")]
    assert len(dashed) == len(keys("FOUGHT"))


def test_the_png_is_a_picture(page: Page) -> None:
    with page.expect_download() as download:
        page.click("#png")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_and_the_button(browser: Browser, file: Path, scheme: str) -> None:
    other = "dark" if scheme == "light" else "light"
    with visiting(browser, file, color_scheme=scheme) as visit:
        paper = "getComputedStyle(document.body).backgroundColor"
        assert visit.page.get_attribute("html", "data-theme") == scheme
        before = visit.page.evaluate(paper)
        visit.page.click("#theme")
        assert visit.page.get_attribute("html", "data-theme") == other
        assert visit.page.evaluate(paper) != before
        assert visit.console == []


def test_it_fits_a_phone(browser: Browser, file: Path) -> None:
    with visiting(browser, file, viewport={"width": 390, "height": 844}) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert visit.page.locator("#legend").is_hidden()
        visit.page.click("#filters summary")
        assert visit.page.locator("#legend").is_visible()


def test_everything_can_be_reached_by_the_keyboard(page: Page) -> None:
    reached = set()
    page.focus("body")
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
    assert not {"search", "fit", "theme", "png", "svg", "csv", "link", "path-from", "path-to", "path-order"} - reached
    assert not {"vis-network", "play", "from", "to", "from-text", "to-text", "certain", "undated", "all-time", "scroll"} - reached


def test_the_graph_is_steered_by_the_keyboard(page: Page) -> None:
    page.focus("#graph .vis-network")
    before = page.evaluate("[detente.network.getScale(), detente.network.getViewPosition().x]")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    after = page.evaluate("[detente.network.getScale(), detente.network.getViewPosition().x]")
    assert after[0] > before[0]
    assert after[1] > before[1]
    page.keyboard.press("0")
    assert page.evaluate("detente.network.getScale()") == pytest.approx(before[0], rel=0.02)


TOLD = [(None, None), ("1956", None), ("1956-05-13", None), ("195X", None), ("1956~", None), ("1975", "1979"), ("1975", "..")]
TOLD += [(None, "1989"), ("[1970..1980]", None)]
DATES: list[dict[str, Any]] = [
    {"start": start, "end": end, "kind": kind, "attested": attested}
    for (start, end), kind, attested in product(TOLD, ("act", "state", "process"), (None, (714000, 714030), (730000, 735000)))
]
DAYS = ("1949-12-31", "1956-01-01", "1956-05-13", "1956-12-31", "1979-12-31", "2013-05-14")


def in_window(known: Edge, window: Window, certain: bool, undated: bool) -> bool:
    counts = counts_from(known.start, known.bounds, timeless=known.relation == "PART_OF")
    return holds(known.bounds, counts, act=known.kind == "act", window=window, between=True, certain=certain, undated=undated)


def test_the_window_answers_as_python_does(browser: Browser, tmp_path: Path) -> None:
    edges = [edge(CAMBODIA, "MEMBER_OF" if known["kind"] == "state" else "AIDED", RUSSIA, **known) for known in DATES]
    edges.append(edge(CAMBODIA, "PART_OF", RUSSIA, kind="state"))  # timeless
    network((CAMBODIA, RUSSIA), edges, DOCUMENTS).write_html(tmp_path / "page.html")
    days = [PAST, *(date.fromisoformat(day).toordinal() for day in DAYS), FUTURE]
    with visiting(browser, tmp_path / "page.html") as visit:
        for a, b, certain, undated in product(days, days, (False, True), (False, True)):
            if a > b:
                continue
            expected = [known.id for known in edges if in_window(known, Window(a, b), certain, undated)]
            assert visit.page.evaluate("([a, b, c, u]) => detente.answers(a, b, c, u)", [a, b, certain, undated]) == expected


def test_a_large_graph_opens_on_the_most_central_actors(browser: Browser, tmp_path: Path) -> None:
    many = [actor(f"State {number}") for number in range(400)]
    edges = [edge(many[number // 3], "VISITED", many[number], "2001") for number in range(1, 400)]
    network(many, edges, DOCUMENTS).write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        page = visit.page
        assert len(shown(page)["actors"]) <= 60
        assert "60 of 400 actors in view" in page.inner_text("#legend")
        page.fill("#search", "state 399")
        page.press("#search", "Enter")
        assert "S:state-399" in page.evaluate("detente.drawn()")["nodes"], "who was asked for is drawn, even alone"
        assert "S:state-133" not in shown(page)["actors"]
        page.click("#panel button:has-text('1 more neighbour')")
        assert {"S:state-399", "S:state-133"} <= set(drawn_as_listed(page) and shown(page)["actors"])
        page.click("#legend .view button:text-is('all')")
        assert len(page.evaluate("detente.drawn()")["edges"]) == len(shown(page)["edges"]) == len(edges)
        assert len(table(page)) == 200
        page.click("#more")
        assert len(drawn_as_listed(page)) == len(edges)


def test_a_path_is_found_and_drawn_through_actors_that_were_not_in_view(browser: Browser, tmp_path: Path) -> None:
    many = [actor(f"State {number}") for number in range(400)]
    edges = [edge(many[number // 3], "VISITED", many[number], "2001") for number in range(1, 400)]
    network(many, edges, DOCUMENTS).write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        page = visit.page
        page.select_option("#path-from", label="State 399")
        page.select_option("#path-to", label="State 200")
        page.click("#path button[type=submit]")
        on = [399, 133, 44, 14, 4, 1, 0, 2, 7, 22, 66, 200]
        assert page.locator(".hops > li").count() == len(on) - 1
        assert {f"S:state-{number}" for number in on} <= set(shown(page)["actors"])
        drawn_as_listed(page)


def test_parallel_edges_are_drawn_apart(browser: Browser, tmp_path: Path) -> None:
    parallel = [edge(CAMBODIA, "VISITED", RUSSIA, str(year)) for year in (2001, 2002, 2003)]
    parallel += [edge(RUSSIA, "VISITED", CAMBODIA, str(year)) for year in (2004, 2005)] + [
        edge(HUN_SEN, "MET", HUN_SEN),
        edge(HUN_SEN, "MET", HUN_SEN),
    ]
    network((CAMBODIA, RUSSIA, HUN_SEN), parallel, DOCUMENTS).write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        assert len(drawn_as_listed(visit.page)) == 7
        middles = visit.page.evaluate(
            "Object.values(detente.network.body.edges).filter(e => e.from !== e.to).map(e => { const via = e.edgeType.getViaNode?.();"
            " return via && e.options.smooth.enabled ? [Math.round(via.x), Math.round(via.y)].join() : 'straight'; })"
        )
        assert len(set(middles)) == 5


def test_amounts_are_told_in_their_words_and_shown_whole(browser: Browser, tmp_path: Path) -> None:
    figures = {"amount": "3000000", "amount_qualifier": "about", "amount_words": "about £3m", "currency": "GBP", "goods": "<b>rice</b>"}
    aided = edge(RUSSIA, "AIDED", CAMBODIA, "1999", properties=figures)
    file = tmp_path / "page.html"
    network([RUSSIA, CAMBODIA], [aided], DOCUMENTS, title="x").write_html(file)
    with visiting(browser, file) as visit:
        visit.page.get_by_role("button", name="Russia").first.click()
        line = visit.page.inner_text("#panel .edges")
        assert "aided Cambodia (about £3m, <b>rice</b>)" in line
        assert "3000000" not in line
        visit.page.locator("#panel .edges button").click()
        panel = visit.page.inner_text("#panel")
        assert all(value in panel for value in figures.values())
        assert visit.page.locator("#panel b").count() == 0
