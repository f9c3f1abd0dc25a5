"""Fits the weights from which the confidence of a fact is reckoned: ``make calibrate``, or python -m tests.corpus.calibrate

Every fact that is read in this folder's documents is right or wrong by their annotations (what matches but an optional one is left out),
and has the signs of how it was read. Logistic regression with a ridge finds what each sign is worth; weights that little speaks for stay
near zero. How far the confidence can be believed is measured on documents that the weights were not fitted on: each document's facts
are weighed by a fit to the documents of nine other folds. The weights go to ``languages/en/confidence.yaml``, the measure to README.md.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from detente.extraction.confidence import LANGUAGES, Calibration
from detente.extraction.extractor import Extractor
from detente.model import Actor, Fact
from detente.names import fold
from detente.reading import Prose, read
from tests.corpus.matching import is_right
from tests.corpus.papers import papers
from tests.corpus.reliability import Judged, table

HERE = Path(__file__).parent
WEIGHTS = LANGUAGES / "en" / "confidence.yaml"
HEAD = """# What each sign of how a fact was read is worth, as log-odds: base and the weights of a fact's signs are added up, and
# 1 / (1 + exp(-sum)) is its confidence. extraction/signs.py tells what the signs mean.
# Written by `make calibrate` from the annotated documents in tests/corpus, and not by hand.
"""
RIDGE = 5.0
"""How hard weights are pulled towards zero: by this much, what is fitted here held best on documents of others."""
FEWEST = (8, 4)
"""A sign is weighed that so many facts in so many documents have."""
FOLDS = 10
TABLE = re.compile(r"^\| confidence \| facts .*?^All: .*?$", re.M | re.S)


class Sample(NamedTuple):
    """A fact that was read, as far as it matters here."""

    document: str
    signs: tuple[str, ...]
    right: bool


def samples(folder: Path = HERE) -> list[Sample]:
    """The facts that are read in a folder's annotated documents, with what the annotations say of them."""
    documents = [one for one in read([folder / "texts"], metadata=folder / "sources.jsonl") if isinstance(one, Prose)]
    facts = [
        (prose, fact)
        for prose, extraction in Extractor().extract(documents)
        for fact in extraction.facts
        if fact.status in ("asserted", "reported")
    ]
    nodes: dict[str, dict[str, Any]] = {}
    edges = [_edge(number, prose, fact, nodes) for number, (prose, fact) in enumerate(facts)]
    apart = [edge for edge in edges if edge["source"] != edge["target"]]
    found = {}
    for paper in papers(folder, {"nodes": list(nodes.values()), "edges": apart}):
        for claim in paper.claims:
            if (right := is_right(paper, claim)) is not None:
                found[int(claim.edge)] = Sample(paper.name, facts[int(claim.edge)][1].signs, right)
    return [found[number] for number in sorted(found)]


def _edge(number: int, prose: Prose, fact: Fact, nodes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A fact as an edge of its own, in the form that graphs are exported in; its actors are added to the nodes."""

    def node(actor: Actor) -> str:
        name = f"{actor.type}:{actor.key or fold(actor.name)}"
        known = nodes.setdefault(name, {"id": name, "name": actor.name, "type": actor.type, "aliases": []})
        known["aliases"] += [form for form in actor.mentions if form not in known["aliases"]]
        return name

    (start, end), document = fact.span, prose.document.name
    said = {"document": document, "start": start, "end": end, "quote": prose.text[start:end], "told": fact.start, "confidence": 1.0}
    return {"key": str(number), "source": node(fact.source), "relation": fact.relation, "target": node(fact.target), "evidence": [said]}


def fitted(known: Sequence[Sample]) -> Calibration:
    """The weights under which what is known is likeliest, each pulled towards zero: Newton's method on the penalised likelihood."""
    names = _weighed(known)
    place = {name: column for column, name in enumerate(names, 1)}
    given = np.zeros((len(known), len(names) + 1))
    given[:, 0] = 1.0
    for row, one in enumerate(known):
        given[row, [place[sign] for sign in one.signs if sign in place]] = 1.0
    right = np.array([one.right for one in known], dtype=float)
    pull = np.full(len(names) + 1, RIDGE)
    pull[0] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - likely) - pull * weights
        bend = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    rounded = [round(float(weight), 2) for weight in weights]
    return Calibration(rounded[0], dict(zip(names, rounded[1:], strict=True)))


def _weighed(known: Sequence[Sample]) -> list[str]:
    facts: defaultdict[str, int] = defaultdict(int)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for one in known:
        for sign in set(one.signs):
            facts[sign] += 1
            documents[sign].add(one.document)
    return sorted(sign for sign, number in facts.items() if number >= FEWEST[0] and len(documents[sign]) >= FEWEST[1])


def weighed_apart(known: Sequence[Sample]) -> list[Judged]:
    """Each fact with the confidence that a fit to other documents than its own gives it."""
    fold_of = {name: number % FOLDS for number, name in enumerate(sorted({one.document for one in known}))}
    found = []
    for number in range(FOLDS):
        calibration = fitted([one for one in known if fold_of[one.document] != number])
        found += [Judged(calibration.confidence(one.signs), one.right) for one in known if fold_of[one.document] == number]
    return found


def written(calibration: Calibration) -> str:
    """The text of the file of weights, the heaviest against a fact first."""
    signs: Mapping[str, float] = dict(sorted(calibration.signs.items(), key=lambda item: (item[1], item[0])))
    return HEAD + yaml.safe_dump({"base": calibration.base, "signs": dict(signs)}, sort_keys=False, allow_unicode=True)


def main() -> int:
    """Fit, measure, and write down both."""
    known = samples()
    WEIGHTS.write_text(written(fitted(known)), encoding="utf-8", newline="\n")
    measured = "\n".join(table(weighed_apart(known)))
    readme = HERE / "README.md"
    text, number = TABLE.subn(lambda _: measured, readme.read_text(encoding="utf-8"))
    if not number:
        raise SystemExit(f"{readme} has no table of confidences")
    readme.write_text(text, encoding="utf-8", newline="\n")
    print(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
