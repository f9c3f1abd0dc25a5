"""The forms in which dates stand in running text, and what each of them says: words and forms are ``languages/en/timex.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.extraction.timex_readers import READERS, Expression

LANGUAGES = Path(__file__).with_name("languages")
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"[a-z]+")
_NUMERIC = re.compile(r"(?<![\w/.-])([0-3]?[0-9])([/-])([0-3]?[0-9])\2[12][0-9]{3}(?![\w/-])")


class Forms:
    """The forms of one language, compiled. ``scan`` finds them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.months = {name: number for number, names in content["months"].items() for form in names for name in (form, form.upper())}
        self.weekdays = {name: number for number, name in enumerate(content["weekdays"])}
        self.seasons: dict[str, int] = content["seasons"]
        self.numbers: dict[str, int] = content["numbers"]
        self.ordinals: dict[str, int] = content["ordinals"]
        self.units = {form: unit for unit, forms in content["units"].items() for form in forms}
        self.decades: dict[str, int] = content["decades"]
        self.nearby: dict[str, int] = content["days"]
        self.directions: dict[str, int] = content["directions"]
        self.returns: dict[str, int] = content["returns"]
        self.shifts: dict[str, int] = content["shifts"]
        self.about = frozenset(content["about"])
        self.doubtful = {name for name in content["doubtful_months"]} | {name.upper() for name in content["doubtful_months"]}
        self.content = content
        self.day_first = True
        self._signals = frozenset(content["signals"]) | {name.lower() for name in (*self.months, *self.weekdays)}
        self._counted = re.compile(rf"\s?(?:{_either(content['counted'])})(?![\w-])")
        self._numbered = re.compile(rf"(?<![\w-])(?:{_either(content['numbered'])})\.?\s?$")
        self._names_after = re.compile(rf"\s(?:{_either(content['names_after'])})\b")
        self._names_before = re.compile(rf"\b(?:{_either(content['names_before'])})\s$")
        self._future = re.compile(content["future"])
        self._form, self._groups = self._compile(content)

    def _compile(self, content: Mapping[str, Any]) -> tuple[re.Pattern[str], dict[str, dict[str, int]]]:
        pieces = {
            **{name: text for name, text in content["pieces"].items()},
            "month": f"(?:{_either(sorted(self.months, key=len, reverse=True))})(?:\\.(?=\\s)|(?!\\w))",
            "weekday": _either(self.weekdays),
            **{name: _either(_both_cases(words)) for name, words in {
                "season": self.seasons, "number": self.numbers, "ordinal": self.ordinals, "unit": self.units, "decade": self.decades,
                "nearby": self.nearby, "direction": self.directions, "return": self.returns, "shift": self.shifts,
            }.items()},
        }  # fmt: skip
        branches, names = [], {}
        for name, form in content["forms"].items():
            filled = form
            for _ in range(2):
                filled = re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{pieces[found[1]]})", filled)
            filled = re.sub(r"(?<!\[)\\s\?", r"\\s{0,2}", re.sub(r"(?<!\[)\\s(?![?*+{\]-])", r"\\s{1,3}", filled))
            names[name] = sorted(set(re.findall(r"\(\?P<(\w+)>", filled)))
            filled = re.sub(r"\(\?P([<=])", rf"(?P\g<1>{name}__", filled)
            branches.append(f"(?P<{name}>{filled})")
        whole = re.compile(r"(?<![^\W_])(?:" + "|".join(branches) + ")")
        return whole, {name: {group: whole.groupindex[f"{name}__{group}"] for group in groups} for name, groups in names.items()}

    def worth_reading(self, text: str) -> bool:
        """Whether the text can hold a date at all: a quick look that spares the forms most sentences."""
        return bool(_DIGIT.search(text)) or not self._signals.isdisjoint(_WORD.findall(text.lower()))

    def speaks_of_future(self, text: str) -> bool:
        """Whether the text speaks of what is to come, so that a bare "in July" may lie ahead."""
        return self._future.search(text) is not None

    def scan(self, text: str, *, day_first: bool | None) -> list[Expression]:
        """The expressions in a text, in order, none over another."""
        found: list[Expression] = []
        at = 0
        self.day_first = _habit(text) if day_first is None else day_first
        while match := self._form.search(text, at):
            name = match.lastgroup or ""
            groups = {group: match[index] for group, index in self._groups[name].items()}
            read = READERS[name](self, groups, *match.span()) if self._free(text, match.start(), name) else None
            if read and name in ("year", "year_range") and self._no_year(text, match.start(), match.end()):
                read = None
            if read and name in ("day_first", "month_first", "month", "weekday") and self._names(text, match.start(), match.end()):
                read = None
            if read:
                found.extend(read if isinstance(read, list) else [read])
                at = match.end()
            else:
                at = match.start() + 1
        return found

    def _free(self, text: str, start: int, form: str) -> bool:
        """Whether what stands before the place leaves it free: no currency, no part of a longer number."""
        before = text[start - 1 : start]
        if not before or before in " \n\t([\"'“‘’|":
            return (
                form != "year"
                or not text[max(start - 2, 0) : start - 1].isdigit()
                or before != " "
                or "." in text[max(start - 3, 0) : start]
            )
        earlier = text[max(start - 2, 0) : start - 1]
        if before in "$€£¥#+%&=@\\_":
            return False
        if before in ".,:/":
            return not earlier.isdigit() and (before != "/" or form not in ("year", "year_range"))
        if before == "-" and text[start : start + 1].isdigit():
            return form not in ("year", "year_range") and not earlier.isdigit() or text[max(start - 4, 0) : start].lower() in ("mid-",)
        return True

    def _no_year(self, text: str, start: int, end: int) -> bool:
        return bool(self._counted.match(text, end) or self._numbered.search(text, max(start - 24, 0), start))

    def _names(self, text: str, start: int, end: int) -> bool:
        return bool(self._names_after.match(text, end) or self._names_before.search(text, max(start - 12, 0), start))


@lru_cache(maxsize=4)
def forms_of(language: str = "en") -> Forms:
    """The forms of a language, read once."""
    import yaml

    path = LANGUAGES / language / "timex.yaml"
    return Forms(yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _habit(text: str) -> bool:
    """Whether the text's numeric dates put the day first: as those do that can be read in one way only; the day, where none can."""
    votes = sum((int(one) > 12) - (int(two) > 12) for one, _, two in _NUMERIC.findall(text))
    return votes >= 0


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _both_cases(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in dict.fromkeys((word, word[:1].upper() + word[1:]))]
