"""Helpers to check decks that a test contains."""

import re
from textwrap import dedent

from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.lint.registry import problems
from quizkit.lint.subject import Subject
from tests.helpers import in_a_deck, parsed


def found(text: str, source: str | None = None) -> list[str]:
    """Return what lint reports for a deck, or for one question, each as `line code`."""
    text = dedent(text).strip("\n") + "\n"
    file = parsed(text if re.search("^questions:", text, re.MULTILINE) else in_a_deck(text))
    assert file.deck is not None, file.problems
    given = None if source is None else dedent(source).strip("\n")
    return [f"{file.place(problem.route).line} {problem.code}" for problem in problems(Subject(file.deck, given))]


def checked(text: str, source: str | None = None) -> list[str]:
    """Return the codes of all problems of a deck, or of one question: reading, YAML rules and lint."""
    text = dedent(text).strip("\n") + "\n"
    whole = text if re.search("^(?:title|questions):", text, re.MULTILINE) else in_a_deck(text)
    file = parsed(whole)
    found = [*file.problems, *yaml_warnings(file)]
    if file.deck is not None:
        found += problems(Subject(file.deck, None if source is None else dedent(source).strip("\n")))
    return [problem.code for problem in found]


def codes(text: str, source: str | None = None) -> set[str]:
    """Return the codes that lint reports for a deck, or for one question."""
    return {line.partition(" ")[2] for line in found(text, source)}


def picked(stem: str, *choices: str) -> str:
    """Return a question whose first choice is right."""
    listed = "".join(f"\n  - {choice!r}" for choice in choices)
    return f"question: {stem!r}\nchoices:{listed}\nanswer: {choices[0]!r}"
