"""What the reading of a document tells whoever wants to know why it read as it did.

The readers call these methods where they decide. A :class:`Trace` keeps nothing, so that reading costs the same whether or not it can
be explained; ``reasons.Reasons`` is one that keeps all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.explanation import Explained
    from detente.extraction.cast import Character
    from detente.extraction.events import Event
    from detente.extraction.frames import Firing
    from detente.extraction.paragraphs import Paragraph
    from detente.extraction.scene import Scene
    from detente.extraction.timex import TimeMention
    from detente.model import Dropped, Fact
    from detente.vocabulary import Relation

Result = TypeVar("Result")


class Trace:
    """A listener to the reading of one document, which keeps nothing."""

    # --- who is meant, and when

    def sentence(self, paragraph: Paragraph, span: tuple[int, int]) -> None:
        """A sentence is read now; what is told next is of it, till the next one."""

    def because(self, found: Result, why: str) -> Result:  # noqa: ARG002
        """Why the actor or actors found, if any, are those that are looked for; gives them back."""
        return found

    def meant(self, token: Token, found: list[Character], how: Literal["pronoun", "description"]) -> list[Character]:  # noqa: ARG002
        """Whom the words headed by a token stand for, for the reason told last; gives them back."""
        return found

    def dates(self, found: Sequence[TimeMention], used: Sequence[TimeMention], at: int, above: TimeMention | None) -> None:
        """The dates found in the sentence, which begins at that character of its paragraph; those used; and the one told above it."""

    # --- what is told of them

    def fires(self, firing: Firing, relation: str) -> None:
        """A frame fires, for this relation. What is told of readings next is of this one, till the next one."""

    def ends(self, sources: Sequence[tuple[Token, Character]], targets: Sequence[tuple[Token, Character]]) -> None:
        """Who fills its roles; what has the trigger for a token is not named in the sentence."""

    def dyad(self, firing: Firing, source: Character, target: Character) -> None:
        """Two actors between whom a frame may tell its relation; one that fills no role stands for one that does, for the reason told
        last. What is told of readings next is of this frame."""

    def reads(
        self,
        kind: Literal["office", "phrase", "table"],
        reader: str,
        relation: str,
        paragraph: Paragraph,
        span: tuple[int, int],
        ends: tuple[Character, Character | None],
    ) -> None:
        """Something else than a frame tells a relation."""

    def event(self, event: Event) -> None:
        """An event is told: by the frame that fired last, or by what goes on from it ("…, and Peru followed"). What is told of readings
        next is of its own, also when it is told again."""

    def unfit(self, reason: str, *ends: Character) -> None:
        """What fired tells nothing, or not of these ends."""

    def refused(self, rule: Relation, source: Character, target: Character) -> None:
        """These two cannot be the ends of what fired: they are one, or not of the types that the relation or the frame is for."""

    def told(self, place: int) -> None:
        """What was read is the fact at that place."""

    def aimed(self, firing: Firing, place: int) -> None:
        """What a frame read before is the fact at that place after all."""

    def employer(self, place: int, employer: Character | None) -> None:
        """Whose the office of a fact is, for the reason told last."""

    def dropped(self, lost: Dropped, place: int | None) -> None:
        """What was read, or the fact at that place, is not kept."""

    def explained(self, scene: Scene, read: Sequence[Fact], kept: Sequence[Fact], named: Sequence[Fact]) -> tuple[Explained, ...]:  # noqa: ARG002
        """All that was told, sentence by sentence: of the facts ``read`` those ``kept``, and these as they are ``named`` at last."""
        return ()


UNTRACED = Trace()
