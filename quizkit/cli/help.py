"""The help of a verb: what it does, examples, then the details."""

import re
import shutil
from functools import partial
from textwrap import fill
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# In fewer columns an option and what it does stand one below the other. typer would not write less than 50 columns.
_NARROW = 60
_LEAST = 20
# Shorter than any option or verb, so that each has a line of its own there.
_TERM = 2
# What a verb does is told in whole: no sentence is longer.
_SENTENCE = 200


class Verb(TyperCommand):
    """A command whose docstring has its examples behind a line `Examples:`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the summary and the examples before the usage and the options."""
        _write_help(self, ctx, formatter)


class VerbGroup(TyperGroup):
    """A verb that has verbs of its own, with its examples as `Verb` has them."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the summary and the examples before the usage and the options."""
        _write_help(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the first sentence of each, whole, where typer would cut it short."""
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.get_short_help_str(_SENTENCE)) for name, verb in verbs if verb])


def verb_app(**settings: Any) -> typer.Typer:
    """Return the app of a verb's module."""
    return typer.Typer(
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def narrow_width() -> int | None:
    """Return the width of a terminal that is too narrow for a table, None of any other."""
    columns = shutil.get_terminal_size().columns
    return max(_LEAST, columns) if columns < _NARROW else None


def write_introduction(formatter: Any, help: str) -> None:
    """Write what a command does and its examples, and let tables be lists where the terminal is narrow."""
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
    """Return an example with what it does below it. The command stays whole, so that it can be copied."""
    command, _, about = re.sub(r"(\S) {2,}", r"\1\t", line).partition("\t")
    indent = " " * (_TERM + 4)
    below = fill(about, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return f"{command}\n{below}" if about else command


def _write_help(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    write_introduction(formatter, command.help or "")
    command.format_usage(ctx, formatter)
    command.format_options(ctx, formatter)
