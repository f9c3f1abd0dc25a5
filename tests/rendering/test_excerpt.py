"""What of a store the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.queries.selection import Selection
from detente.rendering.excerpt import excerpt
from detente.rendering.html import of_store, write_html
from detente.store import Store
from tests.exchange.stores import store_at


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_at(tmp_path / "detente.db") as store:
        yield store


def test_all_that_is_asserted_or_reported_is_shown(store: Store) -> None:
    found = excerpt(store)
    assert [edge.id for edge in found.edges] == [edge.id for edge in store.edges(all=False)]
    assert "VISITED" not in {edge.relation for edge in found.edges}, "a plan is no visit"
    assert found.note == ""
    assert len(found.documents) == 4


def test_around_an_actor_its_neighbours_are_shown(store: Store) -> None:
    near = excerpt(store, around="L:vladimir-putin", hops=1)
    assert [entity.id for entity in near.entities] == ["L:hun-sen", "L:vladimir-putin"]
    assert {edge.relation for edge in near.edges} == {"MET"}
    farther = excerpt(store, around="L:vladimir-putin", hops=2)
    assert {"S:cambodia"} == {entity.id for entity in farther.entities} - {entity.id for entity in near.entities}
    assert [entity.id for entity in excerpt(store, around="S:vietnam", hops=0).entities] == ["S:vietnam"]


def test_the_time_and_relations_asked_for_are_kept_to(store: Store) -> None:
    assert {edge.relation for edge in excerpt(store, Selection(as_of="1960")).edges} == {"DIPLOMATIC_RELATIONS"}
    assert {edge.relation for edge in excerpt(store, Selection(relations=("MET",))).edges} == {"MET"}


def test_the_most_central_actors_are_kept_and_the_others_counted(store: Store) -> None:
    few = excerpt(store, top=2)
    assert "S:cambodia" in {entity.id for entity in few.entities}
    assert len(few.entities) == 2
    assert few.note.startswith(f"{len(excerpt(store).entities) - 2} less central actors were left out")


def test_the_edges_of_a_path_are_a_page(store: Store) -> None:
    ids = [edge.id for edge in store.edges() if edge.relation == "MET"]
    assert [edge.id for edge in excerpt(store, edges=ids).edges] == ids


def test_an_actor_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="S:ruritania"):
        excerpt(store, around="S:ruritania")


def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    write_html(store, tmp_path / "page.html")
    with store_at(tmp_path / "second.db") as second:
        assert of_store(second).generate_html().encode() == (tmp_path / "page.html").read_bytes()
    assert "<title>Cambodia and its relations</title>" in of_store(store, around="S:cambodia").generate_html()
