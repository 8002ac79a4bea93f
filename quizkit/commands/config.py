"""`quiz config`: each setting, where its value comes from, and how to change it."""

from typing import Annotated

import typer

from quizkit import config as settings
from quizkit.commands.help import Verb, VerbGroup, verb_app
from quizkit.disk import make_folder, replace
from quizkit.errors import UsageError, refusing
from quizkit.paths import config_file
from quizkit.problems import did_you_mean
from quizkit.terminal.screens.config import Row, show_config
from quizkit.terminal.theme import screen

app = verb_app(cls=VerbGroup, invoke_without_command=True)


@app.callback()
def config(
    context: typer.Context,
    path: Annotated[bool, typer.Option("--path", help="Print where the config file is, and no more.")] = False,
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
    if path:
        print(config_file())
        return
    rows = [Row(key, *settings.setting(key), one.about) for key, one in settings.SETTINGS.items()]
    file = config_file()
    show_config(screen(), rows, str(file), there=file.is_file())


@app.command("set", cls=Verb)
def set_(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A setting, as `quiz config` lists them.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is to be.")],
) -> None:
    """Write a setting into the config file, and leave everything else in it as it stands.

    Examples:
      quiz config set count 20
      quiz config set accessible true
      quiz config set editor "code --wait"
    """
    if key not in settings.SETTINGS:
        help = did_you_mean(key, settings.SETTINGS) or f"Settings: {', '.join(settings.SETTINGS)}."
        raise UsageError(f"There is no setting “{key}”.", help)
    taken = _taken(key, value)
    path = config_file()
    with refusing("The config file cannot be written", "Check who may write it."):
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        written = settings.with_value(text, key, taken)
        if settings.read(path, written).values.get(key) != taken:
            raise UsageError(f"{path} cannot be changed: it is not TOML.", "Mend it in an editor, or remove it.")
        make_folder(path.parent)
        replace(path, written.encode())
    screen().show(f"{key} is {value} from now on.")


def _taken(key: str, text: str) -> settings.Value:
    """Return a value as the config file has it. Raises UsageError where it is none."""
    setting = settings.SETTINGS[key]
    plain = {"true": True, "false": False}.get(text, int(text) if text.isascii() and text.isdigit() else text)
    taken = setting.take(plain if setting.take(plain) is not None else text)
    if taken is None:
        raise UsageError(f"{key} cannot be “{text}”.", f"It is {setting.may_be}.")
    return taken
