"""Errors that an analyst can act on. The message says what was wrong, where, and what to do next."""

from __future__ import annotations


class DetenteError(Exception):
    """Base of all errors for bad input or circumstances; ``exit_code`` is what the command line ends with."""

    exit_code = 1


class UsageError(DetenteError):
    """Something was asked wrongly: an option, a date, a name, a path that is not there."""

    exit_code = 2


class DateError(UsageError):
    """Text that is not a date that we read."""


class VocabularyError(UsageError):
    """A vocabulary file that does not hold together, or an edge that breaks the vocabulary."""


class UnclearName(UsageError):
    """A name that nothing or several things answer to; ``candidates`` tells them apart."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class DocumentError(DetenteError):
    """A document that cannot be read; the others still load."""


class StoreError(DetenteError):
    """A store that cannot be opened, read or written."""

    exit_code = 3


class DiskError(StoreError):
    """The disk failed or is full while the store was written; the store is as it was before."""

    exit_code = 1
