"""Real parts that tests need beside Python: a browser, a Neo4j server. Each module here starts one and stops it again."""

from __future__ import annotations

import os

import pytest


def require(condition: object, how: str) -> None:
    """Skip the test unless the real part is there; under ``CI=true``, where everything must be there, fail instead.

    ``how`` tells in one line how to get the part: it is what a developer reads in the report of skipped tests.
    """
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have it: {how}")
    pytest.skip(how)
