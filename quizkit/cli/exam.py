"""`quiz exam`: starts or resumes an exam."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.exam import ExamRun, HandedIn, exam_paper
from quizkit.app.exam_terms import ExamOptions
from quizkit.app.loading import languages_without_dictionary, load_while_reading
from quizkit.base.errors import UsageError
from quizkit.base.platform.signals import stop_on_signals
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckName, Json, LineMode, Seed, Shuffle, Tags, new_seed, repeated_options
from quizkit.cli.workspace import open_decks
from quizkit.terminal.asking import examining
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.exam import show_handed_in, show_left, show_notice
from quizkit.terminal.screens.opening import show_missing_dictionaries
from quizkit.terminal.screens.unsaved import show_unsaved
from quizkit.terminal.theme import Screen, screen

app = command_app()

_Count = Annotated[
    int | None, typer.Option("-n", "--count", min=1, metavar="N", help="How many questions; all unless set.")
]
_All = Annotated[bool, typer.Option("--all", help="Ask every question, even if the deck sets a count.")]
_Resume = Annotated[bool, typer.Option("--resume", help="Resume the open exam.")]
_Fresh = Annotated[bool, typer.Option("--fresh", help="Start a new exam, even if one is open.")]
_TimeLimit = Annotated[str | None, typer.Option("--time-limit", metavar="TIME", help="20m, 90s or 1h30m.")]
_ExtraTime = Annotated[str | None, typer.Option("--extra-time", metavar="PERCENT", help="More time: 25%.")]
_Pass = Annotated[
    str | None, typer.Option("--pass", metavar="PERCENT", help="The share of points needed to pass: 60%.")
]
_Student = Annotated[str | None, typer.Option("--student", metavar="NAME", help="Who takes the exam.")]
_Result = Annotated[Path | None, typer.Option("--result", metavar="FILE", help="Write the result to this file.")]


@app.command(cls=HelpCommand)
def exam(
    deck: DeckName = None,
    count: _Count = None,
    all_: _All = False,
    tag: Tags = None,
    resume: _Resume = False,
    fresh: _Fresh = False,
    time_limit: _TimeLimit = None,
    extra_time: _ExtraTime = None,
    pass_: _Pass = None,
    student: _Student = None,
    result: _Result = None,
    shuffle: Shuffle = None,
    seed: Seed = None,
    as_json: Json = False,
    lines: LineMode = None,
    accessible: Accessible = None,
) -> None:
    """Take an exam: no feedback before you hand in.

    Examples:
      quiz exam rivers
      quiz exam rivers --time-limit 20m --pass 60%
      quiz exam rivers --student Ada --result ada.json
      quiz exam rivers --resume
    """
    shown = screen(to_stderr=as_json, accessible=accessible, lines=lines)
    stop_on_signals()
    if resume and fresh:
        raise UsageError("--resume and --fresh exclude each other.", "Use only one of them.")
    options = ExamOptions(time_limit, extra_time, pass_, count, all_, tuple(tag or ()), shuffle, seed, student, result)
    workspace = open_decks(shown, deck, repeated_options(lines, accessible))
    agrees = partial(confirm, shown, default=True) if is_interactive() else None
    paper = exam_paper(workspace, options, new_seed(), resume=resume, fresh=fresh, agrees=agrees)
    raise typer.Exit(_take(shown, workspace.title, ExamRun(workspace, paper), as_json=as_json))


def _take(shown: Screen, title: str, run: ExamRun, *, as_json: bool) -> int:
    queue = [line.asked for line in run.paper.lines]
    show_missing_dictionaries(shown, languages_without_dictionary(queue))
    show_notice(shown, title, run.paper, run.timer.left())
    run.begin()
    shown.console.file.flush()
    with examining(shown, lambda: load_while_reading(queue)) as asker:
        ended = run.run(asker)
    if isinstance(ended, HandedIn):
        show_handed_in(shown, ended)
    else:
        show_left(shown, ended)
    if as_json:
        from quizkit.reporters import json
        from quizkit.terminal.output import write_json

        write_json(json.exam(ended))
    show_unsaved(shown, ended.unsaved)
    return ended.exit_code
