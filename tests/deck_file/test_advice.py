"""What a teacher is told to write is what would help."""

from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck
from tests.helpers import in_a_deck


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("question: Why\nTolerance: 2\nanswer: 5", ["Write `tolerance:`."]),
        ("term: Elbe\ndefinition: A river.", ["Write `front:`.", "Write `back:`."]),
        ("questiontext: Why\nCorrect Answer: x", ["Write `question:`.", "Write `answer:`."]),
        ("cloze: The ____ flows.\nanswer: Elbe", ["Write it into the text, as a blank: {{the answer}}."]),
        (
            "question: How long?\nanswer: 2 850 km\ntolerance: 1%",
            ["It goes with a plain number as `answer`, such as 2850 km or 3.14."],
        ),
        (
            "question: How long?\nanswer: 5 km\ntolerance: 1,5 km",
            ["Write the amount alone, in the unit of the answer: 1.5."],
        ),
        (
            "question: How long?\nanswer: 5 km\ntolerance: ±10",
            ["Write the amount alone, in the unit of the answer: 10."],
        ),
        (
            "question: Where\nchoices: [Bern, Rome, Oslo]\nanswer: (b)",
            ["Write the choice itself, not its letter or number: “Bern”, “Rome”, “Oslo”."],
        ),
        (
            "question: Where\nchoices: [Bern, Rome, Oslo]\nanswer: A, B",
            ["Write the choices themselves, not their letters or numbers, as a list: “Bern”, “Rome”, “Oslo”."],
        ),
        (
            "question: Where\nchoices: [Washington, D.C., Lima]\nanswer: Washington, D.C.",
            ["Write a list: [Washington, D.C.]; if it is one choice, put it in quotes in the list of choices."],
        ),
        (
            "question: Where\nchoices: Bern, Rome, Oslo\nanswer: Bern",
            ["Write a list: `choices: [Bern, Rome, Oslo]`."],
        ),
        ("question: Where\nchoices: Bern\nanswer: Bern", ["Write a list: one item a line, each behind “- ”."]),
        (
            "question: Where\nchoices:\n  - text: Bern\n  - label: Rome\nanswer: Bern",
            ["Write the text alone: `- Bern`.", "Write the text alone: `- Rome`."],
        ),
        (
            "question: Where\nchoices:\n  - text: Bern\n    correct: true\n  - Rome\nanswer: Bern",
            ["Write the text alone: `- Bern`, and the right one once more behind `answer:`."],
        ),
        ("question: Where\nanswer: {text: Bern}", ["Write the text alone: `answer: Bern`."]),
        ("question: Where\nanswer: {Note: Bern}", ['Put the whole text in double quotes: "Note: Bern".']),
        ("cloze: {{Bern}}", ['Put the whole text in double quotes: "{{…}}".']),
        ("question: Where\nanswer: {[Bern]: x}", ['Put the whole text in double quotes: "{…}" or "[…]".']),
        ("question: Where\nchoices:\n  - *Bern\n  - Rome\nanswer: Rome", ["Put the whole text in quotes."]),
        (
            "type: multiple choice\nprompt: Where\nchoices: [Bern, Rome]\nmarks: 2\nanswer: Bern",
            [
                "Write `type: choice`, or leave `type` out: the shape of a question tells it.",
                "Write `question:`.",
                "Write `points:`.",
            ],
        ),
    ],
)
def test_the_advice_fits_what_was_written(question: str, advice: list[str]) -> None:
    problems = parse_deck(in_a_deck(question), Path("deck.yaml")).problems
    assert [problem.help for problem in problems] == advice


def test_keys_of_the_deck_in_capitals_are_known_for_what_they_are() -> None:
    problems = parse_deck("Title: Rivers\nQuestions:\n  - Question: Why\n    Answer: x\n", Path("deck.yaml")).problems
    assert [problem.help for problem in problems] == ["Write `title:`.", "Write `questions:`."]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            "- question: Where\n  answer: Bern\n",
            "Write `title:` and `questions:` at the top, and indent the list under `questions:`.",
        ),
        (
            "question,answer\nWhere,Bern\n",
            "A deck begins with `title:` and `questions:`. `quiz new NAME` writes one to fill in.",
        ),
        (
            "title: T\nquestions:\n  q1:\n    question: Where\n    answer: Bern\n",
            "Write each question behind a dash, `- question: …`, in place of `q1:`.",
        ),
        (
            "title: T\nquestions:\n  question: Where\n  answer: Bern\n",
            "Write a dash before each question: `- question:`.",
        ),
        ("title: T\nquestions: {Where: Bern}\n", "Write each question behind a dash: `- question: …`."),
    ],
)
def test_the_advice_fits_a_deck_of_another_shape(text: str, advice: str) -> None:
    assert [problem.help for problem in parse_deck(text, Path("deck.yaml")).problems] == [advice]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "question: Where\nchoices:\n• Bern\n• Rome\nanswer: Bern",
            ("6:5", "“•” begins no item of a list in YAML", "Write a dash instead: - Bern"),
        ),
        (
            "question: Where\nchoices:\n1. Bern\n2. Rome\nanswer: Bern",
            ("6:5", "“1.” begins no item of a list in YAML", "Write a dash instead: - Bern"),
        ),
    ],
)
def test_what_was_pasted_from_a_word_processor_is_told(question: str, told: tuple[str, str, str]) -> None:
    first = parse_deck(in_a_deck(question), Path("deck.yaml")).problems[0]
    assert first.place is not None
    assert (f"{first.place.line}:{first.place.column}", first.message, first.help) == told


@pytest.mark.parametrize(
    "deck", ["  -\u00a0question: Where\n    answer: Bern\n", "  - question: Where\n  \u00a0 answer: Bern\n"]
)
def test_a_space_that_is_none_for_yaml_is_told(deck: str) -> None:
    problems = parse_deck("title: T\nquestions:\n" + deck, Path("deck.yaml")).problems
    assert "a space of another kind stands here, as word processors write them" in {one.message for one in problems}
