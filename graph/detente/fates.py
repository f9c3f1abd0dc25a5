"""What becomes of facts behind extraction: those that are less sure than was asked for, and those that the store refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.explanation import EndRead, Explained, Lost, Reading, said
from detente.model import Dropped, Fact
from detente.store.checking import SAME_ENDS, checked_fact
from detente.store.rows import storable
from detente.store.words import ties
from detente.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from detente.reading.row_facts import RowFact
    from detente.store import Store

TOO_UNSURE = "below the confidence asked for"


def too_unsure(fact: Fact, document: str, least: float) -> Dropped | None:
    """Why a fact of a document is less sure than is asked for; None if it is sure enough."""
    if fact.confidence >= least:
        return None
    return Dropped(document, TOO_UNSURE, f"{said(fact)} ({fact.confidence:g} < {least:g})", fact.span)


class Fates:
    """What became of the facts of documents that are in a store; facts less sure than ``least`` were not to go there."""

    def __init__(self, store: Store, least: float) -> None:
        self._least = least
        self._vocabulary = store.vocabulary() or load_vocabulary()
        self._ties = ties(store.connection)

        @lru_cache(maxsize=1024)
        def tied_to_themselves(document: str) -> frozenset[tuple[tuple[int, int] | None, str]]:
            return frozenset((lost.span, lost.detail) for lost in store.dropped(document) if lost.reason == SAME_ENDS)

        self._tied_to_themselves = tied_to_themselves

    def of(self, fact: Fact, document: str) -> Lost | None:
        """Why a fact was not kept; None if it was."""
        lost = too_unsure(fact, document, self._least)
        if lost is None:
            checked = checked_fact(fact, self._vocabulary, self._ties, document, None)
            lost = checked if isinstance(checked, Dropped) else None
        if lost is not None:
            return Lost(lost.reason, lost.detail)
        detail = storable(said(fact))
        return Lost(SAME_ENDS, detail) if (fact.span, detail) in self._tied_to_themselves(document) else None

    def of_sentences(self, sentences: Iterable[Explained]) -> Iterator[Explained]:
        """Sentences with the facts that were kept in the end."""
        for sentence in sentences:
            yield sentence._replace(readings=tuple(self._settled(reading, sentence.document) for reading in sentence.readings))

    def _settled(self, reading: Reading, document: str) -> Reading:
        fates = [self.of(fact, document) for fact in reading.told]
        if not any(fates):
            return reading
        kept = tuple(fact for fact, lost in zip(reading.told, fates, strict=True) if lost is None)
        return reading._replace(told=kept, dropped=(*reading.dropped, *(lost for lost in fates if lost is not None)))

    def of_rows(self, rows: Iterable[RowFact]) -> Iterator[Explained]:
        """Rows of records, each with the fact that it tells, or why it tells none."""
        ends: dict[str, int] = {}
        lines: dict[str, str] = {}
        for row in rows:
            name = row.document.name
            if row.text:
                ends[name] = ends.get(name, 0) + len(row.text)
                lines[name] = row.text
            start, end = row.told.span or (0, 0)
            begin = ends.get(name, 0) - len(lines.get(name, ""))
            text = lines.get(name, "")[start - begin : end - begin] if row.told.span else ""
            yield Explained(name, "row", start, end, text, readings=(self._row(row.told, name, (start, end), text),))

    def _row(self, told: Fact | Dropped, document: str, span: tuple[int, int], text: str) -> Reading:
        if isinstance(told, Dropped):
            return Reading("record", "record", None, None, *span, text, (), (), (), (Lost(told.reason, told.detail),))
        lost = self.of(told, document)
        source, target = (EndRead(next(iter(actor.mentions), None), actor, None) for actor in (told.source, told.target))
        kept = (told,) if lost is None else ()
        return Reading("record", told.reader, told.relation, None, *span, text, (source,), (target,), kept, (lost,) if lost else ())
