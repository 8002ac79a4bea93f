"""The help of a problem says what to write."""

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
        ("cloze: The ____ flows.\nanswer: Elbe", ["Write it in the text as a blank: {{the answer}}."]),
        (
            "question: How long?\nanswer: about 2850 km\ntolerance: 1%",
            ["It requires a plain number as `answer`, such as 2850 km or 3.14."],
        ),
        (
            "question: How long?\nanswer: 5 km\ntolerance: 1,5 km",
            ["Write the amount alone, in the unit of the answer: 1.5."],
        ),
        (
            "question: How long?\nanswer: 5 km\ntolerance: ±10",
            ["Write the amount alone, in the unit of the answer: 10."],
        ),
        ("question: How long?\nanswer: 5 km\ntolerance: ±1,5 %", ["Write the share alone: 1.5%"]),
        (
            "question: Where\nchoices: [Bern, Rome, Oslo]\nanswer: (b)",
            ["Write the choice itself, not its letter or number: Rome"],
        ),
        (
            "question: Where\nchoices: [Bern, Rome, Oslo]\nanswer: A, B",
            ["Write the choices themselves, not their letters or numbers, as a list: [Bern, Rome]"],
        ),
        (
            "question: Where\nchoices: [Washington, D.C., Lima]\nanswer: Washington, D.C.",
            ['Put each whole text in quotes: ["Washington, D.C.", Lima].'],
        ),
        (
            "question: Where\nchoices: Bern, Rome, Oslo\nanswer: Bern",
            ["Write a list: `choices: [Bern, Rome, Oslo]`."],
        ),
        ("question: Where\nchoices: Bern\nanswer: Bern", ["Write a list: one item per line, each after “- ”."]),
        (
            "question: Where\nchoices:\n  - text: Bern\n  - label: Rome\nanswer: Bern",
            ["Write only the text: `- Bern`.", "Write only the text: `- Rome`."],
        ),
        (
            "question: Where\nchoices:\n  - text: Bern\n    correct: true\n  - Rome\nanswer: Bern",
            ["Write only the text: `- Bern`, and repeat the right one after `answer:`."],
        ),
        ("question: Where\nanswer: {text: Bern}", ["Write only the text: `answer: Bern`."]),
        ("question: Where\nanswer: {Note: Bern}", ['Put the whole text in double quotes: "Note: Bern".']),
        (
            "question: Where\nchoices: [until, 'til, 'em]\nanswer: until",
            ['Put the whole text in quotes: choices: [until, "\'til", "\'em"]'],
        ),
        ('cloze: "Bern is {1:MULTICHOICE:old~=new#good~big}."', ["Write {{new}}"]),
        ('cloze: "Bern has {:NUMERICAL:=7:0.1} hills."', ["Write {{7}}"]),
        ('cloze: "Bern is {2:SA:%100%new}."', ["Write {{new}}"]),
        ('cloze: "Bern is {new}."', ["Write two braces: {{new}}"]),
        ("cloze: {{Bern}}", ['Put the whole text in double quotes: "{{…}}".']),
        ("question: Where\nanswer: {[Bern]: x}", ['Put the whole text in double quotes: "{…}" or "[…]".']),
        ("question: Where\nchoices:\n  - *Bern\n  - Rome\nanswer: Bern", ["Write only its text: - Bern"]),
        ("question: Where\nchoices:\n  - *Bern\n  - Rome\nanswer: Rome", ['Put the whole text in quotes: "*Bern"']),
        (
            "type: multiple choice\nprompt: Where\nchoices: [Bern, Rome]\nmarks: 2\nanswer: Bern",
            [
                "Write `type: choice`, or leave out `type`: the other keys identify the type.",
                "Write `question:`.",
                "Write `points:`.",
            ],
        ),
    ],
)
def test_the_help_fits_the_mistake(question: str, advice: list[str]) -> None:
    problems = parse_deck(in_a_deck(question), Path("deck.yaml")).problems
    assert [problem.help for problem in problems] == advice


