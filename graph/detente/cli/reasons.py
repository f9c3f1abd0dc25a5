"""How a document was read, on its way from a load to the answer: a line or more for each thing that was found in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from detente.cli.streams import line
from detente.cli.wording import dated, tie

if TYPE_CHECKING:
    from detente.cli.output import Item
    from detente.explanation import Explained

COLUMNS = ("document", "from", "to", "what", "words", "meaning", "reason")
IN_MEMORY = 16_000_000
"""Bytes that wait in memory; more wait in a file."""
LABEL = 9
"""Columns of what a line is about."""


class Reasons:
    """Sentences as they are explained, and afterwards as items of an answer. What is loaded does not wait for who reads them."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY, mode="w+", encoding="ascii", newline="\n")  # noqa: SIM115

    def add(self, sentence: Explained) -> None:
        """Keep a sentence."""
        from detente.explanation import as_json

        self._file.write(json.dumps(as_json(sentence)) + "\n")

    def __iter__(self) -> Iterator[Item]:
        self._file.seek(0)
        for kept in self._file:
            yield json.loads(kept)


def rows(sentence: Item) -> Iterator[tuple[object, ...]]:
    """A row for the sentence, and one for each thing that was found in it."""
    where = (sentence["document"], sentence["start"], sentence["end"])
    yield *where, sentence["unit"], sentence["text"], "", ""
    for what, words, meaning, reason in _found(sentence, sentence["readings"]):
        yield *where, what, words, meaning, reason


def picture(sentence: Item) -> Iterator[str]:
    """The sentence with where it stands, and a line for each thing that was found in it; JSON has also the frames that tell no more."""
    yield f"{line(sentence['document'])} {sentence['start']}–{sentence['end']}  “{line(sentence['text'])}”"
    idle = [reading for reading in sentence["readings"] if _is_idle(reading)]
    for what, words, meaning, reason in _found(sentence, [reading for reading in _best(sentence["readings"]) if not _is_idle(reading)]):
        said = f"“{line(words)}”  " if words else ""
        yield f"  {what:<{LABEL}}  {said}{meaning}{f'  ({line(reason)})' if reason else ''}"
    if idle:
        yield f"  {'frame':<{LABEL}}  nobody at either end of {', '.join(dict.fromkeys(map(_trigger, idle)))}"


def _best(readings: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Of the frames that tell one relation by the same words those that told something, else that which came nearest to it."""
    alike: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for number, reading in enumerate(readings):
        alike.setdefault((reading["start"], reading["relation"], number if reading["kind"] != "frame" else None), []).append(reading)
    for several in alike.values():
        telling = [reading for reading in several if reading["told"]]
        yield from telling or [max(several, key=lambda reading: bool(reading["source"]) + bool(reading["target"]))]


def _is_idle(reading: Mapping[str, Any]) -> bool:
    """Whether a frame fired without anybody to tell of."""
    return reading["kind"] == "frame" and not (reading["told"] or reading["source"] or reading["target"])


def _trigger(reading: Mapping[str, Any]) -> str:
    return f"{reading['relation']} “{line(reading['words'])}”"


def _found(sentence: Item, readings: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    """What was found, in which words, what that means, and why."""
    for name in sentence["names"]:
        yield "name", name["text"], _actor(name["actor"], name["text"]), name["how"]
    for reference in sentence["references"]:
        meant = "; ".join(_actor(actor) for actor in reference["meant"])
        yield "means", reference["text"], meant or "nobody for sure", reference["why"] or reference["how"]
    for date in sentence["dates"]:
        role = "" if date["role"] == "at" else f", {date['role']}"
        unused = f", not used: {date['unused']}" if date["unused"] else ""
        yield "date", date["text"], dated(date["value"], date["until"]), f"{date['basis']}{role}{unused}"
    for reading in readings:
        yield from _read(reading)


def _read(reading: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    if reading["relation"] is not None:
        ends = " → ".join(_ends(reading[end]) for end in ("source", "target"))
        by = " ".join(filter(None, (reading["reader"], reading["roles"])))
        yield reading["kind"], "" if reading["kind"] == "record" else reading["words"], f"{reading['relation']}: {ends}", by
    for fact in reading["told"]:
        yield "  kept", "", _fact(fact), _how(fact)
    for lost in reading["dropped"]:
        yield "  dropped", "", line(lost["reason"]), lost["detail"]


def _actor(actor: Mapping[str, Any], words: str = "") -> str:
    """Who an actor is, without the name where the words are the name."""
    name = "" if actor["name"] == words else f"{actor['name']}, "
    key = f" {actor['key']}" if actor["key"] else ""
    return line(f"{name}{actor['type']}{key}")


def _ends(ends: list[Mapping[str, Any]]) -> str:
    return ", ".join(line(end["actor"]["name"]) + (f" [{line(end['why'])}]" if end["why"] else "") for end in ends) or "nobody"


def _fact(fact: Mapping[str, Any]) -> str:
    what = f"{tie(fact['source']['name'])} {tie(fact['relation'], fact['properties'])} {tie(fact['target']['name'])}"
    held = f", held {fact['attested']}" if fact["attested"] else ""
    return f"{what}  {dated(fact['start'], fact['end'])}{held}"


def _how(fact: Mapping[str, Any]) -> str:
    bases = ", ".join(dict.fromkeys(f"date {basis}" for basis in (fact["start_basis"], fact["end_basis"]) if basis))
    speaker = f" by {fact['speaker']}" if fact["speaker"] else ""
    apart = ": questions leave it out" if fact["status"] in ("planned", "denied") else ""
    return ", ".join(filter(None, (bases, f"{fact['status']}{speaker}{apart}", f"{fact['confidence']:.2f}")))
