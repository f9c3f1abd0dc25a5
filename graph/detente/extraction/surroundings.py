"""How the words between a person and a state speak for it that the person serves that state, or against it."""

from __future__ import annotations

import re

from detente.extraction.scan import Found

OPENS = re.compile(r"\W*(?:[Tt]he\s+)?")
HOSTED = re.compile(r"(?:^|.*[\s,;])(?:where|when|whose)\b.*", re.DOTALL | re.IGNORECASE)
FRONTED = re.compile(r"(?:^|[.;:,]\s|\band\s)(?:in|at|from)\s+(?:the\s+)?$", re.IGNORECASE)
MEETS = re.compile(
    r"\b(?:me[et]ts?|meeting|talks|spoke|speak(?:s|ing)|call(?:s|ed)|invited?|thank\w*|told|welcomed|received|congratulat\w+|hosted|accus\w+|"
    r"criti\w+|by|with|to|between)\s+(?:the\s+|\w+\s+)?$",
    re.IGNORECASE,
)
GREETS = re.compile(
    r"\b(?:(?:me[et]ts?|meeting|talks|spoke|speak(?:s|ing)?|call(?:s|ed)?|conversations?|discussions?|consultations?)\s+(?:\w+\s+){0,2}?with|met|meet|"
    r"welcom\w+|greet\w*|thank\w*|receiv\w+|host\w*|you,|your)\s+(?:the\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
GOES = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|visit to|trip to|tour(?:s|ed)?|arriv\w+ (?:in|at)|travel\w* to|fl(?:ew|ies|own|ying) (?:in)?to|"
    r"went to|goes to|go to|left for|c(?:a|o)mes? to|land(?:s|ed) in|reach(?:es|ed)|journey to|return(?:s|ed)? from|"
    r"sent to|dispatched to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def before(found: Found, lead: str, gap: str, *, nearer: bool) -> float:
    """For a state named before a person.

    ``lead`` is the sentence before the state, ``gap`` what stands between, ``nearer`` whether another state is there.
    """
    goes = bool(GOES.search(lead))
    meets = bool(MEETS.search(gap[: len(gap) - len(_title_before(gap))]))
    if HOSTED.fullmatch(gap) and not nearer and found.kind in "SCO":
        return 2.0
    if FRONTED.search(lead) and found.kind in "SC" and not nearer and (meets or gap.startswith(",")):
        return 1.5 if gap.startswith(",") else 1.2
    if goes:
        return 0.9 if not nearer else 0.4
    if found.kind == "D":
        return 0.2
    if meets:
        return -0.5
    return 0.9 if found.kind == "S" and OPENS.fullmatch(lead) else (0.5 if not nearer else 0.3)


def behind(found: Found, gap: str) -> float:
    """For a state named behind a person, with what is between."""
    if re.fullmatch(r"\s*(?:[A-Z][\w.’'-]*\s+){1,5}of\s+(?:the\s+)?", gap):
        return 2.0
    if GOES.search(gap):
        return -2.0
    if found.kind == "C" and re.fullmatch(r"[^\s,]+(?:\s[^\s,]+){0,3}\s+in\s+", gap):
        return 0.8
    if found.kind == "D":
        return 0.0
    return -0.4


def meets(lead: str) -> bool:
    """Whether what stands before a person says that the person is met or spoken to, by one who tells it."""
    return bool(GREETS.search(lead[: len(lead) - len(_title_before(lead))]))


def _title_before(gap: str) -> str:
    """The capitalised words, with small ones between, at the end of what stands before a name: its title."""
    match = re.search(r"(?:[A-Z][\w’'-]*\s+(?:of\s+|for\s+|and\s+)?)+$", gap)
    return match.group() if match else ""