def test_keys_of_the_deck_in_capitals_are_recognised() -> None:
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
            "A deck begins with `title:` and `questions:`. `quiz new NAME` creates one.",
        ),
        (
            "title: T\nquestions:\n  q1:\n    question: Where\n    answer: Bern\n",
            "Write each question after a dash, `- question: …`, instead of `q1:`.",
        ),
        (
            "title: T\nquestions:\n  question: Where\n  answer: Bern\n",
            "Write a dash before each question: `- question:`.",
        ),
        ("title: T\nquestions: {Where: Bern}\n", "Write each question after a dash: `- question: …`."),
    ],
)
def test_the_help_fits_a_deck_with_another_structure(text: str, advice: str) -> None:
    assert [problem.help for problem in parse_deck(text, Path("deck.yaml")).problems] == [advice]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "question: Where\nchoices:\n• Bern\n• Rome\nanswer: Bern",
            ("6:5", "“•” does not begin a list item in YAML", "Write - (hyphen, space) instead: - Bern"),
        ),
        (
            "question: Where\nchoices:\n1. Bern\n2. Rome\nanswer: Bern",
            ("6:5", "“1.” does not begin a list item in YAML", "Write - (hyphen, space) instead: - Bern"),
        ),
    ],
)
def test_list_markers_of_a_word_processor_are_reported(question: str, expected: tuple[str, str, str]) -> None:
    first = parse_deck(in_a_deck(question), Path("deck.yaml")).problems[0]
    assert first.place is not None
    assert (f"{first.place.line}:{first.place.column}", first.message, first.help) == expected


@pytest.mark.parametrize(
    "deck", ["  -\u00a0question: Where\n    answer: Bern\n", "  - question: Where\n  \u00a0 answer: Bern\n"]
)
def test_a_special_space_is_reported(deck: str) -> None:
    problems = parse_deck("title: T\nquestions:\n" + deck, Path("deck.yaml")).problems
    assert "a no-break space (U+00A0) is not a space in YAML" in {one.message for one in problems}


@pytest.mark.parametrize(
    ("choices", "answer", "expected"),
    [
        (
            "[Bee\u00a0hive, Ant hill]",
            "Bee hive",
            "5:13 this choice is not “Bee hive”: it has a no-break space (U+00A0) after “Bee”: Write it without that: Bee hive",
        ),
        (
            "[Bee hive, Ant hill]",
            "Bee\u200b hive",
            (
                "6:11 “Bee\u200b hive” is not one of the choices: it looks like one, but has a zero-width space (U+200B) after “Bee”:"
                " Write it as in the choices: Bee hive"
            ),
        ),
        (
            "[it’s, it isn’t]",
            "it's",
            (
                "6:11 “it's” is not one of the choices: it looks like one, but has a straight apostrophe (U+0027) after “it”:"
                " Write it as in the choices: it’s"
            ),
        ),
        (
            "[cafe\u0301, tea]",
            "caf\u00e9",
            (
                "6:11 “caf\u00e9” is not one of the choices: it looks like one, but is made of other Unicode characters:"
                " Write it as in the choices: cafe\u0301"
            ),
        ),
    ],
)
def test_an_answer_that_looks_like_a_choice_is_told_apart_from_it(choices: str, answer: str, expected: str) -> None:
    text = f"title: T\nquestions:\n- question: Where\n  id: a\n  choices: {choices}\n  answer: {answer}\n"
    (problem,) = parse_deck(text, Path("deck.yaml")).problems
    assert problem.place is not None
    place = f"{problem.place.line}:{problem.place.column}"
    assert f"{place} {problem.message}: {problem.help}" == expected


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("question: Why\nanswer: 'tis", ['Put the whole text in quotes: answer: "\'tis"']),
        ("question: Why\nanswer: '90s", ['Put the whole text in quotes: answer: "\'90s"']),
        ("question: Why\nanswer: 'it is so", ["Close it: answer: 'it is so'"]),
        ("question: Why\nanswer: {1, 2}", ['Put the whole text in quotes: "{1, 2}"']),
        ("question: Why\nanswer: >", ['If you mean the sign, put it in quotes: ">"']),
        ("question: Why\nanswer: [0, 1)", ['Put the whole text in quotes: answer: "[0, 1)"']),
        ("question: Why\nanswer： x", ["Write : (colon, space) instead: answer: x"]),
        (
            "question: Why\nchoices: [50,000, 120,000]\nanswer: 50,000",
            ['Put each whole text in quotes: ["50,000", "120,000"].'],
        ),
    ],
)
def test_the_help_says_the_text_to_write(question: str, advice: list[str]) -> None:
    assert [problem.help for problem in parse_deck(in_a_deck(question), Path("deck.yaml")).problems] == advice


