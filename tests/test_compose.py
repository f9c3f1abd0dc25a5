"""What starts a Neo4j server with Docker, and the style that gives its Browser the colours of the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from detente.exchange.neo4j_server import OLDEST, PASSWORD_VARIABLE
from detente.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent


def test_the_server_is_new_enough_hears_this_computer_alone_and_has_no_password_written_down() -> None:
    server = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["neo4j"]
    [version] = re.findall(r"^neo4j:(\d+)\.(\d+)-community$", server["image"])
    assert tuple(map(int, version)) >= OLDEST
    assert all(port.startswith("127.0.0.1:") for port in server["ports"])
    assert server["environment"]["NEO4J_AUTH"].startswith(f"neo4j/${{{PASSWORD_VARIABLE}:?")


def test_what_the_server_is_given_is_there() -> None:
    server = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["neo4j"]
    places = [volume.split(":")[0] for volume in server["volumes"] if volume.startswith("./")]
    assert places == ["./cypher/queries", "./cypher/detente.grass"]
    assert all((ROOT / place).exists() for place in places)


def test_the_style_has_the_colours_of_the_page() -> None:
    look = json.loads((ROOT / "graph" / "detente" / "rendering" / "appearance.json").read_text(encoding="utf-8"))
    style = (ROOT / "cypher" / "detente.grass").read_text(encoding="utf-8")
    rules = {name: dict(re.findall(r"([\w-]+): ([^;]+);", body)) for name, body in re.findall(r"^(\S+) \{(.*?)^\}", style, re.M | re.S)}
    for name, type_look in look["types"].items():
        assert rules[f"node.{name}"]["color"] == type_look["light"]
        assert rules[f"node.{name}"]["caption"] == '"{name}"'
    for name, relation in load_vocabulary().relations.items():
        assert rules.get(f"relationship.{name}", rules["relationship"])["color"] == look["signs"][relation.sign]["light"]
    assert {rule for rule in rules if rule.startswith("relationship.")} <= {f"relationship.{name}" for name in load_vocabulary().relations}
