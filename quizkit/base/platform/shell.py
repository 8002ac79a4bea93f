"""Quotes texts for a command line, and expands `~` and `*` where the shell leaves that to the program."""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from quizkit.base import patterns
from quizkit.base.platform.names import as_on_disk
from quizkit.base.platform.system import HERE, System
from quizkit.base.text import safe

# These have no meaning in any shell, anywhere in a word.
_PLAIN = frozenset("_.+-")
# Other signs need no quotes, except at the start of a word.
_UNQUOTED = patterns.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./+:@,=-]*")
_UNQUOTED_ON_WINDOWS = patterns.compile(r"[A-Za-z0-9_.\\][A-Za-z0-9_.\\/:+-]*")
# Outside quotes, a backslash and a quote mark are the mark itself in sh, bash, zsh and fish; inside, fish differs.
# ASCII output turns curly marks into straight ones.
_MARK = patterns.compile(r"(['\\‘’])")
# PowerShell expands $ and `, and reads curly marks as straight ones; cmd expands %. A final \ would escape the quote.
_NO_WINDOWS_WORD = patterns.compile(r'["%$`“”„‟]|\\$')


def is_plain(text: str) -> bool:
    """Return whether a text needs no quotes in bash, zsh, fish, PowerShell and cmd.

    >>> [is_plain(text) for text in ("unit-3.1", "größe_2", "C++", "-n", "a b", "~", "$(x)", "")]
    [True, True, True, False, False, False, False, False]
    """
    valid_start = text[:1] == "_" or _is_of_words(text[:1])
    return valid_start and all(character in _PLAIN or _is_of_words(character) for character in text)


def word(text: str, otherwise: str, system: System = HERE) -> str:
    r"""Return a text quoted as one word to copy from the terminal, or `otherwise` if that is impossible.

    Control characters cannot be shown, and a line break would run the command.

    >>> [word(text, "DECK", System.POSIX) for text in ("unit-3", "a b", "Newton's", "a\nb")]
    ['unit-3', "'a b'", "'Newton'\\''s'", 'DECK']
    >>> [word(text, "DECK", System.WINDOWS) for text in ("C:\\unit-3", "a b", "Newton's", "100%")]
    ['C:\\unit-3', '"a b"', '"Newton\'s"', 'DECK']
    """
    if "\n" in text or safe(text) != text:
        return otherwise
    if (_UNQUOTED_ON_WINDOWS if system is System.WINDOWS else _UNQUOTED).fullmatch(text):
        return text
    if system is System.WINDOWS:
        return otherwise if _NO_WINDOWS_WORD.search(text) else f'"{text}"'
    return "'" + _MARK.sub(r"'\\\1'", text) + "'"


def with_home(arguments: Sequence[str], system: System = HERE) -> list[str]:
    """Return the arguments of a command line with the home folder in place of `~`, as POSIX shells do before they start it."""
    # Unlike Path.expanduser, this does not fail where there is no home.
    expand = os.path.expanduser if system is System.WINDOWS else str
    return [expand(one) if one == "~" or one.startswith(("~/", "~\\")) else one for one in arguments]


def with_matches(paths: Sequence[Path], system: System = HERE) -> list[Path]:
    """Return paths as they are on the disk; on Windows with what matches a pattern such as `*.yaml`, as POSIX shells do."""
    matches = (_matches(path) for path in paths) if system is System.WINDOWS else (paths,)
    return [as_on_disk(path) for some in matches for path in some]


def _matches(path: Path) -> list[Path]:
    from glob import glob, has_magic

    # A file may have brackets in its name.
    matches = sorted(glob(str(path))) if has_magic(str(path)) and not path.exists() else []  # noqa: PTH207 - of any folder
    return [Path(one) for one in matches] or [path]


def _is_of_words(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" if character else False
