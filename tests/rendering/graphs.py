"""Small graphs made by hand for the tests of the page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from detente.dates import bounds
from detente.model import Document, Edge, Entity, Evidence, Kind, Sign

REPORT = Document("report.txt", "0" * 64, "Report on Cambodia", "Institute", "https://example.org/report", "2015-06-01")
NEWS = Document("news.html", "1" * 64, "News of the day", None, None, "2024-03-21")
_NUMBERS = count(1)


def actor(name: str, kind: str = "State", aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(f"{kind[0]}:{name.casefold().replace(' ', '-')}", kind, name, aliases)


def quote(text: str, document: Document = REPORT, told: str | None = None, speaker: str | None = None) -> Evidence:
    return Evidence(document.name, 10, 10 + len(text), text, told, None, "asserted", speaker, 0.9, "verb:test", "told" if told else None)


def edge(
    source: Entity,
    relation: str,
    target: Entity,
    start: str | None = None,
    end: str | None = None,
    *,
    kind: Kind = "act",
    sign: Sign = "friendly",
    evidence: tuple[Evidence, ...] = (),
    attested: tuple[int, int] | None = None,
    properties: Mapping[str, str] | None = None,
) -> Edge:
    days = bounds(start, end, act=kind == "act", attested=attested)
    told = evidence or (quote(f"{source.name} and {target.name}: {relation.lower()}.", told=start),)
    basis = ("told" if start else None, "told" if end else None)
    number = f"{next(_NUMBERS):016x}"
    return Edge(number, source.id, relation, target.id, start, end, days, kind, *basis, sign, "asserted", properties or {}, told)  # type: ignore[arg-type]


CAMBODIA = actor("Cambodia", aliases=("Kampuchea", "Kingdom of Cambodia"))
RUSSIA = actor("Russia")
SOVIET_UNION = actor("Soviet Union")
VIETNAM = actor("Vietnam")
HUN_SEN = actor("Hun Sen", "Leader")
HUN_MANET = actor("Hun Manet", "Leader")
PUTIN = actor("Vladimir Putin", "Leader")
LON_NOL = actor("Lon Nol", "Leader")
SIHANOUK = actor("Norodom Sihanouk", "Leader")
ASEAN = actor("ASEAN", "Organization")
UNITED_RUSSIA = actor("United Russia", "Party")
ACCORDS = actor("Paris Peace Accords", "Agreement")
ACTORS = (CAMBODIA, RUSSIA, SOVIET_UNION, VIETNAM, HUN_SEN, HUN_MANET, PUTIN, LON_NOL, SIHANOUK, ASEAN, UNITED_RUSSIA, ACCORDS)

RELATIONS_1956 = edge(
    CAMBODIA, "DIPLOMATIC_RELATIONS", SOVIET_UNION, "1956-05-13", kind="state",
    evidence=(
        quote("Relations were established on 13 May 1956.", told="1956-05-13"),
        quote("They have had relations since 1956.", NEWS, told="1956", speaker="Hun Sen"),
    ),
)._replace(confidence=0.99)  # fmt: skip
EDGES = (
    RELATIONS_1956,
    edge(RUSSIA, "SUCCEEDED", SOVIET_UNION, "1991-12", sign="neutral", properties={"manner": "continuation"}),
    edge(CAMBODIA, "RECOGNIZED", RUSSIA, "1991-12"),
    edge(HUN_SEN, "VISITED", RUSSIA, "2016-05"),
    edge(HUN_MANET, "MESSAGED", PUTIN, "2024-03-20", evidence=(quote("Hun Manet congratulated Vladimir Putin.", NEWS, "2024-03-20"),)),
    edge(HUN_SEN, "MESSAGED", PUTIN, "2024-03-20"),
    edge(PUTIN, "HOLDS_OFFICE", RUSSIA, "2000-05-07", kind="state", sign="neutral", properties={"office": "president"}),
    edge(HUN_MANET, "HOLDS_OFFICE", CAMBODIA, "2023-08-22", "..", kind="state", sign="neutral", properties={"office": "prime minister"}),
    edge(UNITED_RUSSIA, "GOVERNS", RUSSIA, kind="state", sign="neutral"),
    edge(LON_NOL, "OVERTHREW", SIHANOUK, "1970-03-18", sign="hostile"),
    edge(VIETNAM, "FOUGHT", CAMBODIA, "1978-12", "1989", kind="process", sign="hostile"),
    edge(VIETNAM, "MEMBER_OF", ASEAN, "1995-07-28", kind="state"),
    edge(CAMBODIA, "MEMBER_OF", ASEAN, kind="state", attested=(735000, 738000)),
    edge(CAMBODIA, "SIGNED", ACCORDS, "1991-10-23"),
    edge(VIETNAM, "SIGNED", ACCORDS, "1991-10-23"),
)
DOCUMENTS = (REPORT, NEWS)
