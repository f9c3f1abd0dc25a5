"""A document's text made ready for parsing, with the way back to the offsets of the original."""

from __future__ import annotations

import re

from detente.reading.boilerplate import without_noise, without_tails
from detente.reading.hyphens import mended
from detente.reading.mapped import Mapped
from detente.reading.markdown import without_heading_marks, without_marks
from detente.reading.paragraphs import ITEM, joined

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f]")
_EMPHASIS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])(?P<inner>[^*\n]+?)(?<=\S)(?P=mark)(?![\w*])")
_MARKER = re.compile(rf"^[ \t]*(?P<mark>{ITEM.pattern})", re.MULTILINE)
_MONTH = re.compile(r"\d{1,2}\. (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def cleaned(text: str, *, cut: tuple[int, int] = (0, 0), markdown: bool = False) -> tuple[str, tuple[int, ...] | None]:
    """The clean form of a text and, for each of its characters, the offset in ``text`` (None: the text is clean as it is).

    ``cut`` is the span of front matter or of a date line, which is left out.
    """
    mapped = Mapped(text)
    if cut[0] < cut[1]:
        mapped = mapped.changed([(cut[0], cut[1], "")])
    mapped = mapped.replaced(_INVISIBLE)
    if markdown:
        mapped = without_marks(mapped)
    mapped = mended(without_noise(_without_emphasis(mapped)))
    mapped = joined(mapped)
    if markdown:
        mapped = without_heading_marks(mapped)
    mapped = _without_markers(without_tails(mapped))
    if mapped.text == text:
        return text, None
    return mapped.text, tuple(mapped.starts)


def _without_emphasis(mapped: Mapped) -> Mapped:
    edits: list[tuple[int, int, str]] = []
    for match in _EMPHASIS.finditer(mapped.text):
        edits += [(*match.span("mark"), ""), (match.end("inner"), match.end(), "")]
    return mapped.changed(edits)


def _without_markers(mapped: Mapped) -> Mapped:
    """Bullets and numbers of items go, now that each item has a line of its own."""
    spans = (match.span("mark") for match in _MARKER.finditer(mapped.text) if not _MONTH.match(mapped.text, match.start("mark")))
    return mapped.changed((start, end, "") for start, end in spans)
