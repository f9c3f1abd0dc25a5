"""Large files of records: streamed, in one transaction, and in the end as if loaded one by one."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from detente.errors import DiskError
from detente.model import Actor, Document, Dropped, Fact
from detente.reading import Records, read, row_facts
from detente.store import Store, growing
from detente.store.writing import Counts

from .tellings import fact, load, only, page, shown


class Line(NamedTuple):
    """What a row of a file of records comes to."""

    document: Document
    told: Fact | Dropped
    text: str


def file(name: str, sha256: str = "1") -> Document:
    return Document(name, sha256, media="csv", origin=name)


def records(tmp_path: Path, text: str, name: str = "facts.csv") -> Records:
    """A file of records, read."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = only(read([path]))
    assert isinstance(found, Records)
    return found


def load_records(store: Store, found: Records) -> Counts:
    return store.replace_records(found.document, row_facts(found))


ROWS = """source,source_type,relation,target,target_type,start,end,field
Cambodia,State,DIPLOMATIC_RELATIONS,Russia,State,1956-05-13,,
Cambodia,State,COOPERATED_WITH,Russia,State,1980,1990,energy
Hun Sen,Leader,ALLIED_WITH,Russia,State,,,
Cambodia,State,MET,Russia,State,last year,,
"""


def test_rows_become_edges_with_their_lines_as_quotes(store: Store, tmp_path: Path) -> None:
    counts = load_records(store, records(tmp_path, ROWS))
    assert (counts.told, counts.dropped) == (2, {"breaks the vocabulary": 1, "date not read": 1})
    edges = {edge.relation: edge for edge in store.edges()}
    assert edges["COOPERATED_WITH"].properties == {"field": "energy"}
    assert edges["COOPERATED_WITH"].evidence[0].quote == "Cambodia,State,COOPERATED_WITH,Russia,State,1980,1990,energy"
    assert store.text("facts.csv") == ROWS
    assert [lost.reason for lost in store.dropped()] == ["breaks the vocabulary", "date not read"]


def test_rows_that_name_documents_are_told_by_these(store: Store, tmp_path: Path) -> None:
    text = (
        "source,relation,target,document,title,url,published,quote\n"
        "Cambodia,MET,Russia,news/a.txt,,,2015-03-01,They met.\n"
        "Cambodia,MET,Russia,news/b.txt,On a meeting,,2015-03-02,\n"
        "Cambodia,MET,Vietnam,news/a.txt,A meeting,http://example.org,2015-03-01,They met again.\n"
    )
    load_records(store, records(tmp_path, text))
    a = store.document("news/a.txt")
    assert (a.title, a.url, a.published, a.origin) == ("A meeting", "http://example.org", "2015-03-01", "facts.csv")
    assert store.text("news/a.txt") == "They met.\nThey met again.\n"
    assert store.text("news/b.txt") == "Cambodia MET Russia\n"
    assert {told.quote for edge in store.edges() for told in edge.evidence} == {"They met.", "They met again.", "Cambodia MET Russia"}
    assert len(a.sha256) == 64
    assert store.forget("facts.csv") == 2
    assert store.stats().entities == {}


def test_the_same_file_again_is_not_read(store: Store, tmp_path: Path) -> None:
    found = records(tmp_path, ROWS)
    first = load_records(store, found)

    def unread() -> Iterator[Line]:
        yield from [only([])]

    again = store.replace_records(found.document, unread())
    assert again == first._replace(unchanged=True)
    with pytest.raises(ValueError, match="not enough values"):
        store.replace_records(found.document._replace(published="2015"), unread())
    store.forget("facts.csv")
    with pytest.raises(ValueError, match="not enough values"):
        store.replace_records(found.document, unread())


def test_a_changed_file_replaces_what_it_said(store: Store, tmp_path: Path) -> None:
    load_records(store, records(tmp_path, ROWS))
    load_records(store, records(tmp_path, "source,relation,target\nCambodia,MET,Vietnam\n"))
    assert [edge.target for edge in store.edges()] == ["S:vietnam"]
    assert len(list(store.documents())) == 1


def test_rows_that_say_the_same_with_the_same_words_count_once(store: Store, tmp_path: Path) -> None:
    text = "source,relation,target,document,quote\n" + "Cambodia,MET,Russia,a.txt,They met.\n" * 3
    assert load_records(store, records(tmp_path, text)).told == 1


