"""Opens a question in the editor of the student, and reads it again."""

import sys

from quizkit.app.deck_identity import one_recognised
from quizkit.app.workspace import Workspace
from quizkit.base.platform.editors import editor_command
from quizkit.base.text import safe_line
from quizkit.config import EDITOR, chosen
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.questions.flashcard import REVERSED, Flashcard
from quizkit.questions.registry import Question
from quizkit.session.plan import Asked
from quizkit.session.turns import Edited


def edit(workspace: Workspace, asked: Asked) -> Edited:
    """Open a question in the editor, and read its deck again."""
    deck, question = asked
    file = workspace.files[deck.id]
    failure = open_in_editor(file, question)
    if failure:
        return Edited(failure)
    now = workspace.files[deck.id] = read_deck(file.path)
    if now.deck is None:
        why = f"{first_error(now)} This question is left out until that is fixed."
        return Edited(why, questions={question.common.id: None})
    deck_now = one_recognised(workspace.state, now)._replace(id=deck.id)
    if question.common.id.endswith(REVERSED):
        deck_now = deck_now.reversed()
    # A very large file has no text.
    if now.text == file.text and deck.content_hash() == deck_now.content_hash():
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


def first_error(file: DeckFile) -> str:
    """Return where a file that cannot be read has its first error, and what is wrong."""
    first = next(problem for problem in file.problems if problem.severity == "error")
    line = file.place(first.route).line if first.place is None else first.place.line
    return f"{safe_line(str(file.path))}, line {line}: {safe_line(first.message)}."


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
