"""What the head of a table and the headings above it tell: which column is what, whose office, which treaty."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.extraction.cast import Character
from detente.extraction.paragraphs import Paragraph
from detente.extraction.scan import Item, kinds
from detente.extraction.scene import Scene
from detente.extraction.timex import find

ROLES = (
    (
        "to",
        r"(?:to|until|end(?:ed)?|left|left office|departed|term ended|end of (?:term|mission)|terminat\w+.*|out of office|"
        r"recalled|resigned|retired|died|dissolved)",
    ),
    (
        "from",
        r"(?:from|since|start(?:ed)?|began|took (?:office|up).*|assumed.*|appointed|appointment|term began|start of (?:term|"
        r"mission)|in office from|presented.*|credentials.*|elected|inaugurated|arrived|crowned|accession)",
    ),
    ("term", r"(?:terms?|term of office|tenure|in office|years?|years in office|period|reign(?:ed)?|served|mandate|dates? in office)"),
    ("date", r"(?:dates?|when|day|on|date of .*)"),
    (
        "state",
        r"(?:countr(?:y|ies)|states?|nations?|part(?:y|ies)|signator(?:y|ies)|participants?|members?|member states?|partners?|"
        r"territor(?:y|ies)|governments?|nationality|sending state)",
    ),
    ("whom", r"(?:whom|recogni[sz]ed|recognizing whom|object|of whom|entity)"),
    ("office", r"(?:office|post|position|title|rank|function|role|portfolio)"),
    ("place", r"(?:places?|destinations?|country visited|visited|host(?: country)?|venue|location|city|cities|countries visited)"),
    (
        "person",
        r"(?:names?|holder|office-?holder|incumbent|visitors?|guests?|who|dignitary|leader|official|head of delegation|person|"
        r"monarch|sovereign)",
    ),
)  # fmt: skip
RATIFIED = "ratified"
"""What a column of ratifications is: of signatures, where the table has no other column of them."""
MEMBERS = re.compile(r"\b(?:members?|signatories|parties)\b", re.IGNORECASE)
NO_MEMBERS = re.compile(r"\b(?:former|past|suspended|candidates?|observers?|non-?members?)\b", re.IGNORECASE)
RELATIONS = (
    (re.compile(r"recogni[sz]|recognition", re.IGNORECASE), "RECOGNIZED"),
    (re.compile(r"\bsign(?:ed|ature|ing)\b", re.IGNORECASE), "SIGNED"),
    (re.compile(r"denounc|denunciation|withdr", re.IGNORECASE), "WITHDREW_FROM"),
    (re.compile(r"ratif", re.IGNORECASE), RATIFIED),
    (re.compile(r"joined|accession|member(?:ship| since)|admitted|admission|acceded|entry", re.IGNORECASE), "MEMBER_OF"),
    (re.compile(r"relations|diplomatic ties|ties (?:since|established)|established", re.IGNORECASE), "DIPLOMATIC_RELATIONS"),
    (re.compile(r"visit", re.IGNORECASE), "VISITED"),
)
HEADING = 110
"""Characters that a heading has at most."""


class Head(NamedTuple):
    """A table's first row, read: the column of each role, and the columns of dates that a relation heads."""

    roles: dict[str, int]
    relations: list[tuple[str, int]]
    title: str | None
    """The office that a column of persons is headed by."""


class Caption(NamedTuple):
    """What the heading above a table tells: an office with its employer and post, and what is named there."""

    title: str | None
    employer: Character | None
    accredited: Character | None
    bodies: list[Character]
    relation: str | None
    members: bool = False
    """Whether it says that the rows are the members of a body or the parties of an agreement."""


def read_head(scene: Scene, paragraph: Paragraph) -> Head | None:
    """A row as a table's head; None where it has dates or begins with an actor, or no column says what it is."""
    roles: dict[str, int] = {}
    relations: list[tuple[str, int]] = []
    title = None
    parts = [p.strip() for p in paragraph.text.split("|")]
    if any(find(p, anchor=None) for p in parts) or any(f.kind in "SCLO" and f.end <= paragraph.text.index("|") for f in paragraph.found):
        return None
    for column, part in enumerate(parts):
        relation = next((kind for pattern, kind in RELATIONS if pattern.search(part)), None)
        role = next((r for r, pattern in ROLES if re.fullmatch(pattern, part, re.IGNORECASE)), None)
        office = scene.lexicon.canonical_title(part)
        if role is None and office in scene.lexicon.title_kinds:
            role, title = "person", office
        if role is not None:
            roles.setdefault(role, column)
        if relation is not None and column > 0 and role not in ("place", "whom", "person", "state"):
            relations.append((relation, column))
    signed = any(kind == "SIGNED" for kind, _ in relations)
    relations = [("SIGNED" if kind == RATIFIED else kind, column) for kind, column in relations if not (signed and kind == RATIFIED)]
    return Head(roles, relations, title) if roles or relations else None


def read_caption(scene: Scene, above: list[Paragraph]) -> Caption:
    """The office, the parties and the relation of the nearest headings and of the document's title, nearest first."""
    title: str | None = None
    employer: Character | None = None
    accredited: Character | None = None
    bodies: list[Character] = []
    relation: str | None = None
    members = False
    near = dict.fromkeys([*above[:-4:-1], *above[:1]])
    for paragraph in sorted(near, key=lambda p: len(p.text) >= HEADING):
        heading = len(paragraph.text) < HEADING
        if heading and relation is None:
            relation = next((kind for pattern, kind in RELATIONS if pattern.search(paragraph.text) and kind != RATIFIED), None)
            members = members or bool(MEMBERS.search(paragraph.text) and not NO_MEMBERS.search(paragraph.text))
        if heading:
            bodies += [c for f in paragraph.found if f.kind in "SOCA" and (c := scene.character(f)) not in bodies]
        if title is not None or not (heading or paragraph is above[-1]):
            continue
        row = kinds(paragraph.items)
        for match in re.finditer(r"(?:(?P<owner>[DSO])X?)?J*T(?:GU?(?P<of>[SOP]))?(?:QU?(?P<to>[SO]))?(?!N|L)", row):
            place = next(i for i in range(match.start(), match.end()) if row[i] == "T")
            of = match.start("of") if match["of"] else match.start("owner")
            title = _title(scene, paragraph, paragraph.items[place])
            employer = actor_of(scene, paragraph.items[of]) if of >= 0 else None
            accredited = actor_of(scene, paragraph.items[match.start("to")]) if match["to"] else None
            break
    return Caption(title, employer, accredited, bodies, relation, members)


def _title(scene: Scene, paragraph: Paragraph, item: Item) -> str:
    return scene.lexicon.title_of(paragraph.text[item.start : item.end])


def actor_of(scene: Scene, item: Item) -> Character | None:
    """The actor that an item names."""
    return scene.character(item.found) if item.found is not None else None
