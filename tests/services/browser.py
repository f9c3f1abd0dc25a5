"""A real Chromium for tests, with the network cut and every request and console message on record.

Playwright drives the browser that the system has (``CHROMIUM`` names another), so nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.services import require

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

GET_IT = "a browser for tests needs Chromium (apt-get install chromium), or CHROMIUM with the path of one"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb"]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class Visit(NamedTuple):
    """One page opened: the page, the addresses that it asked for, and what it wrote to the console or threw."""

    page: Page
    requests: list[str]
    console: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a session."""
    with launched() as found:
        yield found


@contextmanager
def launched() -> Iterator[Browser]:
    """The system's Chromium; a test that needs one is skipped where there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    require(path, GET_IT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@contextmanager
def visiting(browser: Browser, path: Path, fragment: str = "", **context: Any) -> Iterator[Visit]:
    """Open a file as somebody would who got it by mail: offline. ``context`` are Playwright's options of a context."""
    requests: list[str] = []
    console: list[str] = []
    opened = browser.new_context(**{"offline": True, "viewport": {"width": 1440, "height": 900}, **context})
    try:
        page = opened.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: console.append(f"thrown: {error}"))
        page.on("dialog", lambda dialog: _dismiss(dialog, console))
        page.goto(path.resolve().as_uri() + fragment)
        until(lambda: page.evaluate("document.documentElement.dataset.ready") == "true", "the page to be drawn")
        yield Visit(page, requests, console)
    finally:
        opened.close()


def _dismiss(dialog: Dialog, console: list[str]) -> None:
    console.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def until(holds: Callable[[], object], what: str, seconds: float = 15) -> None:
    """Wait for something, asking again and again: a page's Content-Security-Policy forbids Playwright's own waiting."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s in vain for {what}"
        time.sleep(0.02)
