"""What a person set for good: in the environment, or in one file. A slip in that file costs nobody a session."""

import os
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast

from quizkit.base.errors import UsageError, refusing
from quizkit.base.paths import config_file
from quizkit.base.problems import Place, Problem, did_you_mean
from quizkit.scheduling import LEAST_RETENTION, MOST_RETENTION
from quizkit.scheduling import RETENTION as USUAL_RETENTION

Value = TypeVar("Value")
Source: TypeAlias = Literal["environment", "file", "default"]


class Color(StrEnum):
    """Whether colours are used; what is automatic heeds NO_COLOR, FORCE_COLOR and what the output can do."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Key(NamedTuple, Generic[Value]):
    """One setting. `of_text` makes of a text what TOML would hold, or raises ValueError.

    `taken` returns a value of it, or None for what is none. `also` are variables that other programs heed as well: what
    means nothing here is passed over. `standards` are those that, set to anything, stand in for the default, and so
    after the file: each with the value that it means.
    """

    name: str
    default: Value
    of_text: Callable[[str], object]
    taken: Callable[[object], Value | None]
    wants: str
    about: str
    also: tuple[str, ...] = ()
    standards: tuple[tuple[str, Value], ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return "QUIZ_" + self.name.upper().replace("-", "_")


class Setting(NamedTuple, Generic[Value]):
    """What holds for a key, and where it was set: `at` is a variable, or a file and a line."""

    value: Value
    source: Source = "default"
    at: str = ""


class ConfigFile(NamedTuple):
    """What stands in the file: the values that hold, each with its line, and what is wrong with the rest."""

    values: dict[str, tuple[object, int]]
    problems: tuple[Problem, ...] = ()


def _whole(least: int) -> Callable[[object], int | None]:
    return lambda value: value if isinstance(value, int) and not isinstance(value, bool) and value >= least else None


def _share(value: object) -> float | None:
    return value if isinstance(value, float) and LEAST_RETENTION <= value <= MOST_RETENTION else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _color(value: object) -> Color | None:
    return next((color for color in Color if color == value), None)


def _command(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _flag_of_text(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    try:
        return known[text.strip().casefold()]
    except KeyError:
        raise ValueError(text) from None


COUNT = Key("count", 10, int, _whole(1), "a whole number from 1 on", "how many questions a session asks")
NEW_PER_DAY = Key("new-per-day", 20, int, _whole(0), "a whole number", "how many new questions a day")
RETENTION = Key(
    "retention",
    USUAL_RETENTION,
    float,
    _share,
    f"a share from {LEAST_RETENTION} to {MOST_RETENTION}",
    "how much to know of a deck that you begin; one that you began keeps its own",
)
ACCESSIBLE = Key(
    "accessible", False, _flag_of_text, _flag, "true or false", "words only, for screen readers", ("ACCESSIBLE",)
)
LINES = Key("lines", False, _flag_of_text, _flag, "true or false", "type replies as lines, not as single keys")
COLOR = Key(
    "color",
    Color.AUTO,
    str.casefold,
    _color,
    "auto, always or never",
    "whether colours are used",
    standards=(("NO_COLOR", Color.NEVER), ("FORCE_COLOR", Color.ALWAYS)),
)
EDITOR = Key("editor", "", str, _command, "a command", "what :edit opens a deck with", ("VISUAL", "EDITOR"))
KEYS: tuple[Key[Any], ...] = (COUNT, NEW_PER_DAY, RETENTION, ACCESSIBLE, LINES, COLOR, EDITOR)
_UNTIL = "Until that is mended the default holds."
# What was said on the command line for the whole run.
_given: dict[str, object] = {}


def give(key: Key[Value], value: Value | None) -> None:
    """Let a value hold for this run whatever else is set; None takes that back."""
    _given[key.name] = value


def chosen(key: Key[Value], given: Value | None = None) -> Value:
    """Return what an option gave, else what is set. Raises UsageError for a variable that cannot be meant."""
    if given is None:
        given = cast("Value | None", _given.get(key.name))
    return setting(key).value if given is None else _meant(key, Setting(given)).value


def setting(key: Key[Value]) -> Setting[Value]:
    """Return what the environment sets, else the file, else the default. Raises UsageError as `chosen` does."""
    for variable in (key.variable, *key.also):
        text = os.environ.get(variable)
        value = _taken(key, text) if text else None
        if value is not None:
            return _meant(key, Setting(value, "environment", variable))
        if text and variable == key.variable:
            raise UsageError(f"{variable} is “{text}”.", f"It takes {key.wants}.")
    path = config_file()
    found = read(path).values.get(key.name)
    if found is None:
        return _meant(key, Setting(key.default))
    return _meant(key, Setting(cast("Value", key.taken(found[0])), "file", f"{path.name}:{found[1]}"))


def _meant(key: Key[Value], found: Setting[Value]) -> Setting[Value]:
    """Return what a default comes to where a standard variable is set; an empty one is none."""
    if found.value == key.default:
        for variable, value in key.standards:
            if os.environ.get(variable):
                return Setting(value, "environment", variable)
    return found


@cache
def read(path: Path) -> ConfigFile:
    """Return what stands in a file, and what is wrong with it. One that is not there holds nothing."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ConfigFile({})
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return ConfigFile({}, (_told(1, f"This file cannot be read: {why.lower()}.", _UNTIL),))
    return parsed(data)


