"""`quiz export`: exports a deck for another tool."""

from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.convert import STDIO, export_deck
from quizkit.base import exit_codes
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import DeckArgument, Force, Strict
from quizkit.reporters import json
from quizkit.terminal.output import write_bytes, write_json
from quizkit.terminal.screens.convert import show_exported
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import screen

app = command_app()


@app.command(cls=HelpCommand)
def export(
    deck: DeckArgument,
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, gift, ...: see docs/formats.md.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file; - is standard output.")
    ] = None,
    force: Force = False,
    strict: Strict = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Export a deck for another tool, and report what the format does not keep.

    Examples:
      quiz export rivers gift
      quiz export rivers.yaml csv -o rivers-for-excel.csv
    """
    with ProgressBar(screen(to_stderr=True), "Exporting") as bar:
        exported = export_deck(deck, format, output, force=force, progress=bar.update)
    if as_json:
        write_json(json.exported(exported), indent=2)
    else:
        if exported.path == STDIO:
            write_bytes(exported.data)
        show_exported(screen(to_stderr=exported.path == STDIO), exported)
    return exit_codes.FINDINGS if not exported.questions or (strict and exported.losses) else exit_codes.DONE
