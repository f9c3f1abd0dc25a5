"""What stands around an article and is no part of it: share buttons, related posts, lists of sources."""

from __future__ import annotations

import re

from detente.reading.mapped import Mapped
from detente.reading.paragraphs import ITEM

_RELATED = re.compile(
    r"(?:related(?: (?:posts?|articles?|news|stories|content|topics|links|reading|items))?|(?:previous|next) (?:article|post|story)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:from|on|in|stories|news)\b.{0,40}|recommended(?: for you)?|tags"
    r"|read (?:more|next|also)|don.t miss|trending(?: now)?|most (?:read|popular|viewed)|latest (?:news|posts|articles)"
    r"|leave a (?:comment|reply)|(?:\d+ )?comments?|post a comment|subscribe.{0,60}|sign up.{0,60}|newsletter)\s*:?",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:see also|references|external links|further reading|bibliography|citations|works cited|footnotes|sources?)\s*:?", re.IGNORECASE
)
_PROSE_AFTER = {_RELATED: 80, _SOURCES: 250}
"""Characters: a shorter paragraph under such a heading is a headline, or a reference, and no prose."""
_BUTTON = r"(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|copy link|pin it|save|like)"
_NOISE = (
    rf"{_BUTTON}(?:\s*[:/|·•,]?\s*(?:{_BUTTON}|x|this|article|on))*\s*[:.]?",
    r"advertisements?|sponsored(?: content)?|story continues below.*|skip to (?:main )?content|loading\.*|menu|search|home|back to top|top",
    r"#{2,}|\*{3,}|-{3,}|_{3,}|={3,}|-?(?:\*\s*){3,}-?|-30-|-?ends-?|\[(?:edit|citation needed|source)\]",
    r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?",
    r"(\S+)(?: \1)+",
    r"(?:all rights reserved|copyright|©).{0,120}|(?:we use|this (?:web)?site uses) cookies.*|(?:accept|reject)(?: all)?(?: cookies)?",
)
_LINE_NOISE = re.compile(rf"[ \t]*(?:{'|'.join(_NOISE)})[ \t]*", re.IGNORECASE)
_SHARE_AT_END = re.compile(r"[ \t]*[/|·–-][ \t]*share(?: this)?[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CITATION = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|edit|citation needed|clarification needed|when\?|who\?)\]")
_LINE = re.compile(r"[^\n]+")
_LINKS = re.compile(r"https?://|www\.|\bdoi\b|\bISBN\b|\bpp?\. ?\d|\bRetrieved\b|\bArchived\b", re.IGNORECASE)


def without_noise(mapped: Mapped) -> Mapped:
    """The text without lines that are buttons, notices, page numbers or marks, and without footnote marks ("[12]")."""
    noise = ((m.start(), m.end(), "") for m in _LINE.finditer(mapped.text) if _LINE_NOISE.fullmatch(m.group()))
    return mapped.changed(noise).replaced(_SHARE_AT_END).replaced(_CITATION)


def without_tails(mapped: Mapped) -> Mapped:
    """Paragraphs without those that follow a heading such as "Related Posts" or "References", until prose sets in again."""
    cuts: list[tuple[int, int, str]] = []
    heading: re.Pattern[str] | None = None
    for match in _LINE.finditer(mapped.text):
        paragraph = match.group()
        heading = _heading(paragraph) or (None if heading and _is_prose(paragraph, _PROSE_AFTER[heading]) else heading)
        if heading:
            # With the empty line before it; the first paragraph has the one after it cut.
            start = max(0, match.start() - 2)
            cuts.append((start, match.end() if start else min(len(mapped.text), match.end() + 2), ""))
    return mapped.changed(_merged(cuts))


def _merged(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, _ in cuts:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end, "")
        else:
            merged.append((start, end, ""))
    return merged


def _heading(paragraph: str) -> re.Pattern[str] | None:
    if len(paragraph) > 80:
        return None
    words = paragraph.strip("#*_ ")
    return next((pattern for pattern in _PROSE_AFTER if pattern.fullmatch(words)), None)


def _is_prose(paragraph: str, longer_than: int) -> bool:
    if len(paragraph) <= longer_than or ITEM.match(paragraph) or _LINKS.search(paragraph):
        return False
    return paragraph.rstrip("”\"') ").endswith((".", "!", "?"))
