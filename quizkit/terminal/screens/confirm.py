"""Asks a question whose answer is yes or no."""

import sys

from quizkit.terminal.theme import WARNING, Screen


def confirm(screen: Screen, question: str, *, default: bool) -> bool:
    """Ask, and return the answer. Enter alone is `default`, the end of the input is no."""
    screen.show(f"{question} Type y or n.")
    while True:
        try:
            reply = input("> ").strip().casefold()
        except EOFError:
            return False
        if reply in ("", "y", "yes", "n", "no"):
            return reply[:1] == "y" if reply else default
        screen.show("Type y or n.", WARNING)


def someone_is_there() -> bool:
    """Return whether standard input and output are a terminal, so that somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
