"""The likely cause of a YAML syntax error, in plain words, with the line as it should be written."""

import re
from typing import NamedTuple

import yaml

from quizkit.base.problems import Place, Problem
from quizkit.deck import DECK_FIELDS
from quizkit.deck_file.quoting import quoted
from quizkit.questions.base import COMMON
from quizkit.questions.registry import TYPES

# What is said for PyYAML's own parser, which fails on such an escape without a word.
NO_CHARACTER = "an escape that is no character"
_OPENERS = ("question", "cloze", "front")
_KEYS = frozenset({*DECK_FIELDS, *COMMON, *(key for kind in TYPES.values() for key in kind.fields)})
_PARTS = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[\w -]+?):(?:[ \t]+|$))?(?P<value>.*)")
_NEVER_CLOSED_QUOTE = "a quote is opened and never closed"
# A line to copy is shown as a whole; one of a file that is no deck may have megabytes.
_LONGEST_HELP = 1000
_KEPT = "a text without quotes begins with {}, which YAML keeps for itself"


class _Parts(NamedTuple):
    """A line in parts: what stands before its value, and the value. `key` is a key that decks know, or empty."""

    indent: str
    dashes: str
    key: str
    value: str

    def written(self, value: str) -> str:
        """Return the line with another value, without its indentation."""
        return f"{self.dashes}{self.key + ': ' if self.key else ''}{value}"

    def column(self) -> int:
        """Return the column in which the key begins, or the value where there is no key."""
        return len(self.indent) + len(self.dashes) + 1


def parts(line: str) -> _Parts:
    """Take a line of a deck apart; what is no key that decks know belongs to the value."""
    found = _PARTS.match(line)
    if found is None:
        return _Parts("", "", "", line)
    indent, dashes, key = found["indent"], found["dashes"], found["key"] or ""
    if key in _KEYS:
        return _Parts(indent, dashes, key, found["value"].rstrip())
    return _Parts(indent, dashes, "", line[len(indent) + len(dashes) :].rstrip())


def in_quotes(text: str) -> str:
    """Return a text in the quotes that need the fewest escapes."""
    if ('"' in text or "\\" in text) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return quoted(text)


def line_in_quotes(line: str, value: str = "") -> str:
    """Return a line with its value, or another one, in quotes: text to copy."""
    found = parts(line)
    return found.written(in_quotes(value or _without_quotes(found.value)))


class _Fault(NamedTuple):
    """A syntax error: what libyaml says and where, with the lines of the text. Lines and columns count from 1."""

    said: str
    context: str
    lines: list[str]
    place: Place
    block: Place

    def line(self, number: int = 0) -> str:
        """Return a line, that of the error unless said."""
        number = number or self.place.line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def above(self) -> int:
        """Return the number of the nearest line above that holds anything, or 0."""
        numbers = range(self.place.line - 1, 0, -1)
        return next((number for number in numbers if _holds_something(self.lines[number - 1])), 0)


def explain(error: yaml.MarkedYAMLError, place: Place, lines: list[str]) -> Problem:
    """Return the problem that a syntax error stands for. `place` is where the text stops being YAML."""
    said, start = f"{error.context or ''} {error.problem or ''}", error.context_mark
    block = Place(start.line + 1, start.column + 1) if start else place
    fault = _Fault(said, error.context or "", lines, place, block)
    for look in (
        _tab,
        _pasted,
        _curly_quotes,
        _colon,
        _never_closed,
        _kept_sign,
        _dash,
        _behind_quotes,
        _open_list,
        _layout,
        _no_key,
    ):
        problem = look(fault)
        if problem is not None:
            return problem
    for part, cause, help in _CAUSES:
        if part in said:
            return _told(place, cause, help)
    return _told(place, f"this is not YAML: {said.strip()}", "See the line and the one above it.")


def _told(place: Place, message: str, help: str) -> Problem:
    shown = help if len(help) <= _LONGEST_HELP else f"{help[:_LONGEST_HELP]}…"
    return Problem("yaml-syntax", (), message, shown, place=place)


