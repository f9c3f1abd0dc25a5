"""From files to a filled store: read, extract, write, one document after another, with an account of what was not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from detente.errors import DocumentError, UsageError
from detente.explanation import Explained
from detente.fates import Fates, too_unsure
from detente.model import Dropped, Fact
from detente.reading import Failure, Prose, Records, read
from detente.reading.paths import sources

if TYPE_CHECKING:
    from detente.extraction.extractor import Extraction
    from detente.reading.row_facts import RowFact
    from detente.store import Store
    from detente.vocabulary import Vocabulary

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the last one (or of the one that is being read)."""

Explain = Callable[[Explained], None]
"""Called with how a sentence or row was read."""

ROWS_A_STEP = 10_000


class Loaded(NamedTuple):
    """What a load came to."""

    documents: int
    """Documents that the files brought, those that records tell of among them."""
    unchanged: int
    """Those of them of which the store had all before."""
    told: int
    """Pieces of evidence in them."""
    dropped: Mapping[str, int]
    """What was read and not kept: reasons, and how often each."""
    failures: Mapping[str, str]
    """Documents that could not be read, and why; the store has of them what it had before."""
    origins: tuple[str, ...]
    """The files that were loaded, as ``Document.origin`` has them."""


def load(
    store: Store,
    paths: Sequence[str | Path],
    *,
    vocabulary: Vocabulary | None = None,
    metadata: str | Path | None = None,
    published: str | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    explain: Explain | None = None,
) -> Loaded:
    """Load the documents and records under ``paths`` into a store; each document replaces what it told before.

    A .json file named by itself is a graph that was exported. A folder's files are read but for the store and the metadata file.

    Parameters
    ----------
    vocabulary
        A vocabulary with the user's own additions, which the store keeps; None: the one that the store has.
    metadata, published
        See :func:`detente.reading.read`.
    jobs
        Processes that extract at once. The store is the same with any number.
    min_confidence
        Readings that are less sure are dropped, and counted: of those read with a confidence of 0.8, eight in ten are right.
    model
        The package of a spaCy pipeline for English; None: the shipped one.
    stdin
        Read where ``paths`` has ``-``; None: the process's own.
    explain
        Called with each sentence and each row when its document is in the store, in the order of the documents: how it was read, and
        why. A graph that was exported is not read, and tells nothing of that.

    Raises
    ------
    UsageError
        Before anything is written: a path that is not there, a metadata file or date that cannot be read, no such model.
    StoreError, DiskError
        The store cannot be written. Documents before the one that failed are in it.
    """
    if jobs < 1:
        raise UsageError(f"{jobs} jobs: ask for one or more")
    besides = {Path(f"{store.path}{suffix}").resolve() for suffix in ("", "-wal", "-shm", "-journal")}
    if metadata is not None:
        besides.add(Path(metadata).resolve())
    graphs = [Path(path) for path in paths if str(path).lower().endswith(".json") and Path(path).is_file()]
    paths = [path for path in paths if Path(path) not in graphs]
    found = read(paths, metadata=Path(metadata) if metadata is not None else None, published=published, stdin=stdin, besides=besides)
    account = _Account(len(sources(paths, besides)) + len(graphs), progress)
    if vocabulary is not None:
        store.install(vocabulary)
    for graph in graphs:
        _load_graph(store, graph, account)
    fates: Fates | None = None
    understood = store.vocabulary()
    records: list[Records] = []
    for prose, result in _extracted(account.prose(found, records), understood, model, jobs, explain is not None):
        if isinstance(result, str):
            account.fail(prose.document.name, result)
            continue
        facts, unsure = _sure(prose.document.name, result.facts, min_confidence)
        counts = store.replace(prose.document, prose.text, facts, [*result.dropped, *unsure])
        account.add(prose.document.name, 1, counts.told, counts.dropped, counts.unchanged)
        if explain is not None:
            fates = fates or Fates(store, min_confidence)
            for sentence in fates.of_sentences(result.sentences):
                explain(sentence)
    for file in records:
        _load_records(store, file, account, understood, explain)
    return account.closed()


