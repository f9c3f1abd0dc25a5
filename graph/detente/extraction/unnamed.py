"""Agreements that a document tells without a name: "a treaty of mutual assistance", "the security agreement between A and B".

While the document is read each goes by its kind, a mark and its place; then by its kind, its signatories and its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from detente.extraction.lexicon import Lexicon
from detente.model import Actor, Fact

UNNAMED = re.compile(
    r"\b(?P<article>(?i:an?|another|its|their|his|first|second|third|new|the))\s+"
    r"(?P<name>(?:(?:[A-Z][\w’'-]+|[a-z][a-z-]+)\s+){0,3}?"
    r"(?:treaty|pact|convention|protocol|armistice|accord|agreement|memorandum|communiqu[eé]|declaration|charter|truce|cease-?fire"
    r"|concordat|alliance|compact)\b"
    r"(?:\s+of\s+(?:(?!19|20|18)[a-z][\w-]+)"
    r"(?:(?:,\s+|\s+and\s+|\s+)(?!with\b|between\b|signed\b|in\b|on\b|by\b|at\b|for\b|to\b|from\b"
    r"|that\b|which\b|was\b|were\b|is\b|concluded\b|after\b|under\b)[a-z]{4,}){0,3})?)"
)
NAMED = r"(?:Treaty|Pact|Convention|Protocol|Accords?|Agreement|Alliance|Charter|Declaration|Memorandum)"
SAID_OF_ANOTHER = re.compile(
    rf"\b[A-Z][\w’'-]*(?: [\w’'-]+){{0,4}}? {NAMED}\b[^.;]{{0,120}}\b(?:is|was|are|were|being)\s+$"
    rf"|\b{NAMED} (?:of|on)\b[^.;]{{0,120}}\b(?:is|was)\s+$"
)
"""Behind this an agreement is what a named one is said to be: "The Rio Treaty is an agreement signed in"."""
TOLD_WHICH = re.compile(r"\s+(?:between|with|of (?:\d\d? )?(?:[A-Z]\w+ )?(?:\d\d?, )?(?:1[89]|20)\d\d|signed)")
"""Behind "the treaty", that it is one not told before."""
MARK = "\u2060"
"""Before the place of an agreement that has no name of its own, at the end of the one it goes by until the document is read."""


def unnamed_agreements(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Agreements that are told without a name but with their kind: "a treaty of mutual assistance", "a peace treaty", "the security
    agreement between A and B"; a bare "agreement" is none, it is cooperation."""
    for match in UNNAMED.finditer(text):
        words = match.group("name").split()
        heads = [i for i, w in enumerate(words) if w.lower() in lexicon.words["agreement_kinds"]]
        head = heads[0] if heads else len(words) - 1
        first = head
        while (
            first > 0
            and words[first - 1].lower() not in lexicon.words["not_describing"]
            and not words[first - 1].endswith(("ed", "ing", "ly"))
        ):
            first -= 1
        kept = words[first:]
        if kept[0].lower() in lexicon.words["bare_agreements"] and len(kept) == 1:
            continue
        definite = match.group("article").lower() == "the"
        after = text[match.end() : match.end() + 30]
        if definite and not TOLD_WHICH.match(after) and " of " not in " ".join(kept):
            continue
        if SAID_OF_ANOTHER.search(text[max(0, match.start() - 200) : match.start()]):
            continue
        name = " ".join(kept)
        yield match.end() - len(name), match.end()


def with_names(facts: Iterable[Fact]) -> list[Fact]:
    """Facts whose unnamed agreements are called by their kind, signatories and year: "treaty between A and B, 1950"."""
    facts = list(facts)
    names = {name: _full_name(name, facts) for name in dict.fromkeys(f.target.name for f in facts) if MARK in name}

    def named(actor: Actor) -> Actor:
        if MARK not in actor.name:
            return actor
        kind = actor.name.split(MARK)[0]
        return actor._replace(name=names.get(actor.name, kind), mentions=(kind,))

    return [fact._replace(source=named(fact.source), target=named(fact.target)) for fact in facts]


def _full_name(marked: str, facts: list[Fact]) -> str:
    own = [f for f in facts if f.target.name == marked]
    name = marked.split(MARK)[0]
    parties = sorted({f.source.name for f in own if f.relation == "SIGNED"})
    if len(parties) > 1:
        name += f" between {', '.join(parties[:-1])} and {parties[-1]}"
    elif parties:
        name += f" of {parties[0]}"
    year = next((f.start[:4] for f in own if f.start and f.start[:4].isdigit()), None)
    return f"{name}, {year}" if year else name