def _holds_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _without_quotes(value: str) -> str:
    """Return a value without the quotes, straight or curly, that were meant to stand round all of it."""
    pairs = ('""', "''", "“”", "‘’", "„“", "«»")
    return value[1:-1] if len(value) > 2 and value[0] + value[-1] in pairs else value


def _tab(fault: _Fault) -> Problem | None:
    line = fault.line()
    margin = re.match(r"[ \t-]*", line)
    if margin is None or "\t" not in margin[0] or "quoted scalar" in fault.said:
        return None
    place = Place(fault.place.line, line.index("\t") + 1)
    help = "Write spaces instead: a tab is as wide as every editor likes, so YAML does not count it."
    return _told(place, "a tab stands where YAML wants spaces", help)


# As word processors begin the items of a list: signs, numbers, and letters with a bracket.
_BULLET = re.compile(r"( *)([•‣▪●◦·–—]|\d{1,2}[.)]|[A-Ja-j]\))\s+(\S.*)")
_WIDE_SPACE = re.compile(r"[ -]*([\u00a0\u2000-\u200a\u202f\u3000])")


def _pasted(fault: _Fault) -> Problem | None:
    if "quoted scalar" in fault.said:
        return None
    for number in (fault.place.line, fault.above()):
        wide = _WIDE_SPACE.match(fault.line(number))
        if wide:
            message = "a space of another kind stands here, as word processors write them"
            return _told(Place(number, wide.end()), message, "Take it out, and type a space instead.")
    bullet = _BULLET.fullmatch(fault.line())
    if bullet is None or "could not find expected ':'" not in fault.said:
        return None
    place = Place(fault.place.line, bullet.start(2) + 1)
    return _told(place, f"“{bullet[2]}” begins no item of a list in YAML", f"Write a dash instead: - {bullet[3]}")


def _curly_quotes(fault: _Fault) -> Problem | None:
    found = parts(fault.line())
    if found.value[:1] not in tuple("“‘„«") or "mapping values" not in fault.said:
        return None
    place = Place(fault.place.line, fault.line().index(found.value) + 1)
    message = "curly quotes are no quotes for YAML, and the text inside holds a colon and a space"
    return _told(place, message, f"Write straight quotes: {line_in_quotes(fault.line())}")


def _colon(fault: _Fault) -> Problem | None:
    if "mapping values are not allowed" not in fault.said:
        return None
    line = fault.line()
    found = parts(line)
    first_colon = re.search(r":(?=\s|$)", line)
    if first_colon and first_colon.start() + 1 < fault.place.column:
        return _told(fault.place, _COLON_INSIDE, f"Put the whole text in quotes: {line_in_quotes(line)}")
    above = fault.above()
    return _no_space(fault, above) or _too_deep(fault, found, above)


_COLON_INSIDE = "a colon and a space stand inside a text without quotes"


def _no_space(fault: _Fault, number: int) -> Problem | None:
    """Return the problem of a line where no space stands behind the dash or the colon of a key."""
    line = fault.line(number) if number else ""
    dash = re.match(r"([ \t]*)-(?=[^\s-])", line)
    if dash:
        help = f"Write a space behind the dash: - {line[dash.end() :].rstrip()}"
        return _told(Place(number, dash.end()), "no space stands behind the dash", help)
    stuck = re.match(r"([ \t]*(?:- +)*)([A-Za-z_]+):(?=\S)", line)
    if stuck and stuck[2] in _KEYS:
        help = f"Write a space behind the colon: {line[stuck.start(2) : stuck.end()]} {line[stuck.end() :].rstrip()}"
        return _told(Place(number, stuck.end()), f"no space stands behind the colon of “{stuck[2]}”", help)
    return None


def _too_deep(fault: _Fault, found: _Parts, above: int) -> Problem:
    if not found.key or not above:
        return _told(fault.place, _COLON_INSIDE, f"Put the whole text in quotes: {line_in_quotes(fault.line())}")
    upper = parts(fault.line(above))
    if not upper.key or found.column() <= upper.column():
        return _no_colon(fault, above) or _told(Place(above, upper.column()), *_NEITHER)
    place = Place(fault.place.line, found.column())
    message = f"“{found.key}” is indented further than the line above, so it counts as more of its text"
    return _told(place, message, f"Begin it in column {upper.column()}, as “{upper.key}” does.")


