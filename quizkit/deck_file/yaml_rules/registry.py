"""Warnings of what YAML did to a deck, or other YAML tools would do: all of them, in one visible list."""

from quizkit.base.problems import Problem, Rule
from quizkit.deck_file.reading.read import DeckFile
from quizkit.deck_file.yaml_rules import dropped, retyped
from quizkit.deck_file.yaml_rules.deck_text import DeckText

RULES: tuple[Rule[DeckText], ...] = (
    retyped.read_otherwise,
    retyped.number_as_text,
    retyped.true_or_false_meant,
    retyped.list_in_one_text,
    dropped.cut_as_comment,
    dropped.split_at_comma,
    dropped.lines_joined,
    dropped.escape_in_quotes,
    dropped.stray_quote,
)


# What gives way to whatever says more of the same text, or of the list that it stands in.
_VAGUE = retyped.read_otherwise.code
# What explains no error at the same place.
_ADDS_NOTHING = frozenset((_VAGUE, dropped.stray_quote.code))


def yaml_warnings(file: DeckFile, text: str) -> list[Problem]:
    """Return what may surprise in a deck file that was read from `text`, rule by rule, with places.

    Of a text that several rules find the most exact one is told. Where reading found an error, only what explains
    it is added.
    """
    written = DeckText(file.root, text)
    found = [problem for rule in RULES for problem in rule.problems(written)]
    said = {problem.route for problem in found if problem.code != _VAGUE}
    exact = [one for one in found if one.code != _VAGUE or said.isdisjoint((one.route, one.route[:-1]))]
    placed = [one._replace(place=one.place or file.place(one.route)) for one in exact]
    errors = {problem.place for problem in file.problems if problem.severity == "error"}
    return [one for one in placed if one.place not in errors or one.code not in _ADDS_NOTHING]
