"""The plain files that travel with the program: Cypher statements, and documents to begin with."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``cypher`` or ``seeds``: beside the package in an installed wheel, at the root in a checkout.

    Raises
    ------
    FileNotFoundError
        The program was not installed whole; the message says what to do.

    >>> folder("cypher").name
    'cypher'
    """
    for place in (_HERE / "shipped" / name, _HERE.parent.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name!r} that travels with detente is missing; install detente again")
