"""Frames: the verbs and nouns that express a relation, with the roles of their arguments. The frames are data
(``languages/en/frames.yaml`` tells the notation); this module reads them and finds which fire on a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Token

from detente.errors import VocabularyError
from detente.extraction.clauses import involved, subjects
from detente.extraction.figures.words import words as figures
from detente.extraction.lexicon import load_lexicon
from detente.extraction.nominals import noun_roles
from detente.extraction.phrases import base, conjuncts, counted
from detente.extraction.syntax import Clause

LANGUAGES = Path(__file__).with_name("languages")
ANY = "*"
"""As a complement: any common noun."""
COPULAS = frozenset({"be", "become", "remain"})


class Frame(NamedTuple):
    """One way to say one relation."""

    relation: str
    noun: bool
    lemma: str
    particle: str | None
    """The particle of a phrasal verb, such as ``off`` in "break off"."""
    complements: frozenset[str]
    """Lemmas of which the object (of a noun: what "of" governs) must be one; empty: any."""
    source: tuple[tuple[str, ...], ...]
    """Alternatives, the first that names an actor counts; each a tuple of roles taken together."""
    target: tuple[tuple[str, ...], ...]
    symmetric: bool
    types: tuple[str, str] | None
    """Letters of node types (``*`` any) that source and target must have."""
    near: frozenset[str]
    """Words of which the sentence must have one; empty: none needed."""
    far: frozenset[str]
    """Words beside the trigger or its object under which the frame does not fire."""
    alone: bool
    """Whether it fires only where the verb has no object: "returned to Lima", not "returned the crown to Peru"."""
    confidence: float
    properties: Mapping[str, str]

    @property
    def name(self) -> str:
        """Such as ``verb:visit``: what evidence says read it."""
        return f"{'noun' if self.noun else 'verb'}:{self.lemma}"

    @property
    def roles(self) -> str:
        """Its roles in the notation, such as ``s > o|to``: which of the frames of that name it is."""
        source, target = ("|".join("+".join(together) for together in ways) for ways in (self.source, self.target))
        return f"{source} {'&' if self.symmetric else '>'} {target}"


class Firing(NamedTuple):
    """A frame on a token, with what carries its roles."""

    frame: Frame
    trigger: Token
    complement: Token | None

    def tokens(self, role: str) -> list[Token]:
        """Head tokens in a role of the frame; of a chain of roles ("for.by") those in the next role of each of the first."""
        first, *rest = role.split(".")
        found: list[Token] = []
        if first == "O":
            found = [self.complement] if self.complement is not None else []
        elif first == "c":
            found = [self.trigger]
            rest.insert(0, "c")
        elif self.frame.noun:
            found = noun_roles_of(self.trigger, first)
        else:
            found = Clause(self.trigger).roles(first)
        while rest:
            step = rest.pop(0)
            if step == "c":
                part = rest.pop(0)
                found = [t for token in found for t in (involved(token) if part == "x" else subjects(token, part == "do"))]
            else:
                found = [t for token in found for t in noun_roles(token, step)]
        return found


def noun_roles_of(noun: Token, role: str) -> list[Token]:
    """Roles of an event noun: those of ``syntax.noun_roles``, ``app`` (what it is an apposition of) and ``so`` (what it is said to be)."""
    if role == "app":
        if noun.dep_ in ("appos", "compound", "nmod"):
            return [noun.head]
        return [c for c in noun.children if c.dep_ == "appos"] if noun.dep_ != "attr" else []
    if role == "said":
        lemma = base(noun.head) if noun.dep_ == "nsubj" else ""
        said = "attr" if lemma in COPULAS else "dobj" if lemma in load_lexicon().words["embracing"] else None
        return [t for c in noun.head.children if c.dep_ == said for t in conjuncts(c)]
    if role == "so":
        if noun.dep_ in ("attr", "oprd") and noun.head.pos_ in ("VERB", "AUX"):
            return Clause(noun.head).surface_subject
        if noun.dep_ == "pobj" and noun.head.lower_ == "as":
            verb = noun.head.head
            if verb.pos_ not in ("VERB", "AUX"):
                return []
            clause = Clause(verb)
            # "As a member of SEATO, Manila sent troops" tells of who sent, "chose Peru as its member" of what stands before.
            ahead = [t for t in clause.surface_subject if t.i > noun.i]
            return ahead or clause.roles("o") or clause.surface_subject
        if noun.dep_ == "pobj" and noun.head.lower_ == "among" and base(noun.head.head) in COPULAS:
            return Clause(noun.head.head).surface_subject
        return _subject_behind(noun)
    return noun_roles(noun, role)


def _subject_behind(noun: Token) -> list[Token]:
    """What a noun in front of a clause tells of its subject: "Although a member of NATO, Iceland …", "A member since 1955, Peru …"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.pos_ == "SCONJ" else noun.head
    if verb.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("advcl", "nsubj", "nsubjpass", "dep", "npadvmod", "pobj"):
        return []
    behind = [t for t in Clause(verb).surface_subject if t.i > noun.i]
    comma = any(t.text == "," for t in noun.doc[noun.i : behind[0].i]) if behind else False
    return behind if comma and noun not in behind else []


