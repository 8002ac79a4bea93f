"""Shows the list of decks."""

from rich.text import Text

from quizkit.app.deck_rows import DeckRow
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.terminal.screens.words import count, percent
from quizkit.terminal.theme import Screen, data


def show_decks(screen: Screen, rows: list[DeckRow]) -> None:
    """Show a list of decks, a few lines each, with the name that starts each."""
    if not rows:
        screen.show(f"There are no decks here. `{program()} decks add PATH` adds one.")
    for row in rows:
        screen.put(Text.assemble(data(row.name, "bold cyan"), ": " if screen.plain else "  ", data(row.title)), hang=2)
        screen.show(standing(row), "dim", indent=2)


def standing(row: DeckRow) -> str:
    """Return in a sentence how much of a deck is due and new, and the last score."""
    if row.questions is None:
        return f"This deck has errors: see `{program()} start {word(row.name, 'DECK')}`."
    score = f"last score {percent(row.last)}" if row.finished else "no score yet"
    return f"{count(row.questions, 'question')}, {row.due} due, {row.new} new, {score}."
