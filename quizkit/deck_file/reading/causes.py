"""Explains problems by the text at their place, and leaves out those that follow from another one.

Reading knows the values of a deck; how they are written often shows why they are wrong.
"""

import re
from collections.abc import Iterable

from quizkit.base.problems import Place, Problem, Route
from quizkit.deck_file.keys import DECK_KEYS, OPENING_KEYS, QUESTION_KEYS
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.quoting import double_quoted, in_quotes
from quizkit.deck_file.reading import line_forms
from quizkit.deck_file.reading.line_parts import INDENTATION, parts
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Node, place_of, questions_of
from quizkit.deck_file.yaml_rules.deck_text import DeckText
from quizkit.deck_file.yaml_rules.dropped import lines_joined, open_quotes, split_at_comma

# What follows if a list has other items than its author meant.
_ANSWERS = ("answer", "choices", "order", "match", "accept")
_TOO_FEW = "too-few-choices"
_OF_OTHER_ITEMS = frozenset(("not-a-choice", "same-choice", "same-answer", "too-few-choices", "too-many-choices"))
# What follows if a question has the keys of the next one.
_OF_OTHER_KEYS = frozenset(("duplicate-key", "unknown-key", "missing-key"))
_DECIMAL_COMMA = re.compile(r"[-−]?\d{1,12},\d{1,12}(?: .{1,20})?")
_BLOCK_SIGN = re.compile(r"[>|][-+]?[ \t]{0,9}(?:[\r\n]|\Z)")
_COMMENT = re.compile(r"[ \t]{0,9}(#(?:[^ \t\r\n][^\r\n]{0,200}|(?=[\r\n]|\Z)))")
_BRACES = re.compile(r"\{[^{}:\n]{1,300}\}")
_TO_THE_END = re.compile(r"(?:[^\s#]|[ \t](?![ \t#\r\n])|(?<=\S)#){1,300}")
_IN_BRACKETS = re.compile(r"[^,\]\r\n]{1,300}")
# The places of all lines of a longer text take much memory.
_LONGEST = 500_000
# As much of a line as is looked at: there may be many problems in a long one.
_MOST = 300
_MOST_LINES = 20
# Where a line with a dash or a key begins.
_FARTHEST = 40


def explained(problems: list[Problem], root: Node | None, text: str) -> list[Problem]:
    """Return placed problems with better explanations, and without those that follow from another one."""
    if len(text) > _LONGEST:
        return problems
    lines = TextLines(text)
    problems = _of_open_quotes(_outdented_items(_outdented(_of_lists(problems, root, text), lines), lines), root, text)
    remaining = _without_consequences(_decimal_commas(_two_in_one(problems, root), root), lines)
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


def _of_open_quotes(problems: list[Problem], root: Node | None, text: str) -> list[Problem]:
    """Report a quote that is not closed before the next key in place of what follows from it."""
    following = {one.route[:2]: one for one in problems if one.code in _OF_OTHER_KEYS}
    for cause in open_quotes(DeckText(root, text)) if following else ():
        question = cause.route[:2]
        if question in following:
            others = (one for one in problems if one.code not in _OF_OTHER_KEYS or one.route[:2] != question)
            error = following[question]._replace(
                code=lines_joined.code, route=cause.route, message=cause.message, help=cause.help, place=cause.place
            )
            problems = sorted([*others, error], key=lambda one: one.place or Place(1, 1))
    return problems


def _outdented(problems: list[Problem], lines: TextLines) -> list[Problem]:
    """Report a key of a question that begins in the first column in place of what follows from it."""
    for problem in [one for one in problems if one.code == "unknown-key" and len(one.route) == 1]:
        key, line = str(problem.route[0]), problem.place.line if problem.place else 0
        above = (parts(lines[number][:_MOST]) for number in range(line - 1, max(0, line - _MOST_LINES), -1))
        column = next((own.column() for own in above if own.key and own.column() > 1), 0)
        if key in QUESTION_KEYS and column and parts(lines[line - 1][:_MOST]).column() > 1:
            message = f"“{key}” begins in column 1, the other keys of its question in column {column}"
            error = problem._replace(message=message, help=f"Begin it in column {column}.")
            problems = [
                error if one == problem else one
                for one in problems
                if not (one.code == "missing-key" and f"“{key}”" in one.message and _is_near(one, line))
                and not (one.code == "yaml-syntax" and f"“{key}”" in one.help and _is_near(one, line))
            ]
    return problems


