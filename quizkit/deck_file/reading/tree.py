"""Builds the tree of a deck, and continues after each syntax error so that all of them are reported at once."""

import re

from quizkit.base import patterns
from quizkit.base.long_work import Progress
from quizkit.base.problems import Problem
from quizkit.deck_file.keys import OPENING_KEYS
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading.events import InvalidYaml, TreeBuilder
from quizkit.deck_file.reading.nodes import QUESTIONS, Entries, Items, Node, Unread, place_of, questions_of
from quizkit.deck_file.yaml_rules.control_characters import invisible_characters, is_plain_ascii

# Problems that leave part of a deck unread, which may contain what seems to be missing.
BREAKS = frozenset({"yaml-syntax", "too-deep", "too-large", "second-document"})
_MOST_SYNTAX_ERRORS = 20
_DASH = patterns.compile(rf" *(?=-(\s|({'|'.join(OPENING_KEYS)}):))")
_LARGE = 1_000_000
# Characters that YAML does not allow in a file, in quotes or not.
_FORBIDDEN = patterns.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree_of(text: str, progress: Progress) -> tuple[Node | None, list[Problem]]:
    """Build the tree of a text, and report how far it is; after a syntax error continue at the next question, or the next key of the deck."""
    problems = []
    for match in () if is_plain_ascii(text) else _FORBIDDEN.finditer(text):
        place = TextLines(text[: match.start()]).place(match.start())
        message = f"YAML does not allow the character U+{ord(match[0]):04X}"
        help = f'Remove it, or write it as "\\u{ord(match[0]):04X}" in double quotes.'
        problems.append(Problem("control-character", (), message, help, place=place))
        if len(problems) >= _MOST_SYNTAX_ERRORS:
            return None, problems
    if problems:
        text = _FORBIDDEN.sub("\ufffd", text)
    full_text = text
    root: Node | None = None
    start = 0
    # After each error the rest of the text is read again.
    for _ in range(_MOST_SYNTAX_ERRORS if len(text) < _LARGE else 1):
        builder = TreeBuilder()
        rest: str | None = None
        try:
            builder.build(text, progress)
        except InvalidYaml as broken:
            if broken.problem.code == "too-large":
                return None, [broken.problem]
            if broken.problem not in problems:
                problems.append(broken.problem)
            if broken.resumable:
                start, rest = _rest(text, builder.root, max(broken.failed_line, start))
        problems += [_shifted(root, problem) for problem in builder.problems]
        root = _joined(root, builder.root)
        if rest is None:
            break
        text = rest
    return root, problems + invisible_characters(root, full_text, _MOST_SYNTAX_ERRORS)


def _rest(text: str, root: Node | None, failed_line: int) -> tuple[int, str | None]:
    """Return the line at which reading can continue after a failed one, and the text from there at the same lines."""
    lines = text.splitlines(keepends=True)
    questions = root.entries.get(QUESTIONS) if isinstance(root, Entries) else None
    # The last item may be one that could not be read, whose place is that of the list.
    last = max((place_of(item).line for item in questions_of(root)), default=0)
    indent = questions.column - 1 if isinstance(questions, Items) else -1
    in_questions = questions is not None
    for number, line in enumerate(lines, 1):
        if re.match(r"[A-Za-z_]+:(\s|$)", line):
            in_questions = line.startswith(QUESTIONS + ":")
            if number > max(failed_line, last):
                return number, "\n" * (number - 1) + "".join(lines[number - 1 :])
        dash = _DASH.match(line)
        if dash is None or not in_questions:
            continue
        indent = len(dash[0]) if indent < 0 else indent
        if number > max(failed_line, last) and len(dash[0]) == indent:
            return number, "\n" * (number - 2) + QUESTIONS + ":\n" + "".join(lines[number - 1 :])
    return len(lines), None


def _shifted(root: Node | None, problem: Problem) -> Problem:
    """Return a problem of the rest of the text with its route in the whole deck, after the questions read before."""
    before = len(questions_of(root))
    match problem.route:
        case (first, int(position), *rest) if first == QUESTIONS:
            return problem._replace(route=(QUESTIONS, before + position, *rest))
    return problem


def _joined(first: Node | None, second: Node | None) -> Node | None:
    if not isinstance(first, Entries) or not isinstance(second, Entries):
        return second if isinstance(second, Entries) else first or second
    for key, node in second.entries.items():
        known = first.entries.get(key)
        torn = known is None or isinstance(known, Unread) or (key == QUESTIONS and not isinstance(known, Items))
        if torn:
            first.put(key, node, second.key_place(key))
        elif isinstance(known, Items) and isinstance(node, Items):
            known.items.extend(node.items)
    return first