def test_a_failure_on_the_way_leaves_nothing(store: Store) -> None:
    before = shown(load(store, page("a.txt", fact("S:Cambodia", "MET", "S:Russia"))))

    def rows() -> Iterator[Line]:
        for number in range(60_000):
            yield Line(file("all.csv"), fact(f"L:Leader of {number}", "VISITED", "S:Russia", "2015"), f"This is row {number}.\n")
        raise DiskError("the disk is full")

    with pytest.raises(DiskError):
        store.replace_records(file("all.csv"), rows())
    assert shown(store) == before
    indexes = store.connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchone()
    with Store.open(Path(store.path).with_name("other.db"), create=True) as other:
        assert other.connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchone() == indexes


def test_documents_that_come_and_go_keep_one_text_each(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "_OPEN", 2)
    lengths: dict[str, int] = {}
    lines: list[Line] = []
    for number in range(40):
        name = f"{number % 4}.txt"
        text = f"Row {number} — of {name}.\n" * (1 + number * 40)
        start = lengths.get(name, 0)
        lengths[name] = start + len(text)
        told = fact("S:Cambodia", "MET", "S:Russia", f"19{number:02}", span=(start, start + len(text) - 1))
        lines.append(Line(Document(name, "", title="Late" if number > 30 else None, origin="all.csv"), told, text))
    store.replace_records(file("all.csv"), iter(lines))
    for name, length in lengths.items():
        whole = "".join(line.text for line in lines if line.document.name == name)
        assert store.text(name) == whole
        assert len(whole) == length
        assert store.document(name).title == "Late"
    assert {told.quote for edge in store.edges() for told in edge.evidence} == {line.text[:-1] for line in lines}
    digests = [document.sha256 for document in store.documents()]
    store.replace_records(file("all.csv", "2"), iter(sorted(lines, key=lambda line: line.document.name)))
    assert [document.sha256 for document in store.documents()] == digests


@pytest.mark.parametrize("count", [1, 21_000])
def test_a_publication_date_that_a_later_row_tells_attests_all(store: Store, count: int) -> None:
    document = Document("a.txt", "", origin="all.csv")
    lines = [
        Line(document, fact(f"L:Leader of {i}", "MEMBER_OF", "P:People's Party", span=(0, 4)), "They" if i == 0 else "")
        for i in range(count)
    ]
    last = Line(document._replace(published="2015-03-01"), fact("S:Cambodia", "MET", "S:Russia", span=(0, 4)), "")
    store.replace_records(file("all.csv"), iter([*lines, last]))
    assert {edge.bounds.s2 for edge in store.edges(evidence=False)} == {date(2015, 3, 1).toordinal()}


def many(count: int) -> Iterator[Line]:
    """Rows about few and many, told once and often, that close each other."""
    document = file("all.csv")
    at = 0
    for number in range(count):
        text = f"This is row {number}.\n"
        one, other = f"S:State of {number % 50}", f"S:State of {number % 47}x"
        relation = ("DIPLOMATIC_RELATIONS", "CUT_TIES", "SUCCEEDED", "MET", "ALLIED_WITH")[number % 5]
        start = f"{1900 + number % 100}-{1 + number % 12:02}"
        if number % 7 == 0:
            one, relation, other = f"L:Leader of {number}", "VISITED", f"S:State of {number % 50}"
        yield Line(document, fact(one, relation, other, start, span=(at, at + len(text) - 1)), text)
        at += len(text)


def test_a_large_load_is_as_one_document(store: Store, tmp_path: Path) -> None:
    lines = list(many(25_000))
    store.replace_records(file("all.csv"), iter(lines))
    with Store.open(tmp_path / "other.db", create=True) as other:
        other.replace(file("all.csv"), "".join(line.text for line in lines), [line.told for line in lines if isinstance(line.told, Fact)])
        assert shown(store) == shown(other)
    assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    inferred = [edge for edge in store.edges(evidence=False) if edge.end_basis == "inferred"]
    assert len(inferred) > 100


def test_memory_does_not_grow_with_the_file(store: Store) -> None:
    actors = [(Actor(f"Leader of {i}", "Leader", None, ()), Actor(f"Party of {i}", "Party", None, ())) for i in range(100)]

    def rows(count: int) -> Iterator[Line]:
        document = file("all.csv")
        for number in range(count):
            one, other = actors[number % 100][0], actors[number * 7 % 99][1]
            yield Line(document, Fact(one, "SUPPORTED", other, (number * 9, number * 9 + 8), f"{1900 + number % 100}"), "some row\n")

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            store.replace_records(file("all.csv", str(count)), rows(count))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1000)
    assert peak(60_000) < peak(30_000) * 1.3
