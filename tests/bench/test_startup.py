"""How soon the first question stands on the screen, as a ratio to what the imports alone take.

CPU seconds of child processes, user and system; the two sides take turns, and the median of the ratios of the pairs
is printed. Nothing is asserted of times: another machine, another load.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from statistics import median

import pytest

from tests.processes import Quiz
from tests.windows import not_on_windows

pytestmark = [pytest.mark.bench, not_on_windows("needs a pseudo-terminal and resource usage")]

ROUNDS = 21
FLOOR = "import typer, yaml, rich.console, rich.text"
STEM = b"What does Carney want to achieve with his visit to Washington?"

KEYS = b"h help"

MARKDOWN = """
    title: Markdown
    questions:
      - question: |
          What does **this** print?

          ```python
          print(1 + 2)
          ```
        choices: ["`12`", "`3`"]
        answer: "`3`"
"""


def test_first_question_against_the_imports(quiz: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: 1.6, for its choices and its keys as well as for its stem, and with Markdown in both."""
    first = [*quiz.command, "start", "carney-washington-2025", "--seed", "1"]
    floor = [sys.executable, "-c", FLOOR]
    bare = [sys.executable, "-c", "pass"]

    _show(capfd, "first question / floor", lambda: seconds_until(quiz, first, STEM), lambda: _ended(quiz, floor))
    _show(capfd, "choices and keys / floor", lambda: seconds_until(quiz, first, KEYS), lambda: _ended(quiz, floor))
    quiz.deck(MARKDOWN)
    markdown = [*quiz.command, "start", "deck.yaml", "--seed", "1"]
    _show(
        capfd,
        "first question with Markdown / floor",
        lambda: seconds_until(quiz, markdown, KEYS),
        lambda: _ended(quiz, floor),
    )
    _show(capfd, "floor / bare interpreter", lambda: _ended(quiz, floor), lambda: _ended(quiz, bare))


def test_help_against_the_bare_interpreter(quiz: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: 8."""
    asked = [*quiz.command, "--help"]
    bare = [sys.executable, "-c", "pass"]

    _show(capfd, "quiz --help / bare interpreter", lambda: _ended(quiz, asked), lambda: _ended(quiz, bare))


def _show(capfd: pytest.CaptureFixture[str], name: str, one: Callable[[], float], other: Callable[[], float]) -> None:
    one(), other()
    pairs = [(one(), other()) for _ in range(ROUNDS)]
    ratio, ours, theirs = (
        median(values) for values in ([a / b for a, b in pairs], [a for a, _ in pairs], [b for _, b in pairs])
    )
    with capfd.disabled():
        print(f"\n{name}: {ratio:.2f} ({ours * 1000:.0f} ms / {theirs * 1000:.0f} ms)", flush=True)


def _ended(quiz: Quiz, command: list[str]) -> float:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=quiz.environment(), cwd=quiz.folder)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_utime + used.ru_stime


def seconds_until(quiz: Quiz, command: list[str], text: bytes) -> float:
    """Run in a pseudo-terminal until it shows a text, end it there, and return the CPU seconds that took."""
    import pty
    import signal

    ours, theirs = pty.openpty()
    environment = quiz.environment({"TERM": "xterm-256color", "COLUMNS": "80"})
    child = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=quiz.folder, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    while text not in seen:
        seen += os.read(ours, 65_536)
    os.kill(child.pid, signal.SIGKILL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    os.close(ours)
    return used.ru_utime + used.ru_stime
