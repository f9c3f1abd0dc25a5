"""Lists below a line that says what they list: "Kiribati is a member of:", "Signatories", "Current members".

The line tells the relation and one end (or the document's title does), each item the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.rows import Cell
from detente.extraction.scan import Found
from detente.extraction.scene import Scene
from detente.extraction.timex import find

ITEM = 140
"""Characters that an item of a list has at most."""
LEAD = 220
"""Characters that the line above a list has at most."""
MEMBERSHIP = re.compile(r"member|participat|organi[sz]ations?|belongs", re.IGNORECASE)
NEAR = 60
"""Characters before a run of acronyms in which it is said what they are."""
ACRONYM = r"(?:[A-Z][A-Za-z]{0,11}(?:-\d+)?|G-\d+)(?:\s*\([^)]*\))?"
ACRONYMS = re.compile(rf"(?:{ACRONYM}[,;]\s*){{5,}}(?:and\s+)?(?:the\s+)?{ACRONYM}(?![\w-])")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b")


class Kind(NamedTuple):
    """What a list may be of: the line's words, the node types of its items, and the relation from the fixed end or to it."""

    words: re.Pattern[str]
    items: str
    fixed: str
    relation: str
    item_is_source: bool


KINDS = (
    Kind(
        re.compile(r"\b(?:former|past|withdrawn)\b.*\b(?:members?|part(?:y|ies)|signator(?:y|ies))\b", re.IGNORECASE),
        "S",
        "OA",
        "WITHDREW_FROM",
        True,
    ),
    Kind(re.compile(r"\b(?:former|past|suspended|withdrawn|candidate|observer)\b", re.IGNORECASE), "", "", "", True),
    Kind(re.compile(r"signator|signed by|contracting part|\bparties\b|ratif", re.IGNORECASE), "S", "A", "SIGNED", True),
    Kind(
        re.compile(r"\bmembers?\b(?! of the following| of:)|member (?:states?|countries)|membership", re.IGNORECASE),
        "S",
        "OA",
        "MEMBER_OF",
        True,
    ),
    Kind(re.compile(r"member of|memberships?|participat|belongs to|organi[sz]ations?", re.IGNORECASE), "O", "S", "MEMBER_OF", False),
    Kind(re.compile(r"diplomatic relations|bilateral relations", re.IGNORECASE), "S", "S", "DIPLOMATIC_RELATIONS", False),
    Kind(re.compile(r"recogni[sz]ed by", re.IGNORECASE), "S", "S", "RECOGNIZED", True),
)


def listed(scene: Scene, topic: Character | None) -> Iterator[tuple[Paragraph, Cell]]:
    """The relations that lists tell, in order of their items."""
    lead: Paragraph | None = None
    items: list[Paragraph] = []
    for paragraph in scene.paragraphs:
        if paragraph.row is not None:
            continue
        if "|" not in paragraph.text and _names(paragraph) and lead is not None:
            items.append(paragraph)
            continue
        if lead is not None and (len(items) > 1 or (items and len(_names(items[0])) > 2)):
            yield from _read(scene, lead, items, topic)
        items = []
        text = paragraph.text.strip()
        lead = paragraph if len(text) < LEAD and (text.endswith(":") or (len(text) < 90 and not text.endswith((".", "?", "!")))) else None
    if lead is not None and (len(items) > 1 or (items and len(_names(items[0])) > 2)):
        yield from _read(scene, lead, items, topic)


def acronyms(scene: Scene, topic: Character | None) -> Iterator[tuple[Paragraph, Cell]]:
    """The memberships that a run of acronyms tells: "International organization participation: ACP, ADB, FAO, IMF, …"."""
    member = topic if topic is not None and topic.type == "State" else None
    above = ""
    for paragraph in scene.paragraphs:
        run = ACRONYMS.search(paragraph.text)
        lead = (paragraph.text[: run.start()].strip() or above)[-NEAR:] if run is not None else ""
        told = MEMBERSHIP.search(lead) if run is not None and _in_capitals(run.group()) else None
        above = paragraph.text if len(paragraph.text) < LEAD else ""
        if member is None or run is None or told is None or paragraph.row is not None:
            continue
        for written in re.split(r"[,;]\s*|\s+and\s+", run.group().strip().rstrip(".")):
            body = _body(scene, written)
            if body is not None:
                yield paragraph, Cell("MEMBER_OF", member, body, None, None, (0, len(paragraph.text.rstrip())))


