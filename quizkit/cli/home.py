"""`quiz` alone: the decks, what was last done, and what to run."""

from datetime import datetime
from pathlib import Path

from quizkit.app.deck_names import word_for
from quizkit.app.deck_rows import deck_rows
from quizkit.base.paths import home as data_folder
from quizkit.base.program import program
from quizkit.library import deck_paths
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.terminal.screens.decks import show_home
from quizkit.terminal.screens.words import percent
from quizkit.terminal.theme import screen


def home() -> None:
    """Show the decks, what was last done, and the one command to run next."""
    rows = deck_rows()
    decks = checkpoint.load(History(data_folder())).decks.items()
    sessions = [(deck.last.at, id, deck.title, deck.last) for id, deck in decks if deck.last]
    done, last = "Nothing finished yet.", None
    if sessions:
        at, last, title, result = max(sessions, key=lambda session: session[0])
        done = f"Last: {title}, {percent(result.percent)}, on {_day(at)}."
    askable = [row for row in rows if row.id is not None]
    path = next((row.path for row in askable if row.id == last), askable[0].path if askable else None)
    show_home(
        screen(),
        rows,
        done,
        f"{program()} -h" if path is None else f"{program()} start {word_for(Path(path), deck_paths())}",
    )


def _day(at: str) -> str:
    """Return the date here of a moment of the history, which another machine may have written wrongly."""
    try:
        return datetime.fromisoformat(at).astimezone().date().isoformat()
    except ValueError:
        return at[:10]
