"""A broken word is mended, a compound is left alone."""

from __future__ import annotations

import pytest

from detente.reading.hyphens import mended
from detente.reading.mapped import Mapped


def mend(text: str) -> str:
    return mended(Mapped(text)).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Vi-etnam", "Vietnam"), ("be-tween", "between"), ("peo-ple", "people"), ("Develop-ment", "Development"),
        ("tele-communications", "telecommunications"), ("theo-retical", "theoretical"), ("Cambo-dian", "Cambodian"),
        ("re-maining", "remaining"), ("inter-national", "international"), ("coopera-tion", "cooperation"),
    ],
)  # fmt: skip
def test_a_word_broken_inside_a_line_is_mended(broken: str, whole: str) -> None:
    assert mend(f"They saw {broken} there.") == f"They saw {whole} there."


@pytest.mark.parametrize(
    "compound",
    [
        "Cambodia-Russia", "non-aligned", "high-level", "well-trusted", "co-sponsor", "co-operation", "re-elected", "self-defense",
        "Soviet-backed", "ASEAN-led", "people-to-people", "day-to-day", "Timor-Leste", "Guinea-Bissau", "al-Assad", "e-mail",
        "ex-president", "vice-chairman", "two-thirds", "long-standing", "follow-up", "pro-government", "semi-independent", "arch-enemy",
        "cease-fire", "socio-economic",
    ],
)  # fmt: skip
def test_a_compound_keeps_its_hyphen(compound: str) -> None:
    assert mend(f"They saw {compound} there.") == f"They saw {compound} there."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the govern-\nment said", "the government said"),
        ("the over-\nthrow of", "the overthrow of"),
        ("a govern-  \n  ment", "a government"),
        ("of Siha-\nnouk, as Sihanouk said", "of Sihanouk, as Sihanouk said"),
        ("Nhek Bun-\nchhay", "Nhek Bunchhay"),
        ("a long-\nstanding tie", "a long-standing tie"),
        ("a Soviet-\nbacked army", "a Soviet-backed army"),
        ("in Guinea-\nBissau", "in Guinea-Bissau"),
        ("the cease-\nfire, a cease-fire", "the cease-fire, a cease-fire"),
        ("from 1979–\n91", "from 1979–91"),
    ],
)
def test_at_a_line_s_end_the_word_decides(text: str, expected: str) -> None:
    assert mend(text) == expected


def test_whole_words_that_make_one_are_joined_only_where_words_are_broken() -> None:
    assert mend("under the leader-ship of the peo-ple and the coun-try") == "under the leadership of the people and the country"
    assert mend("the leader-ship of the party") == "the leader-ship of the party"
    assert mend("the leader-ship of the party, a leadership that lasts") == "the leadership of the party, a leadership that lasts"
