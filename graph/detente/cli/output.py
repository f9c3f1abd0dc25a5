"""How a reading command gives its answer: one decorator adds ``--format`` and ``-o`` to each of them.

JSON carries everything; table, CSV and Markdown carry the columns that the command names.
"""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from detente.cli.streams import json_text, line, plain
from detente.errors import DetenteError, UsageError

if TYPE_CHECKING:
    from typing import TextIO

FORMATS = ("table", "json", "jsonl", "csv", "md")
Item = Mapping[str, Any]
Row = Sequence[object]


class Answer(NamedTuple):
    """What a command found, before it is known how it will be shown."""

    items: Iterable[Item]
    """As JSON has them."""
    columns: tuple[str, ...]
    """Of a table, CSV or Markdown."""
    rows: Callable[[Item], Iterable[Row]] | None = None
    """The rows that one item takes, a cell for each column; None: the item's values under the columns' names."""
    picture: Callable[[Item], Iterable[str]] | None = None
    """The lines that show an item where a table would not do it justice; None: a table."""
    cited: Callable[[Item], Iterable[str]] | None = None
    """The lines that an item takes in Markdown, where it is to be cited; None: a table."""
    single: bool = False
    """The answer is one item and never a list."""
    empty: str = "nothing found"
    raw: str | None = None
    """What is written as it is where no format is asked for: a document's text."""
    exit_code: int = 0
    """1 where something failed and the rest was done."""


def answers(command: Callable[..., Answer]) -> Callable[..., None]:
    """Give a command that returns an Answer the options ``--format`` and ``-o``, and write what it returns."""

    @click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal, JSON when piped.")
    @click.option("-o", "--output", "file", type=click.Path(dir_okay=False), help="Write to FILE; its suffix may name the format.")
    @functools.wraps(command)
    def answering(form: str | None, file: str | None, **asked: Any) -> None:
        answer = command(**asked)
        with opened(file) as stream:
            form = form or (_from_suffix(file) if answer.raw is None else None)
            if form is None and answer.raw is not None:
                stream.write(plain(answer.raw) if _is_terminal(stream) else answer.raw)
            else:
                write(answer, form or ("table" if _is_terminal(stream) else "json"), stream)
        if answer.exit_code:
            click.get_current_context().exit(answer.exit_code)

    return answering


def write(answer: Answer, form: str, stream: TextIO) -> None:
    """Write an answer in one of FORMATS. A table is fitted to the terminal where the stream is one."""
    if form == "json":
        stream.writelines(_json(answer))
    elif form == "jsonl":
        stream.writelines(json_text(item) + "\n" for item in answer.items)
    elif form == "csv":
        _write_csv(answer, stream)
    elif form == "md":
        stream.writelines(
            _markdown(answer) if answer.cited is None else (f"{text}\n" for item in answer.items for text in answer.cited(item))
        )
    else:
        from detente.cli.table import lines

        width = os.get_terminal_size(stream.fileno()).columns if _is_terminal(stream) else None
        stream.writelines(text + "\n" for text in lines(answer, width))


def cells(answer: Answer) -> Iterator[list[object]]:
    """Each row of the answer's table, one cell for each column."""
    for item in answer.items:
        if answer.rows is None:
            yield [item.get(name) for name in answer.columns]
        else:
            yield from (list(row) for row in answer.rows(item))


def text_of(cell: object) -> str:
    """A cell as one plain line.

    >>> text_of({"office": "prime minister"}), text_of(["UN", "ASEAN"]), text_of(0.5), text_of(None)
    ('office=prime minister', 'UN; ASEAN', '0.5', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.6g}"
    if isinstance(cell, Mapping):
        return "; ".join(f"{line(str(name))}={text_of(value)}" for name, value in cell.items())
    if isinstance(cell, (list, tuple)):
        return "; ".join(text_of(value) for value in cell)
    return line(str(cell))


def _json(answer: Answer) -> Iterator[str]:
    if answer.single:
        yield from (json_text(item, indent=2) + "\n" for item in answer.items)
        return
    yield "["
    for number, item in enumerate(answer.items):
        yield (",\n " if number else "") + json_text(item)
    yield "]\n"


def _write_csv(answer: Answer, stream: TextIO) -> None:
    import csv

    from detente.exchange.cells import inert

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in cells(answer):
        writer.writerow([cell if isinstance(cell, (int, float)) else inert(text_of(cell)) for cell in row])


def _markdown(answer: Answer) -> Iterator[str]:
    def row(texts: Iterable[str]) -> str:
        return "| " + " | ".join(texts) + " |\n"

    yield row(answer.columns)
    yield row("---" for _ in answer.columns)
    for found in cells(answer):
        yield row(escaped(text_of(cell)) for cell in found)


def escaped(text: str) -> str:
    """The text as Markdown shows it, letter by letter."""
    return "".join("\\" + character if character in "\\`*_[]<>|#~&$" else character for character in text)


def _from_suffix(file: str | None) -> str | None:
    suffix = file.rpartition(".")[2].lower() if file else ""
    return suffix if suffix in FORMATS else None


def _is_terminal(stream: TextIO) -> bool:
    try:
        return os.isatty(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return False


@contextmanager
def opened(file: str | None) -> Iterator[TextIO]:
    """Standard output (None or ``-``), or the file, which gets its name only when it is whole: no half answer takes a good one's place.

    Raises
    ------
    UsageError
        The file's folder is not there.
    DetenteError
        It cannot be written.
    """
    named = file not in (None, "-")
    try:
        with _file(str(file)) if named else _standard_output() as stream:
            yield stream
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # the reader of a pipe has gone: click ends quietly
        where = file if named else "standard output"
        raise DetenteError(
            f"{where}: cannot be written ({error.strerror}); check the disk and the permissions, or write elsewhere"
        ) from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(
            **({"errors": "replace"} if _is_terminal(stream) else {"encoding": "utf-8", "errors": "replace", "newline": "\n"})
        )
    yield stream
    stream.flush()


@contextmanager
def _file(file: str) -> Iterator[TextIO]:
    target = os.path.realpath(file)
    if not os.path.isdir(folder := os.path.dirname(target)):
        raise UsageError(f"{file}: the folder {folder} is not there; make it first, or write elsewhere")
    if os.path.exists(file) and not os.path.isfile(file):  # a device or a pipe is written as it is
        with open(file, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        return
    part = f"{target}.part"
    try:
        with open(part, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        os.replace(part, target)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise


def note(message: str) -> None:
    """Tell the user something beside the answer, on standard error."""
    click.echo(plain(message), err=True)
