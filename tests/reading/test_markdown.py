"""Markdown: its marks go, its words stay, its tables are rows."""

from __future__ import annotations

from pathlib import Path

from tests.reading.documents import paragraphs, prose

PAGE = """\
# Ties of the kingdom

The **king** met _the envoy_ of [Russia](https://example.org/r_(state)), the `chairman`
of the party[^1], and ~~his~~ guest &amp; friend.
## Members

* [Cambodia](c.md)
* Laos
  1. nested

> He said: "we\\*agree".

Country | Since
--- | :---:
Russia | 13 May 1956

| Country | Notes |
|---|---|
| China | *ally* |
| Bhutan | |

![a picture](p.png) <!-- hidden words -->
Setext heading
--------------
<br>
```
code_stays
```
* * *
[ref]: https://example.org
[^1]: A note.
snake_case_name stays
"""


def test_what_is_left_reads_as_plain_text(tmp_path: Path) -> None:
    assert paragraphs(prose(tmp_path, "page.md", PAGE)) == [
        "Ties of the kingdom",
        "The king met the envoy of Russia, the chairman of the party, and his guest & friend.",
        "Members",
        "Cambodia",
        "Laos",
        "nested",
        'He said: "we*agree".',
        "Country | Since",
        "Russia | 13 May 1956",
        "Country | Notes",
        "China | ally",
        "Bhutan |",
        "Setext heading",
        "code_stays",
        "snake_case_name stays",
    ]


def test_the_text_is_the_file(tmp_path: Path) -> None:
    assert prose(tmp_path, "page.md", PAGE).text == PAGE
