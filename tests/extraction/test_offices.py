"""Offices told beside a name, by a verb or by a noun; what is told of the persons below is invented or common knowledge."""

from __future__ import annotations

import pytest

from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import load_lexicon
from detente.extraction.naming import names_in
from detente.extraction.offices import offices
from detente.extraction.scan import kinds, scan
from detente.extraction.titles import singular
from tests.extraction.telling import offices_of

Told = tuple[str, str, str | None]


def beside(text: str) -> list[Told]:
    """Name, title and employer of the offices that a sentence tells beside names."""
    lexicon = load_lexicon()
    found = names_in(text, Gazetteer.shipped(), lexicon, {})
    items = scan(text, found, lexicon, lexicon.words["openers"])
    return [(text[t.person[0] : t.person[1]], t.title, t.employer.name if t.employer else None) for t in offices(text, items, lexicon)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peruvian President Rosa Quispe spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("President Rosa Quispe of Peru spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("Peru's president, Rosa Quispe, spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("Rosa Quispe, the president of Peru, spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("Peru (President Rosa Quispe) agreed.", [("Rosa Quispe", "president", "Peru")]),
        ("Rosa Quispe (president of Peru) agreed.", [("Rosa Quispe", "president", "Peru")]),
        ("Togo, whose foreign minister Kofi Adade was absent, agreed.", [("Kofi Adade", "foreign minister", "Togo")]),
        ("Rosa Quispe, by then president of Peru, spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("Deputy Prime Minister Sok An of Cambodia came.", [("Sok An", "deputy prime minister", "Cambodia")]),
        ("In Hanoi President Rosa Quispe spoke.", [("Rosa Quispe", "president", None)]),
        ("Peru signed. Rosa Quispe, then its foreign minister, spoke.", [("Rosa Quispe", "foreign minister", None)]),
        ("Rosa Quispe, until then chairman of NATO, spoke.", [("Rosa Quispe", "chairman", "North Atlantic Treaty Organization")]),
        ("Rosa Quispe, elected president only weeks before, spoke.", [("Rosa Quispe", "president", None)]),
        ("Rosa Quispe, Minister of Trade, Industry and Tourism of Peru, spoke.", [("Rosa Quispe", "trade minister", "Peru")]),
        ("Rosa Quispe, Peru's trade and industry minister, spoke.", [("Rosa Quispe", "trade minister", "Peru")]),
        ("Last President of a united Peru Rosa Quispe spoke.", [("Rosa Quispe", "president", "Peru")]),
        ("Rosa Quispe, the Shah of Iran, spoke.", [("Rosa Quispe", "shah", "Iran")]),
        ("Peruvian Cabinet Minister Rosa Quispe spoke.", [("Rosa Quispe", "minister", "Peru")]),
        ("United Nations Special Envoy for Peru Rosa Quispe spoke.", [("Rosa Quispe", "envoy", "United Nations")]),
        ("The then-Foreign Minister of Peru Rosa Quispe spoke.", [("Rosa Quispe", "foreign minister", "Peru")]),
        (
            "Rosa Quispe, mayor of Peru 1918-1920 and president from 1945, spoke.",
            [("Rosa Quispe", "mayor", "Peru"), ("Rosa Quispe", "president", None)],
        ),
        ("Journeys of the President: Rosa Quispe", [("Rosa Quispe", "president", None)]),
        (
            "Peru's Permanent Representative to the UN, Ambassador Rosa Quispe, spoke.",
            [("Rosa Quispe", "permanent representative", "Peru"), ("Rosa Quispe", "ambassador", "Peru")],
        ),
    ],
)  # fmt: skip
def test_an_office_is_told_in_many_forms(text: str, told: list[Told]) -> None:
    assert beside(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Presidents Juan Soto of Chile and Luis Paz of Bolivia met.",
            [("Juan Soto", "president", "Chile"), ("Luis Paz", "president", "Bolivia")],
        ),
        (
            "The presidents of Chile (Juan Soto), Bolivia (Luis Paz) and Peru (Ana Ruiz) met.",
            [("Juan Soto", "president", "Chile"), ("Luis Paz", "president", "Bolivia"), ("Ana Ruiz", "president", "Peru")],
        ),
        (
            "The foreign ministers of Chile and Bolivia, Juan Soto and Luis Paz, met.",
            [("Juan Soto", "foreign minister", "Chile"), ("Luis Paz", "foreign minister", "Bolivia")],
        ),
        (
            "The Chilean and Bolivian foreign ministers, Juan Soto and Luis Paz, met.",
            [("Juan Soto", "foreign minister", "Chile"), ("Luis Paz", "foreign minister", "Bolivia")],
        ),
        (
            "The prime ministers of the two countries, Juan Soto of Chile and Luis Paz of Bolivia, met.",
            [("Juan Soto", "prime minister", "Chile"), ("Luis Paz", "prime minister", "Bolivia")],
        ),
        (
            "She received three new ambassadors: Juan Soto of Chile, Luis Paz of Bolivia and Ana Ruiz of Peru.",
            [("Juan Soto", "ambassador", "Chile"), ("Luis Paz", "ambassador", "Bolivia"), ("Ana Ruiz", "ambassador", "Peru")],
        ),
        (
            "Ana Ruiz, the prime minister of Peru and chair of ASEAN, came.",
            [("Ana Ruiz", "prime minister", "Peru"), ("Ana Ruiz", "chairman", "Association of Southeast Asian Nations")],
        ),
        (
            "Foreign Minister Juan Soto met his Bolivian counterpart, Luis Paz.",
            [("Juan Soto", "foreign minister", None), ("Luis Paz", "foreign minister", "Bolivia")],
        ),
        (
            "Juan Soto and Luis Paz, the foreign ministers of Chile and Bolivia, met.",
            [("Juan Soto", "foreign minister", "Chile"), ("Luis Paz", "foreign minister", "Bolivia")],
        ),
        (
            "Some Chilean ministers were present at the event: Juan Soto (Economy), Luis Paz (Defence).",
            [("Juan Soto", "economy minister", "Chile"), ("Luis Paz", "defence minister", "Chile")],
        ),
        (
            "Foreign Minister Ana Ruiz received her two colleagues, Juan Soto of Chile and Luis Paz of Bolivia.",
            [
                ("Ana Ruiz", "foreign minister", None),
                ("Juan Soto", "foreign minister", "Chile"),
                ("Luis Paz", "foreign minister", "Bolivia"),
            ],
        ),
        (
            "The president of Peru, Foreign Minister Juan Soto and others came.",
            [("Juan Soto", "foreign minister", None)],
        ),
        (
            "Juan Soto, President of Chile, Luis Paz, President of Bolivia, and Ana Ruiz signed.",
            [("Juan Soto", "president", "Chile"), ("Luis Paz", "president", "Bolivia")],
        ),
    ],
)
def test_each_of_several_has_his_own_employer(text: str, told: list[Told]) -> None:
    assert beside(text) == told


