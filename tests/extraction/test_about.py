"""What a document is about: its hero, its two leaders, those who say we, the state of its title."""

from __future__ import annotations

from tests.extraction.telling import employer_of, offices_of, relations_of

LIFE = (
    "Harald Brekke\n\nHarald Brekke (4 May 1861 – 12 June 1934) was a Norwegian diplomat. Born in Bergen, the son of the shipowner "
    "Ole Brekke, he became ambassador to Russia in 1905. "
)


def test_a_life_goes_on_with_its_hero_after_a_father_was_named() -> None:
    assert ("Harald Brekke", "ambassador", "Norway", "1905", None) in offices_of(LIFE)
    assert "Ole Brekke" not in {person for person, *_ in offices_of(LIFE)}


def test_each_office_of_a_list_has_its_own_dates() -> None:
    text = (
        "The Marquess of Lansdowne was Viceroy of India from 1888 to 1894, Secretary of State for War from 1895 and "
        "Foreign Secretary from 1900 to 1905. He was born in Britain."
    )
    dates = {(office, start, end) for _, office, _, start, end in offices_of(text)}
    assert {("viceroy", "1888", "1894"), ("foreign secretary", "1900", "1905")} <= dates
    assert "1895" in {start for _, start, _ in dates}


def test_we_are_the_heads_of_those_who_say_so() -> None:
    text = "We, the Heads of State of Peru, Chile and Bolivia, met in Lima on 5 May 2010. We reaffirm our support for Ecuador."
    assert {(s, t) for s, t, _ in relations_of(text, "SUPPORTED")} == {(s, "Ecuador") for s in ("Peru", "Chile", "Bolivia")}
    assert len(relations_of(text, "MET")) == 3


def test_the_leaders_of_a_readout_are_the_two_it_tells_of() -> None:
    text = (
        "President Joe Biden met Prime Minister Pedro Sánchez of Spain in Washington on 12 May 2023. It was a long day. "
        "There was much to say. The garden was open. The leaders underscored their support for Ukraine."
    )
    assert {(s, t) for s, t, _ in relations_of(text, "SUPPORTED")} == {("Joe Biden", "Ukraine"), ("Pedro Sánchez", "Ukraine")}


def test_the_foreign_minister_is_of_the_state_of_the_title() -> None:
    text = (
        "Foreign relations of Tuvalu\n\nTuvalu joined the United Nations in 2000. Tuvalu has few embassies. "
        "Tuvalu recognised Abkhazia in September 2011 but left it in March 2014, "
        "when Foreign Minister Taukelina Finikaso signed a paper on Georgia."
    )
    assert employer_of(text, "Taukelina Finikaso") == {"Tuvalu"}


def test_its_is_of_who_acts_in_the_clause() -> None:
    text = "Kiribati turned to China in September 2019, and Taiwan closed its embassy in Tarawa."
    assert "Kiribati" not in {s for s, _, _ in relations_of(text, "HAS_MISSION_IN")}


def test_a_currency_is_no_state() -> None:
    text = "In 2012 Qatar gave a grant of US$1.5 million to Tuvalu."
    assert {(s, t) for s, t, _ in relations_of(text, "AIDED")} == {("Qatar", "Tuvalu")}


def test_who_speaks_after_talks_took_part_in_them() -> None:
    text = "Hu Jintao smiled as he emerged from talks with Tony Blair in 2005."
    assert {frozenset(r[:2]) for r in relations_of(text, "MET")} == {frozenset({"Hu Jintao", "Tony Blair"})}
    assert not relations_of("Hu Jintao spoke after talks in Brussels in 2005.", "MET")


def test_where_somebody_was_met_is_not_whom() -> None:
    text = "In July 1969 Richard Nixon visited the Philippines, where he met with Ferdinand Marcos."
    assert {frozenset(r[:2]) for r in relations_of(text, "MET")} == {frozenset({"Richard Nixon", "Ferdinand Marcos"})}


def test_who_behind_a_party_is_the_person() -> None:
    text = "Karl Meyer is a German politician of the Social Democratic Party who served as Minister of Defence from 1998 to 2002."
    assert ("Karl Meyer", "minister of defence", "Germany", "1998", "2002") in {
        (p, {"defence minister": "minister of defence"}.get(o, o), e, a, z) for p, o, e, a, z in offices_of(text)
    }
