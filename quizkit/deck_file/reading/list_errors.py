"""Explains syntax errors in lists and mappings that are written in brackets."""

import re

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.quoting import double_quoted
from quizkit.deck_file.reading.line_parts import line_in_quotes, parts
from quizkit.deck_file.reading.syntax_fault import COLON_INSIDE, RESERVED, SyntaxFault, needs_quotes, syntax_problem

APOSTROPHE = "an apostrophe at the beginning opens a quote"
# Words that begin with an apostrophe: 'tis, 'em, '90s; in Dutch 's avonds, 't.
ELISION = re.compile(
    r"'(?:tis|twas|twere|twill|til|till|em|cause|cuz|round|bout|n|nuff|s|t|k|\d\ds?)(?![\w'])", re.IGNORECASE
)


def missing_quote(fault: SyntaxFault) -> Problem | None:
    """Return the problem of a list in which a text begins with an apostrophe, or has only one of its quotes."""
    own = parts(fault.line())
    if own.value[:1] == "[" and own.value[-1:] == "]":
        texts = [item.strip() for item in own.value[1:-1].split(",")]
        elided = [text for text in texts if text[-1:] != "'" and ELISION.match(text)]
        if elided:
            place = Place(fault.place.line, fault.line().index(elided[0]) + 1)
            quoted = ", ".join(double_quoted(text) if text in elided else text for text in texts)
            return needs_quotes(place, APOSTROPHE, own.with_value(f"[{quoted}]"))
    for quote in ('"', "'") if own.value[:1] == "[" and own.value[-1:] == "]" else ():
        items = own.value[1:-1].split(",")
        odd = [item for item in items if item.count(quote) % 2]
        text = odd[0].strip() if len(odd) == 1 else ""
        if text and quote in (text[0], text[-1]):
            whole = f"{text}{quote}" if text[0] == quote else f"{quote}{text}"
            place = Place(fault.place.line, fault.line().index(odd[0]) + odd[0].index(text) + 1)
            quoted = own.with_value(own.value.replace(text, whole, 1))
            return syntax_problem(place, f"“{text}” has only one of its two quotes", f"Write both: {quoted}")
    return None


def open_list(fault: SyntaxFault) -> Problem | None:
    """Return the problem of a list or a mapping in brackets, or None for another syntax error."""
    if not fault.context.startswith("while parsing a flow"):
        return None
    line = fault.line()
    if missing := missing_quote(fault):
        return missing
    text = line[fault.place.column - 1 :].rstrip()
    if text.startswith("{{") or _HALF_OPEN.fullmatch(text):
        return needs_quotes(fault.place, RESERVED.format(text[0]), line_in_quotes(line))
    before = line[: fault.place.column - 1].rstrip()
    if text.startswith(",") and before.endswith(","):
        help = f"Remove one of the two commas: {parts(before + text[1:]).with_value(parts(before + text[1:]).value)}"
        return syntax_problem(fault.place, "there is no text between two commas", help)
    if re.search(r"(^|[\s,\[])#", text):
        place = Place(fault.place.line, fault.place.column + text.index("#"))
        message = "# begins a comment, which hides the end of the list"
        return syntax_problem(place, message, 'Put the text in quotes: "#…".')
    colon = _TWO_COLONS.search(text)
    if colon:
        place = Place(fault.place.line, fault.place.column + colon.start())
        return needs_quotes(place, COLON_INSIDE, double_quoted(colon[0]))
    return syntax_problem(fault.place, _NO_END, _list_help(line, text))


# A half-open interval: [0, 1).
_HALF_OPEN = re.compile(r"\[[^\[\](){}]*\)")
# The lookbehind makes the search try each word only once, from its first letter.
_TWO_COLONS = re.compile(r"(?:(?<=[\s,\[{])|^)[^\s,\[{:]+(?::[^\s,\[{:]+)*(?:: [^,\]:]+){2,}")
_NO_END = "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it"


def _list_help(line: str, text: str) -> str:
    closing = {"[": "]", "{": "}"}.get(text[:1], "")
    if closing and closing not in text and len(text) > 1:
        return f"Close it: {parts(line).with_value(text.rstrip(', '))}{closing}"
    return "Close it, or put a text that begins with [ or { in quotes."