class FrameSet:
    """All frames of a language, found by lemma."""

    def __init__(self, frames: list[Frame]) -> None:
        self.verbs: dict[str, list[Frame]] = {}
        self.nouns: dict[str, list[Frame]] = {}
        for frame in frames:
            (self.nouns if frame.noun else self.verbs).setdefault(frame.lemma, []).append(frame)

    def on(self, token: Token) -> Iterator[Firing]:
        """The frames whose words stand at this token; whether their roles are filled is for the caller to see."""
        if token.pos_ in ("VERB", "AUX"):
            things: list[Token] | None = None
            for frame in self.verbs.get(base(token), ()):
                if frame.complements and things is None:
                    things = _things(token)
                yield from _on_verb(frame, token, things or [])
        elif token.pos_ in ("NOUN", "PROPN"):
            for frame in self.nouns.get(base(token), ()):
                yield from _on_noun(frame, token)


def _things(verb: Token) -> list[Token]:
    """What a verb may have as the complement of a frame: its objects, what it says of them, and what stands under some prepositions."""
    clause = Clause(verb)
    found = clause.roles("attr") if base(verb) in COPULAS else clause.roles("o") + clause.roles("attr")
    if clause.passive:
        # "Egypt was lent $5 million".
        found += [c for c in verb.children if c.dep_ == "dobj"]
    if clause.given is not None:
        found.append(clause.given)
    for preposition in ("into", "in", "as", "to", "at", "under", "on"):
        found += [t for c in verb.children if c.dep_ == "prep" and c.lower_ == preposition for t in c.children if t.dep_ == "pobj"]
    return found + [thing for t in found if (thing := counted(t)) != t]


def _on_verb(frame: Frame, verb: Token, things: list[Token]) -> Iterator[Firing]:
    if frame.particle and not any(c.lower_ == frame.particle and c.dep_ in ("prt", "advmod", "prep") for c in verb.children):
        return
    if frame.alone and any(c.dep_ == "dobj" for c in verb.children):
        return
    complement = None
    if frame.complements:
        complement = next(
            (
                counted(t) if ANY in frame.complements else t
                for t in things
                if base(t) in frame.complements or (ANY in frame.complements and t.pos_ == "NOUN")
            ),
            None,
        )
        if complement is None:
            return
    if _words_allow(frame, verb, complement):
        yield Firing(frame, verb, complement)


def _on_noun(frame: Frame, noun: Token) -> Iterator[Firing]:
    complement = None
    if frame.complements:
        below = [t for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        complement = next((t for t in below if base(t) in frame.complements), None)
        if complement is None:
            return
    if _words_allow(frame, noun, complement):
        yield Firing(frame, noun, complement)


def _words_allow(frame: Frame, trigger: Token, complement: Token | None) -> bool:
    if frame.near and not any(t.lower_ in frame.near or base(t) in frame.near for t in trigger.sent):
        return False
    if frame.far:
        beside = [
            *trigger.children,
            trigger,
            *((trigger.head,) if trigger.dep_ in ("dobj", "nsubjpass") else ()),
            *(complement.children if complement is not None else ()),
            *((complement,) if complement is not None else ()),
        ]
        if any(t.lower_ in frame.far or base(t) in frame.far for t in beside):
            return False
    return True


@lru_cache(maxsize=4)
def load_frames(language: str = "en") -> FrameSet:
    """Read a language's frames. Raises VocabularyError for a line that is not in the notation."""
    import yaml

    path = LANGUAGES / language / "frames.yaml"
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    words: dict[str, list[str]] = {**content["words"], "goods": figures(language).goods_heads}
    frames: list[Frame] = []
    for relation, entry in content["relations"].items():
        for kind in ("verbs", "nouns"):
            for line in entry.get(kind, ()):
                frames.extend(parse_frame(relation, kind == "nouns", line, words))
    return FrameSet(frames)


def parse_frame(relation: str, noun: bool, line: str, words: Mapping[str, list[str]]) -> list[Frame]:
    """One line of the notation as one frame for each lemma.

    >>> [f.lemma for f in parse_frame("VISITED", False, "visit tour: s > o", {})]
    ['visit', 'tour']
    """
    matched = re.fullmatch(r"([^:]+):\s*(\S+)\s*([>&])\s*(\S+?)\s*(;.*)?", line)
    if matched is None:
        raise VocabularyError(f"frames of {relation}: not in the notation: {line!r}")
    head, source, arrow, target, rest = matched.groups()
    options = dict(part.strip().split("=", 1) for part in (rest or "").split(";") if part.strip())
    lemmas, _, objects = head.partition(" + ")
    types = options.pop("types", None)
    frames = []
    for lemma in _expand(lemmas, words):
        verb, _, particle = lemma.partition("_")
        frames.append(
            Frame(
                relation, noun, verb, particle or None, frozenset(_expand(objects, words)), _roles(source), _roles(target), arrow == "&",
                (types.split(">")[0], types.split(">")[1]) if types else None,
                frozenset(options.get("with", "").split()), frozenset(options.get("unless", "").split()), "alone" in options,
                float(options.get("conf", 0.85)),
                {k: v for k, v in options.items() if k not in ("with", "unless", "alone", "conf")},
            )
        )  # fmt: skip
    return frames


def _expand(text: str, words: Mapping[str, list[str]]) -> list[str]:
    found: list[str] = []
    for word in text.split():
        found.extend(words[word[1:]] if word.startswith("$") else [word])
    return found


WHOSE = ("mod", "poss", "of", "from", "of.mod", "of.of")
"""The roles, one after the other, for which ``x.whose`` stands: "Chilean sailors", "the homes of Chilean settlers"."""


def _roles(text: str) -> tuple[tuple[str, ...], ...]:
    parts: list[str] = []
    for part in text.split("|"):
        stem, whose, _ = part.partition(".whose")
        parts.extend(f"{stem}.{role}" for role in WHOSE) if whose else parts.append(part)
    return tuple(tuple(part.split("+")) for part in parts)
