"""Scores what detente reads in annotated documents.

    python -m tests.corpus.score [FOLDER] [--graph GRAPH.json] [--documents] [--errors] [--json]

FOLDER holds texts/, annotations/ and sources.jsonl; without one it is this folder. The texts are loaded into a store of their own with
``detente load`` and taken out with ``detente export --format json``, unless --graph names such an export.

An edge is held against each document that one of its pieces of evidence names, at four levels, each with precision, recall and F1:

  dyad    the same two actors, whatever their relation and whichever way
  typed   the same subject, relation and object, a symmetric relation either way
  dated   typed, and its start agrees: at most one step coarser or finer (century, decade, year, month, day), or neither has one
  quoted  typed, and a quote that stands in the document where its offsets say overlaps the annotated evidence

What matches nothing but an optional annotation is neither right nor wrong, an optional annotation that is not found is not missed, and a
further edge for an annotation already found, with a date that agrees, is not wrong. An institution and the state that it is part of may
stand for each other. Relations that nobody annotated are left out. These are the rules of the scorer that extraction was specified with.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from detente.errors import DetenteError
from tests.corpus.matching import matches, same_dyad
from tests.corpus.papers import Claim, Paper, papers
from tests.corpus.reliability import Judged, judged_claims, table

HERE = Path(__file__).parent
LEAST = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Confidences that edges may be asked to have."""
LEVELS = ("dyad", "typed", "dated", "quoted")
EXACT_SUFFIXES = (".txt", ".md")
"""Documents whose text is the file itself, so that a quote can be held against it."""


