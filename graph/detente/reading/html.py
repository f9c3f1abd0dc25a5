"""Web pages to text: the article without what stands around it, one line for each heading, paragraph, item and table row.

A reader of our own on lxml rather than a general extractor (trafilatura was tried): those weigh blocks by the share of
links in them, and so lose the lists of states, full of links, and the headings, that pages on foreign relations are made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.errors import DocumentError
from detente.reading.bibliography import Bibliography
from detente.reading.decoding import decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
ADVICE = "save the page whole, or as text"


def html_content(data: bytes, name: str) -> tuple[str, Bibliography]:
    """The article's text, and what the page's head tells of it.

    Raises
    ------
    DocumentError
        The bytes are no text, or the page has no words of its own.
    """
    from detente.reading.page_head import page_bibliography
    from detente.reading.page_text import rendered
    from detente.reading.page_trimming import article_of

    page = parsed(data, name)
    told = page_bibliography(page)
    text = rendered(*article_of(page))
    if not text:
        raise DocumentError(f"{name}: has no text outside its menus and scripts; {ADVICE}")
    return text, told


def parsed(data: bytes, name: str) -> HtmlElement:
    """The page as a tree, without comments and processing instructions."""
    from lxml import etree, html

    declared = _CHARSET.search(data[:4096])
    source = _XML_HEAD.sub("", decoded(data, name, declared[1].decode("ascii") if declared else None))
    # NUL and other control characters, which no page may hold, would end the parse.
    source = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", source)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DocumentError(f"{name}: is no web page ({error}); {ADVICE}") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise DocumentError(f"{name}: has elements nested too deep to be read whole; {ADVICE}")
    return page
