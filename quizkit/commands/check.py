"""`quiz check`: what is wrong with decks, and what would make them better."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

import typer

from quizkit.commands.help import Verb, verb_app
from quizkit.commands.options import Accessible
from quizkit.commands.overriding import held_right, progress_at_hand
from quizkit.deck_file.comments import ignored, silenced
from quizkit.deck_file.limits import most_bytes
from quizkit.deck_file.mend import mendable
from quizkit.deck_file.proposals import MENDABLE
from quizkit.deck_file.read import DeckFile, read_bytes, read_deck
from quizkit.deck_file.surprises import surprises
from quizkit.errors import UsageError
from quizkit.library import ENDINGS, deck_paths, is_meant_as_a_deck, lies_within
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
from quizkit.terminal.screens.mends import Fixed, show_difference, show_mended, show_what_would_change
from quizkit.terminal.theme import Screen, screen

if TYPE_CHECKING:
    from quizkit.progress.fold import State

app = verb_app()

# Where a deck is read from that is piped in; messages call it so.
_PIPED, _STANDARD_INPUT = Path("-"), Path("standard input")
_MOST_SOURCE_BYTES = 8_000_000
# Whether a problem can be mended is tried by reading the deck anew, which takes seconds where it is long and torn.
_MOST_LOOKED_AT = 1000
_LONGEST_LOOKED_AT = 500_000
_Codes = Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help="Only these codes.")]
_Ignored = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="All but these codes.")]


class Choice(NamedTuple):
    """The codes that are looked for, all if none is named, and those that are left out."""

    select: frozenset[str]
    ignore: frozenset[str]

    def told(self, file: DeckFile, found: list[Problem]) -> tuple[list[Problem], int]:
        """Return what of the problems found is told, and how many comments silence."""
        chosen = [one for one in found if (not self.select or one.code in self.select) and one.code not in self.ignore]
        comments = ignored(file.text)
        told = [problem for problem in chosen if not silenced(problem, file, comments)]
        return told, len(chosen) - len(told)

    def of_the_file(self, file: DeckFile) -> list[Problem]:
        """Return what is told of a file by itself, which is what can be mended."""
        return self.told(file, _of_the_file(file))[0]


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
    if _PIPED in files and (fix or diff or coverage):
        raise UsageError("Standard input can be checked, not mended or drawn.", "Give the path of a deck.")
    if diff:
        return _differences(shown, files, choice)
    if fix:
        _mend(screen(to_stderr=wanted in ("json", "github"), accessible=accessible), files, choice)
    with _undisturbed():
        state = progress_at_hand()
        found = [_checked(path, choice, state) for path in files]
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
    text = _source(path, deck.source.file) if deck and deck.source.file else None
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


def _choice(select: list[str] | None, ignore: list[str] | None) -> Choice:
    for code in (*(select or ()), *(ignore or ())):
        _page(code)
    return Choice(frozenset(select or ()), frozenset(ignore or ()))


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


def _checked(path: Path, choice: Choice, state: "State | None") -> tuple[Checked, int]:
    """Return what is found in a file, in the order of its lines, and how much of it comments silence."""
    if path == _PIPED:
        path = _STANDARD_INPUT
        file = read_bytes(sys.stdin.buffer.read(most_bytes() + 1), path)
    else:
        file = read_deck(path)
    found = [*_of_the_file(file), *_of_rules(file, path)]
    told, aside = choice.told(file, found)
    told.sort(key=lambda problem: problem.place or Place(1, 1))
    safe_mends = mendable(file.text, path, choice.of_the_file) if _may_be_mended(file, told) else frozenset()
    return Checked(path, file.text.splitlines(), told, held_right(file, state), safe_mends, file.unread), aside


def _may_be_mended(file: DeckFile, told: list[Problem]) -> bool:
    """Return whether a look at what can be mended is worth it."""
    short = len(told) <= _MOST_LOOKED_AT and len(file.text) <= _LONGEST_LOOKED_AT
    return short and any(problem.code in MENDABLE for problem in told)


def _of_the_file(file: DeckFile) -> list[Problem]:
    return [*file.problems, *surprises(file, file.text)]


def _mend(shown: Screen, files: list[Path], choice: Choice) -> None:
    from quizkit.commands.fixing import write

    fixes = _fixes(files, choice)
    for fix in fixes:
        write(fix)
    show_mended(shown, fixes)


def _differences(shown: Screen, files: list[Path], choice: Choice) -> int:
    """Show what would be mended; 1 if something would."""
    if not any(path.is_file() for path in files):
        raise UsageError("There is no deck to mend.", "Check the path.")
    fixes = _fixes(files, choice)
    show_difference(shown, fixes)
    show_what_would_change(screen(to_stderr=True), fixes)
    return int(bool(fixes))


def _fixes(files: list[Path], choice: Choice) -> list[Fixed]:
    from quizkit.commands.fixing import fixed

    with _undisturbed():
        found = [fixed(path, choice.of_the_file, ids=not choice.select) for path in files]
    return [fix for fix in found if fix is not None]


def _of_rules(file: DeckFile, path: Path) -> list[Problem]:
    readable = file.readable
    if readable is None:
        return []
    from quizkit.rules.registry import problems
    from quizkit.rules.subject import Subject

    source = readable.deck.source.file
    subject = Subject(readable.deck, _source(path, source) if source else None, readable.missing)
    found = (problem._replace(route=readable.route(problem.route)) for problem in problems(subject))
    return [problem._replace(place=file.place(problem.route)) for problem in found]


def _source(deck: Path, name: str) -> str | None:
    """Return the text of a deck's source: a file of a size that sources have, in the folder of the deck or below.

    A deck may come from anybody. What it names elsewhere is nobody's source, and is not shown.
    """
    path = deck.parent / name
    try:
        if not lies_within(path, deck.parent) or path.stat().st_size > _MOST_SOURCE_BYTES:
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None


def _exit_code(checked: list[Checked], *, strict: bool) -> int:
    if all(one.unread for one in checked):
        return 2
    counts = tally(checked)
    return int(bool(counts["error"] or (strict and counts["warning"])))
