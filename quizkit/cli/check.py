"""`quiz check`: reports and fixes problems of decks."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, get_args

import typer

from quizkit.app.check import (
    STDIN,
    CheckedDeck,
    CodeSelection,
    check_decks,
    code_page,
    deck_files,
    links_out,
    problem_counts,
)
from quizkit.base import exit_codes
from quizkit.base.errors import UsageError
from quizkit.base.platform.shell import with_matches
from quizkit.base.problems import did_you_mean
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible
from quizkit.terminal.screens.check import (
    ids_question,
    show_concise,
    show_coverage,
    show_diff,
    show_fixes,
    show_full,
    show_missing_ids,
    show_overrides,
    show_page,
    show_skipped_links,
    show_summary,
    show_what_would_change,
)
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import Screen, screen

if TYPE_CHECKING:
    from quizkit.app.fix import FixedDeck

app = command_app()

ReportFormat: TypeAlias = Literal["full", "concise", "json", "github"]
_FOR_MACHINES: tuple[ReportFormat, ...] = ("json", "github")
_Select = Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help="Report only these codes.")]
_Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="Report all codes except these.")]


@app.command(cls=HelpCommand)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Decks or folders, or - for standard input. Without a path: all your decks."
        ),
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="full, concise, json or github.")] = "full",
    select: _Select = None,
    ignore: _Ignore = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show which parts of the source are quoted as evidence.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show each note; without it, one line for the notes of a code.")
    ] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Explain a code.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fix what can be fixed safely.")] = False,
    ids: Annotated[
        bool | None,
        typer.Option("--ids/--no-ids", help="With --fix or --diff: add missing ids, or not. Without it, --fix asks."),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    accessible: Accessible = None,
) -> int:
    """Check decks for errors and weak questions.

    A comment `# quiz: ignore CODE` in a deck silences a code on the same line, or on the line below.

    Replies that students marked as right on this machine (`:right`) are listed at the end.

    Examples:
      quiz check
      quiz check tariffs.yaml --strict
      quiz check tariffs.yaml --fix
      quiz check --explain same-question
    """
    shown = screen(accessible=accessible)
    if explain is not None:
        show_page(shown, explain, code_page(explain))
        return exit_codes.DONE
    form = _format(format)
    if coverage and form in _FOR_MACHINES:
        raise UsageError("--coverage needs --format full or concise.", "Leave out one of them.")
    for code in (*(select or ()), *(ignore or ())):
        code_page(code)
    selection = CodeSelection(frozenset(select or ()), frozenset(ignore or ()))
    paths = with_matches(paths or [])
    files = deck_files(paths)
    if STDIN in files and (fix or diff or coverage):
        raise UsageError("--fix, --diff and --coverage do not work on standard input.", "Give the path of a deck.")
    if diff:
        return _diff(shown, _changeable(files, paths), selection, ids=ids is not False)
    if fix:
        from quizkit.app.fix import fix_decks

        about_fixes = screen(to_stderr=form in _FOR_MACHINES, accessible=accessible)
        fixed = fix_decks(_changeable(files, paths), selection, agrees=partial(_agrees, about_fixes, ids))
        show_fixes(about_fixes, fixed)
    with ProgressBar(screen(to_stderr=True, accessible=accessible), "Checking") as bar:
        checked = check_decks(files, selection, sys.stdin.buffer if STDIN in files else None, bar.update)
    _report(shown, checked, form, files if coverage else (), verbose=verbose or bool(select))
    return _exit_code(checked, strict=strict)


def _format(name: str) -> ReportFormat:
    formats: dict[str, ReportFormat] = {form: form for form in get_args(ReportFormat)}
    if name not in formats:
        help = did_you_mean(name, formats) or f"Formats: {', '.join(formats)}."
        raise UsageError(f"There is no format “{name}”.", help)
    return formats[name]


def _agrees(shown: Screen, ids: bool | None, decks: Sequence["FixedDeck"]) -> bool:
    """Return whether missing ids are to be written: as an option says, else as the user answers."""
    if ids is not None:
        return ids
    if is_interactive():
        return confirm(shown, ids_question(decks), default=False)
    show_missing_ids(shown, decks)
    return False


def _diff(shown: Screen, files: list[Path], selection: CodeSelection, *, ids: bool) -> int:
    from quizkit.app.fix import preview_fixes

    fixed = preview_fixes(files, selection, ids=ids)
    show_diff(shown, fixed)
    show_what_would_change(screen(to_stderr=True), fixed)
    return exit_codes.FINDINGS if fixed else exit_codes.DONE


def _changeable(files: list[Path], named: list[Path]) -> list[Path]:
    links = links_out(files, named)
    show_skipped_links(screen(to_stderr=True), links)
    return [path for path in files if path not in links]


def _report(
    shown: Screen, checked: list[CheckedDeck], form: ReportFormat, covered: Sequence[Path], *, verbose: bool
) -> None:
    if form in _FOR_MACHINES:
        from quizkit.reporters import github, json
        from quizkit.terminal.output import write_data, write_json

        if form == "json":
            write_json(json.check_report(checked), indent=2)
        else:
            write_data(github.annotations(checked))
        return
    if form == "full":
        show_full(shown, checked, verbose=verbose)
    else:
        show_concise(shown, checked)
    for path in covered:
        from quizkit.app.deck_source import deck_coverage

        show_coverage(shown, deck_coverage(path))
    show_summary(shown, checked, folded=form == "full" and not verbose)
    show_overrides(shown, checked)


def _exit_code(checked: list[CheckedDeck], *, strict: bool) -> int:
    if all(deck.unread for deck in checked):
        return exit_codes.USAGE
    counts = problem_counts(checked)
    return exit_codes.FINDINGS if counts["error"] or (strict and counts["warning"]) else exit_codes.DONE
