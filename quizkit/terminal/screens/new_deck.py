"""Shows that a deck was written, and what to do next."""

from quizkit.app.new_deck import NewDeck
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen


def show_new_deck(screen: Screen, deck: NewDeck) -> None:
    """Show what was written, what is left to do, and the command that starts the deck."""
    start = f"{program()} start {word(deck.path.name, 'DECK')}"
    if deck.source is None:
        screen.command(f"Wrote {deck.path.name} with one question of each type. Try it with:", start)
        return
    passages = count(deck.passages, "passage")
    screen.show(f"Wrote {deck.path.name} with {passages} of {deck.source}. Write a question and an answer for each.")
    if not deck.source_is_here:
        screen.show(f"Copy {deck.source.name} to this folder: the source has to be in the folder of the deck or below.")
    screen.command("Then try it with:", start)
