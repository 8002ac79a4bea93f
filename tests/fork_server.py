"""Runs the program in forks of one process that has imported it already.

Each run is a process of its own, with its own descriptors, environment, folder, signals and exit code, but without the
quarter of a second that Python needs to import everything. One server serves one worker of the test run.
"""

import atexit
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, NoReturn

from tests.windows import EMULATED, emulate_streams, real

# Windows has no fork: there the tests start the program each time. An emulated one runs in forks, to save time.
AVAILABLE = sys.platform != "win32"
if AVAILABLE and not EMULATED:
    import fcntl
    import termios

# These read the environment while they are imported: how wide the help may be.
_NOT_IMPORTED = ("quizkit.__main__", "quizkit.cli")
_NUMBER = 8


class Order(NamedTuple):
    """What to run, as `quiz ARGUMENTS` in a folder. `terminal` makes standard input control the process.

    `clock` is a file with a moment and the seconds that have passed since: for the program no other time passes.
    """

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    terminal: bool = False
    clock: str = ""


class Run:
    """A process that the server began. `pid` is its process id."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.pid = self._number()

    def wait(self, seconds: float) -> int:
        """Return the exit code, negative if a signal ended it.

        Raises TimeoutError, after killing the process, if it runs for more than `seconds` from now.
        """
        self._connection.settimeout(seconds)
        try:
            return self._number()
        except TimeoutError:
            os.kill(self.pid, signal.SIGKILL)
            raise
        finally:
            self.close()

    def close(self) -> None:
        """Wait for nothing any more."""
        self._connection.close()

    def _number(self) -> int:
        return int.from_bytes(_received(self._connection, _NUMBER), "big", signed=True)


class ForkServer:
    """The client's end: starts the server, and has it run command lines."""

    def __init__(self, environment: dict[str, str]) -> None:
        """`environment` is what most runs have: one with other variables of Python's is slower to start."""
        self._socket, theirs = socket.socketpair()
        command = [sys.executable, "-m", "tests.fork_server", str(theirs.fileno())]
        root = Path(__file__).parents[1]
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=root, env=environment)
        theirs.close()
        atexit.register(self.close)

    def close(self) -> None:
        """End the server, and wait for its end."""
        self._socket.close()
        self._process.wait()

    def start(self, order: Order, files: Sequence[int]) -> Run:
        """Begin a run whose standard input, output and error are three descriptors."""
        data = json.dumps(order._asdict()).encode()
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._socket, [_bytes(len(data))], [*files, theirs.fileno()])
        self._socket.sendall(data)
        return Run(ours)


def _bytes(number: int) -> bytes:
    return number.to_bytes(_NUMBER, "big", signed=True)


def _received(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _serve(connection: socket.socket) -> None:
    """Fork for each request until the other end closes."""
    # Nobody waits for the forks that wait for the program.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        length, descriptors, _, _ = socket.recv_fds(connection, _NUMBER, 4)
        if not length:
            return
        order = Order(**json.loads(_received(connection, int.from_bytes(length, "big"))))
        if real("fork")() == 0:
            connection.close()
            _supervise(order, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _supervise(order: Order, descriptors: list[int]) -> NoReturn:
    """Run the program in a fork; answer with its process id, then with its exit code; and end this process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *files, reply = descriptors
    pid = real("fork")()
    if pid == 0:
        os.close(reply)
        _become(order, files)
    for descriptor in files:
        os.close(descriptor)
    os.write(reply, _bytes(pid))
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    # Who asked may have gone away.
    with suppress(OSError):
        os.write(reply, _bytes(code))
    os._exit(0)


def _become(order: Order, files: list[int]) -> NoReturn:
    """Run the program as `python -m quizkit` does, and end this process."""
    for number, descriptor in enumerate(files):
        os.dup2(descriptor, number)
        os.close(descriptor)
    if order.terminal:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        # A run under nohup passes on that SIGHUP is ignored.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.chdir(order.folder)
    if _what_python_reads(order.environment) != _what_python_reads(dict(os.environ)):
        os.execve(sys.executable, [sys.executable, "-m", "quizkit", *order.arguments], order.environment)
    os.environ.clear()
    os.environ.update(order.environment)
    real("tzset")()
    sys.argv = ["quiz", *order.arguments]
    if order.clock:
        _stop_the_clock(Path(order.clock))
    # As Python opens them under LC_ALL=C.UTF-8.
    sys.stdin = TextIOWrapper(os.fdopen(0, "rb", closefd=False), "utf-8", "surrogateescape")
    sys.stdout = TextIOWrapper(
        os.fdopen(1, "wb", closefd=False), "utf-8", "surrogateescape", line_buffering=order.terminal
    )
    sys.stderr = TextIOWrapper(os.fdopen(2, "wb", closefd=False), "utf-8", "backslashreplace", line_buffering=True)
    if EMULATED:
        emulate_streams()
    code = _run()
    threading._shutdown()  # type: ignore[attr-defined]  # what the interpreter does at its end, without its clean-up
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _what_python_reads(environment: dict[str, str]) -> dict[str, str]:
    """Return the variables that Python reads when it starts: a fork can't do that again."""
    return {name: value for name, value in environment.items() if name.startswith(("PYTHON", "LC_", "LANG"))}


def _stop_the_clock(path: Path) -> None:
    import quizkit.base.clock

    ticks = time.monotonic()

    def passed() -> tuple[datetime, float]:
        begun, seconds = path.read_text().split()
        return datetime.fromisoformat(begun), float(seconds)

    def now() -> datetime:
        begun, seconds = passed()
        return begun + timedelta(seconds=seconds)

    vars(quizkit.base.clock)["datetime"] = SimpleNamespace(now=now)
    time.monotonic = lambda: ticks + passed()[1]


def _run() -> int:
    from quizkit.__main__ import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - the interpreter prints all that a program lets pass
        traceback.print_exc()
        return 1
    return 0


def _import_everything() -> None:
    import quizkit
    from quizkit.grading.words.dictionary import load_dictionary

    for module in pkgutil.walk_packages(quizkit.__path__, "quizkit."):
        if not module.name.startswith(_NOT_IMPORTED):
            importlib.import_module(module.name)
    for name in ("filelock", "prompt_toolkit", "typer"):
        importlib.import_module(name)
    load_dictionary("en")


if __name__ == "__main__":
    import gc

    _import_everything()
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
