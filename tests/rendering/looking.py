"""What tests see of an opened page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def shown(page: Page) -> dict[str, list[str]]:
    return dict(page.evaluate("detente.shown()"))


def table(page: Page) -> list[str]:
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    return list(page.evaluate("[...document.querySelectorAll('#rows tr')].map(row => row.dataset.key)"))


def drawn_as_listed(page: Page) -> list[str]:
    """The keys of the edges shown, having seen that drawing and table agree with them."""
    keys = sorted(shown(page)["edges"])
    drawn = page.evaluate("detente.drawn()")
    assert sorted(drawn["edges"]) == keys
    assert sorted(drawn["nodes"]) == sorted(shown(page)["actors"])
    assert sorted(table(page)) == keys
    assert page.inner_text("#relations-title") == f"Relations shown ({len(keys)})"
    return keys
