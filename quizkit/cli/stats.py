"""`quiz stats`: shows how much the student knows, and what is due next."""

from typing import Annotated

import typer

from quizkit.app.deck_names import complete_names
from quizkit.app.stats import stats as compute_stats
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible
from quizkit.reporters import json
from quizkit.terminal.output import write_json
from quizkit.terminal.pager import paged
from quizkit.terminal.screens.progress import show_damage
from quizkit.terminal.screens.stats import show_stats
from quizkit.terminal.theme import screen

app = command_app()

_DECK = typer.Argument(metavar="[DECK]", help="A deck; all your decks if none is given.", autocompletion=complete_names)


@app.command(cls=HelpCommand)
def stats(
    deck: Annotated[str | None, _DECK] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show every figure.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    accessible: Accessible = None,
) -> None:
    """Show how much you know, how well you remember it, and what is due next.

    Examples:
      quiz stats
      quiz stats carney-washington-2025
      quiz stats --all
      quiz stats --json
    """
    report = compute_stats(deck)
    if as_json:
        write_json(json.stats(report))
    else:
        shown = screen(accessible=accessible)
        with paged(shown):
            show_stats(shown, report, all=all_)
    # The screen of the statistics shows damaged lines itself.
    is_silent = report.is_damaged and (as_json or not report.damaged)
    show_damage(screen(to_stderr=True, accessible=accessible), is_damaged=is_silent)
