"""The parts of an office told beside a name: holder, title, employer, and whether it is past or held for a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon
from detente.extraction.office_forms import WITH
from detente.extraction.office_names import NameReader, Person
from detente.extraction.scan import Found, Item, kinds
from detente.extraction.titles import PLURAL_HEADS


class Told(NamedTuple):
    """An office told beside a name. Spans are character offsets in the paragraph."""

    person: tuple[int, int]
    """The name, without honorifics."""
    found: Found | None
    """The gazetteer's leader, where the name is or ends in one."""
    title: str
    employer: Found | None
    accredited_to: Found | None
    past: bool
    acting: bool
    span: tuple[int, int]
    """From the first word of the office to the last of it or the name."""
    honorific: str
    before: bool
    """Whether the office stands before the name, so that both are one noun phrase."""
    counterpart: bool = False
    """Whether the possessor's counterpart is meant, who serves another employer."""
    with_as: bool = False
    """Whether it is told by "with X as prime minister", which a date of the sentence dates."""
    possessor: tuple[int, int] | None = None
    """The pronoun that tells whose the office is: "its president, X"."""


class Parts:
    """What the grammar's matches in one paragraph tell."""

    def __init__(self, text: str, items: list[Item], lexicon: Lexicon) -> None:
        self.text = text
        self.items = items
        self.lexicon = lexicon
        self.row = kinds(items)
        self.names = NameReader(text, items, lexicon)

    def person(self, match: re.Match[str]) -> Person | None:
        """The person whose name a match has, with the employer told behind it."""
        person = self.names.name(match.start("name"), match.end("name"))
        if person is None or "post" not in match.re.groupindex or match["post"] is None or person.last != match.end("name") - 1:
            return person
        post = next((self.items[i].found for i in range(*match.span("post")) if self.items[i].found is not None), None)
        return person._replace(post=post)

    def is_plural(self, match: re.Match[str]) -> bool:
        """Whether the office of a match is that of several."""
        return bool(PLURAL_HEADS.search(self.word(match.end("titles") - 1)))

    def word(self, item: int) -> str:
        """An item in lower case."""
        return self.text[self.items[item].start : self.items[item].end].lower()

    def title(self, item: int) -> str:
        """An item as the title of one, in the form in which it is kept."""
        return self.lexicon.title_of(self.word(item))

    def told(self, person: Person, title: str, employer: Found | None, span: tuple[int, int]) -> Told:
        """An office of which nothing more is told."""
        return Told((person.start, person.end), person.found, title, employer, None, False, False, span, person.honorific, False)

    def tell(self, match: re.Match[str], person: Person, *, own: Found | None = None, before: bool, phrase: bool = False) -> Iterator[Told]:
        """The offices that a match gives a person: each of its titles, with whose it is."""

        def found_in(name: str) -> Found | None:
            if match[name] is None or not match[name]:
                return None
            if name == "of" and match["of"][-1] == "w" and match["of"][-2] == "O":
                return self.items[match.end("of") - 2].found
            # Of a possessor and its institution ("of Burma's National Assembly"), the institution.
            found = [self.items[i].found for i in range(*match.span(name)) if self.items[i].found is not None]
            if match[name][-1] == "w" and self.word(match.end(name) - 1) not in self.lexicon.words["stand_for_state"] - {"party"}:
                return None
            return (found[-1] if "X" in match[name] else found[0]) if found else None

        modifiers = [w for name in ("j0", "j1") for i in range(*match.span(name)) for w in self.word(i).split()]
        past = any(m in self.lexicon.past or m.startswith("ex") for m in modifiers)
        acting = any(m in self.lexicon.acting for m in modifiers)
        employer = None if self._is_place(match) else found_in("employer") or self._owner(match)
        of, to = found_in("of"), found_in("to")
        post = person.post or own
        plural = self.is_plural(match)
        titles = [i for i in range(*match.span("titles")) if self.items[i].kind == "T"]
        first = next((match.start(n) for n in ("j0", "employer", "j1") if match[n]), match.start("titles"))
        last = match.end() - 1 if not before or (person.post and person.last < match.end()) else person.last
        span = (min(self.items[first].start, person.start), max(self.items[last].end, person.end))
        for n, i in enumerate(titles):
            title = self.title(i)
            final = n == len(titles) - 1
            if final and of is None and match["of"] and match["of"][-1] == "w" and title in self.lexicon.words["of_bodies_too"]:
                # "A leader of the Palestinian uprising" holds no office of the state.
                continue
            holder = (of if final else None) or employer or (post if final else None) or of
            if (plural and post is not None) or (n > 0 and employer is not None and employer.kind in "OPI" and of is None):
                holder = post
            if holder is None and title in self.lexicon.words["courtesies"]:
                continue
            pronoun = self.items[match.start("det")] if match["det"] == "p" and holder is None else None
            past_here = (past and n == 0) or (past and before)
            yield Told(
                (person.start, person.end), person.found, title, holder, to, past_here, acting, span, person.honorific, phrase,
                False, match.re is WITH, (pronoun.start, pronoun.end) if pronoun is not None else None,
            )  # fmt: skip

    def _is_place(self, match: re.Match[str]) -> bool:
        """Whether what stands before a title is but where it happened: "In Hanoi President X …"."""
        at = match.start("employer")
        return match["employer"] in ("C", "S") and at > 0 and self.row[at - 1] == "Q"

    def _owner(self, match: re.Match[str]) -> Found | None:
        """Whose the office is, told right before it: "Togo, whose foreign minister X", "Peru (President X)"."""
        at = match.start()
        if match["det"] == "p" and self.word(match.start("det")) == "whose":
            at -= self.row[at - 1 : at] == "M"
            return self.items[at - 1].found if at > 0 and self.row[at - 1] in "SOPC" else None
        if at > 1 and self.row[at - 1] == "B" and self.row[at - 2] in "SC" and "name" in match.re.groupindex and match.start("name") > at:
            return self.items[at - 2].found
        return None
