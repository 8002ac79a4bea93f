"""The settings: from an option, the environment, or the config file. A mistake in the file never stops a session."""

import os
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from quizkit.base.clock import DAY_STARTS_AT
from quizkit.base.days import Calendar, days_of, weekdays
from quizkit.base.errors import UsageError, refusing
from quizkit.base.paths import config_file
from quizkit.base.problems import Place, Problem, did_you_mean
from quizkit.base.terms import seconds_of
from quizkit.base.values import Value
from quizkit.scheduling import DEFAULT_NEW_SHARE, DEFAULT_RETENTION, LEAST_RETENTION, MOST_RETENTION

T = TypeVar("T")
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
SettingSource: TypeAlias = Literal["environment", "file", "default"]


class Color(StrEnum):
    """Whether colours are used. AUTO follows NO_COLOR, FORCE_COLOR and what the output supports."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Key(Value, Generic[T]):
    """One setting. `from_text` converts a text to a TOML value, or raises ValueError.

    `validated` returns a valid value, or None for any other. `also` are variables that other programs use too: invalid
    values in them are ignored. `standards` are variables that, set to anything, replace the default, each with the
    value that it stands for.
    """

    name: str
    default: T
    from_text: Callable[[str], object]
    validated: Callable[[object], T | None]
    expects: str
    about: str
    also: tuple[str, ...] = ()
    standards: tuple[tuple[str, T], ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return "QUIZ_" + self.name.upper().replace("-", "_")


class Setting(Value, Generic[T]):
    """The value of a setting and its source: `at` is a variable, or a file and a line."""

    value: T
    source: SettingSource = "default"
    at: str = ""


class ConfigFile(Value):
    """The config file: the valid values, each with its line, and the problems of the rest."""

    values: dict[str, tuple[object, int]]
    problems: tuple[Problem, ...] = ()


def _whole(least: int) -> Callable[[object], int | None]:
    return lambda value: value if isinstance(value, int) and not isinstance(value, bool) and value >= least else None


def _share(value: object) -> float | None:
    return value if isinstance(value, float) and LEAST_RETENTION <= value <= MOST_RETENTION else None


def _any_share(value: object) -> float | None:
    return value if isinstance(value, float) and 0 <= value <= 1 else None


def _goal(value: object) -> str | None:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    is_goal = (text.isascii() and text.isdigit() and int(text) > 0) or (
        not text.isdigit() and (seconds_of(text) or 0) >= 60
    )
    return text if is_goal or text == "" == value else None


def _hour(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 else None


def _readable(value: object, read: Callable[[str], object]) -> str | None:
    return value if isinstance(value, str) and read(value) is not None else None


def calendar() -> Calendar:
    """Return the easy days and the holidays of the settings."""
    return Calendar(weekdays(setting(EASY_DAYS).value) or frozenset(), days_of(setting(HOLIDAYS).value) or frozenset())


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _color(value: object) -> Color | None:
    return next((color for color in Color if color == value), None)


def _command(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _flag_from_text(text: str) -> bool:
    if text.casefold() not in (*_YES, *_NO):
        raise ValueError(text)
    return text.casefold() in _YES


COUNT = Key("count", 10, int, _whole(1), "a whole number above 0", "how many questions a session asks")
NEW_PER_DAY = Key("new-per-day", 20, int, _whole(0), "a whole number, 0 or above", "how many new questions a day")
REVIEWS_PER_DAY = Key(
    "reviews-per-day", 0, int, _whole(0), "a whole number, 0 for no limit", "how many due questions a day"
)
GOAL = Key("goal", "", str.strip, _goal, "a number of questions, or minutes: 20 or 15m", "what you want to do each day")
EASY_DAYS = Key(
    "easy-days",
    "",
    str.strip,
    lambda value: _readable(value, weekdays),
    "days of the week: sat sun",
    "days of the week on which a session asks half as many questions",
)
HOLIDAYS = Key(
    "holidays",
    "",
    str.strip,
    lambda value: _readable(value, days_of),
    "days: 2026-12-24..2027-01-02 2027-05-01",
    "days on which nothing is asked, and which do not break a streak",
)
DAY_STARTS = Key(
    "day-starts",
    DAY_STARTS_AT,
    int,
    _hour,
    "an hour from 0 to 23",
    "the hour at which a new study day starts",
)
NEW_SHARE = Key(
    "new-share",
    DEFAULT_NEW_SHARE,
    float,
    _any_share,
    "a share from 0 to 1",
    "the share of a session that is new questions, until you have seen the deck",
)
RETENTION = Key(
    "retention",
    DEFAULT_RETENTION,
    float,
    _share,
    f"a share from {LEAST_RETENTION} to {MOST_RETENTION}",
    "the share of questions to recall when they are asked, for decks that you start from now on",
)
LEARN = Key(
    "learn",
    False,
    _flag_from_text,
    _flag,
    "true or false",
    "ask new questions as a choice first, then typed, until you answer them right twice",
)
ACCESSIBLE = Key(
    "accessible", False, _flag_from_text, _flag, "true or false", "text only, for screen readers", ("ACCESSIBLE",)
)
LINES = Key("lines", False, _flag_from_text, _flag, "true or false", "type replies as lines, not as single keys")
PAUSE = Key("pause", True, _flag_from_text, _flag, "true or false", "wait after each reply until you press Enter")
IDLE = Key(
    "idle", 60, int, _whole(1), "a whole number above 0", "how many seconds without a key count as time spent, at most"
)
COLOR = Key(
    "color",
    Color.AUTO,
    str.casefold,
    _color,
    "auto, always or never",
    "whether colours are used",
    standards=(("NO_COLOR", Color.NEVER), ("FORCE_COLOR", Color.ALWAYS)),
)
EDITOR = Key(
    "editor", "", str, _command, "a command", "the program with which :edit opens a deck", ("VISUAL", "EDITOR")
)
KEYS: tuple[Key[Any], ...] = (
    COUNT, NEW_PER_DAY, NEW_SHARE, REVIEWS_PER_DAY, RETENTION, LEARN, GOAL, EASY_DAYS, HOLIDAYS, DAY_STARTS, ACCESSIBLE, LINES,
    PAUSE, IDLE, COLOR, EDITOR,
)  # fmt: skip
_BY_NAME = {key.name: key for key in KEYS}
_UNTIL_FIXED = "Until this is fixed, the default is used."
# Values from the command line for the whole run.
_for_run: dict[str, object] = {}


def set_for_run(key: Key[T], value: T | None) -> None:
    """Set a value for this run, before the environment and the file; None unsets it."""
    _for_run[key.name] = value


def chosen(key: Key[T], option: T | None = None) -> T:
    """Return the value of an option, else of the setting. Raises UsageError for an invalid variable."""
    if option is None:
        option = cast("T | None", _for_run.get(key.name))
    return setting(key).value if option is None else _with_standards(key, Setting(option)).value


def setting(key: Key[T]) -> Setting[T]:
    """Return the setting from the environment, else the file, else the default. Raises UsageError as `chosen` does."""
    for variable in (key.variable, *key.also):
        text = os.environ.get(variable)
        value = _valid(key, text) if text else None
        if value is not None:
            return _with_standards(key, Setting(value, "environment", variable))
        if text and variable == key.variable:
            raise UsageError(f"{variable} must be {key.expects}, not “{text}”.")
    path = config_file()
    if key.name not in (values := read(path).values):
        return _with_standards(key, Setting(key.default))
    stored, line = values[key.name]
    return _with_standards(key, Setting(cast("T", key.validated(stored)), "file", f"{path.name}:{line}"))


def _with_standards(key: Key[T], setting: Setting[T]) -> Setting[T]:
    """Return a setting, with the default replaced by a standard variable that is set and not empty."""
    if setting.value == key.default:
        for variable, value in key.standards:
            if os.environ.get(variable):
                return Setting(value, "environment", variable)
    return setting


@cache
def read(path: Path) -> ConfigFile:
    """Return the values and the problems of a config file. A missing file has none."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ConfigFile({})
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return ConfigFile({}, (_problem(1, f"This file cannot be read: {why.lower()}.", _UNTIL_FIXED),))
    return parsed(data)


