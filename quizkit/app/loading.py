"""Loads what grading and saving need while the student reads the first question."""

from collections.abc import Callable, Container, Sequence

from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.progress.history import load_what_saving_needs
from quizkit.questions.shapes import FillBlanks, TypeLine
from quizkit.questions.typed import load_grading
from quizkit.session.plan import Asked, named


def load_while_reading(
    queue: Sequence[Asked], learned: Container[tuple[str, str]] = (), begin: Callable[[], object] = lambda: None
) -> None:
    """Import the libraries and read the dictionaries that the questions of a queue need; `learned` ones may be typed.

    `begin` makes the record of the session's beginning.
    """
    load_what_saving_needs()
    begin()
    for deck in _typed_decks(queue, learned):
        load_grading(deck.context())


def languages_without_dictionary(queue: Sequence[Asked]) -> list[str]:
    """Return the languages of typed questions in which misspellings cannot be distinguished from words, sorted."""
    languages = sorted({deck.language for deck in _typed_decks(queue)})
    return [language for language in languages if not Context(language).has_dictionary]


def _typed_decks(queue: Sequence[Asked], learned: Container[tuple[str, str]] = ()) -> list[Deck]:
    typed = (
        asked.deck
        for asked in queue
        if named(asked) in learned or isinstance(asked.question.prompt(), TypeLine | FillBlanks)
    )
    return list({deck.id: deck for deck in typed}.values())
