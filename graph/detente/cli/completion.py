"""The command that prints what a shell needs to complete detente's commands and options."""

from __future__ import annotations

import click

SETTING_UP = {
    "bash": 'detente completion bash > ~/.detente-complete.bash; echo ". ~/.detente-complete.bash" >> ~/.bashrc',
    "zsh": 'detente completion zsh > ~/.detente-complete.zsh; echo ". ~/.detente-complete.zsh" >> ~/.zshrc',
    "fish": "detente completion fish > ~/.config/fish/completions/detente.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(tuple(SETTING_UP)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that lets SHELL complete commands and options.

    \b
    Example:
      detente completion bash > ~/.detente-complete.bash
      echo ". ~/.detente-complete.bash" >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "detente", "_DETENTE_COMPLETE").source())
