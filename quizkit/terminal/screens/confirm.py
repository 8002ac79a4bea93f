"""Asks a question whose answer is yes or no."""

import sys

from quizkit.terminal.theme import Screen


def confirm(screen: Screen, question: str, *, otherwise: bool) -> bool:
    """Ask, and return the answer. Enter alone is `otherwise`, the end of the input is no."""
    screen.show(f"{question} Type y or n.")
    while True:
        try:
            reply = input("> ").strip().casefold()
        except EOFError:
            return False
        if reply in ("", "y", "yes", "n", "no"):
            return reply[:1] == "y" if reply else otherwise
        screen.show("Type y or n.", "yellow")


def someone_is_there() -> bool:
    """Return whether standard input and output are a terminal, so that somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
