"""A question of ours that is answered with yes or no."""

import sys

from quizkit.terminal.theme import WARNING, Screen


def confirm(screen: Screen, question: str, *, otherwise: bool) -> bool:
    """Ask, and return what was answered; `otherwise` is for Enter alone and for input that has ended."""
    screen.show(f"{question} Type y or n.")
    while True:
        try:
            reply = input("> ").strip().casefold()
        except EOFError:
            return False
        if reply in ("", "y", "yes", "n", "no"):
            return reply[:1] == "y" if reply else otherwise
        screen.show("Type y or n.", WARNING)


def someone_is_there() -> bool:
    """Return whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
