"""Any encoding comes in; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from tests.reading.documents import failure, prose

SENTENCE = "The minister’s visit to São Tomé pleased both – “warmly”.\n"


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8"),
        codecs.BOM_UTF8 + SENTENCE.encode("utf-8"),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le mark", "utf-16 be mark", "utf-32 mark", "utf-16 le", "utf-16 be", "cp1252"],
)
def test_text_is_the_same_whatever_it_was_written_in(tmp_path: Path, data: bytes) -> None:
    found = prose(tmp_path, "visit.txt", data)
    assert found.text == SENTENCE
    assert found.document.sha256 == hashlib.sha256(data).hexdigest()


def test_cyrillic_text_in_an_older_encoding_is_recognised(tmp_path: Path) -> None:
    text = "Министр иностранных дел Российской Федерации посетил столицу Камбоджи и встретился с премьер-министром страны. " * 5
    assert prose(tmp_path, "visit.txt", text.encode("cp1251")).text == text


def test_line_ends_of_every_system_become_lf(tmp_path: Path) -> None:
    assert prose(tmp_path, "ends.txt", b"One.\r\nTwo.\rThree.\nFour.").text == "One.\nTwo.\nThree.\nFour."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20, "PNG picture"),
        (b"%PDF-1.4\n\0\0\xff\xfe" + bytes(range(256)), "is a PDF"),
        (bytes(range(256)) * 100, "binary data"),
        (b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 9, "zip archive"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, what: str) -> None:
    error = failure(tmp_path, "odd.txt", data)
    assert str(error).startswith("odd.txt: ")
    assert what in str(error)
