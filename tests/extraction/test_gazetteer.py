"""Names in running text: what is found, what it means, and what only looks like a name."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.edtf import span
from detente.errors import UnclearName, VocabularyError
from detente.extraction.gazetteer import FILES, FOLDER, Gazetteer
from detente.model import FUTURE, PAST
from detente.names import fold

NAMES = Gazetteer.shipped()


def found(text: str, when: str | None = None) -> list[tuple[str, str]]:
    """What is found, as written, and whom it means."""
    day = date.fromisoformat(when).toordinal() if when else None
    return [(text[m.start : m.end], m.key) for m in NAMES.find(text, day)]


def keys(text: str, when: str | None = None) -> list[str]:
    return [key for _, key in found(text, when)]


def forms(text: str) -> list[tuple[str, str]]:
    return [(m.key, m.form) for m in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigeria and Niger", ["nigeria", "niger"]),
        (
            "Equatorial Guinea, Guinea, Guinea-Bissau and Papua New Guinea",
            ["equatorial-guinea", "guinea", "guinea-bissau", "papua-new-guinea"],
        ),
        ("the island of New Guinea", []),
        ("the Gulf of Guinea", []),
        (
            "the Democratic Republic of the Congo and the Republic of the Congo",
            ["democratic-republic-of-the-congo", "republic-of-the-congo"],
        ),
        ("Dominica and the Dominican Republic", ["dominica", "dominican-republic"]),
        ("Sudan and South Sudan", ["sudan", "south-sudan"]),
        ("South Sudanese and Sudanese officers", ["south-sudan", "sudan"]),
        ("Georgia, Jordan and Chad", ["georgia", "jordan", "chad"]),
        ("the Republic of Korea and the Democratic People's Republic of Korea", ["south-korea", "north-korea"]),
        ("the Lao People's Democratic Republic", ["laos"]),
        ("the People's Republic of China and the Republic of China", ["china", "taiwan"]),
        ("the Socialist Republic of the Union of Burma", ["myanmar"]),
        ("Western Samoa and American Samoa", ["samoa"]),
        ("Trinidad and Tobago", ["trinidad-and-tobago"]),
        ("Congo-Brazzaville and Congo-Kinshasa", ["republic-of-the-congo", "democratic-republic-of-the-congo"]),
        ("Congo (Kinshasa) protested", ["democratic-republic-of-the-congo"]),
    ],
)
def test_the_longest_name_wins_and_none_counts_inside_another(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tell us who can do it",
        "Who will lead us?",
        "turkey and fine china",
        "he was jordanian by birth",
        "the sudanese and the american",
        "Let us aid them; may they care",
        "a polish delegation",
        "Male voters",
        "the plan to pan it",
    ],
)
def test_small_letters_make_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAMBODIA AND VIETNAM SIGN BORDER TREATY", ["cambodia", "vietnam"]),
        ("ASEAN LEADERS MEET IN PHNOM PENH", ["asean", "cambodia"]),
        ("THOSE WHO JOIN US IN THE WAR", []),
        ("CAMBODIA TELLS US WHO CAN AID IT", ["cambodia"]),
        ("U.S. AND CUBA RESTORE TIES", ["united-states", "cuba"]),
        ("PHNOM PENH, May 5 – The WHO and the US agreed.", ["cambodia", "who", "united-states"]),
        ("Text above\nUS AND UK AGREE ON AID\ntext below", ["united-kingdom"]),
    ],
)
def test_a_headline_in_capitals_has_names_but_its_words_are_no_acronyms(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cambodia-Vietnam border", [("Cambodia", "cambodia"), ("Vietnam", "vietnam")]),
        ("Cambodia–Russia ties", [("Cambodia", "cambodia"), ("Russia", "russia")]),
        ("the US-Cuba thaw", [("US", "united-states"), ("Cuba", "cuba")]),
        ("U.S.-Soviet talks", [("U.S.", "united-states"), ("Soviet", "soviet-union")]),
        ("the Sino-Soviet split", [("Sino", "china"), ("Soviet", "soviet-union")]),
        ("Franco-German reconciliation", [("Franco", "france"), ("German", "germany")]),
        ("the Anglo-Egyptian treaty", [("Anglo", "united-kingdom"), ("Egyptian", "egypt")]),
        ("Russo-Japanese War", [("Russo", "russia"), ("Japanese", "japan")]),
        ("the Franco-Prussian War", [("Franco", "france"), ("Prussian", "prussia")]),
        ("the US–UK–France draft", [("US", "united-states"), ("UK", "united-kingdom"), ("France", "france")]),
        ("a US-led coalition", [("US", "united-states")]),
        ("Austria-Hungary", [("Austria-Hungary", "austria-hungary")]),
    ],
)
def test_a_hyphen_ties_two_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["Anglo-Saxon", "the Indo-Pacific", "Indo-European", "Sino relations", "a Franco regime"])
def test_a_prefix_without_a_second_name_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["anti-American protests", "the non-Soviet world", "Inter-American relations", "pro-Russian separatists", "Pan-German"]
)
def test_a_prefix_that_is_no_name_takes_the_name_away(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.", "united-states"),
        ("US", "united-states"),
        ("U.S.A.", "united-states"),
        ("U. S.", "united-states"),
        ("UK", "united-kingdom"),
        ("U.K.", "united-kingdom"),
        ("USSR", "soviet-union"),
        ("U.S.S.R.", "soviet-union"),
        ("UAE", "united-arab-emirates"),
        ("PRC", "china"),
        ("DPRK", "north-korea"),
        ("ROK", "south-korea"),
        ("FRG", "west-germany"),
        ("GDR", "east-germany"),
        ("U.N.", "united-nations"),
        ("OPEC+", "opec-plus"),
        ("ASEAN+3", "asean-plus-three"),
        ("Asean", "asean"),
        ("Unesco", "unesco"),
        ("Nato", "nato"),
    ],
)
def test_acronyms_with_and_without_points(text: str, expected: str) -> None:
    assert found(f"The {text} agreed") == [(text, expected)]


def test_the_point_of_an_acronym_at_a_sentences_end_belongs_to_it() -> None:
    assert found("He left the U.S. In Cuba he stayed.") == [("U.S.", "united-states"), ("Cuba", "cuba")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cambodia's border", "Cambodia"),
        ("Laos’ border", "Laos"),
        ("the United States' view", "United States"),
        ("Hun Sen’s visit", "Hun Sen"),
        ("the U.S.'s view", "U.S."),
    ],
)
def test_a_possessives_ending_is_left_out(text: str, expected: str) -> None:
    assert [written for written, _ in found(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Cote d'Ivoire", "cote-d-ivoire"),
        ("São Tomé and Príncipe", "sao-tome-and-principe"),
        ("Sao Tome and Principe", "sao-tome-and-principe"),
        ("Türkiye", "turkey"),
        ("Turkiye", "turkey"),
        ("Co\u0302te d'Ivoire", "cote-d-ivoire"),
        ("People’s Republic of Kampuchea", "peoples-republic-of-kampuchea"),
        ("Peoples Republic of Kampuchea", "peoples-republic-of-kampuchea"),
        ("Viet Nam", "vietnam"),
        ("Viet-Nam", "vietnam"),
        ("St. Lucia", "saint-lucia"),
        ("St Lucia", "saint-lucia"),
        ("Antigua & Barbuda", "antigua-and-barbuda"),
        ("United\nStates", "united-states"),
        ("Nicolae Ceausescu", "nicolae-ceausescu"),
        ("Slobodan Milošević", "slobodan-milosevic"),
    ],
)
def test_spellings_of_one_name_are_equal(text: str, key: str) -> None:
    assert found(text) == [(text, key)]


def test_an_empty_line_stands_between_two_names() -> None:
    assert keys("relations with Papua\n\nNew Guinea") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Phnom Penh", "cambodia"),
        ("Peking", "china"),
        ("Rangoon", "myanmar"),
        ("Kiev", "ukraine"),
        ("Kyiv", "ukraine"),
        ("Saigon", "south-vietnam"),
        ("Bonn", "west-germany"),
        ("Moscow", "russia"),
        ("the Kremlin", "russia"),
        ("Quai d’Orsay", "france"),
        ("the White House", "united-states"),
        ("Downing Street", "united-kingdom"),
        ("the Elysée", "france"),
        ("Zhongnanhai", "china"),
        ("Foggy Bottom", "united-states"),
    ],
)
def test_a_seat_of_government_stands_for_its_state(text: str, key: str) -> None:
    assert forms(f"He spoke to {text} first") == [(key, "capital")]


@pytest.mark.parametrize(
    "text",
    [
        "in Leningrad",
        "St. Petersburg",
        "Lagos",
        "the Paris Agreement",
        "the Moscow Treaty",
        "Michael Jordan",
        "Saxony",
        "Mexico border in New Mexico",
    ],
)
def test_a_place_that_stands_for_no_state_is_none(text: str) -> None:
    assert "capital" not in [form for _, form in forms(text)]
    assert keys(text) in ([], ["mexico"])


@pytest.mark.parametrize(
    ("text", "when", "key"),
    [
        ("Moscow", "1956-05-13", "soviet-union"),
        ("Moscow", "2016-05-13", "russia"),
        ("Russia", "1956-05-13", "russia"),
        ("Germany", "1970-01-01", "germany"),
        ("the Federal Republic of Germany", "1970-01-01", "west-germany"),
        ("the Federal Republic of Germany", "1995-01-01", "germany"),
        ("Hanoi", "1968-01-01", "north-vietnam"),
        ("Hanoi", "1980-01-01", "vietnam"),
        ("Belgrade", "1961-09-01", "yugoslavia"),
        ("Belgrade", "2015-01-01", "serbia"),
        ("Yugoslavia", "1999-03-24", "serbia-and-montenegro"),
        ("Yugoslavia", "1961-09-01", "yugoslavia"),
        ("the Republic of China", "1945-06-26", "republic-of-china"),
        ("the Republic of China", "1958-08-23", "taiwan"),
        ("Korea", "1905-11-17", "korean-empire"),
        ("Korea", "2001-01-01", "south-korea"),
        ("Yemen", "1962-09-26", "north-yemen"),
        ("the Republic of the Congo", "1961-01-17", "democratic-republic-of-the-congo"),
        ("Tripoli", "1801-05-14", "tripoli"),
        ("Tripoli", "1986-04-15", "libya"),
        ("Texas", "1840-01-01", "texas"),
        ("George Bush", "1991-01-17", "george-hw-bush"),
        ("George Bush", "2003-03-20", "george-w-bush"),
    ],
)
def test_the_day_tells_who_bore_a_name(text: str, when: str, key: str) -> None:
    assert keys(text, when) == [key]


def test_the_lone_star_is_a_state_only_in_its_years() -> None:
    assert keys("He flew to Texas", "2003-01-01") == []


@pytest.mark.parametrize(
    ("former", "key"),
    [
        ("Burma", "myanmar"),
        ("Siam", "thailand"),
        ("Persia", "iran"),
        ("Ceylon", "sri-lanka"),
        ("Zaire", "democratic-republic-of-the-congo"),
        ("Kampuchea", "cambodia"),
        ("Abyssinia", "ethiopia"),
        ("Upper Volta", "burkina-faso"),
    ],
)
def test_a_former_name_is_an_alias(former: str, key: str) -> None:
    assert forms(former) == [(key, "alias")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Democratic Kampuchea", "democratic-kampuchea"),
        ("the Khmer Republic", "khmer-republic"),
        ("the State of Cambodia", "state-of-cambodia"),
        ("the Weimar Republic", "weimar-republic"),
        ("the Ottoman Empire", "ottoman-empire"),
        ("North Vietnamese", "north-vietnam"),
        ("the People’s Republic of Cambodia", "peoples-republic-of-kampuchea"),
    ],
)
def test_a_regime_with_a_name_of_its_own_is_a_state_of_its_own(text: str, key: str) -> None:
    assert keys(text) == [key]


def test_cambodia_passes_through_its_regimes_in_order() -> None:
    at, passed = "khmer-republic", []
    while at != "cambodia":
        passed.append(at)
        (succession,) = NAMES.entry(at).succeeded_by
        assert succession.manner == "continuation"
        at = succession.key
    assert passed == ["khmer-republic", "democratic-kampuchea", "peoples-republic-of-kampuchea", "state-of-cambodia"]


def test_russia_continues_the_soviet_union_and_the_others_seceded() -> None:
    manners = {s.key: s.manner for s in NAMES.entry("soviet-union").succeeded_by}
    assert [key for key, manner in manners.items() if manner == "continuation"] == ["russia"]
    assert len(manners) == 15
    assert "soviet-union" in NAMES.predecessors("russia")


@pytest.mark.parametrize("text", ["Cambodians", "Cambodian", "Poles", "the Swiss", "Filipinos", "the Dutch"])
def test_demonyms_and_their_plurals(text: str) -> None:
    assert [form for _, form in forms(text)] == ["demonym"]


@pytest.mark.parametrize(
    "text",
    [
        "Latin American",
        "Native Americans",
        "South China Sea",
        "the Persian Gulf",
        "the Washington Post",
        "French Guiana",
        "US dollars",
        "Ho Chi Minh City",
        "Bank of England",
    ],
)
def test_a_longer_whole_that_means_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Security Council", ["un-security-council"]),
        ("the Iraqi Security Council", ["iraq"]),
        ("the Security Council of Iran", ["iran"]),
        ("Russia's Security Council", ["russian-security-council"]),
        ("Norway's Labour Party", ["norway"]),
        ("Britain's Labour Party", ["united-kingdom", "labour-uk"]),
        ("the Labour Party of Malta", ["malta"]),
    ],
)
def test_a_name_that_many_bear_is_not_meant_beside_another_state(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hun Manet", "hun-manet"),
        ("Mr Putin", "vladimir-putin"),
        ("Mao Tse-tung", "mao-zedong"),
        ("Mu'ammar Qadhafi", "muammar-gaddafi"),
        ("George H. W. Bush", "george-hw-bush"),
        ("George H.W. Bush", "george-hw-bush"),
        ("Prince Sihanouk", "norodom-sihanouk"),
        ("FDR", "franklin-d-roosevelt"),
    ],
)
def test_leaders_by_their_spellings_and_well_known_surnames(text: str, key: str) -> None:
    assert keys(text) == [key]


def test_a_surname_that_is_an_ordinary_word_needs_its_full_name() -> None:
    assert keys("Begin at once; Eden; Major Powell; Rice prices") == []
    assert keys("Menachem Begin met Anthony Eden") == ["menachem-begin", "anthony-eden"]


def test_lookup_takes_full_names_in_any_case() -> None:
    assert [n.key for n in NAMES.lookup("the soviet union")] == ["soviet-union"]
    assert [n.key for n in NAMES.lookup("U.S.")] == [n.key for n in NAMES.lookup("us")] == ["united-states"]
    assert [n.key for n in NAMES.lookup("CPP")] == ["cpp"]
    assert [n.key for n in NAMES.lookup("Washington")] == ["united-states"]
    assert [n.key for n in NAMES.lookup("Republic of China")] == ["taiwan", "republic-of-china"]
    assert NAMES.lookup("Atlantis") == ()
    assert NAMES.lookup("") == ()


def test_an_unknown_key_lists_near_ones() -> None:
    with pytest.raises(UnclearName, match="cambodia") as error:
        NAMES.entry("cambodja")
    assert "cambodia" in error.value.candidates


def test_what_an_entry_knows() -> None:
    cambodia = NAMES.entry("cambodia")
    assert (cambodia.type, cambodia.name, cambodia.start) == ("State", "Cambodia", "1953-11-09")
    assert {"Kingdom of Cambodia", "Kampuchea"} <= set(cambodia.aliases)
    assert "Phnom Penh" in cambodia.capitals
    assert "Cambodians" in cambodia.demonyms
    assert NAMES.entry("asean").acronyms == ("ASEAN",)
    assert NAMES.entry("us-state-department").parent == "united-states"
    assert NAMES.entry("hun-sen").surname == "Hun Sen"
    assert NAMES.entry("angela-merkel").pronoun == "she"
    (office,) = [o for o in NAMES.entry("hun-manet").offices if o.office == "prime minister"]
    assert (office.of, office.start, office.end) == ("cambodia", "2023-08-22", None)
    assert office.source.startswith("general knowledge: ")


def test_there_are_names_enough() -> None:
    count = {t: sum(e.type == t for e in NAMES) for t in FILES}
    assert count["State"] >= 250
    assert count["Organization"] >= 200
    assert count["Party"] >= 150
    assert count["Leader"] >= 500


def test_no_key_stands_twice() -> None:
    rows = [
        r for stem in FILES.values() for r in re.findall(r"^([^\s#:]+): \{", (FOLDER / f"{stem}.yaml").read_text(encoding="utf-8"), re.M)
    ]
    assert len(rows) == len(set(rows)) == len(list(NAMES))


def test_every_key_that_is_named_exists() -> None:
    for entry in NAMES:
        named = [entry.parent, entry.country, entry.party, *(s.key for s in entry.succeeded_by), *(o.of for o in entry.offices)]
        assert [k for k in named if k and k not in NAMES] == [], entry.key


def test_every_date_is_a_date_and_no_office_ends_before_it_begins() -> None:
    for entry in NAMES:
        for start, end in [(entry.start, entry.end), *((o.start, o.end) for o in entry.offices)]:
            first = span(start)[0] if start else None
            last = span(end)[1] if end else None
            assert first is None or last is None or first <= last, (entry.key, start, end)
        for succession in entry.succeeded_by:
            assert succession.date is None or span(succession.date)


def test_nobody_surely_takes_an_office_before_another_leaves_it() -> None:
    """An oracle for the dates: every holder is held against the next one of the same office."""
    terms: dict[tuple[str, str], list[tuple[tuple[int, int], int, str]]] = {}
    for entry in NAMES:
        for office in entry.offices:
            if office.start:
                left = span(office.end)[0] if office.end else FUTURE
                terms.setdefault((office.of, office.office), []).append((span(office.start), left, entry.key))
    overlaps = []
    for held in terms.values():
        held.sort()
        for (_, left, one), (came, _, other) in itertools.pairwise(held):
            if came[1] < left and one != other:
                overlaps.append((one, other))
    assert overlaps == []


def test_every_spelling_finds_its_bearer() -> None:
    for entry in NAMES:
        for spelling in entry.spellings:
            if spelling.form in ("prefix", "trap") or spelling.only or not fold(spelling.text):
                continue
            when: int | None = None
            if spelling.first != PAST or spelling.last != FUTURE:
                when = spelling.first or spelling.last
            elif entry.end and entry.start:
                when = span(entry.start)[0]
            matches = NAMES.find(spelling.text, when)
            assert [m.key for m in matches] == [entry.key], (spelling, matches)


@given(
    st.lists(
        st.sampled_from(
            [
                "Cambodia",
                "U.S.",
                "the",
                "Hun Sen",
                "–",
                "’s",
                ",",
                "Guinea",
                "New",
                "Papua",
                "\n",
                "(",
                "Sino",
                "-",
                "USSR",
                "é",
                "WHO",
                "123",
            ]
        ),
        max_size=12,
    )
)
def test_matches_are_in_order_apart_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    at = 0
    for match in NAMES.find(text):
        assert at <= match.start < match.end <= len(text)
        at = match.end


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert NAMES.find(text) == NAMES.find(text)
    assert fold(fold(text)) == fold(text) or fold(text).startswith("the ")


def test_a_users_names_add_to_the_shipped_ones() -> None:
    names = Gazetteer.shipped(
        {
            "State": [
                {"name": "Cambodia", "aliases": ["Srok Khmer"]},
                {"name": "Ruritania", "capitals": ["Strelsau"], "demonyms": ["Ruritanian"], "start": 1850},
            ],
            "Organization": [{"key": "mro", "name": "Mekong Rice Office", "acronyms": ["MRO"], "parent": "cambodia"}],
            "Agreement": [{"name": "Treaty of Zenda"}],
        }
    )
    assert [m.key for m in names.find("Srok Khmer and Ruritanians met the MRO in Strelsau; the Treaty of Zenda")] == [
        "cambodia",
        "ruritania",
        "mro",
        "ruritania",
        "treaty-of-zenda",
    ]
    assert names.entry("treaty-of-zenda").type == "Agreement"
    assert names.entry("ruritania").start == "1850"
    assert NAMES.lookup("Ruritania") == ()


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"name": "Ruritania", "capital": ["Strelsau"]}, "unknown field 'capital'"),
        ({"aliases": ["Strelsau"]}, "needs a name"),
        ({"name": "Ruritania", "aliases": "Strelsau"}, "aliases must be a list"),
        ({"name": "Ruritania", "aliases": [{"name": "Strelsau", "from": "soon"}]}, "soon"),
        ({"name": "Ruritania", "succeeded_by": [{"key": "cambodia", "manner": "magic"}]}, "manner"),
        ({"name": "Ruritania", "offices": [["king", "ruritania"]]}, "an office is"),
    ],
)
def test_an_entry_that_does_not_hold_together_is_refused_with_its_name(entry: dict[str, object], says: str) -> None:
    with pytest.raises(VocabularyError, match=re.escape(says)) as error:
        Gazetteer.shipped({"State": [entry]})
    assert "State" in str(error.value)


def test_search_is_fast_enough_for_a_sentence_to_cost_nothing() -> None:
    from time import process_time

    text = "On 13 May 1956 the Kingdom of Cambodia and the Soviet Union established diplomatic relations in Phnom Penh. " * 200
    NAMES.find(text)
    begin = process_time()
    assert len(NAMES.find(text)) == 600
    assert process_time() - begin < 0.2
