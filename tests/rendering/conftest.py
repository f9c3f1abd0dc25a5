from __future__ import annotations

from tests.services.browser import browser  # noqa: F401 - a fixture
