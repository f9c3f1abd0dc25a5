"""Lists and tables of travels, in whatever order their columns stand and by whatever they stand apart."""

from __future__ import annotations

import pytest

from tests.extraction.telling import offices_of, told

TITLE = "International trips made by President Ana Ruiz, 1991"
HEAD = ("Country", "City", "Dates", "Remarks")
ROWS = (
    ("Brazil", "Brasília", "3–5 March 1991", "State visit; held talks with President Paulo Costa. Received by Foreign Minister Rui Dias."),
    ("Chile", "Santiago", "7 May 1991", "Attended the summit of the Rio Group."),
    ("Peru", "", "9 May 1991", "Private visit."),
)
DURING = "[1991-03-03..1991-03-05]"
TOLD = {
    ("Ana Ruiz", "VISITED", "Brazil", "1991-03-03"), ("Ana Ruiz", "MET", "Paulo Costa", DURING), ("Ana Ruiz", "MET", "Rui Dias", DURING),
    ("Ana Ruiz", "VISITED", "Chile", "1991-05-07"), ("Ana Ruiz", "MET", "Rio Group", "1991-05-07"),
    ("Ana Ruiz", "VISITED", "Peru", "1991-05-09"),
}  # fmt: skip


def travels(text: str, suffix: str = "txt") -> set[tuple[str, str, str, str | None]]:
    """The visits and meetings that a text tells."""
    facts = told(text, suffix=suffix).facts
    return {(f.source.name, f.relation, f.target.name, f.start) for f in facts if f.relation in ("VISITED", "MET")}


def rows(order: tuple[int, ...], between: str, head: bool = True) -> str:
    lines = [*([HEAD] if head else []), *ROWS]
    return f"{TITLE}\n\n" + "\n".join(between.join(line[i] for i in order) for line in lines) + "\n"


@pytest.mark.parametrize("between", [" | ", "\t", "    "], ids=["bars", "tabs", "spaces"])
@pytest.mark.parametrize("head", [True, False], ids=["head", "no head"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 0, 1, 3)], ids=["place first", "date first"])
def test_each_row_tells_a_visit_and_whom_the_traveller_met(order: tuple[int, ...], head: bool, between: str) -> None:
    assert travels(rows(order, between, head)) == TOLD


def test_a_table_of_markdown_or_of_a_page_is_read_like_one_of_text() -> None:
    lines = ["| " + " | ".join(line) + " |" for line in (HEAD, ("---",) * 4, *ROWS)]
    assert travels(f"# {TITLE}\n\n" + "\n".join(lines) + "\n", "md") == TOLD
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in (HEAD, *ROWS))
    assert travels(f"<html><body><h1>{TITLE}</h1><p>The whole list.</p><table>{cells}</table></body></html>", "html") == TOLD


@pytest.mark.parametrize(
    "lines",
    [
        "- Brazil, Brasília, 3–5 March 1991: State visit; held talks with President Paulo Costa. Received by Foreign Minister Rui Dias.\n"
        "- Chile, Santiago, 7 May 1991: Attended the summit of the Rio Group.\n- Peru – 9 May 1991\n",
        "3–5 March 1991 – Brazil (Brasília). State visit; held talks with President Paulo Costa. Received by Foreign Minister Rui Dias.\n\n"
        "7 May 1991 – Santiago, Chile. Attended the summit of the Rio Group.\n\n9 May 1991 – Peru. Private visit.\n",
        "Brazil — Brasília — 3–5 March 1991 — State visit; held talks with President Paulo Costa. Received by Foreign Minister Rui Dias.\n"
        "Chile — Santiago — 7 May 1991 — Attended the summit of the Rio Group.\nPeru — 9 May 1991 — Private visit.\n",
    ],
    ids=["items", "dates first", "dashes"],
)
def test_lines_of_travels_need_no_table(lines: str) -> None:
    assert travels(f"{TITLE}\n\n{lines}") == TOLD


def test_a_blank_cell_is_as_in_the_row_above() -> None:
    text = f"{TITLE}\n\nDate | Country | Remarks\n3 March 1991 | Brazil | Met with President Paulo Costa\n | | Met with Governor Rui Dias\n"
    assert {t for t in travels(text) if t[1] == "MET"} == {
        ("Ana Ruiz", "MET", "Paulo Costa", "1991-03-03"),
        ("Ana Ruiz", "MET", "Rui Dias", "1991-03-03"),
    }


def test_the_heading_tells_the_year_of_days_and_months() -> None:
    text = f"{TITLE}\n\nCountry | Date | Remarks\nBrazil | March 3–5 | Met with President Paulo Costa.\n"
    assert travels(text) == {("Ana Ruiz", "VISITED", "Brazil", "1991-03-03"), ("Ana Ruiz", "MET", "Paulo Costa", DURING)}


def test_who_is_mourned_or_honoured_is_not_met() -> None:
    text = (
        f"{TITLE}\n\nCountry | Date | Remarks\nBrazil | 3 March 1991 | Attended the funeral of President Paulo Costa; met with Rui Dias.\n"
    )
    assert ("Ana Ruiz", "MET", "Paulo Costa", "1991-03-03") not in travels(text)


def test_visitors_come_to_the_country_of_the_heading_and_hold_office_in_their_own() -> None:
    text = "Visits of foreign leaders to Kenya in 1991\n\nCountry | Visitor | Date | Remarks\n" + (
        "Brazil | President Paulo Costa | 3–5 March 1991 | State visit\nChile | Foreign Minister Ana Ruiz | 7 May | Met with Rui Dias\n"
    )
    assert travels(text) >= {("Paulo Costa", "VISITED", "Kenya", "1991-03-03"), ("Ana Ruiz", "VISITED", "Kenya", "1991-05-07")}
    assert {(o[0], o[2]) for o in offices_of(text)} == {("Paulo Costa", "Brazil"), ("Ana Ruiz", "Chile")}


def test_whom_a_traveller_meets_holds_office_where_the_traveller_is() -> None:
    assert {(o[0], o[1], o[2]) for o in offices_of(rows((0, 1, 2, 3), " | "))} >= {
        ("Paulo Costa", "president", "Brazil"),
        ("Rui Dias", "foreign minister", "Brazil"),
    }


def test_the_traveller_s_office_stands_before_the_name() -> None:
    text = "Travels Abroad of the President: Richard Nixon, 1969\n\nDate | Country\nMarch 2, 1969 | France\n"
    assert {(o[0], o[1], o[2]) for o in offices_of(text)} == {("Richard Nixon", "president", "United States")}


def test_a_table_with_dates_and_countries_alone_tells_no_visits() -> None:
    assert travels("Countries that Ana Ruiz likes\n\nCountry | Date | Remarks\nBrazil | 3 March 1991 | nice\n") == set()
