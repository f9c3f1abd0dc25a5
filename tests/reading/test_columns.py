"""Tables whose columns stand apart by tabs or spaces."""

from __future__ import annotations

from detente.reading.cleaning import cleaned


def lines(text: str) -> list[str]:
    return [line for line in cleaned(text)[0].split("\n") if line]


def test_tabs_part_the_cells_of_a_row_and_an_empty_cell_stays() -> None:
    assert lines("Peru\t1970\tLima\nChile\t\tSantiago\n") == ["Peru\t1970\tLima", "Chile\t\tSantiago"]


def test_spaces_part_the_cells_where_three_lines_fall_into_as_many() -> None:
    text = "Country   Since   Capital\nPeru      1970    Lima\nChile     1971    Santiago\n"
    assert lines(text) == ["Country\tSince\tCapital", "Peru\t1970\tLima", "Chile\t1971\tSantiago"]


def test_a_justified_text_is_no_table() -> None:
    text = (
        "The  ministers   of  both  countries  met  in  the  old  capital  and\n"
        "spoke about   trade,  borders  and the   coming  conference  of  all\n"
        "neighbours,  which  is  to be  held  there  before  the  end of  May.\n"
    )
    assert len(lines(text)) == 1
    assert "\t" not in cleaned(text)[0]


def test_two_spaces_behind_a_sentence_part_no_cells() -> None:
    text = "Peru agreed.  Chile did not.\nKenya agreed.  Chad did not.\nFiji agreed.  Tonga did not.\n"
    assert "\t" not in cleaned(text)[0]


def test_a_tab_in_a_single_line_is_a_space() -> None:
    assert lines("Relations\tof Peru\n\nThey are good.\n") == ["Relations of Peru", "They are good."]


def test_lines_whose_parts_stand_apart_by_dashes_are_not_joined() -> None:
    text = "Peru — Lima — 3 May 1990 — state visit\nChile — Santiago — 5 May 1990 — working visit\n"
    assert len(lines(text)) == 2
