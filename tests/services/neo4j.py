"""A real Neo4j server for tests: the one that ``NEO4J_URI`` names, else one started from Maven Central's jars.

``NEO4J_URI`` needs ``NEO4J_PASSWORD`` (and ``NEO4J_USER`` unless it is neo4j) beside it, and a database that may be
emptied. Without it, a JDK and Maven are enough: the jars go to ``.services/neo4j`` once (some 150 MB).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.services import require

HERE = Path(__file__).resolve().parent / "neo4j_server"
LIBRARY = HERE.parents[2] / ".services" / "neo4j" / "lib"
PASSWORD = "détente-1963"
GET_IT = "a Neo4j server for tests needs a JDK (17 or newer) and Maven (apt-get install maven default-jdk-headless), or NEO4J_URI"


class Server(NamedTuple):
    """Where a server listens and who may enter."""

    uri: str
    user: str
    password: str


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a session; a test empties it first (:func:`empty`)."""
    with running(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@contextmanager
def running(folder: Path, data: Path | None = None) -> Iterator[Server]:
    """A server for as long as the block lasts; ``folder`` takes its files. Skips the test where none can be had.

    ``data`` is the folder of a home that the server begins with, as :func:`import_into` fills one.
    """
    given = os.environ.get("NEO4J_URI")
    if given and data is None:
        yield Server(given, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        return
    require(_jars(), GET_IT)
    # Closing its standard input ends the server, so that none outlives a test run that was killed.
    process = subprocess.Popen(
        ["java", "-Xmx768m", "-cp", f"{LIBRARY}/*", str(HERE / "Server.java"), str(folder), "auth", *([str(data)] if data else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(folder / "stderr.txt").open("wb"),
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if line.startswith("bolt "):
                yield _with_password(line.split()[1])
                return
        raise RuntimeError(f"the Neo4j server did not start; see {folder / 'stderr.txt'}")
    finally:
        process.kill()  # nothing in it is worth an orderly end
        process.wait()


def import_into(home: Path, files: Path) -> str:
    """Run ``neo4j-admin database import full`` on a folder of files with its ``import.args``. Returns what it said."""
    require(_jars(), GET_IT)
    for name in ("conf", "data", "logs"):
        (home / name).mkdir(parents=True)
    tool = ["java", "-Xmx512m", "-cp", f"{LIBRARY}/*", "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@import.args"]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(tool, cwd=files, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def empty(server: Server) -> None:
    """Take everything out of the server's database, constraints and indexes as well."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            for record in driver.execute_query(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records:
                driver.execute_query(f"DROP {kind} `{record['name']}` IF EXISTS")


def _jars() -> bool:
    if not (shutil.which("java") and shutil.which("mvn")):
        return False
    if LIBRARY.is_dir() and any(LIBRARY.glob("neo4j-harness-*.jar")):
        return True
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    return subprocess.run([*command, f"-DoutputDirectory={LIBRARY}", "-DincludeScope=runtime"], check=False).returncode == 0


def _with_password(uri: str) -> Server:
    """A new server wants its first password changed before it answers anything."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system")
    return Server(uri, "neo4j", PASSWORD)
