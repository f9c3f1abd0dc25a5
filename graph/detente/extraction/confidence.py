"""How sure a reading is: the share of facts with such signs that are right, as annotated documents tell.

Each sign (``signs.py``) has a weight, and a fact's weights are added up: logistic regression, whose sums are log-odds. The weights are
data (``languages/en/confidence.yaml``), fitted by ``make calibrate``; tests/corpus/README.md tells how, and how far they hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = Path(__file__).with_name("languages")


class Calibration(NamedTuple):
    """The weights of signs, as log-odds. A sign without a weight tells nothing."""

    base: float
    signs: Mapping[str, float]

    def confidence(self, signs: Iterable[str]) -> float:
        """The probability that a fact with these signs is right, to three digits.

        >>> Calibration(1.0, {"read by table": 1.0, "source: it": -1.0}).confidence(["read by table", "source: it", "VISITED"])
        0.731
        """
        # Sorted, so that the same signs give the same sum to the last bit.
        return round(1 / (1 + math.exp(-self.base - sum(sorted(self.signs.get(sign, 0.0) for sign in signs)))), 3)


@lru_cache(maxsize=4)
def load_calibration(language: str = "en") -> Calibration:
    """A language's weights."""
    import yaml

    path = LANGUAGES / language / "confidence.yaml"
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Calibration(content["base"], content["signs"])
