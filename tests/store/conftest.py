from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    with Store.open(tmp_path / "store.db", create=True) as opened:
        yield opened
