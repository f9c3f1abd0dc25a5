"""What may be wrong with a store's file, and what happens to it when things go wrong."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from detente.errors import DetenteError, DiskError, StoreError
from detente.model import Fact
from detente.store import Store, opening
from detente.store.migrations import VERSION

from .tellings import fact, load, page, shown

MET = fact("S:Cambodia", "MET", "S:Russia", "2015")
PACKAGE = Path(opening.__file__).parents[2]


def refused(path: Path | str, words: str, *, create: bool = False, readonly: bool = True) -> None:
    with pytest.raises(StoreError, match=words) as caught, Store.open(path, create=create, readonly=readonly):
        pass
    assert caught.value.exit_code == 3
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("readonly", [True, False])
def test_no_store_says_how_to_make_one(tmp_path: Path, readonly: bool) -> None:
    refused(tmp_path / "no.db", "load documents first: detente --store", readonly=readonly)
    assert not (tmp_path / "no.db").exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    refused(tmp_path / "no" / "store.db", "is not there; make it first", create=True, readonly=False)


@pytest.mark.parametrize("readonly", [True, False])
def test_another_file_is_no_store_and_stays_as_it_is(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database.\n" * 100, encoding="utf-8")
    refused(path, "no detente store", create=True, readonly=readonly)
    assert path.read_text(encoding="utf-8").startswith("These are notes")


@pytest.mark.parametrize("readonly", [True, False])
def test_another_database_is_no_store_and_stays_as_it_is(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    refused(path, "no detente store", create=True, readonly=readonly)
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 1")
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    refused(path, "no detente store", create=True, readonly=readonly)


def test_an_empty_file_is_no_store_to_read_but_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    refused(path, "is empty; load documents first")
    with Store.open(path, create=True) as store:
        load(store, page("a.txt", MET))
        assert store.stats().evidence == 1


def test_a_store_of_a_newer_version_says_to_update(store: Store) -> None:
    store.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    for readonly in (True, False):
        refused(store.path, "newer detente .* update detente", readonly=readonly)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Store.open(path, create=True) as store:
        load(store, page("a.txt", *(fact("S:Cambodia", "MET", "S:Russia", f"{year}") for year in range(1900, 2000))))
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        load(store, page("b.txt", MET))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything; run the tests as another user")
def test_a_file_that_may_not_be_read_says_so(store: Store) -> None:
    Path(store.path).chmod(0)
    refused(store.path, "may not be read")


def test_a_file_that_may_not_be_read_says_so_to_everybody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    refused(store.path, "may not be read")


def test_reading_refuses_to_write(store: Store) -> None:
    load(store, page("a.txt", MET))
    with Store.open(store.path, readonly=True) as reader:
        assert reader.stats().evidence == 1
        with pytest.raises(StoreError, match="opened for reading only"):
            load(reader, page("b.txt", MET))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM edge")


def test_a_store_on_a_disk_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "cd"
    folder.mkdir()
    with Store.open(folder / "store.db", create=True) as store:
        load(store, page("a.txt", MET))
        before = shown(store)
    (folder / "store.db").chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with Store.open(folder / "store.db", readonly=True) as store:
            assert shown(store) == before
        if os.geteuid() != 0:
            with pytest.raises(StoreError, match="cannot be written"), Store.open(folder / "store.db") as store:
                load(store, page("b.txt", MET))
    finally:
        folder.chmod(stat.S_IRWXU)


def test_one_writer_waits_for_another_and_then_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WAIT_SECONDS", 0.05)
    with Store.open(store.path) as other:
        load(other, page("a.txt", MET))
        store.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another command is writing"):
            load(other, page("b.txt", MET))
        with Store.open(store.path, readonly=True) as reader:
            assert reader.stats().documents == 1
        store.connection.execute("ROLLBACK")
        load(other, page("b.txt", MET))
        assert other.stats().documents == 2


def test_two_writers_take_turns(store: Store) -> None:
    """What one has looked up is not held for true after the other wrote."""
    with Store.open(store.path) as other:
        load(store, page("a.txt", fact("L:Ana Berg", "VISITED", "S:Russia")))
        load(other, page("b.txt", fact("L:Ana Berg", "VISITED", "S:Cambodia")))
        store.forget("b.txt")
        store.forget("a.txt")
        load(other, page("c.txt", fact("L:Ana Berg", "VISITED", "S:Cambodia")))
        assert [entity.id for entity in store.entities()] == ["L:ana-berg", "S:cambodia"]
        assert shown(store) == shown(other)


def test_a_full_disk_leaves_the_store_as_it_was(store: Store) -> None:
    load(store, page("a.txt", MET))
    before = shown(store)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    large = page("b.txt", MET, text="".join(f"{number} is not {number * 7919 % 10007}. " for number in range(20_000)))
    with pytest.raises(DiskError, match=r"writing b\.txt: the disk is full; .* Free some space") as caught:
        load(store, large)
    assert caught.value.exit_code == 1
    assert shown(store) == before
    store.connection.execute("PRAGMA max_page_count = 1000000")
    load(store, large)
    assert store.stats().documents == 2


@pytest.mark.skipif(not Path("/dev/full").exists() or shutil.which("mount") is None, reason="needs Linux")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root: sudo make test")
    try:
        with Store.open(tmp_path / "store.db", create=True) as store:
            load(store, page("a.txt", MET))
            before = shown(store)
            text = "".join(f"{number} is not {number * 7919 % 10007}. " for number in range(200_000))
            with pytest.raises(DiskError, match="the disk is full"):
                load(store, page("b.txt", MET, text=text))
            assert shown(store) == before
        with Store.open(tmp_path / "store.db", readonly=True) as store:
            assert shown(store) == before
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_what_stops_halfway_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, page("a.txt", MET))
    before = shown(store)
    writing = store._writing

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "settle", fails)
    with pytest.raises(KeyboardInterrupt):
        load(store, page("b.txt", fact("L:Ana Berg", "VISITED", "S:Vietnam")))
    monkeypatch.undo()
    assert shown(store) == before
    load(store, page("b.txt", fact("L:Ana Berg", "VISITED", "S:Vietnam")))
    assert store.resolve("Ana Berg").id == "L:ana-berg"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_a_killed_load_leaves_whole_documents(tmp_path: Path) -> None:
    script = f"""
        import sys
        sys.path[:0] = {[str(PACKAGE), str(Path(__file__).parents[2])]!r}
        from detente.store import Store
        from tests.store.tellings import fact, load, page
        with Store.open(sys.argv[1], create=True) as store:
            for number in range(100_000):
                load(store, page(f"{{number:06}}.txt", *(fact("S:Cambodia", "MET", "S:Russia", f"{{year}}") for year in range(1950, 1970))))
                print(number, flush=True)
    """
    path = tmp_path / "store.db"
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script), str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) >= 5:
            break
    child.kill()
    child.wait()
    child.stdout.close()
    with Store.open(path) as store:
        documents = store.stats().documents
        assert documents >= 6
        assert store.stats().evidence == documents * 20
        assert all(len(edge.evidence) == documents for edge in store.edges())
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("disk I/O error"), "SQLite says"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (sqlite3.OperationalError("no such table: edge"), "lacks tables"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written to"),
        (sqlite3.OperationalError("unable to open database file"), "cannot be opened"),
    ],
)
def test_what_sqlite_says_becomes_advice(error: sqlite3.Error, words: str) -> None:
    told = opening.explained(error, "store.db")
    assert isinstance(told, DetenteError)
    assert words in str(told)
    assert str(told).startswith("store.db: ")


def test_a_bad_fact_is_no_reason_to_fail(store: Store) -> None:
    load(store, page("a.txt", Fact(MET.source, "MET", MET.target, (0, 10), properties={"x'; DROP TABLE edge; --": "\0\ud800"})))
    assert store.stats().evidence == 1