def _load_graph(store: Store, path: Path, account: _Account) -> None:
    """Load what ``detente export --format json`` wrote."""
    from detente.exchange.json_import import load_json

    try:
        imported = load_json(store, path)
    except DocumentError as error:
        account.fail(path.name, str(error))
        return
    account.add(path.name, imported.documents + imported.present, imported.evidence, imported.dropped, imported.documents == 0)


def _load_records(store: Store, file: Records, account: _Account, vocabulary: Vocabulary | None, explain: Explain | None) -> None:
    from detente.extraction.gazetteer import Gazetteer
    from detente.reading.row_facts import row_facts

    name = file.document.name
    gazetteer = Gazetteer.shipped(vocabulary.names) if vocabulary is not None else Gazetteer.shipped()
    try:
        counts = store.replace_records(file.document, account.rows(name, row_facts(file, gazetteer)))
    except DocumentError as error:
        account.fail(name, str(error))
        return
    (documents,) = store.connection.execute("SELECT count(*) FROM document WHERE origin = ?", (name,)).fetchone()
    account.add(name, documents, counts.told, counts.dropped, counts.unchanged)
    if explain is not None:
        for row in Fates(store, 0.0).of_rows(row_facts(file, gazetteer)):
            explain(row)


def _extracted(
    proses: Iterator[Prose], vocabulary: Vocabulary | None, model: str | None, jobs: int, explain: bool
) -> Iterator[tuple[Prose, Extraction | str]]:
    """Extraction is imported, and its model loaded, when there is a first document to extract from."""
    first = next(proses, None)
    if first is None:
        return
    from itertools import chain

    from detente.workers import extracted

    yield from extracted(chain((first,), proses), vocabulary, model, jobs, explain)


def _sure(document: str, facts: Sequence[Fact], least: float) -> tuple[list[Fact], list[Dropped]]:
    unsure = [lost for fact in facts if (lost := too_unsure(fact, document, least)) is not None]
    return [fact for fact in facts if fact.confidence >= least], unsure


class _Account:
    """Keeps count while a load goes on."""

    def __init__(self, files: int, progress: Progress | None) -> None:
        self.files, self.done = files, 0
        self.progress = progress
        self.documents = self.unchanged = self.told = 0
        self.dropped: Counter[str] = Counter()
        self.failures: dict[str, str] = {}
        self.origins: list[str] = []

    def prose(self, found: Iterator[Prose | Records | Failure], records: list[Records]) -> Iterator[Prose]:
        """The prose among what was found; records are put aside and failures noted."""
        for one in found:
            if isinstance(one, Prose):
                yield one
            elif isinstance(one, Records):
                records.append(one)
            else:
                self.fail(one.name, str(one.error))

    def rows(self, name: str, facts: Iterator[RowFact]) -> Iterator[RowFact]:
        """The rows of a file, which may be millions, with a word of how many now and then."""
        for number, fact in enumerate(facts, 1):
            if number % ROWS_A_STEP == 0 and self.progress is not None:
                self.progress(self.done, self.files, f"{name}, {number:,} rows")
            yield fact

    def fail(self, name: str, reason: str) -> None:
        self.failures[name] = reason
        self._step(name)

    def add(self, name: str, documents: int, told: int, dropped: Mapping[str, int], unchanged: bool) -> None:
        self.documents += documents
        self.unchanged += documents if unchanged else 0
        self.told += told
        self.dropped.update(dropped)
        self.origins.append(name)
        self._step(name)

    def closed(self) -> Loaded:
        reasons = dict(sorted(self.dropped.items()))
        return Loaded(self.documents, self.unchanged, self.told, reasons, dict(sorted(self.failures.items())), tuple(sorted(self.origins)))

    def _step(self, name: str) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.files, name)