def _in_capitals(run: str) -> bool:
    """Whether most words of a run are acronyms, and not a list of states.

    >>> _in_capitals("ACP, AsDB, FAO, UPU, WMO"), _in_capitals("Australia, Brunei, Canada, China, US")
    (True, False)
    """
    words: list[str] = re.split(r"[,;]\s*|\s+and\s+", re.sub(r"\s*\([^)]*\)", "", run))
    return sum(sum(c.isupper() for c in word) > 1 or len(word) == 1 for word in words) > 0.7 * len(words)


def _body(scene: Scene, written: str) -> Character | None:
    """The organization that an acronym stands for; None where the note behind it says that it is no member."""
    note = re.search(r"\((.*?)\)", written)
    name = re.sub(r"\s*\(.*?\)", "", written).strip()
    body = scene.gazetteer.listed(name)
    if (len(name) < 2 and body is None) or (note is not None and re.search(r"observer|associate|candidate|applicant", note.group(1))):
        return None
    character = scene.cast.by_name(name, "Organization") if body is None else scene.cast.by_key(body.key, "Organization", body.name)
    character.forms[name] += 1
    return character


def _names(paragraph: Paragraph) -> list[Found]:
    """The name that an item begins with, or the names of which alone it consists; nothing where it is a sentence."""
    text = paragraph.text
    if len(text) > ITEM or VERB.search(text):
        return []
    names = [f for f in paragraph.found if f.kind in "SOPC" and f.type != "Leader"]
    if not names or not re.fullmatch(r"\W*(?:[Tt]he\s+)?", text[: names[0].start]):
        return []
    rest = text[names[0].end :]
    for found in names[1:]:
        rest = rest.replace(text[found.start : found.end], "")
    if re.fullmatch(r"(?:[\s,;.&]|and|the|\([^)]*\))*", rest):
        return names
    return names[:1] if re.match(r"\s*(?:[(,;:–—-]|$|since|\d|[A-Z]{2,})", text[names[0].end :]) else []


def _read(scene: Scene, lead: Paragraph, items: list[Paragraph], topic: Character | None) -> Iterator[tuple[Paragraph, Cell]]:
    first = _names(items[0])[0]
    for kind in KINDS:
        if not kind.words.search(lead.text):
            continue
        if not kind.relation:
            return
        if first.kind.replace("C", "S") not in kind.items:
            continue
        fixed = _fixed(scene, lead, kind, topic)
        if fixed is None:
            continue
        relation = "SIGNED" if fixed.type == "Agreement" and kind.relation == "MEMBER_OF" else kind.relation
        for paragraph in items:
            dates = [m for m in find(paragraph.text, anchor=None) if m.basis == "told" and m.role in ("at", "since", "from_to")]
            for found in _names(paragraph):
                actor = scene.character(found)
                if actor is fixed or found.kind.replace("C", "S") not in kind.items:
                    continue
                start = dates[0].value if dates else None
                source, target = (actor, fixed) if kind.item_is_source else (fixed, actor)
                yield paragraph, Cell(relation, source, target, start, None, (0, len(paragraph.text.rstrip())))
        return


def _fixed(scene: Scene, lead: Paragraph, kind: Kind, topic: Character | None) -> Character | None:
    """The end that is the same for the whole list: named in the line above it, else what the document is about."""
    for paragraph in (lead, *scene.paragraphs[:2]):
        for found in paragraph.found:
            if found.kind.replace("D", "S") in kind.fixed:
                return scene.character(found)
    return topic if topic is not None and topic.type[0] in kind.fixed else None
