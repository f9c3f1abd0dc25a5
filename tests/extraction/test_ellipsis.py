"""What a sentence leaves out because another, or its own beginning, has told it."""

from __future__ import annotations

import pytest

from tests.extraction.telling import relations_of


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2012 Tunisia recalled its ambassador from Libya. Norway did the same.",
        "On 5 March 2012 Tunisia recalled its ambassador from Libya. So did Norway.",
        "On 5 March 2012 Tunisia recalled its ambassador from Libya. Norway followed suit.",
        "On 5 March 2012 Tunisia recalled its ambassador from Libya, as did Norway.",
    ],
)
def test_another_did_so_too(text: str) -> None:
    assert {(s, t) for s, t, _ in relations_of(text, "CUT_TIES")} == {("Tunisia", "Libya"), ("Norway", "Libya")}


def test_who_does_the_same_as_nothing_that_was_read_does_nothing() -> None:
    text = "In 1878 Peru recalled its ambassador from Chile. Bolivia protested; so did Brazil, which sent a fleet."
    assert "Brazil" not in {s for s, _, _ in relations_of(text, "CUT_TIES")}


def test_who_is_followed_by_others() -> None:
    text = "The National Council of Sudan was recognised as the voice of the people by France in 2012, followed by Turkey and Italy."
    assert {s for s, _, _ in relations_of(text, "RECOGNIZED")} == {"France", "Turkey", "Italy"}


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        (
            "Estonia joined the Council of Europe on 14 May 1993, Latvia on 10 February 1995.",
            "MEMBER_OF",
            {("Estonia", "Council of Europe", "1993-05-14"), ("Latvia", "Council of Europe", "1995-02-10")},
        ),
        (
            "Bosnia and Herzegovina was free. France recognised it on 6 April 1992 and the United States on 7 April 1992.",
            "RECOGNIZED",
            {("France", "Bosnia and Herzegovina", "1992-04-06"), ("United States", "Bosnia and Herzegovina", "1992-04-07")},
        ),
    ],
)
def test_a_name_and_a_date_repeat_what_was_done(text: str, relation: str, told: set[tuple[str, str, str]]) -> None:
    assert relations_of(text, relation) == told


def test_a_name_and_a_date_before_another_verb_repeat_nothing() -> None:
    text = "France recognised Kosovo in 2008, and Serbia in 2008 recalled its ambassador from Paris."
    assert relations_of(text, "RECOGNIZED") == {("France", "Kosovo", "2008")}


INVASION = "Iraq invaded Kuwait on 2 August 1990. "


@pytest.mark.parametrize(
    ("text", "critics"),
    [
        ("The Soviet Union condemned the invasion.", {("Soviet Union", "Iraq", "1990-08")}),
        ("France denounced this attack.", {("France", "Iraq", "1990-08")}),
        ("France condemned the earthquake.", set()),
        ("France condemned an attack.", set()),
        ("Iraq condemned the invasion.", set()),
    ],
)
def test_a_bare_deed_is_of_who_did_it_before(text: str, critics: set[tuple[str, str, str]]) -> None:
    assert relations_of(INVASION + text, "CRITICIZED") == critics


def test_who_rejects_an_accusation_disputes_it_with_who_made_it() -> None:
    text = "North Korea accused the South Korean government of lies. Seoul rejected the accusation."
    assert {frozenset(r[:2]) for r in relations_of(text, "DISPUTED_WITH")} == {frozenset({"North Korea", "South Korea"})}


def test_several_who_act_never_mean_one_of_themselves() -> None:
    text = "The Taliban ruled Afghanistan. Only Pakistan, Saudi Arabia and Qatar recognised their government in 1997."
    pairs = {(s, t) for s, t, _ in relations_of(text, "RECOGNIZED")}
    assert not pairs & {(a, b) for a in ("Pakistan", "Saudi Arabia", "Qatar") for b in ("Pakistan", "Saudi Arabia", "Qatar")}
