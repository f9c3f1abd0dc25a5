"""Web pages: the article and nothing around it, tables and lists as lines, and what the head tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.model import Document
from tests.reading.documents import failure, paragraphs, prose

ARTICLE = """
<p>Cambodia and Russia signed an accord
  on trade in the capital on Tuesday, the foreign ministry said in a statement read out.</p>
<p>The <b>minister</b> met Ambassador&nbsp;Petrov<sup class="reference"><a href="#n1">[1]</a></sup>, and thanked him for his
country&#8217;s help over many years of ties.</p>"""


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Accord signed | The Daily</title>{head}</head><body>{body}</body></html>"
    )


NEWS = page(
    f"""<header class="site-header"><a class="logo">The Daily</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<div class="has-sidebar wrap"><div class="post"><h1>Accord signed</h1>
<div class="byline">By A. Writer <time datetime="2024-03-20">20 March 2024</time></div>
<div class="share-buttons"><a>Share</a> <a>Tweet</a></div>{ARTICLE}
<h2>Members</h2><ul><li><a href="1">Cambodia</a> (1999)</li><li><p><a href="2">Laos</a></p><ul><li>since 1997</li></ul></li></ul>
<table><caption>Since when</caption><tr><th>Country</th><th>Since</th><th>Notes</th></tr>
<tr><td rowspan="2"><a href="r">Russia</a></td><td>1956</td><td></td></tr>
<tr><td>1991</td><td>It has an embassy.<br>So has Cambodia</td></tr></table>
<p>First line<br>of an address<br><br>After it</p>
<div class="related-posts"><h3>Related Posts</h3><ul><li><a href="x">Rival wins the vote in a landslide</a></li></ul></div></div>
<aside><p>A long story about the weather in another town, which has nothing to do with the accord at all.</p></aside></div>
<div id="cookieConsent"><p>We use cookies to make this site better for you, and for those who pay us for it, as you know.</p></div>
<p style="display: none">hidden words</p><footer><p>Copyright The Daily</p></footer><script>var a = "1 < 2";</script>"""
)


def test_the_article_is_read_and_nothing_around_it(tmp_path: Path) -> None:
    assert paragraphs(prose(tmp_path, "news.html", NEWS)) == [
        "Accord signed",
        "Cambodia and Russia signed an accord on trade in the capital on Tuesday, the foreign ministry said in a statement read out.",
        "The minister met Ambassador Petrov, and thanked him for his country’s help over many years of ties.",
        "Members",
        "Cambodia (1999)",
        "Laos",
        "since 1997",
        "Since when",
        "Country | Since | Notes",
        "Russia | 1956 |",
        "Russia | 1991 | It has an embassy. So has Cambodia",
        "First line of an address",
        "After it",
    ]


def test_spans_count_in_the_text_that_reading_produced(tmp_path: Path) -> None:
    found = prose(tmp_path, "news.html", NEWS)
    assert "By A. Writer 20 March 2024" in found.text
    at = found.clean.index("Ambassador Petrov")
    start, end = found.span(at, at + 17)
    assert found.text[start:end] == "Ambassador Petrov"


def document(folder: Path, head: str, body: str = f"<h1>Accord signed</h1>{ARTICLE}") -> Document:
    return prose(folder, "page.html", page(body, head)).document


def test_meta_tags_tell_of_the_page(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        """<meta property="og:title" content="The accord"><meta property="og:site_name" content="The Daily">
        <meta property="article:published_time" content="2024-03-20T23:30:00+07:00">
        <meta property="article:modified_time" content="2024-05-01">
        <link rel="canonical" href="https://example.org/accord"><link rel="license" href="https://example.org/by">""",
    )
    assert (found.title, found.publisher, found.url, found.licence) == (
        "The accord",
        "The Daily",
        "https://example.org/accord",
        "https://example.org/by",
    )
    assert (found.published, found.published_basis) == ("2024-03-20", "front matter")


def test_linked_data_tell_of_the_page(tmp_path: Path) -> None:
    data = {
        "@graph": [
            {"@type": "Organization", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "The accord", "datePublished": "2024-03-20T01:00Z", "publisher": {"name": "The Daily"}},
        ]
    }
    found = document(
        tmp_path, f'<script type="application/ld+json">{json.dumps(data)}</script><script type="application/ld+json">{{bad</script>'
    )
    assert (found.title, found.publisher, found.published) == ("The accord", "The Daily", "2024-03-20")


def test_a_time_element_or_a_date_line_dates_the_page(tmp_path: Path) -> None:
    time = f"<article><h1>Accord</h1><time datetime='2024-03-20'>Wednesday</time>{ARTICLE}</article>"
    assert document(tmp_path, "", time).published == "2024-03-20"
    line = document(tmp_path, "", f"<article><h1>Accord</h1><p>20 March 2024</p>{ARTICLE}</article>")
    assert (line.published, line.published_basis) == ("2024-03-20", "date line")


def test_several_time_elements_are_a_chronology(tmp_path: Path) -> None:
    body = f"<article><h1>Ties</h1>{ARTICLE}<p><time>13 May 1956</time> relations</p><p><time>5 June 1970</time> closed</p></article>"
    assert document(tmp_path, "", body).published is None


def test_the_title_is_the_page_s_heading(tmp_path: Path) -> None:
    assert document(tmp_path, "").title == "Accord signed"
    assert document(tmp_path, "", ARTICLE).title == "Accord signed"


def test_a_declared_encoding_is_honoured(tmp_path: Path) -> None:
    source = page(f"<p>Министр посетил столицу.</p>{ARTICLE}").replace("charset='utf-8'", "charset='windows-1251'").replace("&#8217;", "'")
    assert "Министр посетил столицу." in prose(tmp_path, "page.html", source.encode("cp1251")).text


def test_tables_that_lay_out_the_page_are_no_rows(tmp_path: Path) -> None:
    found = prose(tmp_path, "old.html", page(f"<table><tr><td>Menu</td><td><table><tr><td>{ARTICLE}</td></tr></table></td></tr></table>"))
    assert " | " not in found.text
    assert "the foreign ministry said" in found.clean


def test_pages_without_paragraphs_are_read(tmp_path: Path) -> None:
    found = prose(tmp_path, "old.html", page("<font>The king left for Paris in May.<br><br>He came back in June.</font>"))
    assert paragraphs(found) == ["The king left for Paris in May.", "He came back in June."]


def test_unclosed_tags_do_not_stop_reading(tmp_path: Path) -> None:
    found = prose(tmp_path, "deep.html", page("<div><b><ul><li>" * 400 + "The king left.</p><tr><td>x\x01y"))
    assert "The king left." in found.text


def test_a_page_too_deep_to_be_read_whole_is_refused(tmp_path: Path) -> None:
    source = page("<p>Words</p>" + "<div><b><ul><li>" * 5000 + "The king left.")
    assert "nested too deep" in str(failure(tmp_path, "deep.html", source))


def test_tables_in_tables_are_read_once(tmp_path: Path) -> None:
    found = prose(tmp_path, "old.html", page("<table><tr><td>" * 400 + "The king left."))
    assert found.text == "The king left."


@pytest.mark.parametrize("source", ["<html><body><script>x</script></body></html>", "<html></html>", "<!-- only a comment -->"])
def test_a_page_without_words_is_refused(tmp_path: Path, source: str) -> None:
    assert "page.html: " in str(failure(tmp_path, "page.html", source))
