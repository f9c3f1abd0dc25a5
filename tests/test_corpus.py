"""The annotated documents that extraction is measured on are sound themselves."""

from __future__ import annotations

from detente.vocabulary import load_vocabulary
from tests.corpus import check


def test_every_annotation_holds_against_its_text_and_the_vocabulary() -> None:
    assert check.faults() == []


def test_documents_come_from_every_region_and_from_1900_to_today() -> None:
    regions = " ".join(row["region"] for row in check.sources().values())
    years = {int(r["date"][:4]) for a in check.annotated().values() for r in a["relations"] if r["date"] and r["date"][:4].isdigit()}
    assert all(region in regions for region in ("Africa", "Americas", "Asia", "Europe", "Middle East", "Pacific"))
    assert min(years) < 1905
    assert max(years) > 2020


def test_a_relation_is_annotated_or_not_scored() -> None:
    annotated = {relation["relation"] for annotation in check.annotated().values() for relation in annotation["relations"]}
    assert annotated | check.UNSCORED == set(load_vocabulary().relations)
    assert not annotated & check.UNSCORED


def test_a_fault_is_found_and_named() -> None:
    name, annotation = next(iter(check.annotated().items()))
    text = (check.TEXTS / name).read_text(encoding="utf-8")
    actor = {**annotation["entities"][0], "mentions": ["a lost protocol"]}
    broken = {
        **annotation,
        "entities": [actor, *annotation["entities"][1:]],
        "relations": [{**annotation["relations"][0], "evidence": "words that nobody wrote", "date": "the other day"}],
    }
    found = list(check.faults_of(broken, text, load_vocabulary()))
    assert any("mention 'a lost protocol' begins with an article" in fault for fault in found)
    assert any("evidence is not in the text" in fault for fault in found)
    assert any(fault.split(": ", 1)[1].startswith("date") for fault in found)
