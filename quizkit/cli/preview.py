"""`quiz preview`: shows questions with their answers, and how a reply is graded."""

from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.preview import grade_reply
from quizkit.app.preview import preview as preview_deck
from quizkit.app.replies import try_replies
from quizkit.base.errors import UsageError
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckArgument
from quizkit.reporters import json
from quizkit.terminal.output import json_lines, write_data, write_json
from quizkit.terminal.screens.preview import show_graded_reply, show_preview, show_replies
from quizkit.terminal.theme import screen

app = command_app()

_Question = Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="The id of a question, or its number.")]
_Answer = Annotated[
    str | None, typer.Option("--answer", metavar="TEXT", help="Show how this reply is graded, and why.")
]
_Replies = Annotated[
    Path | None,
    typer.Option("--replies", metavar="FILE", help="Grade a CSV file with the columns question,reply; - reads stdin."),
]
_Json = Annotated[bool, typer.Option("--json", help="Print each grade as one JSON object.")]


@app.command(cls=HelpCommand)
def preview(
    deck: DeckArgument,
    question: _Question = None,
    answer: _Answer = None,
    replies: _Replies = None,
    as_json: _Json = False,
    accessible: Accessible = None,
) -> None:
    """Show questions as students see them, with their answers, how replies are graded, hints and explanations.

    Choices are in the order of the deck; `quiz start` shuffles them.

    Examples:
      quiz preview my-deck.yaml
      quiz preview my-deck.yaml 3
      quiz preview my-deck.yaml capital-of-france --answer pariss
      quiz preview my-deck.yaml 3 --answer b --json
      quiz preview my-deck.yaml --replies last-year.csv
    """
    if replies is not None:
        if question is not None or answer is not None:
            raise UsageError("--replies grades replies to the whole deck.", "Leave out the question and --answer.")
        tried = try_replies(deck, replies)
        if as_json:
            write_data(json_lines(map(json.tried_reply, tried)))
        else:
            show_replies(screen(accessible=accessible), tried)
        return
    if answer is None:
        if as_json:
            raise UsageError("--json needs a reply to grade.", "Add --answer TEXT or --replies FILE.")
        show_preview(screen(accessible=accessible), preview_deck(deck, question))
        return
    previewed, attempt = grade_reply(deck, question, answer)
    if as_json:
        write_json(json.grade(attempt.grade))
    else:
        show_graded_reply(screen(accessible=accessible), previewed, attempt)