def parsed(data: bytes) -> ConfigFile:
    """Return what stands in the text of a file, and what is wrong with it."""
    from quizkit.base.toml_file import NotToml, parse

    try:
        toml = parse(data)
    except NotToml as error:
        return ConfigFile({}, (_told(error.line, f"This is no TOML: {error.why}.", _UNTIL, error.column),))
    lines = {name: toml.line_of(name) for name in toml.table}
    found = ((name, _problem(name, value, lines[name])) for name, value in toml.table.items())
    problems = {name: problem for name, problem in found if problem is not None}
    values = {name: (value, lines[name]) for name, value in toml.table.items() if name not in problems}
    return ConfigFile(values, tuple(problems.values()))


def write(name: str, text: str) -> Key[Any]:
    """Write a value into the file, leave all else there as it is, and return its key. Raises UsageError."""
    from quizkit.base.disk import make_folder, replace

    key = _key(name)
    value = _taken(key, text)
    if value is None:
        raise UsageError(f"{key.name} cannot be “{text}”.", f"It takes {key.wants}.")
    path = config_file()
    with refusing("The setting could not be written"):
        data = path.read_bytes() if path.exists() else b""
        made = _with_value(path, data, key.name, value)
        make_folder(path.parent)
        replace(path, made)
    read.cache_clear()
    return key


def _with_value(path: Path, data: bytes, name: str, value: object) -> bytes:
    from quizkit.base.toml_file import NotToml, parse, written

    try:
        made = parse(data).with_value(name, value)
    except NotToml as error:
        raise UsageError(f"{path}, line {error.line}: this is no TOML: {error.why}.", "Mend that line first.") from None
    if made is None:
        raise UsageError(
            f"{path} is not written simply enough to be changed here.", f"Write `{name} = {written(value)}` into it."
        )
    return made.encode()


def _problem(name: str, value: object, line: int) -> Problem | None:
    key = next((key for key in KEYS if key.name == name), None)
    if key is None:
        return _told(line, f"There is no setting “{name}”.", _which_key(name))
    if key.taken(value) is not None:
        return None
    return _told(line, f"{name} takes {key.wants}.", _UNTIL)


def _told(line: int, message: str, help: str, column: int = 1) -> Problem:
    return Problem("config", (), message, help, "warning", Place(line, column))


def _key(name: str) -> Key[Any]:
    for key in KEYS:
        if key.name == name:
            return key
    raise UsageError(f"There is no setting “{name}”.", _which_key(name))


def _which_key(name: str) -> str:
    names = [key.name for key in KEYS]
    return did_you_mean(name, names) or f"Settings: {', '.join(names)}."


def _taken(key: Key[Value], text: str) -> Value | None:
    try:
        return key.taken(key.of_text(text.strip()))
    except ValueError:
        return None
