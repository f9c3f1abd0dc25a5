"""The time of an event, what a date mention tells of it, and whether a document tells the news of its day."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.edtf import span
from detente.extraction.timex import TimeMention
from detente.model import FUTURE, PAST, Basis

LONG_OFFICE = 25
"""Years that hardly an office lasts: what is longer, in brackets behind a name, is a life."""


class Time(NamedTuple):
    """Start and end of an event as EDTF, with how each is known."""

    start: str | None = None
    end: str | None = None
    start_basis: Basis | None = None
    end_basis: Basis | None = None


def as_time(mention: TimeMention) -> Time:
    """A date mention as start and end."""
    start, end = mention.edges()
    return Time(start, end, mention.basis if start else None, mention.basis if end else None)


def commemorated(mention: TimeMention) -> TimeMention:
    """ "(7 January 1979 – 7 January 2020)" tells an anniversary, no span of time."""
    if (
        mention.until
        and len(mention.value) == len(mention.until) == 10
        and mention.value[4:] == mention.until[4:]
        and mention.value != mention.until
    ):
        return mention._replace(until=None, role="anniversary")
    return mention


def is_life(text: str, mention: TimeMention) -> bool:
    """Whether years in brackets are somebody's life: "Gyula Andrássy (8 March 1823 – 18 February 1890)"."""
    if mention.until is None or not re.search(r"\([^()]*$", text[: mention.start]) or not re.match(r"\s*\)", text[mention.end :]):
        return False
    first, last = mention.value[:4], mention.until[:4]
    return first.isdigit() and last.isdigit() and int(last) - int(first) > LONG_OFFICE


def is_vague(mention: TimeMention) -> bool:
    """Whether a mention spans so much that it dates nothing: "over the last decade"."""
    if mention.role != "during" or not mention.value.startswith("[") or ".." not in mention.value:
        return False
    first, last = span(mention.value)
    return first > PAST and last < FUTURE and last - first > 400


def is_news(published: str | None, texts: list[str]) -> bool:
    """Whether a document tells the news of its publication date: it names days relative to it, and few other years."""
    if published is None or len(published) < 10:
        return False
    text = "\n".join(texts)
    years = [int(y) for y in re.findall(r"\b(1[89]\d\d|20\d\d)\b", text)]
    old = sum(1 for y in years if abs(y - int(published[:4])) > 1)
    relative = len(
        re.findall(
            r"\b(?:today|yesterday|tomorrow|this (?:week|morning|month)|last (?:week|month|night)"
            r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
            text,
        )
    )
    words = len(text.split()) or 1
    return (relative > 0 and old / words < 0.02) or old / words < 0.006
