"""Documents in and out of a store, and what they tell together."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.dates import attestation, bounds
from detente.errors import DocumentError, UnclearName, UsageError
from detente.model import Actor, Document, Dropped, Edge, Fact
from detente.store import Store
from detente.vocabulary import load_vocabulary

from .tellings import actor, fact, load, only, page, shown

CAMBODIA, RUSSIA, SOVIET_UNION = "S:Cambodia", "S:Russia", "S:Soviet Union"
TEXT = "Cambodia and the Soviet Union set up relations on 13 May 1956. — Ключевая дата. 🇰🇭 Hun Sen visited Russia in May 2016."


def edges(store: Store, relation: str) -> list[Edge]:
    """Edges of one relation, by their dates."""
    return sorted((edge for edge in store.edges() if edge.relation == relation), key=lambda edge: edge.bounds)


def test_every_edge_leads_to_the_exact_words(store: Store) -> None:
    start = TEXT.index("Hun Sen")
    visit = fact("L:Hun Sen", "VISITED", RUSSIA, "2016-05", span=(start, len(TEXT)))
    load(store, page("a.txt", visit, text=TEXT))
    told = only(only(store.edges()).evidence)
    assert told.quote == "Hun Sen visited Russia in May 2016." == store.text("a.txt")[told.start : told.end]
    assert (told.document, told.told, told.start_basis) == ("a.txt", "2016-05", "told")


def test_a_long_text_comes_back_as_it_went_in(store: Store) -> None:
    text = "".join(f"Sentence {i} — Слово 🙂\n" for i in range(20_000)) + "\ud800 end"
    quotes = [(i * 4099, i * 4099 + 9000) for i in range(50)]
    load(store, page("a.txt", *(fact(CAMBODIA, "MET", RUSSIA, f"19{i:02d}", span=span) for i, span in enumerate(quotes)), text=text))
    # Half a surrogate pair is no character, and no file can be written with it.
    text = text.replace("\ud800", "?")
    assert store.text("a.txt") == text
    assert store.text("a.txt", 8190, 8200) == text[8190:8200]
    assert store.text("a.txt", len(text) - 3) == text[-3:]
    assert {one.quote for edge in store.edges() for one in edge.evidence} == {text[a:b] for a, b in quotes}


def test_the_same_fact_in_two_documents_is_one_edge(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015-03")), page("b.txt", fact(RUSSIA, "MET", CAMBODIA, "2015")))
    edge = only(store.edges())
    assert [told.document for told in edge.evidence] == ["a.txt", "b.txt"]
    assert (edge.source, edge.target, edge.start) == ("S:cambodia", "S:russia", "2015-03")


def test_direction_counts_where_the_relation_has_one(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "VISITED", RUSSIA, "2015"), fact(RUSSIA, "VISITED", CAMBODIA, "2015")))
    assert len(list(store.edges())) == 2


def test_two_offices_of_one_person_are_two_edges(store: Store) -> None:
    offices = [fact("L:Hun Sen", "HOLDS_OFFICE", CAMBODIA, properties={"office": name}) for name in ("prime minister", "foreign minister")]
    load(store, page("a.txt", *offices, offices[0]._replace(properties={"office": "Prime Minister"}, span=(20, 30))))
    assert sorted(len(edge.evidence) for edge in store.edges()) == [1, 2]


def test_loading_the_same_again_changes_nothing(store: Store) -> None:
    one = page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015"), fact(CAMBODIA, "VISITED", "A:Paris Agreement"))
    first = store.replace(one.document, one.text, one.facts, one.dropped)
    before, changes = shown(store), store.connection.total_changes
    again = store.replace(one.document, one.text, one.facts[::-1], one.dropped)
    assert shown(store) == before
    assert store.connection.total_changes == changes
    assert (first.told, first.dropped, first.unchanged) == (1, {"breaks the vocabulary": 1}, False)
    assert (again.told, again.dropped, again.unchanged) == (1, {"breaks the vocabulary": 1}, True)


def test_a_changed_document_replaces_what_it_said(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015")), page("a.txt", fact(CAMBODIA, "MET", "S:Vietnam", "2015")))
    assert {entity.id for entity in store.entities()} == {"S:cambodia", "S:vietnam"}
    assert len(list(store.documents())) == 1


def test_a_forgotten_document_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    kept = page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015"))
    with Store.open(tmp_path / "other.db", create=True) as other:
        load(other, kept)
        load(store, kept, page("b.txt", fact(CAMBODIA, "MET", RUSSIA, "2015-03-01"), fact("L:Ana Berg", "VISITED", RUSSIA)))
        assert store.forget("b.txt") == 1
        assert shown(store) == shown(other)
        assert store.forget("b.txt") == 0


def test_one_telling_handed_over_twice_counts_once(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA), fact(CAMBODIA, "MET", RUSSIA)))
    assert len(only(store.edges()).evidence) == 1


def test_a_finer_date_renames_the_edge_and_the_old_id_leads_to_it(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015")))
    old = only(store.edges()).id
    load(store, page("b.txt", fact(CAMBODIA, "MET", RUSSIA, "2015-03-20")))
    new = only(store.edges()).id
    assert new != old
    assert store.edge(old) == store.edge(new)
    store.forget("b.txt")
    assert only(store.edges()).id == old
    with pytest.raises(UsageError, match="no edge has the id"):
        store.edge(new)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (fact("L:Hun Sen", "ALLIED_WITH", RUSSIA), "breaks the vocabulary"),
        (fact(CAMBODIA, "LIKES", RUSSIA), "breaks the vocabulary"),
        (fact(CAMBODIA, "MET", RUSSIA, "spring"), "date not read"),
        (fact(CAMBODIA, "FOUGHT", RUSSIA, "1990", "1980"), "date not read"),
        (fact(CAMBODIA, "MET", "S:Kingdom of Cambodia"), "ties an actor to itself"),
        (fact(CAMBODIA, "MET", RUSSIA, span=(5, 5)), "quote outside of the text"),
        (fact(CAMBODIA, "MET", RUSSIA, span=(0, 10_000)), "quote outside of the text"),
        (fact(CAMBODIA, "MET", "S:  "), "actor without a name"),
    ],
)
def test_what_cannot_be_kept_is_counted_with_its_reason(store: Store, told: Fact, reason: str) -> None:
    one = page("a.txt", told, fact(CAMBODIA, "MET", RUSSIA))
    counts = store.replace(one.document, one.text, one.facts)
    assert (counts.told, counts.dropped) == (1, {reason: 1})
    assert only(store.dropped()).reason == reason
    assert only(store.dropped("a.txt")).span == told.span
    assert {entity.id for entity in store.entities()} == {"S:cambodia", "S:russia"}


def test_what_breaks_the_vocabulary_is_told_with_the_rule(store: Store) -> None:
    load(store, page("a.txt", fact("L:Hun Sen", "ALLIED_WITH", RUSSIA)))
    assert only(store.dropped()).detail == "ALLIED_WITH starts at a State, not at a Leader"


def test_what_extraction_dropped_is_kept_with_the_document(store: Store) -> None:
    load(store, page("a.txt")._replace(dropped=(Dropped("a.txt", "actor not known", "tourists", (3, 9)),)))
    assert list(store.dropped()) == [Dropped("a.txt", "actor not known", "tourists", (3, 9))]
    store.forget("a.txt")
    assert list(store.dropped()) == []


def test_dates_are_stored_in_normal_form(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "FOUGHT", RUSSIA, "1980-XX/1990-05-XX")))
    edge = only(store.edges())
    assert (edge.start, edge.end, edge.kind) == ("1980", "1990-05", "process")


def test_a_publication_date_that_is_none_is_the_documents_fault(store: Store) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: its publication date"):
        load(store, page("a.txt", published="last May"))
    assert list(store.documents()) == []


def test_the_day_of_publication_attests_what_has_no_date(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "ALLIED_WITH", RUSSIA), published="2015-03"))
    assert only(store.edges()).bounds == bounds(None, None, act=False, attested=attestation(["2015-03"]))
    load(store, page("a.txt", fact(CAMBODIA, "ALLIED_WITH", RUSSIA), published="2016"))
    assert only(store.edges()).bounds == bounds(None, None, act=False, attested=attestation(["2016"]))


def test_planned_and_denied_edges_are_kept_and_marked(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA, "2015", status="planned"), fact(CAMBODIA, "FOUGHT", RUSSIA, status="denied")))
    assert {edge.status for edge in store.edges()} == {"planned", "denied"}
    assert list(store.edges(all=False)) == []


def test_edges_of_an_actor_of_a_document_and_by_id(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "MET", RUSSIA)), page("b.txt", fact(CAMBODIA, "MET", "S:Vietnam")))
    everything = list(store.edges())
    assert [edge.id for edge in everything] == sorted(edge.id for edge in everything)
    assert {edge.target for edge in store.edges(actor="S:russia")} == {"S:russia"}
    assert list(store.edges(document="b.txt", evidence=False)) == [only(store.edges(actor="S:vietnam"))._replace(evidence=())]
    assert list(store.edges([everything[1].id, "0" * 16, "nonsense"])) == [everything[1]]
    assert store.evidence(everything[0].id) == everything[0].evidence


# Near-copies

ORIGINAL = (
    "The foreign minister arrived in Moscow on Monday. He met his counterpart for two hours. They signed a paper on trade. "
    "The delegation then left for Kazan. Nobody spoke to the press."
)


def test_near_copies_count_as_one_document(store: Store) -> None:
    met = fact(CAMBODIA, "MET", RUSSIA, "2015")
    copy = "REPRINT\n\n" + ORIGINAL.replace("Nobody spoke", "Not one spoke") + " A reader sent us this article yesterday."
    load(store, page("b.txt", met, text=copy), page("a.txt", met, text=ORIGINAL), page("c.txt", met))
    assert store.twins() == {"b.txt": "a.txt"}
    assert store.connection.execute("SELECT documents FROM edge").fetchall() == [(2,)]
    assert len(only(store.edges()).evidence) == 3
    store.forget("a.txt")
    assert store.twins() == {}
    assert store.connection.execute("SELECT documents FROM edge").fetchall() == [(2,)]


def test_documents_that_share_a_sentence_are_no_copies(store: Store) -> None:
    other = "They signed a paper on trade. " + " ".join(f"And {i} other things were said of it." for i in range(6))
    load(store, page("a.txt", text=ORIGINAL), page("b.txt", text=other))
    assert store.twins() == {}


def test_equal_rows_of_two_files_are_no_copies(store: Store) -> None:
    met = fact(CAMBODIA, "MET", RUSSIA, "2015")
    load(store, page("a.csv", met, text=ORIGINAL, media="csv"), page("b.csv", met, text=ORIGINAL, media="csv"))
    assert store.twins() == {}
    assert store.connection.execute("SELECT documents FROM edge").fetchall() == [(2,)]


def test_one_document_that_two_files_of_records_name_counts_once(store: Store) -> None:
    met = fact(CAMBODIA, "MET", RUSSIA, "2015")
    load(store, page("news.txt", met, origin="a.csv"), page("news.txt", met, origin="b.csv"))
    assert len(list(store.documents())) == 2
    assert store.connection.execute("SELECT documents FROM edge").fetchall() == [(1,)]
    assert store.forget("a.csv") == 1
    assert [document.origin for document in store.documents()] == ["b.csv"]
    assert store.forget("news.txt") == 1


# What closes what


def test_cut_ties_end_diplomatic_relations(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "DIPLOMATIC_RELATIONS", RUSSIA, "1956")))
    load(store, page("b.txt", fact(RUSSIA, "CUT_TIES", CAMBODIA, "1965-05-03")))
    edge = only(edges(store, "DIPLOMATIC_RELATIONS"))
    assert (edge.end, edge.end_basis) == ("1965-05-03", "inferred")
    store.forget("b.txt")
    assert only(store.edges()).end is None


def test_an_ambassador_recalled_or_a_planned_cut_ends_nothing(store: Store) -> None:
    cuts = [
        fact(CAMBODIA, "CUT_TIES", "S:Vietnam", "1965", properties={"form": "recalled"}),
        fact(CAMBODIA, "CUT_TIES", "S:Vietnam", "1970", status="planned"),
    ]
    load(store, page("a.txt", fact(CAMBODIA, "DIPLOMATIC_RELATIONS", "S:Vietnam", "1956"), *cuts))
    assert only(edges(store, "DIPLOMATIC_RELATIONS")).end is None


def test_relations_set_up_again_after_a_cut_go_on(store: Store) -> None:
    load(
        store,
        page(
            "a.txt",
            fact(CAMBODIA, "DIPLOMATIC_RELATIONS", "S:Vietnam", "1956"),
            fact(CAMBODIA, "CUT_TIES", "S:Vietnam", "1975"),
            fact(CAMBODIA, "DIPLOMATIC_RELATIONS", "S:Vietnam", "1991"),
        ),
    )
    assert [(edge.start, edge.end) for edge in edges(store, "DIPLOMATIC_RELATIONS")] == [("1956", "1975"), ("1991", None)]


def test_a_successor_ends_the_office_that_is_named_and_no_other(store: Store) -> None:
    offices = [
        fact("L:Ana Berg", "HOLDS_OFFICE", "S:Atlantis", start, properties={"office": office})
        for start, office in (("1985", "Prime Minister"), ("2018", "party chair"))
    ]
    load(store, page("b.txt", *offices))
    load(store, page("a.txt", fact("L:Bo Lind", "SUCCEEDED", "L:Ana Berg", "2023-08-22", properties={"office": "prime minister"})))
    assert [(edge.start, edge.end) for edge in edges(store, "HOLDS_OFFICE")] == [("1985", "2023-08-22"), ("2018", None)]


def test_the_end_of_a_state_ends_what_it_was_party_to(store: Store) -> None:
    load(
        store,
        page("a.txt", fact("S:Atlantis", "SUCCEEDED", "S:Lemuria", "1970-02-01", properties={"manner": "continuation"})),
        page("b.txt", fact(CAMBODIA, "ALLIED_WITH", "S:Lemuria", "1956"), fact("S:Atlantis", "ALLIED_WITH", CAMBODIA, "1956")),
        page("c.txt", fact(CAMBODIA, "VISITED", "S:Lemuria", "1956")),
    )
    ends = {(edge.source, edge.target, edge.relation): edge.end for edge in store.edges()}
    assert ends == {
        ("S:cambodia", "S:lemuria", "ALLIED_WITH"): "[..1970-02-01]",
        ("S:atlantis", "S:cambodia", "ALLIED_WITH"): None,
        ("S:cambodia", "S:lemuria", "VISITED"): None,
        ("S:atlantis", "S:lemuria", "SUCCEEDED"): None,
    }
    store.forget("a.txt")
    assert [edge.end for edge in edges(store, "ALLIED_WITH")] == [None, None]


def test_a_secession_ends_nothing(store: Store) -> None:
    left = fact("S:Atlantis", "SUCCEEDED", "S:Lemuria", "1970", properties={"manner": "secession"})
    load(store, page("a.txt", left, fact(CAMBODIA, "ALLIED_WITH", "S:Lemuria", "1956")))
    assert only(edges(store, "ALLIED_WITH")).end is None


def test_a_state_that_the_gazetteer_knows_to_be_over_ends_without_being_told(store: Store) -> None:
    load(store, page("a.txt", fact(CAMBODIA, "DIPLOMATIC_RELATIONS", SOVIET_UNION, "1956-05-13")))
    edge = only(store.edges())
    assert (edge.end_basis, edge.bounds.e2 < 727_199) == ("inferred", True)


# Vocabulary


def test_a_users_relation_is_kept_with_the_store(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "relations:\n  TWINNED_WITH: {from: S, to: S, kind: state, sign: friendly, symmetric: true}\n"
        "names:\n  State:\n    - {key: atlantis, name: Atlantis, aliases: [Poseidonis]}\n",
        encoding="utf-8",
    )
    one = page("a.txt", fact("S:Poseidonis", "TWINNED_WITH", CAMBODIA))
    load(store, one)
    assert [lost.reason for lost in store.dropped()] == ["breaks the vocabulary"]
    store.install(load_vocabulary(own))
    load(store, one)
    assert only(store.edges()).source == "S:atlantis"
    store.close()
    with Store.open(store.path) as again:
        load(again, page("b.txt", fact("S:Atlantis", "TWINNED_WITH", RUSSIA)))
        assert {edge.target for edge in again.edges()} == {"S:cambodia", "S:russia"}


def test_a_users_vocabulary_changes_what_is_stored(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("relations:\n  VISITED: {sign: neutral, symmetric: true}\n", encoding="utf-8")
    load(store, page("a.txt", fact(RUSSIA, "VISITED", CAMBODIA, "2015")), page("b.txt", fact(RUSSIA, "MET", CAMBODIA)))
    store.install(load_vocabulary(own))
    edge = only(edges(store, "VISITED"))
    assert (edge.source, edge.sign) == ("S:cambodia", "neutral")
    assert store.stats().edges == {"MET": 1, "VISITED": 1}


# Reading


def test_an_unknown_document_comes_with_near_names(store: Store) -> None:
    load(store, page("news/may.txt"))
    with pytest.raises(UnclearName, match=r"did you mean news/may\.txt") as caught:
        store.text("news/mai.txt")
    assert caught.value.candidates == ("news/may.txt",)


def test_parts_of_a_text_are_enough(store: Store) -> None:
    """A document that comes from an export has its quotes alone."""
    document = Document("a.txt", "1", origin="a.txt")
    facts = [fact(CAMBODIA, "MET", RUSSIA, "2015", span=(5, 8)), fact(CAMBODIA, "MET", RUSSIA, "2016", span=(20_000, 20_004))]
    store.replace(document, {5: "met", 20_000: "talk"}, facts)
    assert sorted(edge.evidence[0].quote for edge in store.edges()) == ["met", "talk"]
    assert store.text("a.txt").split() == ["met", "talk"]
    assert store.text("a.txt")[20_000:] == "talk"


def test_words_are_found_in_names_and_quotes(store: Store) -> None:
    text = "Премьер visited. The Côte d’Ivoire minister met U.S. envoys in Phnom Penh. " + "x " * 8170 + "A late visitor came."
    places = [(0, 16), (17, 75), (text.index("A late"), len(text))]
    visits = [fact("S:Ivory Coast", "MET", "S:United States", f"201{i}", span=span) for i, span in enumerate(places)]
    load(store, page("a.txt", *visits, text=text))
    entities, _ = store.search("ivory")
    assert [entity.name for entity in entities] == ["Côte d'Ivoire"]

    def found(words: str) -> list[tuple[int, int]]:
        return [(quote.start, quote.end) for quote in store.search(words)[1]]

    assert found("visit") == [places[0], places[2]]
    assert found("cote IVOIRE us") == [places[1]]
    assert found("премьер") == [places[0]]
    assert found("visitors") == []
    assert found("isited") == []
    assert found("?!") == []
    assert [quote.quote for quote in store.search("late came")[1]] == ["A late visitor came."]


def test_an_actor_as_a_document_has_it_may_carry_a_key(store: Store) -> None:
    load(store, page("a.txt", fact(Actor("Cambodia", "State", "cambodia", ("Kampuchea", "the Khmers")), "MET", actor("S:Nowhere"))))
    assert "the Khmers" in store.entity("S:cambodia").aliases
    assert store.entity("S:cambodia").name == "Cambodia"
