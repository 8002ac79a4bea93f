"""`quiz config`: each setting, where its value comes from, and how to change it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from quizkit.base.paths import config_file
from quizkit.cli.help import HelpCommand, HelpGroup, command_app
from quizkit.config import KEYS, read, setting, write
from quizkit.terminal.output import write_data, write_json
from quizkit.terminal.screens.config import show_settings, show_written
from quizkit.terminal.theme import screen

app = command_app(cls=HelpGroup, invoke_without_command=True)


def _complete_keys(incomplete: str) -> list[str]:
    return [key.name for key in KEYS if key.name.startswith(incomplete)]


@app.callback()
def config(
    context: typer.Context,
    path: Annotated[bool, typer.Option("--path", help="Print where the config file is, and no more.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show each setting, its value, and where that comes from.

    An option wins over the environment, the environment over the config file, the file over what is built in.

    Examples:
      quiz config
      quiz config --path
      quiz config set count 20
    """
    if context.invoked_subcommand is not None:
        return
    file = config_file()
    if path:
        write_data(f"{file}\n")
    elif as_json:
        write_json(_as_json(file))
    else:
        show_settings(screen(), file, _is_there(file), [(key, setting(key)) for key in KEYS])


@app.command("set", cls=HelpCommand)
def set_(
    key: Annotated[
        str,
        typer.Argument(metavar="KEY", help="A setting, as `quiz config` lists them.", autocompletion=_complete_keys),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is to be.")],
) -> None:
    """Write a setting into the config file, and leave everything else in it as it stands.

    Examples:
      quiz config set count 20
      quiz config set accessible true
      quiz config set editor "code --wait"
    """
    written = write(key, value)
    show_written(screen(), written, value, setting(written))


def _is_there(path: Path) -> bool:
    """Return whether there is a config file, also one that cannot be read."""
    return os.path.exists(path) or bool(read(path).problems)  # noqa: PTH110 - pathlib's raises for a closed folder


def _as_json(path: Path) -> dict[str, object]:
    settings = {key.name: setting(key)._asdict() for key in KEYS}
    problems = [{"line": one.place and one.place.line, "message": one.message} for one in read(path).problems]
    return {"path": str(path), "exists": _is_there(path), "settings": settings, "problems": problems}
