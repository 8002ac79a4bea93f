"""Explains problems by the text at their place, and leaves out those that follow from another one.

Reading knows the values of a deck; how they are written often shows why they are wrong.
"""

import re
from collections.abc import Iterable

from quizkit.base.problems import Place, Problem, Route
from quizkit.deck_file.keys import DECK_KEYS, OPENING_KEYS
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.quoting import double_quoted, in_quotes
from quizkit.deck_file.reading.events import QUESTIONS, Node, place_of
from quizkit.deck_file.reading.line_forms import colon_corrected, other_bullet
from quizkit.deck_file.yaml_rules.deck_text import DeckText
from quizkit.deck_file.yaml_rules.dropped import lines_joined, split_at_comma

# What follows if a list has other items than its author meant.
_OF_OTHER_ITEMS = frozenset(("not-a-choice", "same-choice", "same-answer", "too-few-choices", "too-many-choices"))
_BLOCK_SIGN = re.compile(r"[>|][-+]?[ \t]{0,9}(?:[\r\n]|\Z)")
_BRACES = re.compile(r"\{[^{}:\n]{1,300}\}")
_TO_THE_END = re.compile(r"(?:[^\s#]|[ \t](?![ \t#\r\n])|(?<=\S)#){1,300}")
_IN_BRACKETS = re.compile(r"[^,\]\r\n]{1,300}")
# As much of a line as is looked at: there may be many problems in a long one.
_MOST = 300
# A bullet, or a key with its colon, is in so many characters of a line.
_KEY_AND_COLON = 60


def explained(problems: list[Problem], root: Node | None, text: str) -> list[Problem]:
    """Return placed problems with better explanations, and without those that follow from another one."""
    lines = TextLines(text)
    remaining = _without_consequences(_of_lists(problems, root, text), lines)
    return [_by_text(problem, lines) for problem in remaining]


def _of_lists(problems: list[Problem], root: Node | None, text: str) -> list[Problem]:
    """Report a list whose items are split or joined in place of what follows from it."""
    invalid = {one.route[:2] for one in problems if one.code in _OF_OTHER_ITEMS}
    deck = DeckText(root, text)
    for rule in (split_at_comma, lines_joined) if invalid else ():
        for cause in rule.problems(deck):
            question = cause.route[:2]
            if question in invalid:
                invalid.remove(question)
                place = cause.place or next(place_of(items) for items, route in deck.lists if route == cause.route)
                others = (one for one in problems if one.code not in _OF_OTHER_ITEMS or one.route[:2] != question)
                as_error = cause._replace(severity="error", place=place)
                problems = sorted([*others, as_error], key=lambda one: one.place or Place(1, 1))
    return problems


def _without_consequences(problems: list[Problem], lines: TextLines) -> list[Problem]:
    unread = {one.place.line for one in problems if one.code == "yaml-syntax" and one.place}
    words = {match[0] for line in unread if (match := re.search(r"\w+", lines[line]))}
    merged = set(_questions(one for one in problems if one.code == "duplicate-key" and one.route[-1] in OPENING_KEYS))
    unanswered = set(_questions(one for one in problems if one.code == "missing-key" and "“answer”" in one.message))
    first = {question: next(one for one in problems if one.route[:2] == question) for question in merged}

    def follows(problem: Problem) -> bool:
        question = problem.route[:2]
        match problem.code:
            case "missing-key" if not problem.route:
                # The line with the key could not be read.
                return not words.isdisjoint(re.findall(r"\w+", problem.message))
            case "empty" if problem.route == (QUESTIONS,):
                return bool(unread)
            case "not-a-key" | "unknown-key" if problem.place is not None and problem.place.line in unread:
                return True
            case "unknown-key" if question in unanswered:
                # The type that the key belongs to shows in the answer.
                return problem.route[-1] in DECK_KEYS
            case _:
                # Two questions without a dash between them are one with most of its keys twice.
                return question in merged and problem != first[question]

    return [problem for problem in problems if not follows(problem)]


def _questions(problems: Iterable[Problem]) -> Iterable[Route]:
    return (problem.route[:2] for problem in problems if len(problem.route) > 1)


def _by_text(problem: Problem, lines: TextLines) -> Problem:
    if problem.place is None or problem.place.line > lines.count:
        return problem
    text, start, first = lines.text, lines.offset(problem.place), lines.start(problem.place.line)
    match problem.code:
        case "empty" if sign := _BLOCK_SIGN.match(text, start):
            message = f"{sign[0][0]} begins a text in the lines below it, and there is none"
            help = f"If you mean the sign, put it in quotes: {double_quoted(sign[0][0])}"
            return problem._replace(message=message, help=help)
        case "mapping-for-text" if braces := _BRACES.match(text, start):
            message = "the braces make this a mapping instead of one text"
            return problem._replace(message=message, help=f"Put the whole text in quotes: {double_quoted(braces[0])}")
        case "not-in-a-deck":
            in_brackets = "[" in text[max(first, start - _MOST) : start]
            whole = _IN_BRACKETS.match(text, start) if in_brackets else _TO_THE_END.match(text, start)
            quoted = in_quotes(whole[0].strip()) if whole and whole[0].strip() else ""
            return problem._replace(help=f"Put the whole text in quotes: {quoted}") if quoted else problem
        case "wrong-type" if problem.message.endswith("found a text"):
            line = text[first : first + _KEY_AND_COLON].partition("\n")[0]
            correct = other_bullet(line) if "a list" in problem.message else colon_corrected(line)
            return problem._replace(message=correct.message, help=correct.help) if correct else problem
        case _:
            return problem
