"""`quiz import`: imports files of other tools as decks."""

from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.convert import STDIO, import_files
from quizkit.base import exit_codes
from quizkit.base.platform.shell import with_matches
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Force, Strict
from quizkit.reporters import json
from quizkit.terminal.output import write_file, write_json
from quizkit.terminal.screens.convert import show_imported
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import screen

app = command_app()


@app.command("import", cls=HelpCommand)
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files from other tools.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DECK", help="Write one deck; - writes to standard output.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="The format, if it is not recognised.")
    ] = None,
    force: Force = False,
    strict: Strict = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Import questions from other tools, report what is lost, and check the deck.

    Each file becomes a deck with its name in the current folder. Formats: see docs/formats.md.

    Examples:
      quiz import rivers.gift
      quiz import chapter1.csv chapter2.csv -o biology.yaml
      quiz import questions.txt --from aiken --strict
    """
    with ProgressBar(screen(to_stderr=True), "Importing") as bar:
        imported = import_files(with_matches(files), from_, output, force=force, event=bar.count)
    if as_json:
        write_json(json.imported(imported), indent=2)
    else:
        to_stdout = output == STDIO
        for deck in imported:
            show_imported(screen(to_stderr=to_stdout), deck)
            if to_stdout:
                write_file(deck.text)
    problems = [problem for deck in imported for file in deck.files for problem in file.problems]
    none = any(not deck.questions for deck in imported)
    return exit_codes.FINDINGS if none or (strict and problems) else exit_codes.DONE
