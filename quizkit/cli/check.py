"""`quiz check`: what is wrong with decks, and what would make them better."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, get_args

import typer

from quizkit.app.check import PIPED, Choice, checked, source_text
from quizkit.app.overrides import progress_at_hand
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.cli.help import Verb, verb_app
from quizkit.cli.options import Accessible
from quizkit.deck_file.reading.read import read_deck
from quizkit.library import ENDINGS, deck_paths, file_of, is_meant_as_a_deck
from quizkit.terminal.screens.check import (
    Checked,
    Format,
    show_checked,
    show_coverage,
    show_held_right,
    show_page,
    show_summary,
    tally,
)
from quizkit.terminal.screens.fixes import Fixed, show_difference, show_mended, show_what_would_change
from quizkit.terminal.theme import Screen, screen

app = verb_app()

_Codes = Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help="Only these codes.")]
_Ignored = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="All but these codes.")]


@app.command(cls=Verb)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Decks or folders, - for standard input; all known decks if none is given."
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="full, concise, json or github.")] = "full",
    select: _Codes = None,
    ignore: _Ignored = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors do.")] = False,
    coverage: Annotated[bool, typer.Option("--coverage", help="Show what of the source is quoted.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Say what a code means.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what has one safe mend; write ids in.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    accessible: Accessible = None,
) -> int:
    """Check decks: can they be asked, is each question sound, is it a good one.

    A comment in the deck, `# quiz: ignore CODE`, silences a code in its line, or in the line below it.

    Replies that students here held to be right (`:right`) are listed at the end.

    Examples:
      quiz check
      quiz check tariffs.yaml --strict
      quiz check tariffs.yaml --fix
      quiz check --explain same-question
    """
    shown = screen(accessible=accessible)
    if explain is not None:
        show_page(shown, explain, _page(explain))
        return 0
    wanted = _format(form)
    if coverage and wanted in ("json", "github"):
        raise UsageError("--coverage draws for people.", "Leave it out, or take --format full or concise.")
    choice = _choice(select, ignore)
    files = _files(paths)
    if PIPED in files and (fix or diff or coverage):
        raise UsageError("Standard input can be checked, not mended or drawn.", "Give the path of a deck.")
    if diff:
        return _differences(shown, _own(files, paths or []), choice)
    if fix:
        told = screen(to_stderr=wanted in ("json", "github"), accessible=accessible)
        _mend(told, _own(files, paths or []), choice)
    with _undisturbed():
        state = progress_at_hand()
        found = [checked(path, choice, state) for path in files]
    _show(shown, found, wanted, files if coverage else ())
    return _exit_code([one for one, _ in found], strict=strict)


def _show(shown: Screen, found: list[tuple[Checked, int]], wanted: Format, covered: Sequence[Path]) -> None:
    """Show what was found in each deck, the sources of those whose coverage is asked for, and a summary."""
    told = [one for one, _ in found]
    show_checked(shown, told, wanted)
    for path in covered:
        _cover(shown, path)
    if wanted in ("full", "concise"):
        show_summary(shown, told, sum(quiet for _, quiet in found))
        show_held_right(shown, told)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking through a large deck again and again: a check makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _cover(shown: Screen, path: Path) -> None:
    """Draw the source of a deck that has one and can be read."""
    deck = read_deck(path).deck
    text = source_text(path, deck.source.file) if deck and deck.source.file else None
    if deck is None or text is None:
        shown.show(f"{path.name}: no source to draw.")
        return
    from quizkit.lint.source_text import SourceText, coverage

    quotes = [question.common.evidence for question in deck.questions if question.common.evidence]
    show_coverage(shown, deck.source.file, coverage(SourceText(text), quotes))


def _format(name: str) -> Format:
    forms: dict[str, Format] = {form: form for form in get_args(Format)}
    if name not in forms:
        raise UsageError(f"There is no form “{name}”.", did_you_mean(name, forms) or f"Forms: {', '.join(forms)}.")
    return forms[name]


def _choice(select: list[str] | None, ignore: list[str] | None) -> Choice:
    for code in (*(select or ()), *(ignore or ())):
        _page(code)
    return Choice(frozenset(select or ()), frozenset(ignore or ()))


def _page(code: str) -> str:
    from quizkit.deck_file.codes import CODES

    if code not in CODES:
        help = did_you_mean(code, CODES) or f"Known codes: {', '.join(CODES)}."
        raise UsageError(f"There is no code “{code}”.", help)
    return CODES[code].page


def _files(paths: list[Path] | None) -> list[Path]:
    """Return the files to check: those given, the decks below a folder, else every deck that is known."""
    # Unlike pathlib's, the tests of os.path raise nothing for a file in a folder that is closed.
    is_folder = os.path.isdir
    files = (
        [file for path in paths for file in (_below(path) if is_folder(path) else [path])] if paths else deck_paths()
    )
    if not files:
        raise UsageError("There is no deck to check.", "Give the path of a deck, or of a folder with decks.")
    return list(dict.fromkeys(files))


def _below(folder: Path) -> list[Path]:
    """Return the files below a folder that are meant as decks; folders with a dot before their name are left out."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(top, name) for name in sorted(names) if name.casefold().endswith(ENDINGS)]
    return [path for path in found if is_meant_as_a_deck(path, unreadable=True)]


def _own(files: list[Path], named: list[Path]) -> list[Path]:
    """Return the files that may be changed: those named, and those that were found and are no links elsewhere."""
    links = [path for path in files if path not in named and not file_of(path, path.name)]
    for path in links:
        told = screen(to_stderr=True)
        told.show(f"{path} is a link out of its folder. To change the file that it leads to, name the link.", "dim")
    return [path for path in files if path not in links]


def _mend(shown: Screen, files: list[Path], choice: Choice) -> None:
    from quizkit.app.fix import write

    fixes = _fixes(files, choice)
    for fix in fixes:
        write(fix)
    show_mended(shown, fixes)


def _differences(shown: Screen, files: list[Path], choice: Choice) -> int:
    """Show what would be mended; 1 if something would."""
    if not any(map(os.path.isfile, files)):
        raise UsageError("There is no deck to mend.", "Check the path.")
    fixes = _fixes(files, choice)
    show_difference(shown, fixes)
    show_what_would_change(screen(to_stderr=True), fixes)
    return int(bool(fixes))


def _fixes(files: list[Path], choice: Choice) -> list[Fixed]:
    from quizkit.app.fix import fixed

    with _undisturbed():
        found = [fixed(path, choice.of_the_file, ids=not choice.select) for path in files]
    return [fix for fix in found if fix is not None]


def _exit_code(checked: list[Checked], *, strict: bool) -> int:
    if all(one.unread for one in checked):
        return 2
    counts = tally(checked)
    return int(bool(counts["error"] or (strict and counts["warning"])))
