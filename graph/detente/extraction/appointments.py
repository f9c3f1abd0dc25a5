"""Who is given which office, by the order of the words: "appointed Juan Soto foreign minister and Ana Ruiz as ambassador to Chile".

Between the verb and the office stands nothing but the name, so that a grammar over a paragraph's items (``scan.py``) is surer
of it than a parser, which takes name and office for one noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon
from detente.extraction.office_forms import EMPLOYER, NAME
from detente.extraction.office_names import NameReader, Person
from detente.extraction.scan import Item, kinds

BEFORE_TITLE = rf"(?P<link>a|QV)?[UpJ]*(?:{EMPLOYER})?[JR]*(?=T)"
GIVEN = re.compile(rf"(?P<verb>[VwJ])(?:[UpJSDOX]{{0,4}}T|pw|[Up]J*w{{1,2}})?(?P<name>{NAME}){BEFORE_TITLE}")
ALSO = re.compile(rf"(?:MK|M|K)(?P<name>{NAME}){BEFORE_TITLE}")
BETWEEN = re.compile(r"T[GUJSDCOPNXQYMKgfw]{0,9}?$")
"""What may stand between an office that is given and the next person of the list."""


class Appointment(NamedTuple):
    """A person to whom a verb gives an office. Places are those of items."""

    person: Person
    verb: int
    title: int
    linked: bool
    """Whether "as" or "to be" stands between."""


def appointments(text: str, items: list[Item], lexicon: Lexicon) -> list[Appointment]:
    """The appointments that a paragraph tells with the name before the office, in order of their place."""
    return sorted(_read(text, items, lexicon), key=lambda a: a.title)


def _read(text: str, items: list[Item], lexicon: Lexicon) -> Iterator[Appointment]:
    row = kinds(items)
    names = NameReader(text, items, lexicon)
    at = 0
    while (match := GIVEN.search(row, at)) is not None:
        at = match.start() + 1
        verb = text[items[match.start()].start : items[match.start()].end].lower()
        if verb not in (lexicon.giving_forms if match["link"] is None else lexicon.giving_forms_as):
            continue
        found: re.Match[str] | None = match
        while found is not None and (person := _person(names, found)) is not None:
            yield Appointment(person, match.start(), found.end(), found["link"] is not None)
            at = found.end()
            found = _next(row, at, text, items, lexicon)


def _person(names: NameReader, match: re.Match[str]) -> Person | None:
    person = names.name(match.start("name"), match.end("name"))
    return person if person is not None and person.last == match.end("name") - 1 else None


def _next(row: str, title: int, text: str, items: list[Item], lexicon: Lexicon) -> re.Match[str] | None:
    """The next person of a list of appointments, whose verb is the same."""
    for also in ALSO.finditer(row, title + 1):
        between = range(title + 1, also.start())
        if not BETWEEN.fullmatch(row[title : also.start()]) or any(_is_verb(text, items[i], lexicon) for i in between):
            return None
        return also
    return None


def _is_verb(text: str, item: Item, lexicon: Lexicon) -> bool:
    word = text[item.start : item.end].lower()
    return word in lexicon.giving_forms_as or (item.kind == "w" and word in ("who", "which", "that", "while", "when"))
