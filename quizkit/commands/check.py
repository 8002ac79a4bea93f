"""`quiz check`: what is wrong with decks, and what would make them better."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from quizkit.commands.help import Verb, verb_app
from quizkit.commands.overriding import held_right, progress_at_hand
from quizkit.deck_file.comments import ignored, silenced
from quizkit.deck_file.read import DeckFile, read_deck
from quizkit.deck_file.surprises import surprises
from quizkit.errors import UsageError
from quizkit.library import ENDINGS, deck_paths, is_meant_as_a_deck
from quizkit.problems import Place, Problem, did_you_mean
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
from quizkit.terminal.theme import Screen, screen

if TYPE_CHECKING:
    from quizkit.progress.fold import State

app = verb_app()

# What keeps a whole file from being read: with nothing but these there was nothing to check.
_UNREAD = frozenset(("no-such-file", "not-a-file", "not-readable", "not-utf-8", "too-large"))
_MOST_SOURCE_BYTES = 8_000_000
_Codes = Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help="Only these codes.")]
_Ignored = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="All but these codes.")]


@app.command(cls=Verb)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Decks or folders; all known decks if none is given."),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="full, concise, json or github.")] = "full",
    select: _Codes = None,
    ignore: _Ignored = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors do.")] = False,
    coverage: Annotated[bool, typer.Option("--coverage", help="Show what of the source is quoted.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Say what a code means.")] = None,
    accessible: Annotated[bool, typer.Option("--accessible", help="Words only, for screen readers.")] = False,
) -> int:
    """Check decks: can they be asked, is each question sound, is it a good one.

    A comment in the deck, `# quiz: ignore CODE`, silences a code in its line, or in the line below it.

    Replies that students here held to be right (`:right`) are listed at the end.

    Examples:
      quiz check
      quiz check tariffs.yaml --strict
      quiz check --explain same-question
    """
    shown = screen(accessible=accessible)
    if explain is not None:
        show_page(shown, explain, _page(explain))
        return 0
    wanted = _format(form)
    if coverage and wanted in ("json", "github"):
        raise UsageError("--coverage draws for people.", "Leave it out, or take --format full or concise.")
    files = _files(paths)
    with _undisturbed():
        state = progress_at_hand()
        found = [_checked(path, set(select or ()), set(ignore or ()), state) for path in files]
    checked, aside = [one for one, _ in found], sum(quiet for _, quiet in found)
    show_checked(shown, checked, wanted)
    for path in files if coverage else ():
        _cover(shown, path)
    if wanted in ("full", "concise"):
        show_summary(shown, checked, aside)
        show_held_right(shown, checked)
    return _exit_code(checked, strict=strict)


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
    text = _text(path.parent / deck.source.file) if deck and deck.source.file else None
    if deck is None or text is None:
        shown.show(f"{path.name}: no source to draw.")
        return
    from quizkit.rules.passages import SourceText, coverage

    quotes = [question.common.evidence for question in deck.questions if question.common.evidence]
    show_coverage(shown, deck.source.file, coverage(SourceText(text), quotes))


def _format(name: str) -> Format:
    forms: dict[str, Format] = {form: form for form in get_args(Format)}
    if name not in forms:
        raise UsageError(f"There is no form “{name}”.", did_you_mean(name, forms) or f"Forms: {', '.join(forms)}.")
    return forms[name]


def _page(code: str) -> str:
    from quizkit.deck_file.codes import PAGES

    if code not in PAGES:
        help = did_you_mean(code, PAGES) or f"Codes with a page: {', '.join(PAGES)}."
        raise UsageError(f"There is no page for “{code}”.", help)
    return PAGES[code].text


def _files(paths: list[Path] | None) -> list[Path]:
    """Return the files to check: those given, the decks below a folder, else every deck that is known."""
    files = [file for path in paths for file in (_below(path) if path.is_dir() else [path])] if paths else deck_paths()
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


def _checked(path: Path, select: set[str], ignore: set[str], state: "State | None") -> tuple[Checked, int]:
    """Return what is found in a file, in the order of its lines, and how much of it comments silence."""
    file = read_deck(path)
    found = [*file.problems, *surprises(file, file.text), *_of_rules(file, path)]
    chosen = [problem for problem in found if (not select or problem.code in select) and problem.code not in ignore]
    comments = ignored(file.text)
    told = [problem for problem in chosen if not silenced(problem, file, comments)]
    told.sort(key=lambda problem: problem.place or Place(1, 1))
    return Checked(path, file.text.splitlines(), told, held_right(file, state)), len(chosen) - len(told)


def _of_rules(file: DeckFile, path: Path) -> list[Problem]:
    readable = file.readable
    if readable is None:
        return []
    from quizkit.rules.registry import problems
    from quizkit.rules.subject import Subject

    source = readable.deck.source.file
    subject = Subject(readable.deck, _text(path.parent / source) if source else None, readable.missing)
    found = (problem._replace(route=readable.route(problem.route)) for problem in problems(subject))
    return [problem._replace(place=file.place(problem.route)) for problem in found]


def _text(path: Path) -> str | None:
    """Return the text of a file that is one, of a size that a deck or its source has."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_SOURCE_BYTES:
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None


def _exit_code(checked: list[Checked], *, strict: bool) -> int:
    if all(any(problem.code in _UNREAD and not problem.route for problem in one.problems) for one in checked):
        return 2
    counts = tally(checked)
    return int(bool(counts["error"] or (strict and counts["warning"])))
