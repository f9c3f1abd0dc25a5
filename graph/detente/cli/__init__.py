"""The command line: the last layer, which knows no algorithm. One module holds one group of commands.

Starting fast is part of the work: nothing is imported before the command that uses it runs.
"""

from __future__ import annotations

import gc
import os
import sys

_ALLOCATIONS = 100_000
"""So many new objects set off a search for garbage: a command that answers in a moment never gets there, and a long one does."""


def main() -> None:
    """Run ``detente`` with the arguments of the process, and end the process with the exit code."""
    _speak_utf8()
    gc.set_threshold(_ALLOCATIONS, 20, 50)
    try:
        from detente.cli.root import detente

        detente(prog_name="detente")
    finally:
        # Python would look through all objects once more on its way out; the system takes the memory back anyhow.
        gc.freeze()


def _speak_utf8() -> None:
    """Begin again in Python's UTF-8 mode where the environment rules out all but ASCII: names and files are UTF-8 everywhere."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-P", "-X", "utf8", "-c", "from detente.cli import main; main()", *sys.argv[1:]])
