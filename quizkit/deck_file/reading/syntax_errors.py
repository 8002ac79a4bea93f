"""Explains YAML syntax errors: the likely cause, and the line as it should be."""

import re

import yaml

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.keys import ALL_FIELDS, DECK_KEYS, OPENING_KEYS
from quizkit.deck_file.quoting import double_quoted, in_quotes, single_quoted
from quizkit.deck_file.reading import line_forms
from quizkit.deck_file.reading.events import INVALID_ESCAPE
from quizkit.deck_file.reading.line_parts import INDENTATION, LineParts, line_in_quotes, parts
from quizkit.deck_file.reading.list_errors import APOSTROPHE, ELISION, missing_quote, open_list
from quizkit.deck_file.reading.syntax_fault import COLON_INSIDE, RESERVED, SyntaxFault, needs_quotes, syntax_problem

_QUOTE_NOT_CLOSED = "a quote is not closed"
# A list of choices is not longer.
_MOST_ABOVE = 50


def explain(error: yaml.MarkedYAMLError, place: Place, lines: list[str]) -> Problem:
    """Return the problem of a syntax error. `place` is where the text stops being valid YAML."""
    message, start = f"{error.context or ''} {error.problem or ''}", error.context_mark
    block = Place(start.line + 1, start.column + 1) if start else place
    fault = SyntaxFault(message, error.context or "", lines, place, block)
    causes = (_tab, _pasted, _unknown_escape, _curly_quotes, _colon, _never_closed, _reserved_sign, _dash, _after_quotes, open_list,
              _layout, _no_key)  # fmt: skip
    for cause in causes:
        problem = cause(fault)
        if problem is not None:
            return problem
    for signs, meaning, help in _CAUSES:
        if any(sign in message for sign in signs.split("|")):
            return syntax_problem(place, meaning, help)
    return syntax_problem(place, f"this is not YAML: {message.strip()}", "Check this line and the one above.")


def _tab(fault: SyntaxFault) -> Problem | None:
    line = fault.line()
    margin = re.match(r"[ \t-]*", line)
    if margin is None or "\t" not in margin[0] or "quoted scalar" in fault.message:
        return None
    place = Place(fault.place.line, line.index("\t") + 1)
    help = "Write spaces instead: YAML does not accept tabs as indentation."
    return syntax_problem(place, "a tab where YAML requires spaces", help)


def _pasted(fault: SyntaxFault) -> Problem | None:
    """Return the problem of a line of a word processor, which may be above the error, or where its block begins."""
    if "quoted scalar" in fault.message:
        return None
    for number in (fault.place.line, fault.above(), fault.block.line):
        line = fault.line(number) if number else ""
        pasted = (
            line_forms.wide_space(line)
            or line_forms.other_bullet(line, of_a_question=True)
            or line_forms.other_colon(line)
        )
        if pasted:
            return _in_line(number, pasted)
    bullet = line_forms.other_bullet(fault.line()) if "could not find expected ':'" in fault.message else None
    return _in_line(fault.place.line, bullet) if bullet else None


def _unknown_escape(fault: SyntaxFault) -> Problem | None:
    value = parts(fault.line()).value
    if "unknown escape character" not in fault.message or value[:1] != '"' or value[-1] != '"' or len(value) < 2:
        return None
    quoted = parts(fault.line()).with_value(single_quoted(value[1:-1]))
    message = "a backslash in double quotes begins an unknown escape"
    return syntax_problem(fault.place, message, f"Write it in single quotes: {quoted}")


def _in_line(number: int, line: line_forms.CorrectedLine) -> Problem:
    return syntax_problem(Place(number, line.column), line.message, line.help)


def _curly_quotes(fault: SyntaxFault) -> Problem | None:
    value = parts(fault.line()).value
    if value[:1] not in tuple("“‘„«") or "mapping values" not in fault.message:
        return None
    place = Place(fault.place.line, fault.line().index(value) + 1)
    message = "curly quotes are not quotes in YAML, and the text contains a colon and a space"
    return syntax_problem(place, message, f"Write straight quotes: {line_in_quotes(fault.line())}")


