from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from detente.rendering.html import network
from tests.rendering.graphs import ACTORS, DOCUMENTS, EDGES
from tests.services import browser as services
from tests.services.browser import Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


browser = services.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    network(ACTORS, EDGES, DOCUMENTS, title="Cambodia and Russia").write_html(path)
    return path


@pytest.fixture
def visit(browser: Browser, file: Path) -> Iterator[Visit]:
    with visiting(browser, file) as visit:
        yield visit
        assert visit.console == []
        assert visit.requests == [file.resolve().as_uri()]


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page
