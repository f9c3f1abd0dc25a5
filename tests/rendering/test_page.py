"""The page as a file: what is in it, and what it leaves behind."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import pyvis.network

from detente.errors import DetenteError, UsageError
from detente.rendering.html import network, page
from detente.rendering.network import Network, shortened
from tests.rendering.graphs import ACTORS, CAMBODIA, DOCUMENTS, EDGES, RUSSIA, actor, edge


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="graph-data" data-encoding="(\w*)">(.*?)</script>', html, re.DOTALL)
    assert found
    text = gzip.decompress(base64.b64decode(found[2])).decode("utf-8") if found[1] == "gzip" else found[2]
    return dict(json.loads(text))


def rows(data: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    fields = data[kind]["fields"]
    return [dict(zip(fields, row + [None] * len(fields), strict=False)) for row in data[kind]["rows"]]


def test_the_same_records_in_any_order_give_the_same_bytes() -> None:
    once = page(ACTORS, EDGES, DOCUMENTS, title="Cambodia")
    again = page(reversed(ACTORS), reversed(EDGES), reversed(DOCUMENTS), title="Cambodia")
    assert once == again


def test_every_actor_edge_and_quote_is_in_it() -> None:
    data = data_of(page(ACTORS, EDGES, DOCUMENTS))
    assert [actor["key"] for actor in rows(data, "actors")] == sorted(actor.id for actor in ACTORS)
    assert [found["key"] for found in rows(data, "edges")] == sorted(known.id for known in EDGES)
    told = {evidence.quote for known in EDGES for evidence in known.evidence}
    assert told <= set(data["strings"])


def test_five_parallel_edges_both_ways_stay_five() -> None:
    parallel = [edge(CAMBODIA, "VISITED", RUSSIA, str(year)) for year in (2001, 2002, 2003)]
    parallel += [edge(RUSSIA, "VISITED", CAMBODIA, str(year)) for year in (2004, 2005)]
    made = network((CAMBODIA, RUSSIA), parallel, ())
    assert len(made.edges) == 5
    assert len(rows(data_of(made.generate_html()), "edges")) == 5


def test_ids_in_the_page_are_opaque() -> None:
    data = data_of(page((CAMBODIA._replace(id="__proto__"), RUSSIA._replace(id="constructor")), (), ()))
    assert [actor["id"] for actor in rows(data, "actors")] == ["n0", "n1"]


def test_the_policy_lets_nothing_but_our_own_scripts_and_style_run() -> None:
    html = page(ACTORS, EDGES, DOCUMENTS)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?:", policy[1])
    contents = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(contents) == 2
    [vis] = re.findall(r'<script type="text/plain" id="vis" data-encoding="gzip">(.*?)</script>', html)
    contents.append(gzip.decompress(base64.b64decode(vis)).decode())
    assert contents[-1].startswith("/**\n * vis-network")
    assert policy[1].count("'sha256-") == 3
    for content in contents:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "\r" not in html


def test_it_refers_to_no_other_file() -> None:
    html = page(ACTORS, EDGES, DOCUMENTS)
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.findall(r'(?:src|href)="(?!data:,)[^"]*"', outside)
    assert "sourceMappingURL" not in html


def test_it_is_a_pyvis_network_whose_methods_give_our_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = network(ACTORS, EDGES, DOCUMENTS, title="Cambodia")
    assert isinstance(made, pyvis.network.Network)
    assert made.num_nodes() == len(ACTORS)
    assert made.num_edges() == len(EDGES)
    html = made.generate_html()
    made.write_html("written.html")
    made.save_graph("saved.html")
    frame = made.show("shown.html")
    assert frame.src == "shown.html"
    assert {path.name for path in tmp_path.iterdir()} == {"written.html", "saved.html", "shown.html"}, "nothing else is left behind"
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {html}


def test_nodes_and_edges_added_by_pyvis_own_methods_are_shown_too() -> None:
    made = Network("By hand")
    made.add_node("Ruritania", color="#123456", shape="star")
    made.add_node(7, label="Seven")
    made.add_edge("Ruritania", 7, label="adjoins", width=4)
    cambodia = made.add_entity(CAMBODIA)
    made.add_edge(cambodia, 7)
    data = data_of(made.generate_html())
    assert [actor["name"] for actor in rows(data, "actors")] == ["Ruritania", "Seven", "Cambodia"]
    assert rows(data, "actors")[0]["extra"] == {"color": "#123456", "shape": "star"}
    assert [relation[0] for relation in data["relations"]["rows"]] == ["adjoins", "edge"]


def test_options_of_vis_network_can_be_set_as_in_pyvis() -> None:
    made = network(ACTORS, EDGES, DOCUMENTS)
    assert data_of(made.generate_html())["options"]["physics"]["enabled"] is False
    made.toggle_physics(True)
    assert data_of(made.generate_html())["options"]["physics"]["enabled"] is True
    made.set_options('{"edges": {"smooth": true}}')
    made.set_options('var options = {"nodes": {"borderWidth": 5}}')
    options = data_of(made.generate_html())["options"]
    assert options["edges"]["smooth"] is True
    assert options["nodes"]["borderWidth"] == 5


def test_an_edge_without_its_ends_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="S:russia"):
        network((CAMBODIA,), (edge(CAMBODIA, "VISITED", RUSSIA),), ())


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match=r"missing.*cannot be written"):
        network(ACTORS, EDGES, DOCUMENTS).write_html(tmp_path / "missing" / "page.html")


def test_the_file_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    program = (
        "from detente.model import Entity\nfrom detente.rendering.html import network\n"
        "actor = Entity('S:x', 'State', 'C\\u00f4te d\\u2019Ivoire \\u0414\\ud800')\n"
        "network([actor], [], [], title='\\u041c\\ud800').write_html('page.html')\n"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, cwd=tmp_path, env=environment)
    assert "Côte d’Ivoire" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("count", "ties", "most"), [(50, 100, 320_000), (2_000, 10_000, 1_400_000)])
def test_a_page_stays_small(count: int, ties: int, most: int) -> None:
    actors = [actor(f"Republic of Ruritania {number}") for number in range(count)]
    chance = random.Random(1)
    edges = []
    for _ in range(ties):
        source, target = chance.sample(actors, 2)
        edges.append(edge(source, "VISITED", target, str(1950 + chance.randrange(75))))
    assert len(page(actors, edges, DOCUMENTS).encode("utf-8")) < most


def test_the_licence_of_what_is_packed_can_be_read() -> None:
    html = page(ACTORS, EDGES, DOCUMENTS)
    assert re.search(r"<!-- Packed below:\nvis-network\n.*Apache 2.0 License.*-->", html, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "label"),
    [("Cambodia", "Cambodia"), ("a\nb\u202ec", "a b c"), ("Kampuchea United Front for National Salvation", "Kampuchea United Front for…")],
)
def test_a_label_is_one_short_line(name: str, label: str) -> None:
    assert shortened(name) == label
