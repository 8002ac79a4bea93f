"""`quiz decks`: lists, adds, shows and relinks decks, and removes marks from their questions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizkit.app.deck_names import complete_names
from quizkit.app.decks import QuestionMark, add_deck, change_questions, deck_details, remove_marks
from quizkit.app.decks import relink as relink_decks
from quizkit.app.home import deck_rows
from quizkit.cli.help import HelpCommand, HelpGroup, command_app
from quizkit.cli.options import DeckArgument
from quizkit.reporters import json
from quizkit.terminal.output import write_json
from quizkit.terminal.pager import paged
from quizkit.terminal.screens.browse import show_changed_questions
from quizkit.terminal.screens.decks import show_added, show_deck, show_decks, show_relinked, show_removed_marks
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import screen

if TYPE_CHECKING:
    from quizkit.progress.records import QuestionChange

app = command_app(cls=HelpGroup)

_Questions = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="Ids of questions; all if none is given.")
]
_OneOrMore = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of questions; `quiz browse` lists them.")]


@app.callback(invoke_without_command=True)
def decks(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """List your decks with the number of questions, what is due, and the last score. Decks with the most due are first.

    Examples:
      quiz decks
      quiz decks --json
      quiz decks add ~/school/tariffs.yaml
    """
    if context.invoked_subcommand is not None:
        return
    with ProgressBar(screen(to_stderr=True), "Reading the decks") as bar:
        rows = deck_rows(bar.update)
    if as_json:
        write_json(json.deck_list(rows))
        return
    shown = screen()
    with paged(shown):
        show_decks(shown, rows)


@app.command(cls=HelpCommand)
def add(path: Annotated[Path, typer.Argument(help="A deck file.", metavar="PATH")]) -> None:
    """Copy a deck and its source to the library, so that you can start it from any folder.

    Examples:
      quiz decks add tariffs.yaml
      quiz decks add ~/school/tariffs.yaml
    """
    show_added(screen(), add_deck(path))


@app.command(cls=HelpCommand)
def show(deck: DeckArgument) -> None:
    """Show a deck: what is due, and which questions are suspended or flagged.

    Examples:
      quiz decks show carney-washington-2025
    """
    show_deck(screen(), deck_details(deck))


@app.command(cls=HelpCommand)
def suspend(deck: DeckArgument, question: _OneOrMore) -> None:
    """Stop asking questions of a deck.

    Examples:
      quiz decks suspend carney-washington-2025 missed-month
    """
    _change("suspend", deck, question)


@app.command(cls=HelpCommand)
def bury(deck: DeckArgument, question: _OneOrMore) -> None:
    """Do not ask questions of a deck before tomorrow.

    Examples:
      quiz decks bury carney-washington-2025 missed-month
    """
    _change("bury", deck, question)


@app.command(cls=HelpCommand)
def reset(deck: DeckArgument, question: _OneOrMore) -> None:
    """Reset questions of a deck, so that they are new. Their history stays.

    Examples:
      quiz decks reset carney-washington-2025 missed-month
    """
    _change("reset", deck, question)


@app.command(cls=HelpCommand)
def flag(deck: DeckArgument, question: _OneOrMore) -> None:
    """Flag questions of a deck, to look at them later.

    Examples:
      quiz decks flag carney-washington-2025 missed-month
    """
    _change("flag", deck, question)


@app.command(cls=HelpCommand)
def relink(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id or the title of the earlier deck.")],
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="The deck that gets its progress: a name, title, id or path.",
            autocompletion=complete_names,
        ),
    ],
) -> None:
    """Give a deck the progress of an earlier one, if quizkit does not recognise that they are the same.

    Questions with the same id keep their progress, even if they ask something else. You cannot undo this.

    Examples:
      quiz decks relink 'Chapter 1' translated/chapter-1.yaml
    """
    show_relinked(screen(), relink_decks(old, new))


@app.command(cls=HelpCommand)
def unsuspend(deck: DeckArgument, question: _Questions = None) -> None:
    """Ask suspended questions of a deck again.

    Examples:
      quiz decks unsuspend carney-washington-2025
      quiz decks unsuspend carney-washington-2025 missed-month
    """
    _remove("suspended", deck, question)


@app.command(cls=HelpCommand)
def unbury(deck: DeckArgument, question: _OneOrMore) -> None:
    """Ask buried questions of a deck again today.

    Examples:
      quiz decks unbury carney-washington-2025 missed-month
    """
    _change("unbury", deck, question)


@app.command(cls=HelpCommand)
def unflag(deck: DeckArgument, question: _Questions = None) -> None:
    """Remove the flags from questions of a deck.

    Examples:
      quiz decks unflag carney-washington-2025
    """
    _remove("flagged", deck, question)


def _change(change: "QuestionChange", deck: str, ids: list[str]) -> None:
    stems = [question.prompt().stem for question in change_questions(change, deck, ids)]
    show_changed_questions(screen(), change, stems)


def _remove(mark: QuestionMark, deck: str, ids: list[str] | None) -> None:
    show_removed_marks(screen(), remove_marks(mark, deck, ids or []), mark)