def _outdented_items(problems: list[Problem], lines: TextLines) -> list[Problem]:
    """Report the items of a list that begin in the column of the questions in place of what follows from it."""
    for problem in [
        one for one in problems if one.code == "wrong-type" and one.message == "expected a list, found a text"
    ]:
        first = problem.place.line + 1 if problem.place else 0
        last = first
        while (
            first and last <= lines.count and parts(lines[last][:_MOST]).dashes and not parts(lines[last][:_MOST]).key
        ):
            last += 1
        key = parts(lines[first - 1][:_MOST]) if last > first else None
        if key and not key.value and (column := len(parts(lines[first][:_MOST]).indent) + 1) < key.column():
            message = f"the items of “{key.key}” begin in column {column}, where the next question begins"
            help = f"Begin each of them in column {key.column()} or further to the right."
            error = problem._replace(message=message, help=help, place=Place(first, column))
            others = (
                one
                for one in problems
                if not (one.place and first - 1 <= one.place.line <= last)
                and not (one.code == "missing-key" and one.route == problem.route[:2])
            )
            problems = sorted([*others, error], key=lambda one: one.place or Place(1, 1))
    return problems


def _is_near(problem: Problem, line: int) -> bool:
    return problem.place is not None and abs(problem.place.line - line) <= _MOST_LINES


def _decimal_commas(problems: list[Problem], root: Node | None) -> list[Problem]:
    """Report a decimal comma, which makes a text of a number, in place of the keys that only a number has."""
    questions = questions_of(root)
    for problem in [one for one in problems if one.code == "unknown-key" and one.route[-1] in ("tolerance", "unit")]:
        node = questions[int(problem.route[1])] if len(problem.route) == 3 else None
        answer = node.entries.get("answer") if isinstance(node, Entries) else None
        if isinstance(answer, tuple) and _DECIMAL_COMMA.fullmatch(answer[0]):
            message = f"“{answer[0]}” is a text, because this deck writes numbers with a decimal point"
            help = f"Write a point: {answer[0].replace(',', '.')}"
            cause = problem._replace(message=message, help=help, place=place_of(answer))
            others = (one for one in problems if one.code != "unknown-key" or one.route[:2] != problem.route[:2])
            problems = sorted([*others, cause], key=lambda one: one.place or Place(1, 1))
    return problems


def _two_in_one(problems: list[Problem], root: Node | None) -> list[Problem]:
    """Report two questions without a dash between them in place of the keys that belong to the other one."""
    mixed = {one.route[:2] for one in problems if one.code == "unknown-key" and one.route[-1] in OPENING_KEYS}
    questions = questions_of(root) if mixed else []
    for question in mixed:
        node = questions[int(question[1])] if len(question) == 2 else None
        opening = [key for key in node.entries if key in OPENING_KEYS] if isinstance(node, Entries) else []
        if isinstance(node, Entries) and len(opening) > 1:
            key = opening[-1]
            message = f"“{opening[0]}” and “{key}” are in one question"
            help = f"If a new question begins here, write a dash: `- {key}:`. Otherwise remove one of the two."
            place = node.key_place(key)
            cause = Problem("unknown-key", (*question, key), message, help, place=place)
            others = (one for one in problems if one.code != "unknown-key" or one.route[:2] != question)
            problems = sorted([*others, cause], key=lambda one: one.place or place)
    return problems


