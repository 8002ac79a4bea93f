"""A question, opened in the editor of the person at the terminal."""

import sys

from quizkit.config import setting
from quizkit.deck_file.read import DeckFile
from quizkit.questions.registry import Question


def open_in_editor(file: DeckFile, question: Question) -> str:
    """Open a deck at a question in $VISUAL or $EDITOR, wait, and return what to tell."""
    import shlex
    import subprocess

    line = 1
    if file.deck is not None:
        line = file.place(("questions", file.deck.questions.index(question))).line
    editor = str(setting("editor").value)
    if not editor or not (sys.stdin and sys.stdin.isatty()):
        return f"The question stands in {file.path}, line {line}. Set EDITOR to open it from here."
    try:
        # The editor is the user's own choice, as git and less take it.
        subprocess.run([*shlex.split(editor), f"+{line}", str(file.path)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        return f"{editor} could not be started: {error}. The question stands in {file.path}, line {line}."
    return "What you changed is asked from the next session on."
