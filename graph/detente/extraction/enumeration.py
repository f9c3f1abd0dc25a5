"""The names that go on a list which a name begins, whatever the parser makes of it.

"The United Nations and many of its agencies, the World Bank, and the WTO": items are parted by commas, semicolons and
conjunctions; what stands between two names and is no name of their sort may be said in a few words, but not by a verb.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from detente.extraction.memory import SUBJECTS
from detente.extraction.paragraphs import Mention

COMMAS = {",", ";"}
CONJUNCTIONS = {"and", "or", "&"}
BETWEEN = frozenset({"the", "also", "as", "well"})
"""Small words before an item, or as part of "as well as"."""
CLAUSES = {"that", "which", "who", "when", "while", "where"}
FILLER = 9
"""Words that an item without a name has at most; it is of several: "many of its specialized agencies"."""
PLURAL = ("NNS", "NNPS")


def listed_after(token: Token, mentions: Mapping[int, Mention]) -> list[Token]:
    """The tokens that name the further items of the list which a name begins; none where no conjunction closes it."""
    first = mentions.get(token.i)
    if first is None or first.kind not in "SOPLC":
        return []
    found = _Items(token, first, mentions).read()
    return [] if any(t.dep_ in SUBJECTS and token.dep_ not in SUBJECTS for t in found) else found


class _Items:
    """A list, read word by word from its first name."""

    def __init__(self, token: Token, first: Mention, mentions: Mapping[int, Mention]) -> None:
        self.token = token
        self.first = first
        self.mentions = mentions
        self.between = BETWEEN | ({token.head.lower_} if token.dep_ == "pobj" else set())
        if first.character.type == "Leader":
            self.between |= {"with"}
        self.found: list[Token] = []
        self.parted = self.conjoined = self.inserted = self.several = False
        self.filler = 0

    def read(self) -> list[Token]:
        """The items behind the first, up to the last before which a conjunction stands."""
        closed: list[Token] = []
        last = self.first
        for here in self.token.doc[self.token.i + 1 : self.token.sent.end]:
            mention = self.mentions.get(here.i)
            if mention is not None and mention.start == last.start:
                continue
            if here.lower_ in COMMAS or here.lower_ in CONJUNCTIONS:
                if not self._parts(here):
                    break
            elif mention is not None and self._is_item(here, mention):
                if not self.parted or self.filler:
                    break
                self.found.append(here)
                last = mention
                closed = list(self.found) if self.conjoined else closed
                self.parted = self.conjoined = self.inserted = False
            elif mention is not None or not (here.lower_ in self.between or self._fills(here)):
                break
        return list(self.found) if self.conjoined and self.several else closed

    def _parts(self, here: Token) -> bool:
        """Take note of what parts two items; False where it only closes an apposition: "Portugal, the former power, and Brazil"."""
        if self.filler and not self.several and not self.inserted:
            return False
        self.inserted = here.lower_ == "," and here.nbor(-1).lower_ in CONJUNCTIONS
        self.conjoined = self.conjoined or here.lower_ in CONJUNCTIONS
        self.parted, self.filler, self.several = True, 0, False
        return True

    def _is_item(self, here: Token, mention: Mention) -> bool:
        """Whether a name is of the sort of the list's first, and nobody's possessive."""
        return mention.character.type == self.first.character.type and mention.kind != "D" and here.dep_ != "poss"

    def _fills(self, here: Token) -> bool:
        """Take note of a word of an item without a name; False where it can be none."""
        if not self.parted or self.filler >= FILLER or here.pos_ in ("VERB", "AUX") or here.tag_ == "PRP" or here.lower_ in CLAUSES:
            return False
        self.filler += 1
        self.several = self.several or here.tag_ in PLURAL
        return True