def _never_closed(fault: _Fault) -> Problem | None:
    if "while scanning a quoted scalar" not in fault.said or "unexpected" not in fault.said:
        return None
    line = fault.line()
    quote = line[fault.place.column - 1 : fault.place.column]
    return _told(fault.place, _NEVER_CLOSED_QUOTE, f"Close it: {line.strip()}{quote}")


def _kept_sign(fault: _Fault) -> Problem | None:
    """Return the problem of a text that begins with a sign of YAML's own."""
    signs = ("cannot start any token", "scanning an alias", "scanning an anchor", "scanning a block scalar",
             "mapping keys are not allowed", "scanning a directive", "scanning a tag")  # fmt: skip
    value = parts(fault.line()).value
    starts_so = value[:1] in tuple("*&@%`|>?!,]}") and "while parsing a block mapping" in fault.said
    if not value or not (starts_so or any(sign in fault.said for sign in signs)):
        return None
    item = fault.line()[fault.place.column - 1 :]
    value = value if value[0] in "*&@%`|>?!,]}" else item.strip() or value
    place = Place(fault.place.line, fault.line().index(value) + 1)
    return _told(place, _KEPT.format(value[0]), f"Put the whole text in quotes: {_with(fault.line(), value)}")


def _with(line: str, value: str) -> str:
    """Return a line with its value in quotes, or the value alone where it is only a part of the line."""
    return (
        line_in_quotes(line)
        if parts(line).value == value
        else in_quotes(re.split(r"[,\]}]", value)[0].strip() or value)
    )


def _dash(fault: _Fault) -> Problem | None:
    if "sequence entries are not allowed" not in fault.said:
        return None
    help = f"Put the whole text in quotes: {line_in_quotes(fault.line())}"
    return _told(fault.place, "a dash stands where a text should begin", help)


def _behind_quotes(fault: _Fault) -> Problem | None:
    """Return the problem of a text that goes on behind its closing quote or bracket."""
    before = fault.line()[: fault.place.column - 1]
    if not before.strip(" -") or fault.context not in (_IN_A_MAPPING, _IN_A_LIST):
        return None
    value = parts(fault.line()).value
    if value[:1] in ("[", "{"):
        place = Place(fault.place.line, fault.line().index(value) + 1)
        return _told(place, _KEPT.format(value[0]), f"Put the whole text in quotes: {line_in_quotes(fault.line())}")
    if value[:1] in ("'", '"'):
        help = f"Write other quotes round all of it: {line_in_quotes(fault.line())}"
        return _told(fault.place, "a text goes on behind its closing quote", help)
    return _opened_above(fault)


def _opened_above(fault: _Fault) -> Problem | None:
    for number in range(fault.place.line - 1, 0, -1):
        value = parts(fault.line(number)).value
        if value[:1] in ("'", '"') and value.count(value[0]) % 2:
            line = fault.line(number)
            return _told(
                Place(number, line.index(value) + 1), _NEVER_CLOSED_QUOTE, f"Close it: {line.strip()}{value[0]}"
            )
    return None


def _open_list(fault: _Fault) -> Problem | None:
    if not fault.context.startswith("while parsing a flow"):
        return None
    line = fault.line()
    written = line[fault.place.column - 1 :].rstrip()
    if written.startswith("{{"):
        return _told(fault.place, _KEPT.format("{"), f"Put the whole text in quotes: {line_in_quotes(line)}")
    if re.search(r"(^|[\s,\[])#", written):
        place = Place(fault.place.line, fault.place.column + written.index("#"))
        return _told(
            place, "the sign # begins a comment, which hides the end of the list", 'Put the text in quotes: "#…".'
        )
    colon = _TWO_COLONS.search(written)
    if colon:
        help = f"Put the whole text in quotes: {quoted(colon[0])}"
        return _told(Place(fault.place.line, fault.place.column + colon.start()), _COLON_INSIDE, help)
    return _told(fault.place, _NO_END, _list_help(line, written))


