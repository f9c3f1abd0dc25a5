"""How many cases a random test tries where it says so itself: `make fuzz` has patience for more."""

from __future__ import annotations

import os

FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


def cases(count: int) -> int:
    """``count``, or fifty times as many in ``make fuzz``."""
    return 50 * count if FUZZ else count
