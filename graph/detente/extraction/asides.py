"""What stands behind a name of a list and is of that name alone: its other name in brackets, or its date.

"MERCOSUR (the Common Market of the South), the UN (since 1945)", "joined the UN in 1945, the GATT in 1953 and the WTO in 1995".
The parser reads such a list better where name and aside are one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 70
"""Characters of brackets that are an aside."""
BRACKETS = re.compile(rf"\s*\((?!(?:and|with|but|including|plus|see|e\.g|i\.e|not|except)\b)[^()\n]{{2,{LONGEST}}}\)")
GOES_ON = re.compile(r"\s*(?:[,;]\s*(?:(?:and|or|as well as)\s+)?|(?:and|or|&)\s+)(?:also\s+)?(?:to\s+|of\s+|in\s+)?(?:the\s+)?[A-ZÀ-Þ]")
BEFORE = re.compile(r"(?:[,;]|\band|\bor|&|\bas well as)\s+(?:the\s+)?$")
CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|which|who|whose|where)\b")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\s+(?:in|on|since|from)\s+(?:(?:early|late|mid-?)\s*)?(?:\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}}|(?:{MONTH})\s+\d{{1,2}},\s+\d{{4}}"
    rf"|(?:{MONTH})\s+\d{{4}}|\d{{1,2}}\s+(?:{MONTH})|(?:{MONTH})(?:\s+\d{{1,2}})?|\d{{4}})\b"
)
STEP = re.compile(r"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+)(?:finally\s+)?(?:(?:to|of|in|by|with)\s+)?(?:the\s+)?")
CLOSE = re.compile(r"\s*(?:[.;)]|$)")
NO_SUBJECT = re.compile(r"^\s*(?:the\s+)?$", re.IGNORECASE)


def brackets_behind(text: str, start: int, end: int) -> int:
    """Where the brackets behind a name end that stands in a list; the name's own end where there are none.

    >>> text = "the UN (1964), the Commonwealth and the EU"
    >>> text[4:brackets_behind(text, 4, 6)]
    'UN (1964)'
    """
    found = BRACKETS.match(text, end)
    if found is None or CLAUSE.search(found.group()):
        return end
    listed = GOES_ON.match(text, found.end()) or BEFORE.search(text[max(0, start - 20) : start])
    return found.end() if listed else end


def dates_behind(text: str, names: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each name of a list of which every name has its date behind it, by its start, where that date ends.

    ``names`` are spans in order, of one sort. A list has two names at least, ends with its sentence, and does not begin it.

    >>> text = "It joined the UN in 1945, the GATT in 1953 and the WTO in 1995."
    >>> dates_behind(text, [(14, 16), (30, 34), (51, 54)])
    {14: 24, 30: 42, 51: 62}
    """
    ends: dict[int, int] = {}
    run: dict[int, int] = {}
    for n, (start, end) in enumerate(names):
        date = DATE.match(text, end)
        if date is None:
            run = {}
            continue
        last = max(run.values(), default=None)
        if last is None or not STEP.fullmatch(text, last, start):
            run = {}
        if run or not NO_SUBJECT.match(re.split(r"[.;:]\s", text[:start])[-1]):
            run[start] = date.end()
        follows = n + 1 < len(names) and STEP.fullmatch(text, date.end(), names[n + 1][0])
        if not follows and len(run) > 1 and CLOSE.match(text, date.end()):
            ends.update(run)
    return ends
