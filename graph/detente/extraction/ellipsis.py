"""What a sentence leaves out because another told it: subjects of list items, "followed suit", one visit of many visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from spacy.tokens import Span, Token

from detente.extraction.cast import Character
from detente.extraction.lexicon import load_lexicon
from detente.extraction.paragraphs import Mention


def example_of(noun: Token) -> Token | None:
    """In "visits of leaders, including the visit of Smith in March", the visits that the visit is one of."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("including", "like", "as") and noun.head.head.lemma_ == noun.lemma_:
        return noun.head.head
    return None


def introduces_examples(noun: Token) -> bool:
    """Whether a noun's own tellings follow it: "visits …, including the visit of"."""
    return any(example_of(t) is not None and example_of(t) == noun for t in noun.subtree)


def does_the_same(verb: Token) -> bool:
    """Whether a verb but says that its subject did so too: "followed (suit)", "did so", "as did", "followed by"."""
    if verb.lemma_ == "follow" and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return any(c.dep_ == "agent" for c in verb.children)
    if verb.lemma_ == "follow" and verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP"):
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        return not objects or objects[0].lower_ == "suit"
    if verb.lemma_ == "do" and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ != "aux":
        if any(c.lower_ in ("so", "likewise", "same", "too", "as") for c in verb.children):
            return True
        return verb.i > 0 and verb.nbor(-1).lower_ in ("as", "so")
    return False


def gapped_actors(sentence: Span, mentions: Mapping[int, Mention]) -> Iterator[tuple[Token, Character]]:
    """Actors behind a comma or "and" that only a date follows, and then a comma, "and" or the sentence's end: "…, Chile in 1995 and"."""
    for token in sentence:
        mention = mentions.get(token.i)
        if mention is None or mention.kind not in "SOLP" or token.i == sentence.start:
            continue
        before = token.nbor(-1)
        if before.lower_ == "the" and before.i > sentence.start:
            before = before.nbor(-1)
        if before.lower_ not in (",", "and", ";") or token.i + 2 >= sentence.end or token.nbor(1).lower_ not in ("in", "on"):
            continue
        behind = token.doc[token.i + 2 : min(token.i + 7, sentence.end)]
        date = list(takewhile(lambda t: t.like_num or t.ent_type_ == "DATE" or t.lower_ in load_lexicon().words["months"], behind))
        after = behind[len(date)] if len(date) < len(behind) else None
        if date and (after is None or after.lower_ in (",", "and", ";", ".", ":", ")")):
            yield token, mention.character


def is_subjectless(verb: Token) -> bool:
    """Whether a verb opens a sentence without a subject, as lists and tables write: "Met with President Gronchi."."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb = verb.head
    return (
        verb.dep_ == "ROOT"
        and verb.tag_ in ("VBD", "VBN")
        and not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for c in verb.children)
    )
