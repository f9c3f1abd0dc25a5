"""Sets of expressions of time, each with what a careful reader takes it for, and what is read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from detente.extraction.extractor import Extractor
from detente.extraction.scene import Scene
from detente.extraction.timex import TimeMention
from detente.extraction.when import Times
from detente.reading import Prose
from tests.extraction.statements import document

FOLDER = Path(__file__).parent / "expressions"
_MARKED = re.compile("⟦(.*?)⟧")


class Case(NamedTuple):
    """An expression, between ⟦ and ⟧ in its text, and what it tells."""

    told: str
    basis: str
    published: str | None
    text: str


def cases(name: str) -> list[Case]:
    """The cases of a file of ``expressions/``."""
    lines = [line for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    found = []
    for line in lines:
        told, basis, published, text = line.split(" | ", 3)
        found.append(Case(told, basis, None if published == "-" else published, text))
    return found


def reading(extractor: Extractor, case: Case) -> tuple[str, str]:
    """What is read of the marked expression, and on which basis, in the notation of the files."""
    text = case.text.replace("¶", "\n\n")
    marked = _MARKED.search(text)
    assert marked is not None
    prose = document(text.replace("⟦", "").replace("⟧", ""), case.published)
    start, end = marked.start(), marked.end() - 2
    found = {at: mention for at, mention in _mentions(extractor, prose) if start <= at < end}
    mentions = [found[at] for at in sorted(found)]
    values = list(dict.fromkeys(_shown(mention) for mention in mentions))
    bases = {mention.basis for mention in mentions}
    return " & ".join(values) or "-", "/".join(sorted(bases)) or "-"


def right(extractor: Extractor, case: Case) -> bool:
    """Whether a case is read as a careful reader reads it."""
    return reading(extractor, case) == (case.told, case.basis)


def _mentions(extractor: Extractor, prose: Prose) -> Iterator[tuple[int, TimeMention]]:
    """The dates that may date something in a document, each with where its last word stands."""
    scene = Scene(prose, extractor.gazetteer, extractor.lexicon, extractor.bearers)
    parsed = extractor.nlp.pipe([p.masked.text for p in scene.paragraphs])
    for paragraph, doc in zip(scene.paragraphs, parsed, strict=True):
        scene.settle(paragraph, doc)
    times = Times(scene.prose.document.published, [p.text for p in scene.paragraphs])
    for paragraph in scene.paragraphs:
        for sentence in paragraph.doc.sents:
            times.begin(paragraph, sentence)
            if times.context.line is not None and paragraph.row is None and sentence.start == 0:
                yield paragraph.offset + times.context.line.end - 1, times.context.line
            for placed in times.placed:
                yield paragraph.offset + placed.at + placed.mention.end - placed.mention.start - 1, placed.mention


def _shown(mention: TimeMention) -> str:
    if mention.role == "anniversary":
        return f"of:{mention.value}"
    start, end = mention.edges()
    return f"{start or ''}/{end}" if end else f"{start}"


if __name__ == "__main__":  # python -m tests.extraction.dating [FILE]: what is read otherwise than it should be
    import sys

    engine = Extractor()
    for name in sys.argv[1:] or ["audit"]:
        all_cases = cases(name)
        wrong = [(case, read) for case in all_cases if (read := reading(engine, case)) != (case.told, case.basis)]
        for case, read in wrong:
            print(f"{' '.join(read):40} not {case.told} {case.basis:10} {case.published or ''} {case.text}")
        print(f"{name}: {len(all_cases) - len(wrong)} of {len(all_cases)} right")
