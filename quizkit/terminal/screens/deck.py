"""Shows one deck: its details, that it was added, and marks removed from its questions."""

from rich.text import Text

from quizkit.app.decks import AddedDeck, DeckDetails, QuestionMark
from quizkit.base.program import program
from quizkit.questions.registry import Question
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, data


def show_deck(screen: Screen, details: DeckDetails) -> None:
    """Show a deck, how much of it is due, and its suspended and flagged questions."""
    deck = details.deck
    screen.show(deck.title, "bold")
    if deck.description:
        screen.show(deck.description)
    screen.show(f"{count(len(deck.questions), 'question')}, {details.standing.due} due, {details.standing.new} new.")
    for mark, questions in details.marked.items():
        if questions:
            _show_marked(screen, mark, questions, details.word)


def _show_marked(screen: Screen, mark: QuestionMark, questions: list[Question], deck: str) -> None:
    from quizkit.markup import one_line

    screen.rule()
    screen.show(f"{mark.capitalize()}:")
    for question in questions:
        line = Text.assemble(data(question.common.id, "bold"), ": ", data(one_line(question.prompt().stem)))
        screen.put(line, indent=screen.inset, hang=2)
    undo = f"{program()} decks unsuspend" if mark == "suspended" else f"{program()} decks unflag"
    screen.command("To undo it:", f"{undo} {deck}")


def show_added(screen: Screen, added: AddedDeck) -> None:
    """Show that a deck was added, how to start it, and why its source was not copied, if it was not."""
    verb = "Updated" if added.replaced else "Added"
    screen.command(f"{verb}: {added.deck.title}. Start it with:", f"{program()} start {added.word}")
    if added.left_out:
        screen.show(f"Its source was not copied: {added.left_out}: {added.deck.source.file}", "yellow")


def show_removed_marks(screen: Screen, number: int, mark: QuestionMark) -> None:
    """Show how many questions lost a mark."""
    screen.show(f"{count(number, 'question')} no longer {mark}.")
