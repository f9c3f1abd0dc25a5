"""A store is a function of the set of documents: whatever was loaded in which order, replaced and forgotten, does not show."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from detente.model import Actor, Document, Dropped, Fact
from detente.store import Store, bulk

from .tellings import Page, actor, fact, load, page, rows, shown

STATES = ("S:Cambodia", "S:Soviet Union", "S:Russia", "S:Atlantis", "S:Lemuria")
LEADERS = (
    *(actor("L:Ana Berg", "Berg"), actor("L:ana  berg"), actor("L:Ana BERG", "AB"), actor("L:Bo Berg", "Berg")),
    *(actor("L:Berg"), actor("L:Hun Sen")),
)
OTHERS = (actor("O:Mekong Rice Office", "MRO"), actor("O:MRO"), actor("O:United Nations", "UN"), actor("O:UN"))
DATES = ("1956", "1956-05", "1956-05-13", "1956-07", "195X", "1956~", "1965", "1991-12", "2003", "[1950..1960]", "[..1970]", None)
ENDS = (None, None, "..", "1960", "1965-03", "1991", "[..2015]", "196X")
RELATIONS = (
    *("DIPLOMATIC_RELATIONS", "CUT_TIES", "SUCCEEDED", "ALLIED_WITH", "AIDED", "HOLDS_OFFICE"),
    *("MET", "SUCCEEDED L", "VISITED", "MEMBER_OF", "KIN_OF"),
)
TEXTS = (
    "The two states agreed on trade in the spring of that year. Their ministers met twice in the capital. Nobody else came to the hall.",
    "Their ministers met twice in the capital. Nobody else came to the hall. The two states agreed on trade in the spring of that year.",
    "Ships came up the river with rice and left with timber. The harbour was rebuilt in the same year by an engineer from abroad.",
)


@st.composite
def told(draw: st.DrawFn) -> Fact:
    """Facts about few actors at few times, so that they meet each other and each other's closings."""
    relation = draw(st.sampled_from(RELATIONS))
    properties: dict[str, str] = {}
    ends: tuple[str | Actor, str | Actor]
    if relation in ("HOLDS_OFFICE", "VISITED"):
        ends = draw(st.sampled_from(LEADERS)), draw(st.sampled_from(STATES))
    elif relation == "MEMBER_OF":
        ends = draw(st.sampled_from(STATES)), draw(st.sampled_from(OTHERS))
    elif relation in ("SUCCEEDED L", "KIN_OF", "MET"):
        ends = draw(st.sampled_from(LEADERS)), draw(st.sampled_from(LEADERS))
    else:
        ends = draw(st.sampled_from(STATES)), draw(st.sampled_from(STATES))
    if relation in ("HOLDS_OFFICE", "SUCCEEDED L"):
        properties["office"] = draw(st.sampled_from(["prime minister", "Prime Minister", "king"]))
    if relation == "SUCCEEDED":
        properties["manner"] = draw(st.sampled_from(["continuation", "secession"]))
    if draw(st.booleans()):
        properties["place"] = draw(st.sampled_from(["Moscow", "Phnom Penh"]))
    return fact(
        *(ends[0], relation.split()[0], ends[1], draw(st.sampled_from(DATES)), draw(st.sampled_from(ENDS))),
        span=(draw(st.integers(0, 3)), draw(st.integers(4, 40))),
        attested=draw(st.sampled_from([None, None, "1985", "1991-12-30"])),
        status=draw(st.sampled_from(["asserted", "asserted", "reported", "planned", "denied"])),
        confidence=draw(st.sampled_from([1.0, 0.5])),
        properties=properties,
        reader=draw(st.sampled_from(["record", "verb:visit"])),
    )


@st.composite
def document(draw: st.DrawFn, name: str) -> Page:
    """A document that may be a copy of another, and may have no date."""
    text = draw(st.sampled_from((*TEXTS, None)))
    facts = tuple(draw(st.lists(told(), max_size=6)))
    dropped = tuple(Dropped(name, reason, "", None) for reason in draw(st.lists(st.sampled_from(["a reason", "another"]), max_size=2)))
    one = page(name, *facts, text=text, published=draw(st.sampled_from([None, "1960-02-03", "2015", "1991-12-28"])))
    return one._replace(dropped=dropped)


@st.composite
def library(draw: st.DrawFn) -> list[Page]:
    return [draw(document(f"{letter}.txt")) for letter in "abcdef"[: draw(st.integers(1, 6))]]


@contextmanager
def new_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store.db"), create=True) as store:
        yield store


@given(st.data())
def test_any_order_with_detours_gives_the_same_store(data: st.DataObject) -> None:
    pages = data.draw(library())
    order = data.draw(st.permutations(pages))
    detours = data.draw(st.lists(st.tuples(st.sampled_from(pages), document("z.txt")), max_size=4))
    with new_store() as straight, new_store() as winding:
        load(straight, *pages)
        # Other versions of documents that are replaced later, documents that are forgotten again, documents twice.
        for one, other in detours:
            load(winding, one._replace(document=one.document._replace(published="1970"), facts=other.facts, text=other.text * 2))
            load(winding, other)
        for one in order:
            load(winding, one._replace(facts=tuple(data.draw(st.permutations(one.facts)))))
            winding.forget(data.draw(st.sampled_from(["z.txt", one.document.name, "nothing.txt"])))
            load(winding, one)
        winding.forget("z.txt")
        load(winding, *data.draw(st.permutations(pages)))
        assert shown(straight) == shown(winding)


class Line(NamedTuple):
    """A row of a file of records."""

    document: Document
    told: Fact | Dropped
    text: str


@given(st.data())
def test_records_give_the_same_store_in_bulk(data: st.DataObject) -> None:
    """A large load derives what it can at once and closes at the end; it comes to what loading the documents one by one does."""
    pages = data.draw(library())
    prose = data.draw(document("prose.txt"))
    lines = []
    for one in pages:
        origin = one.document._replace(origin="all.csv", media="csv")
        for number, item in enumerate(one.facts):
            lines.append(Line(origin, item._replace(span=(0, 10)), one.text if number == 0 else ""))
    told_by = {line.document.name for line in lines}
    with new_store() as single, new_store() as at_once:
        load(single, prose)
        for one in pages:
            if one.document.name in told_by:
                facts = tuple(item._replace(span=(0, 10)) for item in one.facts)
                single.replace(one.document._replace(origin="all.csv", media="csv"), one.text, facts)
        chunk, bulk._CHUNK = bulk._CHUNK, data.draw(st.sampled_from([1, 3, 1000]))
        try:
            before = data.draw(st.booleans())
            if before:
                load(at_once, prose)
            at_once.replace_records(Document("all.csv", "1", origin="all.csv"), lines[: len(lines) // 2])
            at_once.replace_records(Document("all.csv", "2", origin="all.csv"), lines)
            if not before:
                load(at_once, prose)
        finally:
            bulk._CHUNK = chunk
        assert shown(single) == shown(at_once)
        assert rows(single) == rows(at_once)
        at_once.forget("all.csv")
        with new_store() as alone:
            assert shown(load(alone, prose)) == shown(at_once)
