"""The vocabulary: node and relation types as data, read from ``vocabulary.yaml`` and a user's own file.

``Vocabulary.check`` refuses an edge that breaks it, with a message that names the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from detente.errors import VocabularyError
from detente.model import SIGNS, Kind, NodeType, Sign

SHIPPED = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation type; see the head of ``vocabulary.yaml`` for the meaning of each field."""

    name: str
    sources: frozenset[NodeType]
    targets: frozenset[NodeType]
    kind: Kind
    sign: Sign
    symmetric: bool = False
    process: bool = False
    timeless: bool = False
    same_type: bool = False
    pairs: frozenset[tuple[NodeType, NodeType]] = frozenset()
    identity: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    reads: str = ""
    inverse: str = ""
    plover: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    def admits(self, source: NodeType, target: NodeType) -> bool:
        """Whether the relation may go from a node of one type to a node of the other."""
        return self.refusal(source, target) is None

    def refusal(self, source: NodeType, target: NodeType) -> str | None:
        """The rule that an edge of these ends would break, as a sentence; None where it is admitted."""
        if source not in self.sources:
            return f"{self.name} starts at {_either(self.sources)}, not at {_article(source)}"
        if target not in self.targets:
            return f"{self.name} ends at {_either(self.targets)}, not at {_article(target)}"
        if self.pairs and (source, target) not in self.pairs:
            allowed = ", ".join(f"{a} to {b}" for a, b in sorted(self.pairs))
            return f"{self.name} does not go from {_article(source)} to {_article(target)}; it goes {allowed}"
        if self.same_type and source != target:
            return f"{self.name} ties two nodes of the same type, not {_article(source)} and {_article(target)}"
        return None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Node types, relations, and the names that a user's file adds (entries of the gazetteer's form, see its docs)."""

    node_types: Mapping[NodeType, str]
    relations: Mapping[str, Relation]
    names: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def relation(self, name: str) -> Relation:
        """The relation of that name. Raises VocabularyError with near names when there is none."""
        found = self.relations.get(name)
        if found is None:
            from difflib import get_close_matches

            near = get_close_matches(name.upper(), self.relations, 3)
            hint = f"; did you mean {', '.join(near)}?" if near else "; see the vocabulary for those there are"
            raise VocabularyError(f"no relation {name!r}{hint}")
        return found

    def check(self, source: NodeType, relation: str, target: NodeType) -> None:
        """Raise VocabularyError, naming the rule, unless such an edge may exist."""
        for node_type in (source, target):
            if node_type not in self.node_types:
                raise VocabularyError(f"no node type {node_type!r}; there are {', '.join(self.node_types)}")
        refusal = self.relation(relation).refusal(source, target)
        if refusal:
            raise VocabularyError(refusal)


def load_vocabulary(own: Path | None = None) -> Vocabulary:
    """Read the shipped vocabulary, and the user's own file over it: ``node_types``, ``relations`` and ``names`` are added
    or, under an existing name, changed field by field.

    Raises
    ------
    VocabularyError
        The file cannot be read, is no YAML, or an entry does not hold together; the message names file and entry.
    """
    data = _read(SHIPPED)
    names: dict[str, Sequence[Mapping[str, Any]]] = {}
    if own is not None:
        added = _read(own)
        unknown = set(added) - {"node_types", "relations", "names"}
        if unknown:
            raise VocabularyError(f"{own}: unknown section {sorted(unknown)[0]!r}; there are node_types, relations, names")
        data["node_types"] = {**data["node_types"], **(added.get("node_types") or {})}
        merged = dict(data["relations"])
        for name, entry in (added.get("relations") or {}).items():
            merged[name] = {**merged.get(name, {}), **(entry or {})}
        data["relations"] = merged
        names = added.get("names") or {}
    letters: dict[str, NodeType] = {}
    node_types: dict[NodeType, str] = {}
    for node_type, entry in data["node_types"].items():
        letter = entry.get("letter") if isinstance(entry, dict) else None
        if not letter or letters.setdefault(letter, node_type) != node_type:
            raise VocabularyError(f"{own or SHIPPED.name}: node type {node_type!r} needs a letter of its own")
        node_types[node_type] = str(entry.get("meaning", ""))
    where = own or SHIPPED.name
    relations = {name: _relation(name, entry, letters, f"{where}: relation {name!r}") for name, entry in data["relations"].items()}
    return Vocabulary(node_types, relations, names)


def _relation(name: str, entry: Mapping[str, Any], letters: Mapping[str, NodeType], where: str) -> Relation:
    known = {
        "from",
        "to",
        "pairs",
        "same_type",
        "kind",
        "process",
        "sign",
        "symmetric",
        "identity",
        "properties",
        "timeless",
        "reads",
        "inverse",
    }
    unknown = set(entry) - known - {"plover", "cameo", "elsewhere"}
    if unknown:
        raise VocabularyError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    if entry.get("kind") not in ("state", "act"):
        raise VocabularyError(f"{where}: kind must be state or act")
    if entry.get("sign") not in SIGNS:
        raise VocabularyError(f"{where}: sign must be one of {', '.join(SIGNS)}")

    def types(key: str) -> frozenset[NodeType]:
        found: set[NodeType] = set()
        for letter in str(entry.get(key, "")).split():
            if letter == "*":
                found |= {letters[x] for x in "SPLO"}
            elif letter in letters:
                found.add(letters[letter])
            else:
                raise VocabularyError(f"{where}: {key} has {letter!r}, which is no node type's letter")
        if not found:
            raise VocabularyError(f"{where}: {key} is missing")
        return frozenset(found)

    pairs = frozenset((letters[p.split(">")[0]], letters[p.split(">")[1]]) for p in entry.get("pairs", ()))
    return Relation(
        name, types("from"), types("to"), cast(Kind, entry["kind"]), cast(Sign, entry["sign"]),
        bool(entry.get("symmetric")), bool(entry.get("process")), bool(entry.get("timeless")), bool(entry.get("same_type")), pairs,
        tuple(entry.get("identity", ())), tuple(entry.get("properties", ())),
        entry.get("reads") or name.lower().replace("_", " "), entry.get("inverse") or "",
        tuple(entry.get("plover", ())), tuple(entry.get("cameo", ())), tuple(entry.get("elsewhere", ())),
    )  # fmt: skip


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); check the path given to --vocabulary") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: is not YAML ({error})") from error
    if not isinstance(data, dict):
        raise VocabularyError(f"{path}: must be a mapping with node_types, relations or names")
    return data


def _article(node_type: NodeType) -> str:
    return f"{'an' if node_type[:1] in 'AEIOU' else 'a'} {node_type}"


def _either(types: frozenset[NodeType]) -> str:
    return " or ".join(_article(t) for t in sorted(types))
