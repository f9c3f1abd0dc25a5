"""The names of states, organizations, parties and leaders, and where they stand in a text.

Names are data (``extraction/names/*.yaml``). A name is found as whole words: the longest name wins, one name never counts
inside another (Niger is not in Nigeria, Guinea not in Equatorial Guinea), capitals matter (``us`` is not the US),
accents and apostrophes do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from detente.collecting import collector_at_rest
from detente.errors import UnclearName, VocabularyError
from detente.extraction.name_entries import Entry, Spelling, merged, read_entries, slug
from detente.extraction.name_surfaces import Bearer, Surface, borne, case_of, gap_after, stands
from detente.extraction.name_tokens import Words, words_of
from detente.model import NodeType
from detente.names import fold

MONEY = ("$", "£", "€", "¥")
"""Behind a name these tell a currency."""
_SPACES = re.compile(r"\s+")
FOLDER = Path(__file__).with_name("names")
FILES: dict[NodeType, str] = {"State": "states", "Organization": "organizations", "Party": "parties", "Leader": "leaders"}


class Name(NamedTuple):
    """An actor's key, node type and canonical English name."""

    key: str
    type: NodeType
    name: str


class NameMatch(NamedTuple):
    """A name in a text, from character ``start`` to ``end``, without a possessive's ending."""

    start: int
    end: int
    key: str
    type: NodeType
    name: str
    """The canonical one."""
    form: str
    """name, alias, acronym, demonym, capital (a metonym too), surname."""


class Traps(NamedTuple):
    """What looks like a name and is none; see ``names/traps.yaml``."""

    phrases: Sequence[str] = ()
    ordinary: frozenset[str] = frozenset()
    detached: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


