"""What all tests share: how long random tests search, and which tests must not run beside each other."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.register_profile("fuzz", settings.get_profile("default"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") == "true" else "default"))

SERVICES = ("neo4j", "browser")
"""What a test module's fixtures are named after when it starts one of tests/services: one worker starts each."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Keep the tests of one service on one worker of pytest-xdist, so that it is started once."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        for service in SERVICES:
            if any(service in name for name in names):
                item.add_marker(pytest.mark.xdist_group(service))
                break
