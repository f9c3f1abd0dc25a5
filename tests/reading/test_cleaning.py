"""The clean form: one paragraph a line, nothing that is no prose, and a map back that is exact."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Document
from detente.reading.cleaning import cleaned
from detente.reading.prose import Prose
from tests.reading.documents import paragraphs, prose

PIECES = [
    "Hun Sen visited Russia ", ".", ".\n", "\n\n", "\r", "  ", "\t", "- ", "* ", "1. ", "leader-ship ", "govern-\nment ",
    "co-sponsor ", "Vi-etnam ", "Vietnam ", "**bold** ", "*it* ", "_u_ ", "[link](http://x.org/a_(b)) ", "![p](q) ",
    "# Head\n", "## Head ##\n", "===\n", "---\n", "| a | b |\n", "|---|---|\n", "|> quoted\n", "```\n", "Related Posts\n",
    "Share:\n", "Previous Article\n", "“curly”", "’s ", "\xad", "\u200b", "\xa0", "[1]", "\\*", "&amp; ", "&nbsp;", "<br>",
    "<!-- c -->", "20 March 2024\n", "date 2024-03-20 ", "a", "B", "é", "中", "😀", "-", ",", " and", "The\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


@given(text=TEXTS, markdown=st.booleans(), cut=st.integers(0, 30))
def test_each_clean_character_is_the_text_s_at_its_offset(text: str, markdown: bool, cut: int) -> None:
    clean, starts = cleaned(text, cut=(0, min(cut, len(text))), markdown=markdown)
    if starts is None:
        assert clean == text
        return
    assert len(starts) == len(clean)
    words = [(character, at) for character, at in zip(clean, starts, strict=True) if not character.isspace()]
    assert all(text[at] == character for character, at in words)
    assert all(a < b for (_, a), (_, b) in pairwise(words))
    assert all(a <= b for a, b in pairwise(starts))


@given(text=TEXTS)
def test_paragraphs_are_single_lines_without_space_around(text: str) -> None:
    clean, _ = cleaned(text)
    for paragraph in clean.split("\n\n") if clean else []:
        assert paragraph == paragraph.strip()
        assert "\n" not in paragraph
        assert paragraph


def test_a_span_of_the_clean_form_leads_to_the_words_of_the_text() -> None:
    text = "# Relations\n\nThe govern-\nment of *Cambodia* said\nso.\n"
    clean, starts = cleaned(text, markdown=True)
    document = Prose(Document("a.md", ""), text, clean, starts)
    at = clean.index("government of Cambodia")
    start, end = document.span(at, at + len("government of Cambodia"))
    assert text[start:end] == "govern-\nment of *Cambodia"
    assert document.span(at, at) == (start, start)
    assert document.span(len(clean), len(clean)) == (len(text), len(text))


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    found = prose(
        tmp_path,
        "wrapped.txt",
        "The two countries established diplomatic relations in May of that year,\n"
        "and exchanged ambassadors some months later. Moscow opened its embassy.\n"
        "Phnom Penh followed.\n"
        "A year after that the two signed an agreement on trade and on cultural\n"
        "cooperation.\n",
    )
    assert paragraphs(found) == [
        "The two countries established diplomatic relations in May of that year, and exchanged ambassadors some months later. "
        "Moscow opened its embassy. Phnom Penh followed.",
        "A year after that the two signed an agreement on trade and on cultural cooperation.",
    ]


def test_long_lines_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    first = "The king received the ambassador of the republic in the capital and thanked him for his country's help over the years. " * 2
    second = "The ambassador then met the foreign minister, and both spoke of trade. "
    found = prose(tmp_path, "lines.txt", f"{first}\n{second}\n{first}\n")
    assert paragraphs(found) == [first.strip(), second.strip(), first.strip()]


def test_a_sentence_that_an_empty_line_breaks_is_whole_again(tmp_path: Path) -> None:
    found = prose(
        tmp_path,
        "broken.txt",
        "In that year the general led a coup against the prince, and sent him to\n\nlive abroad for good.\n\nThen came war.",
    )
    assert paragraphs(found) == [
        "In that year the general led a coup against the prince, and sent him to live abroad for good.",
        "Then came war.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Office of the Press\nBriefings and Statements\n\nMinister’s visit\n\nHe came today.", 4),
        ("Politics\n\nhe said so, and left.", 2),
        ("The kingdom and its partners since the war of that time\n\ndetente project, for readers", 2),
        ("TIES OF THE KINGDOM\nfrom our own correspondent", 2),
        ("The members are:\n- Cambodia\n- Laos\n- Thailand", 4),
        ("The aims are:\n\n1. peace with all neighbours;\n2. trade with them.", 3),
        ("Country | Since\nRussia | 1956\nChina | 1958", 3),
    ],
    ids=["headings", "short heading", "long heading", "capitals", "bullets", "numbers", "rows"],
)
def test_headings_items_and_rows_stay_apart(text: str, expected: int) -> None:
    clean, _ = cleaned(text)
    assert len(clean.split("\n\n")) == expected


def test_marks_of_items_go_and_dates_at_a_line_s_start_stay() -> None:
    clean, _ = cleaned("- one thing\n* another\n2. a third\n(b) a fourth\n1- a fifth\n7. January 1979 was the day")
    assert clean.split("\n\n") == ["one thing", "another", "a third", "a fourth", "a fifth", "7. January 1979 was the day"]


def test_what_stands_around_an_article_is_left_out_of_clean_and_kept_in_text(tmp_path: Path) -> None:
    article = (
        "The foreign ministers of the two states met in the capital on Monday and agreed to open a second consulate there next year. " * 2
    )
    around = "Ministers meet\n\nA. Writer / Share:\nShare\n\n"
    text = f"{around}{article}\n\nRelated Posts\n\nPrevious Article\n\nRival wins vote\n\nNext Article\n\nRain falls\n"
    found = prose(tmp_path, "around.txt", text)
    assert paragraphs(found) == ["Ministers meet", "A. Writer", article.strip()]
    assert found.text == text


def test_prose_after_a_related_headline_is_kept() -> None:
    article = (
        "The minister told reporters that his country would send food and medicine to its neighbour, which had asked for help in May. "
    )
    clean, _ = cleaned(f"{article}\n\nRead more:\n\nOther visit\n\n{article}")
    assert clean.split("\n\n") == [article.strip(), article.strip()]


def test_a_list_of_references_is_left_out() -> None:
    clean, _ = cleaned(
        "He left in May.\n\nReferences\n\nWriter, A. (2010). The long history of the kingdom and its neighbours. Some Press, London."
    )
    assert clean == "He left in May."


def test_notes_and_invisible_signs_go_and_curly_quotes_stay() -> None:
    clean, _ = cleaned("It joined[3] the bloc\u200b in 1999,\u00a0and  said: “we\u00ad are glad”.[a]")
    assert clean == "It joined the bloc in 1999, and said: “we are glad”."


def test_clean_text_needs_no_map() -> None:
    assert cleaned("One paragraph.\n\nAnother.") == ("One paragraph.\n\nAnother.", None)
