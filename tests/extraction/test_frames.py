"""The frames of a language, as data."""

from __future__ import annotations

from collections import Counter

from detente.extraction.frames import load_frames


def test_no_frame_stands_twice() -> None:
    frames = load_frames()
    every = [frame for by_lemma in (frames.verbs, frames.nouns) for of_lemma in by_lemma.values() for frame in of_lemma]
    counted = Counter((*frame[:-1], tuple(sorted(frame.properties.items()))) for frame in every)
    assert [frame for frame, times in counted.items() if times > 1] == []
