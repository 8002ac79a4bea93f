"""The help of a command: what it does, examples, then its arguments and options."""

import re
import shutil
from functools import partial
from textwrap import fill
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# With fewer columns, what an option does is written below it. typer never writes fewer than 50 columns.
_NARROW = 60
_LEAST = 20
# Shorter than any option or command, so that each gets a line of its own.
_TERM = 2
# No summary is longer, so none is cut short.
_SENTENCE = 200


class _WithExamples:
    """A docstring that ends with examples, after a line `Examples:`."""

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the summary and the examples before the usage and the options."""
        write_introduction(formatter, self.help or "")
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)


class HelpCommand(_WithExamples, TyperCommand):
    """A command whose docstring ends with examples."""


class HelpGroup(_WithExamples, TyperGroup):
    """A command with subcommands whose docstring ends with examples."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the first sentence of each command in full; typer would cut it short."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(_SENTENCE)) for name, command in commands if command])


def command_app(**settings: Any) -> typer.Typer:
    """Return the typer app of a command's module."""
    return typer.Typer(
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def narrow_width() -> int | None:
    """Return the width of the terminal if it is too narrow for tables, else None."""
    columns = shutil.get_terminal_size().columns
    return max(_LEAST, columns) if columns < _NARROW else None


def write_introduction(formatter: Any, help: str) -> None:
    """Write what a command does and its examples. On a narrow terminal, later tables become lists."""
    summary, _, examples = help.partition("\n\nExamples:\n")
    formatter.write_text(summary)
    width = narrow_width()
    if width is not None:
        formatter.write_dl = partial(formatter.write_dl, col_max=_TERM)
        examples = "\n".join(_narrow_example(line, width) for line in examples.splitlines())
    if examples:
        formatter.write(f"\nExamples:\n{examples.rstrip()}\n")
    formatter.write_paragraph()


def _narrow_example(line: str, width: int) -> str:
    """Return an example with its explanation on the next line. The command is never broken, so that it can be copied."""
    command, _, about = re.sub(r"(\S) {2,}", r"\1\t", line).partition("\t")
    indent = " " * (_TERM + 4)
    below = fill(about, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return f"{command}\n{below}" if about else command
