"""Which known leader a short or a formal name means."""

from __future__ import annotations

import pytest

from detente.extraction.bearers import Bearers, Sought
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import load_lexicon
from detente.extraction.name_entries import Entry, Office, Spelling
from detente.model import FUTURE, PAST
from tests.extraction.telling import offices_of, relations_of


def _leader(key: str, name: str, of: str, start: str, end: str, office: str = "president") -> Entry:
    return Entry(
        key,
        "Leader",
        name,
        (Spelling(name, "name"),),
        country=of,
        surname=name.split()[-1],
        offices=(Office(office, of, start, end, "test"),),
    )


BEARERS = Bearers(
    Gazetteer(
        [
            Entry("ruritania", "State", "Ruritania", (Spelling("Ruritania", "name"),)),
            Entry("strelsau", "State", "Strelsau", (Spelling("Strelsau", "name"),)),
            _leader("old", "George Elphberg", "ruritania", "1960", "1968"),
            _leader("young", "Rudolf Elphberg", "ruritania", "1990", "1998"),
            _leader("other", "Anton Elphberg", "strelsau", "1991", "1995"),
            _leader("joe", "Joe Rassendyll", "ruritania", "2001", "2005"),
        ]
    ),
    load_lexicon(),
)


def _days(first: str, last: str) -> tuple[int, int]:
    from detente.edtf import span

    return span(first)[0], span(last)[1]


@pytest.mark.parametrize(
    ("years", "employer", "states", "key"),
    [
        (("1965", "1965"), "ruritania", {"ruritania"}, "old"),
        (("1996", "1996"), "ruritania", {"ruritania"}, "young"),
        (("1996", "1997"), None, {"ruritania"}, "young"),
        (("1992", "1992"), "strelsau", {"ruritania", "strelsau"}, "other"),
        (("1992", "1992"), None, {"ruritania", "strelsau"}, None),
        (("1975", "1980"), "ruritania", {"ruritania"}, None),
        (("1960", "1999"), "ruritania", {"ruritania"}, None),
        (("1965", "1965"), None, set(), None),
    ],
)
def test_a_surname_means_who_held_the_office_then(years: tuple[str, str], employer: str | None, states: set[str], key: str | None) -> None:
    found = BEARERS.in_office("Elphberg", Sought("president", employer, *_days(*years)), states)
    assert (found.key if found else None) == key


def test_another_office_is_another_person() -> None:
    assert BEARERS.in_office("Rassendyll", Sought("king", "ruritania", PAST, FUTURE), {"ruritania"}) is None


def test_a_former_office_was_held_before() -> None:
    assert BEARERS.in_office("Rassendyll", Sought("president", "ruritania", *_days("2020", "2020")), {"ruritania"}) is None
    found = BEARERS.in_office("Rassendyll", Sought("president", "ruritania", *_days("2020", "2020"), past=True), {"ruritania"})
    assert found is not None
    assert found.key == "joe"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Joseph R. Rassendyll", "joe"),
        ("Joseph R. Rassendyll, Jr.", "joe"),
        ("Joseph Rassendyll", "joe"),
        ("Jacob R. Rassendyll", None),
        ("Rassendyll", None),
        ("Joseph R. Hentzau", None),
    ],
)
def test_a_formal_name_is_its_bearers(name: str, key: str | None) -> None:
    found = BEARERS.formal(name)
    assert (found.key if found else None) == key


def test_the_year_decides_which_president_is_meant() -> None:
    then = "In 1990 President Bush wrote to France. Bush, said the United States, was glad."
    later = "In 2004 President Bush wrote to France. Bush, said the United States, was glad."
    assert {person for person, *_ in offices_of(then)} == {"George H. W. Bush"}
    assert {person for person, *_ in offices_of(later)} == {"George W. Bush"}


def test_a_president_unknown_at_the_time_stays_who_the_text_says() -> None:
    told = offices_of("In 1890 President Heathcliff of Indonesia sailed.")
    assert {person for person, *_ in told} == {"Heathcliff"}


def test_a_leader_by_the_full_given_name_is_the_one_known_by_the_short_one() -> None:
    text = "President Joseph R. Biden, Jr. welcomed President Yoon Suk Yeol of South Korea to Washington in 2023."
    assert ("Yoon Suk-yeol", "United States", "2023") in relations_of(text, "VISITED")
    assert {s for s, _, _ in relations_of(text, "MET")} | {t for _, t, _ in relations_of(text, "MET")} == {"Joe Biden", "Yoon Suk-yeol"}
