"""The page's paths are those of `detente path`: the same actors, and the same edges of each hop in the same order."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.generate import COLUMNS, records
from detente.dates import Window
from detente.loading import load
from detente.model import FUTURE, PAST
from detente.queries.paths import PathQuestion, find_paths
from detente.rendering.html import write_html
from detente.store import Store
from tests.services.browser import Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WINDOWS = (None, "1985", "1970..1979", "1991..", "..1960")
REGIMES = [
    ("State B000001", "State", "SUCCEEDED", "State C000002", "State", "1980", "", "regimes", "2000-01-01", "continuation"),
    ("State D000003", "State", "SUCCEEDED", "State B000001", "State", "1991", "", "regimes", "2000-01-01", "continuation"),
]
"""Three of the generated states are one country."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    at = tmp_path_factory.mktemp("paths")
    with (at / "records.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*COLUMNS, "manner"))
        rows = [(*row, "") for row in records(150, 320, seed=3)]
        again = [(*row[:7], "another report", *row[8:]) for row in rows[::3]]
        writer.writerows([*rows, *again, *REGIMES])
    with Store.open(at / "detente.db", create=True) as store:
        load(store, [at / "records.csv"])
        yield store


@pytest.fixture(scope="module")
def visit(browser: Browser, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    file = tmp_path_factory.mktemp("page") / "page.html"
    write_html(store, file)
    with visiting(browser, file) as visit:
        yield visit
        assert visit.console == []


def days(window: str | None) -> tuple[int, int]:
    return (PAST, FUTURE) if window is None else Window.parse(window)


def asked_in_page(visit: Visit, questions: list[dict[str, Any]]) -> list[Any]:
    return list(visit.page.evaluate("questions => questions.map(asked => detente.path(asked))", questions))


def answer(store: Store, source: str, target: str, question: PathQuestion) -> Any:
    found = find_paths(store, source, target, question)
    return {"actors": list(found[0].actors), "edges": [[edge.id for edge in hop.edges] for hop in found[0].hops]} if found else None


def pairs(store: Store, count: int) -> list[tuple[str, str]]:
    keys = sorted(entity.id for entity in store.entities())
    chance = random.Random(5)
    states = [key for key in keys if key.startswith("S:")]
    return [(a, b) for a, b in (chance.sample(keys, 2) for _ in range(count))] + list(product(states[:3], states[1:3]))


@pytest.mark.parametrize("in_order", [False, True])
def test_paths_are_those_of_the_command(visit: Visit, store: Store, in_order: bool) -> None:
    asked, expected = [], []
    for (source, target), window, certain in product(pairs(store, 30), WINDOWS, (False, True)):
        if source == target:
            continue
        a, b = days(window)
        asked.append(
            {"source": source, "target": target, "from": a, "to": b, "certain": certain and window is not None, "inOrder": in_order}
        )
        question = PathQuestion(between=window, certain=certain and window is not None, in_order=in_order)
        expected.append(answer(store, source, target, question))
    answers = asked_in_page(visit, asked)
    for question_asked, ours, theirs in zip(asked, answers, expected, strict=True):
        assert ours == theirs, question_asked
    lengths = {len(one["edges"]) for one in expected if one}
    assert max(lengths) >= 4
    assert None in expected
    assert any(len(edges) > 1 for one in expected if one for edges in one["edges"])
