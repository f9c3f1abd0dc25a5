"""The forms in which dates stand in running text, and what each of them says: words and forms are ``languages/en/timex.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.extraction.timex.expressions import Expression, Found
from detente.extraction.timex.readers import READERS

LANGUAGES = Path(__file__).parents[1] / "languages"
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"[A-Za-z]+")
_BINDING = frozenset("$€£¥#+%&=@\\_")
_YEARS = ("figures_year", "figures_year_range", "figures_open_range")
_NAMED = ("figures_day_first", "letters_month_first", "letters_nth_of_month", "letters_month", "letters_weekday")
_NUMERIC = re.compile(r"(?<![\w/.-])([0-3]?[0-9])([/-])([0-3]?[0-9])\2(?:[12][0-9]{3}|(?<=/)[0-9]{2})(?![\w/-])")
_MONTHS = 12


class Forms:
    """The forms and words of one language, compiled; ``content`` is its ``timex.yaml``."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """From the content of the file."""
        self.content = content
        self.months = {name: number for number, names in content["months"].items() for form in names for name in (form, form.upper())}
        self.weekdays = {name: number for number, name in enumerate(content["weekdays"])}
        self.seasons: dict[str, int] = content["seasons"]
        self.tens: dict[str, int] = content["tens"]
        self.numbers: dict[str, int] = {**self.tens, **_compounds(self.tens, content["numbers"]), **content["numbers"]}
        self.ordinals: dict[str, int] = {**_compounds(self.tens, content["ordinals"]), **content["ordinals"]}
        self.units: dict[str, str] = {form: unit for unit, forms in content["units"].items() for form in forms}
        self.decades: dict[str, int] = content["decades"]
        self.teens: dict[str, int] = content["teens"]
        self.nearby: dict[str, int] = content["nearby"]
        self.directions: dict[str, int] = content["directions"]
        self.returns: dict[str, int] = content["returns"]
        self.shifts: dict[str, int] = {**content["shifts"], **content["shifts_at_end"]}
        self.offsets: dict[str, int] = content["offsets"]
        self.halves: frozenset[str] = frozenset(content["half"])
        self.islamic_months = {name: number for number, names in enumerate(content["islamic_months"], 1) for name in names}
        self.iranian_months = {name: number for number, names in enumerate(content["iranian_months"], 1) for name in names}
        self.eras: dict[str, tuple[int, int]] = {name: (years[0], years[1]) for name, years in content["eras"].items()}
        self.holidays: dict[str, int | tuple[int, int]] = {
            name: day if isinstance(day, int) else (day[0], day[1]) for name, day in content["holidays"].items()
        }
        short = {name for names in content["months"].values() for name in names[1:]}
        self.doubtful = {form for name in (*content["doubtful_months"], *short) for form in (name, name.upper())}
        self.first_names = {form for name in content["first_names"] for form in (name, name.upper())} | self.doubtful
        self._readers = content["readers"]
        ends = [phrase.split()[-1] for phrase in (*self.units, *self.seasons, *self.decades, *self.nearby, *content["signals"])]
        self._signals = frozenset((*_both_cases(ends), *self.months, *self.weekdays))
        counted = rf"\s?(?:{_either(content['counted'])})(?![\w-])"
        self._counted = re.compile(rf"(?:\s?(?:[-–—]|\s(?:{_either(content['number_joins'])})\s)\s?[0-9][0-9,]*)?{counted}")
        self._numbered = re.compile(rf"(?<![\w-])(?:{_either(content['numbered'])})\.?\s?$")
        self._names_after = re.compile(rf"\s(?:{_either(content['names_after'])})\b")
        self._names_before = re.compile(rf"\b(?:{_either(content['names_before'])})\s$")
        self._future = re.compile(content["future"])
        names = _either(self.months)
        self._day_beside_month = re.compile(
            rf"\b(?:([0-3]?[0-9])(?:st|nd|rd|th)?\s(?:{names})\b|(?:{names})\.?\s([0-3]?[0-9])(?:st|nd|rd|th)?\b(?!\s?[0-9]))"
        )
        self._form, self._groups = self._compile(content)

    def _compile(self, content: Mapping[str, Any]) -> tuple[re.Pattern[str], dict[str, dict[str, int]]]:
        """One expression for all forms. Only a digit, or a letter with which a form can start, opens the search for one."""
        words = {
            "season": self.seasons, "number": content["numbers"], "ordinal": content["ordinals"], "unit": self.units,
            "decade": self.decades, "nearby": self.nearby, "direction": self.directions, "return": self.returns,
            "shift": content["shifts"], "shift_at_end": content["shifts_at_end"], "half": content["half"], "present": content["present"],
            "ten": self.tens, "day_part": content["day_parts"], "offset": self.offsets, "islamic_month": self.islamic_months,
            "iranian_month": self.iranian_months, "era": self.eras, "holiday": self.holidays,
            "teen": self.teens,
        }  # fmt: skip
        pieces = {
            **content["pieces"],
            "month": rf"(?:{_either(self.months)})(?:\.(?=\s)|(?!\w))",
            "weekday": _either(self.weekdays),
            **{name: _either(_both_cases(listed)) for name, listed in words.items()},
        }
        pieces["number"] = f"(?:{pieces['ten']})(?:[- ](?:{_either(_units(content['numbers']))}))?|{pieces['number']}"
        pieces["ordinal"] = f"(?:{pieces['ten']})[- ](?:{_either(_units(content['ordinals']))})|{pieces['ordinal']}"
        inside = ("unit", "shift", "shift_at_end", "day_part", "offset")
        starts = {phrase.split()[0] for name, listed in words.items() if name not in inside for phrase in listed}
        openers = _either({*_both_cases([*starts, *content["openers"]]), *self.months, *self.weekdays})
        sides, names = [], {}
        for side, opener in (("figures", "[0-9]"), ("letters", f"(?:{openers})(?![a-z])")):
            branches = []
            for name, form in content["forms"][side].items():
                filled = _with_pieces(form, pieces)
                names[f"{side}_{name}"] = re.findall(r"\(\?P<(\w+)>", filled)
                branches.append(f"(?P<{side}_{name}>" + re.sub(r"\(\?P([<=])", rf"(?P\g<1>{side}_{name}_", filled) + ")")
            sides.append(f"(?={opener})(?:{'|'.join(branches)})")
        whole = re.compile(rf"(?<![^\W_])(?:{'|'.join(sides)})")
        return whole, {name: {group: whole.groupindex[f"{name}_{group}"] for group in groups} for name, groups in names.items()}

    def worth_reading(self, text: str) -> bool:
        """Whether the text can hold a date at all: a quick look that spares the forms most sentences."""
        return _DIGIT.search(text) is not None or not self._signals.isdisjoint(_WORD.findall(text))

    def speaks_of_future(self, text: str) -> bool:
        """Whether the text speaks of what is to come, so that a bare "in July" may lie ahead."""
        return self._future.search(text) is not None

    def habit(self, text: str) -> bool:
        """Whether numeric dates put the day first, by those that can be read in one way only, else by the dates with a month's name."""
        numeric = _NUMERIC.findall(text)
        votes = sum((int(one) > _MONTHS) - (int(two) > _MONTHS) for one, _, two in numeric)
        if not votes and any(sep == "/" for _, sep, _ in numeric):
            votes = sum(1 if day else -1 for day, _ in self._day_beside_month.findall(text))
        return votes >= 0

    def scan(self, text: str, *, day_first: bool | None) -> list[Expression]:
        """The expressions in a text, in order, none over another. ``day_first`` None: as the text's other numeric dates."""
        expressions: list[Expression] = []
        habit = self.habit(text) if day_first is None else day_first
        at = 0
        while match := self._form.search(text, at):
            name = match.lastgroup or ""
            start, end = match.span()
            read = None
            if _free(text, start, name) and not self._is_a_name(text, start, end, name):
                groups = {group: match[index] for group, index in self._groups[name].items()}
                form = name.partition("_")[2]
                read = READERS[self._readers.get(form, form)](Found(start, end, match[0], groups, self, habit))
            if read:
                expressions.extend(read if isinstance(read, list) else [read])
            at = end if read else start + 1
        return expressions

    def _is_a_name(self, text: str, start: int, end: int, form: str) -> bool:
        """Whether what looks like a date counts something ("1956 soldiers") or is part of a name ("Resolution 1970", "May Day")."""
        if form in _YEARS:
            return bool(self._counted.match(text, end) or self._numbered.search(text, max(start - 24, 0), start))
        if form in _NAMED:
            return bool(self._names_after.match(text, end) or self._names_before.search(text, max(start - 12, 0), start))
        return False


