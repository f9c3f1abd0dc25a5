"""A confidence means what it says: of facts that are claimed with 0.8, about eight in ten are right."""

from __future__ import annotations

import pytest

from detente.extraction.confidence import load_calibration
from tests.corpus import calibrate
from tests.corpus.calibrate import Sample, fitted, samples, weighed_apart, written
from tests.corpus.reliability import Judged, bins, expected_error, read_table, table

pytestmark = pytest.mark.xdist_group("corpus")


@pytest.fixture(scope="module")
def known() -> list[Sample]:
    return samples()


def test_the_shipped_weights_hold_on_the_annotated_documents(known: list[Sample]) -> None:
    weights = load_calibration()
    error = expected_error([Judged(weights.confidence(one.signs), one.right) for one in known])
    assert error <= 0.08, "run `make calibrate`"


def test_the_table_in_the_readme_is_what_fitting_to_other_documents_gives(known: list[Sample]) -> None:
    shown = read_table((calibrate.HERE / "README.md").read_text(encoding="utf-8"))
    found = bins(weighed_apart(known))
    off = sum(max(a.number, b.number) * abs(a.observed - b.observed) for a, b in zip(shown, found, strict=True))
    # What others change in the extraction moves a few facts; when it moves more, `make calibrate` writes the table again.
    assert off / len(known) <= 0.05, "run `make calibrate`"


def test_confidence_tells_right_from_wrong(known: list[Sample]) -> None:
    weights = load_calibration()
    sure = [one.right for one in known if weights.confidence(one.signs) >= 0.9]
    unsure = [one.right for one in known if weights.confidence(one.signs) < 0.6]
    assert sum(sure) / len(sure) - sum(unsure) / len(unsure) > 0.3


# --- fitting


def made(document: str, sign: str, right: int, wrong: int) -> list[Sample]:
    return [Sample(document, (sign,), number < right) for number in range(right + wrong)]


def test_a_sign_of_what_is_mostly_wrong_weighs_against_a_fact() -> None:
    weights = fitted([one for name in "abcdefghij" for one in made(name, "read by table", 9, 1) + made(name, "read by guess", 2, 8)])
    assert weights.signs["read by guess"] < 0 < weights.signs["read by table"]
    assert weights.confidence(["read by guess"]) == pytest.approx(0.2, abs=0.1)
    assert weights.confidence(["read by table"]) == pytest.approx(0.9, abs=0.1)


def test_a_sign_that_one_document_alone_has_gets_no_weight() -> None:
    common = [one for name in "bcde" for one in made(name, "common", 10, 10)]
    assert list(fitted(made("a", "rare", 20, 0) + common).signs) == ["common"]


def test_a_document_is_weighed_by_others_alone() -> None:
    # In every document but one the sign goes with what is right; in that one with what is wrong.
    known = [one for number in range(20) for one in made(f"{number:02}", "said", 5, 0)] + made("99", "said", 0, 5)
    claimed = [confidence for confidence, right in weighed_apart(known) if not right]
    assert len(claimed) == 5
    assert min(claimed) > 0.95


def test_fitting_again_writes_the_same_file(known: list[Sample]) -> None:
    assert written(fitted(known)) == written(fitted(known))


# --- measuring


def test_what_is_claimed_rightly_has_no_error() -> None:
    judged = [Judged(0.75, number < 75) for number in range(100)]
    assert expected_error(judged) == 0


def test_the_error_is_how_far_claimed_and_observed_lie_apart() -> None:
    assert expected_error([Judged(0.95, False)] * 10 + [Judged(0.15, False)] * 10) == pytest.approx(0.55)


def test_a_table_is_read_back_as_it_was_written() -> None:
    judged = [Judged(0.75, True), Judged(0.71, False), Judged(1.0, True)]
    assert [(one.number, one.observed) for one in read_table("Before.\n\n" + "\n".join(table(judged)))] == [
        (one.number, one.observed) for one in bins(judged)
    ]
