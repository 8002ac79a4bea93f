"""`quiz plan`: plans the days until an exam, and says what to expect."""

from typing import Annotated

import typer

from quizkit.app.exam_day import exam_day
from quizkit.app.plan import report_plan, set_exam_day
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckArgument
from quizkit.cli.workspace import open_decks
from quizkit.reporters import json
from quizkit.terminal.output import write_json
from quizkit.terminal.screens.plan import show_cancelled, show_plan
from quizkit.terminal.theme import screen

app = command_app()

_Date = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DATE]", help="The day of the exam: tomorrow, Friday, 15 Dec, 2026-12-15."),
]
_Count = Annotated[
    int | None,
    typer.Option("-n", "--count", min=1, metavar="N", help="Also show what to expect with N questions a day."),
]
_Cancel = Annotated[bool, typer.Option("--cancel", help="Remove the plan.")]


@app.command(cls=HelpCommand)
def plan(
    deck: DeckArgument,
    date: _Date = None,
    count: _Count = None,
    cancel: _Cancel = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    accessible: Accessible = None,
) -> None:
    """Plan the days until an exam: `quiz start` then asks what the plan needs.

    Examples:
      quiz plan rivers 2026-12-15
      quiz plan rivers 15 Dec
      quiz plan rivers                what the plan asks, and what score to expect
      quiz plan rivers -n 10          the same with ten questions a day
      quiz plan rivers --cancel
    """
    shown = screen(to_stderr=as_json, accessible=accessible)
    if cancel and date:
        raise UsageError("--cancel takes no date.", "Leave one of them out.")
    workspace = open_decks(shown, deck, "")
    if date or cancel:
        day = exam_day(" ".join(date), study_day(now()), workspace.decks[0].language) if date else None
        workspace = set_exam_day(workspace, day)
    if cancel:
        show_cancelled(shown, workspace.title)
        return
    report = report_plan(workspace, count)
    if as_json:
        write_json(json.plan(report))
    else:
        show_plan(shown, report)
