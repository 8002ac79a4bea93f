"""`quiz browse`: lists questions and how well you know them, and shows one with its whole history."""

from typing import Annotated

import typer

from quizkit.app.browse import browser
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckName, LineMode
from quizkit.reporters import json
from quizkit.terminal.output import write_json
from quizkit.terminal.pager import paged
from quizkit.terminal.screens.browse import show_details, show_listing
from quizkit.terminal.screens.confirm import is_interactive
from quizkit.terminal.theme import screen

app = command_app()

_Text = Annotated[
    str | None, typer.Argument(metavar="[TEXT]", help="An id, or text to find in questions, tags and states.")
]


@app.command(cls=HelpCommand)
def browse(
    deck: DeckName = None,
    text: _Text = None,
    weakest: Annotated[bool, typer.Option("--weakest", help="List the weakest questions first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    lines: LineMode = None,
    accessible: Accessible = None,
) -> None:
    """List questions with their state, next review and last replies, or show one with its whole history.

    In a terminal, keys show, suspend, bury, reset, flag and edit a question; `quiz decks` has commands that do the same.

    Examples:
      quiz browse
      quiz browse carney-washington-2025 steel
      quiz browse carney-washington-2025 flagged
      quiz browse --weakest
    """
    shown = screen(accessible=accessible, lines=lines)
    questions, looked_for = browser(deck, text, weakest=weakest)
    listing = questions.listing(looked_for)
    one = questions.the_one(listing)
    if as_json:
        write_json(json.question_details(questions.details(one)) if one else json.listing(listing))
    elif one is not None:
        with paged(shown):
            show_details(shown, questions.details(one))
    elif shown.keys and is_interactive():
        from quizkit.terminal.keys.browsing import browse_by_keys

        browse_by_keys(shown, questions, looked_for)
    else:
        with paged(shown):
            show_listing(shown, listing, by_deck=not weakest)
