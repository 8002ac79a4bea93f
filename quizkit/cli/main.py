"""The list of commands, each loaded when it is called, and the place where errors become messages."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup
from typer.main import get_command

from quizkit import __version__
from quizkit.base import exit_codes
from quizkit.base.clock import start_days_at
from quizkit.base.errors import NotWritten, QuizError, Stopped, UsageError
from quizkit.base.long_work import Progress, show_long_work
from quizkit.base.paths import config_file
from quizkit.base.platform.console import is_closed_pipe
from quizkit.base.platform.shell import with_home
from quizkit.base.platform.system import HERE, System
from quizkit.base.program import program
from quizkit.cli.help import narrow_width, write_introduction
from quizkit.config import COLOR, DAY_STARTS, Color, read, set_for_run, setting

# Each command with its module and a summary. `quiz -h` is written from here, so that it loads no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("quizkit.cli.start", "Ask the questions of a deck."),
    "exam": ("quizkit.cli.exam", "Take an exam: no feedback before you hand in."),
    "plan": ("quizkit.cli.plan", "Plan the days until an exam."),
    "new": ("quizkit.cli.new", "Write a starter deck, or a skeleton for a text."),
    "preview": ("quizkit.cli.preview", "Show questions with their answers, and how a reply is graded."),
    "check": ("quizkit.cli.check", "Check decks for errors and weak questions."),
    "import": ("quizkit.cli.import_", "Import questions from other tools."),
    "export": ("quizkit.cli.export", "Export a deck for another tool."),
    "schema": ("quizkit.cli.schema", "Print the deck format as a JSON Schema, for editors."),
    "decks": ("quizkit.cli.decks", "List, add and show decks."),
    "read": ("quizkit.cli.read", "Read the text that the questions of a deck ask about."),
    "browse": ("quizkit.cli.browse", "List questions with their state, or show one with its history."),
    "stats": ("quizkit.cli.stats", "Show how much you know, and what is due next."),
    "config": ("quizkit.cli.config", "Show and change the settings."),
    "progress": ("quizkit.cli.progress", "Show, check, merge and export your progress."),
}
_HELP = """Turn your own texts into quizzes in the terminal. quizkit remembers what you know.

Examples:
  quiz                      show what is open, what is due, and the next command
  quiz start                choose a deck, and answer ten of its questions
  quiz start NAME -n 5      ask five questions of the deck NAME
  quiz decks add PATH       add a deck, so that you can start it anywhere
"""
# typer would change the policy without a question.
_POLICY = (
    "Completion is not installed: in PowerShell that would let every script run, by `Set-ExecutionPolicy Unrestricted`."
)
_PROFILE = (
    "Run `New-Item $PROFILE -ErrorAction Ignore; quiz --show-completion | Add-Content $PROFILE`, which changes no policy, "
    "and start PowerShell again. If it says that scripts are disabled, `Set-ExecutionPolicy RemoteSigned -Scope CurrentUser` "
    "allows your own."
)
# The errors of an output on a full disk, or over a quota or a limit. Files of progress have messages of their own.
_FULL = (ENOSPC, EDQUOT, EFBIG)


class Commands(TyperGroup):
    """A group that imports the module of a command only when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return get_command(import_module(COMMANDS[cmd_name][0]).app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or suggest the one that is meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from quizkit.base.problems import did_you_mean

            help = did_you_mean(args[0], COMMANDS) or f"Commands: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command “{args[0]}”. {help}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. If the reader of its output is gone, end with the code for that, not with typer's 1."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if not is_closed_pipe(error):
                raise
            return exit_codes.BROKEN_PIPE

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the examples before the usage, and the commands from their list."""
        write_introduction(formatter, _HELP)
        self.format_usage(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])
        self.format_options(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write nothing: the commands are listed above the options."""


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": narrow_width()},
)


def _show_version(context: typer.Context, requested: bool) -> None:
    # During completion the shell reads what is printed, and zsh runs it.
    if requested and not context.resilient_parsing:
        print(f"quizkit {__version__}")  # noqa: T201 - a text of our own; terminal.output is for the texts of others
        raise typer.Exit


