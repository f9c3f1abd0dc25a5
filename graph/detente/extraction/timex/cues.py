"""The words around dates: what stands in front of one and gives it a role, and what joins two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from detente.extraction.timex.expressions import Expression

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019]t\b)?|[^\w\s]")
_NOUN = re.compile(r"\s[^\W\d_]")
_LOOK_BACK = 48
"""So many characters before a date can hold the words that give it its role."""
_LOOK_FAR_BACK = 110
"""So many can hold an event that is told by its date, or what tells that the like of it was last "since" that date."""
_LONGEST_GAP = 48
"""Two dates further apart than so many characters are not joined."""
_NEGATED_WITHIN = 6


_NEGATED = {"until": "at", "before": "after"}
""" "Not until 1996" is when it began; what was not before 1945 was then or later."""


class Lead(NamedTuple):
    """What stands in front of a date: a role, the word that gives it, where the date's own words start, and what they say of it."""

    role: str | None
    cue: str
    start: int
    part: bool
    """Whether a part of the date is meant: "early", "the end of"."""
    about: bool
    """Whether the date is approximate: "circa"."""
    event: bool
    """Whether it names an event of that time, as in "before the 1993 elections"."""


class Cues:
    """The cues of a language: the last sections of its ``timex.yaml``."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """From the content of the file."""
        self._roles = {tuple(phrase.split()): role for role, phrases in content["cues"].items() for phrase in phrases}
        self._longest = max(len(phrase) for phrase in self._roles)
        self._parts = frozenset(content["parts"])
        self._links = frozenset(content["part_links"])
        self._about = frozenset(content["about"])
        self._about_lengths = frozenset(content["about_lengths"])
        self._negations = frozenset(content["negations"])
        self.doubtful = frozenset(content["doubtful_cues"])
        self._joins = [(kind, re.compile(pattern)) for kind, pattern in content["between_dates"].items()]
        self._onward = re.compile(content["from_on"])
        self._behind = [(role, re.compile(pattern)) for role, pattern in content["behind"].items()]
        self._than = frozenset(content["than"])
        self._of_event = re.compile(content["of_event"])
        self._of_birth = re.compile(content["of_birth"])
        self._event_verbs = re.compile(content["event_verbs"])
        self._like_of_which = re.compile(content["like_of_which"])
        self._to_its_date = re.compile(content["to_its_date"])
        self._for_a_time = re.compile(content["for_a_time"])

    def lead(self, text: str, found: Expression, since: int = 0) -> Lead:
        """What the words in front of an expression, from a place in the text on, say of it."""
        tokens = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text, max(found.start - _LOOK_BACK, since), found.start)]
        words = [word for word, _ in tokens]
        at, start, part, about = len(words), found.start, False, False
        event = bool(words) and words[-1] == "the" and _NOUN.match(text, found.end) is not None
        while at:
            word, before = words[at - 1], words[at - 2] if at > 1 else ""
            lengths = found.kind == "relative" and word in self._about_lengths
            if word in self._about or lengths or (word == "." and before in self._about):
                about = True
            elif word == "than" and before in self._than:
                about = True
                at -= 1
            elif found.kind == "date" and word in self._parts and (word != "-" or before in self._parts):
                part, start = True, tokens[at - 1][1]
            elif not (word in self._links and (word == "the" or before in self._parts)):
                break
            at -= 1
        for length in range(min(self._longest, at), 0, -1):
            if role := self._roles.get(tuple(words[at - length : at])):
                if role in _NEGATED and self._negated(words[max(at - length - _NEGATED_WITHIN, 0) : at - length]):
                    role = _NEGATED[role]
                elif role == "at" and (of_event := self._role_of_event(text, since, start)):
                    role, event = of_event, True
                if role == "since" and self._like_of_which.search(text, max(start - _LOOK_FAR_BACK, since), start):
                    role = "like"
                return Lead(role, words[at - 1], start, part, about, event)
        return Lead(None, "", start, part, about, event)

    def behind(self, text: str, end: int) -> str | None:
        """The role that words behind a date give it: "in 1990 at the latest"."""
        return next((role for role, pattern in self._behind if pattern.match(text, end)), None)

    def counts_from(self, text: str, a: Expression, b: Expression) -> bool:
        """Whether b is the date from which "a year after" counts."""
        return self._to_its_date.fullmatch(text, a.end, b.start) is not None

    def ends_with(self, text: str, a: Expression, b: Expression) -> bool:
        """Whether b is the date at which "for six years" ends."""
        return self._for_a_time.fullmatch(text, a.end, b.start) is not None

    def _role_of_event(self, text: str, since: int, start: int) -> str | None:
        """The role of a date that tells when an event was up to which, or from which, something lasted: "until his death in 1990"."""
        before = text[max(start - _LOOK_FAR_BACK, since) : start]
        if self._of_birth.search(before):
            return "age"
        found = self._of_event.search(before)
        if found is None or self._event_verbs.search(found[0]):
            return None
        return self._roles.get(tuple(found[1].lower().split()))

    def join(self, text: str, a: Expression, b: Expression) -> str | None:
        """How two neighbours are joined: range, and, or, comma; None where they are not."""
        gap = text[a.end : b.start]
        return next((kind for kind, pattern in self._joins if pattern.fullmatch(gap)), None) if len(gap) <= _LONGEST_GAP else None

    def onward(self, text: str, end: int) -> bool:
        """Whether "on" or "onwards" follows: "from 1975 on"."""
        return self._onward.match(text, end) is not None

    def _negated(self, words: list[str]) -> bool:
        return any(word in self._negations or word.endswith(("n't", "n\u2019t")) for word in words)