def _free(text: str, start: int, form: str) -> bool:
    """Whether what stands before a place leaves it free: no currency, no part of a longer number or name."""
    before, earlier = text[max(start - 1, 0) : start], text[max(start - 2, 0) : max(start - 1, 0)]
    if before in _BINDING:
        return False
    if before in (".", ",", ":", "/"):
        return not earlier.isdigit() and (before != "/" or form not in _YEARS)
    if before == "-" and form.startswith("figures"):
        return earlier.isalpha() and (form not in _YEARS or text[max(start - 4, 0) : start].lower() == "mid-")
    return not (before == " " and earlier.isdigit() and form in _YEARS)


@lru_cache(maxsize=4)
def forms_of(language: str = "en") -> Forms:
    """The forms of a language, read once."""
    import yaml

    path = LANGUAGES / language / "timex.yaml"
    return Forms(yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _units(words: Mapping[str, int]) -> list[str]:
    """Of number words those that stand behind tens: "two" in "twenty-two"."""
    return [word for word, number in words.items() if number < 10 and len(word) > 2]


def _compounds(tens: Mapping[str, int], words: Mapping[str, int]) -> dict[str, int]:
    return {f"{ten}{join}{unit}": tens[ten] + words[unit] for ten in tens for unit in _units(words) for join in "- "}


def _with_pieces(form: str, pieces: Mapping[str, str]) -> str:
    """The form with its words filled in; one space stands for any few."""
    for _ in range(2):  # a piece may name another
        form = re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{pieces[found[1]]})", form)
    return re.sub(r"(?<!\[)\\s\?", r"\\s{0,2}", re.sub(r"(?<!\[)\\s(?![?*+{\]-])", r"\\s{1,3}", form))


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _both_cases(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in dict.fromkeys((word, word[:1].upper() + word[1:]))]
