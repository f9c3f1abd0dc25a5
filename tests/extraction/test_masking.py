"""Every fact leads to the words that it was read in, whatever stands between the file and the parser."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.extraction.extractor import Extractor
from tests.extraction.statements import document, statement
from tests.extraction.telling import extractor as shared

SENTENCES = (
    "Deputy Prime Minister Sok An of Cambodia and Minister of Environment Say Samal visited Russia in May 2015.",
    "Peru and Chile established diplomatic relations on 5 June 1951.",
    "The two countries signed the Treaty of Lima in 1985.",
    "Norway, Sweden and Denmark recognised Estonia in August 1991.",
    "Hun Sen’s visit to Moscow in May 2016 was his second.",
    "Ngô Đình Diệm, president of South Vietnam, visited the United States in 1957.",
)
TEXT = " ".join(SENTENCES)


def plain(quote: str) -> str:
    """A quote on one line and without marks of Markdown."""
    return " ".join(quote.replace("*", "").replace("-\n", "").split())


def told(text: str, suffix: str = "txt") -> list[tuple[tuple[str, str, str, str | None], str]]:
    """Each fact of a text with its quote, in order of their place."""
    prose = document(text, suffix=suffix)
    return [(statement(fact), prose.text[slice(*fact.span)]) for fact in shared().facts(prose).facts]


def test_a_quote_is_the_sentence_that_says_it(extractor: Extractor) -> None:
    facts = extractor.facts(document(TEXT)).facts
    assert len(facts) > 10
    for fact in facts:
        quote = TEXT[slice(*fact.span)]
        assert any(quote in sentence for sentence in SENTENCES)
        # Who acts is in the quote by a name of his, or by "the two countries" or "his".
        assert any(mention in quote for mention in fact.source.mentions) or "two countries" in quote or "his" in quote


@pytest.mark.parametrize(
    ("written", "suffix"),
    [
        ("Peru established diplo-\nmatic relations with Chile in 1951.", "txt"),
        ("Peru established diplomatic\r\nrelations with Chile\r\nin 1951.\r\n", "txt"),
        ("\ufeffPeru established diplomatic relations with Chile in 1951.", "txt"),
        ("# Ties\n\n**Peru** established *diplomatic relations* with [Chile](https://example.org/chile) in 1951.\n", "md"),
        ("---\ntitle: Ties\n---\n\n- Peru established diplomatic relations with Chile in 1951.\n", "md"),
        ("<html><body><nav>Home</nav><p>Peru established <b>diplomatic</b>\nrelations with Chile in 1951.</p></body></html>", "html"),
    ],
)
def test_a_quote_leads_back_through_what_was_mended(extractor: Extractor, written: str, suffix: str) -> None:
    prose = document(written, suffix=suffix)
    (fact,) = extractor.facts(prose).facts
    assert statement(fact) == ("Peru", "DIPLOMATIC_RELATIONS", "Chile", "1951")
    quote = prose.text[slice(*fact.span)]
    assert quote.replace("**", "").startswith("Peru")
    assert quote.rstrip(".").endswith("1951")
    if suffix != "html":
        assert quote in written.removeprefix("\ufeff").replace("\r\n", "\n")


BREAKS = tuple(i for i, character in enumerate(TEXT) if character == " ")
INSIDE = tuple(
    TEXT.index(word) + at for word, at in (("diplomatic", 5), ("established", 5), ("recognised", 5), ("relations", 4), ("Environment", 6))
)


@pytest.mark.hypothesis
@settings(max_examples=20)
@given(width=st.integers(45, 130))
def test_wrapped_lines_change_no_fact_and_no_quote(width: int) -> None:
    text = fill(TEXT, width, break_on_hyphens=False)
    assert [(fact, plain(quote)) for fact, quote in told(text)] == told(TEXT)


@pytest.mark.hypothesis
@settings(max_examples=30)
@given(breaks=st.dictionaries(st.sampled_from(BREAKS), st.sampled_from(("\n", "\n\n", "\r\n", "\n    ", "  \n")), max_size=12))
def test_quotes_are_the_files_words_wherever_lines_break(breaks: dict[int, str]) -> None:
    text = "".join(breaks.get(i, character) for i, character in enumerate(TEXT))
    for _, quote in told(text):
        assert plain(quote) in TEXT
        assert quote == quote.strip()
        assert quote in text.replace("\r\n", "\n")


@pytest.mark.hypothesis
@settings(max_examples=20)
@given(broken=st.sets(st.sampled_from(INSIDE)))
def test_words_broken_at_a_lines_end_change_no_fact_and_no_quote(broken: set[int]) -> None:
    text = "".join(f"-\n{character}" if i in broken else character for i, character in enumerate(TEXT))
    assert [(fact, plain(quote)) for fact, quote in told(text)] == told(TEXT)


@pytest.mark.hypothesis
@settings(max_examples=20)
@given(
    before=st.lists(
        st.sampled_from(("The rain fell.", "Nothing was said – or heard – of it.", "“Çok güzel”, it read.", "𝔄 sign.")), max_size=5
    )
)
def test_what_stands_before_moves_quotes_and_changes_none(before: list[str]) -> None:
    text = "\n\n".join([*before, TEXT])
    assert told(text) == told(TEXT)
