"""Whether what tells a state of affairs tells its start, its end, or that it was held: "opened", "closed", "kept" an embassy."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon
from detente.extraction.phrases import base, carrying_verb

Phase = Literal["start", "end", "held"]


def phase(trigger: Token, lexicon: Lexicon) -> Phase:
    """The phase of a state that a verb or noun tells."""
    verb = trigger
    if trigger.pos_ in ("NOUN", "PROPN"):
        told = _of_nouns(trigger, lexicon)
        if told is not None:
            return told
        governing = carrying_verb(trigger) or (trigger.head if trigger.dep_ == "nsubj" else None)
        if governing is None or governing.pos_ not in ("VERB", "AUX"):
            return "held"
        verb = governing
    lemma = base(verb)
    if lemma in lexicon.words["end_verbs"]:
        return "end"
    return "start" if lemma in lexicon.words["begin_verbs"] else "held"


def _of_nouns(trigger: Token, lexicon: Lexicon) -> Phase | None:
    """By the noun, or those of which it is: "the restoration of relations", "the closure of the embassy"."""
    noun = trigger
    if base(noun) in lexicon.words["beginnings"]:
        return "start"
    while noun.dep_ in ("conj", "compound", "pobj") and (noun.head.pos_ in ("NOUN", "PROPN") or noun.head.lower_ == "of"):
        noun = noun.head.head if noun.head.lower_ == "of" else noun.head
        if base(noun) in lexicon.words["beginnings"]:
            return "start"
        if base(noun) in lexicon.words["endings"]:
            return "end"
    return None
