"""detente: a graph database of diplomatic relations, with the words behind every edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.api import Graph as Graph
    from detente.api import explain as explain
    from detente.api import open as open

__version__ = "0.1.0"
__all__ = ["Graph", "__version__", "explain", "open"]


def __getattr__(name: str) -> Any:
    """Import the programming interface on first use, so that the command line starts fast."""
    if name in ("Graph", "explain", "open"):
        from detente import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
