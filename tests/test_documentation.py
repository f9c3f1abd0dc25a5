"""The documentation tells of every command, and what it shows can be run."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from detente.cli.root import detente
from detente.extraction.gazetteer import Gazetteer
from detente.vocabulary import load_vocabulary
from tests.readme import cut, with_real_output

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md")), ROOT / "seeds" / "README.md"]


def commands(group: click.Group = detente, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it, groups among them."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield (*before, name), command
            if isinstance(command, click.Group):
                yield from commands(command, (*before, name))


COMMANDS = dict(commands())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_readme(words: tuple[str, ...]) -> None:
    assert re.search(rf"detente {' '.join(words)}\b", README), f"README.md does not tell of `detente {' '.join(words)}`"


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=" ".join)
def test_every_help_ends_with_an_example_that_parses(words: tuple[str, ...]) -> None:
    text = CliRunner().invoke(detente, [*words, "--help"]).output
    assert "Example:" in text
    examples = [line.strip() for line in text.partition("Example:")[2].partition("Options:")[0].splitlines() if " detente " in f" {line}"]
    assert examples
    for example in examples:
        assert_parses(example)


def examples_of(path: Path) -> list[str]:
    """Lines that call the program in a document's blocks of code, with or without a prompt."""
    blocks = re.findall(r"^```\w*\n(.*?)^```|((?:^    .*\n|^\n)+)", path.read_text(encoding="utf-8"), re.M | re.S)
    lines = [line.strip().removeprefix("$ ") for fenced, indented in blocks for line in (fenced or indented).splitlines()]
    return [line for line in lines if line.startswith("detente ")]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_line_in_a_guide_parses(path: Path) -> None:
    found = examples_of(path)
    assert found or path.name == "CONTRIBUTING.md"
    for example in found:
        assert_parses(example)


def assert_parses(example: str) -> None:
    """Fail unless the options and arguments of a command line are ones that there are."""
    words = shlex.split(example.partition(" #")[0].partition(" > ")[0].partition(" | ")[0])
    words = words[words.index("detente") + 1 :]
    try:
        context = detente.make_context("detente", list(words))
        while isinstance(context.command, click.Group) and context._protected_args + context.args:
            name, command, rest = context.command.resolve_command(context, context._protected_args + context.args)
            assert command is not None
            context = command.make_context(name, list(rest), parent=context)
    except click.exceptions.Exit:
        return  # --help and --version
    except click.ClickException as error:
        pytest.fail(f"`{example}`: {error.format_message()}")


def test_the_readme_begins_with_the_two_commands() -> None:
    assert README.index("make run") < README.index("make test") < 2500


def test_the_worked_example_shows_what_really_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert with_real_output(README) == README, "run `make docs`"


def test_an_example_may_show_a_piece_of_what_comes_out() -> None:
    output = "a 1\n  b\nc 2 now\n  d\n    e\nf\n"
    assert cut(output, "…\nc 2 before\n  gone\n…\n") == "…\nc 2 now\n  d\n    e\n…\n"
    assert cut(output, "c 2 before\n") == output
    with pytest.raises(RuntimeError, match="g 3"):
        cut(output, "…\ng 3\n…\n")


def test_the_vocabulary_that_the_readme_shows_is_one(tmp_path: Path) -> None:
    [shown] = re.findall(r"^```yaml\n(.*?)^```", README, re.M | re.S)
    own = tmp_path / "mine.yaml"
    own.write_text(shown, encoding="utf-8")
    vocabulary = load_vocabulary(own)
    assert vocabulary.relation("TWINNED_WITH").admits("Organization", "Organization")
    [found] = Gazetteer.shipped(vocabulary.names).find("Experts of the MRI met in Hanoi.")[:1]
    assert found.name == "Mekong Research Institute"


def test_the_python_that_the_readme_shows_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [shown] = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)
    (tmp_path / "news").mkdir()
    shutil.copy(ROOT / "seeds" / "documents" / "01-cambodia-and-russia.md", tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    exec(compile(shown, "README.md", "exec"), {})


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{' '.join(words)} {option.opts[0]}"
        for words, command in COMMANDS.items()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert silent == []


def test_every_make_target_is_in_contributing() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert targets
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [target for target in targets[1].split() if f"make {target}" not in contributing] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_files_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there"
