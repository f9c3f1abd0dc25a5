"""Rows of records to facts, each with its span in the text of its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from detente.dates import canonical, edges_of
from detente.errors import DateError
from detente.model import STATUSES, Actor, Document, Dropped, Fact, Status
from detente.reading.prose import Records, Row
from detente.reading.records import COLUMNS

if TYPE_CHECKING:
    from detente.extraction.gazetteer import Gazetteer

BAD_ROW = "row cannot be read"
NO_CELL = "a needed cell is empty"
NO_TYPE = "type of an actor not told"
BAD_DATE = "date not read"
BAD_STATUS = "status not known"
_OWN = frozenset(COLUMNS)
_NOTHING: dict[str, str] = {}
_TELLING = ("source", "relation", "target", "start", "end")
"""What stands for the quote of a row that has none."""
_NAMES = 1 << 17
"""Names that are held at once, with whom they stand for."""


class RowFact(NamedTuple):
    """What one row tells, and what it adds to the text of its document.

    All ``text`` of one document's rows, joined in order, are that document's text, which spans count in.
    """

    document: Document
    """``sha256`` is empty for a document that rows name: it is that of its text, known at the end."""
    told: Fact | Dropped
    text: str


class _Fault(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


Known = Callable[[str, str], Actor | None]
"""The actor that a name and a node type (empty: not told) stand for."""


def row_facts(records: Records, names: Gazetteer | None = None) -> Iterator[RowFact]:
    """The facts of a file of records, in the file's order; a row that cannot be used is Dropped with file, line and reason.

    Where no column ``document`` is given, the document is the file, its text the decoded file, and a row's span its
    ``quote`` where that stands in the row as it is written, else the row. Where it is given, rows tell documents: the
    text of each is its rows' quotes, one a line, or for a row without quote the line "source relation target start end".
    ``names`` is the gazetteer that knows actors (None: the shipped one).
    """
    if names is None:
        from detente.extraction.gazetteer import Gazetteer

        names = Gazetteer.shipped()
    known = lru_cache(maxsize=_NAMES)(partial(_known, names))
    rows = records.open()
    first = next(rows, None)
    if first is None:
        return
    named = "document" in first.cells
    yield from (_named if named else _whole)(records, chain((first,), rows), known)


def _whole(records: Records, rows: Iterable[Row], known: Known) -> Iterator[RowFact]:
    at = 0
    for row in rows:
        start = at + row.lead
        end = at + len(row.raw.rstrip("\n"))
        quote = row.cells.get("quote", "")
        found = row.raw.find(quote, row.lead) if quote else -1
        span = (at + found, at + found + len(quote)) if found >= 0 else (start, end)
        yield RowFact(records.document, _told(records, row, records.document.name, span, known), row.raw)
        at += len(row.raw)


def _named(records: Records, rows: Iterable[Row], known: Known) -> Iterator[RowFact]:
    lengths: dict[str, int] = {}
    last: tuple[str, str, tuple[int, int]] = ("", "", (0, 0))
    document, of_document = records.document, None
    for row in rows:
        get = row.cells.get
        about = get("document"), get("title"), get("url"), get("published")
        # Rows of one document mostly follow one another: what they tell of it is one record then.
        if about != of_document:
            document, of_document = _document(records, row), about
        if row.fault:
            yield RowFact(document, _told(records, row, document.name, None, known), "")
            continue
        line = get("quote") or " ".join(filter(None, map(get, _TELLING)))
        text = ""
        # Rows that follow one another with one quote tell several things with the same words.
        if (document.name, line) == last[:2]:
            span = last[2]
        else:
            at = lengths.get(document.name, 0)
            span, text = (at, at + len(line)), line + "\n"
            lengths[document.name] = at + len(text)
            last = (document.name, line, span)
        yield RowFact(document, _told(records, row, document.name, span, known), text)


def _document(records: Records, row: Row) -> Document:
    file = records.document
    cells = row.cells
    published = file.published
    basis = file.published_basis
    told = cells.get("published", "").strip()
    if told:
        # A date that is none has the row Dropped, by _told.
        with suppress(DateError):
            published, basis = canonical(told), "metadata"
    name = cells.get("document", "").strip() or file.name
    return Document(
        name, "", title=cells.get("title") or None, publisher=file.publisher, url=cells.get("url") or None, published=published,
        published_basis=basis, licence=file.licence, media=file.media, origin=file.name,
    )  # fmt: skip


def _told(records: Records, row: Row, document: str, span: tuple[int, int] | None, known: Known) -> Fact | Dropped:
    try:
        if row.fault or span is None:
            raise _Fault(BAD_ROW, row.fault or "")
        return _fact(row.cells, span, known)
    except _Fault as fault:
        return Dropped(document, fault.reason, f"{records.document.name}, line {row.line}: {fault.detail}", span)


def _fact(cells: dict[str, str], span: tuple[int, int], known: Known) -> Fact:
    get = cells.get
    source = known(get("source", ""), get("source_type", "")) or _unclear(cells, "source")
    target = known(get("target", ""), get("target_type", "")) or _unclear(cells, "target")
    relation = _relation(get("relation", "")) or _empty("relation")
    start, end = _dates(cells)
    told = get("status")
    status = _status(told) if told else STATUSES[0]
    properties = _NOTHING
    if not cells.keys() <= _OWN:
        # Sorted, so that the order of columns does not show.
        properties = {key: text for key in sorted(cells.keys() - _OWN) if key and (text := cells[key].strip())}
    return Fact(
        source, relation, target, span, start, end, "told" if start else None, "told" if end else None, None, status, None, properties
    )


def _status(text: str) -> Status:
    status = text.strip().lower() or STATUSES[0]
    if status not in STATUSES:
        raise _Fault(BAD_STATUS, f"{status!r}; there are {', '.join(STATUSES)}")
    return STATUSES[STATUSES.index(status)]


@lru_cache(maxsize=1024)
def _relation(text: str) -> str:
    return "_".join(text.upper().replace("-", " ").split())


def _empty(column: str) -> NoReturn:
    raise _Fault(NO_CELL, f"{column} is empty")


def _unclear(cells: dict[str, str], end: str) -> NoReturn:
    name = cells.get(end, "").strip()
    if not name:
        _empty(end)
    raise _Fault(NO_TYPE, f"{end}_type is empty, and {name!r} is not known or is several things; fill it in")


def _known(names: Gazetteer, name: str, told: str) -> Actor | None:
    """The actor of that name and type, with the gazetteer's key and name where it has one such."""
    name, told = " ".join(name.split()), "".join(told.split())
    if not name:
        return None
    node_type = told[:1].upper() + told[1:]
    found = [entry for entry in names.lookup(name) if not node_type or entry.type == node_type]
    if len(found) == 1:
        return Actor(found[0].name, found[0].type, found[0].key, (name,))
    return Actor(name, node_type, mentions=(name,)) if node_type else None


def _dates(cells: dict[str, str]) -> tuple[str | None, str | None]:
    start, end, published = cells.get("start"), cells.get("end"), cells.get("published")
    if published:
        _date("published", published)
    if start:
        start = _date("start", start)
    if end:
        end = _date("end", end)
    if start and not end and "/" in start:
        start, end = edges_of(start)
        start = None if start == ".." else start
    return start or None, end or None


def _date(column: str, text: str) -> str | None:
    try:
        return _edtf(text)
    except DateError as error:
        raise _Fault(BAD_DATE, f"{column}: {error}") from error


@lru_cache(maxsize=65536)
def _edtf(text: str) -> str | None:
    text = text.strip()
    return canonical(text) if text and text != ".." else text or None