# The lookbehind lets a word be tried once, from its first letter, and not again from each of the others.
_TWO_COLONS = re.compile(r"(?:(?<=[\s,\[{])|^)[^\s,\[{:]+(?::[^\s,\[{:]+)*(?:: [^,\]:]+){2,}")
_NO_END = "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it"


def _list_help(line: str, written: str) -> str:
    closing = {"[": "]", "{": "}"}.get(written[:1], "")
    if closing and closing not in written and len(written) > 1:
        return f"Close it: {parts(line).written(written.rstrip(', '))}{closing}"
    return "Close it, or put quotes round a text that begins with [ or {."


def _layout(fault: _Fault) -> Problem | None:
    """Return the problem of a line that begins in a column where nothing can."""
    if fault.context not in (_IN_A_MAPPING, _IN_A_LIST):
        return None
    line, place = fault.line(), fault.place
    found = parts(line)
    unspaced = _no_space(fault, place.line)
    if unspaced:
        return unspaced
    if found.dashes:
        return _stray_dash(fault)
    if found.key in _OPENERS and place.column <= fault.block.column:
        help = f"Begin a question with a dash: - {line.strip()}"
        return _told(place, "a question begins here without its dash", help)
    if not found.key or not fault.above():
        return None
    column = _column_of_keys(fault)
    message = f"“{found.key}” begins in column {place.column}, the other keys in column {column}"
    return _told(place, message, f"Begin it in column {column}.") if column != place.column else None


def _column_of_keys(fault: _Fault) -> int:
    """Return where the keys of the block begin into which a line does not fit."""
    return parts(fault.line(fault.block.line)).column()


def _stray_dash(fault: _Fault) -> Problem | None:
    place, block = fault.place, fault.block
    if fault.context == _IN_A_LIST:
        message = f"this dash stands in column {place.column}, those above it in column {block.column}"
        return _told(place, message, f"Begin it in column {block.column}.")
    if block.column == place.column == 1:
        return _told(place, "a list stands here without its key", "Write `questions:` in the line above it.")
    upper = next((n for n in range(place.line - 1, 0, -1) if re.match(r" *- ", fault.line(n))), 0)
    if not upper:
        return None
    column = len(parts(fault.line(upper)).indent) + 1
    message = f"this dash stands in column {place.column}, those above it in column {column}"
    return _told(place, message, f"Begin it in column {column}.") if column != place.column else None


def _no_key(fault: _Fault) -> Problem | None:
    if "could not find expected ':'" not in fault.said:
        return None
    number = fault.block.line
    return _no_space(fault, number) or _no_colon(fault, number) or _told(fault.place, *_NEITHER)


def _no_colon(fault: _Fault, number: int) -> Problem | None:
    word = re.match(r"(\s*(?:- +)*)([A-Za-z_]+)(\s*=\s*|\s+|$)(.*)", fault.line(number))
    if word is None or word[2] not in _KEYS:
        return None
    help = f"Write a colon and a space: {word[2]}: {word[4].rstrip()}".rstrip()
    return _told(Place(number, word.start(2) + 1), f"no colon stands behind “{word[2]}”", help)


_NEITHER = (
    "a line here is neither `key: value` nor part of the text above it",
    "Write a colon and a space behind the key, or indent the line under the text that it belongs to.",
)
_IN_A_MAPPING, _IN_A_LIST = "while parsing a block mapping", "while parsing a block collection"
# What libyaml says (a part of its message), what a teacher most likely did, and the mend. First match counts.
_CAUSES = (
    (
        "unknown escape character",
        "a backslash inside double quotes begins an escape that YAML does not know",
        "Use single quotes for a text with backslashes.",
    ),
    *(
        (
            part,
            "an escape inside double quotes stands for no character",
            'Write as many digits as it wants, such as "\\u00e9", or use single quotes.',
        )
        for part in ("hexdecimal number", "hexadecimal numbers", "Unicode character escape", NO_CHARACTER)
    ),
    (
        "while scanning a quoted scalar",
        _NEVER_CLOSED_QUOTE,
        "Close it, or put the whole text in the other kind of quotes.",
    ),
    (
        "while parsing a block",
        "this line does not line up with the lines above it",
        "Start every line of one question in the same column, and every new question with “- ”.",
    ),
)
