"""A deck with errors cannot be asked; what of it can be read is judged all the same, each finding at its true line."""

import pytest

from quizkit.lint.registry import problems as of_rules
from quizkit.lint.subject import Subject
from tests.helpers import parsed

BROKEN = "  - question: Ottawa: the capital\n    answer: x\n"
EQUAL = "  - question: Which share?\n    choices: [0.6, 60 %, 0.5]\n    answer: 60 %\n"
STATEMENTS = "".join(f"  - {{question: {name} is a metal., answer: true}}\n" for name in "ABCDEFGHIJ")


def found(text: str) -> list[str]:
    """Return what the rules find in what could be read, each as `line code`."""
    file = parsed(text)
    assert file.deck is None
    if file.readable is None:
        return []
    findings = of_rules(Subject(file.readable.deck, missing=file.readable.missing))
    routes = [(problem.code, file.readable.route(problem.route)) for problem in findings]
    return [f"{file.place(route).line} {code}" for code, route in routes]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"title: T\nquestions:\n{BROKEN}{EQUAL}", ["6 equal-choices"]),
        (f"title: T\nquestions:\n{EQUAL}{BROKEN}", ["4 equal-choices"]),
        (f"title: T\nquestions:\n{BROKEN}{BROKEN}{EQUAL}", ["8 equal-choices"]),
        (f"title: T\nquestions:\n  - question: Why\n{EQUAL}", ["5 equal-choices"]),
        (f"title: T\nquestions:\n  - Why\n{EQUAL}", ["5 equal-choices"]),
        (f"questions:\n{EQUAL}", ["3 equal-choices"]),
        (f"title: T\nquestions:\n{EQUAL}    tags: {{}}\n", ["4 equal-choices"]),
        (f"title: T\nquestions:\n{EQUAL}    accept: x\n", []),
        (f"title: T\nquestions:\n{EQUAL}    answer: 0.6\n", []),
        (f"title: T\nlanguage: [de]\nquestions:\n{EQUAL}", []),
        (f"title: T\nlanguage: a: b\nquestions:\n{EQUAL}", []),
        (f"title: T\ndefaults: no\nquestions:\n{EQUAL}", []),
    ],
    ids=[
        "behind a syntax error",
        "before one",
        "behind two",
        "behind a question without an answer",
        "behind a text",
        "without a title",
        "wrong tags",
        "a key that may mean anything",
        "two answers",
        "no language",
        "an unread language",
        "no defaults",
    ],
)
def test_what_could_be_read_is_judged(text: str, told: list[str]) -> None:
    assert found(text) == told


def test_what_is_counted_over_a_deck_is_not_told_where_questions_are_missing() -> None:
    assert found(f"titel: T\nquestions:\n{STATEMENTS}") == ["3 same-position"]
    assert found(f"title: T\nquestions:\n{STATEMENTS}{BROKEN}") == []


def test_a_question_that_stands_twice_word_for_word_is_told_once() -> None:
    assert found("title: T\nquestions:\n" + "  - question: Which river?\n    answer: Nile\n" * 2) == []


def test_a_word_is_only_rare_where_no_missing_question_can_have_it() -> None:
    cue = "  - question: Which tariff was conceded?\n    choices: [the tariff of May, the quota, the levy]\n"
    cue += "    answer: the tariff of May\n"
    assert found(f"title: T\nquestions:\n{cue}{BROKEN}") == ["4 shared-word"]
    assert found(f"title: T\nquestions:\n{cue}{BROKEN * 3}") == []
