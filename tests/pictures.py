"""The pictures in the documentation: `python -m tests.pictures` takes them again, of the page of the shipped documents.

They are to be looked at after each change to the page. No test compares them: fonts differ between machines.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from PIL import Image

from detente.loading import load
from detente.rendering.html import write_html
from detente.shipped import folder
from detente.store import Store
from tests.services.browser import launched, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Page

AT = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def as_it_opens(page: Page) -> None:
    """Nothing is done."""


def path(page: Page) -> None:
    """A path is asked for."""
    page.select_option("#path-from", label="Hun Manet")
    page.select_option("#path-to", label="Dmitry Medvedev")
    page.click("#path button[type=submit]")


def seventies(page: Page) -> None:
    """The window is the 1970s."""
    for box, date in (("#from-text", "1970"), ("#to-text", "1979")):
        page.fill(box, date)
        page.press(box, "Enter")
    page.click("#fit")


def compared(page: Page) -> None:
    """What changed in the 1970s."""
    seventies(page)
    page.click("#compare")


class Picture(NamedTuple):
    """How a picture comes about: what is done, and Playwright's options of a context."""

    done: Callable[[Page], None]
    options: dict[str, Any]


PICTURES = {
    "light": Picture(as_it_opens, {"viewport": DESK}),
    "dark": Picture(as_it_opens, {"viewport": DESK, "color_scheme": "dark"}),
    "phone": Picture(as_it_opens, {"viewport": PHONE}),
    "path": Picture(path, {"viewport": DESK}),
    "seventies": Picture(seventies, {"viewport": DESK}),
    "compared": Picture(compared, {"viewport": DESK}),
}


def take(at: Path) -> None:
    """Take all pictures into a folder."""
    seeds = folder("seeds")
    with tempfile.TemporaryDirectory() as scratch, Store.open(Path(scratch, "seeds.db"), create=True) as store:
        load(store, [seeds / "documents"], metadata=seeds / "sources.jsonl")
        file = Path(scratch, "seeds.html")
        write_html(store, file, title="Cambodia and the world")
        with launched() as browser:
            for name, (done, options) in PICTURES.items():
                with visiting(browser, file, **options) as visit:
                    done(visit.page)
                    visit.page.evaluate("new Promise(done => setTimeout(done, 300))")
                    picture = Image.open(io.BytesIO(visit.page.screenshot()))
                    # A palette is enough for flat colours, and a third of the bytes.
                    picture.convert("RGB").quantize(200, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                        at / f"{name}.png", optimize=True
                    )


if __name__ == "__main__":
    try:
        take(AT)
    except pytest.skip.Exception as missing:
        print(f"the pictures stay as they are: {missing}", file=sys.stderr)
