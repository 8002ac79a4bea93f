"""The screen: colours, signs and widths, and their replacements on plain terminals."""

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, Any, Literal, TypeAlias

from rich.console import Console
from rich.text import Text

from quizkit.base.platform.console import says_what_it_is
from quizkit.base.platform.escapes import switch_on_escapes
from quizkit.base.text import safe, safe_line
from quizkit.base.values import Value
from quizkit.config import ACCESSIBLE, COLOR, LINES, Color, chosen
from quizkit.terminal.spoken import spoken

WIDEST = 100
_AT_A_TIME = 1000
# Colours of the terminal's own theme. A colour only repeats what a word or a sign says.
Style: TypeAlias = Literal[
    "", "bold", "dim", "green", "red", "yellow", "cyan", "bold green", "bold red", "bold yellow", "bold cyan"
]
# What each colour means.
RIGHT: Style = "bold green"
PARTLY_RIGHT: Style = "bold yellow"
WRONG: Style = "bold red"
FINISHED: Style = "green"
WARNING: Style = "yellow"
LABEL: Style = "cyan"
CURSOR: Style = "bold cyan"
COMMAND: Style = "bold cyan"
# The sign and the style of each verdict.
VERDICTS: dict[str, tuple[str, Style]] = {
    "right": ("✓", RIGHT),
    "partly right": ("≈", PARTLY_RIGHT),
    "asked again": ("?", PARTLY_RIGHT),
    "close": ("≈", PARTLY_RIGHT),
    "wrong": ("✗", WRONG),
    "skipped": ("→", PARTLY_RIGHT),
}
_ASCII = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "━": "=", "─": "-",
    "✓": "+", "✗": "x", "→": "->", "×": "x", "≈": "~", "\u00a0": " ", "\u202f": " ", "╭": "+", "╮": "+", "╰": "+",
    "╯": "+", "│": "|", "↕": "*", "█": "#", "▓": "%", "▒": "=", "░": ".", "▇": "#", "▆": "*", "▅": "+", "▄": "=", "▃": "-",
    "▂": ".", "▁": "_",
})  # fmt: skip


