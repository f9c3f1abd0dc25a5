"""Tables and labelled lists."""

from __future__ import annotations

from tests.extraction.telling import offices_of, relations_of


def table(*rows: str) -> str:
    head, *body = rows
    return "\n".join([head, "|".join(["---"] * (head.count("|") - 1)).join("||"), *body])


def test_a_list_of_ambassadors_takes_employer_and_host_from_its_heading() -> None:
    text = "# Ambassadors of Norway to Kenya\n\n" + table(
        "| No. | Name | Term |", "| 1 | Ole Berg | 1965–1969 |", "| 2 | Kari Lund Jr. | 1969–present |"
    )
    assert offices_of(text, "md") >= {("Ole Berg", "ambassador", "Norway", "1965", "1969")}
    assert {o[3] for o in offices_of(text, "md") if o[0].startswith("Kari")} == {"1969"}


def test_an_office_told_by_the_heading_is_not_that_of_the_country_of_birth() -> None:
    text = "# The secretaries-general of the United Nations\n\n" + table(
        "| Name | Country | Took office | Left office |", "| Ole Berg | Norway | 1 May 1990 | 2 May 1994 |"
    )
    assert offices_of(text, "md") == {("Ole Berg", "secretary-general", "United Nations", "1990-05-01", "1994-05-02")}


def test_offices_of_several_countries_take_their_row_s() -> None:
    text = "# Delegates at the talks\n\n" + table(
        "| Name | Office | Country | From | To |",
        "| Ole Berg | Foreign Minister | Norway | 1990 | 1994 |",
        "| Ana Ruiz | President | Peru | 1992 | |",
    )
    assert offices_of(text, "md") == {
        ("Ole Berg", "foreign minister", "Norway", "1990", "1994"),
        ("Ana Ruiz", "president", "Peru", "1992", None),
    }


def test_recognitions_name_who_and_whom() -> None:
    text = "# The Baltic states\n\nEstonia, Latvia and Lithuania were free again.\n\n## Recognition\n\n" + table(
        "| State | Whom | Date |", "| Iceland | Lithuania | 11 February 1991 |", "| Norway | all three | 24 August 1991 |"
    )
    assert relations_of(text, "RECOGNIZED", "md") >= {
        ("Iceland", "Lithuania", "1991-02-11"), ("Norway", "Estonia", "1991-08-24"),
        ("Norway", "Latvia", "1991-08-24"), ("Norway", "Lithuania", "1991-08-24"),
    }  # fmt: skip


def test_relations_are_with_the_state_of_the_heading_and_each_date_counts() -> None:
    text = "# Foreign relations of Chad\n\n" + table(
        "| Country | Relations established | Notes |", "| Israel | 1960, 1993 (re-established) | |", "| Peru | | none |"
    )
    assert relations_of(text, "DIPLOMATIC_RELATIONS", "md") == {("Israel", "Chad", "1960"), ("Israel", "Chad", "1993")}


def test_signatories_sign_the_treaty_of_the_title_on_their_day() -> None:
    text = "# The Treaty of Rarotonga\n\n" + table(
        "| State | Signed | Ratified |", "| Fiji | 6 Aug 1985 | 4 Oct 1985 |", "| Tonga | 2 Aug 1996 | |"
    )
    assert {(s, d) for s, _, d in relations_of(text, "SIGNED", "md")} == {("Fiji", "1985-08-06"), ("Tonga", "1996-08-02")}


def test_members_of_an_organization_join_on_their_day() -> None:
    text = "# ASEAN\n\n" + table("| Member | Joined |", "| Brunei | 7 January 1984 |", "| Vietnam | 28 July 1995 |")
    assert {(s, d) for s, _, d in relations_of(text, "MEMBER_OF", "md")} == {("Brunei", "1984-01-07"), ("Vietnam", "1995-07-28")}


def test_visits_go_to_the_place_of_the_row() -> None:
    text = "# Visits abroad\n\n" + table("| Date | Visitor | Destination |", "| 3 May 1990 | Ole Berg | Kenya |")
    assert relations_of(text, "VISITED", "md") == {("Ole Berg", "Kenya", "1990-05-03")}


def test_a_labelled_list_tells_members_with_the_dates_behind_them() -> None:
    text = "# Mercosur\n\n**Full members:** Argentina, Brazil; Bolivia since July 2024.\n"
    assert relations_of(text, "MEMBER_OF", "md") >= {
        ("Argentina", "Mercosur", None),
        ("Brazil", "Mercosur", None),
        ("Bolivia", "Mercosur", "2024-07"),
    }


def test_notes_between_the_rows_do_not_end_a_table() -> None:
    text = "Foreign relations of Chad\n\nCountry | Formal relations began | Notes\nPeru | 1970 | yes\n- A note.\nKenya | 1971 | yes\n"
    assert relations_of(text, "DIPLOMATIC_RELATIONS") >= {("Peru", "Chad", "1970"), ("Kenya", "Chad", "1971")}
