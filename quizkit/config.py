"""Settings: an option wins over the environment, the environment over the config file, the file over what is built in."""

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from quizkit.paths import config_file

Value: TypeAlias = int | bool | str
_MOST_QUESTIONS = 10_000


class Setting(NamedTuple):
    """One setting: what it is without being set, what it is for, and what it may be.

    `take` returns the value of what stands in the file, or None. `environment` are the variables that set it too, and
    `told` returns what one of them says, or None where it says nothing.
    """

    default: Value
    about: str
    may_be: str
    take: Callable[[Any], Value | None]
    environment: tuple[str, ...] = ()
    told: Callable[[str, str], Value | None] = lambda _name, text: text


class Source(NamedTuple):
    """A value and where it comes from: `default`, the name of a variable, or `file`."""

    value: Value
    where: str


class Fault(NamedTuple):
    """What is wrong in the config file, in which line. `word` is a key that is none of the settings."""

    line: int
    message: str
    word: str = ""


class Config(NamedTuple):
    """What the config file says, as far as it can be used, and what is wrong with it."""

    path: Path
    values: dict[str, Value]
    faults: tuple[Fault, ...] = ()


def _count(least: int) -> Callable[[Any], Value | None]:
    def take(value: Any) -> Value | None:
        usable = isinstance(value, int) and not isinstance(value, bool) and least <= value <= _MOST_QUESTIONS
        return int(value) if usable else None

    return take


def _number_told(_name: str, text: str) -> Value | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _color_told(name: str, _text: str) -> Value | None:
    return "never" if name == "NO_COLOR" else "always"


SETTINGS: dict[str, Setting] = {
    "count": Setting(10, "how many questions `quiz start` asks", "a whole number from 1 on", _count(1)),
    "new-per-day": Setting(
        20,
        "how many new questions a day",
        "a whole number from 0 on",
        _count(0),
        ("QUIZ_NEW_PER_DAY",),
        _number_told,
    ),
    "accessible": Setting(
        False,
        "words only, for screen readers",
        "true or false",
        lambda value: value if isinstance(value, bool) else None,
        ("QUIZ_ACCESSIBLE", "ACCESSIBLE"),
        lambda _name, text: text == "1",
    ),
    "color": Setting(
        "auto",
        "colours",
        '"auto", "always" or "never"',
        lambda value: value if value in ("auto", "always", "never") else None,
        ("NO_COLOR", "FORCE_COLOR"),
        _color_told,
    ),
    "editor": Setting(
        "",
        "what :edit opens a deck with",
        'a command in quotes, such as "nano"',
        lambda value: value if isinstance(value, str) and value.strip() else None,
        ("VISUAL", "EDITOR"),
    ),
}


def setting(key: str) -> Source:
    """Return what a setting is, options aside, and where that comes from."""
    asked = SETTINGS[key]
    for name in asked.environment:
        value = asked.told(name, os.environ[name]) if os.environ.get(name) else None
        if value is not None:
            return Source(value, name)
    values = config().values
    return Source(values[key], "file") if key in values else Source(asked.default, "default")


def number(key: str) -> int:
    """Return a setting that is a number."""
    return int(setting(key).value)


@cache
def config() -> Config:
    """Return what the config file says. What is wrong with it is told, never raised: the rest holds."""
    path = config_file()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Config(path, {})
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else (error.strerror or str(error)).lower()
        return Config(path, {}, (Fault(1, f"this file cannot be read: {reason}"),))
    return read(path, text)


def read(path: Path, text: str) -> Config:
    """Return what the text of a config file says."""
    import tomllib

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Beside TOMLDecodeError, which is one, for a number with thousands of digits.
        at = re.search(r"line (\d+)", str(error))
        what = str(error).partition(" (at ")[0]
        return Config(path, {}, (Fault(int(at[1]) if at else len(text.splitlines()), f"this is not TOML: {what}"),))
    values: dict[str, Value] = {}
    faults = []
    for key, given in found.items():
        value = SETTINGS[key].take(given) if key in SETTINGS else None
        if value is not None:
            values[key] = value
        elif key in SETTINGS:
            faults.append(Fault(_line_of(key, text), f"{key} should be {SETTINGS[key].may_be}"))
        else:
            faults.append(Fault(_line_of(key, text), f"there is no setting “{key}”", key))
    return Config(path, values, tuple(faults))


def with_value(text: str, key: str, value: Value) -> str:
    """Return the text of a config file with one setting in it set, and everything else as it stands."""
    import json

    written = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    lines = text.splitlines()
    at = next((number for number, line in enumerate(lines) if _sets(key, line)), None)
    if at is not None:
        lines[at] = written
    else:
        # Behind the header of a table it would be a key of that table.
        table = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
        lines.insert(table, written)
    return "\n".join(lines) + "\n"


def _line_of(key: str, text: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if _sets(key, line) or line.strip().startswith(f"[{key}")), 1)


def _sets(key: str, line: str) -> bool:
    return re.match(rf"\s*([\"']?){re.escape(key)}\1\s*[=.]", line) is not None
