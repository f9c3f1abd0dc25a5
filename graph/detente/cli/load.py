"""Commands that fill the store and take documents out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from detente.cli.output import Answer, answers, note
from detente.cli.wording import tie

if TYPE_CHECKING:
    from detente.cli.output import Item
    from detente.cli.reasons import Reasons
    from detente.cli.session import Session
    from detente.loading import Loaded
    from detente.store import Store


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--metadata", type=click.Path(dir_okay=False), metavar="FILE.jsonl", help="Title, publisher, URL and date of documents.")
@click.option("--published", metavar="DATE", help="The date of documents that nothing else dates.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes that extract at once.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Drop readings like which fewer than this share are right.",
)
@click.option("--model", metavar="PACKAGE", help="Another spaCy pipeline for English, installed as a package.")
@click.option("--explain", is_flag=True, help="Show how each sentence was read, and why, instead of the summary.")
@click.option("-v", "--verbose", is_flag=True, help="List what was read and not kept, with the reason.")
@answers
@click.pass_obj
def load(session: Session, /, *, paths: tuple[str, ...], explain: bool, verbose: bool, **how: Any) -> Answer:
    """Put what documents and records tell into the store.

    PATH is a file or a folder of .txt, .md, .html, .pdf and .docx (prose), .csv and .jsonl (records); - is standard input.
    Loading a document again replaces what it told before; one that cannot be read does not stop the others.

    \b
    Example:
      detente load news/ --metadata sources.jsonl
      detente load readout.txt --published 2022-05-11
      detente load readout.txt --explain
    """
    from detente import loading
    from detente.cli.progress import progress
    from detente.store import Store

    with Store.open(session.store, create=True) as store, progress() as step:
        vocabulary = session.words() if session.vocabulary else None
        reasons = _reasons() if explain else None
        hear = reasons.add if reasons is not None else None
        loaded = loading.load(store, paths, vocabulary=vocabulary, progress=step, explain=hear, **how)
        stats = store.stats()
        for failure in loaded.failures.values():
            note(f"not loaded: {failure}")
        if verbose:
            _tell(_not_kept(store, loaded))
    summary = {
        "documents": loaded.documents,
        "unchanged": loaded.unchanged,
        "failed": dict(loaded.failures),
        "entities": sum(stats.entities.values()),
        "edges": sum(stats.edges.values()),
        "evidence": stats.evidence,
        "dropped": dict(loaded.dropped),
    }
    exit_code = 1 if loaded.failures else 0
    if reasons is None:
        return Answer([summary], ("what", "number"), _rows, single=True, exit_code=exit_code)
    return _explained(reasons, summary, exit_code)


def _rows(summary: Any) -> Iterator[tuple[str, int]]:
    yield "documents loaded", summary["documents"]
    yield "of them unchanged", summary["unchanged"]
    if summary["failed"]:
        yield "documents not loaded", len(summary["failed"])
    yield "entities in the store", summary["entities"]
    yield "edges in the store", summary["edges"]
    yield "pieces of evidence in the store", summary["evidence"]
    for reason, number in summary["dropped"].items():
        yield f"not kept: {reason}", number


def _tell(lines: Iterator[str]) -> None:
    for text in lines:
        note(text)


def _reasons() -> Reasons:
    from detente.cli.reasons import Reasons

    return Reasons()


def _explained(reasons: Reasons, summary: Mapping[str, Any], exit_code: int) -> Answer:
    """The sentences; the summary comes behind them, on standard error."""
    from detente.cli.reasons import COLUMNS, picture, rows

    def items() -> Iterator[Item]:
        yield from reasons
        _tell(f"{what}: {number}" for what, number in _rows(summary))

    return Answer(items(), COLUMNS, rows, picture, empty="no document was read that could be explained", exit_code=exit_code)


def _not_kept(store: Store, loaded: Loaded) -> Iterator[str]:
    for document in _of(store, loaded):
        for lost in store.dropped(document):
            where = f" {lost.span[0]}–{lost.span[1]}" if lost.span else ""
            yield f"not kept: {tie(document)}{where}: {lost.reason}: {tie(lost.detail)}"


def _of(store: Store, loaded: Loaded) -> list[str]:
    """Names of the documents that a load brought."""
    origins = set(loaded.origins)
    return [document.name for document in store.documents() if document.origin in origins]


@click.command()
@click.argument("document")
@answers
@click.pass_obj
def forget(session: Session, document: str) -> Answer:
    """Take DOCUMENT out of the store, with what it alone told.

    Of a file of records, all documents that it brought.

    \b
    Example:
      detente forget news/2024-03-21.txt
    """
    from detente.store import Store

    with Store.open(session.store) as store:
        number = store.forget(document)
        if not number:
            store.document(document)  # says which names come near
    return Answer([{"forgotten": document, "documents": number}], ("forgotten", "documents"), single=True)
