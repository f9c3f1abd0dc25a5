from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.store import Store
from tests.exchange.stores import store_at
from tests.services.neo4j import neo4j_server  # noqa: F401 - a fixture


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_at(tmp_path / "detente.db") as store:
        yield store
