"""A trace that keeps what it is told, and gives it out when the document is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from detente.explanation import DateRead, Explained, Lost
from detente.extraction.explaining import CONTEXT, End, Explaining, Facts, Read, Reference, Sentence, is_put_in
from detente.extraction.times import is_life, is_vague
from detente.extraction.trace import Trace

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.extraction.cast import Character
    from detente.extraction.events import Event
    from detente.extraction.frames import Firing
    from detente.extraction.paragraphs import Paragraph
    from detente.extraction.scene import Scene
    from detente.extraction.timex import TimeMention
    from detente.model import Dropped, Fact
    from detente.vocabulary import Relation

Result = TypeVar("Result")
PERSONAL = ("PRP", "PRP$")
"""Tags of pronouns that should mean somebody."""


class Reasons(Trace):
    """Keeps all that the reading of one document tells."""

    def __init__(self) -> None:
        self._sentences: list[Sentence] = []
        self._references: dict[tuple[int, int], Reference] = {}
        self._readings: list[Read] = []
        self._reading: Read
        """That which is open."""
        self._of_firing: dict[int, Read] = {}
        self._of_event: dict[int, tuple[Event, Read]] = {}
        self._of_fact: dict[int, Read] = {}
        self._left_out: set[int] = set()
        self._why = ""

    # --- who is meant, and when

    def sentence(self, paragraph: Paragraph, span: tuple[int, int]) -> None:
        """Begin a sentence; a row of a table is one, whatever the parser makes of it."""
        if "|" not in paragraph.text or paragraph.row is not None:
            self._sentences.append(Sentence(paragraph, span, "sentence" if paragraph.row is None else "cell", []))
        elif not self._sentences or self._sentences[-1].paragraph is not paragraph:
            self._sentences.append(Sentence(paragraph, (0, len(paragraph.text.rstrip())), "row", []))

    def because(self, found: Result, why: str) -> Result:
        """Keep the reason, where something is found."""
        if found:
            self._why = why
        return found

    def meant(self, token: Token, found: list[Character], how: Literal["pronoun", "description"]) -> list[Character]:
        """Keep whom words mean, and of a personal pronoun that it means nobody; what was settled once stays so."""
        why, self._why = self._why, ""
        paragraph = self._sentences[-1].paragraph
        place = (paragraph.index, token.i)
        unsettled = token.tag_ in PERSONAL and place not in self._references and not is_put_in(paragraph, token)
        if found or unsettled:
            self._references[place] = Reference(paragraph, token, list(found), how, why or (CONTEXT if found else ""))
        return found

    def dates(self, found: Sequence[TimeMention], used: Sequence[TimeMention], at: int, above: TimeMention | None) -> None:
        """Keep the dates of the sentence."""
        sentence = self._sentences[-1]
        text = sentence.paragraph.text
        roles = {mention.start: mention.role for mention in used}
        for one in found:
            start, end = at + one.start, at + one.end
            unused = None if one.start in roles else _unused(text[at:], one)
            role = roles.get(one.start, one.role)
            sentence.dates.append(DateRead(start, end, text[start:end], one.value, one.until, role, one.basis, unused))
        if above is not None:
            sentence.dates.append(DateRead(None, None, "", above.value, above.until, above.role, "context", None))

    # --- what is told of them

    def fires(self, firing: Firing, relation: str) -> None:
        """Open the reading of a frame."""
        paragraph = self._sentences[-1].paragraph
        self._open(Read("frame", firing.frame.name, relation, paragraph, paragraph.place(firing.trigger), firing))
        self._why = ""

    def ends(self, sources: Sequence[tuple[Token, Character]], targets: Sequence[tuple[Token, Character]]) -> None:
        """Keep who fills the roles of the frame."""
        reading = self._reading
        trigger = reading.firing.trigger.i if reading.firing is not None else -1
        for ends, filled in ((reading.sources, sources), (reading.targets, targets)):
            ends += [End(who, token, None) if token.i != trigger else End(who, None, self._why or None) for token, who in filled]
        self._why = ""

    def dyad(self, firing: Firing, source: Character, target: Character) -> None:
        """Open the frame again, and keep who stands for another at an end of it."""
        reading = self._reading = self._of_firing[id(firing)]
        for ends, who in ((reading.sources, source), (reading.targets, target)):
            if all(end.character is not who for end in (*reading.sources, *reading.targets)):
                ends.append(End(who, None, self._why or None))

    def reads(
        self,
        kind: Literal["office", "phrase", "table"],
        reader: str,
        relation: str,
        paragraph: Paragraph,
        span: tuple[int, int],
        ends: tuple[Character, Character | None],
    ) -> None:
        """Open a reading of another kind."""
        reading = Read(kind, reader, relation, paragraph, span)
        source, target = ends
        reading.sources.append(End(source, None, None))
        if target is not None:
            reading.targets.append(End(target, None, None))
        self._open(reading)

    def _open(self, reading: Read) -> None:
        here = self._sentences[-1] if self._sentences else None
        if here is not None and here.paragraph is reading.paragraph:
            reading.sentence = here
        if reading.firing is not None:
            self._of_firing[id(reading.firing)] = reading  # which keeps it, so that the id stays its own
        self._readings.append(reading)
        self._reading = reading

    def event(self, event: Event) -> None:
        """Open a reading of its own for an event that no frame on its trigger has told; of one told before, the reading of it again."""
        known = self._of_event.get(id(event))
        if known is not None and known[0] is event:
            self._reading = known[1]
            return
        paragraph = self._sentences[-1].paragraph
        place = paragraph.place(event.trigger)
        if (self._reading.reader, self._reading.relation, self._reading.span) != (event.frame, event.relation, place):
            self._open(Read("frame", event.frame, event.relation, paragraph, place))
        reading = self._reading
        for ends, who, token in ((reading.sources, event.source, event.near[0]), (reading.targets, event.target, event.near[1])):
            if all(end.character is not who for end in (*reading.sources, *reading.targets)):
                ends.append(End(who, token, None))
        self._of_event[id(event)] = event, self._reading

    def unfit(self, reason: str, *ends: Character) -> None:
        """Keep why the reading tells nothing."""
        self._reading.lost.append(Lost(reason, " and ".join(end.name for end in ends)))

    def refused(self, rule: Relation, source: Character, target: Character) -> None:
        """Keep why two actors cannot be its ends."""
        if source is target:
            lost = Lost("both ends are the same", source.name)
        elif (refusal := rule.refusal(source.type, target.type)) is not None:
            lost = Lost("breaks the vocabulary", refusal)
        else:
            lost = Lost("the frame is for other types", f"{source.name} is {source.type}, {target.name} is {target.type}")
        self._reading.lost.append(lost)

    def told(self, place: int) -> None:
        """Keep that the open reading is a fact."""
        self._own(self._reading, place)

    def aimed(self, firing: Firing, place: int) -> None:
        """Keep that the reading of a frame is a fact after all."""
        self._own(self._of_firing[id(firing)], place)

    def _own(self, reading: Read, place: int) -> None:
        reading.places.append(place)
        self._of_fact[place] = reading

    def employer(self, place: int, employer: Character | None) -> None:
        """Keep whose an office is, and why."""
        if employer is not None:
            self._of_fact[place].targets.append(End(employer, None, self._why))

    def dropped(self, lost: Dropped, place: int | None) -> None:
        """Keep why a reading, or one of its facts, is dropped."""
        reading = self._reading if place is None else self._of_fact[place]
        reading.lost.append(Lost(lost.reason, lost.detail))
        if place is not None:
            self._left_out.add(place)

    def explained(self, scene: Scene, read: Sequence[Fact], kept: Sequence[Fact], named: Sequence[Fact]) -> tuple[Explained, ...]:
        """The sentences and rows of the document, in its order."""
        explaining = Explaining(scene, Facts(read, kept, named), self._left_out)
        return explaining.of(self._sentences, list(self._references.values()), self._readings)


def _unused(text: str, mention: TimeMention) -> str:
    """Why a date of a sentence, which begins the text, dates nothing in it."""
    if is_vague(mention):
        return "it is too long a time"
    return "it is a life" if is_life(text, mention) else "it dates the whole line"
