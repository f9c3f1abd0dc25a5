"""Offices told by verbs: given by others, begun and ended; the persons are invented."""

from __future__ import annotations

import pytest

from tests.extraction.telling import offices_of, told

Office = tuple[str, str, str, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("President Juan Soto of Chile appointed Luis Paz foreign minister.", ("Luis Paz", "foreign minister", "Chile", None, None)),
        ("Chile named the economist Luis Paz as its envoy to Peru in 1990.", ("Luis Paz", "envoy", "Chile", "1990", None)),
        ("Parliament elected Luis Paz president of Chile in 1990.", ("Luis Paz", "president", "Chile", "1990", None)),
        ("Luis Paz was a clerk. The king made him Prussia's ambassador to Spain.", ("Luis Paz", "ambassador", "Prussia", None, None)),
        ("Fiji swore in Jone Vaka as prime minister on 3 May 1990.", ("Jone Vaka", "prime minister", "Fiji", "1990-05-03", None)),
        ("Juan Soto was succeeded as president of Chile by Luis Paz in 1990.", ("Luis Paz", "president", "Chile", "1990", None)),
        ("Elected president of Chile in 1995, Juan Soto opened the economy.", ("Juan Soto", "president", "Chile", "1995", None)),
        ("Appointed in 1990 as ambassador to Peru, Juan Soto of Chile left.", ("Juan Soto", "ambassador", "Chile", "1990", None)),
        ("The prime minister of Peru at the time was Juan Soto.", ("Juan Soto", "prime minister", "Peru", None, None)),
        ("Luis Paz, who would become president of Chile in 1995, came.", ("Luis Paz", "president", "Chile", "1995", None)),
    ],
)  # fmt: skip
def test_whoever_gives_an_office_its_holder_is_read(text: str, office: Office) -> None:
    assert office in offices_of(text)


def test_several_are_given_offices_by_one_verb() -> None:
    text = "The king of Norway appointed Ole Berg as minister to Siam, Nils Dahl consul general in Bangkok and Per Lie as consul in Penang."
    given = {(person, office, employer) for person, office, employer, _, _ in offices_of(text)}
    assert given == {("Ole Berg", "minister", "Norway"), ("Nils Dahl", "consul general", "Norway"), ("Per Lie", "consul", "Norway")}


def test_one_is_given_several_offices() -> None:
    text = "In 1862 the king of Prussia, Wilhelm, appointed Karl Brandt Minister President and Foreign Minister."
    given = {(office, start) for person, office, _, start, _ in offices_of(text) if person == "Karl Brandt"}
    assert given == {("prime minister", "1862"), ("foreign minister", "1862")}


@pytest.mark.parametrize(
    "text",
    [
        "Juan Soto made Ana Ruiz angry, the president of Chile said.",
        "Juan Soto praised Ana Ruiz, and foreign ministers of Chile came.",
        "The minister is a friend of Luis Paz.",
    ],
)
def test_who_stands_beside_an_office_is_not_given_it(text: str) -> None:
    assert offices_of(text) == set()


def test_what_will_be_given_is_planned() -> None:
    facts = told("Chile will appoint Ana Ruiz as ambassador to Peru.").facts
    assert {f.status for f in facts if f.relation == "HOLDS_OFFICE"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ana Ruiz was Chile's ambassador to Peru. In 1994 she was transferred to Mexico.",
         ("Ana Ruiz", "ambassador", "Chile", "1994", None)),
        ("Juan Soto became president of Chile in 1990. He left office in 1995.", ("Juan Soto", "president", "Chile", None, "1995")),
        ("Juan Soto became president of Chile in 1990. He resigned the following year.", ("Juan Soto", "president", "Chile", None, "1991")),
        ("Juan Soto was president of Chile. He stepped down in May 1994.", ("Juan Soto", "president", "Chile", None, "1994-05")),
        ("Juan Soto was prime minister of Chile. He held the post until 1994.", ("Juan Soto", "prime minister", "Chile", None, "1994")),
        ("Juan Soto was president of Chile. He was overthrown in 1973.", ("Juan Soto", "president", "Chile", None, "1973")),
        ("Juan Soto, who ruled Chile, headed the government from 1871 to 1875.", ("Juan Soto", "leader", "Chile", "1871", "1875")),
    ],
)  # fmt: skip
def test_an_office_goes_on_in_what_follows(text: str, office: Office) -> None:
    assert office in offices_of(text)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ana Ruiz was president of Peru. Luis Paz succeeded her in 1994.", ("Luis Paz", "president", "Peru", "1994", None)),
        ("Ana Ruiz was president of Peru. In 1994 Luis Paz took over from her.", ("Luis Paz", "president", "Peru", "1994", None)),
        ("Ana Ruiz was president of Peru. In 1994 she was replaced by Luis Paz.", ("Luis Paz", "president", "Peru", "1994", None)),
    ],
)
def test_who_succeeds_somebody_takes_the_office(text: str, office: Office) -> None:
    assert office in offices_of(text)


def test_an_heir_whose_office_is_told_is_given_no_other() -> None:
    text = "Ana Ruiz was president of Peru. Luis Paz, the foreign minister of Peru, succeeded her as leader of the Labour Party."
    assert ("president", "Peru") not in {(office, body) for person, office, body, _, _ in offices_of(text) if person == "Luis Paz"}


def test_what_is_told_of_the_present_is_not_dated_by_another_clause() -> None:
    text = "Marta Lind is a Swedish diplomat who served as foreign minister from 1998 to 2003."
    assert {(o[1], o[3], o[4]) for o in offices_of(text)} == {("diplomat", None, None), ("foreign minister", "1998", "2003")}


@pytest.mark.parametrize(
    "text",
    [
        "Juan Soto was president of Chile. He was sent to prison in Peru in 1990.",
        "Juan Soto was president of Chile. He left Lima in 1990.",
        "Juan Soto was president of Chile. His enemies resigned in 1990.",
    ],
)
def test_what_ends_no_office_leaves_it_alone(text: str) -> None:
    assert {(o[3], o[4]) for o in offices_of(text)} == {(None, None)}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Karl Brandt served as a member of the Bundestag from 1990 to 1998.", ("Karl Brandt", "member", "Bundestag", "1990", "1998")),
        ("Ann Baker was the Management Officer at the U.S. Consulate General in Mumbai.",
         ("Ann Baker", "management officer", "United States", None, None)),
        ("Ann Baker was the Chargé d'Affaires a.i. of the U.S. Embassy in Seoul.",
         ("Ann Baker", "chargé d'affaires", "United States", None, None)),
        ("Ann Baker was Director of the State Department's Office of India Affairs.",
         ("Ann Baker", "director", "US Department of State", None, None)),
        ("Ann Baker is the Deputy Assistant Secretary for Japan in the Bureau of Asian Affairs at the Department of State.",
         ("Ann Baker", "assistant secretary", "US Department of State", None, None)),
        ("Josip Horvat led the Partisans during the war.", ("Josip Horvat", "leader", "Partisans", None, None)),
        ("Karl Brandt was Secretary of State of the United States.", ("Karl Brandt", "secretary of state", "United States", None, None)),
    ],
)  # fmt: skip
def test_a_post_in_a_body_is_that_bodys(text: str, office: Office) -> None:
    assert offices_of(text) == {office}


def test_a_member_of_a_party_holds_no_office() -> None:
    facts = told("Karl Brandt was a member of the Social Democratic Party of Germany.").facts
    assert {f.relation for f in facts if f.source.name == "Karl Brandt"} == {"MEMBER_OF"}
