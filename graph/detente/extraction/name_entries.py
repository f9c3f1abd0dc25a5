"""What the gazetteer knows of an actor: one record for each entry of ``extraction/names/*.yaml`` or of a user's own file.

An entry's fields say which spellings it has and of what form; the head of each data file describes its own fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from detente.edtf import span
from detente.errors import DateError, VocabularyError
from detente.model import FUTURE, PAST, NodeType
from detente.names import fold

FORMS = {
    "official": "name",
    "aliases": "alias",
    "acronyms": "acronym",
    "capitals": "capital",
    "metonyms": "capital",
    "demonyms": "demonym",
    "prefixes": "prefix",
    "surnames": "surname",
}
"""The fields of an entry that hold spellings, and the form of a match that each gives."""
PLAIN = ("start", "end", "parent", "country", "party", "seat", "kind", "surname", "pronoun")
MANNERS = ("continuation", "dissolution", "secession", "merger")
_NO_PLURAL = ("s", "sh", "ch", "ese", "ic", "x", "men", "man")


class Spelling(NamedTuple):
    """One way to write an actor's name, borne from the day ``first`` to the day ``last``."""

    text: str
    form: str
    first: int = PAST
    last: int = FUTURE
    only: bool = False
    """Meant only when the time asked about lies within these days, never by default."""
    exact: bool = False
    """Found only when written with the same letters, case and accents."""


class Succession(NamedTuple):
    """What an actor became: the successor's key, when (EDTF), and how."""

    key: str
    date: str | None
    manner: str


class Office(NamedTuple):
    """An office that a leader held. ``of`` is the key of a state, organization or party; dates are EDTF, an open end ``..``."""

    office: str
    of: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the gazetteer knows of one actor. Dates are EDTF; keys point to other entries."""

    key: str
    type: NodeType
    name: str
    spellings: tuple[Spelling, ...]
    start: str | None = None
    end: str | None = None
    parent: str | None = None
    """Of an organization: the state or organization that it is part of."""
    country: str | None = None
    """Of a leader or party: the state."""
    party: str | None = None
    seat: str | None = None
    kind: str | None = None
    surname: str | None = None
    """What a leader is called once the full name has been said: ``Putin``, but ``Hun Sen``."""
    pronoun: str | None = None
    """``she``, or None, which stands for ``he``."""
    common: bool = False
    """Others bear this name too: next to another state's name it is not meant."""
    listed: tuple[str, ...] = ()
    """Of an organization: acronyms by which it goes only in lists of memberships."""
    succeeded_by: tuple[Succession, ...] = ()
    offices: tuple[Office, ...] = ()

    def called(self, *forms: str) -> tuple[str, ...]:
        """The spellings of those forms (all but the canonical name if none is given), in order of the data."""
        return tuple(dict.fromkeys(s.text for s in self.spellings if s.text != self.name and (not forms or s.form in forms)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other full names: official, former, and other spellings."""
        return self.called("name", "alias")

    @property
    def acronyms(self) -> tuple[str, ...]:
        """Written in capitals, with and without points."""
        return self.called("acronym")

    @property
    def capitals(self) -> tuple[str, ...]:
        """Seats of government and the buildings that stand for it."""
        return self.called("capital")

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and what its people are called, with plurals."""
        return self.called("demonym")


def read_entries(node_type: NodeType, rows: Mapping[str, Mapping[str, Any]], sources: Mapping[str, str], where: str) -> Iterator[Entry]:
    """Entries of one node type from the rows of a data file, in its order.

    ``sources`` are the texts that office rows name by a short word. Raises VocabularyError, naming file, entry and field.
    """
    known = {"key", "name", "succeeded_by", "offices", "alone", "common", "listed", *FORMS, *PLAIN}
    for key, row in rows.items():
        at = f"{where}: {key!r}"
        if not isinstance(row, Mapping) or not row.get("name"):
            raise VocabularyError(f"{at}: needs a mapping with a name")
        unknown = sorted(set(map(str, row)) - known)
        if unknown:
            raise VocabularyError(f"{at}: unknown field {unknown[0]!r}; there are {', '.join(sorted(known))}")
        plain = {field: str(row[field]) for field in PLAIN if row.get(field)}
        if node_type == "Leader":
            plain.setdefault("surname", str(row["name"]).split()[-1])
        yield Entry(
            key,
            node_type,
            str(row["name"]),
            tuple(_spellings(row, at)),
            **plain,
            common=_flag(row.get("common")),
            listed=tuple(map(str, row.get("listed") or ())),
            succeeded_by=tuple(_succession(s, at) for s in row.get("succeeded_by") or ()),
            offices=tuple(_office(o, sources, at) for o in row.get("offices") or ()),
        )


def merged(row: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """A row with another one's fields over it: lists are added to, other values replaced."""
    out = dict(row)
    for field, value in more.items():
        old = out.get(field)
        out[field] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
    return out


def slug(name: str) -> str:
    """The key that an entry without one gets: the folded name with hyphens."""
    return fold(name).replace(" ", "-")


def _spellings(row: Mapping[str, Any], at: str) -> Iterator[Spelling]:
    yield Spelling(str(row["name"]), "name")
    for field, form in FORMS.items():
        values = row.get(field) or ()
        if isinstance(values, str) or not isinstance(values, Sequence):
            raise VocabularyError(f"{at}: {field} must be a list")
        for value in values:
            spelling = _spelling(value, form, at)
            yield spelling
            if form == "demonym" and not spelling.text.endswith(_NO_PLURAL):
                yield spelling._replace(text=spelling.text + "s")
    if row.get("surname") and _flag(row.get("alone")):
        yield Spelling(str(row["surname"]), "surname")


def _spelling(value: Any, form: str, at: str) -> Spelling:
    if not isinstance(value, Mapping):
        return Spelling(str(value), form)
    if not value.get("name") or set(map(str, value)) - {"name", "from", "to", "only", "exact"}:
        raise VocabularyError(f"{at}: a spelling is a text or {{name, from, to, only, exact}}, not {dict(value)!r}")
    try:
        first = span(str(value["from"]))[0] if value.get("from") else PAST
        last = span(str(value["to"]))[1] if value.get("to") else FUTURE
    except DateError as error:
        raise VocabularyError(f"{at}: {error}") from error
    return Spelling(str(value["name"]), form, first, last, _flag(value.get("only")), _flag(value.get("exact")))


def _succession(value: Any, at: str) -> Succession:
    if not isinstance(value, Mapping) or not value.get("key") or value.get("manner") not in MANNERS:
        raise VocabularyError(f"{at}: succeeded_by takes {{key, date, manner}} with manner {', '.join(MANNERS)}")
    return Succession(str(value["key"]), str(value["date"]) if value.get("date") else None, str(value["manner"]))


def _office(value: Any, sources: Mapping[str, str], at: str) -> Office:
    if isinstance(value, Mapping):
        value = [value.get(field) for field in Office._fields]
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) != 5 or not all((value[0], value[1], value[4])):
        raise VocabularyError(f"{at}: an office is [office, of, start, end, source]")
    office, of, start, end, source = (None if part in (None, "", "-") else str(part) for part in value)
    assert office is not None
    assert of is not None
    assert source is not None
    return Office(office, of, start, end, sources.get(source, source))


def _flag(value: Any) -> bool:
    return str(value).lower() == "true"
