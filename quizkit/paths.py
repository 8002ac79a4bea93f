"""The folders quizkit uses. It writes nowhere but below `home()` and into `config_file()`."""

import os
from pathlib import Path


def home() -> Path:
    """Return the folder of everything that quizkit keeps: `QUIZ_HOME`, else the platform's data directory."""
    chosen = os.environ.get("QUIZ_HOME")
    if chosen:
        # Unlike Path.expanduser, this leaves a `~name` of nobody as it is.
        return Path(os.path.expanduser(chosen))  # noqa: PTH111
    import platformdirs

    return platformdirs.user_data_path("quizkit", appauthor=False)


def config_file() -> Path:
    """Return where the config file is: in the platform's config directory, or in `QUIZ_HOME` where that is set."""
    if os.environ.get("QUIZ_HOME"):
        return home() / "config.toml"
    import platformdirs

    return platformdirs.user_config_path("quizkit", appauthor=False) / "config.toml"


def added_decks() -> Path:
    """Return the folder of the decks that were added with `quiz decks add`."""
    return home() / "decks"


def shipped_decks() -> Path:
    """Return the folder of the decks that ship: beside pyproject.toml in a checkout, else inside the package."""
    package = Path(__file__).parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "decks").is_dir():
        return checkout / "decks"
    return package / "decks"
