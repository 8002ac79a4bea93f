"""Lint rules check the readable part of a deck with errors, and report the right lines."""

import pytest

from quizkit.lint.registry import problems as of_rules
from quizkit.lint.subject import Subject
from tests.helpers import parsed

BROKEN = "  - question: Ottawa: the capital\n    answer: x\n"
EQUAL = "  - question: Which share?\n    choices: [0.6, 60 %, 0.5]\n    answer: 60 %\n"
STATEMENTS = "".join(f"  - {{question: {name} is a metal., answer: true}}\n" for name in "ABCDEFGHIJ")


def found(text: str) -> list[str]:
    """Return what lint reports for the readable part, each as `line code`."""
    file = parsed(text)
    assert file.deck is None
    if file.readable is None:
        return []
    findings = of_rules(Subject(file.readable.deck, missing=file.readable.missing))
    routes = [(problem.code, file.readable.route(problem.route)) for problem in findings]
    return [f"{file.place(route).line} {code}" for code, route in routes]


@pytest.mark.parametrize(
    ("text", "expected"),
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
def test_lint_checks_the_readable_part(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_rules_that_count_are_silent_if_questions_are_missing() -> None:
    assert found(f"titel: T\nquestions:\n{STATEMENTS}") == ["3 same-position"]
    assert found(f"title: T\nquestions:\n{STATEMENTS}{BROKEN}") == []


def test_a_copied_question_is_reported_once() -> None:
    copied = "title: T\nquestions:\n" + "  - question: Which river?\n    answer: Nile\n" * 2
    (reported,) = parsed(copied).problems
    assert (reported.code, reported.severity) == ("same-id", "warning")
    assert found(f"{copied}  - answer: Rhine\n") == []


def test_a_word_is_rare_only_if_missing_questions_cannot_contain_it() -> None:
    cue = "  - question: Which tariff was conceded?\n    choices: [the tariff of May, the quota, the levy]\n"
    cue += "    answer: the tariff of May\n"
    assert found(f"title: T\nquestions:\n{cue}{BROKEN}") == ["4 shared-word"]
    assert found(f"title: T\nquestions:\n{cue}{BROKEN * 3}") == []
