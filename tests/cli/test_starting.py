"""A command starts fast, because it imports what it uses and nothing else; and it ends as its caller expects."""

from __future__ import annotations

import compileall
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import detente
from detente import __version__
from detente.cli.root import COMMANDS
from tests.cli.graphs import refused, run, told

DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]
HEAVY = ("spacy", "numpy", "scipy", "networkx", "pyvis", "neo4j", "yaml", "lxml", "docx", "importlib.metadata", "detente.store.writing")
"""What no path search imports; of the standard library only that which would show."""


def imported(*arguments: str) -> set[str]:
    """The modules that a command imports in a process of its own, beside those that a bare `import click` does."""
    code = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); from detente.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(result.stderr.split())


def test_a_path_search_imports_nothing_heavy(store: Path) -> None:
    modules = imported("--store", str(store), "path", "Hun Manet", "Russia", "--as-of", "2024")
    assert "detente.queries.paths" in modules
    assert modules.isdisjoint(HEAVY), modules & set(HEAVY)


@pytest.mark.parametrize("arguments", [["--version"], ["path", "--help"], ["documents"], ["search", "Hun"], ["show", "Hun Sen"], ["stats"]])
def test_looking_imports_nothing_heavy(store: Path, arguments: list[str]) -> None:
    assert imported("--store", str(store), *arguments).isdisjoint(HEAVY)


def test_a_command_imports_no_other_command(store: Path) -> None:
    modules = imported("--store", str(store), "documents")
    assert {name for name in modules if name.startswith("detente.cli.")} & {where.split(":")[0] for where in COMMANDS.values()} == {
        "detente.cli.look"
    }


@pytest.mark.skipif(sys.platform == "win32", reason="what a process has used is asked for as POSIX has it")
def test_a_path_search_takes_little_more_than_the_import_of_click(store: Path) -> None:
    """`make bench` holds it to 1.6 times the wall-clock time; here it is processor time, and a bound that a busy machine keeps."""
    compileall.compile_dir(str(Path(detente.__file__).parent), quiet=1)
    asking = [*DETENTE, "--store", str(store), "path", "Hun Manet", "Russia", "--as-of", "2024"]
    ours, bare = [], []
    for _ in range(9):
        ours.append(processor_seconds(asking))
        bare.append(processor_seconds([sys.executable, "-c", "import click"]))
    assert min(ours) <= 2.0 * min(bare)


def processor_seconds(command: list[str]) -> float:
    """What a process has used from start to end."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def test_the_version_is_the_package_s() -> None:
    assert told(run(Path("none.db"), "--version")) == f"detente {__version__}\n"


def test_an_unknown_command_is_refused_with_the_nearest() -> None:
    refused(run(Path("none.db"), "pth", "A", "B"), 2, "pth", "path")
    refused(run(Path("none.db"), "\x1b[2J"), 2, "detente --help")


def test_the_store_may_be_named_by_the_environment(store: Path) -> None:
    listed = subprocess.run(
        [*DETENTE, "documents"], env={**os.environ, "DETENTE_STORE": str(store)}, capture_output=True, text=True, check=True
    )
    assert len(json.loads(listed.stdout)) == 3


def test_a_reader_that_goes_away_is_no_error_worth_a_traceback(store: Path) -> None:
    with subprocess.Popen([*DETENTE, "--store", str(store), "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_piped_output_is_utf_8_with_plain_line_ends_whatever_the_locale(store: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    command = [*DETENTE, "--store", str(store), "path", "Ann Example", "Hun Sen", "--format", "table"]
    result = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "“[31mThey met.”" in result.stdout.decode("utf-8")
    assert b"\r" not in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    assert "_DETENTE_COMPLETE" in told(run(Path("none.db"), "completion", shell))


def test_the_shell_is_offered_commands_and_options() -> None:
    def offered(words: str, number: int) -> set[str]:
        asked = {"_DETENTE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
        result = subprocess.run(DETENTE, env={**os.environ, **asked}, capture_output=True, text=True, check=False)
        return {line.split(",")[1] for line in result.stdout.splitlines()}

    assert offered("detente p", 1) == {"path"}
    assert {"--as-of", "--avoid"} <= offered("detente path --a", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX's")
def test_a_terminal_gets_a_table_and_a_progress_bar_that_goes_away(tmp_path: Path) -> None:
    from tests.cli.graphs import records
    from tests.cli.terminal import on_a_terminal

    shown = on_a_terminal([*DETENTE, "--store", str(tmp_path / "a.db"), "load", str(records(tmp_path))])
    assert "1/1 records.csv" in shown
    assert re.search(r"\r\x1b\[K(documents loaded|what)", shown)
    assert "documents loaded" in shown
    assert "{" not in shown
    command = [*DETENTE, "--store", str(tmp_path / "b.db"), "load", str(records(tmp_path))]
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert piped.stderr == ""
    narrow = on_a_terminal([*DETENTE, "--store", str(tmp_path / "a.db"), "documents"], columns=40)
    assert max(map(len, narrow.splitlines())) <= 40
    assert "\x1b" not in narrow


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names and files are UTF-8 whatever the environment says")
def test_an_environment_without_utf8_reads_and_finds_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "Dépêches"
    folder.mkdir()
    (folder / "Abidjan – été.txt").write_text("Brazil recognised Côte d’Ivoire in 1960.\n", encoding="utf-8")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    detente = [*DETENTE, "--store", str(tmp_path / "a.db")]
    for words in (["load", str(folder)], ["show", "Côte d'Ivoire"], ["show", "Abidjan – été.txt"]):
        ours = subprocess.run([*detente, *words], capture_output=True, env=plain)
        assert ours.returncode == 0, ours.stderr
    assert json.loads(ours.stdout)["name"] == "Abidjan – été.txt"


def test_a_store_that_is_a_folder_or_unreadable_ends_with_3(tmp_path: Path) -> None:
    refused(run(tmp_path, "stats"), 3, "is a folder")
    refused(run(tmp_path, "load", str(tmp_path)), 3, "is a folder")


def test_a_file_that_cannot_be_written_is_named(store: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none" / "x.csv"
    assert ".part" not in refused(run(store, "stats", "-o", str(missing)), 2, str(missing), "make it first")
    refused(run(store, "export", "-o", str(missing)), 2, str(missing))
    if os.path.exists("/dev/full"):
        refused(run(store, "export", "-o", "/dev/full"), 1, "/dev/full", "No space left")
