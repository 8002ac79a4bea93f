"""Warnings of what YAML did to a deck, or other YAML tools would do: all of them, in one visible list."""

from quizkit.deck_file import otherwise, swallowed
from quizkit.deck_file.read import DeckFile
from quizkit.deck_file.written import Written
from quizkit.problems import Problem, Rule

RULES: tuple[Rule[Written], ...] = (
    otherwise.read_otherwise,
    otherwise.number_as_text,
    otherwise.true_or_false_meant,
    otherwise.list_in_one_text,
    swallowed.cut_as_comment,
    swallowed.split_at_comma,
    swallowed.lines_joined,
    swallowed.escape_in_quotes,
    swallowed.stray_quote,
)


def surprises(file: DeckFile, text: str) -> list[Problem]:
    """Return what may surprise in a deck file that was read from `text`, rule by rule, with places.

    Where reading found an error already, only what explains it is added.
    """
    written = Written(file.root, text)
    found = [
        problem._replace(place=problem.place or file.place(problem.route))
        for rule in RULES
        for problem in rule.problems(written)
    ]
    told = {problem.place for problem in file.problems if problem.severity == "error"}
    return [problem for problem in found if problem.place not in told or problem.code in _EXPLAIN]


# What says why there is an error at the same place.
_EXPLAIN = frozenset(rule.code for rule in RULES if rule not in (otherwise.read_otherwise, swallowed.stray_quote))
