"""Checks deck files: which files, what reading, YAML rules and lint report, what `--fix` could fix, what students marked."""

import os
from collections.abc import Sequence, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from quizkit.app.deck_source import deck_source
from quizkit.base.collector import gc_paused
from quizkit.base.errors import QuizError, UsageError
from quizkit.base.long_work import Progress
from quizkit.base.paths import home
from quizkit.base.problems import Place, Problem, Severity, did_you_mean
from quizkit.deck_file.lines import Lines
from quizkit.deck_file.reading.comments import COMMENT, ignored, silenced
from quizkit.deck_file.reading.limits import most_bytes
from quizkit.deck_file.reading.read import DeckFile, read_bytes, read_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.library import ENDINGS, deck_paths, file_of, is_meant_as_a_deck

if TYPE_CHECKING:
    from quizkit.lint.namesakes import Namesake
    from quizkit.progress.state import State
    from quizkit.progress.stats import Override

# The path that means standard input, and its name in messages.
STDIN, _STDIN_NAME = Path("-"), Path("standard input")
# Every candidate fix is tried by reading the deck again, which takes seconds for a long deck with many errors.
_MAX_PROBLEMS_TO_FIX = 1000
_MAX_LENGTH_TO_FIX = 500_000
# From this many characters on, a check has only the places of the tree while lint rules run.
_LARGE = 10_000_000


class CodeSelection(NamedTuple):
    """Which problem codes to report: those in `select`, or all if it is empty, without those in `ignore`."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def apply(self, file: DeckFile, problems: Sequence[Problem]) -> tuple[list[Problem], int]:
        """Return the problems to report, and how many are silenced by comments."""
        selected = [
            one for one in problems if (not self.select or one.code in self.select) and one.code not in self.ignore
        ]
        comments = ignored(file.text)
        reported = [problem for problem in selected if not silenced(problem, file, comments)]
        return reported, len(selected) - len(reported)

    def fixable_part(self, file: DeckFile) -> list[Problem]:
        """Return the problems to report that don't come from lint. Only those can be fixed."""
        return self.apply(file, _problems_of_file(file))[0]


class CheckedDeck(NamedTuple):
    """A checked file, its lines, the problems in the order of their places, and the students' overrides.

    `fixable` are the problems that `--fix` would fix. `silenced` counts the problems that comments hide. `unread` is true
    if there is no such file.
    """

    path: Path
    lines: Sequence[str]
    problems: Sequence[Problem]
    overrides: "Sequence[tuple[Place, Override]]" = ()
    fixable: Set[Problem] = frozenset()
    silenced: int = 0
    unread: bool = False


def check_decks(
    paths: Sequence[Path],
    selection: CodeSelection,
    stdin: IO[bytes] | None = None,
    progress: Progress = lambda _share: None,
) -> list[CheckedDeck]:
    """Check deck files. The path `-` means `stdin`. `progress` is called with the share that is done."""
    with gc_paused():
        state = _local_progress()
        known: list[Namesake] | None = [] if len(paths) > 1 else None
        checked = []
        for number, path in enumerate(paths):
            done = partial(_report_part, progress, number, len(paths))
            checked.append(_check(path, selection, state, stdin, known, done))
        return [_with_namesakes(one, selection, known or ()) for one in checked]


def _report_part(progress: Progress, number: int, parts: int, share: float) -> None:
    progress((number + share) / parts)


def code_page(code: str) -> str:
    """Return the page of a code. Raises UsageError if there is no such code."""
    from quizkit.deck_file.codes import CODES

    if code not in CODES:
        raise UsageError(f"There is no code “{code}”.", did_you_mean(code, CODES) or f"Codes: {', '.join(CODES)}.")
    return CODES[code].page


