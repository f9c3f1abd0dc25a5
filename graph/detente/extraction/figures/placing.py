"""The figures of a sentence with their places in its parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from detente.extraction.attachment import Placed as Dated
from detente.extraction.figures import Figure, Words, find, habit
from detente.extraction.paragraphs import Paragraph
from detente.extraction.phrases import base
from detente.extraction.scene import Scene


class Placed(NamedTuple):
    """A figure with its words, the word that governs them, and the tokens of the sentence they take."""

    figure: Figure
    words: str
    head: Token
    tokens: list[Token]
    date: Dated | None
    """The date told right behind it, before any other figure."""


class Places:
    """Finds the figures of a document's sentences."""

    def __init__(self, scene: Scene, words: Words) -> None:
        self.scene = scene
        self.words = words
        self._habit: dict[str, str] | None = None

    def of(self, paragraph: Paragraph, sentence: Span, dates: Iterable[Dated]) -> list[Placed]:
        """The figures of a sentence, in its order. ``dates`` are those of the sentence."""
        start, end = paragraph.sentence_span(sentence)
        text = paragraph.text[start:end]
        dated = sorted(dates, key=lambda d: d.at)
        spans = [(d.at - start, d.at - start + d.mention.end - d.mention.start) for d in dated]
        figures = find(text, dates=spans)
        if any(figure.currency_word for figure in figures):
            figures = [f._replace(unit=self.habit.get(f.currency_word, f.unit)) for f in figures]
        tokens = [(token, *paragraph.place(token)) for token in sentence] if figures else []
        found = []
        for number, figure in enumerate(figures):
            inside = [t for t, first, last in tokens if first < start + figure.end and last > start + figure.start]
            if not inside:
                continue
            own = {t.i for t in inside}
            head = next((t for t in inside if t.head.i not in own or t.head == t), inside[0])
            stop = figures[number + 1].start if number + 1 < len(figures) else len(text)
            behind = next((d for d in dated if figure.end <= d.at - start < stop), None)
            found.append(Placed(figure, " ".join(text[figure.start : figure.end].split()), head, inside, behind))
        return found

    @property
    def habit(self) -> dict[str, str]:
        """What words and symbols of money mean in the document where nothing tells whose they are."""
        if self._habit is None:
            self._habit = habit([p.text for p in self.scene.paragraphs])
        return self._habit

    def goods_under(self, trigger: Token, complement: Token | None, taken: set[int], named: Iterable[int]) -> list[str]:
        """The goods that an event tells without a number: its object's, or what "of", "with" and "in" bring. ``taken`` are tokens of
        figures, ``named`` those that name actors."""
        names = set(named)
        found: list[str] = []
        for noun in self._nouns_under(trigger, complement):
            if noun.i not in taken | names and (kind := self._kind(noun, taken | names)):
                found.append(kind)
        return list(dict.fromkeys(found))

    def _nouns_under(self, trigger: Token, complement: Token | None) -> Iterator[Token]:
        tops = [trigger] if complement is None else [trigger, complement]
        for top in tops:
            for child in top.children:
                if child.dep_ in ("dobj", "nsubjpass") or (child.dep_ in ("compound", "amod", "nmod") and top.pos_ in ("NOUN", "PROPN")):
                    yield from _listed(child)
                elif child.dep_ == "prep" and child.lower_ in ("of", "with", "in"):
                    yield from (noun for inner in child.children if inner.dep_ == "pobj" for noun in _listed(inner))
        if complement is not None:
            yield from _listed(complement)

    def _kind(self, noun: Token, but: set[int]) -> str:
        """What goods a noun tells, with the words before it that say of what kind; empty where it tells none."""
        first = noun
        while first.i > noun.sent.start:
            before = first.nbor(-1)
            if before.dep_ not in ("compound", "amod", "nmod") or before.i in but or before.head.i not in range(first.i, noun.i + 1):
                break
            if before.lower_ in self.words.says_nothing or not before.is_alpha:
                break
            first = before
        phrase = [t.lower_ for t in noun.doc[first.i : noun.i + 1]]
        known = noun.lower_ in self.words.goods_words or base(noun) in self.words.goods_words
        known = known and not (len(phrase) == 1 and noun.lower_ in self.words.doubtful_goods)
        known = known or any(" ".join(phrase[i:]) in self.words.goods_words for i in range(len(phrase)))
        if not known and not (noun.lower_ in self.words.generic_goods and len(phrase) > 1):
            return ""
        return str(noun.doc[first.i : noun.i + 1].text)


def _listed(noun: Token) -> list[Token]:
    return [noun, *(t for t in noun.conjuncts if t.i > noun.i and t.pos_ in ("NOUN", "PROPN"))]
