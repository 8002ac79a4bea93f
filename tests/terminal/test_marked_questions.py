"""Where in a session Markdown and formulas are drawn, and where the text stays as it is written."""

from datetime import UTC, datetime
from textwrap import dedent

from quizkit.app.preview import preview_questions
from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Picked, Reveal, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.prompt_view import show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.screens.preview import show_preview
from tests.helpers import deck, in_a_deck, question
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


def test_all_but_the_evidence_is_drawn() -> None:
    asked = question(CHOICE)
    screen = paper(plain=False)

    show_prompt(screen, asked.prompt())
    given = parse_reply(asked.prompt(), "a")
    assert isinstance(given, Picked)
    grade = asked.grade(given, Context())
    made = Attempt("T", asked, 1, (), reply_texts(given), grade, 0, 1, datetime(2026, 11, 22, tzinfo=UTC))
    show_feedback(screen, asked.prompt(), made, is_asked_again=False)

    assert screen.text == dedent("""\
        Which is not an acid, with α and H₂O?
          a  HCl
          b  NaCl
          c  x
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


def test_choices_keep_their_lines_and_their_code() -> None:
    asked = question(r"""
        question: Which prints 3?
        choices:
          - |
            Both lines:

            ```python
            x = 1 + 2
            print(x)
            ```
          - "`print(3)`\nand nothing else"
        answer: "`print(3)`\nand nothing else"
        """)
    drawn, plain = paper(plain=False), paper(plain=True)
    show_prompt(drawn, asked.prompt())
    show_prompt(plain, asked.prompt())

    assert drawn.text == dedent("""\
        Which prints 3?
          a  Both lines:

               │ x = 1 + 2
               │ print(x)
          b  print(3)
             and nothing else
        """)
    assert plain.text == dedent("""\
        Which prints 3?
        a: Both lines:

               x = 1 + 2
               print(x)
        b: print(3)
           and nothing else
        """)


def test_a_choice_can_be_typed_as_it_is_shown() -> None:
    prompt = question(CHOICE).prompt()
    assert parse_reply(prompt, "hcl") == parse_reply(prompt, "**HCl**") == parse_reply(prompt, "a") == Picked("**HCl**")


def test_a_hint_of_several_lines_has_its_blocks_below_its_label() -> None:
    screen = paper(plain=True)
    asker = PracticeLines(screen, lambda: None)
    asker.hint("- one\n- `two`\n", 1)
    asker.hint("Look at *it*:\n\n- one\n", 0)
    assert screen.text == "Hint:\n- one\n- two\n(one more: ?)\nHint: Look at it:\n\n- one\n"


def test_preview_shows_the_blocks_of_an_explanation_and_of_the_back_of_a_card() -> None:
    screen = paper(plain=False)
    asked = question(CHOICE)
    written = "front: Water\nback: |\n  *H_2O*\n\n  | a | b |\n  |---|---|\n  | c | `d` |\n"
    card = question(written)
    for text in (CHOICE, written):
        show_preview(screen, preview_questions(deck(in_a_deck(text))))

    assert screen.text.replace("T\n\n", "\n") == dedent(f"""
        Question 1 of 1 · choose one · Id: {asked.common.id}
        Which is not an acid, with α and H₂O?
          a  HCl
          b  NaCl
          c  x

          Answer: b, NaCl
          Graded: the choice as a whole; 1 point
          Feedback on a: It is one.
          Explanation: NaCl is a salt:

              │ x_1 = H_2O
          Evidence: “salt is *no* acid, H_2O”

        Question 1 of 1 · a card to recall · Id: {card.common.id}
        Water

          Answer: H₂O

            a  b
            ─  ─
            c  d
          Graded: the student grades it; no points
        """)
