"""Shows the page of `quiz` alone."""

from quizkit.app.home import Home, LastSession
from quizkit.base.program import program
from quizkit.terminal.screens.decks import show_decks
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count, percent
from quizkit.terminal.theme import Screen


def show_home(screen: Screen, home: Home) -> None:
    """Show what is due today, the decks, the last session, and the next command."""
    screen.show("quizkit: quizzes from your texts, in the terminal.", "bold")
    screen.rule()
    due = sum(row.due for row in home.rows)
    if due:
        screen.show(f"Due today: {count(due, 'question')}, {about(due * SECONDS_A_QUESTION)}.")
        screen.rule()
    show_decks(screen, home.rows)
    if not home.rows:
        return
    screen.rule()
    screen.show(_last_session(home.last))
    screen.command("Next:", f"{program()} start {home.next_deck}" if home.next_deck else f"{program()} -h")
    screen.show(f"`{program()} -h` lists all commands.", "dim")


def _last_session(last: LastSession | None) -> str:
    return f"Last: {last.title}, {percent(last.percent)}, on {last.day}." if last else "No session yet."
