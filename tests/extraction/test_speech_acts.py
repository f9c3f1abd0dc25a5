"""What is asked, promised, threatened or refused is an act of its own, towards whom the governed clause names."""

from __future__ import annotations

import pytest

from detente.extraction.extractor import Extractor
from tests.extraction.statements import statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # requests
        ("Peru urged Chile to free the sailors.", ("Peru", "REQUESTED", "Chile")),
        ("Peru demanded that Chile withdraw its ships.", ("Peru", "REQUESTED", "Chile")),
        ("Peru wants Chile to come to Lima.", ("Peru", "REQUESTED", "Chile")),
        ("Peru told Chile to leave the islands.", ("Peru", "REQUESTED", "Chile")),
        ("Peru called for an end to the war between Chile and Bolivia.", ("Peru", "REQUESTED", "Chile")),
        ("Peru called for an end to the war between Chile and Bolivia.", ("Peru", "REQUESTED", "Bolivia")),
        # promises
        ("Peru promised to send wheat to Chile.", ("Peru", "PROMISED", "Chile")),
        ("Peru agreed to release two Chilean sailors.", ("Peru", "PROMISED", "Chile")),
        ("Peru and Chile agreed to end their dispute.", ("Peru", "PROMISED", "Chile")),
        ("Peru is ready to meet with Chilean officials.", ("Peru", "PROMISED", "Chile")),
        ("Peru will send wheat to Chile.", ("Peru", "PROMISED", "Chile")),
        ("Peru said that it would send wheat to Chile.", ("Peru", "PROMISED", "Chile")),
        # threats
        ("Peru threatened to expel three Chilean diplomats.", ("Peru", "THREATENED", "Chile")),
        ("Peru said it would bomb Chile.", ("Peru", "THREATENED", "Chile")),
        ("Peru will bomb Chile unless the sailors are freed.", ("Peru", "THREATENED", "Chile")),
        # refusals
        ("Peru refused to hand over the sailors to Chile.", ("Peru", "DISPUTED_WITH", "Chile")),
        ("Peru ruled out talks with Chile.", ("Peru", "DISPUTED_WITH", "Chile")),
        ("Peru said that it would not recognise Chile.", ("Peru", "DISPUTED_WITH", "Chile")),
    ],
)
def test_a_speech_act_is_towards_whom_its_clause_names(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {statement[:3] for statement in statements(extractor, text)}


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        # the clause says what is, not what is to be done
        ("Peru told Chile that Bolivia had left the islands.", ("Peru", "REQUESTED", "Bolivia")),
        ("Peru insisted that Chile had attacked Bolivia.", ("Peru", "REQUESTED", "Chile")),
        # what it is about, and when, is not whom it is done to
        ("Peru threatened to close its ports over the arrest of a Chilean sailor.", ("Peru", "THREATENED", "Chile")),
        # somebody else's deeds
        ("Peru said that Bolivia would bomb Chile.", ("Peru", "THREATENED", "Chile")),
        ("Peru said that Bolivia would bomb Chile.", ("Bolivia", "THREATENED", "Chile")),
        ("Peru might send wheat to Chile.", ("Peru", "PROMISED", "Chile")),
        # what is only thought of has not happened
        ("Peru agreed to send wheat to Chile.", ("Peru", "AIDED", "Chile")),
        ("Peru ruled out talks with Chile.", ("Peru", "MET", "Chile")),
        ("Peru said that it would no longer recognise Chile.", ("Peru", "DISPUTED_WITH", "Chile")),
    ],
)
def test_what_a_speech_act_does_not_say(extractor: Extractor, text: str, unsaid: tuple[str, str, str]) -> None:
    assert unsaid not in {statement[:3] for statement in statements(extractor, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru arrested four Chilean nationals.", ("Peru", "COERCED", "Chile")),
        ("Thousands of Peruvians demonstrated against Chilean air strikes.", ("Peru", "PROTESTED_AGAINST", "Chile")),
        ("Peru massed troops along the border with Chile.", ("Peru", "MOBILIZED_AGAINST", "Chile")),
        ("Peru released two Chilean sailors.", ("Peru", "YIELDED_TO", "Chile")),
        ("Peru called off negotiations with Chile.", ("Peru", "REDUCED_TIES", "Chile")),
        ("Peru is investigating Chilean officials.", ("Peru", "INVESTIGATED", "Chile")),
        ("Peru hosted Chilean ministers on Thursday.", ("Peru", "MET", "Chile")),
        ("Peru apologised to Chile.", ("Peru", "MESSAGED", "Chile")),
        ("Peruvian and Chilean soldiers exchanged fire.", ("Peru", "FOUGHT", "Chile")),
        ("A Chilean scientist was murdered by agents of Peru.", ("Peru", "FOUGHT", "Chile")),
        ("The Peruvian army is on alert along its frontier with Chile.", ("Peru", "MOBILIZED_AGAINST", "Chile")),
        ("Demonstrators in Lima chanted slogans against Chile.", ("Peru", "PROTESTED_AGAINST", "Chile")),
        ("Peru stopped buying Chilean beef.", ("Peru", "SANCTIONED", "Chile")),
        ("Peru turned to Chile for help.", ("Peru", "REQUESTED", "Chile")),
        ("Peru is to give Chile a loan.", ("Peru", "PROMISED", "Chile")),
        ("Peru expressed regret to Chile for the deaths of two sailors.", ("Peru", "MESSAGED", "Chile")),
    ],
)
def test_acts_of_the_newswire(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    assert {statement[:3] for statement in statements(extractor, text)} == {expected}


def test_what_is_given_back_to_a_country_is_no_journey_there(extractor: Extractor) -> None:
    assert not any(relation == "VISITED" for _, relation, _, _ in statements(extractor, "Peru returned the stolen crown to Chile."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what counts and measures is what is counted
        ("Hundreds of Peruvian soldiers attacked Chile.", ("Peru", "FOUGHT", "Chile")),
        ("Peru lifted most of its sanctions against Chile.", ("Peru", "YIELDED_TO", "Chile")),
        ("The navies of Peru and Chile began a week of exercises.", ("Peru", "COOPERATED_WITH", "Chile")),
        # who sits in a country and acts for it
        ("A court in Peru jailed two Chilean businessmen.", ("Peru", "COERCED", "Chile")),
        ("Officials in Lima said that they had asked Chile to leave.", ("Peru", "REQUESTED", "Chile")),
        # whose it is, not who acts already
        ("A Peruvian request was rejected by Chile.", ("Chile", "DISPUTED_WITH", "Peru")),
        # a vow of harm is a threat
        ("Peru vowed to strike Chile.", ("Peru", "THREATENED", "Chile")),
        ("Peru said it might impose tariffs on Chile.", ("Peru", "THREATENED", "Chile")),
        ("Peru will bomb Chile if its ships return, an official said.", ("Peru", "THREATENED", "Chile")),
        ("Peru plans to send doctors to Chile.", ("Peru", "PROMISED", "Chile")),
        # wherever the parser puts the infinitive
        ("Peru offered on Saturday to mediate between Chile and Bolivia.", ("Peru", "PROMISED", "Bolivia")),
        ("Peru agreed under heavy pressure to free two Chilean sailors.", ("Peru", "PROMISED", "Chile")),
        # whose, two steps away
        ("Peru demolished the homes of Chilean settlers.", ("Peru", "COERCED", "Chile")),
        ("Peru pulled its negotiators out of talks with Chile on Wednesday.", ("Peru", "REDUCED_TIES", "Chile")),
        ("The Peruvian army has pulled back from the Chilean border.", ("Peru", "WITHDREW_FROM", "Chile")),
    ],
)
def test_who_stands_in_a_role(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {statement[:3] for statement in statements(extractor, text)}


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Hundreds of Peruvians attacked Chile.", ("Peru", "FOUGHT", "Chile")),
        ("Peru plans to attack Chile.", ("Peru", "PROMISED", "Chile")),
        ("Peru decided not to sell wheat to Chile.", ("Peru", "PROMISED", "Chile")),
        ("Peru offered on Saturday to mediate between Chile and Bolivia.", ("Peru", "MEDIATED", "Bolivia")),
        ("Peru denied reports that it had attacked Chile.", ("Peru", "FOUGHT", "Chile")),
        ("Peru holds the presidency of the European Union.", ("Peru", "COERCED", "European Union")),
        ("Peru plans to attack Chile.", ("Peru", "THREATENED", "Chile")),
        ("Peru agreed to recognise Chile in 1951.", ("Peru", "PROMISED", "Chile")),
        ("The Peruvian president will visit Chile.", ("Peru", "PROMISED", "Chile")),
        ("Peruvian peacekeepers arrived in Chile.", ("Peru", "VISITED", "Chile")),
        ("Peru called the Chilean government a puppet.", ("Peru", "MET", "Chile")),
        ("Peruvian and Chilean troops clashed.", ("Peru", "DISPUTED_WITH", "Chile")),
    ],
)
def test_who_does_not(extractor: Extractor, text: str, unsaid: tuple[str, str, str]) -> None:
    assert unsaid not in {statement[:3] for statement in statements(extractor, text)}
