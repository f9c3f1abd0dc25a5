"""Tables whose head tells a relation: "Country | Relations established | Notes", "Organization | Member since"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.scene import Paragraph, Scene
from detente.extraction.timex import TimeMention, find

HEADS = (
    (re.compile(r"relations|diplomatic ties|established", re.IGNORECASE), "DIPLOMATIC_RELATIONS"),
    (re.compile(r"joined|accession|member(?:ship)?\b|admitted|admission", re.IGNORECASE), "MEMBER_OF"),
    (re.compile(r"recogni[sz]", re.IGNORECASE), "RECOGNIZED"),
    (re.compile(r"visit", re.IGNORECASE), "VISITED"),
)
AGAIN = re.compile(r"re-?established|resumed|restored", re.IGNORECASE)


class Cell(NamedTuple):
    """A relation told by a row, with the row's span in the paragraph."""

    relation: str
    source: Character
    target: Character
    time: TimeMention | None
    span: tuple[int, int]


def cells(scene: Scene, topic: Character | None) -> Iterator[tuple[Paragraph, Cell]]:
    """The relations that tables tell between the document's topic and what each row names."""
    relation: str | None = None
    column = 0
    for paragraph in scene.paragraphs:
        if "|" not in paragraph.text:
            continue
        parts = paragraph.text.split("|")
        if not paragraph.found or not any(f.start < len(parts[0]) for f in paragraph.found):
            named = [(kind, i) for i, part in enumerate(parts) for pattern, kind in HEADS if i > 0 and pattern.search(part)]
            if named:
                relation, column = named[0]
            continue
        if relation is None or topic is None or len(parts) <= column:
            continue
        subjects = [scene.character(f) for f in paragraph.found if f.end <= len(parts[0])]
        at = sum(len(p) + 1 for p in parts[:column])
        times = [t for t in find(parts[column], anchor=None) if t.basis == "told"]
        span = (0, min(len(paragraph.text), at + len(parts[column])))
        for subject in subjects[:1]:
            if subject is topic or (not times and relation != "DIPLOMATIC_RELATIONS"):
                continue
            source, target = (subject, topic) if relation == "MEMBER_OF" and topic.type == "Organization" else (topic, subject)
            for time in times:
                yield paragraph, Cell(relation, source, target, time, span)
            del at
