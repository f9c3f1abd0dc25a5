"""Markdown's marks, cut so that what remains reads as plain text; table rows become "cell | cell" lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.reading.mapped import Mapped

_WHOLE_LINES = (
    re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE),
    re.compile(r"^ {0,3}(?:=+|-{2,}|(?:[-*_][ \t]*){3,})[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE),
)
_INLINE = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"),
    re.compile(r"\[\^[^\]\n]+\]"),
    re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"),
    re.compile(r"<https?://[^<>\s]+>"),
)
_HEADING = re.compile(r"^ {0,3}(#{1,6}[ \t]+)(?:.*?\S)??([ \t]+#+)?[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_LINK = re.compile(r"(\[)((?:[^\[\]\n]|\[[^\[\]\n]*\])+)(\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\])")
_STRONG = re.compile(
    r"(?<![\w\\])(?P<mark>_{1,3}|~~)(?=\S)(?P<inner>[^\n_~]+?)(?<=\S)(?P=mark)(?!\w)|(?P<tick>`+)(?P<code>[^`\n]+)(?P=tick)"
)
_ROW = re.compile(r"^[ \t]*(\|)[ \t]*(?:.*\S)??[ \t]*(?<!\\)(\|)[ \t]*$", re.MULTILINE)
_ESCAPE = re.compile(r"(\\)[!-/:-@\[-`{-~]")
_ENTITY = re.compile(r"&(amp;)")
_SPACE_ENTITY = re.compile(r"&nbsp;|<br ?/?>", re.IGNORECASE)


def markdown_title(text: str) -> str | None:
    """The first heading of the first level, with the marks inside it."""
    found = re.search(r"^ {0,3}#[ \t]+(.+?)[ \t#]*$", text, re.MULTILINE)
    return found[1] if found else None


def without_marks(mapped: Mapped) -> Mapped:
    """The text without Markdown's marks, those of headings apart: emphasis, links (their words stay), pictures, rules, comments, tags,
    references and footnote marks."""
    mapped = _apart(mapped)
    mapped = mapped.replaced(_SPACE_ENTITY, " ")
    for pattern in (*_WHOLE_LINES, *_INLINE):
        mapped = mapped.replaced(pattern)
    mapped = _groups(mapped, _LINK, (1, 3))
    mapped = mapped.replaced(_QUOTE)
    mapped = _groups(mapped, _ROW, (1, 2))
    mapped = _emphasis(mapped)
    return mapped.replaced(_ESCAPE, group=1).replaced(_ENTITY, group=1)


def without_heading_marks(mapped: Mapped) -> Mapped:
    """The text without the marks of headings, which told them from paragraphs while lines were joined."""
    return _groups(mapped, _HEADING, (1, 2))


def _apart(mapped: Mapped) -> Mapped:
    """Headings over a rule stand alone, with an empty line after them."""
    ends = re.compile(r"^.*\n {0,3}(?:=+|-{2,})[ \t]*(\n)(?!\n)", re.MULTILINE)
    spans = (match.span(1) for match in ends.finditer(mapped.text))
    return mapped.changed((start, end, "\n\n") for start, end in spans)


def _groups(mapped: Mapped, pattern: re.Pattern[str], groups: Iterable[int]) -> Mapped:
    spans = (match.span(group) for match in pattern.finditer(mapped.text) for group in groups)
    return mapped.changed((start, end, "") for start, end in spans if start >= 0)


def _emphasis(mapped: Mapped) -> Mapped:
    edits: list[tuple[int, int, str]] = []
    for match in _STRONG.finditer(mapped.text):
        mark, inner = ("mark", "inner") if match["mark"] else ("tick", "code")
        edits += [(*match.span(mark), ""), (match.end(inner), match.end(), "")]
    return mapped.changed(edits)