def _colon(fault: SyntaxFault) -> Problem | None:
    if "mapping values are not allowed" not in fault.message:
        return None
    line = fault.line()
    first_colon = re.search(r":(?=\s|$)", line)
    if inner := line_forms.key_inside(line):
        return syntax_problem(Place(fault.place.line, inner.column), inner.message, inner.help)
    above = fault.above()
    if goes_on := _of_several_lines(fault, above):
        return goes_on
    if first_colon and first_colon.start() + 1 < fault.place.column:
        return needs_quotes(fault.place, COLON_INSIDE, line_in_quotes(line))
    return _no_space(fault, above) or _too_deep(fault, parts(line), above)


def _of_several_lines(fault: SyntaxFault, number: int) -> Problem | None:
    """Return the problem of a colon in the second line of a text, or in one below it."""
    own, column = parts(fault.line()), _column_of_keys(fault, number, parts(fault.line()).column()) if number else 0
    while number and column and not parts(fault.line(number)).key:
        number -= 1
    upper = parts(fault.line(number)) if number else own
    if own.key or own.dashes or not upper.key or upper.value[:1] in ("", "'", '"', "[", "{", "|", ">"):
        return None
    if (
        fault.line().lstrip()[:1] in ("“", "‘", "„", "«")
        or own.column() <= upper.column()
        or _UNKNOWN_KEY.match(own.value)
    ):
        return None
    if not _CODE.search(own.value):
        help = f"Put the whole text in quotes, from “{upper.value[:30]}” on to its last line."
        return syntax_problem(fault.place, COLON_INSIDE, help)
    help = f"Write `{upper.key}: |`, and all of the text in the lines below it."
    return syntax_problem(fault.place, f"{_CODE_BELOW} “{upper.key}” into one, which contains a colon", help)


_CODE_BELOW = "YAML joins the lines of code in"
_CODE = re.compile(r":$|[(){};=]")
# A word with its value, rather than a line of a text or of code.
_UNKNOWN_KEY = re.compile(r"[\w-]+:(?: |$)")


def _no_space(fault: SyntaxFault, number: int) -> Problem | None:
    line = fault.line(number) if number else ""
    corrected = line_forms.no_space_after_dash(line) or line_forms.no_space_after_colon(line)
    return _in_line(number, corrected) if corrected else None


def _column_of_keys(fault: SyntaxFault, number: int, most: int) -> int:
    """Return the column of the nearest key above a line that begins before a column, or 0."""
    above = (parts(fault.line(line)) for line in range(number, max(0, number - _MOST_ABOVE), -1))
    return next((line.column() for line in above if line.key and line.column() < most), 0)


def _too_deep(fault: SyntaxFault, line: LineParts, above: int) -> Problem:
    if not line.key or not above:
        return needs_quotes(fault.place, COLON_INSIDE, line_in_quotes(fault.line()))
    upper = parts(fault.line(above))
    if upper.dashes and not upper.key and (column := _column_of_keys(fault, above, line.column())):
        message = f"“{line.key}” begins in column {line.column()}, the other keys in column {column}"
        return syntax_problem(Place(fault.place.line, line.column()), message, f"Begin it in column {column}.")
    if not upper.key or line.column() <= upper.column():
        return _no_colon(fault, above) or syntax_problem(Place(above, upper.column()), *_NEITHER)
    place = Place(fault.place.line, line.column())
    message = f"“{line.key}” is indented further than the line above, so YAML reads it as part of that text"
    return syntax_problem(place, message, f"Begin it in column {upper.column()}, as “{upper.key}” does.")


def _never_closed(fault: SyntaxFault) -> Problem | None:
    if "while scanning a quoted scalar" not in fault.message or "unexpected" not in fault.message:
        return None
    line = fault.line()
    if missing := missing_quote(fault):
        return missing
    quote, own = line[fault.place.column - 1 : fault.place.column], parts(line)
    if quote == "'" and ELISION.match(line, fault.place.column - 1):
        return needs_quotes(fault.place, APOSTROPHE, own.with_value(double_quoted(own.value)))
    return syntax_problem(fault.place, _QUOTE_NOT_CLOSED, f"Close it: {line.strip()}{quote}")


