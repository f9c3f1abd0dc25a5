"""Versions of the schema: a new store has the last one, an older one is brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from detente.errors import StoreError
from detente.store import Store, migrations, opening
from detente.store.migrations import VERSION, Step, migrate, schema, statements

from .tellings import fact, load, only, page, shown

FIRST = Path(__file__).with_name("version_1.sql")
"""A store of version 1 with one document, as ``sqlite3.Connection.iterdump`` wrote it; never to be changed."""


def of_version_1(path: Path) -> None:
    """Make a store as the first detente did."""
    with sqlite3.connect(path) as old:
        old.executescript(FIRST.read_text(encoding="utf-8"))
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {opening.APPLICATION}")
    old.close()


def step(sql: str) -> Step:
    """A migration of one statement."""

    def migration(connection: sqlite3.Connection) -> None:
        connection.execute(sql)

    return migration


def schema_of(connection: sqlite3.Connection) -> set[str]:
    """The schema without comments and white space."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {" ".join(" ".join(line.partition("--")[0] for line in sql.splitlines()).split()).replace("( ", "(") for (sql,) in rows}


@pytest.mark.parametrize("readonly", [True, False])
def test_the_first_version_opens_as_the_last(tmp_path: Path, readonly: bool) -> None:
    of_version_1(tmp_path / "old.db")
    with Store.open(tmp_path / "old.db", readonly=readonly) as old, Store.open(tmp_path / "new.db", create=True) as new:
        assert old.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert schema_of(old.connection) == schema_of(new.connection)
        met = fact("S:Cambodia", "MET", "S:Russia", "2015", properties={"place": "Moscow"})
        told = page("a.txt", met, fact("L:Ana Berg", "VISITED", "S:Russia", "2016-05"), published="2018")
        # A page's hash is of the fields of its facts, of which there are more now.
        load(new, told._replace(document=told.document._replace(sha256=only(old.documents()).sha256)))
        assert shown(old) == shown(new)


def test_a_migration_runs_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version_1(tmp_path / "old.db")
    steps = ("ALTER TABLE document ADD COLUMN language TEXT", "UPDATE document SET language = 'en'")
    monkeypatch.setattr(migrations, "STEPS", tuple(map(step, steps)))
    monkeypatch.setattr(opening, "VERSION", 3)
    for _ in range(2):
        with Store.open(tmp_path / "old.db", readonly=True) as store:
            assert store.connection.execute("SELECT name, language FROM document").fetchall() == [("a.txt", "en")]
            assert store.connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    of_version_1(tmp_path / "old.db")

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE edge")
        raise RuntimeError

    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    with pytest.raises(RuntimeError):
        migrate(connection, 1, [step("CREATE TABLE fine (a)"), fails])
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM edge").fetchone() == (2,)
    connection.close()


def test_an_older_store_that_may_not_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version_1(tmp_path / "old.db")
    monkeypatch.setattr(opening, "VERSION", 2)

    def refuses(*_: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(opening, "migrate", refuses)
    with pytest.raises(StoreError, match=r"from an older detente .* cannot be written to"):
        Store.open(tmp_path / "old.db", readonly=True)


def test_a_script_falls_into_its_statements() -> None:
    script = "-- one; two\nCREATE TABLE a (b); -- c;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END;\n"
    assert [text.rstrip().endswith(end) for text, end in zip(statements(script), ["(b); -- c;", "END;"], strict=True)] == [True, True]
    assert len(statements(schema())) > 15
