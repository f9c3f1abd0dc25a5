"""A person's name among a paragraph's items (``scan.py``): where it begins and ends, its honorifics, and whether the gazetteer knows it."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.extraction.lexicon import Lexicon
from detente.extraction.scan import Found, Item, kinds
from detente.names import fold

GAPS = (" ", "-", "‑", ", ", " ‘", ' "', " “", "")
"""What may stand between the words of one name."""
GENERATION = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


class Person(NamedTuple):
    """A name as the grammar read it, with the employer told behind it ("Jorge Videla of Argentina")."""

    start: int
    end: int
    found: Found | None
    honorific: str
    last: int
    """Its last item."""
    post: Found | None = None


class NameReader:
    """Reads the names of one paragraph."""

    def __init__(self, text: str, items: list[Item], lexicon: Lexicon) -> None:
        self.text = text
        self.items = items
        self.lexicon = lexicon
        self._row = kinds(items)

    def name(self, start: int, end: int) -> Person | None:
        """The person whose name stands between two items; None where its words do not stand together as one."""
        items, text = self.items, self.text
        honorifics: list[str] = []
        if self._row[start:end] == "HGN":
            return Person(items[start].start, items[end - 1].end, None, text[items[start].start : items[start].end], end - 1)
        while start < end and items[start].kind == "H" and not self._is_given(start, end):
            honorifics.append(text[items[start].start : items[start].end])
            start += 1
        kept: list[Item] = []
        for item in items[start:end]:
            if item.kind != "M" and kept and text[kept[-1].end : item.start] not in GAPS:
                break
            kept.append(item)
            if item.kind == "L" and len(kept) > 1:
                # Another gazetteer's leader begins a new name: "Foreign Minister Lavrov" never runs on into the next person.
                break
        while kept and kept[-1].kind == "M":
            kept.pop()
        if len(kept) >= 2 and kept[-2].kind == "M" and not GENERATION.fullmatch(text[kept[-1].start : kept[-1].end]):
            kept = kept[:-2]
        if not kept or (len(kept) == 1 and kept[0].end - kept[0].start < 2):
            return None
        if any(k.kind == "N" and text[k.start : k.end].lower().rstrip("s") in self.lexicon.not_names for k in kept):
            return None
        found = kept[-1].found if kept[-1].kind == "L" and self._same_person(kept) else None
        return Person(kept[0].start, kept[-1].end, found, " ".join(honorifics), start + len(kept) - 1)

    def _is_given(self, at: int, end: int) -> bool:
        """Whether an honorific that is a given name too is one here, as it is before a surname alone: "Senator Don Wilkins"."""
        word = self.text[self.items[at].start : self.items[at].end].lower()
        return word in self.lexicon.words["given_honorifics"] and self._row[at + 1 : min(at + 3, end)] in ("N", "NM")

    def _same_person(self, kept: list[Item]) -> bool:
        """Whether words before a leader's surname are that leader's: Viktor Lukashenko is not Alexander."""
        last = kept[-1]
        if len(kept) == 1 or " " in self.text[last.start : last.end] or last.found is None:
            return True
        return bool(set(fold(self.text[kept[0].start : last.start]).split()) & set(fold(last.found.name).split()))
