"""Asks a question whose answer is yes or no."""

import sys

from quizkit.base.platform.console import discard_typeahead, read_key
from quizkit.base.text import safe_line
from quizkit.terminal.theme import WARNING, Screen


def confirm(screen: Screen, question: str, *, default: bool) -> bool:
    """Ask, and return the answer. Enter alone is `default`, the end of the input is no."""
    if screen.keys:
        return _by_key(screen, question, default=default)
    screen.show(f"{question} Type y or n.")
    while True:
        try:
            reply = input(screen.prompt).strip().casefold()
        except EOFError:
            return False
        if reply in ("", "y", "yes", "n", "no"):
            return reply[:1] == "y" if reply else default
        screen.show("Type y or n.", WARNING)


def _by_key(screen: Screen, question: str, *, default: bool) -> bool:
    """Ask for one key; Enter is `default`, Escape and Ctrl-D are no, and other keys and words are not an answer."""
    discard_typeahead()
    screen.show(f"{question} Press y or n.")
    screen.console.file.flush()
    while (answer := _answer(key := read_key(), default=default)) is None:
        word = safe_line(" ".join(key.split()))
        if len(word) > 1 and not key.startswith("\x1b"):
            discard_typeahead()
            screen.show(f"“{word}” is not an answer. Press y or n.", WARNING)
            screen.console.file.flush()
    screen.show("Yes." if answer else "No.", "dim")
    return answer


def _answer(key: str, *, default: bool) -> bool | None:
    # A letter that is held down is one letter.
    key = key[:1] if key == key[:1] * len(key) else key
    if key in ("\r", "\n"):
        return default
    return key.casefold() == "y" if key.casefold() in ("y", "n", "\x1b", "\x04", "") else None


def is_interactive() -> bool:
    """Return whether standard input and output are a terminal, so that the student can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
