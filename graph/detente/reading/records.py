"""Files of records, .csv and .jsonl, as streams of rows: constant memory, and a bad row does not stop the good ones."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from detente.errors import DocumentError
from detente.reading.bibliography import Bibliography
from detente.reading.prose import Records, Row

DELIMITERS = (",", ";", "\t")
REQUIRED = ("source", "relation", "target")
COLUMNS = (*REQUIRED, "source_type", "target_type", "start", "end", "document", "title", "url", "published", "quote", "status")
_CHUNK = 1 << 20
_TOGETHER = 500
"""Lines that are parsed together where no quotation mark stands in them."""


def records_of(name: str, path: Path, media: str, told: Bibliography, published: str | None) -> Records:
    """The records in a file, opened as often as they are asked for.

    Raises
    ------
    DocumentError
        The file cannot be opened, is empty, is no text, or misses a column that records need.
    """

    def opened() -> BinaryIO:
        return path.open("rb")

    return _records(name, opened, str(path), media, (told, published))


def records_in(name: str, data: bytes, media: str, told: Bibliography, published: str | None) -> Records:
    """The records in bytes that are held already: standard input's."""
    return _records(name, partial(io.BytesIO, data), name, media, (told, published))


def _records(name: str, opened: Callable[[], BinaryIO], path: str, media: str, told: tuple[Bibliography, str | None]) -> Records:
    from detente.reading.documents import NOTHING, recorded

    try:
        with opened() as source:
            sha256, encoding = _hash_and_encoding(source, name)
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read ({error.strerror}); check the file and its permissions") from error
    document = recorded(name, sha256, media, (told[0], NOTHING), told[1])
    if media == "jsonl":
        return Records(document, path, media, partial(_json_rows, opened, encoding))
    with opened() as source, io.TextIOWrapper(source, encoding) as lines:
        header = _header(lines, name)
    return Records(document, path, media, partial(_csv_rows, opened, encoding, header))


def _hash_and_encoding(source: BinaryIO, name: str) -> tuple[str, str]:
    """One pass over the bytes. UTF-8 where all of it is, else what a byte-order mark says, else Windows' Western one."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, head, empty = True, b"", True
    while chunk := source.read(_CHUNK):
        head = head or chunk[:4000]
        empty = empty and not chunk.strip()
        digest.update(chunk)
        if utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                utf8 = False
    if empty:
        raise DocumentError(f"{name}: is empty; nothing to read")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return digest.hexdigest(), "utf-16"
    if b"\0" in head:
        raise DocumentError(f"{name}: holds binary data and no records; save it as UTF-8 text")
    if head.startswith(codecs.BOM_UTF8):
        return digest.hexdigest(), "utf-8-sig"
    # latin-1 under cp1252: five bytes have no character there, and one such byte must not lose the file.
    return digest.hexdigest(), "utf-8" if utf8 else ("cp1252" if not _undefined(head) else "latin-1")


def _undefined(head: bytes) -> bool:
    return any(byte in head for byte in b"\x81\x8d\x8f\x90\x9d")


class Header(NamedTuple):
    """A csv file's delimiter, its columns' names in lower case, and the text up to the first row."""

    delimiter: str
    columns: tuple[str, ...]
    text: str


def _header(lines: IO[str], name: str) -> Header:
    text, line = "", ""
    for line in lines:
        text += line
        # Excel writes the delimiter on a line of its own.
        if line.strip() and not (line.lower().startswith("sep=") and len(line.strip()) == 5):
            break
        if len(text) > _CHUNK:
            break
    best: tuple[str, ...] = ()
    for delimiter in DELIMITERS:
        columns = tuple(cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter), []))
        if len(columns) > len(best):
            best = columns
        if all(column in columns for column in REQUIRED):
            twice = next((column for i, column in enumerate(columns) if column and column in columns[:i]), None)
            if twice:
                raise DocumentError(f"{name}: has the column {twice!r} twice; rename one of them")
            return Header(delimiter, columns, text)
    missing = ", ".join(column for column in REQUIRED if column not in best)
    raise DocumentError(f"{name}: its first line misses the column {missing}; name the columns there, such as {','.join(COLUMNS[:7])}")


class _Lines:
    """Lines of a file, one after another, that remember what was taken and can be given back."""

    def __init__(self, source: IO[str]) -> None:
        self._source = source
        self._back: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._source)
        self.taken.append(line)
        return line

    @property
    def waiting(self) -> bool:
        """Whether lines that were given back come next."""
        return bool(self._back)

    def some(self) -> list[str]:
        """The next lines of the file, up to so many that are looked at together."""
        return list(islice(self._source, _TOGETHER))

    def give_back(self, lines: Sequence[str]) -> None:
        """Have these lines come next."""
        self._back += reversed(lines)

    def give_back_taken(self) -> str:
        """Give back all that was taken but its first line, which is returned."""
        first, *rest = self.taken
        self.give_back(rest)
        self.taken = []
        return first


class _Parsed(NamedTuple):
    """A row's cells, or why it cannot be read, and its own lines."""

    raw: str
    cells: list[str]
    fault: str | None


