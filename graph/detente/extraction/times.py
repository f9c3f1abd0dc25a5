"""The time of an event, what a date mention tells of it, and whether a document tells the news of its day."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.edtf import span
from detente.extraction.lexicon import load_lexicon
from detente.extraction.timex import TimeMention
from detente.model import FUTURE, PAST, Basis

LONG_OFFICE = 25
"""Years that hardly an office lasts: what is longer, in brackets behind a name, is a life."""


_DAY_LONG = 10
"""The length of a date with its day."""
_HEAD = 5
_TITLE_BELOW = 200
"""The title is among the first paragraphs, which are short."""
_OF_FIRST_PERSON = 0.02
_FEW_YEARS = 0.006
_RATHER_FEW_YEARS = 0.012
_SOME_YEARS = 0.02
"""So many of a report's words are years of another time."""


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


def is_century(value: str | None) -> bool:
    """Whether a date is a century, which dates no act: "a quarrel of the twentieth century"."""
    return value is not None and "XX" in value


def unit_around(mention: TimeMention) -> str | None:
    """The month or year in which a date lies, or the decade that it is: what goes on from it is no finer. None for what is no such unit."""
    value = mention.value.rstrip("~?%")
    if mention.until is not None and mention.until[:4] != value[:4]:
        return None
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}|\d{3}X", value):
        return None
    return value[:4] if mention.until is not None and mention.until[:7] != value[:7] else value[:7]


def is_account(published: str | None, texts: list[str]) -> bool:
    """Whether a document's title says that it tells the doings of its day: a read-out, a communiqué, a joint statement."""
    return _is_titled(published, texts, "accounts")


def is_speech(published: str | None, texts: list[str]) -> bool:
    """Whether a document is in the first person, so that it tells more than the news of its day."""
    if published is None or len(published) < _DAY_LONG:
        return False
    words = load_lexicon().words
    spoken = words["first_plural"] | words["first_singular"]
    told = re.findall(r"[a-z]+", re.sub(r"[\"“][^\"”]*[\"”]", " ", " ".join(texts).lower()))
    return sum(word in spoken for word in told) > _OF_FIRST_PERSON * len(told)


def is_statement(published: str | None, texts: list[str]) -> bool:
    """Whether a document is what somebody says on its day: a statement or speech, by its title or its first person."""
    return _is_titled(published, texts, "statements") or is_speech(published, texts)


def _is_titled(published: str | None, texts: list[str], kind: str) -> bool:
    if published is None or len(published) < _DAY_LONG:
        return False
    head = " ".join(text.lower() for text in texts[:_HEAD] if len(text) < _TITLE_BELOW)
    return re.search(rf"\b(?:{'|'.join(sorted(load_lexicon().words[kind]))})\b", head) is not None


def is_news(published: str | None, texts: list[str]) -> bool:
    """Whether a document tells the news of its publication date: it names days relative to it, and few other years.

    "Today" alone is said on anniversaries too, of years long gone.
    """
    if published is None or len(published) < _DAY_LONG:
        return False
    words = load_lexicon().words
    text = "\n".join(texts)
    years = [int(y) for y in re.findall(r"\b(1[89]\d\d|20\d\d)\b", text)]
    old = sum(1 for y in years if abs(y - int(published[:4])) > 1) / (len(text.split()) or 1)
    recent, today = (re.search(rf"\b(?:{'|'.join(sorted(words[kind]))})\b", text) for kind in ("news_days", "news_today"))
    return old < _FEW_YEARS or (recent is not None and old < _SOME_YEARS) or (today is not None and old < _RATHER_FEW_YEARS)