class Gazetteer:
    """Entries by key, a lookup by full name, and a finder of names in running text."""

    def __init__(self, entries: Iterable[Entry], traps: Traps | None = None) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._traps = traps = traps or Traps()
        self._index: dict[str, list[Surface]] = {}
        self._names: dict[str, list[Name]] = {}
        self._predecessors: dict[str, list[str]] = {}
        self._listed = {acronym: entry.key for entry in self._entries.values() for acronym in entry.listed}
        surfaces: dict[tuple[Any, ...], Surface] = {}
        for entry in self._entries.values():
            for spelling in entry.spellings:
                self._add(spelling, Bearer(entry.key, spelling), surfaces)
            for succession in entry.succeeded_by:
                self._predecessors.setdefault(succession.key, []).append(entry.key)
        for phrase in traps.phrases:
            self._add(Spelling(phrase, "trap"), None, surfaces)
        for found in self._index.values():
            found.sort(key=lambda surface: -len(surface.rest))
        self._fill_names()

    @classmethod
    def shipped(cls, extra: Mapping[str, Sequence[Mapping[str, Any]]] = {}) -> Gazetteer:
        """The shipped names, and a user's own over them: for each node type a list of entries, each with at least a name.

        An entry whose ``key`` or name is known adds to that one. Raises VocabularyError for an entry that does not hold together.
        """
        if extra:
            return _read(extra)
        return _shipped()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def entry(self, key: str) -> Entry:
        """All that is known of an actor. Raises UnclearName with near keys."""
        found = self._entries.get(key)
        if found is None:
            from difflib import get_close_matches

            near = tuple(get_close_matches(key, self._entries, 3))
            raise UnclearName(f"no name has the key {key!r}" + (f"; near it: {', '.join(near)}" if near else ""), near)
        return found

    def predecessors(self, key: str) -> tuple[str, ...]:
        """Keys of the actors that became this one."""
        return tuple(self._predecessors.get(key, ()))

    def lookup(self, name: str) -> tuple[Name, ...]:
        """Who bears this full name, alias or acronym, whatever its case and accents; the likeliest first, none if nobody.

        A capital stands for its state, a well-known surname for its bearer, where the name means nothing else.
        """
        return tuple(self._names.get(fold(name), ()))

    def listed(self, acronym: str) -> Name | None:
        """Which organization an acronym, written so, means in a list of memberships, where "C" is the Commonwealth; None if none."""
        key = self._listed.get(acronym)
        if key is not None:
            return Name(key, self._entries[key].type, self._entries[key].name)
        bodies = [name for name in self.lookup(acronym) if name.type == "Organization"]
        spelled = (n for n in bodies if any(s.text.replace(".", "") == acronym for s in self._entries[n.key].spellings))
        return next(spelled, bodies[0] if bodies else None)

    def find(self, text: str, when: int | None = None) -> list[NameMatch]:
        """All names in a text, in order, without overlap.

        ``when``, an ordinal day, decides between several bearers of a name: Moscow is the Soviet Union's capital in 1956.
        Without it the first bearer in the data is meant, which is today's.
        """
        words = words_of(text)
        found: list[NameMatch] = []
        at = 0
        for at_next in self._places(words):
            if at_next >= at:
                at = at_next + self._match(text, words, at_next, when, found)
        return found

    def _places(self, words: Words) -> Iterator[int]:
        index = self._index
        return (i for i, word in enumerate(words.folded) if word in index)

    def _match(self, text: str, words: Words, at: int, when: int | None, found: list[NameMatch]) -> int:
        """Append the longest name at a word, if there is one; return the number of words that are taken."""
        for surface in self._index[words.folded[at]]:
            if not stands(surface, text, words, at):
                continue
            length = 1 + len(surface.rest)
            if not surface.bearers:
                return length
            bearer = borne(surface.bearers, when)
            if bearer is None or (length == 1 and self._misleads(text, words, at, bearer, when)):
                continue
            if bearer.spelling.form == "capital" and self._names_an_event(text, words, at + length - 1):
                return length
            entry = self._entries[bearer.key]
            if entry.common and self._is_anothers(entry, text, words, at, length, found):
                continue
            form = "demonym" if bearer.spelling.form == "prefix" else bearer.spelling.form
            start, end = words.starts[at], words.ends[at + length - 1]
            if text[end : end + 1] == ")" and bearer.spelling.text.endswith(")"):
                end += 1
            found.append(NameMatch(start, end, entry.key, entry.type, entry.name, form))
            return length
        return 0

    def _misleads(self, text: str, words: Words, at: int, bearer: Bearer, when: int | None) -> bool:
        """Whether a single word is no name here: Anglo before no name, the US of US$5, the American of anti-American, Michael Jordan's."""
        if bearer.spelling.form == "prefix":
            follows = at + 1 < len(words.folded) and gap_after(text, words, at) == "-" and words.folded[at + 1] in self._index
            return not follows or not self._match(text, words, at + 1, when, [])
        if text[words.ends[at] : words.ends[at] + 1] in MONEY:
            return True
        if at == 0:
            return False
        before = words.folded[at - 1]
        if before in self._traps.detached and text[words.ends[at - 1] : words.starts[at]] in ("-", "‐", "‑", "–"):
            return True
        return (
            words.folded[at] in self._traps.surnames
            and before in self._traps.given
            and text[words.starts[at - 1]].isupper()
            and gap_after(text, words, at - 1) == " "
        )

    def _is_anothers(self, entry: Entry, text: str, words: Words, at: int, length: int, found: Sequence[NameMatch]) -> bool:
        """Whether another state's name stands beside a name that many bear: the Russian Security Council, the Labour Party of Israel."""
        home = entry.country or entry.parent
        before = at - 2 if at > 1 and words.folded[at - 1] == "s" else at - 1
        if found and before >= 0 and found[-1].end == words.ends[before] and found[-1].type == "State" and found[-1].key != home:
            return _SPACES.fullmatch(text, words.ends[at - 1], words.starts[at]) is not None
        after = at + length
        if words.folded[after : after + 1] != ["of"]:
            return False
        after += 2 if words.folded[after + 1 : after + 2] == ["the"] else 1
        beside: list[NameMatch] = []
        return (
            after < len(words.folded)
            and words.folded[after] in self._index
            and self._match(text, words, after, None, beside) > 0
            and beside[:1] != []
            and beside[0].type == "State"
            and beside[0].key != home
        )

    def _names_an_event(self, text: str, words: Words, at: int) -> bool:
        """Whether a capital is but the place after which a treaty or conference is called."""
        return at + 1 < len(words.folded) and words.folded[at + 1] in self._traps.events and gap_after(text, words, at) == " "

    def _add(self, spelling: Spelling, bearer: Bearer | None, surfaces: dict[tuple[Any, ...], Surface]) -> None:
        text = spelling.text[4:] if spelling.text.startswith("The ") else spelling.text
        for written in (text, text.replace("'s ", "s ")) if "'s " in text else (text,):
            words = words_of(written)
            gaps = tuple(gap_after(written, words, i) for i in range(len(words.folded) - 1))
            ordinary = not gaps and words.folded[0] in self._traps.ordinary
            cases = tuple(case_of(written[a:b], ordinary) for a, b in zip(words.starts, words.ends, strict=True))
            exact = written if spelling.exact or (spelling.form == "acronym" and not written.isupper() and not gaps) else ""
            place = (tuple(words.folded), gaps, cases, exact)
            surface = surfaces.get(place)
            if surface is None:
                surface = surfaces[place] = Surface(tuple(words.folded[1:]), gaps, cases, exact, [])
                self._index.setdefault(words.folded[0], []).append(surface)
            if bearer and not any(b.key == bearer.key and b.spelling[2:] == spelling[2:] for b in surface.bearers):
                surface.bearers.append(bearer)

    def _fill_names(self) -> None:
        ranks = {"name": 0, "acronym": 1, "alias": 1, "capital": 2, "surname": 2}
        ranked: dict[str, dict[str, int]] = {}
        for entry in self._entries.values():
            for spelling in entry.spellings:
                rank = ranks.get(spelling.form)
                if rank is not None:
                    bearers = ranked.setdefault(fold(spelling.text), {})
                    bearers[entry.key] = min(rank + 3 * spelling.only, bearers.get(entry.key, 9))
        for folded, bearers in ranked.items():
            best = min(bearers.values())
            keys = [key for key, rank in bearers.items() if rank < 2 or rank == best]
            keys.sort(key=bearers.__getitem__)
            self._names[folded] = [Name(key, self._entries[key].type, self._entries[key].name) for key in keys]