def _reserved_sign(fault: SyntaxFault) -> Problem | None:
    signs = ("cannot start any token", "scanning an alias", "scanning an anchor", "scanning a block scalar",
             "mapping keys are not allowed", "scanning a directive", "scanning a tag")  # fmt: skip
    value = parts(fault.line()).value
    is_reserved = value[:1] in tuple("*&@%`|>?!,]}") and "while parsing a block" in fault.message
    if not value or not (is_reserved or any(sign in fault.message for sign in signs)):
        return None
    item = fault.line()[fault.place.column - 1 :]
    value = value if value[0] in "*&@%`|>?!,]}" else item.strip() or value
    place = Place(fault.place.line, fault.line().index(value) + 1)
    # A value that is part of a line in brackets is shown alone.
    whole = parts(fault.line()).value == value
    quoted = line_in_quotes(fault.line()) if whole else in_quotes(re.split(r"[,\]}]", value)[0].strip() or value)
    return needs_quotes(place, RESERVED.format(value[0]), quoted)


_OF_LISTS = frozenset(key for key, field in ALL_FIELDS.items() if field.kind == "texts" and key != "answer")


def _dash(fault: SyntaxFault) -> Problem | None:
    if "sequence entries are not allowed" not in fault.message:
        return None
    own = parts(fault.line())
    if own.key in _OF_LISTS:
        help = f"Write `{own.key}:` alone on its line, and each item below it on a line of its own: {own.value}"
        return syntax_problem(fault.place, f"a dash after “{own.key}:” in the same line does not begin a list", help)
    return needs_quotes(fault.place, "a text without quotes begins with a dash", line_in_quotes(fault.line()))


# The boxes of a list of tasks in Markdown.
_BOX_MESSAGE = "a box does not mark a choice in a deck"
_BOX = re.compile(r"\[[ xX✓✔]?\]\s+(?=\S)")


def _after_quotes(fault: SyntaxFault) -> Problem | None:
    before = fault.line()[: fault.place.column - 1]
    if not before.strip(" -") or fault.context not in (_IN_A_MAPPING, _IN_A_LIST):
        return None
    if opened := _opened_above(fault, only_before_keys=True):
        return opened
    value = parts(fault.line()).value
    if box := _BOX.match(value):
        place = Place(fault.place.line, fault.line().index(value) + 1)
        help = f"Write only its text: - {value[box.end() :]}, and repeat the right one after `answer:`."
        return syntax_problem(place, _BOX_MESSAGE, help)
    if comma := line_forms.comma_after_quotes(fault.line()):
        return _in_line(fault.place.line, comma)
    if value[:1] in ("[", "{"):
        place = Place(fault.place.line, fault.line().index(value) + 1)
        return needs_quotes(place, RESERVED.format(value[0]), line_in_quotes(fault.line()))
    if value[:1] in ("'", '"'):
        whole = "" if _is_one_text(value) else value
        help = f"Put all of it in other quotes: {line_in_quotes(fault.line(), whole)}"
        return syntax_problem(fault.place, "there is text after the closing quote", help)
    return _opened_above(fault)


def _is_one_text(value: str) -> bool:
    """Return whether quotes surely enclose a whole text: in "He said "no" twice" one opens inside after a space."""
    quote, inner = value[0], value[1:-1]
    first = inner.find(quote)
    if value[-1] == "'" == quote and first > 0 and ELISION.match(inner, first):
        return True
    before, after = inner[max(0, first - 1) : first], inner[first + 1 : first + 2]
    return (
        value[-1] == quote and first > 0 and (before == " " if quote == '"' else before.isalnum() and after.isalnum())
    )


def _opened_above(fault: SyntaxFault, *, only_before_keys: bool = False) -> Problem | None:
    """Return the problem of a quote that is opened above, and not closed in its line."""
    for number in range(fault.place.line - 1, 0, -1):
        value = parts(fault.line(number)).value
        goes_on = only_before_keys and not parts(fault.line(number + 1)).key
        if value[:1] in ("'", '"') and value.count(value[0]) % 2 and not goes_on:
            line = fault.line(number)
            place = Place(number, line.index(value) + 1)
            return syntax_problem(place, _QUOTE_NOT_CLOSED, f"Close it: {line.strip()}{value[0]}")
    return None


