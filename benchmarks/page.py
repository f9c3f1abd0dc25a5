"""The page beside pyvis' own, in one browser: size, first paint, the time control, panning, memory, and how long it takes to make.

Both draw the same graphs. The *tuned* pyvis page has physics off, straight edges and our places, so that it is as fast as pyvis can be;
pyvis *as it comes* has neither. Medians of visits in turns, so that a busy machine troubles both alike. A ratio means the same on any
machine, milliseconds do not: they are for a machine with two cores and no graphics card.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis.network

from benchmarks.generate import records
from detente.dates import bounds
from detente.model import Document, Edge, Entity, Evidence
from detente.rendering.html import network, readings_of
from detente.rendering.network import Network
from detente.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

ROUNDS = 5
SIZES = ((50, 100), (2_000, 10_000), (5_000, 30_000))
PATIENCE = 20.0
"""Seconds that a first paint is waited for: pyvis as it comes may take minutes, and is then counted as having taken so long."""
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-precise-memory-info", "--js-flags=--expose-gc"]
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"


def graph(nodes: int, edges: int) -> tuple[list[Entity], list[Edge], list[Document]]:
    """A generated graph as the store would give it, each edge told by one quote."""
    vocabulary = load_vocabulary()
    entities: dict[str, Entity] = {}
    found: list[Edge] = []
    documents: dict[str, Document] = {}
    for number, row in enumerate(records(nodes, edges)):
        source, source_type, relation, target, target_type, start, end, document, published = row
        for name, kind in ((source, source_type), (target, target_type)):
            entities.setdefault(name, Entity(f"{kind[0]}:{name}", kind, name))
        known = vocabulary.relation(relation)
        documents.setdefault(document, Document(document, "0", published=published))
        quote = f"{source} {known.reads} {target}, wire report number {number}."
        evidence = Evidence(document, number, number + len(quote), quote, start or None, None, "asserted", None, 1.0, "record")
        days = bounds(start or None, end or None, act=known.kind == "act")
        ends = (entities[source].id, relation, entities[target].id, start or None, end or None)
        told = ("told" if start else None, "told" if end else None)
        found.append(Edge(f"{number:016x}", *ends, days, known.kind, *told, known.sign, "asserted", {}, (evidence,)))  # type: ignore[arg-type]
    return list(entities.values()), found, list(documents.values())


def pyvis_page(ours: Network, *, tuned: bool) -> str:
    """The same graph as pyvis writes it."""
    theirs = pyvis.network.Network(directed=True, cdn_resources="in_line")
    payload = ours.payload()
    place = {row[0]: row[7:9] for row in payload["actors"]["rows"]}
    for node in ours.nodes:
        x, y = place[node["id"]]
        theirs.add_node(node["id"], label=node["label"], shape=node["shape"], **({"x": x, "y": y} if tuned else {}))
    for edge in ours.edges:  # add_edge looks through all nodes for each edge
        theirs.edges.append({"from": edge["from"], "to": edge["to"], "arrows": "to"})
    if tuned:
        theirs.set_options('{"physics": {"enabled": false}, "edges": {"smooth": false}, "layout": {"improvedLayout": false}}')
    return str(theirs.generate_html())


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise SystemExit("the measures of the page need Chromium: apt-get install chromium, or set CHROMIUM to the path of one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@contextmanager
def opened(browser: Browser, file: Path, fragment: str = "") -> Iterator[tuple[Page, float]]:
    """A page in a context of its own, with the milliseconds from the start of loading until its graph was painted."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        # The first time that something is painted on a canvas, and the frame after it.
        page.add_init_script(
            "{ const draw = CanvasRenderingContext2D.prototype.fill; CanvasRenderingContext2D.prototype.fill = function (...a) {"
            " if (!window.firstPaint && this.canvas.isConnected) { window.firstPaint = -1; requestAnimationFrame(() =>"
            " setTimeout(() => { window.firstPaint = performance.now(); }, 0)); } return draw.apply(this, a); }; }"
        )
        page.goto(file.resolve().as_uri() + fragment)
        end = time.monotonic() + PATIENCE
        while (painted := page.evaluate("window.firstPaint ?? 0")) <= 0 and time.monotonic() < end:
            time.sleep(0.02)
        yield page, float(painted) if painted > 0 else 1000 * PATIENCE
    finally:
        context.close()


def written(nodes: int, edges: int, at: Path) -> None:
    """Write our page, telling how long that took and how large it is, and pyvis' two of the same graph."""
    entities, found, documents = graph(nodes, edges)
    readings = readings_of(None)
    begun = time.perf_counter()
    made = network(entities, found, documents, readings=readings)
    html = made.generate_html()
    seconds = time.perf_counter() - begun
    file = at / f"page-{nodes}-{edges}.html"
    file.write_bytes(html.encode("utf-8"))
    kilobytes = file.stat().st_size / 1000
    limits = {50: "at most 560", 2_000: "at most 2,000", 5_000: "at most 4,000; 4 s"}
    print(f"page of {nodes:,} / {edges:,}".ljust(34) + f"{kilobytes:9,.0f} kB, made in {seconds:.2f} s; {limits.get(nodes, '')}")
    for name, tuned in (("tuned", True), ("pyvis", False)):
        (at / f"{name}-{nodes}-{edges}.html").write_text(pyvis_page(made, tuned=tuned), encoding="utf-8")


