"""The files that PATHs stand for, and the name of the document in each."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from detente.errors import UsageError

PROSE = ("txt", "md", "html", "pdf", "docx")
RECORDS = ("csv", "jsonl")
SAME_AS = {"text": "txt", "markdown": "md", "htm": "html", "xhtml": "html", "tsv": "csv", "ndjson": "jsonl"}
STDIN = "-"


class Source(NamedTuple):
    """A file to read: the document's name and where it is (None: standard input)."""

    name: str
    path: Path | None


def sources(paths: Sequence[str | Path], besides: Collection[Path] = ()) -> list[Source]:
    """The files under ``paths``, sorted by name; folders are walked to the bottom, hidden files and folders left out.

    A document is named by its path below the folder given (with ``/``), or by the file's own name. Where two PATHs would
    give two files one name, both are named with as many of the folders above as tell them apart. A file reached twice
    counts once. ``-`` is standard input, named ``stdin``. Resolved paths in ``besides`` are left out of folders.

    Raises
    ------
    UsageError
        A path is not there, or a folder cannot be listed; nothing has been read then.
    """
    found: dict[Path, str] = {}
    stdin = False
    for path in map(str, paths):
        if path == STDIN:
            stdin = True
            continue
        for file, name in _under(Path(path)):
            if file not in besides or not Path(path).is_dir():
                found.setdefault(file, name)
    named = [Source(name, file) for file, name in _told_apart(found).items()]
    if stdin:
        named.append(Source("stdin", None))
    return sorted(named, key=lambda source: source.name)


def media_of(name: str) -> str | None:
    """What a file of that name is read as: one of PROSE or RECORDS, None where its suffix is not known."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    media = SAME_AS.get(suffix, suffix)
    return media if media in PROSE or media in RECORDS else None


def _under(path: Path) -> list[tuple[Path, str]]:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder; check the path")
    if not path.is_dir():
        return [(path.resolve(), path.name)]
    root = path.resolve()
    files: list[tuple[Path, str]] = []
    for folder, folders, names in os.walk(root, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder)
        files += [(below / name, (below / name).relative_to(root).as_posix()) for name in sorted(names) if not name.startswith(".")]
    return files


def _refuse(error: OSError) -> None:
    raise UsageError(f"{error.filename}: the folder cannot be listed ({error.strerror}); check its permissions") from error


def _told_apart(found: dict[Path, str]) -> dict[Path, str]:
    named = dict(found)
    for _ in range(100):
        clashes = {name for name, count in Counter(named.values()).items() if count > 1}
        if not clashes:
            break
        for file, name in named.items():
            if name in clashes:
                depth = name.count("/") + 2
                named[file] = "/".join(part.strip("/\\") for part in file.parts[-depth:])
    return named
