"""Documents on one country's relations, with a section for each other country."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of

TEXT = """{one}Foreign relations of Kenya

Kenya keeps good relations with its neighbours.

{two}Bilateral relations

{three}Bahrain

The two countries established diplomatic relations in 1972. Kenya has an embassy in Manama.

{three}Croatia

Formal relations were established on 4 May 1993. Kenya recognised the country in 1992.

{three}Relations with Denmark

{item}Relations began in 1963.
{item}Denmark has an embassy in Nairobi.

{two}Regional affairs

Kenya wants peace.
"""
PAGE = """<html><head><title>Foreign relations of Kenya</title></head><body><h1>Foreign relations of Kenya</h1>
<p>Kenya keeps good relations with its neighbours.</p><h2>Bilateral relations</h2><h3>Bahrain</h3>
<p>The two countries established diplomatic relations in 1972. Kenya has an embassy in Manama.</p><h3>Croatia</h3>
<p>Formal relations were established on 4 May 1993. Kenya recognised the country in 1992.</p><h3>Relations with Denmark</h3>
<ul><li>Relations began in 1963.</li><li>Denmark has an embassy in Nairobi.</li></ul></body></html>"""
DATES = {frozenset(("Kenya", "Bahrain")): "1972", frozenset(("Kenya", "Croatia")): "1993-05-04", frozenset(("Kenya", "Denmark")): "1963"}


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (TEXT.format(one="", two="", three="", item="- "), "txt"),
        (TEXT.format(one="# ", two="## ", three="### ", item="* "), "md"),
        (PAGE, "html"),
    ],
    ids=["txt", "md", "html"],
)
def test_a_section_is_about_the_document_s_country_and_that_of_its_heading(text: str, suffix: str) -> None:
    relations = relations_of(text, "DIPLOMATIC_RELATIONS", suffix)
    assert {frozenset((one, other)): date for one, other, date in relations} == DATES
    assert relations_of(text, "HAS_MISSION_IN", suffix) == {("Kenya", "Bahrain", None), ("Denmark", "Kenya", None)}
    assert relations_of(text, "RECOGNIZED", suffix) == {("Kenya", "Croatia", "1992")}


def test_a_country_in_front_of_a_line_is_what_the_line_is_about() -> None:
    text = "Foreign relations of Kenya\n\nBahrain: The two countries opened relations in 1972.\n\nPeru – Relations were restored in 1980.\n"
    relations = {(frozenset((one, other)), date) for one, other, date in relations_of(text, "DIPLOMATIC_RELATIONS")}
    assert relations == {(frozenset(("Kenya", "Bahrain")), "1972"), (frozenset(("Kenya", "Peru")), "1980")}


def test_the_notes_of_a_row_are_about_its_country() -> None:
    text = (
        "Foreign relations of Chad\n\nCountry | Began | Notes\nPeru | | Both countries opened relations on 3 May 1970.\n"
        "Bahrain | | Kenya is near. Relations were restored in 1980 and the country has an embassy in N'Djamena.\n"
    )
    relations = {(frozenset((one, other)), date) for one, other, date in relations_of(text, "DIPLOMATIC_RELATIONS")}
    assert relations == {(frozenset(("Chad", "Peru")), "1970-05-03"), (frozenset(("Chad", "Bahrain")), "1980")}
    assert relations_of(text, "HAS_MISSION_IN") == {("Bahrain", "Chad", None)}


def test_a_list_of_countries_heads_no_sections() -> None:
    text = "Foreign relations of Kenya\n\nPartners in trade\n\n- Bahrain\n- Peru\n\nRelations were restored in 1980.\n"
    assert relations_of(text, "DIPLOMATIC_RELATIONS") == set()
