"""What stands around an article and is no part of it: share buttons, related posts, lists of sources."""

from __future__ import annotations

import re

from detente.reading.mapped import Mapped

_TAILS = (
    r"related(?: (?:posts?|articles?|news|stories|content|topics|links|reading|items))?",
    r"(?:previous|next) (?:article|post|story)",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|more (?:from|on|in|stories|news)\b.{0,40}|recommended(?: for you)?)",
    r"(?:read (?:more|next|also)|see also|don't miss|trending(?: now)?|most (?:read|popular|viewed)|latest (?:news|posts|articles))",
    r"(?:leave a (?:comment|reply)|(?:\d+ )?comments?|post a comment|subscribe.{0,60}|sign up.{0,60}|newsletter)",
    r"(?:references|external links|further reading|bibliography|citations|works cited|footnotes|sources?|tags)",
)
_TAIL = re.compile(rf"(?:{'|'.join(_TAILS)})\s*:?", re.IGNORECASE)
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


def without_boilerplate(mapped: Mapped) -> Mapped:
    """The text without lines that are buttons, notices, running numbers or marks, and without what follows a heading such
    as "Related Posts" or "References" until prose sets in again. Footnote marks ("[12]") are cut too."""
    lines = [(m.start(), m.end(), m.group()) for m in _LINE.finditer(mapped.text)]
    cuts: list[tuple[int, int, str]] = []
    tail = False
    for start, end, line in lines:
        body = line.strip()
        if _is_tail(body):
            tail = True
        elif tail and _is_prose(body):
            tail = False
        if tail or _LINE_NOISE.fullmatch(line):
            cuts.append((start, end, ""))
    return mapped.changed(cuts).replaced(_SHARE_AT_END).replaced(_CITATION)


def _is_tail(body: str) -> bool:
    return len(body) < 80 and bool(_TAIL.fullmatch(body.lstrip("#* ").rstrip("#*_ ")))


def _is_prose(body: str) -> bool:
    """Running text of more than a headline or a reference: two sentences or a long one, and no address."""
    return len(body) > 160 and body.rstrip("”\"') ").endswith((".", "!", "?")) and not _LINKS.search(body)
