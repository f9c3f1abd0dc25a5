"""A small store made by hand: states, regimes, a surname, a contradiction, a plan, rows of a table, and text that means harm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from detente.model import Actor, Document, Fact, Status
from detente.store import Store

CAMBODIA = Actor("Cambodia", "State", "cambodia", ("Phnom Penh",))
RUSSIA = Actor("Russia", "State", "russia", ("Moscow",))
SOVIET_UNION = Actor("Soviet Union", "State", "soviet-union", ("USSR",))
VIETNAM = Actor("Vietnam", "State", "vietnam")
HUN_SEN = Actor("Hun Sen", "Leader")
PUTIN = Actor("Putin", "Leader")
VLADIMIR_PUTIN = Actor("Vladimir Putin", "Leader", None, ("Putin",))
ACCORDS = Actor("Paris Peace Accords", "Agreement")
HOSTILE = Actor('</script>\u202e"; DROP TABLE edge; -- `x`\\u0060 \x07', "Organization")
LONE = Actor("Lone 𝒜 signatory", "Leader")

FIRST = (
    "Cambodia and the Soviet Union established relations on 13 May 1956. Russia succeeded the Soviet Union in December 1991. "
    "Putin met Hun Sen. Cambodia plans to visit Vietnam. Hun Sen was prime minister from 1985 to 2023."
)
SECOND = "Phnom Penh and Moscow (USSR) have had relations since 1956. Vladimir Putin (Putin) met Hun Sen on 3 May 2016, one said."
THIRD = "=1+1 attacked </script> in 1979 – “naïve” \ud800 𝒜 text.\nLone signed the Paris Peace Accords."


def fact(
    text: str,
    quote: str,
    source: Actor,
    relation: str,
    target: Actor,
    start: str | None = None,
    end: str | None = None,
    *,
    status: Status = "asserted",
    speaker: str | None = None,
    confidence: float = 1.0,
    reader: str = "verb:test",
    attested: str | None = None,
    properties: Mapping[str, str] | None = None,
) -> Fact:
    at = text.index(quote)
    return Fact(
        source,
        relation,
        target,
        (at, at + len(quote)),
        start,
        end,
        "told" if start else None,
        "resolved" if end else None,
        attested,
        status,
        speaker,
        properties or {},
        reader,
        confidence,
    )


def fill(store: Store) -> None:
    """Put three documents and one table's row into a store."""
    first = Document("a/first.txt", "1" * 64, "First", "Institute", "https://example.org/?a=1&b=<2>", "2015-01-02", "metadata", "CC-BY-4.0")
    store.replace(
        first,
        FIRST,
        [
            fact(
                FIRST,
                "Cambodia and the Soviet Union established relations on 13 May 1956.",
                CAMBODIA,
                "DIPLOMATIC_RELATIONS",
                SOVIET_UNION,
                "1956-05-13",
            ),
            fact(
                FIRST,
                "Russia succeeded the Soviet Union in December 1991.",
                RUSSIA,
                "SUCCEEDED",
                SOVIET_UNION,
                "1991-12",
                properties={"manner": "continuation"},
            ),
            fact(FIRST, "Putin met Hun Sen.", PUTIN, "MET", HUN_SEN, confidence=0.7),
            fact(FIRST, "Cambodia plans to visit Vietnam.", CAMBODIA, "VISITED", VIETNAM, status="planned"),
            fact(
                FIRST,
                "Hun Sen was prime minister from 1985 to 2023.",
                HUN_SEN,
                "HOLDS_OFFICE",
                CAMBODIA,
                "1985",
                "2023",
                properties={"office": "prime minister"},
            ),
        ],
    )
    second = Document("second.html", "2" * 64, None, None, None, "2016-06", "date line", None, "html")
    store.replace(
        second,
        SECOND,
        [
            fact(
                SECOND,
                "Phnom Penh and Moscow (USSR) have had relations since 1956.",
                CAMBODIA,
                "DIPLOMATIC_RELATIONS",
                SOVIET_UNION,
                "1956",
                "..",
            ),
            fact(
                SECOND,
                "Vladimir Putin (Putin) met Hun Sen on 3 May 2016",
                VLADIMIR_PUTIN,
                "MET",
                HUN_SEN,
                "2016-05-03",
                status="reported",
                speaker="one",
            ),
            fact(
                SECOND,
                "met Hun Sen on 3 May 2016, one said.",
                VLADIMIR_PUTIN,
                "MET",
                HUN_SEN,
                "2016-05-03",
                properties={"mode": "in person"},
            ),
        ],
    )
    third = Document("third <b>.txt", "3" * 64, "=HYPERLINK(1)", None, "javascript:alert(1)", "2020")
    store.replace(
        third,
        THIRD,
        [
            fact(
                THIRD,
                "=1+1 attacked </script> in 1979 – “naïve” \ud800 𝒜 text.",
                HOSTILE,
                "FOUGHT",
                CAMBODIA,
                "1979",
                properties={"id": "x", "weird key": "y"},
            ),
            fact(THIRD, "Lone signed the Paris Peace Accords.", LONE, "SIGNED", ACCORDS, attested="1991"),
        ],
    )
    row = "Vietnam,MEMBER_OF,ASEAN,1995-07-28"
    member = fact(row, row, VIETNAM, "MEMBER_OF", Actor("ASEAN", "Organization", "asean"), "1995-07-28", reader="record")
    store.replace(Document("second.html", "4" * 64, media="csv", origin="rows.csv"), row, [member])


def store_at(path: Path) -> Store:
    """A new store with all of it."""
    store = Store.open(path, create=True)
    fill(store)
    return store
