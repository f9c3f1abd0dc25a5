"""The words of a language that extraction goes by (``languages/en/lexicon.yaml``), in the forms that matching needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from detente.extraction.titles import singular
from detente.names import fold

LANGUAGES = Path(__file__).with_name("languages")
NAMES = Path(__file__).with_name("names")
KINDS = {
    "state": "head_of_state",
    "royal": "head_of_state",
    "government": "head_of_government",
    "ministry": "minister",
    "diplomatic": "diplomat",
}
"""The kinds of offices.yaml as those of the lexicon."""


class Possible(NamedTuple):
    """Whose an office can be (keys): ``only`` these if there are any, ``never`` those; ``default`` where nothing tells."""

    only: frozenset[str]
    never: frozenset[str]
    default: str | None


class Travelling(NamedTuple):
    """What lists of travels are headed by, and what their remarks say."""

    titles: re.Pattern[str]
    visitors: re.Pattern[str]
    """Headings of lists of those who come, and not of those who go."""
    meetings: re.Pattern[str]
    attended: re.Pattern[str]
    """What one attends that a body holds."""
    occasions: re.Pattern[str]
    """Behind these words stands whom one honours, and does not meet."""


class Lexicon:
    """Word lists, read once. ``titles`` maps every spelling of an office to the one by which it is kept."""

    def __init__(self, content: dict[str, Any], offices: dict[str, Any], institutions: dict[str, Any]) -> None:
        self.state_bodies = frozenset(fold(head) for heads in institutions["heads"].values() for head in heads)
        """What the institutions of a state are called, folded, without the state's name."""
        self.possible_employers: dict[str, Possible] = {
            title: Possible(frozenset(_flat(rule.get("only", ()))), frozenset(_flat(rule.get("never", ()))), rule.get("default"))
            for title, rule in offices["employers"].items()
        }
        self.words: dict[str, frozenset[str]] = {k: frozenset(map(str, v)) for k, v in content.items() if isinstance(v, list)}
        self.title_kinds: dict[str, str] = {}
        self.office_kinds: dict[str, str] = {canonical: entry["kind"] for canonical, entry in offices["offices"].items()}
        """The kinds of offices.yaml."""
        self._canonical: dict[str, str] = {}
        for canonical, entry in offices["offices"].items():
            for name in (canonical, *entry.get("variants", ())):
                self.title_kinds.setdefault(plain_apostrophe(name), KINDS.get(entry["kind"], entry["kind"]))
                self._canonical.setdefault(plain_apostrophe(name), canonical)
        for head in content["portfolio_heads"]:
            kind = self.title_kinds.get(head, "minister")
            for portfolio in content["portfolios"]:
                for form in (f"{head} of {portfolio}", f"{head} for {portfolio}", f"{head} of the {portfolio}", f"{portfolio} {head}"):
                    self.title_kinds.setdefault(form, kind)
        self.title_words = trie(self.title_kinds)
        self.portfolio_words = trie(self.words["portfolios"])
        self.fields = trie(self.words["fields"])
        self.honorific_words = trie(plain_apostrophe(h) for h in offices["honorifics"])
        self.giving_forms = frozenset(form for verb in self.words["office_giving"] for form in _forms(verb, content["irregular"]))
        """The forms of verbs that give an office to the person behind them; ``giving_forms_as`` too of those that need "as"."""
        self.giving_forms_as = frozenset(form for verb in self.words["office_given"] for form in _forms(verb, content["irregular"]))
        self.leading_verbs: dict[str, str] = content["leading_verbs"]
        self.reigns: dict[str, str] = content["reigns"]
        self.to_power: dict[str, str] = content["to_power"]
        self.verb_forms: dict[str, str] = {form: verb for verb, forms in content["verb_forms"].items() for form in forms}
        """The verbs of forms that the model's lemmatizer gets wrong."""
        self.to_presidency: dict[str, str] = content["to_presidency"]
        self.numbers: dict[str, int] = content["numbers"]
        self.mission_words: dict[str, str] = {str(word): letter for letter, words in content["mission_words"].items() for word in words}
        """Letters of the words of which sentences on embassies are made, for the grammar of missions.py."""
        self.nicknames: dict[str, str] = content["nicknames"]
        """Given names by their short forms."""
        self.deeds: dict[str, tuple[str, ...]] = {noun: tuple(entry["relations"]) for entry in content["deeds"] for noun in entry["nouns"]}
        """What a bare noun of action may repeat: "the invasion" a FOUGHT told before."""
        self.speech = re.compile(rf"\b(?:{'|'.join(content['speeches'])})\b", re.IGNORECASE)
        patterns = ("|".join(content["travels"][part]) for part in Travelling._fields)
        self.travels = Travelling(*(re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for pattern in patterns))
        self.past = self.words["past"]
        self.acting = self.words["acting"]
        self.premodifiers = trie(self.words["premodifiers"] | self.past | self.acting)
        self.not_names = (
            self.words["institutions"]
            | self.words["stand_for_state"]
            | self.words["portfolios"]
            | self.words["agreements"]
            | {
                "readout",
                "statement",
                "meeting",
                "summit",
                "war",
                "talk",
                "visit",
                "interests",
                "member",
                "career",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
            }
        )
        heads = "|".join(sorted((h.title() if h.islower() else h for h in self.words["institutions"]), key=len, reverse=True))
        self.institution_head = re.compile(rf"(?:{heads})s?")

    def without_title(self, name: str) -> str:
        """A person's name without honorifics before it."""
        words = name.split()
        while len(words) > 2 and (
            taken := next(
                (len(o) for o in self.honorific_words.get(words[0].lower(), ()) if [w.lower() for w in words[: len(o)]] == list(o)), 0
            )
        ):
            words = words[taken:]
        return " ".join(words)

    def title_of(self, text: str) -> str:
        """The office that a title tells, be it one's or several's, as it is kept: "foreign ministers" is foreign minister."""
        name = plain_apostrophe(" ".join(text.split())).lower()
        return self.canonical_title(name if name in self.title_kinds else singular(name))

    def canonical_title(self, text: str) -> str:
        """The office as it is kept: lower case, plain apostrophes, British and American spellings as one."""
        name = plain_apostrophe(" ".join(text.split())).lower()
        if name in self._canonical:
            return self._canonical[name]
        first = re.split(r",? and |, | & ", name)[0]
        if name not in self.title_kinds and first in self._canonical:
            # "Minister of Foreign Affairs, Regional Integration and Trade" is a foreign minister before all.
            return self._canonical[first]
        name = name.replace("secretary general", "secretary-general").replace("director general", "director-general")
        name = (
            re.sub(r"\bdefense\b", "defence", name)
            .replace("vice-president", "vice president")
            .replace("commander in chief", "commander-in-chief")
        )
        name = (
            re.sub(r"^charge d'affaires", "chargé d'affaires", name)
            .replace("consul-general", "consul general")
            .replace("advisor", "adviser")
            .replace("governor general", "governor-general")
        )
        if name in ("foreign secretary", "minister of foreign affairs", "minister for foreign affairs", "foreign affairs minister"):
            return "foreign minister"
        match = re.fullmatch(r"minister (?:of|for) (?:the )?(defence|interior|finance|trade|justice|health)", name)
        return f"{match.group(1)} minister" if match else name


