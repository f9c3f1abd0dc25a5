"""Amounts of money and goods in running English text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.extraction.figures import Figure, find, habit, has_money

Expected = tuple[str, ...]
"""Words, number, unit (of money its currency), goods, and what else is told of it."""


def told(text: str) -> list[Expected]:
    return [
        (text[f.start : f.end], f.number, f.unit, f.goods, *(word for word in (f.qualifier, f.period, f.role, f.other) if word))
        for f in find(text)
    ]


MONEY: list[tuple[str, Expected]] = [
    # signs and codes before the number
    ("a gift of $20 million", ("$20 million", "20000000", "USD", "")),
    ("US$1.22 billion", ("US$1.22 billion", "1220000000", "USD", "")),
    ("U.S. $5 million", ("U.S. $5 million", "5000000", "USD", "")),
    ("$1.22bn", ("$1.22bn", "1220000000", "USD", "")),
    ("£3m", ("£3m", "3000000", "GBP", "")),
    ("£250k", ("£250k", "250000", "GBP", "")),
    ("€1,5 bn", ("€1,5 bn", "1500000000", "EUR", "")),
    ("¥30 billion", ("¥30 billion", "30000000000", "JPY", "")),
    ("A$20 million", ("A$20 million", "20000000", "AUD", "")),
    ("a $50 million loan", ("$50 million", "50000000", "USD", "")),
    ("HK$900,000", ("HK$900,000", "900000", "HKD", "")),
    ("Rs 500 crore", ("Rs 500 crore", "5000000000", "rupees", "")),
    ("Rs. 2,50,000", ("Rs. 2,50,000", "250000", "rupees", "")),
    ("₹40 crore", ("₹40 crore", "400000000", "INR", "")),
    ("INR 3 lakh crore", ("INR 3 lakh crore", "3000000000000", "INR", "")),
    ("RM5m", ("RM5m", "5000000", "MYR", "")),
    ("EUR 5m", ("EUR 5m", "5000000", "EUR", "")),
    ("USD 5,000,000", ("USD 5,000,000", "5000000", "USD", "")),
    ("USD200 million", ("USD200 million", "200000000", "USD", "")),
    ("DM 200 million", ("DM 200 million", "200000000", "DEM", "")),
    ("$10,000", ("$10,000", "10000", "USD", "")),
    ("$1\u00a0200\u00a0000", ("$1\u00a0200\u00a0000", "1200000", "USD", "")),
    ("$5 million dollars", ("$5 million dollars", "5000000", "USD", "")),
    # names and codes behind it
    ("20 million rubles", ("20 million rubles", "20000000", "rubles", "")),
    ("20 million Soviet roubles", ("20 million Soviet roubles", "20000000", "SUR", "")),
    ("half a million dollars", ("half a million dollars", "500000", "USD", "")),
    ("a million dollars", ("a million dollars", "1000000", "USD", "")),
    ("one and a half billion pounds", ("one and a half billion pounds", "1500000000", "GBP", "")),
    ("2 and a half million pounds", ("2 and a half million pounds", "2500000", "GBP", "")),
    ("three quarters of a billion dollars", ("three quarters of a billion dollars", "750000000", "USD", "")),
    ("fifty million pounds sterling", ("fifty million pounds sterling", "50000000", "GBP", "")),
    ("one hundred and twenty-five thousand pounds", ("one hundred and twenty-five thousand pounds", "125000", "GBP", "")),
    ("one million two hundred thousand rubles", ("one million two hundred thousand rubles", "1200000", "rubles", "")),
    ("five thousand million lire", ("five thousand million lire", "5000000000", "ITL", "")),
    ("1.200.000 euros", ("1.200.000 euros", "1200000", "EUR", "")),
    ("3 mio. euros", ("3 mio. euros", "3000000", "EUR", "")),
    ("5 million USD", ("5 million USD", "5000000", "USD", "")),
    ("300 million €", ("300 million €", "300000000", "EUR", "")),
    ("20 million US dollars", ("20 million US dollars", "20000000", "USD", "")),
    ("150 million Norwegian kroner", ("150 million Norwegian kroner", "150000000", "NOK", "")),
    ("150 million kroner", ("150 million kroner", "150000000", "kroner", "")),
    ("5 billion CFA francs", ("5 billion CFA francs", "5000000000", "CFA francs", "")),
    ("a 20-million-dollar loan", ("20-million-dollar", "20000000", "USD", "")),
    ("a two-million-dollar gift", ("two-million-dollar", "2000000", "USD", "")),
    # no number is made of words that tell none
    ("several million dollars", ("several million dollars", "", "USD", "")),
    ("tens of millions of dollars", ("tens of millions of dollars", "", "USD", "")),
    ("a few billion yen", ("a few billion yen", "", "JPY", "")),
    # how exact, how often, and in other money
    ("about £3m", ("about £3m", "3000000", "GBP", "", "about")),
    ("some $20 million", ("some $20 million", "20000000", "USD", "", "about")),
    ("a total of more than $2 billion", ("a total of more than $2 billion", "2000000000", "USD", "", "over")),
    ("at least $5.5bn", ("at least $5.5bn", "5500000000", "USD", "", "at least")),
    ("no less than 2 million euros", ("no less than 2 million euros", "2000000", "EUR", "", "at least")),
    ("up to 10 million yen", ("up to 10 million yen", "10000000", "JPY", "", "up to")),
    ("nearly USD20 million", ("nearly USD20 million", "20000000", "USD", "", "nearly")),
    ("less than $1 million", ("less than $1 million", "1000000", "USD", "", "under")),
    ("$5 million or so", ("$5 million or so", "5000000", "USD", "", "about")),
    ("$1 million or more", ("$1 million or more", "1000000", "USD", "", "at least")),
    ("only $12 million", ("only $12 million", "12000000", "USD", "")),
    ("$40 million a year", ("$40 million a year", "40000000", "USD", "", "year")),
    ("an annual $40 million", ("annual $40 million", "40000000", "USD", "", "year")),
    ("Rs 500 crore ($60 million)", ("Rs 500 crore ($60 million)", "5000000000", "rupees", "", "60000000 USD")),
    ("£20 million, or about $30 million, to", ("£20 million, or about $30 million", "20000000", "GBP", "", "30000000 USD")),
    ("600 million yuan, about $90 million,", ("600 million yuan, about $90 million", "600000000", "CNY", "", "90000000 USD")),
    # ranges
    ("between $10 million and $15 million", ("between $10 million and $15 million", "10000000..15000000", "USD", "")),
    ("between 10 and 15 million dollars", ("between 10 and 15 million dollars", "10000000..15000000", "USD", "")),
    ("$10-15 million", ("$10-15 million", "10000000..15000000", "USD", "")),
    ("US$10–15m", ("US$10–15m", "10000000..15000000", "USD", "")),
    ("$10 million to $15 million", ("$10 million to $15 million", "10000000..15000000", "USD", "")),
    ("two to three million francs", ("two to three million francs", "2000000..3000000", "francs", "")),
    ("ranging from $10 million to $15 million", ("$10 million to $15 million", "10000000..15000000", "USD", "")),
    ("gave $5 million to 10 provinces", ("$5 million", "5000000", "USD", "")),
    # what money buys
    ("$5 million worth of rice", ("$5 million worth of rice", "5000000", "USD", "rice")),
    ("two million dollars’ worth of wheat", ("two million dollars’ worth of wheat", "2000000", "USD", "wheat")),
    ("$3 million in medicines", ("$3 million in medicines", "3000000", "USD", "medicines")),
    ("$60 million in oil revenues", ("$60 million", "60000000", "USD", "")),
    # what a word before makes of it
    ("grew by some $2 billion", ("some $2 billion", "2000000000", "USD", "", "about", "by")),
    ("up from $2 billion", ("$2 billion", "2000000000", "USD", "", "from")),
    ("compared with $2 billion a year earlier", ("$2 billion", "2000000000", "USD", "", "compared")),
]

GOODS: list[tuple[str, Expected]] = [
    ("two hundred tonnes of rice", ("two hundred tonnes of rice", "200", "tonnes", "rice")),
    ("5,000 metric tons of fertiliser", ("5,000 metric tons of fertiliser", "5000", "tonnes", "fertiliser")),
    ("1 200 000 tonnes of coal", ("1 200 000 tonnes of coal", "1200000", "tonnes", "coal")),
    ("quarter of a million tonnes of maize", ("quarter of a million tonnes of maize", "250000", "tonnes", "maize")),
    ("hundreds of thousands of tonnes of wheat", ("hundreds of thousands of tonnes of wheat", "", "tonnes", "wheat")),
    ("100 tonnes of food and medicine", ("100 tonnes of food and medicine", "100", "tonnes", "food, medicine")),
    ("20 kg of plutonium", ("20 kg of plutonium", "20", "kilograms", "plutonium")),
    ("30,000 pounds of tobacco", ("30,000 pounds of tobacco", "30000", "pounds", "tobacco")),
    ("7,000 head of cattle", ("7,000 head of cattle", "7000", "head", "cattle")),
    ("5m barrels of oil", ("5m barrels of oil", "5000000", "barrels", "oil")),
    ("20,000 barrels a day", ("20,000 barrels a day", "20000", "barrels", "oil", "day")),
    ("50,000 doses of vaccine", ("50,000 doses of vaccine", "50000", "doses", "vaccine")),
    ("3m doses of the Sinovac vaccine", ("3m doses of the Sinovac vaccine", "3000000", "doses", "Sinovac vaccine")),
    ("2 million COVID-19 vaccine doses", ("2 million COVID-19 vaccine doses", "2000000", "doses", "COVID-19 vaccine")),
    ("50 trucks of medicine", ("50 trucks of medicine", "50", "trucks", "medicine")),
    ("300 trucks to Libya", ("300 trucks", "300", "", "trucks")),
    ("a hundred tanks", ("a hundred tanks", "100", "", "tanks")),
    ("two dozen Mi-17 helicopters", ("two dozen Mi-17 helicopters", "24", "", "Mi-17 helicopters")),
    ("36 F-16 fighter jets", ("36 F-16 fighter jets", "36", "", "F-16 fighter jets")),
    ("12 T-72 tanks", ("12 T-72 tanks", "12", "", "T-72 tanks")),
    ("14 Leopard 2 tanks", ("14 Leopard 2 tanks", "14", "", "Leopard 2 tanks")),
    ("5,000 AK-47s and ammunition", ("5,000 AK-47s and ammunition", "5000", "", "AK-47s, ammunition")),
    ("no less than 30 patrol boats", ("no less than 30 patrol boats", "30", "", "patrol boats", "at least")),
    ("between 20 and 30 locomotives", ("between 20 and 30 locomotives", "20..30", "", "locomotives")),
    ("two thousand five hundred rifles", ("two thousand five hundred rifles", "2500", "", "rifles")),
    ("200 doctors", ("200 doctors", "200", "", "doctors")),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: Expected) -> None:
    assert told(text) == [expected]
    assert has_money(text)


@pytest.mark.parametrize(("text", "expected"), GOODS)
def test_goods(text: str, expected: Expected) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "rose by 20 per cent",
        "a 5 percent share",
        "7.5% of the total",
        "2,000 people were vaccinated",
        "20 million people live there",
        "1,000 soldiers and 30 officers",
        "three countries, five years and 12 ministers",
        "Resolution 242",
        "the G20 and COP 26",
        "the party which in 1999 won the election",
        "in 2021 vaccines were short",
        "500 oil companies",
        "12 arms dealers",
        "20 km from the border",
        "on 12 May 1956",
        "an F-16 and an S-400 system",
        "COVID-19 vaccines",
        "20 5-tonne trucks",
        "at 10.30 on Monday",
        "by 3 votes to 2",
        "a dollar crisis",
        "million-strong crowds",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_several_figures_in_order() -> None:
    text = "10 million dollars, 200 tanks and €5m worth of rice"
    assert [words for words, *_ in told(text)] == ["10 million dollars", "200 tanks", "€5m worth of rice"]


def test_where_money_is_looked_for_first() -> None:
    assert not has_money("Peru recognised Chile in 1951, and 200 tanks were sent.")


class TestWhoseMoneyABareWordMeans:
    """A word or sign without its country: what the document says elsewhere."""

    def currency(self, *texts: str) -> str:
        (figure,) = find(texts[-1], habits=habit(texts))
        return figure.unit

    def test_a_dollar_is_the_united_states(self) -> None:
        assert self.currency("It cost US$3 million.", "It gave $5 million.") == "USD"

    def test_but_not_beside_another_dollar(self) -> None:
        assert self.currency("It cost A$3 million.", "It gave $5 million.") == "dollars"
        assert self.currency("It cost 3 million Canadian dollars.", "It gave $5 million.") == "dollars"

    def test_a_rupee_is_the_only_one_that_is_named(self) -> None:
        assert self.currency("It cost 3 million Indian rupees.", "It gave Rs 500 crore.") == "INR"
        assert self.currency("3 million Indian rupees and 5 million Pakistani rupees", "It gave Rs 500 crore.") == "rupees"

    def test_a_loan_of_five_dollars_is_not_australian(self) -> None:
        assert self.currency("A $3 million loan was made.", "It gave $5 million.") == "USD"


@pytest.mark.parametrize(
    "piece",
    [
        "$", "9", "1,", "million ", "5 million ", "one hundred ", "a ", "$5 (about ", "between ", "5 tonnes of ", "5 F-", "- ", "1 200 ",
        "US", "$1-", "half a ", "rice and ", "5 rice, ", "at least ", "more than at least about ", "123\u00a0", "fixed-wing-", "$5 or ",
        "tens of ", "20 big ", "\u0660", "５ million dollars ", "’s ", "\ud800$5 ",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 8 * seconds(10_000) + 0.1


@given(st.text(alphabet=st.sampled_from("$€£ 0123456789,.-–()’'aAmkbnt/%\n\u00a0") | st.characters(), max_size=80))
def test_nothing_breaks_it(text: str) -> None:
    held(text, find(text))


WORDS = [
    "$", "5", "1,000", "20", "million", "bn", "a", "half", "of", "rice", "tonnes", "dollars", "between", "and", "to", "(", ")",
    "about", "at", "least", "year", "worth", "-", "US$", "rs", "crore", "from", "by", "one", "hundred", "tanks", "each", ",", "or",
    "F", "16", "several", "doses", "Soviet", "rubles",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_figures_lie_in_the_text_one_behind_the_other(text: str) -> None:
    held(text, find(text))


def held(text: str, figures: list[Figure]) -> None:
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        assert figure.start <= figure.core[0] < figure.core[1] <= figure.end
        assert figure.value is None or figure.value.is_finite()
        assert figure.upto is None or (figure.value is not None and figure.value < figure.upto)
        assert "E" not in figure.number
        end = figure.end
