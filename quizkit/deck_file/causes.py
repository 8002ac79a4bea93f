"""The likely cause of a YAML syntax error, in plain words."""

import yaml

from quizkit.problems import Place, Problem

# What is said for PyYAML's own parser, which fails on such an escape without a word.
NO_CHARACTER = "an escape that is no character"
# What libyaml says (a part of its message), what a teacher most likely did, and the mend. First match counts.
_CAUSES = (
    (
        "mapping values are not allowed",
        "a colon and a space stand inside a text without quotes, or a line is indented too far",
        'Put the whole text in double quotes: "Ottawa: the capital". Write a space behind each “:” and “-”.',
    ),
    ("found character '\\t'", "a tab stands where YAML wants spaces", "Indent with spaces only."),
    ("found a tab character", "a tab stands where YAML wants spaces", "Indent with spaces only."),
    (
        "cannot start any token",
        "a text without quotes begins with a character that YAML keeps for itself",
        "Put the whole text in double quotes.",
    ),
    (
        "while scanning a quoted scalar",
        "a quote is opened and never closed",
        "Close it, or put the whole text in the other kind of quotes.",
    ),
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
        "while scanning a block scalar",
        "a text without quotes begins with | or >, which YAML keeps for itself",
        "Put the whole text in double quotes.",
    ),
    (
        "sequence entries are not allowed",
        "a dash stands where a text should begin",
        "Put a text that begins with a dash in double quotes, and each item of a list on a line of its own.",
    ),
    (
        "mapping keys are not allowed",
        "a text without quotes begins with ?, which YAML keeps for itself",
        "Put the whole text in double quotes.",
    ),
    (
        "could not find expected ':'",
        "a line here is neither `key: value` nor part of the text above it",
        "Write a colon and a space behind the key, or indent the line under the text that it belongs to.",
    ),
    (
        "while parsing a flow",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it, or put quotes round a text that begins with [ or {.",
    ),
    (
        "while parsing a block",
        "this line does not line up with the lines above it",
        "Start every line of one question in the same column, and every new question with “- ”.",
    ),
    (
        "while scanning an alias",
        "a text without quotes begins with *, which YAML keeps for itself",
        "Put the whole text in double quotes.",
    ),
    (
        "while scanning an anchor",
        "a text without quotes begins with &, which YAML keeps for itself",
        "Put the whole text in double quotes.",
    ),
    ("while scanning a directive", "a line begins with %", "Put the text in double quotes."),
)
_TEXT_BEHIND_QUOTES = (
    "a text goes on behind its closing quote",
    "Put the whole text in the other kind of quotes.",
)


def explain(error: yaml.MarkedYAMLError, place: Place, in_a_line: bool) -> Problem:
    """Return the problem that a syntax error stands for; `in_a_line` where text stands before its place."""
    said = f"{error.context or ''} {error.problem or ''}"
    if in_a_line and error.context in ("while parsing a block mapping", "while parsing a block collection"):
        return Problem("yaml-syntax", (), *_TEXT_BEHIND_QUOTES, place=place)
    for part, cause, help in _CAUSES:
        if part in said:
            return Problem("yaml-syntax", (), cause, help, place=place)
    return Problem(
        "yaml-syntax", (), f"this is not YAML: {said.strip()}", "See the line and the one above it.", place=place
    )
