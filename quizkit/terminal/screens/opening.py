"""What stands at the top of a session."""

from quizkit.terminal.screens.words import about, count
from quizkit.terminal.theme import Screen

_SECONDS_A_QUESTION = 25


def show_opening(screen: Screen, title: str, asked: int, of: int) -> None:
    """Show the deck, how many of its questions are asked, about how long that takes, and the commands."""
    screen.show(title, "bold")
    how_many = count(asked, "question") if asked == of else f"{asked} of {count(of, 'question')}"
    screen.show(f"{how_many}, {about(asked * _SECONDS_A_QUESTION)}.")
    screen.show("? gives a hint, :skip and :quit do that, :help lists the rest.", "dim")
