"""`quiz new`: writes a new deck."""

from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.new_deck import new_deck
from quizkit.cli.help import HelpCommand, command_app
from quizkit.terminal.screens.decks import show_new_deck
from quizkit.terminal.theme import screen

app = command_app()

_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the deck; the file is NAME.yaml.")]
_From = Annotated[
    Path | None, typer.Option("--from", metavar="PATH", help="Write an entry for each passage of this text.")
]


@app.command(cls=HelpCommand)
def new(name: _Name, from_: _From = None) -> None:
    """Write a starter deck with a question of each type, or a skeleton for a text.

    Examples:
      quiz new planets                         planets.yaml, with a question of each type
      quiz new tariffs --from article.txt      an entry for each passage, in which you write the question
    """
    show_new_deck(screen(), new_deck(name, from_))
