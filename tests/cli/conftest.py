"""One small store for all command-line tests that only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.graphs import records, run, told


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has read the rows of ``graphs.ROWS``."""
    folder = tmp_path_factory.mktemp("store")
    path = folder / "small.db"
    told(run(path, "load", str(records(folder))))
    return path
