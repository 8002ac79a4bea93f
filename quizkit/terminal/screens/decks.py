"""Shows the list of decks, and the page of `quiz` alone."""

from rich.text import Text

from quizkit.app.deck_rows import DeckRow
from quizkit.app.home import Home
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count, percent
from quizkit.terminal.theme import Screen, data


def show_decks(screen: Screen, rows: list[DeckRow]) -> None:
    """Show a list of decks, a few lines each, with the name that starts each."""
    if not rows:
        screen.show(f"There are no decks here. `{program()} decks add PATH` adds one.")
    for row in rows:
        screen.put(Text.assemble(data(row.name, "bold cyan"), ": " if screen.plain else "  ", data(row.title)), hang=2)
        screen.show(standing_in_words(row), "dim", indent=2)


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
    last = home.last
    screen.show(f"Last: {last.title}, {percent(last.percent)}, on {last.day}." if last else "No session yet.")
    screen.command("Next:", f"{program()} start {home.next_deck}" if home.next_deck else f"{program()} -h")
    screen.show(f"`{program()} -h` lists all commands.", "dim")


def standing_in_words(row: DeckRow) -> str:
    """Return in a sentence how much of a deck is due and new, and the last score."""
    if row.questions is None:
        return f"This deck has errors: see `{program()} start {word(row.name, 'DECK')}`."
    score = f"last score {percent(row.last)}" if row.finished else "no score yet"
    return f"{count(row.questions, 'question')}, {row.due} due, {row.new} new, {score}."