class Counts(NamedTuple):
    """How many were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*map(sum, zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 0 where nothing was found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The part of what is there that was found; 0 where nothing is there."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


class Verdict(NamedTuple):
    """What a level says of a document."""

    counts: Counts
    wrong: Sequence[Claim] = ()
    missed: Sequence[Mapping[str, Any]] = ()


def judged(paper: Paper, level: str) -> Verdict:
    """What a level says of a document."""
    return _dyads(paper) if level == "dyad" else _relations(paper, level)


def _dyads(paper: Paper) -> Verdict:
    """Which pairs of actors were found: as a set, so that a pair counts once."""
    wanted = {frozenset((r["subject"], r["object"])) for r in paper.relations if not r.get("optional")}
    found, wrong = set(), set()
    for claim in paper.claims:
        for stand_in in (False, True):
            pairs = [frozenset((r["subject"], r["object"])) for r in paper.relations if same_dyad(paper, r, claim, stand_in)]
            if pairs:
                found.add(next((pair for pair in pairs if pair in wanted), pairs[0]))
                break
        else:
            wrong.add(frozenset(claim.ends))
    return Verdict(Counts(len(found & wanted), len(wrong), len(wanted - found)))


def _relations(paper: Paper, level: str) -> Verdict:
    """Give each claim one annotation that no other has, the claims with the best dates choosing first."""

    def distance(claim: Claim) -> int:
        return sum(not any(matches(paper, finer, r, claim) for r in paper.relations) for finer in ("exact", "dated"))

    free = sorted(paper.relations, key=lambda r: bool(r.get("optional")))
    right, wrong = 0, []
    for claim in sorted(paper.claims, key=distance):
        found = next((i for i, r in enumerate(free) if matches(paper, level, r, claim)), None)
        if found is not None:
            right += not free.pop(found).get("optional")
        elif not any(matches(paper, "dated" if level == "typed" else level, r, claim) for r in paper.relations):
            wrong.append(claim)
    missed = [r for r in free if not r.get("optional")]
    return Verdict(Counts(right, len(wrong), len(missed)), wrong, missed)


# all documents


class Report(NamedTuple):
    """The scores of a corpus."""

    total: Mapping[str, Counts]
    """For each level."""
    batches: Mapping[str, Mapping[str, Counts]]
    documents: Mapping[str, Mapping[str, Counts]]
    relations: Mapping[str, Counts]
    """At the typed level, the most annotated first."""
    quotes: Mapping[str, Counts]
    """For each suffix, quotes that stand where they say, and those that do not."""
    judged: Sequence[Judged]
    """Each edge of each document with its confidence there, and whether the document says so."""
    curve: Mapping[float, Counts]
    """At the typed level, what is left of the edges by the confidence that they must have."""
    errors: Sequence[str]
    """What is wrong and what is missed at the typed level, a line each."""


def report(judges: Iterable[Paper]) -> Report:
    """Score documents at every level."""
    documents: dict[str, dict[str, Counts]] = {}
    batches: defaultdict[str, dict[str, Counts]] = defaultdict(lambda: dict.fromkeys(LEVELS, Counts()))
    total = dict.fromkeys(LEVELS, Counts())
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    quotes: defaultdict[str, Counts] = defaultdict(Counts)
    errors: list[str] = []
    judges = list(judges)
    for paper in judges:
        verdicts = {level: judged(paper, level) for level in LEVELS}
        documents[paper.name] = {level: verdict.counts for level, verdict in verdicts.items()}
        for level, verdict in verdicts.items():
            total[level] = total[level].plus(verdict.counts)
            batches[paper.batch][level] = batches[paper.batch][level].plus(verdict.counts)
        quotes[Path(paper.name).suffix] = quotes[Path(paper.name).suffix].plus(Counts(paper.exact, paper.inexact))
        typed = verdicts["typed"]
        right.update(r["relation"] for r in paper.relations if not r.get("optional"))
        right.subtract(r["relation"] for r in typed.missed)
        missed.update(r["relation"] for r in typed.missed)
        wrong.update(claim.relation for claim in typed.wrong)
        errors += [f"wrong   {paper.name}: {claim.words}" for claim in typed.wrong]
        errors += [
            f"missed  {paper.name}: {r['subject']} {r['relation']} {r['object']} {r['date']} | {r['evidence']!r}" for r in typed.missed
        ]
    relations = {name: Counts(right[name], wrong[name], missed[name]) for name in sorted({*right, *wrong, *missed})}
    ordered = dict(sorted(relations.items(), key=lambda item: -(item[1].right + item[1].missed)))
    curve = {least: _of_the_sure(judges, least) for least in LEAST}
    return Report(
        total, dict(sorted(batches.items())), documents, ordered, dict(sorted(quotes.items())), judged_claims(judges), curve, errors
    )


def _of_the_sure(judges: Iterable[Paper], least: float) -> Counts:
    """What the typed level comes to with the edges of at least this confidence alone."""
    found = Counts()
    for paper in judges:
        sure = [claim for claim in paper.claims if claim.confidence >= least]
        found = found.plus(judged(paper._replace(claims=sure), "typed").counts)
    return found


def exported(folder: Path, store: Path) -> dict[str, Any]:
    """Load a folder's texts into a new store with the command that everybody uses, and export the graph.

    Raises
    ------
    DetenteError
        Loading or exporting did not end well; it has what the command said.
    """
    from click.testing import CliRunner

    from detente.cli.root import detente

    graph = store.with_suffix(".json")
    for command in (
        ["load", "--metadata", str(folder / "sources.jsonl"), str(folder / "texts")],
        ["export", "--format", "json", "-o", str(graph)],
    ):
        done = CliRunner().invoke(detente, ["--store", str(store), *command])
        if done.exit_code:
            raise DetenteError(f"detente {' '.join(command)} ended with {done.exit_code}: {done.output}") from done.exception
    loaded: dict[str, Any] = json.loads(graph.read_text(encoding="utf-8"))
    return loaded


def lines(found: Report, documents: bool = False) -> Iterator[str]:
    """A report for a terminal."""
    if documents:
        yield from _table("document", found.documents)
        yield ""
    if len(found.batches) > 1:
        yield from _table("batch", found.batches)
        yield ""
    yield f"{'relation':22}  right  wrong  missed"
    yield from (f"{name:22}  {c.right:5}  {c.wrong:5}  {c.missed:6}" for name, c in found.relations.items())
    yield ""
    for level, c in found.total.items():
        yield f"{level:8} P {c.precision:.3f}  R {c.recall:.3f}  F1 {c.f1:.3f}   right {c.right}, wrong {c.wrong}, missed {c.missed}"
    yield ""
    yield from table(found.judged, "edges")
    yield ""
    yield "typed, with --min-confidence"
    for least, c in found.curve.items():
        yield f"{least:8} P {c.precision:.3f}  R {c.recall:.3f}  F1 {c.f1:.3f}   right {c.right}, wrong {c.wrong}, missed {c.missed}"
    yield ""
    for suffix, c in found.quotes.items():
        here = "" if suffix in EXACT_SUFFIXES else " (their offsets are into the text that reading made, not into the file)"
        yield f"quotes in {suffix} files: {c.right} exact, {c.wrong} not{here}"


def _table(what: str, rows: Mapping[str, Mapping[str, Counts]]) -> Iterator[str]:
    yield f"{what:34} typed P     R    F1   dated F1   dyad F1"
    for name, levels in rows.items():
        typed = levels["typed"]
        figures = f"{typed.precision:.3f} {typed.recall:.3f} {typed.f1:.3f}      {levels['dated'].f1:.3f}     {levels['dyad'].f1:.3f}"
        yield f"{name:34}   {figures}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    parser.add_argument("--graph", type=Path, help="an export of the loaded documents, instead of loading them")
    parser.add_argument("--documents", action="store_true", help="scores for each document")
    parser.add_argument("--errors", action="store_true", help="on stderr, what is wrong and what is missed at the typed level")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.graph:
        graph = json.loads(asked.graph.read_text(encoding="utf-8"))
    else:
        with TemporaryDirectory() as room:
            try:
                graph = exported(asked.folder, Path(room) / "corpus.db")
            except DetenteError as error:
                raise SystemExit(str(error)) from error
    found = report(papers(asked.folder, graph))
    if asked.json:
        parts = found._replace(errors=[])._asdict()
        print(json.dumps(parts, indent=1, default=list))
    else:
        print("\n".join(lines(found, asked.documents)))
    if asked.errors:
        print("\n".join(found.errors), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
