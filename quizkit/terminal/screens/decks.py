"""The decks that were found, and what is known of each."""

from rich.text import Text

from quizkit.app.deck_rows import DeckRow
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.deck import Deck
from quizkit.markup import one_line
from quizkit.session.plan import Standing
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count, percent
from quizkit.terminal.theme import Screen, data


def show_decks(screen: Screen, rows: list[DeckRow]) -> None:
    """Show the decks, a few lines each, with the name that starts each."""
    for row in rows:
        screen.put(Text.assemble(data(row.name, "bold cyan"), ": " if screen.plain else "  ", data(row.title)), hang=2)
        screen.show(standing(row), "dim", indent=2)


def standing(row: DeckRow) -> str:
    """Return in a sentence how a deck stands."""
    if row.questions is None:
        return f"This deck cannot be asked: see `{program()} start {word(row.name, 'DECK')}`."
    score = f"last score {percent(row.last)}" if row.finished else "no score yet"
    return f"{count(row.questions, 'question')}, {row.due} due, {row.new} new, {score}."


def show_nothing_found(screen: Screen) -> None:
    """Say that there are no decks."""
    screen.show(f"There are no decks here. `{program()} decks add PATH` adds one.")


def show_home(screen: Screen, rows: list[DeckRow], done: str, next_command: str) -> None:
    """Show what is due today over all decks, the decks, what was last done, and the one command to run."""
    screen.show("quizkit: quizzes from your texts, in the terminal.", "bold")
    screen.rule()
    if not rows:
        show_nothing_found(screen)
        return
    due = sum(row.due for row in rows)
    if due:
        screen.show(f"Due today: {count(due, 'question')}, {about(due * SECONDS_A_QUESTION)}.")
        screen.rule()
    show_decks(screen, rows)
    screen.rule()
    screen.show(done)
    screen.command("Next:", next_command)
    screen.show(f"`{program()} -h` lists all that it can do.", "dim")


def show_deck(
    screen: Screen, deck: Deck, standing: Standing, marked: dict[str, list[tuple[str, str]]], name: str
) -> None:
    """Show how one deck stands, and its questions that are suspended or flagged, by their ids."""
    screen.show(deck.title, "bold")
    if deck.description:
        screen.show(deck.description)
    screen.show(f"{count(len(deck.questions), 'question')}, {standing.due} due, {standing.new} new.")
    for kind, questions in marked.items():
        if not questions:
            continue
        screen.rule()
        screen.show(f"{kind.capitalize()}:")
        for id, stem in questions:
            screen.put(
                Text.assemble(data(id, "bold"), ": ", data(one_line(stem))), indent=0 if screen.plain else 2, hang=2
            )
        undo = f"{program()} decks unsuspend" if kind == "suspended" else f"{program()} decks unflag"
        screen.command("To undo it:", f"{undo} {name}")