def _csv_rows(opened: Callable[[], BinaryIO], encoding: str, header: Header) -> Iterator[Row]:
    columns = header.columns
    with opened() as binary, io.TextIOWrapper(binary, encoding, errors="replace") as source:
        for _ in range(header.text.count("\n") or 1):
            next(source)
        line, lead = header.text.count("\n") + 1, header.text
        for raw, cells, fault in _parsed(_Lines(source), header):
            if not fault and not any(cells):
                lead += raw
            else:
                yield Row(line, lead + raw, len(lead), dict(zip(columns, cells, strict=False)), fault)
                lead = ""
            line += raw.count("\n")


def _parsed(lines: _Lines, header: Header) -> Iterator[_Parsed | tuple[str, list[str], None]]:
    """The rows of a file: many at once as long as a line is a row, one by one where quotation marks may join lines."""
    while together := lines.some():
        if any('"' in line for line in together):
            lines.give_back(together)
        else:
            yield from _of_a_line_each(together, lines, header)
        if lines.waiting:
            yield from _of_any_lines(lines, header)


def _of_a_line_each(together: list[str], lines: _Lines, header: Header) -> Iterator[tuple[str, list[str], None]]:
    """Rows of lines without quotation marks; from the first on that is not as it should be, the lines are given back."""
    width, done = len(header.columns), 0
    with suppress(csv.Error):
        for cells in csv.reader(together, delimiter=header.delimiter, strict=True):
            if len(cells) != width and any(cells):
                break
            yield together[done], cells, None
            done += 1
    lines.give_back(together[done:])


def _of_any_lines(lines: _Lines, header: Header) -> Iterator[_Parsed]:
    """Rows of the lines that were given back, and of those after them that a cell goes on in."""
    columns = header.columns
    reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
    while lines.waiting:
        try:
            cells = next(reader)
        except csv.Error as error:
            raw, cells = lines.give_back_taken(), []
            fault: str | None = _reason(error)
            reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
        else:
            fault = None
            if len(cells) != len(columns) and any(cells[len(columns) :] or cells):
                cells, fault = _fitted(cells, columns)
            if fault and len(lines.taken) > 1:
                # A stray quote has swallowed rows that may be good.
                raw = lines.give_back_taken()
                reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
            else:
                raw, lines.taken = "".join(lines.taken), []
        yield _Parsed(raw, cells, fault)


def _fitted(cells: list[str], columns: tuple[str, ...]) -> tuple[list[str], str | None]:
    if len(cells) > len(columns) and not any(cells[len(columns) :]):
        return cells[: len(columns)], None
    return cells, f"it has {len(cells)} cells where the first line names {len(columns)} columns"


def _reason(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text or "field limit" in text or "field larger" in text:
        return "a quotation mark opens a cell and none closes it"
    return f"its quotation marks do not fit ({text})"


def _json_rows(opened: Callable[[], BinaryIO], encoding: str) -> Iterator[Row]:
    with opened() as binary, io.TextIOWrapper(binary, encoding, errors="replace") as source:
        lead = ""
        for number, raw in enumerate(source, 1):
            if not raw.strip():
                lead += raw
                continue
            cells, fault = _object(raw)
            yield Row(number, lead + raw, len(lead), cells, fault)
            lead = ""


def _object(raw: str) -> tuple[dict[str, str], str | None]:
    try:
        found = json.loads(raw)
    except (json.JSONDecodeError, RecursionError) as error:
        return {}, f"it is not JSON ({error})"
    if not isinstance(found, dict):
        return {}, "it is JSON but no object"
    nested = found.pop("properties", None)
    if isinstance(nested, dict):
        found = {**nested, **found}
    elif nested is not None:
        found["properties"] = nested
    missing = next((column for column in REQUIRED if column not in found), None)
    if missing:
        return {}, f"it has no {missing!r}"
    return {key.strip().lower(): text for key, value in found.items() if (text := _cell(value))}, None


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
