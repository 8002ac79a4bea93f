"""All rules for decks, in one visible list, in the order in which they are explained."""

from collections.abc import Iterator

from quizkit.problems import Problem, Rule
from quizkit.rules import pairs, soundness
from quizkit.rules.subject import Subject

RULES: tuple[Rule[Subject], ...] = (
    soundness.equal_choices,
    soundness.distractor_taken,
    soundness.example_graded_otherwise,
    pairs.same_question,
    pairs.near_answers,
    pairs.answer_given_away,
)
BY_CODE: dict[str, Rule[Subject]] = {rule.code: rule for rule in RULES}


def problems(subject: Subject) -> Iterator[Problem]:
    """Return all that the rules find in a deck, rule by rule, without places."""
    for rule in RULES:
        yield from rule.problems(subject)
