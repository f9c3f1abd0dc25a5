"""Bytes to text: byte-order marks, UTF-8, then the likeliest older encoding; binary files are refused."""

from __future__ import annotations

import codecs

from detente.errors import DocumentError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (perhaps .docx)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)
ADVICE = "save it as UTF-8 text, or give it the suffix of what it is"


def decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data``, without a byte-order mark and with LF line ends.

    A byte-order mark decides, then UTF-8 where the bytes are UTF-8, then ``declared`` (what the document says of itself),
    then UTF-16 without a mark, then what charset-normalizer finds likeliest, cp1252 where it finds nothing.

    Raises
    ------
    DocumentError
        The bytes are empty or are no text.
    """
    if not data.strip():
        raise DocumentError(f"{name}: is empty; nothing to read")
    text = _by_mark(data)
    if text is None:
        text = _utf8(data)
    if text is None:
        text = _utf16_unmarked(data)
    if text is None:
        _refuse_binary(data, name)
        text = _as(data, declared) if declared else None
    if text is None:
        text = _likeliest(data)
    if text is None or _unprintable(text):
        _refuse_binary(data, name)
        raise DocumentError(f"{name}: holds binary data and no text; {ADVICE}")
    text = unix_lines(text)
    if not text.strip():
        raise DocumentError(f"{name}: is empty; nothing to read")
    return text


def unix_lines(text: str) -> str:
    """The text with CR LF and CR line ends as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    return None


def _utf8(data: bytes) -> str | None:
    return None if b"\0" in data else _as(data, "utf-8")


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_unmarked(data: bytes) -> str | None:
    # Western text in UTF-16 has a zero in every second byte.
    head = data[:4000]
    if len(head) < 4 or len(data) % 2:
        return None
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > 0.7 * half and (head.count(0) - zeros.count(0)) < 0.05 * half:
            return _as(data, encoding)
    return None


def _likeliest(data: bytes) -> str | None:
    if b"\0" in data:
        return None
    from charset_normalizer import from_bytes

    # cp1252 first: it is what most files that are no UTF-8 are, and detection on short texts mistakes it for others.
    western = _as(data, "cp1252")
    if western is not None and sum(map(western.count, "’‘“”–—éèáíóúñüöäçãâêôàÉ")) >= 0.8 * sum(c > "\x7f" for c in western):
        return western
    best = from_bytes(data).best()
    return str(best) if best is not None else western


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"{name}: is {what} and no text; {ADVICE}")
    if b"\0" in data[:100_000]:
        raise DocumentError(f"{name}: holds binary data and no text; {ADVICE}")


def _unprintable(text: str) -> bool:
    head = text[:20_000]
    odd = sum(c < " " and c not in "\n\r\t\f\v\x1b" for c in head) + head.count("\ufffd")
    return odd > 0.02 * len(head)
