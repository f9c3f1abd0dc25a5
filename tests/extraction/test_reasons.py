"""Why a document is read as it is: each sentence with its names, references and dates, what told a relation, and what was dropped."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.explanation import Explained, Lost, Reading
from detente.extraction.dyads import LAST_PAIR
from detente.extraction.extractor import Extraction, Extractor
from detente.reading import Prose, read
from tests.extraction.statements import document, statement
from tests.extraction.telling import extractor as plain_extractor

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "texts"
SOME = sorted(CORPUS.glob("*.txt"))[::15]


@cache
def with_reasons() -> Extractor:
    return Extractor(explain=True)


@pytest.fixture(scope="module")
def explaining() -> Extractor:
    return with_reasons()


@pytest.fixture(scope="module")
def read_both_ways(extractor: Extractor, explaining: Extractor) -> list[tuple[Prose, Extraction, Extraction]]:
    """Some documents of the corpus, read without and with reasons."""
    proses = [prose for prose in read([*SOME, CORPUS.parent.parent.parent / "seeds" / "documents"]) if isinstance(prose, Prose)]
    plain, explained = (dict(enumerate(extraction for _, extraction in one.extract(proses))) for one in (extractor, explaining))
    return [(prose, plain[number], explained[number]) for number, prose in enumerate(proses)]


def sentences(explaining: Extractor, text: str, published: str | None = None, suffix: str = "txt") -> list[Explained]:
    return list(explaining.facts(document(text, published, suffix)).sentences)


def reading(sentence: Explained, reader: str, relation: str | None = None) -> Reading:
    """The first reading by a frame or rule."""
    return next(one for one in sentence.readings if one.reader == reader and relation in (None, one.relation))


# --- of whole documents


def test_a_document_tells_the_same_with_reasons_and_without(read_both_ways: list[tuple[Prose, Extraction, Extraction]]) -> None:
    for _, plain, explained in read_both_ways:
        assert plain.sentences == ()
        assert explained.sentences
        assert (plain.facts, plain.dropped) == explained[:2]


def test_each_fact_is_told_by_one_reading(read_both_ways: list[tuple[Prose, Extraction, Extraction]]) -> None:
    for _, _, explained in read_both_ways:
        told = [(one, fact) for sentence in explained.sentences for one in sentence.readings for fact in one.told]
        assert Counter(repr(fact) for _, fact in told) == Counter(map(repr, explained.facts))
        assert [(one.reader, fact) for one, fact in told if (one.reader, one.relation) != (fact.reader, fact.relation)] == []


def test_each_reading_tells_a_fact_or_why_it_tells_none(read_both_ways: list[tuple[Prose, Extraction, Extraction]]) -> None:
    for prose, _, explained in read_both_ways:
        assert [one for sentence in explained.sentences for one in sentence.readings if not (one.told or one.dropped)] == []
        counted = Counter(lost.reason for lost in explained.dropped)
        shown = Counter(lost.reason for sentence in explained.sentences for one in sentence.readings for lost in one.dropped)
        assert counted["employer not told"] == shown["employer not told"], prose.document.name


def test_sentences_come_in_order_with_their_own_words(read_both_ways: list[tuple[Prose, Extraction, Extraction]]) -> None:
    for prose, _, explained in read_both_ways:
        starts = [sentence.start for sentence in explained.sentences if sentence.unit == "sentence"]
        assert starts == sorted(starts)
        for sentence in explained.sentences:
            assert sentence.text == prose.text[sentence.start : sentence.end]
            for name in sentence.names:
                assert name.text.split() == prose.text[name.start : name.end].split()
                assert sentence.start <= name.start < name.end <= sentence.end


FRAGMENTS = (
    "1969 – Peru and Chile resume relations.",
    "Prime Minister Oro Lum visited Laos in May 1975 and said that Peru would aid it.",
    "He met Laotian leaders, and they signed a treaty of friendship. Brazil followed.",
    "They did not recognise the new government; the two countries withdrew their envoys.",
    "| State | Joined the United Nations |\n|---|---|\n| Peru | 1945 |\n| Laos | It joined in 1955 with fifteen others. |",
    "Signatories:\n\n- Peru\n- Laos",
    "The Mekong Basin Water Institute (MBWI), led by Ana Ruiz, is a body of Laos.",
    "relations its of | ; (1950 – Oro Lum's the",
)


@pytest.mark.hypothesis
@settings(max_examples=12, deadline=None)
@given(parts=st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6), gap=st.sampled_from(["\n", "\n\n", " "]))
def test_any_text_is_explained_as_it_is_read(parts: list[str], gap: str) -> None:
    prose = document(gap.join(parts), published="1976-02-03", suffix="md")
    plain, explained = plain_extractor().facts(prose), with_reasons().facts(prose)
    assert (plain.facts, plain.dropped) == explained[:2]
    told = [(one, fact) for sentence in explained.sentences for one in sentence.readings for fact in one.told]
    assert Counter(repr(fact) for _, fact in told) == Counter(map(repr, explained.facts))
    assert all((one.reader, one.relation) == (fact.reader, fact.relation) for one, fact in told)
    assert all(one.told or one.dropped for sentence in explained.sentences for one in sentence.readings)


# --- names

MBWI = "Mekong Basin Water Institute"
BEFORE = "gazetteer, capital of the state that came before"


@pytest.mark.parametrize(
    ("text", "words", "who", "how"),
    [
        ("Lao leaders thanked Peru.", "Lao", "Laos", "gazetteer, demonym"),
        ("Hanoi sent troops to Laos.", "Hanoi", "Vietnam", "gazetteer, capital"),
        ("The UN thanked Peru.", "UN", "United Nations", "gazetteer, acronym"),
        ("The Soviet Union aided Peru in 1970. Moscow thanked Peru.", "Moscow", "Soviet Union", BEFORE),
        ("Prime Minister Oro Lum of Peru visited Laos.", "Oro Lum", "Oro Lum", "introduced with an office"),
        ("Prime Minister Oro Lum of Peru is old. Lum visited Laos.", "Lum", "Oro Lum", "part of a name told elsewhere"),
        ("The Mekong Basin Water Institute thanked Laos.", "Mekong Basin Water Institute", MBWI, "institution rule"),
        ("Peru and Chile signed the Lima Accord.", "Lima Accord", "Lima Accord", "agreement rule"),
        (
            "The Mekong Basin Water Institute (MBWI) is small. The MBWI thanked Laos.",
            "MBWI",
            "Mekong Basin Water Institute",
            "acronym that the document explains",
        ),
        (
            "Peru and Chile signed a treaty of friendship in 1950.",
            "treaty of friendship",
            "treaty of friendship between Chile and Peru, 1950",
            "agreement without a name",
        ),
    ],
)  # fmt: skip
def test_a_name_says_who_bears_it_and_how_that_is_known(explaining: Extractor, text: str, words: str, who: str, how: str) -> None:
    names = sentences(explaining, text)[-1].names
    assert (who, how) in [(name.actor.name, name.how) for name in names if name.text == words]


def test_a_name_has_its_type_and_the_gazetteer_s_key(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Hun Sen visited Oro Lum.")
    assert [(name.actor.type, name.actor.key) for name in sentence.names if name.text == "Hun Sen"] == [("Leader", "hun-sen")]


# --- references


@pytest.mark.parametrize(
    ("text", "words", "meant", "why"),
    [
        ("Hun Sen visited Russia. He met Vladimir Putin.", "He", ["Hun Sen"], "the subject of the last sentence that names any"),
        ("Peru and Chile quarrelled. The two countries made peace.", "The two countries", ["Peru", "Chile"], LAST_PAIR),
        ("Peru withdrew its troops from Chile.", "its troops", ["Peru"], "whose it is"),
        ("Peru's president, Oro Lum, spoke. The president thanked Chile.", "The president", ["Oro Lum"], "the last who holds that office"),
        ("They thanked Peru.", "They", [], ""),
    ],
)  # fmt: skip
def test_a_reference_says_whom_it_means_and_why(explaining: Extractor, text: str, words: str, meant: list[str], why: str) -> None:
    [told] = [one for one in sentences(explaining, text)[-1].references if one.text == words]
    assert [actor.name for actor in told.meant] == meant
    assert told.why == why
    assert told.how == ("pronoun" if words in ("He", "They") else "description")


def test_a_subject_that_a_line_leaves_out_is_no_word_of_it(explaining: Extractor) -> None:
    text = "Oro Lum of Peru\n\nOro Lum was president of Peru from 1950 to 1960.\n\n- Met with President Ana Ruiz of Chile in 1951."
    [reference] = [one for one in sentences(explaining, text)[-1].references if one.text == "Met"]
    assert [actor.name for actor in reference.meant] == ["Oro Lum"]
    assert reference.why.startswith("who is left out before it")


# --- dates


def test_dates_say_what_they_come_to_and_how_that_is_known(explaining: Extractor) -> None:
    text = "Peru visited Chile on 5 May 1999. Last year it visited Brazil.\n\n1969 – Peru recognised Laos."
    first, second, third = sentences(explaining, text, published="2015-06-03")
    assert [(date.text, date.value, date.basis, date.unused) for date in first.dates] == [("5 May 1999", "1999-05-05", "told", None)]
    assert [(date.text, date.value, date.basis) for date in second.dates] == [("Last year", "2014", "resolved")]
    assert [(date.text, date.value, date.basis, date.unused) for date in third.dates] == [
        ("1969", "1969", "told", "it dates the whole line"),
        ("", "1969", "context", None),
    ]
    assert reading(third, "verb:recognise").told[0].start_basis == "context"


def test_a_date_that_dates_nothing_says_why(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Oro Lum (1823 – 1890) visited Peru in 1878.")
    assert {date.text: date.unused for date in sentence.dates} == {"1823 – 1890": "it is a life", "1878": None}


# --- what told a relation


def test_a_frame_says_its_trigger_its_roles_and_what_it_told(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Hun Sen paid a visit to Russia in May 2016.")
    told = next(one for one in sentence.readings if one.told)
    assert (told.kind, told.reader, told.relation, told.words) == ("frame", "verb:pay", "VISITED", "paid … visit")
    assert sentence.text[told.start - sentence.start : told.end - sentence.start] == "paid"
    assert told.roles is not None
    assert told.roles.startswith("s > ")
    assert [(end.text, end.actor.name, end.why) for end in (*told.source, *told.target)] == [
        ("Hun Sen", "Hun Sen", None),
        ("Russia", "Russia", None),
    ]
    assert [statement(fact) for fact in told.told] == [("Hun Sen", "VISITED", "Russia", "2016-05")]


def test_an_end_that_the_sentence_does_not_name_says_from_where_it_is_known(explaining: Extractor) -> None:
    last = sentences(explaining, "Peru and Chile quarrelled in 1950.\n\nPeru withdrew its advisers in 1951.")[-1]
    told = next(one for one in last.readings if one.relation == "WITHDREW_FROM" and one.told)
    assert [(end.text, end.actor.name) for end in told.source] == [("Peru", "Peru")]
    assert [(end.text, end.actor.name, end.why) for end in told.target] == [(None, "Chile", "the other of the two that the text speaks of")]


def test_the_state_that_a_person_acts_for_stands_beside_the_person(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "President Oro Lum of Peru restored diplomatic relations with Chile in 1950.")
    told = next(one for one in sentence.readings if one.told and one.kind == "frame")
    assert told.told[0].source.name == "Peru"
    assert [(end.text, end.actor.name, end.why) for end in told.source] == [
        ("Oro Lum", "Oro Lum", None),
        (None, "Peru", "the state that the person acts for"),
    ]


@pytest.mark.parametrize(
    ("text", "status", "speaker"),
    [
        ("Peru recognised Chile.", "asserted", None),
        ("Peru did not recognise Chile.", "denied", None),
        ("Peru will recognise Chile.", "planned", None),
        ("Brazil said that Peru had recognised Chile.", "reported", "Brazil"),
    ],
)
def test_a_frame_says_how_real_its_event_is_and_by_whom(explaining: Extractor, text: str, status: str, speaker: str | None) -> None:
    [fact] = reading(sentences(explaining, text)[0], "verb:recognise").told
    assert (fact.status, fact.speaker) == (status, speaker)


def test_who_did_the_same_has_a_reading_of_its_own(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Peru recognised Laos in 1975, and Chile followed.")
    told = {one.words: [statement(fact)[:3] for fact in one.told] for one in sentence.readings if one.told}
    assert told == {"recognised": [("Peru", "RECOGNIZED", "Laos")], "followed": [("Chile", "RECOGNIZED", "Laos")]}
    [followed] = [one for one in sentence.readings if one.words == "followed" and one.told]
    assert [(end.text, end.actor.name) for end in (*followed.source, *followed.target)] == [("Chile", "Chile"), ("Laos", "Laos")]


def test_an_office_says_its_words_and_whose_it_is(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Cambodian Prime Minister Hun Sen met President Vladimir Putin.")
    first, second = (one for one in sentence.readings if one.kind == "office")
    assert (first.words, [(end.text, end.actor.name, end.why) for end in first.target]) == (
        "Cambodian Prime Minister Hun Sen",
        [("Cambodian", "Cambodia", None)],
    )
    assert [(end.text, end.actor.name, end.why) for end in second.target] == [(None, "Russia", "known of the person's office")]


# --- what was dropped


@pytest.mark.parametrize(
    ("text", "relation", "lost"),
    [
        ("Peru recognised the result.", "RECOGNIZED", Lost("no target told", "“the result” names no actor")),
        ("She thanked Peru.", "MESSAGED", Lost("no source told", "“She” names no actor")),
        ("Peru signed Chile.", "SIGNED", Lost("breaks the vocabulary", "SIGNED ends at an Agreement, not at a State")),
        ("Minister Oro Lum was pleased.", "HOLDS_OFFICE", Lost("employer not told", "Oro Lum, minister")),
        ("Peru visited Peru.", "VISITED", Lost("both ends are the same", "Peru")),
    ],
)
def test_what_is_dropped_says_why(explaining: Extractor, text: str, relation: str, lost: Lost) -> None:
    [sentence] = sentences(explaining, text)
    assert lost in [lost for one in sentence.readings if one.relation == relation for lost in one.dropped]
    assert [one for one in sentence.readings if one.relation == relation and one.told] == []


def test_what_another_frame_has_told_is_told_once(explaining: Extractor) -> None:
    [sentence] = sentences(explaining, "Peru sent aid to Laos in 1999.")
    aided = [one for one in sentence.readings if one.relation == "AIDED"]
    assert len([one for one in aided if one.told]) == 1
    assert Lost("the sentence tells the same", "Peru and Laos") in [lost for one in aided for lost in one.dropped]


# --- tables, lists, markup

TABLE = "| State | Joined the United Nations |\n|---|---|\n| Peru | 31 October 1945 |\n| Bhutan | It joined in 1971 with help. |\n"


def test_a_row_of_a_table_is_one_and_a_cell_that_is_a_sentence_another(explaining: Extractor) -> None:
    told = sentences(explaining, TABLE, suffix="md")
    peru = next(one for one in told if one.text.startswith("Peru"))
    assert peru.unit == "row"
    [row] = peru.readings
    assert (row.kind, [statement(fact) for fact in row.told]) == ("table", [("Peru", "MEMBER_OF", "United Nations", "1945-10-31")])
    assert [one.unit for one in told if one.text == "It joined in 1971 with help."] == ["cell"]


def test_an_item_of_a_list_tells_what_the_line_above_says(explaining: Extractor) -> None:
    told = sentences(explaining, "The Lima Accord\n\nSignatories:\n\n- Peru\n- Chile\n", suffix="md")
    [peru] = [one for one in told if one.text == "Peru"]
    assert [statement(fact)[:3] for one in peru.readings for fact in one.told] == [("Peru", "SIGNED", "Lima Accord")]


def test_spans_lead_through_markup(explaining: Extractor) -> None:
    page = "<html><body><h1>News</h1><p>Peru &amp; Chile <b>signed</b>   the\nLima Accord in&nbsp;1999.</p></body></html>"
    prose = document(page, suffix="html")
    sentence = next(one for one in explaining.facts(prose).sentences if "Lima" in one.text)
    assert prose.text[sentence.start : sentence.end] == sentence.text
    assert [prose.text[name.start : name.end] for name in sentence.names] == ["Peru", "Chile", "Lima Accord"]
    told = reading(sentence, "verb:sign", "SIGNED")
    assert prose.text[told.start : told.end] == "signed"
