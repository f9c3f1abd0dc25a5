"""A small graph that command-line tests ask: told by records, so that it is there in a moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from detente.cli.root import detente

ROWS = """\
source,source_type,relation,target,target_type,start,end,document,published,quote,office
Cambodia,State,DIPLOMATIC_RELATIONS,Soviet Union,State,1956-05-13,,history.txt,2016,"Established on 13 May 1956, said ""both sides"".",
Cambodia,State,RECOGNIZED,Russia,State,1991-12,,history.txt,2016,Cambodia recognised Russia in December 1991.,
Hun Sen,Leader,HOLDS_OFFICE,Cambodia,State,1985,2023-08-22,history.txt,2016,Hun Sen was prime minister from 1985.,prime minister
Hun Sen,Leader,VISITED,Russia,State,2016-05,,visit.txt,2016-06,Hun Sen visited Russia in May 2016.,
Hun Sen,Leader,VISITED,Russia,State,2016-05,,history.txt,2016,The premier went to Russia.,
Hun Manet,Leader,SUCCEEDED,Hun Sen,Leader,2023-08-22,,change.txt,2023-08-23,Hun Manet succeeded Hun Sen.,
Vietnam,State,WITHDREW_FROM,Cambodia,State,1989-09,,history.txt,2016,Vietnam withdrew in September 1989.,
Ann Example,Leader,MET,Hun Sen,Leader,2001,,visit.txt,2016-06,\x1b[31mThey met.\x07,
Ann Other,Leader,MET,Hun Manet,Leader,2024,,change.txt,2023-08-23,=1+1 they will meet,
Nobody,Leader,ATE,Russia,State,2016,,visit.txt,2016-06,Nobody ate Russia.,
"""


def records(folder: Path) -> Path:
    """The rows as a file."""
    path = folder / "records.csv"
    path.write_text(ROWS, encoding="utf-8", newline="\n")
    return path


def run(store: Path, *arguments: str, **how: Any) -> Result:
    """Run ``detente`` on a store, in this process, as it runs when its output is piped."""
    return CliRunner().invoke(detente, ["--store", str(store), *arguments], prog_name="detente", **how)


def told(result: Result) -> str:
    """What a command that ended well wrote to standard output."""
    assert result.exit_code == 0, result.stderr or repr(result.exception)
    return result.stdout


def refused(result: Result, code: int, *words: str) -> str:
    """What a command that ended with the code said: one message that has the words, and no traceback."""
    assert result.exit_code == code, (result.exit_code, result.output, result.exception)
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    for word in words:
        assert word in result.stderr, result.stderr
    return result.stderr
