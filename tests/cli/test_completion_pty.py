"""Tab in real shells, set up as `quiz --install-completion` does: no file name runs anything, and plain names complete."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.processes import SECONDS, Quiz
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

DECK = "title: A deck\nquestions:\n- {question: Why?, answer: So}\n"
PLAIN = ("capitals", "größe-2", "unit.3_b")
# Each would make the file `pwned`, in one shell or another, where it is put into a line as it is.
HOSTILE = (
    "$(touch pwned)", r"\$(touch pwned)", r"\\$(touch pwned)", "`touch pwned`", r"\`touch pwned\`", "x;touch pwned #",
    "x|touch pwned", "x&touch pwned", "x&&touch pwned #", "x'$(touch pwned)", "x';touch pwned;'", "x\"$(touch pwned)",
    'x";touch pwned;"', "x\ntouch pwned\n", "(touch pwned)", "<(touch pwned)", "x>pwned", "-x;touch pwned", "~;touch pwned",
    "!touch pwned", "*", "{x,;touch pwned}", "x:$(touch pwned)", "x\t;touch pwned", "\x1b[200~touch pwned\r", "x'))'; touch pwned; '",
    "x ;touch pwned", "=(touch pwned)", "x\r;touch pwned", "#;touch pwned", r"x\'; touch pwned; #", "ü;touch pwned", "q;touch pwned #",
)  # fmt: skip
# Runs the program where a shell asks it for completions, else writes down what it was called with.
STAND_IN = """\
#!/bin/sh
if [ -n "$_QUIZ_COMPLETE" ] || [ "$1" = --install-completion ]; then exec {program} "$@"; fi
printf '<%s>' "$@"
echo .
"""


# What a shell writes when it begins to read a line: it asks the terminal to mark what is pasted.
READING = b"\x1b[?2004h"


class Shell:
    """An interactive shell at a pseudo-terminal, in which completion was installed, and where `quiz` shows its arguments."""

    def __init__(self, name: str, quiz: Quiz) -> None:
        import pexpect

        programs = quiz.folder.parent / "programs"
        programs.mkdir()
        stand_in = programs / "quiz"
        stand_in.write_text(STAND_IN.format(program=" ".join(quiz.command)))
        stand_in.chmod(0o755)
        environment = quiz.environment({"TERM": "xterm"})
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        Path(environment["HOME"], ".inputrc").write_text("set enable-bracketed-paste on\n")
        Path(environment["HOME"], ".config/fish").mkdir(parents=True)
        # It would call the program for each key.
        Path(environment["HOME"], ".config/fish/config.fish").write_text("set -g fish_autosuggestion_enabled 0\n")
        installing = [name, "-c", "quiz --install-completion; true"]
        subprocess.run(installing, cwd=quiz.folder, env=environment, timeout=SECONDS, check=True, capture_output=True)
        self.child: Any = pexpect.spawn(
            name, ["-i"], cwd=str(quiz.folder), env=environment, dimensions=(50, 200), timeout=SECONDS
        )
        self.child.delaybeforesend = None
        # The first Tab in zsh only loads what was installed.
        self.enter("quiz ready\t", "<ready>.")

    def enter(self, keys: str, expected: str) -> None:
        """Press keys and Enter, and wait until that is written, and the next line is read."""
        self.child.send(f"{keys}\r".encode())
        self.child.expect_exact(expected.encode())
        self.child.expect_exact(READING)

    def press(self, keys: str, written: str) -> None:
        """Press keys, and wait until that is written."""
        self.child.send(keys.encode())
        self.child.expect_exact(written.encode())


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, quiz: Quiz) -> Iterator[Shell]:
    name = str(request.param)
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    for stem in (*PLAIN, *HOSTILE):
        quiz.deck(DECK, f"{stem}.yaml")
    shell = Shell(name, quiz)
    yield shell
    shell.child.close(force=True)


@pytest.mark.slow
def test_plain_names_complete_and_no_name_runs(shell: Shell, quiz: Quiz) -> None:
    before = sorted(quiz.folder.iterdir())

    shell.enter("quiz start cap\t", "<start><capitals>.")
    shell.enter("quiz start grö\t", "<start><größe-2>.")
    shell.enter("quiz preview un\t", "<preview><unit.3_b>.")
    # Where no deck has such a name, the shell itself completes files.
    shell.enter("quiz start q\t", "<start><q;touch pwned #.yaml>.")
    shell.enter("quiz check ü\t", "<check><ü;touch pwned.yaml>.")
    for begun in ("start \t", r"start \\", r"check x\'"):
        # What Tab lists or takes is seen once Z is; then the line is entered as it is.
        shell.press(f"quiz {begun}\tZ", "Z")
        shell.enter("", ">.")

    assert sorted(quiz.folder.iterdir()) == before
