"""Noun phrases and prepositions in spaCy's parse: what is coordinated, what hangs under a preposition, whose a noun is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.extraction.lexicon import load_lexicon

RELATIVE = {"who", "which", "that", "whom"}


def words(name: str) -> frozenset[str]:
    """A list of words of the language's lexicon."""
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
    if base(noun) in words("quantities") or noun.pos_ == "NUM":
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
    return [t for f in found for t in (objects_under(f) if f.pos_ == "ADP" and f != token else [f])]


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
        if body.head.head.lemma_ in words("offices_alone"):
            return body.head.head
        body = body.head.head
    return noun


def said_to_be(noun: Token) -> Token | None:
    """The verb whose subject a noun is said to be, or to be one of: "was the first", "was among the first", "was one of the first"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "some", "two", "three"):
        noun = noun.head.head
    if noun.dep_ == "attr":
        return noun.head
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be" else None


def hyphenated(verb: Token) -> list[Token]:
    """What a participle before a noun is joined to by a hyphen: "French" in "French-backed"."""
    if verb.i < 2 or verb.nbor(-1).text not in ("-", "‐", "‑"):
        return []
    return [c for c in verb.lefts if c.dep_ in ("npadvmod", "compound", "amod", "nmod", "advmod", "nsubj", "dep") and c.i == verb.i - 2]


def under(head: Token, preposition: str) -> list[Token]:
    """Objects of a preposition below a verb or noun, nearest first, not through another clause; ``between`` gives both."""
    return [
        t
        for p in prepositions(head)
        if p.lower_ == preposition or (p.lower_ == "towards" and preposition == "toward")
        for t in objects_under(p)
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
        return child.lower_ in words("directions")
    nominal = child.dep_ in ("dobj", "attr", "oprd", "conj", "dep", "nsubjpass", "npadvmod") and child.pos_ in ("NOUN", "PROPN", "NUM")
    return nominal and (child.i > token.i or child.dep_ == "nsubjpass")


def objects_under(preposition: Token) -> list[Token]:
    """Heads of what a preposition governs."""
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
