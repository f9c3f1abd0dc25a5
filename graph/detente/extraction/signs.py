"""Signs: what of a reading speaks for a fact or against it. Its confidence is reckoned from them (``confidence.py``).

A sign is a few words that either hold or do not: what read the fact, its relation, how each of its ends was found, how they
stand to the word that tells it. None of them is about what the fact says in particular, so that they mean the same in any document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from detente.extraction.unnamed import MARK

if TYPE_CHECKING:
    from detente.extraction.cast import Character
    from detente.extraction.events import Event
    from detente.extraction.findings import Finding
    from detente.extraction.paragraphs import Paragraph

FAR = 9
"""Words between an end and the word that tells the relation, from which on the parse is doubtful."""
LITTLE = 0.6
"""A frame or rule whose author trusts it no more than this is marked."""
OFFICE = "HOLDS_OFFICE"
SETTLED = "employer: settled by the whole document"
FILLED = "target: not in the sentence"


def of_event(event: Event, paragraph: Paragraph) -> tuple[str, ...]:
    """How an event's ends were found, and how they stand to its trigger."""
    trigger, (first, second) = event.trigger, event.near[:2]
    ends = (("source", first, event.source), ("target", second, event.target))
    signs = [f"{role}: {how}" for role, token, actor in ends if (how := _found(token, actor, trigger, paragraph)) is not None]
    if first.doc is trigger.doc is second.doc:
        if (first.i < trigger.i) == (second.i < trigger.i):
            signs.append("both ends on one side of the word")
        if max(abs(first.i - trigger.i), abs(second.i - trigger.i)) > FAR:
            signs.append("an end far from the word")
    return tuple(signs)


def _found(token: Token, actor: Character, trigger: Token, paragraph: Paragraph) -> str | None:
    """How the actor at a token was found; None where it is named."""
    if token.doc is not trigger.doc or token.i == trigger.i or token.pos_ in ("VERB", "AUX"):
        return "not in the sentence"
    mention = paragraph.mentions.get(token.i)
    if mention is not None:
        return None if mention.character is actor else "the state of a person"
    return "a pronoun" if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP$") else "a description"


def of_finding(finding: Finding) -> tuple[str, ...]:
    """What read a finding, and what its ends are; with the signs that its reader gave it."""
    source, target = finding.source, finding.target
    family, _, rule = finding.reader.partition(":")
    signs = [f"read by {family} {rule}" if family == "office" else f"read by {family}", finding.relation, *finding.signs]
    roles = ("holder", "employer") if finding.relation == OFFICE else ("source", "target")
    # Of an office whose employer is not settled yet the target is the person.
    ends = zip(roles, (source,) if source is target else (source, target), strict=False)
    signs += [f"{role}: not known" for role, one in ends if one.key is None and one.type != "Agreement"]
    if SETTLED in signs and source.key is None:
        # Nothing but the names around a person speaks for the employer.
        signs.append("employer: settled for a holder who is not known")
    if target.type == "Agreement" and MARK in target.name:
        signs.append("target: an agreement without a name")
    if source is not target and source.type == target.type:
        signs.append("ends of one type")
    if finding.confidence <= LITTLE:
        signs.append("trusted little")
    return tuple(signs)
