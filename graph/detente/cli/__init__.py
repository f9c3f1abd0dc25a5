"""The command line: the last layer, which knows no algorithm. One module holds one group of commands.

Starting fast is part of the work: nothing is imported before the command that uses it runs.
"""

from __future__ import annotations


def main() -> None:
    """Run ``detente`` with the arguments of the process, and end the process with the exit code."""
    from detente.cli.root import detente

    detente(prog_name="detente")
