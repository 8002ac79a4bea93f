"""Rephrased names and statements: which rule accepts them, and which are wrong."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context


@pytest.mark.parametrize(
    ("reply", "answer", "rule"),
    [
        ("It is Paris", "Paris", "other words aside"),
        ("That's Paris", "Paris", "other words aside"),
        ("it rises", "rises", "pronoun aside"),
        ("rises", "it rises", "pronoun aside"),
        ("Gibraltar Strait", "Strait of Gibraltar", "words in another order"),
        ("Danube", "River Danube", "generic word aside"),
        ("River Danube", "Danube River", "generic word aside"),
        ("Como", "Lake Como", "generic word aside"),
        ("Ireland", "Republic of Ireland", "generic word aside"),
        ("New York", "City of New York", "generic word aside"),
        ("WWII", "World War II", "short for it"),
        ("WW2", "World War II", "short for it"),
        ("WW 2", "World War II", "short for it"),
        ("Second World War", "World War II", "number worded otherwise"),
        ("World War 2", "Second World War", "number worded otherwise"),
    ],
)
def test_a_rephrased_answer_is_accepted_by_its_rule(reply: str, answer: str, rule: str) -> None:
    result = match(reply, answer, (), (), Context())
    assert (result.verdict, result.rule) == ("right", rule)


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("It Rises", "rises"),
        ("it is", "it"),
        ("River Danube", "Danube"),
        ("Lake Como", "River Como"),
        ("Black", "Black Sea"),
        ("China", "Republic of China"),
        ("Mexico", "Mexico City"),
        ("European nations", "European"),
        ("WW3", "World War II"),
        ("First World War", "World War II"),
    ],
)
def test_another_thing_or_more_than_the_answer_is_wrong(reply: str, answer: str) -> None:
    assert match(reply, answer, (), (), Context()).verdict == "wrong"
