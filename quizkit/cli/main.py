"""The list of verbs, loaded only when they are called, and the one boundary where errors become messages."""

import os
import sys
from contextlib import suppress
from errno import EDQUOT, EFBIG, ENOSPC
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup
from typer.main import get_command

from quizkit import __version__
from quizkit.base.errors import NotWritten, QuizError, Stopped, UsageError
from quizkit.base.paths import config_file
from quizkit.base.program import program
from quizkit.cli.help import narrow_width, write_introduction
from quizkit.config import COLOR, Color, read, set_for_run

# Each verb: the module that has it, and what it does. Help is written from here, so that it loads no verb.
VERBS: dict[str, tuple[str, str]] = {
    "start": ("quizkit.cli.start", "Ask the questions of a deck."),
    "exam": ("quizkit.cli.exam", "Take an exam: no feedback before you hand in."),
    "new": ("quizkit.cli.new", "Write a deck to begin with, or a skeleton over a text."),
    "preview": ("quizkit.cli.preview", "Show questions with their key, and how a reply is graded."),
    "check": ("quizkit.cli.check", "Check decks: can they be asked, and are they good."),
    "schema": ("quizkit.cli.schema", "Print the deck format as a JSON Schema, for editors."),
    "decks": ("quizkit.cli.decks", "List the decks, add one, see how one stands."),
    "stats": ("quizkit.cli.stats", "Show how much you know, and what comes next."),
    "config": ("quizkit.cli.config", "Show the settings, where they come from, and change them."),
    "progress": ("quizkit.cli.progress", "See to the folder of what you answered."),
}
_HELP = """Quizzes from your own texts, in the terminal, which remember what you know.

Examples:
  quiz                      your decks, and what to run
  quiz start                ask ten questions of the only deck there is
  quiz start NAME -n 5      ask five of the deck called NAME
  quiz decks add PATH       keep a deck where every folder finds it
"""
# What sysexits.h calls EX_SOFTWARE: a fault of the program's own.
_OWN_FAULT = 70
# What a shell shows of a program that SIGPIPE ended: nobody reads its output any more, as in `quiz decks | head -1`.
_NOBODY_READS = 141
# What a full disk, a quota or a limit says of an output. What is kept in files tells of its own failures.
_FULL = (ENOSPC, EDQUOT, EFBIG)


class Verbs(TyperGroup):
    """A group that imports the module of a verb when the verb is called, and no other."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the verbs."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a verb, or None for a word that is none."""
        if cmd_name not in VERBS:
            return None
        return get_command(import_module(VERBS[cmd_name][0]).app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the verb, or say which is meant."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from quizkit.base.problems import did_you_mean

            help = did_you_mean(args[0], VERBS) or f"Verbs: {', '.join(VERBS)}."
            ctx.fail(f"There is no verb “{args[0]}”. {help}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the verb. If nobody reads its output any more, that is no finding, which typer's code 1 would say."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _NOBODY_READS

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the examples before the usage, and the verbs from their list."""
        write_introduction(formatter, _HELP)
        self.format_usage(ctx, formatter)
        with formatter.section("Verbs"):
            formatter.write_dl([(name, about) for name, (_, about) in VERBS.items()])
        self.format_options(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write nothing: the verbs stand above the options already."""


app = typer.Typer(
    cls=Verbs,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": narrow_width()},
)


def _show_version(context: typer.Context, wanted: bool) -> None:
    # A shell that completes a line reads what is printed, and zsh runs it.
    if wanted and not context.resilient_parsing:
        print(f"quizkit {__version__}")  # noqa: T201 - text of ours; terminal.output is for the text of others
        raise typer.Exit


def _use_colors(color: Color | None) -> None:
    set_for_run(COLOR, color)


@app.callback()
def _quiz(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    _color: Annotated[
        Color | None,
        typer.Option("--color", callback=_use_colors, is_eager=True, help="Colours; before the verb."),
    ] = None,
) -> None:
    _tell_of_settings()
    if context.invoked_subcommand is None:
        from quizkit.cli.home import home

        home()


def _tell_of_settings() -> None:
    """Say what is wrong with the file of the settings. The command goes on without what is wrong."""
    path = config_file()
    problems = read(path).problems
    if problems:
        from quizkit.terminal.screens.refusal import show_problems
        from quizkit.terminal.theme import screen

        show_problems(screen(to_stderr=True), path, problems)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    code = run(sys.argv[1:])
    failures = [_unwritten(sys.stdout), _unwritten(sys.stderr)]
    if any(isinstance(failure, BrokenPipeError) for failure in failures):
        code = _NOBODY_READS
    elif failures[0] is not None and code != NotWritten.exit_code:
        code = _show_unwritten(failures[0])
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code. Errors are shown, never raised."""
    try:
        result = get_command(app).main(arguments, prog_name="quiz", standalone_mode=False)
    except typer.TyperException as error:
        return _show(_misused(error), getattr(error, "exit_code", 2))
    except typer.Abort:
        return 0
    except QuizError as error:
        return _show(error, error.exit_code)
    except Stopped as signal:
        return signal.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            return _show_unwritten(error)
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        message = f"quizkit has a fault: {type(error).__name__}: {error}"
        return _show(QuizError(message, "What you answered is kept. QUIZ_DEBUG=1 shows where it happened."), _OWN_FAULT)
    return result if isinstance(result, int) else 0


def _misused(error: typer.TyperException) -> QuizError:
    if getattr(error, "option_name", "") == "--color":
        return QuizError("--color stands before the verb.", f"So: `{program()} --color never start`.")
    return QuizError(error.format_message(), f"`{program()} -h` shows what there is.")


def _unwritten(stream: TextIO | None) -> OSError | None:
    """Write out what a stream still holds; return why that could not be done. Python would complain at its end."""
    if stream is None:
        return None
    try:
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None


def _show_unwritten(error: OSError) -> int:
    why = (error.strerror or str(error)).lower()
    help = "Make room, or send it elsewhere. What you answered is kept."
    return _show(NotWritten(f"The output could not be written: {why}.", help), NotWritten.exit_code)


def _show(error: QuizError, code: int) -> int:
    from quizkit.app.find_deck import InvalidDeck
    from quizkit.terminal.screens.refusal import show_error, show_problems
    from quizkit.terminal.theme import screen

    try:
        shown = screen(to_stderr=True)
    except UsageError:
        # The error is that of a variable that says how things are to be shown.
        shown = screen(to_stderr=True, accessible=True, lines=True, color=Color.AUTO)
    # Where standard error takes nothing either, the code alone can tell.
    with suppress(OSError):
        if isinstance(error, InvalidDeck):
            show_problems(shown, error.file.path, error.file.problems)
        show_error(shown, error)
    return code