def problem_counts(checked: Sequence[CheckedDeck]) -> dict[Severity, int]:
    """Return the number of errors, warnings and notes."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for one in checked:
        for problem in one.problems:
            counts[problem.severity] += 1
    return counts


def by_severity(problems: Sequence[Problem]) -> list[Problem]:
    """Return the errors, then the warnings, then the notes, each in the order of the file."""
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    return [problem for severity in severities for problem in problems if problem.severity == severity]


def _check(
    path: Path,
    selection: CodeSelection,
    state: "State | None",
    stdin: IO[bytes] | None,
    known: "list[Namesake] | None",
    progress: Progress,
) -> CheckedDeck:
    """Check one file, and add its deck to those that are `known` by now; with a single file nothing needs them."""
    reading, linting = partial(_report_part, progress, 0, 2), partial(_report_part, progress, 1, 2)
    if path == STDIN and stdin is not None:
        path = _STDIN_NAME
        file = read_bytes(stdin.read(most_bytes() + 1), path, reading)
    else:
        file = read_deck(path, reading)
        if file.deck is not None and known is not None:
            from quizkit.lint.namesakes import as_namesake

            known.append(as_namesake(str(path), file.deck))
    of_file = _problems_of_file(file)
    unread, is_large = file.unread, len(file.text) > _LARGE
    if is_large and COMMENT not in file.text:
        # The tree takes as much memory as lint rules. Comments that ignore problems need it.
        file = file.without_tree()
    problems, silenced_count = selection.apply(file, [*of_file, *_lint_problems(file, path, linting)])
    problems.sort(key=lambda problem: problem.place or Place(1, 1))
    small = len(problems) <= _MAX_PROBLEMS_TO_FIX and len(file.text) <= _MAX_LENGTH_TO_FIX
    fixable = _fixable(file, selection, of_file) if of_file and small else frozenset()
    overrides = _overrides_with_places(file, state)
    lines = Lines(file.text) if is_large else file.text.splitlines()
    return CheckedDeck(path, lines, problems, overrides, fixable, silenced_count, unread)


def _with_namesakes(checked: CheckedDeck, selection: CodeSelection, known: "Sequence[Namesake]") -> CheckedDeck:
    """Add the problems that a deck has with others of the same id."""
    deck = next((one for one in known if one.path == str(checked.path)), None)
    others = [one for one in known if deck and one.id == deck.id and one is not deck]
    if not deck or not others:
        return checked
    from quizkit.lint.namesakes import Namesakes
    from quizkit.lint.registry import SEVERAL_DECKS

    file = read_deck(checked.path)
    problems = [problem for rule in SEVERAL_DECKS for problem in rule.problems(Namesakes(deck, others))]
    reported, silenced_count = selection.apply(file, [one._replace(place=file.place(one.route)) for one in problems])
    in_order = sorted([*checked.problems, *reported], key=lambda problem: problem.place or Place(1, 1))
    return checked._replace(problems=in_order, silenced=checked.silenced + silenced_count)


def _fixable(file: DeckFile, selection: CodeSelection, problems: Sequence[Problem]) -> Set[Problem]:
    """Return the problems that `--fix` would fix; lint finds none of them."""
    from quizkit.deck_file.fixing.candidate_fixes import FIXABLE_CODES
    from quizkit.deck_file.fixing.fixes import fixable_problems

    if FIXABLE_CODES.isdisjoint(problem.code for problem in problems):
        return frozenset()
    return fixable_problems(file.text, file.path, selection.fixable_part)


def _problems_of_file(file: DeckFile) -> list[Problem]:
    return [*file.problems, *yaml_warnings(file)]


def _lint_problems(file: DeckFile, path: Path, progress: Progress) -> list[Problem]:
    readable = file.readable
    if readable is None:
        return []
    from quizkit.lint.registry import problems
    from quizkit.lint.subject import Subject

    source = readable.deck.source.file
    subject = Subject(
        readable.deck, deck_source(path, source) if source else None, readable.missing, readable.positions
    )
    routed = (problem._replace(route=readable.route(problem.route)) for problem in problems(subject, progress))
    return [problem._replace(place=file.place(problem.route)) for problem in routed]


def _overrides_with_places(file: DeckFile, state: "State | None") -> "list[tuple[Place, Override]]":
    if state is None or file.deck is None:
        return []
    from quizkit.app.deck_identity import one_recognised
    from quizkit.progress.stats import overrides

    deck = one_recognised(state, file)
    places = {question.common.id: file.place(("questions", place)) for place, question in enumerate(deck.questions)}
    return [(places[override.question], override) for override in overrides(deck, state)]


def _local_progress() -> "State | None":
    """Return the progress on this machine, or None if no reply in it was called right or it can't be read."""
    with suppress(QuizError, OSError, ValueError):
        folder = home()
        if (folder / "history").is_dir():
            from quizkit.progress import checkpoint
            from quizkit.progress.history import History

            state = checkpoint.load(History(folder))
            questions = (question for deck in state.decks.values() for question in deck.questions.values())
            return state if any(question.overrides for question in questions) else None
    return None


def deck_files(paths: Sequence[Path]) -> list[Path]:
    """Return the named files and the decks in the named folders; without paths, all decks. Raises UsageError if none."""
    # Unlike pathlib's, os.path.isdir raises nothing for a path in a folder that can't be read.
    files = [file for path in paths for file in (_in_folder(path) if os.path.isdir(path) else [path])]  # noqa: PTH112
    if not paths:
        files = deck_paths()
    if not files:
        raise UsageError("There is no deck to check.", "Give the path of a deck, or of a folder with decks.")
    return list(dict.fromkeys(files))


def links_out(files: Sequence[Path], named: Sequence[Path]) -> list[Path]:
    """Return the links that lead out of their folder and are not named themselves: these files are not changed."""
    return [path for path in files if path not in named and not file_of(path, path.name)]


def _in_folder(folder: Path) -> list[Path]:
    files = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(top, name) for name in sorted(names) if name.casefold().endswith(ENDINGS)]
    return [path for path in files if is_meant_as_a_deck(path, unreadable=True)]
