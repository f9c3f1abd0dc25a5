"""What a web page's head tells of the page: title, publisher, address, date of publication, licence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.reading.bibliography import Bibliography
from detente.reading.datelines import day_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHER = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "article.published", "release_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_LICENCE = ("dcterms.license", "dc.rights", "dcterms.rights", "copyright")
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "Report", "ScholarlyArticle", "PressRelease")


def page_bibliography(page: HtmlElement) -> Bibliography:
    """The page's record from meta tags first, then JSON-LD, then ``time`` and ``title`` elements; each field None where none
    tells it. A date of modification is none of publication."""
    meta = _meta(page)
    article = _linked_article(page)
    published = (
        _first(day_in(value) for value in _values(meta, _PUBLISHED))
        or day_in(_text_of(article.get("datePublished")))
        or _time_element(page)
    )
    return Bibliography(
        title=_first(_values(meta, _TITLE)) or _text_of(article.get("headline")) or _title(page),
        publisher=_first(_values(meta, _PUBLISHER)) or _text_of(article.get("publisher")) or None,
        url=_link(page, "canonical") or meta.get("og:url"),
        published=published,
        licence=_link(page, "license") or _first(_values(meta, _LICENCE)) or None,
        basis="front matter" if published else None,
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = " ".join((element.get("content") or "").split())
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _values(meta: dict[str, str], keys: tuple[str, ...]) -> Iterator[str]:
    return (meta[key] for key in keys if key in meta)


def _first(values: Iterator[str] | Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _link(page: HtmlElement, rel: str) -> str | None:
    for element in page.iter("link", "a"):
        if rel in (element.get("rel") or "").lower().split() and (element.get("href") or "").startswith(("http:", "https:")):
            return str(element.get("href"))
    return None


def _title(page: HtmlElement) -> str | None:
    """The page's one heading, else its title without the site's name after a bar."""
    headings = [text for h in page.iter("h1") if (text := " ".join(str(h.text_content()).split()))]
    if len(headings) == 1:
        return headings[0]
    title = page.find(".//title")
    words = " ".join(str(title.text_content()).split()) if title is not None else ""
    return words.split(" | ")[0] or None


def _time_element(page: HtmlElement) -> str | None:
    for element in page.iter("time", "span", "meta", "abbr", "p", "div"):
        if "datepublished" in (element.get("itemprop") or "").lower() or (element.tag == "time" and element.get("pubdate") is not None):
            return day_in(element.get("datetime") or element.get("content") or str(element.text_content()))
    times = page.xpath("//article//time | //main//time | //header//time")
    # Several different days are a list of articles or a chronology, and none of them is the page's.
    days = {day_in(element.get("datetime") or str(element.text_content())) for element in times}
    return days.pop() if len(days) == 1 else None


def _linked_article(page: HtmlElement) -> dict[str, Any]:
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            kinds = thing.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(found: object) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found:
            yield from _things(item)
    elif isinstance(found, dict):
        yield found
        yield from _things(found.get("@graph"))


def _text_of(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