def first_paint(browser: Browser, nodes: int, edges: int, other: str, limit: float, at: Path, fragment: str = "") -> None:
    """Our first paint beside pyvis'; with ``#all=1`` of all actors at once."""
    times: dict[str, list[float]] = {"page": [], other: []}
    for _ in range(ROUNDS):
        for name, taken in times.items():
            with opened(browser, at / f"{name}-{nodes}-{edges}.html", fragment if name == "page" else "") as (_, painted):
                taken.append(painted)
    ours, theirs = (statistics.median(taken) for taken in times.values())
    _tell(
        f"first paint at {nodes:,} / {edges:,}{', all' if fragment else ''}",
        ours,
        theirs,
        limit,
        "pyvis, tuned" if other == "tuned" else "pyvis as it comes",
    )


def time_control(browser: Browser, nodes: int, edges: int, limit: float, at: Path) -> None:
    """From a move of the time control to the paint, beside telling all edges by DataSet.update whether they are hidden.

    With 100 edges either takes a frame or two; ours has a legend, a histogram and a path to bring up to date as well.
    """
    move = f"""async year => {{ const thumb = document.getElementById('to'); const begun = performance.now();
        thumb.value = year; thumb.dispatchEvent(new Event('input')); return await {PAINTED} - begun; }}"""
    update = f"""async year => {{ const set = detente.network.body.data.edges; const begun = performance.now();
        set.update(set.getIds().map((id, i) => ({{ id, hidden: i % 75 > year }}))); return await {PAINTED} - begun; }}"""
    with opened(browser, at / f"page-{nodes}-{edges}.html", "#all=1") as (page, _):
        page.evaluate(PAINTED)
        page.evaluate(move, 60)
        page.evaluate("document.getElementById('all-time').click()")
        ours = statistics.median(page.evaluate(move, year) for year in (40, 50, 45, 55, 42))
        page.evaluate("document.getElementById('all-time').click()")
        page.evaluate(PAINTED)
        theirs = statistics.median(page.evaluate(update, year) for year in (40, 50, 45, 55, 42))
    print(
        f"time control at {edges:,}".ljust(34)
        + f"{ours:9.0f} ms, at most {limit:.0f}; DataSet.update takes {theirs / ours:.1f} times that ({theirs:.0f} ms); at least 3"
    )


def panning(browser: Browser, nodes: int, edges: int, at: Path) -> None:
    """Frames while the drawing is dragged, beside the tuned pyvis page."""
    drag = """async () => { const view = window.detente ? detente.network : network; const frames = []; let last = performance.now();
        for (let i = 0; i < 40; i += 1) { const { x, y } = view.getViewPosition(); view.moveTo({ position: { x: x + 8, y: y + 3 } });
        await new Promise(done => requestAnimationFrame(done)); const now = performance.now(); frames.push(now - last); last = now; }
        return frames; }"""
    times: dict[str, list[float]] = {"page": [], "tuned": []}
    longest: dict[str, list[float]] = {"page": [], "tuned": []}
    for _ in range(ROUNDS):
        for name, taken in times.items():
            with opened(browser, at / f"{name}-{nodes}-{edges}.html", "#all=1" if name == "page" else "") as (page, _):
                page.evaluate(PAINTED)
                frames = page.evaluate(drag)[2:]
                taken.append(statistics.mean(frames))
                longest[name].append(max(frames))
    ours, theirs = (statistics.median(taken) for taken in times.values())
    _tell(f"a frame of panning at {nodes:,} / {edges:,}", ours, theirs, 1.2, "pyvis, tuned")
    ours, theirs = (statistics.median(taken) for taken in longest.values())
    print(f"{'':34}{ours:9.0f} ms the longest, at most 300; {theirs:.0f} ms in pyvis, tuned")


def heap(browser: Browser, nodes: int, edges: int, limit: float, at: Path) -> None:
    """The script's memory once all is drawn."""
    with opened(browser, at / f"page-{nodes}-{edges}.html", "#all=1") as (page, _):
        page.evaluate(PAINTED)
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        used: dict[str, Any] = session.send("Runtime.getHeapUsage")
    print(f"heap at {nodes:,} / {edges:,}".ljust(34) + f"{used['usedSize'] / 1e6:9.1f} MB; at most {limit:.0f}", flush=True)


def page(size: str | None, at: Path) -> None:
    """All measures of the page; its sizes are its own."""
    del size
    for nodes, edges in (*SIZES, (500, 2_000)):
        written(nodes, edges, at)
    with chromium() as browser:
        first_paint(browser, 2_000, 10_000, "tuned", 1.5, at)
        first_paint(browser, 2_000, 10_000, "tuned", 1.5, at, "#all=1")
        first_paint(browser, 500, 2_000, "pyvis", 0.2, at)
        for (nodes, edges), limit in zip(SIZES, (50, 250, 600), strict=True):
            time_control(browser, nodes, edges, limit, at)
        panning(browser, 2_000, 10_000, at)
        heap(browser, 2_000, 10_000, 40, at)
        heap(browser, 5_000, 30_000, 150, at)


def _tell(what: str, ours: float, theirs: float, limit: float, beside: str) -> None:
    print(f"{what:34}{ours:9.0f} ms  {ours / theirs:5.2f} × {beside} ({theirs:.0f} ms); at most {limit}", flush=True)
