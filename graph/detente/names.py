"""One form for the many spellings of a name: what search and resolution compare."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "ı": "i", "ħ": "h", "Ħ": "h", "ə": "e", "Ə": "e", "ŋ": "n", "Ŋ": "n",
})  # fmt: skip
"""Letters that Unicode does not decompose into a plain letter and a mark."""
_INITIALS = re.compile(r"(?<!\w)(\w)\.\s?(?=\w(?!\w))")
_BREAKS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Lower case without accents; punctuation and spaces stay. ``Türkiye`` becomes ``turkiye``."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal; empty where there is no letter or digit.

    Case and accents go, every other sign becomes a space, initials close up, and a leading ``the`` falls.

    >>> fold("The  Côte d’Ivoire"), fold("U.S."), fold("Guinea–Bissau"), fold("J. F. Kennedy")
    ('cote d ivoire', 'us', 'guinea bissau', 'jf kennedy')
    """
    folded = _BREAKS.sub(" ", plain(_INITIALS.sub(r"\1", text) if "." in text else text)).strip()
    return folded[4:] if folded.startswith("the ") else folded
