"""Extraction over one or several processes; what comes out, and its order, is the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from detente.errors import DetenteError, DocumentError
from detente.extraction.extractor import Extraction, Extractor, load_model
from detente.reading import Prose

if TYPE_CHECKING:
    from detente.vocabulary import Vocabulary

Result = Extraction | str
"""What a document tells, or why nothing could be extracted from it."""

DOCUMENTS, CHARACTERS = 16, 40_000
"""At most so much goes to a process at a time: enough to be parsed together, little enough to keep all busy."""


def extracted(
    proses: Iterable[Prose], vocabulary: Vocabulary | None, model: str | None, jobs: int, explain: bool = False
) -> Iterator[tuple[Prose, Result]]:
    """Each document with what it tells, and with ``explain`` why, in the order of ``proses``, which is read only a little ahead.

    Raises
    ------
    UsageError
        There is no such model.
    DetenteError
        A process ended before its time.
    """
    batches = _batches(proses)
    if jobs == 1:
        extractor = Extractor(vocabulary, model, explain=explain)
        for batch in batches:
            yield from zip(batch, _facts(extractor, batch), strict=True)
        return
    if model is not None:
        load_model(model)  # so that it is this process that says when there is none
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (vocabulary, model, explain))
    under_way: deque[tuple[list[Prose], Future[list[Result]]]] = deque()
    try:
        for batch in batches:
            under_way.append((batch, pool.submit(_facts_here, batch)))
            if len(under_way) > 2 * jobs:
                yield from _next(under_way)
        while under_way:
            yield from _next(under_way)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise DetenteError("a process of --jobs ended before its time, perhaps for want of memory; load again with fewer jobs") from error
    finally:
        # Also when the reader stops early, or on Ctrl-C: no process is left behind.
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()


def _next(under_way: deque[tuple[list[Prose], Future[list[Result]]]]) -> Iterator[tuple[Prose, Result]]:
    batch, future = under_way.popleft()
    yield from zip(batch, future.result(), strict=True)


def _batches(proses: Iterable[Prose]) -> Iterator[list[Prose]]:
    batch: list[Prose] = []
    size = 0
    for prose in proses:
        batch.append(prose)
        size += len(prose.clean)
        if len(batch) == DOCUMENTS or size >= CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _facts(extractor: Extractor, batch: list[Prose]) -> list[Result]:
    try:
        return [extraction for _, extraction in extractor.extract(batch)]
    except Exception:
        # One document that extraction cannot cope with must not cost the others.
        return [_fact_of_one(extractor, prose) for prose in batch]


def _fact_of_one(extractor: Extractor, prose: Prose) -> Result:
    try:
        return extractor.facts(prose)
    except DocumentError as error:
        return str(error)
    except Exception as error:
        return f"{prose.document.name}: extraction failed ({type(error).__name__}: {error}); please report it with the document"


_extractor: Extractor | None = None
"""Of a worker process."""


def _begin(vocabulary: Vocabulary | None, model: str | None, explain: bool) -> None:
    global _extractor
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's business
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor = Extractor(vocabulary, model, explain=explain)


def _end_with_parent() -> None:
    """A process that waits for work would otherwise outlive a first process that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _facts_here(batch: list[Prose]) -> list[Result]:
    assert _extractor is not None
    return _facts(_extractor, batch)
