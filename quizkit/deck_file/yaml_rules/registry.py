"""Rules that warn of texts that YAML, or another YAML tool, silently changes."""

from quizkit.base.problems import Problem, Rule, rules_in
from quizkit.deck_file.reading.read import DeckFile
from quizkit.deck_file.yaml_rules import dropped, folder, invisible_characters, retyped
from quizkit.deck_file.yaml_rules.deck_text import DeckText

YAML_RULES: tuple[Rule[DeckText], ...] = rules_in(retyped, dropped, invisible_characters)
FOLDER_RULES: tuple[Rule[DeckFile], ...] = rules_in(folder)
# Not reported if another rule reports the same text, or the list that contains it.
_VAGUE = retyped.read_otherwise.code
# Not reported at the place of an error, because they do not explain it.
_ADDS_NOTHING = frozenset((_VAGUE, dropped.stray_quote.code, invisible_characters.invisible_character.code))


def yaml_warnings(file: DeckFile) -> list[Problem]:
    """Return the warnings of a deck file, rule by rule, with places.

    If several rules apply to a text, the most specific one is reported. At the place of an error, only warnings that
    explain it are reported.
    """
    of_folder = [problem for rule in FOLDER_RULES for problem in rule.problems(file)]
    parts = DeckText(file.root, file.text).parts()
    problems = [problem for part in parts for rule in YAML_RULES for problem in rule.problems(part)]
    specific = {problem.route for problem in problems if problem.code != _VAGUE}
    reported = [one for one in problems if one.code != _VAGUE or specific.isdisjoint((one.route, one.route[:-1]))]
    placed = [one._replace(place=one.place or file.place(one.route)) for one in reported]
    errors = {problem.place for problem in file.problems if problem.severity == "error"}
    # Reading reports a list that commas split where it makes a question invalid.
    known = {(problem.code, problem.place) for problem in file.problems}
    # A text in place of a list is reported as that.
    torn = {problem.route for problem in file.problems if problem.code == "wrong-type"}
    hidden = {problem.route for problem in file.problems if problem.code == "empty"}
    return of_folder + [
        one
        for one in placed
        if not (one.code == dropped.cut_as_comment.code and one.route in hidden)
        and (one.place not in errors or one.code not in _ADDS_NOTHING)
        and (one.code, one.place) not in known
        and (one.code != dropped.lines_joined.code or one.route not in torn)
    ]
