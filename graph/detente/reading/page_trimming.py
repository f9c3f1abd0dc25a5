"""Which part of a web page is the article, and what in it is not: menus, share buttons, related posts, notices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER = (
    "script style noscript template svg iframe form button select nav footer aside object embed audio video canvas map dialog menu input"
)
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "alert",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
    ]
)
_AROUND_WORDS = """
    nav navbar navigation menu breadcrumb breadcrumbs sidebar footer cookie cookies consent gdpr share sharing sharebar social
    related recommended recommendations newsletter subscribe subscription promo promotion advert advertisement ads ad sponsored
    comments comment respond popup modal toolbar pagination pager tags taglist masthead skip trending popular widget widgets
    addtoany addthis sharedaddy jp outbrain taboola editsection navbox catlinks reflist references toc mbox ambox noprint
    printfooter siteSub sitesub jump vector screenreader hidden offscreen
"""
_AROUND = frozenset(_AROUND_WORDS.split())
"""Words of class and id attributes that tell what stands around an article."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONG = 80
"""Characters: a paragraph of this length is running text."""
_DEEPEST = 40
"""Elements inside one another that are searched for the article."""
_MOST = 0.5
"""A part with more of the page's words than this is not taken for something around the article."""


def article_of(page: HtmlElement) -> tuple[HtmlElement, str]:
    """The element that holds the article, trimmed in place, and the article's heading where it stands outside of that."""
    body = page.find("body")
    root = page if body is None else body
    _trim(root)
    article = _article(root)
    if article.find(".//h1") is not None:
        return article, ""
    # The site's own name may be a heading too; the article's is the one that says more.
    return article, max((_words(h) for h in root.iter("h1")), key=len, default="")


def _trim(root: HtmlElement) -> None:
    for element in list(root.iter(*_NEVER.split())):
        if element.tag != "form" or _length(element) < 0.3 * _length(root):
            _drop(element)
    total = max(1, _length(root))
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element is not root and element.getparent() is not None and _is_around(element, total):
            _drop(element)


def _is_around(element: HtmlElement, total: int) -> bool:
    tag = str(element.tag)
    if tag in ("html", "body", "main", "article", "h1", "table", "tr", "td", "th", "p") and not _is_hidden(element):
        return tag == "table" and bool(_named(element) & {"navbox", "mbox", "ambox", "sidebar"})
    if _is_hidden(element):
        return True
    marked = element.get("role") in _ROLES or (tag == "header" and not _holds_article(element)) or bool(_named(element) & _AROUND)
    if tag == "sup" and "reference" in _named(element):
        return True
    return marked and _length(element) < _MOST * total and element.find(".//h1") is None


def _holds_article(header: HtmlElement) -> bool:
    return header.find(".//h1") is not None or any(parent.tag in ("article", "main") for parent in header.iterancestors())


def _is_hidden(element: HtmlElement) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return (
        element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style
    )


def _named(element: HtmlElement) -> set[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {word.lower() for word in _WORDS.findall(names)}


def _article(root: HtmlElement) -> HtmlElement:
    total = max(1, _length(root))
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']", ".//*[@id='mw-content-text']"):
        found: HtmlElement | None = max(root.xpath(path), key=_prose, default=None)
        if found is not None and _length(found) > 0 and _prose(found) >= 0.6 * max(1, _prose(root)):
            return found
    return _densest(root) if _prose(root) > 0.3 * total else root


def _densest(root: HtmlElement) -> HtmlElement:
    """The innermost element that holds nine tenths of the page's running text."""
    enough = 0.9 * _prose(root)
    current = root
    for _ in range(_DEEPEST):
        inner = next((child for child in current if isinstance(child.tag, str) and _prose(child) >= enough), None)
        if inner is None or inner.tag in ("p", "table", "tbody", "tr", "td", "ul", "ol", "li", "blockquote"):
            break
        current = inner
    return current


def _prose(element: HtmlElement) -> int:
    """Characters of running text, of table cells and of items in it."""
    kinds = ("p", "blockquote", "td", "dd", "li")
    own = [element] if element.tag in kinds else []
    return sum(n for part in (*own, *element.iterdescendants(*kinds)) if (n := _length(part)) >= (20 if part.tag == "td" else _LONG))


def _length(element: HtmlElement) -> int:
    return len(_words(element))


def _words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _drop(element: HtmlElement) -> None:
    """Take the element out, and leave the text after it."""
    if element.getparent() is not None:
        element.drop_tree()
