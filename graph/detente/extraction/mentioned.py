"""The names of a paragraph as they were read: who bears each, and how it is known for a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Mention, Paragraph
from detente.extraction.scan import Found
from detente.extraction.scene import SHORT_NAME, Scene
from detente.extraction.unnamed import MARK
from detente.model import Actor, Fact

FORMS = ("name", "alias", "acronym", "demonym", "capital", "surname")
"""Of names in the gazetteer."""


class Named(NamedTuple):
    """A name in a paragraph."""

    span: tuple[int, int]
    character: Character
    how: str


class Mentioned:
    """The names of a document that has been read."""

    def __init__(self, scene: Scene, named: Iterable[tuple[Fact, Fact]]) -> None:
        """``named`` are facts before and after their agreements without a name were called something."""
        self._scene = scene
        ends = ((a, b) for before, after in named for a, b in ((before.source, after.source), (before.target, after.target)))
        self._called = {a.name: b.name for a, b in ends if a.name != b.name}

    def actor(self, character: Character) -> Actor:
        """An actor of the cast as it leaves extraction, without the forms of its name."""
        name = self._called.get(character.name, character.name.split(MARK)[0])
        return Actor(name, character.type, character.key)

    def named(self, paragraph: Paragraph, begin: int, end: int) -> list[Named]:
        """The names between two characters of a paragraph, in order."""
        found: dict[tuple[int, int], Named] = {}
        for mention in paragraph.mentions.values():
            span = (mention.start, mention.end)
            found.setdefault(span, Named(span, mention.character, self._how(paragraph, mention)))
        for one in paragraph.found:
            # One that the parser did not see: it is part of what stood for a name beside it.
            if not any(span[0] < one.end and span[1] > one.start for span in found):
                character = self._scene.character(one)
                found[one.start, one.end] = Named((one.start, one.end), character, _by(one, character))
        return sorted((one for one in found.values() if begin <= one.span[0] < end), key=lambda one: one.span)

    def _how(self, paragraph: Paragraph, mention: Mention) -> str:
        if mention.how is not None:
            return mention.how
        span = (mention.start, mention.end)
        for one in (*paragraph.found, *(told.found for told in paragraph.told if told.person == span)):
            if one is not None and one.end == mention.end and one.start >= mention.start and one.type == mention.character.type:
                return _by(one, mention.character)
        if any(told.person == span for told in paragraph.told):
            return "gazetteer, by name and office" if mention.character.key is not None else "introduced with an office"
        return SHORT_NAME


def _by(found: Found, character: Character) -> str:
    if found.how not in FORMS:
        return found.how
    return f"gazetteer, {found.how}" + ("" if character.key == found.key else " of the state that came before")
