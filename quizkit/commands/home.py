"""`quiz` alone: the decks, what was last done, and what to run."""

from quizkit.commands.decks import deck_rows
from quizkit.paths import home as data_folder
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.terminal.screens.decks import show_home
from quizkit.terminal.screens.words import percent
from quizkit.terminal.theme import screen


def home() -> None:
    """Show the decks, what was last done, and the one command to run next."""
    rows = deck_rows()
    state = checkpoint.load(History(data_folder()))
    sessions = [(deck["last"]["at"], deck["title"], deck["last"]) for deck in state["decks"].values() if deck["last"]]
    done, title = "Nothing finished yet.", ""
    if sessions:
        at, title, result = max(sessions, key=lambda session: session[0])
        done = f"Last: {title}, {percent(result['percent'])}, on {at[:10]}."
    name = next((row.name for row in rows if row.title == title), rows[0].name if rows else "")
    show_home(screen(), rows, done, f"quiz start {name}")
