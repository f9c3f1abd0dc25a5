"""Tables and labelled lists: the relation is in the head, the row has the actors and the dates.

"Country | Relations established", "State | Signed | Ratified", "Name | Country | Took office | Left office",
"Full members: A, B and C". What a head leaves out (whose ambassadors, which treaty) is in the heading above it, or is
what the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.rows import OPEN, Cell, Row
from detente.extraction.scene import Scene
from detente.extraction.table_heads import Caption, Head, read_caption, read_head
from detente.extraction.timex import find

LABEL = re.compile(
    r"(?P<kind>full|founding|original|current|associate|associated|observer|candidate|former|suspended)?\s*"
    r"(?:members?(?: states?| countries)?|states?|signatories|parties)?\s*(?:\(\d+\))?:\s",
    re.IGNORECASE,
)


def cells(scene: Scene, topic: Character | None) -> Iterator[tuple[Paragraph, Cell]]:
    """The relations that tables and labelled lists tell, in order of their rows."""
    head: Head | None = None
    caption = Caption(None, None, None, [], None)
    above: list[Paragraph] = []
    in_table = False
    for paragraph in scene.paragraphs:
        if paragraph.row is not None:
            continue
        if "|" not in paragraph.text:
            in_table = False
            above.append(paragraph)
            for cell in _labelled(scene, paragraph):
                yield paragraph, cell
            continue
        if not in_table and (found := read_head(scene, paragraph)) is not None:
            head, caption = found, read_caption(scene, above)
            in_table = True
            continue
        in_table = True
        if head is not None:
            for cell in _row(scene, paragraph, head, caption, topic):
                yield paragraph, cell


# --- rows


def _row(scene: Scene, paragraph: Paragraph, head: Head, caption: Caption, topic: Character | None) -> Iterator[Cell]:
    row = Row(scene, paragraph)
    if (
        "person" in head.roles
        and ("from" in head.roles or "term" in head.roles or "office" in head.roles)
        and not (caption.relation == "VISITED" and not head.title)
    ):
        yield from _office(row, head, caption, topic)
    elif "person" in head.roles and (caption.relation == "VISITED" or "place" in head.roles):
        yield from _visit(row, head, topic)
    elif head.relations:
        for relation, column in head.relations:
            yield from _dated(row, head, caption, topic, relation, column)
    elif caption.relation is not None and "date" in head.roles:
        yield from _dated(row, head, caption, topic, caption.relation, head.roles["date"])
    elif caption.members and "state" in head.roles:
        yield from _member(row, head, caption)


def _office(row: Row, head: Head, caption: Caption, topic: Character | None) -> Iterator[Cell]:
    person = row.person(head.roles["person"])
    lexicon = row.scene.lexicon
    title = lexicon.canonical_title(row.text(head.roles.get("office")).lower()) or head.title or caption.title
    if person is None or title is None:
        return
    states = row.actors(head.roles.get("state"))
    start, end = row.times(head.roles.get("from", head.roles.get("term")))[0]
    if "to" in head.roles:
        end = row.times(head.roles["to"])[0][0] or (".." if OPEN.search(row.text(head.roles["to"])) else end)
    employer = caption.employer if title == caption.title or not states else None
    if employer is None:
        employer = states[0] if states else topic
    if employer is None or employer is person:
        return
    accredited = caption.accredited or next(iter(row.actors(head.roles.get("place"))), None)
    properties = [("office", title)]
    if accredited is not None and accredited is not employer and lexicon.title_kinds.get(title) == "diplomat":
        properties.append(("accredited_to", accredited.name))
    yield Cell("HOLDS_OFFICE", person, employer, start, end, row.span, tuple(properties))


def _visit(row: Row, head: Head, topic: Character | None) -> Iterator[Cell]:
    visitor = row.person(head.roles["person"]) or next(iter(row.actors(head.roles["person"])), None)
    hosts = row.actors(head.roles.get("place")) or ([topic] if topic is not None else [])
    start, _ = row.times(head.roles.get("date", head.roles.get("term", head.roles.get("from"))))[0]
    for host in hosts:
        if visitor is not None and visitor is not host:
            yield Cell("VISITED", visitor, host, start, None, row.span)


def _dated(row: Row, head: Head, caption: Caption, topic: Character | None, relation: str, column: int) -> Iterator[Cell]:
    subjects = row.actors(head.roles.get("state", 0)) or row.actors(0)
    if not subjects or not row.text(column):
        return
    for subject in subjects[:1] if relation == "DIPLOMATIC_RELATIONS" else subjects:
        for target in row.actors(head.roles.get("whom")) or _others(row.scene, relation, subject, caption, topic):
            source, goal = (
                (target, subject)
                if relation == "MEMBER_OF" and subject.type == "Organization" and target.type == "State"
                else (subject, target)
            )
            for start, end in row.times(column):
                if target is not subject and (start is not None or relation == "DIPLOMATIC_RELATIONS"):
                    yield Cell(relation, source, goal, start, end if relation in ("MEMBER_OF", "DIPLOMATIC_RELATIONS") else None, row.span)


def _member(row: Row, head: Head, caption: Caption) -> Iterator[Cell]:
    """A member of the body, or a party of the agreement, that the heading or the title names."""
    body = (
        next((c for c in caption.bodies if c.type in ("Organization", "Agreement")), None)
        or _body(row.scene, "Agreement")
        or _body(row.scene, "Organization")
    )
    if body is not None:
        for state in row.actors(head.roles["state"], ("State",))[:1]:
            yield Cell("SIGNED" if body.type == "Agreement" else "MEMBER_OF", state, body, None, None, row.span)


def _others(scene: Scene, relation: str, subject: Character, caption: Caption, topic: Character | None) -> list[Character]:
    """Whom a row's subject is tied to that the row does not name: what the heading names, else what the document is about."""
    wanted = {
        "SIGNED": "Agreement",
        "WITHDREW_FROM": "Agreement",
        "MEMBER_OF": "State" if subject.type == "Organization" else "Organization",
    }.get(relation, "State")
    named = [c for c in caption.bodies if c.type == wanted and c is not subject]
    if named:
        return named[:1]
    if topic is not None and topic.type == wanted and topic is not subject:
        return [topic]
    body = _body(scene, wanted) if wanted != "State" else None
    if body is None and relation == "WITHDREW_FROM":
        body = _body(scene, "Organization")
    return [body] if body is not None else []


