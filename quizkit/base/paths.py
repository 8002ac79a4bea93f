"""The folders quizkit uses. It writes nowhere but below `home()`, and settings to `config_file()`."""

import os
from pathlib import Path


def home() -> Path:
    """Return the folder of everything that quizkit keeps: `QUIZ_HOME`, else the platform's data directory."""
    chosen = _named_in("QUIZ_HOME")
    if chosen is not None:
        return chosen
    import platformdirs

    return platformdirs.user_data_path("quizkit", appauthor=False)


def config_file() -> Path:
    """Return the file of the settings, be it there or not.

    It is `QUIZ_CONFIG`, else `config.toml` in `QUIZ_HOME` or, without one, in the platform's config directory.
    """
    chosen = _named_in("QUIZ_CONFIG")
    if chosen is not None:
        return chosen
    if os.environ.get("QUIZ_HOME"):
        return home() / "config.toml"
    import platformdirs

    return platformdirs.user_config_path("quizkit", appauthor=False) / "config.toml"


def added_decks() -> Path:
    """Return the folder of the decks that were added with `quiz decks add`."""
    return home() / "decks"


def shipped_decks() -> Path:
    """Return the folder of the decks that ship: beside pyproject.toml in a checkout, else inside the package."""
    package = Path(__file__).parents[1]
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "decks").is_dir():
        return checkout / "decks"
    return package / "decks"


def _named_in(variable: str) -> Path | None:
    chosen = os.environ.get(variable)
    # Unlike Path.expanduser, this leaves a `~name` of nobody as it is.
    return Path(os.path.expanduser(chosen)) if chosen else None  # noqa: PTH111
