import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.problems import Problem, Route, did_you_mean, route_text
from tests.helpers import law


@pytest.mark.parametrize(
    ("route", "text"),
    [
        ((), ""),
        (("title",), "title"),
        (("questions", 3, "answer"), "questions[3].answer"),
        (("questions", 0, "choices", 2), "questions[0].choices[2]"),
        (("questions", 1, "feedback", "A choice"), "questions[1].feedback.A choice"),
    ],
)
def test_a_route_as_text(route: Route, text: str) -> None:
    assert route_text(route) == text


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("anser", "Did you mean “answer”?"),
        ("ANSWER", "Did you mean “answer”?"),
        ("qestion", "Did you mean “question”?"),
        ("pointes", "Did you mean “Points”?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, suggestion: str) -> None:
    assert did_you_mean(word, ["question", "answer", "Points"]) == suggestion


def test_nothing_is_suggested_without_known_words() -> None:
    assert did_you_mean("answer", []) == ""


@law
@given(st.text(st.characters(codec=None), min_size=1, max_size=30))
def test_any_word_can_have_a_suggestion(word: str) -> None:
    assert did_you_mean(word, [word]) == f"Did you mean “{word}”?"


def test_a_problem_is_an_error_without_a_place_by_default() -> None:
    problem = Problem("empty", ("title",), "this text is empty")
    assert (problem.severity, problem.help, problem.place) == ("error", "", None)
