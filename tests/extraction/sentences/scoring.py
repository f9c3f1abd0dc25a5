"""Scores what detente reads in single newswire sentences, in the terms of event coders: who does what to whom.

    python -m tests.extraction.sentences.scoring [FILE.yaml ...] [--errors]

Each sentence is a document of its own. An edge counts by the PLOVER type that the vocabulary gives its relation and by its two ends, each
taken for its state (a leader for the state that they hold office in, an army or a ministry for the state that it is part of) where it has
one. RETREAT is taken for YIELD, from which PLOVER's newer versions part it. What is told as done is held against what the sentence tells
as done, type and dyad together; of what is planned or denied it is told how much was found. Acts between actors of one state are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from detente.extraction.extractor import Extractor
from detente.model import Actor, Fact
from detente.names import fold
from tests.corpus.score import Counts
from tests.extraction.statements import document
from tests.extraction.telling import extractor

HERE = Path(__file__).parent
BELONGS = ("HOLDS_OFFICE", "PART_OF")
"""The relations that say whose a person or an institution is."""


class Event(NamedTuple):
    """Who does what to whom, and whether it is done."""

    source: str
    type: str
    target: str
    done: bool = True

    def turned(self) -> Event:
        """The same, told from the other end."""
        return self._replace(source=self.target, target=self.source)


class Sentence(NamedTuple):
    """A sentence and the events that it tells."""

    says: str
    cameo: str
    tells: tuple[Event, ...]


class Verdict(NamedTuple):
    """What was found in a sentence."""

    sentence: Sentence
    right: frozenset[Event]
    wrong: frozenset[Event]
    missed: frozenset[Event]


def sentences(path: Path) -> list[Sentence]:
    """The annotated sentences of a file; the head of ``first.yaml`` has the form."""
    entries = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return [Sentence(entry["says"], entry["cameo"], tuple(_events(entry["tells"]))) for entry in entries]


def _events(rows: Iterable[str]) -> Iterator[Event]:
    for told in (part for row in rows for part in row.split(",")):
        source, kind, target, *status = (word.strip() for word in told.split("|"))
        yield Event(fold(source), _type(kind), fold(target), not status)


def _type(kind: str) -> str:
    return "YIELD" if kind == "RETREAT" else kind.split()[0]


def judged(sentence: Sentence) -> Verdict:
    """Hold what is read in a sentence against what it tells."""
    facts = extractor().facts(document(sentence.says)).facts
    found = frozenset(events(facts, extractor()))
    told = frozenset(sentence.tells)
    either = {_type(kind) for relation in extractor().vocabulary.relations.values() if relation.symmetric for kind in relation.plover}
    either.add("SUPPORT")  # who signed with whom

    def among(event: Event, others: frozenset[Event]) -> bool:
        return event in others or (event.type in either and event.turned() in others)

    right = frozenset(event for event in told if among(event, found))
    return Verdict(sentence, right, frozenset(e for e in found if e.done and not among(e, told)), told - right)


def events(facts: Sequence[Fact], extractor: Extractor) -> Iterator[Event]:
    """The events that facts are, between states where their ends have one."""
    homes = {_identity(f.source): f.target for f in facts if f.relation in BELONGS and f.target.type != "Party"}
    gazetteer = extractor.gazetteer

    def home(actor: Actor) -> str:
        if _identity(actor) in homes:
            return fold(homes[_identity(actor)].name)
        entry = gazetteer.entry(actor.key) if actor.key is not None else None
        of = entry and {"Leader": entry.country, "Organization": entry.parent}.get(actor.type)
        return fold(gazetteer.entry(of).name if of else actor.name)

    signatures: dict[str, list[str]] = {}
    for fact in facts:
        if fact.relation == "SIGNED" and fact.status in ("asserted", "reported"):
            signatures.setdefault(fact.target.name, []).append(home(fact.source))
        for kind in extractor.vocabulary.relation(fact.relation).plover[:1]:
            ends = home(fact.source), home(fact.target)
            if ends[0] != ends[1] and fact.target.type != "Agreement":
                yield Event(ends[0], _type(kind), ends[1], fact.status in ("asserted", "reported"))
    for signers in signatures.values():
        yield from (Event(signers[0], "SUPPORT", other) for other in signers[1:] if other != signers[0])


def _identity(actor: Actor) -> tuple[str, str]:
    return actor.type, actor.key or fold(actor.name)


def total(verdicts: Iterable[Verdict], done: bool = True) -> Counts:
    """Add up, what is told as done, or what is not."""
    kept = list(verdicts)
    return Counts(*(sum(e.done == done for v in kept for e in getattr(v, part)) for part in Counts._fields))


def lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A report for a terminal: each type, and all together."""
    right = Counter(e.type for v in verdicts for e in v.right if e.done)
    wrong = Counter(e.type for v in verdicts for e in v.wrong if e.done)
    missed = Counter(e.type for v in verdicts for e in v.missed if e.done)
    yield f"{'type':12} right  wrong  missed"
    for kind in sorted({*right, *wrong, *missed}):
        yield f"{kind:12} {right[kind]:5}  {wrong[kind]:5}  {missed[kind]:6}"
    t, rest = total(verdicts), total(verdicts, False)
    yield f"type and dyad P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}   right {t.right}, wrong {t.wrong}, missed {t.missed}"
    yield f"planned or denied: {rest.right} of {rest.right + rest.missed} found"


def errors(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """What is wrong and what is missed, a line each."""
    for verdict in verdicts:
        if verdict.wrong or verdict.missed:
            yield f"{verdict.sentence.cameo}  {verdict.sentence.says}"
            for name, part in (("wrong", verdict.wrong), ("missed", verdict.missed)):
                yield from (f"      {name:6} {e.source} {e.type} {e.target}{'' if e.done else ' (not done)'}" for e in sorted(part))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(HERE.glob("*.yaml")))
    parser.add_argument("--errors", action="store_true", help="on stderr, what is wrong and what is missed")
    asked = parser.parse_args(arguments)
    for path in asked.files:
        verdicts = [judged(sentence) for sentence in sentences(path)]
        print(f"{path.stem}: {len(verdicts)} sentences")
        print("\n".join(lines(verdicts)))
        if asked.errors:
            print("\n".join(errors(verdicts)), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