def _without_consequences(problems: list[Problem], lines: TextLines) -> list[Problem]:
    unread = {one.place.line for one in problems if one.code == "yaml-syntax" and one.place}
    bullets = {line for line in unread if line_forms.begins_question(lines[line][:_MOST])}
    is_mapping = any(one.code == "wrong-type" and one.route == (QUESTIONS,) for one in problems)
    words = {match[0] for line in unread if (match := re.search(r"\w+", lines[line]))}
    merged = set(_questions(one for one in problems if one.code == "duplicate-key" and one.route[-1] in OPENING_KEYS))
    unanswered = set(_questions(one for one in problems if one.code == "missing-key" and "“answer”" in one.message))
    few = set(_questions(one for one in problems if one.code == _TOO_FEW))
    torn = set(_questions(one for one in problems if _begins_with_an_answer(one, lines)))
    first = {question: next(one for one in problems if one.route[:2] == question) for question in merged}

    def follows(problem: Problem) -> bool:
        question = problem.route[:2]
        match problem.code:
            case "missing-key" if not problem.route:
                # The line with the key could not be read.
                return not words.isdisjoint(re.findall(r"\w+", problem.message))
            case "yaml-syntax" if problem.message == INDENTATION:
                return any(
                    one.place == problem.place and one != problem for one in problems if one.code == "yaml-syntax"
                )
            case "not-a-choice" if question in few:
                return True
            case "missing-key" if problem.route and _is_in_unread(problem, unread, lines):
                return True
            case "missing-key" if "“answer”" in problem.message:
                # A dash before its answer begins another question.
                return len(question) == 2 and (QUESTIONS, int(question[1]) + 1) in torn
            case "empty" if problem.route == (QUESTIONS,):
                return bool(unread)
            case "yaml-syntax" | "wrong-type" | "missing-key" if _is_below(problem, bullets, lines):
                return True
            case "duplicate-key" if len(problem.route) == len(question) == 2 and is_mapping:
                # Without a dash before each of them, the questions are one mapping.
                return question[0] == QUESTIONS
            case "not-a-key" | "unknown-key" | "wrong-type" if (
                problem.place is not None and problem.place.line in unread
            ):
                return True
            case "unknown-key" if question in unanswered:
                # The type that the key belongs to shows in the answer.
                return problem.route[-1] in DECK_KEYS
            case _:
                # Two questions without a dash between them are one with most of its keys twice.
                return question in merged and problem != first[question]

    return [problem for problem in problems if not follows(problem)]


def _is_below(problem: Problem, bullets: set[int], lines: TextLines) -> bool:
    """Return whether a line is right in itself, and belongs to a question whose first line could not be read."""
    line = problem.place.line if problem.place else 0
    first = next((number for number in range(line - 1, max(0, line - _MOST_LINES), -1) if number in bullets), 0)
    if not first or line_forms.corrected_line(lines[line][:_MOST]):
        return False
    column = len(parts(lines[first][:_MOST]).indent)
    return all(len(parts(lines[number][:_MOST]).indent) > column for number in range(first + 1, line + 1))


def _is_in_unread(problem: Problem, unread: set[int], lines: TextLines) -> bool:
    """Return whether a line of the question that could not be read has the key that is missing."""
    key = re.search("key “([^“”]+)”", problem.message)
    first = problem.place.line if problem.place else 0
    for number in range(first + 1, min(first + _MOST_LINES, lines.count) + 1) if key and unread else ():
        line = lines[number][:_MOST]
        if number in unread and key and key[1] in re.findall(r"[\w-]+", line):
            return True
        if parts(line).dashes and parts(line).key in OPENING_KEYS:
            return False
    return False


def _begins_with_an_answer(problem: Problem, lines: TextLines) -> bool:
    """Return whether a question without `question` begins with what belongs to the one above it."""
    if problem.code != "missing-key" or "“question”" not in problem.message or problem.place is None:
        return False
    if problem.place.column > _FARTHEST:
        return False
    own = parts(lines[problem.place.line][:_MOST])
    return bool(own.dashes) and own.key in _ANSWERS


