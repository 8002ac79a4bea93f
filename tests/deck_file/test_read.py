"""Reading of decks without problems."""

from decimal import Decimal

import pytest

from quizkit.base.problems import Place, Route
from quizkit.base.terms import Terms
from quizkit.deck import Source
from quizkit.grading.number.quantities import Tolerance
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion
from tests.helpers import deck, in_a_deck, parsed, question


def test_a_deck_is_read_whole() -> None:
    read = deck("""
        id: capitals-1
        title: Capitals
        description: Of Europe
        language: de-CH
        source: Atlas, 3rd edition
        tags: geography
        questions:
          - id: it
            question: Capital of Italy?
            answer: Rome
            hint: It has seven hills.
            hints: [The Pope is near., R...]
            explanation: Since 1871.
            evidence: Rome became the capital in 1871.
            tags: [italy, geography]
            points: 2.5
            group: capitals
            examples: {right: [rome], wrong: [Milan, Turin]}
        """)
    assert (read.id, read.title, read.description, read.language) == ("capitals-1", "Capitals", "Of Europe", "de-CH")
    assert read.source == Source(title="Atlas, 3rd edition")
    common = read.questions[0].common
    assert common.id == "it"
    assert common.hints == ("It has seven hills.", "The Pope is near.", "R...")
    assert (common.explanation, common.evidence) == ("Since 1871.", "Rome became the capital in 1871.")
    assert common.tags == ("geography", "italy")
    assert (common.points, common.group) == (Decimal("2.5"), "capitals")
    assert (common.right_examples, common.wrong_examples) == (("rome",), ("Milan", "Turin"))


def test_missing_keys_of_a_deck_have_default_values() -> None:
    read = deck("title: T\nquestions: [{question: a, answer: b}]\n")
    assert (read.id, read.description, read.language, read.source) == ("T", "", "en", Source())
    common = read.questions[0].common
    assert (common.hints, common.tags, common.points, common.group) == ((), (), Decimal(1), "")


def test_the_id_may_replace_the_title() -> None:
    read = deck("id: T\nquestions: [{question: a, answer: b}]\n")
    assert (read.id, read.title) == ("T", "T")


@pytest.mark.parametrize(
    ("shape", "question_type"),
    [
        ("question: q\nchoices: [a, b]\nanswer: a", ChoiceQuestion),
        ("question: q\nchoices: [a, b]\nanswer: [a]", MultipleQuestion),
        ("question: q\nchoices: [true, false]\nanswer: true", ChoiceQuestion),
        ("question: q\nchoices: [1, 2]\nanswer: 1", ChoiceQuestion),
        ("question: q\nanswer: true", TrueFalseQuestion),
        ("question: q\nanswer: false", TrueFalseQuestion),
        ("question: q\nanswer: 'true'", TextQuestion),
        ("question: q\nanswer: 9.81", NumberQuestion),
        ("question: q\nanswer: 90%", NumberQuestion),
        ("question: q\nanswer: $5", NumberQuestion),
        ("question: q\nanswer: 18.02 g/mol", NumberQuestion),
        ("question: q\nanswer: 50,000", NumberQuestion),
        ("question: q\nanswer: '9.81'", TextQuestion),
        ("question: q\nanswer: 8 May", TextQuestion),
        ("question: q\nanswer: five", TextQuestion),
        ("type: text\nquestion: q\nanswer: 9.81", TextQuestion),
        ("type: number\nquestion: q\nanswer: '9.81'", NumberQuestion),
        ("front: a\nback: b", Flashcard),
    ],
)
def test_the_shape_or_the_type_identifies_a_question(shape: str, question_type: type) -> None:
    assert type(question(shape)) is question_type


@pytest.mark.parametrize(
    "text",
    "no No yes on off ~ null Null True TRUE False 1:30 010 007 .5 .inf .nan = 2025-10-08".split(),
)
def test_texts_are_read_as_written(text: str) -> None:
    read = question(f"question: {text}\nanswer: {text}")
    assert isinstance(read, TextQuestion)
    assert (read.stem, read.key) == (text, text)


@pytest.mark.parametrize("text", "no ~ 1:30 010 3.10 true false null 2025-10-08 5".split())
def test_choices_are_read_as_written(text: str) -> None:
    read = question(f"question: q\nchoices: [{text}, other]\nanswer: {text}")
    assert isinstance(read, ChoiceQuestion)
    assert (read.choices, read.key) == ((text, "other"), text)


