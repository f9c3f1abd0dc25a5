"""The README's worked example, run as it stands there: `python -m tests.readme` writes down what comes out.

A block of code that begins with `$ detente` is an example. All of them are run in their order on one new store, from the root of the
project, as on a terminal. One that begins with an ellipsis shows a piece of what comes out.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from detente.cli.root import detente

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "…"
EXAMPLE = re.compile(r"^```\n\$ (detente [^\n]+)\n(.*?)^```\n", re.M | re.S)


def with_real_output(text: str) -> str:
    """The text with what its examples really give."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "readme.db")
        return EXAMPLE.sub(lambda found: f"```\n$ {found[1]}\n{cut(_output(found[1], store), found[2])}```\n", text)


def cut(output: str, shown: str) -> str:
    """All of an output; or, where an ellipsis stands before the first line that is shown of it, the line that begins like that one, with
    the lines that are indented under it.

    >>> cut("a 1\\n  b\\nc 2 now\\n  d\\ne\\n", "…\\nc 2 before\\n…\\n")
    '…\\nc 2 now\\n  d\\n…\\n'
    """
    lines, wanted = output.splitlines(), shown.splitlines()
    if wanted[:1] != [LEFT_OUT]:
        return output
    start = next((number for number, line in enumerate(lines) if line.split()[:2] == wanted[1].split()[:2]), None)
    if start is None:
        raise RuntimeError(f"no line of the output begins like {wanted[1]!r}")
    end = next((number for number in range(start + 1, len(lines)) if not lines[number].startswith(" ")), len(lines))
    return "\n".join([LEFT_OUT, *lines[start:end], LEFT_OUT]) + "\n"


def _output(command: str, store: str) -> str:
    words = shlex.split(command)[1:]
    result = CliRunner().invoke(detente, ["--store", store, *words, "--format", "table"], prog_name="detente")
    if result.exit_code:
        raise RuntimeError(f"`{command}` ended with {result.exit_code}: {result.output}")
    return result.output.rstrip("\n") + "\n"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(with_real_output(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
