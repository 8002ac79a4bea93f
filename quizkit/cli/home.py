"""`quiz` alone: what is due, the decks, and the next command."""

from quizkit.app.home import home as home_page
from quizkit.terminal.screens.home import show_home
from quizkit.terminal.theme import screen


def home() -> None:
    """Show what is due, the decks, the last session, and the next command."""
    show_home(screen(), home_page())
