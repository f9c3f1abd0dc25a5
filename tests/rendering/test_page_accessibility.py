"""No violation that axe-core finds, in any state of the page; and everything can be done without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.rendering.looking import shown, table
from tests.services.browser import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}


def as_it_opens(page: Page) -> None:
    pass


def panel(page: Page) -> None:
    page.fill("#search", "Cambodia")
    page.press("#search", "Enter")


def quotes(page: Page) -> None:
    page.click("#rows tr:first-child td:nth-child(2) button")


def path(page: Page) -> None:
    page.select_option("#path-from", label="Hun Manet")
    page.select_option("#path-to", label="United Russia")
    page.click("#path button[type=submit]")


def compared(page: Page) -> None:
    page.click("#compare")


def central(page: Page) -> None:
    page.click("#central")


def found(page: Page) -> None:
    page.fill("#search", "a")


def filters(page: Page) -> None:
    page.click("#filters > details > summary")


STATES: list[Callable[[Page], None]] = [as_it_opens, panel, quotes, path, compared, central, found]


def violations(page: Page) -> list[str]:
    table(page)  # which comes after the drawing
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, file: Path, scheme: str, state: Callable[[Page], None]) -> None:
    with visiting(browser, file, color_scheme=scheme) as visit:
        state(visit.page)
        assert violations(visit.page) == []


@pytest.mark.parametrize("state", [as_it_opens, filters, panel, compared], ids=lambda state: state.__name__)
def test_axe_finds_no_violation_on_a_phone(browser: Browser, file: Path, state: Callable[[Page], None]) -> None:
    with visiting(browser, file, viewport=PHONE, has_touch=True) as visit:
        state(visit.page)
        assert violations(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_violation_would_be_found(page: Page) -> None:
    page.evaluate("document.getElementById('fit').textContent = ''")
    assert any(found.startswith("button-name") for found in violations(page))


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with Tab")


def test_a_path_is_asked_for_and_read_with_the_keyboard_alone(page: Page) -> None:
    tab_to(page, "#path-from")
    page.keyboard.type("Hun Manet")
    pressed(page, "Tab")
    page.keyboard.type("United Russia")
    tab_to(page, "#path button[type=submit]")
    pressed(page, "Enter")
    assert page.locator(".hops > li").count() == 3
    tab_to(page, "#panel summary")
    pressed(page, "Escape")
    assert page.inner_text("#panel") == ""


def test_dates_are_compared_and_an_actor_is_hidden_with_the_keyboard_alone(page: Page) -> None:
    tab_to(page, "#compare")
    pressed(page, "Enter")
    assert page.inner_text("#panel h2") == "Two dates compared"
    tab_to(page, "#rows button")
    pressed(page, "Enter")
    name = page.inner_text("#panel h2")
    for _ in range(12):
        pressed(page, "Tab")
        if page.evaluate("document.activeElement.textContent") == "Hide":
            break
    pressed(page, "Enter")
    table(page)
    assert name not in page.locator("#rows").inner_text()
    assert len(shown(page)["actors"]) < 12
