"""Where in a session Markdown and formulas are drawn, and where the text stays as it is written."""

from datetime import UTC, datetime
from textwrap import dedent

from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Picked, Reveal, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.prompt_view import show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from tests.helpers import question
from tests.terminal.test_screens import paper

CHOICE = r"""
    question: Which is **not** an acid, with $\alpha$ and H_2O?
    choices: ['**HCl**', NaCl, '$x$']
    answer: NaCl
    feedback: {'**HCl**': It *is* one.}
    explanation: |
      `NaCl` is a salt:

      ```
      x_1 = H_2O
      ```
    evidence: salt is *no* acid, H_2O
    """


def test_stem_feedback_and_explanation_are_drawn_choices_answer_and_evidence_are_not() -> None:
    asked = question(CHOICE)
    screen = paper(plain=False)

    show_prompt(screen, asked.prompt())
    given = parse_reply(asked.prompt(), "a")
    assert isinstance(given, Picked)
    grade = asked.grade(given, Context())
    made = Attempt("T", asked, 1, (), reply_texts(given), grade, 0, 1, datetime(2026, 11, 22, tzinfo=UTC))
    show_feedback(screen, asked.prompt(), made, comes_back=False)

    assert screen.text == dedent("""\
        Which is not an acid, with α and H₂O?
          a  **HCl**
          b  NaCl
          c  $x$
        ✗ Wrong. The answer: b, NaCl.
          It is one.
          NaCl is a salt:

            │ x_1 = H_2O
          “salt is *no* acid, H_2O”
        """)


def test_the_blanks_of_a_cloze_stay_blanks_beside_markup() -> None:
    screen = paper(plain=True)
    show_prompt(screen, question("cloze: 'The *{{sun}}* and {{moon}} of _Paris_, snake_case.'").prompt())
    assert screen.text == "The (blank 1) and (blank 2) of Paris, snake_case.\n"


def test_a_hint_and_the_back_of_a_card_are_drawn() -> None:
    card = question("front: '**Water**'\nback: H_2O, `dihydrogen monoxide`").prompt()
    assert isinstance(card, Reveal)
    screen = paper(plain=True)
    asker = PracticeLines(screen, lambda: None)

    asker.hint("Two *parts*: x_1", 0)
    asker._input._reveal(card)

    assert screen.text.splitlines()[:2] == ["Hint: Two parts: x₁", "Answer: H₂O, dihydrogen monoxide"]
