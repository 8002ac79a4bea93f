"""Shows the list of decks, one deck, and what happened to it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from quizkit.app.home import DeckRow
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.base.text import safe
from quizkit.markup import one_line
from quizkit.questions.registry import Question
from quizkit.terminal.screens.words import KNOWN_MEANS, count, percent
from quizkit.terminal.theme import Screen, data

# The list of decks to choose from needs none of these, and has to be fast.
if TYPE_CHECKING:
    from quizkit.app.decks import AddedDeck, DeckDetails, QuestionMark, RelinkedDeck
    from quizkit.app.new_deck import NewDeck


def show_decks(screen: Screen, rows: list[DeckRow]) -> None:
    """Show a list of decks, a few lines each, with the name that starts each."""
    if not rows:
        screen.show(f"There are no decks here. `{program()} decks add PATH` adds one.")
    screen.put_lines(line for row in rows for line in _row(screen, row))
    if any(row.known for row in rows):
        screen.show(KNOWN_MEANS, "dim")


def _row(screen: Screen, row: DeckRow) -> Iterator[Text]:
    gap = ": " if screen.plain else "  "
    yield from screen.lines(Text.assemble(data(row.name, "bold cyan"), gap, data(row.title)), hang=2)
    yield from screen.lines(Text(safe(row_in_words(row)), "dim"), indent=2)


def row_in_words(row: DeckRow) -> str:
    """Return in a sentence how much of a deck is due and new, and the last score."""
    if row.questions is None:
        return f"This deck has errors: see `{program()} start {word(row.name, 'DECK')}`."
    score = f"last score {percent(row.last)}" if row.finished else "no score yet"
    known = f", {row.known} known" if row.known else ""
    is_open = f" {'An exam' if row.open == 'exam' else 'A session'} is open." if row.open else ""
    return f"{count(row.questions, 'question')}, {row.due} due, {row.new} new{known}, {score}.{is_open}"


def show_deck(screen: Screen, details: "DeckDetails") -> None:
    """Show a deck, how much of it is due, and its suspended and flagged questions."""
    deck = details.deck
    screen.show(deck.title, "bold")
    if deck.description:
        screen.show(deck.description)
    screen.show(f"{count(len(deck.questions), 'question')}, {details.counts.due} due, {details.counts.new} new.")
    for mark, questions in details.marked.items():
        if questions:
            _show_marked(screen, mark, questions, details.word)


def _show_marked(screen: Screen, mark: "QuestionMark", questions: list[Question], deck: str) -> None:
    screen.rule()
    screen.show(f"{mark.capitalize()}:")
    for question in questions:
        line = Text.assemble(data(question.common.id, "bold"), ": ", data(one_line(question.prompt().stem)))
        screen.put(line, indent=screen.inset, hang=2)
    undo = f"{program()} decks unsuspend" if mark == "suspended" else f"{program()} decks unflag"
    screen.command("To undo it:", f"{undo} {deck}")


def show_added(screen: Screen, added: "AddedDeck") -> None:
    """Show that a deck was added, how to start it, and why its source was not copied, if it was not."""
    verb = "Updated" if added.replaced else "Added"
    screen.command(f"{verb}: {added.deck.title}. Start it with:", f"{program()} start {added.word}")
    if added.left_out:
        screen.show(f"Its source was not copied: {added.left_out}: {added.deck.source.file}", "yellow")


def show_relinked(screen: Screen, relinked: "RelinkedDeck") -> None:
    """Show which deck has the progress of which other one."""
    known = f"{relinked.known} of {count(len(relinked.deck.questions), 'question')} known"
    screen.show(f"“{relinked.deck.title}” now has the progress of “{relinked.earlier_title}”: {known}.")


def show_removed_marks(screen: Screen, number: int, mark: "QuestionMark") -> None:
    """Show how many questions lost a mark."""
    screen.show(f"{count(number, 'question')} no longer {mark}.")


def show_new_deck(screen: Screen, deck: "NewDeck") -> None:
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
