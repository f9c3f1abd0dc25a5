"""How real an event is: asserted, reported by somebody, planned, or denied; read off what governs its verb or noun."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from detente.extraction.lexicon import Lexicon
from detente.extraction.phrases import base, carrying_verb, phrasal
from detente.extraction.syntax import Clause
from detente.model import Status


class Modality(NamedTuple):
    """An event's status, who is quoted as telling it (a token), and how sure the reading is (a factor)."""

    status: Status
    speaker: Token | None = None
    factor: float = 1.0


def is_kept(agree: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether what was agreed to is told as done: history ("agreed to recognise Chile in 1951"), and relations, which are opened by
    agreeing to open them; what the news tells of an agreement to send aid is a promise."""
    return base(verb) in lexicon.words["begin_verbs"] or any(t.is_digit and len(t) == 4 and t.text[0] in "12" for t in agree.sent)


def modality(trigger: Token, lexicon: Lexicon) -> Modality:
    """The status of the event that a verb or noun tells."""
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(trigger, lexicon, 0)
    if any(c.lower_ in ("no", "without", "neither") for c in trigger.lefts):
        return Modality("denied")
    return _of_noun(trigger, lexicon, 0)


def _of_noun(noun: Token, lexicon: Lexicon, depth: int) -> Modality:
    if any(c.lower_ in lexicon.words["unreal_adjectives"] or base(c) in lexicon.words["unreal_adjectives"] for c in noun.lefts):
        return Modality("planned")
    token = noun
    while depth < 8:
        depth += 1
        head = token.head
        if head == token:
            return Modality("asserted")
        if head.pos_ in ("VERB", "AUX"):
            words = lexicon.words
            if token.dep_ == "prep" and token.lower_ == "without":
                return Modality("denied")
            if token.dep_ == "nsubj" and head.lemma_ == "be":
                return Modality("asserted")
            lemma = base(head)
            carried = carrying_verb(noun) == head or token.dep_ in ("dobj", "nsubjpass", "attr", "nsubj")
            if carried and token.dep_ in ("dobj", "nsubjpass") and (lemma in words["fail"] or phrasal(head) in words["fail"]):
                return Modality("denied")
            if carried and token.dep_ in ("dobj", "nsubjpass") and lemma in words["plan"] - {"offer"}:
                return Modality("planned")
            if token.dep_ == "prep" and token.lower_ == "for" and lemma in words["asking"]:
                return Modality("planned")
            governed = _of_verb(head, lexicon, depth)
            if governed.status == "denied" and token.dep_ in ("nsubj", "nsubjpass") and lemma not in words["occurring"] and _known(noun):
                # "French support never wavered", "the annexation was never recognised": it is there.
                return Modality("asserted")
            return (
                governed
                if carried or (governed.status in ("planned", "denied") and token.dep_ in ("dobj", "prep"))
                else Modality("asserted", governed.speaker)
            )
        if head.pos_ == "NOUN" and base(head) in lexicon.words["unreal_nouns"] and token.dep_ in ("prep", "pobj"):
            return Modality("planned")
        if token.dep_ == "prep" and token.lower_ == "without":
            return Modality("denied")
        token = head
    return Modality("asserted")


def _known(noun: Token) -> bool:
    """Whether a noun phrase speaks of something that is there: "the annexation", not "no annexation" or "an annexation"."""
    return not any(c.lower_ in ("a", "an", "any", "no", "neither") for c in noun.lefts)


def _until(negation: Token) -> bool:
    """Whether a negation only says how late something was: "it was not until 1868 that he came"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ == "until"


def _of_verb(verb: Token, lexicon: Lexicon, depth: int) -> Modality:
    if depth > 8:
        return Modality("asserted")
    words = lexicon.words
    children = list(verb.children)
    if any(
        (c.dep_ == "neg" and not _until(c)) or c.lower_ in ("never", "cannot") or (c.lower_ == "longer" and c.nbor(-1).lower_ == "no")
        for c in children
    ):
        return Modality("denied")
    if any(
        c.dep_ in ("nsubj", "nsubjpass", "dobj")
        and any(d.lower_ in ("no", "neither") and d.dep_ in ("det", "preconj", "cc") for d in c.children)
        for c in children
    ):
        return Modality("denied")
    for child in children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in words["modal_plan"]:
            if child.lower_ in ("would", "could") and any(c.lower_ in words["afterwards"] for c in children):
                continue
            if child.lower_ == "could" and verb.dep_ in ("advcl",):
                continue
            if child.lower_ == "would" and verb.dep_ == "relcl" and base(verb) in words["came_to"]:
                # "Disraeli, who would become prime minister": told from afterwards.
                continue
            return Modality("planned")
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether", "lest"):
            return Modality("planned")
    according = next((c for c in children if c.lower_ == "according"), None)
    if according is not None and (tellers := [t for p in according.children for t in p.children if t.dep_ == "pobj"]):
        return Modality("reported", tellers[0])
    head = verb.head
    if head == verb:
        if verb.tag_ == "VB" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in children):
            return Modality("planned", None, 0.7)
        return Modality("asserted")
    if (
        verb.dep_ in ("acl", "ccomp", "relcl")
        and head.pos_ == "NOUN"
        and base(head) in words["unreal_nouns"]
        and verb.tag_ in ("VB", "VBP")
    ):
        # "The demand that Russia withdraw".
        return Modality("planned")
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in children)
    governor = base(head)
    if verb.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and base(head) in words["hearsay"]:
        # "Rejected claims that it had attacked", "the charge that".
        above = _of_noun(head, lexicon, depth + 1)
        return above if above.status == "denied" else Modality("reported", None, 0.8)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        carrier = head.head if head.pos_ == "ADJ" else head
        above = _of_verb(carrier, lexicon, depth + 1) if carrier.pos_ in ("VERB", "AUX") else Modality("asserted")
        if above.status in ("planned", "denied") and (infinitive or verb.dep_ == "xcomp"):
            return above
        if infinitive or verb.dep_ == "xcomp":
            if governor == "be" and infinitive:
                return Modality("planned")
            if governor in words["fail"] or phrasal(head) in words["fail"]:
                return Modality("denied")
            if governor in words["plan"] or phrasal(head) in words["plan"] or (head.pos_ == "ADJ" and governor not in words["of_the_done"]):
                return Modality("planned")
            if governor == "agree" and not is_kept(head, verb, lexicon):
                return Modality("planned")
            if governor in ("agree", "decide", "choose", "resolve"):
                return Modality("asserted", above.speaker, 0.8)
            return above
        if governor in words["say"] or governor in words["deny"]:
            speakers = Clause(head).roles("s")
            if governor in words["deny"]:
                return Modality("denied", speakers[0] if speakers else None)
            return Modality("reported" if speakers else "asserted", speakers[0] if speakers else None)
        if governor in words["plan"]:
            return Modality("planned")
        return above
    if verb.dep_ == "acl" and infinitive:
        return Modality("planned") if base(head) in words["unreal_nouns"] else Modality("asserted", None, 0.7)
    if verb.dep_ == "advcl":
        if infinitive:
            if governor in words["speech_acts"]:
                # "Offered on Saturday to mediate": no purpose, but what is offered.
                return Modality("denied" if governor in words["fail"] else "planned")
            above = _of_verb(head, lexicon, depth + 1)
            return above if above.status in ("planned", "denied") else Modality("asserted", above.speaker, 0.6)
        return Modality("asserted")
    if verb.dep_ == "pcomp":
        if head.lower_ == "without":
            return Modality("denied")
        if head.lower_ in ("of", "for") and base(head.head) in words["accuse"]:
            accusers = Clause(head.head).roles("s")
            return Modality("reported", accusers[0] if accusers else None)
        if head.lower_ in ("from",) and base(head.head) in words["fail"] | {"ban", "prevent", "dissuade", "bar", "stop", "keep"}:
            return Modality("denied")
        if head.lower_ in ("for", "of", "about", "on", "toward", "towards", "at") and (
            base(head.head) in words["unreal_nouns"] | words["plan"]
        ):
            return Modality("planned")
        return Modality("asserted")
    if verb.dep_ == "conj" and infinitive and governor in words["speech_acts"]:
        # "Agreed on Thursday to stop …, and to withdraw".
        return Modality("denied" if governor in words["fail"] else "planned")
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in children):
        return _of_verb(head, lexicon, depth + 1)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        above = _of_verb(head, lexicon, depth + 1)
        return above if above.status == "reported" else Modality("asserted")
    return Modality("asserted")