def parsed(data: bytes) -> ConfigFile:
    """Return the values and the problems in the text of a config file."""
    from quizkit.base.toml_file import NotToml, parse

    try:
        toml = parse(data)
    except NotToml as error:
        return ConfigFile(
            {}, (_problem(error.line, f"This file is not valid TOML: {error.why}.", _UNTIL_FIXED, error.column),)
        )
    lines = {name: toml.line_of(name) for name in toml.table}
    checked = ((name, _problem_of(name, value, lines[name])) for name, value in toml.table.items())
    problems = {name: problem for name, problem in checked if problem is not None}
    values = {name: (value, lines[name]) for name, value in toml.table.items() if name not in problems}
    return ConfigFile(values, tuple(problems.values()))


def write(name: str, text: str) -> Key[Any]:
    """Write a value into the config file, change nothing else there, and return its key. Raises UsageError."""
    key = _key(name)
    # `quiz config` shows an empty value as none.
    value = _valid(key, "" if key.default == "" and text.strip() == "none" else text)
    if value is None:
        raise UsageError(f"{key.name} must be {key.expects}, not “{text}”.")
    _write(key, value)
    return key


def unset(name: str) -> Key[Any]:
    """Remove a value from the config file, change nothing else there, and return its key. Raises UsageError."""
    key = _key(name)
    _write(key, None)
    return key


def _key(name: str) -> Key[Any]:
    if name not in _BY_NAME:
        raise UsageError(*_unknown(name))
    return _BY_NAME[name]


def _write(key: Key[Any], value: object) -> None:
    from quizkit.base.disk import make_folder, replace

    path = config_file()
    with refusing(f"{path} could not be changed"):
        data = path.read_bytes() if path.exists() else b""
        changed = _with_value(path, data, key.name, value)
        if changed != data:
            make_folder(path.parent)
            replace(path, changed)
    read.cache_clear()


def _with_value(path: Path, data: bytes, name: str, value: object) -> bytes:
    from quizkit.base.toml_file import NotToml, parse

    try:
        toml = parse(data)
    except NotToml as error:
        message = f"{path}, line {error.line}: this file is not valid TOML: {error.why}."
        raise UsageError(message, "Fix that line first.") from None
    if isinstance(toml.table.get(name), dict):
        line = toml.line_of(name)
        raise UsageError(f"{path}, line {line}: {name} is a table, not a setting.", "Remove the table first.")
    return toml.with_value(name, value).encode()


def _problem_of(name: str, value: object, line: int) -> Problem | None:
    if name not in _BY_NAME:
        return _problem(line, *_unknown(name))
    if _BY_NAME[name].validated(value) is not None:
        return None
    return _problem(line, f"{name} must be {_BY_NAME[name].expects}.", _UNTIL_FIXED)


def _problem(line: int, message: str, help: str, column: int = 1) -> Problem:
    return Problem("config", (), message, help, "warning", Place(line, column))


def _unknown(name: str) -> tuple[str, str]:
    help = did_you_mean(name, _BY_NAME) or f"Settings: {', '.join(_BY_NAME)}."
    return f"There is no setting “{name}”.", help


def _valid(key: Key[T], text: str) -> T | None:
    with suppress(ValueError):
        return key.validated(key.from_text(text.strip()))
    return None
