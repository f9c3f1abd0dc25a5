"""The command line: the last layer, which knows no algorithm. One module holds one group of commands.

Starting fast is part of the work: nothing is imported before the command that uses it runs.
"""

from __future__ import annotations

import gc

_ALLOCATIONS = 100_000
"""So many new objects set off a search for garbage: a command that answers in a moment never gets there, and a long one does."""


def main() -> None:
    """Run ``detente`` with the arguments of the process, and end the process with the exit code."""
    gc.set_threshold(_ALLOCATIONS, 20, 50)
    try:
        from detente.cli.root import detente

        detente(prog_name="detente")
    finally:
        # Python would look through all objects once more on its way out; the system takes the memory back anyhow.
        gc.freeze()
