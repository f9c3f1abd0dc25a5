"""Text that is safe to show: a document's words must not drive a terminal."""

from __future__ import annotations

import re

# Strings, which re compiles on first use and keeps: a command that shows no table starts sooner.
_UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
"""Controls (escape sequences begin with one), marks that turn the direction of text, and what no encoder takes;
tab and line feed stay."""
_SPACE = "[\t\n ]+"
_NOT_IN_JSON = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def plain(text: str) -> str:
    """The text without anything that a terminal would act on; lines stay lines.

    >>> plain("Phnom\\x1b[31m Penh\\x07")
    'Phnom[31m Penh'
    """
    return re.sub(_UNSEEN, "", text)


def line(text: str) -> str:
    """The text as one plain line.

    >>> line("They met\\n  in Hanoi.")
    'They met in Hanoi.'
    """
    return re.sub(_SPACE, " ", plain(text)).strip()


def json_text(value: object, indent: int | None = None) -> str:
    """JSON of the value, readable as UTF-8, with what a terminal would act on written as escapes: no value changes."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(_NOT_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)