def _forms(verb: str, irregular: dict[str, list[str]]) -> list[str]:
    """The forms of a verb.

    >>> _forms("name", {}), _forms("make", {"make": ["made"]})
    (['name', 'names', 'naming', 'named'], ['make', 'makes', 'making', 'made'])
    """
    stem = verb.removesuffix("e")
    return [verb, verb + "s", stem + "ing", *(irregular.get(verb) or [stem + "ed"])]


def _flat(listed: Iterable[Any]) -> Iterator[str]:
    for one in listed:
        if isinstance(one, str):
            yield one
        else:
            yield from _flat(one)


def trie(phrases: Any) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word, longest first. Hyphens are words' own."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(plain_apostrophe(phrase).split())
        found.setdefault(words[0], []).append(words)
    for listed in found.values():
        listed.sort(key=lambda w: (-len(w), w))
    return found


def plain_apostrophe(text: str) -> str:
    """Curly apostrophes as plain ones."""
    return text.replace("’", "'").replace("‘", "'")


@lru_cache(maxsize=4)
def load_lexicon(language: str = "en") -> Lexicon:
    """Read a language's lexicon."""
    import yaml

    def read(path: Path) -> dict[str, Any]:
        content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return content

    return Lexicon(read(LANGUAGES / language / "lexicon.yaml"), read(NAMES / "offices.yaml"), read(NAMES / "institutions.yaml"))
