"""The program as its users run it: a real process, in a folder of its own, in a pipe or in a pseudo-terminal."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from difflib import unified_diff
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from textwrap import dedent
from threading import Thread
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

import quizkit
from tests.fork_server import AVAILABLE, ForkServer, Order, Run
from tests.windows import EMULATED, ENCODING, ENVIRONMENT, ON_WINDOWS

if not ON_WINDOWS:
    import termios

    from pexpect.fdpexpect import fdspawn

# What a person's own environment could change about the output.
_OURS = re.compile(
    r"QUIZ_|_QUIZ|COMP_|LC_|LANG|PYTHON|XDG_|NO_COLOR$|FORCE_COLOR$|CLICOLOR|COLORTERM$|COLUMNS$|LINES$|TERM$|TTY_"
    r"|ACCESSIBLE$|EDITOR$|VISUAL$|COV_|MAN"
)
SECONDS = 30
# A test of something else need not press Enter after each reply.
_NO_PAUSE = {"QUIZ_PAUSE": "false"}


class Ran(NamedTuple):
    """How a process ended, and what it wrote."""

    code: int
    out: str
    err: str


class StoppedClock:
    """A clock for the program that only a test moves."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._begun = datetime.now().astimezone()
        self._seconds = 0.0
        self.advance(0)

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._seconds += seconds
        written = self.path.with_suffix(".new")
        written.write_text(f"{self._begun.isoformat()} {self._seconds}")
        written.replace(self.path)