def _body(scene: Scene, type_: str) -> Character | None:
    """The organization or agreement that the document is about: that of its title, else the one it names most."""
    counted: Counter[int] = Counter()
    by_id: dict[int, Character] = {}
    for paragraph in scene.paragraphs:
        for found in paragraph.found:
            if found.type == type_:
                character = scene.character(found)
                by_id[id(character)] = character
                counted[id(character)] += 5 if paragraph.index == 0 else 1
    return by_id[counted.most_common(1)[0][0]] if counted else None


# --- labelled lists


def _labelled(scene: Scene, paragraph: Paragraph) -> Iterator[Cell]:
    """ "Full members: Argentina, Brazil; Bolivia since July 2024"."""
    label = LABEL.match(paragraph.text)
    if label is None or not label.group().strip(" :") or "member" not in label.group().lower():
        return
    body = _body(scene, "Organization")
    kind = (label["kind"] or "").lower()
    if body is None or kind in ("former", "suspended", "candidate"):
        return
    properties = (("status", {"associated": "associate"}.get(kind, kind)),) if kind in ("associate", "associated", "observer") else ()
    states = [f for f in paragraph.found if f.kind == "S" and f.start >= label.end()]
    for n, found in enumerate(states):
        behind = paragraph.text[found.end : states[n + 1].start if n + 1 < len(states) else len(paragraph.text)]
        told = [t for t in find(behind, anchor=None) if t.basis == "told"]
        start, end = told[0].edges() if told else (None, None)
        yield Cell(
            "MEMBER_OF",
            scene.character(found),
            body,
            start,
            end,
            (label.start(), min(len(paragraph.text), found.end + (told[0].end if told else 0))),
            properties,
        )
