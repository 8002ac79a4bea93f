"""Texts for screen readers, which do not speak most signs: the signs that matter become words."""

import re

from quizkit.base import patterns

# What a sign means where it is typed or where it says something. Elsewhere a reader may pass over it.
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (patterns.compile(r"(\.ya?ml):(\d+):(\d+)"), r"\1, line \2, column \3"),
    (patterns.compile(r"\b(error|warning|note)\[([\w-]+)\]"), r"\1, \2"),
    (patterns.compile(r"(?<!\S)::\?"), "colon colon question mark"),
    (patterns.compile(r"(?<!\S)::(?=[.,]?(?:\s|$))"), "colon colon"),
    (patterns.compile(r"(?<![\w:]):(?=[a-z]{2}|\d)"), "colon "),
    (patterns.compile(r"(?<!\S)\?(?=[.,]?(?:\s|$))"), "question mark"),
    (patterns.compile(r"(?<!\S);(?=[.,]?(?:\s|$))"), "semicolon"),
    (patterns.compile(r"\((\d+)\) ____"), r"(blank \1)"),
    (patterns.compile(r" [·│|] "), ", "),
    (patterns.compile(r" → "), ", then "),
)


def spoken(text: str) -> str:
    """Return a text of the program with words for signs.

    >>> spoken("? shows a hint, :skip skips; type all blanks, a ; between them. To type a colon, write ::.")
    'question mark shows a hint, colon skip skips; type all blanks, a semicolon between them. To type a colon, write colon colon.'
    >>> spoken("At 10:30 a:b = c; error[too-long] at unit.yaml:6:5")
    'At 10:30 a:b = c; error, too-long at unit.yaml, line 6, column 5'
    """
    for sign, word in _SIGNS:
        text = sign.sub(word, text)
    return text
