"""Writes a text as YAML: plain or in quotes."""

from quizkit.base import patterns

# Characters that YAML does not allow as they are; double quotes write each as \u.
UNPRINTABLE = patterns.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_BREAKS = patterns.compile("[\n\r\x85\u2028\u2029]")
_PLAIN = patterns.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*")
# Tools that use YAML 1.1 or 1.2 may read these as something else than a text.
_RETYPED = frozenset("y n yes no on off true false null none".split())


def scalar(text: str) -> str:
    """Return a text as it is if every YAML tool reads it as that text, else in double quotes.

    >>> print(scalar("Vienna"), scalar("no"))
    Vienna "no"
    """
    return text if _PLAIN.fullmatch(text) and not is_retyped(text) else double_quoted(text)


def is_retyped(text: str) -> bool:
    """Return whether a YAML tool may read a text without quotes as something else than a text."""
    return text.casefold() in _RETYPED


def double_quoted(text: str) -> str:
    r"""Return a text in double quotes, on one line.

    >>> print(double_quoted('the "Bard"'))
    "the \"Bard\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04X}", escaped) + '"'


def single_quoted(text: str) -> str:
    """Return a text in single quotes.

    >>> print(single_quoted("don't"))
    'don''t'
    """
    return "'" + text.replace("'", "''") + "'"


def in_quotes(text: str) -> str:
    """Return a text of one or more lines in the quotes that need fewer escapes, its line breaks as they are.

    >>> print(in_quotes("Ottawa: the capital"), in_quotes('the "Bard"'))
    "Ottawa: the capital" 'the "Bard"'
    """
    if ('"' in text or "\\" in text) and not UNPRINTABLE.search(_LINE_BREAKS.sub("", text)):
        return single_quoted(text)
    breaks = [*_LINE_BREAKS.findall(text), ""]
    lines = (double_quoted(line)[1:-1] for line in _LINE_BREAKS.split(text))
    return '"' + "".join(line + end for line, end in zip(lines, breaks, strict=True)) + '"'
