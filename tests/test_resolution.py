"""Tellings to edges: what is one edge, when it holds, what closes it, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates import compatible, span
from detente.model import FUTURE, PAST
from detente.resolution import (
    Closing,
    Derived,
    Telling,
    Tie,
    attested_on,
    edge_id,
    edges_of,
    ends_by,
    ends_on,
    entity_id,
    group_id,
    group_range,
    hex_id,
    identity_of,
    number_of,
    slug,
)

STATE = Tie(10, "ALLIED_WITH", True, True, False, False, 1, ())
ACT = Tie(11, "VISITED", False, False, False, False, 1, ())
PROCESS = Tie(12, "AIDED", False, False, True, False, 1, ())
TIMELESS = Tie(13, "KIN_OF", True, True, False, True, 0, ())


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def telling(start: str | None = None, end: str | None = None, by: str = "a.txt", **more: Any) -> Telling:
    plain = Telling(start, end, "told" if start else None, "told" if end else None, None, 0, by, 1.0, {})
    return plain._replace(**more)


def derive(*tellings: Telling, tie: Tie = STATE, closings: Sequence[Closing] = ()) -> list[Derived]:
    return edges_of(tie, tellings, closings)


def times(edges: Sequence[Derived]) -> list[tuple[str | None, str | None]]:
    return [(edge.start, edge.end) for edge in edges]


# One edge or several


def test_two_documents_that_tell_the_same_are_one_edge() -> None:
    (edge,) = derive(telling("1956-05-13"), telling("1956-05-13", by="b.txt"))
    assert edge.documents == 2
    assert edge.tellings == (0, 1)


def test_near_copies_count_once() -> None:
    (edge,) = derive(telling("1956"), telling("1956", by="a.txt"))
    assert edge.documents == 1


def test_a_coarser_telling_joins_and_the_edge_takes_the_finest_date() -> None:
    (edge,) = derive(telling("1956"), telling("1956-05-13", by="b.txt"), telling("195X", by="c.txt"))
    assert edge.start == "1956-05-13"
    assert edge.documents == 3


def test_a_telling_without_date_joins_the_one_edge_there_is() -> None:
    (edge,) = derive(telling(), telling("1956", by="b.txt"))
    assert (edge.start, edge.documents) == ("1956", 2)


def test_a_second_alliance_is_a_second_edge() -> None:
    assert times(derive(telling("1949", "1966"), telling("2009"))) == [("1949", "1966"), ("2009", None)]


def test_a_telling_that_fits_several_edges_stays_by_itself() -> None:
    edges = derive(telling("1949", "1966"), telling("2009", by="b.txt"), telling(by="c.txt"))
    assert times(edges) == [("1949", "1966"), ("2009", None), (None, None)]
    assert [edge.documents for edge in edges] == [1, 1, 1]


def test_tellings_that_fit_the_same_edges_stay_by_themselves_together() -> None:
    edges = derive(telling("1949"), telling("2009"), telling(by="b.txt"), telling(by="c.txt"))
    assert [edge.documents for edge in edges] == [1, 1, 2]


def test_an_attested_day_tells_which_of_two_edges_is_meant() -> None:
    first, second = derive(telling("1949", "1966"), telling("2009"), telling(by="b.txt", attested="2015-06-01"))
    assert first.documents == 1
    assert (second.start, second.documents, second.bounds.e1) == ("2009", 2, day("2015-06-01"))


def test_a_day_on_which_it_holds_after_its_told_end_makes_another_edge() -> None:
    assert len(derive(telling("1949", "1966"), telling(by="b.txt", attested="1980"))) == 2


def test_a_contradiction_is_two_edges_and_nobody_is_retired() -> None:
    edges = derive(telling("1980", "1990"), telling("1980", "1995", by="b.txt"))
    assert times(edges) == [("1980", "1990"), ("1980", "1995")]


def test_start_from_one_document_and_end_from_another_come_together() -> None:
    (edge,) = derive(telling("1956-05-13"), telling("1956", "1960", by="b.txt"))
    assert (edge.start, edge.end) == ("1956-05-13", "1960")


def test_an_end_alone_belongs_to_the_edge_that_can_end_then() -> None:
    edges = derive(telling("1949"), telling("2009"), telling(None, "1966", by="b.txt"))
    assert times(edges) == [("1949", "1966"), ("2009", None)]


def test_told_to_go_on_is_an_attested_day_and_no_end() -> None:
    (edge,) = derive(telling("1980", "..", attested="1985"), telling("1980", "1990", by="b.txt"))
    assert (edge.start, edge.end) == ("1980", "1990")
    (edge,) = derive(telling("1980", "..", attested="1985-03-01"))
    assert (edge.end, edge.bounds.e1, edge.bounds.e2) == ("..", day("1985-03-01"), FUTURE)


def test_former_holders_of_an_office_end_by_the_earliest_telling() -> None:
    (edge,) = derive(telling("1985", "[..2015]"), telling("1985", "[..2010-05]", by="b.txt"))
    assert edge.end == "[..2010-05]"


# What an edge says


def test_no_start_counts_from_the_first_attested_day() -> None:
    (edge,) = derive(telling(attested="1990-02-01"), telling(by="b.txt", attested="1985-06-01"))
    assert edge.bounds == (PAST, day("1985-06-01"), day("1990-02-01"), FUTURE)
    assert edge.counts == day("1985-06-01")


def test_the_timeless_counts_always() -> None:
    (edge,) = derive(telling(), tie=TIMELESS)
    assert edge.counts == PAST


def test_a_planned_act_is_attested_by_nothing() -> None:
    (edge,) = derive(telling(attested="2015-03-01", status=2), tie=ACT)
    assert (edge.bounds.s2, edge.counts) == (FUTURE, FUTURE)


def test_a_denial_neither_corroborates_nor_attests() -> None:
    (edge,) = derive(telling(), telling(by="b.txt", status=3, attested="1970"))
    assert (edge.status, edge.documents, edge.bounds.s2) == (0, 1, FUTURE)


def test_status_is_the_strongest_and_a_plan_makes_no_edge_surer() -> None:
    (edge,) = derive(telling("1956", status=2, confidence=0.9), telling("1956", by="b.txt", status=1, confidence=0.4))
    assert (edge.status, edge.confidence) == (1, 0.4)


def test_documents_that_agree_make_an_edge_surer() -> None:
    (edge,) = derive(telling("1956", confidence=0.6), telling("1956", by="b.txt", confidence=0.5))
    assert edge.confidence == 0.8


def test_a_document_that_repeats_itself_makes_no_edge_surer() -> None:
    (edge,) = derive(telling("1956", confidence=0.6), telling("1956", confidence=0.7), telling("1956-05", confidence=0.5))
    assert edge.confidence == 0.7


def test_a_plan_is_as_sure_as_the_documents_that_tell_it() -> None:
    (edge,) = derive(telling("1956", status=2, confidence=0.5), telling("1956", by="b.txt", status=2, confidence=0.5))
    assert edge.confidence == 0.75


def test_properties_are_what_most_documents_tell() -> None:
    told = [("Moscow", "a.txt"), ("Kazan", "b.txt"), ("Kazan", "c.txt"), ("Moscow", "a.txt")]
    (edge,) = derive(*(telling("1956", by=by, properties={"place": place}) for place, by in told))
    assert edge.properties == {"place": "Kazan"}


MILLION = {"amount": "1000000", "currency": "USD", "amount_words": "$1 million"}
ABOUT = {"amount": "1000000", "currency": "USD", "amount_qualifier": "about", "amount_words": "about US$1m"}
EUROS = {"amount": "3000000", "currency": "EUR", "amount_words": "€3m"}


def figures(*told: tuple[dict[str, str], str], **more: Any) -> dict[str, str]:
    (edge,) = derive(*(telling("1956", by=by, properties=properties, **more) for properties, by in told), tie=PROCESS)
    return dict(edge.properties)


def test_a_number_keeps_its_own_currency() -> None:
    assert figures((EUROS, "a.txt"), ({**EUROS, "currency": "GBP"}, "b.txt"), (MILLION, "c.txt"), (MILLION, "d.txt")) == {
        **MILLION,
        "amount_also": "€3m",
    }


def test_an_amount_that_says_more_is_told_by_those_that_say_less() -> None:
    assert figures((MILLION, "a.txt"), (ABOUT, "b.txt")) == ABOUT
    assert figures((MILLION, "a.txt"), (ABOUT, "b.txt"), (EUROS, "c.txt")) == {**ABOUT, "amount_also": "€3m"}


def test_a_told_amount_is_before_a_planned_one() -> None:
    told = [telling("1956", by=by, properties=EUROS, status=2) for by in "ab"]
    (edge,) = derive(*told, telling("1956", by="c", properties=MILLION), tie=PROCESS)
    assert edge.properties == {**MILLION, "amount_also": "€3m"}


def test_all_goods_are_kept() -> None:
    rice = {"count": "200", "unit": "tonnes", "count_words": "200 tonnes of rice", "goods": "rice"}
    assert figures((rice, "a.txt"), ({"goods": "medicine, rice"}, "b.txt")) == {**rice, "goods": "medicine, rice"}


def test_amounts_make_no_second_edge() -> None:
    told = [telling("1956", by="a.txt", properties=MILLION), telling("1956", by="b.txt", properties=EUROS)]
    assert len(derive(*told, tie=PROCESS)) == 1


def test_the_basis_is_the_best_for_the_date_that_is_shown() -> None:
    publication = telling("1956-05-13", start_basis="publication")
    told = telling("1956", by="b.txt")
    (edge,) = derive(publication, told)
    assert (edge.start, edge.start_basis) == ("1956-05-13", "publication")
    (edge,) = derive(publication, told, telling("1956-05-13", by="c.txt", start_basis="context"))
    assert edge.start_basis == "context"


def test_an_act_with_a_duration_is_a_process_where_the_relation_allows_it() -> None:
    assert [derive(telling("1980", "1990"), tie=tie)[0].act for tie in (PROCESS, ACT, STATE)] == [False, True, False]


def test_a_telling_attests_by_its_publication_only_what_it_does_not_date() -> None:
    assert attested_on(None, None, None, "2015") == "2015"
    assert attested_on("1956", None, None, "2015") is None
    assert attested_on("1956", "..", None, "2015") == "2015"
    assert attested_on(None, None, "1985", "2015") == "1985"


# What closes what


def test_a_second_start_bounds_the_end_of_the_first() -> None:
    first, second = derive(telling("1949"), telling("2009-05"))
    assert (first.end, first.end_basis, first.bounds.e2) == ("[..2009-05]", "inferred", day("2009-05-31"))
    assert first.bounds.e1 == day("1949-01-01")
    assert second.end is None


def test_an_edge_attested_after_a_second_start_is_not_closed_by_it() -> None:
    first, _ = derive(telling("1949", "..", attested="2015"), telling("2009"))
    assert first.end == ".."


def test_starts_that_may_be_the_same_close_nothing() -> None:
    edges = derive(telling("1956-05"), telling("[1956-05-20..1956-06-20]"))
    assert [edge.end for edge in edges] == [None, None]


def test_what_is_cut_on_a_day_held_until_then() -> None:
    (edge,) = derive(telling("1956"), closings=[ends_on("1965-05-03")])
    assert (edge.end, edge.end_basis) == ("1965-05-03", "inferred")
    assert edge.bounds[2:] == (day("1965-05-03"), day("1965-05-03"))


def test_what_ended_with_a_state_may_have_ended_before() -> None:
    (edge,) = derive(telling("1956", "..", attested="1985-01-01"), closings=[ends_by("1991-12-26")])
    assert (edge.end, edge.bounds[2:]) == ("[..1991-12-26]", (day("1985-01-01"), day("1991-12-26")))


def test_a_told_end_is_never_changed() -> None:
    (edge,) = derive(telling("1956", "1990"), closings=[ends_on("1965")])
    assert (edge.end, edge.end_basis) == ("1990", "told")


def test_nothing_is_closed_before_it_starts() -> None:
    (edge,) = derive(telling("1970"), closings=[ends_on("1965")])
    assert edge.end is None


def test_the_earliest_closing_counts() -> None:
    (edge,) = derive(telling("1956"), closings=[ends_by("1991"), ends_on("1965"), ends_on("1950")])
    assert edge.end == "1965"


def test_acts_are_not_closed() -> None:
    (edge,) = derive(telling("1956"), tie=ACT, closings=[ends_on("1965")])
    assert edge.end is None


# Any order


DATES = ["1956", "1956-05", "1956-05-13", "1956-07", "195X", "1956~", "1965", "[1950..1960]", "[..1970]", None]
TELLINGS = st.builds(
    telling,
    st.sampled_from(DATES),
    st.sampled_from([None, "..", "1971", "1975-03", "197X", "[..2015]"]),
    st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    attested=st.sampled_from([None, "1960", "1972-01-01"]),
    status=st.integers(0, 3),
    confidence=st.sampled_from([0.5, 1.0]),
    properties=st.sampled_from([{}, {"place": "Kazan"}, {"place": "Moscow"}, MILLION, EUROS, {**ABOUT, "goods": "rice"}]),
)
TIES = st.sampled_from([STATE, ACT, PROCESS, TIMELESS])


@given(st.data(), st.lists(TELLINGS, min_size=1, max_size=8), TIES)
def test_edges_do_not_depend_on_the_order_of_tellings(data: st.DataObject, told: list[Telling], tie: Tie) -> None:
    places = data.draw(st.permutations(range(len(told))))
    straight = edges_of(tie, told, [ends_on("1968")])
    mixed = edges_of(tie, [told[i] for i in places], [ends_on("1968")])
    assert [edge._replace(tellings=()) for edge in straight] == [edge._replace(tellings=()) for edge in mixed]
    assert [set(edge.tellings) for edge in straight] == [{places[i] for i in edge.tellings} for edge in mixed]


@given(st.lists(TELLINGS, min_size=1, max_size=8), TIES)
def test_every_telling_counts_to_one_edge_whose_dates_it_does_not_contradict(told: list[Telling], tie: Tie) -> None:
    edges = edges_of(tie, told)
    assert sorted(i for edge in edges for i in edge.tellings) == list(range(len(told)))
    for edge in edges:
        s1, s2, e1, e2 = edge.bounds
        assert s1 <= s2
        assert e1 <= e2
        for i in edge.tellings:
            assert compatible(told[i].start, edge.start)
            assert edge.start is None or told[i].start is None or span(edge.start)[1] - span(edge.start)[0] <= _width(told[i].start)
            if edge.end_basis != "inferred" and told[i].end != "..":
                assert compatible(told[i].end, edge.end if edge.end != ".." else None)


def _width(text: str | None) -> int:
    first, last = span(text) if text else (PAST, FUTURE)
    return last - first


def test_thousands_of_tellings_of_one_pair_are_quick() -> None:
    days = [date.fromordinal(700_000 + i).isoformat() for i in range(5000)]
    edges = edges_of(ACT, [telling(text) for text in [*days, *(text[:7] for text in days), None, None]])
    # Each month has several days: its telling stays by itself.
    assert len(edges) > 5000


# Ids


def test_an_id_is_the_letter_of_the_type_and_the_name() -> None:
    assert entity_id("Leader", "Hun Sen") == "L:hun-sen"
    assert entity_id("State", "Democratic Kampuchea", "democratic-kampuchea") == "S:democratic-kampuchea"
    assert entity_id("Company", "Mekong Oil") == "Company:mekong-oil"


def test_names_in_any_script_have_ids_of_their_own() -> None:
    assert slug("Нородом Сианук") == "нородом-сианук"
    assert slug("???") != slug("!!!")
    assert len(slug("x" * 500)) <= 80
    assert slug("x" * 500) != slug("x" * 501)


@pytest.mark.parametrize("other", [("MET", "S:b", "S:a", ()), ("VISITED", "S:a", "S:b", ()), ("MET", "S:a", "S:b", (("office", "king"),))])
def test_relation_ends_and_identity_properties_tell_groups_apart(other: tuple[str, str, str, tuple[tuple[str, str], ...]]) -> None:
    assert group_id("MET", "S:a", "S:b") != group_id(*other)


def test_identity_properties_agree_whatever_their_case() -> None:
    assert identity_of({"office": "Prime Minister", "place": "x"}, ("office", "level")) == (("office", "prime minister"),)


def test_the_edges_of_a_group_lie_side_by_side() -> None:
    group = group_id("MET", "S:a", "S:b")
    low, high = group_range(group)
    ids = {edge_id(group, start, end) for start in (None, "1956", "1957") for end in (None, "1990")}
    assert len(ids) == 6
    assert all(low <= one <= high < 2**63 for one in ids)
    assert edge_id(group, None) == group


def test_ids_are_sixteen_hex_digits_and_back() -> None:
    assert hex_id(255) == "00000000000000ff"
    assert number_of("00000000000000ff") == 255
    assert number_of("ff") is None
    assert number_of("not hex at all..") is None
