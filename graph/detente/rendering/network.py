"""A pyvis Network that holds actors and edges with their evidence, and writes detente's own page."""

from __future__ import annotations

import json
import math
import webbrowser
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyvis.network
import pyvis.options

from detente.errors import DetenteError, UsageError
from detente.model import FUTURE, PAST, Bounds, Document, Edge, Entity
from detente.queries.countries import countries
from detente.rendering.assembly import assembled, scrubbed
from detente.rendering.layout import places
from detente.rendering.payload import APPEARANCE, Drawn, Known, Placed, Reading, payload

LABEL = 28
"""Characters of a name that are drawn under its node; the panel and the table have all of it."""

LABELLED = 120
"""So many labels, those of the best tied, get room of their own; the others show when there is room by zooming in."""


class Network(pyvis.network.Network):  # type: ignore[misc]  # pyvis has no types
    """A ``pyvis.network.Network`` whose ``generate_html``, ``write_html``, ``save_graph`` and ``show`` give detente's page.

    ``nodes`` and ``edges`` are pyvis' own lists of vis-network options; nodes and edges added with pyvis' own ``add_node``
    and ``add_edge`` are shown as well, as actors and relations of which no document tells. Nothing is written but the
    file asked for.
    """

    def __init__(
        self,
        title: str = "",
        *,
        documents: Iterable[Document] = (),
        readings: Mapping[str, Reading] | None = None,
        note: str = "",
        known: Known | None = None,
    ) -> None:
        """
        Parameters
        ----------
        title
            What the page is called.
        documents
            Those that the edges' evidence names.
        readings
            How relations are said; a relation without one reads as its name.
        note
            A sentence shown under the graph, such as what was left out of it.
        known
            What a store knows beside the records; from the records themselves unless given.
        """
        super().__init__(directed=True, cdn_resources="in_line", heading=title)
        self.options: Any = pyvis.options.Options()
        self.options.physics.enabled = False
        self.documents = tuple(documents)
        self.readings = dict(readings or {})
        self.note = note
        self.known = known
        self._entities: dict[Any, Entity] = {}
        self._facts: dict[Any, Edge] = {}
        self._number: dict[str, str] = {}

    def add_entity(self, entity: Entity) -> str:
        """Add an actor or agreement; returns its id in the page, which is opaque. Adding it twice changes nothing."""
        number = self._number.get(entity.id)
        if number is None:
            number = self._number[entity.id] = f"n{len(self.node_ids)}"
            shape = APPEARANCE["types"].get(entity.type, APPEARANCE["other_types"][0])["shape"]
            node = {"id": number, "label": shortened(entity.name), "shape": shape, "group": entity.type}
            self.nodes.append(node)
            self.node_ids.append(number)
            self.node_map[number] = node
            self._entities[number] = entity
        return number

    def add_fact(self, edge: Edge) -> str:
        """Add an edge between two entities that were added before; returns its id in the page. No edge is left out for
        being parallel to another.

        Raises UsageError when an end is missing.
        """
        for end in (edge.source, edge.target):
            if end not in self._number:
                raise UsageError(f"edge {edge.id} ends at {end}, which was not added; add its entity first")
        number = f"e{len(self.edges)}"
        reading = self.readings.get(edge.relation)
        drawn = {"id": number, "from": self._number[edge.source], "to": self._number[edge.target]}
        if reading is None or not reading.symmetric:
            drawn["arrows"] = "to"
        # Straight into the list: pyvis' add_edge looks through all nodes for each edge.
        self.edges.append(drawn)
        self._facts[number] = edge
        return number

    def set_options(self, options: str) -> None:
        """Options of vis-network as JSON text, over those that the page has; see pyvis for their form."""
        found = json.loads(options[options.find("{") :])
        self.options = _merged(self.options, found) if isinstance(self.options, dict) else found

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:  # noqa: ARG002 - pyvis' own
        """The page as text. The parameters are pyvis' and change nothing."""
        self.html = assembled(self.heading or "detente", self.payload())
        return str(self.html)

    def write_html(self, name: str | Path, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:  # noqa: ARG002
        """Write the page to a file, in UTF-8 whatever the locale. Raises DetenteError when it cannot be written."""
        path = Path(name)
        try:
            path.write_bytes(self.generate_html().encode("utf-8"))
        except OSError as error:
            raise DetenteError(f"{path}: cannot be written ({error.strerror}); give another file with -o") from error
        if open_browser:
            webbrowser.open(path.resolve().as_uri())

    def save_graph(self, name: str | Path) -> None:
        """Write the page to a file."""
        self.write_html(name)

    def show(self, name: str | Path, local: bool = True, notebook: bool = True) -> Any:  # noqa: ARG002 - pyvis' own
        """Write the page and open it: in a notebook as a frame, which is returned, else in the browser."""
        self.write_html(name, open_browser=not notebook)
        if notebook:
            from IPython.display import IFrame

            return IFrame(str(name), width="100%", height=self.height)
        return None

    def payload(self) -> dict[str, Any]:
        """What the page shows, with a place for every node."""
        ids = [node["id"] for node in self.nodes]
        index = {number: i for i, number in enumerate(ids)}
        ties = [(index[edge["from"]], index[edge["to"]]) for edge in self.edges]
        neighbours = Counter(end for a, b in {tuple(sorted(tie)) for tie in ties} if a != b for end in (a, b))
        most = max(neighbours.values(), default=1)
        labelled = {i for i, _ in neighbours.most_common(LABELLED)} if len(ids) > LABELLED else set(range(len(ids)))
        sizes = [round(8 + 12 * math.sqrt(neighbours[i] / most)) for i in range(len(ids))]
        boxes = [self._box(node, size, i in labelled) for i, (node, size) in enumerate(zip(self.nodes, sizes, strict=True))]
        free = places(len(ids), ties, boxes)
        actors = [self._placed(i, node, free[i], sizes[i]) for i, node in enumerate(self.nodes)]
        edges = [self._drawn(i, edge, index) for i, edge in enumerate(self.edges)]
        return payload(self.heading, self.note, actors, edges, self.documents, self.readings, self._vis_options(), self._known())

    def _known(self) -> Known:
        if self.known is not None:
            return self.known
        states = {entity.id: entity.id for entity in self._entities.values() if entity.type == "State"}
        continued = [
            (edge.source, edge.target)
            for edge in self._facts.values()
            if edge.relation == "SUCCEEDED" and edge.properties.get("manner") == "continuation" and edge.status in ("asserted", "reported")
        ]
        names = {entity.id: entity.name for entity in self._entities.values()}
        groups = countries(continued, states)
        return Known(countries={regime: (names[home], home) for home, regimes in groups.items() for regime in regimes})

    @staticmethod
    def _box(node: Mapping[str, Any], size: int, labelled: bool) -> tuple[float, float]:
        return (max(2.0 * size, 7.0 * len(str(node["label"]))), 2.0 * size + 18) if labelled else (2.0 * size + 8, 2.0 * size + 8)

    def _placed(self, i: int, node: Mapping[str, Any], free: tuple[int, int], size: int) -> Placed:
        entity = self._entities.get(node["id"])
        x, y = int(node.get("x", free[0])), int(node.get("y", free[1]))
        if entity is not None:
            return Placed(f"n{i}", entity, str(node["label"]), x, y, size)
        own = {key: node[key] for key in ("color", "shape", "size", "borderWidth") if key in node}
        name = str(node.get("label", node["id"]))
        return Placed(f"n{i}", Entity(str(node["id"]), str(node.get("group", "Node")), name), shortened(name), x, y, size, own)

    def _drawn(self, i: int, edge: Mapping[str, Any], index: Mapping[Any, int]) -> Drawn:
        source, target = f"n{index[edge['from']]}", f"n{index[edge['to']]}"
        fact = self._facts.get(edge.get("id"))
        if fact is not None:
            return Drawn(f"e{i}", fact, source, target)
        own = {key: edge[key] for key in ("color", "width", "dashes") if key in edge}
        relation = str(edge.get("label") or edge.get("title") or "edge")
        plain = Edge(
            f"e{i}", source, relation, target, None, None, Bounds(PAST, FUTURE, PAST, FUTURE), "state", None, None, "neutral", "asserted"
        )
        return Drawn(f"e{i}", plain, source, target, own)

    def _vis_options(self) -> dict[str, Any]:
        own = self.options if isinstance(self.options, dict) else {"physics": {"enabled": bool(self.options.physics.enabled)}}
        return _merged(APPEARANCE["options"], own)


def shortened(name: str, limit: int = LABEL) -> str:
    """A name as a label: on one line, no longer than so many characters."""
    line = " ".join(scrubbed(name).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        inner = both.get(key)
        both[key] = _merged(inner, value) if isinstance(inner, Mapping) and isinstance(value, Mapping) else value
    return both
