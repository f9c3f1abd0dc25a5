"""The programming interface: a store as a graph to load into and to ask.

>>> import detente
>>> with detente.open(":memory:") as graph:
...     graph.documents()
[]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path as FilePath
from types import TracebackType
from typing import TYPE_CHECKING, Any

from detente.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from detente.dates import Window
    from detente.explanation import Explained
    from detente.loading import Loaded
    from detente.model import Document, Edge, Entity, Evidence
    from detente.queries.balance import Balance
    from detente.queries.communities import Division
    from detente.queries.edges import HopEdge
    from detente.queries.paths import Path
    from detente.queries.ranking import Score
    from detente.queries.weights import Weight
    from detente.store.reading import Stats
    from detente.store.searching import Quoted

__all__ = ["Graph", "explain", "open"]


def open(path: str | FilePath = "detente.db", *, vocabulary: str | FilePath | None = None, readonly: bool = False) -> Graph:
    """Open a store, and make it where it is not there.

    Parameters
    ----------
    path
        The store's file.
    vocabulary
        A YAML file that adds relations, node types and names; the store keeps them.
    readonly
        For asking alone: the store must be there.

    Raises
    ------
    StoreError
        The store cannot be opened.
    VocabularyError
        The vocabulary does not hold together.
    """
    store = Store.open(path, create=not readonly, readonly=readonly)
    if vocabulary is not None:
        from detente.vocabulary import load_vocabulary

        try:
            store.install(load_vocabulary(FilePath(vocabulary)))
        except BaseException:
            store.close()
            raise
    return Graph(store)


def explain(
    source: str | FilePath,
    *,
    metadata: str | FilePath | None = None,
    published: str | None = None,
    vocabulary: str | FilePath | None = None,
    min_confidence: float = 0.0,
    model: str | None = None,
) -> list[Explained]:
    """How a text is read, sentence by sentence, and why so; nothing is stored.

    Parameters
    ----------
    source
        A string is the text; a ``pathlib.Path`` is a file or a folder.
    metadata, published, vocabulary, min_confidence, model
        As in :meth:`Graph.load` and :func:`open`.

    Raises
    ------
    DocumentError
        The document, or one of the folder, cannot be read.
    UsageError, VocabularyError
        As in :meth:`Graph.load` and :func:`open`.

    Examples
    --------
    >>> [sentence] = explain("Hun Sen visited Russia in May 2016.")
    >>> [(reading.reader, [fact.start for fact in reading.told]) for reading in sentence.readings]
    [('verb:visit', ['2016-05'])]
    """
    from io import BytesIO

    from detente.errors import DocumentError
    from detente.loading import load

    told: list[Explained] = []
    text = None if isinstance(source, FilePath) else BytesIO(source.encode("utf-8", "replace"))
    with open(":memory:", vocabulary=vocabulary) as graph:
        loaded = load(
            graph.store, ["-" if text else source], metadata=metadata, published=published, min_confidence=min_confidence, model=model,
            stdin=text, explain=told.append,
        )  # fmt: skip
    if loaded.failures:
        raise DocumentError("; ".join(loaded.failures.values()))
    return told


class Graph:
    """A graph of actors and dated edges, with the words behind every edge. It is a context manager, which closes the store.

    Actors are named by any of their names, or by ``Entity.id``; a name that nobody or several bear raises UnclearName with
    candidates. Times are EDTF text; ``between`` is a window such as ``1975..1979``.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        """For all that is not here: tables, single edges, texts."""

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def load(
        self,
        paths: Sequence[str | FilePath] | str | FilePath,
        *,
        metadata: str | FilePath | None = None,
        published: str | None = None,
        jobs: int = 1,
        min_confidence: float = 0.0,
        model: str | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        explain: Callable[[Explained], None] | None = None,
    ) -> Loaded:
        """Load documents and records, files and folders; see :func:`detente.loading.load` for the parameters and what comes out.

        ``explain`` is called with each sentence and row: how it was read, and why.

        With ``jobs`` above 1, a script must have its own beginning under ``if __name__ == "__main__":``, as for all of
        Python's ``multiprocessing``.
        """
        from detente.loading import load

        listed = [paths] if isinstance(paths, (str, FilePath)) else paths
        return load(
            self.store, listed, metadata=metadata, published=published, jobs=jobs, min_confidence=min_confidence, model=model,
            progress=progress, explain=explain,
        )  # fmt: skip

    def forget(self, document: str) -> int:
        """Take out the documents of that name, or that the file of records of that name brought. Returns how many there were."""
        return self.store.forget(document)

    def paths(self, source: str, target: str, **question: Any) -> list[Path]:
        """The paths between two actors, best first.

        ``question`` are the fields of :class:`detente.queries.paths.PathQuestion`, such as ``as_of``, ``k`` or ``relations``; in
        ``via`` and ``avoid`` actors may be named as everywhere.
        """
        from detente.queries.paths import PathQuestion, find_paths

        for field in ("via", "avoid"):
            if field in question:
                question[field] = tuple(self.actor(name).id for name in question[field])
        for field in ("relations", "types"):
            if field in question:
                question[field] = tuple(question[field])
        return find_paths(self.store, self.actor(source).id, self.actor(target).id, PathQuestion(**question))

    def centrality(
        self,
        measure: str = "degree",
        *,
        over: str | Window | None = None,
        step: str = "1y",
        types: Sequence[str] = (),
        weight: Weight = "none",
        directed: bool = False,
        top: int | None = None,
        pivots: int | None = None,
        **selection: Any,
    ) -> list[Score]:
        """Actors by a measure, best first; see :func:`detente.queries.centrality.centrality`.

        ``selection`` are the fields of :class:`detente.queries.selection.Selection`, such as ``as_of`` or ``relations``.
        """
        from detente.queries.centrality import centrality
        from detente.queries.selection import Selection

        chosen = Selection(**selection)
        return centrality(
            self.store, measure, chosen, over=over, step=step, types=types, weight=weight, directed=directed, top=top, pivots=pivots
        )  # fmt: skip

    def communities(
        self,
        *,
        over: str | Window | None = None,
        step: str = "1y",
        types: Sequence[str] = (),
        weight: Weight = "none",
        resolution: float = 1.0,
        **selection: Any,
    ) -> list[Division]:
        """Which actors belong together, one answer or one for each step; see :func:`detente.queries.communities.communities`.

        ``selection`` are the fields of :class:`detente.queries.selection.Selection`, such as ``as_of`` or ``relations``.
        """
        from detente.queries.communities import communities
        from detente.queries.selection import Selection

        chosen = Selection(**selection)
        return communities(self.store, chosen, over=over, step=step, types=types, weight=weight, resolution=resolution)

    def balance(
        self, *, over: str | Window | None = None, step: str = "1y", types: Sequence[str] = (), top: int | None = None, **selection: Any
    ) -> list[Balance]:
        """Structural balance, one answer or one for each step; see :func:`detente.queries.balance.balance`.

        ``selection`` are the fields of :class:`detente.queries.selection.Selection`, such as ``as_of`` or ``relations``.
        """
        from detente.queries.balance import balance
        from detente.queries.selection import Selection

        return balance(self.store, Selection(**selection), over=over, step=step, types=types, top=top)

    def timeline(self, actor: str, other: str | None = None, **selection: Any) -> list[HopEdge]:
        """The edges of an actor, or those between two, in order of time."""
        from detente.queries.selection import Selection
        from detente.queries.timeline import timeline

        return timeline(self.store, self.actor(actor).id, None if other is None else self.actor(other).id, Selection(**selection))

    def to_networkx(self, as_of: str | None = None, between: str | None = None, **selection: Any) -> nx.MultiDiGraph[str]:
        """The edges that a question admits as a ``networkx.MultiDiGraph``; see :func:`detente.queries.projection.to_networkx`."""
        from detente.queries.projection import to_networkx

        return to_networkx(self.store, as_of, between, **selection)

    def search(self, text: str) -> tuple[list[Entity], list[Quoted]]:
        """Actors with a name, and quotes, that have words beginning with all words of a text."""
        entities, quotes = self.store.search(text)
        return entities, list(quotes)

    def documents(self) -> list[Document]:
        """All documents, by name."""
        return list(self.store.documents())

    def actors(self, type: str | None = None) -> list[Entity]:
        """All actors and agreements, or those of a type, sorted by id."""
        return list(self.store.entities(type))

    def actor(self, name: str) -> Entity:
        """The actor that a name or id means. Raises UnclearName with candidates."""
        return self.store.resolve(name)

    def edges(self, actor: str | None = None, document: str | None = None) -> list[Edge]:
        """All edges, or those of an actor, or those that a document tells, with their evidence, sorted by id."""
        return list(self.store.edges(actor=None if actor is None else self.actor(actor).id, document=document))

    def why(self, edge: str) -> tuple[Evidence, ...]:
        """Everything that tells an edge, by its id."""
        return self.store.evidence(edge)

    def stats(self) -> Stats:
        """How much there is of everything."""
        return self.store.stats()
