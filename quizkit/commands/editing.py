"""A question, opened in the editor of the person at the terminal."""

import sys

from quizkit.config import EDITOR, chosen
from quizkit.deck_file.read import DeckFile
from quizkit.questions.flashcard import REVERSED
from quizkit.questions.registry import Question


def open_in_editor(file: DeckFile, question: Question) -> str:
    """Open a deck at a question in the editor that is set, wait, and return what to tell."""
    import shlex
    import subprocess

    line = _line_of(file, question)
    editor = chosen(EDITOR)
    if not editor or not (sys.stdin and sys.stdin.isatty()):
        return f"The question stands in {file.path}, line {line}. Set EDITOR to open it from here."
    try:
        # The editor is the user's own choice, as git and less take it.
        subprocess.run([*shlex.split(editor), f"+{line}", str(file.path)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        return f"{editor} could not be started: {error}. The question stands in {file.path}, line {line}."
    return "What you changed is asked from the next session on."


def _line_of(file: DeckFile, question: Question) -> int:
    """Return the line of a question, which may have been reworded since it got its id, or be a card turned round."""
    id = question.common.id.removesuffix(REVERSED)
    for position, written in enumerate(file.deck.questions if file.deck else ()):
        if written.common.id == id or written.prompt().stem == question.prompt().stem:
            return file.place(("questions", position)).line
    return 1
