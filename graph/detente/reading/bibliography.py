"""What is known of a document besides its text: title, publisher, address, date of publication, licence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from detente.dates import canonical
from detente.errors import DateError, UsageError
from detente.reading.datelines import date_line, day_in

FIELDS = {
    "title": "title headline name",
    "publisher": "publisher source site website outlet newspaper organization organisation",
    "url": "url link address canonical",
    "published": "published date publication_date date_published pubdate publishdate issued created",
    "licence": "licence license rights",
}
"""Our fields, and the names that front matter gives them; the first one is also the metadata file's."""
_FIELD_OF = {name: field for field, names in FIELDS.items() for name in names.split()}
_OTHER_KEYS_WORDS = """
    author authors by byline tags categories category keywords description summary lang language layout slug type id subtitle
    updated modified location
"""
_OTHER_KEYS = frozenset(_OTHER_KEYS_WORDS.split())
_FENCED = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n(.*?\n)(?:---|\.\.\.|\+\+\+)[ \t]*(?:\n|$)", re.DOTALL)
_KEY_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z _-]{1,24}?)[ \t]*:[ \t]*(\S.*?)[ \t]*(?:\n|$)")


class Bibliography(NamedTuple):
    """The fields of a document's record that reading can tell, each None where nothing tells it, and the span of ``text``
    that tells them and is no part of the prose."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    licence: str | None = None
    basis: str | None = None
    """What tells ``published``: metadata, option, front matter or date line."""
    span: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Bibliography:
        """From fields by their names in FIELDS."""
        get = fields.get
        return cls(get("title"), get("publisher"), get("url"), get("published"), get("licence"))


def own_bibliography(text: str) -> Bibliography:
    """What a text says of itself: YAML between ``---`` lines or ``key: value`` lines at the top, else its date line."""
    fields, span = _front_matter(text)
    known = _known(fields)
    if known.published:
        return known._replace(basis="front matter", span=span)
    line = date_line(text[span[1] :])
    if line is None:
        return known._replace(span=span)
    # A date line that stands apart from the front matter is cut with the lines of white space between them.
    start, end = line.start + span[1], line.end + span[1]
    gap = text[span[1] : start]
    covered = (span[0] if span[1] else start, end) if not gap.strip() else ((start, end) if not span[1] else span)
    return known._replace(published=line.value, basis="date line", span=covered)


def _known(fields: Mapping[str, str]) -> Bibliography:
    found: dict[str, str] = {}
    for key, value in fields.items():
        field = _FIELD_OF.get(re.sub(r"[ -]", "_", key.strip().lower()))
        if field and value and field not in found:
            day = _edtf(value) if field == "published" else value
            if day:
                found[field] = day
    return Bibliography.of(found)


def _edtf(value: str) -> str | None:
    try:
        return canonical(value.strip())
    except DateError:
        return day_in(value)


def _front_matter(text: str) -> tuple[dict[str, str], tuple[int, int]]:
    fenced = _FENCED.match(text)
    if fenced:
        fields = _yaml(fenced[1])
        if fields is not None:
            return fields, (0, fenced.end())
    return _key_lines(text)


def _yaml(source: str) -> dict[str, str] | None:
    import yaml

    try:
        # BaseLoader: every scalar stays the text it is written as, so that a date is not turned into another form.
        found = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return dict(_KEY_LINE.findall(source)) or None
    if not isinstance(found, dict):
        return None
    return {str(key): value.strip() for key, value in found.items() if isinstance(value, str)}


def _key_lines(text: str) -> tuple[dict[str, str], tuple[int, int]]:
    """Lines ``Title: …``, ``Date: …`` at the very top, all of keys we know, up to the first line of another kind."""
    fields: dict[str, str] = {}
    at = len(text) - len(text.lstrip())
    start = at
    while match := _KEY_LINE.match(text, at):
        key = re.sub(r"[ -]", "_", match[1].lower())
        if key not in _FIELD_OF and key not in _OTHER_KEYS:
            break
        fields[key] = match[2]
        at = match.end()
    after = text[at : at + 1]
    # A single such line may be a headline ("Source: …"); a date's line is told by its label below.
    if len(fields) < 2 or (after and after != "\n" and len(fields) < 3):
        return {}, (0, 0)
    return fields, (start, at)


def metadata_file(path: Path) -> dict[str, Bibliography]:
    """A metadata file, one JSON object a line with ``file`` and any of title, publisher, url, published, licence, by file.

    Raises
    ------
    UsageError
        The file is not there, a line is no JSON object, names no file, has a date that is none, or tells of a file again.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"{path}: the metadata cannot be read ({reason}); give --metadata a JSON-lines file") from error
    found: dict[str, Bibliography] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        name, told = _metadata_line(line, where)
        if name in found:
            raise UsageError(f"{where}: tells of {name!r} a second time; leave one of the two")
        found[name] = told
    return found


def _metadata_line(line: str, where: str) -> tuple[str, Bibliography]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where}: is not JSON ({error.msg} at column {error.colno}); write one object a line") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise UsageError(f'{where}: must be an object with "file", such as {{"file": "a.txt", "published": "2024-03-20"}}')
    fields = {key: str(entry[key]).strip() for key in FIELDS if entry.get(key) not in (None, "")}
    if "published" in fields:
        try:
            fields["published"] = canonical(fields["published"])
        except DateError as error:
            raise UsageError(f"{where}: {error}") from error
    return str(entry["file"]), Bibliography.of(fields)
