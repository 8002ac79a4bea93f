import pytest

from tests.lint.helpers import codes, found


def deck(*questions: str) -> str:
    return "title: T\nquestions:\n" + "".join(f"- {question}\n" for question in questions)


def typed(stem: str, answer: str, more: str = "") -> str:
    return f'{{question: "{stem}", answer: {answer}{more}}}'


NILE = typed("Which river flows through Cairo?", "Nile")


@pytest.mark.parametrize(
    "other",
    [
        typed("What river flows through Cairo", "The Nile"),
        typed("Which river flows through Cairo, please?", "Danube"),
        typed("Through Cairo flows which river?", "Nile"),
    ],
)
def test_a_repeated_question_is_reported_at_its_second_place(other: str) -> None:
    assert found(deck(NILE, other)) == ["4 same-question"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NILE, typed("Which river flows through Vienna?", "Danube")),
        (typed("3 + 4", "7"), typed("4 + 3", "7")),
        (typed("What does `print(1 > 2)` print?", "x"), typed("What does `print(2 < 1)` print?", "x")),
        (typed("What prints `f(a, b)`?", "x"), typed("What prints `f(a; b)`?", "y")),
        (typed("Which type is `x: [int]`?", "x"), typed("Which type is `x: (int)`?", "y")),
        (typed("What is left of the red wall?", "a"), typed("Which wall is red on the left?", "b")),
        (typed("7 - 4", "3"), typed("7 + 4", "11")),
        (
            "{question: Which of these is a mammal?, choices: [Dog, Trout], answer: Dog}",
            '{question: "Which of these is a mammal", choices: [Whale, Shark], answer: Whale}',
        ),
        (typed("Which river is it?", "Nile", ", group: g"), typed("What river is it?", "Nile", ", group: g")),
    ],
)
def test_different_questions_are_not_reported(first: str, second: str) -> None:
    assert "same-question" not in codes(deck(f"{first[:-1]}, id: a}}", f"{second[:-1]}, id: b}}"))
