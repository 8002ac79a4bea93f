"""`quiz config`: shows and changes settings."""

from typing import Annotated

import typer

from quizkit.app.settings import all_settings, setting_names
from quizkit.base.paths import config_file
from quizkit.cli.help import HelpCommand, HelpGroup, command_app
from quizkit.config import setting, unset, write
from quizkit.reporters import json
from quizkit.terminal.output import write_data, write_json
from quizkit.terminal.screens.config import show_changed, show_settings, show_unset
from quizkit.terminal.theme import screen

app = command_app(cls=HelpGroup, invoke_without_command=True)


@app.callback()
def config(
    context: typer.Context,
    path: Annotated[bool, typer.Option("--path", help="Print only the path of the config file.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show each setting, its value, and where the value comes from.

    Options override environment variables, which override the config file, which overrides the defaults.

    Examples:
      quiz config
      quiz config --path
      quiz config set count 20
    """
    if context.invoked_subcommand is not None:
        return
    if path:
        write_data(f"{config_file()}\n")
    elif as_json:
        write_json(json.settings(all_settings()))
    else:
        show_settings(screen(), all_settings())


_Name = Annotated[
    str, typer.Argument(metavar="KEY", help="A setting that `quiz config` lists.", autocompletion=setting_names)
]


@app.command("set", cls=HelpCommand)
def set_(
    key: _Name,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its new value.")],
) -> None:
    """Change a setting in the config file. The rest of the file stays unchanged.

    Examples:
      quiz config set count 20
      quiz config set accessible true
      quiz config set editor "code --wait"
    """
    changed = write(key, value)
    show_changed(screen(), changed.name, value, setting(changed))


@app.command("unset", cls=HelpCommand)
def unset_(key: _Name) -> None:
    """Remove a setting from the config file, so that its default counts. The rest of the file stays unchanged.

    Examples:
      quiz config unset count
    """
    show_unset(screen(), setting(unset(key)), key)
