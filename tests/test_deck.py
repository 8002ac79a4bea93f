"""What a deck tells the grader: which texts a misspelling must not turn into."""

from quizkit.questions.shapes import Typed
from tests.helpers import deck, messages

MIXED = """
    title: T
    language: de
    questions:
      - {id: typed, question: q1, answer: adoption, accept: adopting}
      - {id: picked, question: q2, choices: [adaption, Rome], answer: Rome}
      - {id: listed, question: q3, answer: [red, green], accept: {red: crimson}}
      - {id: filled, cloze: "A {{sun|big sun}} and a {{moon}}."}
      - {id: ordered, question: q4, order: [one, two]}
      - {id: paired, question: q5, match: {Peru: Lima, Cuba: Havana}, distractors: [Quito]}
      - {id: card, front: f, back: Neptune}
      - {id: counted, question: q6, answer: 7 months}
    """


def test_answers_are_all_that_is_accepted_each_by_itself() -> None:
    context = deck(MIXED).context()
    assert context.language == "de"
    assert set(context.answers) == {
        "adoption", "adopting", "Rome", "red", "green", "crimson", "sun", "big sun", "moon", "one", "two", "Peru", "Lima",
        "Cuba", "Havana", "Neptune", "7 months",
    }  # fmt: skip


def test_choices_are_what_else_is_offered() -> None:
    assert set(deck(MIXED).context().choices) == {"adaption", "Quito"}


def graded(others: str, reply: str) -> float:
    found = deck(f"""
        title: T
        questions:
          - {{id: asked, question: q1, answer: Halvarsted}}
          - {others}
        """)
    return found.questions[0].grade(Typed(reply), found.context()).credit


def test_a_slip_is_forgiven_where_it_is_no_other_word_of_the_deck() -> None:
    assert graded("{id: other, question: q2, answer: Rome}", "Halversted") == 1


def test_a_slip_that_is_another_answer_or_a_choice_is_refused() -> None:
    for other in (
        "{id: other, question: q2, answer: Halversted}",
        "{id: other, question: q2, answer: Rome, accept: Halversted}",
        "{id: other, question: q2, choices: [Halversted, Rome], answer: Rome}",
        "{id: other, question: q2, answer: [Rome, Halversted]}",
        "{id: other, question: q2, answer: [Rome, Oslo], accept: {Oslo: Halversted}}",
        '{id: other, cloze: "In {{Halversted}}."}',
        "{id: other, question: q2, order: [Rome, Halversted]}",
        "{id: other, question: q2, match: {Rome: a, Halversted: b}}",
        "{id: other, question: q2, match: {Rome: a, Oslo: b}, distractors: [Halversted]}",
        "{id: other, front: f, back: Halversted}",
    ):
        assert (other, graded(other, "Halversted")) == (other, 0)
        assert graded(other, "Halvarsted") == 1


def test_answers_of_one_list_are_not_taken_for_each_other() -> None:
    found = deck("""
        title: T
        questions:
          - {id: asked, question: q, answer: [Halvarsted, Halversted]}
        """)
    asked = found.questions[0]
    assert asked.grade(Typed("Halversted"), found.context()).credit == 0.5
    assert asked.grade(Typed("Halversted, Halvarsted"), found.context()).credit == 1


def test_a_deck_has_questions() -> None:
    assert messages("title: T\n") == ["1:1 missing-key: the deck needs the key “questions”"]
