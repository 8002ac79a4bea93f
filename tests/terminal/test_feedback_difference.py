"""What stands after a reply that is nearly, or not quite, the answer: where the two differ."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from quizkit.grading.context import Context
from quizkit.questions.base import Near
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Filled, Typed, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.theme import Screen
from tests.helpers import question
from tests.terminal.test_screens import paper

NAME = "question: Who?\nanswer: Poilievre"
STRICT = NAME + "\ntypos: false"
CAFE = "question: Where?\nanswer: café"
BLANK = "cloze: 'It is {{photosynthesis}}.'"
SLIPS_DRAWN = """\
≈ Partly right. 1 of 2 found, 1 close, 0 wrong. The answer:
Mississippi; Danube.
  Danube: one b is too many.
  Mississippi: one s is missing; you typed b for pp.
"""
SLIPS_PLAIN = """\
Partly right. 1 of 2 found, 1 close, 0 wrong. The answer:
Mississippi; Danube.
Danube: one b is too many.
Mississippi: one s is missing; you typed b for pp.
"""
BLANKS = "cloze: 'The {{photosynthesis}} of a {{plant}}.'"


def attempt(text: str, line: str) -> Attempt:
    asked = question(text)
    reply = parse_reply(asked.prompt(), line)
    assert isinstance(reply, Typed | Filled)
    grade = asked.grade(reply, Context())
    return Attempt("T", asked, 1, (), reply_texts(reply), grade, 0, 1000, datetime(2026, 11, 22, tzinfo=UTC))


def shown(text: str, line: str, *, plain: bool, columns: int = 60) -> str:
    screen = paper(plain=plain, columns=columns)
    made = attempt(text, line)
    show_feedback(screen, made.question.prompt(), made, is_asked_again=False)
    return screen.text


@pytest.mark.parametrize(
    ("text", "line", "drawn", "plain"),
    [
        (NAME, "Poilievre", "✓ Right.\n", "Right.\n"),
        (
            NAME,
            "Poilierve",
            "✓ Right. Accepted: one letter off. The answer: Poilievre.\n  Poilievre: you typed rv for vr.\n",
            "Right. Accepted: one letter off. The answer: Poilievre.\nyou typed rv for vr.\n",
        ),
        (
            STRICT,
            "Poilivre",
            "≈ Close. The answer: Poilievre.\n  Poilievre: one e is missing.\n",
            "Close. The answer: Poilievre.\none e is missing.\n",
        ),
        (
            CAFE,
            "cafe",
            "✓ Right. Accepted: accent missing. The answer: café.\n  café: you typed e for é.\n  accent missing: café\n",
            "Right. Accepted: accent missing. The answer: café.\nyou typed e for é.\naccent missing: café\n",
        ),
        (NAME, "Carney", "✗ Wrong. The answer: Poilievre.\n", "Wrong. The answer: Poilievre.\n"),
        (
            BLANK,
            "phtosynthss",
            "≈ Close. The answer: photosynthesis.\n  photosynthesis: one o is missing; one e is missing; one i\n  is missing.\n",
            "Close. The answer: photosynthesis.\none o is missing; one e is missing; one i is missing.\n",
        ),
        (
            BLANKS,
            "phtosynthss; plant",
            "≈ Partly right. 1 of 2 blanks. The answer: photosynthesis;\nplant.\n  photosynthesis: one o is missing; one e is missing; one i\n  is missing.\n",
            "Partly right. 1 of 2 blanks. The answer: photosynthesis;\nplant.\nphotosynthesis: one o is missing; one e is missing; one i is\nmissing.\n",
        ),
        (
            "question: Which?\nanswer: [Mississippi, Danube]",
            "Missisibi; danubbe",
            SLIPS_DRAWN,
            SLIPS_PLAIN,
        ),
    ],
)
def test_the_difference_is_spelt_where_it_is_drawn_and_told_where_it_is_plain(
    text: str, line: str, drawn: str, plain: str
) -> None:
    assert shown(text, line, plain=False) == drawn
    assert shown(text, line, plain=True) == plain


def test_the_letters_that_were_off_stand_out() -> None:
    file = StringIO()
    console = Console(file=file, width=60, color_system="standard", force_terminal=True, highlight=False, _environ={})
    made = attempt(STRICT, "Poilivre")
    show_feedback(Screen(console, plain=False), made.question.prompt(), made, is_asked_again=False)
    assert "  Poili\x1b[1;32me\x1b[0mvre: one e is missing." in file.getvalue()


def test_what_was_typed_cannot_steer_the_terminal() -> None:
    made = attempt(STRICT, "Poilivre")
    steering = "Poili\x1bvre"
    made = made._replace(reply=(steering,), grade=made.grade._replace(near=(Near(steering, "Poilievre"),)))
    for plain, told in ((True, "you typed <U+001B> for e.\n"), (False, "  Poilievre: you typed <U+001B> for e.\n")):
        screen = paper(plain=plain)
        show_feedback(screen, made.question.prompt(), made, is_asked_again=False)
        assert screen.text.endswith(told)
        assert "\x1b" not in screen.text
