"""Documents written for a test, and what reading makes of them."""

from __future__ import annotations

from pathlib import Path

from detente.errors import DocumentError
from detente.reading import Failure, Prose, read


def prose(folder: Path, name: str, content: str | bytes) -> Prose:
    """The document of that name and content, read."""
    found = _only(folder, name, content)
    assert isinstance(found, Prose), found
    return found


def failure(folder: Path, name: str, content: str | bytes) -> DocumentError:
    """The error that reading such a document gives."""
    found = _only(folder, name, content)
    assert isinstance(found, Failure), found
    return found.error


def paragraphs(found: Prose) -> list[str]:
    """What parsing gets: the document's paragraphs."""
    return found.clean.split("\n\n")


def _only(folder: Path, name: str, content: str | bytes) -> object:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (found,) = read([path])
    return found
