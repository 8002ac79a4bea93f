"""`quiz stats`: how much is known, how well it holds, and what comes next."""

from typing import Annotated

import typer

from quizkit.app.deck_names import complete_names
from quizkit.app.find_deck import all_decks, askable, find_deck
from quizkit.base.clock import now, study_day
from quizkit.base.paths import home
from quizkit.base.program import program
from quizkit.cli.help import Verb, verb_app
from quizkit.cli.options import Accessible
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.stats import Stats
from quizkit.progress.stats import stats as work_out
from quizkit.terminal.output import write_json
from quizkit.terminal.screens.stats import show_stats
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import screen

app = verb_app()

_DECK = typer.Argument(
    metavar="[DECK]", help="A deck; all that are found if none is named.", autocompletion=complete_names
)


@app.command(cls=Verb)
def stats(
    deck: Annotated[str | None, _DECK] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    accessible: Accessible = None,
) -> None:
    """Show how much you know, how well it holds, and what comes next.

    Examples:
      quiz stats
      quiz stats carney-washington-2025
      quiz stats --json
    """
    shown = screen(to_stderr=as_json, accessible=accessible)
    files = all_decks() if deck is None else [find_deck(deck)]
    state = checkpoint.load(History(home()))
    decks = [checkpoint.recognised(state, askable(file))[0] for file in files]
    today = study_day(now())
    figures = work_out(decks, state, today)
    if as_json:
        write_json({"day": today.isoformat(), "decks": [deck.id for deck in decks], **_as_json(figures)})
        return
    title = decks[0].title if len(decks) == 1 else f"All {len(decks)} decks"
    show_stats(shown, title, figures, today)
    if state.unreadable:
        lines = count(state.unreadable, "damaged line")
        verb = "does" if state.unreadable == 1 else "do"
        shown.show(f"{lines} {verb} not count: `{program()} progress doctor` tells more.", "yellow")


def _as_json(figures: Stats) -> dict[str, object]:
    lists = ("weakest_questions", "weakest_tags", "overridden")
    return {**figures._asdict(), **{name: [one._asdict() for one in getattr(figures, name)] for name in lists}}
