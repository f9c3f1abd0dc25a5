"""The README's worked example, run as it stands there: `python -m tests.readme` writes down what comes out.

A block of code that begins with `$ detente` is an example. All of them are run in their order on one new store, from the root of the
project, as on a terminal.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from detente.cli.root import detente

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"^```\n\$ (detente [^\n]+)\n(.*?)^```\n", re.M | re.S)


def with_real_output(text: str) -> str:
    """The text with what its examples really give."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "readme.db")
        return EXAMPLE.sub(lambda found: f"```\n$ {found[1]}\n{_output(found[1], store)}```\n", text)


def _output(command: str, store: str) -> str:
    words = shlex.split(command)[1:]
    result = CliRunner().invoke(detente, ["--store", store, *words, "--format", "table"], prog_name="detente")
    if result.exit_code:
        raise RuntimeError(f"`{command}` ended with {result.exit_code}: {result.output}")
    return result.output.rstrip("\n") + "\n"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(with_real_output(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
