"""The help of a verb: what it does, examples, then the details."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


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


def verb_app(**settings: Any) -> typer.Typer:
    """Return the app of a verb's module."""
    return typer.Typer(
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def _write_help(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    summary, _, examples = (command.help or "").partition("\n\nExamples:\n")
    formatter.write_text(summary)
    if examples:
        formatter.write(f"\nExamples:\n{examples.rstrip()}\n")
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    command.format_options(ctx, formatter)
