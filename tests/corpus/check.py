"""Holds the annotated documents of this folder against their own rules.

    python tests/corpus/check.py

texts/ has the documents, annotations/ what each of them says, sources.jsonl a line for each. What is checked: every document has both;
mentions and evidence are exact substrings; ends, types and relations are in the vocabulary; dates are EDTF; no relation is told twice.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.dates import span
from detente.errors import DateError, VocabularyError
from detente.vocabulary import Vocabulary, load_vocabulary

HERE = Path(__file__).parent
TEXTS, ANNOTATIONS, SOURCES = HERE / "texts", HERE / "annotations", HERE / "sources.jsonl"
UNSCORED = {
    *("INDEPENDENT_FROM", "FOUNDED", "STATIONED_IN", "ATTENDED", "NEGOTIATED_WITH", "REQUESTED", "EXPELLED"),
    *("COERCED", "INVESTIGATED", "MOBILIZED_AGAINST", "PROMISED", "PROTESTED_AGAINST", "REDUCED_TIES", "YIELDED_TO"),
}
"""Relations that are not annotated here, nor scored."""
ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
"""No part of a name: "a protocol" would be found under no name of it."""
FIELDS = {"subject", "relation", "object", "date", "end", "place", "evidence", "optional"}
MORE_FIELDS = {"office", "as_of", "note"}
SOURCE_FIELDS = {"file", "title", "publisher", "url", "published", "licence", "genre", "region", "fiction", "batch"}


def sources() -> dict[str, dict[str, Any]]:
    """The lines of sources.jsonl by file name."""
    rows = [json.loads(line) for line in SOURCES.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["file"]: row for row in rows}


def annotated() -> dict[str, dict[str, Any]]:
    """The annotations by the name of the document that they annotate."""
    found = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(ANNOTATIONS.glob("*.json")))
    return {annotation["doc"]: annotation for annotation in found}


def faults() -> list[str]:
    """Everything that is wrong with the corpus, one sentence each; none when it is sound."""
    vocabulary, told = load_vocabulary(), annotated()
    texts = {path.name for path in TEXTS.iterdir()}
    found = [
        f"{name}: has no {what}"
        for what, names in (("annotations", set(told)), ("line in sources.jsonl", set(sources())))
        for name in sorted(texts - names)
    ]
    found += [f"{name}: has no text" for name in sorted((set(told) | set(sources())) - texts)]
    for name, row in sources().items():
        found += [f"{name}: sources.jsonl lacks {field}" for field in sorted(SOURCE_FIELDS - set(row))]
        if name in told and row["published"] != told[name]["published"]:
            found.append(f"{name}: published {row['published']} in sources.jsonl, {told[name]['published']} in its annotations")
    for name in sorted(texts & set(told)):
        text = (TEXTS / name).read_text(encoding="utf-8")
        if sources().get(name, {}).get("fiction") and "FICTION" not in text:
            found.append(f"{name}: is fiction and does not say so")
        found += [f"{name}: {fault}" for fault in faults_of(told[name], text, vocabulary)]
    return found


def faults_of(annotation: dict[str, Any], text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Everything that is wrong with one annotation, one sentence each."""
    entities = {entity["id"]: entity for entity in annotation["entities"]}
    if len(entities) < len(annotation["entities"]):
        yield "two entities have the same id"
    for entity in entities.values():
        if entity["type"] not in vocabulary.node_types:
            yield f"{entity['id']}: no type {entity['type']!r}"
        yield from (f"{entity['id']}: mention {mention!r} is not in the text" for mention in entity["mentions"] if mention not in text)
        yield from (
            f"{entity['id']}: mention {mention!r} begins with an article" for mention in entity["mentions"] if ARTICLE.match(mention)
        )
    if annotation["published"]:
        yield from _faults_of_date("published", annotation["published"])
    seen = set()
    for relation in annotation["relations"]:
        where = f"{relation['subject']} {relation['relation']} {relation['object']}"
        yield from (f"{where}: {fault}" for fault in _faults_of_relation(relation, entities, text, vocabulary))
        key = (where, relation["date"], relation["end"], relation.get("office"), relation["evidence"])
        if key in seen:
            yield f"{where}: told twice"
        seen.add(key)


def _faults_of_relation(relation: dict[str, Any], entities: dict[str, Any], text: str, vocabulary: Vocabulary) -> Iterator[str]:
    if missing := FIELDS - set(relation):
        yield f"lacks {sorted(missing)}"
        return
    if unknown := set(relation) - FIELDS - MORE_FIELDS:
        yield f"has {sorted(unknown)}, which the format does not know"
    if not relation["evidence"] or relation["evidence"] not in text:
        yield f"evidence is not in the text: {relation['evidence']!r}"
    for end in (relation["subject"], relation["object"]):
        if end not in entities:
            yield f"no entity {end!r}"
            return
    if relation["relation"] in UNSCORED:
        yield "this relation is not annotated"
    try:
        vocabulary.check(entities[relation["subject"]]["type"], relation["relation"], entities[relation["object"]]["type"])
    except VocabularyError as error:
        yield str(error)
    for field in ("date", "end", "as_of"):
        if relation.get(field):
            yield from _faults_of_date(field, relation[field])
    if relation["date"] and relation["end"] and span(relation["date"])[0] > span(relation["end"])[1]:
        yield f"ends {relation['end']}, before it starts {relation['date']}"


def _faults_of_date(field: str, value: str) -> Iterator[str]:
    try:
        span(value)
    except DateError as error:
        yield f"{field}: {error}"


if __name__ == "__main__":
    wrong = faults()
    print("\n".join(wrong) or f"{len(annotated())} documents, {sum(len(a['relations']) for a in annotated().values())} relations: sound")
    sys.exit(bool(wrong))
