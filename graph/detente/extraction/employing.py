"""Whose an office is, by the words behind its title.

"Of Chile", "at the Peruvian Embassy in Lima", "in the Office of X at the Ministry of Y".
"""

from __future__ import annotations

from spacy.tokens import Token

from detente.extraction.cast import Character
from detente.extraction.phrases import base, prepositions, under
from detente.extraction.references import References

BODIES = ("State", "Organization", "Party")
HOSTS = ("State", "Organization")


def employing(head: Token, title: str, governor: Token, references: References) -> tuple[Character | None, Character | None]:
    """The employer of the office whose title is headed by a token, and to whom its holder is accredited; each None where not told.

    ``governor`` is the verb that tells the office, behind which the body may stand too: "worked as director at the Ministry of X".
    """
    words = references.lexicon.words
    kind = references.lexicon.title_kinds.get(title)
    diplomat = kind == "diplomat" or "ambassador" in title
    if (mission := _mission(head, references)) is not None and mission[0] is not None:
        return mission
    employers = references.owner(head)
    accredited: list[Character] = []
    if diplomat or (title in words["residing"] and not under(head, "of")):
        for preposition in ("to", "in", "at"):
            accredited = accredited or _named(head, preposition, references, HOSTS)
    if accredited and employers and employers[0] is accredited[0]:
        employers = []
    if (kind == "organization" or title in words["departmental"]) and (department := _department(head, governor, references)) is not None:
        return department, None
    if not employers and not accredited and not diplomat:
        for preposition in ("of", "for", "to", "in"):
            employers = employers or _named(head, preposition, references, BODIES)
    return (employers[0] if employers else None), (accredited[0] if accredited else None)


def _named(head: Token, preposition: str, references: References, types: tuple[str, ...]) -> list[Character]:
    return [c for t in under(head, preposition) for c in references.actors(t) if c.type in types]


def _mission(head: Token, references: References) -> tuple[Character | None, Character | None] | None:
    """ "Management officer at the U.S. Consulate General in Mumbai, India": who sends and who is host."""
    for preposition in prepositions(head):
        if preposition.lower_ not in ("at", "of", "in", "to", "with"):
            continue
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            if base(noun) in references.lexicon.words["missions"] or any(
                base(c) in references.lexicon.words["missions"] for c in noun.lefts
            ):
                senders = [c for c in references.owner(noun) if c.type == "State"]
                hosts = [
                    c
                    for t in (*under(noun, "in"), *under(noun, "to"))
                    for c in references.actors(t)
                    if c.type in HOSTS and c not in senders
                ]
                return (senders[0] if senders else None), (hosts[0] if hosts else None)
    return None


def _department(head: Token, governor: Token, references: References) -> Character | None:
    """The body in which an official serves, the widest that is told: "in the Bureau of Trade at the Ministry of Finance"."""
    found: list[Character] = []
    behind = [p for p in governor.children if p.dep_ == "prep" and p.lower_ in ("at", "in", "within") and p.i > head.i]
    for preposition in (*prepositions(head), *behind):
        if preposition.lower_ in ("of", "in", "at", "for", "with", "within"):
            for noun in (c for c in preposition.children if c.dep_ == "pobj"):
                named = references.actors(noun) or references.owner(noun)
                found += [c for c in named if c.type in ("Organization", "Party") and c not in found]
    known = [c for c in found if c.key is not None]
    return known[0] if known else (found[-1] if found else None)