class Screen(Value):
    """A console to draw on. A `plain` one is for pipes and screen readers: only words, no bars, boxes or signs.

    With `keys`, questions are answered by single keys, else by lines. A `spoken` one is plain, and has words for signs.
    """

    console: Console
    plain: bool
    keys: bool = False
    spoken: bool = False

    def show(self, text: str = "", style: Style = "", indent: int = 0, hang: int = 0) -> None:
        """Print wrapped text. Lines after the first are indented by `hang` more."""
        self.put(Text(safe(text), style), indent, hang)

    def put(self, text: Text, indent: int = 0, hang: int = 0, *, fold: bool = True) -> None:
        """Print styled, safe text, wrapped as `show` does. Without `fold`, a long word such as a path is not broken."""
        self.put_lines(self.lines(text, indent, hang, fold=fold))

    def lines(self, text: Text, indent: int = 0, hang: int = 0, *, fold: bool = True) -> Iterator[Text]:
        """Yield the lines that `put` prints."""
        if self.spoken:
            text = Text(spoken(text.plain), text.style)
        return self.wrapped(text, self.console.width, indent, hang, fold=fold)

    def put_lines(self, lines: Iterable[Text]) -> None:
        """Print many styled lines, not wrapped. They must be safe already."""
        left = iter(lines)
        # To print each line by itself takes rich ten times as long.
        while some := list(islice(left, _AT_A_TIME)):
            self.console.print(Text("\n").join(some), soft_wrap=True)

    def wrapped(self, text: Text, columns: int, indent: int = 0, hang: int = 0, *, fold: bool = True) -> Iterator[Text]:
        """Yield the lines of a text on this many columns."""
        width = max(10, min(columns, WIDEST) - indent - hang)
        first = " " * indent
        plain = text.plain
        # Wrapping changes a tab, and white space at the end, in a line that fits.
        if not ("\n" in plain or "\t" in plain or plain[-1:].isspace()) and 0 < text.cell_len <= width:
            yield Text(first) + text
            return
        for paragraph in text.split("\n", allow_blank=True):
            for line in paragraph.wrap(self.console, width, overflow="fold" if fold else "ignore") or [Text()]:
                line.rstrip()
                yield Text(first if line else "") + line
                first = " " * (indent + hang)

    def counted(self, show: Callable[[], None]) -> int:
        """Run what shows something, and return how many lines that took."""
        with self.console.capture() as captured:
            show()
        text = captured.get()
        self.console.file.write(text)
        self.console.file.flush()
        return text.count("\n")

    def put_line(self, text: Text) -> None:
        """Print one styled line, not wrapped. It must be safe already."""
        self.console.print(text, soft_wrap=True)

    def command(self, label: str, command: str) -> None:
        """Print a command unbroken, to be copied: after its label, or on its own line if it does not fit."""
        # Similar ASCII for a character that the stream lacks could have a meaning in a shell.
        text = Text(safe(command.encode(self.console.encoding, "replace").decode(self.console.encoding)), COMMAND)
        # A line break in a title could fake a command on a line of its own.
        label = safe_line(label)
        line = Text.assemble(label, " ", text)
        if line.cell_len > min(self.console.width, WIDEST):
            self.show(label)
            line = text
        self.console.print(line, soft_wrap=True)

    @property
    def has_colours(self) -> bool:
        """Whether colours are drawn."""
        return not self.console.no_color and self.console.color_system is not None

    @property
    def inset(self) -> int:
        """The indent of what belongs to a line above it."""
        return 0 if self.plain else 2

    def bullets(self, heading: str, items: Sequence[str]) -> None:
        """Print a list below a heading and an empty line, or nothing for an empty list."""
        if items:
            self.rule()
            self.show(heading)
        for item in items:
            self.put(data(f"- {item}"), indent=self.inset, hang=2)

    def drawn(self, text: str, style: Style) -> str:
        """Return a safe text with its style as escape sequences, for `write`."""
        with self.console.capture() as captured:
            self.console.print(Text(text, style), end="", soft_wrap=True)
        return captured.get()

    def write(self, lines: Sequence[str]) -> None:
        """Print many lines at once, not wrapped. They must be safe and drawn already."""
        self.console.file.write("".join(f"{spoken(line) if self.spoken else line}\n" for line in lines))

    @property
    def prompt(self) -> str:
        """What is before a line that is typed."""
        return "Your answer: " if self.spoken else "> "

    def rule(self) -> None:
        """Print an empty line."""
        self.console.print()


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Raise the error for the command line to handle; rich would exit with 1."""
        raise BrokenPipeError


def screen(
    *,
    to_stderr: bool = False,
    accessible: bool | None = None,
    lines: bool | None = None,
    color: Color | None = None,
) -> Screen:
    """Return the screen. It is plain unless input and output are a terminal that can draw.

    It reads keys if standard output is such a terminal, unless `lines` is true. None means the setting.
    Raises UsageError for an invalid variable.
    """
    # An output that was closed before the program started is None.
    stream = (sys.stderr if to_stderr else sys.stdout) or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open till the end
    survive_any_character(stream)
    colors = chosen(COLOR, color)
    dumb = os.environ.get("TERM") == "dumb"
    is_conversation = stream.isatty() and sys.stdin is not None and sys.stdin.isatty()
    # A terminal that would print escape sequences is not sent any.
    draws = not stream.isatty() or switch_on_escapes(stream)
    aloud = chosen(ACCESSIBLE, accessible)
    plain = aloud or dumb or not is_conversation or not draws
    console = _Console(
        file=stream,
        # rich assumes 80 columns if TERM=dumb, unless both are given.
        width=get_terminal_size().columns if dumb else None,
        height=25 if dumb else None,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=colors is Color.NEVER,
        force_terminal=True if colors is Color.ALWAYS else None,
        color_system="standard" if colors is Color.ALWAYS and draws else None if plain else "auto",
    )
    if not console.width:
        # With COLUMNS=0 nothing would be written.
        console.width = 80
    keys = not (plain or to_stderr or not says_what_it_is() or chosen(LINES, lines))
    return Screen(console, plain, keys=keys, spoken=aloud)


def survive_any_character(stream: IO[Any]) -> None:
    """Let a stream write any text. A character that its encoding lacks becomes similar ASCII, or a question mark."""
    codecs.register_error("quizkit", _nearest_ascii)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="quizkit")


def accept_any_bytes(stream: IO[Any]) -> None:
    """Let a stream read any bytes. Bytes that are invalid in its encoding become U+FFFD."""
    if isinstance(stream, TextIOWrapper) and stream.errors != "replace":
        stream.reconfigure(errors="replace")


def writable(text: str, encoding: str) -> str:
    """Return a text as a stream with this encoding writes it."""
    return text.encode(encoding, "quizkit").decode(encoding)


def _nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end].translate(_ASCII)
    return "".join(character if character.isascii() else "?" for character in lost), error.end


def labelled(screen: Screen, facts: Sequence[tuple[str, Text]]) -> None:
    """Print facts with a label each: in two columns, or as sentences on a plain screen."""
    widest = max((len(label) for label, _ in facts), default=0) + 2
    for label, text in facts:
        if screen.plain:
            screen.show(f"{label}: {text.plain}.")
            continue
        start = Text(f"  {label:<{widest}}", LABEL)
        for line in screen.wrapped(text, min(screen.console.width, WIDEST) - widest - 2):
            screen.put_line(start + line)
            start = Text(" " * (widest + 2))


def data(text: str, style: Style = "") -> Text:
    """Return text of a deck, a file or the student as one safe, styled line, without markup or escape sequences."""
    return Text(safe_line(text), style)