def test_keys_of_feedback_are_read_as_written() -> None:
    read = question("question: q\nchoices: [no, 010, yes]\nanswer: yes\nfeedback: {no: why, 010: not}")
    assert isinstance(read, ChoiceQuestion)
    assert read.feedback == {"no": "why", "010": "not"}


def test_defaults_apply_to_questions_without_their_own_value() -> None:
    read = deck("""
        title: T
        defaults: {points: 2, tolerance: 1%, case: true}
        questions:
          - {question: a, answer: 5}
          - {question: b, answer: 5, tolerance: 0.5, points: 3}
          - {question: c, answer: x}
          - {question: d, answer: x, case: false}
          - {question: e, answer: true}
          - {front: f, back: g}
        """)
    points = [item.common.points for item in read.questions]
    assert points == [Decimal(2), Decimal(3), Decimal(2), Decimal(2), Decimal(2), Decimal(0)]
    tolerances = [item.tolerance for item in read.questions if isinstance(item, NumberQuestion)]
    assert tolerances == [Tolerance(Decimal(1), percent=True), Tolerance(Decimal("0.5"))]
    assert [item.strictness.case for item in read.questions if isinstance(item, TextQuestion)] == [True, False]


def test_a_deck_sets_its_exam_rules() -> None:
    read = deck("""
        title: T
        exam: {time-limit: 1h30m, pass: 62.5%, count: 20, shuffle: true}
        questions: [{front: a, back: b}]
        """)
    assert read.exam == Terms(5400, Decimal("62.5"), 20, True)


def test_missing_exam_rules_are_left_open() -> None:
    read = deck("title: T\nexam: {shuffle: false}\nquestions: [{front: a, back: b}]\n")
    assert read.exam == Terms(shuffle=False)


def test_tags_of_a_deck_come_before_those_of_a_question_without_duplicates() -> None:
    read = deck("""
        title: T
        tags: [a, b]
        questions:
          - {question: p, answer: x}
          - {question: q, answer: x, tags: c}
          - {question: r, answer: x, tags: [b, d, d]}
        """)
    assert [item.common.tags for item in read.questions] == [("a", "b"), ("a", "b", "c"), ("a", "b", "d")]


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("article.md", Source(file="article.md")),
        ("texts/my article.txt", Source(file="texts/my article.txt")),
        ("The Economist, 4 May 2024", Source(title="The Economist, 4 May 2024")),
        ("https://example.org/a", Source(title="https://example.org/a")),
        (
            "{file: a.md, title: A, url: https://example.org, date: 2025-10-08}",
            Source("a.md", "A", "https://example.org", "2025-10-08"),
        ),
        ("{title: A}", Source(title="A")),
    ],
)
def test_a_source_is_a_file_a_citation_or_both(written: str, source: Source) -> None:
    assert deck(f"title: T\nsource: {written}\nquestions: [{{question: a, answer: b}}]\n").source == source


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), Place(1, 1)),
        (("title",), Place(1, 8)),
        (("questions",), Place(3, 3)),
        (("questions", 0), Place(3, 5)),
        (("questions", 0, "answer"), Place(4, 13)),
        (("questions", 0, "hint"), Place(3, 5)),
        (("questions", 1, "choices", 1), Place(6, 18)),
        (("questions", 9, "answer"), Place(3, 3)),
    ],
)
def test_the_place_of_a_route_or_of_its_last_existing_step(route: Route, place: Place) -> None:
    read = parsed("""
        title: T
        questions:
          - question: a
            answer: b
          - question: c
            choices: [d, e]
            answer: d
        """)
    assert read.place(route) == place


@pytest.mark.parametrize(
    ("written", "points"), [("2", "2"), ("0.5", "0.5"), ("'3'", "3"), ("1000", "1000"), ("1,000", "1000")]
)
def test_points_are_decimal(written: str, points: str) -> None:
    assert question(f"question: q\nanswer: x\npoints: {written}").common.points == Decimal(points)


def test_json_is_a_deck_too() -> None:
    assert deck('{"title": "T", "questions": [{"question": "a\\n\\u00e9", "answer": "b"}]}').title == "T"


def test_a_deck_is_equal_to_itself_read_again() -> None:
    text = in_a_deck("question: q\nchoices: [a, b]\nanswer: [a]\nfeedback: {b: no}")
    assert deck(text) == deck(text)
