"""Opens a question in the editor of the student, and reads it again."""

import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from quizkit.app.deck_identity import one_recognised
from quizkit.app.workspace import Workspace
from quizkit.base.text import safe_line
from quizkit.config import EDITOR, chosen
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.questions.flashcard import REVERSED, Flashcard
from quizkit.questions.registry import Question
from quizkit.session.plan import Asked
from quizkit.session.turns import Edited

# How editors take a file and a line. All others take them as vi does: `+line file`.
_AT_LINE: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")), ("--goto", "{file}:{line}")),
    (frozenset(("subl", "sublime_text", "zed", "hx", "helix")), ("{file}:{line}",)),
    (frozenset(("idea", "idea64", "pycharm", "pycharm64", "kate", "mate")), ("--line", "{line}", "{file}")),
    (frozenset(("notepad++",)), ("-n{line}", "{file}")),
    (frozenset(("notepad", "wordpad", "write", "open", "xdg-open")), ("{file}",)),
)
_LIKE_VI = ("+{line}", "{file}")
# A word of a command on Windows: in quotes, or with parts in double quotes. A backslash is part of a path.
_WINDOWS_WORD = re.compile(r"""'[^']*'(?!\S)|(?:[^\s"]|"[^"]*")+""")
# Windows runs these with cmd, which gives these characters a meaning.
_BATCH = (".bat", ".cmd")
_OF_CMD = frozenset('&|<>^%!"\n\r')


def edit(workspace: Workspace, asked: Asked) -> Edited:
    """Open a question in the editor, and read its deck again."""
    deck, question = asked
    file = workspace.files[deck.id]
    failure = open_in_editor(file, question)
    if failure:
        return Edited(failure)
    now = workspace.files[deck.id] = read_deck(file.path)
    if now.deck is None:
        first = next(problem for problem in now.problems if problem.severity == "error")
        line = now.place(first.route).line if first.place is None else first.place.line
        why = f"{safe_line(str(file.path))}, line {line}: {safe_line(first.message)}."
        return Edited(f"{why} This question is left out until that is fixed.", questions={question.common.id: None})
    deck_now = replace(one_recognised(workspace.state, now), id=deck.id)
    if question.common.id.endswith(REVERSED):
        deck_now = deck_now.reversed()
    if deck.content_hash() == deck_now.content_hash():
        return Edited("Nothing was changed.")
    return Edited("Reloaded: the deck is asked as it is now.", deck_now, _questions_now(deck, deck_now))


def _questions_now(before: Deck, now: Deck) -> dict[str, Question | None]:
    """Return for each id of a deck its question in the edited deck; one whose id changed is known by its position."""
    by_id = {question.common.id: question for question in now.questions}
    ids_before = {question.common.id for question in before.questions}
    is_as_long = len(before.questions) == len(now.questions)
    questions: dict[str, Question | None] = {}
    for place, question in enumerate(before.questions):
        same_place = now.questions[place] if is_as_long else None
        is_renamed = same_place is not None and same_place.common.id not in ids_before
        questions[question.common.id] = by_id.get(question.common.id) or (same_place if is_renamed else None)
    return questions


def open_in_editor(file: DeckFile, question: Question) -> str:
    """Open a deck at a question in the editor, and wait until it ends; return a message if that fails."""
    import subprocess

    line = _line_of(file, question)
    editor = chosen(EDITOR)
    where = f"The question is in {safe_line(str(file.path))}, line {line}."
    if not editor or not (sys.stdin and sys.stdin.isatty()):
        return f"{where} Set EDITOR to open it from here."
    try:
        # The user chose the editor, as for git and less.
        subprocess.run(editor_command(editor, file.path, line), check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        return f"{editor} could not be started: {safe_line(str(error))}. {where}"
    return ""


def editor_command(editor: str, path: Path, line: int, *, windows: bool = sys.platform == "win32") -> list[str]:
    """Return the arguments that open a file at a line. Raises ValueError if the editor's command is invalid.

    The path is absolute, so that it is never read as an option or as a command with `+`. It needs no `--`, which some
    editors read as a file.
    """
    words = _words(editor, windows=windows)
    program = PureWindowsPath(words[0]) if windows else Path(words[0])
    name = program.stem if windows else program.name
    target = str(path.absolute())
    if windows and program.suffix.casefold() in _BATCH and not _OF_CMD.isdisjoint(target):
        raise ValueError("Windows would run a part of the file name as a command")
    return [*words, *_at_line(name.casefold(), target, line)]


def _words(editor: str, *, windows: bool) -> list[str]:
    """Split the command of an editor into words. The path of a program may have spaces without quotes."""
    import shlex

    words = [editor] if shutil.which(editor) else _windows_words(editor) if windows else shlex.split(editor)
    if not words:
        raise ValueError("it names no program")
    if windows:
        # Windows finds a batch file only with its extension.
        words[0] = shutil.which(words[0]) or words[0]
    return words


def _windows_words(command: str) -> list[str]:
    """Split a command as Windows does. A word may also be in single quotes."""
    if command.count('"') % 2:
        raise ValueError("No closing quotation")
    words = _WINDOWS_WORD.findall(command)
    return [word[1:-1] if word.startswith("'") and word.endswith("'") else word.replace('"', "") for word in words]


def _at_line(name: str, target: str, line: int) -> list[str]:
    arguments = next((arguments for names, arguments in _AT_LINE if name in names), _LIKE_VI)
    return [argument.replace("{line}", str(line)).replace("{file}", target) for argument in arguments]


def _line_of(file: DeckFile, question: Question) -> int:
    """Return the line of a question, which may be reworded, may be stored under another id, or be a reversed card."""
    is_back = isinstance(question, Flashcard) and question.common.id.endswith(REVERSED)
    stem, id = question.answer() if is_back else question.prompt().stem, question.common.id.removesuffix(REVERSED)
    deck = file.deck
    ids = list(deck.ids()) if deck else []
    if deck and id in ids and deck.questions[ids.index(id)].prompt().stem == stem:
        return file.place(("questions", ids.index(id))).line
    same_stem = [position for position, one in enumerate(deck.questions if deck else ()) if one.prompt().stem == stem]
    positions = same_stem or [position for position, one in enumerate(ids) if one == id]
    return file.place(("questions", positions[0])).line if positions else 1
