"""The list of commands in line mode."""

from collections.abc import Mapping

from rich.text import Text

from quizkit.questions.reply_grammar import CommandName
from quizkit.terminal.theme import Screen


def show_commands(screen: Screen, commands: Mapping[CommandName, str]) -> None:
    """Show each command with what it does, and how to type an answer that begins with a colon."""
    for name, about in commands.items():
        line = Text.assemble((f":{name}", "bold"), ": " if screen.plain else " " * (9 - len(name)), about)
        screen.put(line, indent=0 if screen.plain else 2, hang=2 if screen.plain else 10)
    screen.show("To type an answer that begins with a colon, write two; ::? is a question mark.", "dim")