@pytest.mark.parametrize(
    ("question", "line", "advice"),
    [
        ("question: Why\nchoice: [a, b]\nanswer: a", 5, "Did you mean “choices”?"),
        ("question: Why\nmatch:\n  - a: b\n  - c: d", 6, "Write `left: right`, one per line, without a dash."),
        ("question: Why\nanswer: x\nhints: a", 6, "Write a list: `hints: [a]`."),
        ("question: Why\nchoices: a | b | c\nanswer: a", 5, "Write a list: `choices: [a, b, c]`."),
        ("question: Why\nchoices: {a, b, c}\nanswer: a", 5, "Write a list in square brackets: `choices: [a, b, c]`."),
        ("question: Why\nchoices: [a; b; c]\nanswer: a", 5, "Write commas between them: [a, b, c]"),
        ("question: Why\nchoices: [a, b,, c]\nanswer: a", 5, "Remove one of the two commas: choices: [a, b, c]"),
        ('question: Why\nanswer: "a" or "b"', 5, 'Put all of it in other quotes: answer: \'"a" or "b"\''),
        ("question: Why\nanswer: #5", 5, 'Put it in quotes: "#5"'),
        ("question: 'Why\nanswer: x'", 4, "Close it: question: 'Why'"),
        ("question: Why\nchoices:\n- a\n- b\n answer: a", 8, "Begin it in column 5."),
        ("cloze: The {Black} Sea.", 4, "Write two braces: {{Black}}"),
        ("cloze: The {{Black} Sea.", 4, "Write {{ before the answer and }} after it."),
        ("Q: Why\nanswer: x", 4, "Write `question:`."),
    ],
)
def test_a_mistake_is_reported_once_at_its_line(question: str, line: int, advice: str) -> None:
    (problem,) = parse_deck(in_a_deck(question), Path("deck.yaml")).problems
    assert problem.place is not None
    assert (problem.place.line, problem.help) == (line, advice)


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        (
            "title: T\nquestions:\n  - question: Why\n  - answer: x\n",
            4,
            "If it belongs to the question above, write spaces instead of the dash:   answer: x",
        ),
        (
            "title: T\nquestions:\n  - {question: a, answer: b}\n- {question: c, answer: d}\n",
            4,
            "Begin it in column 3.",
        ),
        ("title: T\nquestion:\n  - {question: a, answer: b}\n", 2, "Write `questions:`."),
        (
            "title: T\nquestions:\n  - question: Why\n    answer: x\n    front: a\n    back: b\n",
            5,
            "If a new question begins here, write a dash: `- front:`. Otherwise remove one of the two.",
        ),
    ],
)
def test_a_mistake_in_the_list_of_questions_is_reported_once(text: str, line: int, advice: str) -> None:
    (problem,) = parse_deck(text, Path("deck.yaml")).problems
    assert problem.place is not None
    assert (problem.place.line, problem.help) == (line, advice)


@pytest.mark.parametrize(
    ("questions", "message", "help"),
    [
        (
            "  -question: Who\n   answer:x\n  -question: What\n   answer:y\n",
            "there is no space after the dash",
            "Write a space after the dash: - question: Who",
        ),
        (
            "  • question: Who\n    answer: x\n  • question: What\n    answer: y\n",
            "“•” does not begin a list item in YAML",
            "Write - (hyphen, space) instead: - question: Who",
        ),
        (
            "  — question: Who\n    choices:\n      - x\n      - y\n    answer: x\n  - question: What\n    answer: y\n",
            "“—” does not begin a list item in YAML",
            "Write - (hyphen, space) instead: - question: Who",
        ),
    ],
)
def test_a_sign_that_begins_no_question_is_reported_without_what_follows(
    questions: str, message: str, help: str
) -> None:
    problems = parse_deck(f"title: T\nquestions:\n{questions}", Path("deck.yaml")).problems
    assert [(one.place and one.place.line, one.message, one.help) for one in problems] == [(3, message, help)]
