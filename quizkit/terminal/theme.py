"""The theme: colours, signs and widths, and their replacements on terminals without them."""

import codecs
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, TypeAlias

from rich.console import Console
from rich.text import Text

from quizkit.base.text import safe, safe_line
from quizkit.config import ACCESSIBLE, COLOR, LINES, Color, chosen

WIDEST = 100
# The sixteen colours of the terminal's own theme; each only repeats what a word or a sign says.
Style: TypeAlias = Literal[
    "", "bold", "dim", "green", "red", "yellow", "cyan", "bold green", "bold red", "bold yellow", "bold cyan"
]
# What each colour means.
RIGHT: Style = "bold green"
PARTLY_RIGHT: Style = "bold yellow"
WRONG: Style = "bold red"
DONE: Style = "green"
WARNING: Style = "yellow"
LABEL: Style = "cyan"
CURSOR: Style = "bold cyan"
COMMAND: Style = "bold cyan"
# The sign and the style of each verdict.
VERDICTS: dict[str, tuple[str, Style]] = {
    "right": ("✓", RIGHT),
    "partly right": ("≈", PARTLY_RIGHT),
    "close": ("≈", PARTLY_RIGHT),
    "wrong": ("✗", WRONG),
    "skipped": ("→", PARTLY_RIGHT),
}
_ASCII = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "━": "=", "─": "-",
    "✓": "+", "✗": "x", "→": "->", "×": "x", "≈": "~", "\u00a0": " ", "\u202f": " ", "╭": "+", "╮": "+", "╰": "+",
    "╯": "+", "│": "|", "↕": "*",
})  # fmt: skip


class Screen(NamedTuple):
    """Where to draw. A `plain` one is for pipes and screen readers: no bars, boxes or signs, only words.

    With `keys`, what is asked there is answered by single keys, else by lines.
    """

    console: Console
    plain: bool
    keys: bool = False

    def show(self, text: str = "", style: Style = "", indent: int = 0, hang: int = 0) -> None:
        """Print text, wrapped; lines after the first are indented by `hang` more."""
        self.put(Text(safe(text), style), indent, hang)

    def put(self, text: Text, indent: int = 0, hang: int = 0, *, fold: bool = True) -> None:
        """Print styled text, wrapped as `show` does. It must be safe already.

        Without `fold` a word longer than a line is not broken, so that a path can be copied.
        """
        for line in self.wrapped(text, self.console.width, indent, hang, fold=fold):
            self.console.print(line, soft_wrap=True)

    def wrapped(self, text: Text, columns: int, indent: int = 0, hang: int = 0, *, fold: bool = True) -> Iterator[Text]:
        """Yield styled text as the lines that `put` prints."""
        width = max(10, min(columns, WIDEST) - indent - hang)
        first = " " * indent
        for paragraph in text.split("\n", allow_blank=True):
            for line in paragraph.wrap(self.console, width, overflow="fold" if fold else "ignore") or [Text()]:
                line.rstrip()
                yield Text(first if line else "") + line
                first = " " * (indent + hang)

    def command(self, label: str, command: str) -> None:
        """Print a command on one line, so that it can be copied: on its own line if it does not fit after its label.

        Spaces are preserved. A character that the stream lacks never becomes one with a meaning in a shell.
        """
        text = Text(safe(_copied(command, self.console.encoding)), COMMAND)
        # After a line break, a title could look like a command of quizkit.
        label = safe_line(label)
        line = Text.assemble(label, " ", text)
        if line.cell_len > min(self.console.width, WIDEST):
            self.show(label)
            line = text
        self.console.print(line, soft_wrap=True)

    def drawn(self, text: str, style: Style) -> str:
        """Return text as it is drawn here, for `write`."""
        with self.console.capture() as captured:
            self.console.print(Text(text, style), end="", soft_wrap=True)
        return captured.get()

    def write(self, lines: Sequence[str]) -> None:
        """Print many lines at once, without wrapping. They must be safe and drawn already."""
        self.console.file.write("".join(f"{line}\n" for line in lines))

    def rule(self) -> None:
        """Print an empty line."""
        self.console.print()


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Raise it for the command line to handle; rich would exit with code 1."""
        raise BrokenPipeError


def screen(
    *,
    to_stderr: bool = False,
    accessible: bool | None = None,
    lines: bool | None = None,
    color: Color | None = None,
) -> Screen:
    """Return the screen of this run: plain unless both ends of the conversation are a terminal that can draw.

    Keys are read if standard output is such a terminal, unless `lines` is set. None means the configured value.
    Raises UsageError for an invalid environment variable.
    """
    stream = (sys.stderr if to_stderr else sys.stdout) or _nowhere()
    survive_any_character(stream)
    color_choice = chosen(COLOR, color)
    dumb = os.environ.get("TERM") == "dumb"
    is_conversation = stream.isatty() and sys.stdin is not None and sys.stdin.isatty()
    plain = chosen(ACCESSIBLE, accessible) or dumb or not is_conversation
    console = _Console(
        file=stream,
        # With TERM=dumb rich assumes 80 columns unless both are set.
        width=_columns(stream) if dumb else None,
        height=25 if dumb else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        no_color=color_choice is Color.NEVER,
        force_terminal=True if color_choice is Color.ALWAYS else None,
        color_system="standard" if color_choice is Color.ALWAYS else None if plain else "auto",
    )
    if not console.width:
        # With COLUMNS=0 nothing would be written.
        console.width = 80
    return Screen(console, plain, keys=not (plain or to_stderr or _is_unknown() or chosen(LINES, lines)))


def _is_unknown() -> bool:
    """Return whether the kind of terminal is unknown; on Windows it never is."""
    return sys.platform != "win32" and os.environ.get("TERM", "unknown") == "unknown"


def _nowhere() -> IO[str]:
    """Return a substitute for an output that was closed before the program started."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _columns(stream: IO[str]) -> int | None:
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def survive_any_character(stream: IO[Any]) -> None:
    """Let a stream write any text: characters that its encoding lacks become the nearest ASCII, else a question mark."""
    codecs.register_error("quizkit", _nearest_ascii)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="quizkit")


def take_any_bytes(stream: IO[Any]) -> None:
    """Let a stream read any bytes: those that are invalid in its encoding become U+FFFD."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and getattr(stream, "errors", "") != "replace":
        reconfigure(errors="replace")


def writable(text: str, encoding: str) -> str:
    """Return a text as a stream of this encoding writes it."""
    return text.encode(encoding, "quizkit").decode(encoding)


def _copied(command: str, encoding: str) -> str:
    return command.encode(encoding, "replace").decode(encoding)


def _nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end].translate(_ASCII)
    return "".join(character if character.isascii() else "?" for character in lost), error.end


def data(text: str, style: Style = "") -> Text:
    """Return text of a deck, a file or the student as one styled line: never markup, never an escape sequence."""
    return Text(safe_line(text), style)
