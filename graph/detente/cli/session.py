"""What every command is run with: the store and the vocabulary named before the command."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from detente.store import Store
    from detente.vocabulary import Vocabulary


class Session(NamedTuple):
    """The options that come before the command."""

    store: str
    vocabulary: str | None

    def reading(self) -> Store:
        """The store, opened for reading only. Raises StoreError where there is none."""
        from detente.store import Store

        return Store.open(self.store, readonly=True)

    def words(self) -> Vocabulary:
        """The shipped vocabulary with the user's own over it. Raises VocabularyError."""
        from pathlib import Path

        from detente.vocabulary import load_vocabulary

        return load_vocabulary(Path(self.vocabulary) if self.vocabulary else None)
