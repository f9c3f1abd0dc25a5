"""Texts as documents, and facts as statements: source, relation, target, start."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from detente.extraction.extractor import Extractor
from detente.model import Fact, Status
from detente.reading import Failure, Prose, Records, read

Statement = tuple[str, str, str, str | None]

TOLD: frozenset[Status] = frozenset({"asserted", "reported"})
"""The statuses of what a text says has been."""


def document(text: str, published: str | None = None, suffix: str = "txt", name: str = "text") -> Prose:
    """A text, read as if it were a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.{suffix}"
        path.write_bytes(text.encode("utf-8"))
        (prose,) = read([path], published=published)
        assert not isinstance(prose, Failure | Records)
        return prose


def facts_of(extractor: Extractor, text: str, published: str | None = None, suffix: str = "txt") -> tuple[Fact, ...]:
    """The facts that are read in a text."""
    return extractor.facts(document(text, published, suffix)).facts


def statement(fact: Fact) -> Statement:
    """A fact in four words."""
    return fact.source.name, fact.relation, fact.target.name, fact.start


def statements(extractor: Extractor, text: str, published: str | None = None, suffix: str = "txt") -> set[Statement]:
    """What a text says has been, without the offices that people hold while it happens."""
    facts = facts_of(extractor, text, published, suffix)
    return {statement(fact) for fact in facts if fact.status in TOLD and fact.relation != "HOLDS_OFFICE"}
