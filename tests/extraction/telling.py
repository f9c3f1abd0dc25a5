"""What the extractor tells of a text, in the few words that tests compare."""

from __future__ import annotations

from functools import cache

from detente.extraction.extractor import Extraction, Extractor
from tests.extraction.statements import document


@cache
def extractor() -> Extractor:
    """One extractor for all tests."""
    return Extractor()


def told(text: str, published: str | None = None, suffix: str = "txt") -> Extraction:
    """What is read in a text, as if it were a file."""
    return extractor().facts(document(text, published, suffix))


def relations_of(text: str, relation: str, suffix: str = "txt") -> set[tuple[str, str, str | None]]:
    """Source, target and start of the facts of one relation."""
    return {(f.source.name, f.target.name, f.start) for f in told(text, suffix=suffix).facts if f.relation == relation}


def offices_of(text: str, suffix: str = "txt") -> set[tuple[str, str, str, str | None, str | None]]:
    """Person, office, employer, start and end of the offices told."""
    facts = told(text, suffix=suffix).facts
    return {(f.source.name, f.properties["office"], f.target.name, f.start, f.end) for f in facts if f.relation == "HOLDS_OFFICE"}


def employer_of(text: str, person: str) -> set[str]:
    """For whom a text says, or lets one know, that a person holds office."""
    return {f.target.name for f in told(text).facts if f.relation == "HOLDS_OFFICE" and f.source.name == person}
