"""Texts as words of a command line: which mean the same in every shell, and how the others are quoted."""

import re
import sys
import unicodedata

from quizkit.base.text import safe

# No shell gives these a meaning, wherever they are in a word.
_PLAIN = frozenset("_.+-")
# Other signs that need no quotes, as long as the word begins with none of them.
_UNQUOTED = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./+:@,=-]*")
_UNQUOTED_ON_WINDOWS = re.compile(r"[A-Za-z0-9_.\\][A-Za-z0-9_.\\/:+-]*")
# A backslash before a quote mark outside quotes is the mark itself in sh, bash, zsh and fish; in quotes fish differs.
# A stream of ASCII turns the curly marks into straight ones.
_MARK = re.compile(r"(['\\‘’])")
# PowerShell expands $ and `, and takes curly marks for straight ones; cmd expands %. A last \ would escape the quote.
_NO_WINDOWS_WORD = re.compile(r'["%$`“”„‟]|\\$')


def is_plain(text: str) -> bool:
    """Return whether bash, zsh, fish, PowerShell and cmd all read a text as one word that is the text itself.

    >>> [is_plain(text) for text in ("unit-3.1", "größe_2", "C++", "-n", "a b", "~", "$(x)", "")]
    [True, True, True, False, False, False, False, False]
    """
    begins_well = text[:1] == "_" or _is_of_words(text[:1])
    return begins_well and all(character in _PLAIN or _is_of_words(character) for character in text)


def word(text: str, otherwise: str, *, windows: bool = sys.platform == "win32") -> str:
    r"""Return a text as one word of a command line that is copied from the terminal; `otherwise` where none can be.

    A control character, as a line break is, would run what is before it, and is not shown as it is.

    >>> [word(text, "DECK", windows=False) for text in ("unit-3", "a b", "Newton's", "a\nb")]
    ['unit-3', "'a b'", "'Newton'\\''s'", 'DECK']
    >>> [word(text, "DECK", windows=True) for text in ("C:\\unit-3", "a b", "Newton's", "100%")]
    ['C:\\unit-3', '"a b"', '"Newton\'s"', 'DECK']
    """
    if "\n" in text or safe(text) != text:
        return otherwise
    if (_UNQUOTED_ON_WINDOWS if windows else _UNQUOTED).fullmatch(text):
        return text
    if windows:
        return otherwise if _NO_WINDOWS_WORD.search(text) else f'"{text}"'
    return "'" + _MARK.sub(r"'\\\1'", text) + "'"


def _is_of_words(character: str) -> bool:
    """Return whether a character is a letter, an accent on one, or a digit."""
    return unicodedata.category(character)[0] in "LMN" if character else False