@cache
def _shipped() -> Gazetteer:
    return _read({})


@collector_at_rest()
def _read(extra: Mapping[str, Sequence[Mapping[str, Any]]]) -> Gazetteer:
    rows: dict[NodeType, dict[str, Mapping[str, Any]]] = {}
    sources: dict[str, str] = {}
    types: dict[str, NodeType] = {}
    for node_type, stem in FILES.items():
        data = _yaml(stem)
        sources |= data.pop("sources", {})
        rows[node_type] = data
        types |= dict.fromkeys(data, node_type)
    by_name = {fold(row["name"]): key for data in rows.values() for key, row in data.items()} if extra else {}
    for node_type, entries in extra.items():
        for entry in entries:
            if not isinstance(entry, Mapping) or not (entry.get("key") or entry.get("name")):
                raise VocabularyError(f"names: {node_type}: each entry needs a name, not {entry!r}")
            key = str(entry.get("key") or by_name.get(fold(str(entry["name"]))) or slug(str(entry["name"])))
            kind = types.get(key, node_type)
            rows.setdefault(kind, {})[key] = merged(rows.get(kind, {}).get(key, {}), entry)
    read = (entry for node_type, data in rows.items() for entry in read_entries(node_type, data, sources, f"names of type {node_type}"))
    traps = _yaml("traps")
    sets = {field: frozenset(map(fold, traps.get(field) or ())) for field in Traps._fields if field != "phrases"}
    return Gazetteer(read, Traps(phrases=traps.get("phrases") or (), **sets))


def _yaml(stem: str) -> dict[str, Any]:
    """A data file with every scalar as text: a date stays as written, and ``NO`` is no falsehood."""
    import yaml

    with (FOLDER / f"{stem}.yaml").open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data if isinstance(data, dict) else {}
