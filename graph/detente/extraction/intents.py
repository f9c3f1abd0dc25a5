"""What is announced is an act of its own: "Chile will send wheat to Peru" promises, "it would bomb Peru unless" threatens, "it will not
recognise Peru" refuses, though nothing has been sent, bombed or recognised yet.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from detente.extraction.cast import Character
from detente.extraction.clauses import complements
from detente.extraction.frames import Firing, FrameSet
from detente.extraction.lexicon import Lexicon
from detente.extraction.modality import Modality, is_kept
from detente.extraction.phrases import base, carrying_verb
from detente.extraction.syntax import Clause
from detente.vocabulary import Relation, Vocabulary

PROMISED, THREATENED, REFUSED = "PROMISED", "THREATENED", "DISPUTED_WITH"
MOVES = {"friendly": PROMISED, "hostile": THREATENED}
HOSTILE = 0.7
"""Of the relations that a verb may tell, how many must be hostile for it to mean harm."""


def spoken(firing: Firing, frames: FrameSet, vocabulary: Vocabulary, lexicon: Lexicon) -> str | None:
    """The relation that a frame tells, where its clause can turn it: to vow to attack is no promise but a threat, to decide to attack
    is neither, and what was agreed to in history was done."""
    relation, trigger = firing.frame.relation, firing.trigger
    if relation != PROMISED or firing.frame.noun:
        return relation
    verbs = complements(trigger) or (complements(firing.complement) if firing.complement is not None else [])
    quiet = base(trigger) in lexicon.words["quiet_intents"]
    meant = [vocabulary.relation(fired.frame.relation) for verb in verbs for fired in frames.on(verb)]
    told = [one.sign for one in meant if "State" in one.targets]
    if quiet and any(c.dep_ == "neg" for verb in verbs for c in verb.children):
        return None
    if (quiet or base(trigger) == "agree") and told and any(is_kept(trigger, verb, lexicon) for verb in verbs):
        return None
    if base(trigger) in lexicon.words["dark_vows"] and "friendly" not in told:
        return THREATENED if "hostile" in told else None
    if told and sum(sign == "hostile" for sign in told) >= HOSTILE * len(told):
        return None if quiet else THREATENED
    return relation


def intent(
    trigger: Token, how: Modality, relation: Relation, lexicon: Lexicon, actors: Callable[[Token], list[Character]], source: Character
) -> str | None:
    """The relation that announcing an event makes, by the verb that tells it, its modality and its relation; None where it is not
    announced by who would do it, or but a meeting."""
    sign = relation.sign
    if how.status not in ("planned", "denied") or (how.status == "planned" and "042" in relation.cameo):
        return None
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else carrying_verb(trigger)
    if verb is None:
        return None
    words = lexicon.words
    helpers = frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")
    if helpers == {"to"} and verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are"):
        # "Is to send wheat": as good as "will".
        verb, helpers = verb.head, words["announcing_alone"]
    menaced = sign == "hostile" and bool(helpers & words["menacing"])
    if not (helpers & words["announcing"] or menaced) or any(c.dep_ == "mark" and c.lower_ != "that" for c in verb.children):
        return None
    conditional = any(c.dep_ == "advcl" and any(m.lower_ in words["conditions"] for m in c.children) for c in verb.children)
    told = verb.dep_ == "ccomp" and base(verb.head) in words["say"]
    if not told and not (helpers & words["announcing_alone"] and verb.head == verb):
        return None
    own = not told or verb.i < verb.head.i or _speaks_for(verb, actors, source)
    if how.status == "denied":
        # To do something "no longer" refuses nobody anything.
        own = own and not any(c.lower_ == "longer" for c in verb.children)
        return REFUSED if own and told and sign != "hostile" and not conditional else None
    if sign == "hostile":
        return MOVES[sign] if own and (told or conditional) else None
    return MOVES.get(sign)


def _speaks_for(verb: Token, actors: Callable[[Token], list[Character]], source: Character) -> bool:
    """Whether who would act is who says so: a pronoun for the speaker, or the same name."""
    if any(t.pos_ == "PRON" for t in Clause(verb).surface_subject):
        return True
    return any(
        source is c or (c.type == "Leader" and any(e is source for _, e in c.offices))
        for t in Clause(verb.head).roles("s")
        for c in actors(t)
    )
