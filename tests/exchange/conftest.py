from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from detente.exchange.neo4j_server import Server
from detente.store import Store
from tests.exchange.stores import store_at
from tests.services.neo4j import Server as Running
from tests.services.neo4j import (
    empty,
    neo4j_server,  # noqa: F401 - a fixture
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_at(tmp_path / "detente.db") as store:
        yield store


@pytest.fixture
def server(neo4j_server: Running) -> Server:  # noqa: F811 - the fixture
    """A server with an empty database."""
    empty(neo4j_server)
    return Server(neo4j_server.uri, neo4j_server.user, neo4j_server.password)


@pytest.fixture
def driver(server: Server) -> Iterator[Driver]:
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        yield driver
