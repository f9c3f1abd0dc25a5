"""What stands in which role of a verb, read off spaCy's dependency parse (ClearNLP labels).

Roles are logical: ``s`` is who acts and ``o`` what is acted on, whatever the voice; prepositions are named by
themselves (``to``, ``with``, ``between``). Clauses without a subject of their own (participles, infinitives, second
verbs) take it from the clause that governs them.
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from detente.extraction.phrases import (
    RELATIVE,
    antecedent,
    base,
    carrying_verb,
    conjuncts,
    hyphenated,
    objects_under,
    possessors,
    prepositions,
    said_to_be,
    under,
    words,
)

PLACES = {"where", "when"}
"""Relative words that stand for a place or time, so that the noun before the clause is not what its verb acts on."""


class Clause:
    """A verb with its roles. ``roles(name)`` gives the head tokens of the noun phrases in that role."""

    def __init__(self, verb: Token) -> None:
        self.verb = verb

    @cached_property
    def passive(self) -> bool:
        """Whether the surface subject is what is acted on."""
        verb = self.verb
        if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (verb.dep_ == "amod" and self.backers):
            return True
        if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
            return True
        if verb.tag_ == "VBD" and verb.dep_ == "acl" and not any(c.dep_ in ("aux", "dobj", "nsubj") for c in verb.children):
            # "The Community, made up of": the tagger takes it for the past tense, and the parser knows better.
            return True
        if (
            verb.dep_ == "conj"
            and verb.tag_ == "VBN"
            and verb.head.pos_ in ("VERB", "AUX")
            and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
        ):
            return Clause(verb.head).passive
        return False

    @cached_property
    def backers(self) -> list[Token]:
        """Who acts in a compound: in "the French-backed government" the French."""
        return hyphenated(self.verb)

    @cached_property
    def surface_subject(self) -> list[Token]:
        """Heads of the subject noun phrase, its own or its governor's, coordinated ones included."""
        return self._subject(self.verb, 0)

    def _subject(self, verb: Token, depth: int) -> list[Token]:
        if depth > 6:
            return []
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ != "EX"]
        if subjects:
            # "A member of NATO, Iceland has no army": of two the one behind the comma.
            parted = len(subjects) == 2 and subjects[1].i < verb.i and subjects[1].nbor(-1).text in (",", "–", "—", ":")
            own = subjects[1] if parted else subjects[0]
            return [t for c in conjuncts(antecedent(own)) for t in (antecedent(c),)]
        head = verb.head
        if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            return self._subject(head, depth + 1)
        if verb.dep_ == "xcomp" or (
            verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG") and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
        ):
            if head.lemma_ in words("object_control"):
                objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
                if objects:
                    return conjuncts(antecedent(objects[0]))
                if Clause(head).passive:
                    return self._subject(head, depth + 1)
            # "Albania was quick to recognise it": who is quick.
            governor = head.head if head.pos_ == "ADJ" and head.dep_ == "acomp" else head
            return self._subject(governor, depth + 1) if governor.pos_ in ("VERB", "AUX", "ADJ") else []
        if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
            return self._subject(head, depth + 1)
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and base(head) in words("messages") and (giver := carrying_verb(head)) is not None:
            # "The Council adopted a resolution condemning it".
            return Clause(giver).roles("s")
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN", "VBD"):
            return conjuncts(head)
        if verb.dep_ == "amod" and verb.tag_ == "VBN" and hyphenated(verb):
            return [head]
        if verb.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in verb.children) and (said := said_to_be(head)) is not None:
            return self._subject(said, depth + 1)
        if verb.dep_ == "acl" and verb.tag_ == "VB":
            by = [t for c in head.children if c.dep_ == "prep" and c.lower_ == "by" for t in objects_under(c)]
            return possessors(head) or by or ([] if head.head.pos_ not in ("VERB", "AUX") else self._subject(head.head, depth + 1))
        if verb.dep_ == "ccomp" and head.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in head.children):
            # "It was Peru that recognised Chile".
            return [t for c in head.children if c.dep_ == "attr" for t in conjuncts(c)]
        if verb.dep_ == "relcl":
            return conjuncts(head) if not any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.children) else []
        if verb.dep_ == "pcomp":
            governor = head.head
            if governor.pos_ in ("VERB", "AUX"):
                accused = [c for c in governor.children if c.dep_ == "dobj"] if head.lower_ == "of" else []
                # "Accused Peru of invading Bolivia": it is Peru that invaded.
                return conjuncts(accused[0]) if accused else self._subject(governor, depth + 1)
            if governor.pos_ == "NOUN":
                return possessors(governor)
        return []

    def _alongside(self) -> list[Token]:
        """Who acts too: "together with Austria", "along with Britain and France"."""
        return [
            t
            for p in prepositions(self.verb, 3)
            if p.lower_ == "with" and p.i > 0 and p.nbor(-1).lower_ in words("alongside")
            for t in objects_under(p)
        ]

    @cached_property
    def agents(self) -> list[Token]:
        """Heads under the passive's "by"."""
        if self.verb.dep_ == "amod" and self.backers:
            return self.backers
        by = [c for c in self.verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
        if by or self.passive:
            by += [
                c
                for p in (self.verb, *self.verb.children)
                for c in p.children
                if c.dep_ == "conj" and c.lower_ == "by" and p.pos_ != "NOUN"
            ]
        if not by and any(c.dep_ in ("auxpass", "nsubjpass") for c in self.verb.children):
            # "Recognised as the representative of the people by France": parsers hang it on the nearest noun.
            by = [p for p in prepositions(self.verb) if p.lower_ == "by"][:1]
        return [t for c in by for t in objects_under(c)]

    @cached_property
    def objects(self) -> list[Token]:
        """Heads of the direct object."""
        found = [c for c in self.verb.children if c.dep_ in ("dobj", "oprd", "attr")]
        if not found and self.verb.dep_ == "conj" and self.verb.head.pos_ == "VERB" and self.verb.i - self.verb.head.i <= 3:
            # "The Front, which Libya armed and supported".
            return Clause(self.verb.head).objects if self.verb.head.dep_ == "relcl" else []
        if any(c.lower_ in PLACES for c in self.verb.children):
            return [t for c in found for t in conjuncts(antecedent(c))]
        if not found and self.verb.dep_ == "relcl" and self.surface_subject and self.surface_subject[0] not in conjuncts(self.verb.head):
            return conjuncts(self.verb.head)
        return [t for c in found for t in conjuncts(antecedent(c))]

    def _receivers(self) -> list[Token]:
        """To whom, where the parser takes it for an object: "gave Haiti and Jamaica $10 million", "the loan that Kuwait gave Iraq"."""
        objects = [c for c in self.verb.children if c.dep_ == "dobj" and c.i > self.verb.i]
        two = len(objects) == 2 and self.verb.lemma_ in words("ditransitive")
        return conjuncts(objects[0]) if two or (len(objects) == 1 and self.given is not None) else []

    @cached_property
    def given(self) -> Token | None:
        """Of a relative clause that tells to whom something is given, what is given: the noun that it is about."""
        verb = self.verb
        if verb.dep_ != "relcl" or verb.lemma_ not in words("ditransitive") or self.passive:
            return None
        acts = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVE]
        return verb.head if acts and any(c.dep_ == "dobj" and c.lower_ not in RELATIVE for c in verb.children) else None

    def roles(self, name: str) -> list[Token]:
        """Head tokens in a role: s, o, i (the one to whom), attr, that (who acts in its object clause), or a preposition (``with``)."""
        if name == "s":
            found = self.agents if self.passive else self.surface_subject
            return found + [t for t in self._alongside() if t not in found and not self.passive]
        if name == "o":
            return self.surface_subject + self._alongside() if self.passive else self.objects
        if name == "i":
            receivers = [c for c in self.verb.children if c.dep_ == "dative" and not (c.lower_ in RELATIVE and self.given is not None)]
            dative = [t for c in receivers for t in (objects_under(c) if c.pos_ == "ADP" else conjuncts(c))]
            if (
                not dative
                and self.passive
                and self.verb.lemma_ in words("ditransitive")
                and any(c.dep_ == "dobj" for c in self.verb.children)
            ):
                return self.surface_subject
            return dative or self._receivers()
        if name == "so":
            return self.surface_subject
        if name == "that":
            clauses = [c for c in self.verb.children if c.dep_ == "ccomp" and c.i > self.verb.i]
            return [t for c in clauses for t in (Clause(c).agents if Clause(c).passive else Clause(c).surface_subject)]
        if name == "attr":
            return [t for c in self.verb.children if c.dep_ in ("attr", "acomp", "oprd") for t in conjuncts(c)]
        return under(self.verb, name)


def reciprocal(token: Token) -> Token | None:
    """The verb whose subjects "each other", "one another", or "the other" behind "each" stand for; None for any other word."""
    beside = {c.lower_ for c in token.children}
    each_other = (token.lower_ == "other" and "each" in beside) or (token.lower_ == "one" and "another" in beside)
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or each_other:
        return verb
    if token.lower_ != "other" or "the" not in beside or token.dep_ not in ("dobj", "pobj", "poss"):
        return None
    subjects = (c for t in Clause(verb).surface_subject for c in (t, *t.children))
    return verb if any(c.lower_ in ("each", "both", "neither", "either") for c in subjects) else None


def mutual(token: Token) -> bool:
    """Whether a noun phrase means those who act themselves: "each other", "one another's capitals"."""
    return any(reciprocal(word) is not None for word in (token, *token.children))