class Quiz:
    """Runs the program in `folder`, with its data in `home`. Calling it is typing `quiz …` into a shell."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        self.clock: StoppedClock | None = None

    def stop_the_clock(self) -> "StoppedClock":
        """Let time stand still for every run from now on, until the clock is advanced."""
        self.clock = StoppedClock(self.home.parent / "clock")
        return self.clock

    def __call__(
        self, *arguments: str, input: str | bytes = "", environment: dict[str, str] | None = None, code: int | None = 0
    ) -> Ran:
        """Run it to its end with `input` on a pipe. It has to end with `code`, if that is given, and never with a traceback."""
        ran = (self._fork if AVAILABLE else self._start)(arguments, input, environment)
        assert "Traceback" not in ran.err, ran.err
        assert "internal error" not in ran.err, ran.err
        assert code is None or ran.code == code, f"{ran.code}\n{ran.out}\n{ran.err}"
        return ran

    def shell(self, line: str, environment: dict[str, str] | None = None) -> Ran:
        """Run a line in bash, where $QUIZ stands for the program."""
        program = {"QUIZ": " ".join(self.command)}
        return self.run(["bash", "-c", line], "", {**program, **(environment or {})})

    def _start(self, arguments: tuple[str, ...], input: str | bytes, environment: dict[str, str] | None) -> Ran:
        return self.run([*self.command, *arguments], input, environment)

    def _fork(self, arguments: tuple[str, ...], input: str | bytes, environment: dict[str, str] | None) -> Ran:
        given = input.encode() if isinstance(input, str) else input
        with TemporaryFile() as out, TemporaryFile() as err, _piped(given) as pipe:
            run = self.begin(arguments, [file.fileno() for file in (pipe, out, err)], environment)
            return Ran(run.wait(SECONDS), _text(out), _text(err))

    def begin(
        self,
        arguments: Sequence[str],
        files: list[int],
        environment: dict[str, str] | None = None,
        *,
        terminal: bool = False,
    ) -> Run:
        """Begin the program in a fork, on three descriptors."""
        clock = str(self.clock.path) if self.clock else ""
        order = Order(list(arguments), str(self.folder), self.environment(environment), terminal, clock)
        return _fork_server().start(order, files)

    def run(self, command: list[str], input: str | bytes = "", environment: dict[str, str] | None = None) -> Ran:
        given = input.encode() if isinstance(input, str) else input
        ended = subprocess.run(
            command,
            input=given,
            capture_output=True,
            cwd=self.folder,
            env=self.environment(environment),
            timeout=SECONDS,
            check=False,
        )
        return Ran(ended.returncode, _decoded(ended.stdout), _decoded(ended.stderr))

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "quizkit"]

    def environment(self, changes: dict[str, str] | None = None) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not _OURS.match(name)}
        own = {"QUIZ_HOME": str(self.home), "HOME": str(self.home.parent), "LC_ALL": "C.UTF-8"}
        root = Path(quizkit.__file__).parents[1]
        package = {
            "PYTHONPATH": os.pathsep.join([*([str(root / "tests" / "emulation")] if EMULATED else []), str(root)])
        }
        # As in a shell where the environment that runs the tests is active: what is suggested begins with `quiz`.
        active = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])}
        return {**kept, **own, **package, **ENVIRONMENT, **active, **(changes or {})}

    def deck(self, text: str, name: str = "deck.yaml") -> Path:
        """Write a deck into the folder at hand."""
        path = self.folder / name
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def history(self, kind: str = "attempt") -> list[dict[str, Any]]:
        """Return the records of a kind that were kept, in the order in which they were written."""
        lines = [line for path in sorted(self.home.glob("history/*.jsonl")) for line in path.read_text().splitlines()]
        return [record for record in map(json.loads, lines) if record["kind"] == kind]

    def replies(self) -> list[tuple[str, list[str]]]:
        """Return the question and the reply of each attempt that was kept."""
        return [(record["question"], record["reply"]) for record in self.history()]


@cache
def _fork_server() -> ForkServer:
    return ForkServer(Quiz(Path(), Path()).environment())


@contextmanager
def _piped(data: bytes) -> Iterator[IO[bytes]]:
    """Open the end of a pipe from which `data` can be read."""
    reader, writer = os.pipe()
    feeder = Thread(target=_feed, args=(writer, data))
    feeder.start()
    try:
        with os.fdopen(reader, "rb") as pipe:
            yield pipe
    finally:
        # Where the program left some of it unread, the feeder ends with the pipe.
        feeder.join()


def _feed(writer: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(writer, "wb", buffering=0) as pipe:
        view = memoryview(data)
        while view:
            view = view[pipe.write(view) :]


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return _decoded(file.read())


def _decoded(data: bytes) -> str:
    return data.decode(ENCODING, "replace").replace("\r\n", "\n")


class Terminal:
    """The program in a pseudo-terminal of so many columns; `screen()` is what a person would see there."""

    def __init__(
        self,
        quiz: Quiz,
        *arguments: str,
        columns: int = 80,
        rows: int = 120,
        environment: dict[str, str] | None = None,
    ) -> None:
        import pyte

        self._pyte = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.ByteStream(self._pyte)
        self.raw = b""
        ours, theirs = os.openpty()
        termios.tcsetwinsize(ours, (rows, columns))
        # The attributes of the terminal before the program changes them.
        self.attributes = termios.tcgetattr(ours)
        self._run = quiz.begin(
            arguments, [theirs] * 3, {"TERM": "xterm-256color", **_NO_PAUSE, **(environment or {})}, terminal=True
        )
        os.close(theirs)
        self.pid = self._run.pid
        # What it reads is bytes, which the stubs do not say.
        self.child: Any = fdspawn(ours, timeout=SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close()
        self._run.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def control(self, letter: str) -> Self:
        """Press Ctrl and a letter."""
        self._wait_until_it_reads()
        self.child.send(bytes([ord(letter) & 0x1F]))
        return self

    def send_signal(self, number: signal.Signals) -> Self:
        """Send a signal."""
        self._wait_until_it_reads()
        os.kill(self.pid, number)
        return self

    def _wait_until_it_reads(self) -> None:
        """Wait until the program waits for input: Python sees a signal that comes just before only with the next line."""
        stat = Path(f"/proc/{self.pid}/stat")
        while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "R":
            os.sched_yield()

    def expect(self, text: str) -> Self:
        """Read until `text` is on the terminal."""
        self.child.expect_exact(text)
        self._read(self.child.before + self.child.after)
        return self

    def shows(self, text: str) -> Self:
        """Read until `text` is on the screen, however it was drawn there."""
        self._read(self.child.buffer)
        self.child.buffer = b""
        while text not in self.screen():
            self._read(self.child.read_nonblocking(65536, SECONDS))
        return self

    def type(self, *lines: str) -> Self:
        """Type lines, each when it is asked for."""
        for line in lines:
            self.expect("> ")
            self.child.sendline(line)
        return self

    def stands(self, heading: str, footer: str = "help") -> Self:
        """Wait until a question stands there, with the footer below it; the first one is drawn twice."""
        self.expect(heading).expect(footer)
        return self.expect(footer) if "Question 1 " in heading else self

    def press(self, heading: str, *keys: str) -> Self:
        """Press keys once the question stands there, all of them at once."""
        self.stands(heading).child.send("".join(keys))
        return self

    def end(self) -> int:
        """Wait for the end; return the exit code, that of a shell where a signal ended it."""
        import pexpect

        self.child.expect(pexpect.EOF)
        self._read(self.child.before)
        self.child.close()
        return self._code()

    def wake(self, by: signal.Signals) -> Self:
        """Have the program look at its stopped clock: SIGWINCH wakes key mode, SIGALRM line mode."""
        # It may have looked at it already, and have ended.
        with suppress(ProcessLookupError):
            self.send_signal(by)
        return self

    def hang_up(self) -> int:
        """Close the terminal, and return the exit code."""
        self.child.close()
        return self._code()

    def _code(self) -> int:
        code = self._run.wait(SECONDS)
        return 128 - code if code < 0 else code

    def screen(self) -> str:
        """Return what stands on the terminal, without the spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._pyte.display).rstrip() + "\n"

    def scrollback(self) -> str:
        """Return what has left the screen at its top, and what stands there."""
        above = ["".join(line[x].data for x in range(self._pyte.columns)) for line in self._pyte.history.top]
        return "\n".join(line.rstrip() for line in (*above, *self.screen().splitlines())).rstrip() + "\n"

    def resize(self, rows: int, columns: int) -> Self:
        """Change the size of the terminal while the program runs."""
        termios.tcsetwinsize(self.child.child_fd, (rows, columns))
        self._pyte.resize(rows, columns)
        return self

    def _read(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)


def _receive_hangups() -> None:
    """Let a child receive SIGHUP, which `nohup pytest` would have it ignore."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def timeless(text: str) -> str:
    """Return a transcript without what depends on the clock and the day."""
    text = re.sub(r"Time: [\dhmins ]+(?=[.,])", "Time: T", text)
    text = re.sub(r"(\d %(?: ·|,)) \d[\dhmins ]*(?=\.?$)", r"\1 T", text, flags=re.MULTILINE)
    return re.sub(r"due (tomorrow|in \d+ days|today)\.", "due D.", text)


def matches_snapshot(text: str, path: Path) -> None:
    """Hold a text against the snapshot at `path`. With RENEW_SNAPSHOTS=1 in the environment it is written instead."""
    if os.environ.get("RENEW_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8")
    changes = "\n".join(unified_diff(expected.splitlines(), text.splitlines(), path.name, "now", lineterm="", n=1))
    assert text == expected, f"RENEW_SNAPSHOTS=1 renews {path.name}\n{changes}"
