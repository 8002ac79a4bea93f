"""`quiz progress`: shows, checks, merges, exports and erases progress."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from quizkit.app import progress as progress_folder
from quizkit.app.deck_names import complete_names
from quizkit.base.paths import home
from quizkit.cli.help import HelpCommand, HelpGroup, command_app
from quizkit.reporters import csv, json
from quizkit.terminal.output import json_lines, write_data, write_file, write_json
from quizkit.terminal.screens.progress import (
    agrees_to_forget,
    agrees_to_repair,
    show_damage,
    show_line,
    show_merged,
    show_optimized,
    show_repaired,
    show_undone,
)
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, screen

app = command_app(cls=HelpGroup)

_Yes = Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")]


@app.callback()
def progress() -> None:
    """Show, check, merge, export and erase your progress.

    Examples:
      quiz progress path
      quiz progress doctor
      quiz progress merge /media/usb/quizkit
      quiz progress export --format csv > answers.csv
    """


@app.command(cls=HelpCommand)
def path() -> None:
    """Print the path of the data folder.

    Examples:
      quiz progress path
    """
    write_data(f"{home()}\n")


@app.command(cls=HelpCommand)
def doctor(yes: _Yes = False) -> None:
    """Check the data folder, and repair what you agree to.

    Examples:
      quiz progress doctor
      quiz progress doctor --yes
    """
    shown = screen()
    problems = progress_folder.diagnose()
    for problem in problems:
        show_line(shown, problem.what)
        if problem.fix and (yes or agrees_to_repair(shown, problem)):
            show_repaired(shown, progress_folder.repair(problem))
    if not problems:
        show_line(shown, f"{home()}: no problems.")


@app.command(cls=HelpCommand)
def merge(path: Annotated[Path, typer.Argument(metavar="PATH", help="A history file or a data folder.")]) -> None:
    """Add the progress from another machine. Merging it again changes nothing.

    Examples:
      quiz progress merge /media/usb/quizkit
      quiz progress merge laptop.jsonl
    """
    shown = screen()
    with _reading(shown) as bar:
        report = progress_folder.merge(path, bar.update)
    show_merged(shown, report)


@app.command(cls=HelpCommand)
def rebuild() -> None:
    """Rebuild progress.json from the history.

    Examples:
      quiz progress rebuild
    """
    shown = screen()
    with _reading(shown) as bar:
        records = progress_folder.rebuild(bar.update)
    shown.show(f"Rebuilt from {count(records, 'record')}.")


@app.command(cls=HelpCommand)
def export(
    format: Annotated[
        Literal["csv", "jsonl"], typer.Option("--format", help="A table of your answers, or all records.")
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file, which must not exist yet."),
    ] = None,
) -> None:
    """Export your answers as JSON Lines or CSV.

    The CSV table has every reply with its grade. The last column, amended, is undo for a reply that you took back,
    override for one that you marked as right, and guess for a right one that you guessed.

    Examples:
      quiz progress export > answers.jsonl
      quiz progress export --format csv -o answers.csv
    """
    records, is_damaged = progress_folder.all_records()
    show_damage(screen(to_stderr=True), is_damaged=is_damaged)
    text = csv.answers_table(records) if format == "csv" else json_lines(records)
    if output is None:
        write_file(text)
    else:
        progress_folder.save_export(output, text)


@app.command(cls=HelpCommand)
def forget(
    deck: Annotated[str, typer.Argument(metavar="DECK", help="A deck, or its id.", autocompletion=complete_names)],
    yes: _Yes = False,
) -> None:
    """Erase your progress in a deck. You cannot undo this.

    Examples:
      quiz progress forget carney-washington-2025
    """
    shown = screen()
    stored = progress_folder.stored_deck(deck)
    if not yes and not agrees_to_forget(shown, stored):
        return
    with _reading(shown) as bar:
        erased = progress_folder.forget(stored, bar.update)
    shown.show(f"{count(erased, 'record')} erased.")


@app.command(cls=HelpCommand)
def optimize(
    undo: Annotated[bool, typer.Option("--undo", help="Restore the previous weights.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Fit the memory model to your own history of at least 1,000 reviews.

    The new weights are used if they predict your last reviews better. This needs scipy: pip install 'quizkit[optimize]'.

    Examples:
      quiz progress optimize
      quiz progress optimize --undo
    """
    from quizkit.app.optimize import optimize as optimize_weights
    from quizkit.app.optimize import undo_optimize

    shown = screen(to_stderr=as_json)
    if undo:
        show_undone(shown, undo_optimize())
        return
    with ProgressBar(shown, "Fitting") as bar:
        report = optimize_weights(bar.update)
    if as_json:
        write_json(json.optimized(report))
    else:
        show_optimized(shown, report)


def _reading(shown: Screen) -> ProgressBar:
    return ProgressBar(shown, "Reading your history")
