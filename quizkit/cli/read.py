"""`quiz read`: shows the source of a deck, with the parts that its questions ask about marked."""

from typing import Annotated

import typer

from quizkit.app.read import read_source
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckName
from quizkit.reporters import json
from quizkit.terminal.output import write_json
from quizkit.terminal.pager import paged
from quizkit.terminal.screens.read import show_reading
from quizkit.terminal.theme import screen

app = command_app()


@app.command(cls=HelpCommand)
def read(
    deck: DeckName = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    accessible: Accessible = None,
) -> None:
    """Read the text of a deck, page by page, with the parts that its questions ask about marked.

    Examples:
      quiz read carney-washington-2025
    """
    reading = read_source(deck)
    if as_json:
        write_json(json.reading(reading))
        return
    shown = screen(accessible=accessible)
    with paged(shown):
        show_reading(shown, reading)
