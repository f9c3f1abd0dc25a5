"""Newswire sentences are read at least as well as they were; tests/extraction/sentences/README.md has the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.vocabulary import load_vocabulary
from tests.extraction.sentences import scoring

FLOOR = 0.75
"""F1 of type and dyad together, below today's figures by a margin: a guard, not an aim."""
FILES = sorted(scoring.HERE.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_type_and_dyad_are_found_at_least_as_well_as_before(path: Path) -> None:
    assert scoring.total([scoring.judged(sentence) for sentence in scoring.sentences(path)]).f1 >= FLOOR


def test_the_sentences_tell_every_type_of_plover() -> None:
    told = {event.type for path in FILES for sentence in scoring.sentences(path) for event in sentence.tells}
    relations = load_vocabulary().relations.values()
    assert told == {"YIELD" if kind == "RETREAT" else kind.split()[0] for relation in relations for kind in relation.plover}


def test_a_wrong_direction_is_wrong_and_a_symmetric_relation_has_none() -> None:
    attack = scoring.Sentence("Peru attacked Chile.", "190", (scoring.Event("chile", "ASSAULT", "peru"),))
    assert scoring.total([scoring.judged(attack)]) == (0, 1, 1)
    talks = scoring.Sentence("Peru held talks with Chile.", "046", (scoring.Event("chile", "CONSULT", "peru"),))
    assert scoring.total([scoring.judged(talks)]) == (1, 0, 0)