@app.callback()
def _quiz(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    _color: Annotated[
        Color | None,
        typer.Option(
            "--color",
            callback=lambda color: set_for_run(COLOR, color),
            is_eager=True,
            help="Whether to use colours; write it before the command.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Without a command: print the page as one JSON object.")
    ] = False,
) -> None:
    path = config_file()
    problems = read(path).problems
    if problems:
        # The command runs with the settings that are valid.
        from quizkit.terminal.screens.refusal import show_problems
        from quizkit.terminal.theme import screen

        show_problems(screen(to_stderr=True), path, problems)
    start_days_at(setting(DAY_STARTS).value)
    show_long_work(_bar)
    if context.invoked_subcommand is None:
        _show_home(as_json=as_json)


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    from quizkit.terminal.screens.progress_bar import ProgressBar
    from quizkit.terminal.theme import screen

    with ProgressBar(screen(to_stderr=True), what) as bar:
        yield bar.update


def _show_home(*, as_json: bool) -> None:
    from quizkit.app.home import home_page
    from quizkit.terminal.screens.progress_bar import ProgressBar
    from quizkit.terminal.theme import screen

    with ProgressBar(screen(to_stderr=True), "Reading the decks") as bar:
        page = home_page(bar.update)
    if as_json:
        from quizkit.reporters import json
        from quizkit.terminal.output import write_json

        write_json(json.home(page))
        return
    from quizkit.terminal.screens.home import show_home
    from quizkit.terminal.screens.progress import show_damage

    shown = screen()
    show_home(shown, page)
    show_damage(shown, is_damaged=page.is_damaged)


def main() -> None:
    """Run the command line and exit with its code."""
    code = run(with_home(sys.argv[1:]))
    failures = [_unwritten(sys.stdout), _unwritten(sys.stderr)]
    if any(map(is_closed_pipe, failures)):
        code = exit_codes.BROKEN_PIPE
    elif failures[0] is not None and code != exit_codes.NOT_WRITTEN:
        code = _show_unwritten(failures[0])
    sys.exit(code)


def run(arguments: list[str], system: System = HERE) -> int:
    """Run a command line and return its exit code. Errors are shown, never raised."""
    if "--install-completion" in arguments and system is System.WINDOWS:
        return _show(UsageError(_POLICY, _PROFILE), exit_codes.USAGE)
    try:
        result = get_command(app).main(arguments, prog_name="quiz", standalone_mode=False)
    except typer.TyperException as error:
        return _show(_misused(error), getattr(error, "exit_code", exit_codes.USAGE))
    except typer.Abort:
        return exit_codes.DONE
    except QuizError as error:
        return _show(error, error.exit_code)
    except Stopped as signal:
        return signal.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            return _show_unwritten(error)
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        return _show_internal_error(error, arguments)
    return result if isinstance(result, int) else exit_codes.DONE


def _misused(error: typer.TyperException) -> QuizError:
    if getattr(error, "option_name", "") == "--color":
        return QuizError("Write --color before the command.", f"For example: `{program()} --color never start`.")
    # The help that answers is that of the command with subcommands, or with the option.
    command = getattr(getattr(error, "ctx", None), "command_path", "quiz").removeprefix("quiz")
    return QuizError(error.format_message(), f"`{program()}{command} -h` lists the commands and options.")


def _unwritten(stream: TextIO | None) -> OSError | None:
    """Write what a stream still buffers, and return the error if that fails. Python would print it at exit."""
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
    help = "Free some space, or write it elsewhere. Your answers are saved."
    return _show(NotWritten(f"The output could not be written: {why}.", help), exit_codes.NOT_WRITTEN)


def _show_internal_error(error: Exception, arguments: list[str]) -> int:
    from quizkit.cli.error_log import write_error_log

    path = write_error_log(error, arguments)
    log = f"Please attach {path} to a bug report." if path else "QUIZ_DEBUG=1 shows where it happened."
    message = f"quizkit has an internal error: {type(error).__name__}: {error}"
    return _show(QuizError(message, f"Your answers are saved. {log}"), exit_codes.INTERNAL_ERROR)


def _show(error: QuizError, code: int) -> int:
    from quizkit.app.find_deck import InvalidDeck
    from quizkit.terminal.screens.refusal import show_error, show_problems
    from quizkit.terminal.theme import screen

    try:
        shown = screen(to_stderr=True)
    except UsageError:
        # The variable that sets how output looks is itself invalid.
        shown = screen(to_stderr=True, accessible=True, lines=True, color=Color.AUTO)
    # If standard error cannot be written either, there is only the exit code.
    with suppress(OSError):
        if isinstance(error, InvalidDeck):
            show_problems(shown, error.file.path, error.file.problems)
        show_error(shown, error)
    return code
