"""The folders of quizkit, which writes only below `home()`, and settings to `config_file()`."""

import os
from pathlib import Path


def home() -> Path:
    """Return the folder for all data: `QUIZ_HOME`, else the platform's data directory."""
    path = _path_in("QUIZ_HOME")
    if path is not None:
        return path
    import platformdirs

    return platformdirs.user_data_path("quizkit", appauthor=False)


def config_file() -> Path:
    """Return the path of the settings file, which may not exist.

    It is `QUIZ_CONFIG`, else `config.toml` in `QUIZ_HOME` or, without one, in the platform's config directory.
    """
    path = _path_in("QUIZ_CONFIG")
    if path is not None:
        return path
    if os.environ.get("QUIZ_HOME"):
        return home() / "config.toml"
    import platformdirs

    return platformdirs.user_config_path("quizkit", appauthor=False) / "config.toml"


def cache() -> Path:
    """Return the folder of files that may be deleted at any time: in `QUIZ_HOME`, else the platform's cache directory."""
    if os.environ.get("QUIZ_HOME"):
        return home() / "cache"
    import platformdirs

    return platformdirs.user_cache_path("quizkit", appauthor=False)


def added_decks() -> Path:
    """Return the folder of decks added with `quiz decks add`."""
    return home() / "decks"


def shipped_decks() -> Path:
    """Return the folder of the shipped decks: beside pyproject.toml in a checkout, else inside the package."""
    package = Path(__file__).parents[1]
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "decks").is_dir():
        return checkout / "decks"
    return package / "decks"


def _path_in(variable: str) -> Path | None:
    path = os.environ.get(variable)
    # Unlike Path.expanduser, this does not fail for an unknown `~name`.
    return Path(os.path.expanduser(path)) if path else None  # noqa: PTH111