def _questions(problems: Iterable[Problem]) -> Iterable[Route]:
    return (problem.route[:2] for problem in problems if len(problem.route) > 1)


def _by_text(problem: Problem, lines: TextLines) -> Problem:
    if problem.place is None or problem.place.line > lines.count:
        return problem
    text, start, first = lines.text, lines.offset(problem.place), lines.start(problem.place.line)
    match problem.code:
        case "empty" if sign := _BLOCK_SIGN.match(text, start):
            message = f"{sign[0][0]} begins a text in the lines below it, but there is none"
            help = f"If you mean the sign, put it in quotes: {double_quoted(sign[0][0])}"
            return problem._replace(message=message, help=help)
        case "empty" if comment := _COMMENT.match(text, start):
            message = f"YAML reads “{comment[1]}” as a comment, so this text is empty"
            return problem._replace(message=message, help=f"Put it in quotes: {double_quoted(comment[1])}")
        case "missing-key" if len(problem.route) == 2 and start - first < _FARTHEST:
            return _of_a_question(problem, lines, problem.place.line)
        case "mapping-for-text" if braces := _BRACES.match(text, start):
            message = "the braces make this a mapping instead of one text"
            return problem._replace(message=message, help=f"Put the whole text in quotes: {double_quoted(braces[0])}")
        case "not-in-a-deck" if choice := _starred_choice(lines, problem.place.line):
            message = "a star does not mark a choice in a deck"
            return problem._replace(message=message, help=f"Write only its text: - {choice}")
        case "not-in-a-deck":
            in_brackets = "[" in text[max(first, start - _MOST) : start]
            whole = _IN_BRACKETS.match(text, start) if in_brackets else _TO_THE_END.match(text, start)
            quoted = in_quotes(whole[0].strip()) if whole and whole[0].strip() else ""
            return problem._replace(help=f"Put the whole text in quotes: {quoted}") if quoted else problem
        case "wrong-type" if problem.message.endswith("found a text") and start - first < _FARTHEST:
            line = lines[problem.place.line][:_MOST]
            is_list = "a list" in problem.message
            correct = (
                (line_forms.other_bullet(line) or line_forms.no_space_after_dash(line))
                if is_list
                else line_forms.colon_corrected(line)
            )
            return problem._replace(message=correct.message, help=correct.help) if correct else problem
        case "wrong-type" if problem.route == (QUESTIONS,) and (
            correct := line_forms.begins_question(lines[problem.place.line][:_MOST])
        ):
            return problem._replace(message=correct.message, help=correct.help)
        case _:
            return problem


def _starred_choice(lines: TextLines, number: int) -> str:
    """Return the text of a list item with a star before it if the answer below is that text, else an empty text."""
    own = parts(lines[number][:_MOST])
    text = own.value[1:].strip() if own.dashes and own.value[:1] == "*" else ""
    below = (parts(lines[line][:_MOST]) for line in range(number + 1, min(number + _MOST_LINES, lines.count) + 1))
    answer = next((line.value for line in below if line.key == "answer"), "")
    return text if answer == text else ""


def _of_a_question(problem: Problem, lines: TextLines, number: int) -> Problem:
    """Explain a key that is missing by a quote that is not closed, or by a dash that begins another question."""
    for line in range(number, min(number + _MOST_LINES, lines.count)):
        own, below = parts(lines[line][:_MOST]), parts(lines[line + 1][:_MOST])
        mark = own.value[:1]
        if mark in ("'", '"') and own.value.count(mark) % 2 and below.key:
            place = Place(line, own.column() + len(f"{own.key}: "))
            help = f"Close it: {own.with_value(own.value)}{mark}"
            return problem._replace(message="a quote is not closed", help=help, place=place)
    if _begins_with_an_answer(problem, lines):
        own = parts(lines[number][:_MOST])
        help = f"If it belongs to the question above, write spaces instead of the dash: {' ' * len(own.dashes)}{own.key}: {own.value}"
        return problem._replace(message="this dash begins a new question, which has no “question”", help=help)
    return problem