@pytest.mark.parametrize(
    "name",
    [
        "Lee Kuan Yew", "Sok An", "Fernando Henrique Cardoso", "Javier Pérez de Cuéllar", "Ursula von der Leyen", "Recep Tayyip Erdoğan",
        "Tamim bin Hamad al-Thani", "George P. Shultz", "John N. Gatch, Jr.", "Jean-Marc Ayrault", "Boutros Boutros-Ghali",
        "Ana Ratu", "Major",
        "U Thant", "Cristina Fernández de Kirchner",
    ],
)  # fmt: skip
def test_a_name_is_kept_whole(name: str) -> None:
    assert [n for n, _, _ in beside(f"Yesterday Prime Minister {name} resigned.")] == [name]


@pytest.mark.parametrize(("text", "name"), [("Senator Don Wilkins spoke.", "Don Wilkins"), ("Senator Don Juan Soto spoke.", "Juan Soto")])
def test_an_honorific_before_a_surname_alone_may_be_a_given_name(text: str, name: str) -> None:
    assert [n for n, _, _ in beside(text)] == [name]


def test_a_clause_that_goes_on_behind_a_name_is_not_that_names() -> None:
    assert beside("Ole Dahl, a nephew of President Luis Soto, became minister of Chile.") == [("Luis Soto", "president", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister, France and Spain agreed.",
        "The President's Government fell.",
        "Minister of State.",
        "Held at 1:05 p.m. EST.",
        "Ana Ruiz, a leader of the Peruvian uprising, spoke.",
        "Nine Members of Parliament came.",
    ],
)
def test_what_is_no_name_holds_no_office(text: str) -> None:
    assert beside(text) == []


def test_a_surname_with_another_first_name_is_another_person() -> None:
    assert beside("National security adviser Viktor Lukashenko came.")[0][0] == "Viktor Lukashenko"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("foreign ministers", "foreign minister"),
        ("secretaries of state", "secretary of state"),
        ("secretaries-general", "secretary-general"),
        ("chairmen", "chairman"),
    ],
)
def test_a_plural_office_is_kept_in_the_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_plural_and_possessive_are_seen_as_such() -> None:
    lexicon = load_lexicon()
    text = "The secretaries-general met Niger's chairmen."
    assert kinds(scan(text, names_in(text, Gazetteer.shipped(), lexicon, {}), lexicon, lexicon.words["openers"])) == "UTwSXTE"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Juan Soto became president of Chile on 3 May 1990.", ("Juan Soto", "president", "Chile", "1990-05-03", None)),
        ("Juan Soto was elected president of Chile in 1990.", ("Juan Soto", "president", "Chile", "1990", None)),
        ("Juan Soto was sworn in as president of Chile in 1990.", ("Juan Soto", "president", "Chile", "1990", None)),
        ("Juan Soto took office as president of Chile in 1990.", ("Juan Soto", "president", "Chile", "1990", None)),
        ("Juan Soto was president of Chile from 1990 to 1994.", ("Juan Soto", "president", "Chile", "1990", "1994")),
        ("Juan Soto served as president of Chile until 1994.", ("Juan Soto", "president", "Chile", None, "1994")),
        ("Juan Soto resigned as president of Chile in 1994.", ("Juan Soto", "president", "Chile", None, "1994")),
        ("In 1994 Juan Soto stepped down as president of Chile.", ("Juan Soto", "president", "Chile", None, "1994")),
        ("Juan Soto, president of Chile since 1990, spoke.", ("Juan Soto", "president", "Chile", "1990", "..")),
        ("In 1992, as president of Chile, Juan Soto signed the accord.", ("Juan Soto", "president", "Chile", None, None)),
        ("Chile appointed Juan Soto ambassador to Peru in 1990.", ("Juan Soto", "ambassador", "Chile", "1990", None)),
        ("Juan Soto was appointed Chilean ambassador to Peru in 1990.", ("Juan Soto", "ambassador", "Chile", "1990", None)),
        ("Ana Ruiz represented Chile in Peru from 1990 to 1994.", ("Ana Ruiz", "envoy", "Chile", "1990", "1994")),
    ],
)  # fmt: skip
def test_a_verb_tells_an_office_and_what_its_date_is(text: str, office: tuple[str, str, str, str | None, str | None]) -> None:
    assert office in offices_of(text)
