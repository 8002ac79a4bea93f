"""Reads all settings."""

import os
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.base.paths import config_file
from quizkit.base.problems import Problem
from quizkit.config import KEYS, Key, Setting, read, setting


class Settings(NamedTuple):
    """All settings, the config file, whether it exists, and what is wrong with it."""

    path: Path
    exists: bool
    settings: tuple[tuple[Key[Any], Setting[Any]], ...]
    problems: tuple[Problem, ...]


def all_settings() -> Settings:
    """Return all settings. Raises UsageError if a variable is invalid."""
    path = config_file()
    problems = read(path).problems
    # A file that can't be read has a problem. Unlike pathlib's, os.path.exists raises nothing then.
    exists = os.path.exists(path) or bool(problems)  # noqa: PTH110 - see above
    return Settings(path, exists, tuple((key, setting(key)) for key in KEYS), problems)


def setting_names(prefix: str) -> list[str]:
    """Return the names of settings that begin with a prefix."""
    return [key.name for key in KEYS if key.name.startswith(prefix)]
