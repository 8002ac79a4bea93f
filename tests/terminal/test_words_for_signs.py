"""On a plain screen every sign that a drawn one has is a word: what cannot be seen can be heard."""

from datetime import UTC, datetime

import pytest

from quizkit.questions.base import wrong
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.terminal.prompt_view import show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from tests.helpers import question
from tests.terminal.test_screens import paper

ORDER = "question: Outwards?\norder: [Mercury, Venus, Earth]"
PAIRS = "question: Whose moon?\nmatch: {Io: Jupiter, Titan: Saturn}"


@pytest.mark.parametrize(
    ("text", "drawn", "plain"),
    [
        (ORDER, "Mercury → Venus → Earth", "Mercury, then Venus, then Earth"),
        (PAIRS, "Io → Jupiter; Titan → Saturn", "Io: Jupiter; Titan: Saturn"),
        ("question: Which?\nanswer: A → B", "A → B", "A → B"),
    ],
)
def test_an_arrow_of_ours_is_a_word(text: str, drawn: str, plain: str) -> None:
    asked = question(text)
    for screen, told in ((paper(plain=False), drawn), (paper(plain=True), plain)):
        show_feedback(screen, asked.prompt(), missed(asked), is_asked_again=False)
        assert screen.text.endswith(f"Wrong. The answer: {told}.\n")


def missed(asked: Question) -> Attempt:
    return Attempt("T", asked, 1, (), (), wrong("other"), 0, 1, datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("cloze: The {{sun}} and {{moon}} of *Paris*.", "The (blank 1) and (blank 2) of Paris.\n"),
        ("cloze: The {{sun}}.", "The (blank).\n"),
        ("question: 'What does ____ mean?'\nanswer: blank", "What does ____ mean?\n"),
    ],
)
def test_a_blank_is_a_word(text: str, plain: str) -> None:
    screen = paper(plain=True)
    show_prompt(screen, question(text).prompt())
    assert screen.text == plain
