"""The words of figures (``languages/en/figures.yaml``), in the forms that reading needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

LANGUAGES = Path(__file__).parents[1] / "languages"
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[0-9]+(?:[.,'’\u00a0\u2009\u202f][0-9]+)*|[^\W\d_]+|\S")
"""An abbreviation with points, a number with its separators, a word, or any one other character."""

Value = TypeVar("Value")


def words_of(text: str) -> tuple[str, ...]:
    """A text in the pieces in which it is read."""
    return tuple(TOKEN.findall(text))


class Phrases(Generic[Value]):
    """Phrases with what each stands for; the longest at a place counts. ``backward``: they are looked for by their ends."""

    def __init__(self, phrases: Iterable[tuple[str, Value]], *, backward: bool = False) -> None:
        self._step = -1 if backward else 1
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            words = words_of(phrase)[:: self._step]
            self._by_first.setdefault(words[0], []).append((words, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda one: -len(one[0]))

    def at(self, words: list[str], at: int) -> tuple[Value, int] | None:
        """What stands at a place (backward: what ends before it), and the place behind it (backward: its own)."""
        first = at if self._step > 0 else at - 1
        if not 0 <= first < len(words):
            return None
        for phrase, value in self._by_first.get(words[first], ()):
            stop = first + self._step * len(phrase)
            if stop >= -1 and words[first : stop if stop >= 0 else None : self._step] == list(phrase):
                return value, stop if self._step > 0 else stop + 1
        return None


class Currency(NamedTuple):
    """What money is told in: ``code`` is ISO 4217 or, where that is not clear, the word; ``told`` whether the text says whose it is."""

    code: str
    word: str
    told: bool


class Words:
    """The words of one language; ``content`` is its ``figures.yaml``."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """From the content of the file."""
        self.cardinals: dict[str, int] = content["cardinals"]
        self.articles = frozenset(content["articles"])
        self.multipliers = {word: Decimal(number) for word, number in content["multipliers"].items()}
        self.plurals = frozenset(content["plurals"])
        self.short = {word: Decimal(number) for word, number in content["short_multipliers"].items()}
        self.short_of_goods = {word: self.short[word] for word in content["short_of_goods"]}
        self.fractions = {word: Decimal(text) for word, text in content["fractions"].items()}
        self.vague = frozenset(content["vague"])
        self.connectors = frozenset(content["connectors"])
        self.between = frozenset(content["between"])
        self.ranging = frozenset(content["ranging"])
        self.roles: dict[str, str] = content["roles"]
        self.behind_roles = frozenset(content["behind_roles"])
        self.before = Phrases(_each(content["qualifiers"]), backward=True)
        self.behind = Phrases(_each(content["behind"]))
        self.not_kept = frozenset(content["not_kept"])
        self.periods = Phrases(_each(content["periods"]))
        self.reckons = frozenset(content["reckons"])
        self.before_period: dict[str, str] = content["before_period"]
        self.shared_out = frozenset(content["each"])
        self.respectively = frozenset(content["respectively"])
        self.equivalent = frozenset(content["equivalent"])
        self._take_currencies(content)
        self._take_goods(content)
        self._take_sentences(content)

    def _take_currencies(self, content: Mapping[str, Any]) -> None:
        named: list[tuple[str, Currency]] = []
        marked: list[tuple[str, Currency]] = [(mark, Currency(code, "", True)) for mark, code in content["marked"].items()]
        self.assumed: dict[str, str] = {}
        self.assumed_of: dict[str, str] = {}
        """The word of the currencies that a symbol stands for."""
        self.doubtful = frozenset(content["doubtful"])
        self.certain = frozenset(content["certain"])
        for key, entry in content["currencies"].items():
            code = self.assumed[key] = entry.get("assumed", key)
            bare = Currency(code, key, False)
            marked.extend((symbol, bare) for symbol in entry.get("symbols", ()))
            self.assumed_of |= dict.fromkeys(entry.get("symbols", ()), key)
            for word in entry.get("words", ()):
                named.append((word, bare))
                for whose, own in entry.get("of", {}).items():
                    named.extend((f"{whose}{gap}{word}", Currency(own, key, True)) for gap in (" ", "-"))
        codes = [(code, Currency(code, "", True)) for code in content["codes"]]
        self.currencies = Phrases(named)
        self.signs = frozenset(mark[-1] for mark, _ in marked if not mark[-1].isalnum())
        """Characters that are money wherever they stand."""
        letters = [mark for mark, _ in (*marked, *codes) if mark.isalpha()]
        self.money_words = frozenset(words_of(phrase.lower())[-1] for phrase in (*(word for word, _ in named), *letters))
        """Words without which, and without such a sign, a text tells no money."""
        self.marks = Phrases([*marked, *codes])

    def _take_goods(self, content: Mapping[str, Any]) -> None:
        self.units = Phrases(_each(content["units"]))
        self.units_alone = frozenset(content["units_alone"])
        self.goods_of_unit: dict[str, str] = content["goods_of_unit"]
        self.goods = Phrases((word, word) for word in content["goods"])
        self.goods_words = frozenset(content["goods"])
        self.doubtful_goods = frozenset(content["doubtful_goods"])
        units = (form for unit in sorted(self.units_alone) for form in content["units"][unit])
        self.goods_heads = sorted({phrase for phrase in (*content["goods"], *units) if " " not in phrase})
        """Single words that head what is sent or sold: goods, and what they are measured in."""
        self.generic_goods = frozenset(content["generic_goods"])
        self.says_nothing = frozenset(content["not_goods_before"])
        self.personnel = frozenset(content["personnel"])
        self.ends_goods = frozenset(content["ends_goods"])
        self.worth = Phrases((phrase, phrase) for phrase in content["worth"])
        self.in_goods = Phrases((phrase, phrase) for phrase in content["in_goods"])

    def _take_sentences(self, content: Mapping[str, Any]) -> None:
        self.other_quantities = frozenset(content["other_quantities"])
        self.growth = frozenset(content["growth"])
        self.amounting = frozenset(content["amounting"])
        self.spending = frozenset(content["spending"])
        self.recipients = frozenset(content["recipients"])


def _each(phrases: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(phrase, name) for name, listed in phrases.items() for phrase in listed]


@lru_cache(maxsize=4)
def words(language: str = "en") -> Words:
    """The words of a language, read once."""
    import yaml

    path = LANGUAGES / language / "figures.yaml"
    return Words(yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