def _layout(fault: SyntaxFault) -> Problem | None:
    if fault.context not in (_IN_A_MAPPING, _IN_A_LIST):
        return None
    line, place = fault.line(), fault.place
    own = parts(line)
    if no_space := _no_space(fault, place.line):
        return no_space
    # “-question: …” is a key of its own, before the first dash that YAML reads.
    if own.dashes and (no_space := _no_space(fault, fault.block.line)):
        return no_space
    if own.dashes:
        return _stray_dash(fault)
    if own.key in OPENING_KEYS and place.column <= fault.block.column:
        help = f"Begin a question with a dash: - {line.strip()}"
        return syntax_problem(place, "a question begins without a dash", help)
    if not own.key or not fault.above():
        return None
    column = parts(fault.line(fault.block.line)).column()
    return _in_another_column(place, f"“{own.key}” begins in column {place.column}, the other keys in column", column)


def _in_another_column(place: Place, message: str, column: int) -> Problem | None:
    problem = syntax_problem(place, f"{message} {column}", f"Begin it in column {column}.")
    return problem if column != place.column else None


def _stray_dash(fault: SyntaxFault) -> Problem | None:
    place, block = fault.place, fault.block
    message = f"this dash is in column {place.column}, those above it are in column"
    own = parts(fault.line())
    if own.key in DECK_KEYS - OPENING_KEYS - {"id", "type"}:
        help = f"Write spaces instead of the dash: {' ' * len(own.dashes)}{own.key}: {own.value}".rstrip()
        return syntax_problem(place, f"the dash before “{own.key}” begins a new question", help)
    if fault.context == _IN_A_LIST:
        return _in_another_column(place, message, block.column)
    has_questions = any(line.startswith("questions:") for line in fault.lines[: place.line - 1])
    if block.column == place.column == 1 and not has_questions:
        return syntax_problem(place, "a list without a key", "Write `questions:` in the line above it.")
    upper = next((n for n in range(place.line - 1, 0, -1) if re.match(r" *- ", fault.line(n))), 0)
    return _in_another_column(place, message, len(parts(fault.line(upper)).indent) + 1) if upper else None


def _no_key(fault: SyntaxFault) -> Problem | None:
    if "could not find expected ':'" not in fault.message:
        return None
    number = fault.block.line
    named = _no_space(fault, number) or _no_colon(fault, number) or _no_dash(fault)
    return named or syntax_problem(fault.place, *_NEITHER)


def _no_dash(fault: SyntaxFault) -> Problem | None:
    """Return the problem of a line in the column of the list items above it."""
    line, above = fault.line(), parts(fault.line(fault.above()) if fault.above() else "")
    indent = len(line) - len(line.lstrip(" "))
    if not above.dashes or above.key or len(above.indent) != indent:
        return None
    help = f"Write a dash and a space: - {line.strip()}"
    return syntax_problem(Place(fault.place.line, indent + 1), "this list item has no dash", help)


def _no_colon(fault: SyntaxFault, number: int) -> Problem | None:
    corrected = line_forms.no_colon(fault.line(number))
    return _in_line(number, corrected) if corrected else None


_NEITHER = (
    "this line is neither `key: value` nor part of the text above",
    "Write a colon and a space after the key, or indent the line as part of the text above.",
)
# Quotes would make these lines valid, and another text than is meant.
LEFT_TO_THE_AUTHOR = (_BOX_MESSAGE, _CODE_BELOW)
_IN_A_MAPPING, _IN_A_LIST = "while parsing a block mapping", "while parsing a block collection"
# Parts of messages of libyaml, the most likely cause, and the fix. The first match counts.
_CAUSES = (
    (
        "unknown escape character",
        "a backslash in double quotes begins an unknown escape",
        "Use single quotes for a text with backslashes.",
    ),
    (
        f"hexdecimal number|hexadecimal numbers|Unicode character escape|{INVALID_ESCAPE}",
        "an escape in double quotes is not a character",
        'Write all of its digits, such as "\\u00e9", or use single quotes.',
    ),
    (
        "while scanning a quoted scalar",
        _QUOTE_NOT_CLOSED,
        "Close it, or put the whole text in the other kind of quotes.",
    ),
    (
        "while parsing a block",
        INDENTATION,
        "Start every line of one question in the same column, and every new question with “- ”.",
    ),
)
