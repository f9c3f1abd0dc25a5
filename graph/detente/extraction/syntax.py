"""What stands in which role of a verb or an event noun, read off spaCy's dependency parse (ClearNLP labels).

Roles are logical: ``s`` is who acts and ``o`` what is acted on, whatever the voice; prepositions are named by
themselves (``to``, ``with``, ``between``). Clauses without a subject of their own (participles, infinitives, second
verbs) take it from the clause that governs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from detente.extraction.lexicon import load_lexicon

PLACES = {"where", "when"}
"""Relative words that stand for a place or time, so that the noun before the clause is not what its verb acts on."""
RELATIVE = {"who", "which", "that", "whom"}


def _words(name: str) -> frozenset[str]:
    return load_lexicon().words[name]


def base(token: Token) -> str:
    """A word's dictionary form in lower case; of a capitalised plural ("Troops", "Parties"), which the lemmatizer leaves alone, too."""
    lemma: str = token.lemma_.lower()
    if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss")):
        if lemma.endswith("ies"):
            return lemma[:-3] + "y"
        return lemma[:-1] if lemma.endswith("s") else lemma
    return lemma


def phrasal(verb: Token) -> str:
    """A verb's dictionary form with its particle, as frames write it: ``rule_out``."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    return f"{base(verb)}_{particle}" if particle else base(verb)


def counted(noun: Token) -> Token:
    """What a noun that counts or measures is of: in "a week of exercises" the exercises; any other noun itself."""
    if base(noun) in _words("quantities") or noun.pos_ == "NUM":
        for preposition in noun.children:
            if preposition.dep_ == "prep" and preposition.lower_ == "of":
                for thing in preposition.children:
                    if thing.dep_ == "pobj":
                        return counted(thing)
    return noun


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order of the text: "A, B and C" from any of the three."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and first.head != first:
        first = first.head
    found = [token, *(t for t in token.conjuncts if first == token or t.i > token.i)]
    # "A member of ASEAN and of the WTO": the second preposition is coordinated with the first name.
    return [t for f in found for t in (_objects(f) if f.pos_ == "ADP" and f != token else [f])]


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ in ("WDT", "WP", "WP$") and token.lower_ in RELATIVE | {"whose"}:
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return _person_above(ancestor.head) if token.lower_ == "who" else ancestor.head
    return token


def _person_above(noun: Token) -> Token:
    """Whom a "who" behind a body's name means: "a politician of the Labour Party who served"."""
    body = noun
    while body.dep_ == "pobj" and body.pos_ == "PROPN" and body.head.lower_ in ("of", "from") and body.head.head.pos_ == "NOUN":
        if body.head.head.lemma_ in _words("offices_alone"):
            return body.head.head
        body = body.head.head
    return noun


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
        return _hyphenated(self.verb)

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
            if head.lemma_ in _words("object_control"):
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
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and base(head) in _words("messages") and (giver := carrying_verb(head)) is not None:
            # "The Council adopted a resolution condemning it".
            return Clause(giver).roles("s")
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN", "VBD"):
            return conjuncts(head)
        if verb.dep_ == "amod" and verb.tag_ == "VBN" and _hyphenated(verb):
            return [head]
        if verb.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in verb.children) and (said := _said_to_be(head)) is not None:
            return self._subject(said, depth + 1)
        if verb.dep_ == "acl" and verb.tag_ == "VB":
            by = [t for c in head.children if c.dep_ == "prep" and c.lower_ == "by" for t in _objects(c)]
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
            if p.lower_ == "with" and p.i > 0 and p.nbor(-1).lower_ in _words("alongside")
            for t in _objects(p)
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
        return [t for c in by for t in _objects(c)]

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
        two = len(objects) == 2 and self.verb.lemma_ in _words("ditransitive")
        return conjuncts(objects[0]) if two or (len(objects) == 1 and self.given is not None) else []

    @cached_property
    def given(self) -> Token | None:
        """Of a relative clause that tells to whom something is given, what is given: the noun that it is about."""
        verb = self.verb
        if verb.dep_ != "relcl" or verb.lemma_ not in _words("ditransitive") or self.passive:
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
            dative = [t for c in receivers for t in (_objects(c) if c.pos_ == "ADP" else conjuncts(c))]
            if (
                not dative
                and self.passive
                and self.verb.lemma_ in _words("ditransitive")
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


def _said_to_be(noun: Token) -> Token | None:
    """The verb whose subject a noun is said to be, or to be one of: "was the first", "was among the first", "was one of the first"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "some", "two", "three"):
        noun = noun.head.head
    if noun.dep_ == "attr":
        return noun.head
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be" else None


def _hyphenated(verb: Token) -> list[Token]:
    """What a participle before a noun is joined to by a hyphen: "French" in "French-backed"."""
    if verb.i < 2 or verb.nbor(-1).text not in ("-", "‐", "‑"):
        return []
    return [c for c in verb.lefts if c.dep_ in ("npadvmod", "compound", "amod", "nmod", "advmod", "nsubj", "dep") and c.i == verb.i - 2]


def under(head: Token, preposition: str) -> list[Token]:
    """Objects of a preposition below a verb or noun, nearest first, not through another clause; ``between`` gives both."""
    return [
        t for p in prepositions(head) if p.lower_ == preposition or (p.lower_ == "towards" and preposition == "toward") for t in _objects(p)
    ]


def prepositions(head: Token, reach: int = 5) -> Iterator[Token]:
    """Prepositions below a token, breadth first: parsers attach "with Thailand" to the wrong noun one time in four."""
    level = [head]
    for _ in range(reach):
        following: list[Token] = []
        for token in level:
            for child in token.children:
                if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB", "PART"):
                    yield child
                    yield from (c for c in child.children if c.dep_ in ("conj", "prep") and c.pos_ == "ADP")
                    following.extend(c for c in child.children if c.dep_ in ("pobj", "prep", "pcomp") and c.pos_ != "VERB")
                elif child.lower_ == "worth":
                    # "Machinery worth $5 million to France".
                    following.extend(c for c in child.children if c.dep_ == "npadvmod")
                    yield from (c for c in child.children if c.dep_ == "prep")
                elif _leads_on(child, token):
                    following.append(child)
        level = following


def _leads_on(child: Token, token: Token) -> bool:
    """Whether prepositions below a word belong to what governs it as well: objects, and adverbs as in "pulled back from"."""
    if child.dep_ == "advmod":
        return child.lower_ in _words("directions")
    nominal = child.dep_ in ("dobj", "attr", "oprd", "conj", "dep", "nsubjpass", "npadvmod") and child.pos_ in ("NOUN", "PROPN", "NUM")
    return nominal and (child.i > token.i or child.dep_ == "nsubjpass")


def _objects(preposition: Token) -> list[Token]:
    found = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp") and c.pos_ != "VERB"]
    if not found and preposition.dep_ == "dative":
        found = [c for c in preposition.children if c.pos_ in ("NOUN", "PROPN", "PRON")]
    return [antecedent(t) for c in found for t in conjuncts(c)]


def possessors(noun: Token) -> list[Token]:
    """Whose it is: "Kishida's visit", "their talks"."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    return [t for c in found for t in conjuncts(antecedent(c))]


def modifiers(noun: Token) -> list[Token]:
    """Names and adjectives before a noun: "Soviet aid", "the Cambodia-Russia talks"."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "nummod", "npadvmod", "poss"):
            found.append(child)
            found.extend(
                c for c in child.subtree if c != child and c.dep_ in ("conj", "compound", "amod", "nmod", "npadvmod") and c.i < noun.i
            )
    return found


def noun_roles(noun: Token, name: str) -> list[Token]:
    """Head tokens in a role of an event noun: poss, mod, sup (subject of the verb that carries it), part (who does something at it),
    adj and adj_the (who does something beside it), or a preposition.

    ``sup`` reads "Kishida paid a visit", "talks were held by", and prepositions are looked for at the carrying verb too.
    """
    if name == "poss":
        return _possessors_or_subject(noun)
    if name == "mod":
        return modifiers(noun)
    if name == "self":
        return [noun] if noun.tag_ in ("NNS", "NNPS") else []
    if name == "rel":
        return [
            t
            for c in noun.children
            if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB" and noun not in Clause(c).roles("s")
            for t in Clause(c).roles("s")
        ]
    if name == "part":
        return _taking_part(noun)
    if name in ("adj", "adj_the"):
        return _doing_beside(noun, definite=name == "adj_the")
    if name == "has":
        return [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ in ("NOUN", "PROPN") else []
    carrier = carrying_verb(noun)
    if name == "sup":
        if carrier is None:
            return []
        if base(carrier) in _words("attitudes"):
            return []
        clause = Clause(carrier)
        return clause.surface_subject if base(carrier) in _words("involving") else clause.roles("s")
    found = [t for p in noun.children if p.dep_ in ("prep", "agent") and p.lower_ == name for t in _objects(p)]
    if not found:
        found = under(noun, name)
    if not found and carrier is not None:
        found = [t for p in carrier.children if p.dep_ in ("prep", "agent", "dative") and p.lower_ == name for t in _objects(p)]
    if not found and noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and not any(c.dep_ == "dobj" for c in noun.head.children):
        # "War broke out between Paraguay and Bolivia".
        found = [t for p in noun.head.children if p.dep_ == "prep" and p.lower_ == name and name == "between" for t in _objects(p)]
    if not found and noun.dep_ == "conj":
        found = [t for p in noun.head.children if p.dep_ == "prep" and p.lower_ == name and p.i > noun.i for t in _objects(p)]
    if not found and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") and noun.head.head.pos_ == "NUM":
        # "$5 million in aid from Japan to Peru".
        found = [t for p in noun.head.head.children if p.dep_ == "prep" and p.lower_ == name and p.i > noun.i for t in _objects(p)]
    return found


def _possessors_or_subject(noun: Token) -> list[Token]:
    """Whose an event is; where a pronoun says it, who carries it: "they conveyed their congratulations"."""
    found = possessors(noun)
    carrier = carrying_verb(noun)
    if carrier is not None and found and all(t.tag_ == "PRP$" for t in found) and base(carrier) not in _words("attitudes"):
        return Clause(carrier).roles("s") or found
    return found


def _taking_part(noun: Token) -> list[Token]:
    """Who is told to do something at an event: "made his remarks during talks with", "flew to Rome for a meeting with"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _words("attending"):
        return []
    verb = noun.head.head
    while verb.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("dobj", "pobj", "prep") and verb.head != verb:
        verb = verb.head
    while verb.pos_ == "ADP" and verb.head != verb:
        verb = verb.head
    return Clause(verb).roles("s") if verb.pos_ == "VERB" else []


def _doing_beside(noun: Token, *, definite: bool) -> list[Token]:
    """Who does what stands beside a clause: the subject of "after a visit to Moscow, Hun Sen met", "since accession to the EU, Malta has".

    Without ``definite`` only what is not known yet: "the invasion" may be anybody's.
    """
    if noun.dep_ != "pobj" or noun.head.lower_ not in _words("adjuncts") or noun.head.dep_ != "prep":
        return []
    known = any(c.dep_ == "det" and c.lower_ not in ("a", "an") for c in noun.lefts)
    if any(c.dep_ == "poss" for c in noun.lefts) or (known and not (definite and any(c.lower_ == "the" for c in noun.lefts))):
        return []
    verb = noun.head.head
    if verb.pos_ == "PROPN" and noun.head.lower_ == "on" and noun.head.nbor(-1).text == ",":
        # "Hun Sen, on a visit to Vietnam, praised his hosts".
        return [verb]
    return Clause(verb).surface_subject if verb.pos_ in ("VERB", "AUX") else []


def carrying_verb(noun: Token) -> Token | None:
    """The verb of which an event noun is object or passive subject: "held talks", "talks were held"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    if (
        token.dep_ == "pobj"
        and token.head.dep_ == "prep"
        and (token.head.head.pos_ == "VERB" or (token.head.head.lemma_ == "be" and token.head.lower_ == "on"))
        and token.head.lower_ in ("on", "in", "into", "for", "to")
    ):
        return token.head.head
    return None


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
