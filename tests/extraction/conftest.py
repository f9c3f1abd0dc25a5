"""What tests of extraction share: an extractor, which takes a second to load."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction import telling


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor for all tests of a worker."""
    return telling.extractor()
